"""Widths of a grid's columns as the officer dragged them, kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.runtime.settings import Json


class GridWidths(QObject):
    """Outlives the grid, which is made anew for each campaign; widths are tenths of a font unit.

    `screen` is the key under which they are remembered; it never changes.
    """

    def __init__(self, page: QWidget, *, screen: str) -> None:
        super().__init__(page)
        self.screen = screen
        self._widths: dict[str, int] = {}

    def of(self, key: str) -> int | None:
        """Width of the column under `key`; None: as the program has it."""
        return self._widths.get(key)

    def keep(self, key: str, width: int) -> None:
        self._widths[key] = width

    def state(self) -> dict[str, Json]:
        return {"widths": dict(self._widths)} if self._widths else {}

    def restore(self, state: Mapping[str, object]) -> None:
        """Take what was written; what cannot be read is as the program has it."""
        held = state.get("widths")
        found = held.items() if isinstance(held, dict) else ()
        self._widths = {str(k): w for k, w in found if isinstance(w, int) and w > 0}
