"""A choice of two to four views side by side (Ma trận | Một đơn vị | Một chỉ tiêu)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from thidua_desktop.ui.widgets.parts import bare


class SegmentedControl(QWidget):
    """Exactly one segment is on; left and right arrows move between them."""

    chosen = Signal(int)  # index of the segment the user chose

    def __init__(self, words: tuple[str, ...], *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        bare(row)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        for index, word in enumerate(words):
            button = self._segment(word, index, len(words))
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)
        self.choose(0)

    def _segment(self, word: str, index: int, count: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(word)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setProperty("kind", "segment")
        place = "first" if index == 0 else "last" if index == count - 1 else "middle"
        button.setProperty("place", place)
        return button

    @property
    def current(self) -> int:
        return self._group.checkedId()

    def choose(self, index: int) -> None:
        """Switch without telling, for restoring a remembered view."""
        self._group.button(index).setChecked(True)

    def rename(self, index: int, words: str) -> None:
        """Give a segment other words (its count, most often)."""
        self._group.button(index).setText(words)
