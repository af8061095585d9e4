"""Asks from which day records cease, when they are used and cannot simply be deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from thidua_desktop.core.dates import parse_date
from thidua_desktop.domain.records import Person
from thidua_desktop.services import leaving
from thidua_desktop.ui.master.form import FormDialog, day_field

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.records import Collective, Household, Unit
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class CloseDialog(FormDialog):
    """Thôi công tác, ngừng hoạt động from a day on."""

    closed = Signal(int)  # number of records that were closed

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        cls: type[Unit | Person | Household | Collective],
        ids: Sequence[int],
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        verb = "Thôi công tác" if cls is Person else "Ngừng hoạt động"
        super().__init__(theme, title=verb, action=verb, parent=parent)
        self._desk, self._cls, self._ids = desk, cls, tuple(ids)
        name = leaving.name_of(desk.store.get(cls, self._ids[0]))
        who = f"“{name}”" if len(ids) == 1 else f"{len(ids)} mục đã chọn"
        self.day = day_field(day)
        self.add_field(
            "day",
            f"{verb} từ ngày",
            self.day,
            hint=f"{who} đã có trong phong trào, số liệu hoặc hồ sơ khen nên được giữ lại, không "
            "xóa. Các ngày trước đó vẫn xem được như cũ.",
        )
        self.day.setFocus()
        self.day.selectAll()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 17)

    @override
    def save(self) -> None:
        day = parse_date(self.day.text(), field="day")
        leaving.close(self._desk, self._cls, self._ids, day=day)
        self.closed.emit(len(self._ids))
