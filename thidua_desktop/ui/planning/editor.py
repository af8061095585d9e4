"""One proposal, to be changed: every change is taken as it is made, a wrong one says why."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from thidua_desktop.core import text
from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.targets import read_target
from thidua_desktop.domain.terms import Rule, ScopeKind, UnitKind
from thidua_desktop.planread.draft import Certainty
from thidua_desktop.services.plans import UNMEASURED
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.date_field import DateField
from thidua_desktop.ui.widgets.parts import frame, label, restyle

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.services.plan_form import PlanIndicator
    from thidua_desktop.ui.theme import Theme


class ProposalEditor(QScrollArea):
    """Shows one proposal; nothing is chosen: an empty, disabled form."""

    edited = Signal(object)  # PlanIndicator as it is now
    moved = Signal(int)  # position of the field the indicator is to stand in

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._theme = theme
        self._row: PlanIndicator | None = None
        self._filling = False
        self._inner = frame("plain")
        self.words = QPlainTextEdit()
        self.short_text, self.target, self.measure = QLineEdit(), QLineEdit(), QLineEdit()
        self.rule, self.scope, self.field = QComboBox(), QComboBox(), QComboBox()
        self.deadline = DateField(theme, clock, name="Thời hạn")
        self.strict = QCheckBox("Tính chặt: trên, dưới")
        self.checked = QCheckBox("Xem lại sau khi lập")
        self._reason = label("", Tone.BAD.value, wrap=True)
        self._reason.hide()
        self._notes = label("", Tone.WARN.value, wrap=True)
        self._names: dict[QWidget, QWidget] = {}
        self._offer()
        self._lay_out()
        self._connect()
        self.show_row(None)

    def _offer(self) -> None:
        for rule in Rule:
            self.rule.addItem(named(rule), rule)
        self.scope.addItem("Toàn xã, một đơn vị chủ trì", (ScopeKind.COMMUNE, ()))
        self.scope.addItem("Mọi đơn vị", (ScopeKind.EACH_UNIT, ()))
        for kind in UnitKind:
            self.scope.addItem(f"Từng đơn vị: {named(kind)}", (ScopeKind.EACH_UNIT, (kind,)))

    def _lay_out(self) -> None:
        m = self._theme.metrics
        inner = self._inner
        grid = QGridLayout(inner)
        grid.setContentsMargins(m.m, m.s, m.m, m.s)
        grid.setHorizontalSpacing(m.s)
        grid.setVerticalSpacing(m.xs)
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(2 * m.line_height + m.l)
        self.short_text.setPlaceholderText("để làm đầu cột")
        self.target.setPlaceholderText("ví dụ trên 80")
        grid.addWidget(self._named("Chỉ tiêu, nhiệm vụ", self.words), 0, 0, 1, 3)
        grid.addWidget(self.words, 1, 0, 1, 3)
        places = (
            ("Cách đo", self.rule, 3, 0),
            ("Mục tiêu", self.target, 3, 1),
            ("Đơn vị tính", self.measure, 3, 2),
            ("Áp dụng cho", self.scope, 5, 0),
            ("Thời hạn", self.deadline, 5, 1),
            ("Tên gọn trên bảng", self.short_text, 5, 2),
            ("Thuộc nội dung", self.field, 7, 0),
        )
        for words, widget, line, column in places:
            grid.addWidget(self._named(words, widget), line, column)
            grid.addWidget(widget, line + 1, column)
        grid.addWidget(self.strict, 8, 1)
        grid.addWidget(self.checked, 8, 2)
        grid.addWidget(self._notes, 2, 0, 1, 3)
        grid.addWidget(self._reason, 9, 0, 1, 3)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        grid.setRowStretch(10, 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inner)
        for box in (self.rule, self.scope, self.field):
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )

    def _named(self, words: str, widget: QWidget) -> QWidget:
        title = label(words, "small")
        title.setBuddy(widget)
        widget.setAccessibleName(words)
        self._names[widget] = title
        return title

    def _connect(self) -> None:
        self.words.textChanged.connect(self._take)
        self.short_text.textEdited.connect(self._take)
        self.measure.textEdited.connect(self._take)
        self.target.editingFinished.connect(self._take)
        self.rule.activated.connect(self._take)
        self.scope.activated.connect(self._take)
        self.field.activated.connect(self.moved)
        self.deadline.day_changed.connect(self._take)
        self.strict.toggled.connect(self._take)
        self.checked.toggled.connect(self._take)

    def offer_fields(self, titles: tuple[str, ...], *, current: int) -> None:
        """Offer the fields an indicator may stand in, and show where it stands."""
        if [self.field.itemText(n) for n in range(self.field.count())] != list(titles):
            self.field.clear()
            self.field.addItems(titles)
        self.field.setCurrentIndex(current)

    @property
    def reason(self) -> str:
        """Why the last change was not taken; empty when it was."""
        return self._reason.text()

    def show_row(self, row: PlanIndicator | None) -> None:
        """Show a proposal; one that is already shown as it is stays untouched (and its cursor)."""
        if row is not None and row == self._row:
            return
        self._row = row
        self._filling = True
        self._inner.setEnabled(row is not None)
        if row is not None:
            self._fill(row)
        else:
            self.words.setPlainText("")
        self._refuse("")
        self._filling = False
        self._show_what_matters()

    def _fill(self, row: PlanIndicator) -> None:
        if self.words.toPlainText() != row.text:
            self.words.setPlainText(row.text)
        self.short_text.setText(row.short_text)
        self.measure.setText(row.measure_unit or "")
        self.target.setText("" if row.target is None else format_decimal(row.target))
        self.rule.setCurrentIndex(self.rule.findData(row.rule))
        self.scope.setCurrentIndex(self._scope_index(row))
        self.deadline.show_day(row.deadline)
        self.strict.setChecked(row.strict)
        self.checked.setChecked(row.certainty is Certainty.CHECK)
        self._notes.setText(" ".join(named(note) for note in row.notes))
        self._notes.setVisible(bool(row.notes))

    def _scope_index(self, row: PlanIndicator) -> int:
        """Find the choice of a scope; several kinds together get a line of their own."""
        data = (row.scope, row.kinds)
        for index in range(self.scope.count()):
            if self.scope.itemData(index) == data:
                return index
        self.scope.addItem("Từng đơn vị: " + ", ".join(named(k) for k in row.kinds), data)
        return self.scope.count() - 1

    def _show_what_matters(self) -> None:
        counted = self._row is not None and self._row.rule not in UNMEASURED
        for widget in (self.target, self.measure):
            widget.setEnabled(counted)
            self._names[widget].setEnabled(counted)
        self.strict.setEnabled(counted)

    def _take(self, *_: object) -> None:
        if self._filling or self._row is None:
            return
        try:
            made = self._read(self._row)
        except RuleError as error:
            self._refuse(refusal(error))
            return
        self._refuse("")
        if made != self._row:
            self._row = made
            self._show_what_matters()
            self.edited.emit(made)

    def _read(self, row: PlanIndicator) -> PlanIndicator:
        rule: Rule = self.rule.currentData()
        scope, kinds = self.scope.currentData()
        day: date | None = self.deadline.day
        typed = text.clean(self.target.text())
        target, strict = row.target, self.strict.isChecked()
        if rule in UNMEASURED or not typed:
            target = None
        elif row.target is None or typed != format_decimal(row.target) or rule is not row.rule:
            read = read_target(typed, rule=rule, baseline=row.baseline)
            target = read.value if read else None
            strict = strict or bool(read and read.strict)
        return replace(
            row,
            text=self.words.toPlainText(),
            short_text=self.short_text.text(),
            rule=rule,
            target=target,
            measure_unit=text.clean(self.measure.text()) or None,
            scope=scope,
            kinds=kinds,
            deadline=day,
            strict=strict,
            certainty=self._certainty(row, rule),
            inferred=row.inferred and self.checked.isChecked(),
        )

    def _certainty(self, row: PlanIndicator, rule: Rule) -> Certainty:
        """Keep what the reading was; the officer's tick and another rule decide over it."""
        if self.checked.isChecked():
            return Certainty.CHECK
        if row.certainty is Certainty.UNMEASURED and rule in UNMEASURED:
            return Certainty.UNMEASURED
        return Certainty.CERTAIN

    def _refuse(self, words: str) -> None:
        self._reason.setText(words)
        self._reason.setVisible(bool(words))
        restyle(self.target, "state", "refused" if words else "good")
