"""What stands behind the window: which campaign and day are shown, and who is told of changes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.domain.records import Report
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.services import setup
from thidua_desktop.services.overview import WORST_FIRST
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.actions import Actions
from thidua_desktop.ui.award_doors import AwardDoors
from thidua_desktop.ui.awards.tab import AwardsTab
from thidua_desktop.ui.backup_control import BackupControl
from thidua_desktop.ui.door_frame import Scene
from thidua_desktop.ui.doors import Doors
from thidua_desktop.ui.first_start import FirstStart
from thidua_desktop.ui.follow_doors import FollowDoors
from thidua_desktop.ui.help_window import HelpWindow
from thidua_desktop.ui.indicators.tab import MATRIX, IndicatorsTab
from thidua_desktop.ui.main_window import MainWindow
from thidua_desktop.ui.master.exporter import TableExporter
from thidua_desktop.ui.master.grid_page import GridActs
from thidua_desktop.ui.master.page import ListPage
from thidua_desktop.ui.master.views import PageViews
from thidua_desktop.ui.overview.tab import OverviewTab
from thidua_desktop.ui.papers.tab import PapersTab
from thidua_desktop.ui.presenter import CampaignChoice, HeaderState
from thidua_desktop.ui.progress.tab import ProgressTab
from thidua_desktop.ui.ranking.tab import RankingTab
from thidua_desktop.ui.reports.receive_dialog import day_of
from thidua_desktop.ui.search import Search
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.tasks import ThreadRunner
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.units.tab import UnitsTab
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.runtime.settings import Settings
    from thidua_desktop.services.backups import BackupPlaces
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.setup import OfficeForm
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.tasks import Runner
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.search_box import SearchHit

WORK_TABS = {
    "late_reports": Tab.PROGRESS,
    "late": Tab.PROGRESS,
    "silent": Tab.PROGRESS,
    "returned": Tab.PROGRESS,
    "verify": Tab.PROGRESS,
    "units": Tab.UNITS,
    "to_check": Tab.INDICATORS,
    "unassigned": Tab.INDICATORS,
    "plans": Tab.INDICATORS,
    "unmet": Tab.AWARDS,
    "number": Tab.AWARDS,
    "awards": Tab.AWARDS,
    "legal": Tab.PAPERS,
    "sheets": Tab.PAPERS,
    "report": Tab.PAPERS,
}
MEMBER_VIEWS = {"person": 1, "household": 2, "collective": 3}
WORK_ACTS = {
    "close": Act.CLOSE_CAMPAIGN,
    "open": Act.OPEN_CAMPAIGN,
    "late_reports": Act.REMINDERS,
    "late": Act.REMINDERS,
    "silent": Act.REMINDERS,
    "returned": Act.VERIFY,
    "verify": Act.VERIFY,
    "difficulties": Act.DIFFICULTIES,
    "difficulties_late": Act.DIFFICULTIES,
    "rounding": Act.OFFICE,
    "legal": Act.LEGAL,
    "backup": Act.BACKUP,
}
"""What the button of a work opens; while nobody carries that out, its tab."""
MATRIX_WORK = frozenset({"unassigned", "plans"})


class Page(Protocol):
    """What every tab answers to."""

    def show_campaign(self, campaign_id: int | None, day: date) -> None: ...

    def take(self, delta: Delta, /) -> None: ...


class Shell(QObject):
    """The window's presenter: one campaign and one as-at day for all tabs."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        messages: Messages,
        *,
        places: BackupPlaces,
        runner: Runner,
        settings: Settings | None = None,
    ) -> None:
        """Take `settings` to remember how the window was left; without them it is as new."""
        super().__init__()
        self._theme, self._desk, self._messages = theme, desk, messages
        # Reading a file must not wait for a backup that is under way.
        self._readers: Runner = ThreadRunner() if isinstance(runner, ThreadRunner) else runner
        self._campaign_id: int | None = None
        self._day: date = desk.clock.today()
        self._day_before: date | None = None
        self.overview = OverviewTab(theme, desk)
        self.progress = ProgressTab(theme, desk)
        self.units = UnitsTab(theme, desk)
        self.indicators = IndicatorsTab(theme, desk)
        self.ranking = RankingTab(theme, desk)
        self.awards = AwardsTab(theme, desk)
        self.papers = PapersTab(theme, desk)
        self._tabs: dict[Tab, Page] = {
            Tab.OVERVIEW: self.overview,
            Tab.UNITS: self.units,
            Tab.INDICATORS: self.indicators,
            Tab.PROGRESS: self.progress,
            Tab.RANKING: self.ranking,
            Tab.AWARDS: self.awards,
            Tab.PAPERS: self.papers,
        }
        self.actions = Actions(theme)
        self._search = Search(desk, self.units.roster, self.actions)
        self.window = MainWindow(
            theme,
            self.actions,
            {tab: page for tab, page in self._tabs.items() if isinstance(page, QWidget)},
            presenter=self,
            help_window=HelpWindow(theme, desk.resources / "help"),
            clock=desk.clock,
        )
        self.backups = BackupControl(
            self.window, desk, places, runner=runner, actions=self.actions, messages=messages
        )
        scene = Scene(
            theme=theme,
            desk=desk,
            messages=messages,
            window=self.window,
            readers=self._readers,
            where=self._where,
            at_hand=self._at_hand,
        )
        self.doors, self.follow = Doors(scene), FollowDoors(scene, settings)
        self.award_doors = AwardDoors(scene)
        self._carry_out()
        self.exports = TableExporter(self.window.status, runner, messages, platform=real_platform())
        self.memory = None if settings is None else WindowMemory(self.window, settings)
        self._offer_views(self.window)
        self._connect()
        desk.listen(self.take)
        self.start()
        if self.memory is not None:
            self.memory.restore()
        self.window.tabs.tab_changed.connect(self._remember)
        self.window.tabs.tab_changed.connect(self._forget_words)

    def _carry_out(self) -> None:
        """Give every command of the menus its slot."""
        doors, follow, grids = self.doors, self.follow, GridActs()
        for act, slot in (
            (Act.READ_PLAN, doors.read_plan),
            (Act.IMPORT, doors.import_list),
            (Act.FORMS_OUT, follow.send_forms),
            (Act.FORMS_IN, follow.receive_forms),
            (Act.CAMPAIGN, doors.show_campaign),
            (Act.CLONE_CAMPAIGN, doors.clone_campaign),
            (Act.OPEN_CAMPAIGN, doors.open_campaign),
            (Act.CLOSE_CAMPAIGN, doors.close_campaign),
            (Act.ADJUSTMENTS, follow.show_adjustments),
            (Act.DIFFICULTIES, follow.show_difficulties),
            (Act.INITIATIVES, follow.show_initiatives),
            (Act.REMINDERS, follow.show_reminders),
            (Act.VERIFY, follow.verify),
            (Act.LOCK, follow.lock),
            (Act.EVIDENCE, self._show_evidence),
            (Act.RECEIVE_REPORT, follow.receive_report),
            (Act.REPORTS, follow.show_reports),
            (Act.OFFICE, doors.show_office),
            (Act.PAST_AWARDS, doors.show_past_awards),
            (Act.JOURNAL, doors.show_journal),
            (Act.RECYCLE, doors.show_recycle_bin),
            (Act.REMOVE_SAMPLE, self._remove_sample),
            (Act.EXPORT, self._export),
            (Act.FILL_DOWN, grids.fill_down),
            (Act.FILL_RIGHT, grids.fill_right),
            (Act.REMARK, self._write_remark),
            (Act.FILTER, self._filter),
            (Act.BACKUP, self._backup),
            *self.award_doors.entries(),
        ):
            self.actions.on(act, slot)
        doors.campaign_made.connect(self._show_new_campaign)
        for frame in (doors, follow, self.award_doors):
            frame.noticed.connect(self._notice)
            frame.told.connect(self.window.status.say)
            frame.export_wanted.connect(self._export_of)
            frame.cell_wanted.connect(self.go_to_cell)
            frame.opening.connect(self._take_lists)
        follow.values_wanted.connect(self._enter_from_report)
        self.progress.report.finished.connect(self._leave_report)

    def _offer_views(self, owner: QWidget) -> None:
        for listed in owner.findChildren(ListPage):
            if listed.screen:
                PageViews(listed, self._theme, self._desk)

    def _take_lists(self, dialog: QDialog) -> None:
        """Let the lists of a window over this one do what those of the tabs do."""
        self._offer_views(dialog)
        export = QShortcut(QKeySequence(self.actions[Act.EXPORT].shortcut()), dialog)
        export.activated.connect(partial(self._export_from, dialog))
        if self.memory is not None:
            self.memory.restore_lists(dialog)
            dialog.finished.connect(partial(self._keep_lists, dialog))

    def _keep_lists(self, dialog: QDialog, _result: int) -> None:
        if self.memory is not None:
            self.memory.keep_lists(dialog)

    def _where(self) -> tuple[int | None, date]:
        return self._campaign_id, self._day

    def _connect(self) -> None:
        self.overview.wanted.connect(self._go_to_work)
        self.overview.square_wanted.connect(self._go_to_square)
        self.overview.told.connect(self.window.status.say)
        self.backups.judged.connect(self.overview.take_backup)
        self.overview.plan_wanted.connect(self.doors.read_plan)
        for refusing in (self.progress, self.units, self.indicators, self.awards, self.papers):
            refusing.refused.connect(self._refused)
        self.ranking.refused.connect(self._refused)
        self.ranking.told.connect(self.window.status.say)
        self.ranking.adjust_wanted.connect(self.follow.show_adjustments_of)
        for telling in (self.progress, self.indicators, self.awards, self.papers):
            telling.told.connect(self.window.status.say)
        for noticing in (self.units, self.indicators):
            noticing.noticed.connect(self._notice)
        self.units.import_wanted.connect(self.doors.import_list)
        self.units.history_wanted.connect(self.award_doors.show_history)
        self.awards.past_wanted.connect(self.doors.show_past_awards)
        self.ranking.print_wanted.connect(self._go_to_papers)
        self.window.header.search.opened.connect(self._prepare_search)
        for leading in (self.units, self.ranking):
            leading.go_to_cell.connect(self.go_to_cell)
        self.indicators.cell_wanted.connect(self.go_to_cell)

    def start(self) -> None:
        """Show the first page on a new desk, the newest campaign otherwise."""
        if self._desk.is_new:
            page = FirstStart(self._theme)
            page.office_entered.connect(self._create_office)
            page.sample_wanted.connect(self._install_sample)
            self.window.show_instead(page)
            self._show(None)
        else:
            self.window.show_instead(None)
            self._show(self._last_campaign())
        self._show_state()
        self._mark_sample()
        self._show_lights()

    def _last_campaign(self) -> int | None:
        """Return the campaign that was on screen last, else the newest."""
        known = [campaign.id for campaign in self._desk.campaigns]
        last = self.memory.campaign_id if self.memory is not None else None
        return last if last in known else known[-1] if known else None

    def _remember(self, *_: object) -> None:
        if self.memory is not None and not self._desk.is_new:
            self.memory.keep(self._campaign_id)

    def _mark_sample(self) -> None:
        """Say plainly that this is the sample, and offer to remove it."""
        sample = not self._desk.is_new and self._desk.office.is_sample
        self.actions[Act.REMOVE_SAMPLE].setVisible(sample)
        if sample:
            day = format_date(self._desk.clock.today())
            self.window.notice.say(
                "Dữ liệu mẫu để tập làm: đơn vị, người và số liệu là giả định; "
                f"ngày giờ đứng ở {day}. Gỡ tất cả trong menu Dữ liệu.",
                undoable=False,
            )

    def _write_remark(self) -> None:
        if self.window.tabs.current is Tab.PROGRESS:
            self.progress.write_remark()
        else:
            self.window.status.say("Ghi chú của ô nằm ở tab Tiến độ: chọn một ô ở đó trước.")

    def _filter(self) -> None:
        """Put the cursor into the filter of the page in view."""
        lines = self.window.tabs.currentWidget().findChildren(FilterLine)
        for line in lines:
            if line.isVisible():
                line.take_focus()
                return
        self.window.status.say("Trang này không có ô lọc.")

    def _at_hand(self) -> tuple[int | None, int | None]:
        """Return the unit and the indicator of the cell or unit the officer looks at."""
        page = self.window.tabs.currentWidget()
        if page is self.progress:
            return self.progress.current_cell() or (None, None)
        if page is self.units:
            return self.units.units.table.key, None
        return None, None

    def _export(self) -> None:
        if not self._desk.is_new:
            self._export_from(self.window.tabs.currentWidget())

    def _export_of(self, page: object) -> None:
        if isinstance(page, QWidget):
            self._export_from(page)

    def _show_evidence(self) -> None:
        self.follow.show_evidence(self.progress.current_cell())

    def _enter_from_report(self, report_id: int) -> None:
        """Open the grid at the unit that reported, as at the day its values are for."""
        report = self._desk.store.get(Report, report_id)
        self._day_before = self._day
        self.choose_day(day_of(report, self._desk))
        self._go_to_unit(report.unit_id)
        self.progress.report.start(report)

    def _leave_report(self) -> None:
        if self._day_before is not None:
            self.choose_day(self._day_before)
        self._day_before = None

    def _export_from(self, page: QWidget) -> None:
        named = (c for c in self._desk.campaigns if c.id == self._campaign_id)
        heading = next((_chooser_name(c.short_name, c.title) for c in named), "")
        self.exports.export(page, heading=heading, day=self._day, made=self._desk.clock.now())

    def _backup(self) -> None:
        self.backups.ask()

    def _show_lights(self) -> None:
        self.backups.show_lights()

    def _show_new_campaign(self, campaign_id: int) -> None:
        self._show(campaign_id)
        self._show_state()
        self.window.tabs.go(Tab.INDICATORS)
        self._notice(
            "Đã lập phong trào. Tiếp theo: xem đơn vị, giao chỉ tiêu, rồi Phát động (menu Tệp)."
        )

    def _go_to_papers(self, _block: str) -> None:
        self.window.tabs.go(Tab.PAPERS)

    def _remove_sample(self) -> None:
        if self._messages.ask(
            "Gỡ dữ liệu mẫu",
            "Mọi thứ của dữ liệu mẫu sẽ được gỡ để bắt đầu cơ quan của bạn. Không hoàn tác được.",
            act="Gỡ dữ liệu mẫu",
        ):
            self._show(None)
            setup.remove_sample(self._desk)
            self.window.notice.dismiss()
            self.start()

    def _create_office(self, form: OfficeForm) -> None:
        try:
            setup.create_office(self._desk, form)
        except RuleError as error:
            self._messages.refuse(error)
            return
        self.start()

    def _install_sample(self) -> None:
        setup.install_sample(self._desk)
        self.start()

    def has(self, tab: Tab) -> bool:
        """Whether this window has the tab."""
        return tab in self._tabs

    def show_something(self) -> None:
        """Choose the first given cell, so that a picture shows a filled panel."""
        if self._campaign_id is None:
            return
        board = self._desk.board(self._campaign_id)
        for unit in board.units(self._day)[-1:]:
            self._go_to_unit(unit.id)

    def _show(self, campaign_id: int | None) -> None:
        self._campaign_id = campaign_id
        if campaign_id is not None:
            board = self._desk.board(campaign_id)
            self._day = board.default_day(self._desk.clock.today())
        self._show_pages()

    def _show_pages(self) -> None:
        for page in self._tabs.values():
            page.show_campaign(self._campaign_id, self._day)

    def _show_state(self) -> None:
        store = self._desk.store
        waits = "Chưa có việc nào để hoàn tác."
        if store.barrier is not None and store.undo_label() is None:
            waits = "Không hoàn tác được qua việc đã ban hành, chốt hoặc cài đặt."
        self.window.show_state(
            HeaderState(
                campaigns=tuple(
                    CampaignChoice(c.id, _chooser_name(c.short_name, c.title), c.state)
                    for c in self._desk.campaigns
                ),
                current=self._campaign_id,
                day=self._day,
                undo=store.undo_label() or "",
                undo_waits=waits,
                redo=store.redo_label() or "",
            )
        )

    # what the window tells

    def choose_campaign(self, campaign_id: int) -> None:
        """Show another campaign in every tab."""
        self._show(campaign_id)
        self._show_state()

    def choose_day(self, day: date) -> None:
        """Show every view as at another day."""
        self._day = day
        self._forget_words()
        self._show_pages()
        self._show_state()

    def undo(self) -> None:
        """Take the newest act back; says why when it cannot be."""
        self._try_again(redo=False)

    def redo(self) -> None:
        """Do the act again that was taken back last."""
        self._try_again(redo=True)

    def _try_again(self, *, redo: bool) -> None:
        try:
            if redo:
                self._desk.store.redo()
            else:
                self._desk.store.undo()
        except RuleError as error:
            self._refused(error)

    def search(self, words: str) -> tuple[SearchHit, ...]:
        """Find records, papers and commands."""
        return () if self._desk.is_new else self._search.find(words, self._campaign_id, self._day)

    def _prepare_search(self) -> None:
        if not self._desk.is_new:
            self._search.prepare(self._campaign_id, self._day)

    def open_hit(self, key: str) -> None:
        """Go to what was found, or carry the found command out."""
        kind, _, what = key.partition(":")
        if kind == "unit":
            self._go_to_unit(int(what))
        elif kind == "indicator":
            self._go_to_indicator(int(what))
        elif kind == "paper":
            self.window.tabs.go(Tab.PAPERS)
            self.papers.go_to(int(what))
        elif kind == "award":
            self.award_doors.show_award(int(what))
        elif kind == "act":
            self._run(self.actions[Act[what]])
        elif kind in MEMBER_VIEWS:
            self.window.tabs.go(Tab.UNITS)
            self.units.show_member(MEMBER_VIEWS[kind], int(what))

    def _run(self, command: QAction) -> None:
        if command.isEnabled():
            command.trigger()
        else:
            self.window.status.say(command.statusTip())

    def may_close(self) -> bool:
        """Everything is saved at once; only a backup under way is asked about."""
        may = self.backups.may_close()
        if may:
            self._remember()
        return may

    # what the tabs tell

    def _go_to_work(self, key: str) -> None:
        act = WORK_ACTS.get(key)
        if act is not None and self.actions[act].isVisible():
            self.actions[act].trigger()
            return
        if key in MATRIX_WORK:
            self.indicators.show_view(MATRIX)
        elif key == "to_check":
            self.indicators.show_to_check()
        tab = WORK_TABS.get(key)
        if tab in self._tabs:
            self.window.tabs.go(tab)

    def _go_to_square(self, unit_id: int, field_id: object) -> None:
        """Open the grid at the cell of a unit and a field that is worst off."""
        if self._campaign_id is None:
            return
        if not isinstance(field_id, int):
            self._go_to_unit(unit_id)
            return
        board = self._desk.board(self._campaign_id)
        mine = {one.id for one in board.indicators_of(field_id)}
        given = [number for number in board.indicators_given(unit_id) if number in mine]
        if given:
            self.go_to_cell(unit_id, min(given, key=partial(self._worst_first, unit_id)))

    def _worst_first(self, unit_id: int, indicator_id: int) -> int:
        assert self._campaign_id is not None  # noqa: S101 - a square of a campaign
        result = self._desk.board(self._campaign_id).result(unit_id, indicator_id, self._day)
        known = result is not None and result.state in WORST_FIRST
        return WORST_FIRST.index(result.state) if result and known else len(WORST_FIRST)

    def _go_to_unit(self, unit_id: int) -> None:
        """Open the unit's first task in the grid; one without any in the list of units."""
        board = None if self._campaign_id is None else self._desk.board(self._campaign_id)
        indicators = () if board is None else board.indicators
        given = next((i.id for i in indicators if board and board.cell(unit_id, i.id)), None)
        if given is not None:
            self.go_to_cell(unit_id, given)
        else:
            self.window.tabs.go(Tab.UNITS)
            self.units.go_to(unit_id)

    def _go_to_indicator(self, indicator_id: int) -> None:
        if self._campaign_id is None:
            return
        board = self._desk.board(self._campaign_id)
        units = board.units(self._day)
        unit = next((u for u in units if board.cell(u.id, indicator_id)), None)
        if unit is not None:
            self.go_to_cell(unit.id, indicator_id)

    def go_to_cell(self, unit_id: int, indicator_id: int) -> None:
        """Open the grid at a cell."""
        self.window.tabs.go(Tab.PROGRESS)
        self.progress.go_to(unit_id, indicator_id)

    def _notice(self, words: str) -> None:
        self.window.notice.say(words, undoable=True)

    def _forget_words(self, *_: object) -> None:
        """Drop what was said of another tab or day."""
        self.window.status.say("")

    def _refused(self, error: object) -> None:
        if isinstance(error, RuleError):
            self.window.status.say(" ".join(dict.fromkeys(sentence(p) for p in error.problems)))
        elif isinstance(error, EnvironmentFault):
            self._messages.fault(error)

    # what the journal tells

    def take(self, delta: Delta) -> None:
        """Repaint every tab from a committed change."""
        self.window.notice.outdate()
        if self._campaign_id is not None and all(
            c.id != self._campaign_id for c in self._desk.campaigns
        ):
            campaigns = self._desk.campaigns
            self._show(campaigns[-1].id if campaigns else None)
        if self._campaign_id is None:
            self._show_state()
            self.units.take(delta)  # units and people are kept without a campaign too
            self._search.take(delta)
            self.window.status.say_saved(f"Đã lưu {delta.at:%H:%M} · {delta.label}")
            return
        for page in self._tabs.values():
            page.take(delta)
        self._search.take(delta)
        self._show_state()
        self.window.status.say_saved(f"Đã lưu {delta.at:%H:%M} · {delta.label}")


def _chooser_name(short_name: str, title: str) -> str:
    name = short_name or title
    return name[:1].upper() + name[1:]
