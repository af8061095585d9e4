"""Ghi 0 cho đơn vị đã báo cáo: which counts, seen cell by cell before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.services import zero_fill
from thidua_desktop.services.reporting import report_sheet
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.reports.words import as_at_of, period_name
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.progress import Typing
    from thidua_desktop.ui.theme import Theme

HINT = (
    "Đơn vị đã báo cáo mà không nêu số nào thì ghi 0 cho các chỉ tiêu đếm được chọn. Ô đã có số "
    "liệu không bị đụng đến; tất cả là một việc, hoàn tác được."
)
NOBODY = "Chưa đơn vị nào báo cáo kỳ này, hoặc các ô ấy đều đã có số liệu."
KEY = Qt.ItemDataRole.UserRole


class ZeroDialog(QDialog):
    """The main button says how many cells it fills."""

    filled = Signal(str)  # what was just stored and can be undone

    def __init__(
        self, theme: Theme, desk: Desk, campaign_id: int, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._campaign_id = desk, campaign_id
        self._board, self._today = desk.board(campaign_id), desk.clock.today()
        self.setWindowTitle("Ghi 0 cho đơn vị đã báo cáo")
        self.period, self.indicators = QComboBox(), QListWidget()
        self.table = LinesTable(
            theme,
            LinesModel((Column("Đơn vị", 16), Column("Chỉ tiêu ghi 0"))),
            name="Các ô sẽ ghi 0",
        )
        self.said = label("", "muted", wrap=True)
        self.fill, self.leave = QPushButton(), QPushButton("Bỏ qua")
        self._offer()
        self._lay_out(theme)
        self.period.currentIndexChanged.connect(self._preview)
        self.indicators.itemChanged.connect(self._preview)
        self.fill.clicked.connect(self._fill)
        self.leave.clicked.connect(self.reject)
        self._preview()

    def _offer(self) -> None:
        sheet = report_sheet(self._desk, self._campaign_id, self._today)
        for period in sheet.periods[::-1]:
            self.period.addItem(period_name(period), as_at_of(period, self._today))
        self.period.setAccessibleName("Kỳ báo cáo")
        self.indicators.setAccessibleName("Chỉ tiêu đếm")
        for row in zero_fill.count_indicators(self._board):
            item = QListWidgetItem(self._text(row.id))
            item.setData(KEY, row.id)
            item.setToolTip(item.text())
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.indicators.addItem(item)

    def _lay_out(self, theme: Theme) -> None:
        m = theme.metrics
        column, head, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addWidget(label(HINT, "muted", wrap=True))
        head.addWidget(label("Kỳ báo cáo", "muted"))
        head.addWidget(self.period)
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.indicators, 1)
        column.addWidget(self.table, 2)
        column.addWidget(hairline())
        foot.setSpacing(m.s)
        foot.addWidget(self.said, 1)
        for button in (self.leave, self.fill):
            button.setAutoDefault(False)
            foot.addWidget(button)
        self.fill.setProperty("kind", "main")
        column.addLayout(foot)
        self.resize(m.em * 54, m.em * 42)

    def _text(self, indicator_id: int) -> str:
        version = self._board.version(indicator_id, self._today)
        return (version.short_text or version.text) if version else ""

    def _day(self) -> date:
        return self.period.currentData() or self._today

    def _ticked(self) -> tuple[int, ...]:
        items = [self.indicators.item(n) for n in range(self.indicators.count())]
        return tuple(item.data(KEY) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _units(self) -> tuple[int, ...]:
        return tuple(unit.id for unit in self._board.units(self._day()))

    def cells(self) -> tuple[Typing, ...]:
        """Return the cells that would get 0."""
        return zero_fill.zero_cells(
            self._desk,
            self._campaign_id,
            unit_ids=self._units(),
            indicator_ids=self._ticked(),
            day=self._day(),
        )

    def _preview(self, *_: object) -> None:
        cells = self.cells()
        self.table.show_lines(
            tuple(
                Line(
                    n,
                    (
                        TextCell(self._board.unit(cell.unit_id).name),
                        TextCell(self._text(cell.indicator_id)),
                    ),
                )
                for n, cell in enumerate(cells)
            )
        )
        units = len({cell.unit_id for cell in cells})
        day = format_date(self._day())
        words = f"{units} đơn vị; số liệu tính đến ngày {day}." if cells else NOBODY
        self._say(words)
        self.fill.setText(f"Ghi 0 cho {len(cells)} ô" if cells else "Ghi 0")
        self.fill.setEnabled(bool(cells))
        self.fill.setToolTip("" if cells else NOBODY)

    def _fill(self) -> None:
        try:
            count = zero_fill.zero_fill(
                self._desk,
                self._campaign_id,
                unit_ids=self._units(),
                indicator_ids=self._ticked(),
                day=self._day(),
            )
        except RuleError as error:
            words = refusal(error)
            self._say(words, tone=Tone.BAD)
            return
        self.filled.emit(f"Đã ghi 0 cho {count} ô.")
        self.accept()

    def _say(self, words: str, *, tone: Tone = Tone.MUTED) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)
