"""Records around nomination and decision: dossier, what comes after, stock, statistics."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.terms import (
    ComplaintKind,
    ComplaintResult,
    DossierKind,
    GapReason,
    HandoverKind,
    Origin,
    PrintedField,
    ProposalAnswer,
    ReissueReason,
    RepeatVerdict,
    RevocationGround,
    StockKind,
    StockReason,
    SubjectKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPaper:
    """Giấy tờ trong hồ sơ: of a whole unit in a round, or of one nomination when it is named."""

    id: int = 0
    round_id: int
    unit_id: int
    nomination_id: int | None = None
    kind: DossierKind
    document: str = ""
    received_on: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatReview:
    """What the officer found of one award that the radar brought up for a nomination."""

    id: int = 0
    nomination_id: int
    award_id: int
    verdict: RepeatVerdict
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicNotice:
    """Công khai danh sách dự kiến khen thưởng, from and to a day, where, under which document."""

    id: int = 0
    round_id: int
    document: str = ""
    place: str = ""
    starts: date
    ends: date
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpwardProposal:
    """Đề nghị cấp trên khen thưởng for one nomination, to its answer."""

    id: int = 0
    uid: str
    nomination_id: int
    addressee: str
    document: str = ""
    sent_on: date
    answer: ProposalAnswer
    answered_on: date | None = None
    answer_document: str = ""
    answer_reason: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One text of an issued award that an amendment or correction replaces; the award stays."""

    id: int = 0
    award_id: int
    decision_id: int
    field: PrintedField
    old_text: str
    new_text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation:
    """Hủy bỏ khen thưởng by its own decision; what was recovered comes later, money in đồng."""

    id: int = 0
    award_id: int
    decision_id: int
    ground: RevocationGround
    reason: str
    certificate_back_on: date | None = None
    money_back_vnd: int | None = None
    money_back_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reissue:
    """Cấp đổi, cấp lại giấy khen; `old_back_on` is the day the old one was recovered."""

    id: int = 0
    award_id: int
    reason: ReissueReason
    on_day: date
    document: str = ""
    old_back_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Trao giấy khen or chi tiền for an award; `absent` says it could not be handed over."""

    id: int = 0
    award_id: int
    what: HandoverKind
    on_day: date
    received_by: str = ""
    absent: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterGap:
    """A register number that names nobody, and why; it is never given again."""

    id: int = 0
    year: int
    number: int
    reason: GapReason
    on_day: date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """Đơn thư about a subject or an award; who sent it is not kept."""

    id: int = 0
    uid: str
    kind: ComplaintKind
    received_on: date
    award_id: int | None = None
    unit_id: int | None = None
    person_id: int | None = None
    household_id: int | None = None
    collective_id: int | None = None
    content: str
    handled_by: str = ""
    due_on: date | None = None
    result: ComplaintResult
    closed_on: date | None = None
    document: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleModel:
    """Gương điển hình tiên tiến (plan §V.2): who, what for, how it was made known."""

    id: int = 0
    uid: str
    campaign_id: int | None = None
    subject: SubjectKind
    unit_id: int
    person_id: int | None = None
    household_id: int | None = None
    collective_id: int | None = None
    title: str
    content: str = ""
    found_on: date
    document: str = ""
    made_known: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrizeFund:
    """Quỹ thi đua, khen thưởng of a year, in đồng."""

    id: int = 0
    year: int
    amount_vnd: int
    document: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockItem:
    """Phôi, khung, quà in stock; at or under `warn_below` it warns before a print run."""

    id: int = 0
    uid: str
    kind: StockKind
    name: str
    form_key: str = ""
    warn_below: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StockMove:
    """A change of stock: `quantity` is added, below 0 taken away."""

    id: int = 0
    item_id: int
    on_day: date
    quantity: int
    reason: StockReason
    decision_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatTable:
    """Biểu thống kê of the yearly report, as the office edits it.

    `content` is canonical JSON of lines and columns with their filters. Source and dates as of
    other dated data.
    """

    id: int = 0
    key: str
    name: str
    position: int
    content: str
    source: str
    confirmed: bool
    checked_on: date | None = None
    origin: Origin
