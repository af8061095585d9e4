"""A row that never cuts its words: what does not fit folds into icons, least important first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from thidua_desktop.ui.theme import Theme

LEAST_LETTERS = 18


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


class ElidedButton(FoldButton):
    """A button whose word gives way with "…" before anything else folds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._full = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def set_words(self, words: str) -> None:
        self._full = words
        super().set_words(words)
        self.setToolTip(words)
        self.updateGeometry()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        missing = self._length(self._full) - self._length(self._shown())
        return super().sizeHint() + QSize(max(0, missing), 0)

    @override
    def minimumSizeHint(self) -> QSize:
        wanted = super().minimumSizeHint()
        folded = self.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
        least = 0 if folded else self._theme.metrics.em * LEAST_LETTERS
        return QSize(
            min(self.sizeHint().width(), max(least, self.iconSize().width())), wanted.height()
        )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _shown(self) -> str:
        return self.text().removeprefix("\u00a0").replace("&&", "&")

    def _length(self, words: str) -> int:
        return self.fontMetrics().horizontalAdvance(words)

    def _fit(self) -> None:
        lacking = self.sizeHint().width() - self.width()
        room = self._length(self._full) - lacking
        elide = Qt.TextElideMode.ElideRight
        shown = (
            self._full if lacking <= 0 else self.fontMetrics().elidedText(self._full, elide, room)
        )
        if shown != self._shown():
            self.setText("\u00a0" + shown.replace("&", "&&"))


class FoldingRow(QFrame):
    """Lays widgets side by side and folds what does not fit."""

    def __init__(self, look: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", look)
        self.row = QHBoxLayout(self)
        bare(self.row)
        self._luxuries: tuple[Foldable, ...] = ()
        self._order: tuple[Foldable, ...] = ()
        self._settling = False

    def fold_order(self, *foldables: Foldable, luxuries: tuple[Foldable, ...] = ()) -> None:
        """Name what folds, the first to fold first.

        `luxuries` fold before all, as soon as anything would get less room than it likes.
        """
        self._order, self._luxuries = foldables, luxuries
        self.settle()

    def settle(self) -> None:
        """Unfold everything, then fold one after the other until the row fits."""
        if self._settling:
            return
        self._settling = True
        for foldable in (*self._luxuries, *self._order):
            foldable.set_folded(folded=False)
        for foldable in self._luxuries:
            if self._liked() > self.width():
                foldable.set_folded(folded=True)
        for foldable in self._order:
            if self._needed() > self.width():
                foldable.set_folded(folded=True)
        self.row.activate()
        # What has just been laid out must not ask to be laid out again, and again.
        QCoreApplication.removePostedEvents(self, QEvent.Type.LayoutRequest.value)
        self._settling = False

    def _liked(self) -> int:
        self.row.invalidate()
        return self.row.sizeHint().width()

    def _needed(self) -> int:
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
