"""How the cursor of a typed grid moves, and how long its editor stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QLineEdit
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.ui.master.bubble import Bubble
from thidua_desktop.ui.master.grid_laid import LaidGrid
from thidua_desktop.ui.master.grid_moves import GridMoves
from thidua_desktop.ui.texts import refusal

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.ui.master.grid_delegate import GridDelegate
    from thidua_desktop.ui.master.grid_model import BlockModel
    from thidua_desktop.ui.theme import Theme

END = QAbstractItemDelegate.EndEditHint
MOVE = QAbstractItemView.CursorAction
CTRL = Qt.KeyboardModifier.ControlModifier
ARROWS = {
    MOVE.MoveUp: (-1, 0),
    MOVE.MoveDown: (1, 0),
    MOVE.MoveLeft: (0, -1),
    MOVE.MoveRight: (0, 1),
}


class TypedGrid(LaidGrid):
    """Moves as Excel does, and keeps the editor of what cannot be taken open.

    It says why at the cell, and Esc brings the old value back; when the focus is elsewhere
    already, the old value stands.
    """

    def __init__(
        self, theme: Theme, model: BlockModel, delegates: tuple[GridDelegate, ...]
    ) -> None:
        super().__init__(theme, model, delegates)
        self._moves = GridMoves(self, model)
        self._bubble = Bubble(theme, self)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self._step_after = 0
        self._tab_run: tuple[int, QPersistentModelIndex] | None = None
        self._refusal: RuleError | None = None
        self._unsettled: QLineEdit | None = None
        model.refused.connect(self._stay)
        self.verticalScrollBar().valueChanged.connect(self._bubble.hide)
        self.horizontalScrollBar().valueChanged.connect(self._bubble.hide)

    @property
    def bubble(self) -> Bubble:
        """Where this grid speaks at a cell."""
        return self._bubble

    # the cursor

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
        words = refusal(error)
        self.speak(words)

    def speak(self, words: str) -> None:
        """Say something at the current cell."""
        cell = self.visualRect(self.currentIndex())
        cell.translate(self.viewport().pos())
        self._bubble.say(words, cell)
