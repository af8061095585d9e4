"""How points are counted: the office's own choice, each line with what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QLineEdit, QScrollArea

from thidua_desktop.domain.terms import CriteriaReading, ExemptPolicy
from thidua_desktop.services.campaign_settings import NUMBERS, SettingsForm
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import frame, label, restyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.ui.theme import Theme

WORDS = {
    "grade_excellent": ("Xuất sắc từ", "điểm"),
    "grade_good": ("Tốt từ", "điểm"),
    "grade_fair": ("Khá từ", "điểm"),
    "exceed_cap": ("Thưởng vượt tối đa", "% trọng số, với chỉ tiêu cho điểm vượt"),
    "risk_gap": ("Có nguy cơ khi chậm hơn", "% so với thời gian đã qua"),
    "due_soon_days": ("Báo sắp đến hạn trước", "ngày"),
    "criteria_share": ("Đạt tiêu chuẩn khi hoàn thành từ", "% số chỉ tiêu"),
}


class SettingsPage(QScrollArea):
    """A form; `taken` gives what it holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.edits = {name: QLineEdit() for name in NUMBERS}
        self.exempt, self.reading = QComboBox(), QComboBox()
        self.late = QCheckBox("Hoàn thành quá hạn vẫn tính là hoàn thành")
        self._reasons = {name: label("", Tone.BAD.value, wrap=True) for name in NUMBERS}
        for policy in ExemptPolicy:
            self.exempt.addItem(named(policy), policy)
        for reading in CriteriaReading:
            self.reading.addItem(named(reading), reading)
        self._lay_out()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        inner = frame("plain")
        grid = QGridLayout(inner)
        grid.setContentsMargins(m.m, m.m, m.m, m.m)
        grid.setHorizontalSpacing(m.m)
        grid.setVerticalSpacing(m.xs)
        grid.setColumnStretch(2, 1)
        said = "Đây là lựa chọn của cơ quan, in kèm bảng điểm; không phải quy định của pháp luật."
        grid.addWidget(label(said, "muted", wrap=True), 0, 0, 1, 3)
        for name in WORDS:
            self._add_number(grid, name)
        for words, box in (
            ("Không có nhiệm vụ, không phát sinh", self.exempt),
            ("Xét tiêu chuẩn khen thưởng", self.reading),
        ):
            row = grid.rowCount()
            box.setAccessibleName(words)
            grid.addWidget(label(words, "muted"), row, 0)
            grid.addWidget(box, row, 1, 1, 2)
        grid.addWidget(self.late, grid.rowCount(), 1, 1, 2)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inner)

    def _add_number(self, grid: QGridLayout, name: str) -> None:
        row = grid.rowCount()
        words, unit = WORDS[name]
        edit = self.edits[name]
        edit.setAccessibleName(f"{words}, {unit}")
        edit.setFixedWidth(self._theme.metrics.em * 7)
        grid.addWidget(label(words, "muted"), row, 0)
        grid.addWidget(edit, row, 1)
        grid.addWidget(label(unit), row, 2)
        self._reasons[name].hide()
        grid.addWidget(self._reasons[name], row + 1, 1, 1, 2)

    def show_settings(self, form: SettingsForm) -> None:
        for name, edit in self.edits.items():
            edit.setText(getattr(form, name))
        self.exempt.setCurrentIndex(self.exempt.findData(form.exempt_policy))
        self.reading.setCurrentIndex(self.reading.findData(form.criteria_reading))
        self.late.setChecked(form.late_done_counts)

    def taken(self) -> SettingsForm:
        """Return what the form holds now."""
        numbers = {name: edit.text() for name, edit in self.edits.items()}
        return SettingsForm(
            exempt_policy=self.exempt.currentData(),
            criteria_reading=self.reading.currentData(),
            late_done_counts=self.late.isChecked(),
            exceed_cap=numbers["exceed_cap"],
            risk_gap=numbers["risk_gap"],
            due_soon_days=numbers["due_soon_days"],
            grade_excellent=numbers["grade_excellent"],
            grade_good=numbers["grade_good"],
            grade_fair=numbers["grade_fair"],
            criteria_share=numbers["criteria_share"],
        )

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Say what is wrong at its field; none clears the page."""
        said = {p.field: sentence(p) for p in problems}
        first: QWidget | None = None
        for name, reason in self._reasons.items():
            words = said.get(name, "")
            reason.setText(words)
            reason.setVisible(bool(words))
            restyle(self.edits[name], "state", "refused" if words else "good")
            first = first or (self.edits[name] if words else None)
        if first is not None:
            first.setFocus()
