"""Hồ sơ của đợt: units and nominations by papers, what is missing, and the files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.award_records import DossierPaper
from thidua_desktop.domain.records import AwardRound
from thidua_desktop.domain.terms import DossierKind
from thidua_desktop.services import dossiers
from thidua_desktop.services.evidence import Owner, of_owner
from thidua_desktop.services.finder import find
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import ListPage, allow, make_action
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.nominations.dossier_lines import (
    columns_for,
    dossier_line,
    line_name,
    line_text,
    paper_words,
)
from thidua_desktop.ui.nominations.paper_form import PaperDialog
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.parts import bare, frame, hairline, label, restyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.dossiers import DossierLine
    from thidua_desktop.services.evidence import EvidenceView
    from thidua_desktop.services.finder import Searchable
    from thidua_desktop.ui.master.lines import Line
    from thidua_desktop.ui.theme import Theme

ANSWERS: Final = ("Tất cả", "Còn thiếu")
CHOOSE_LINE: Final = "Chọn một đơn vị hay một đề nghị trong bảng trước."
CHOOSE_PAPER: Final = "Chọn một giấy tờ ở bên phải trước."
CLOSED: Final = "Hồ sơ khen thưởng của đợt xét đã chốt."
SHARE: Final = 95  # percent of the window


class _Found:
    """A line with the text it is found by."""

    def __init__(self, at: int, line: DossierLine) -> None:
        self.at, self.line = at, line
        self.text: Searchable = line_text(line)


class DossierDialog(QDialog):
    """Everything is stored at once; Ctrl+Z takes the newest act back."""

    def __init__(self, theme: Theme, desk: Desk, *, round_id: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._round_id = theme, desk, round_id
        self._held = desk.store.get(AwardRound, round_id)
        self._lines: tuple[DossierLine, ...] = ()
        self._papers: tuple[DossierPaper, ...] = ()
        self._kinds = self._shown_kinds()
        self.setWindowTitle(f"Hồ sơ khen thưởng – {self._held.name}")
        self.filters = FilterLine(theme, prompt="Lọc theo đơn vị, tên…")
        self.lacking = self.filters.add_choice(Icon.FILTER, ANSWERS, name="Tình trạng hồ sơ")
        columns = columns_for(self._kinds)
        self.table = LinesTable(theme, LinesModel(columns), name="Hồ sơ theo đơn vị")
        self.papers = QListWidget()
        self.papers.setAccessibleName("Giấy tờ đã nhận")
        self.files = EvidenceList(theme, desk, short=True)
        self.title = label("", "strong", wrap=True)
        self.said = label("", "muted", wrap=True)
        self.leave = QPushButton("Đóng")
        self.receive = make_action(self, theme, "Nhận giấy tờ…", Icon.DOWNLOAD, keys="Ins")
        self.change = make_action(self, theme, "Sửa giấy tờ…", Icon.EDIT, keys="F2")
        self.remove = make_action(self, theme, "Bỏ giấy tờ", Icon.DELETE, keys="Del")
        self._undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._lay_out()
        self._connect()
        self.read()
        self.table.setFocus()

    def _shown_kinds(self) -> tuple[DossierKind, ...]:
        """Show what is asked for, and what came all the same."""
        came = {p.kind for p in self._desk.store.where(DossierPaper, round_id=self._round_id)}
        shown = came | set(self._held.dossier) or set(DossierKind)
        return tuple(kind for kind in DossierKind if kind in shown)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        bar = ActionBar(self._theme)
        bar.add_action(self.receive, main=True)
        bar.add_action(self.change)
        bar.add_action(self.remove)
        ListPage(self, self._theme, filters=self.filters, table=self.table, screen="dossiers")
        side = frame("panel")
        beside = QVBoxLayout(side)
        beside.setContentsMargins(m.l, m.m, m.l, m.m)
        beside.setSpacing(m.s)
        beside.addWidget(self.title)
        beside.addWidget(self.papers, 1)
        beside.addWidget(label("Tệp của giấy tờ đang chọn", "small"))
        beside.addWidget(self.files)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(side)
        split.setStretchFactor(0, 1)
        split.setSizes([m.panel * 3, m.panel])
        foot = QHBoxLayout()
        bare(foot, spacing=m.s)
        foot.addWidget(self.said, 1)
        self.leave.setAutoDefault(False)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addWidget(bar)
        column.addWidget(self.filters)
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        parent = self.parentWidget()
        if parent is not None:
            self.resize(parent.window().size() * (SHARE / 100))

    def _connect(self) -> None:
        self.filters.text_changed.connect(self._show)
        self.lacking.chosen.connect(self._show)
        self.table.key_chosen.connect(self._show_papers)
        self.table.key_opened.connect(self._receive)
        self.papers.currentRowChanged.connect(self._show_files)
        self.papers.itemActivated.connect(self._change)
        self.receive.triggered.connect(self._receive)
        self.change.triggered.connect(self._change)
        self.remove.triggered.connect(self._remove)
        self._undo.activated.connect(self.take_back)
        self.leave.clicked.connect(self.reject)

    # what is shown

    def read(self) -> None:
        """Read the dossiers anew and keep the chosen line."""
        self._held = self._desk.store.get(AwardRound, self._round_id)
        self._lines = dossiers.dossier_sheet(self._desk, self._round_id)
        lacks = sum(bool(line.missing) for line in self._lines)
        self.lacking.offer((ANSWERS[0], f"{ANSWERS[1]} · {lacks}"))
        self._show()
        if not self._lines:
            self._say("Đợt xét chưa có đề nghị nào. Đề nghị trước, rồi nhận giấy tờ theo đơn vị.")
        elif self._held.closed_on is not None:
            self._say(CLOSED)
        elif not self._held.dossier:
            self._say("Đợt xét chưa đặt giấy tờ cần có (Đợt xét, Sửa đợt xét).")

    def _show(self, *_: object) -> None:
        wanted = [
            _Found(at, line)
            for at, line in enumerate(self._lines)
            if not self.lacking.current or line.missing
        ]
        found = find(self.filters.words, wanted)
        self.table.show_lines(tuple(self._line(one) for one in found))
        self.filters.say_count(f"{len(found)}/{len(self._lines)} dòng")
        if self.table.key is None and found:
            self.table.choose(found[0].at + 1)
        self._show_papers()

    def _line(self, found: _Found) -> Line:
        whole = next(
            line
            for line in self._lines
            if line.nomination is None and line.unit.id == found.line.unit.id
        )
        return dossier_line(
            found.line,
            found.at + 1,
            kinds=self._kinds,
            of_unit=tuple(paper.kind for paper in whole.papers),
            asked=self._held.dossier,
        )

    @property
    def current(self) -> DossierLine | None:
        """The chosen line."""
        key = self.table.key
        return self._lines[key - 1] if key is not None and key <= len(self._lines) else None

    @property
    def paper(self) -> DossierPaper | None:
        """The chosen paper."""
        row = self.papers.currentRow()
        return self._papers[row] if 0 <= row < len(self._papers) else None

    def _show_papers(self, *_: object) -> None:
        line = self.current
        self.title.setText("" if line is None else line_name(line))
        self._papers = () if line is None else line.papers
        self.papers.clear()
        for paper in self._papers:
            self.papers.addItem(paper_words(paper))
        if self._papers:
            self.papers.setCurrentRow(0)
        self._show_files()

    def _show_files(self, *_: object) -> None:
        paper, closed = self.paper, self._held.closed_on is not None
        owner = None if paper is None else Owner(dossier_paper_id=paper.id)
        views = partial(_files_of, self._desk, owner)
        shown = None if closed else owner
        self.files.show_owner(self._held.campaign_id, shown, views=views)
        why = CLOSED if closed else ""
        for action, waits in (
            (self.receive, "" if self.current is not None else CHOOSE_LINE),
            (self.change, "" if paper is not None else CHOOSE_PAPER),
            (self.remove, "" if paper is not None else CHOOSE_PAPER),
        ):
            allow(action, allowed=not (why or waits), why=why or waits)

    # acts

    def _receive(self, *_: object) -> None:
        if self.receive.isEnabled():
            self._open(None)

    def _change(self, *_: object) -> None:
        if self.paper is not None and self.change.isEnabled():
            self._open(self.paper)

    def _open(self, row: DossierPaper | None) -> None:
        line = self.current
        if line is None:
            return
        form = PaperDialog(
            self._theme,
            self._desk,
            round_id=self._round_id,
            unit_id=line.unit.id,
            nomination_id=None if line.nomination is None else line.nomination.id,
            owner=line_name(line),
            offered=line.missing,
            row=row,
            parent=self,
        )
        form.accepted.connect(self._stored)
        open_over(form)

    def _stored(self) -> None:
        self.read()
        self._say(f"Đã lưu: {self._desk.store.undo_label()}. Ctrl+Z để hoàn tác.", Tone.GOOD)

    def _remove(self, *_: object) -> None:
        paper = self.paper
        if paper is None:
            return
        try:
            dossiers.remove_paper(self._desk, paper.id)
        except RuleError as error:
            self._say(sentence(error.problems[0]), Tone.BAD)
            return
        self.read()
        self._say("Đã bỏ giấy tờ cùng tệp của nó. Ctrl+Z để hoàn tác.", Tone.GOOD)

    def take_back(self) -> None:
        """Undo the newest act."""
        named = self._desk.store.undo_label()
        try:
            self._desk.store.undo()
        except RuleError as error:
            self._say(sentence(error.problems[0]), Tone.BAD)
            return
        self.read()
        self._say(f"Đã hoàn tác: {named}.", Tone.GOOD)

    def _say(self, words: str, tone: Tone = Tone.MUTED) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)


def _files_of(desk: Desk, owner: Owner | None) -> tuple[EvidenceView, ...]:
    return () if owner is None else of_owner(desk, owner)
