"""Records of awards from the rating to the decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    AwardType,
    Condition,
    DecisionKind,
    DecisionState,
    DossierKind,
    Gender,
    InitiativeKind,
    NominationState,
    PaperKind,
    PersonGroup,
    StopReason,
    SubjectKind,
    UnitKind,
)


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
