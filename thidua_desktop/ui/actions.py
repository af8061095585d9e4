"""The registry of commands: every menu entry, button and shortcut is one QAction from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from thidua_desktop.ui.action_list import SPECS, TAB_ACTS, Act, ActionSpec, Menu

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QMenu, QMenuBar

    from thidua_desktop.ui.theme import Theme


class Actions(QObject):
    """A command nobody carries out is not shown; one that must wait says what for."""

    def __init__(self, theme: Theme, specs: Iterable[ActionSpec] = SPECS) -> None:
        super().__init__()
        self._theme = theme
        self._specs = tuple(specs)
        self._menus: tuple[QMenu, ...] = ()
        self._actions = {spec.act: self._make(spec) for spec in self._specs}

    def __getitem__(self, act: Act) -> QAction:
        return self._actions[act]

    def on(self, act: Act, slot: Callable[[], object]) -> None:
        """Carry the command out by calling `slot`; from now on it is shown."""
        action = self._actions[act]
        action.triggered.connect(slot)
        action.setVisible(True)
        self._show_menus()

    def commands(self) -> tuple[tuple[Act, str, str, str], ...]:
        """Every command that is shown: what it is, its words, keys and menu, as one reads them."""
        native = QKeySequence.SequenceFormat.NativeText
        return tuple(
            (
                spec.act,
                f"Trang {TAB_ACTS[spec.act].title}" if spec.act in TAB_ACTS else _read(action),
                action.shortcut().toString(native),
                spec.menu.value.replace("&", ""),
            )
            for spec in self._specs
            if (action := self._actions[spec.act]).isVisible()
        )

    def allow(self, act: Act) -> None:
        action = self._actions[act]
        action.setEnabled(True)
        action.setToolTip(action.iconText())
        action.setStatusTip("")

    def refuse(self, act: Act, reason: str) -> None:
        """Grey the command and say what it is waiting for: tooltip and status line."""
        action = self._actions[act]
        action.setEnabled(False)
        action.setToolTip(f"{action.iconText()} – {reason}")
        action.setStatusTip(reason)

    def rename(self, act: Act, text: str) -> None:
        """Change the words (undo and redo carry the name of the act); "&" is a letter."""
        spec = next(spec for spec in self._specs if spec.act is act)
        action = self._actions[act]
        action.setText(f"{spec.text}: {text.replace('&', '&&')}" if text else spec.text)
        if action.isEnabled():
            action.setToolTip(action.iconText())

    def fill(self, bar: QMenuBar) -> None:
        """Build the menus; one without a visible entry stays away."""
        self._menus = tuple(self._menu(bar, menu) for menu in Menu)
        self._show_menus()

    def _make(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setCheckable(spec.checkable)
        action.setVisible(False)
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
        if spec.icon is not None:
            self._theme.dress(action, spec.icon)
        return action

    def _menu(self, bar: QMenuBar, menu: Menu) -> QMenu:
        made = bar.addMenu(menu.value)
        made.setToolTipsVisible(True)
        made.setSeparatorsCollapsible(True)
        for spec in self._specs:
            if spec.menu is menu:
                if spec.new_group:
                    made.addSeparator()
                made.addAction(self._actions[spec.act])
        return made

    def _show_menus(self) -> None:
        for menu in self._menus:
            used = any(a.isVisible() for a in menu.actions() if not a.isSeparator())
            menu.menuAction().setVisible(used)


def _read(action: QAction) -> str:
    """Take the words of a menu entry without the mark of its letter."""
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
