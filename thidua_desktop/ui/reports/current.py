"""The report that values are being entered from: a bar over the grid until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import Report
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.theme import Theme


class CurrentReportBar(QFrame):
    """Away while no report is current; values of its unit go with it, others as always."""

    finished = Signal()  # nothing: the officer is done with the report

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._report: Report | None = None
        self.setProperty("look", "notice")
        self.words = label(wrap=True)
        self.done = QPushButton("Xong")
        self.done.setToolTip("Thôi nhập theo báo cáo này")
        self.done.setAutoDefault(False)
        self.done.clicked.connect(self._finish)
        row = QHBoxLayout(self)
        m = theme.metrics
        row.setContentsMargins(m.m, m.xs, m.xs, m.xs)
        row.setSpacing(m.s)
        row.addWidget(self.words, 1)
        row.addWidget(self.done)
        self.hide()

    def report_id(self) -> int | None:
        """Id of the report that typed values come with."""
        return None if self._report is None else self._report.id

    @property
    def campaign_id(self) -> int | None:
        return None if self._report is None else self._report.campaign_id

    def start(self, report: Report) -> None:
        """Take a report as the one that values are entered from."""
        self._report = report
        unit = self._desk.board(report.campaign_id).unit(report.unit_id)
        said = (
            f"Đang nhập theo báo cáo của {unit.short_name}, nhận ngày "
            f"{format_date(report.received_on)} ({named(report.channel)})."
        )
        self.words.setText(said)
        self.setToolTip(f"Số liệu gõ cho {unit.short_name} được ghi là theo báo cáo này.")
        self.setAccessibleName(said)
        self.show()

    def stop(self) -> None:
        """Let the report go without telling."""
        self._report = None
        self.hide()

    def take(self, delta: Delta) -> None:
        """Let a report go that was deleted or undone; show one that was corrected as it is now."""
        for change in delta.changes:
            if change.cls is Report and change.id == self.report_id():
                if isinstance(change.after, Report):
                    self.start(change.after)
                else:
                    self.stop()

    def _finish(self) -> None:
        self.stop()
        self.finished.emit()
