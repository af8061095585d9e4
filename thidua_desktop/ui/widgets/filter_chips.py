"""What narrows a list column by column, one chip each, taken away with a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.widgets.folding import ElidedButton, FoldButton
from thidua_desktop.ui.widgets.parts import bare, clear

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme


class Chip(ElidedButton):
    """One filter in words; pressing it takes the filter away."""

    pressed_away = Signal(int)  # column whose filter goes

    def __init__(self, theme: Theme, column: int, words: str) -> None:
        super().__init__(theme)
        self._column = column
        self.setProperty("kind", "chip")
        theme.dress(self, Icon.CLOSE, IconRole.ACCENT)
        self.set_words(words)
        self.setToolTip(f"{words}\nBấm để bỏ lọc cột này.")
        self.setAccessibleName(f"Bỏ lọc {words}")
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self.pressed_away.emit(self._column)


class FilterChips(QFrame):
    """Away while no column narrows the list."""

    removed = Signal(int)  # column whose filter is to go
    all_removed = Signal()  # nothing: every filter is to go

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[int, str], ...] = ()
        self.setProperty("look", "plain")
        self._row = QHBoxLayout(self)
        bare(self._row, spacing=theme.metrics.s)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What the chips say."""
        return tuple(words for _, words in self._shown)

    def show_chips(self, chips: tuple[tuple[int, str], ...]) -> None:
        """Show one chip for each column and its words."""
        if chips == self._shown:
            return
        self._shown = chips
        clear(self._row)
        for column, words in chips:
            chip = Chip(self._theme, column, words)
            chip.pressed_away.connect(self.removed)
            self._row.addWidget(chip)
        if chips:
            every = FoldButton()
            every.set_words("Bỏ lọc (Esc)")
            every.setProperty("kind", "quiet")
            every.clicked.connect(self._remove_all)
            self._row.addWidget(every)
            self._row.addStretch(1)
        self.setVisible(bool(chips))

    def _remove_all(self) -> None:
        self.all_removed.emit()
