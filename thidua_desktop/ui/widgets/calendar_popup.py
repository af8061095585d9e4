"""The month that drops down from a date field; weeks from Monday, Vietnamese words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.widgets.parts import bare, label, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from thidua_desktop.ui.theme import Theme

WEEK = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
WEEKS = 6
DECEMBER = 12
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}


def first_shown(day: date) -> date:
    """Monday of the week in which the day's month begins."""
    first = day.replace(day=1)
    return first - timedelta(days=first.weekday())


def next_month(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == DECEMBER else (day.year, day.month + 1)
    return date(year, month, 1)


def previous_month(day: date) -> date:
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


class DayCell(QToolButton):
    """One day of the month."""

    picked = Signal(date)  # its day

    def __init__(self) -> None:
        super().__init__()
        self._day = date.min
        self.setProperty("kind", "day")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.clicked.connect(self._press)

    def show_day(self, day: date, *, look: str) -> None:
        """`look` is usual, other (month), today or chosen."""
        self._day = day
        self.setText(str(day.day))
        self.setAccessibleName(format_date(day))
        restyle(self, "day", look)

    def _press(self) -> None:
        self.picked.emit(self._day)


class CalendarPopup(QFrame):
    """Closes with the day chosen (click, Enter), or with Esc without one."""

    chosen = Signal(date)  # the day the user picked

    def __init__(self, theme: Theme, *, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "popup")
        self._today = self._day = today
        self._first, self._last = date(1900, 1, 1), date(2999, 12, 31)
        self._month = label("", "strong")
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cells = tuple(DayCell() for _ in range(7 * WEEKS))
        column = QVBoxLayout(self)
        m = theme.metrics
        column.setContentsMargins(m.s, m.s, m.s, m.s)
        column.setSpacing(m.xs)
        column.addLayout(self._head(theme))
        column.addLayout(self._grid(m.control + m.xs))
        today_button = QPushButton("Hôm nay")
        today_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        today_button.clicked.connect(self._pick_today)
        column.addWidget(today_button)
        self._show()

    def limit(self, first: date | None, last: date | None) -> None:
        """Days outside cannot be picked; None leaves that side open."""
        self._first, self._last = first or self._first, last or self._last
        self._show()

    def open_below(self, field: QWidget, day: date) -> None:
        self.stand_on(day)
        self.adjustSize()
        self.move(field.mapToGlobal(QPoint(0, field.height())))
        self.show()
        self.setFocus()

    def stand_on(self, day: date) -> None:
        """Move to a day, as far as the limits let."""
        self._day = min(max(day, self._first), self._last)
        self._show()

    def pick(self, day: date) -> None:
        if self._first <= day <= self._last:
            self.close()
            self.chosen.emit(day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.stand_on(self._day + timedelta(days=STEPS[key]))
        elif key == Qt.Key.Key_PageUp:
            self._back()
        elif key == Qt.Key.Key_PageDown:
            self._on()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.pick(self._day)
        else:
            super().keyPressEvent(event)

    def _head(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        bare(row)
        back = self._arrow(theme, Icon.LEFT, "Tháng trước")
        on = self._arrow(theme, Icon.RIGHT, "Tháng sau")
        back.clicked.connect(self._back)
        on.clicked.connect(self._on)
        row.addWidget(back)
        row.addWidget(self._month, 1)
        row.addWidget(on)
        return row

    @staticmethod
    def _arrow(theme: Theme, icon: Icon, words: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(words)
        button.setAccessibleName(words)
        theme.dress(button, icon, IconRole.MUTED)
        return button

    def _grid(self, side: int) -> QGridLayout:
        grid = QGridLayout()
        bare(grid)
        for column, word in enumerate(WEEK):
            name = label(word, "small")
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, column)
        for number, cell in enumerate(self._cells):
            cell.picked.connect(self.pick)
            cell.setFixedSize(side, side - side // 6)
            grid.addWidget(cell, 1 + number // 7, number % 7)
        return grid

    def _show(self) -> None:
        self._month.setText(f"Tháng {self._day.month:02d} năm {self._day.year}")
        start = first_shown(self._day)
        for number, cell in enumerate(self._cells):
            day = start + timedelta(days=number)
            cell.show_day(day, look=self._look(day))
            cell.setEnabled(self._first <= day <= self._last)

    def _look(self, day: date) -> str:
        if day == self._day:
            return "chosen"
        if day == self._today:
            return "today"
        return "usual" if day.month == self._day.month else "other"

    def _back(self) -> None:
        self.stand_on(previous_month(self._day))

    def _on(self) -> None:
        self.stand_on(next_month(self._day))

    def _pick_today(self) -> None:
        self.pick(self._today)
