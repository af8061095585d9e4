CREATE TABLE new_unit (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    head TEXT,
    contact TEXT NOT NULL,
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
INSERT INTO new_unit (id, uid, name, short_name, kind, head, contact, position, active_from, active_to, is_sample, fold, sort_key)
    SELECT id, uid, name, short_name, kind, head, '', position, active_from, active_to, is_sample, fold, sort_key FROM unit;
DROP TABLE unit;
ALTER TABLE new_unit RENAME TO unit;
CREATE TABLE new_person (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    salutation TEXT,
    position_title TEXT NOT NULL,
    birth_year INTEGER,
    gender TEXT NOT NULL,
    person_group TEXT NOT NULL,
    active_to TEXT,
    is_sample INTEGER NOT NULL,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    name_key TEXT NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT uq_person_uid UNIQUE (uid),
    CONSTRAINT ck_person_salutation CHECK (salutation IN ('MR', 'MRS', 'PUPIL', 'COMRADE', 'NONE')),
    CONSTRAINT ck_person_gender CHECK (gender IN ('MALE', 'FEMALE', 'UNKNOWN')),
    CONSTRAINT ck_person_person_group CHECK (person_group IN ('LEADER', 'OFFICIAL', 'WORKER', 'FARMER', 'OTHER')),
    CONSTRAINT ck_person_active_to CHECK (active_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_person_is_sample CHECK (is_sample IN (0, 1)),
    CONSTRAINT fk_person_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_person (id, uid, name, unit_id, salutation, position_title, birth_year, gender, person_group, active_to, is_sample, fold, sort_key, name_key)
    SELECT id, uid, name, unit_id, salutation, position_title, birth_year, gender, person_group, NULL, is_sample, fold, sort_key, name_key FROM person;
DROP TABLE person;
ALTER TABLE new_person RENAME TO person;
CREATE TABLE new_household (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    head_name TEXT NOT NULL,
    head_salutation TEXT,
    unit_id INTEGER NOT NULL,
    address TEXT NOT NULL,
    active_to TEXT,
    is_sample INTEGER NOT NULL,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    CONSTRAINT pk_household PRIMARY KEY (id),
    CONSTRAINT uq_household_uid UNIQUE (uid),
    CONSTRAINT ck_household_head_salutation CHECK (head_salutation IN ('MR', 'MRS', 'PUPIL', 'COMRADE', 'NONE')),
    CONSTRAINT ck_household_active_to CHECK (active_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_household_is_sample CHECK (is_sample IN (0, 1)),
    CONSTRAINT fk_household_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_household (id, uid, head_name, head_salutation, unit_id, address, active_to, is_sample, fold, sort_key)
    SELECT id, uid, head_name, head_salutation, unit_id, address, NULL, is_sample, fold, sort_key FROM household;
DROP TABLE household;
ALTER TABLE new_household RENAME TO household;
CREATE TABLE new_block (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    pact_on TEXT,
    CONSTRAINT pk_block PRIMARY KEY (id),
    CONSTRAINT ck_block_pact_on CHECK (pact_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_block_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_block (id, campaign_id, name, position, pact_on)
    SELECT id, campaign_id, name, position, NULL FROM block;
DROP TABLE block;
ALTER TABLE new_block RENAME TO block;
CREATE TABLE new_campaign (
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
INSERT INTO new_campaign (id, uid, title, short_name, state, document_number, document_date, issuer, place, period_text, starts, ends, signer_name, signer_capacity, closed_on, reopen_reason, is_sample, exempt_policy, exceed_cap, late_done_counts, risk_gap, due_soon_days, grade_excellent, grade_good, grade_fair, criteria_reading, criteria_share)
    SELECT id, uid, title, short_name, state, document_number, document_date, issuer, place, period_text, starts, ends, signer_name, signer_capacity, closed_on, reopen_reason, is_sample, exempt_policy, exceed_cap, late_done_counts, risk_gap, due_soon_days, grade_excellent, grade_good, grade_fair, criteria_reading, criteria_share FROM campaign;
DROP TABLE campaign;
ALTER TABLE new_campaign RENAME TO campaign;
CREATE TABLE new_paper (
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
    CONSTRAINT ck_paper_kind CHECK (kind IN ('DECISION', 'CERTIFICATES', 'INDICATOR_SUMMARY', 'FINAL_REPORT', 'RANKING_LIST', 'PLAN')),
    CONSTRAINT ck_paper_made_at CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_paper_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_paper_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_paper (id, campaign_id, decision_id, kind, format, file_name, sha256, made_at)
    SELECT id, campaign_id, decision_id, kind, format, file_name, sha256, made_at FROM paper;
DROP TABLE paper;
ALTER TABLE new_paper RENAME TO paper;
CREATE TABLE former_head (
    id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    CONSTRAINT pk_former_head PRIMARY KEY (id),
    CONSTRAINT ck_former_head_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_former_head_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE merger (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    successor_id INTEGER NOT NULL,
    on_day TEXT NOT NULL,
    document TEXT NOT NULL,
    CONSTRAINT pk_merger PRIMARY KEY (id),
    CONSTRAINT uq_merger_uid UNIQUE (uid),
    CONSTRAINT ck_merger_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_merger_successor_id FOREIGN KEY(successor_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE merged_unit (
    id INTEGER NOT NULL,
    merger_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    CONSTRAINT pk_merged_unit PRIMARY KEY (id),
    CONSTRAINT fk_merged_unit_merger_id FOREIGN KEY(merger_id) REFERENCES merger (id) ON DELETE RESTRICT,
    CONSTRAINT fk_merged_unit_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE collective (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    head TEXT,
    active_to TEXT,
    is_sample INTEGER NOT NULL,
    fold TEXT NOT NULL,
    sort_key TEXT NOT NULL,
    CONSTRAINT pk_collective PRIMARY KEY (id),
    CONSTRAINT uq_collective_uid UNIQUE (uid),
    CONSTRAINT ck_collective_active_to CHECK (active_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_collective_is_sample CHECK (is_sample IN (0, 1)),
    CONSTRAINT fk_collective_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE former_post (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    position_title TEXT NOT NULL,
    valid_to TEXT NOT NULL,
    CONSTRAINT pk_former_post PRIMARY KEY (id),
    CONSTRAINT ck_former_post_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_former_post_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_former_post_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE parent_campaign (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    level TEXT NOT NULL,
    title TEXT NOT NULL,
    document TEXT NOT NULL,
    CONSTRAINT pk_parent_campaign PRIMARY KEY (id),
    CONSTRAINT ck_parent_campaign_level CHECK (level IN ('CENTRAL', 'PROVINCE')),
    CONSTRAINT fk_parent_campaign_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE campaign_file (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_campaign_file PRIMARY KEY (id),
    CONSTRAINT ck_campaign_file_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT ck_campaign_file_size_not_negative CHECK (size + 0 >= 0),
    CONSTRAINT ck_campaign_file_added_at CHECK (added_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_campaign_file_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE unit_plan (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    state TEXT NOT NULL,
    on_day TEXT,
    document TEXT NOT NULL,
    reason TEXT,
    file_id INTEGER,
    CONSTRAINT pk_unit_plan PRIMARY KEY (id),
    CONSTRAINT uq_unit_plan_campaign_id_unit_id UNIQUE (campaign_id, unit_id),
    CONSTRAINT ck_unit_plan_state CHECK (state IN ('NONE', 'SENT', 'RETURNED', 'APPROVED')),
    CONSTRAINT ck_unit_plan_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_unit_plan_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_unit_plan_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_unit_plan_file_id FOREIGN KEY(file_id) REFERENCES campaign_file (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE import_mapping (
    id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    columns TEXT NOT NULL,
    CONSTRAINT pk_import_mapping PRIMARY KEY (id),
    CONSTRAINT uq_import_mapping_subject_name UNIQUE (subject, name),
    CONSTRAINT ck_import_mapping_subject CHECK (subject IN ('UNITS', 'PEOPLE', 'INDICATORS', 'PROGRESS'))
)
 STRICT;
CREATE TABLE saved_view (
    id INTEGER NOT NULL,
    screen TEXT NOT NULL,
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    CONSTRAINT pk_saved_view PRIMARY KEY (id),
    CONSTRAINT uq_saved_view_screen_name UNIQUE (screen, name)
)
 STRICT;
