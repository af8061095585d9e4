"""Hồ sơ của đợt: units and nominations by papers, what is missing, and the files."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QListWidget
from typing_extensions import override

from thidua_desktop.domain.records import AwardRound, DossierPaper
from thidua_desktop.domain.terms import DossierKind
from thidua_desktop.services import dossiers
from thidua_desktop.services.evidence_owner import Owner
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.list_window import Listed, ListWords
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.nominations.dossier_lines import (
    columns_for,
    dossier_line,
    line_name,
    line_text,
    missing_words,
    paper_words,
)
from thidua_desktop.ui.nominations.files_window import FilesWindow
from thidua_desktop.ui.nominations.paper_form import PaperDialog
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.dossiers import DossierLine
    from thidua_desktop.ui.master.lines import Line
    from thidua_desktop.ui.theme import Theme

LACKING: Final = 1
GROUPS: Final = ("Tất cả", "Còn thiếu")
SHOWN_PAPERS: Final = 4
CHOOSE_LINE: Final = "Chọn một đơn vị hay một đề nghị trong bảng trước."
CHOOSE_PAPER: Final = "Chọn một giấy tờ ở bên phải trước."
CLOSED: Final = "Hồ sơ khen thưởng của đợt xét đã chốt."


class DossierDialog(FilesWindow):
    """Everything is stored at once; Ctrl+Z takes the newest act back."""

    groups = GROUPS
    files_words = "Tệp của giấy tờ đang chọn"

    def __init__(self, theme: Theme, desk: Desk, *, round_id: int, parent: QWidget | None) -> None:
        self._round_id = round_id
        self._held = desk.store.get(AwardRound, round_id)
        self._lines: tuple[DossierLine, ...] = ()
        self._papers: tuple[DossierPaper, ...] = ()
        self._kinds = _shown_kinds(desk, self._held)
        self.words = ListWords(
            title=f"Hồ sơ khen thưởng – {self._held.name}",
            thing="dòng",
            prompt="Lọc theo đơn vị, tên…",
            screen="dossiers",
            table="Hồ sơ theo đơn vị",
            empty="Đợt xét chưa có đề nghị nào. Đề nghị trước, rồi nhận giấy tờ theo đơn vị.",
        )
        self.columns = columns_for(self._kinds)
        super().__init__(theme, desk, parent)

    @override
    def make_acts(self) -> None:
        self.papers = QListWidget()
        self.papers.setAccessibleName("Giấy tờ đã nhận")
        self.papers.setFixedHeight(SHOWN_PAPERS * self._theme.metrics.row)
        self.lacks = label("", "muted", wrap=True)
        self.about.addWidget(self.lacks)
        self.about.addWidget(self.papers)
        self.about.addStretch(1)
        self.receive = self.add_act(
            "Nhận giấy tờ…", Icon.DOWNLOAD, self._receive, keys="Ins", main=True
        )
        self.change = self.add_act("Sửa giấy tờ…", Icon.EDIT, self._change, keys="F2")
        self.remove = self.add_act("Bỏ giấy tờ", Icon.DELETE, self._remove, keys="Del")
        self.table.key_opened.connect(self._receive)
        self.papers.currentRowChanged.connect(self._show_files)
        self.papers.itemActivated.connect(self._change)

    # what is shown

    @override
    def read(self, *_: object) -> None:
        self._held = self._desk.store.get(AwardRound, self._round_id)
        super().read()
        if self._lines and self._held.closed_on is not None:
            self.say(CLOSED)
        elif self._lines and not self._held.dossier:
            self.say("Đợt xét chưa đặt giấy tờ cần có (Đợt xét, Sửa đợt xét).")

    @override
    def rows(self) -> tuple[Listed, ...]:
        self._lines = dossiers.dossier_sheet(self._desk, self._round_id)
        return tuple(
            Listed(
                line_text(line),
                self._line(at, line),
                frozenset({LACKING}) if line.missing else frozenset(),
            )
            for at, line in enumerate(self._lines, 1)
        )

    def _line(self, key: int, line: DossierLine) -> Line:
        whole = next(
            one for one in self._lines if one.nomination is None and one.unit.id == line.unit.id
        )
        return dossier_line(
            line,
            key,
            kinds=self._kinds,
            of_unit=tuple(paper.kind for paper in whole.papers),
            asked=self._held.dossier,
        )

    @property
    def current(self) -> DossierLine | None:
        """The chosen line."""
        return None if self.key is None else self._lines[self.key - 1]

    @property
    def paper(self) -> DossierPaper | None:
        """The chosen paper."""
        row = self.papers.currentRow()
        return self._papers[row] if 0 <= row < len(self._papers) else None

    @override
    def show_one(self, key: int | None) -> None:
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

    @override
    def allow_acts(self, key: int | None) -> None:
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
        self.open_form(form)

    def _remove(self, *_: object) -> None:
        if self.paper is not None:
            self.attempt(partial(dossiers.remove_paper, self._desk, self.paper.id))


def _shown_kinds(desk: Desk, held: AwardRound) -> tuple[DossierKind, ...]:
    """Show what is asked for, and what came all the same."""
    came = {paper.kind for paper in desk.store.where(DossierPaper, round_id=held.id)}
    shown = came | set(held.dossier) or set(DossierKind)
    return tuple(kind for kind in DossierKind if kind in shown)
