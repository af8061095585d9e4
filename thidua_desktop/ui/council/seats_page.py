"""Thành phần: who is there, who is away and why; the quorum beside it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from thidua_desktop.domain.terms import Presence, VotingMethod
from thidua_desktop.services import meeting_votes as votes
from thidua_desktop.services.meeting_votes import Mark
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.meeting_picture import MeetingPicture, Seat
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Họ và tên", names=True),
    Column("Trong Hội đồng", 14),
    Column("Chức vụ", 16, spare=1),
    Column("Có mặt", 14),
    Column("Lý do vắng", 18),
)
WRITTEN_HINT = (
    "Lấy ý kiến bằng văn bản: thành viên nào gửi ý kiến thì được tính là có mặt. Ghi ý kiến ở "
    "bước Biểu quyết."
)
HINT = "Phím cách: có mặt · V: vắng · B: gửi bằng văn bản · Del: bỏ đánh dấu"
CLOSED = "Cuộc họp đã chốt kết quả."
TONES = {
    Presence.PRESENT: Tone.GOOD,
    Presence.WRITTEN: Tone.GOOD,
    Presence.ABSENT: Tone.MISSED,
}


class SeatsPage(QWidget):
    """Marks one member or several; every key is stored at once."""

    tried = Signal(object)  # Callable: an act that the window carries out

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._seen: MeetingPicture | None = None
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Thành viên dự họp")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        make = partial(make_action, self, theme)
        self.all_present = make("Tất cả có mặt", Icon.DONE, keys="Ctrl+Space")
        self.present = make("Có mặt", Icon.CHECK, keys="Space")
        self.absent = make("Vắng…", Icon.CLOSE, keys="V")
        self.wrote = make("Gửi bằng văn bản", Icon.PAPER, keys="B")
        self.forget = make("Bỏ đánh dấu", Icon.RESET, keys="Del")
        self.hint = label(HINT, "muted", wrap=True)
        self._bar = ActionBar(theme)
        for action in (self.all_present, self.present, self.absent, self.wrote, self.forget):
            self._bar.add_action(action)
        column = QVBoxLayout(self)
        bare(column, spacing=theme.metrics.s)
        column.addWidget(self._bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        self.setFocusProxy(self.table)
        self.all_present.triggered.connect(self._mark_all)
        self.present.triggered.connect(self._mark_present)
        self.absent.triggered.connect(self._ask_reason)
        self.wrote.triggered.connect(self._mark_written)
        self.forget.triggered.connect(self._forget)
        self.table.key_opened.connect(self._mark_present)

    def show_meeting(self, seen: MeetingPicture) -> None:
        """Show who sits there."""
        self._seen = seen
        self.table.show_lines(tuple(_line(seat) for seat in seen.seats))
        written = seen.meeting.method is VotingMethod.WRITTEN
        why = CLOSED if seen.is_closed else WRITTEN_HINT if written else ""
        for action in (self.all_present, self.present, self.absent, self.wrote, self.forget):
            allow(action, allowed=not why, why=why)
        self._bar.setVisible(not why)
        self.hint.setText(WRITTEN_HINT if written else CLOSED if seen.is_closed else HINT)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Ids of the selected members; the current one when none is."""
        model = self.table.model()
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        if not isinstance(model, LinesModel):
            return ()
        keys = tuple(key for row in rows if (key := model.key_at(row)) is not None)
        return keys or (() if self.table.key is None else (self.table.key,))

    def _mark_all(self, *_: object) -> None:
        if self._seen is not None:
            self.tried.emit(partial(votes.mark_all_present, self._desk, self._seen.meeting.id))

    def _mark_present(self, *_: object) -> None:
        self._mark(Presence.PRESENT)

    def _mark_written(self, *_: object) -> None:
        self._mark(Presence.WRITTEN)

    def _forget(self, *_: object) -> None:
        self._mark(None)

    def _ask_reason(self, *_: object) -> None:
        keys = self.chosen
        if self._seen is None or not keys:
            return
        names = [s.member.name for s in self._seen.seats if s.member.id in keys]
        form = ReasonDialog(
            self._theme,
            title=f"Vắng – {', '.join(names)}",
            action="Ghi vắng",
            hint="Ví dụ “Đi công tác”, “Nghỉ ốm”. Lý do ghi trong biên bản.",
            act=partial(self._mark_absent, keys),
            parent=self,
        )
        open_over(form)

    def _mark_absent(self, keys: tuple[int, ...], reason: str) -> None:
        self._mark(Presence.ABSENT, reason, keys)

    def _mark(
        self, presence: Presence | None, reason: str = "", keys: tuple[int, ...] = ()
    ) -> None:
        keys = keys or self.chosen
        if self._seen is None or not keys or not self.present.isEnabled():
            return
        marks = [Mark(key, presence, reason) for key in keys]
        act: Callable[[], object] = partial(
            votes.mark_presence, self._desk, self._seen.meeting.id, marks
        )
        self.tried.emit(act)
        if len(keys) == 1:
            self._step_down()

    def _step_down(self) -> None:
        below = self.table.currentIndex().row() + 1
        if below < self.table.model().rowCount():
            self.table.setCurrentIndex(self.table.model().index(below, 0))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _line(seat: Seat) -> Line:
    if seat.presence is None:
        presence = TextCell("chưa điểm danh", Tone.WARN)
    else:
        presence = TextCell(named(seat.presence), TONES[seat.presence], strong=True)
    return Line(
        seat.member.id,
        (
            TextCell(seat.member.name),
            TextCell(named(seat.member.role)),
            TextCell(seat.member.position_title, Tone.MUTED, tip=seat.member.position_title),
            presence,
            TextCell(seat.reason, tip=seat.reason),
        ),
    )
