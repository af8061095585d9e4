"""Many indicators at once: weights that make 100, one deadline, one lead unit; one act each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.core import numbers, text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.rounding import fit, points
from thidua_desktop.domain.terms import ScopeKind
from thidua_desktop.services.indicator_form import form_of
from thidua_desktop.services.indicators import prepare_edit, put_edit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.records import Indicator
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.indicator_form import IndicatorForm
    from thidua_desktop.services.indicators import Edit

WHOLE = 100


class Spread(Enum):
    """How weights are made to add up to 100."""

    EVEN = "EVEN"
    PROPORTIONAL = "PROPORTIONAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkForm:
    """What to change in every chosen indicator; None leaves it, a blank deadline takes it away."""

    weight: str | None = None
    deadline: str | None = None
    lead_unit_id: int | None = None


def weighed(board: CampaignBoard, day: date) -> tuple[Indicator, ...]:
    """List the indicators whose weight counts on `day`."""
    return tuple(i for i in board.indicators if i.active_to is None or day <= i.active_to)


def total_weight(board: CampaignBoard, day: date) -> Decimal:
    """Add up the weights in force on `day`; an ended indicator weighs nothing."""
    versions = (board.version(i.id, day) for i in weighed(board, day))
    return sum((v.weight for v in versions if v is not None), start=points(0))


def spread_weights(board: CampaignBoard, day: date, how: Spread) -> Mapping[int, Decimal]:
    """Give every indicator a weight of two digits at most, all of them exactly 100 together."""
    rows = weighed(board, day)
    shares = [Fraction(1)] * len(rows)
    if how is Spread.PROPORTIONAL:
        versions = [board.version(i.id, day) for i in rows]
        shares = [Fraction(v.weight) if v else Fraction(1) for v in versions]
    total = sum(shares)
    exact = [share * WHOLE / total for share in shares]
    fitted = fit(exact, WHOLE * 100, keys=[(n,) for n in range(len(rows))])
    return {row.id: points(part) for row, part in zip(rows, fitted, strict=True)}


def store_weights(
    desk: Desk, campaign_id: int, how: Spread, *, day: date, valid_from: date | None, reason: str
) -> int:
    """Make the weights add up to 100 in one act; return how many changed.

    After the launch a day and a reason are required. Codes: those of edit_indicator.
    """
    board = desk.board(campaign_id)
    forms = {
        key: replace(form_of(board, key, day), weight=numbers.format_decimal(weight))
        for key, weight in spread_weights(board, day, how).items()
    }
    return _store(desk, forms, "Chia trọng số cho đủ 100", valid_from=valid_from, reason=reason)


def change_many(
    desk: Desk,
    campaign_id: int,
    indicator_ids: Sequence[int],
    form: BulkForm,
    *,
    day: date,
    valid_from: date | None = None,
    reason: str = "",
) -> int:
    """Change the chosen indicators alike in one act; return how many changed.

    Codes: those of edit_indicator, bulk.nothing and bulk.lead_each (a lead is only for COMMUNE).
    """
    board = desk.board(campaign_id)
    if form == BulkForm():
        raise RuleError(Problem("weight", "bulk.nothing"))
    each = [n for n in indicator_ids if board.indicator(n).scope is not ScopeKind.COMMUNE]
    if form.lead_unit_id is not None and each:
        raise RuleError(Problem("lead", "bulk.lead_each", {"count": str(len(each))}))
    forms = {key: _changed(form_of(board, key, day), form) for key in indicator_ids}
    label = f"Sửa {len(forms)} chỉ tiêu"
    return _store(desk, forms, label, valid_from=valid_from, reason=reason)


def _changed(old: IndicatorForm, form: BulkForm) -> IndicatorForm:
    new = old
    if form.weight is not None:
        new = replace(new, weight=form.weight)
    if form.deadline is not None:
        new = replace(new, deadline=form.deadline)
    if form.lead_unit_id is not None:
        new = replace(new, lead_unit_id=form.lead_unit_id)
    return new


def _store(
    desk: Desk,
    forms: Mapping[int, IndicatorForm],
    label: str,
    *,
    valid_from: date | None,
    reason: str,
) -> int:
    edits = prepare_many(desk, forms, valid_from=valid_from, reason=reason)
    if not edits:
        return 0
    with desk.store.act(label, reason=text.clean(reason) or None) as act:
        for edit in edits:
            put_edit(act, desk, edit)
    return len(edits)


def prepare_many(
    desk: Desk, forms: Mapping[int, IndicatorForm], *, valid_from: date | None, reason: str
) -> tuple[Edit, ...]:
    """Check changed forms by indicator id and say what they change, every problem once."""
    edits: list[Edit] = []
    problems: list[Problem] = []
    for key, form in forms.items():
        try:
            edit = prepare_edit(desk, key, form, valid_from=valid_from, reason=reason)
        except RuleError as error:
            problems += [p for p in error.problems if p not in problems]
            continue
        if edit is not None:
            edits.append(edit)
    if problems:
        raise RuleError(*problems)
    return tuple(edits)
