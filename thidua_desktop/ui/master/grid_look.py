"""The look of one grid: the window's own, larger or smaller (Ctrl and the wheel), kept ready."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QFontMetricsF, QPainter, QPixmap

from thidua_desktop.ui.tokens import TextSize, metrics_of
from thidua_desktop.ui.widgets.cell_mark import paint_mark
from thidua_desktop.ui.widgets.state_mark import paint_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.domain.terms import CellState
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.tokens import Colors, Metrics
    from thidua_desktop.ui.widgets.cell_mark import CellMark

USUAL: Final = 100
LEAST, MOST, STEP = 60, 200, 10


class GridLook:
    """Fonts, colours and shapes are made once, not at every cell that is painted."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.zoom = USUAL
        self.renew()

    def zoom_to(self, percent: int) -> None:
        """Set the size, in percent of the window's own type."""
        self.zoom = max(LEAST, min(MOST, percent))
        self.renew()

    def renew(self) -> None:
        """Take scheme and type over from the window."""
        self.colors: Colors = self._theme.colors
        self._fonts: dict[QFont.Weight, tuple[QFont, QFontMetrics]] = {}
        self._colors: dict[str, QColor] = {}
        self._pictures: dict[object, QPixmap] = {}
        font, metrics = self.type_of(QFont.Weight.Normal)
        self.metrics: Metrics = self._theme.metrics
        if self.zoom != USUAL:
            height = round(QFontMetricsF(font).height() + 0.49)
            self.metrics = metrics_of(QFontInfo(font).pixelSize(), height)
        self.digit = metrics.horizontalAdvance("0")

    def type_of(self, weight: QFont.Weight) -> tuple[QFont, QFontMetrics]:
        """Return the font of a weight with its measures."""
        made = self._fonts.get(weight)
        if made is None:
            made = self._fonts[weight] = self._made(TextSize.BODY, weight)
        return made

    @property
    def head_font(self) -> QFont:
        """Return the font of the titles of columns."""
        return self._made(TextSize.SMALL, QFont.Weight.Medium)[0]

    def _made(self, size: TextSize, weight: QFont.Weight) -> tuple[QFont, QFontMetrics]:
        font = QFont(self._theme.font(size, weight=weight))
        font.setPointSizeF(font.pointSizeF() * self.zoom / USUAL)
        return font, QFontMetrics(font)

    def color(self, token: str) -> QColor:
        made = self._colors.get(token)
        if made is None:
            made = self._colors[token] = QColor(token)
        return made

    def state(self, state: CellState, ratio: float) -> QPixmap:
        """Return the picture of a state, drawn once for a screen of `ratio` pixels."""
        return self._picture(
            (state, ratio), ratio, lambda p, box: paint_state(p, box, state, self.colors)
        )

    def mark(self, mark: CellMark, ratio: float) -> QPixmap:
        """Return the picture of a mark, drawn once for a screen of `ratio` pixels."""
        return self._picture(
            (mark, ratio), ratio, lambda p, box: paint_mark(p, box, mark, self.colors)
        )

    def _picture(
        self, key: object, ratio: float, draw: Callable[[QPainter, QRectF], None]
    ) -> QPixmap:
        made = self._pictures.get(key)
        if made is None:
            side = self.metrics.mark
            made = QPixmap(round((side + 2) * ratio), round((side + 2) * ratio))
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            painter = QPainter(made)
            draw(painter, QRectF(1, 1, side, side))
            painter.end()
            self._pictures[key] = made
        return made
