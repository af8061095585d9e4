"""The forms behind the office's page: its names, one người ký."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.terms import Capacity
from thidua_desktop.services.office import (
    NAMES,
    OfficeNames,
    SignatoryForm,
    save_office,
    save_signatory,
)
from thidua_desktop.ui.master.form import FormDialog, day_field, typed_day
from thidua_desktop.ui.texts import label

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Signatory
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

WORDS = {
    "name": "Tên cơ quan",
    "commune": "Xã",
    "province": "Tỉnh",
    "department": "Phòng phụ trách",
    "department_code": "Ký hiệu của phòng",
    "officer": "Người làm",
}


class OfficeForm(FormDialog):
    """Corrects the office's names, or gives new ones from a day."""

    def __init__(self, theme: Theme, desk: Desk, *, parent: QWidget | None) -> None:
        super().__init__(theme, title="Thông tin cơ quan", action="Lưu", parent=parent)
        self._desk = desk
        self.edits = {name: QLineEdit(getattr(desk.office, name)) for name in NAMES}
        self.valid_from = day_field()
        for name, edit in self.edits.items():
            edit.setCursorPosition(0)
            self.add_field(name, WORDS[name], edit)
        self.add_field(
            "date",
            "Tên mới từ ngày",
            self.valid_from,
            hint="Để trống nếu chỉ sửa cho đúng; ghi ngày nếu cơ quan đổi tên từ ngày đó.",
        )
        self.edits["name"].setFocus()
        self.resize(theme.metrics.em * 46, theme.metrics.em * 32)

    @override
    def save(self) -> None:
        typed = {name: edit.text() for name, edit in self.edits.items()}
        save_office(self._desk, OfficeNames(**typed, valid_from=typed_day(self.valid_from, "date")))


class SignatoryDialog(FormDialog):
    """Adds (row None) or changes one người ký."""

    def __init__(
        self, theme: Theme, desk: Desk, *, row: Signatory | None, parent: QWidget | None
    ) -> None:
        words = "Thêm người ký" if row is None else "Sửa người ký"
        super().__init__(theme, title=words, action="Lưu", parent=parent)
        self._desk, self._row = desk, row
        self.name, self.capacity = QLineEdit(), QComboBox()
        self.valid_from, self.valid_to = day_field(), day_field()
        for capacity in Capacity:
            self.capacity.addItem(label(capacity), capacity)
        self.add_field("name", "Họ và tên", self.name)
        self.add_field("capacity", "Chức vụ khi ký", self.capacity)
        self.add_field("valid_from", "Ký từ ngày", self.valid_from, hint="Trống: từ trước đến nay.")
        self.add_field("valid_to", "Đến hết ngày", self.valid_to, hint="Trống: đang ký.")
        if row is not None:
            self.name.setText(row.name)
            self.capacity.setCurrentIndex(self.capacity.findData(row.capacity))
            self.valid_from.setText(format_date(row.valid_from) if row.valid_from else "")
            self.valid_to.setText(format_date(row.valid_to) if row.valid_to else "")
        self.name.setFocus()
        self.resize(theme.metrics.em * 42, theme.metrics.em * 24)

    @override
    def save(self) -> None:
        form = SignatoryForm(
            name=self.name.text(),
            capacity=self.capacity.currentData(),
            valid_from=typed_day(self.valid_from, "valid_from"),
            valid_to=typed_day(self.valid_to, "valid_to"),
        )
        save_signatory(self._desk, form, signatory_id=self._row.id if self._row else None)
