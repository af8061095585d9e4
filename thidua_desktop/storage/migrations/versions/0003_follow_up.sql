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
    scale_good TEXT NOT NULL,
    scale_fair TEXT NOT NULL,
    scale_pass TEXT NOT NULL,
    scale_fail TEXT NOT NULL,
    top_share TEXT,
    tie_breaks TEXT NOT NULL,
    register_by TEXT,
    report_cycle TEXT NOT NULL,
    report_cutoff INTEGER,
    locked_to TEXT,
    CONSTRAINT pk_campaign PRIMARY KEY (id),
    CONSTRAINT uq_campaign_uid UNIQUE (uid),
    CONSTRAINT ck_campaign_starts_first CHECK (starts <= ends),
    CONSTRAINT ck_campaign_due_soon_days_not_negative CHECK (due_soon_days + 0 >= 0),
    CONSTRAINT ck_campaign_report_cutoff CHECK (report_cutoff BETWEEN 1 AND 31),
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
    CONSTRAINT ck_campaign_criteria_share CHECK (criteria_share NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_scale_good CHECK (scale_good NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_scale_fair CHECK (scale_fair NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_scale_pass CHECK (scale_pass NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_scale_fail CHECK (scale_fail NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_top_share CHECK (top_share NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_campaign_register_by CHECK (register_by GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_campaign_report_cycle CHECK (report_cycle IN ('NONE', 'WEEKLY', 'MONTHLY', 'PHASES')),
    CONSTRAINT ck_campaign_locked_to CHECK (locked_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT;
INSERT INTO new_campaign (id, uid, title, short_name, state, document_number, document_date, issuer, place, period_text, starts, ends, signer_name, signer_capacity, closed_on, reopen_reason, is_sample, exempt_policy, exceed_cap, late_done_counts, risk_gap, due_soon_days, grade_excellent, grade_good, grade_fair, criteria_reading, criteria_share, scale_good, scale_fair, scale_pass, scale_fail, top_share, tie_breaks, register_by, report_cycle, report_cutoff, locked_to)
    SELECT id, uid, title, short_name, state, document_number, document_date, issuer, place, period_text, starts, ends, signer_name, signer_capacity, closed_on, reopen_reason, is_sample, exempt_policy, exceed_cap, late_done_counts, risk_gap, due_soon_days, grade_excellent, grade_good, grade_fair, criteria_reading, criteria_share, '100', '80', '50', '0', NULL, '[]', NULL, 'NONE', NULL, NULL FROM campaign;
DROP TABLE campaign;
ALTER TABLE new_campaign RENAME TO campaign;
CREATE TABLE new_import_mapping (
    id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    name TEXT NOT NULL,
    columns TEXT NOT NULL,
    CONSTRAINT pk_import_mapping PRIMARY KEY (id),
    CONSTRAINT uq_import_mapping_subject_name UNIQUE (subject, name),
    CONSTRAINT ck_import_mapping_subject CHECK (subject IN ('UNITS', 'PEOPLE', 'INDICATORS', 'PROGRESS', 'AWARDS'))
)
 STRICT;
INSERT INTO new_import_mapping (id, subject, name, columns)
    SELECT id, subject, name, columns FROM import_mapping;
DROP TABLE import_mapping;
ALTER TABLE new_import_mapping RENAME TO import_mapping;
CREATE TABLE campaign_phase (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    due_on TEXT NOT NULL,
    CONSTRAINT pk_campaign_phase PRIMARY KEY (id),
    CONSTRAINT uq_campaign_phase_campaign_id_due_on UNIQUE (campaign_id, due_on),
    CONSTRAINT ck_campaign_phase_due_on CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_campaign_phase_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE new_field (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    number TEXT NOT NULL,
    title TEXT NOT NULL,
    short_title TEXT NOT NULL,
    floor TEXT,
    breaks_ties INTEGER NOT NULL,
    CONSTRAINT pk_field PRIMARY KEY (id),
    CONSTRAINT ck_field_floor CHECK (floor NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_field_breaks_ties CHECK (breaks_ties IN (0, 1)),
    CONSTRAINT fk_field_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_field (id, campaign_id, position, number, title, short_title, floor, breaks_ties)
    SELECT id, campaign_id, position, number, title, short_title, NULL, 0 FROM field;
DROP TABLE field;
ALTER TABLE new_field RENAME TO field;
CREATE TABLE frozen_sheet (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    unit_name TEXT NOT NULL,
    block_name TEXT NOT NULL,
    day TEXT NOT NULL,
    closed_on TEXT NOT NULL,
    total TEXT,
    reported TEXT,
    place INTEGER,
    grade TEXT,
    vetoed INTEGER NOT NULL,
    lines TEXT NOT NULL,
    CONSTRAINT pk_frozen_sheet PRIMARY KEY (id),
    CONSTRAINT ck_frozen_sheet_day CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_frozen_sheet_closed_on CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_frozen_sheet_total CHECK (total NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_frozen_sheet_reported CHECK (reported NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_frozen_sheet_grade CHECK (grade IN ('EXCELLENT', 'GOOD', 'FAIR', 'BELOW')),
    CONSTRAINT ck_frozen_sheet_vetoed CHECK (vetoed IN (0, 1)),
    CONSTRAINT fk_frozen_sheet_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_frozen_sheet_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE reminder (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    on_day TEXT NOT NULL,
    to_whom TEXT NOT NULL,
    due_on TEXT,
    text TEXT NOT NULL,
    made_at TEXT NOT NULL,
    CONSTRAINT pk_reminder PRIMARY KEY (id),
    CONSTRAINT ck_reminder_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_reminder_due_on CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_reminder_made_at CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_reminder_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_reminder_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE report (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    campaign_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    as_at TEXT NOT NULL,
    received_on TEXT NOT NULL,
    channel TEXT NOT NULL,
    reporter TEXT NOT NULL,
    no_change INTEGER NOT NULL,
    note TEXT NOT NULL,
    entered_at TEXT NOT NULL,
    CONSTRAINT pk_report PRIMARY KEY (id),
    CONSTRAINT uq_report_uid UNIQUE (uid),
    CONSTRAINT ck_report_as_at CHECK (as_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_report_received_on CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_report_channel CHECK (channel IN ('PHONE', 'ZALO', 'PAPER', 'EXCEL', 'IN_PERSON')),
    CONSTRAINT ck_report_no_change CHECK (no_change IN (0, 1)),
    CONSTRAINT ck_report_entered_at CHECK (entered_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_report_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_report_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE new_decision (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    round_id INTEGER,
    state TEXT NOT NULL,
    symbol TEXT NOT NULL,
    number INTEGER,
    decided_on TEXT,
    year INTEGER,
    signatory_id INTEGER,
    frozen TEXT,
    is_past INTEGER NOT NULL,
    issuer TEXT NOT NULL,
    award_type TEXT,
    subject TEXT NOT NULL,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT uq_decision_uid UNIQUE (uid),
    CONSTRAINT uq_decision_issuer_symbol_year_number UNIQUE (issuer, symbol, year, number),
    CONSTRAINT ck_decision_issued_is_whole CHECK (state <> 'ISSUED' OR is_past = 1 OR (number > 0 AND decided_on IS NOT NULL AND frozen IS NOT NULL)),
    CONSTRAINT ck_decision_past_or_own CHECK (CASE is_past WHEN 1 THEN year IS NOT NULL AND state = 'ISSUED' ELSE round_id IS NOT NULL AND signatory_id IS NOT NULL END),
    CONSTRAINT ck_decision_kind CHECK (kind IN ('AWARD', 'AMENDMENT', 'REVOCATION')),
    CONSTRAINT ck_decision_state CHECK (state IN ('DRAFT', 'AWAITING_NUMBER', 'ISSUED')),
    CONSTRAINT ck_decision_decided_on CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_decision_is_past CHECK (is_past IN (0, 1)),
    CONSTRAINT ck_decision_award_type CHECK (award_type IN ('MERIT', 'UNSCHEDULED', 'MOVEMENT', 'DEDICATION', 'OTHER')),
    CONSTRAINT fk_decision_round_id FOREIGN KEY(round_id) REFERENCES award_round (id) ON DELETE RESTRICT,
    CONSTRAINT fk_decision_signatory_id FOREIGN KEY(signatory_id) REFERENCES signatory (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_decision (id, uid, kind, round_id, state, symbol, number, decided_on, year, signatory_id, frozen, is_past, issuer, award_type, subject)
    SELECT id, uid, kind, round_id, state, symbol, number, decided_on, year, signatory_id, frozen, 0, '', NULL, '' FROM decision;
DROP TABLE decision;
ALTER TABLE new_decision RENAME TO decision;
CREATE TABLE new_nomination (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    round_id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    person_id INTEGER,
    household_id INTEGER,
    collective_id INTEGER,
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
    CONSTRAINT fk_nomination_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE RESTRICT,
    CONSTRAINT fk_nomination_collective_id FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_nomination (id, uid, round_id, subject, unit_id, person_id, household_id, collective_id, form_key, printed_name, subtitle, citation, state, state_reason, head_confirmed_by, head_confirmed_on, position)
    SELECT id, uid, round_id, subject, unit_id, person_id, household_id, NULL, form_key, printed_name, subtitle, citation, state, state_reason, head_confirmed_by, head_confirmed_on, position FROM nomination;
DROP TABLE nomination;
ALTER TABLE new_nomination RENAME TO nomination;
CREATE TABLE new_stop_flag (
    id INTEGER NOT NULL,
    unit_id INTEGER,
    person_id INTEGER,
    household_id INTEGER,
    collective_id INTEGER,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT,
    CONSTRAINT pk_stop_flag PRIMARY KEY (id),
    CONSTRAINT ck_stop_flag_one_subject CHECK ((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (household_id IS NOT NULL) + (collective_id IS NOT NULL) = 1),
    CONSTRAINT ck_stop_flag_starts_first CHECK (starts <= ends),
    CONSTRAINT ck_stop_flag_reason CHECK (reason IN ('DISCIPLINE', 'INVESTIGATION', 'INSPECTION', 'COMPLAINT')),
    CONSTRAINT ck_stop_flag_starts CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_stop_flag_ends CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_stop_flag_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stop_flag_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stop_flag_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stop_flag_collective_id FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_stop_flag (id, unit_id, person_id, household_id, collective_id, reason, note, starts, ends)
    SELECT id, unit_id, person_id, household_id, NULL, reason, note, starts, ends FROM stop_flag;
DROP TABLE stop_flag;
ALTER TABLE new_stop_flag RENAME TO stop_flag;
CREATE TABLE new_award (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    decision_id INTEGER NOT NULL,
    nomination_id INTEGER,
    position INTEGER NOT NULL,
    subject TEXT NOT NULL,
    unit_id INTEGER,
    person_id INTEGER,
    household_id INTEGER,
    collective_id INTEGER,
    form_key TEXT NOT NULL,
    printed_name TEXT NOT NULL,
    subtitle TEXT NOT NULL,
    citation TEXT NOT NULL,
    unit_name TEXT NOT NULL,
    amount_vnd INTEGER,
    amount_formula TEXT NOT NULL,
    register_number INTEGER,
    register_year INTEGER,
    birth_year INTEGER,
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
    CONSTRAINT fk_award_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_collective_id FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_award (id, uid, decision_id, nomination_id, position, subject, unit_id, person_id, household_id, collective_id, form_key, printed_name, subtitle, citation, unit_name, amount_vnd, amount_formula, register_number, register_year, birth_year, name_key)
    SELECT id, uid, decision_id, nomination_id, position, subject, unit_id, person_id, household_id, NULL, form_key, printed_name, subtitle, citation, unit_name, amount_vnd, amount_formula, register_number, register_year, NULL, name_key FROM award;
DROP TABLE award;
ALTER TABLE new_award RENAME TO award;
CREATE TABLE difficulty (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    campaign_id INTEGER NOT NULL,
    unit_id INTEGER,
    indicator_id INTEGER,
    content TEXT NOT NULL,
    raised_on TEXT NOT NULL,
    owner TEXT NOT NULL,
    due_on TEXT,
    answer TEXT NOT NULL,
    answered_on TEXT,
    CONSTRAINT pk_difficulty PRIMARY KEY (id),
    CONSTRAINT uq_difficulty_uid UNIQUE (uid),
    CONSTRAINT ck_difficulty_raised_on CHECK (raised_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_difficulty_due_on CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_difficulty_answered_on CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_difficulty_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_difficulty_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_difficulty_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE new_initiative (
    id INTEGER NOT NULL,
    campaign_id INTEGER,
    unit_id INTEGER NOT NULL,
    person_id INTEGER,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    indicator_id INTEGER,
    recognised_document TEXT,
    confirmed_by TEXT,
    on_day TEXT,
    CONSTRAINT pk_initiative PRIMARY KEY (id),
    CONSTRAINT ck_initiative_kind CHECK (kind IN ('INITIATIVE', 'MODEL')),
    CONSTRAINT ck_initiative_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_initiative_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_initiative_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_initiative_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_initiative_indicator_id FOREIGN KEY(indicator_id) REFERENCES indicator (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_initiative (id, campaign_id, unit_id, person_id, kind, title, content, indicator_id, recognised_document, confirmed_by, on_day)
    SELECT id, campaign_id, unit_id, person_id, 'INITIATIVE', title, '', NULL, recognised_document, confirmed_by, on_day FROM initiative;
DROP TABLE initiative;
ALTER TABLE new_initiative RENAME TO initiative;
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
    CONSTRAINT ck_paper_kind CHECK (kind IN ('DECISION', 'CERTIFICATES', 'INDICATOR_SUMMARY', 'FINAL_REPORT', 'RANKING_LIST', 'PLAN', 'SCORE_SHEETS', 'REGISTRATION_SHEETS', 'PACTS')),
    CONSTRAINT ck_paper_made_at CHECK (made_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_paper_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_paper_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_paper (id, campaign_id, decision_id, kind, format, file_name, sha256, made_at)
    SELECT id, campaign_id, decision_id, kind, format, file_name, sha256, made_at FROM paper;
DROP TABLE paper;
ALTER TABLE new_paper RENAME TO paper;
CREATE TABLE new_progress_entry (
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
    report_id INTEGER,
    reason TEXT,
    CONSTRAINT pk_progress_entry PRIMARY KEY (id),
    CONSTRAINT ck_progress_entry_as_at CHECK (as_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_progress_entry_kind CHECK (kind IN ('VALUE', 'NOT_ARISEN', 'WITHDRAWN')),
    CONSTRAINT ck_progress_entry_value CHECK (value NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_progress_entry_done CHECK (done NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_progress_entry_total CHECK (total NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_progress_entry_grade CHECK (grade IN ('GOOD', 'FAIR', 'PASS', 'FAIL')),
    CONSTRAINT ck_progress_entry_done_on CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_progress_entry_entered_at CHECK (entered_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_progress_entry_assignment_id FOREIGN KEY(assignment_id) REFERENCES assignment (id) ON DELETE RESTRICT,
    CONSTRAINT fk_progress_entry_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_progress_entry (id, assignment_id, as_at, kind, value, done, total, grade, done_on, remark, typed, entered_at, report_id, reason)
    SELECT id, assignment_id, as_at, kind, value, done, total, grade, done_on, remark, typed, entered_at, NULL, NULL FROM progress_entry;
DROP TABLE progress_entry;
ALTER TABLE new_progress_entry RENAME TO progress_entry;
CREATE TABLE evidence (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    report_id INTEGER,
    entry_id INTEGER,
    initiative_id INTEGER,
    difficulty_id INTEGER,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT ck_evidence_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT ck_evidence_size_not_negative CHECK (size + 0 >= 0),
    CONSTRAINT ck_evidence_one_subject CHECK ((report_id IS NOT NULL) + (entry_id IS NOT NULL) + (initiative_id IS NOT NULL) + (difficulty_id IS NOT NULL) = 1),
    CONSTRAINT ck_evidence_added_at CHECK (added_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_evidence_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_entry_id FOREIGN KEY(entry_id) REFERENCES progress_entry (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_difficulty_id FOREIGN KEY(difficulty_id) REFERENCES difficulty (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE returned (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    report_id INTEGER,
    entry_id INTEGER,
    on_day TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_returned PRIMARY KEY (id),
    CONSTRAINT ck_returned_one_subject CHECK ((report_id IS NOT NULL) + (entry_id IS NOT NULL) = 1),
    CONSTRAINT ck_returned_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_returned_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_returned_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE RESTRICT,
    CONSTRAINT fk_returned_entry_id FOREIGN KEY(entry_id) REFERENCES progress_entry (id) ON DELETE RESTRICT
)
 STRICT;
CREATE INDEX ix_report_campaign_id_unit_id ON report (campaign_id, unit_id);
CREATE INDEX ix_nomination_round_id ON nomination (round_id);
CREATE INDEX ix_award_decision_id ON award (decision_id);
CREATE INDEX ix_award_name_key ON award (name_key);
CREATE INDEX ix_progress_entry_assignment_id_as_at ON progress_entry (assignment_id, as_at);
CREATE INDEX ix_evidence_campaign_id ON evidence (campaign_id);
CREATE INDEX ix_returned_campaign_id ON returned (campaign_id);
