"""How points are counted: the office's own choice, each line with what it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.scoring import FULL
from thidua_desktop.domain.terms import CriteriaReading, ExemptPolicy, TieBreak
from thidua_desktop.services.campaign_settings import NUMBERS, SettingsForm, floor_name
from thidua_desktop.ui.master.form import day_field
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import clear, frame, label, restyle

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.domain.records import Field
    from thidua_desktop.ui.theme import Theme

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Xếp loại phong trào", ("grade_excellent", "grade_good", "grade_fair", "top_share")),
    (
        "Mức đánh giá của chỉ tiêu chất lượng",
        ("scale_good", "scale_fair", "scale_pass", "scale_fail"),
    ),
    ("Cách chấm", ("exceed_cap", "risk_gap", "due_soon_days", "criteria_share")),
)
WORDS = {
    "grade_excellent": ("Xuất sắc từ", "điểm"),
    "grade_good": ("Tốt từ", "điểm"),
    "grade_fair": ("Khá từ", "điểm"),
    "top_share": ("Nhắc khi Xuất sắc quá", "% số đơn vị; để trống nếu không hạn chế"),
    "scale_good": ("Tốt tính", "% điểm của chỉ tiêu"),
    "scale_fair": ("Khá tính", "%"),
    "scale_pass": ("Đạt tính", "%"),
    "scale_fail": ("Chưa đạt tính", "%"),
    "exceed_cap": ("Thưởng vượt tối đa", "% trọng số, với chỉ tiêu cho điểm vượt"),
    "risk_gap": ("Có nguy cơ khi chậm hơn", "% so với thời gian đã qua"),
    "due_soon_days": ("Báo sắp đến hạn trước", "ngày"),
    "criteria_share": ("Đạt tiêu chuẩn khi hoàn thành từ", "% số chỉ tiêu"),
}
REGISTER_BY = ("Hạn đăng ký thi đua", "ngày cuối được tính là đăng ký đúng hạn")
FLOOR = "% điểm của nội dung mới được xếp Xuất sắc"
NO_TIE = "Không dùng"


class SettingsPage(QScrollArea):
    """A form; `taken` gives what it holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.edits = {name: QLineEdit() for name in NUMBERS}
        self.edits["register_by"] = day_field()
        self.exempt, self.reading, self.tie_field = QComboBox(), QComboBox(), QComboBox()
        self.ties = tuple(QComboBox() for _ in TieBreak)
        self.weights = label("", wrap=True)
        self.late = QCheckBox("Hoàn thành quá hạn vẫn tính là hoàn thành")
        self._places: dict[str, QWidget] = {**self.edits, "tie_field": self.tie_field}
        self._places["tie_breaks"] = self.ties[0]
        self._reasons = {name: label("", Tone.BAD.value, wrap=True) for name in self._places}
        self._floors = QGridLayout()
        self._floor_ids: tuple[int, ...] = ()
        for policy in ExemptPolicy:
            self.exempt.addItem(named(policy), policy)
        for reading in CriteriaReading:
            self.reading.addItem(named(reading), reading)
        for box in self.ties:
            box.addItem(NO_TIE, None)
            for rule in TieBreak:
                box.addItem(named(rule), rule)
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
        grid.addWidget(self.weights, 1, 0, 1, 3)
        for title, names in PARTS:
            self._add_title(grid, title)
            for name in names:
                self._add_number(grid, name, *WORDS[name])
        for words, box in (
            ("Không có nhiệm vụ, không phát sinh", self.exempt),
            ("Xét tiêu chuẩn khen thưởng", self.reading),
        ):
            self._add_choice(grid, words, box)
        grid.addWidget(self.late, grid.rowCount(), 1, 1, 2)
        self._add_title(grid, "Khi bằng tổng điểm, xét lần lượt")
        for n, box in enumerate(self.ties, start=1):
            self._add_choice(grid, f"Tiêu chí phụ {n}", box)
        self._add_reason(grid, "tie_breaks")
        self._add_choice(grid, "Nội dung được xét", self.tie_field)
        self._add_reason(grid, "tie_field")
        self._add_number(grid, "register_by", *REGISTER_BY)
        self._add_title(grid, "Điểm sàn từng nội dung (để trống nếu không đặt)")
        grid.addLayout(self._floors, grid.rowCount(), 0, 1, 3)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(inner)

    def _add_title(self, grid: QGridLayout, words: str) -> None:
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, self._theme.metrics.m)
        grid.addWidget(label(words, "strong"), row + 1, 0, 1, 3)

    def _add_choice(self, grid: QGridLayout, words: str, box: QComboBox) -> None:
        row = grid.rowCount()
        box.setAccessibleName(words)
        grid.addWidget(label(words, "muted"), row, 0)
        grid.addWidget(box, row, 1, 1, 2)

    def _add_number(self, grid: QGridLayout, name: str, words: str, unit: str) -> None:
        row, m = grid.rowCount(), self._theme.metrics
        edit = self.edits[name]
        edit.setAccessibleName(f"{words}, {unit}")
        edit.setFixedWidth(m.em * (11 if name == "register_by" else 7))
        grid.addWidget(label(words, "muted"), row, 0)
        grid.addWidget(edit, row, 1)
        grid.addWidget(label(unit, wrap=True), row, 2)
        self._add_reason(grid, name)

    def _add_reason(self, grid: QGridLayout, name: str) -> None:
        self._reasons[name].hide()
        grid.addWidget(self._reasons[name], grid.rowCount(), 1, 1, 2)

    def say_weight(self, total: Decimal) -> None:
        """Say what the weights add up to, and where they are set."""
        shown = format_decimal(total)
        whole = f"Tổng trọng số các chỉ tiêu: {shown}."
        if total == FULL:
            self.weights.setText(f"{whole} Sửa từng chỉ tiêu hoặc chia đều ở tab Chỉ tiêu.")
        else:
            self.weights.setText(
                f"{whole} Chưa bằng 100: điểm vẫn quy về 100; ở tab Chỉ tiêu có nút “Chia đều cho "
                "đủ 100”."
            )
        restyle(self.weights, "words", "muted" if total == FULL else Tone.WARN.value)

    def show_settings(self, form: SettingsForm, fields: Sequence[Field] = ()) -> None:
        """Fill the form; `fields` are those of the campaign in their order."""
        self._make_floors(fields)
        for name in (*NUMBERS, "register_by"):
            self.edits[name].setText(getattr(form, name))
        for n, typed in form.floors:
            self.edits[floor_name(n)].setText(typed)
        self.exempt.setCurrentIndex(self.exempt.findData(form.exempt_policy))
        self.reading.setCurrentIndex(self.reading.findData(form.criteria_reading))
        self.late.setChecked(form.late_done_counts)
        rules: list[TieBreak | None] = [*form.tie_breaks, *[None] * len(self.ties)]
        for box, rule in zip(self.ties, rules, strict=False):
            box.setCurrentIndex(0 if rule is None else 1 + list(TieBreak).index(rule))
        self.tie_field.clear()
        self.tie_field.addItem("Chưa chọn", None)
        for field in fields:
            self.tie_field.addItem(field.short_title or field.title, field.id)
        self.tie_field.setCurrentIndex(max(0, self.tie_field.findData(form.tie_field_id)))

    def _make_floors(self, fields: Sequence[Field]) -> None:
        """Give every field its own line; they stay while the fields are the same."""
        ids = tuple(f.id for f in fields)
        if ids == self._floor_ids:
            return
        self._floor_ids = ids
        m = self._theme.metrics
        self._floors.setHorizontalSpacing(m.m)
        self._floors.setVerticalSpacing(m.xs)
        self._floors.setColumnStretch(0, 1)
        clear(self._floors)
        for row, field in enumerate(fields):
            name, words = floor_name(field.id), field.short_title or field.title
            edit, reason = QLineEdit(), label("", Tone.BAD.value, wrap=True)
            edit.setAccessibleName(f"Điểm sàn: {words}")
            edit.setFixedWidth(m.em * 7)
            reason.hide()
            self.edits[name] = self._places[name] = edit
            self._reasons[name] = reason
            self._floors.addWidget(label(words, "muted", wrap=True), 2 * row, 0)
            self._floors.addWidget(edit, 2 * row, 1)
            self._floors.addWidget(label(FLOOR), 2 * row, 2)
            self._floors.addWidget(reason, 2 * row + 1, 1, 1, 2)

    def taken(self) -> SettingsForm:
        """Return what the form holds now."""
        numbers = {name: self.edits[name].text() for name in NUMBERS}
        rules = (list(TieBreak)[n - 1] for box in self.ties if (n := box.currentIndex()) > 0)
        return SettingsForm(
            exempt_policy=self.exempt.currentData(),
            criteria_reading=self.reading.currentData(),
            late_done_counts=self.late.isChecked(),
            tie_breaks=tuple(rules),
            tie_field_id=self.tie_field.currentData(),
            register_by=self.edits["register_by"].text(),
            floors=tuple((n, self.edits[floor_name(n)].text()) for n in self._floor_ids),
            **numbers,
        )

    def refuse(self, problems: Iterable[Problem]) -> None:
        """Say what is wrong at its field; none clears the page."""
        said = {p.field: sentence(p) for p in problems}
        first: QWidget | None = None
        for name, reason in self._reasons.items():
            words = said.get(name, "")
            reason.setText(words)
            reason.setVisible(bool(words))
            restyle(self._places[name], "state", "refused" if words else "good")
            first = first or (self._places[name] if words else None)
        if first is not None:
            first.setFocus()
