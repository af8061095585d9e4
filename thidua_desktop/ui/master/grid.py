"""A typed grid with Excel's habits: arrows, Enter, Tab, F2, Delete, blocks copied and filled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from typing_extensions import override

from thidua_desktop.ui.master.clipboard import from_clipboard, to_clipboard
from thidua_desktop.ui.master.grid_delegate import RETURNS
from thidua_desktop.ui.master.grid_model import BlockModel
from thidua_desktop.ui.master.grid_typed import CTRL, END, TypedGrid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QKeyEvent

    from thidua_desktop.services.progress import Typing
    from thidua_desktop.ui.master.grid_delegate import GridDelegate
    from thidua_desktop.ui.theme import Theme

__all__ = ["BlockGrid", "BlockModel"]

EDIT = Qt.ItemDataRole.EditRole
SHIFT = Qt.KeyboardModifier.ShiftModifier


class BlockGrid(TypedGrid):
    """Shows a BlockModel and turns keys into typings."""

    block_pasted = Signal(int, int, object)  # row, column, rows of texts from the clipboard

    def __init__(
        self, theme: Theme, model: BlockModel, delegates: tuple[GridDelegate, ...]
    ) -> None:
        super().__init__(theme, model, delegates)
        self._delegate.fill_wanted.connect(self._fill_typed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)

    # keys

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = self._acts.get((key, modifiers.value))
        standard = (pair[1] for pair in self._standard if event.matches(pair[0]))
        act = act or next(standard, None)
        if act is not None:
            act()
            return
        super().keyPressEvent(event)
        if key == Qt.Key.Key_F2:
            self._go_behind()

    @property
    def _standard(self) -> tuple[tuple[QKeySequence.StandardKey, Callable[[], object]], ...]:
        keys = QKeySequence.StandardKey
        return (
            (keys.Copy, self.copy),
            (keys.Paste, self.paste),
            (keys.SelectAll, self.choose_all),
        )

    @property
    def _acts(self) -> dict[tuple[int, int], Callable[[], object]]:
        """Keys of this grid's own, with their modifiers."""
        acts: dict[tuple[int, int], Callable[[], object]] = {
            (Qt.Key.Key_D, CTRL.value): self.fill_down,
            (Qt.Key.Key_R, CTRL.value): self.fill_right,
            (Qt.Key.Key_Delete, 0): self.clear_cells,
            (Qt.Key.Key_Backspace, 0): self.clear_cells,
        }
        for key in RETURNS:
            acts[key, 0] = partial(self._enter, 1)
            acts[key, SHIFT.value] = partial(self._enter, -1)
            acts[key, CTRL.value] = self._fill_current
        return acts

    def _fill_current(self) -> None:
        self.fill_chosen(str(self.currentIndex().data(EDIT) or ""))

    def _go_behind(self) -> None:
        """Put the cursor behind the value, as Excel does: F2 goes on, typing replaces."""
        editor = self.indexWidget(self.currentIndex())
        if isinstance(editor, QLineEdit):
            editor.end(False)

    # blocks

    def chosen_cells(self) -> list[QModelIndex]:
        """Return the selected cells in sight, row by row."""
        chosen = self.selectionModel().selectedIndexes()
        cells = [
            i
            for i in chosen
            if not self._block.is_group(i.row()) and not self.isColumnHidden(i.column())
        ]
        return sorted(cells, key=lambda i: (i.row(), i.column()))

    def choose_all(self) -> None:
        """Choose every cell behind the frozen columns (Ctrl+A)."""
        rows, columns = self._moves.rows(), self._moves.typed_columns()
        if rows and columns:
            first, last = (
                self._block.index(rows[0], columns[0]),
                self._block.index(rows[-1], columns[-1]),
            )
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().select(QItemSelection(first, last), flag)

    def copy(self) -> None:
        """Copy the chosen block so that Excel takes it as cells."""
        rows: dict[int, list[str]] = {}
        for index in self.chosen_cells():
            rows.setdefault(index.row(), []).append(str(index.data(EDIT) or ""))
        if rows:
            QGuiApplication.clipboard().setText(to_clipboard(list(rows.values())))

    def paste(self) -> None:
        """Offer the clipboard's block from the first chosen cell on."""
        block = from_clipboard(QGuiApplication.clipboard().text())
        chosen = self.chosen_cells()
        start = chosen[0] if chosen else self.currentIndex()
        if not block:
            self.told.emit("Chưa có ô nào để dán: chép một vùng trong Excel trước.")
        elif start.isValid() and start.column() >= self._block.frozen:
            block = _repeated(block, chosen)
            self.block_pasted.emit(start.row(), start.column(), block)
        else:
            self.told.emit("Chọn ô đầu tiên của vùng cần dán trước.")

    def spots(
        self, row: int, column: int, block: Sequence[Sequence[str]]
    ) -> list[list[tuple[int, int] | None]]:
        """Tell where each text of a block falls: on rows with cells, on columns in sight."""
        rows = [n for n in self._moves.rows() if n >= row]
        columns = [n for n in self._moves.columns() if n >= column]
        return [
            [
                (rows[n], columns[k]) if n < len(rows) and k < len(columns) else None
                for k in range(len(texts))
            ]
            for n, texts in enumerate(block)
        ]

    def _chosen_typed(self) -> list[QModelIndex]:
        cells = self.chosen_cells()
        return [i for i in cells if i.flags() & Qt.ItemFlag.ItemIsEditable]

    def _typing(self, index: QModelIndex, text: str) -> list[Typing]:
        return self._block.typings(index.row(), index.column(), [[text]])

    def fill_down(self) -> None:
        """Give the first row of the chosen block to the rows below it."""
        self._fill_from(lambda i: (0, i.column()))

    def fill_right(self) -> None:
        """Give the first column of the chosen block to the columns beside it."""
        self._fill_from(lambda i: (i.row(), 0))

    def _fill_from(self, line_of: Callable[[QModelIndex], tuple[int, int]]) -> None:
        source: dict[tuple[int, int], str] = {}
        typings: list[Typing] = []
        for index in self._chosen_typed():
            line = line_of(index)
            if line in source:
                typings += self._typing(index, source[line])
            else:
                source[line] = str(index.data(EDIT) or "")
        if typings:
            self._store(typings)

    def fill_chosen(self, text: str) -> bool:
        """Give one text to every chosen cell, as one act (Ctrl+Enter); False when refused."""
        typings = [t for i in self._chosen_typed() for t in self._typing(i, text)]
        return self._store(typings)

    def _fill_typed(self, text: str) -> None:
        editor = self.indexWidget(self.currentIndex())
        if not isinstance(editor, QLineEdit):
            return
        if self.fill_chosen(text):
            self.closeEditor(editor, END.RevertModelCache)
        else:
            self._keep_open(editor)

    def clear_cells(self) -> None:
        """Take the values of the chosen cells back, as one act."""
        typings = [t for i in self._chosen_typed() for t in self._typing(i, "")]
        if typings:
            self._store(typings)

    def _store(self, typings: list[Typing]) -> bool:
        """Store a filled block; say at the cell why nothing of it was taken."""
        self._refusal = None
        if typings:
            self._block.enter(typings)
        refusal, self._refusal = self._refusal, None
        if refusal is not None:
            self._explain(refusal)
        return refusal is None


def _repeated(block: list[list[str]], chosen: Sequence[QModelIndex]) -> list[list[str]]:
    """Repeat a block over a chosen one that is a multiple of it, as Excel does."""
    height, width = len({i.row() for i in chosen}), len({i.column() for i in chosen})
    if not chosen or height % len(block) or width % len(block[0]):
        return block
    across = [row * (width // len(block[0])) for row in block]
    return across * (height // len(block))
