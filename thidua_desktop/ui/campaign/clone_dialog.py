"""Nhân bản phong trào: names and days of the next campaign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.records import Campaign
from thidua_desktop.services.campaign_clone import CloneForm, clone_campaign
from thidua_desktop.ui.master.form import FormDialog, day_field, typed_day

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class CloneDialog(FormDialog):
    """Takes the structure of a campaign over; no value, no award."""

    made = Signal(int)  # id of the new campaign

    def __init__(
        self, theme: Theme, desk: Desk, *, campaign_id: int, parent: QWidget | None
    ) -> None:
        super().__init__(theme, title="Nhân bản phong trào", action="Nhân bản", parent=parent)
        self._desk, self._campaign_id = desk, campaign_id
        old = desk.store.get(Campaign, campaign_id)
        self.full, self.short = QLineEdit(old.title), QLineEdit(old.short_name)
        self.starts, self.ends = day_field(), day_field()
        self.add_field("title", "Tên đầy đủ", self.full)
        self.add_field("short_name", "Tên gọi tắt", self.short)
        self.add_field(
            "starts",
            "Bắt đầu",
            self.starts,
            hint="Thời hạn của các chỉ tiêu và các đợt báo cáo dời theo ngày này; để trống thì "
            "phải đặt lại.",
        )
        self.add_field("ends", "Kết thúc", self.ends)
        for edit in (self.full, self.short):
            edit.setCursorPosition(0)
        self.full.setFocus()
        self.full.setSelection(len(old.title), -len(old.title))  # its beginning stays in sight
        self.resize(theme.metrics.em * 48, theme.metrics.em * 24)

    @override
    def save(self) -> None:
        form = CloneForm(
            title=self.full.text(),
            short_name=self.short.text(),
            starts=typed_day(self.starts, "starts"),
            ends=typed_day(self.ends, "ends"),
        )
        self.made.emit(clone_campaign(self._desk, self._campaign_id, form).id)
