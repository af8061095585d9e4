"""A typed grid with Excel's habits: arrows, Enter, Tab, F2, Delete, blocks copied and filled."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTableView,
)
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.ui.master.bubble import Bubble
from thidua_desktop.ui.master.clipboard import from_clipboard, to_clipboard
from thidua_desktop.ui.master.frozen import FrozenColumns
from thidua_desktop.ui.master.grid_delegate import RETURNS
from thidua_desktop.ui.master.grid_look import STEP, USUAL, GridLook
from thidua_desktop.ui.master.grid_moves import GridMoves
from thidua_desktop.ui.master.layout import TableLayout
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QHideEvent, QMouseEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.progress import Typing
    from thidua_desktop.ui.master.grid_delegate import GridDelegate
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
EDIT = Qt.ItemDataRole.EditRole
END = QAbstractItemDelegate.EndEditHint
MOVE = QAbstractItemView.CursorAction
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ARROWS = {
    MOVE.MoveUp: (-1, 0),
    MOVE.MoveDown: (1, 0),
    MOVE.MoveLeft: (0, -1),
    MOVE.MoveRight: (0, 1),
}
FULL = 10  # widths are kept in tenths of a font unit


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


class BlockGrid(QTableView):
    """Shows a BlockModel and turns keys into typings.

    What cannot be taken keeps its editor open, says why at the cell, and Esc brings the old
    value back; when the focus is elsewhere already, the old value stands.
    """

    header_lines = 3
    block_pasted = Signal(int, int, object)  # row, column, rows of texts from the clipboard
    told = Signal(str)  # a sentence for the status line
    looked_at = Signal()  # nothing: widths, hidden columns or the size of type are others

    def __init__(
        self, theme: Theme, model: BlockModel, delegates: tuple[GridDelegate, ...]
    ) -> None:
        """Take one delegate for the grid and one for its frozen columns."""
        super().__init__()
        self._theme = theme
        self._block = model
        self._look = GridLook(theme)
        self._layout = TableLayout()
        self._is_laying = False
        self._delegate, frozen = delegates
        for delegate in delegates:
            delegate.look = self._look
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._delegate.fill_wanted.connect(self._fill_typed)
        self._moves = GridMoves(self, model)
        self._bubble = Bubble(theme, self)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().hide()
        self._frozen = FrozenColumns(self, model, frozen)
        self._step_after = 0
        self._tab_run: tuple[int, QPersistentModelIndex] | None = None
        self._refusal: RuleError | None = None
        self._unsettled: QLineEdit | None = None
        self._kept: object = None
        model.refused.connect(self._stay)
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self.lay_out)
        model.modelReset.connect(self._find_place)
        theme.changed.connect(self.lay_out)
        own, over = self.horizontalHeader(), self._frozen.view.horizontalHeader()
        for header in (own, over):
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        own.customContextMenuRequested.connect(self._open_menu)
        over.customContextMenuRequested.connect(self._open_menu)
        self.horizontalHeader().sectionResized.connect(self._resized)
        self.verticalScrollBar().valueChanged.connect(self._bubble.hide)
        self.horizontalScrollBar().valueChanged.connect(self._bubble.hide)
        self.lay_out()

    # how it is looked at

    def widths(self) -> tuple[tuple[int, ...], int]:
        """Widths in font units: of the frozen columns, and of every other one."""
        raise NotImplementedError

    @property
    def layout_of_columns(self) -> TableLayout:
        """Widths and hidden columns by their titles, as the officer set them."""
        return self._layout

    @property
    def zoom(self) -> int:
        """Size of the type, in percent of the window's."""
        return self._look.zoom

    @property
    def bubble(self) -> Bubble:
        """Where this grid speaks at a cell."""
        return self._bubble

    def look_as(self, layout: TableLayout, zoom: int) -> None:
        """Take widths, hidden columns and size of type over."""
        self._layout = layout
        self._look.zoom_to(zoom)
        self.lay_out()

    def zoom_to(self, percent: int) -> None:
        """Make this grid larger or smaller than the rest of the window."""
        self.look_as(self._layout, percent)
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())
        self.looked_at.emit()
        self.told.emit(f"Cỡ chữ của bảng: {self.zoom} %.")

    def title(self, column: int) -> str:
        """Return the title of a column as one line."""
        words = self._block.headerData(column, Qt.Orientation.Horizontal)
        return str(words or "").replace("\n", " ")

    def show_column(self, column: int, *, shown: bool) -> None:
        """Hide a column, or show it again."""
        self._layout = self._layout.showing(self.title(column), shown=shown)
        self.lay_out()
        self.looked_at.emit()

    def show_all_columns(self) -> None:
        """Show every column that was hidden."""
        self._layout = TableLayout(widths=self._layout.widths)
        self.lay_out()
        self.looked_at.emit()

    def reset_widths(self) -> None:
        """Bring the columns back to the widths the program has."""
        self._layout = TableLayout(shown=self._layout.shown)
        self.lay_out()
        self.looked_at.emit()

    @property
    def hidden_columns(self) -> tuple[int, ...]:
        return tuple(n for n in range(self._block.columnCount()) if self.isColumnHidden(n))

    def column_menu(self, column: int | None) -> QMenu:
        """Offer what can be done with columns; `column` is the one that was clicked."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if column is not None and column > 0:
            words = self.title(column).replace("&", "&&")
            menu.addAction(f"Ẩn cột “{words}”", partial(self.show_column, column, shown=False))
        hidden = self.hidden_columns
        if hidden:
            back = menu.addMenu(f"Hiện cột đã ẩn ({len(hidden)})")
            for number in hidden:
                name = self.title(number).replace("&", "&&")
                back.addAction(name, partial(self.show_column, number, shown=True))
            menu.addAction("Hiện mọi cột", self.show_all_columns)
        menu.addAction("Đặt lại độ rộng cột", self.reset_widths)
        menu.addSeparator()
        menu.addAction("Phóng to bảng (Ctrl+lăn chuột)", partial(self._zoom_by, STEP))
        menu.addAction("Thu nhỏ bảng", partial(self._zoom_by, -STEP))
        menu.addAction("Cỡ bảng thường", partial(self.zoom_to, USUAL))
        return menu

    def _open_menu(self, point: QPoint) -> None:
        """Open the menu of a column; both headers begin at the same place."""
        header = self.horizontalHeader()
        over = self._frozen.view.horizontalHeader()
        column = (over if point.x() < self._frozen.width else header).logicalIndexAt(point)
        menu = self.column_menu(column if column >= 0 else None)
        menu.popup(header.viewport().mapToGlobal(point))

    def _zoom_by(self, step: int) -> None:
        self.zoom_to(self.zoom + step)

    def lay_out(self) -> None:
        """Take sizes from the look and spans from the model."""
        self._look.renew()
        metrics, self._is_laying = self._look.metrics, True
        self.verticalHeader().setDefaultSectionSize(metrics.row)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap  # type: ignore[operator]
        )
        points = self._look.head_font.pointSizeF()
        usual = self.zoom == USUAL
        sheet = "" if usual else f"QHeaderView::section {{ font-size: {points:.2f}pt; }}"
        for head in (header, self._frozen.view.horizontalHeader()):
            if head.styleSheet() != sheet:
                head.setStyleSheet(sheet)
        header.setFixedHeight(self.header_lines * metrics.line_height + metrics.s)
        for column in range(self._block.columnCount()):
            self.setColumnWidth(column, self._width(column))
            shown = column == 0 or self._layout.shown.get(self.title(column), True)
            if self.isColumnHidden(column) is shown:
                self.setColumnHidden(column, not shown)
        self.clearSpans()
        for row in range(self._block.rowCount()):
            if self._block.is_group(row):
                self.setSpan(row, 0, 1, self._block.columnCount())
        self._frozen.lay_out(self._width(0))
        self._is_laying = False
        self.viewport().update()

    def _width(self, column: int) -> int:
        first, other = self.widths()
        usual = (first[column] if column < len(first) else other) * FULL
        kept = self._layout.widths.get(self.title(column)) if self._layout.widths else None
        return (kept or usual) * self._look.metrics.em // FULL

    def _resized(self, column: int, _old: int, new: int) -> None:
        if not (self._is_laying or self._frozen.is_placing) and new:
            tenths = max(FULL, round(new * FULL / self._look.metrics.em))
            self._layout = self._layout.widened(self.title(column), tenths)
            self.looked_at.emit()

    def _keep_place(self) -> None:
        self._kept = self._block.key_of(self.currentIndex())

    def _find_place(self) -> None:
        place = self._block.index_of(self._kept) if self._kept is not None else QModelIndex()
        if place.isValid():
            self.setCurrentIndex(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._frozen.place()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & CTRL:
            self._zoom_by(STEP if event.angleDelta().y() > 0 else -STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        hidden = self._frozen.width - self.columnViewportPosition(index.column())
        if index.column() >= self._block.frozen and hidden > 0:
            # Qt takes a cell under the frozen columns for visible
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)

    def choose(self, index: QModelIndex) -> None:
        """Make a cell the current one and bring it into view."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

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

    @override
    def moveCursor(
        self, cursorAction: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        here = self.currentIndex()
        if not here.isValid():
            return super().moveCursor(cursorAction, modifiers)
        place, ctrl = (here.row(), here.column()), bool(modifiers & CTRL)
        if cursorAction in ARROWS:
            down, right = ARROWS[cursorAction]
            go = self._moves.edge if ctrl else self._moves.beside
            return self._block.index(*go(place, down=down, right=right))
        if cursorAction in {MOVE.MoveHome, MOVE.MoveEnd}:
            last = cursorAction is MOVE.MoveEnd
            return self._block.index(*self._moves.corner(place, last=last, whole=ctrl))
        if cursorAction in {MOVE.MoveNext, MOVE.MovePrevious}:
            return self._tabbed(here, 1 if cursorAction is MOVE.MoveNext else -1)
        found = super().moveCursor(cursorAction, modifiers)
        if found.isValid() and self._block.is_group(found.row()):
            step = 1 if found.row() < here.row() else -1
            found = self._block.index(*self._moves.beside((found.row(), here.column()), down=step))
        return found

    def _tabbed(self, here: QModelIndex, step: int) -> QModelIndex:
        """Go on to the next cell, and remember the column where the run began."""
        begun = self._tab_begun()
        found = self._block.index(*self._moves.tab((here.row(), here.column()), step))
        first = here.column() if begun is None else begun
        self._tab_run = (first, QPersistentModelIndex(found))
        return found

    def _tab_begun(self) -> int | None:
        """Return the column where the present run of Tab began; any other move ends it."""
        if self._tab_run is None or self._tab_run[1] != self.currentIndex():
            return None
        return self._tab_run[0]

    @override
    def event(self, event: QEvent) -> bool:
        """Take Tab here: Qt also sends it when an editor goes, and would move on by itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
            step = steps.get(Qt.Key(event.key())) if not event.modifiers() & CTRL else None
            if step is not None and self.currentIndex().isValid():
                self.choose(self._tabbed(self.currentIndex(), step))
                return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._unsettled is not None:  # what cannot be taken is put right first, or left by Esc
            self._unsettled.setFocus()
            event.accept()
            return
        super().mousePressEvent(event)

    def _enter(self, direction: int) -> None:
        """Step on; from an open editor only after it has been committed and taken."""
        if self.state() is QAbstractItemView.State.EditingState:
            self._step_after = direction
        else:
            self._step(direction)

    def _step(self, direction: int) -> None:
        """Go down or up, after a run of Tab below the cell where it began."""
        here = self.currentIndex()
        if not here.isValid():
            return
        row, column = self._moves.beside((here.row(), here.column()), down=direction)
        begun = self._tab_begun()
        if begun is not None:
            column = begun
        self.choose(self._block.index(row, column))

    # an open editor

    def _stay(self, error: object) -> None:
        self._step_after = 0
        if isinstance(error, RuleError):
            self._refusal = error

    @override
    def commitData(self, editor: QWidget) -> None:
        self._refusal = None
        super().commitData(editor)

    @override
    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        refusal, self._refusal = self._refusal, None
        if refusal is not None and hint is not END.RevertModelCache:
            self._explain(refusal)
            if isinstance(editor, QLineEdit) and self._has_focus():
                self._keep_open(editor)
                return
        elif hint is END.RevertModelCache:
            self._bubble.hide()
        self._unsettled = None
        sideways = {END.EditNextItem: MOVE.MoveNext, END.EditPreviousItem: MOVE.MovePrevious}
        had_focus = self._has_focus()
        super().closeEditor(editor, END.NoHint if hint in sideways else hint)
        if had_focus:
            self.setFocus()
        if hint in sideways:
            self.choose(self.moveCursor(sideways[hint], Qt.KeyboardModifier.NoModifier))
        direction, self._step_after = self._step_after, 0
        if direction:
            self._step(direction)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is None or focused is self or self.isAncestorOf(focused)

    def _keep_open(self, editor: QLineEdit) -> None:
        self._unsettled = editor
        editor.selectAll()
        editor.textEdited.connect(self._bubble.hide)
        QTimer.singleShot(0, editor, editor.setFocus)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Let what could not be taken go with the page that is left."""
        super().hideEvent(event)
        if self._unsettled is not None:
            self.closeEditor(self._unsettled, END.RevertModelCache)
        self._bubble.hide()

    def _explain(self, error: RuleError) -> None:
        words = " ".join(dict.fromkeys(sentence(problem) for problem in error.problems))
        self.speak(words)

    def speak(self, words: str) -> None:
        """Say something at the current cell."""
        cell = self.visualRect(self.currentIndex())
        cell.translate(self.viewport().pos())
        self._bubble.say(words, cell)

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
