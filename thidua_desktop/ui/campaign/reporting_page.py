"""Chế độ báo cáo: the cycle, the day reports are due, or the phases by name; with what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.terms import ReportCycle
from thidua_desktop.services.reporting import due_days, phases_of
from thidua_desktop.services.reporting_settings import PhaseRow, ReportingForm
from thidua_desktop.ui.campaign.rows_page import RowsPage
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

WEEK_DAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
FRIDAY, LATE_IN_MONTH = 5, 25
LAST_OF_MONTH = 31
SHOWN_DAYS = 6
HINT = (
    "Đơn vị nào chưa báo cáo, trễ mấy ngày đều tính theo ngày chốt này và ngày nhận báo cáo. Còn "
    "dư ngày sau kỳ cuối thì kỳ ấy chốt vào ngày kết thúc phong trào."
)


class ReportingPage(QWidget):
    """A form; `taken` gives what it holds."""

    def __init__(self, theme: Theme, desk: Desk, campaign_id: int) -> None:
        super().__init__()
        m = theme.metrics
        self._desk, self._campaign_id = desk, campaign_id
        self.cycle, self.week_day, self.month_day = QComboBox(), QComboBox(), QComboBox()
        self.phases = RowsPage(
            theme,
            ("Tên đợt", "Ngày báo cáo"),
            hint="Mỗi dòng một đợt; ngày gõ theo thứ tự ngày/tháng/năm.",
            add="Thêm đợt",
        )
        self.days = label("", "muted", wrap=True)
        self.said = label("", Tone.BAD.value, wrap=True)
        for cycle in ReportCycle:
            self.cycle.addItem(named(cycle), cycle)
        for n, words in enumerate(WEEK_DAYS, start=1):
            self.week_day.addItem(words, n)
        for n in range(1, LAST_OF_MONTH):
            self.month_day.addItem(f"Ngày {n}", n)
        self.month_day.addItem("Ngày cuối tháng", LAST_OF_MONTH)
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(m.l)
        self._form.setVerticalSpacing(m.s)
        for words, box in (
            ("Báo cáo", self.cycle),
            ("Chốt vào", self.week_day),
            ("Chốt vào", self.month_day),
        ):
            box.setAccessibleName(words)
            box.setMinimumWidth(m.em * 14)
            box.setSizePolicy(box.sizePolicy().Policy.Fixed, box.sizePolicy().Policy.Fixed)
            self._form.addRow(label(words, "muted"), box)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.m, m.m, m.m, m.m)
        column.setSpacing(m.s)
        column.addWidget(label(HINT, "muted", wrap=True))
        column.addLayout(self._form)
        column.addWidget(self.phases, 1)
        column.addWidget(self.said)
        column.addWidget(self.days)
        column.addStretch()
        self.cycle.currentIndexChanged.connect(self._show_cycle)

    def show_form(self, form: ReportingForm) -> None:
        """Show what is stored."""
        self.cycle.setCurrentIndex(self.cycle.findData(form.cycle))
        weekly = form.cycle is ReportCycle.WEEKLY
        cutoff = form.cutoff or 0
        self.week_day.setCurrentIndex((cutoff if weekly else FRIDAY) - 1)
        monthly = form.cycle is ReportCycle.MONTHLY
        self.month_day.setCurrentIndex((cutoff if monthly else LATE_IN_MONTH) - 1)
        self.phases.show_rows([(row.key, None, (row.name, row.due_on)) for row in form.phases])
        self._show_cycle()

    def taken(self) -> ReportingForm:
        """Return what the form holds now; lines without a word are none."""
        cycle: ReportCycle = self.cycle.currentData()
        cutoff: int | None = None
        if cycle is ReportCycle.WEEKLY:
            cutoff = self.week_day.currentData()
        elif cycle is ReportCycle.MONTHLY:
            cutoff = self.month_day.currentData()
        rows = tuple(
            PhaseRow(key, *texts)
            for key, _, texts in self.phases.rows()
            if any(map(str.strip, texts))
        )
        return ReportingForm(cycle, cutoff, rows)

    def refuse(self, words: str) -> None:
        self.said.setText(words)

    def _show_cycle(self, *_: object) -> None:
        cycle = self.cycle.currentData()
        self._form.setRowVisible(1, cycle is ReportCycle.WEEKLY)
        self._form.setRowVisible(2, cycle is ReportCycle.MONTHLY)
        self.phases.setVisible(cycle is ReportCycle.PHASES)
        self.days.setText(self._due_days())

    def _due_days(self) -> str:
        """Say which days are due as stored: the officer sees whether they are those meant."""
        campaign = self._desk.board(self._campaign_id).campaign
        first, last = campaign.starts, campaign.ends
        if first is None or last is None:
            return ""
        phases = phases_of(self._desk, self._campaign_id)
        found = [format_date(day) for day in due_days(campaign, phases, first, last)]
        if not found:
            return "Hiện chưa có ngày chốt nào."
        more = f" và {len(found) - SHOWN_DAYS} ngày nữa" if len(found) > SHOWN_DAYS else ""
        return f"Các ngày chốt đã lưu: {', '.join(found[:SHOWN_DAYS])}{more}."
