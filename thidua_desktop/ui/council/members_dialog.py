"""Hội đồng thi đua - khen thưởng: who sits in it, as what, from when to when."""

from __future__ import annotations

from functools import partial

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.prize import valid_on
from thidua_desktop.domain.records import Collective, CouncilMember, Person, Unit
from thidua_desktop.services import council
from thidua_desktop.services.finder import searchable
from thidua_desktop.ui.council.member_form import EndDialog, MemberDialog
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWindow, ListWords
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details
from thidua_desktop.ui.widgets.parts import label

WORDS = ListWords(
    title="Hội đồng thi đua - khen thưởng",
    table="Thành viên Hội đồng",
    thing="thành viên",
    prompt="Lọc theo tên, chức vụ, văn bản…",
    screen="council_members",
    hint="Chọn một thành viên để xem.",
)
COLUMNS = (
    Column("Họ và tên", names=True),
    Column("Trong Hội đồng", 14),
    Column("Chức vụ", 15, spare=2),
    Column("Không biểu quyết về", 15, spare=1),
    Column("Từ ngày", 8, numbers=True),
    Column("Đến ngày", 8, numbers=True),
)
SITTING, GONE = 1, 2
GROUPS = ("Tất cả", "Đang là thành viên", "Đã thôi, chưa bắt đầu")
EMPTY = "Chưa có thành viên nào. Thêm theo quyết định thành lập Hội đồng; cuộc họp lấy từ đây."
CHOOSE = "Chọn một thành viên trong danh sách trước."


class MembersDialog(ListWindow):
    """The council of today first; who left stays for the minutes that name them."""

    words, columns, groups, ems = WORDS, COLUMNS, GROUPS, (86, 44)

    @override
    def make_acts(self) -> None:
        self.group.choose(SITTING)
        self.note = label("", "strong", wrap=True)
        self.notes.addWidget(self.note)
        self.add = self.add_act("Thêm thành viên…", Icon.PLUS, self._add, keys="Ins", main=True)
        self.edit = self.add_act("Sửa…", Icon.EDIT, self._edit, keys="F2")
        self.change = self.add_act("Đổi vai trò từ ngày…", Icon.HISTORY, self._change)
        self.end = self.add_act("Thôi từ ngày…", Icon.LEAVE, self._end)
        self.remove = self.add_act("Xóa", Icon.DELETE, self._remove, keys="Del")
        self.up = self.add_act("Lên", Icon.UP, self._up, keys="Ctrl+Up")
        self.down = self.add_act("Xuống", Icon.DOWN, self._down, keys="Ctrl+Down")
        self.table.key_opened.connect(self._edit)

    @override
    def read(self, *_: object) -> None:
        super().read()
        day = self._desk.clock.today()
        count = len(council.members_on(self._desk, day))
        words = f"Ngày {format_date(day)} Hội đồng có {count} thành viên." if count else EMPTY
        self.note.setText(words)

    @override
    def rows(self) -> tuple[Listed, ...]:
        return tuple(self._row(row) for row in council.members(self._desk))

    def _row(self, row: CouncilMember) -> Listed:
        sits = valid_on(row, self._desk.clock.today())
        tone = Tone.PLAIN if sits else Tone.MUTED
        own = self._own(row)
        cells = (
            TextCell(row.name, tone, strong=sits),
            TextCell(named(row.role), tone),
            TextCell(row.position_title, tone, tip=row.position_title),
            TextCell(own, Tone.MUTED, tip=own),
            TextCell(format_date(row.valid_from) if row.valid_from else "", Tone.MUTED),
            TextCell(format_date(row.valid_to) if row.valid_to else "", Tone.MUTED),
        )
        text = searchable(row.name, row.position_title, named(row.role), own, row.document)
        return Listed(text, Line(row.id, cells), frozenset({SITTING if sits else GONE}))

    def _own(self, row: CouncilMember) -> str:
        """Name whose cases are the member's own."""
        store = self._desk.store
        found = [
            store.get(cls, key).name
            for cls, key in (
                (Person, row.person_id),
                (Unit, row.heads_unit_id),
                (Collective, row.heads_collective_id),
            )
            if key is not None
        ]
        return "; ".join(found)

    @override
    def details(self, key: int) -> Details:
        row = self._desk.store.get(CouncilMember, key)
        return Details(
            kicker=named(row.role),
            title=row.name,
            rows=(
                DetailRow("Chức vụ", row.position_title or "chưa ghi"),
                DetailRow("Từ ngày", format_date(row.valid_from) if row.valid_from else "từ trước"),
                DetailRow("Đến ngày", format_date(row.valid_to) if row.valid_to else "đang giữ"),
                DetailRow("Không biểu quyết về", self._own(row) or "không có"),
                DetailRow("Văn bản", row.document or "chưa ghi"),
            ),
        )

    @override
    def allow_acts(self, key: int | None) -> None:
        for action in (self.edit, self.change, self.end, self.remove, self.up, self.down):
            allow(action, allowed=key is not None, why=CHOOSE)

    def _member(self) -> CouncilMember | None:
        return None if self.key is None else self._desk.store.get(CouncilMember, self.key)

    def _add(self, *_: object) -> None:
        self._open(MemberDialog(self._theme, self._desk, row=None, parent=self))

    def _edit(self, *_: object) -> None:
        row = self._member()
        if row is not None:
            self._open(MemberDialog(self._theme, self._desk, row=row, parent=self))

    def _change(self, *_: object) -> None:
        row = self._member()
        if row is not None:
            form = MemberDialog(self._theme, self._desk, row=row, changes=True, parent=self)
            self._open(form)

    def _open(self, form: MemberDialog) -> None:
        form.saved.connect(self.choose_later)
        self.open_form(form)

    def _end(self, *_: object) -> None:
        row = self._member()
        if row is not None:
            self.open_form(EndDialog(self._theme, self._desk, row=row, parent=self))

    def _remove(self, *_: object) -> None:
        if self.key is not None:
            self.attempt(partial(council.remove_member, self._desk, self.key))

    def _up(self, *_: object) -> None:
        self._move(-1)

    def _down(self, *_: object) -> None:
        self._move(1)

    def _move(self, step: int) -> None:
        if self.key is not None and council.move_member(self._desk, self.key, step=step):
            self.read()
