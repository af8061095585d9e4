"""A date typed as dd/mm/yyyy, or picked from the month below."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.widgets.calendar_popup import CalendarPopup
from thidua_desktop.ui.widgets.folding import FoldingRow
from thidua_desktop.ui.widgets.parts import bare, label, restyle

if TYPE_CHECKING:
    from thidua_desktop.core.clock import Clock
    from thidua_desktop.ui.theme import Theme


class DateField(FoldingRow):
    """Keeps the last good day; a refused text says why and gives the old one back on Esc."""

    day_changed = Signal(object)  # date, or None when the field was emptied
    refused = Signal(str)  # the sentence that says why

    def __init__(self, theme: Theme, clock: Clock, *, name: str, may_be_empty: bool = True) -> None:
        super().__init__("plain")
        self._theme = theme
        self._clock = clock
        self._day: date | None = None
        self._first: date | None = None
        self._last: date | None = None
        self._may_be_empty = may_be_empty
        self._edit = QLineEdit()
        self._edit.setPlaceholderText("ngày/tháng/năm")
        self._edit.setAccessibleName(name)
        self._edit.editingFinished.connect(self._read)
        self._button = QToolButton()
        self._button.setProperty("kind", "quiet")
        self._button.setToolTip("Chọn ngày trên lịch")
        self._button.setAccessibleName(f"{name}: chọn trên lịch")
        self._button.clicked.connect(self._drop_down)
        theme.dress(self._button, Icon.CALENDAR, IconRole.MUTED)
        bare(self.row, spacing=theme.metrics.xs)
        self.row.addWidget(self._edit, 1)
        self.row.addWidget(self._button)
        self.setFocusProxy(self._edit)
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def day(self) -> date | None:
        return self._day

    @property
    def edit(self) -> QLineEdit:
        return self._edit

    def show_day(self, day: date | None) -> None:
        """Set without telling."""
        self._day = day
        self._edit.setText(format_date(day) if day else "")
        self._accept()

    def limit(self, first: date | None, last: date | None) -> None:
        self._first, self._last = first, last

    def _read(self) -> None:
        text = self._edit.text().strip()
        if text == (format_date(self._day) if self._day else ""):
            self._accept()
            return
        try:
            day = self._checked(text)
        except RuleError as error:
            self._refuse(error.problems[0])
            return
        self.show_day(day)
        self.day_changed.emit(day)

    def _checked(self, text: str) -> date | None:
        if not text and self._may_be_empty:
            return None
        day = parse_date(text)
        if self._first is not None and day < self._first:
            raise RuleError(Problem("date", "date.too_early", {"first": format_date(self._first)}))
        if self._last is not None and day > self._last:
            raise RuleError(Problem("date", "date.too_late", {"last": format_date(self._last)}))
        return day

    def _refuse(self, problem: Problem) -> None:
        words = sentence(problem)
        restyle(self._edit, "state", "refused")
        self._edit.setToolTip(words)
        self.refused.emit(words)

    def _accept(self) -> None:
        restyle(self._edit, "state", "good")
        self._edit.setToolTip("")

    def _drop_down(self) -> None:
        popup = CalendarPopup(self._theme, today=self._clock.today(), parent=self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.limit(self._first, self._last)
        popup.chosen.connect(self._picked)
        popup.open_below(self, self._day or self._clock.today())

    def _picked(self, day: date) -> None:
        self.show_day(day)
        self.day_changed.emit(day)

    def _measure(self) -> None:
        self._edit.setMinimumWidth(self._theme.metrics.em * 8)


class DayButton(QToolButton):
    """The as-at day of the header (Số liệu đến ngày): words that open the month."""

    day_chosen = Signal(date)  # the day the user picked

    def __init__(self, theme: Theme, clock: Clock, *, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._clock = clock
        self._words = words
        self._day: date | None = None
        self._last: date | None = None
        self._row = QHBoxLayout(self)
        self._picture = QLabel()
        self._name = label(words, "muted")
        self._value = label("", "strong")
        for part in (self._picture, self._name, self._value):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(part)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._drop_down)
        self._measure()
        theme.changed.connect(self._measure)

    def show_day(self, day: date | None, *, last: date | None) -> None:
        self._day, self._last = day, last
        self._value.setText(format_date(day) if day else "chưa chọn")
        spoken = f"{self._words} {self._value.text()}"
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)
        self._fit()

    def set_folded(self, *, folded: bool) -> None:
        self._name.setHidden(folded)
        self._fit()

    def _fit(self) -> None:
        self._row.activate()
        self.setFixedSize(self._row.sizeHint().width(), self._theme.metrics.control)

    def _measure(self) -> None:
        m = self._theme.metrics
        self._row.setContentsMargins(m.m, 0, m.m, 0)
        self._row.setSpacing(m.s)
        self._picture.setPixmap(
            self._theme.pixmap(Icon.CALENDAR, self._theme.colors.muted, self.devicePixelRatioF())
        )
        self._fit()

    def _drop_down(self) -> None:
        popup = CalendarPopup(self._theme, today=self._clock.today(), parent=self)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.limit(None, self._last)
        popup.chosen.connect(self.day_chosen)
        popup.open_below(self, self._day or self._clock.today())
