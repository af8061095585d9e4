"""The lines of the tab Xếp hạng: each block's places, as the standings give them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import matches
from thidua_desktop.domain.ranking import NoPlace
from thidua_desktop.domain.terms import MovementGrade
from thidua_desktop.services.score_words import grade_note, place_notes
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from thidua_desktop.services.shown_sheets import ShownSheet
    from thidua_desktop.services.standings import Standings

COLUMNS = (
    Column("Hạng", 4, numbers=True),
    Column("Đơn vị"),
    Column("Điểm", 5, numbers=True),
    Column("Điểm tạm tính", 8, numbers=True, spare=1),
    Column("Có số liệu", 6, numbers=True),
    Column("Xếp loại", 6),
    Column("Kém hạng trên", 8, numbers=True, spare=2),
    Column("Đơn vị báo", 6, numbers=True, spare=4),
    Column("Thưởng, trừ", 7, numbers=True, spare=3),
    Column("Đạt, vượt", 6, numbers=True, spare=5),
    Column("Còn thiếu", 6, numbers=True, spare=6),
)
NONE = "—"
GRADE_TONES: Mapping[MovementGrade, Tone] = {
    MovementGrade.EXCELLENT: Tone.BEST,
    MovementGrade.GOOD: Tone.GOOD,
    MovementGrade.FAIR: Tone.PLAIN,
    MovementGrade.BELOW: Tone.MISSED,
}
NO_PLACE: Mapping[NoPlace, str] = {
    NoPlace.VETOED: "không xét",
    NoPlace.NOTHING_SCORED: "chưa có gì để chấm",
}


class SheetLines:
    """The line each sheet was put into words as; another sheet is put into words anew."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[ShownSheet, Line]] = {}

    def of(self, sheet: ShownSheet) -> Line:
        """Return the line of a sheet."""
        held = self._held.get(sheet.unit_id)
        if held is not None and held[0] == sheet:
            return held[1]
        line = _line(sheet)
        self._held[sheet.unit_id] = (sheet, line)
        return line


def ranking_lines(
    found: Standings, *, kept: SheetLines, words: str = "", block: str = ""
) -> tuple[Line, ...]:
    """Prepare the places of the block of this name, or of every block under its head."""
    lines: list[Line] = []
    for standing in found.blocks:
        if block not in {"", standing.name}:
            continue
        shown = [s for s in standing.sheets if matches(words, s.unit_name)]
        if shown:
            lines.append(head(standing.name, f"{len(standing.sheets)} đơn vị"))
            lines += [kept.of(sheet) for sheet in shown]
    return tuple(lines)


def points_text(points: Decimal | None) -> str:
    return NONE if points is None else format_decimal(points, 2)


def place_text(sheet: ShownSheet) -> str:
    return NONE if sheet.place is None else str(sheet.place)


def signed(points: Decimal) -> str:
    """Write points that are added or taken away."""
    return f"+{points_text(points)}" if points > 0 else points_text(points).replace("-", "−")


def _line(sheet: ShownSheet) -> Line:
    mark, tone = _mark(sheet)
    given = sheet.grade
    why = "\n".join(place_notes(sheet))
    change = sheet.bonus - sheet.deduction
    return Line(
        sheet.unit_id,
        (
            TextCell(place_text(sheet), strong=True, tip=why),
            TextCell(sheet.unit_name, mark=mark, mark_tone=tone, tip=why),
            TextCell(points_text(sheet.total), strong=True),
            TextCell(points_text(sheet.provisional), Tone.MUTED),
            TextCell(
                f"{sheet.with_data}/{sheet.scored}",
                Tone.PLAIN if sheet.complete else Tone.WARN,
                tip=_missing(sheet),
            ),
            TextCell(
                label(given) if given else NONE,
                GRADE_TONES[given] if given else Tone.MUTED,
                tip=grade_note(sheet),
            ),
            TextCell(points_text(sheet.behind), Tone.MUTED),
            TextCell(
                points_text(sheet.reported),
                Tone.MUTED if sheet.reported == sheet.total else Tone.WARN,
                tip="Điểm theo số đơn vị báo, trước thẩm định",
            ),
            TextCell(signed(change) if change else NONE, tip=_changes(sheet)),
            TextCell(
                f"{sheet.reached}, {sheet.exceeded}",
                tip=f"Đạt {sheet.reached}/{sheet.scored} chỉ tiêu, trong đó vượt {sheet.exceeded}",
            ),
            TextCell(str(len(sheet.missing)), Tone.WARN if sheet.missing else Tone.MUTED),
        ),
    )


def _missing(sheet: ShownSheet) -> str:
    if not sheet.missing:
        return "Đã có đủ số liệu"
    count = len(sheet.missing)
    names = "\n".join(f"· {name}" for name in sheet.missing)
    return f"Còn {count} chỉ tiêu chưa có số liệu, đang tính 0 điểm:\n{names}"


def _changes(sheet: ShownSheet) -> str:
    return "\n".join(f"{label(c.kind)} {signed(c.points)}: {c.reason}" for c in sheet.changes)


def _mark(sheet: ShownSheet) -> tuple[str, Tone]:
    if sheet.no_place is not None:
        return NO_PLACE[sheet.no_place], Tone.BAD
    if sheet.tied_with:
        return "đồng hạng", Tone.PLAIN
    return ("ít nhiệm vụ", Tone.WARN) if sheet.few_tasks else ("", Tone.WARN)
