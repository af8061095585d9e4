"""What a plan's text proposes; absent is None or empty, nothing is made up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from thidua_desktop.core.numbers import canonical

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.terms import Rule, ScopeKind, UnitKind


class Certainty(Enum):
    """How sure a proposal is: printed so, to be checked, or a task that nothing measures."""

    CERTAIN = "CERTAIN"
    CHECK = "CHECK"
    UNMEASURED = "UNMEASURED"


class Note(Enum):
    """Why a proposal is to be checked, or what else it would be good to know about it."""

    INFERRED = "inferred"
    """The text says "vượt mức" and prints no figure."""
    RANGE = "range"
    """Two bounds are printed; the lower one was taken."""
    FROM_TO = "from_to"
    """A value of before and one to reach; the second is the target."""
    SEVERAL_FIGURES = "several_figures"
    DECREASE_NEEDS_BASELINE = "decrease_needs_baseline"
    INCREASE_NEEDS_BASELINE = "increase_needs_baseline"
    SHARE_OF_BASELINE = "share_of_baseline"
    """A share "so với cùng kỳ" of a value that is not printed."""
    PART_OF_ALL = "part_of_all"
    """Printed as "12/14 thôn": the part was taken."""
    FRACTION = "fraction"
    """A share printed as "2/3 số chi hội": the officer gives the percent."""
    READ_BOTH_WAYS = "read_both_ways"
    """A figure like 1,250 that may be a decimal or a thousand."""
    GUESSED_CEILING = "guessed_ceiling"
    """A bare share of something bad ("tỷ lệ hộ nghèo 3,5%") was taken for the most allowed."""
    NO_UNIT = "no_unit"
    UNCLEAR_SCOPE = "unclear_scope"
    """The word "mỗi" counts something that is no unit: "mỗi giáo viên"."""
    TABLE_ROW = "table_row"
    """The columns of a flattened table were guessed."""
    SCAN_SLIP = "scan_slip"


@dataclass(frozen=True, slots=True)
class Scope:
    kind: ScopeKind
    unit_kinds: tuple[UnitKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorProposal:
    """One proposed chỉ tiêu; `inferred` when the target is concluded and not printed.

    `baseline` (số gốc kỳ trước) only where the text prints one; `notes` in the order of Note.
    """

    text: str
    rule: Rule
    target: Decimal | None
    measure_unit: str | None
    scope: Scope
    strict: bool
    deadline: date | None
    certainty: Certainty
    inferred: bool
    lines: tuple[int, ...]
    notes: tuple[Note, ...] = ()
    baseline: Decimal | None = None


@dataclass(frozen=True, slots=True)
class FieldProposal:
    """Nội dung thi đua with its printed number."""

    number: str
    title: str
    indicators: tuple[IndicatorProposal, ...]


@dataclass(frozen=True, slots=True)
class Period:
    text: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Signer:
    name: str
    capacity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """The whole reading; `why_not` names the reason when the text is no plan."""

    title: str | None = None
    document_number: str | None = None
    document_date: date | None = None
    issuer: str | None = None
    place: str | None = None
    legal_bases: tuple[str, ...] = ()
    fields: tuple[FieldProposal, ...] = ()
    period: Period | None = None
    award_forms: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer: Signer | None = None
    why_not: str | None = None

    @property
    def is_plan(self) -> bool:
        return self.why_not is None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _figure(value: Decimal | None) -> str | None:
    return None if value is None else canonical(value)


def to_json(draft: PlanDraft) -> dict[str, Any]:
    """Return the shape that `thidua read-plan --json` prints."""
    return {
        "title": draft.title,
        "document_number": draft.document_number,
        "document_date": _day(draft.document_date),
        "issuer": draft.issuer,
        "place": draft.place,
        "legal_bases": list(draft.legal_bases),
        "fields": [
            {
                "number": field.number,
                "title": field.title,
                "indicators": [_indicator(item) for item in field.indicators],
            }
            for field in draft.fields
        ],
        "period": None
        if draft.period is None
        else {
            "text": draft.period.text,
            "start": _day(draft.period.start),
            "end": _day(draft.period.end),
        },
        "award_forms": list(draft.award_forms),
        "criteria": list(draft.criteria),
        "recipients": list(draft.recipients),
        "signer": None
        if draft.signer is None
        else {"name": draft.signer.name, "capacity": draft.signer.capacity},
        "why_not": draft.why_not,
    }


def _indicator(item: IndicatorProposal) -> dict[str, Any]:
    return {
        "text": item.text,
        "rule": item.rule.name,
        "target": _figure(item.target),
        "measure_unit": item.measure_unit,
        "scope": {
            "kind": item.scope.kind.name,
            "unit_kinds": [kind.name for kind in item.scope.unit_kinds],
        },
        "strict": item.strict,
        "deadline": _day(item.deadline),
        "inferred": item.inferred,
        "certainty": item.certainty.name,
        "lines": list(item.lines),
        "notes": [note.value for note in item.notes],
        "baseline": _figure(item.baseline),
    }
