"""From the words of one task to a proposed rule, target, measure unit, scope and deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from thidua_desktop.domain.terms import Rule, ScopeKind
from thidua_desktop.planread.dates import deadline
from thidua_desktop.planread.draft import Certainty, IndicatorProposal, Note, Scope
from thidua_desktop.planread.figures import Bound, Figure, all_figures, figures, number
from thidua_desktop.planread.scans import unslipped
from thidua_desktop.planread.scopes import is_unclear, scope_of
from thidua_desktop.planread.verbs import is_due, is_finished, unmeasured_rule

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.planread.tables import Cells

_LONGEST: Final = 3000
_COUNTED: Final = (
    r"trường hợp|vụ việc|vụ|ca|điểm nóng|điểm|đơn thư|đơn vị|đơn|hồ sơ|học sinh|hộ|người|cán bộ|"
    r"đảng viên|đoàn viên|hội viên|công chức|viên chức|giáo viên|trẻ em|cá nhân|tập thể|bệnh nhân|"
    r"chi hội|chi bộ|chi đoàn|thôn|khu dân cư|tổ dân phố|tổ chức|nhà|công trình"
)
_EVENTS: Final = (
    r"tai nạn|tội phạm|cháy|dịch bệnh|khiếu kiện|đình công|bạo lực|tảo hôn|nợ đọng|vi phạm|"
    r"tệ nạn|ngộ độc|thất thoát|tham nhũng"
)
_NONE_OF: Final = re.compile(
    r"\bkhông\s+(?:"
    rf"(?:để\s+)?(?:xảy ra|phát sinh)(?:\s+(?:tình trạng\s+)?(?P<happens>{_COUNTED})\b)?"
    r"|để\s+[^.;,\d]{1,50}?\s(?:xảy ra|phát sinh)\b"
    rf"|(?:có\s+)?(?P<any>{_COUNTED})\s+nào\b"
    rf"|(?:để\s+|có\s+|còn\s+){{1,2}}(?:tình trạng\s+)?(?:(?P<counted>{_COUNTED})|{_EVENTS})\b)",
    re.IGNORECASE,
)
_NO_MORE: Final = re.compile(
    r"không\s+(?:có|còn)\s+(?!nghĩa\b|gì\b|kế hoạch\b|thời hạn\b)\w+", re.IGNORECASE
)
"""How a whole task may begin: "Không còn nhà tạm"; inside a sentence it says nothing to count."""
_EXCEEDS: Final = re.compile(
    r"\b(?:hoàn thành|đạt)(?:\s+(?:và|,|hoặc))?,?\s+vượt(?:\s+mức)?\b", re.IGNORECASE
)
_GROWTH: Final = re.compile(r"\btăng trưởng\b|\btốc độ tăng\b", re.IGNORECASE)
_EVIL: Final = re.compile(
    r"\btỷ lệ\b.*\b(?:hộ nghèo|cận nghèo|suy dinh dưỡng|bỏ học|lưu ban|trễ hạn|quá hạn|tảo hôn|"
    r"thất nghiệp|tử vong|sinh con thứ|nợ)\b",
    re.IGNORECASE,
)


_AMONG: Final = re.compile(
    r"\b(?:xếp|đứng|thuộc|nằm|trong|vào)\b.*\b(?:nhóm|tốp|top)\s*$", re.IGNORECASE
)
"""A place among the first: "trong nhóm 10 xã dẫn đầu" counts places, not communes."""
_FRACTION: Final = re.compile(r"(?<![\d./])[1-9]\s?/\s?[2-9]\s+(?:tổng\s+)?số\b", re.IGNORECASE)
"""A share printed as a fraction: "ít nhất 2/3 số chi hội"."""
_TO: Final = re.compile(r"[-–]")
_PARTS: Final = re.compile(r"[,;.:]|\bvà\b|\bđồng thời\b", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"[;,]\s|\s\((?=[^()]{0,80}\d)")


@dataclass(frozen=True, slots=True)
class Guess:
    """How a task would be measured; with a note it is to be checked."""

    rule: Rule
    target: Decimal | None = None
    unit: str | None = None
    strict: bool = False
    certainty: Certainty = Certainty.CERTAIN
    notes: frozenset[Note] = frozenset()
    baseline: Decimal | None = None

    def noted(self, *notes: Note) -> Guess:
        return replace(self, notes=self.notes | set(notes))


def propose(text: str, lines: tuple[int, ...]) -> IndicatorProposal:
    """Read one task."""
    shown = text.rstrip(" ;")
    repaired = unslipped(shown[:_LONGEST])
    by = deadline(repaired)
    guess, scope = _measured(repaired)
    if guess is None:
        guess = _task(repaired, by)
    elif is_unclear(_own_clause(repaired)):
        guess = guess.noted(Note.UNCLEAR_SCOPE)
    if guess.target is not None and repaired != shown[:_LONGEST]:
        guess = guess.noted(Note.SCAN_SLIP)
    return _proposal(shown, guess, scope, by=by, lines=lines)


def propose_row(row: Cells, text: str, lines: tuple[int, ...]) -> IndicatorProposal:
    """Read one row of a flattened table; its columns are guessed, so it is always to be checked."""
    if row.value is None:
        return propose(text, lines)
    sign, value = _signed(row.value)
    share = row.unit == "%" or row.value.endswith("%")
    ceiling, strict = sign in {"<", "≤", "<="}, sign in {"<", ">"}
    rule = Rule.RATIO if share else Rule.AT_LEAST
    notes = {Note.TABLE_ROW}
    if _TO.search(row.value):
        notes.add(Note.RANGE)
    if ceiling or not value:
        rule = Rule.AT_MOST
    elif share and not sign and _EVIL.search(row.name):
        rule = Rule.AT_MOST
        notes.add(Note.GUESSED_CEILING)
    guess = Guess(rule, value, "%" if share else row.unit, strict, notes=frozenset(notes))
    if row.baseline is not None:
        guess = replace(guess, baseline=_signed(row.baseline)[1])
    elif row.several:
        guess = guess.noted(Note.SEVERAL_FIGURES)
    return _proposal(row.name, guess, Scope(ScopeKind.COMMUNE), by=row.by, lines=lines)


def is_measured(text: str) -> bool:
    """Whether a text prints a figure or a "không để xảy ra" to be measured by."""
    shown = unslipped(text[:_LONGEST])
    return bool(
        figures(shown) or _NONE_OF.search(shown) or _NO_MORE.match(shown) or _FRACTION.search(shown)
    )


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
        certainty=Certainty.CHECK if guess.notes else guess.certainty,
        inferred=Note.INFERRED in guess.notes,
        lines=lines,
        notes=tuple(note for note in Note if note in guess.notes),
        baseline=guess.baseline,
    )


def _measured(text: str) -> tuple[Guess | None, Scope]:
    """Measure by what comes first: "không để xảy ra", or the main figure with its clause."""
    found = all_figures(text)
    none_of = _NONE_OF.search(text)
    main = _main(found)
    fraction = _FRACTION.search(text)
    if fraction is not None and (main is None or fraction.start() < main.start):
        return Guess(Rule.RATIO, None, "%").noted(Note.FRACTION), scope_of(text)
    if none_of is None and main is None and _NO_MORE.match(text):
        return Guess(Rule.AT_MOST, Decimal(0)).noted(Note.NO_UNIT), scope_of(text)
    if none_of is not None and (main is None or none_of.start() < main.start):
        unit = none_of["happens"] or none_of["any"] or none_of["counted"]
        guess = Guess(Rule.AT_MOST, Decimal(0), unit.lower() if unit else None)
        return (guess if main is None else guess.noted(Note.SEVERAL_FIGURES)), scope_of(text)
    if main is None:
        exceeds = _EXCEEDS.search(text) is not None
        hundred = Guess(Rule.RATIO, Decimal(100), "%").noted(Note.INFERRED)
        return (hundred if exceeds else None), scope_of(text)
    guess = _from_figure(main, text[: main.start])
    if len(found) > 1 or (none_of is not None and not _is_of_share(text, main, none_of)):
        guess = guess.noted(Note.SEVERAL_FIGURES)
    if main.unit is None:
        guess = guess.noted(Note.NO_UNIT)
    return guess.noted(*main.notes), scope_of(_own_clause(text))


def _is_of_share(text: str, main: Figure, none_of: re.Match[str]) -> bool:
    """Whether "không có" says what the share has: "100% chi hội không có hội viên nghèo"."""
    between = text[main.end : none_of.start()]
    return main.is_share and main.end < none_of.start() and not _PARTS.search(between)


def _main(found: tuple[Figure, ...]) -> Figure | None:
    """Choose the first figure that says of what; several leave the choice to the officer."""
    for wanted in (
        [figure for figure in found if figure.unit],
        [figure for figure in found if not figure.is_bare],
        found,
    ):
        if wanted:
            return wanted[0]
    return None


def _own_clause(text: str) -> str:
    """Return the text up to the end of its main figure's clause."""
    main = _main(all_figures(text))
    return text[: _clause_end(text, main.end)] if main else text


def _clause_end(text: str, start: int) -> int:
    """Return where the figure's own clause ends: a "mỗi" behind it belongs to another figure."""
    found = _CLAUSE_END.search(text, start)
    return found.start() if found else len(text)


def _from_figure(figure: Figure, before: str) -> Guess:
    value, unit = figure.value, figure.unit
    guess = Guess(Rule.AT_LEAST, value, unit, figure.strict, baseline=figure.baseline)
    if figure.bound.is_change:
        if figure.baseline is not None:
            return guess
        less = figure.bound is Bound.LESS
        return guess.noted(Note.DECREASE_NEEDS_BASELINE if less else Note.INCREASE_NEEDS_BASELINE)
    among = _AMONG.search(before) is not None
    if among or figure.bound is Bound.CEILING or not value:
        ceiling = replace(guess, rule=Rule.AT_MOST)
        return replace(ceiling, unit="hạng").noted(Note.GUESSED_CEILING) if among else ceiling
    if not figure.is_share or _GROWTH.search(before):
        return guess
    if figure.bound is Bound.NONE and _EVIL.search(before):
        return replace(guess, rule=Rule.AT_MOST).noted(Note.GUESSED_CEILING)
    return replace(guess, rule=Rule.RATIO)


def _task(text: str, by: date | None) -> Guess:
    if is_finished(text) or (by is not None and is_due(text)):
        return Guess(Rule.DONE)
    rule = unmeasured_rule(text, dated=by is not None)
    sure = rule is Rule.DONE and by is not None
    return Guess(rule, certainty=Certainty.CERTAIN if sure else Certainty.UNMEASURED)


def _signed(value: str) -> tuple[str, Decimal]:
    digits = value.lstrip("<>≤≥=")
    low = _TO.split(digits.rstrip("%"), maxsplit=1)[0]
    return value[: len(value) - len(digits)], number(low)
