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
from thidua_desktop.services.finder import searchable
from thidua_desktop.services.notices import NoticeForm, NoticeState
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWords
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.nominations.files_window import FilesWindow
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.records import PublicNotice
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

WORDS: Final = ListWords(
    title="Công khai danh sách dự kiến khen thưởng",
    prompt="Lọc theo đợt xét, nơi công khai, văn bản…",
    thing="lần công khai",
    table="Các lần công khai",
    screen="notices",
    empty="Chưa có lần công khai nào. Công khai danh sách dự kiến trước khi quyết định.",
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


class NoticesDialog(FilesWindow):
    """Everything is stored at once; Ctrl+Z takes the newest act back."""

    words, columns = WORDS, COLUMNS
    files_words = "Tệp của lần công khai (thông báo, ảnh chụp)"

    def __init__(
        self, theme: Theme, desk: Desk, *, round_id: int | None = None, parent: QWidget | None
    ) -> None:
        """`round_id` is proposed for a new notice: the round on screen."""
        self._round_id = round_id
        self._notices: dict[int, tuple[PublicNotice, AwardRound]] = {}
        super().__init__(theme, desk, parent)

    @override
    def make_acts(self) -> None:
        self.note = label("", "muted", wrap=True)
        self.about.addWidget(self.note)
        self.about.addStretch(1)
        self.add = self.add_act("Công khai danh sách…", Icon.PLUS, self._add, keys="Ins", main=True)
        self.change = self.add_act("Sửa…", Icon.EDIT, self._change, keys="F2")
        self.remove = self.add_act("Bỏ", Icon.DELETE, self._remove, keys="Del")
        self.table.key_opened.connect(self._change)

    @override
    def rows(self) -> tuple[Listed, ...]:
        found = notices.every_notice(self._desk)
        self._notices = {row.id: (row, held) for row, held in found}
        return tuple(
            Listed(
                searchable(held.name, f"{row.place} {row.document} {row.note}"),
                self._line(row, held),
            )
            for row, held in found
        )

    def _open_rounds(self) -> tuple[AwardRound, ...]:
        rows = [row for row in self._desk.store.all(AwardRound) if row.closed_on is None]
        return tuple(sorted(rows, key=lambda row: (row.id != self._round_id, -row.id)))

    def _line(self, row: PublicNotice, held: AwardRound) -> Line:
        words, tone, mark = STATES[notices.state_on(row, self._desk.clock.today())]
        return Line(
            row.id,
            (
                TextCell(held.name),
                TextCell(format_date(row.starts)),
                TextCell(format_date(row.ends)),
                TextCell(row.place, Tone.MUTED),
                TextCell(row.document, Tone.MUTED),
                TextCell(words, tone, state=mark),
            ),
        )

    @override
    def show_one(self, key: int | None) -> None:
        row, held = self._notices[key] if key is not None else (None, None)
        self.title.setText("" if held is None else held.name)
        self.note.setText("" if row is None else _about(row))
        owner = None if row is None else Owner(notice_id=row.id)
        closed = held is not None and held.closed_on is not None
        self.show_files(None if held is None else held.campaign_id, owner, closed=closed)

    @override
    def allow_acts(self, key: int | None) -> None:
        closed = key is not None and self._notices[key][1].closed_on is not None
        why = CHOOSE_FIRST if key is None else CLOSED if closed else ""
        for action in (self.change, self.remove):
            allow(action, allowed=not why, why=why)
        allow(self.add, allowed=bool(self._open_rounds()), why=NO_OPEN_ROUND)

    def _add(self, *_: object) -> None:
        self._open(self._open_rounds(), None)

    def _change(self, *_: object) -> None:
        if self.key is not None and self.change.isEnabled():
            row, held = self._notices[self.key]
            self._open((held,), row)

    def _open(self, rounds: tuple[AwardRound, ...], row: PublicNotice | None) -> None:
        self.open_form(NoticeDialog(self._theme, self._desk, rounds=rounds, row=row, parent=self))

    def _remove(self, *_: object) -> None:
        if self.key is not None:
            self.attempt(partial(notices.remove_notice, self._desk, self.key))


def _about(row: PublicNotice) -> str:
    parts = (
        f"Từ {format_date(row.starts)} đến hết {format_date(row.ends)}",
        row.place,
        row.document,
        row.note,
    )
    return "\n".join(part for part in parts if part)
