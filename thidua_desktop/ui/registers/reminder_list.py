"""One list of the window of reminders, with its own filter, columns and saved views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from thidua_desktop.ui.master.lines import Column
    from thidua_desktop.ui.theme import Theme


class ReminderList(QFrame):
    """Holds a table and what narrows it; the window says what stands in it."""

    narrowed = Signal()  # nothing: the words or the choice are others

    def __init__(
        self,
        theme: Theme,
        columns: tuple[Column, ...],
        *,
        name: str,
        screen: str,
        is_log: bool = False,
    ) -> None:
        """`is_log` lists what was done, of which nothing is overdue."""
        super().__init__()
        self.setProperty("look", "plain")
        self.filters = FilterLine(theme, prompt="Lọc theo đơn vị, chỉ tiêu…")
        self.urgent = self.filters.add_choice(
            Icon.FILTER, ("Tất cả", "Đã quá hạn"), name="Tình trạng"
        )
        self.urgent.setVisible(not is_log)
        self.table = LinesTable(theme, LinesModel(columns), name=name)
        self.page = ListPage(self, theme, filters=self.filters, table=self.table, screen=screen)
        column = QVBoxLayout(self)
        bare(column, spacing=theme.metrics.s)
        column.addWidget(self.filters)
        column.addWidget(self.page.chips)
        column.addWidget(self.table, 1)
        self.filters.text_changed.connect(self._tell)
        self.urgent.chosen.connect(self._tell)

    @property
    def only_urgent(self) -> bool:
        """Whether only what is past its day is wanted."""
        return bool(self.urgent.current)

    def _tell(self, *_: object) -> None:
        self.narrowed.emit()
