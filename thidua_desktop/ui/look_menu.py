"""Menu Xem: light, dark or high contrast, and the size of type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.tokens import PLAIN_POINTS, Scheme

if TYPE_CHECKING:
    from thidua_desktop.ui.actions import Actions
    from thidua_desktop.ui.theme import Theme

SCHEMES = {
    Act.LOOK_LIGHT: Scheme.LIGHT,
    Act.LOOK_DARK: Scheme.DARK,
    Act.LOOK_CONTRAST: Scheme.CONTRAST,
    Act.LOOK_SYSTEM: None,
}
SMALLEST = 8.0
LARGEST = 18.0


class LookMenu(QObject):
    """Turns the commands into the theme's choice; whoever keeps settings listens to the theme."""

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(actions)
        self._theme = theme
        self._actions = actions
        self._group = QActionGroup(self)
        for act in SCHEMES:
            actions[act].setCheckable(True)
            self._group.addAction(actions[act])
            actions.on(act, self._scheme_chosen)
        actions.on(Act.LARGER, self._larger)
        actions.on(Act.SMALLER, self._smaller)
        actions.on(Act.USUAL_SIZE, self._usual)
        theme.changed.connect(self._show)
        self._show()

    def _scheme_chosen(self) -> None:
        checked = self._group.checkedAction()
        for act, scheme in SCHEMES.items():
            if self._actions[act] is checked:
                self._theme.choose_scheme(scheme)

    def _larger(self) -> None:
        self._theme.choose_points(min(LARGEST, self._theme.look.points + 1))

    def _smaller(self) -> None:
        self._theme.choose_points(max(SMALLEST, self._theme.look.points - 1))

    def _usual(self) -> None:
        self._theme.choose_points(PLAIN_POINTS)

    def _show(self) -> None:
        for act, scheme in SCHEMES.items():
            if scheme is self._theme.look.scheme:
                self._actions[act].setChecked(True)
        self._allow(Act.LARGER, self._theme.look.points < LARGEST, "Chữ đã ở cỡ to nhất.")
        self._allow(Act.SMALLER, self._theme.look.points > SMALLEST, "Chữ đã ở cỡ nhỏ nhất.")

    def _allow(self, act: Act, possible: bool, reason: str) -> None:  # noqa: FBT001 - private
        if possible:
            self._actions.allow(act)
        else:
            self._actions.refuse(act, reason)
