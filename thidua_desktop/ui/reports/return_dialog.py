"""Trả lại cả báo cáo: the unit is to send it again, and reads why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import Report
from thidua_desktop.services import returns
from thidua_desktop.ui.verification.return_dialog import GiveBackDialog

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class ReportReturnDialog(GiveBackDialog):
    """Gives one report back; it stays in the register, and its values stand until others come."""

    what, example = "Báo cáo", "Ví dụ: thiếu chữ ký của thủ trưởng"

    def __init__(
        self, theme: Theme, desk: Desk, report_id: int, *, day: date, parent: QWidget | None
    ) -> None:
        self._report = desk.store.get(Report, report_id)
        super().__init__(theme, desk, campaign_id=self._report.campaign_id, day=day, parent=parent)

    @override
    def value_names(self) -> str:
        report, unit = self._report, self._desk.board(self._campaign_id).unit(self._report.unit_id)
        return (
            f"{unit.name}, số liệu đến ngày {format_date(report.as_at)}, nhận ngày "
            f"{format_date(report.received_on)}"
        )

    @override
    def unit_ids(self) -> tuple[int, ...]:
        return (self._report.unit_id,)

    @override
    def give_back(self) -> None:
        returns.give_back(
            self._desk,
            self._campaign_id,
            report_id=self._report.id,
            reason=self.reason.text(),
            on_day=self._desk.clock.today(),
        )
