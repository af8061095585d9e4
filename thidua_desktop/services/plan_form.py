"""What the review of a read plan holds: proposals as the officer has them now, changed purely."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core import text
from thidua_desktop.core.errors import rule
from thidua_desktop.domain.terms import Rule, ScopeKind
from thidua_desktop.planread.draft import Certainty
from thidua_desktop.planread.edit import joined, parted
from thidua_desktop.planread.rules import propose

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.terms import UnitKind
    from thidua_desktop.planread.draft import IndicatorProposal, Note, PlanDraft

_OPENING: Final = re.compile(
    r"^(?:(?:kế hoạch|tổ chức|triển khai|thực hiện|phát động|hưởng ứng)\s+)*"
    r"(?:các\s+)?(?:phong trào|đợt|cao điểm)?\s*thi đua"
    r"(?:\s+(?:yêu nước|cao điểm|đặc biệt))*[\s,:]+",
    re.IGNORECASE,
)

Place = tuple[int, int]
"""Which indicator: position of the field, position inside it, both from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanIndicator:
    """One proposed chỉ tiêu; `lines` are its source lines from 1, none for one added by hand."""

    keep: bool = True
    text: str
    short_text: str = ""
    rule: Rule
    target: Decimal | None = None
    baseline: Decimal | None = None
    measure_unit: str | None = None
    scope: ScopeKind = ScopeKind.COMMUNE
    kinds: tuple[UnitKind, ...] = ()
    lead_unit_id: int | None = None
    strict: bool = False
    allow_exceed: bool = False
    deadline: date | None = None
    weight: Decimal | None = None
    certainty: Certainty = Certainty.CERTAIN
    inferred: bool = False
    notes: tuple[Note, ...] = ()
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanField:
    """Nội dung thi đua; `number` is text as printed."""

    number: str
    title: str
    short_title: str = ""
    indicators: tuple[PlanIndicator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanForm:
    """A whole plan under review; what the text does not say is None or empty."""

    title: str = ""
    short_name: str = ""
    document_number: str | None = None
    document_date: date | None = None
    issuer: str | None = None
    place: str | None = None
    period_text: str | None = None
    starts: date | None = None
    ends: date | None = None
    legal_bases: tuple[str, ...] = ()
    award_forms: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    signer_name: str | None = None
    signer_capacity: str | None = None
    fields: tuple[PlanField, ...] = ()
    is_sample: bool = False

    def at(self, place: Place) -> PlanIndicator:
        return self.fields[place[0]].indicators[place[1]]

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(
            (f, i) for f, row in enumerate(self.fields) for i in range(len(row.indicators))
        )


def form_of(draft: PlanDraft) -> PlanForm:
    """Start a review from what was read."""
    period, signer = draft.period, draft.signer
    return PlanForm(
        title=draft.title or "",
        short_name=suggested_name(draft.title or ""),
        document_number=draft.document_number,
        document_date=draft.document_date,
        issuer=draft.issuer,
        place=draft.place,
        period_text=period.text if period else None,
        starts=period.start if period else None,
        ends=period.end if period else None,
        legal_bases=draft.legal_bases,
        award_forms=draft.award_forms,
        criteria=draft.criteria,
        recipients=draft.recipients,
        signer_name=signer.name if signer else None,
        signer_capacity=signer.capacity if signer else None,
        fields=tuple(
            PlanField(
                number=field.number,
                title=field.title,
                short_title=field.title,
                indicators=tuple(_line(item) for item in field.indicators),
            )
            for field in draft.fields
        ),
    )


def suggested_name(title: str) -> str:
    """Shorten a title to the name papers use: what follows "thi đua", up to the first ";".

    Empty when the title does not begin that way: then only the officer knows.
    """
    found = _OPENING.match(title)
    if found is None:
        return ""
    return title[found.end() :].split(";", maxsplit=1)[0].strip(" “”\"'.,")


def _line(item: IndicatorProposal) -> PlanIndicator:
    return PlanIndicator(
        text=item.text,
        rule=item.rule,
        target=item.target,
        measure_unit=item.measure_unit,
        scope=item.scope.kind,
        kinds=item.scope.unit_kinds,
        strict=item.strict,
        deadline=item.deadline,
        certainty=item.certainty,
        inferred=item.inferred,
        baseline=item.baseline,
        notes=item.notes,
        lines=item.lines,
    )


# what the officer does to it


def changed(form: PlanForm, place: Place, indicator: PlanIndicator) -> PlanForm:
    """Put an indicator in the place of another."""
    field, number = place
    rows = list(form.fields[field].indicators)
    rows[number] = indicator
    return _with_rows(form, field, rows)


def merged_up(form: PlanForm, place: Place) -> PlanForm:
    """Join an indicator to the one above it in its field and read both as one text.

    Raises plan.nothing_above for the first one of a field.
    """
    field, number = place
    if number == 0:
        raise rule("merge", "plan.nothing_above")
    rows = list(form.fields[field].indicators)
    above, below = rows[number - 1], rows.pop(number)
    words = joined(above.text, below.text)
    rows[number - 1] = _read_again(above, words, tuple(sorted({*above.lines, *below.lines})))
    return _with_rows(form, field, rows)


def split(form: PlanForm, place: Place, at: int, *, source: str = "") -> PlanForm:
    """Part an indicator's text before character `at` and read each part.

    With the plan's text as `source` each part keeps its own lines. Raises plan.split_at_edge
    when one part would hold no words.
    """
    field, number = place
    rows = list(form.fields[field].indicators)
    whole = rows[number]
    parts = parted(whole.text, whole.lines, at, source=source)
    rows[number : number + 1] = [_read_again(whole, words, lines) for words, lines in parts]
    return _with_rows(form, field, rows)


def added(form: PlanForm, field: int, words: str, *, lines: tuple[int, ...] = ()) -> PlanForm:
    """Add an indicator at the end of a field, read from typed or chosen words.

    Raises plan.added_empty for words that hold no text.
    """
    said = text.clean(words)
    if not said:
        raise rule("add", "plan.added_empty")
    new = replace(_line(propose(said, lines)), certainty=Certainty.CHECK)
    return _with_rows(form, field, [*form.fields[field].indicators, new])


def moved(form: PlanForm, place: Place, field: int) -> PlanForm:
    """Move an indicator to the end of another field."""
    rows = list(form.fields[place[0]].indicators)
    row = rows.pop(place[1])
    without = _with_rows(form, place[0], rows)
    return _with_rows(without, field, [*without.fields[field].indicators, row])


def renamed(form: PlanForm, field: int, title: str) -> PlanForm:
    """Give a field another title; raises plan.field_title_empty."""
    said = text.clean(title)
    if not said:
        raise rule("title", "plan.field_title_empty")
    fields = list(form.fields)
    fields[field] = replace(fields[field], title=said, short_title=said)
    return replace(form, fields=tuple(fields))


def _read_again(old: PlanIndicator, words: str, lines: tuple[int, ...]) -> PlanIndicator:
    read = _line(propose(words, lines))
    return replace(read, keep=old.keep, lead_unit_id=old.lead_unit_id)


def _with_rows(form: PlanForm, field: int, rows: list[PlanIndicator]) -> PlanForm:
    fields = list(form.fields)
    fields[field] = replace(fields[field], indicators=tuple(rows))
    return replace(form, fields=tuple(fields))
