"""Nhận báo cáo: which unit, which period, when and how; with its photos, in one act."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton
from typing_extensions import override

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import RuleError, rule
from thidua_desktop.core.text import clean, fold
from thidua_desktop.domain.terms import ReportChannel
from thidua_desktop.services import evidence, reports
from thidua_desktop.services.evidence import Owner
from thidua_desktop.services.reporting import report_sheet
from thidua_desktop.services.reports import ReportForm
from thidua_desktop.ui.evidence.evidence_list import EvidenceList, open_file
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.reports.words import as_at_of, period_name, short_state
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.completion import PopupCompleter
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.records import Report, Unit
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

LATEST = 2
"""How many periods are proposed where a report is owed: the one before, and the one that is on."""
ENTER, STORE = "Lưu và nhập số liệu", "Lưu"


class ReceiveDialog(FormDialog):
    """One report, new or stored; "báo cáo tiếp" keeps the dialog open for the next unit."""

    go_to_values = Signal(int)  # id of the report whose values are to be entered now
    received = Signal(str)  # what was just stored and can be undone

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        campaign_id: int,
        *,
        unit_id: int | None = None,
        as_at: date | None = None,
        report: Report | None = None,
        parent: QWidget | None = None,
        opener: Callable[[Path], None] = open_file,
    ) -> None:
        """`report` is a stored one to correct; else `unit_id` and `as_at` are proposed."""
        self.next_button = QPushButton("Lưu và báo cáo tiếp")
        self.main_button = QPushButton()
        super().__init__(
            theme,
            title="Sửa báo cáo" if report else "Nhận báo cáo",
            action=STORE if report else ENTER,
            parent=parent,
        )
        self._desk, self._campaign_id, self._report = desk, campaign_id, report
        self._board = desk.board(campaign_id)
        self._today = desk.clock.today()
        self._sheet = report_sheet(desk, campaign_id, self._today)
        now = self._board.units(self._board.default_day(self._today))
        left = set(self._sheet.unit_ids) - {unit.id for unit in now}
        # one that left since may still bring the report of a period it took part in
        self._units = (*now, *(self._board.unit(n) for n in sorted(left)))
        self.unit, self.period = QLineEdit(), QComboBox()
        self.day, self.channel = day_field(self._today), QComboBox()
        self.reporter, self.note = QLineEdit(), QLineEdit()
        self.no_change = QCheckBox("Không có thay đổi so với lần trước")
        self.evidence = EvidenceList(theme, desk, opener=opener, short=True)
        self.said = label("", Tone.GOOD.value, wrap=True)
        self._make_fields()
        self.unit.textChanged.connect(self._show_unit)
        self.no_change.toggled.connect(self._name_main)
        self.next_button.clicked.connect(self._store_and_stay)
        self._fill(unit_id, as_at)

    def _make_fields(self) -> None:
        self.unit.setPlaceholderText("Gõ vài chữ của tên đơn vị rồi chọn")
        PopupCompleter(self.unit, tuple(unit.name for unit in self._units))
        for channel in ReportChannel:
            self.channel.addItem(named(channel), channel)
        self.channel.setCurrentIndex(self.channel.findData(ReportChannel.ZALO))
        self._grid.addWidget(self.said, 0, 0, 1, 2)
        self.said.hide()
        self.add_field("unit_id", "Đơn vị", self.unit)
        self.add_field("as_at", "Kỳ báo cáo", self.period)
        hint = "Trễ hay không tính theo ngày này, không theo ngày nhập máy."
        self.add_field("received_on", "Ngày nhận", self.day, hint=hint)
        self.add_field("channel", "Nhận qua", self.channel)
        self.add_field("reporter", "Người báo cáo", self.reporter)
        self.add_field("no_change", "", self.no_change)
        self.add_field("note", "Ghi chú", self.note)
        self.add_field("file", "Ảnh, tệp kèm theo", self.evidence)
        self.resize(self._theme.metrics.em * 52, self._theme.metrics.em * 46)

    def _fill(self, unit_id: int | None, as_at: date | None) -> None:
        report = self._report
        if report is None:
            unit = next((u for u in self._units if u.id == unit_id), None)
            self.unit.setText(unit.name if unit else "")
            self._show_periods(as_at)
            (self.period if unit else self.unit).setFocus()
            return
        self.unit.setText(self._board.unit(report.unit_id).name)
        self._show_periods(report.as_at)
        self.day.setText(format_date(report.received_on))
        self.channel.setCurrentIndex(self.channel.findData(report.channel))
        self.reporter.setText(report.reporter)
        self.no_change.setChecked(report.no_change)
        self.note.setText(report.note)
        self.next_button.hide()
        owner = Owner(report_id=report.id)
        views = partial(evidence.of_owner, self._desk, owner)
        self.evidence.show_owner(self._campaign_id, owner, views=views)

    # what follows from the unit

    def _chosen(self) -> Unit | None:
        wanted = fold(clean(self.unit.text()))
        return next((u for u in self._units if wanted in {fold(u.name), fold(u.short_name)}), None)

    def _show_unit(self, *_: object) -> None:
        """Propose what follows from the unit: the period it owes, who reports, and how."""
        if self._report is not None:
            return
        unit = self._chosen()
        self._show_periods(None)
        self.reporter.setText((unit.head or unit.contact) if unit else "")
        known = self._board.reports_of(unit.id) if unit else ()
        channel = known[-1].channel if known else ReportChannel.ZALO
        self.channel.setCurrentIndex(self.channel.findData(channel))

    def _show_periods(self, as_at: date | None) -> None:
        """Offer the periods begun, newest first; proposed is the oldest of the last two owed."""
        unit = self._chosen()
        places = list(enumerate(self._sheet.periods))[::-1]
        self.period.clear()
        proposed = 0
        for row, (n, period) in enumerate(places):
            state = self._sheet.states.get((unit.id, n)) if unit else None
            words = f"{period_name(period)}: {short_state(state)}" if state else period_name(period)
            self.period.addItem(words, period.due_on or self._today)
            owed = row < LATEST and state is not None and not state.reported
            if owed if as_at is None else period.serves(as_at):
                proposed = row
        if self._report is not None and not any(p.serves(self._report.as_at) for _, p in places):
            self.period.insertItem(0, format_date(self._report.as_at), self._report.as_at)
            proposed = 0
        self.period.setCurrentIndex(proposed)

    # storing

    def _name_main(self, *_: object) -> None:
        plain = self._report is not None or self.no_change.isChecked()
        self.main_button.setText(STORE if plain else ENTER)

    def form(self) -> ReportForm:
        """Read the fields; raises report.unit_missing, report.period_missing, date.*."""
        unit = self._chosen()
        problems = [] if unit else [rule("unit_id", "report.unit_missing")]
        if self.period.currentIndex() < 0:
            problems.append(rule("as_at", "report.period_missing"))
        received_on = self._today
        try:
            received_on = parse_date(self.day.text(), field="received_on")
        except RuleError as error:
            problems.append(error)
        if unit is None or problems:
            raise RuleError(*(p for error in problems for p in error.problems))
        return ReportForm(
            unit_id=unit.id,
            as_at=self._as_at(),
            received_on=received_on,
            channel=self.channel.currentData(),
            reporter=self.reporter.text(),
            no_change=self.no_change.isChecked(),
            note=self.note.text(),
        )

    def _as_at(self) -> date:
        """Return the due day chosen; a stored report keeps its own day within its period."""
        chosen: date = self.period.currentData()
        old = self._report
        if old is not None:
            here = next((p for p in self._sheet.periods if p.serves(chosen)), None)
            if here is not None and here.serves(old.as_at):
                return old.as_at
        return chosen

    @override
    def save(self) -> None:
        form = self.form()
        if self._report is not None:
            reports.change(self._desk, self._report.id, form)
            self.received.emit("Đã sửa báo cáo.")
            return
        stored = self._receive(form)
        if not stored.no_change:
            self.go_to_values.emit(stored.id)

    def _receive(self, form: ReportForm) -> Report:
        files = self.evidence.taken
        stored = reports.receive(self._desk, self._campaign_id, form, files=files)
        name = self._board.unit(stored.unit_id).short_name
        self.received.emit(f"Đã nhận báo cáo của {name}.")
        return stored

    def _store_and_stay(self) -> None:
        self._forget()
        self.said.hide()
        try:
            stored = self._receive(self.form())
        except RuleError as error:
            self._refuse(error.problems)
            return
        self.said.setText(f"Đã nhận báo cáo của {self._board.unit(stored.unit_id).name}.")
        self.said.show()
        self._sheet = report_sheet(self._desk, self._campaign_id, self._today)
        self.no_change.setChecked(False)
        self.evidence.forget()
        for box in (self.note, self.unit):
            box.clear()
        self.unit.setFocus()

    @override
    def _buttons(self, action: str) -> QHBoxLayout:
        row = super()._buttons(action)
        last = row.itemAt(row.count() - 1)
        main = None if last is None else last.widget()
        if isinstance(main, QPushButton):
            self.main_button = main
        self.next_button.setAutoDefault(False)
        row.insertWidget(row.count() - 1, self.next_button)
        return row


def day_of(report: Report, desk: Desk) -> date:
    """Day that the values of a report are entered for."""
    sheet = report_sheet(desk, report.campaign_id, desk.clock.today())
    period = next((p for p in sheet.periods if p.serves(report.as_at)), None)
    today = desk.clock.today()
    return min(report.as_at, today) if period is None else as_at_of(period, today)
