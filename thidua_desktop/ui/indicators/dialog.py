"""Adding, editing and ending an indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.text import numbered
from thidua_desktop.domain.terms import Accumulation, Rule, ScopeKind
from thidua_desktop.services.assignment_words import NEEDS_NO_TARGET
from thidua_desktop.services.indicator_form import IndicatorForm, form_of
from thidua_desktop.services.indicators import (
    add_indicator,
    edit_indicator,
    end_indicator,
    needs_reason,
)
from thidua_desktop.ui.master.form import FormDialog, typed_day
from thidua_desktop.ui.master.kind_choice import KindChoice
from thidua_desktop.ui.master.unit_choice import UnitChoice
from thidua_desktop.ui.texts import label

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class IndicatorDialog(FormDialog):
    """All of one indicator; id None adds a new one to the field `field_id`."""

    saved = Signal(int)  # id of the indicator that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        day: date,
        indicator_id: int | None,
        field_id: int,
        parent: QWidget | None = None,
    ) -> None:
        new = indicator_id is None
        super().__init__(
            theme,
            title="Thêm chỉ tiêu" if new else "Sửa chỉ tiêu",
            action="Thêm chỉ tiêu" if new else "Lưu",
            parent=parent,
        )
        self._desk, self._campaign_id, self._indicator_id = desk, campaign_id, indicator_id
        board = desk.board(campaign_id)
        self._make_fields(theme, board)
        self._add_fields()
        launched = not new and needs_reason(desk, campaign_id)
        for name in ("valid_from", "reason"):
            self.show_field(name, shown=launched)
        form = IndicatorForm(field_id=field_id)
        self._fill(form if indicator_id is None else form_of(board, indicator_id, day))
        self.valid_from.setText(format_date(day))
        self.rule.currentIndexChanged.connect(self._show_what_matters)
        self.scope.currentIndexChanged.connect(self._show_what_matters)
        self._show_what_matters()
        self.text.setFocus()
        self.resize(theme.metrics.em * 54, theme.metrics.em * 50)

    def _make_fields(self, theme: Theme, board: CampaignBoard) -> None:
        self.text, self.short_text = QPlainTextEdit(), QLineEdit()
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(3 * theme.metrics.line_height + theme.metrics.l)
        self.measure, self.target, self.weight = QLineEdit(), QLineEdit(), QLineEdit()
        self.baseline = QLineEdit()
        self.deadline, self.valid_from, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        for box in (self.deadline, self.valid_from):
            box.setPlaceholderText("ngày/tháng/năm")
        self.field, self.rule, self.accumulation = QComboBox(), QComboBox(), QComboBox()
        self.scope, self.lead, self.kinds = QComboBox(), QComboBox(), KindChoice(theme)
        self.strict = QCheckBox("Tính chặt: “trên”, “dưới” (đúng bằng mục tiêu thì chưa đạt)")
        self.allow_exceed = QCheckBox("Cho điểm phần vượt mục tiêu")
        self.to_check = QCheckBox("Còn cần kiểm tra lại với kế hoạch")
        for field in board.fields:
            self.field.addItem(numbered(field.number, field.title), field.id)
        for rule in Rule:
            self.rule.addItem(label(rule), rule)
        for way in Accumulation:
            self.accumulation.addItem(label(way), way)
        for scope in ScopeKind:
            self.scope.addItem(label(scope), scope)
        self.lead.addItem("Chưa chọn", None)
        units = board.units(board.campaign.ends or self._desk.clock.today())
        for unit in units:
            self.lead.addItem(unit.name, unit.id)
        self.contributors = UnitChoice(theme, units)

    def _add_fields(self) -> None:
        self.add_field("field", "Nội dung", self.field)
        self.add_field("text", "Chỉ tiêu, nhiệm vụ", self.text)
        self.add_field("short_text", "Tên gọn trên bảng", self.short_text)
        self.add_field("rule", "Quy tắc tính", self.rule)
        self.add_field("accumulation", "Cách cộng", self.accumulation)
        self.add_field("measure", "Đơn vị tính", self.measure)
        self.add_field(
            "target",
            "Mục tiêu",
            self.target,
            hint="Ví dụ 12,5 hoặc “trên 95%”, “giảm 5%”. Để trống là chưa giao chỉ tiêu.",
        )
        self.add_field(
            "baseline",
            "Số gốc kỳ trước",
            self.baseline,
            hint="Cần khi mục tiêu là tăng, giảm so với kỳ trước.",
        )
        self.add_field("strict", "Tính chặt", self.strict)
        self.add_field("weight", "Trọng số", self.weight)
        self.add_field("allow_exceed", "Điểm vượt", self.allow_exceed)
        self.add_field("scope", "Phạm vi", self.scope)
        self.add_field("kinds", "Loại đơn vị", self.kinds, hint="Không chọn loại nào là tất cả.")
        self.add_field("lead", "Đơn vị chủ trì", self.lead)
        self.add_field(
            "contributors",
            "Đơn vị phối hợp",
            self.contributors,
            hint="Số liệu của các đơn vị này cộng vào đơn vị chủ trì; đơn vị phối hợp không chấm "
            "điểm chỉ tiêu này.",
        )
        self.add_field(
            "deadline", "Thời hạn", self.deadline, hint="Để trống là đến hết phong trào."
        )
        self.add_field("to_check", "Cần kiểm tra", self.to_check)
        self.add_field("valid_from", "Áp dụng từ ngày", self.valid_from)
        self.add_field("reason", "Lý do sửa", self.reason)

    def _fill(self, form: IndicatorForm) -> None:
        for box, value in (
            (self.field, form.field_id),
            (self.rule, form.rule),
            (self.accumulation, form.accumulation),
            (self.scope, form.scope),
            (self.lead, form.lead_unit_id),
        ):
            box.setCurrentIndex(box.findData(value))
        for edit, words in (
            (self.short_text, form.short_text),
            (self.measure, form.measure_unit),
            (self.target, form.target),
            (self.baseline, form.baseline),
            (self.weight, form.weight),
            (self.deadline, form.deadline),
        ):
            edit.setText(words)
            edit.setCursorPosition(0)
        self.text.setPlainText(form.text)
        self.strict.setChecked(form.strict)
        self.allow_exceed.setChecked(form.allow_exceed)
        self.to_check.setChecked(form.to_check)
        self.kinds.tick(form.scope_kinds)
        self.contributors.tick(form.contributors)

    def _show_what_matters(self, *_: object) -> None:
        counted = self.rule.currentData() not in NEEDS_NO_TARGET
        for name in ("target", "baseline", "strict", "allow_exceed", "measure"):
            self.show_field(name, shown=counted)
        self.show_field("accumulation", shown=self.rule.currentData() is Rule.RATIO)
        each = self.scope.currentData() is ScopeKind.EACH_UNIT
        self.show_field("kinds", shown=each)
        self.show_field("lead", shown=not each)
        self.show_field("contributors", shown=not each)

    def _form(self) -> IndicatorForm:
        return IndicatorForm(
            field_id=self.field.currentData(),
            text=self.text.toPlainText(),
            short_text=self.short_text.text(),
            rule=self.rule.currentData(),
            accumulation=self.accumulation.currentData(),
            measure_unit=self.measure.text(),
            target=self.target.text(),
            baseline=self.baseline.text(),
            strict=self.strict.isChecked(),
            allow_exceed=self.allow_exceed.isChecked(),
            weight=self.weight.text(),
            scope=self.scope.currentData(),
            scope_kinds=self.kinds.kinds,
            lead_unit_id=self.lead.currentData(),
            contributors=self.contributors.unit_ids,
            deadline=self.deadline.text(),
            to_check=self.to_check.isChecked(),
        )

    @override
    def save(self) -> None:
        if self._indicator_id is None:
            row = add_indicator(self._desk, self._campaign_id, self._form())
            self.saved.emit(row.id)
            return
        edit_indicator(
            self._desk,
            self._indicator_id,
            self._form(),
            valid_from=typed_day(self.valid_from, "valid_from"),
            reason=self.reason.text(),
        )
        self.saved.emit(self._indicator_id)


class EndDialog(FormDialog):
    """Asks from which day and why an indicator ends."""

    def __init__(
        self, theme: Theme, desk: Desk, *, indicator_id: int, day: date, parent: QWidget | None
    ) -> None:
        super().__init__(theme, title="Kết thúc chỉ tiêu", action="Kết thúc", parent=parent)
        self._desk, self._indicator_id = desk, indicator_id
        self.day, self.reason = QLineEdit(format_date(day)), QLineEdit()
        self.add_field(
            "day",
            "Ngày cuối cùng",
            self.day,
            hint="Số liệu đến ngày này vẫn được giữ và tính điểm.",
        )
        self.add_field("reason", "Lý do", self.reason)
        self.reason.setFocus()
        self.resize(theme.metrics.em * 40, theme.metrics.em * 18)

    @override
    def save(self) -> None:
        last = parse_date(self.day.text(), field="day")
        end_indicator(self._desk, self._indicator_id, day=last, reason=self.reason.text())
