"""What the plan says of itself: names, number, days, bases, forms, recipients, signer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from thidua_desktop.core import text
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.date_field import DateField
from thidua_desktop.ui.widgets.parts import frame, label, restyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.plan_form import PlanForm
    from thidua_desktop.ui.theme import Theme

LINES = {
    "title": "Tên đầy đủ",
    "short_name": "Tên gọi tắt trên giấy tờ",
    "document_number": "Số, ký hiệu kế hoạch",
    "issuer": "Cơ quan ban hành",
    "place": "Nơi ban hành",
    "signer_capacity": "Chức vụ người ký",
    "signer_name": "Người ký",
}
DAYS = {"document_date": "Ngày ban hành", "starts": "Bắt đầu", "ends": "Kết thúc"}
LISTS = {
    "legal_bases": "Căn cứ",
    "award_forms": "Hình thức khen thưởng",
    "criteria": "Tiêu chuẩn khen thưởng",
    "recipients": "Nơi nhận",
}
NOT_SAID = "kế hoạch không ghi"
SHORTEST_LIST, LONGEST_LIST = 2, 8
CHARACTERS = 75  # about what one line of a list holds


class PlanFacts(QScrollArea):
    """Every field as read; what the text does not say is empty and says so."""

    edited = Signal()  # nothing: `taken` gives the form as it is now

    def __init__(self, theme: Theme, clock: Clock, *, offers_units: bool = True) -> None:
        """`offers_units` shows the tick that lets the active units take part."""
        super().__init__()
        self._theme = theme
        self._filling = False
        self._edits = {name: QLineEdit() for name in LINES}
        self._days = {name: DateField(theme, clock, name=words) for name, words in DAYS.items()}
        self._lists = {name: QPlainTextEdit() for name in LISTS}
        self._reasons = {name: label("", Tone.BAD.value, wrap=True) for name in (*LINES, *DAYS)}
        self._period = label("", "small", wrap=True)
        self.place_units = QCheckBox("Đưa các đơn vị đang hoạt động vào khối thi đua theo loại")
        self.place_units.setChecked(offers_units)
        self._lay_out()
        self.place_units.setVisible(offers_units)
        for edit in self._edits.values():
            edit.textEdited.connect(self._tell)
        for day in self._days.values():
            day.day_changed.connect(self._tell)
        for box in self._lists.values():
            box.textChanged.connect(self._tell)

    def field(self, name: str) -> QLineEdit:
        return self._edits[name]

    def day(self, name: str) -> DateField:
        return self._days[name]

    def lines(self, name: str) -> QPlainTextEdit:
        return self._lists[name]

    def _lay_out(self) -> None:
        m = self._theme.metrics
        inner = frame("plain")
        grid = QGridLayout(inner)
        grid.setContentsMargins(m.m, m.m, m.m, m.m)
        grid.setHorizontalSpacing(m.m)
        grid.setVerticalSpacing(m.xs)
        grid.setColumnStretch(1, 1)
        for name in ("title", "short_name"):
            self._add(grid, name, LINES[name], self._edits[name])
        for name in ("starts", "ends"):
            self._add(grid, name, DAYS[name], self._days[name])
            if name == "starts":
                grid.addWidget(self._period, grid.rowCount(), 1)
        for name in ("document_number", "document_date", "issuer", "place"):
            widget = self._days[name] if name in self._days else self._edits[name]
            self._add(grid, name, LINES.get(name) or DAYS[name], widget)
        for name in ("signer_capacity", "signer_name"):
            self._add(grid, name, LINES[name], self._edits[name])
        for name, words in LISTS.items():
            box = self._lists[name]
            box.setTabChangesFocus(True)
            box.setPlaceholderText("Mỗi mục một dòng; kế hoạch không ghi thì để trống.")
            self._add(grid, name, words, box)
        grid.addWidget(self.place_units, grid.rowCount(), 1)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)

    def _add(self, grid: QGridLayout, name: str, words: str, widget: QWidget) -> None:
        row = grid.rowCount()
        title = label(words, "muted")
        title.setBuddy(widget)
        title.setMinimumHeight(self._theme.metrics.control)
        widget.setAccessibleName(words)
        grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(widget, row, 1)
        if name in self._reasons:
            self._reasons[name].hide()
            grid.addWidget(self._reasons[name], row + 1, 1)

    def show_form(self, form: PlanForm) -> None:
        """Fill every field from the form."""
        self._filling = True
        for name, edit in self._edits.items():
            edit.setText(getattr(form, name) or "")
            edit.setCursorPosition(0)
            hint = "ví dụ: lập thành tích chào mừng …" if name == "short_name" else NOT_SAID
            edit.setPlaceholderText(hint)
        for name, day in self._days.items():
            day.show_day(getattr(form, name))
        for name, box in self._lists.items():
            rows: tuple[str, ...] = getattr(form, name)
            box.setPlainText("\n".join(rows))
            needed = sum(1 + len(row) // CHARACTERS for row in rows)
            lines = min(max(SHORTEST_LIST, needed), LONGEST_LIST)
            box.setFixedHeight(lines * self._theme.metrics.line_height + self._theme.metrics.l)
        said = form.period_text
        self._period.setText(f"Kế hoạch ghi: “{said}”" if said else "Kế hoạch không ghi thời gian.")
        self._filling = False

    def taken(self, form: PlanForm) -> PlanForm:
        """Return the form with what the fields hold now."""
        edits = {name: text.clean(edit.text()) for name, edit in self._edits.items()}
        named = {"title": edits.pop("title"), "short_name": edits.pop("short_name")}
        others = {name: words or None for name, words in edits.items()}
        days = {name: day.day for name, day in self._days.items()}
        lists = {
            name: tuple(filter(None, map(text.clean, box.toPlainText().splitlines())))
            for name, box in self._lists.items()
        }
        return replace(form, **named, **others, **days, **lists)

    def refuse(self, problems: Iterable[Problem]) -> bool:
        """Say what is wrong at its field; return whether any of it stands here."""
        said = {p.field: sentence(p) for p in problems}
        first: QWidget | None = None
        for name, reason in self._reasons.items():
            words = said.get(name, "")
            reason.setText(words)
            reason.setVisible(bool(words))
            widget = self._edits[name] if name in self._edits else self._days[name].edit
            restyle(widget, "state", "refused" if words else "good")
            if words and first is None:
                first = widget
        if first is not None:
            first.setFocus()
            self.ensureWidgetVisible(first)
        return first is not None

    def _tell(self, *_: object) -> None:
        if not self._filling:
            self.edited.emit()
