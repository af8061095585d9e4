"""Sổ khen thưởng: all awards by year, searched, narrowed, exported and printed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSplitter, QWidget

from thidua_desktop.core.numbers import format_decimal, format_money
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services import award_history
from thidua_desktop.services.award_register import (
    RegisterEntry,
    entries,
    register_document,
    register_file,
)
from thidua_desktop.services.finder import Searchable, find, searchable
from thidua_desktop.ui.award_register.history_dialog import HistoryDialog
from thidua_desktop.ui.award_register.words import day_of, details_of, standing_of, type_of
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.page import ListPage, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.master.windows import TellingWindow
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.filter_line import FilterLine

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Năm", 5, numbers=True, plain=True),
    Column("Số sổ", 6),
    Column("Tên", 0, names=True),
    Column("Đối tượng", 7, spare=6),
    Column("Đơn vị", 11, spare=1),
    Column("Hình thức", 10, spare=2),
    Column("Loại hình", 9, spare=7),
    Column("Quyết định", 10),
    Column("Ngày", 8, spare=5),
    Column("Tiền (đồng)", 8, numbers=True, spare=3),
    Column("Ghi chú", 12, spare=4),
)
ALL_YEARS, ALL_SUBJECTS = "Mọi năm", "Mọi đối tượng"
STANDINGS = ("Mọi tình trạng", "Còn hiệu lực", "Có ghi chú", "Đã hủy bỏ", "Chưa rõ số sổ")
EMPTY = (
    "Sổ chưa có lần khen nào. Sổ tự ghi khi ban hành quyết định, hoặc khi nhập quyết định đã có "
    "(menu Dữ liệu)."
)
NO_ROWS = "Không có lần khen nào để in với bộ lọc đang chọn."


@dataclass(frozen=True, slots=True)
class _Row:
    text: Searchable
    entry: RegisterEntry
    line: Line


class AwardRegisterDialog(TellingWindow):
    """Reads the register anew when it is opened; nothing is changed here."""

    opening = Signal(object)  # QDialog with a list of its own, before it is seen

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        only: frozenset[int] | None = None,
        about: str = "",
        ask: Ask = ask_where,
    ) -> None:
        """`only` are the awards behind a number, which `about` names; `ask` chooses the file."""
        title = f"Sổ khen thưởng – {about}" if about else "Sổ khen thưởng"
        super().__init__(theme, desk, title=title, parent=parent)
        self._ask, self._about = ask, about
        self._entries = tuple(e for e in entries(desk) if only is None or e.award.id in only)
        self._rows = tuple(map(_row, self._entries))
        self._by_id = {entry.award.id: entry for entry in self._entries}
        self._shown: tuple[RegisterEntry, ...] = ()
        years = sorted({entry.year for entry in self._entries}, reverse=True)
        self._years: tuple[int, ...] = tuple(years)
        self.filters = FilterLine(theme, prompt="Lọc theo tên, đơn vị, số quyết định…")
        self.year = self.filters.add_choice(
            Icon.CALENDAR, (ALL_YEARS, *(str(y or "Chưa rõ năm") for y in years)), name="Năm"
        )
        self.subject = self.filters.add_choice(
            Icon.UNITS, (ALL_SUBJECTS, *map(word_for, SubjectKind)), name="Đối tượng"
        )
        self.standing = self.filters.add_choice(Icon.FILTER, STANDINGS, name="Tình trạng")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Sổ khen thưởng")
        self.panel = DetailsPanel(theme, hint="Chọn một lần khen để xem quyết định và ghi chú.")
        self.history = QPushButton("Lịch sử khen thưởng…")
        self.save_pdf, self.save_docx = QPushButton("In ra PDF…"), QPushButton("Lưu Word…")
        self._page = ListPage(
            self, theme, filters=self.filters, table=self.table, screen="award_register"
        )
        self._lay_out()
        self._connect()
        if only is None and years:
            self.year.choose(1)
        self._show()
        self.table.setFocus()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.panel.footer.addWidget(self.history)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([m.panel * 4, m.panel])
        self.history.setAutoDefault(False)
        self.lay_out(
            self.filters,
            self._page.chips,
            split,
            buttons=(self.save_docx, self.save_pdf),
            ems=(96, 46),
        )

    def _connect(self) -> None:
        self.filters.text_changed.connect(self._show)
        for choice in (self.year, self.subject, self.standing):
            choice.chosen.connect(self._show)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._open_history)
        self.history.clicked.connect(self._open_history)
        self.save_pdf.clicked.connect(self._save_pdf)
        self.save_docx.clicked.connect(self._save_docx)

    def go_to(self, award_id: int) -> None:
        """Make an award the current one, whatever is filtered."""
        if not self.table.choose(award_id):
            show_everything(self.filters, self.year, self.subject, self.standing)
            self._show()
            self.table.choose(award_id)

    @property
    def shown(self) -> tuple[RegisterEntry, ...]:
        """What the filters let through."""
        return self._shown

    def _show(self, *_: object) -> None:
        year = self._years[self.year.current - 1] if self.year.current else None
        subject = tuple(SubjectKind)[self.subject.current - 1] if self.subject.current else None
        kept = [
            row
            for row in self._rows
            if (year is None or row.entry.year == year)
            and (subject is None or row.entry.award.subject is subject)
            and _stands(row.entry, self.standing.current)
        ]
        found = find(self.filters.words, kept)
        self._shown = tuple(row.entry for row in found)
        self.table.show_lines(tuple(row.line for row in found))
        self.filters.say_count(f"{len(found)}/{len(self._rows)} lần khen")
        self.say(self._total() if self._rows else EMPTY)
        self._show_chosen(self.table.key if found else None)

    def _total(self) -> str:
        counted = [entry for entry in self._shown if not entry.after.revoked]
        money = format_money(sum(entry.award.amount_vnd or 0 for entry in counted))
        gone = len(self._shown) - len(counted)
        but = f", không kể {gone} lần khen đã hủy bỏ" if gone else ""
        return f"{len(counted)} lần khen, tiền thưởng {money}{but}."

    def _show_chosen(self, key: object) -> None:
        entry = self._by_id.get(key) if isinstance(key, int) else None
        self.panel.show_record(details_of(self._desk, entry) if entry else None)
        self.history.setEnabled(entry is not None)
        self.history.setToolTip("" if entry else "Chọn một lần khen trước.")

    def _open_history(self, *_: object) -> None:
        entry = self._by_id.get(self.table.key or 0)
        if entry is None:
            return
        history = award_history.of_award(self._desk, entry.award)
        dialog = HistoryDialog(self._theme, self._desk, history, self)
        dialog.export_wanted.connect(self.export_wanted)
        self.opening.emit(dialog)
        open_over(dialog)

    def _save_pdf(self) -> None:
        self._save("pdf")

    def _save_docx(self) -> None:
        self._save("docx")

    def _save(self, form: str) -> None:
        if not self._shown:
            self.say(NO_ROWS, Tone.BAD)
            return
        target = self._ask(self, documents_folder() / f"so-khen-thuong.{form}", NAMES[form])
        if target is None:
            return
        today = self._desk.clock.today()
        document = register_document(self._desk, self._shown, title=self._title(), day=today)
        content = register_file(self._desk, document, form=form)
        if self.show_if_possible(partial(save_file, target, content)):
            self.say(f"Đã lưu {target.name}.", Tone.GOOD)

    def _title(self) -> str:
        """Say of which years the printed register is, and what it is narrowed to."""
        first, last = self._shown[-1].year, self._shown[0].year
        years = f"Năm {last}" if first == last else f"Từ năm {first} đến năm {last}"
        narrowed = [self._about] if self._about else []
        if self.subject.current:
            narrowed.append(self.subject.answer.lower())
        if self.standing.current:
            narrowed.append(self.standing.answer.lower())
        if self.filters.words:
            narrowed.append(f"lọc “{self.filters.words}”")
        return f"{years} ({'; '.join(narrowed)})" if narrowed else years


def _stands(entry: RegisterEntry, wanted: int) -> bool:
    return (
        True,
        not entry.after.revoked,
        bool(entry.after.notes),
        entry.after.revoked,
        entry.award.register_number is None,
    )[wanted]


def _row(entry: RegisterEntry) -> _Row:
    award, decision = entry.award, entry.decision
    number = write_number(decision.number, decision.symbol) or "không số"
    standing, tone = standing_of(entry)
    amount = "" if award.amount_vnd is None else format_decimal(Decimal(award.amount_vnd))
    unknown = award.register_number is None
    cells = (
        TextCell(str(entry.year or "")),
        TextCell(entry.number, Tone.MUTED if unknown else Tone.PLAIN, tip=entry.number),
        TextCell(entry.name, mark="" if tone is Tone.GOOD else standing, mark_tone=tone),
        TextCell(word_for(award.subject), Tone.MUTED),
        TextCell(entry.unit, tip=entry.unit),
        TextCell(entry.form, tip=entry.form),
        TextCell(type_of(entry), Tone.MUTED),
        TextCell(number, tip=f"{number} {decision.issuer}".strip()),
        TextCell(day_of(entry)),
        TextCell(amount),
        TextCell(entry.notes, Tone.MUTED, tip=entry.notes),
    )
    text = searchable(
        entry.name, award.printed_name, entry.unit, entry.form, number, decision.issuer,
        entry.notes, entry.citation,
    )  # fmt: skip
    return _Row(text, entry, Line(award.id, cells))
