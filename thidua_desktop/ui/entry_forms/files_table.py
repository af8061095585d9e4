"""The returned files, one line each: whose form it is and how it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView
from typing_extensions import override

from thidua_desktop.ui.master.delegate import LineDelegate
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.widgets.table_look import dress_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from thidua_desktop.ui.entry_forms.returned import Returned
    from thidua_desktop.ui.theme import Theme

COLUMNS = (Column("Đơn vị"), Column("Tình trạng"))


class FilesTable(QTableView):
    """One file is current; Delete asks to take it off the list."""

    chosen = Signal()  # nothing: ask `current`
    drop_wanted = Signal()  # nothing: the current one is to leave the list

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._lines = LinesModel(COLUMNS)
        self._delegate = LineDelegate(theme)
        dress_table(self, theme)
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Các biểu đã chọn")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setMinimumWidth(theme.metrics.em * 17)
        self.selectionModel().currentRowChanged.connect(self._tell)

    @property
    def current(self) -> int:
        """Place of the current file; -1 when there is none."""
        return self.currentIndex().row()

    def show_files(self, files: Sequence[Returned], at: int) -> None:
        """Show the files and make one of them current, without telling."""
        chooser = self.selectionModel()
        chooser.blockSignals(True)
        self._lines.show_lines(tuple(_line(n, file) for n, file in enumerate(files)))
        chooser.blockSignals(False)
        flags = QItemSelectionModel.SelectionFlag
        chooser.blockSignals(True)
        chooser.setCurrentIndex(self._lines.index(at, 0), flags.ClearAndSelect | flags.Rows)
        chooser.blockSignals(False)
        self.viewport().update()

    def _tell(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.chosen.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.drop_wanted.emit()
        else:
            super().keyPressEvent(event)


def _line(key: int, file: Returned) -> Line:
    words, tone = file.standing
    name = file.name or file.path.name
    return Line(key, (TextCell(name, tip=file.path.name), TextCell(words, tone)))
