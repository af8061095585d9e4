"""Xếp loại phong trào by the office's own thresholds, which are a setting and never law."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.terms import MovementGrade

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from decimal import Decimal

    from thidua_desktop.domain.records import Campaign
    from thidua_desktop.domain.scoring import ScoreSheet


def grade(
    total: Decimal | None, campaign: Campaign, *, below_floor: bool = False
) -> MovementGrade | None:
    """Grade a rounded total; a unit under the floor of a field is at best Tốt."""
    if total is None:
        return None
    if total >= campaign.grade_excellent and not below_floor:
        return MovementGrade.EXCELLENT
    if total >= campaign.grade_good:
        return MovementGrade.GOOD
    return MovementGrade.FAIR if total >= campaign.grade_fair else MovementGrade.BELOW


def field_share(sheet: ScoreSheet, indicator_ids: Collection[int]) -> Fraction | None:
    """Percent (0-100, more with excess) of a field's points earned; None: nothing scored there."""
    lines = break_down(sheet).lines
    mine = [line for line in lines if line.indicator_id in indicator_ids]
    weights = sum((Fraction(line.weight) for line in mine), Fraction())
    if not weights:
        return None
    everything = sum((Fraction(line.weight) for line in lines), Fraction())
    return sum((line.exact for line in mine), Fraction()) * everything / weights


def fields_below(
    sheet: ScoreSheet,
    fields: Mapping[int, Collection[int]],
    floors: Mapping[int, Decimal],
) -> tuple[int, ...]:
    """Name the fields (by id, with their indicator ids) that stay under their floor in percent."""
    shares = {field_id: field_share(sheet, fields[field_id]) for field_id in floors}
    return tuple(
        field_id
        for field_id, share in shares.items()
        if share is not None and share < Fraction(floors[field_id])
    )


def too_many_at_top(grades: Iterable[MovementGrade | None], cap: Decimal) -> bool:
    """Whether more than `cap` percent of the graded units are Xuất sắc; a warning, never a bar."""
    graded = [g for g in grades if g is not None]
    top = graded.count(MovementGrade.EXCELLENT)
    return top * 100 > Fraction(cap) * len(graded)
