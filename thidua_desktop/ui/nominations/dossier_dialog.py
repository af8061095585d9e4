"""Hồ sơ của đợt: units and nominations by papers, what is missing, and the files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QListWidget
from typing_extensions import override

from thidua_desktop.domain.award_records import DossierPaper
from thidua_desktop.domain.records import AwardRound
from thidua_desktop.domain.terms import DossierKind
from thidua_desktop.services import dossiers
from thidua_desktop.services.evidence_owner import Owner
from thidua_desktop.services.finder import find
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.nominations.dossier_lines import (
    columns_for,
    dossier_line,
    line_name,
    line_text,
    missing_words,
    paper_words,
)
from thidua_desktop.ui.nominations.list_window import ListWindow, ListWords
from thidua_desktop.ui.nominations.paper_form import PaperDialog
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.dossiers import DossierLine
    from thidua_desktop.services.finder import Searchable
    from thidua_desktop.ui.master.lines import Line
    from thidua_desktop.ui.theme import Theme

ANSWERS: Final = ("Tất cả", "Còn thiếu")
SHOWN_PAPERS: Final = 4
CHOOSE_LINE: Final = "Chọn một đơn vị hay một đề nghị trong bảng trước."
CHOOSE_PAPER: Final = "Chọn một giấy tờ ở bên phải trước."
CLOSED: Final = "Hồ sơ khen thưởng của đợt xét đã chốt."


class _Found:
    """A line with the text it is found by."""

    def __init__(self, at: int, line: DossierLine) -> None:
        self.at, self.line = at, line
        self.text: Searchable = line_text(line)


class DossierDialog(ListWindow):
    """Everything is stored at once; Ctrl+Z takes the newest act back."""

    def __init__(self, theme: Theme, desk: Desk, *, round_id: int, parent: QWidget | None) -> None:
        self._round_id = round_id
        self._held = desk.store.get(AwardRound, round_id)
        self._lines: tuple[DossierLine, ...] = ()
        self._papers: tuple[DossierPaper, ...] = ()
        self._kinds = _shown_kinds(desk, self._held)
        words = ListWords(
            title=f"Hồ sơ khen thưởng – {self._held.name}",
            prompt="Lọc theo đơn vị, tên…",
            table="Hồ sơ theo đơn vị",
            screen="dossiers",
            files="Tệp của giấy tờ đang chọn",
        )
        super().__init__(theme, desk, words=words, columns=columns_for(self._kinds), parent=parent)
        self.lacking = self.filters.add_choice(Icon.FILTER, ANSWERS, name="Tình trạng hồ sơ")
        self.papers = QListWidget()
        self.papers.setAccessibleName("Giấy tờ đã nhận")
        self.papers.setFixedHeight(SHOWN_PAPERS * theme.metrics.row)
        self.lacks = label("", "muted", wrap=True)
        self.about.addWidget(self.lacks)
        self.about.addWidget(self.papers)
        self.about.addStretch(1)
        self.receive = self.add_act("Nhận giấy tờ…", Icon.DOWNLOAD, keys="Ins", main=True)
        self.change = self.add_act("Sửa giấy tờ…", Icon.EDIT, keys="F2")
        self.remove = self.add_act("Bỏ giấy tờ", Icon.DELETE, keys="Del")
        self._connect()
        self.read()
        self.table.setFocus()

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

    # what is shown

    @override
    def read(self) -> None:
        """Read the dossiers anew and keep the chosen line."""
        self._held = self._desk.store.get(AwardRound, self._round_id)
        self._lines = dossiers.dossier_sheet(self._desk, self._round_id)
        lacks = sum(bool(line.missing) for line in self._lines)
        self.lacking.offer((ANSWERS[0], f"{ANSWERS[1]} · {lacks}"))
        self._show()
        if not self._lines:
            self.say("Đợt xét chưa có đề nghị nào. Đề nghị trước, rồi nhận giấy tờ theo đơn vị.")
        elif self._held.closed_on is not None:
            self.say(CLOSED)
        elif not self._held.dossier:
            self.say("Đợt xét chưa đặt giấy tờ cần có (Đợt xét, Sửa đợt xét).")

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
        asked = line is not None and bool(self._held.dossier)
        self.lacks.setText(missing_words(line) if line is not None and asked else "")
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
        self.show_files(self._held.campaign_id, owner, closed=closed)
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
        form.accepted.connect(self.stored)
        open_over(form)

    def _remove(self, *_: object) -> None:
        if self.paper is not None:
            self.attempt(
                partial(dossiers.remove_paper, self._desk, self.paper.id),
                "Đã bỏ giấy tờ cùng tệp của nó. Ctrl+Z để hoàn tác.",
            )


def _shown_kinds(desk: Desk, held: AwardRound) -> tuple[DossierKind, ...]:
    """Show what is asked for, and what came all the same."""
    came = {paper.kind for paper in desk.store.where(DossierPaper, round_id=held.id)}
    shown = came | set(held.dossier) or set(DossierKind)
    return tuple(kind for kind in DossierKind if kind in shown)
