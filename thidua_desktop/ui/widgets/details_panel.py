"""The panel at the right of every tab: the selected record in words; it can be folded away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, clear, frame, hairline, label
from thidua_desktop.ui.widgets.state_mark import StateMark

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from thidua_desktop.domain.terms import CellState
    from thidua_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class DetailRow:
    """A name and what stands for it; `note` follows in its tone, after the mark of `state`."""

    name: str
    value: str
    note: str = ""
    tone: Tone = Tone.MUTED
    state: CellState | None = None


@dataclass(frozen=True, slots=True)
class DetailSection:
    """A further part of the record (Lịch sử, Minh chứng); `empty` is said when it has no rows."""

    title: str
    rows: tuple[DetailRow, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Details:
    """All that the panel shows of one record."""

    kicker: str
    title: str
    rows: tuple[DetailRow, ...] = ()
    sections: tuple[DetailSection, ...] = ()


class DetailsPanel(QFrame):
    """Shows Details; `footer` takes a tab's own buttons, `extra` its own widgets."""

    folded_changed = Signal(bool)  # True when the panel is folded

    def __init__(self, theme: Theme, *, hint: str, parent: QWidget | None = None) -> None:
        """`hint` says what to select while nothing is."""
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._theme = theme
        self._hint = hint
        self._folded = False
        self._details: Details | None = None
        self._fold = QToolButton(self)
        self._fold.setProperty("kind", "quiet")
        self._fold.clicked.connect(self.toggle)
        self._body = frame("plain")
        self._column = QVBoxLayout(self._body)
        self.extra = QVBoxLayout()
        self.footer = QVBoxLayout()
        self._scroll = self._scrolled()
        self._bottom = QWidget()
        self._bottom.setLayout(self.footer)
        outer = QVBoxLayout(self)
        bare(outer)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._bottom)
        theme.changed.connect(self._refresh)
        self._refresh()

    @property
    def folded(self) -> bool:
        return self._folded

    @property
    def details(self) -> Details | None:
        return self._details

    def show_record(self, details: Details | None) -> None:
        self._details = details
        self.setAccessibleName(details.title if details else self._hint)
        self._refresh()

    def toggle(self) -> None:
        self.set_folded(folded=not self._folded)
        self.folded_changed.emit(self._folded)

    def set_folded(self, *, folded: bool) -> None:
        """Fold or open without telling, for restoring a remembered window."""
        self._folded = folded
        self._refresh()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lift_fold()

    def _lift_fold(self) -> None:
        gap = self._theme.metrics.xs
        self._fold.adjustSize()
        self._fold.move(self.width() - self._fold.width() - gap, gap)
        self._fold.raise_()

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = frame("plain")
        stack = QVBoxLayout(inner)
        bare(stack)
        stack.addWidget(self._body)
        stack.addLayout(self.extra)
        stack.addStretch(1)
        area.setWidget(inner)
        return area

    def _refresh(self) -> None:
        m = self._theme.metrics
        self._column.setContentsMargins(m.l, m.m, m.l, m.m)
        self._column.setSpacing(m.s)
        self.extra.setContentsMargins(m.l, 0, m.l, m.m)
        self.extra.setSpacing(m.s)
        self.footer.setContentsMargins(m.l, m.m, m.l, m.m)
        self.footer.setSpacing(m.s)
        self._scroll.setVisible(not self._folded)
        self._bottom.setVisible(not self._folded and self.footer.count() > 0)
        self._place_fold()
        clear(self._column)
        if self._details is None:
            beside = QVBoxLayout()  # the fold button stands at the right
            bare(beside)
            beside.setContentsMargins(0, 0, m.control - m.s, 0)
            beside.addWidget(label(self._hint, "muted", wrap=True))
            self._column.addLayout(beside)
        else:
            self._fill(self._details)

    def _place_fold(self) -> None:
        m = self._theme.metrics
        words = "Mở bảng chi tiết" if self._folded else "Thu gọn bảng chi tiết"
        icon = Icon.OPEN_PANEL if self._folded else Icon.FOLD_PANEL
        self._theme.dress(self._fold, icon, IconRole.MUTED)
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)
        strip = m.control + m.xs
        if self._folded:
            self.setFixedWidth(strip)
        else:
            self.setMinimumWidth(m.panel * 3 // 4)
            self.setMaximumWidth(m.panel * 3)
        self._lift_fold()

    def _fill(self, details: Details) -> None:
        m = self._theme.metrics
        head = QVBoxLayout()
        bare(head, spacing=m.hairline)
        head.setContentsMargins(0, 0, m.control - m.s, 0)
        if details.kicker:
            head.addWidget(label(details.kicker, "small", wrap=True))
        head.addWidget(label(details.title, "strong", wrap=True))
        self._column.addLayout(head)
        self._column.addLayout(self._grid(details.rows, gap=m.l))
        for section in details.sections:
            self._column.addWidget(hairline())
            self._column.addWidget(label(section.title, "small", wrap=True))
            if section.rows:
                self._column.addLayout(self._grid(section.rows, gap=m.s))
            elif section.empty:
                self._column.addWidget(label(section.empty, "muted", wrap=True))

    def _grid(self, rows: tuple[DetailRow, ...], *, gap: int) -> QGridLayout:
        grid = QGridLayout()
        m = self._theme.metrics
        bare(grid)
        grid.setHorizontalSpacing(gap)
        grid.setVerticalSpacing(m.xs + m.hairline)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for number, row in enumerate(rows):
            grid.addWidget(label(row.name, "muted"), number, 0, top)
            grid.addLayout(self._value(row), number, 1)
        return grid

    def _value(self, row: DetailRow) -> QHBoxLayout:
        line = QHBoxLayout()
        bare(line, spacing=self._theme.metrics.xs)
        if not row.note and row.state is None:
            line.addWidget(label(row.value, wrap=True), 1)
            return line
        top = Qt.AlignmentFlag.AlignTop
        line.addWidget(label(row.value, "strong"), 0, top)
        if row.state is not None:
            line.addWidget(StateMark(self._theme, row.state), 0, top)
        line.addWidget(self._note(row), 1, top)
        return line

    @staticmethod
    def _note(row: DetailRow) -> QLabel:
        return label(row.note, row.tone.value, wrap=True)
