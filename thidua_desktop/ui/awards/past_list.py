"""The old decisions that were entered, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.text import matches
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.records import Award, AwardForm, Decision
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Số quyết định", 11),
    Column("Ngày, năm", 8, numbers=True),
    Column("Cơ quan ban hành", 17, spare=1),
    Column("Được khen"),
    Column("Hình thức", 15, spare=2),
)
NOTHING = (
    "Chưa nhập quyết định nào. Quyết định đã ban hành trước đây được nhập ở đây, hoặc từ Excel."
)
MOST_NAMES = 3


class PastListPage(QWidget):
    """Chooses a decision to edit or delete; every typed word is found, marks aside."""

    new_wanted = Signal()  # nothing: the officer enters another one
    edit_wanted = Signal(int)  # id of the decision
    delete_wanted = Signal(int)  # id of the decision
    close_wanted = Signal()  # nothing: the officer is done

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._lines: tuple[tuple[str, Line], ...] = ()
        self.filters = FilterLine(theme, prompt="Lọc theo tên, số, cơ quan, năm…")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Quyết định đã có")
        self._page = ListPage(
            self, theme, filters=self.filters, table=self.table, screen="past-decisions"
        )
        self._nothing = label(NOTHING, "muted", wrap=True)
        self.new = QPushButton("Nhập quyết định")
        self.edit, self.delete = QPushButton("Sửa…"), QPushButton("Xóa")
        self.leave = QPushButton("Đóng")
        self._said = label("", "muted", wrap=True)
        self._lay_out()
        self.filters.text_changed.connect(self._show)
        self.table.key_opened.connect(self.edit_wanted)
        self.new.clicked.connect(self.new_wanted)
        self.edit.clicked.connect(self._edit)
        self.delete.clicked.connect(self._delete)
        self.leave.clicked.connect(self.close_wanted)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.new.setProperty("kind", "main")
        self._theme.dress(self.new, Icon.PLUS, IconRole.ON_ACCENT)
        foot = QHBoxLayout()
        bare(foot, spacing=m.s)
        foot.addWidget(self._said, 1)
        for button in (self.leave, self.delete, self.edit, self.new):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        bare(column, spacing=m.s)
        column.addWidget(label("Quyết định khen thưởng đã nhập", "title"))
        column.addWidget(self.filters)
        column.addWidget(self._page.chips)
        column.addWidget(self._nothing)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    @property
    def count(self) -> int:
        return len(self._lines)

    @property
    def said(self) -> str:
        return self._said.text()

    def say(self, words: str) -> None:
        self._said.setText(words)

    def read(self) -> None:
        """Read the decisions as they are now."""
        self._lines = past_lines(self._desk)
        self._show()

    def _show(self, *_: object) -> None:
        found = tuple(line for text, line in self._lines if matches(self.filters.words, text))
        self.table.show_lines(found)
        self.filters.say_count(f"{len(found)}/{len(self._lines)} quyết định")
        self._nothing.setVisible(not self._lines)
        for button in (self.edit, self.delete):
            button.setEnabled(bool(found))
            button.setToolTip("" if found else "Chưa có quyết định nào trong danh sách.")

    def _edit(self) -> None:
        if self.table.key is not None:
            self.edit_wanted.emit(self.table.key)

    def _delete(self) -> None:
        if self.table.key is not None:
            self.delete_wanted.emit(self.table.key)


def past_lines(desk: Desk) -> tuple[tuple[str, Line], ...]:
    """List the old decisions, the newest first, each with all that is searched."""
    forms = {form.key: form.name for form in desk.store.all(AwardForm)}
    awards: dict[int, list[Award]] = {}
    for award in desk.store.all(Award):
        awards.setdefault(award.decision_id, []).append(award)
    rows = sorted(desk.store.where(Decision, is_past=True), key=_when, reverse=True)
    return tuple(_line(row, awards.get(row.id, []), forms) for row in rows)


def _when(row: Decision) -> tuple[int, str, int]:
    return row.year or 0, row.decided_on.isoformat() if row.decided_on else "", row.id


def _line(row: Decision, awards: list[Award], forms: dict[str, str]) -> tuple[str, Line]:
    awards = sorted(awards, key=lambda award: award.position)
    names = [award.printed_name for award in awards]
    shown = "; ".join(names[:MOST_NAMES])
    more = f" và {len(names) - MOST_NAMES} nữa" if len(names) > MOST_NAMES else ""
    kinds = "; ".join(dict.fromkeys(forms.get(a.form_key, a.form_key) for a in awards))
    number = write_number(row.number, row.symbol)
    day = format_date(row.decided_on) if row.decided_on else f"năm {row.year}"
    kind = word_for(row.award_type) if row.award_type else ""
    line = Line(
        row.id,
        (
            TextCell(number or "không số", Tone.PLAIN if number else Tone.MUTED),
            TextCell(day),
            TextCell(row.issuer or "cơ quan mình", Tone.PLAIN if row.issuer else Tone.MUTED),
            TextCell(shown + more, tip="; ".join(names)),
            TextCell(kinds, tip=f"{kinds}. {kind}" if kind else kinds),
        ),
    )
    return " ".join((number, day, row.issuer, row.subject, kinds, kind, *names)), line
