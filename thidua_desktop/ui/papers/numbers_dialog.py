"""Số liệu trong văn bản: every number of the paper's tables; each opens to its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.text import matches
from thidua_desktop.services.paper_numbers import open_number
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell, head
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.score.origin_dialog import OriginDialog
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.paper_numbers import PaperNumber
    from thidua_desktop.ui.theme import Theme

COLUMNS = (Column("Dòng trong văn bản"), Column("Cột", 13), Column("Số", 15, numbers=True))
HINT = "Chọn một số rồi bấm Enter: mở từng số liệu làm nên nó, ai nhập, ngày nào, minh chứng gì."


class PaperNumbersDialog(QDialog):
    """Lists numbers and opens them; nothing is changed here."""

    go_to_cell = Signal(int, int)  # unit id, indicator id of the cell to open in Tiến độ

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        numbers: tuple[PaperNumber, ...],
        *,
        campaign_id: int,
        day: date,
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._numbers = theme, desk, numbers
        self._campaign_id, self._day = campaign_id, day
        self.setWindowTitle(f"Số liệu trong văn bản – {title}")
        self.filters = FilterLine(theme, prompt="Lọc theo đơn vị, chỉ tiêu, cột…")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Số liệu trong văn bản")
        self.said = label(HINT, "muted", wrap=True)
        self.look, self._leave = QPushButton("Mở con số"), QPushButton("Đóng")
        self._lay_out()
        self.filters.text_changed.connect(self._show)
        self.table.key_opened.connect(self._open)
        self.look.clicked.connect(self._open)
        self._leave.clicked.connect(self.reject)
        self._show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        self._theme.dress(self.look, Icon.EYE)
        for button in (self.look, self._leave):
            button.setAutoDefault(False)
        foot.addStretch(1)
        foot.addWidget(self._leave)
        foot.addWidget(self.look)
        column.addWidget(self.said)
        column.addWidget(self.filters)
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 66, m.em * 40)

    def _show(self, *_: object) -> None:
        lines: list[Line] = []
        table = ""
        for key, number in enumerate(self._numbers):
            if not matches(self.filters.words, f"{number.table} {number.row} {number.column}"):
                continue
            if number.table != table:
                table = number.table
                lines.append(head(table))
            lines.append(_line(key, number))
        shown = sum(line.key is not None for line in lines)
        self.filters.say_count(f"{shown}/{len(self._numbers)} số")
        self.table.show_lines(tuple(lines))
        self.look.setEnabled(shown > 0)

    def _open(self, *_: object) -> None:
        key = self.table.key
        if key is None:
            return
        source = self._numbers[key].source
        try:
            origin = open_number(self._desk, self._campaign_id, source, self._day)
        except RuleError as error:
            self.said.setText(" ".join(sentence(p) for p in error.problems))
            restyle(self.said, "words", Tone.BAD.value)
            return
        dialog = OriginDialog(self._theme, origin, parent=self)
        dialog.go_to_cell.connect(self._lead)
        open_over(dialog)

    def _lead(self, unit_id: int, indicator_id: int) -> None:
        self.accept()
        self.go_to_cell.emit(unit_id, indicator_id)


def _line(key: int, number: PaperNumber) -> Line:
    return Line(
        key,
        (
            TextCell(number.row, tip=number.row),
            TextCell(number.column, Tone.MUTED),
            TextCell(number.value, strong=True),
        ),
    )
