"""What a unit's points are made of: the details at the top, then every line of the sheet."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import numbered
from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.grading import grade
from thidua_desktop.domain.terms import CampaignState, Grade, Rule
from thidua_desktop.domain.typed import write_cell
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell, head
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.progress.model import measure
from thidua_desktop.ui.ranking.model import NO_PLACE, points_text, ranked_unit
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailsPanel
from thidua_desktop.ui.widgets.state_mark import TONES

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from thidua_desktop.domain.breakdown import AdjustmentLine, ScoreLine
    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.ranking import Ranked
    from thidua_desktop.domain.scoring import ScoreSheet
    from thidua_desktop.services.board import CampaignBoard
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


class SheetPanel(DetailsPanel):
    """Opens a unit's total to its last hundredth; a line leads to its cell."""

    line_opened = Signal(int)  # indicator id of the line that was double-clicked or entered

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, hint="Chọn một đơn vị để xem điểm của đơn vị đó gồm những gì.")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Các dòng điểm", short=True)
        self.table.key_opened.connect(self._open)
        self.extra.addWidget(self.table)
        self.table.hide()

    def show_unit(self, board: CampaignBoard, unit_id: int | None, day: date) -> None:
        ranked = None if unit_id is None else ranked_unit(board, unit_id, day)
        self.table.setVisible(ranked is not None)
        if ranked is None:
            self.show_record(None)
            return
        self.show_record(sheet_details(board, ranked, day))
        self.table.show_lines(sheet_lines(board, ranked.sheet, day))

    def _open(self, key: int) -> None:
        if key > 0:
            self.line_opened.emit(key)


def sheet_details(board: CampaignBoard, ranked: Ranked, day: date) -> Details:
    """Say where a unit stands, with what, and what explains it."""
    sheet = ranked.sheet
    block = board.block_of(sheet.unit_id, day)
    return Details(
        block.name if block else "",
        board.unit(sheet.unit_id).name,
        tuple(row for row in _rows(board, ranked) if row is not None),
    )


def _rows(board: CampaignBoard, ranked: Ranked) -> tuple[DetailRow | None, ...]:
    sheet = ranked.sheet
    closed = board.campaign.state is CampaignState.CLOSED
    given = grade(sheet.total, board.campaign) if ranked.place is not None else None
    provisional = f"trên {sheet.with_data}/{sheet.scored} chỉ tiêu có số liệu"
    return (
        _place(board, ranked),
        DetailRow("Điểm", f"{points_text(sheet.total)}/100", "" if closed else "TẠM TÍNH"),
        DetailRow("Điểm tạm tính", points_text(sheet.provisional), provisional),
        DetailRow("Theo đơn vị báo", points_text(sheet.reported), "trước thẩm định")
        if sheet.reported != sheet.total
        else None,
        DetailRow("Xếp loại", label(given) if given else NONE, "theo mức của cơ quan đặt"),
        _few(sheet),
        *(DetailRow("Không xét", a.reason) for a in sheet.vetoes),
    )


def _place(board: CampaignBoard, ranked: Ranked) -> DetailRow:
    if ranked.no_place is not None:
        return DetailRow("Hạng", NONE, NO_PLACE[ranked.no_place], Tone.BAD)
    notes: list[str] = []
    if ranked.tied:
        others = ", ".join(board.unit(n).short_name for n in ranked.tied_with)
        notes.append(f"đồng hạng với {others}")
    if ranked.behind:
        notes.append(f"kém đơn vị xếp trên {format_decimal(ranked.behind, 2)} điểm")
    elif ranked.decided_by is not None:
        notes.append(label(ranked.decided_by).lower())
    return DetailRow("Hạng", str(ranked.place), "; ".join(notes))


def _few(sheet: ScoreSheet) -> DetailRow | None:
    if not sheet.few_tasks:
        return None
    note = "ít nhiệm vụ: mỗi chỉ tiêu nặng điểm hơn, cân nhắc khi so sánh"
    return DetailRow("Chỉ tiêu", str(sheet.scored), note, Tone.WARN)


# the lines


def sheet_lines(board: CampaignBoard, sheet: ScoreSheet, day: date) -> tuple[Line, ...]:
    """List every point of a total by field, what is left out, and the sum."""
    opened = break_down(sheet)
    paid = {line.indicator_id: line for line in opened.lines}
    lines: list[Line] = []
    for field in board.fields:
        mine = [paid[i.id] for i in board.indicators_of(field.id) if i.id in paid]
        if mine:
            got = sum((n.points for n in mine), start=Decimal(0))
            full = sum((n.full for n in mine), start=Decimal(0))
            note = f"{points_text(got)}/{points_text(full)}"
            lines.append(head(numbered(field.number, field.title), note))
            lines += [_score_line(board, line, day) for line in mine]
    if opened.adjustments:
        lines.append(head("Điểm thưởng, điểm trừ"))
        lines += [_adjustment_line(item) for item in opened.adjustments]
    left_out = [t for t in sheet.tasks if t.indicator_id not in paid]
    if left_out:
        lines.append(head("Không tính điểm", "phần còn lại quy về 100"))
        lines += [_left_out(board, t.indicator_id, t.result, day) for t in left_out]
    if opened.raised:
        lines.append(_sum(RAISED_KEY, "Không để tổng dưới 0", points_text(opened.raised), ""))
    if sheet.total is not None:
        lines.append(_sum(TOTAL_KEY, "Cộng", points_text(sheet.total), "100,00"))
    return tuple(lines)


def _score_line(board: CampaignBoard, line: ScoreLine, day: date) -> Line:
    result = line.result
    lost = line.points < line.full
    return Line(
        line.indicator_id,
        (
            _name(board, line.indicator_id, day, more=_whole(board, line)),
            _value(board, line.indicator_id, result),
            TextCell(_target(board, line.indicator_id, result), Tone.MUTED),
            TextCell(_percent(result.achievement), tip=_verified(result)),
            TextCell(points_text(line.points), Tone.PLAIN if lost else Tone.GOOD, strong=True),
            TextCell(points_text(line.full), Tone.MUTED),
            _as_at(result),
        ),
    )


def _left_out(board: CampaignBoard, indicator_id: int, result: CellResult, day: date) -> Line:
    return Line(
        indicator_id,
        (
            _name(board, indicator_id, day),
            TextCell(label(result.state), Tone.MUTED, state=result.state),
            TextCell(_target(board, indicator_id, result), Tone.MUTED),
            TextCell(NONE, Tone.MUTED),
            TextCell(NONE, Tone.MUTED),
            TextCell(NONE, Tone.MUTED),
            _as_at(result),
        ),
    )


def _adjustment_line(item: AdjustmentLine) -> Line:
    sign = "+" if item.points > 0 else ""
    name = f"{label(item.adjustment.kind)}: {item.adjustment.reason}"
    return Line(
        ADJUSTMENT_KEY - item.adjustment.id,
        (
            TextCell(name),
            TextCell(""),
            TextCell(""),
            TextCell(""),
            TextCell(f"{sign}{points_text(item.points)}", strong=True),
            TextCell(""),
            TextCell(format_date(item.adjustment.on_day), Tone.MUTED),
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


def _name(board: CampaignBoard, indicator_id: int, day: date, *, more: str = "") -> TextCell:
    version = board.version(indicator_id, day)
    if version is None:
        return TextCell("")
    tip = "\n".join(part for part in (version.text, more) if part)
    return TextCell(version.short_text or version.text, tip=tip)


def _whole(board: CampaignBoard, line: ScoreLine) -> str:
    """Say what a narrow panel has no columns for."""
    result = line.result
    parts = [
        f"Mục tiêu {_target(board, line.indicator_id, result)}",
        f"đạt {_percent(result.achievement)}",
        f"{points_text(line.points)}/{points_text(line.full)} điểm",
    ]
    if result.as_at is not None:
        parts.append(f"số liệu đến {format_date(result.as_at)}")
    return " · ".join(parts)


def _value(board: CampaignBoard, indicator_id: int, result: CellResult) -> TextCell:
    text = write_cell(result.value, board.indicator(indicator_id).rule)
    if not text:
        return TextCell("chưa có", TONES[result.state], state=result.state, tip=label(result.state))
    return TextCell(text, state=result.state, tip=label(result.state))


def _target(board: CampaignBoard, indicator_id: int, result: CellResult) -> str:
    row = board.indicator(indicator_id)
    if row.rule is Rule.DONE:
        return "xong"
    if row.rule is Rule.GRADE:
        return label(Grade.GOOD)
    if result.target is None:
        return "chưa giao"
    sign = {Rule.AT_LEAST: "≥ ", Rule.AT_MOST: "≤ "}.get(row.rule, "") if result.target else ""
    return f"{sign}{format_decimal(result.target)}{'%' if measure(row) == '%' else ''}"


def _percent(achievement: Fraction | None) -> str:
    if achievement is None:
        return NONE
    tenths = achievement * 1000
    whole = (2 * tenths.numerator + tenths.denominator) // (2 * tenths.denominator)
    return f"{whole // 10},{whole % 10}%" if whole % 10 else f"{whole // 10}%"


def _verified(result: CellResult) -> str:
    if result.value is None:
        return "Chưa có số liệu: tính 0 điểm"
    return "Đã thẩm định" if result.verified else "Đơn vị báo, chưa thẩm định"


def _as_at(result: CellResult) -> TextCell:
    return TextCell(format_date(result.as_at) if result.as_at else NONE, Tone.MUTED)
