"""What a number is made of: how it came about, and every value behind it; a row leads there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from thidua_desktop.core.dates import format_date
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.origins import NumberOrigin, Origin
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Đơn vị, chỉ tiêu"),
    Column("Số liệu", 8, numbers=True),
    Column("Đạt", 4, numbers=True, spare=4),
    Column("Đến ngày", 7, numbers=True),
    Column("Người nhập", 9, spare=1),
    Column("Nhập lúc", 11, numbers=True, spare=3),
    Column("Thẩm định", 10, spare=2),
    Column("Minh chứng", 9),
)
NONE = "—"


class OriginDialog(QDialog):
    """Opens one number; nothing is changed here."""

    go_to_cell = Signal(int, int)  # unit id, indicator id of the cell to open in Tiến độ

    def __init__(
        self, theme: Theme, origin: NumberOrigin, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._origin = origin
        self.setWindowTitle("Con số này từ đâu ra")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Các số liệu phía sau")
        self.lead, self._leave = QPushButton("Mở ở tab Tiến độ"), QPushButton("Đóng")
        self._lay_out()
        self.table.key_opened.connect(self._go)
        self.lead.clicked.connect(self._go)
        self._leave.clicked.connect(self.reject)
        self.table.show_lines(
            tuple(
                _line(n, row, name)
                for n, (row, name) in enumerate(zip(origin.rows, _names(origin.rows), strict=True))
            )
        )
        self.lead.setEnabled(bool(origin.rows))
        self.table.setFocus()

    def _lay_out(self) -> None:
        m, origin = self._theme.metrics, self._origin
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addWidget(label(origin.subject, "muted"))
        column.addWidget(label(origin.title, "strong", wrap=True))
        if origin.value:
            column.addWidget(label(origin.value, "title"))
        for sentence in origin.how:
            column.addWidget(label(sentence, wrap=True))
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        self._theme.dress(self.lead, Icon.PROGRESS)
        for button in (self.lead, self._leave):
            button.setAutoDefault(False)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self.lead)
        column.addLayout(foot)
        self.resize(m.em * 78, m.em * 36)

    def _go(self, *_: object) -> None:
        key = self.table.key
        if key is None:
            return
        row = self._origin.rows[key]
        self.accept()
        self.go_to_cell.emit(row.unit_id, row.indicator_id)


def _names(rows: tuple[Origin, ...]) -> tuple[str, ...]:
    """Name rows by what tells them apart: unit, indicator or both."""
    one_unit, one_task = len({r.unit for r in rows}) == 1, len({r.task for r in rows}) == 1
    if one_task:
        return tuple(r.unit for r in rows)
    return tuple(r.task if one_unit else f"{r.unit} – {r.task}" for r in rows)


def _line(number: int, row: Origin, name: str) -> Line:
    known = row.as_at is not None
    at = row.entered_at
    entered = f"{format_date(at.date())} {at:%H:%M}" if at else NONE
    files = ", ".join(row.evidence)
    return Line(
        number,
        (
            TextCell(name),
            TextCell(row.value, Tone.PLAIN if known else Tone.MUTED, strong=known),
            TextCell(row.achieved),
            TextCell(format_date(row.as_at) if row.as_at else NONE, Tone.MUTED),
            TextCell(row.by or NONE, Tone.MUTED),
            TextCell(entered, Tone.MUTED),
            TextCell(row.checked or NONE, Tone.MUTED),
            TextCell(files or "chưa có", Tone.PLAIN if files else Tone.MUTED, tip=files),
        ),
    )
