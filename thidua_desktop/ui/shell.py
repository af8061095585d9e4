"""What stands behind the window: which campaign and day are shown, and who is told of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.domain.records import Report
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.actions import Actions
from thidua_desktop.ui.award_doors import AwardDoors
from thidua_desktop.ui.awards.tab import AwardsTab
from thidua_desktop.ui.backup_control import BackupControl
from thidua_desktop.ui.beginning import Beginning
from thidua_desktop.ui.door_frame import Scene
from thidua_desktop.ui.doors import Doors
from thidua_desktop.ui.follow_doors import FollowDoors
from thidua_desktop.ui.help_window import HelpWindow
from thidua_desktop.ui.indicators.tab import IndicatorsTab
from thidua_desktop.ui.main_window import MainWindow
from thidua_desktop.ui.master.exporter import TableExporter
from thidua_desktop.ui.master.grid_page import GridActs
from thidua_desktop.ui.overview.tab import OverviewTab
from thidua_desktop.ui.page_lists import PageLists
from thidua_desktop.ui.papers.tab import PapersTab
from thidua_desktop.ui.presenter import CampaignChoice, HeaderState, chooser_name
from thidua_desktop.ui.progress.tab import ProgressTab
from thidua_desktop.ui.ranking.tab import RankingTab
from thidua_desktop.ui.reports.receive_dialog import day_of
from thidua_desktop.ui.routes import Routes
from thidua_desktop.ui.search import Search
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.tasks import ThreadRunner
from thidua_desktop.ui.texts import refusal
from thidua_desktop.ui.units.tab import UnitsTab
from thidua_desktop.ui.window_memory import WindowMemory

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.runtime.settings import Settings
    from thidua_desktop.services.backups import BackupPlaces
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.tasks import Runner
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.search_box import SearchHit


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
        self.routes = Routes(
            self.window,
            desk,
            self.actions,
            self._where,
            units=self.units,
            indicators=self.indicators,
            progress=self.progress,
            papers=self.papers,
        )
        self.beginning = Beginning(theme, desk, messages, window=self.window, actions=self.actions)
        scene = Scene(
            theme=theme,
            desk=desk,
            messages=messages,
            window=self.window,
            readers=self._readers,
            where=self._where,
            at_hand=self.routes.at_hand,
        )
        self.doors, self.follow = Doors(scene), FollowDoors(scene, settings)
        self.award_doors = AwardDoors(scene)
        self.memory = None if settings is None else WindowMemory(self.window, settings)
        self.lists = PageLists(
            self.window,
            theme,
            desk,
            actions=self.actions,
            exporter=TableExporter(self.window.status, runner, messages, platform=real_platform()),
            memory=self.memory,
            where=self._where,
        )
        self.lists.offer_views(self.window)
        self._carry_out()
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
        lists = self.lists
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
            (Act.LEGAL, doors.show_legal),
            (Act.PAST_AWARDS, doors.show_past_awards),
            (Act.JOURNAL, doors.show_journal),
            (Act.RECYCLE, doors.show_recycle_bin),
            (Act.REMOVE_SAMPLE, self.beginning.remove_sample),
            (Act.EXPORT, lists.export),
            (Act.FILL_DOWN, grids.fill_down),
            (Act.FILL_RIGHT, grids.fill_right),
            (Act.REMARK, self._write_remark),
            (Act.FILTER, lists.filter),
            (Act.BACKUP, self.backups.ask),
            *self.award_doors.entries(),
        ):
            self.actions.on(act, slot)
        doors.campaign_made.connect(self._show_new_campaign)
        for frame in (doors, follow, self.award_doors):
            frame.noticed.connect(self._notice)
            frame.told.connect(self.window.status.say)
            frame.export_wanted.connect(lists.export_of)
            frame.cell_wanted.connect(self.routes.to_cell)
            frame.opening.connect(lists.take)
        follow.values_wanted.connect(self._enter_from_report)
        self.progress.report.finished.connect(self._leave_report)

    def _where(self) -> tuple[int | None, date]:
        return self._campaign_id, self._day

    def _connect(self) -> None:
        self.overview.wanted.connect(self.routes.to_work)
        self.overview.square_wanted.connect(self.routes.to_square)
        self.overview.told.connect(self.window.status.say)
        self.backups.judged.connect(self.overview.take_backup)
        for beginning in (self.overview, self.indicators):
            beginning.plan_wanted.connect(self.doors.read_plan)
        for refusing in (self.progress, self.units, self.indicators, self.awards, self.papers):
            refusing.refused.connect(self._refused)
        self.ranking.refused.connect(self._refused)
        self.ranking.told.connect(self.window.status.say)
        self.ranking.adjust_wanted.connect(self.follow.show_adjustments_of)
        for telling in (self.progress, self.indicators, self.awards, self.papers):
            telling.told.connect(self.window.status.say)
        for noticing in (self.units, self.indicators, self.ranking):
            noticing.noticed.connect(self._notice)
        self.units.import_wanted.connect(self.doors.import_list)
        self.units.history_wanted.connect(self.award_doors.show_history)
        self.awards.past_wanted.connect(self.doors.show_past_awards)
        self.award_doors.serve(self.awards)
        self.awards.panel.rating_wanted.connect(self.award_doors.show_lacking)
        self.awards.panel.flag_wanted.connect(self.award_doors.show_flags_of)
        self.awards.panel.repeats_wanted.connect(self.award_doors.show_repeats)
        self.routes.award_wanted.connect(self.award_doors.show_award)
        self.routes.lacking_wanted.connect(self.award_doors.show_lacking)
        self.ranking.print_wanted.connect(self.routes.to_papers)
        self.window.header.search.opened.connect(self._prepare_search)
        for leading in (self.units, self.ranking, self.papers):
            leading.go_to_cell.connect(self.routes.to_cell)
        self.beginning.emptied.connect(self._show_nothing)
        self.beginning.begun.connect(self.start)
        self.indicators.cell_wanted.connect(self.routes.to_cell)

    def start(self) -> None:
        """Show the first page on a new desk, the newest campaign otherwise."""
        self.beginning.show()
        self._show(None if self._desk.is_new else self._last_campaign())
        self._show_state()
        self.backups.show_lights()

    def _show_nothing(self) -> None:
        self._show(None)

    def _last_campaign(self) -> int | None:
        """Return the campaign that was on screen last, else the newest."""
        known = [campaign.id for campaign in self._desk.campaigns]
        last = self.memory.campaign_id if self.memory is not None else None
        return last if last in known else known[-1] if known else None

    def _remember(self, *_: object) -> None:
        if self.memory is not None and not self._desk.is_new:
            self.memory.keep(self._campaign_id)

    def _write_remark(self) -> None:
        if self.window.tabs.current is Tab.PROGRESS:
            self.progress.write_remark()
        else:
            self.window.status.say("Ghi chú của ô nằm ở tab Tiến độ: chọn một ô ở đó trước.")

    def _show_evidence(self) -> None:
        self.follow.show_evidence(self.progress.current_cell())

    def _enter_from_report(self, report_id: int) -> None:
        """Open the grid at the unit that reported, as at the day its values are for."""
        report = self._desk.store.get(Report, report_id)
        self._day_before = self._day
        self.choose_day(day_of(report, self._desk))
        self.routes.to_unit(report.unit_id)
        self.progress.report.start(report)

    def _leave_report(self) -> None:
        if self._day_before is not None:
            self.choose_day(self._day_before)
        self._day_before = None

    def _show_new_campaign(self, campaign_id: int) -> None:
        self._show(campaign_id)
        self._show_state()
        self.window.tabs.go(Tab.INDICATORS)
        self._notice(
            "Đã lập phong trào. Tiếp theo: xem đơn vị, giao chỉ tiêu, rồi Phát động (menu Tệp)."
        )

    def go_to_cell(self, unit_id: int, indicator_id: int) -> None:
        """Open the grid at a cell."""
        self.routes.to_cell(unit_id, indicator_id)

    def show_something(self) -> None:
        """Choose a given cell, so that a picture shows a filled panel."""
        self.routes.to_last_unit()

    def has(self, tab: Tab) -> bool:
        """Whether this window has the tab."""
        return tab in self._tabs

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
                    CampaignChoice(c.id, chooser_name(c), c.state) for c in self._desk.campaigns
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
        self.routes.to_hit(key)

    def may_close(self) -> bool:
        """Everything is saved at once; only a backup under way is asked about."""
        may = self.backups.may_close()
        if may:
            self._remember()
        return may

    # what the tabs tell

    def _notice(self, words: str) -> None:
        self.window.notice.say(words, undoable=True)

    def _forget_words(self, *_: object) -> None:
        """Drop what was said of another tab or day."""
        self.window.status.say("")

    def _refused(self, error: object) -> None:
        if isinstance(error, RuleError):
            self.window.status.say(refusal(error))
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
