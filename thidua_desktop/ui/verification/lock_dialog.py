"""Khóa số liệu: what is locked now, lock up to a day, unlock with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import rule
from thidua_desktop.services import locking
from thidua_desktop.ui.master.form import FormDialog, day_field, typed_day
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

LOCK, UNLOCK = "Khóa thêm", "Mở khóa"
HINTS = {
    LOCK: "Sau khi khóa, sửa số liệu đến hết ngày này phải ghi lý do và không hoàn tác được.",
    UNLOCK: "Chỉ giữ khóa đến hết ngày này; để trống để mở hết.",
}


class LockDialog(FormDialog):
    """Locks or unlocks in one act; both stop undo."""

    told = Signal(str)  # what is locked now, in words

    def __init__(
        self, theme: Theme, desk: Desk, *, campaign_id: int, day: date, parent: QWidget | None
    ) -> None:
        super().__init__(theme, title="Khóa số liệu", action="Thực hiện", parent=parent)
        self._desk, self._campaign_id = desk, campaign_id
        today = desk.clock.today()
        self._suggested = format_date(min(day, today))
        self.what, self.to_day, self.reason = QComboBox(), day_field(), QLineEdit()
        self.add_field("now", "Hiện nay", label(self.state(), wrap=True))
        self.add_field("what", "Việc", self.what)
        self.add_field("to_day", "Đến hết ngày", self.to_day)
        self.add_field("reason", "Lý do mở khóa", self.reason)
        self.hint = label("", "small", wrap=True)
        self.add_field("hint", "", self.hint)
        self.what.addItems([LOCK, UNLOCK] if self._locked_to() else [LOCK])
        self.what.currentTextChanged.connect(self._choose)
        self._choose(LOCK)
        self.to_day.setFocus()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 22)

    def _locked_to(self) -> date | None:
        return self._desk.board(self._campaign_id).campaign.locked_to

    def state(self) -> str:
        """Say what is locked now."""
        day = self._locked_to()
        if day is None:
            return "Chưa khóa số liệu nào."
        return f"Số liệu đến hết ngày {format_date(day)} đã khóa."

    def _choose(self, what: str) -> None:
        self.hint.setText(HINTS[what])
        self.show_field("reason", shown=what == UNLOCK)
        self.to_day.setText("" if what == UNLOCK else self._suggested)

    @override
    def save(self) -> None:
        day = typed_day(self.to_day, "to_day")
        if self.what.currentText() == UNLOCK:
            locking.unlock(self._desk, self._campaign_id, day, reason=self.reason.text())
        elif day is None:
            raise rule("to_day", "date.blank")
        else:
            locking.lock(self._desk, self._campaign_id, day)
        self.told.emit(self.state())
