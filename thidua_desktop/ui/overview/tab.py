"""Tab Tổng quan: answers "what should I do now" in five seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.services.backup_state import BackupState
from thidua_desktop.services.overview import overview
from thidua_desktop.services.reminders import keep_reminders, message
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.page import make_action
from thidua_desktop.ui.overview import words
from thidua_desktop.ui.overview.owing_list import OwingList
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.card import Card
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.field_bars import FieldBars, FieldProgress
from thidua_desktop.ui.widgets.figures import FiguresStrip
from thidua_desktop.ui.widgets.heat_table import HeatCell, HeatRow, HeatTable
from thidua_desktop.ui.widgets.parts import bare
from thidua_desktop.ui.widgets.seen_page import SeenPage
from thidua_desktop.ui.widgets.work_list import RecentList, WorkList

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from PySide6.QtGui import QResizeEvent

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.overview import FieldState, Overview
    from thidua_desktop.ui.theme import Theme

# Widths in font units from which the cards stand in three and in two columns.
THREE_FROM, TWO_FROM = 84, 50
SHARES = {1: (1,), 2: (11, 10), 3: (10, 9, 9)}


class OverviewTab(SeenPage):
    """Things to do, who is late, completion, heat map, latest changes."""

    wanted = Signal(str)  # key of the thing to do whose button was pressed
    square_wanted = Signal(int, object)  # unit id, and field id (None: the unit as a whole)
    plan_wanted = Signal()  # nothing: a plan is to be read, for there is no campaign yet
    told = Signal(str)  # a sentence for the status line

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._day: date | None = None
        self._backup: BackupState | None = None
        self._made: Overview | None = None
        self._columns = 0
        self.figures = FiguresStrip(theme)
        self.work = WorkList(theme, nothing="Không còn việc nào đang chờ.")
        self.steps = WorkList(theme, nothing="")
        self.owing = OwingList(theme)
        self._bars = FieldBars(theme)
        self.heat = HeatTable(theme)
        self._recent = RecentList(theme)
        self._make_cards()
        self._lay_out()
        self._connect()

    def _make_cards(self) -> None:
        theme = self._theme
        self._work_card = Card(theme, "Việc cần làm")
        self._before_card = Card(theme, words.STEPS_TITLE[CampaignState.DRAFT])
        self._owing_card = Card(theme, "Đơn vị chậm, còn thiếu")
        self._recent_card = Card(theme, "Vừa thay đổi")
        self._bars_card = Card(theme, "Mức hoàn thành theo nội dung")
        self._heat_card = Card(theme, "Đơn vị × nội dung", flush=True)
        for card, widget in (
            (self._work_card, self.work),
            (self._before_card, self.steps),
            (self._owing_card, self.owing),
            (self._recent_card, self._recent),
            (self._bars_card, self._bars),
            (self._heat_card, self.heat),
        ):
            card.add(widget)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(m.l, m.m, m.l, m.l)
        column.setSpacing(m.m)
        column.addWidget(self.figures)
        self._row = QHBoxLayout()
        self._row.setSpacing(m.m)
        column.addLayout(self._row)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._area)
        self._stack.addWidget(self._nothing())
        outer = QVBoxLayout(self)
        bare(outer)
        outer.addWidget(self._stack)
        self._arrange(3)

    def _connect(self) -> None:
        self.work.wanted.connect(self.wanted)
        self.steps.wanted.connect(self.wanted)
        self.owing.copy_wanted.connect(self._copy_reminder)
        self.owing.all_wanted.connect(self._want_reminders)
        self.heat.square_chosen.connect(self._want_square)

    def _nothing(self) -> QWidget:
        read = make_action(self, self._theme, "Đọc kế hoạch…", Icon.NEW_FILE)
        read.triggered.connect(self.plan_wanted)
        return EmptyState(
            self._theme,
            Icon.CAMPAIGN,
            title="Chưa có phong trào thi đua nào",
            sentence="Bắt đầu từ kế hoạch phát động: chương trình đọc văn bản và đề xuất nội dung, "
            "chỉ tiêu để bạn xem lại.",
            actions=(read,),
        )

    # in columns

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        em = self.width() // self._theme.metrics.em
        self._arrange(3 if em >= THREE_FROM else 2 if em >= TWO_FROM else 1)

    def _arrange(self, columns: int) -> None:
        """Put the cards into so many columns; what is to be done stays at the top left."""
        if columns == self._columns:
            return
        self._columns = columns
        while (old := self._row.takeAt(0)) is not None:
            inner = old.layout()
            while inner is not None and inner.takeAt(0) is not None:
                pass
        todo, lists = (self._before_card, self._work_card), (self._owing_card,)
        shown, last = (self._bars_card,), (self._recent_card,)
        heat = (self._heat_card,)
        placed = {
            1: ((*todo, *lists, *shown, *heat, *last),),
            2: ((*todo, *lists, *last), (*shown, *heat)),
            3: ((*todo, *last), (*lists, *shown), heat),
        }[columns]
        for cards, share in zip(placed, SHARES[columns], strict=True):
            column = QVBoxLayout()
            column.setSpacing(self._theme.metrics.m)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            self._row.addLayout(column, share)

    # what is shown

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day; computed only once the page is seen."""
        self._campaign_id, self._day = campaign_id, day
        self._stack.setCurrentIndex(int(campaign_id is None))
        self._refresh_soon()

    def take_backup(self, state: object) -> None:
        """Take how fresh the backups are: a BackupState, or None when nothing is known."""
        self._backup = state if isinstance(state, BackupState) else None
        if self._made is not None:
            self._show_work(self._made)

    @override
    def _refresh(self, *_: object) -> None:
        if self._campaign_id is None or self._day is None:
            self._made = None
            return
        made = self._made = overview(self._desk, self._campaign_id, day=self._day)
        running = made.state is CampaignState.OPEN
        self.figures.show_figures(words.figures(made))
        self._show_work(made)
        self.owing.show_owing(made.owing)
        self._owing_card.setVisible(running)
        drafted = made.state is CampaignState.DRAFT
        for card in (self._bars_card, self._heat_card):
            card.setVisible(not drafted)
        if not drafted:
            self._show_results(made)
        today = self._desk.clock.today()
        self._recent.show_acts(tuple(words.change_row(one, today) for one in made.latest))

    def _show_work(self, made: Overview) -> None:
        items = [words.work_item(todo) for todo in made.todos]
        backup = words.backup_item(self._backup)
        if backup is not None:
            once = sum(todo.key in {"rounding", "legal"} for todo in made.todos)
            items.insert(len(items) - once, backup)
        self.work.show_items(tuple(items))
        self._work_card.setVisible(bool(items) or made.state is not CampaignState.DRAFT)
        self.steps.show_items(tuple(words.step_item(step) for step in made.steps))
        self._before_card.rename(words.STEPS_TITLE[made.state])
        self._before_card.setVisible(bool(made.steps))

    def _show_results(self, made: Overview) -> None:
        self._bars.show_fields(tuple(_bar(n, f) for n, f in enumerate(made.fields, start=1)))
        self.heat.show_heat(
            tuple((f"ND {n}", f.title) for n, f in enumerate(made.fields, start=1)),
            tuple(
                HeatRow(u.unit_id, u.name, tuple(HeatCell(c.state, c.percent) for c in u.cells))
                for u in made.units
            ),
        )

    # what is asked for

    def _want_reminders(self) -> None:
        self.wanted.emit("late")

    def _want_square(self, unit_id: int, field: int) -> None:
        if self._made is not None:
            field_id = self._made.fields[field].field_id if field >= 0 else None
            self.square_wanted.emit(unit_id, field_id)

    def _copy_reminder(self, unit_id: int) -> None:
        """Copy a unit's reminder and log it, without another window."""
        if self._campaign_id is None or self._day is None:
            return
        found = message(self._desk, self._campaign_id, unit_id, day=self._day)
        if found is None:
            return
        try:
            keep_reminders(self._desk, self._campaign_id, [found])
        except RuleError as error:
            self.told.emit(refusal(error))
            return
        QGuiApplication.clipboard().setText(found.text)
        name = self._desk.board(self._campaign_id).unit(unit_id).short_name
        self.told.emit(f"Đã chép tin nhắn nhắc {name} và ghi nhật ký; mở Zalo và dán.")


def _tone(percent: Decimal | None) -> Tone:
    return Tone.GOOD if percent is not None and percent >= words.GOOD_FROM else Tone.WARN


def _bar(number: int, field: FieldState) -> FieldProgress:
    note = f"ND {number} · {field.indicators} chỉ tiêu"
    return FieldProgress(field.short_title, field.percent, note, _tone(field.percent))
