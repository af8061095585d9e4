"""The forms of the stock: a kind of phôi, khung, quà, and what came or went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.records import AwardForm
from thidua_desktop.domain.terms import StockKind, StockReason
from thidua_desktop.services import stock
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.units.fields import choose, combo, enum_combo

if TYPE_CHECKING:
    from thidua_desktop.domain.records import StockItem
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.stock import StockView
    from thidua_desktop.ui.theme import Theme

QUANTITIES = {
    StockReason.RECEIVED: "Số lượng nhập",
    StockReason.USED: "Số lượng dùng",
    StockReason.SPOILED: "Số lượng hỏng",
    StockReason.COUNTED: "Số đếm được",
}
TITLES = {
    StockReason.RECEIVED: "Nhập",
    StockReason.USED: "Dùng",
    StockReason.SPOILED: "Ghi hỏng",
    StockReason.COUNTED: "Kiểm kê",
}


class ItemDialog(FormDialog):
    """One kind of phôi, khung, quà."""

    def __init__(
        self, theme: Theme, desk: Desk, *, row: StockItem | None, parent: QWidget | None = None
    ) -> None:
        title = "Thêm phôi, khung, quà" if row is None else "Sửa phôi, khung, quà"
        super().__init__(theme, title=title, action="Lưu", parent=parent)
        self._desk, self._row = desk, row
        forms = sorted(desk.store.all(AwardForm), key=lambda form: form.position)
        self.name, self.kind, self.warn = QLineEdit(), enum_combo(StockKind), QLineEdit()
        self.form = combo([("Mọi hình thức", ""), *((form.name, form.key) for form in forms)])
        self.add_field("name", "Tên", self.name, hint="Ví dụ “Phôi giấy khen khổ A4”.")
        self.add_field("kind", "Loại", self.kind)
        self.add_field("form_key", "Dùng cho", self.form)
        self.add_field("warn_below", "Báo khi còn", self.warn, hint="Để trống: báo khi hết.")
        if row is not None:
            self.name.setText(row.name)
            choose(self.kind, row.kind)
            choose(self.form, row.form_key)
            self.warn.setText(str(row.warn_below) if row.warn_below else "")
        self.name.setFocus()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 24)

    @override
    def save(self) -> None:
        form = stock.StockForm(
            kind=self.kind.currentData(),
            name=self.name.text(),
            form_key=self.form.currentData() or "",
            warn_below=self.warn.text(),
        )
        stock.save_item(self._desk, form, item_id=None if self._row is None else self._row.id)


class MoveDialog(FormDialog):
    """What came or went of one item."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        view: StockView,
        reason: StockReason,
        parent: QWidget | None = None,
    ) -> None:
        title = f"{TITLES[reason]} – {view.item.name}"
        super().__init__(theme, title=title, action="Ghi lại", parent=parent)
        self._desk, self._item_id, self._reason = desk, view.item.id, reason
        self.quantity, self.note = QLineEdit(), QLineEdit()
        self.on_day = day_field(desk.clock.today())
        self.add_field(
            "quantity", QUANTITIES[reason], self.quantity, hint=f"Đang ghi còn {view.left}."
        )
        self.add_field("on_day", "Ngày", self.on_day)
        self.add_field("note", "Ghi chú", self.note)
        self.quantity.setFocus()
        self.resize(theme.metrics.em * 40, theme.metrics.em * 20)

    @override
    def save(self) -> None:
        form = stock.MoveForm(
            reason=self._reason,
            quantity=self.quantity.text(),
            on_day=self.on_day.text(),
            note=self.note.text(),
        )
        stock.move(self._desk, self._item_id, form)
