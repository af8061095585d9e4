"""The look the officer chose, kept from one start to the next."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.ui.theme import Look
from thidua_desktop.ui.tokens import PLAIN_POINTS, Scheme

if TYPE_CHECKING:
    from thidua_desktop.runtime.settings import Settings
    from thidua_desktop.ui.theme import Theme

SCHEME, POINTS = "look.scheme", "look.tenths_of_points"
SYSTEM = "SYSTEM"
log = logging.getLogger(__name__)


def remembered_look(settings: Settings) -> Look:
    """Return the look that was chosen last; what cannot be read is the usual one."""
    name = settings.text(SCHEME, Scheme.LIGHT.name)
    scheme = None if name == SYSTEM else Scheme.__members__.get(name, Scheme.LIGHT)
    tenths = settings.number(POINTS, PLAIN_POINTS * 10)
    return Look(scheme=scheme, points=tenths / 10)


class LookMemory(QObject):
    """Writes every choice of the look down; a full disk only costs the memory of it."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        super().__init__(theme)
        self._theme, self._settings = theme, settings
        theme.changed.connect(self._keep)

    def _keep(self) -> None:
        look = self._theme.look
        scheme = SYSTEM if look.scheme is None else look.scheme.name
        try:
            self._settings.save({SCHEME: scheme, POINTS: round(look.points * 10)})
        except EnvironmentFault as fault:
            log.warning("look not kept: %s", fault.code)
