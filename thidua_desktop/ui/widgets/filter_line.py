"""The line below the actions: words to look for, choices to narrow by, and how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from thidua_desktop.core.text import clean
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.widgets.folding import FoldButton, FoldingRow
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from thidua_desktop.ui.theme import Theme


class ChoiceButton(FoldButton):
    """One filter with a short list of answers; the first answer means "all"."""

    chosen = Signal(int)  # index of the answer

    def __init__(self, theme: Theme, icon: Icon, answers: tuple[str, ...], *, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._name = name
        self._current = 0
        self.setProperty("kind", "choice")
        self.setPopupMode(FoldButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self._group.triggered.connect(self._picked)
        self.setMenu(self._menu)
        theme.dress(self, icon, IconRole.MUTED)
        self.offer(answers)

    @property
    def current(self) -> int:
        return self._current

    def offer(self, answers: tuple[str, ...]) -> None:
        """Change the answers (their counts, most often) and keep the chosen place."""
        kept = min(self._current, len(answers) - 1)
        for old in self._group.actions():
            self._group.removeAction(old)
        self._menu.clear()
        for answer in answers:
            action = self._menu.addAction(answer.replace("&", "&&"))
            action.setCheckable(True)
            self._group.addAction(action)
        self.choose(kept)

    def choose(self, index: int) -> None:
        """Set the answer without telling."""
        self._current = index
        action = self._group.actions()[index]
        action.setChecked(True)
        self._show(action)

    def _picked(self, action: QAction) -> None:
        self._current = self._group.actions().index(action)
        self._show(action)
        self.chosen.emit(self._current)

    def _show(self, action: QAction) -> None:
        words = action.text().replace("&&", "&")
        self.set_words(words)
        self.setToolTip(f"{self._name}: {words}")
        self.setAccessibleName(f"{self._name}: {words}")


class FilterLine(FoldingRow):
    """Filters as you type; knows nothing of what it filters."""

    text_changed = Signal(str)  # the cleaned words; empty shows everything

    def __init__(self, theme: Theme, *, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent)
        self._theme = theme
        self._words = QLineEdit()
        self._words.setPlaceholderText(prompt)
        self._words.setAccessibleName(prompt)
        self._words.setClearButtonEnabled(True)
        self._words.textChanged.connect(self._typed)
        self._icon = self._words.addAction(
            theme.icon(Icon.SEARCH, IconRole.MUTED), QLineEdit.ActionPosition.LeadingPosition
        )
        theme.dress(self._icon, Icon.SEARCH, IconRole.MUTED)
        self._count = label("", "small")
        self._choices: list[ChoiceButton] = []
        self.row.addWidget(self._words, 1)
        self.row.addWidget(self._count)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def words(self) -> str:
        return clean(self._words.text())

    def add_choice(self, icon: Icon, answers: tuple[str, ...], *, name: str) -> ChoiceButton:
        choice = ChoiceButton(self._theme, icon, answers, name=name)
        self.row.insertWidget(self.row.count() - 1, choice)
        self._choices.append(choice)
        self.fold_order(*reversed(self._choices))
        return choice

    def add_widget(self, widget: QWidget) -> None:
        self.row.insertWidget(self.row.count() - 1, widget)

    def say_count(self, sentence: str) -> None:
        """Show how many rows are seen: "12/36 đơn vị"."""
        self._count.setText(sentence)

    def _typed(self, text: str) -> None:
        self.text_changed.emit(clean(text))

    def _measure(self) -> None:
        m = self._theme.metrics
        self.row.setSpacing(m.s)
        self._words.setMinimumWidth(m.em * 14)
        self._words.setMaximumWidth(m.em * 32)
