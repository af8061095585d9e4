"""The three backup lights of the status line, each with its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from thidua_desktop.services.backup_state import Freshness
from thidua_desktop.ui.texts.backup_words import day_words
from thidua_desktop.ui.tokens import TextSize, Tone

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from thidua_desktop.services.backup_state import BackupState, LastBackup
    from thidua_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class BackupLight:
    """A place of backup, when it was last served, and how good that is."""

    place: str
    when: str
    tone: Tone

    @property
    def words(self) -> str:
        return f"{self.place}: {self.when}"


def three_lights(state: BackupState, *, own_fault: bool) -> tuple[BackupLight, ...]:
    """Show this PC, the stick that was written last, and the last drill, each judged by its age."""
    here = Tone.BAD if own_fault else _tone(state.here)
    return (
        BackupLight("Máy này", day_words(state.here.day, state.today), here),
        BackupLight(
            state.stick.label or "USB", day_words(state.stick.day, state.today), _tone(state.stick)
        ),
        BackupLight("Diễn tập", day_words(state.drilled.day, state.today), _tone(state.drilled)),
    )


def broken_light() -> tuple[BackupLight, ...]:
    """Say that nothing is known of the backups."""
    return (BackupLight("Sao lưu", "không đọc được sổ ghi", Tone.BAD),)


def _tone(last: LastBackup) -> Tone:
    """Never is at least a warning, however new the data are."""
    match last.freshness:
        case Freshness.FRESH:
            return Tone.GOOD if last.day is not None else Tone.WARN
        case Freshness.LATE:
            return Tone.WARN
        case Freshness.OVERDUE:
            return Tone.BAD
        case _:
            assert_never(last.freshness)


class BackupLights(QWidget):
    """Painted dots with words; only dots, and the words as tooltip, where room is short."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lights: tuple[BackupLight, ...] = ()
        self._folded = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self.updateGeometry)

    def show_lights(self, lights: tuple[BackupLight, ...]) -> None:
        self._lights = lights
        spoken = " · ".join(light.words for light in lights)
        self.setAccessibleName(f"Sao lưu – {spoken}" if spoken else "")
        self.setToolTip(spoken)
        self.updateGeometry()
        self.update()

    def set_folded(self, *, folded: bool) -> None:
        self._folded = folded
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return self._theme.font(TextSize.SMALL)

    def _width_of(self, light: BackupLight) -> int:
        m = self._theme.metrics
        words = 0 if self._folded else QFontMetrics(self._font()).horizontalAdvance(light.words)
        return m.mark + (m.s + words if words else 0)

    @override
    def sizeHint(self) -> QSize:
        m = self._theme.metrics
        gaps = m.l * max(0, len(self._lights) - 1)
        return QSize(sum(map(self._width_of, self._lights)) + gaps, m.line_height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font())
        left = 0
        for light in self._lights:
            self._paint_light(painter, light, left)
            left += self._width_of(light) + self._theme.metrics.l
        painter.end()

    def _paint_light(self, painter: QPainter, light: BackupLight, left: int) -> None:
        m, colors = self._theme.metrics, self._theme.colors
        dot = QRectF(left, (self.height() - m.mark) / 2, m.mark, m.mark)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colors.mark(light.tone)))
        painter.drawEllipse(dot)
        if not self._folded:
            painter.setPen(QColor(colors.muted))
            words = QRectF(left + m.mark + m.s, 0, self.width(), self.height())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, light.words)
