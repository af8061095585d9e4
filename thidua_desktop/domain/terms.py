"""The field's closed lists of words; labels in Vietnamese live in ui/texts."""

from __future__ import annotations

from enum import Enum


class UnitKind(Enum):
    """Loại đơn vị."""

    DEPARTMENT = "DEPARTMENT"
    PARTY = "PARTY"
    FRONT = "FRONT"
    SCHOOL = "SCHOOL"
    HEALTH = "HEALTH"
    POLICE_MILITARY = "POLICE_MILITARY"
    HAMLET = "HAMLET"
    BUSINESS = "BUSINESS"
    OTHER = "OTHER"


class CampaignState(Enum):
    """Trạng thái phong trào."""

    DRAFT = "DRAFT"
    OPEN = "OPEN"
    CLOSED = "CLOSED"


class Rule(Enum):
    """Quy tắc tính của chỉ tiêu (domain rule 3.1)."""

    RATIO = "RATIO"
    AT_LEAST = "AT_LEAST"
    AT_MOST = "AT_MOST"
    DONE = "DONE"
    GRADE = "GRADE"


class Accumulation(Enum):
    """Cách cộng dồn: lũy kế (the latest stands) or trong kỳ (dates add up)."""

    CUMULATIVE = "CUMULATIVE"
    PER_PERIOD = "PER_PERIOD"


class ScopeKind(Enum):
    """Phạm vi áp dụng của chỉ tiêu."""

    COMMUNE = "COMMUNE"
    EACH_UNIT = "EACH_UNIT"


class ParentLevel(Enum):
    """Cấp phát động phong trào cấp trên."""

    CENTRAL = "CENTRAL"
    PROVINCE = "PROVINCE"


class UnitPlanState(Enum):
    """Trạng thái kế hoạch của đơn vị; without a row it is NONE."""

    NONE = "NONE"
    SENT = "SENT"
    RETURNED = "RETURNED"
    APPROVED = "APPROVED"


class ImportSubject(Enum):
    """What a table that is read in holds."""

    UNITS = "UNITS"
    PEOPLE = "PEOPLE"
    INDICATORS = "INDICATORS"
    PROGRESS = "PROGRESS"
    AWARDS = "AWARDS"


class ReportChannel(Enum):
    """Kênh báo cáo: how a unit's report reached the office."""

    PHONE = "PHONE"
    ZALO = "ZALO"
    PAPER = "PAPER"
    EXCEL = "EXCEL"
    IN_PERSON = "IN_PERSON"


class ReportCycle(Enum):
    """Chế độ báo cáo of a campaign: when the units' reports are due."""

    NONE = "NONE"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    PHASES = "PHASES"


class Grade(Enum):
    """Mức đánh giá của chỉ tiêu chất lượng."""

    GOOD = "GOOD"
    FAIR = "FAIR"
    PASS = "PASS"  # noqa: S105 - "Đạt", not a password
    FAIL = "FAIL"


class ValueKind(Enum):
    """What an entry says; WITHDRAWN takes an earlier value of the same day back."""

    VALUE = "VALUE"
    NOT_ARISEN = "NOT_ARISEN"
    WITHDRAWN = "WITHDRAWN"


class CellState(Enum):
    """Trạng thái của một ô (đơn vị × chỉ tiêu), exactly one at a time."""

    NO_DUTY = "NO_DUTY"
    NOT_ARISEN = "NOT_ARISEN"
    NO_TARGET = "NO_TARGET"
    NO_DATA = "NO_DATA"
    REACHED = "REACHED"
    EXCEEDED = "EXCEEDED"
    OVERDUE = "OVERDUE"
    MISSED = "MISSED"
    AT_RISK = "AT_RISK"
    DUE_SOON = "DUE_SOON"
    IN_PROGRESS = "IN_PROGRESS"


class AdjustmentKind(Enum):
    """Điểm thưởng, điểm trừ, trường hợp không xét."""

    BONUS = "BONUS"
    DEDUCTION = "DEDUCTION"
    VETO = "VETO"


class TieBreak(Enum):
    """Tiêu chí phụ when totals are equal; none by default, applied in the office's order."""

    EXCEEDED = "EXCEEDED"
    FIELD_POINTS = "FIELD_POINTS"
    REGISTERED_ON_TIME = "REGISTERED_ON_TIME"


class InitiativeKind(Enum):
    """Sáng kiến, or mô hình (plan §II.1, §IV.2)."""

    INITIATIVE = "INITIATIVE"
    MODEL = "MODEL"


class MovementGrade(Enum):
    """Xếp loại phong trào; never the annual rating."""

    EXCELLENT = "EXCELLENT"
    GOOD = "GOOD"
    FAIR = "FAIR"
    BELOW = "BELOW"


class AnnualRatingLevel(Enum):
    """Xếp loại chất lượng năm, decided elsewhere."""

    EXCELLENT = "EXCELLENT"
    GOOD = "GOOD"
    COMPLETED = "COMPLETED"
    NOT_COMPLETED = "NOT_COMPLETED"


class SubjectKind(Enum):
    """Đối tượng khen thưởng: tập thể, cá nhân, hộ gia đình."""

    COLLECTIVE = "COLLECTIVE"
    PERSON = "PERSON"
    HOUSEHOLD = "HOUSEHOLD"


class PersonGroup(Enum):
    """Nhóm đối tượng của cá nhân."""

    LEADER = "LEADER"
    OFFICIAL = "OFFICIAL"
    WORKER = "WORKER"
    FARMER = "FARMER"
    OTHER = "OTHER"


class Salutation(Enum):
    """Danh xưng in trên giấy khen; NONE prints the bare name."""

    MR = "MR"
    MRS = "MRS"
    PUPIL = "PUPIL"
    COMRADE = "COMRADE"
    NONE = "NONE"


class Gender(Enum):
    """Giới tính, for the statistics of the yearly report."""

    MALE = "MALE"
    FEMALE = "FEMALE"
    UNKNOWN = "UNKNOWN"


class AwardType(Enum):
    """Loại hình khen thưởng."""

    MERIT = "MERIT"
    UNSCHEDULED = "UNSCHEDULED"
    MOVEMENT = "MOVEMENT"
    DEDICATION = "DEDICATION"
    OTHER = "OTHER"


class NominationState(Enum):
    """Trạng thái đề nghị khen thưởng."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    RETURNED = "RETURNED"
    ELIGIBLE = "ELIGIBLE"
    VOTED = "VOTED"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


class Condition(Enum):
    """Điều kiện xét khen thưởng (domain rule 3.3, those judged so far)."""

    ANNUAL_RATING = "ANNUAL_RATING"
    PLAN_CRITERIA = "PLAN_CRITERIA"
    NO_STOP_FLAG = "NO_STOP_FLAG"
    BALANCE = "BALANCE"


class Verdict(Enum):
    """Kết luận của một điều kiện; UNKNOWN never counts as met."""

    MET = "MET"
    NOT_MET = "NOT_MET"
    UNKNOWN = "UNKNOWN"
    NOT_APPLICABLE = "NOT_APPLICABLE"


class CriteriaReading(Enum):
    """How plan §IV.2 is read: both halves, or one of them."""

    BOTH = "BOTH"
    EITHER = "EITHER"


class StopReason(Enum):
    """Lý do đang không được xét."""

    DISCIPLINE = "DISCIPLINE"
    INVESTIGATION = "INVESTIGATION"
    INSPECTION = "INSPECTION"
    COMPLAINT = "COMPLAINT"


class DecisionKind(Enum):
    """Loại quyết định."""

    AWARD = "AWARD"
    AMENDMENT = "AMENDMENT"
    REVOCATION = "REVOCATION"


class DecisionState(Enum):
    """Trạng thái quyết định."""

    DRAFT = "DRAFT"
    AWAITING_NUMBER = "AWAITING_NUMBER"
    ISSUED = "ISSUED"


class Capacity(Enum):
    """Tư cách ký của người ký."""

    CHAIR = "CHAIR"
    VICE_CHAIR = "VICE_CHAIR"
    DEPARTMENT_HEAD = "DEPARTMENT_HEAD"
    DEPARTMENT_DEPUTY = "DEPARTMENT_DEPUTY"


class Origin(Enum):
    """Where a dated legal row comes from."""

    SHIPPED = "SHIPPED"
    OFFICE = "OFFICE"


class RoundingMode(Enum):
    """Cách làm tròn tiền thưởng."""

    EXACT = "EXACT"
    UP = "UP"


class PlanTextKind(Enum):
    """Which list of the plan a line belongs to."""

    BASIS = "BASIS"
    AWARD_FORM = "AWARD_FORM"
    CRITERION = "CRITERION"
    RECIPIENT = "RECIPIENT"


class ExemptPolicy(Enum):
    """What không có nhiệm vụ / không phát sinh do to a score: scaled out, or full points."""

    SCALE = "SCALE"
    FULL_POINTS = "FULL_POINTS"


class PaperKind(Enum):
    """Văn bản that the program makes."""

    DECISION = "DECISION"
    CERTIFICATES = "CERTIFICATES"
    INDICATOR_SUMMARY = "INDICATOR_SUMMARY"
    FINAL_REPORT = "FINAL_REPORT"
    RANKING_LIST = "RANKING_LIST"
    PLAN = "PLAN"
    SCORE_SHEETS = "SCORE_SHEETS"
    REGISTRATION_SHEETS = "REGISTRATION_SHEETS"
    PACTS = "PACTS"
