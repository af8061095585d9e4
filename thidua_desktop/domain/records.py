"""What the office owns, one flat frozen record a row; `id` 0 means not stored yet.

The journal stores exactly these fields: a field added here is a column added by a migration.
Dates and numbers that the office has not given are None, never a default.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thidua_desktop.domain.award_records import (
    Amendment,
    Attendance,
    BallotCount,
    Complaint,
    CouncilMember,
    DossierPaper,
    Handover,
    Meeting,
    PrizeFund,
    PublicNotice,
    RegisterGap,
    Reissue,
    RepeatReview,
    Revocation,
    RoleModel,
    StatTable,
    StockItem,
    StockMove,
    UpwardProposal,
    Vote,
    WrittenOpinion,
)
from thidua_desktop.domain.terms import (
    Accumulation,
    AdjustmentKind,
    AnnualRatingLevel,
    AwardType,
    CampaignState,
    Capacity,
    Condition,
    CriteriaReading,
    DecisionKind,
    DecisionState,
    DossierKind,
    ExemptPolicy,
    Gender,
    Grade,
    ImportSubject,
    InitiativeKind,
    MovementGrade,
    NominationState,
    Origin,
    PaperKind,
    ParentLevel,
    PersonGroup,
    PlanTextKind,
    ReportChannel,
    ReportCycle,
    RoundingMode,
    Rule,
    Salutation,
    ScopeKind,
    StopReason,
    SubjectKind,
    TieBreak,
    UnitKind,
    UnitPlanState,
    ValueKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Cơ quan; a change of name is a new row from its day."""

    id: int = 0
    name: str
    commune: str
    province: str
    department: str
    department_code: str
    officer: str
    valid_from: date | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Người ký, with the capacity held in a period."""

    id: int = 0
    name: str
    capacity: Capacity
    valid_from: date | None = None
    valid_to: date | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Đơn vị; `fold` and `sort_key` are kept so that search and order are the same everywhere."""

    id: int = 0
    uid: str
    name: str
    short_name: str
    kind: UnitKind
    head: str | None = None
    contact: str = ""
    position: int = 0
    active_from: date | None = None
    active_to: date | None = None
    is_sample: bool = False
    fold: str = ""
    sort_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerHead:
    """Người đứng đầu trước đây of a unit, to the last day in office; the present one is `head`."""

    id: int = 0
    unit_id: int
    name: str
    valid_to: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """Sáp nhập đơn vị by a document: from `on_day` the successor stands for the merged units."""

    id: int = 0
    uid: str
    successor_id: int
    on_day: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedUnit:
    """One unit that a merger ended."""

    id: int = 0
    merger_id: int
    unit_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective:
    """Tập thể nhỏ trong đơn vị (tổ chuyên môn, chi hội): can be awarded, has no indicators."""

    id: int = 0
    uid: str
    unit_id: int
    name: str
    head: str | None = None
    active_to: date | None = None
    is_sample: bool = False
    fold: str = ""
    sort_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Cá nhân; no ID number and no image of one is ever kept."""

    id: int = 0
    uid: str
    name: str
    unit_id: int
    salutation: Salutation | None = None
    position_title: str = ""
    birth_year: int | None = None
    gender: Gender
    person_group: PersonGroup
    active_to: date | None = None
    is_sample: bool = False
    fold: str = ""
    sort_key: str = ""
    name_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerPost:
    """Nơi công tác trước đây of a person, to the last day there; the present one is `unit_id`."""

    id: int = 0
    person_id: int
    unit_id: int
    position_title: str = ""
    valid_to: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Hộ gia đình, named after its head."""

    id: int = 0
    uid: str
    head_name: str
    head_salutation: Salutation | None = None
    unit_id: int
    address: str = ""
    active_to: date | None = None
    is_sample: bool = False
    fold: str = ""
    sort_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """Phong trào, đợt thi đua, with the office's own settings for scores and awards.

    Shares and thresholds are points or percent (0-100); they are the office's choice, never law.
    `scale_*` are what the grades of a quality are worth, percent. `top_share` is the largest
    percent of units at Xuất sắc before a warning. `report_cutoff` is the day the reports of a
    cycle are due: Monday 1 to Sunday 7, or the day of the month. Values up to `locked_to` are
    settled (khóa kỳ): a change asks a reason. `register_by` is the last day to register on time.
    """

    id: int = 0
    uid: str
    title: str
    short_name: str
    state: CampaignState
    document_number: str | None = None
    document_date: date | None = None
    issuer: str | None = None
    place: str | None = None
    period_text: str | None = None
    starts: date | None = None
    ends: date | None = None
    signer_name: str | None = None
    signer_capacity: str | None = None
    closed_on: date | None = None
    reopen_reason: str | None = None
    is_sample: bool = False
    exempt_policy: ExemptPolicy
    exceed_cap: Decimal
    late_done_counts: bool
    risk_gap: Decimal
    due_soon_days: int
    grade_excellent: Decimal
    grade_good: Decimal
    grade_fair: Decimal
    criteria_reading: CriteriaReading
    criteria_share: Decimal
    scale_good: Decimal = Decimal(100)
    scale_fair: Decimal = Decimal(80)
    scale_pass: Decimal = Decimal(50)
    scale_fail: Decimal = Decimal(0)
    top_share: Decimal | None = None
    tie_breaks: tuple[TieBreak, ...] = ()
    register_by: date | None = None
    report_cycle: ReportCycle = ReportCycle.NONE
    report_cutoff: int | None = None
    locked_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPhase:
    """Đợt báo cáo of a campaign that reports by phase: its name, and the day it is due."""

    id: int = 0
    campaign_id: int
    name: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentCampaign:
    """Phong trào cấp trên that this one carries out, from the highest level down."""

    id: int = 0
    campaign_id: int
    level: ParentLevel
    title: str
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFile:
    """Tệp của phong trào, kept by content under `sha256`; `size` in bytes."""

    id: int = 0
    campaign_id: int
    file_name: str
    sha256: str
    size: int
    added_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText:
    """One line of the plan's lists: căn cứ, hình thức, tiêu chuẩn, nơi nhận."""

    id: int = 0
    campaign_id: int
    kind: PlanTextKind
    position: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Nội dung thi đua; `number` is text as printed ("3." may occur twice).

    `floor` is the least percent of its points that a unit at Xuất sắc must have (điểm sàn).
    `breaks_ties`: its points decide where the office chose FIELD_POINTS.
    """

    id: int = 0
    campaign_id: int
    position: int
    number: str
    title: str
    short_title: str = ""
    floor: Decimal | None = None
    breaks_ties: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Chỉ tiêu, nhiệm vụ; what may change after launch stands in its versions."""

    id: int = 0
    uid: str
    campaign_id: int
    field_id: int
    position: int
    rule: Rule
    accumulation: Accumulation
    measure_unit: str | None = None
    scope: ScopeKind
    scope_kinds: tuple[UnitKind, ...] = ()
    lead_unit_id: int | None = None
    active_to: date | None = None
    source_lines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorVersion:
    """Phiên bản chỉ tiêu, valid from a day (None: from the beginning).

    `target` is in the measure unit (percent 0-100 for RATIO); None is chưa giao chỉ tiêu,
    except DONE and GRADE, which need none. `weight` is in points before scaling.
    """

    id: int = 0
    indicator_id: int
    valid_from: date | None = None
    text: str
    short_text: str = ""
    target: Decimal | None = None
    baseline: Decimal | None = None
    strict: bool = False
    allow_exceed: bool = False
    to_check: bool = False
    weight: Decimal
    deadline: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Khối thi đua of one campaign; ranking happens inside it, `pact_on` is its signed giao ước."""

    id: int = 0
    campaign_id: int
    name: str
    position: int
    pact_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignUnit:
    """Đơn vị tham gia phong trào, in its block, from and to a day."""

    id: int = 0
    campaign_id: int
    unit_id: int
    block_id: int
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Giao chỉ tiêu; None in target and deadline falls back to the indicator's version."""

    id: int = 0
    campaign_id: int
    indicator_id: int
    unit_id: int
    target: Decimal | None = None
    registered_target: Decimal | None = None
    responsible: str | None = None
    deadline: date | None = None
    no_duty: bool = False
    is_contributor: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """Kế hoạch của đơn vị (plan §V.1): its state since `on_day`; a return carries its reason."""

    id: int = 0
    campaign_id: int
    unit_id: int
    state: UnitPlanState
    on_day: date | None = None
    document: str = ""
    reason: str | None = None
    file_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMapping:
    """Cách đọc một bảng đã nhập: `columns` is canonical JSON, header as printed → what it is."""

    id: int = 0
    subject: ImportSubject
    name: str
    columns: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """Cách xem đã lưu of one screen: `content` is canonical JSON of filters, order, columns."""

    id: int = 0
    screen: str
    name: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressEntry:
    """Số liệu tiến độ; inserted, never updated: a later row of the same as-at day supersedes.

    RATIO holds done/total, or `value` as percent 0-100; AT_LEAST and AT_MOST hold `value`;
    DONE holds `value` 0 or 1 and `done_on`; GRADE holds `grade`. `report_id` is the report it
    came with; `reason` stands where a settled value was changed.
    """

    id: int = 0
    assignment_id: int
    as_at: date
    kind: ValueKind
    value: Decimal | None = None
    done: Decimal | None = None
    total: Decimal | None = None
    grade: Grade | None = None
    done_on: date | None = None
    remark: str | None = None
    typed: str = ""
    entered_at: datetime
    report_id: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Báo cáo kỳ of a unit, for the period that ends with `as_at`; late by `received_on`.

    `no_change` is "không có thay đổi": a report without new values, which ends the silence.
    """

    id: int = 0
    uid: str
    campaign_id: int
    unit_id: int
    as_at: date
    received_on: date
    channel: ReportChannel
    reporter: str = ""
    no_change: bool = False
    note: str = ""
    entered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Minh chứng, tệp, kept by content under `sha256`; hangs on exactly one record.

    What hangs on a report serves every value that came with it. `size` in bytes. `campaign_id`
    stands for what is of a campaign: reports, values, initiatives, difficulties. A file on a
    decision is its signed copy.
    """

    id: int = 0
    campaign_id: int | None = None
    report_id: int | None = None
    entry_id: int | None = None
    initiative_id: int | None = None
    difficulty_id: int | None = None
    rating_id: int | None = None
    dossier_paper_id: int | None = None
    role_model_id: int | None = None
    notice_id: int | None = None
    meeting_id: int | None = None
    complaint_id: int | None = None
    proposal_id: int | None = None
    decision_id: int | None = None
    file_name: str
    sha256: str
    size: int
    added_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Trả lại đơn vị of a report or of one value, with the reason; a newer one settles it."""

    id: int = 0
    campaign_id: int
    report_id: int | None = None
    entry_id: int | None = None
    on_day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Thẩm định of one entry; the last one of the entry stands, and falls with it."""

    id: int = 0
    entry_id: int
    kind: ValueKind
    value: Decimal | None = None
    done: Decimal | None = None
    total: Decimal | None = None
    grade: Grade | None = None
    done_on: date | None = None
    verified_by: str
    reason: str | None = None
    verified_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """Điểm thưởng, điểm trừ (points, above 0) or trường hợp không xét (points 0), dated."""

    id: int = 0
    campaign_id: int
    unit_id: int
    kind: AdjustmentKind
    points: Decimal
    on_day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenSheet:
    """Phiếu chấm điểm as it stood when the campaign was closed, as shown; never computed again.

    `lines` is canonical JSON of every line of the total. A reopening deletes nothing: the sheets
    of the last `closed_on` speak.
    """

    id: int = 0
    campaign_id: int
    unit_id: int
    unit_name: str
    block_name: str
    day: date
    closed_on: date
    total: Decimal | None = None
    reported: Decimal | None = None
    place: int | None = None
    grade: MovementGrade | None = None
    vetoed: bool = False
    lines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """Khó khăn, vướng mắc (plan §V.2): who answers it, and what was decided on which day."""

    id: int = 0
    uid: str
    campaign_id: int
    unit_id: int | None = None
    indicator_id: int | None = None
    content: str
    raised_on: date
    owner: str = ""
    due_on: date | None = None
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Lần đôn đốc: the message that was copied for a unit, to whom, and until when it asked."""

    id: int = 0
    campaign_id: int
    unit_id: int
    on_day: date
    to_whom: str = ""
    due_on: date | None = None
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualRating:
    """Xếp loại chất lượng năm, decided elsewhere, of exactly one unit, person or collective.

    `school_year`: of the school year that began in `year`; else of the calendar year.
    """

    id: int = 0
    unit_id: int | None = None
    person_id: int | None = None
    collective_id: int | None = None
    year: int
    school_year: bool = False
    level: AnnualRatingLevel
    document: str = ""
    decided_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """Sáng kiến, mô hình: recognised by a document or confirmed by the head of the unit."""

    id: int = 0
    campaign_id: int | None = None
    unit_id: int
    person_id: int | None = None
    kind: InitiativeKind = InitiativeKind.INITIATIVE
    title: str
    content: str = ""
    indicator_id: int | None = None
    recognised_document: str | None = None
    confirmed_by: str | None = None
    on_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopFlag:
    """Đang xem xét kỷ luật, thanh tra, điều tra, xác minh đơn; from a day, to a day."""

    id: int = 0
    unit_id: int | None = None
    person_id: int | None = None
    household_id: int | None = None
    collective_id: int | None = None
    complaint_id: int | None = None
    reason: StopReason
    note: str = ""
    document: str = ""
    starts: date
    ends: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRound:
    """Đợt xét khen thưởng; `data_day` is số liệu chốt xét ngày.

    `achievement` is what a round without a campaign awards, as the decision prints it. Quotas
    are counts, `quota_workers` the least percent of direct workers among the persons; both are
    shown, never blocking. `dossier` is what each unit's dossier must hold. `council_skipped` is
    why no council was asked. Once `closed_on` (chốt hồ sơ) the round changes no more.
    """

    id: int = 0
    uid: str
    campaign_id: int | None = None
    name: str
    award_type: AwardType
    year: int
    data_day: date
    achievement: str = ""
    quota_collective: int | None = None
    quota_person: int | None = None
    quota_household: int | None = None
    quota_workers: Decimal | None = None
    dossier: tuple[DossierKind, ...] = ()
    council_skipped: str = ""
    closed_on: date | None = None
    reopen_reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nomination:
    """Đề nghị khen thưởng of one subject; `unit_id` is the collective or where the subject belongs.

    `head_confirmed_by/on` is the dated confirmation that stands for a person's or household's
    own line of plan §IV.2.
    """

    id: int = 0
    uid: str
    round_id: int
    subject: SubjectKind
    unit_id: int
    person_id: int | None = None
    household_id: int | None = None
    collective_id: int | None = None
    form_key: str
    printed_name: str
    subtitle: str = ""
    citation: str
    state: NominationState
    state_reason: str | None = None
    head_confirmed_by: str | None = None
    head_confirmed_on: date | None = None
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Quyết định vượt điều kiện, with the reason that prints."""

    id: int = 0
    nomination_id: int
    condition: Condition
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Quyết định; once frozen (AWAITING_NUMBER) its text stands in `frozen` as canonical JSON.

    One that was issued elsewhere or long ago (`is_past`, nhập hồi tố) has no round, signatory or
    frozen text, perhaps no number; `issuer` is then who issued it, "" the office itself.
    An amendment, correction or revocation names the decision it concerns in `corrects_id`.
    `proposal` is the number and day of the tờ trình, as cited.
    """

    id: int = 0
    uid: str
    kind: DecisionKind
    round_id: int | None = None
    state: DecisionState
    symbol: str
    number: int | None = None
    decided_on: date | None = None
    year: int | None = None
    signatory_id: int | None = None
    frozen: str | None = None
    is_past: bool = False
    issuer: str = ""
    award_type: AwardType | None = None
    subject: str = ""
    corrects_id: int | None = None
    proposal: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """Khen thưởng đã quyết định, with everything as printed; never deleted once issued.

    An award of old years may belong to nobody on record: then only its words stand here, with
    the `birth_year` that keeps namesakes apart. A register number is one of the book of
    `register_issuer` ("" the office's own) and of its year. `gender`, `person_group` and
    `unit_kind` are what they were that day, for the statistics.
    """

    id: int = 0
    uid: str
    decision_id: int
    nomination_id: int | None = None
    position: int
    subject: SubjectKind
    unit_id: int | None = None
    person_id: int | None = None
    household_id: int | None = None
    collective_id: int | None = None
    form_key: str
    printed_name: str
    subtitle: str = ""
    citation: str
    unit_name: str
    amount_vnd: int | None = None
    amount_formula: str = ""
    register_issuer: str = ""
    register_number: int | None = None
    register_year: int | None = None
    birth_year: int | None = None
    gender: Gender | None = None
    person_group: PersonGroup | None = None
    unit_kind: UnitKind | None = None
    name_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Văn bản đã lập, kept as bytes in the content store under `sha256`."""

    id: int = 0
    campaign_id: int | None = None
    decision_id: int | None = None
    kind: PaperKind
    format: str
    file_name: str
    sha256: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalInstrument:
    """Văn bản pháp lý; `cited_for` lists the kinds of paper, `cite_order` their order."""

    id: int = 0
    key: str
    title: str
    valid_from: date | None = None
    valid_to: date | None = None
    cited_for: tuple[str, ...] = ()
    cite_order: int = 0
    confirmed: bool
    checked_on: date | None = None
    origin: Origin
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BaseSalary:
    """Lương cơ sở, đồng a month, from a day."""

    id: int = 0
    key: str
    amount_vnd: int
    valid_from: date
    valid_to: date | None = None
    source: str
    confirmed: bool
    checked_on: date | None = None
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardForm:
    """Hình thức khen thưởng, danh hiệu: decided by the commune or only proposed upward.

    `vote_share` is the share of all council members that must agree, "over" it where
    `vote_over`, and `quorum` the share that must be present: fractions as text ("2/3"), "" none
    set. `subjects` () is for every kind. One that is no longer given has an `ended_on`.
    """

    id: int = 0
    key: str
    name: str
    decided_by_commune: bool
    position: int
    origin: Origin
    subjects: tuple[SubjectKind, ...] = ()
    vote_share: str = ""
    vote_over: bool = False
    quorum: str = ""
    ended_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrizeRate:
    """Mức tiền thưởng as a multiple of the base salary, for a form and kind of subject."""

    id: int = 0
    key: str
    form_key: str
    subject: SubjectKind
    multiple: Decimal
    valid_from: date
    valid_to: date | None = None
    source: str
    confirmed: bool
    checked_on: date | None = None
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundingRule:
    """Quy tắc làm tròn tiền thưởng to a step in đồng, chosen before the first issue."""

    id: int = 0
    key: str
    mode: RoundingMode
    step_vnd: int
    valid_from: date
    valid_to: date | None = None
    source: str
    confirmed: bool
    origin: Origin


Record = (
    Office
    | Signatory
    | Unit
    | FormerHead
    | Merger
    | MergedUnit
    | Collective
    | Person
    | FormerPost
    | Household
    | Campaign
    | CampaignPhase
    | ParentCampaign
    | CampaignFile
    | PlanText
    | Field
    | Indicator
    | IndicatorVersion
    | Block
    | CampaignUnit
    | Assignment
    | UnitPlan
    | ImportMapping
    | SavedView
    | ProgressEntry
    | Report
    | Evidence
    | Return
    | Verification
    | Adjustment
    | FrozenSheet
    | Difficulty
    | Reminder
    | AnnualRating
    | Initiative
    | StopFlag
    | AwardRound
    | Nomination
    | Override
    | Decision
    | Award
    | Paper
    | DossierPaper
    | RepeatReview
    | CouncilMember
    | Meeting
    | Attendance
    | BallotCount
    | Vote
    | WrittenOpinion
    | PublicNotice
    | UpwardProposal
    | Amendment
    | Revocation
    | Reissue
    | Handover
    | RegisterGap
    | Complaint
    | RoleModel
    | PrizeFund
    | StockItem
    | StockMove
    | StatTable
    | LegalInstrument
    | BaseSalary
    | AwardForm
    | PrizeRate
    | RoundingRule
)
