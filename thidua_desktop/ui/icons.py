"""The icon set (Lucide, ISC), coloured and rendered when first needed."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from thidua_desktop.core.errors import EnvironmentFault

if TYPE_CHECKING:
    from pathlib import Path

# Ratios a Windows screen can be set to; a sharp picture for each is chosen by Qt.
RATIOS = (1.0, 1.25, 1.5, 1.75, 2.0)


class Icon(Enum):
    """Every picture of the window; the value is its file under resources/icons."""

    ALERT = "triangle-alert"
    AWARD = "award"
    BACKUP = "usb"
    BADGE_ALERT = "badge-alert"
    BOOK = "book-open"
    CALENDAR = "calendar-days"
    CAMPAIGN = "flag"
    CHECK = "check"
    CLOSE = "x"
    CONTRAST = "contrast"
    COPY = "copy"
    DASHBOARD = "layout-dashboard"
    DELETE = "trash-2"
    DONE = "circle-check"
    DOT = "circle"
    DOWN = "chevron-down"
    DOWNLOAD = "download"
    EDIT = "pencil"
    EYE = "eye"
    FILTER = "funnel"
    FOLD_PANEL = "panel-right-close"
    FOLDER = "folder-open"
    HELP = "circle-question-mark"
    HISTORY = "history"
    IDEA = "lightbulb"
    INDICATORS = "list-checks"
    INFO = "info"
    KEYBOARD = "keyboard"
    LAYERS = "layers"
    LEAVE = "log-out"
    LEFT = "chevron-left"
    MESSAGE = "message-square-text"
    MINUS = "minus"
    MOON = "moon"
    MORE = "ellipsis"
    NEW_FILE = "file-plus"
    OFFICE = "building-2"
    OPEN_PANEL = "panel-right-open"
    PAPER = "file-text"
    PAPERCLIP = "paperclip"
    PASTE = "clipboard-paste"
    PLUS = "plus"
    PRINT = "printer"
    PROGRESS = "table-2"
    RANKING = "chart-no-axes-column"
    REDO = "redo-2"
    RESET = "rotate-ccw"
    RIGHT = "chevron-right"
    SAMPLE = "sparkles"
    SAVE = "save"
    SEARCH = "search"
    SETTINGS = "settings"
    SHIELD = "shield-check"
    SHEET = "file-spreadsheet"
    SIGN = "file-pen-line"
    STAMP = "stamp"
    SUN = "sun"
    THIS_PC = "hard-drive"
    UNDO = "undo-2"
    UNITS = "users"
    UP = "chevron-up"
    VERIFY = "clipboard-check"


class IconSet:
    """Renders icons in any colour and size and keeps what it rendered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[Icon, str] = {}
        self._pixmaps: dict[tuple[Icon, str, int, float], QPixmap] = {}

    def svg(self, icon: Icon, colour: str, *, stroke: str = "1.75") -> str:
        """Give the drawing with its colour put in; raises icon.missing."""
        if icon not in self._sources:
            file = self._folder / f"{icon.value}.svg"
            if not file.exists():
                raise EnvironmentFault("icon.missing", {"name": icon.value})
            self._sources[icon] = file.read_text(encoding="utf-8")
        coloured = self._sources[icon].replace("currentColor", colour)
        return coloured.replace('stroke-width="2"', f'stroke-width="{stroke}"')

    def pixmap(self, icon: Icon, colour: str, size: int, ratio: float) -> QPixmap:
        """Render a square of `size` device-independent pixels for a screen of this ratio."""
        key = (icon, colour, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(icon, colour, size, ratio)
        return self._pixmaps[key]

    def _render(self, icon: Icon, colour: str, size: int, ratio: float) -> QPixmap:
        side = round(size * ratio)
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        renderer = QSvgRenderer(QByteArray(self.svg(icon, colour).encode()))
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def icon(self, icon: Icon, size: int, *, colour: str, disabled: str, on: str) -> QIcon:
        """Make a QIcon in three colours: usual, disabled, `on` (checked, or the current tab)."""
        made = QIcon()
        for ratio in RATIOS:
            made.addPixmap(self.pixmap(icon, colour, size, ratio))
            made.addPixmap(self.pixmap(icon, disabled, size, ratio), QIcon.Mode.Disabled)
            made.addPixmap(self.pixmap(icon, on, size, ratio), QIcon.Mode.Normal, QIcon.State.On)
        return made
