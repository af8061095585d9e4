"""A row that never cuts its words: what does not fit folds into icons, least important first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class Foldable(Protocol):
    def set_folded(self, *, folded: bool) -> None:
        """Show the short form, or the full one again."""
        ...


class FoldButton(QToolButton):
    """A button with icon and word that can drop its word; the tooltip keeps it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_words(self, words: str) -> None:
        """Say the button's word; "&" is a letter here, not a mnemonic."""
        # Qt puts only four pixels between icon and word: the space makes them eight.
        self.setText("\u00a0" + words.replace("&", "&&"))
        self.setAccessibleName(words)

    def set_folded(self, *, folded: bool) -> None:
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if folded
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        self.setToolButtonStyle(style)


class FoldingRow(QFrame):
    """Lays widgets side by side and folds those named by `fold_order` until they fit."""

    def __init__(self, look: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.row = QHBoxLayout(self)
        bare(self.row)
        self._order: tuple[Foldable, ...] = ()
        self._settling = False

    def fold_order(self, *foldables: Foldable) -> None:
        """Name what folds, the first to fold first."""
        self._order = foldables
        self.settle()

    def settle(self) -> None:
        """Unfold everything, then fold one after the other until the row fits."""
        if self._settling:
            return
        self._settling = True
        for foldable in self._order:
            foldable.set_folded(folded=False)
        for foldable in self._order:
            if self._wanted() <= self.width():
                break
            foldable.set_folded(folded=True)
        self._settling = False

    def _wanted(self) -> int:
        self.row.invalidate()
        return self.row.minimumSize().width()

    @override
    def minimumSizeHint(self) -> QSize:
        # The row gives way: its width is what the window has, not what its words would like.
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.settle()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.StyleChange):
            self.settle()
        return super().event(event)
