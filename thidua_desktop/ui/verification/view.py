"""The grid of verification with its keys: Space accepts, F2 types another value, R gives back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from thidua_desktop.services.verification import Check
from thidua_desktop.ui.master.grid import BlockGrid
from thidua_desktop.ui.master.grid_delegate import GridDelegate
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.verification.model import REPORTED_ROLE, CheckModel, Column

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.verification_sheet import CheckRow
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NUMBERS = frozenset(
    {
        *(Column.REPORTED, Column.REPORTED_POINTS, Column.CHECKED, Column.POINTS, Column.CHANGE),
        Column.TARGET,
    }
)


class CheckDelegate(GridDelegate):
    """What counts is strong; an empty check opens with the reported value."""

    editor_name = "Số thẩm định"

    @override
    def is_number(self, index: Index) -> bool:
        return index.column() in NUMBERS

    @override
    def weight_of(self, index: Index) -> QFont.Weight:
        counts = index.column() in {Column.CHECKED, Column.POINTS}
        strong = counts and self.tone_of(index) is not Tone.MUTED
        return QFont.Weight.DemiBold if strong else QFont.Weight.Normal

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        super().setEditorData(editor, index)
        if isinstance(editor, QLineEdit) and not editor.text():
            editor.setText(str(index.data(REPORTED_ROLE) or ""))
            editor.selectAll()


class CheckGrid(BlockGrid):
    """Shows a CheckModel and tells which value is the current one."""

    header_lines = 2
    row_chosen = Signal(object)  # CheckRow of the current row, or None
    accept_wanted = Signal()  # nothing: the chosen values are as reported
    return_wanted = Signal()  # nothing: the chosen values go back

    def __init__(self, theme: Theme, model: CheckModel) -> None:
        self._checks = model
        super().__init__(theme, model, (CheckDelegate(theme), CheckDelegate(theme)))
        self.setAccessibleName("Bảng thẩm định")

    @override
    def widths(self) -> tuple[tuple[int, ...], int]:
        return (18, 6, 7, 9, 6, 6, 6, 10, 13), 8

    def chosen_rows(self) -> list[CheckRow]:
        """Return the chosen values that a unit has reported, each once."""
        rows = {index.row() for index in self.chosen_cells()}
        held = (self._checks.check_row(row) for row in sorted(rows))
        return [row for row in held if row is not None and row.entry is not None]

    def chosen_checks(self) -> list[Check]:
        """Return the checks that accept the chosen values as reported."""
        return [Check(row.entry.id) for row in self.chosen_rows() if row.entry is not None]

    @property
    def current(self) -> CheckRow | None:
        return self._checks.check_row(self.currentIndex().row())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() == Qt.Key.Key_Space:
            self.accept_wanted.emit()
        elif plain and event.key() == Qt.Key.Key_R:
            self.return_wanted.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.edit(self.currentIndex().siblingAtColumn(Column.CHECKED))
        else:
            super().keyPressEvent(event)

    def step_down(self) -> None:
        """Go to the next value."""
        self._step(1)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.row_chosen.emit(self._checks.check_row(current.row()))
