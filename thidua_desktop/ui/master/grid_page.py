"""A page about a typed grid: how it is looked at is kept from one start to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from thidua_desktop.ui.master.grid import BlockGrid

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.runtime.settings import Json


class GridPage(QWidget):
    """`kept_as` is the key that never changes, under which settings.json remembers the page."""

    kept_as = ""

    def state(self) -> dict[str, Json]:
        """Write how the page is looked at."""
        raise NotImplementedError

    def restore(self, state: Mapping[str, Json]) -> None:
        """Look at the page as it was written; what cannot be read is as the program has it."""
        raise NotImplementedError


class GridActs:
    """Commands of the menu that go to the grid with the focus, whatever tab it is in."""

    def fill_down(self) -> None:
        """Give the first row of the chosen block to the rows below it."""
        grid = _focused()
        if grid is not None:
            grid.fill_down()

    def fill_right(self) -> None:
        """Give the first column of the chosen block to the columns beside it."""
        grid = _focused()
        if grid is not None:
            grid.fill_right()


def _focused() -> BlockGrid | None:
    widget = QApplication.focusWidget()
    while widget is not None and not isinstance(widget, BlockGrid):
        widget = widget.parentWidget()
    return widget
