"""From the words of one task to a proposed rule, target, measure unit, scope and deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from thidua_desktop.domain.terms import Rule, ScopeKind
from thidua_desktop.planread.dates import deadline
from thidua_desktop.planread.draft import Certainty, IndicatorProposal, Scope
from thidua_desktop.planread.figures import Bound, Figure, figures, number, unslipped
from thidua_desktop.planread.scopes import is_unclear, scope_of
from thidua_desktop.planread.tables import cells
from thidua_desktop.planread.verbs import is_due, is_finished, unmeasured_rule

if TYPE_CHECKING:
    from datetime import date

_LONGEST: Final = 3000
_COUNTED: Final = (
    r"trường hợp|vụ việc|vụ|ca|điểm nóng|điểm|đơn thư|đơn|hồ sơ|học sinh|hộ|người|cán bộ|đảng viên|"
    r"đoàn viên|công chức|viên chức|giáo viên|trẻ em|cá nhân|tập thể|bệnh nhân"
)
_EVENTS: Final = (
    r"tai nạn|tội phạm|cháy|dịch bệnh|khiếu kiện|đình công|bạo lực|tảo hôn|nợ đọng|vi phạm|"
    r"tệ nạn|ngộ độc|thất thoát|tham nhũng"
)
_NONE_OF: Final = re.compile(
    r"\bkhông\s+(?:"
    rf"(?:để\s+)?(?:xảy ra|phát sinh)(?:\s+(?:tình trạng\s+)?(?P<happens>{_COUNTED})\b)?"
    rf"|(?:có\s+)?(?P<any>{_COUNTED})\s+nào\b"
    rf"|(?:để\s+|có\s+|còn\s+){{1,2}}(?:tình trạng\s+)?(?:(?P<counted>{_COUNTED})|{_EVENTS})\b)",
    re.IGNORECASE,
)
_EXCEEDS: Final = re.compile(
    r"\b(?:hoàn thành|đạt)(?:\s+(?:và|,|hoặc))?,?\s+vượt(?:\s+mức)?\b", re.IGNORECASE
)
_GROWTH: Final = re.compile(r"\btăng trưởng\b|\btốc độ tăng\b", re.IGNORECASE)
_EVIL: Final = re.compile(
    r"\btỷ lệ\b.*\b(?:hộ nghèo|cận nghèo|suy dinh dưỡng|bỏ học|lưu ban|trễ hạn|quá hạn|tảo hôn|"
    r"thất nghiệp|tử vong|sinh con thứ|nợ)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Guess:
    """How a task would be measured."""

    rule: Rule
    target: Decimal | None = None
    unit: str | None = None
    strict: bool = False
    certainty: Certainty = Certainty.CERTAIN
    inferred: bool = False

    def to_check(self) -> Guess:
        return replace(self, certainty=Certainty.CHECK)


def propose(text: str, lines: tuple[int, ...]) -> IndicatorProposal:
    """Read one task."""
    shown = text.rstrip(" ;")
    by = deadline(shown)
    guess = _guess(shown[:_LONGEST], by)
    return _proposal(shown, guess, scope_of(shown[:_LONGEST]), by=by, lines=lines)


def propose_row(text: str, lines: tuple[int, ...]) -> IndicatorProposal:
    """Read one row of a flattened table; its columns are guessed, so it is always to be checked."""
    row = cells(unslipped(text))
    if row.value is None:
        return propose(text, lines)
    sign, value = _signed(row.value)
    share = row.unit == "%" or row.value.endswith("%")
    ceiling, strict = sign in {"<", "≤", "<="}, sign in {"<", ">"}
    rule = Rule.RATIO if share else Rule.AT_LEAST
    if ceiling or not value or (share and not sign and _EVIL.search(row.name)):
        rule = Rule.AT_MOST
    guess = Guess(rule, value, "%" if share else row.unit, strict, Certainty.CHECK)
    return _proposal(row.name, guess, Scope(ScopeKind.COMMUNE), by=None, lines=lines)


def is_measured(text: str) -> bool:
    """Whether a text prints a figure or a "không để xảy ra" to be measured by."""
    shown = unslipped(text[:_LONGEST])
    return bool(figures(shown)) or _NONE_OF.search(shown) is not None


def _proposal(
    text: str, guess: Guess, scope: Scope, *, by: date | None, lines: tuple[int, ...]
) -> IndicatorProposal:
    return IndicatorProposal(
        text=text,
        rule=guess.rule,
        target=guess.target,
        measure_unit=guess.unit,
        scope=scope,
        strict=guess.strict,
        deadline=by,
        certainty=guess.certainty,
        inferred=guess.inferred,
        lines=lines,
    )


def _guess(text: str, by: date | None) -> Guess:
    repaired = unslipped(text)
    guess = _measured(repaired)
    if guess is None:
        return _task(text, by)
    return guess.to_check() if repaired != text or is_unclear(text) else guess


def _measured(text: str) -> Guess | None:
    found = figures(text)
    none_of = _NONE_OF.search(text)
    main = _main(found)
    if none_of is not None and (main is None or none_of.start() < main.start):
        unit = none_of["happens"] or none_of["any"] or none_of["counted"]
        guess = Guess(Rule.AT_MOST, Decimal(0), unit.lower() if unit else None)
        return guess.to_check() if main is not None else guess
    if main is None:
        exceeds = _EXCEEDS.search(text) is not None
        hundred = Guess(Rule.RATIO, Decimal(100), "%", inferred=True)
        return hundred.to_check() if exceeds else None
    guess = _from_figure(main, text[: main.start])
    doubtful = len(found) > 1 or none_of is not None or main.is_range or main.is_doubtful
    return guess.to_check() if doubtful or main.unit is None else guess


def _main(found: tuple[Figure, ...]) -> Figure | None:
    """Choose the first figure that says of what; several leave the choice to the officer."""
    return next((figure for figure in found if figure.unit), None) or next(iter(found), None)


def _from_figure(figure: Figure, before: str) -> Guess:
    value, unit = figure.value, figure.unit
    if figure.bound is Bound.CHANGE:  # its baseline is not printed
        return Guess(Rule.AT_LEAST, value, unit, certainty=Certainty.CHECK)
    if figure.bound is Bound.CEILING or not value:
        return Guess(Rule.AT_MOST, value, unit, figure.strict)
    if not figure.is_share or _GROWTH.search(before):
        return Guess(Rule.AT_LEAST, value, unit, figure.strict)
    if figure.bound is Bound.NONE and _EVIL.search(before):
        return Guess(Rule.AT_MOST, value, unit, certainty=Certainty.CHECK)
    return Guess(Rule.RATIO, value, unit, figure.strict)


def _task(text: str, by: date | None) -> Guess:
    if is_finished(text) or (by is not None and is_due(text)):
        return Guess(Rule.DONE)
    rule = unmeasured_rule(text)
    sure = rule is Rule.DONE and by is not None
    return Guess(rule, certainty=Certainty.CERTAIN if sure else Certainty.UNMEASURED)


def _signed(value: str) -> tuple[str, Decimal]:
    digits = value.lstrip("<>≤≥=")
    return value[: len(value) - len(digits)], number(digits.rstrip("%"))
