"""Dated rows that decisions are made by: instruments, base salary, forms, rates, rounding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua_desktop.domain.terms import (
    Origin,
    RoundingMode,
    SubjectKind,
)


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
