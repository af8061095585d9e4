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
    """Điều kiện xét khen thưởng (domain rule 3.3), in the order they are judged and printed."""

    ANNUAL_RATING = "ANNUAL_RATING"
    PLAN_CRITERIA = "PLAN_CRITERIA"
    NO_STOP_FLAG = "NO_STOP_FLAG"
    NOT_REPEATED = "NOT_REPEATED"
    DOSSIER = "DOSSIER"
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


class DossierKind(Enum):
    """Giấy tờ trong hồ sơ của đơn vị (domain rule 3.3, condition 5); CONFIRMATION is the head's."""

    PROPOSAL = "PROPOSAL"
    ACHIEVEMENT_REPORT = "ACHIEVEMENT_REPORT"
    MINUTES = "MINUTES"
    CONFIRMATION = "CONFIRMATION"
    OTHER = "OTHER"


class RepeatVerdict(Enum):
    """What the officer found of a name that the repeat radar brought up."""

    SAME_ACHIEVEMENT = "SAME_ACHIEVEMENT"
    OTHER_ACHIEVEMENT = "OTHER_ACHIEVEMENT"
    OTHER_PERSON = "OTHER_PERSON"


class CouncilRole(Enum):
    """Tư cách trong Hội đồng thi đua - khen thưởng."""

    CHAIR = "CHAIR"
    VICE_CHAIR = "VICE_CHAIR"
    SECRETARY = "SECRETARY"
    MEMBER = "MEMBER"


class VotingMethod(Enum):
    """Cách biểu quyết: giơ tay, phiếu kín, lấy ý kiến bằng văn bản."""

    HANDS = "HANDS"
    BALLOT = "BALLOT"
    WRITTEN = "WRITTEN"


class Presence(Enum):
    """Có mặt, vắng (with a reason), gửi ý kiến bằng văn bản (counts as present)."""

    PRESENT = "PRESENT"
    ABSENT = "ABSENT"
    WRITTEN = "WRITTEN"


class Choice(Enum):
    """Ý kiến biểu quyết."""

    AGREE = "AGREE"
    DISAGREE = "DISAGREE"
    ABSTAIN = "ABSTAIN"


class RevocationGround(Enum):
    """Căn cứ hủy bỏ quyết định khen thưởng (domain rule 3.5)."""

    FALSE_DECLARATION = "FALSE_DECLARATION"
    FALSE_PAPERS = "FALSE_PAPERS"
    WRONG_PROCEDURE = "WRONG_PROCEDURE"
    AUTHORITY_CONCLUSION = "AUTHORITY_CONCLUSION"


class PrintedField(Enum):
    """What of an issued award an amendment corrects."""

    PRINTED_NAME = "PRINTED_NAME"
    SUBTITLE = "SUBTITLE"
    CITATION = "CITATION"
    UNIT_NAME = "UNIT_NAME"
    OTHER = "OTHER"


class ReissueReason(Enum):
    """Lý do cấp đổi, cấp lại giấy khen."""

    LOST = "LOST"
    DAMAGED = "DAMAGED"
    AMENDED = "AMENDED"


class HandoverKind(Enum):
    """Trao giấy khen, or chi tiền thưởng."""

    CERTIFICATE = "CERTIFICATE"
    MONEY = "MONEY"


class GapReason(Enum):
    """Why a register number names nobody: rút lại ban hành, or what the office says."""

    WITHDRAWN = "WITHDRAWN"
    SPOILED = "SPOILED"
    OTHER = "OTHER"


class ComplaintKind(Enum):
    """Phản ánh, kiến nghị, khiếu nại, tố cáo."""

    REFLECTION = "REFLECTION"
    PETITION = "PETITION"
    COMPLAINT = "COMPLAINT"
    DENUNCIATION = "DENUNCIATION"


class ComplaintResult(Enum):
    """Kết quả giải quyết; OPEN while it is being verified."""

    OPEN = "OPEN"
    UPHELD = "UPHELD"
    PARTLY_UPHELD = "PARTLY_UPHELD"
    NOT_UPHELD = "NOT_UPHELD"
    WITHDRAWN = "WITHDRAWN"


class ProposalAnswer(Enum):
    """Trả lời của cấp trên for a proposal sent upward."""

    WAITING = "WAITING"
    APPROVED = "APPROVED"
    REFUSED = "REFUSED"


class StockKind(Enum):
    """Phôi giấy khen, khung, quà."""

    BLANK = "BLANK"
    FRAME = "FRAME"
    GIFT = "GIFT"


class StockReason(Enum):
    """Why a stock changed: nhập, dùng, hỏng, kiểm kê."""

    RECEIVED = "RECEIVED"
    USED = "USED"
    SPOILED = "SPOILED"
    COUNTED = "COUNTED"


class DecisionKind(Enum):
    """Loại quyết định; CORRECTION is công văn đính chính, for an error of form or printing."""

    AWARD = "AWARD"
    AMENDMENT = "AMENDMENT"
    CORRECTION = "CORRECTION"
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
