"""What a typed grid shows: cells that are typed, pasted and filled as blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.progress import Typing

Index = QModelIndex | QPersistentModelIndex


class BlockModel(QAbstractTableModel):
    """Cells that are typed, pasted and filled as blocks; the first `frozen` columns stay."""

    refused = Signal(object)  # RuleError: what was typed or pasted cannot be stored
    frozen = 1

    def is_group(self, row: int) -> bool:
        """Whether a row holds no cells of its own but heads those below."""
        raise NotImplementedError

    def typings(self, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Typing]:
        """Lay a block of texts over the grid from a cell on, passing over heads."""
        raise NotImplementedError

    def enter(self, typings: Sequence[Typing]) -> bool:
        """Store typed cells as one act; what cannot be stored is told by `refused`."""
        raise NotImplementedError

    def key_of(self, index: Index) -> object:  # noqa: ARG002 - for subclasses
        """Name what a cell is about, so that it is found again when the grid shows others."""
        return None

    def index_of(self, key: object) -> QModelIndex:  # noqa: ARG002 - for subclasses
        """Find the cell of a key; invalid when it is not shown."""
        return QModelIndex()
