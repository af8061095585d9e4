"""What a unit's points are made of: the details at the top, then every line of the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.terms import AdjustmentKind
from thidua_desktop.services.score_words import grade_note, place_notes
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell, head
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.ranking.model import NO_PLACE, place_text, points_text, signed
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailsPanel
from thidua_desktop.ui.widgets.state_mark import TONES

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.shown_sheets import ShownChange, ShownField, ShownLine, ShownSheet
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Chỉ tiêu"),
    Column("Kết quả", 7, numbers=True),
    Column("Mục tiêu", 6, numbers=True, spare=2),
    Column("Đạt", 5, numbers=True, spare=1),
    Column("Điểm", 5, numbers=True),
    Column("Tối đa", 5, numbers=True),
    Column("Đến ngày", 7, numbers=True, spare=3),
)
NONE = "—"
TOTAL_KEY = -1
ADJUSTMENT_KEY = -1000
RAISED_KEY = -2
MOST_NAMED = 4


class SheetPanel(DetailsPanel):
    """Opens a unit's total to its last hundredth; a line opens to what it is made of."""

    line_opened = Signal(int)  # indicator id of the line that was double-clicked or entered

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, hint="Chọn một đơn vị để xem điểm của đơn vị đó gồm những gì.")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Các dòng điểm", short=True)
        self.table.key_opened.connect(self._open)
        self.extra.addWidget(self.table)
        self.table.hide()

    def show_sheet(self, sheet: ShownSheet | None, *, final: bool = False) -> None:
        """Show one unit's sheet; `final` figures are no longer called TẠM TÍNH."""
        self.table.setVisible(sheet is not None)
        if sheet is None:
            self.show_record(None)
            return
        self.show_record(sheet_details(sheet, final=final))
        self.table.show_lines(sheet_lines(sheet))

    def _open(self, key: int) -> None:
        if key > 0:
            self.line_opened.emit(key)


def sheet_details(sheet: ShownSheet, *, final: bool) -> Details:
    """Say where a unit stands, with what, and what explains it."""
    rows = (row for row in _rows(sheet, final=final) if row is not None)
    return Details(sheet.block_name, sheet.unit_name, tuple(rows))


def _rows(sheet: ShownSheet, *, final: bool) -> tuple[DetailRow | None, ...]:
    provisional = f"trên {sheet.with_data}/{sheet.scored} chỉ tiêu có số liệu"
    if sheet.no_place is not None:
        place = DetailRow("Hạng", NONE, NO_PLACE[sheet.no_place], Tone.BAD)
    else:
        place = DetailRow("Hạng", place_text(sheet), "; ".join(place_notes(sheet)))
    return (
        place,
        DetailRow("Điểm", f"{points_text(sheet.total)}/100", "" if final else "TẠM TÍNH"),
        DetailRow("Điểm tạm tính", points_text(sheet.provisional), provisional)
        if not final
        else None,
        DetailRow(
            "Đơn vị báo", points_text(sheet.reported), f"thẩm định {points_text(sheet.total)}"
        )
        if sheet.reported != sheet.total
        else None,
        _grade(sheet),
        DetailRow(
            "Đạt, vượt",
            f"{sheet.reached}/{sheet.scored} chỉ tiêu",
            f"trong đó vượt {sheet.exceeded}; đã thẩm định {sheet.verified}",
        ),
        _changed(sheet),
        _missing(sheet),
        _few(sheet),
        *(DetailRow("Không xét", reason, tone=Tone.BAD) for reason in sheet.vetoes),
    )


def _grade(sheet: ShownSheet) -> DetailRow:
    floor = grade_note(sheet)
    if sheet.grade is None:
        return DetailRow("Xếp loại", NONE)
    tone = Tone.WARN if floor else Tone.MUTED
    return DetailRow("Xếp loại", label(sheet.grade), floor or "theo mức của cơ quan đặt", tone)


def _changed(sheet: ShownSheet) -> DetailRow | None:
    change = sheet.bonus - sheet.deduction
    if not (sheet.bonus or sheet.deduction):
        return None
    said = f"thưởng {points_text(sheet.bonus)}, trừ {points_text(sheet.deduction)}"
    return DetailRow("Thưởng, trừ", signed(change), said)


def _missing(sheet: ShownSheet) -> DetailRow | None:
    if not sheet.missing:
        return None
    names = "; ".join(sheet.missing[:MOST_NAMED])
    more = len(sheet.missing) - MOST_NAMED
    rest = f" và {more} chỉ tiêu khác" if more > 0 else ""
    return DetailRow("Còn thiếu", f"{len(sheet.missing)} chỉ tiêu", f"{names}{rest}", Tone.WARN)


def _few(sheet: ShownSheet) -> DetailRow | None:
    if not sheet.few_tasks:
        return None
    note = "ít nhiệm vụ: mỗi chỉ tiêu nặng điểm hơn, cân nhắc khi so sánh"
    return DetailRow("Chỉ tiêu", str(sheet.scored), note, Tone.WARN)


# the lines


def sheet_lines(sheet: ShownSheet) -> tuple[Line, ...]:
    """List every point of a total by field, what is left out, and the sum."""
    lines: list[Line] = []
    for field in sheet.fields:
        lines.append(head(field.title, _field_note(field)))
        lines += [_score_line(line) for line in field.lines]
    if sheet.changes:
        lines.append(head("Điểm thưởng, điểm trừ"))
        lines += [_change_line(change) for change in sheet.changes]
    if sheet.left_out:
        lines.append(head("Không tính điểm", "phần còn lại quy về 100"))
        lines += [_left_out(line) for line in sheet.left_out]
    if sheet.raised:
        lines.append(_sum(RAISED_KEY, "Không để tổng dưới 0", points_text(sheet.raised), ""))
    if sheet.total is not None:
        lines.append(_sum(TOTAL_KEY, "Cộng", points_text(sheet.total), "100,00"))
    return tuple(lines)


def _field_note(field: ShownField) -> str:
    note = f"{points_text(field.points)}/{points_text(field.full)}"
    if field.floor is None:
        return note
    under = ", chưa tới" if field.below else ""
    return f"{note} · sàn {format_decimal(field.floor)}%{under}"


def _score_line(line: ShownLine) -> Line:
    lost = (line.points or 0) < (line.full or 0)
    return Line(
        line.indicator_id,
        (
            TextCell(line.name, tip="\n".join(part for part in (line.text, _whole(line)) if part)),
            _value(line),
            TextCell(line.target, Tone.MUTED),
            TextCell(line.achieved, tip=_verified(line)),
            TextCell(
                points_text(line.points),
                Tone.PLAIN if lost else Tone.GOOD,
                strong=True,
                tip=line.how,
            ),
            TextCell(points_text(line.full), Tone.MUTED),
            _as_at(line.as_at),
        ),
    )


def _left_out(line: ShownLine) -> Line:
    return Line(
        line.indicator_id,
        (
            TextCell(line.name, tip=line.text),
            TextCell(label(line.state), Tone.MUTED, state=line.state),
            TextCell(line.target, Tone.MUTED),
            TextCell(NONE, Tone.MUTED),
            TextCell(NONE, Tone.MUTED),
            TextCell(NONE, Tone.MUTED),
            _as_at(line.as_at),
        ),
    )


def _change_line(change: ShownChange) -> Line:
    veto = change.kind is AdjustmentKind.VETO
    blank = TextCell("")
    return Line(
        ADJUSTMENT_KEY - change.adjustment_id,
        (
            TextCell(f"{label(change.kind)}: {change.reason}"),
            blank,
            blank,
            blank,
            TextCell(NONE if veto else signed(change.points), strong=True),
            blank,
            _as_at(change.on_day),
        ),
    )


def _sum(key: int, words: str, points: str, full: str) -> Line:
    blank = TextCell("")
    return Line(
        key,
        (
            TextCell(words, strong=True),
            blank,
            blank,
            blank,
            TextCell(points, strong=True),
            TextCell(full, Tone.MUTED),
            blank,
        ),
    )


def _whole(line: ShownLine) -> str:
    """Say what a narrow panel has no columns for."""
    until = f"\nSố liệu đến {format_date(line.as_at)}. " if line.as_at else "\n"
    return f"{line.how}{until}{_verified(line)}."


def _value(line: ShownLine) -> TextCell:
    if not line.value:
        return TextCell("chưa có", TONES[line.state], state=line.state, tip=label(line.state))
    return TextCell(line.value, state=line.state, tip=label(line.state))


def _verified(line: ShownLine) -> str:
    if not line.value:
        return "Chưa có số liệu: tính 0 điểm"
    if line.reported:
        return f"Đã thẩm định; đơn vị báo {line.reported}"
    return "Đã thẩm định" if line.verified else "Đơn vị báo, chưa thẩm định"


def _as_at(day: date | None) -> TextCell:
    return TextCell(format_date(day) if day else NONE, Tone.MUTED)
