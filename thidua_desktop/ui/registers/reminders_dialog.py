"""Đôn đốc: who owes what, the message to copy for each unit, silent units by indicator, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Unit
from thidua_desktop.services import reminders
from thidua_desktop.services.finder import find
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import show_everything
from thidua_desktop.ui.master.windows import ActingWindow
from thidua_desktop.ui.registers import reminder_lines as listed
from thidua_desktop.ui.registers.message_panel import MessagePanel
from thidua_desktop.ui.registers.reminder_list import ReminderList
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, label
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.reminders import Debtor, Message, SilentCell
    from thidua_desktop.ui.registers.reminder_lines import ListedLine
    from thidua_desktop.ui.theme import Theme

UNITS, INDICATORS, LOG = range(3)
VIEWS = ("Theo đơn vị", "Theo chỉ tiêu", "Nhật ký đôn đốc")
THINGS = ("đơn vị", "ô chưa có số liệu", "lần nhắc")
NOTHING = (
    "Không đơn vị nào còn thiếu số liệu, quá hạn hay chậm báo cáo.",
    "Mọi ô được giao đều đã có số liệu.",
    "Chưa nhắc đơn vị nào. Mỗi lần chép tin nhắn được ghi ở đây.",
)


class RemindersDialog(ActingWindow):
    """Copying a message is what is logged; sending it is the officer's own."""

    cell_wanted = Signal(int, int)  # unit id and indicator id of a cell to go to

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, desk, title="Đôn đốc", parent=parent)
        self._campaign_id, self._day = campaign_id, day
        self._owing: tuple[Debtor, ...] = ()
        self._silent: tuple[SilentCell, ...] = ()
        self._proposed: int | None = 0
        self._lines: tuple[tuple[ListedLine, ...], ...] = ((), (), ())
        self.views = SegmentedControl(VIEWS, name="Cách xem đôn đốc")
        self.lists = (
            ReminderList(theme, listed.BY_UNIT, name="Đơn vị cần đôn đốc", screen="owing"),
            ReminderList(
                theme,
                listed.BY_INDICATOR,
                name="Đơn vị chưa có số liệu theo chỉ tiêu",
                screen="silent",
            ),
            ReminderList(
                theme, listed.LOG, name="Nhật ký đôn đốc", screen="reminders", is_log=True
            ),
        )
        self.tables = tuple(one.table for one in self.lists)
        self.panel = MessagePanel(theme)
        self.copy_all = QPushButton("Chép tất cả")
        self._lay_out()
        self._connect()
        self.read()
        self._switch(UNITS)
        self.tables[UNITS].setFocus()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        head = QHBoxLayout()
        bare(head, spacing=m.m)
        head.addWidget(self.views)
        head.addWidget(label(f"Số liệu đến ngày {format_date(self._day)}", "muted"))
        head.addStretch(1)
        lists = QWidget()
        beside = QVBoxLayout(lists)
        bare(beside)
        for one in self.lists:
            beside.addWidget(one)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(lists)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([m.panel * 2, m.panel * 3 // 2])
        self.copy_all.setToolTip("Chép tin nhắn của mọi đơn vị đang hiện, lần lượt từng đơn vị")
        self.lay_out(head, split, buttons=(self.copy_all,), ems=(90, 44))

    def _connect(self) -> None:
        self.views.chosen.connect(self._switch)
        for one in self.lists:
            one.narrowed.connect(self._show)
        self.tables[UNITS].key_chosen.connect(self._propose)
        self.tables[INDICATORS].key_opened.connect(self._go_to)
        self.panel.copy_wanted.connect(self._copy)
        self.panel.next_wanted.connect(self._copy_and_go_on)
        self.panel.due_typed.connect(self._propose_by)
        self.copy_all.clicked.connect(self._copy_all)

    @override
    def read(self) -> None:
        self._proposed = 0
        desk, number = self._desk, self._campaign_id
        self._owing = reminders.debtors(desk, number, day=self._day)
        self._silent = reminders.silent_cells(desk.board(number), self._day)
        counted = reminders.reminded(desk, number, day=self._day)
        names = {unit.id: unit.short_name for unit in desk.store.all(Unit)}
        self._lines = (
            listed.by_unit(self._owing),
            listed.by_indicator(self._silent, counted),
            listed.log(reminders.reminders(desk, number), names),
        )
        for view, lines in enumerate(self._lines):
            self.views.rename(view, f"{VIEWS[view]} · {len(lines)}")
        self._show()

    def show_unit(self, unit_id: int) -> None:
        """Propose the message of one unit."""
        self.views.choose(UNITS)
        self._switch(UNITS)
        if not self.tables[UNITS].choose(unit_id):
            shown = self.lists[UNITS]
            show_everything(shown.filters, shown.urgent)
            self._show()
            self.tables[UNITS].choose(unit_id)

    def _switch(self, view: int) -> None:
        for number, one in enumerate(self.lists):
            one.setVisible(number == view)
        self.panel.setVisible(view == UNITS)
        self.copy_all.setVisible(view == UNITS)
        self._show()

    def _show(self, *_: object) -> None:
        view = self.views.current
        lines, shown = self._lines[view], self.lists[view]
        if shown.only_urgent:
            lines = tuple(one for one in lines if one.urgent)
        found = find(shown.filters.words, lines)
        if view == INDICATORS:  # what is found exactly must not part a group
            kept = {one.line.key for one in found}
            found = tuple(one for one in lines if one.line.key in kept)
        self.tables[view].show_lines(listed.under_heads(found))
        shown.filters.say_count(f"{len(found)}/{len(self._lines[view])} {THINGS[view]}")
        self.copy_all.setEnabled(bool(found))
        self.say("" if self._lines[view] else NOTHING[view])
        key = self.tables[UNITS].key if found else None
        if view == UNITS and key != self._proposed:
            self._propose(key)

    # messages

    def _propose(self, unit_id: object) -> None:
        owing = next((one for one in self._owing if one.unit.id == unit_id), None)
        self._proposed = None if owing is None else owing.unit.id
        if owing is None:
            self.panel.show_message(None, title="Chọn một đơn vị để xem tin nhắn nhắc.")
            return
        self.panel.show_message(
            self._message(owing.unit.id), title=owing.unit.name, note=_reminded(owing)
        )

    def _message(self, unit_id: int, due_on: date | None = None) -> Message | None:
        return reminders.message(
            self._desk, self._campaign_id, unit_id, day=self._day, due_on=due_on
        )

    def _propose_by(self, typed: str) -> None:
        """Write another day into the words too, unless the officer wrote their own."""
        edited, key = self.panel.is_edited, self.tables[UNITS].key
        if edited or key is None or not clean(typed):
            return
        try:
            due = parse_date(typed, field="due_on")
        except RuleError as error:
            self._refuse(error)
            return
        to_whom = self.panel.to_whom.text()
        self._propose(key)
        self.panel.show_message(
            self._message(key, due), title=self._name(key), note=self._note(key)
        )
        self.panel.to_whom.setText(to_whom)

    def _name(self, unit_id: int) -> str:
        return self._desk.board(self._campaign_id).unit(unit_id).name

    def _note(self, unit_id: int) -> str:
        return next((_reminded(one) for one in self._owing if one.unit.id == unit_id), "")

    def _copy(self) -> bool:
        message = self.panel.message
        return message is not None and self._keep((message,))

    def _copy_and_go_on(self) -> None:
        table = self.tables[UNITS]
        row = table.currentIndex().row()
        if not self._copy():
            return
        model = table.model()
        if row + 1 < model.rowCount():
            table.setCurrentIndex(model.index(row + 1, 0))
            self.say(f"{self.said.text()} Dán vào Zalo rồi bấm tiếp.", Tone.GOOD)
        else:
            self.say(f"{self.said.text()} Đã hết danh sách.", Tone.GOOD)

    def _copy_all(self) -> None:
        shown = {key for row in range(self._shown()) if (key := self._key_at(row)) is not None}
        found = (self._message(one.unit.id) for one in self._owing if one.unit.id in shown)
        self._keep(tuple(one for one in found if one is not None))

    def _shown(self) -> int:
        return self.tables[UNITS].model().rowCount()

    def _key_at(self, row: int) -> int | None:
        model = self.tables[UNITS].model()
        return model.key_at(row) if isinstance(model, LinesModel) else None

    def _keep(self, messages: tuple[Message, ...]) -> bool:
        """Put messages on the clipboard and log them; False when they are refused."""
        try:
            reminders.keep_reminders(self._desk, self._campaign_id, messages)
        except RuleError as error:
            self._refuse(error)
            return False
        QGuiApplication.clipboard().setText("\n\n".join(one.text.strip() for one in messages))
        whose = self._name(messages[0].unit_id) if len(messages) == 1 else f"{len(messages)} đơn vị"
        self.read()
        self.say(f"Đã chép tin nhắn nhắc {whose} và ghi nhật ký; mở Zalo và dán.", Tone.GOOD)
        return True

    def _refuse(self, error: RuleError) -> None:
        self.panel.refuse(refusal(error))

    # the rest

    def _go_to(self, number: int) -> None:
        cell = self._silent[number]
        self.cell_wanted.emit(cell.unit.id, cell.indicator_id)
        self.accept()


def _reminded(owing: Debtor) -> str:
    often = listed.how_often(owing.reminded)
    return f"Đã nhắc {often}." if often else "Chưa nhắc lần nào."
