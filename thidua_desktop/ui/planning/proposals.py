"""The proposed indicators under their fields, each with a tick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem
from typing_extensions import override

from thidua_desktop.core.text import numbered
from thidua_desktop.ui.planning.words import TONES, applies_to, certainty, measured

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtGui import QResizeEvent

    from thidua_desktop.services.plan_form import Place, PlanField, PlanForm, PlanIndicator
    from thidua_desktop.ui.theme import Theme

PLACE = Qt.ItemDataRole.UserRole
ROOM_FOR_ALL, ROOM_FOR_THREE = 48, 32  # widths of the type
HEADS = ("Nội dung, chỉ tiêu", "Cách đo", "Áp dụng cho", "Đọc được")


class ProposalTree(QTreeWidget):
    """Space ticks, arrows walk; what changed is told by place."""

    place_chosen = Signal(object)  # Place of the current indicator, None on a field
    ticked = Signal(object, bool)  # Place, whether it is to be kept
    field_ticked = Signal(int, bool)  # position of the field, whether all of it is to be kept

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._filling = False
        self.setHeaderLabels(list(HEADS))
        self.setAccessibleName("Chỉ tiêu đọc được")
        self.setRootIsDecorated(False)
        self.setIndentation(theme.metrics.l)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.itemChanged.connect(self._changed)
        self.currentItemChanged.connect(self._moved)
        self._measure()

    def show_form(self, form: PlanForm, *, refused: Collection[Place] = ()) -> None:
        """Show every proposal; lines stay the same objects as long as their number does.

        A tick arrives while Qt still works on its line: that line must outlive the call.
        """
        held, self._filling = self.place, True
        if self._shape() != [len(field.indicators) for field in form.fields]:
            self.clear()
            for field in form.fields:
                top = QTreeWidgetItem(self)
                for _ in field.indicators:
                    QTreeWidgetItem(top)
            self.expandAll()
        for position, field in enumerate(form.fields):
            top = self.topLevelItem(position)
            assert top is not None  # noqa: S101 - the shape was just made
            self._fill_field(top, position, field)
            lines = (top.child(number) for number in range(top.childCount()))
            for number, (line, row) in enumerate(zip(lines, field.indicators, strict=True)):
                if line is not None:
                    place = (position, number)
                    self._fill_line(line, place, row, refused=place in refused)
        self._filling = False
        if held is not None and held != self.place:
            self.choose(held)

    def _shape(self) -> list[int]:
        tops = (self.topLevelItem(n) for n in range(self.topLevelItemCount()))
        return [top.childCount() for top in tops if top is not None]

    def choose(self, place: Place) -> None:
        """Make an indicator the current one, or the nearest before it."""
        top = self.topLevelItem(min(place[0], self.topLevelItemCount() - 1))
        if top is None:
            return
        row = top.child(min(place[1], top.childCount() - 1))
        self.setCurrentItem(row or top)

    @property
    def place(self) -> Place | None:
        item = self.currentItem()
        return item.data(0, PLACE) if item is not None and item.parent() is not None else None

    @property
    def field(self) -> int:
        """Position of the field that the current line stands under."""
        item = self.currentItem()
        if item is None:
            return 0
        return self.indexOfTopLevelItem(item.parent() or item)

    def _fill_field(self, item: QTreeWidgetItem, position: int, field: PlanField) -> None:
        kept = sum(row.keep for row in field.indicators)
        words = numbered(field.number, field.title)
        state = Qt.CheckState.PartiallyChecked
        if kept in {0, len(field.indicators)}:
            state = Qt.CheckState.Checked if kept else Qt.CheckState.Unchecked
        item.setText(0, words)
        item.setText(1, f"{kept}/{len(field.indicators)} chỉ tiêu")
        item.setCheckState(0, state)
        item.setData(0, PLACE, position)
        item.setToolTip(0, words)
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)
        for column in range(len(HEADS)):
            item.setBackground(column, QColor(self._theme.colors.head))
        item.setForeground(1, QColor(self._theme.colors.muted))

    def _fill_line(
        self, item: QTreeWidgetItem, place: Place, row: PlanIndicator, *, refused: bool
    ) -> None:
        colors = self._theme.colors
        tones = [colors.text if row.keep else colors.disabled] * len(HEADS)
        if row.keep:
            tones[3] = colors.word(TONES[row.certainty])
        if refused:
            tones[0] = tones[1] = colors.red
        words = (row.text, measured(row), applies_to(row), certainty(row))
        for column, (text, tone) in enumerate(zip(words, tones, strict=True)):
            item.setText(column, text)
            item.setToolTip(column, text)
            item.setForeground(column, QColor(tone))
        item.setCheckState(0, Qt.CheckState.Checked if row.keep else Qt.CheckState.Unchecked)
        item.setData(0, PLACE, place)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if self._filling or column != 0:
            return
        keep = item.checkState(0) is Qt.CheckState.Checked
        if item.parent() is None:
            self.field_ticked.emit(item.data(0, PLACE), keep)
        else:
            self.ticked.emit(item.data(0, PLACE), keep)

    def _moved(self, *_: object) -> None:
        if not self._filling:
            self.place_chosen.emit(self.place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Leave the words of the plan their room: what the form below says goes first."""
        room = self.viewport().width() // self._theme.metrics.em
        self.setColumnHidden(2, room < ROOM_FOR_ALL)
        self.setColumnHidden(3, room < ROOM_FOR_THREE)

    def _measure(self) -> None:
        em = self._theme.metrics.em
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 12), (2, 9), (3, 11)):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(column, em * width)
