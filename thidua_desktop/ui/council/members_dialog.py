"""Hội đồng thi đua - khen thưởng: who sits in it, as what, from when to when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.prize import valid_on
from thidua_desktop.domain.records import Collective, CouncilMember, Person, Unit
from thidua_desktop.services import council
from thidua_desktop.services.finder import searchable
from thidua_desktop.ui.council.list_window import ListedRow, ListWindow, WindowWords
from thidua_desktop.ui.council.member_form import EndDialog, MemberDialog
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

WORDS = WindowWords(
    title="Hội đồng thi đua - khen thưởng",
    table="Thành viên Hội đồng",
    thing="thành viên",
    prompt="Lọc theo tên, chức vụ, văn bản…",
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
EVERYBODY, SITTING, GONE = range(3)
GROUPS = ("Tất cả", "Đang là thành viên", "Đã thôi, chưa bắt đầu")
EMPTY = "Chưa có thành viên nào. Thêm theo quyết định thành lập Hội đồng; cuộc họp lấy từ đây."
CHOOSE = "Chọn một thành viên trong danh sách trước."


class MembersDialog(ListWindow):
    """The council of today first; who left stays for the minutes that name them."""

    words, columns, screen_key = WORDS, COLUMNS, "council_members"

    def __init__(self, theme: Theme, desk: Desk, *, parent: QWidget | None = None) -> None:
        super().__init__(theme, desk, parent=parent)
        self._coming: int | None = None
        self.group = self.filters.add_choice(Icon.FILTER, GROUPS, name="Thành viên")
        self.group.choose(SITTING)
        make = partial(make_action, self, theme)
        self.add = make("Thêm thành viên…", Icon.PLUS, keys="Ins")
        self.edit = make("Sửa…", Icon.EDIT, keys="F2")
        self.change = make("Đổi vai trò từ ngày…", Icon.HISTORY)
        self.end = make("Thôi từ ngày…", Icon.LEAVE)
        self.remove = make("Xóa", Icon.DELETE, keys="Del")
        self.up = make("Lên", Icon.UP, keys="Ctrl+Up")
        self.down = make("Xuống", Icon.DOWN, keys="Ctrl+Down")
        self.bar.add_action(self.add, main=True)
        for action in (self.edit, self.change, self.end, self.remove, self.up, self.down):
            self.bar.add_action(action)
        self.group.chosen.connect(self.show_found)
        self.table.key_opened.connect(self._edit)
        for action, slot in (
            (self.add, self._add),
            (self.edit, self._edit),
            (self.change, self._change),
            (self.end, self._end),
            (self.remove, self._remove),
            (self.up, self._up),
            (self.down, self._down),
        ):
            action.triggered.connect(slot)
        self.read()
        self.table.setFocus()

    @override
    def read(self) -> None:
        super().read()
        day = self._desk.clock.today()
        count = len(council.members_on(self._desk, day))
        words = f"Ngày {format_date(day)} Hội đồng có {count} thành viên." if count else EMPTY
        self.note.setText(words)

    @override
    def rows(self) -> tuple[ListedRow, ...]:
        return tuple(self._row(row) for row in council.members(self._desk))

    def _row(self, row: CouncilMember) -> ListedRow:
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
        return ListedRow(text, Line(row.id, cells), SITTING if sits else GONE)

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
    def keeps(self, row: ListedRow) -> bool:
        return self.group.current in {EVERYBODY, row.group}

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

    def _chosen(self) -> CouncilMember | None:
        return None if self.key is None else self._desk.store.get(CouncilMember, self.key)

    def _add(self, *_: object) -> None:
        self._open(MemberDialog(self._theme, self._desk, row=None, parent=self))

    def _edit(self, *_: object) -> None:
        row = self._chosen()
        if row is not None:
            self._open(MemberDialog(self._theme, self._desk, row=row, parent=self))

    def _change(self, *_: object) -> None:
        row = self._chosen()
        if row is not None:
            form = MemberDialog(self._theme, self._desk, row=row, changes=True, parent=self)
            self._open(form)

    def _open(self, form: MemberDialog) -> None:
        form.saved.connect(self._take_coming)
        form.accepted.connect(self._stored)
        open_over(form)

    def _take_coming(self, key: int) -> None:
        self._coming = key

    def _stored(self) -> None:
        self.stored()
        coming, self._coming = self._coming, None
        if coming is not None and not self.table.choose(coming):
            self.group.choose(EVERYBODY)
            self.filters.clear()
            self.show_found()
            self.table.choose(coming)

    def _end(self, *_: object) -> None:
        row = self._chosen()
        if row is not None:
            form = EndDialog(self._theme, self._desk, row=row, parent=self)
            form.accepted.connect(self.stored)
            open_over(form)

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
