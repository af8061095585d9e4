"""Sổ trường hợp dừng xét: who, why, from when to when, and which nominations it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem
from thidua_desktop.domain.eligibility import is_live
from thidua_desktop.domain.records import AwardRound, StopFlag
from thidua_desktop.services.finder import searchable
from thidua_desktop.services.stop_flags import remove_flag, stop_flags, stopped
from thidua_desktop.services.subjects import subject_name, subject_of, unit_of
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWords
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.registers.base import CHOOSE_FIRST, RegisterDialog
from thidua_desktop.ui.stop_flags.flag_form import EndFlagDialog, FlagDialog
from thidua_desktop.ui.texts import label, sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.services.subjects import Subject
    from thidua_desktop.ui.master.form import FormDialog

WORDS = ListWords(
    screen="stop_flags",
    title="Trường hợp dừng xét",
    table="Sổ trường hợp dừng xét",
    thing="trường hợp",
    prompt="Lọc theo tên, đơn vị, văn bản…",
    hint="Chọn một dòng để xem lý do và đề nghị đang bị dừng.",
    empty="Chưa có trường hợp nào. Không có ghi nhận thì điều kiện này được coi là đạt, như cam "
    "kết trong tờ trình.",
)
GROUPS = ("Tất cả", "Đang dừng xét", "Đã kết thúc")
COLUMNS = (
    Column("Đơn vị, cá nhân, hộ"),
    Column("Thuộc đơn vị", 13, spare=2),
    Column("Lý do", 14),
    Column("Từ ngày", 8, numbers=True),
    Column("Đến hết ngày", 8, numbers=True, spare=1),
    Column("Đề nghị bị dừng", 9, numbers=True),
)
STOPPING, OVER = "Đang dừng xét", "Đã kết thúc"
NOTHING = "Không có đề nghị nào đang bị dừng."


class FlagsDialog(RegisterDialog):
    """The register of the office; what a complaint raised changes only with the complaint."""

    words, columns, groups = WORDS, COLUMNS, GROUPS

    @override
    def make_acts(self) -> None:
        super().make_acts()
        self.subject: Subject | None = None
        self.end = self.add_act("Kết thúc…", Icon.DONE, self._end)

    def propose(self, subject: Subject | None) -> None:
        """Propose whom a new one is about: whose nomination is looked at."""
        self.subject = subject

    @override
    def rows(self) -> tuple[Listed, ...]:
        return tuple(self._row(row) for row in stop_flags(self._desk, day=self._day))

    def _row(self, row: StopFlag) -> Listed:
        name, unit, of = self._whose(row)
        live, count = is_live(row, self._day), len(stopped(self._desk, row))
        cells = (
            TextCell(name),
            TextCell(of, Tone.MUTED),
            TextCell(label(row.reason), Tone.BAD if live else Tone.MUTED),
            TextCell(format_date(row.starts), Tone.MUTED),
            TextCell(format_date(row.ends) if row.ends else "", Tone.MUTED),
            TextCell(str(count) if count else "", Tone.WARN),
        )
        return Listed(
            searchable(name, unit, row.document, row.note),
            Line(row.id, cells),
            frozenset({1 if live else 2}),
            self._unit_id_of(row),
        )

    def _whose(self, row: StopFlag) -> tuple[str, str, str]:
        """Name the subject and its unit; the last is "" for a unit itself."""
        subject = subject_of(row)
        assert subject is not None  # noqa: S101 - a flag is always of somebody
        unit = unit_of(self._desk, subject).short_name
        return subject_name(self._desk, subject), unit, "" if subject.unit_id else unit

    def _unit_id_of(self, row: StopFlag) -> int:
        subject = subject_of(row)
        assert subject is not None  # noqa: S101 - a flag is always of somebody
        return unit_of(self._desk, subject).id

    @override
    def details(self, key: int) -> Details:
        row = self._desk.store.get(StopFlag, key)
        name, _, of = self._whose(row)
        live = is_live(row, self._day)
        rows = [DetailRow("Tình trạng", STOPPING if live else OVER, "", Tone.BAD)]
        if of:
            rows.append(DetailRow("Đơn vị", of))
        rows += [
            DetailRow("Từ ngày", format_date(row.starts)),
            DetailRow("Đến hết ngày", format_date(row.ends) if row.ends else "Chưa có kết luận"),
            DetailRow("Văn bản", row.document or "Chưa ghi"),
        ]
        if row.note:
            rows.append(DetailRow("Ghi chú", row.note))
        if row.complaint_id is not None:
            rows.append(DetailRow("Nguồn", sentence(Problem("flag", "flag.of_complaint"))))
        return Details(label(row.reason), name, tuple(rows), (self._stopped(row),))

    def _stopped(self, row: StopFlag) -> DetailSection:
        store = self._desk.store
        found = tuple(
            DetailRow("", f"{one.printed_name}, {store.get(AwardRound, one.round_id).name}")
            for one in stopped(self._desk, row)
        )
        return DetailSection("Đề nghị đang bị dừng", found, NOTHING)

    @override
    def allow_acts(self, key: int | None) -> None:
        super().allow_acts(key)
        row = None if key is None else self._desk.store.get(StopFlag, key)
        why = CHOOSE_FIRST if row is None else ""
        if row is not None and row.complaint_id is not None:
            why = sentence(Problem("flag", "flag.of_complaint"))
            for action in (self.edit, self.remove):
                allow(action, allowed=False, why=why)
        elif row is not None and not is_live(row, self._day):
            why = f"{OVER}."
        allow(self.end, allowed=not why, why=why)

    @override
    def form(self, key: int | None) -> FormDialog:
        made = FlagDialog(self._theme, self._desk, flag_id=key, subject=self.subject, parent=self)
        made.saved.connect(self.choose_later)
        return made

    @override
    def remove_row(self, key: int) -> str:
        return remove_flag(self._desk, key)

    def _end(self, *_: object) -> None:
        if self.key is not None:
            self.open_form(EndFlagDialog(self._theme, self._desk, flag_id=self.key, parent=self))
