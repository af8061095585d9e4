"""The line below the actions: words to look for, choices to narrow by, and how many are left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from thidua_desktop.core.text import clean
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.widgets.folding import FoldButton, FoldingRow
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    def name(self) -> str:
        """What is chosen here."""
        return self._name

    def rename(self, name: str) -> None:
        """Choose by something else from now on; back to "all" when it is another thing."""
        if name != self._name:
            self._name = name
            self._current = 0

    @property
    def current(self) -> int:
        return self._current

    @property
    def answer(self) -> str:
        """The chosen answer without its count."""
        return _plain(self._group.actions()[self._current].text())

    def take(self, answer: str) -> None:
        """Choose an answer as the user does; one that is not offered counts as "all"."""
        offered = [_plain(action.text()) for action in self._group.actions()]
        wanted = offered.index(answer) if answer in offered else 0
        if wanted != self._current:
            self.choose(wanted)
            self.chosen.emit(wanted)

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


def _plain(answer: str) -> str:
    """Leave the count out that changes from day to day: "Cần kiểm tra · 3"."""
    return answer.replace("&&", "&").split(" · ")[0]


class FilterLine(FoldingRow):
    """Filters as you type; knows nothing of what it filters."""

    text_changed = Signal(str)  # the cleaned words; empty shows everything
    cleared = Signal()  # nothing: everything else that narrows the list is to go too

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
        self._sentence = ""
        self._left: int | None = None
        self._choices: list[ChoiceButton] = []
        self._last: tuple[FoldButton, ...] = ()
        self.row.addWidget(self._words, 1)
        self.row.addWidget(self._count)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def words(self) -> str:
        return clean(self._words.text())

    def add_choice(self, icon: Icon, answers: tuple[str, ...], *, name: str) -> ChoiceButton:
        choice = ChoiceButton(self._theme, icon, answers, name=name)
        self.row.insertWidget(self.row.indexOf(self._count), choice)
        self._choices.append(choice)
        self._fold()
        return choice

    def add_widget(self, widget: QWidget) -> None:
        self.row.insertWidget(self.row.indexOf(self._count), widget)

    def add_last(self, button: FoldButton) -> None:
        """Put a button behind the count, at the right end; it is the first to fold."""
        self.row.addWidget(button)
        self._last = (button,)
        self._fold()

    def _fold(self) -> None:
        self.fold_order(*self._last, *reversed(self._choices))

    @property
    def choices(self) -> Mapping[str, str]:
        """The chosen answers that narrow the list, by the names of the choices."""
        return {choice.name: choice.answer for choice in self._choices if choice.current}

    def take_focus(self) -> None:
        """Put the cursor behind the words, ready to be typed over."""
        self._words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._words.selectAll()

    def say_count(self, sentence: str) -> None:
        """Show how many rows are seen: "12/36 đơn vị"."""
        self._sentence = sentence
        self._say()

    def say_left(self, left: int | None) -> None:
        """Show how many of these the filters of columns leave; None: there are no such filters."""
        self._left = left
        self._say()

    def clear(self) -> None:
        """Show everything that the choices let through."""
        self._words.clear()
        self.cleared.emit()

    def restore(self, words: str, choices: Mapping[str, str]) -> None:
        """Type words and choose answers as the user does."""
        for choice in self._choices:
            choice.take(choices.get(choice.name, ""))
        self._words.setText(words)

    def _say(self) -> None:
        left = "" if self._left is None else f"còn {self._left} · "
        self._count.setText(left + self._sentence)

    def _typed(self, text: str) -> None:
        self.text_changed.emit(clean(text))

    def _measure(self) -> None:
        m = self._theme.metrics
        self.row.setSpacing(m.s)
        self._words.setMinimumWidth(m.em * 14)
        self._words.setMaximumWidth(m.em * 32)
