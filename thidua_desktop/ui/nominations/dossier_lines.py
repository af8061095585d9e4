"""The lines of the window of dossiers: each unit, then its nominations, with their papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.terms import CellState, DossierKind
from thidua_desktop.services.finder import Searchable, searchable
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thidua_desktop.domain.records import DossierPaper
    from thidua_desktop.services.dossiers import DossierLine

FIRST = Column("Đơn vị, đề nghị")
LACKING = Column("Còn thiếu", 7)
KIND_WIDTH = 9
SHORT: Mapping[DossierKind, str] = {
    DossierKind.PROPOSAL: "Đề nghị",
    DossierKind.ACHIEVEMENT_REPORT: "Báo cáo",
    DossierKind.MINUTES: "Biên bản",
    DossierKind.CONFIRMATION: "Xác nhận",
    DossierKind.OTHER: "Khác",
}
"""Titles of the columns; the full names stand in the tips and at the right."""
INDENT = "    "


def columns_for(kinds: Sequence[DossierKind]) -> tuple[Column, ...]:
    """Make a column for each kind of paper; in a narrow window the last ones give way."""
    shown = (
        Column(SHORT[kind], KIND_WIDTH, spare=place) for place, kind in enumerate(kinds, start=1)
    )
    return (FIRST, *shown, LACKING)


def line_name(line: DossierLine) -> str:
    return line.unit.name if line.nomination is None else line.nomination.printed_name


def line_text(line: DossierLine) -> Searchable:
    """Make what a line is found by: also its unit."""
    return searchable(line_name(line), line.unit.name)


def dossier_line(
    line: DossierLine,
    key: int,
    *,
    kinds: Sequence[DossierKind],
    of_unit: Sequence[DossierKind],
    asked: Sequence[DossierKind],
) -> Line:
    """Prepare a line; `of_unit` are the kinds the whole unit has handed in."""
    whole = line.nomination is None
    name = line_name(line) if whole else f"{INDENT}{line_name(line)}"
    cells = [TextCell(name, strong=whole)]
    for kind in kinds:
        paper = line.paper(kind)
        if paper is not None:
            cells.append(_held(paper))
        elif kind in line.missing:
            lacks_words = f"{word_for(kind)}: chưa có"
            cells.append(TextCell("chưa có", Tone.BAD, state=CellState.OVERDUE, tip=lacks_words))
        elif not whole and kind in of_unit:
            cells.append(TextCell("theo đơn vị", Tone.MUTED))
        else:
            confirmed = kind in asked and not whole and kind is DossierKind.CONFIRMATION
            cells.append(TextCell(_stands_for(line) if confirmed else "—", Tone.MUTED))
    count = len(line.missing)
    lacks = TextCell(
        f"thiếu {count}" if count else "đủ",
        Tone.BAD if count else Tone.GOOD,
        tip=missing_words(line),
    )
    return Line(key, (*cells, lacks if asked else TextCell("—", Tone.MUTED)))


def missing_words(line: DossierLine) -> str:
    """Name what is still to come."""
    if not line.missing:
        return "Đủ giấy tờ cần có."
    return f"Còn thiếu: {'; '.join(word_for(kind).lower() for kind in line.missing)}."


def _stands_for(line: DossierLine) -> str:
    row = line.nomination
    return "—" if row is None or row.head_confirmed_on is None else "đã xác nhận"


def _held(paper: DossierPaper) -> TextCell:
    day = format_date(paper.received_on)
    said = f"{paper.document}, nhận ngày {day}" if paper.document else f"Nhận ngày {day}"
    return TextCell(day, Tone.GOOD, state=CellState.REACHED, tip=said)


def paper_words(paper: DossierPaper) -> str:
    """Name a paper in two lines: what it is, and under what number it came when."""
    parts = [paper.document, f"nhận ngày {format_date(paper.received_on)}", paper.note]
    return f"{word_for(paper.kind)}\n{' · '.join(part for part in parts if part)}"
