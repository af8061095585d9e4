"""Tab Văn bản: the set of the campaign, seen in the window and saved as PDF or Word."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.documents.naming import file_name
from thidua_desktop.domain.terms import PaperKind
from thidua_desktop.services import campaign_papers
from thidua_desktop.services.paper_numbers import OPENING, numbers_of
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import MasterPage, allow, make_action, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.papers.kinds import MAKERS, composed
from thidua_desktop.ui.papers.making import before_making
from thidua_desktop.ui.papers.model import COLUMNS, paper_lines, paper_views
from thidua_desktop.ui.papers.numbers_dialog import PaperNumbersDialog
from thidua_desktop.ui.papers.pages import Pages
from thidua_desktop.ui.papers.panel import HINT, PreviewPanel
from thidua_desktop.ui.papers.saving import NAMES, ask_where, documents_folder, save_file
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.seen_page import SeenPage

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.journal import Head
    from thidua_desktop.ui.papers.kinds import Make
    from thidua_desktop.ui.papers.model import PaperView
    from thidua_desktop.ui.papers.saving import Ask
    from thidua_desktop.ui.theme import Theme

PREVIEW_SHARE = 62  # percent of the width that the preview takes
CHOOSE = "Chọn một văn bản trong bảng trước."
NO_NUMBERS = "Văn bản này không có bảng số liệu để mở."
NO_WORD = "Văn bản này chỉ in từ PDF, không có bản Word."
LONG = "Văn bản nhiều trang, lập mất vài giây. Bấm “Xem” để lập."


class PapersTab(SeenPage):
    """Shows papers; making and keeping them is the services' work."""

    refused = Signal(object)  # RuleError or EnvironmentFault of what could not be made or saved
    told = Signal(str)  # a sentence for the status line
    go_to_cell = Signal(int, int)  # unit id, indicator id of a value behind a number

    def __init__(self, theme: Theme, desk: Desk, *, ask: Ask = ask_where) -> None:
        """`ask` asks where a file goes."""
        super().__init__()
        self._theme, self._desk, self._ask = theme, desk, ask
        self._campaign_id: int | None = None
        self._day: date = desk.clock.today()
        self.views: tuple[PaperView, ...] = ()
        self._shown: tuple[PaperView, Head] | None = None
        self._folder = documents_folder()
        make = partial(make_action, self, theme)
        self.look = make("Xem", Icon.EYE)
        self.save_pdf = make("Lưu PDF…", Icon.DOWNLOAD, keys="Ctrl+S")
        self.save_docx = make("Lưu Word…", Icon.PAPER)
        self.official = make("Lập chính thức", Icon.DONE)
        self.open_numbers = make("Số liệu trong văn bản", Icon.PROGRESS)
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Các văn bản")
        self.filters = FilterLine(theme, prompt="Lọc theo tên văn bản…")
        self.panel = PreviewPanel(theme, self.look)
        self._page = MasterPage(
            self,
            theme,
            filters=self.filters,
            table=self.table,
            screen="papers",
            panel=self.panel,
            panel_share=PREVIEW_SHARE,
            empty=EmptyState(
                theme,
                Icon.PAPER,
                title="Chưa có phong trào nào",
                sentence="Chọn một phong trào ở đầu cửa sổ: giấy khen, quyết định, bảng tổng hợp, "
                "báo cáo của phong trào đó sẽ nằm ở đây.",
            ),
        )
        self._page.bar.add_action(self.look, main=True)
        for action in (self.save_pdf, self.save_docx, self.open_numbers, self.official):
            self._page.bar.add_action(action)
        self._connect()
        self._refresh()

    def _connect(self) -> None:
        self.look.triggered.connect(self._look)
        self.save_pdf.triggered.connect(self._save_pdf)
        self.save_docx.triggered.connect(self._save_docx)
        self.official.triggered.connect(self._make_official)
        self.open_numbers.triggered.connect(self._open_numbers)
        self.filters.text_changed.connect(self._show_lines)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._look)

    # what is shown

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show the papers of a campaign as at a day; None shows the empty page."""
        self._campaign_id, self._day = campaign_id, day
        self._refresh_soon()

    @override
    def _refresh(self, *_: object) -> None:
        campaign = self._campaign_id
        self.views = () if campaign is None else paper_views(self._desk, campaign, self._day)
        self._page.show_table(filled=campaign is not None)
        self._show_lines()

    def _show_lines(self, *_: object) -> None:
        lines = paper_lines(self.views, words=self.filters.words)
        shown = sum(line.key is not None for line in lines)
        self.filters.say_count(f"{shown}/{len(self.views)} văn bản")
        self.table.show_lines(lines)
        self._show_chosen()

    def show_ranking(self, block: str) -> None:
        """Preview the Bảng xếp hạng of the block named; empty: of all."""
        if self._stale:
            self._refresh()
        views = [v for v in self.views if v.ref.kind is PaperKind.RANKING_LIST]
        found = next((v for v in views if v.ref.block == block), next(iter(views), None))
        if found is not None:
            self.go_to(found.key)

    def go_to(self, key: int) -> None:
        """Make a paper the current one, whatever is filtered."""
        if not self.table.choose(key):
            show_everything(self.filters)
            self._show_lines()
            self.table.choose(key)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> PaperView | None:
        """The paper that is current in the list."""
        return next((view for view in self.views if view.key == self.table.key), None)

    def _show_chosen(self, *_: object) -> None:
        view = self.chosen
        why = CHOOSE if view is None else view.waits
        maker = None if view is None else MAKERS[view.ref.kind]
        no_word = why or (NO_WORD if maker is None or maker.docx is None else "")
        allow(self.look, allowed=not why, why=why)
        allow(self.save_pdf, allowed=not why, why=why)
        allow(self.save_docx, allowed=not no_word, why=no_word)
        no_numbers = why or ("" if view and view.ref.kind in OPENING else NO_NUMBERS)
        allow(self.open_numbers, allowed=not no_numbers, why=no_numbers)
        open_why = CHOOSE if view is None else view.unofficial
        allow(self.official, allowed=not open_why, why=open_why)
        if view is None or why:
            self._wait(view, why if view else HINT)
        elif view.writes:
            self._wait(view, before_making(self._desk, view.ref.decision_id))
        elif view.slow and self._shown != (view, self._desk.store.head):
            self._wait(view, LONG)
        elif self._shown != (view, self._desk.store.head):
            self._preview(view)

    def _wait(self, view: PaperView | None, words: str) -> None:
        self._shown = None
        self.panel.show_waiting(view, words)

    def _preview(self, view: PaperView) -> None:
        """Show a paper's pages; one that cannot be made says why in their place."""
        try:
            pages = Pages(self._make(view, MAKERS[view.ref.kind].pdf))
        except RuleError as error:
            words = dict.fromkeys(sentence(problem) for problem in error.problems)
            self._wait(view, "\n".join(words))
            return
        except EnvironmentFault as error:
            self._wait(view, sentence(error))
            return
        self._shown = (view, self._desk.store.head)
        self.panel.show_paper(view, pages)

    def _make(self, view: PaperView, make: Make) -> bytes:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return make(self._desk, view.ref)
        finally:
            QGuiApplication.restoreOverrideCursor()

    # what is done

    def _look(self, *_: object) -> None:
        view = self.chosen
        if view is None or view.waits:
            return
        self._preview(view)
        if view.writes:
            # What was kept just now stands in the list with another state.
            self._show_chosen()

    def _open_numbers(self, *_: object) -> None:
        """List the numbers of the chosen paper's tables; each opens to its values."""
        view = self.chosen
        if view is None or view.waits or view.ref.kind not in OPENING:
            return
        try:
            found = numbers_of(composed(self._desk, view.ref))
        except RuleError as error:
            self.refused.emit(error)
            return
        dialog = PaperNumbersDialog(
            self._theme,
            self._desk,
            found,
            campaign_id=view.ref.campaign_id,
            day=view.ref.day,
            title=view.title,
            parent=self,
        )
        dialog.go_to_cell.connect(self.go_to_cell)
        open_over(dialog)

    def _make_official(self, *_: object) -> None:
        """Keep the chosen paper as it is seen; the announced change shows it in its new state."""
        view = self.chosen
        if view is None or view.unofficial:
            return
        ref = view.ref
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            campaign_papers.make_official(self._desk, ref.campaign_id, ref.kind, day=ref.day)
        except (RuleError, EnvironmentFault) as error:
            self.refused.emit(error)
            return
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.told.emit(f"Đã lập chính thức “{view.title}”; in lại từ bản đã giữ.")

    def _save_pdf(self, *_: object) -> None:
        view = self.chosen
        if view is not None:
            self._save(view, MAKERS[view.ref.kind].pdf, "pdf")

    def _save_docx(self, *_: object) -> None:
        view = self.chosen
        make = MAKERS[view.ref.kind].docx if view else None
        if view is not None and make is not None:
            self._save(view, make, "docx")

    def _save(self, view: PaperView, make: Make, ending: str) -> None:
        proposed = self._folder / file_name(view.file_title, ending)
        path = self._ask(self, proposed, NAMES[ending])
        if path is None:
            return
        try:
            save_file(path, self._make(view, make))
        except (RuleError, EnvironmentFault) as error:
            self.refused.emit(error)
            return
        self._remember(path)

    def _remember(self, path: Path) -> None:
        self._folder = path.parent
        self.told.emit(f"Đã lưu “{path.name}”.")
