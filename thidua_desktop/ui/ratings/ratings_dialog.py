"""Sổ xếp loại chất lượng năm: whose, of which year, which level, and who is missing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import AnnualRating
from thidua_desktop.domain.terms import AnnualRatingLevel
from thidua_desktop.services.evidence import Owner
from thidua_desktop.services.finder import searchable
from thidua_desktop.services.ratings import RatingForm, ratings, remove_rating, whose
from thidua_desktop.services.subjects import subject_name, unit_of
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWords
from thidua_desktop.ui.ratings.lacking_dialog import LackingDialog
from thidua_desktop.ui.ratings.paste_dialog import RatingPasteDialog
from thidua_desktop.ui.ratings.rating_form import RatingDialog
from thidua_desktop.ui.registers.base import RegisterDialog
from thidua_desktop.ui.registers.choices import evidence_section
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details

if TYPE_CHECKING:
    from thidua_desktop.ui.master.form import FormDialog

WORDS = ListWords(
    screen="ratings",
    title="Xếp loại chất lượng năm",
    table="Sổ xếp loại chất lượng năm",
    thing="xếp loại",
    prompt="Lọc theo tên, đơn vị, văn bản…",
    hint="Chọn một dòng để xem văn bản và tệp của xếp loại.",
    empty="Chưa có xếp loại nào trong sổ. Ghi từng dòng, hoặc dán cả bảng từ Excel; điều kiện "
    "khen thưởng về xếp loại lấy từ sổ này.",
)
LEVEL_TONES = {
    AnnualRatingLevel.EXCELLENT: Tone.BEST,
    AnnualRatingLevel.GOOD: Tone.GOOD,
    AnnualRatingLevel.COMPLETED: Tone.WARN,
    AnnualRatingLevel.NOT_COMPLETED: Tone.BAD,
}
GROUPS = ("Tất cả", *(label(level) for level in AnnualRatingLevel))
COLUMNS = (
    Column("Đơn vị, cá nhân"),
    Column("Thuộc đơn vị", 13, spare=1),
    Column("Năm", 9),
    Column("Mức xếp loại", 18),
    Column("Văn bản", 13, spare=2),
    Column("Ngày ký", 8, numbers=True, spare=3),
)


def year_words(row: AnnualRating) -> str:
    """Write the year, a school year by both of its years."""
    return f"NH {row.year} - {row.year + 1}" if row.school_year else str(row.year)


class RatingsDialog(RegisterDialog):
    """The register of the office; a new one is proposed for the newest year in it."""

    words, columns, groups = WORDS, COLUMNS, GROUPS

    @override
    def make_acts(self) -> None:
        super().make_acts()
        self.paste = self.add_act("Dán từ Excel…", Icon.SHEET, self._paste)
        self.lacking = self.add_act("Còn thiếu xếp loại…", Icon.ALERT, self.show_lacking)

    @property
    def year(self) -> str:
        """The year that is worked on: that of the newest rating, else the year before."""
        newest = max((row.year for row in self._desk.store.all(AnnualRating)), default=0)
        return str(newest or self._day.year - 1)

    @override
    def rows(self) -> tuple[Listed, ...]:
        return tuple(self._row(row) for row in ratings(self._desk))

    def _row(self, row: AnnualRating) -> Listed:
        subject = whose(row)
        name, unit = subject_name(self._desk, subject), unit_of(self._desk, subject)
        of = "" if subject.unit_id is not None else unit.short_name
        decided = format_date(row.decided_on) if row.decided_on else ""
        cells = (
            TextCell(name),
            TextCell(of, Tone.MUTED),
            TextCell(year_words(row)),
            TextCell(label(row.level), LEVEL_TONES[row.level]),
            TextCell(row.document or "Chưa ghi", Tone.PLAIN if row.document else Tone.WARN),
            TextCell(decided, Tone.MUTED),
        )
        return Listed(
            searchable(name, unit.name, str(row.year), row.document, row.issuer),
            Line(row.id, cells),
            frozenset({list(AnnualRatingLevel).index(row.level) + 1}),
            unit.id,
        )

    @override
    def details(self, key: int) -> Details:
        row = self._desk.store.get(AnnualRating, key)
        subject = whose(row)
        decided = format_date(row.decided_on) if row.decided_on else "Chưa ghi"
        rows = [DetailRow("Mức", label(row.level))]
        if subject.unit_id is None:
            rows.append(DetailRow("Đơn vị", unit_of(self._desk, subject).name))
        rows += [
            DetailRow("Văn bản", row.document or "Chưa ghi"),
            DetailRow("Ngày ký", decided),
            DetailRow("Cơ quan ký", row.issuer or "Chưa ghi"),
        ]
        return Details(
            kicker=f"Xếp loại năm {year_words(row)}",
            title=subject_name(self._desk, subject),
            rows=tuple(rows),
            sections=(evidence_section(self._desk, Owner(rating_id=key)),),
        )

    @override
    def form(self, key: int | None) -> FormDialog:
        made = RatingDialog(
            self._theme,
            self._desk,
            rating_id=key,
            form=RatingForm(year=self.year),
            parent=self,
        )
        made.saved.connect(self.choose_later)
        return made

    @override
    def remove_row(self, key: int) -> str:
        return remove_rating(self._desk, key)

    def _paste(self, *_: object) -> None:
        self.open_form(RatingPasteDialog(self._theme, self._desk, year=self.year, parent=self))

    def show_lacking(self, *_: object) -> None:
        """Open the list of who has no rating of the year."""
        dialog = LackingDialog(self._theme, self._desk, year=self.year, parent=self)
        dialog.export_wanted.connect(self.export_wanted)
        dialog.changed.connect(self.read)
        open_over(dialog)
