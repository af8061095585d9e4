"""The one line of actions on top of every tab, the main one first and red."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import ICON_PROPERTY, IconRole
from thidua_desktop.ui.widgets.filter_line import ChoiceButton
from thidua_desktop.ui.widgets.folding import Foldable, FoldButton, FoldingRow
from thidua_desktop.ui.widgets.parts import show_if

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.menu_button import MenuButton


class ActionButton(FoldButton):
    """A button that mirrors an action; a disabled one keeps telling why."""

    def __init__(self, theme: Theme, action: QAction, *, main: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._action = action
        self._main = main
        self._icon = ""
        self.setProperty("kind", "main" if main else "plain")
        self.clicked.connect(self._trigger)
        action.changed.connect(self._mirror)
        self._mirror()

    def _trigger(self, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self._action.trigger()

    def _mirror(self) -> None:
        action = self._action
        self.set_words(action.iconText())
        self.setEnabled(action.isEnabled())
        show_if(self, wanted=action.isVisible())
        self.setToolTip(self._tip())
        self.setStatusTip(action.statusTip())
        name = action.property(ICON_PROPERTY)
        if isinstance(name, str) and name != self._icon:
            self._icon = name
            role = IconRole.ON_ACCENT if self._main else IconRole.PLAIN
            self._theme.dress(self, Icon(name), role)

    def _tip(self) -> str:
        action = self._action
        if not action.isEnabled():
            return action.toolTip()
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        return f"{action.iconText()} ({keys})" if keys else action.iconText()


class ActionBar(FoldingRow):
    """Actions from the left, views and choices at the right end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("plain", parent)
        self._theme = theme
        self._buttons: list[Foldable] = []
        self._choices: list[Foldable] = []
        self._left = 0
        self.row.setSpacing(theme.metrics.s)
        self.row.addStretch(1)
        theme.changed.connect(self._measure)

    def add_action(self, action: QAction, *, main: bool = False) -> ActionButton:
        """Put an action after those there; only the main one keeps its word to the last."""
        button = ActionButton(self._theme, action, main=main)
        self.row.insertWidget(self._left, button)
        self._left += 1
        if not main:
            self._buttons.append(button)
        self._fold_in_turn()
        return button

    def add_menu(self, button: MenuButton) -> None:
        """Put a list of acts after the actions there."""
        self.row.insertWidget(self._left, button)
        self._left += 1
        self._buttons.append(button)
        self._fold_in_turn()

    def _fold_in_turn(self) -> None:
        self.fold_order(*reversed(self._buttons), *self._choices)

    def add_widget(self, widget: QWidget) -> None:
        """Put a view switch or a chooser at the right end; a chooser folds after the actions."""
        self.row.addWidget(widget)
        if isinstance(widget, ChoiceButton):
            self._choices.append(widget)
            self._fold_in_turn()

    def _measure(self) -> None:
        self.row.setSpacing(self._theme.metrics.s)
        self.settle()
