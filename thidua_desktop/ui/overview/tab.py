"""Tab Tổng quan: answers "what should I do now" in five seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.services.overview import overview
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.page import make_action
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.card import Card
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.field_bars import FieldBars, FieldProgress
from thidua_desktop.ui.widgets.heat_table import HeatCell, HeatRow, HeatTable
from thidua_desktop.ui.widgets.work_list import RecentList, WorkItem, WorkList

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from PySide6.QtGui import QShowEvent

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.overview import FieldState, Overview, Todo
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.theme import Theme

WORK: dict[str, tuple[Icon, str, str]] = {
    "late": (Icon.ALERT, "{count} đơn vị có chỉ tiêu quá hạn: {names}", "Xem tiến độ"),
    "silent": (Icon.MESSAGE, "{count} đơn vị chưa đủ số liệu: {names}", "Xem tiến độ"),
    "to_check": (
        Icon.BADGE_ALERT,
        "{count} chỉ tiêu suy ra từ kế hoạch, cần xem lại",
        "Xem chỉ tiêu",
    ),
    "unassigned": (Icon.INDICATORS, "{count} chỉ tiêu chưa giao cho đơn vị nào", "Giao chỉ tiêu"),
    "unmet": (Icon.AWARD, "{count} đề nghị khen thưởng chưa đủ điều kiện", "Xem đề nghị"),
    "number": (Icon.STAMP, "{count} quyết định chưa có số của Văn thư", "Nhập số"),
    "rounding": (Icon.INFO, "Kế toán chưa chọn cách làm tròn tiền thưởng", "Chọn"),
    "legal": (Icon.BOOK, "{count} văn bản pháp lý chưa xác nhận", "Xem văn bản"),
}
NAMES_SHOWN = 3
GOOD_FROM = 90


class OverviewTab(QWidget):
    """Things to do, completion, heat map, latest changes."""

    wanted = Signal(str)  # key of the thing to do whose button was pressed
    unit_wanted = Signal(int)  # id of a unit whose row was opened
    plan_wanted = Signal()  # nothing: a plan is to be read, for there is no campaign yet

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._day: date | None = None
        self._stale = False
        self._work = WorkList(theme, nothing="Không còn việc nào đang chờ.")
        self._work.wanted.connect(self.wanted)
        self._bars = FieldBars(theme)
        self._heat = HeatTable(theme)
        self._heat.unit_chosen.connect(self.unit_wanted)
        self._recent = RecentList(theme)
        self._work_card = Card(theme, "Việc cần làm")
        self._lay_out()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        recent, bars = (
            Card(self._theme, "Vừa thay đổi"),
            Card(self._theme, "Mức hoàn thành theo nội dung"),
        )
        heat = Card(self._theme, "Đơn vị × nội dung", flush=True)
        for card, widget in (
            (self._work_card, self._work),
            (recent, self._recent),
            (bars, self._bars),
            (heat, self._heat),
        ):
            card.add(widget)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(m.l, m.l, m.l, m.l)
        row.setSpacing(m.m)
        for cards, share in (((self._work_card, recent), 10), ((bars,), 8), ((heat,), 10)):
            column = QVBoxLayout()
            column.setSpacing(m.m)
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)
            row.addLayout(column, share)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._stack = QStackedWidget()
        self._stack.addWidget(area)
        self._stack.addWidget(self._nothing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

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

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show a campaign as at a day."""
        self._campaign_id, self._day = campaign_id, day
        self._refresh()

    def take(self, _delta: Delta) -> None:
        """Show what a committed change made of it all; in the background only once it is shown."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._refresh()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._refresh()

    def _refresh(self) -> None:
        self._stack.setCurrentIndex(int(self._campaign_id is None))
        if self._campaign_id is None or self._day is None:
            return
        made = overview(self._desk, self._campaign_id, day=self._day)
        self._work_card.say(_days_left(made))
        self._work.show_items(tuple(_item(todo) for todo in made.todos))
        self._bars.show_fields(tuple(_bar(f) for f in made.fields))
        self._heat.show_heat(
            tuple((f"ND {n}", f.title) for n, f in enumerate(made.fields, start=1)),
            tuple(
                HeatRow(u.unit_id, u.name, tuple(HeatCell(c.state, c.percent) for c in u.cells))
                for u in made.units
            ),
        )
        self._recent.show_acts(tuple((at.strftime("%H:%M"), what) for at, what in made.latest))


def _days_left(made: Overview) -> str:
    if made.days_left is None:
        return ""
    if made.days_left < 0:
        return "đợt thi đua đã kết thúc"
    return f"còn {made.days_left} ngày đến khi kết thúc đợt thi đua"


def _tone(percent: Decimal | None) -> Tone:
    return Tone.GOOD if percent is not None and percent >= GOOD_FROM else Tone.WARN


def _bar(field: FieldState) -> FieldProgress:
    note = f"{field.indicators} chỉ tiêu"
    return FieldProgress(field.short_title, field.percent, note, _tone(field.percent))


def _item(todo: Todo) -> WorkItem:
    icon, words, act = WORK[todo.key]
    names = ", ".join(todo.names[:NAMES_SHOWN])
    if len(todo.names) > NAMES_SHOWN:
        names += "…"
    return WorkItem(todo.key, icon, words.format(count=todo.count, names=names), act)
