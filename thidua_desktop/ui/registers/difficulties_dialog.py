"""Sổ khó khăn, vướng mắc: what was raised, who answers it by when, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import Difficulty
from thidua_desktop.services.difficulties import (
    Standing,
    difficulties,
    remove_difficulty,
    standing,
)
from thidua_desktop.services.evidence import Owner
from thidua_desktop.services.finder import searchable
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWords
from thidua_desktop.ui.registers.base import RegisterDialog
from thidua_desktop.ui.registers.choices import evidence_section, indicator_name
from thidua_desktop.ui.registers.difficulty_form import WHOLE, DifficultyDialog
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.ui.master.form import FormDialog

WORDS = ListWords(
    screen="difficulties",
    title="Khó khăn, vướng mắc",
    table="Sổ khó khăn, vướng mắc",
    thing="khó khăn",
    prompt="Lọc theo nội dung, đơn vị, người giải quyết…",
    hint="Chọn một dòng để xem ai giải quyết và kết luận thế nào.",
    empty="Chưa có khó khăn, vướng mắc nào trong sổ. Đơn vị nêu điều gì thì ghi ngay, "
    "để không điều nào bị bỏ quên.",
)
STANDINGS = {
    Standing.WAITING: ("Chờ trả lời", Tone.WARN),
    Standing.OVERDUE: ("Quá hạn", Tone.BAD),
    Standing.ANSWERED: ("Đã trả lời", Tone.GOOD),
}
GROUPS = ("Tất cả", *(words for words, _ in STANDINGS.values()))
COLUMNS = (
    Column("Khó khăn, vướng mắc"),
    Column("Đơn vị", 11),
    Column("Ngày nêu", 8, numbers=True, spare=2),
    Column("Người giải quyết", 12, spare=1),
    Column("Hạn", 8, numbers=True),
    Column("Tình trạng", 8),
)


class DifficultiesDialog(RegisterDialog):
    """The register of one campaign as at a day."""

    words, columns, groups = WORDS, COLUMNS, GROUPS

    @override
    def rows(self) -> tuple[Listed, ...]:
        listed = difficulties(self._desk, self._campaign_id, day=self._day)
        return tuple(self._row(row) for row in listed)

    def _row(self, row: Difficulty) -> Listed:
        stands = standing(row, self._day)
        words, tone = STANDINGS[stands]
        unit = self._unit_name(row)
        cells = (
            TextCell(row.content, tip=row.content),
            TextCell(unit),
            TextCell(format_date(row.raised_on), Tone.MUTED),
            TextCell(row.owner or "Chưa giao", Tone.PLAIN if row.owner else Tone.WARN),
            TextCell(format_date(row.due_on) if row.due_on else ""),
            TextCell(words, tone),
        )
        return Listed(
            searchable(row.content, unit, row.owner, row.answer),
            Line(row.id, cells),
            frozenset({list(STANDINGS).index(stands) + 1}),
            row.unit_id,
        )

    def _unit_name(self, row: Difficulty) -> str:
        board = self._desk.board(self._campaign_id)
        return WHOLE if row.unit_id is None else board.unit(row.unit_id).short_name

    @override
    def details(self, key: int) -> Details:
        row = self._desk.store.get(Difficulty, key)
        board = self._desk.board(self._campaign_id)
        words, _ = STANDINGS[standing(row, self._day)]
        due = format_date(row.due_on) if row.due_on else "Chưa đặt hạn"
        about = indicator_name(board, row.indicator_id, self._day)
        answered = f"Ngày {format_date(row.answered_on)}" if row.answered_on else ""
        return Details(
            kicker=self._unit_name(row),
            title=row.content,
            rows=(
                DetailRow("Tình trạng", words),
                *((DetailRow("Về chỉ tiêu", about),) if about else ()),
                DetailRow("Ngày nêu", format_date(row.raised_on)),
                DetailRow("Giải quyết", row.owner or "Chưa giao ai"),
                DetailRow("Hạn", due),
            ),
            sections=(
                DetailSection(
                    "Trả lời, kết luận",
                    (DetailRow(answered, row.answer),) if row.answer else (),
                    "Chưa có trả lời.",
                ),
                evidence_section(self._desk, Owner(difficulty_id=key)),
            ),
        )

    @override
    def form(self, key: int | None) -> FormDialog:
        made = DifficultyDialog(
            self._theme,
            self._desk,
            campaign_id=self._campaign_id,
            day=self._day,
            difficulty_id=key,
            unit_id=self.shown_unit or self._unit_id,
            indicator_id=self._indicator_id,
            parent=self,
        )
        made.saved.connect(self.choose_later)
        return made

    @override
    def remove_row(self, key: int) -> str:
        return remove_difficulty(self._desk, key)
