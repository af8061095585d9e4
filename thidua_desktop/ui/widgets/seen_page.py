"""A page that is made anew only while somebody sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from thidua_desktop.storage.store import Delta


class SeenPage(QWidget):
    """What changes while the page is hidden waits until it is shown.

    A keystroke in one tab must not pay for six others.
    """

    def __init__(self) -> None:
        super().__init__()
        self._stale = False

    def take(self, _delta: Delta) -> None:
        """Show what a committed change left, at once or when the page is next seen."""
        self._refresh_soon()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._renew()

    def _refresh_soon(self) -> None:
        self._stale = True
        if self.isVisible():
            self._renew()

    def _renew(self) -> None:
        self._stale = False
        self._refresh()

    def _refresh(self, *_: object) -> None:
        """Read everything again and show it."""
        raise NotImplementedError
