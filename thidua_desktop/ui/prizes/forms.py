"""The forms of the window of prizes: handing over, and the fund of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.terms import HandoverKind
from thidua_desktop.services import prizes
from thidua_desktop.ui.master.form import FormDialog, day_field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

TITLES = {
    HandoverKind.CERTIFICATE: "Trao giấy khen",
    HandoverKind.MONEY: "Chi tiền thưởng",
}


class HandoverDialog(FormDialog):
    """One day for all that were chosen; who came in another's place is named."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        award_ids: Sequence[int],
        names: Sequence[str],
        what: HandoverKind,
        parent: QWidget | None = None,
    ) -> None:
        who = names[0] if len(names) == 1 else f"{len(names)} trường hợp"
        super().__init__(theme, title=f"{TITLES[what]} – {who}", action="Ghi lại", parent=parent)
        self._desk, self._award_ids, self._what = desk, tuple(award_ids), what
        self.on_day = day_field(desk.clock.today())
        self.received_by, self.note = QLineEdit(), QLineEdit()
        self.absent = QCheckBox("Vắng mặt, chưa trao được")
        self.add_field("on_day", "Ngày", self.on_day)
        self.add_field(
            "received_by",
            "Người nhận thay",
            self.received_by,
            hint="Để trống khi người được khen tự nhận.",
        )
        self.add_field("absent", "", self.absent)
        self.add_field("note", "Ghi chú", self.note)
        self.on_day.setFocus()
        self.resize(theme.metrics.em * 42, theme.metrics.em * 24)

    @override
    def save(self) -> None:
        form = prizes.HandoverForm(
            what=self._what,
            on_day=self.on_day.text(),
            received_by=self.received_by.text(),
            absent=self.absent.isChecked(),
            note=self.note.text(),
        )
        prizes.hand_over(self._desk, self._award_ids, form)


class FundDialog(FormDialog):
    """The fund of a year, with the document that set it."""

    def __init__(
        self, theme: Theme, desk: Desk, *, year: int, parent: QWidget | None = None
    ) -> None:
        title = f"Quỹ thi đua, khen thưởng năm {year}"
        super().__init__(theme, title=title, action="Lưu", parent=parent)
        self._desk, self._year = desk, year
        self.amount, self.document = QLineEdit(), QLineEdit()
        picture = prizes.fund(desk, year)
        if picture.fund_vnd is not None:
            self.amount.setText(str(picture.fund_vnd))
            self.document.setText(picture.document)
        self.add_field("amount", "Số tiền (đồng)", self.amount)
        self.add_field("document", "Theo văn bản", self.document, hint="Số, ngày của dự toán.")
        self.amount.setFocus()
        self.resize(theme.metrics.em * 42, theme.metrics.em * 18)

    @override
    def save(self) -> None:
        prizes.save_fund(
            self._desk, self._year, amount=self.amount.text(), document=self.document.text()
        )
