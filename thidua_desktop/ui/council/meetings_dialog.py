"""Họp, biểu quyết: the meetings of a round, the newest first; or why no council is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.council import Outcome
from thidua_desktop.domain.records import AwardRound, Meeting, Nomination
from thidua_desktop.domain.terms import NominationState
from thidua_desktop.services import council, meetings
from thidua_desktop.services.evidence import Owner
from thidua_desktop.services.finder import searchable
from thidua_desktop.services.meeting_picture import picture
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.council.meeting_form import MeetingFormDialog
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWindow, ListWords
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.registers.choices import evidence_section
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.meeting_picture import MeetingPicture
    from thidua_desktop.ui.theme import Theme

WORDS = ListWords(
    title="Họp Hội đồng, biểu quyết",
    table="Các cuộc họp",
    thing="cuộc họp",
    prompt="Lọc theo ngày, địa điểm, cách biểu quyết…",
    screen="council_meetings",
    hint="Chọn một cuộc họp để xem thành phần và kết quả.",
)
COLUMNS = (
    Column("Ngày họp", 8, numbers=True),
    Column("Cách biểu quyết", 13),
    Column("Có mặt", 6, numbers=True),
    Column("Được thông qua", 9, numbers=True),
    Column("Tình trạng"),
    Column("Địa điểm", 14, spare=1),
)
NO_ROUND = "Chưa có đợt xét khen thưởng nào. Mở đợt xét ở tab Khen thưởng."
CHOOSE = "Chọn một cuộc họp trong danh sách trước."
IS_CLOSED = "Cuộc họp đã chốt kết quả nên không xóa được; mở lại trước."
ROUND_CLOSED = "Đợt xét đã chốt hồ sơ."
SKIPPED = "Đợt này ghi là không họp Hội đồng. Đưa ra Hội đồng trước."


class MeetingsDialog(ListWindow):
    """One round at a time; the campaign's own rounds stand before the others."""

    words, columns, ems = WORDS, COLUMNS, (86, 44)
    meeting_wanted = Signal(int)  # id of the meeting that is to be opened

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int | None,
        parent: QWidget | None = None,
    ) -> None:
        self._campaign_id = campaign_id
        super().__init__(theme, desk, parent)

    @override
    def make_acts(self) -> None:
        self.note = label("", "strong", wrap=True)
        self.notes.addWidget(self.note)
        self.rounds = QComboBox()
        self.rounds.setAccessibleName("Đợt xét")
        for held in _rounds(self._desk, self._campaign_id):
            self.rounds.addItem(held.name, held.id)
        self.add = self.add_act("Cuộc họp mới…", Icon.PLUS, self._add, keys="Ins", main=True)
        self.open_one = self.add_act("Mở", Icon.DONE, self._open)
        self.remove = self.add_act("Xóa", Icon.DELETE, self._remove, keys="Del")
        self.skip = self.add_act("Không họp Hội đồng…", Icon.MINUS, self._skip)
        self.ask = self.add_act("Đưa ra Hội đồng", Icon.RESET, self._ask)
        self.bar.add_widget(self.rounds)
        self.rounds.currentIndexChanged.connect(self.read)
        self.table.key_opened.connect(self.meeting_wanted)

    @property
    def round_id(self) -> int | None:
        """Id of the round that is shown."""
        return self.rounds.currentData()

    def _held(self) -> AwardRound | None:
        return None if self.round_id is None else self._desk.store.get(AwardRound, self.round_id)

    @override
    def read(self, *_: object) -> None:
        super().read()
        self.note.setText(self._round_words())

    def _round_words(self) -> str:
        held = self._held()
        if held is None:
            return NO_ROUND
        if held.council_skipped:
            return f"Không họp Hội đồng: {held.council_skipped}"
        rows = self._desk.store.where(Nomination, round_id=held.id)
        waits = sum(row.state is NominationState.ELIGIBLE for row in rows)
        members = len(council.members_on(self._desk, self._desk.clock.today()))
        return f"{waits} đề nghị chờ Hội đồng xét · Hội đồng hôm nay có {members} thành viên"

    @override
    def rows(self) -> tuple[Listed, ...]:
        held = self._held()
        found = () if held is None else meetings.meetings_of(self._desk, held.id)
        return tuple(self._row(row) for row in found)

    def _row(self, row: Meeting) -> Listed:
        seen = picture(self._desk, row.id)
        passed, voted = _passed(seen)
        day = format_date(row.held_on)
        standing = (
            TextCell(f"đã chốt ngày {format_date(row.closed_on)}", Tone.GOOD)
            if row.closed_on
            else TextCell("chưa chốt", Tone.WARN, strong=True)
        )
        cells = (
            TextCell(day),
            TextCell(named(row.method)),
            TextCell(f"{seen.present}/{seen.members}"),
            TextCell(f"{passed}/{voted}" if voted else ""),
            standing,
            TextCell(row.place, Tone.MUTED),
        )
        text = searchable(day, named(row.method), row.place, row.note)
        return Listed(text, Line(row.id, cells))

    @override
    def details(self, key: int) -> Details:
        seen = picture(self._desk, key)
        row, names = seen.meeting, {s.member.id: s.member.name for s in seen.seats}
        hours = " – ".join(part for part in (row.started_at, row.ended_at) if part)
        passed, voted = _passed(seen)
        away = [s for s in seen.seats if not s.is_present and s.presence is not None]
        absent = "; ".join(f"{s.member.name} ({s.reason})" for s in away) or "không có"
        return Details(
            kicker=named(row.method),
            title=f"Họp ngày {format_date(row.held_on)}",
            rows=(
                DetailRow("Thời gian", hours or "chưa ghi"),
                DetailRow("Địa điểm", row.place or "chưa ghi"),
                DetailRow("Chủ tọa", names.get(row.chair_id or 0, "chưa chọn")),
                DetailRow("Thư ký", names.get(row.secretary_id or 0, "chưa chọn")),
                DetailRow("Có mặt", f"{seen.present}/{seen.members}"),
                DetailRow("Vắng", absent),
                DetailRow("Được thông qua", f"{passed}/{voted}" if voted else "chưa có kết quả"),
            ),
            sections=(evidence_section(self._desk, Owner(meeting_id=key)),),
        )

    @override
    def allow_acts(self, key: int | None) -> None:
        held = self._held()
        shut = NO_ROUND if held is None else ROUND_CLOSED if held.closed_on else ""
        skipped = held is not None and bool(held.council_skipped)
        row = None if key is None else self._desk.store.get(Meeting, key)
        closed = row is not None and row.closed_on is not None
        for action, why in (
            (self.add, shut or (SKIPPED if skipped else "")),
            (self.open_one, CHOOSE if row is None else ""),
            (self.remove, CHOOSE if row is None else IS_CLOSED if closed else shut),
            (self.skip, shut),
            (self.ask, shut),
        ):
            allow(action, allowed=not why, why=why)
        self.skip.setVisible(not skipped)
        self.ask.setVisible(skipped)

    def _add(self, *_: object) -> None:
        if self.round_id is not None:
            form = MeetingFormDialog(self._theme, self._desk, round_id=self.round_id, parent=self)
            form.saved.connect(self.choose_later)
            form.accepted.connect(self._opened)
            open_over(form)

    def _opened(self) -> None:
        self.tell_stored()
        self._open()

    def _open(self, *_: object) -> None:
        if self.key is not None:
            self.meeting_wanted.emit(self.key)

    def _remove(self, *_: object) -> None:
        if self.key is not None:
            self.attempt(partial(meetings.delete_meeting, self._desk, self.key))

    def _skip(self, *_: object) -> None:
        if self.round_id is None:
            return
        form = ReasonDialog(
            self._theme,
            title="Không họp Hội đồng",
            action="Ghi lý do",
            hint="Ví dụ “Khen đột xuất, đã xét tại họp liên tịch ngày 14/01/2026”.",
            act=partial(_skip, self._desk, self.round_id),
            parent=self,
        )
        self.open_form(form)

    def _ask(self, *_: object) -> None:
        if self.round_id is not None:
            self.attempt(partial(council.ask_again, self._desk, self.round_id))


def _skip(desk: Desk, round_id: int, reason: str) -> None:
    council.skip(desk, round_id, reason=reason)


def _passed(seen: MeetingPicture) -> tuple[int, int]:
    """Count who passed, of those voted about."""
    voted = [case for case in seen.cases if case.last is not None]
    return sum(seen.result(case) is Outcome.PASSED for case in voted), len(voted)


def _rounds(desk: Desk, campaign_id: int | None) -> list[AwardRound]:
    """List the rounds, those of the campaign on screen first, the newest before the older."""
    rows = sorted(desk.store.all(AwardRound), key=lambda row: -row.id)
    return sorted(rows, key=lambda row: row.campaign_id != campaign_id)
