"""Công khai danh sách dự kiến khen thưởng: the notices of all rounds and their papers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QComboBox, QLineEdit
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import AwardRound
from thidua_desktop.domain.terms import CellState
from thidua_desktop.services import notices
from thidua_desktop.services.evidence_owner import Owner
from thidua_desktop.services.finder import Searchable, find, searchable
from thidua_desktop.services.notices import NoticeForm, NoticeState
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import FormDialog, day_field, open_over
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.nominations.list_window import ListWindow, ListWords
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.award_records import PublicNotice
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

WORDS: Final = ListWords(
    title="Công khai danh sách dự kiến khen thưởng",
    prompt="Lọc theo đợt xét, nơi công khai, văn bản…",
    table="Các lần công khai",
    screen="notices",
    files="Tệp của lần công khai (thông báo, ảnh chụp)",
)
COLUMNS: Final = (
    Column("Đợt xét"),
    Column("Từ ngày", 8),
    Column("Đến ngày", 8),
    Column("Nơi công khai", 16, spare=1),
    Column("Văn bản", 14, spare=2),
    Column("Tình trạng", 12),
)
STATES: Final[Mapping[NoticeState, tuple[str, Tone, CellState]]] = {
    NoticeState.AHEAD: ("Chưa đến ngày", Tone.MUTED, CellState.NO_DATA),
    NoticeState.RUNNING: ("Đang công khai", Tone.WARN, CellState.IN_PROGRESS),
    NoticeState.ENDED: ("Đã hết hạn", Tone.GOOD, CellState.REACHED),
}
CHOOSE_FIRST: Final = "Chọn một lần công khai trong bảng trước."
NO_OPEN_ROUND: Final = "Chưa có đợt xét nào đang mở. Mở một đợt xét trước."
CLOSED: Final = "Hồ sơ khen thưởng của đợt xét đã chốt."


def notice_words(row: PublicNotice, day: date) -> str:
    """Say in a few words how a notice stands."""
    state = notices.state_on(row, day)
    if state is NoticeState.RUNNING:
        return f"Đang công khai đến {format_date(row.ends)}"
    if state is NoticeState.AHEAD:
        return f"Công khai từ {format_date(row.starts)}"
    return f"Đã công khai đến {format_date(row.ends)}"


class NoticeDialog(FormDialog):
    """Writes a notice of a round down, or changes one (`row`)."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        rounds: tuple[AwardRound, ...],
        row: PublicNotice | None = None,
        parent: QWidget | None,
    ) -> None:
        """Take the `rounds` to choose from, the first one proposed."""
        verb = "Công khai danh sách" if row is None else "Sửa lần công khai"
        super().__init__(
            theme, title=verb, action="Ghi công khai" if row is None else "Lưu", parent=parent
        )
        self._desk, self._row = desk, row
        today = desk.clock.today()
        self.round = QComboBox()
        for held in rounds:
            self.round.addItem(held.name, held.id)
        self.starts = day_field(today if row is None else row.starts)
        self.ends = day_field(None if row is None else row.ends)
        self.place, self.document, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.add_field("round", "Đợt xét", self.round)
        self.add_field("starts", "Từ ngày", self.starts)
        self.add_field("ends", "Đến hết ngày", self.ends)
        self.add_field(
            "place", "Nơi công khai", self.place, hint="Ví dụ “Bảng tin trụ sở, cổng thông tin xã”."
        )
        self.add_field("document", "Văn bản", self.document, hint="Số, ngày thông báo nếu có.")
        self.add_field("note", "Ghi chú", self.note)
        if row is not None:
            self.show_field("round", shown=False)
            self.place.setText(row.place)
            self.document.setText(row.document)
            self.note.setText(row.note)
        self.ends.setFocus()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 30)

    @override
    def save(self) -> None:
        form = NoticeForm(
            starts=self.starts.text(),
            ends=self.ends.text(),
            place=self.place.text(),
            document=self.document.text(),
            note=self.note.text(),
        )
        row = self._row
        round_id = self.round.currentData() if row is None else row.round_id
        notices.save_notice(self._desk, round_id, form, notice_id=None if row is None else row.id)


class _Found:
    """A notice with its round and the text it is found by."""

    def __init__(self, row: PublicNotice, held: AwardRound) -> None:
        self.row, self.held = row, held
        self.text: Searchable = searchable(held.name, f"{row.place} {row.document} {row.note}")


class NoticesDialog(ListWindow):
    """Everything is stored at once; Ctrl+Z takes the newest act back."""

    def __init__(
        self, theme: Theme, desk: Desk, *, round_id: int | None = None, parent: QWidget | None
    ) -> None:
        """`round_id` is proposed for a new notice: the round on screen."""
        super().__init__(theme, desk, words=WORDS, columns=COLUMNS, parent=parent)
        self._round_id = round_id
        self._rows: tuple[_Found, ...] = ()
        self.note = label("", "muted", wrap=True)
        self.about.addWidget(self.note)
        self.about.addStretch(1)
        self.add = self.add_act("Công khai danh sách…", Icon.PLUS, keys="Ins", main=True)
        self.change = self.add_act("Sửa…", Icon.EDIT, keys="F2")
        self.remove = self.add_act("Bỏ", Icon.DELETE, keys="Del")
        self.filters.text_changed.connect(self._show)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._change)
        self.add.triggered.connect(self._add)
        self.change.triggered.connect(self._change)
        self.remove.triggered.connect(self._remove)
        self.read()
        self.table.setFocus()

    @override
    def read(self) -> None:
        """Read the notices anew and keep the chosen one."""
        self._rows = tuple(_Found(row, held) for row, held in notices.every_notice(self._desk))
        open_rounds = self._open_rounds()
        why = "" if open_rounds else NO_OPEN_ROUND
        allow(self.add, allowed=not why, why=why)
        self._show()
        if not self._rows:
            self.say("Chưa có lần công khai nào. Công khai danh sách dự kiến trước khi quyết định.")

    def _open_rounds(self) -> tuple[AwardRound, ...]:
        rows = [row for row in self._desk.store.all(AwardRound) if row.closed_on is None]
        return tuple(sorted(rows, key=lambda row: (row.id != self._round_id, -row.id)))

    def _show(self, *_: object) -> None:
        found = find(self.filters.words, self._rows)
        self.table.show_lines(tuple(self._line(one) for one in found))
        self.filters.say_count(f"{len(found)}/{len(self._rows)} lần công khai")
        if self.table.key is None and found:
            self.table.choose(found[0].row.id)
        self._show_chosen()

    def _line(self, one: _Found) -> Line:
        row = one.row
        words, tone, mark = STATES[notices.state_on(row, self._desk.clock.today())]
        return Line(
            row.id,
            (
                TextCell(one.held.name),
                TextCell(format_date(row.starts)),
                TextCell(format_date(row.ends)),
                TextCell(row.place, Tone.MUTED),
                TextCell(row.document, Tone.MUTED),
                TextCell(words, tone, state=mark),
            ),
        )

    @property
    def current(self) -> PublicNotice | None:
        """The chosen notice."""
        one = self._chosen()
        return None if one is None else one.row

    def _chosen(self) -> _Found | None:
        return next((one for one in self._rows if one.row.id == self.table.key), None)

    def _show_chosen(self, *_: object) -> None:
        one = self._chosen()
        closed = one is not None and one.held.closed_on is not None
        self.title.setText("" if one is None else one.held.name)
        self.note.setText("" if one is None else _about(one.row))
        owner = None if one is None else Owner(notice_id=one.row.id)
        campaign_id = None if one is None else one.held.campaign_id
        self.show_files(campaign_id, owner, closed=closed)
        why = CHOOSE_FIRST if one is None else CLOSED if closed else ""
        for action in (self.change, self.remove):
            allow(action, allowed=not why, why=why)

    def _add(self, *_: object) -> None:
        self._open(self._open_rounds(), None)

    def _change(self, *_: object) -> None:
        one = self._chosen()
        if one is not None and self.change.isEnabled():
            self._open((one.held,), one.row)

    def _open(self, rounds: tuple[AwardRound, ...], row: PublicNotice | None) -> None:
        form = NoticeDialog(self._theme, self._desk, rounds=rounds, row=row, parent=self)
        form.accepted.connect(self.stored)
        open_over(form)

    def _remove(self, *_: object) -> None:
        if self.current is not None:
            self.attempt(
                partial(notices.remove_notice, self._desk, self.current.id),
                "Đã bỏ lần công khai cùng tệp của nó. Ctrl+Z để hoàn tác.",
            )


def _about(row: PublicNotice) -> str:
    parts = (
        f"Từ {format_date(row.starts)} đến hết {format_date(row.ends)}",
        row.place,
        row.document,
        row.note,
    )
    return "\n".join(part for part in parts if part)
