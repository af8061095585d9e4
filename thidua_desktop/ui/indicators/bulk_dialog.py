"""Many indicators at once: weight, deadline and lead of the chosen ones; weights that make 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import clean
from thidua_desktop.services.bulk import (
    BulkForm,
    Spread,
    change_many,
    spread_weights,
    store_weights,
)
from thidua_desktop.services.indicators import needs_reason
from thidua_desktop.ui.master.form import FormDialog
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

SPREADS = ((Spread.EVEN, "Chia đều"), (Spread.PROPORTIONAL, "Giữ tỷ lệ hiện có"))
UNCHANGED = "Để nguyên"


class GroundedDialog(FormDialog):
    """A form that asks from which day and why, once the campaign is launched."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        title: str,
        action: str,
        campaign_id: int,
        day: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, title=title, action=action, parent=parent)
        self._desk, self._campaign_id, self._day = desk, campaign_id, day
        self.valid_from, self.reason = QLineEdit(format_date(day)), QLineEdit()

    def add_ground(self) -> None:
        """Add day and reason as the last fields."""
        self.add_field("valid_from", "Áp dụng từ ngày", self.valid_from)
        self.add_field("reason", "Lý do sửa", self.reason)
        launched = needs_reason(self._desk, self._campaign_id)
        for name in ("valid_from", "reason"):
            self.show_field(name, shown=launched)

    def begins(self) -> date | None:
        if not clean(self.valid_from.text()):
            return None
        return parse_date(self.valid_from.text(), field="valid_from")


class BulkDialog(GroundedDialog):
    """What is ticked is changed in every chosen indicator."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        indicator_ids: Sequence[int],
        day: date,
        parent: QWidget | None,
    ) -> None:
        self._ids = tuple(indicator_ids)
        super().__init__(
            theme,
            desk,
            title=f"Sửa {len(self._ids)} chỉ tiêu",
            action="Lưu",
            campaign_id=campaign_id,
            day=day,
            parent=parent,
        )
        self.weight, self.deadline, self.lead = QLineEdit(), QLineEdit(), QComboBox()
        self.no_deadline = QCheckBox("Bỏ thời hạn riêng, theo ngày kết thúc phong trào")
        self.weight.setPlaceholderText(UNCHANGED)
        self.deadline.setPlaceholderText(UNCHANGED)
        self.lead.addItem(UNCHANGED, None)
        for unit in desk.board(campaign_id).units(day):
            self.lead.addItem(unit.name, unit.id)
        self.add_field("weight", "Trọng số", self.weight)
        self.add_field("deadline", "Thời hạn", self.deadline, hint="Gõ ví dụ 20/01/2026.")
        self.add_field("no_deadline", "Không hạn riêng", self.no_deadline)
        self.add_field("lead", "Đơn vị chủ trì", self.lead, hint="Chỉ dùng cho chỉ tiêu toàn xã.")
        self.add_ground()
        self.no_deadline.toggled.connect(self.deadline.setDisabled)
        self.weight.setFocus()
        self.resize(theme.metrics.em * 46, theme.metrics.em * 32)

    @override
    def save(self) -> None:
        deadline = clean(self.deadline.text()) or None
        form = BulkForm(
            weight=clean(self.weight.text()) or None,
            deadline="" if self.no_deadline.isChecked() else deadline,
            lead_unit_id=self.lead.currentData(),
        )
        change_many(
            self._desk,
            self._campaign_id,
            self._ids,
            form,
            day=self._day,
            valid_from=self.begins(),
            reason=self.reason.text(),
        )


class WeightsDialog(GroundedDialog):
    """Makes all weights together 100, and shows how before."""

    def __init__(
        self, theme: Theme, desk: Desk, *, campaign_id: int, day: date, parent: QWidget | None
    ) -> None:
        super().__init__(
            theme,
            desk,
            title="Chia trọng số cho đủ 100",
            action="Chia cho đủ 100",
            campaign_id=campaign_id,
            day=day,
            parent=parent,
        )
        self.how = QComboBox()
        for how, words in SPREADS:
            self.how.addItem(words, how)
        self.outcome = label("", wrap=True)
        self.add_field("how", "Cách chia", self.how)
        self.add_field("outcome", "Kết quả", self.outcome)
        self.add_ground()
        self.how.currentIndexChanged.connect(self._say_outcome)
        self._say_outcome()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 24)

    def _say_outcome(self, *_: object) -> None:
        board = self._desk.board(self._campaign_id)
        found = sorted(spread_weights(board, self._day, self.how.currentData()).values())
        low, high = format_decimal(found[0]), format_decimal(found[-1])
        each = low if low == high else f"từ {low} đến {high}"
        self.outcome.setText(f"{len(found)} chỉ tiêu, mỗi chỉ tiêu {each}; tổng đúng 100")

    @override
    def save(self) -> None:
        store_weights(
            self._desk,
            self._campaign_id,
            self.how.currentData(),
            day=self._day,
            valid_from=self.begins(),
            reason=self.reason.text(),
        )
