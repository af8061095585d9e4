"""The plan's own text with its line numbers, the lines of one proposal brought out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QTextCursor, QTextFormat
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from thidua_desktop.ui.tokens import TextSize

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QSize
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent

    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.tokens import Tone


class SourceView(QPlainTextEdit):
    """Read only; a click tells which line, a selection which words."""

    line_chosen = Signal(int)  # number of the clicked line, from 1

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks: dict[int, Tone] = {}
        self._gutter = _Gutter(self)
        self.setReadOnly(True)
        self.setAccessibleName("Văn bản kế hoạch")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_gutter)

    def show_text(self, text: str) -> None:
        self.setPlainText(text)
        self._make_room()

    def mark(self, lines: Mapping[int, Tone]) -> None:
        """Colour the edge of the lines that a proposal was read from."""
        self._marks = dict(lines)
        self._gutter.update()

    def bring_out(self, lines: tuple[int, ...]) -> None:
        """Put a ground behind the lines and scroll the first one into sight."""
        shown: list[QTextEdit.ExtraSelection] = []
        for number in lines:
            block = self.document().findBlockByNumber(number - 1)
            if not block.isValid():
                continue
            chosen = QTextEdit.ExtraSelection()
            ground = QColor(self._theme.colors.selection)
            chosen.format.setBackground(ground)  # pyright: ignore[reportAttributeAccessIssue]
            chosen.format.setProperty(  # pyright: ignore[reportAttributeAccessIssue]
                QTextFormat.Property.FullWidthSelection, True
            )
            chosen.cursor = QTextCursor(block)  # pyright: ignore[reportAttributeAccessIssue]
            shown.append(chosen)
        self.setExtraSelections(shown)
        if shown:
            first = self.document().findBlockByNumber(lines[0] - 1)
            self._scroll_to(first.firstLineNumber())

    def _scroll_to(self, line: int) -> None:
        """Bring a wrapped line into the upper part unless it stands well in sight already."""
        bar = self.verticalScrollBar()
        height = max(1, bar.pageStep())
        if not bar.value() + 1 <= line <= bar.value() + height * 2 // 3:
            bar.setValue(max(0, line - height // 4))

    @property
    def chosen_words(self) -> tuple[str, tuple[int, ...]]:
        """The selected words on one line, and the numbers of the lines they stand on."""
        cursor = self.textCursor()
        words = cursor.selectedText().replace("\u2029", " ")
        first = self.document().findBlock(cursor.selectionStart()).blockNumber() + 1
        last = self.document().findBlock(cursor.selectionEnd()).blockNumber() + 1
        return words, tuple(range(first, last + 1))

    @override
    def mouseReleaseEvent(self, e: QMouseEvent) -> None:
        super().mouseReleaseEvent(e)
        if not self.textCursor().hasSelection():
            self.line_chosen.emit(self.textCursor().blockNumber() + 1)

    @override
    def resizeEvent(self, e: QResizeEvent) -> None:
        super().resizeEvent(e)
        self._make_room()

    def _make_room(self, *_: object) -> None:
        width = self.gutter_width()
        self.setViewportMargins(width, 0, 0, 0)
        area = self.contentsRect()
        self._gutter.setGeometry(QRect(area.left(), area.top(), width, area.height()))

    def gutter_width(self) -> int:
        m = self._theme.metrics
        digits = max(2, len(str(self.blockCount())))
        return m.s + m.xs + digits * self.fontMetrics().horizontalAdvance("0") + m.xs

    def _scroll_gutter(self, _area: QRect, by: int) -> None:
        if by:
            self._gutter.scroll(0, by)
        else:
            self._gutter.update()

    def paint_gutter(self, event: QPaintEvent) -> None:
        """Draw numbers and marks; the gutter has no document of its own."""
        m, colors = self._theme.metrics, self._theme.colors
        painter = QPainter(self._gutter)
        painter.fillRect(event.rect(), QColor(colors.head))
        painter.setFont(self._theme.font(TextSize.SMALL))
        block = self.firstVisibleBlock()
        top = round(self.blockBoundingGeometry(block).translated(self.contentOffset()).top())
        while block.isValid() and top <= event.rect().bottom():
            height = round(self.blockBoundingRect(block).height())
            number = block.blockNumber() + 1
            if number in self._marks:
                tone = colors.mark(self._marks[number])
                painter.fillRect(QRect(0, top, m.xs, height), QColor(tone))
            painter.setPen(QColor(colors.muted))
            box = QRect(0, top, self._gutter.width() - m.xs, self.fontMetrics().height())
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(number))
            top += height
            block = block.next()
        painter.end()


class _Gutter(QWidget):
    """The strip left of the text; its parent draws it."""

    def __init__(self, view: SourceView) -> None:
        super().__init__(view)

    @override
    def sizeHint(self) -> QSize:
        view = self.parentWidget()
        assert isinstance(view, SourceView)  # noqa: S101 - narrows for the checker
        return view.size().scaled(view.gutter_width(), 0, Qt.AspectRatioMode.IgnoreAspectRatio)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        view = self.parentWidget()
        if isinstance(view, SourceView):
            view.paint_gutter(event)
