"""How points came about, in words: value, target and rule as one formula."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.ranking import NoPlace
from thidua_desktop.domain.rounding import half_up, points
from thidua_desktop.domain.states import quantity, scale_of
from thidua_desktop.domain.terms import CellState, Grade, Rule, TieBreak
from thidua_desktop.domain.typed import GRADE_LABELS, is_percent

if TYPE_CHECKING:
    from thidua_desktop.domain.breakdown import ScoreLine
    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.records import Campaign, Indicator
    from thidua_desktop.services.shown_sheets import ShownSheet

MOST_DIGITS = 4

TO_BE_DONE = "xong"
"""The target of a task that is done or not, as a cell shows it."""


def tie_words(decided_by: TieBreak, *, field: str) -> str:
    """Say why the one of two equal units stands first."""
    match decided_by:
        case TieBreak.EXCEEDED:
            return "nhiều chỉ tiêu vượt hơn"
        case TieBreak.FIELD_POINTS:
            return f"điểm nội dung “{field}” cao hơn"
        case TieBreak.REGISTERED_ON_TIME:
            return "đăng ký thi đua đúng hạn"
        case _:
            assert_never(decided_by)


def place_notes(sheet: ShownSheet) -> tuple[str, ...]:
    """Explain a place, or why there is none."""
    if sheet.no_place is NoPlace.VETOED:
        return (f"không xét: {'; '.join(sheet.vetoes)}",)
    if sheet.no_place is NoPlace.NOTHING_SCORED:
        return ("chưa có chỉ tiêu nào được chấm",)
    notes: list[str] = []
    if sheet.tied_with:
        notes.append(f"bằng điểm với {', '.join(sheet.tied_with)}, cùng hạng {sheet.place}")
    if sheet.won_by:
        notes.append(f"bằng điểm với {sheet.won_over}, xếp trước nhờ {sheet.won_by}")
    if sheet.behind:
        notes.append(f"kém {sheet.ahead} {format_decimal(sheet.behind, 2)} điểm")
    elif sheet.decided_by:
        notes.append(f"bằng điểm với {sheet.ahead}, xếp sau vì bên đó {sheet.decided_by}")
    return tuple(notes)


def grade_note(sheet: ShownSheet) -> str:
    """Say which floors keep a unit from Xuất sắc."""
    if not sheet.below_floor or sheet.grade is None:
        return ""
    return f"dưới điểm sàn: {', '.join(sheet.below_floor)}"


def target_words(indicator: Indicator, result: CellResult) -> str:
    """Say what a task is measured by, as short as a cell."""
    if indicator.rule is Rule.DONE:
        return TO_BE_DONE
    if indicator.rule is Rule.GRADE:
        return GRADE_LABELS[Grade.GOOD]
    if result.target is None:
        return "chưa giao"
    sign = {Rule.AT_LEAST: "≥ ", Rule.AT_MOST: "≤ "}.get(indicator.rule, "")
    return f"{sign if result.target else ''}{format_decimal(result.target)}{_unit(indicator)}"


def percent_words(share: Fraction | None) -> str:
    """Write an achievement in percent with at most one digit; a dash where there is none."""
    if share is None:
        return "—"
    tenths = share * 1000
    whole = (2 * tenths.numerator + tenths.denominator) // (2 * tenths.denominator)
    return f"{whole // 10},{whole % 10}%" if whole % 10 else f"{whole // 10}%"


def how(line: ScoreLine, indicator: Indicator, campaign: Campaign) -> str:
    """Say how the points of a line came about."""
    full, result = format_decimal(line.full, 2), line.result
    if result.left_out:
        why = "Không có nhiệm vụ" if result.state is CellState.NO_DUTY else "Không phát sinh"
        return f"{why}: tính đủ {full} điểm theo thiết lập của cơ quan."
    share = result.achievement
    if share is None:
        return f"Chưa có số liệu: 0 × {full} = 0,00 điểm."
    met = min(share, Fraction(1))
    parts = [f"{_reason(indicator, result, campaign)} → {_number(met)} × {full}"]
    if line.excess:
        above = min(share - 1, Fraction(campaign.exceed_cap))
        parts.append(f"vượt {_number(above)} × {full}")
    got = format_decimal(line.points, 2)
    near = "" if points(half_up(line.exact)) == line.points else " (làm tròn cho khớp tổng)"
    return f"{' + '.join(parts)} = {got} điểm{near}."


def _reason(indicator: Indicator, result: CellResult, campaign: Campaign) -> str:
    """Set the value against the target by the indicator's rule."""
    value, share = result.value, result.achievement
    if value is None or share is None:
        return ""
    match indicator.rule:
        case Rule.RATIO:
            said = f"{_number(quantity(value))}%"
            if value.done is not None and value.total is not None:
                parts = f"{format_decimal(value.done)}/{format_decimal(value.total)}"
                said = f"{parts} = {said}"
            return f"{said} so với mục tiêu {_target(indicator, result)}"
        case Rule.AT_LEAST:
            measured = f"{_number(quantity(value))}{_unit(indicator)}"
            return f"{measured} so với mục tiêu ít nhất {_target(indicator, result)}"
        case Rule.AT_MOST:
            return _ceiling(indicator, result, share)
        case Rule.DONE:
            return _done(result, done=bool(value.value), counts=campaign.late_done_counts)
        case Rule.GRADE:
            worth = scale_of(campaign)[value.grade] if value.grade else share
            name = GRADE_LABELS[value.grade] if value.grade else ""
            return f"Mức {name} tính {percent_words(worth)}"
        case _:
            assert_never(indicator.rule)


def _ceiling(indicator: Indicator, result: CellResult, share: Fraction) -> str:
    measured = quantity(result.value) if result.value else None
    said, most = f"{_number(measured)}{_unit(indicator)}", _target(indicator, result)
    if share == 1:
        return f"{said}, trong mức không quá {most}"
    if not result.target:
        return f"{said}, trong khi mục tiêu là không để xảy ra"
    number = format_decimal(result.target)
    return f"{said}, trên mức {most}: 1 − ({_number(measured)} − {number}) ÷ {number}"


def _done(result: CellResult, *, done: bool, counts: bool) -> str:
    if not done:
        return "Chưa hoàn thành"
    if not result.late_done:
        return "Đã hoàn thành"
    return "Hoàn thành quá hạn, vẫn tính" if counts else "Hoàn thành quá hạn, không tính"


def _target(indicator: Indicator, result: CellResult) -> str:
    return f"{format_decimal(result.target or Decimal(0))}{_unit(indicator)}"


def _unit(indicator: Indicator) -> str:
    """Return the percent sign of what is measured in percent; other units stand in the text."""
    return "%" if is_percent(indicator.rule, indicator.measure_unit) else ""


def _number(value: Fraction | None) -> str:
    """Write a number exactly, or to four digits with a sign that says so."""
    if value is None:
        return "—"
    scaled = value * 10**MOST_DIGITS
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = format_decimal((Decimal(whole) / 10**MOST_DIGITS).normalize())
    return text if scaled == whole else f"≈ {text}"
