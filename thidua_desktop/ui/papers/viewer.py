"""Continuous pages of a PDF in the window: scroll, zoom, fit to width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

    from thidua_desktop.ui.papers.pages import Pages
    from thidua_desktop.ui.theme import Theme

POINTS_PER_INCH = 72
PIXELS_PER_INCH = 96
STEPS = (25, 33, 50, 67, 75, 100, 125, 150, 200, 300)
"""Zoom in percent of the printed size."""


class PdfViewer(QAbstractScrollArea):
    """Shows Pages; only pages in sight are drawn."""

    view_changed = Signal()  # nothing: another page is on top, or the zoom is another

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: Pages | None = None
        self._percent = 100
        self._fit = True
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Xem trước văn bản")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        theme.changed.connect(self._lay_out)

    @property
    def page_count(self) -> int:
        return len(self._pages.sizes) if self._pages else 0

    @property
    def page(self) -> int:
        """Number (from 1) of the page in the middle; 0 without one."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        places = self._places()
        found = [n for n, place in enumerate(places, start=1) if place.top() <= middle]
        return found[-1] if found else min(1, len(places))

    @property
    def percent(self) -> int:
        return self._percent

    def show_pages(self, pages: Pages | None) -> None:
        """Show another PDF from its top; None shows nothing."""
        self._pages = pages
        self._lay_out()
        self.verticalScrollBar().setValue(0)

    def fit_width(self) -> None:
        self._fit = True
        self._lay_out()

    def zoom_in(self) -> None:
        self._zoom(next((s for s in STEPS if s > self._percent), STEPS[-1]))

    def zoom_out(self) -> None:
        self._zoom(next((s for s in reversed(STEPS) if s < self._percent), STEPS[0]))

    def _zoom(self, percent: int) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0
        self._fit, self._percent = False, percent
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))

    def _scale(self) -> float:
        """Device-independent pixels a pt."""
        return PIXELS_PER_INCH / POINTS_PER_INCH * self._percent / 100

    def _places(self) -> list[QRect]:
        if self._pages is None:
            return []
        gap, scale = self._theme.metrics.m, self._scale()
        room = max(self.viewport().width(), self._widest() + 2 * gap)
        places: list[QRect] = []
        top = gap
        for width, height in self._pages.sizes:
            size = QSize(round(width * scale), round(height * scale))
            places.append(QRect((room - size.width()) // 2, top, size.width(), size.height()))
            top += size.height() + gap
        return places

    def _widest(self) -> int:
        if self._pages is None:
            return 0
        return round(max(width for width, _ in self._pages.sizes) * self._scale())

    def _lay_out(self) -> None:
        if self._pages is not None and self._fit:
            widest = max(width for width, _ in self._pages.sizes)
            room = self.viewport().width() - 2 * self._theme.metrics.m
            whole = widest * PIXELS_PER_INCH / POINTS_PER_INCH
            self._percent = max(STEPS[0], min(STEPS[-1], int(room * 100 / whole)))
        gap = self._theme.metrics.m
        places = self._places()
        height = places[-1].bottom() + gap if places else 0
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(0, height - self.viewport().height()))
        down.setPageStep(self.viewport().height())
        down.setSingleStep(self._theme.metrics.row)
        across.setRange(0, max(0, self._widest() + 2 * gap - self.viewport().width()))
        across.setPageStep(self.viewport().width())
        self.viewport().update()
        self.view_changed.emit()

    def _scrolled(self, _value: int) -> None:
        self.view_changed.emit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            else:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colors = self._theme.colors
        painter.fillRect(self.viewport().rect(), self._theme.color(colors.ground))
        if self._pages is None:
            painter.end()
            return
        shift = (-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        ratio = self.devicePixelRatioF()
        for number, place in enumerate(self._places()):
            seen = place.translated(*shift)
            if seen.intersects(self.viewport().rect()):
                picture = self._pages.picture(number, self._scale() * ratio)
                painter.drawImage(seen, picture)
                painter.setPen(QPen(self._theme.color(colors.edge), 0))
                painter.drawRect(seen)
        painter.end()
