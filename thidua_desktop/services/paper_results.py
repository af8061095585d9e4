"""The Bảng tổng hợp: each indicator's result as at a day, of the commune and of its units."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.documents.blocks import FIXED_SPACE, Signer
from thidua_desktop.documents.indicator_summary import (
    FieldResults,
    IndicatorResult,
    IndicatorSummary,
)
from thidua_desktop.domain.aggregate import Combining, commune_result
from thidua_desktop.domain.terms import CellState, Rule, ValueKind
from thidua_desktop.domain.typed import GRADE_LABELS, write_cell
from thidua_desktop.services.paper_heads import department_issuer, is_provisional, movement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from thidua_desktop.domain.aggregate import CommuneResult
    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.records import Indicator, IndicatorVersion, Unit
    from thidua_desktop.domain.typed import Value
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

NO_DATA = "chưa có số liệu"


def summary_data(desk: Desk, board: CampaignBoard, day: date) -> IndicatorSummary:
    """Fill the Bảng tổng hợp kết quả thực hiện chỉ tiêu as at `day`."""
    units = board.units(day)
    return IndicatorSummary(
        issuer=department_issuer(desk),
        number=None,
        campaign=movement(board),
        as_at=day,
        provisional=is_provisional(board),
        fields=tuple(
            FieldResults(
                field.title,
                tuple(indicator_line(board, i, units, day) for i in board.indicators_of(field.id)),
            )
            for field in board.fields
        ),
        signers=(Signer(("NGƯỜI LẬP BIỂU",)), Signer(("TRƯỞNG PHÒNG",))),
        units=tuple(unit.short_name for unit in units),
        unit_ids=tuple(unit.id for unit in units),
    )


def _results(
    board: CampaignBoard, indicator: Indicator, units: Sequence[Unit], day: date
) -> list[CellResult]:
    found = (board.result(u.id, indicator.id, day) for u in units)
    return [r for r in found if r is not None and r.scored]


def indicator_line(
    board: CampaignBoard, indicator: Indicator, units: Sequence[Unit], day: date
) -> IndicatorResult:
    version = board.version(indicator.id, day)
    results = _results(board, indicator, units, day)
    actual, rate = _actual(indicator, results)
    return IndicatorResult(
        name=version.text.rstrip(".") if version else "",
        measure=indicator.measure_unit or "",
        target=_target(indicator, version),
        actual=actual,
        rate=rate,
        state=_state(results),
        note=_note(results),
        by_unit=tuple(_unit_value(board, u, indicator, day) for u in units),
        indicator_id=indicator.id,
    )


def _target(indicator: Indicator, version: IndicatorVersion | None) -> str:
    if indicator.rule is Rule.DONE:
        return "Hoàn thành"
    if indicator.rule is Rule.GRADE:
        return "Tốt"
    if version is None or version.target is None:
        return "chưa giao"
    sign = {Rule.AT_LEAST: "≥ ", Rule.AT_MOST: "≤ "}.get(indicator.rule, "")
    number = format_decimal(version.target)
    return number if version.target == 0 else f"{sign}{number}"


def _actual(
    indicator: Indicator, results: Sequence[CellResult]
) -> tuple[str, str | Decimal | None]:
    """Return the commune's own value, and the percent of units or parts that stand behind it."""
    if not results:
        return "không phát sinh", None
    if len(results) == 1:
        only = results[0]
        text = value_words(only.value, indicator.rule)
        return text, None if only.achievement is None else _percent(only.achievement * 100)
    whole = commune_result(indicator, results)
    return _whole(whole), _rate(whole)


def _whole(whole: CommuneResult) -> str:
    if whole.with_data == 0:
        return NO_DATA
    if whole.grades:
        return "; ".join(f"{GRADE_LABELS[g]}:{FIXED_SPACE}{n}" for g, n in whole.grades if n)
    if whole.combining is Combining.NOT_COMBINED:
        return "không tổng hợp"
    if whole.done is not None and whole.total is not None:
        return f"{_number(whole.done)}/{_number(whole.total)}"
    return NO_DATA if whole.value is None else _number(whole.value)


def _rate(whole: CommuneResult) -> Decimal | None:
    if whole.combining is Combining.SUM or whole.value is None:
        return None
    return _percent(whole.value)


def _percent(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.1"))


def _number(value: Fraction) -> str:
    return format_decimal(Decimal(value.numerator) / Decimal(value.denominator))


def _state(results: Sequence[CellResult]) -> str:
    if not results:
        return "Không phát sinh"
    reached, known = sum(r.reached for r in results), sum(r.has_data for r in results)
    if known == 0:
        return "Chưa có số liệu"
    if reached == known < len(results):
        return "Chưa đủ số liệu"
    return "Đạt" if reached == len(results) else "Chưa đạt"


def _note(results: Sequence[CellResult]) -> str:
    if len(results) < 2:  # noqa: PLR2004 - one unit speaks for itself
        return ""
    reached, known = sum(r.reached for r in results), sum(r.has_data for r in results)
    note = f"{reached}/{len(results)} đơn vị đạt"
    return note if known == len(results) else f"{note}; {len(results) - known} chưa có số liệu"


def _unit_value(
    board: CampaignBoard, unit: Unit, indicator: Indicator, day: date
) -> str | Decimal | None:
    result = board.result(unit.id, indicator.id, day)
    if result is None or result.state is CellState.NO_DUTY:
        return None
    return value_words(result.value, indicator.rule)


def value_words(value: Value | None, rule: Rule) -> str:
    """Write a value in full words, where the grid has its short ones ("K.PS", "xong")."""
    if value is None:
        return NO_DATA
    if value.kind is ValueKind.NOT_ARISEN:
        return "không phát sinh"
    if rule is not Rule.DONE:
        return write_cell(value, rule)
    if not value.value:
        return "chưa hoàn thành"
    return f"hoàn thành {format_short(value.done_on)}" if value.done_on else "hoàn thành"
