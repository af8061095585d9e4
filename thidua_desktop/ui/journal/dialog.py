"""Nhật ký thay đổi: the acts, newest first; at the right what one of them changed, old → new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.core.text import matches
from thidua_desktop.services import history
from thidua_desktop.storage.journal import Kind
from thidua_desktop.ui.journal.words import details_of
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.date_field import DateField
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import hairline, label, restyle

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.journal import ChangeSet
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme

COLUMNS = (
    Column("Lần", 5, numbers=True),
    Column("Lúc", 12, numbers=True),
    Column("Việc"),
    Column("Lý do", 14, spare=1),
    Column("Người", 11, spare=2),
)
TONES = {Kind.UNDO: Tone.WARN, Kind.REDO: Tone.WARN, Kind.EVENT: Tone.MUTED}


class JournalDialog(QDialog):
    """Nothing here can be changed: the journal only grows."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        parent: QWidget | None = None,
        *,
        ask: Ask = ask_where,
    ) -> None:
        """`ask` chooses where the annex goes."""
        super().__init__(parent)
        self._theme, self._desk, self._ask = theme, desk, ask
        self._acts: list[ChangeSet] = []
        self._found: list[ChangeSet] = []
        self.setWindowTitle("Nhật ký thay đổi")
        self.filters = FilterLine(theme, prompt="Lọc theo việc, lý do, người…")
        self.first = DateField(theme, desk.clock, name="Từ ngày")
        self.last = DateField(theme, desk.clock, name="Đến ngày")
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Các lần thay đổi")
        self.panel = DetailsPanel(theme, hint="Chọn một lần thay đổi để xem đã đổi gì.")
        self.said = label("", "muted", wrap=True)
        self.verify, self.print = QPushButton("Kiểm tra"), QPushButton("Lưu phụ lục PDF…")
        self._leave = QPushButton("Đóng")
        self._page = ListPage(self, theme, filters=self.filters, table=self.table, screen="journal")
        self._lay_out()
        self.filters.text_changed.connect(self._show)
        self.first.day_changed.connect(self.read)
        self.last.day_changed.connect(self.read)
        self.table.key_chosen.connect(self._show_chosen)
        self.verify.clicked.connect(self._verify)
        self.print.clicked.connect(self._print)
        self._leave.clicked.connect(self.reject)
        self.read()
        self.table.setFocus()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        for words, field in (("Từ", self.first), ("đến", self.last)):
            self.filters.add_widget(label(words, "muted"))
            self.filters.add_widget(field)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.table)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([m.panel * 2, m.panel * 3 // 2])
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        foot.setSpacing(m.s)
        foot.addWidget(self.said, 1)
        for button in (self.verify, self.print, self._leave):
            button.setAutoDefault(False)
            foot.addWidget(button)
        column.addWidget(self.filters)
        column.addWidget(self._page.chips)
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 86, m.em * 46)

    def read(self, *_: object) -> None:
        """Read the acts of the chosen days anew."""
        self._acts = history.acts(self._desk, first=self.first.day, last=self.last.day)
        self._say(f"Nhật ký #{self._desk.store.head.mark()}")
        self._show()

    @property
    def shown(self) -> int:
        """How many acts the filter lets through."""
        return len(self._found)

    def _show(self, *_: object) -> None:
        words = self.filters.words
        self._found = [
            entry
            for entry in self._acts
            if matches(words, f"{history.said(entry)} {entry.reason or ''} {entry.actor}")
        ]
        self.table.show_lines(tuple(map(_line, self._found)))
        self.filters.say_count(f"{self.shown}/{len(self._acts)} lần thay đổi")
        self._show_chosen(self.table.key)

    def _show_chosen(self, seq: object) -> None:
        entry = next((entry for entry in self._acts if entry.seq == seq), None)
        if entry is None:
            self.panel.show_record(None)
            return
        self.panel.show_record(details_of(entry, history.changes(self._desk, entry.seq)))

    def _verify(self) -> None:
        problems = history.verify(self._desk)
        if problems:
            words = " ".join(dict.fromkeys(sentence(p) for p in problems[:3]))
            self._say(f"Có {len(problems)} chỗ không khớp. {words}", Tone.BAD)
        else:
            self._say(
                f"Chuỗi nhật ký khớp từ đầu đến lần {self._desk.store.head.seq}; dữ liệu và tệp "
                "khớp nhật ký.",
                Tone.GOOD,
            )

    def _print(self) -> None:
        days = [entry.at.date() for entry in self._acts]
        if not days:
            self._say("Không có lần thay đổi nào trong những ngày đã chọn.", Tone.BAD)
            return
        target = self._ask(self, documents_folder() / "nhat-ky-thay-doi.pdf", NAMES["pdf"])
        if target is None:
            return
        content = history.annex(self._desk, first=min(days), last=max(days))
        try:
            save_file(target, content)
        except EnvironmentFault as fault:
            self._say(sentence(fault), Tone.BAD)
            return
        self._say(f"Đã lưu {target.name}.", Tone.GOOD)

    def _say(self, words: str, tone: Tone = Tone.MUTED) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)


def _line(entry: ChangeSet) -> Line:
    tone = TONES.get(entry.kind, Tone.PLAIN)
    return Line(
        entry.seq,
        (
            TextCell(str(entry.seq), Tone.MUTED),
            TextCell(f"{format_date(entry.at.date())} {entry.at:%H:%M}"),
            TextCell(history.said(entry), tone, tip=history.said(entry)),
            TextCell(entry.reason or "", Tone.MUTED, tip=entry.reason or ""),
            TextCell(entry.actor, Tone.MUTED),
        ),
    )
