"""Adding or editing a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Unit
from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.services.units import UnitForm, save_unit
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.texts import label

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


BY_KIND = "BY_KIND"


class UnitDialog(FormDialog):
    """Name, kind, block, head, contact and first day of one unit; id None adds a new one.

    Without a campaign there are no blocks to choose from.
    """

    saved = Signal(int)  # id of the unit that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int | None,
        day: date,
        unit_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        new = unit_id is None
        super().__init__(
            theme,
            title="Thêm đơn vị" if new else "Sửa đơn vị",
            action="Thêm đơn vị" if new else "Lưu",
            parent=parent,
        )
        self._desk, self._day = desk, day
        self._campaign_id, self._unit_id = campaign_id, unit_id
        board = desk.board(campaign_id) if campaign_id is not None else None
        self.name, self.short_name, self.head = QLineEdit(), QLineEdit(), QLineEdit()
        self.kind, self.block = QComboBox(), QComboBox()
        self.contact, self.active_from = QLineEdit(), day_field()
        self.head_from = day_field(day)
        self._old_head = ""
        for kind in UnitKind:
            self.kind.addItem(label(kind), kind)
        if new:
            self.block.addItem("Theo loại đơn vị", BY_KIND)
        for block in board.blocks if board is not None else ():
            self.block.addItem(block.name, block.id)
        self.block.addItem("Không dự phong trào này", None)
        self.add_field("name", "Tên đơn vị", self.name)
        self.add_field(
            "short_name", "Tên gọi tắt", self.short_name, hint="Để trống thì dùng tên đầy đủ."
        )
        self.add_field("kind", "Loại đơn vị", self.kind)
        self.add_field("block", "Khối thi đua", self.block)
        self.add_field("head", "Người đứng đầu", self.head)
        self.add_field(
            "head_from",
            "Nhận từ ngày",
            self.head_from,
            hint="Người trước được giữ trong lịch sử đến hết ngày trước đó. Để trống nếu chỉ sửa "
            "tên ghi nhầm.",
        )
        self.add_field(
            "contact", "Liên hệ", self.contact, hint="Điện thoại, Zalo của người gửi báo cáo."
        )
        self.add_field(
            "active_from",
            "Hoạt động từ ngày",
            self.active_from,
            hint="Để trống nếu đã có từ trước phong trào.",
        )
        if unit_id is not None:
            self._fill(unit_id)
            if board is not None:
                place = board.block_of(unit_id, day)
                self.block.setCurrentIndex(self.block.findData(place.id if place else None))
        self.show_field("block", shown=board is not None)
        self.head.textChanged.connect(self._show_head_day)
        self._show_head_day()
        self.name.setFocus()
        self.resize(theme.metrics.em * 50, theme.metrics.em * 38)

    def _fill(self, unit_id: int) -> None:
        unit = self._desk.store.get(Unit, unit_id)
        self.name.setText(unit.name)
        self.short_name.setText(unit.short_name)
        self.head.setText(unit.head or "")
        self._old_head = unit.head or ""
        self.contact.setText(unit.contact)
        self.active_from.setText(format_date(unit.active_from) if unit.active_from else "")
        self.kind.setCurrentIndex(self.kind.findData(unit.kind))

    def _show_head_day(self, *_: object) -> None:
        """Ask for the day only while a head that was there gets another name."""
        changed = bool(self._old_head) and clean(self.head.text()) != self._old_head
        self.show_field("head_from", shown=changed)

    @override
    def save(self) -> None:
        by_kind = self.block.currentData() == BY_KIND
        form = UnitForm(
            name=self.name.text(),
            short_name=self.short_name.text(),
            kind=self.kind.currentData(),
            head=self.head.text(),
            head_from=self.head_from.text(),
            contact=self.contact.text(),
            active_from=self.active_from.text(),
            block_id=None if by_kind else self.block.currentData(),
            block_by_kind=by_kind,
        )
        unit = save_unit(
            self._desk,
            form,
            unit_id=self._unit_id,
            campaign_id=self._campaign_id,
            day=self._day,
        )
        self.saved.emit(unit.id)
