"""The look in force: scheme and size of type, and everything made from the two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QAction, QColor, QFont, QFontInfo, QFontMetricsF, QIcon, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication

from thidua_desktop.ui.fonts import load_fonts, window_font
from thidua_desktop.ui.icons import Icon, IconSet
from thidua_desktop.ui.stylesheet import Glyphs, stylesheet
from thidua_desktop.ui.tokens import (
    PLAIN_POINTS,
    Colors,
    Metrics,
    Scheme,
    TextSize,
    colors_of,
    metrics_of,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

ICON_PROPERTY = "thiduaIcon"
ROLE_PROPERTY = "thiduaIconRole"


class IconRole(Enum):
    """Which colour an icon takes from the scheme."""

    PLAIN = "PLAIN"
    MUTED = "MUTED"
    ON_ACCENT = "ON_ACCENT"
    ACCENT = "ACCENT"


@dataclass(frozen=True, slots=True)
class Look:
    """What the user chose; scheme None follows the system. `points` is the size of plain text."""

    scheme: Scheme | None = Scheme.LIGHT
    points: float = PLAIN_POINTS


class Theme(QObject):
    """Colours, sizes, fonts and icons of the moment; made once by the composition root."""

    changed = Signal()  # nothing: scheme or size of type is another, measure and paint again

    def __init__(self, app: QApplication, resources: Path, look: Look | None = None) -> None:
        super().__init__(app)
        load_fonts(resources / "fonts")
        self._app = app
        self._icons = IconSet(resources / "icons")
        # QSS takes its arrows and ticks from files only.
        self._glyph_folder = QTemporaryDir()
        self._look = look or Look()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._system_changed)
        self._apply()

    @property
    def look(self) -> Look:
        return self._look

    @property
    def colors(self) -> Colors:
        return self._colors

    @property
    def metrics(self) -> Metrics:
        return self._metrics

    def choose_scheme(self, scheme: Scheme | None) -> None:
        self.choose(replace(self._look, scheme=scheme))

    def choose_points(self, points: float) -> None:
        """Set the size of plain text (Cỡ chữ)."""
        self.choose(replace(self._look, points=points))

    def choose(self, look: Look) -> None:
        if look != self._look:
            self._look = look
            self._apply()
            self.changed.emit()

    def font(
        self, size: TextSize = TextSize.BODY, *, weight: QFont.Weight = QFont.Weight.Normal
    ) -> QFont:
        return window_font(self._look.points, size, weight=weight)

    def color(self, token: str) -> QColor:
        """Turn a token's text into Qt's colour."""
        return QColor(token)

    def pixmap(self, icon: Icon, colour: str, ratio: float, *, size: int | None = None) -> QPixmap:
        return self._icons.pixmap(icon, colour, size or self._metrics.icon, ratio)

    def icon(self, icon: Icon, role: IconRole = IconRole.PLAIN) -> QIcon:
        colours = {
            IconRole.PLAIN: self._colors.text,
            IconRole.MUTED: self._colors.muted,
            IconRole.ON_ACCENT: self._colors.on_accent,
            IconRole.ACCENT: self._colors.accent,
        }
        return self._icons.icon(
            icon,
            self._metrics.icon,
            colour=colours[role],
            disabled=self._colors.disabled,
            on=self._colors.accent,
        )

    def dress(
        self, target: QAbstractButton | QAction, icon: Icon, role: IconRole = IconRole.PLAIN
    ) -> None:
        """Give a button or an action its icon, now and after every change of the look."""
        target.setProperty(ICON_PROPERTY, icon.value)
        target.setProperty(ROLE_PROPERTY, role.value)
        target.setIcon(self.icon(icon, role))

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._look.scheme is None:
            self._apply()
            self.changed.emit()

    def _scheme(self) -> Scheme:
        if self._look.scheme is not None:
            return self._look.scheme
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT

    def _apply(self) -> None:
        font = self.font()
        self._colors = colors_of(self._scheme())
        height = QFontMetricsF(font).height()
        self._metrics = metrics_of(QFontInfo(font).pixelSize(), round(height + 0.49))
        self._app.setFont(font)
        self._app.setPalette(palette(self._colors))
        self._app.setStyleSheet(
            stylesheet(self._colors, self._metrics, self._look.points, self._write_glyphs())
        )
        self._dress_again()

    def _write_glyphs(self) -> Glyphs:
        folder = Path(self._glyph_folder.path())
        colours = self._colors

        def write(icon: Icon, colour: str, stroke: str = "2") -> str:
            # A new name per colour: Qt keeps pictures of a style sheet by their file name.
            file = folder / f"{icon.value}-{colour[1:]}.svg"
            file.write_text(self._icons.svg(icon, colour, stroke=stroke), encoding="utf-8")
            return file.as_posix()

        return Glyphs(
            down=write(Icon.DOWN, colours.muted),
            up=write(Icon.UP, colours.muted),
            right=write(Icon.RIGHT, colours.muted),
            left=write(Icon.LEFT, colours.muted),
            check=write(Icon.CHECK, colours.on_accent, "3"),
            dash=write(Icon.MINUS, colours.on_accent, "3"),
            menu_check=write(Icon.CHECK, colours.text),
            close=write(Icon.CLOSE, colours.muted),
        )

    def _dress_again(self) -> None:
        for window in self._app.topLevelWidgets():
            targets = (
                window,
                *window.findChildren(QAbstractButton),
                *window.findChildren(QAction),
                *window.actions(),
            )
            for target in targets:
                name = target.property(ICON_PROPERTY)
                if isinstance(name, str) and isinstance(target, QAbstractButton | QAction):
                    role = IconRole(str(target.property(ROLE_PROPERTY)))
                    target.setIcon(self.icon(Icon(name), role))


def palette(colors: Colors) -> QPalette:
    """Fill Qt's own palette, for whatever the style sheet does not reach."""
    made = QPalette()
    roles = {
        QPalette.ColorRole.Window: colors.ground,
        QPalette.ColorRole.WindowText: colors.text,
        QPalette.ColorRole.Base: colors.surface,
        QPalette.ColorRole.AlternateBase: colors.head,
        QPalette.ColorRole.Text: colors.text,
        QPalette.ColorRole.PlaceholderText: colors.muted,
        QPalette.ColorRole.Button: colors.surface,
        QPalette.ColorRole.ButtonText: colors.text,
        QPalette.ColorRole.BrightText: colors.on_accent,
        QPalette.ColorRole.ToolTipBase: colors.surface,
        QPalette.ColorRole.ToolTipText: colors.text,
        QPalette.ColorRole.Highlight: colors.selection,
        QPalette.ColorRole.HighlightedText: colors.text,
        QPalette.ColorRole.Link: colors.accent,
        QPalette.ColorRole.LinkVisited: colors.accent,
        QPalette.ColorRole.Accent: colors.accent,
        QPalette.ColorRole.Light: colors.surface,
        QPalette.ColorRole.Midlight: colors.head,
        QPalette.ColorRole.Mid: colors.line,
        QPalette.ColorRole.Dark: colors.edge,
        QPalette.ColorRole.Shadow: colors.edge,
    }
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colors.disabled))
    return made
