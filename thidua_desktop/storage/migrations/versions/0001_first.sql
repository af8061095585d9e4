CREATE TABLE award_form (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    decided_by_commune INTEGER NOT NULL,
    position INTEGER NOT NULL,
    origin TEXT NOT NULL,
    CONSTRAINT pk_award_form PRIMARY KEY (id),
    CONSTRAINT uq_award_form_key UNIQUE ("key"),
    CONSTRAINT ck_award_form_decided_by_commune CHECK (decided_by_commune IN (0, 1)),
    CONSTRAINT ck_award_form_origin CHECK (origin IN ('SHIPPED', 'OFFICE'))
)
 STRICT;
CREATE TABLE base_salary (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    amount_vnd INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    source TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    checked_on TEXT,
    origin TEXT NOT NULL,
    CONSTRAINT pk_base_salary PRIMARY KEY (id),
    CONSTRAINT uq_base_salary_key UNIQUE ("key"),
    CONSTRAINT ck_base_salary_valid_from_first CHECK (valid_from <= valid_to),
    CONSTRAINT ck_base_salary_amount_vnd_not_negative CHECK (amount_vnd + 0 >= 0),
    CONSTRAINT ck_base_salary_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_base_salary_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_base_salary_confirmed CHECK (confirmed IN (0, 1)),
    CONSTRAINT ck_base_salary_checked_on CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_base_salary_origin CHECK (origin IN ('SHIPPED', 'OFFICE'))
)
 STRICT;
CREATE TABLE campaign (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    title TEXT NOT NULL,
    short_name TEXT NOT NULL,
    state TEXT NOT NULL,
    document_number TEXT,
    document_date TEXT,
    issuer TEXT,
    place TEXT,
    period_text TEXT,
    starts TEXT,
    ends TEXT,
    signer_name TEXT,
    signer_capacity TEXT,
    parent_document TEXT,
    closed_on TEXT,
    reopen_reason TEXT,
    is_sample INTEGER NOT NULL,
    exempt_policy TEXT NOT NULL,
    exceed_cap TEXT NOT NULL,
    late_done_counts INTEGER NOT NULL,
    risk_gap TEXT NOT NULL,
    due_soon_days INTEGER NOT NULL,
    grade_excellent TEXT NOT NULL,
    grade_good TEXT NOT NULL,
    grade_fair TEXT NOT NULL,
    criteria_reading TEXT NOT NULL,
    criteria_share TEXT NOT NULL,
    CONSTRAINT pk_campaign PRIMARY KEY (id),
    CONSTRAINT uq_campaign_uid UNIQUE (uid),
    CONSTRAINT ck_campaign_starts_first CHECK (starts <= ends),
    CONSTRAINT ck_campaign_due_soon_days_not_negative CHECK (due_soon_days + 0 >= 0),
    CONSTRAINT ck_campaign_state CHECK (state IN ('DRAFT', 'OPEN', 'CLOSED')),
    CONSTRAINT ck_campaign_document_date CHECK (document_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_campaign_starts CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_campaign_ends CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_campaign_closed_on CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_campaign_is_sample CHECK (is_sample IN (0, 1)),
    CONSTRAINT ck_campaign_exempt_policy CHECK (exempt_policy IN ('SCALE', 'FULL_POINTS')),
    CONSTRAINT ck_campaign_exceed_cap CHECK (exceed_cap NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_late_done_counts CHECK (late_done_counts IN (0, 1)),
    CONSTRAINT ck_campaign_risk_gap CHECK (risk_gap NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_grade_excellent CHECK (grade_excellent NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_grade_good CHECK (grade_good NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_grade_fair CHECK (grade_fair NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_criteria_reading CHECK (criteria_reading IN ('BOTH', 'EITHER')),
    CONSTRAINT ck_campaign_criteria_share CHECK (criteria_share NOT GLOB '*[^-.0-9]*')
)
 STRICT;
CREATE TABLE changeset (
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    of_seq INTEGER,
    label TEXT NOT NULL,
    actor TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT,
    barrier TEXT,
    detail TEXT,
    schema_version INTEGER NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    CONSTRAINT pk_changeset PRIMARY KEY (seq),
    CONSTRAINT ck_changeset_kind CHECK (kind IN ('DO', 'UNDO', 'REDO', 'EVENT')),
    CONSTRAINT ck_changeset_at CHECK (at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_changeset_of_seq FOREIGN KEY(of_seq) REFERENCES changeset (seq) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE counter (
    table_name TEXT NOT NULL,
    last_id INTEGER NOT NULL,
    CONSTRAINT pk_counter PRIMARY KEY (table_name)
)
 STRICT;
CREATE TABLE legal_instrument (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    title TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    cited_for TEXT NOT NULL,
    cite_order INTEGER NOT NULL,
    confirmed INTEGER NOT NULL,
    checked_on TEXT,
    origin TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_legal_instrument PRIMARY KEY (id),
    CONSTRAINT uq_legal_instrument_key UNIQUE ("key"),
    CONSTRAINT ck_legal_instrument_valid_from_first CHECK (valid_from <= valid_to),
    CONSTRAINT ck_legal_instrument_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_legal_instrument_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_legal_instrument_confirmed CHECK (confirmed IN (0, 1)),
    CONSTRAINT ck_legal_instrument_checked_on CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_legal_instrument_origin CHECK (origin IN ('SHIPPED', 'OFFICE'))
)
 STRICT;
CREATE TABLE office (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    commune TEXT NOT NULL,
    province TEXT NOT NULL,
    department TEXT NOT NULL,
    department_code TEXT NOT NULL,
    officer TEXT NOT NULL,
    valid_from TEXT,
    is_sample INTEGER NOT NULL,
    CONSTRAINT pk_office PRIMARY KEY (id),
    CONSTRAINT ck_office_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_office_is_sample CHECK (is_sample IN (0, 1))
)
 STRICT;
CREATE TABLE prize_rate (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    form_key TEXT NOT NULL,
    subject TEXT NOT NULL,
    multiple TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    source TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    checked_on TEXT,
    origin TEXT NOT NULL,
    CONSTRAINT pk_prize_rate PRIMARY KEY (id),
    CONSTRAINT uq_prize_rate_key UNIQUE ("key"),
    CONSTRAINT ck_prize_rate_valid_from_first CHECK (valid_from <= valid_to),
    CONSTRAINT ck_prize_rate_multiple_not_negative CHECK (multiple + 0 >= 0),
    CONSTRAINT ck_prize_rate_subject CHECK (subject IN ('COLLECTIVE', 'PERSON', 'HOUSEHOLD')),
    CONSTRAINT ck_prize_rate_multiple CHECK (multiple NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_prize_rate_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_prize_rate_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_prize_rate_confirmed CHECK (confirmed IN (0, 1)),
    CONSTRAINT ck_prize_rate_checked_on CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_prize_rate_origin CHECK (origin IN ('SHIPPED', 'OFFICE'))
)
 STRICT;
CREATE TABLE rounding_rule (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    mode TEXT NOT NULL,
    step_vnd INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    source TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    origin TEXT NOT NULL,
    CONSTRAINT pk_rounding_rule PRIMARY KEY (id),
    CONSTRAINT uq_rounding_rule_key UNIQUE ("key"),
    CONSTRAINT ck_rounding_rule_valid_from_first CHECK (valid_from <= valid_to),
    CONSTRAINT ck_rounding_rule_step_vnd CHECK (step_vnd > 0),
    CONSTRAINT ck_rounding_rule_mode CHECK (mode IN ('EXACT', 'UP')),
    CONSTRAINT ck_rounding_rule_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_rounding_rule_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_rounding_rule_confirmed CHECK (confirmed IN (0, 1)),
    CONSTRAINT ck_rounding_rule_origin CHECK (origin IN ('SHIPPED', 'OFFICE'))
)
 STRICT;
CREATE TABLE signatory (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    capacity TEXT NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    is_sample INTEGER NOT NULL,
    CONSTRAINT pk_signatory PRIMARY KEY (id),
    CONSTRAINT ck_signatory_valid_from_first CHECK (valid_from <= valid_to),
    CONSTRAINT ck_signatory_capacity CHECK (capacity IN ('CHAIR', 'VICE_CHAIR', 'DEPARTMENT_HEAD', 'DEPARTMENT_DEPUTY')),
    CONSTRAINT ck_signatory_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_signatory_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_signatory_is_sample CHECK (is_sample IN (0, 1))
)
 STRICT;
CREATE TABLE unit (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    head TEXT,
    position INTEGER NOT NULL,
    active_from TEXT,
    active_to TEXT,
    is_sample INTEGER NOT NULL,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    CONSTRAINT pk_unit PRIMARY KEY (id),
    CONSTRAINT uq_unit_uid UNIQUE (uid),
    CONSTRAINT ck_unit_active_from_first CHECK (active_from <= active_to),
    CONSTRAINT ck_unit_kind CHECK (kind IN ('DEPARTMENT', 'PARTY', 'FRONT', 'SCHOOL', 'HEALTH', 'POLICE_MILITARY', 'HAMLET', 'BUSINESS', 'OTHER')),
    CONSTRAINT ck_unit_active_from CHECK (active_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_unit_active_to CHECK (active_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_unit_is_sample CHECK (is_sample IN (0, 1))
)
 STRICT;
CREATE TABLE adjustment (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    points TEXT NOT NULL,
    on_day TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_adjustment PRIMARY KEY (id),
    CONSTRAINT ck_adjustment_points_not_negative CHECK (points + 0 >= 0),
    CONSTRAINT ck_adjustment_kind CHECK (kind IN ('BONUS', 'DEDUCTION', 'VETO')),
    CONSTRAINT ck_adjustment_points CHECK (points NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_adjustment_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_adjustment_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_adjustment_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE award_round (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    campaign_id INTEGER,
    name TEXT NOT NULL,
    award_type TEXT NOT NULL,
    year INTEGER NOT NULL,
    data_day TEXT NOT NULL,
    quota_collective INTEGER,
    quota_person INTEGER,
    CONSTRAINT pk_award_round PRIMARY KEY (id),
    CONSTRAINT uq_award_round_uid UNIQUE (uid),
    CONSTRAINT ck_award_round_quota_collective_not_negative CHECK (quota_collective + 0 >= 0),
    CONSTRAINT ck_award_round_quota_person_not_negative CHECK (quota_person + 0 >= 0),
    CONSTRAINT ck_award_round_award_type CHECK (award_type IN ('MERIT', 'UNSCHEDULED', 'MOVEMENT', 'DEDICATION', 'OTHER')),
    CONSTRAINT ck_award_round_data_day CHECK (data_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_award_round_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE block (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_block PRIMARY KEY (id),
    CONSTRAINT fk_block_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE change (
    seq INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    "key" INTEGER NOT NULL,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT pk_change PRIMARY KEY (seq, ordinal),
    CONSTRAINT fk_change_seq FOREIGN KEY(seq) REFERENCES changeset (seq) ON DELETE RESTRICT
)
 STRICT;
CREATE INDEX ix_change_table_name_key ON change (table_name, "key");
CREATE TABLE field (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    CONSTRAINT pk_field PRIMARY KEY (id),
    CONSTRAINT fk_field_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE household (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    head_name TEXT NOT NULL,
    head_salutation TEXT,
    unit_id INTEGER NOT NULL,
    address TEXT NOT NULL,
    is_sample INTEGER NOT NULL,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    CONSTRAINT pk_household PRIMARY KEY (id),
    CONSTRAINT uq_household_uid UNIQUE (uid),
    CONSTRAINT ck_household_head_salutation CHECK (head_salutation IN ('MR', 'MRS', 'PUPIL', 'COMRADE', 'NONE')),
    CONSTRAINT ck_household_is_sample CHECK (is_sample IN (0, 1)),
    CONSTRAINT fk_household_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE person (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    salutation TEXT,
    position_title TEXT NOT NULL,
    birth_year INTEGER,
    gender TEXT NOT NULL,
    person_group TEXT NOT NULL,
    is_sample INTEGER NOT NULL,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name_key TEXT NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT uq_person_uid UNIQUE (uid),
    CONSTRAINT ck_person_salutation CHECK (salutation IN ('MR', 'MRS', 'PUPIL', 'COMRADE', 'NONE')),
    CONSTRAINT ck_person_gender CHECK (gender IN ('MALE', 'FEMALE', 'UNKNOWN')),
    CONSTRAINT ck_person_person_group CHECK (person_group IN ('LEADER', 'OFFICIAL', 'WORKER', 'FARMER', 'OTHER')),
    CONSTRAINT ck_person_is_sample CHECK (is_sample IN (0, 1)),
    CONSTRAINT fk_person_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE plan_text (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_plan_text PRIMARY KEY (id),
    CONSTRAINT ck_plan_text_kind CHECK (kind IN ('BASIS', 'AWARD_FORM', 'CRITERION', 'RECIPIENT')),
    CONSTRAINT fk_plan_text_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE annual_rating (
    id INTEGER NOT NULL,
    unit_id INTEGER,
    person_id INTEGER,
    year INTEGER NOT NULL,
    level TEXT NOT NULL,
    document TEXT NOT NULL,
    CONSTRAINT pk_annual_rating PRIMARY KEY (id),
    CONSTRAINT ck_annual_rating_one_subject CHECK ((unit_id IS NOT NULL) + (person_id IS NOT NULL) = 1),
    CONSTRAINT ck_annual_rating_level CHECK (level IN ('EXCELLENT', 'GOOD', 'COMPLETED', 'NOT_COMPLETED')),
    CONSTRAINT fk_annual_rating_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_annual_rating_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE campaign_unit (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    block_id INTEGER NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    CONSTRAINT pk_campaign_unit PRIMARY KEY (id),
    CONSTRAINT ck_campaign_unit_valid_from_first CHECK (valid_from <= valid_to),
    CONSTRAINT ck_campaign_unit_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_campaign_unit_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_campaign_unit_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_campaign_unit_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_campaign_unit_block_id FOREIGN KEY(block_id) REFERENCES block (id) ON DELETE RESTRICT
)
 STRICT;
CREATE UNIQUE INDEX uq_campaign_unit_from_a_day ON campaign_unit (campaign_id, unit_id, coalesce(valid_from, ''));
CREATE TABLE decision (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    round_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    symbol TEXT NOT NULL,
    number INTEGER,
    decided_on TEXT,
    year INTEGER,
    signatory_id INTEGER NOT NULL,
    frozen TEXT,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT uq_decision_uid UNIQUE (uid),
    CONSTRAINT uq_decision_symbol_year_number UNIQUE (symbol, year, number),
    CONSTRAINT ck_decision_issued_is_whole CHECK (state <> 'ISSUED' OR (number > 0 AND decided_on IS NOT NULL AND frozen IS NOT NULL)),
    CONSTRAINT ck_decision_kind CHECK (kind IN ('AWARD', 'AMENDMENT', 'REVOCATION')),
    CONSTRAINT ck_decision_state CHECK (state IN ('DRAFT', 'AWAITING_NUMBER', 'ISSUED')),
    CONSTRAINT ck_decision_decided_on CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_decision_round_id FOREIGN KEY(round_id) REFERENCES award_round (id) ON DELETE RESTRICT,
    CONSTRAINT fk_decision_signatory_id FOREIGN KEY(signatory_id) REFERENCES signatory (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE indicator (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    campaign_id INTEGER NOT NULL,
    field_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    accumulation TEXT NOT NULL,
    measure_unit TEXT,
    scope TEXT NOT NULL,
    scope_kinds TEXT NOT NULL,
    lead_unit_id INTEGER,
    active_to TEXT,
    source_lines TEXT NOT NULL,
    CONSTRAINT pk_indicator PRIMARY KEY (id),
    CONSTRAINT uq_indicator_uid UNIQUE (uid),
    CONSTRAINT ck_indicator_rule CHECK (rule IN ('RATIO', 'AT_LEAST', 'AT_MOST', 'DONE', 'GRADE')),
    CONSTRAINT ck_indicator_accumulation CHECK (accumulation IN ('CUMULATIVE', 'PER_PERIOD')),
    CONSTRAINT ck_indicator_scope CHECK (scope IN ('COMMUNE', 'EACH_UNIT')),
    CONSTRAINT ck_indicator_active_to CHECK (active_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_indicator_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_field_id FOREIGN KEY(field_id) REFERENCES field (id) ON DELETE RESTRICT,
    CONSTRAINT fk_indicator_lead_unit_id FOREIGN KEY(lead_unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE initiative (
    id INTEGER NOT NULL,
    campaign_id INTEGER,
    unit_id INTEGER NOT NULL,
    person_id INTEGER,
    title TEXT NOT NULL,
    recognised_document TEXT,
    confirmed_by TEXT,
    on_day TEXT,
    CONSTRAINT pk_initiative PRIMARY KEY (id),
    CONSTRAINT ck_initiative_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_initiative_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_initiative_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_initiative_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE nomination (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    round_id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    person_id INTEGER,
    household_id INTEGER,
    form_key TEXT NOT NULL,
    printed_name TEXT NOT NULL,
    subtitle TEXT NOT NULL,
    citation TEXT NOT NULL,
    state TEXT NOT NULL,
    state_reason TEXT,
    head_confirmed_by TEXT,
    head_confirmed_on TEXT,
    position INTEGER NOT NULL,
    CONSTRAINT pk_nomination PRIMARY KEY (id),
    CONSTRAINT uq_nomination_uid UNIQUE (uid),
    CONSTRAINT ck_nomination_subject CHECK (subject IN ('COLLECTIVE', 'PERSON', 'HOUSEHOLD')),
    CONSTRAINT ck_nomination_state CHECK (state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'ELIGIBLE', 'VOTED', 'APPROVED', 'REJECTED')),
    CONSTRAINT ck_nomination_head_confirmed_on CHECK (head_confirmed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_nomination_round_id FOREIGN KEY(round_id) REFERENCES award_round (id) ON DELETE RESTRICT,
    CONSTRAINT fk_nomination_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_nomination_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_nomination_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE RESTRICT
)
 STRICT;
CREATE INDEX ix_nomination_round_id ON nomination (round_id);
CREATE TABLE stop_flag (
    id INTEGER NOT NULL,
    unit_id INTEGER,
    person_id INTEGER,
    household_id INTEGER,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT,
    CONSTRAINT pk_stop_flag PRIMARY KEY (id),
    CONSTRAINT ck_stop_flag_one_subject CHECK ((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (household_id IS NOT NULL) = 1),
    CONSTRAINT ck_stop_flag_starts_first CHECK (starts <= ends),
    CONSTRAINT ck_stop_flag_reason CHECK (reason IN ('DISCIPLINE', 'INVESTIGATION', 'INSPECTION', 'COMPLAINT')),
    CONSTRAINT ck_stop_flag_starts CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_stop_flag_ends CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_stop_flag_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stop_flag_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stop_flag_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE assignment (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    indicator_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    target TEXT,
    registered_target TEXT,
    responsible TEXT,
    deadline TEXT,
    no_duty INTEGER NOT NULL,
    is_contributor INTEGER NOT NULL,
    valid_from TEXT,
    valid_to TEXT,
    CONSTRAINT pk_assignment PRIMARY KEY (id),
    CONSTRAINT ck_assignment_valid_from_first CHECK (valid_from <= valid_to),
    CONSTRAINT ck_assignment_target CHECK (target NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_assignment_registered_target CHECK (registered_target NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_assignment_deadline CHECK (deadline GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_assignment_no_duty CHECK (no_duty IN (0, 1)),
    CONSTRAINT ck_assignment_is_contributor CHECK (is_contributor IN (0, 1)),
    CONSTRAINT ck_assignment_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_assignment_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_assignment_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_assignment_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT,
    CONSTRAINT fk_assignment_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE INDEX ix_assignment_campaign_id_unit_id ON assignment (campaign_id, unit_id);
CREATE UNIQUE INDEX uq_assignment_from_a_day ON assignment (indicator_id, unit_id, coalesce(valid_from, ''));
CREATE TABLE award (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    decision_id INTEGER NOT NULL,
    nomination_id INTEGER,
    position INTEGER NOT NULL,
    subject TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    person_id INTEGER,
    household_id INTEGER,
    form_key TEXT NOT NULL,
    printed_name TEXT NOT NULL,
    subtitle TEXT NOT NULL,
    citation TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    amount_vnd INTEGER,
    amount_formula TEXT NOT NULL,
    register_number INTEGER,
    register_year INTEGER,
    name_key TEXT NOT NULL,
    CONSTRAINT pk_award PRIMARY KEY (id),
    CONSTRAINT uq_award_uid UNIQUE (uid),
    CONSTRAINT uq_award_register_year_register_number UNIQUE (register_year, register_number),
    CONSTRAINT ck_award_amount_vnd_not_negative CHECK (amount_vnd + 0 >= 0),
    CONSTRAINT ck_award_subject CHECK (subject IN ('COLLECTIVE', 'PERSON', 'HOUSEHOLD')),
    CONSTRAINT fk_award_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_nomination_id FOREIGN KEY(nomination_id) REFERENCES nomination (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE RESTRICT
)
 STRICT;
CREATE INDEX ix_award_decision_id ON award (decision_id);
CREATE INDEX ix_award_name_key ON award (name_key);
CREATE TABLE indicator_version (
    id INTEGER NOT NULL,
    indicator_id INTEGER NOT NULL,
    valid_from TEXT,
    text TEXT NOT NULL,
    short_text TEXT NOT NULL,
    target TEXT,
    baseline TEXT,
    strict INTEGER NOT NULL,
    allow_exceed INTEGER NOT NULL,
    to_check INTEGER NOT NULL,
    weight TEXT NOT NULL,
    deadline TEXT,
    reason TEXT,
    CONSTRAINT pk_indicator_version PRIMARY KEY (id),
    CONSTRAINT ck_indicator_version_weight_not_negative CHECK (weight + 0 >= 0),
    CONSTRAINT ck_indicator_version_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_indicator_version_target CHECK (target NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_indicator_version_baseline CHECK (baseline NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_indicator_version_strict CHECK (strict IN (0, 1)),
    CONSTRAINT ck_indicator_version_allow_exceed CHECK (allow_exceed IN (0, 1)),
    CONSTRAINT ck_indicator_version_to_check CHECK (to_check IN (0, 1)),
    CONSTRAINT ck_indicator_version_weight CHECK (weight NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_indicator_version_deadline CHECK (deadline GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_indicator_version_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT
)
 STRICT;
CREATE UNIQUE INDEX uq_indicator_version_from_a_day ON indicator_version (indicator_id, coalesce(valid_from, ''));
CREATE TABLE override (
    id INTEGER NOT NULL,
    nomination_id INTEGER NOT NULL,
    condition TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_override PRIMARY KEY (id),
    CONSTRAINT ck_override_condition CHECK (condition IN ('ANNUAL_RATING', 'PLAN_CRITERIA', 'NO_STOP_FLAG', 'BALANCE')),
    CONSTRAINT fk_override_nomination_id FOREIGN KEY(nomination_id) REFERENCES nomination (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE paper (
    id INTEGER NOT NULL,
    campaign_id INTEGER,
    decision_id INTEGER,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    made_at TEXT NOT NULL,
    CONSTRAINT pk_paper PRIMARY KEY (id),
    CONSTRAINT ck_paper_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT ck_paper_kind CHECK (kind IN ('DECISION', 'CERTIFICATES', 'INDICATOR_SUMMARY', 'FINAL_REPORT', 'RANKING_LIST')),
    CONSTRAINT ck_paper_made_at CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_paper_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_paper_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE progress_entry (
    id INTEGER NOT NULL,
    assignment_id INTEGER NOT NULL,
    as_at TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT,
    done TEXT,
    total TEXT,
    grade TEXT,
    done_on TEXT,
    remark TEXT,
    typed TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    CONSTRAINT pk_progress_entry PRIMARY KEY (id),
    CONSTRAINT ck_progress_entry_as_at CHECK (as_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_progress_entry_kind CHECK (kind IN ('VALUE', 'NOT_ARISEN', 'WITHDRAWN')),
    CONSTRAINT ck_progress_entry_value CHECK (value NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_progress_entry_done CHECK (done NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_progress_entry_total CHECK (total NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_progress_entry_grade CHECK (grade IN ('GOOD', 'FAIR', 'PASS', 'FAIL')),
    CONSTRAINT ck_progress_entry_done_on CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_progress_entry_entered_at CHECK (entered_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_progress_entry_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignment (id) ON DELETE RESTRICT
)
 STRICT;
CREATE INDEX ix_progress_entry_assignment_id_as_at ON progress_entry (assignment_id, as_at);
CREATE TABLE verification (
    id INTEGER NOT NULL,
    entry_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    value TEXT,
    done TEXT,
    total TEXT,
    grade TEXT,
    done_on TEXT,
    verified_by TEXT NOT NULL,
    reason TEXT,
    verified_at TEXT NOT NULL,
    CONSTRAINT pk_verification PRIMARY KEY (id),
    CONSTRAINT ck_verification_kind CHECK (kind IN ('VALUE', 'NOT_ARISEN', 'WITHDRAWN')),
    CONSTRAINT ck_verification_value CHECK (value NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_verification_done CHECK (done NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_verification_total CHECK (total NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_verification_grade CHECK (grade IN ('GOOD', 'FAIR', 'PASS', 'FAIL')),
    CONSTRAINT ck_verification_done_on CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_verification_verified_at CHECK (verified_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_verification_entry_id FOREIGN KEY(entry_id) REFERENCES progress_entry (id) ON DELETE RESTRICT
)
 STRICT;
CREATE INDEX ix_verification_entry_id ON verification (entry_id);
