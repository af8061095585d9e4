CREATE TABLE new_award_form (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    decided_by_commune INTEGER NOT NULL,
    position INTEGER NOT NULL,
    origin TEXT NOT NULL,
    subjects TEXT NOT NULL,
    vote_share TEXT NOT NULL,
    vote_over INTEGER NOT NULL,
    quorum TEXT NOT NULL,
    ended_on TEXT,
    CONSTRAINT pk_award_form PRIMARY KEY (id),
    CONSTRAINT uq_award_form_key UNIQUE ("key"),
    CONSTRAINT ck_award_form_decided_by_commune CHECK (decided_by_commune IN (0, 1)),
    CONSTRAINT ck_award_form_origin CHECK (origin IN ('SHIPPED', 'OFFICE')),
    CONSTRAINT ck_award_form_vote_over CHECK (vote_over IN (0, 1)),
    CONSTRAINT ck_award_form_ended_on CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT;
INSERT INTO new_award_form (id, "key", name, decided_by_commune, position, origin, subjects, vote_share, vote_over, quorum, ended_on)
    SELECT id, "key", name, decided_by_commune, position, origin, '[]', '', 0, '', NULL FROM award_form;
DROP TABLE award_form;
ALTER TABLE new_award_form RENAME TO award_form;
CREATE TABLE prize_fund (
    id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    amount_vnd INTEGER NOT NULL,
    document TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_prize_fund PRIMARY KEY (id),
    CONSTRAINT uq_prize_fund_year UNIQUE (year),
    CONSTRAINT ck_prize_fund_amount_vnd_not_negative CHECK (amount_vnd + 0 >= 0)
)
 STRICT;
CREATE TABLE register_gap (
    id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    reason TEXT NOT NULL,
    on_day TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_register_gap PRIMARY KEY (id),
    CONSTRAINT uq_register_gap_year_number UNIQUE (year, number),
    CONSTRAINT ck_register_gap_number CHECK (number > 0),
    CONSTRAINT ck_register_gap_reason CHECK (reason IN ('WITHDRAWN', 'SPOILED', 'OTHER')),
    CONSTRAINT ck_register_gap_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
)
 STRICT;
CREATE TABLE stat_table (
    id INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    content TEXT NOT NULL,
    source TEXT NOT NULL,
    confirmed INTEGER NOT NULL,
    checked_on TEXT,
    origin TEXT NOT NULL,
    CONSTRAINT pk_stat_table PRIMARY KEY (id),
    CONSTRAINT uq_stat_table_key UNIQUE ("key"),
    CONSTRAINT ck_stat_table_confirmed CHECK (confirmed IN (0, 1)),
    CONSTRAINT ck_stat_table_checked_on CHECK (checked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_stat_table_origin CHECK (origin IN ('SHIPPED', 'OFFICE'))
)
 STRICT;
CREATE TABLE stock_item (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    form_key TEXT NOT NULL,
    warn_below INTEGER NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT pk_stock_item PRIMARY KEY (id),
    CONSTRAINT uq_stock_item_uid UNIQUE (uid),
    CONSTRAINT ck_stock_item_warn_below_not_negative CHECK (warn_below + 0 >= 0),
    CONSTRAINT ck_stock_item_kind CHECK (kind IN ('BLANK', 'FRAME', 'GIFT'))
)
 STRICT;
CREATE TABLE new_award_round (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    campaign_id INTEGER,
    name TEXT NOT NULL,
    award_type TEXT NOT NULL,
    year INTEGER NOT NULL,
    data_day TEXT NOT NULL,
    achievement TEXT NOT NULL,
    quota_collective INTEGER,
    quota_person INTEGER,
    quota_household INTEGER,
    quota_workers TEXT,
    dossier TEXT NOT NULL,
    council_skipped TEXT NOT NULL,
    closed_on TEXT,
    reopen_reason TEXT,
    CONSTRAINT pk_award_round PRIMARY KEY (id),
    CONSTRAINT uq_award_round_uid UNIQUE (uid),
    CONSTRAINT ck_award_round_quota_collective_not_negative CHECK (quota_collective + 0 >= 0),
    CONSTRAINT ck_award_round_quota_person_not_negative CHECK (quota_person + 0 >= 0),
    CONSTRAINT ck_award_round_quota_household_not_negative CHECK (quota_household + 0 >= 0),
    CONSTRAINT ck_award_round_award_type CHECK (award_type IN ('MERIT', 'UNSCHEDULED', 'MOVEMENT', 'DEDICATION', 'OTHER')),
    CONSTRAINT ck_award_round_data_day CHECK (data_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_award_round_quota_workers CHECK (quota_workers NOT GLOB '*[^-.0-9]*'),
    CONSTRAINT ck_award_round_closed_on CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_award_round_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_award_round (id, uid, campaign_id, name, award_type, year, data_day, achievement, quota_collective, quota_person, quota_household, quota_workers, dossier, council_skipped, closed_on, reopen_reason)
    SELECT id, uid, campaign_id, name, award_type, year, data_day, '', quota_collective, quota_person, NULL, NULL, '[]', '', NULL, NULL FROM award_round;
DROP TABLE award_round;
ALTER TABLE new_award_round RENAME TO award_round;
CREATE TABLE new_annual_rating (
    id INTEGER NOT NULL,
    unit_id INTEGER,
    person_id INTEGER,
    collective_id INTEGER,
    year INTEGER NOT NULL,
    school_year INTEGER NOT NULL,
    level TEXT NOT NULL,
    document TEXT NOT NULL,
    decided_on TEXT,
    issuer TEXT NOT NULL,
    CONSTRAINT pk_annual_rating PRIMARY KEY (id),
    CONSTRAINT ck_annual_rating_one_subject CHECK ((unit_id IS NOT NULL) + (person_id IS NOT NULL) + (collective_id IS NOT NULL) = 1),
    CONSTRAINT ck_annual_rating_school_year CHECK (school_year IN (0, 1)),
    CONSTRAINT ck_annual_rating_level CHECK (level IN ('EXCELLENT', 'GOOD', 'COMPLETED', 'NOT_COMPLETED')),
    CONSTRAINT ck_annual_rating_decided_on CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_annual_rating_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_annual_rating_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_annual_rating_collective_id FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_annual_rating (id, unit_id, person_id, collective_id, year, school_year, level, document, decided_on, issuer)
    SELECT id, unit_id, person_id, NULL, year, 0, level, document, NULL, '' FROM annual_rating;
DROP TABLE annual_rating;
ALTER TABLE new_annual_rating RENAME TO annual_rating;
CREATE TABLE council_member (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    name TEXT NOT NULL,
    position_title TEXT NOT NULL,
    role TEXT NOT NULL,
    person_id INTEGER,
    heads_unit_id INTEGER,
    heads_collective_id INTEGER,
    valid_from TEXT,
    valid_to TEXT,
    document TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_sample INTEGER NOT NULL,
    CONSTRAINT pk_council_member PRIMARY KEY (id),
    CONSTRAINT uq_council_member_uid UNIQUE (uid),
    CONSTRAINT ck_council_member_valid_from_first CHECK (valid_from <= valid_to),
    CONSTRAINT ck_council_member_role CHECK (role IN ('CHAIR', 'VICE_CHAIR', 'SECRETARY', 'MEMBER')),
    CONSTRAINT ck_council_member_valid_from CHECK (valid_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_council_member_valid_to CHECK (valid_to GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_council_member_is_sample CHECK (is_sample IN (0, 1)),
    CONSTRAINT fk_council_member_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_council_member_heads_unit_id FOREIGN KEY(heads_unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_council_member_heads_collective_id FOREIGN KEY(heads_collective_id) REFERENCES collective (id) ON DELETE RESTRICT
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
    corrects_id INTEGER,
    proposal TEXT NOT NULL,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT uq_decision_uid UNIQUE (uid),
    CONSTRAINT uq_decision_issuer_symbol_year_number UNIQUE (issuer, symbol, year, number),
    CONSTRAINT ck_decision_issued_is_whole CHECK (state <> 'ISSUED' OR is_past = 1 OR (number > 0 AND decided_on IS NOT NULL AND frozen IS NOT NULL)),
    CONSTRAINT ck_decision_past_or_own CHECK (CASE WHEN is_past = 1 THEN year IS NOT NULL AND state = 'ISSUED' WHEN kind = 'AWARD' THEN round_id IS NOT NULL AND signatory_id IS NOT NULL ELSE corrects_id IS NOT NULL AND signatory_id IS NOT NULL END),
    CONSTRAINT ck_decision_kind CHECK (kind IN ('AWARD', 'AMENDMENT', 'CORRECTION', 'REVOCATION')),
    CONSTRAINT ck_decision_state CHECK (state IN ('DRAFT', 'AWAITING_NUMBER', 'ISSUED')),
    CONSTRAINT ck_decision_decided_on CHECK (decided_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_decision_is_past CHECK (is_past IN (0, 1)),
    CONSTRAINT ck_decision_award_type CHECK (award_type IN ('MERIT', 'UNSCHEDULED', 'MOVEMENT', 'DEDICATION', 'OTHER')),
    CONSTRAINT fk_decision_round_id FOREIGN KEY(round_id) REFERENCES award_round (id) ON DELETE RESTRICT,
    CONSTRAINT fk_decision_signatory_id FOREIGN KEY(signatory_id) REFERENCES signatory (id) ON DELETE RESTRICT,
    CONSTRAINT fk_decision_corrects_id FOREIGN KEY(corrects_id) REFERENCES decision (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_decision (id, uid, kind, round_id, state, symbol, number, decided_on, year, signatory_id, frozen, is_past, issuer, award_type, subject, corrects_id, proposal)
    SELECT id, uid, kind, round_id, state, symbol, number, decided_on, year, signatory_id, frozen, is_past, issuer, award_type, subject, NULL, '' FROM decision;
DROP TABLE decision;
ALTER TABLE new_decision RENAME TO decision;
CREATE TABLE public_notice (
    id INTEGER NOT NULL,
    round_id INTEGER NOT NULL,
    document TEXT NOT NULL,
    place TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_public_notice PRIMARY KEY (id),
    CONSTRAINT ck_public_notice_starts_first CHECK (starts <= ends),
    CONSTRAINT ck_public_notice_starts CHECK (starts GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_public_notice_ends CHECK (ends GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_public_notice_round_id FOREIGN KEY(round_id) REFERENCES award_round (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE role_model (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    campaign_id INTEGER,
    subject TEXT NOT NULL,
    unit_id INTEGER NOT NULL,
    person_id INTEGER,
    household_id INTEGER,
    collective_id INTEGER,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    found_on TEXT NOT NULL,
    document TEXT NOT NULL,
    made_known TEXT NOT NULL,
    CONSTRAINT pk_role_model PRIMARY KEY (id),
    CONSTRAINT uq_role_model_uid UNIQUE (uid),
    CONSTRAINT ck_role_model_subject CHECK (subject IN ('COLLECTIVE', 'PERSON', 'HOUSEHOLD')),
    CONSTRAINT ck_role_model_found_on CHECK (found_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_role_model_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_role_model_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_role_model_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_role_model_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE RESTRICT,
    CONSTRAINT fk_role_model_collective_id FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE RESTRICT
)
 STRICT;
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
    register_issuer TEXT NOT NULL,
    register_number INTEGER,
    register_year INTEGER,
    birth_year INTEGER,
    gender TEXT,
    person_group TEXT,
    unit_kind TEXT,
    name_key TEXT NOT NULL,
    CONSTRAINT pk_award PRIMARY KEY (id),
    CONSTRAINT uq_award_uid UNIQUE (uid),
    CONSTRAINT uq_award_register_issuer_register_year_register_number UNIQUE (register_issuer, register_year, register_number),
    CONSTRAINT ck_award_amount_vnd_not_negative CHECK (amount_vnd + 0 >= 0),
    CONSTRAINT ck_award_subject CHECK (subject IN ('COLLECTIVE', 'PERSON', 'HOUSEHOLD')),
    CONSTRAINT ck_award_gender CHECK (gender IN ('MALE', 'FEMALE', 'UNKNOWN')),
    CONSTRAINT ck_award_person_group CHECK (person_group IN ('LEADER', 'OFFICIAL', 'WORKER', 'FARMER', 'OTHER')),
    CONSTRAINT ck_award_unit_kind CHECK (unit_kind IN ('DEPARTMENT', 'PARTY', 'FRONT', 'SCHOOL', 'HEALTH', 'POLICE_MILITARY', 'HAMLET', 'BUSINESS', 'OTHER')),
    CONSTRAINT fk_award_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_nomination_id FOREIGN KEY(nomination_id) REFERENCES nomination (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE RESTRICT,
    CONSTRAINT fk_award_collective_id FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_award (id, uid, decision_id, nomination_id, position, subject, unit_id, person_id, household_id, collective_id, form_key, printed_name, subtitle, citation, unit_name, amount_vnd, amount_formula, register_issuer, register_number, register_year, birth_year, gender, person_group, unit_kind, name_key)
    SELECT id, uid, decision_id, nomination_id, position, subject, unit_id, person_id, household_id, collective_id, form_key, printed_name, subtitle, citation, unit_name, amount_vnd, amount_formula, COALESCE((SELECT issuer FROM decision WHERE decision.id = award.decision_id), ''), register_number, register_year, birth_year, NULL, NULL, NULL, name_key FROM award;
DROP TABLE award;
ALTER TABLE new_award RENAME TO award;
CREATE TABLE dossier_paper (
    id INTEGER NOT NULL,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    nomination_id INTEGER,
    kind TEXT NOT NULL,
    document TEXT NOT NULL,
    received_on TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_dossier_paper PRIMARY KEY (id),
    CONSTRAINT ck_dossier_paper_kind CHECK (kind IN ('PROPOSAL', 'ACHIEVEMENT_REPORT', 'MINUTES', 'CONFIRMATION', 'OTHER')),
    CONSTRAINT ck_dossier_paper_received_on CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_dossier_paper_round_id FOREIGN KEY(round_id) REFERENCES award_round (id) ON DELETE RESTRICT,
    CONSTRAINT fk_dossier_paper_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_dossier_paper_nomination_id FOREIGN KEY(nomination_id) REFERENCES nomination (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE meeting (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    round_id INTEGER NOT NULL,
    held_on TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at TEXT NOT NULL,
    place TEXT NOT NULL,
    method TEXT NOT NULL,
    members INTEGER NOT NULL,
    quorum TEXT NOT NULL,
    ballot_label TEXT NOT NULL,
    chair_id INTEGER,
    secretary_id INTEGER,
    note TEXT NOT NULL,
    closed_on TEXT,
    CONSTRAINT pk_meeting PRIMARY KEY (id),
    CONSTRAINT uq_meeting_uid UNIQUE (uid),
    CONSTRAINT ck_meeting_members CHECK (members > 0),
    CONSTRAINT ck_meeting_held_on CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_meeting_method CHECK (method IN ('HANDS', 'BALLOT', 'WRITTEN')),
    CONSTRAINT ck_meeting_closed_on CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_meeting_round_id FOREIGN KEY(round_id) REFERENCES award_round (id) ON DELETE RESTRICT,
    CONSTRAINT fk_meeting_chair_id FOREIGN KEY(chair_id) REFERENCES council_member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_meeting_secretary_id FOREIGN KEY(secretary_id) REFERENCES council_member (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE new_override (
    id INTEGER NOT NULL,
    nomination_id INTEGER NOT NULL,
    condition TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_override PRIMARY KEY (id),
    CONSTRAINT ck_override_condition CHECK (condition IN ('ANNUAL_RATING', 'PLAN_CRITERIA', 'NO_STOP_FLAG', 'NOT_REPEATED', 'DOSSIER', 'BALANCE')),
    CONSTRAINT fk_override_nomination_id FOREIGN KEY(nomination_id) REFERENCES nomination (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_override (id, nomination_id, condition, reason)
    SELECT id, nomination_id, condition, reason FROM override;
DROP TABLE override;
ALTER TABLE new_override RENAME TO override;
CREATE TABLE stock_move (
    id INTEGER NOT NULL,
    item_id INTEGER NOT NULL,
    on_day TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    reason TEXT NOT NULL,
    decision_id INTEGER,
    note TEXT NOT NULL,
    CONSTRAINT pk_stock_move PRIMARY KEY (id),
    CONSTRAINT ck_stock_move_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_stock_move_reason CHECK (reason IN ('RECEIVED', 'USED', 'SPOILED', 'COUNTED')),
    CONSTRAINT fk_stock_move_item_id FOREIGN KEY(item_id) REFERENCES stock_item (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stock_move_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE upward_proposal (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    nomination_id INTEGER NOT NULL,
    addressee TEXT NOT NULL,
    document TEXT NOT NULL,
    sent_on TEXT NOT NULL,
    answer TEXT NOT NULL,
    answered_on TEXT,
    answer_document TEXT NOT NULL,
    answer_reason TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_upward_proposal PRIMARY KEY (id),
    CONSTRAINT uq_upward_proposal_uid UNIQUE (uid),
    CONSTRAINT ck_upward_proposal_sent_on CHECK (sent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_upward_proposal_answer CHECK (answer IN ('WAITING', 'APPROVED', 'REFUSED')),
    CONSTRAINT ck_upward_proposal_answered_on CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_upward_proposal_nomination_id FOREIGN KEY(nomination_id) REFERENCES nomination (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE amendment (
    id INTEGER NOT NULL,
    award_id INTEGER NOT NULL,
    decision_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    old_text TEXT NOT NULL,
    new_text TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_amendment PRIMARY KEY (id),
    CONSTRAINT ck_amendment_field CHECK (field IN ('PRINTED_NAME', 'SUBTITLE', 'CITATION', 'UNIT_NAME', 'OTHER')),
    CONSTRAINT fk_amendment_award_id FOREIGN KEY(award_id) REFERENCES award (id) ON DELETE RESTRICT,
    CONSTRAINT fk_amendment_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE attendance (
    id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    presence TEXT NOT NULL,
    reason TEXT NOT NULL,
    CONSTRAINT pk_attendance PRIMARY KEY (id),
    CONSTRAINT uq_attendance_meeting_id_member_id UNIQUE (meeting_id, member_id),
    CONSTRAINT ck_attendance_presence CHECK (presence IN ('PRESENT', 'ABSENT', 'WRITTEN')),
    CONSTRAINT fk_attendance_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE RESTRICT,
    CONSTRAINT fk_attendance_member_id FOREIGN KEY(member_id) REFERENCES council_member (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE ballot_count (
    id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    ballot INTEGER NOT NULL,
    issued INTEGER NOT NULL,
    returned INTEGER NOT NULL,
    invalid INTEGER NOT NULL,
    CONSTRAINT pk_ballot_count PRIMARY KEY (id),
    CONSTRAINT uq_ballot_count_meeting_id_ballot UNIQUE (meeting_id, ballot),
    CONSTRAINT ck_ballot_count_issued_not_negative CHECK (issued + 0 >= 0),
    CONSTRAINT ck_ballot_count_returned_not_negative CHECK (returned + 0 >= 0),
    CONSTRAINT ck_ballot_count_invalid_not_negative CHECK (invalid + 0 >= 0),
    CONSTRAINT fk_ballot_count_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE complaint (
    id INTEGER NOT NULL,
    uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    received_on TEXT NOT NULL,
    award_id INTEGER,
    unit_id INTEGER,
    person_id INTEGER,
    household_id INTEGER,
    collective_id INTEGER,
    content TEXT NOT NULL,
    handled_by TEXT NOT NULL,
    due_on TEXT,
    result TEXT NOT NULL,
    closed_on TEXT,
    document TEXT NOT NULL,
    answer TEXT NOT NULL,
    CONSTRAINT pk_complaint PRIMARY KEY (id),
    CONSTRAINT uq_complaint_uid UNIQUE (uid),
    CONSTRAINT ck_complaint_one_subject CHECK ((award_id IS NOT NULL) + (unit_id IS NOT NULL) + (person_id IS NOT NULL) + (household_id IS NOT NULL) + (collective_id IS NOT NULL) = 1),
    CONSTRAINT ck_complaint_kind CHECK (kind IN ('REFLECTION', 'PETITION', 'COMPLAINT', 'DENUNCIATION')),
    CONSTRAINT ck_complaint_received_on CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_complaint_due_on CHECK (due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_complaint_result CHECK (result IN ('OPEN', 'UPHELD', 'PARTLY_UPHELD', 'NOT_UPHELD', 'WITHDRAWN')),
    CONSTRAINT ck_complaint_closed_on CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_complaint_award_id FOREIGN KEY(award_id) REFERENCES award (id) ON DELETE RESTRICT,
    CONSTRAINT fk_complaint_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id) ON DELETE RESTRICT,
    CONSTRAINT fk_complaint_person_id FOREIGN KEY(person_id) REFERENCES person (id) ON DELETE RESTRICT,
    CONSTRAINT fk_complaint_household_id FOREIGN KEY(household_id) REFERENCES household (id) ON DELETE RESTRICT,
    CONSTRAINT fk_complaint_collective_id FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE handover (
    id INTEGER NOT NULL,
    award_id INTEGER NOT NULL,
    what TEXT NOT NULL,
    on_day TEXT NOT NULL,
    received_by TEXT NOT NULL,
    absent INTEGER NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_handover PRIMARY KEY (id),
    CONSTRAINT uq_handover_award_id_what UNIQUE (award_id, what),
    CONSTRAINT ck_handover_what CHECK (what IN ('CERTIFICATE', 'MONEY')),
    CONSTRAINT ck_handover_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_handover_absent CHECK (absent IN (0, 1)),
    CONSTRAINT fk_handover_award_id FOREIGN KEY(award_id) REFERENCES award (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE reissue (
    id INTEGER NOT NULL,
    award_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    on_day TEXT NOT NULL,
    document TEXT NOT NULL,
    old_back_on TEXT,
    note TEXT NOT NULL,
    CONSTRAINT pk_reissue PRIMARY KEY (id),
    CONSTRAINT ck_reissue_reason CHECK (reason IN ('LOST', 'DAMAGED', 'AMENDED')),
    CONSTRAINT ck_reissue_on_day CHECK (on_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_reissue_old_back_on CHECK (old_back_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_reissue_award_id FOREIGN KEY(award_id) REFERENCES award (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE repeat_review (
    id INTEGER NOT NULL,
    nomination_id INTEGER NOT NULL,
    award_id INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_repeat_review PRIMARY KEY (id),
    CONSTRAINT uq_repeat_review_nomination_id_award_id UNIQUE (nomination_id, award_id),
    CONSTRAINT ck_repeat_review_verdict CHECK (verdict IN ('SAME_ACHIEVEMENT', 'OTHER_ACHIEVEMENT', 'OTHER_PERSON')),
    CONSTRAINT fk_repeat_review_nomination_id FOREIGN KEY(nomination_id) REFERENCES nomination (id) ON DELETE RESTRICT,
    CONSTRAINT fk_repeat_review_award_id FOREIGN KEY(award_id) REFERENCES award (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE revocation (
    id INTEGER NOT NULL,
    award_id INTEGER NOT NULL,
    decision_id INTEGER NOT NULL,
    ground TEXT NOT NULL,
    reason TEXT NOT NULL,
    certificate_back_on TEXT,
    money_back_vnd INTEGER,
    money_back_on TEXT,
    CONSTRAINT pk_revocation PRIMARY KEY (id),
    CONSTRAINT uq_revocation_award_id_decision_id UNIQUE (award_id, decision_id),
    CONSTRAINT ck_revocation_money_back_vnd_not_negative CHECK (money_back_vnd + 0 >= 0),
    CONSTRAINT ck_revocation_ground CHECK (ground IN ('FALSE_DECLARATION', 'FALSE_PAPERS', 'WRONG_PROCEDURE', 'AUTHORITY_CONCLUSION')),
    CONSTRAINT ck_revocation_certificate_back_on CHECK (certificate_back_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT ck_revocation_money_back_on CHECK (money_back_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_revocation_award_id FOREIGN KEY(award_id) REFERENCES award (id) ON DELETE RESTRICT,
    CONSTRAINT fk_revocation_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE vote (
    id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    nomination_id INTEGER NOT NULL,
    ballot INTEGER NOT NULL,
    agree INTEGER NOT NULL,
    disagree INTEGER NOT NULL,
    abstain INTEGER NOT NULL,
    own_case INTEGER NOT NULL,
    share TEXT NOT NULL,
    over INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_vote PRIMARY KEY (id),
    CONSTRAINT uq_vote_meeting_id_nomination_id_ballot UNIQUE (meeting_id, nomination_id, ballot),
    CONSTRAINT ck_vote_agree_not_negative CHECK (agree + 0 >= 0),
    CONSTRAINT ck_vote_disagree_not_negative CHECK (disagree + 0 >= 0),
    CONSTRAINT ck_vote_abstain_not_negative CHECK (abstain + 0 >= 0),
    CONSTRAINT ck_vote_own_case_not_negative CHECK (own_case + 0 >= 0),
    CONSTRAINT ck_vote_over CHECK (over IN (0, 1)),
    CONSTRAINT ck_vote_passed CHECK (passed IN (0, 1)),
    CONSTRAINT fk_vote_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE RESTRICT,
    CONSTRAINT fk_vote_nomination_id FOREIGN KEY(nomination_id) REFERENCES nomination (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE written_opinion (
    id INTEGER NOT NULL,
    meeting_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    nomination_id INTEGER NOT NULL,
    choice TEXT NOT NULL,
    received_on TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_written_opinion PRIMARY KEY (id),
    CONSTRAINT uq_written_opinion_meeting_id_member_id_nomination_id UNIQUE (meeting_id, member_id, nomination_id),
    CONSTRAINT ck_written_opinion_choice CHECK (choice IN ('AGREE', 'DISAGREE', 'ABSTAIN')),
    CONSTRAINT ck_written_opinion_received_on CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CONSTRAINT fk_written_opinion_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE RESTRICT,
    CONSTRAINT fk_written_opinion_member_id FOREIGN KEY(member_id) REFERENCES council_member (id) ON DELETE RESTRICT,
    CONSTRAINT fk_written_opinion_nomination_id FOREIGN KEY(nomination_id) REFERENCES nomination (id) ON DELETE RESTRICT
)
 STRICT;
CREATE TABLE new_evidence (
    id INTEGER NOT NULL,
    campaign_id INTEGER,
    report_id INTEGER,
    entry_id INTEGER,
    initiative_id INTEGER,
    difficulty_id INTEGER,
    rating_id INTEGER,
    dossier_paper_id INTEGER,
    role_model_id INTEGER,
    notice_id INTEGER,
    meeting_id INTEGER,
    complaint_id INTEGER,
    proposal_id INTEGER,
    decision_id INTEGER,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_evidence PRIMARY KEY (id),
    CONSTRAINT ck_evidence_sha256 CHECK (length(sha256) = 64),
    CONSTRAINT ck_evidence_size_not_negative CHECK (size + 0 >= 0),
    CONSTRAINT ck_evidence_one_subject CHECK ((report_id IS NOT NULL) + (entry_id IS NOT NULL) + (initiative_id IS NOT NULL) + (difficulty_id IS NOT NULL) + (rating_id IS NOT NULL) + (dossier_paper_id IS NOT NULL) + (role_model_id IS NOT NULL) + (notice_id IS NOT NULL) + (meeting_id IS NOT NULL) + (complaint_id IS NOT NULL) + (proposal_id IS NOT NULL) + (decision_id IS NOT NULL) = 1),
    CONSTRAINT ck_evidence_added_at CHECK (added_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*'),
    CONSTRAINT fk_evidence_campaign_id FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_report_id FOREIGN KEY(report_id) REFERENCES report (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_entry_id FOREIGN KEY(entry_id) REFERENCES progress_entry (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_initiative_id FOREIGN KEY(initiative_id) REFERENCES initiative (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_difficulty_id FOREIGN KEY(difficulty_id) REFERENCES difficulty (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_rating_id FOREIGN KEY(rating_id) REFERENCES annual_rating (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_dossier_paper_id FOREIGN KEY(dossier_paper_id) REFERENCES dossier_paper (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_role_model_id FOREIGN KEY(role_model_id) REFERENCES role_model (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_notice_id FOREIGN KEY(notice_id) REFERENCES public_notice (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_meeting_id FOREIGN KEY(meeting_id) REFERENCES meeting (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_complaint_id FOREIGN KEY(complaint_id) REFERENCES complaint (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_proposal_id FOREIGN KEY(proposal_id) REFERENCES upward_proposal (id) ON DELETE RESTRICT,
    CONSTRAINT fk_evidence_decision_id FOREIGN KEY(decision_id) REFERENCES decision (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_evidence (id, campaign_id, report_id, entry_id, initiative_id, difficulty_id, rating_id, dossier_paper_id, role_model_id, notice_id, meeting_id, complaint_id, proposal_id, decision_id, file_name, sha256, size, added_at, note)
    SELECT id, campaign_id, report_id, entry_id, initiative_id, difficulty_id, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, file_name, sha256, size, added_at, note FROM evidence;
DROP TABLE evidence;
ALTER TABLE new_evidence RENAME TO evidence;
CREATE TABLE new_stop_flag (
    id INTEGER NOT NULL,
    unit_id INTEGER,
    person_id INTEGER,
    household_id INTEGER,
    collective_id INTEGER,
    complaint_id INTEGER,
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    document TEXT NOT NULL,
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
    CONSTRAINT fk_stop_flag_collective_id FOREIGN KEY(collective_id) REFERENCES collective (id) ON DELETE RESTRICT,
    CONSTRAINT fk_stop_flag_complaint_id FOREIGN KEY(complaint_id) REFERENCES complaint (id) ON DELETE RESTRICT
)
 STRICT;
INSERT INTO new_stop_flag (id, unit_id, person_id, household_id, collective_id, complaint_id, reason, note, document, starts, ends)
    SELECT id, unit_id, person_id, household_id, collective_id, NULL, reason, note, '', starts, ends FROM stop_flag;
DROP TABLE stop_flag;
ALTER TABLE new_stop_flag RENAME TO stop_flag;
CREATE INDEX ix_award_decision_id ON award (decision_id);
CREATE INDEX ix_award_name_key ON award (name_key);
CREATE INDEX ix_award_nomination_id ON award (nomination_id);
CREATE INDEX ix_dossier_paper_round_id ON dossier_paper (round_id);
CREATE INDEX ix_vote_nomination_id ON vote (nomination_id);
CREATE INDEX ix_evidence_campaign_id ON evidence (campaign_id);
UPDATE award_form SET quorum = '2/3' WHERE origin = 'SHIPPED';
UPDATE award_form SET vote_share = '1/2', vote_over = 1 WHERE "key" = 'giay-khen-xa';
UPDATE award_form SET subjects = '["PERSON"]' WHERE "key" = 'lao-dong-tien-tien';
UPDATE award_form SET subjects = '["PERSON"]' WHERE "key" = 'chien-si-thi-dua-co-so';
UPDATE award_form SET subjects = '["COLLECTIVE"]' WHERE "key" = 'tap-the-lao-dong-tien-tien';
UPDATE award_form SET subjects = '["COLLECTIVE"]' WHERE "key" = 'thon-to-dan-pho-van-hoa';
UPDATE award_form SET subjects = '["HOUSEHOLD"]' WHERE "key" = 'gia-dinh-van-hoa';
UPDATE award_form SET subjects = '["PERSON"]' WHERE "key" = 'chien-si-thi-dua-tinh';
UPDATE award_form SET subjects = '["COLLECTIVE"]' WHERE "key" = 'tap-the-lao-dong-xuat-sac';
