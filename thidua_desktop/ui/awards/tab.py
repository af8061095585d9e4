"""Tab Khen thưởng: from nominations by round to the issued decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.services.rounds import rounds_of
from thidua_desktop.ui.awards.acts import AwardActs
from thidua_desktop.ui.awards.decision_box import DecisionBox
from thidua_desktop.ui.awards.model import COLUMNS, nomination_lines
from thidua_desktop.ui.awards.panel import CardPanel
from thidua_desktop.ui.awards.picture import Step, round_picture
from thidua_desktop.ui.awards.round_acts import RoundActs
from thidua_desktop.ui.awards.step_strip import StepStrip
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import MasterPage, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.nominations.notices_dialog import notice_words
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import ChoiceButton, FilterLine
from thidua_desktop.ui.widgets.menu_button import MenuButton
from thidua_desktop.ui.widgets.seen_page import SeenPage

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.records import AwardRound
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.awards.picture import NominationView, RoundPicture
    from thidua_desktop.ui.theme import Theme

NO_ROUNDS = ("Chưa có đợt xét",)
EMPTY = {
    False: (
        "Chưa có đợt xét nào",
        "Mở một đợt xét, rồi đề nghị các tập thể, cá nhân có thành tích.",
    ),
    True: (
        "Đợt xét chưa có đề nghị nào",
        "Đề nghị các tập thể, cá nhân có thành tích; điều kiện được xét ngay khi thêm.",
    ),
}
PANEL_SHARE = 32


class AwardsTab(SeenPage):
    """Shows one round; every act is one use case, and what it did comes back by `take`."""

    refused = Signal(object)  # RuleError or EnvironmentFault of what could not be done
    told = Signal(str)  # a sentence for the status line
    past_wanted = Signal()  # nothing: the officer wants the decisions of old years
    list_wanted = Signal(object)  # id of the round a list is to be read into; None: not chosen
    unscheduled_wanted = Signal()  # nothing: the officer wants the page of khen đột xuất
    dossiers_wanted = Signal(int)  # id of the round whose papers are to be seen
    notices_wanted = Signal(int)  # id of the round whose public notice is to be seen

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._day: date = desk.clock.today()
        self._rounds: tuple[AwardRound, ...] = ()
        self._round_id: int | None = None
        self.picture: RoundPicture | None = None
        self.acts = AwardActs(self, theme, desk)
        self.round_acts = RoundActs(self, theme, desk)
        acts = self.acts
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Bảng đề nghị khen thưởng")
        self.filters = FilterLine(theme, prompt="Lọc theo tên, đơn vị…")
        self.rounds = ChoiceButton(theme, Icon.AWARD, NO_ROUNDS, name="Đợt xét")
        self.steps = self.filters.add_choice(
            Icon.FILTER, ("Mọi bước", *(step.value for step in Step)), name="Bước"
        )
        self.strip = StepStrip(theme)
        self.panel = CardPanel(theme, (acts.confirm, acts.override, acts.send_back, acts.set_aside))
        self.box = DecisionBox(theme, (acts.reopen, acts.sign, acts.issue))
        self._empty = EmptyState(
            theme,
            Icon.AWARD,
            title=EMPTY[False][0],
            sentence=EMPTY[False][1],
            actions=(self.round_acts.open, acts.nominate, acts.unscheduled),
        )
        self._page = self._make_page()
        self._connect()
        self._refresh()

    def _make_page(self) -> MasterPage:
        page = MasterPage(
            self,
            self._theme,
            filters=self.filters,
            table=self.table,
            screen="nominations",
            panel=self.panel,
            empty=self._empty,
            panel_share=PANEL_SHARE,
        )
        acts, whole = self.acts, self.round_acts
        page.bar.add_action(acts.nominate, main=True)
        lists = MenuButton(self._theme, Icon.SHEET, "Từ danh sách")
        lists.offer(acts.from_ranking, acts.from_list, None, acts.unscheduled, acts.past)
        page.bar.add_menu(lists)
        for action in (acts.submit, acts.draft, acts.edit, acts.remove):
            page.bar.add_action(action)
        order = MenuButton(self._theme, Icon.MORE, "Khác")
        order.offer(acts.raise_, acts.lower, None, acts.move_back, acts.set_aside)
        page.bar.add_menu(order)
        round_menu = MenuButton(self._theme, Icon.LAYERS, "Đợt xét")
        round_menu.offer(whole.open, whole.change, None, whole.dossiers, whole.notices, None)
        round_menu.offer(whole.close, whole.reopen, None, whole.remove)
        page.bar.add_menu(round_menu)
        page.bar.add_widget(self.rounds)
        page.notes.addWidget(self.strip)
        column = self.layout()
        if column is not None:
            column.addWidget(self.box)
        return page

    def _connect(self) -> None:
        self.acts.past.triggered.connect(self.past_wanted)
        self.acts.unscheduled.triggered.connect(self.unscheduled_wanted)
        self.acts.from_list.triggered.connect(self._want_list)
        for acts in (self.acts, self.round_acts):
            acts.refused.connect(self.refused)
            acts.told.connect(self.told)
        self.round_acts.opened.connect(self.show_round)
        self.round_acts.dossiers_wanted.connect(self.dossiers_wanted)
        self.round_acts.notices_wanted.connect(self.notices_wanted)
        self.acts.saved.connect(self.go_to)
        self.filters.text_changed.connect(self._show_lines)
        self.steps.chosen.connect(self._show_lines)
        self.rounds.chosen.connect(self._choose_round)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._open_chosen)

    # what is shown

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show the newest round of a campaign, or of none; without any the empty page."""
        if campaign_id != self._campaign_id:
            self._round_id = None
        self._campaign_id, self._day = campaign_id, day
        self._refresh()

    def go_to(self, nomination_id: int) -> None:
        """Make a nomination the current one, whatever is filtered."""
        if not self.table.choose(nomination_id):
            show_everything(self.filters, self.steps)
            self._show_lines()
            self.table.choose(nomination_id)

    @override
    def _refresh(self, *_: object) -> None:
        self._rounds = rounds_of(self._desk, self._campaign_id)
        known = [held.id for held in self._rounds]
        if self._round_id not in known:
            self._round_id = known[0] if known else None
        self.picture = round_picture(self._desk, self._round_id) if self._round_id else None
        self._show_rounds(known)
        filled = self.picture is not None and bool(self.picture.nominations)
        self._page.show_table(filled=filled)
        self._empty.say(*EMPTY[self.picture is not None])
        self.strip.setVisible(self.picture is not None)
        self.strip.show_round(self.picture, self._round_words())
        self.box.show_decision(self.picture)
        self._show_lines()

    def _show_rounds(self, known: list[int]) -> None:
        self.rounds.offer(tuple(map(round_name, self._rounds)) or NO_ROUNDS)
        self.rounds.choose(known.index(self._round_id) if self._round_id in known else 0)
        self.rounds.setVisible(bool(known))

    def _round_words(self) -> str:
        if self.picture is None:
            return ""
        held = self.picture.held
        said = f"{label(held.award_type)} · số liệu chốt ngày {format_date(held.data_day)}"
        notice = self.picture.notice
        if notice is not None:
            said = f"{notice_words(notice, self._desk.clock.today())} · {said}"
        if held.council_skipped:
            said = f"Không họp Hội đồng · {said}"
        if held.closed_on is not None:
            said = f"Đã chốt hồ sơ ngày {format_date(held.closed_on)} · {said}"
        return said

    def _show_lines(self, *_: object) -> None:
        if self.picture is not None:
            step = tuple(Step)[self.steps.current - 1] if self.steps.current else None
            lines = nomination_lines(self.picture, words=self.filters.words, step=step)
            shown = sum(line.key is not None for line in lines)
            self.filters.say_count(f"{shown}/{len(self.picture.nominations)} đề nghị")
            self.table.show_lines(lines)
        else:
            self.table.show_lines(())
        self._show_chosen()

    def _chosen(self) -> NominationView | None:
        return self.picture.find(self.table.key) if self.picture else None

    def _show_chosen(self, *_: object) -> None:
        view = self._chosen()
        self.panel.show_nomination(self.picture, view)
        self.acts.show(picture=self.picture, chosen=view)
        self.round_acts.show(self._campaign_id, self._day, picture=self.picture)

    def _open_chosen(self, *_: object) -> None:
        self.acts.edit.trigger()

    def _choose_round(self, index: int) -> None:
        self._round_id = self._rounds[index].id
        self._refresh()

    def show_round(self, round_id: int) -> None:
        """Make a round the current one."""
        self._round_id = round_id
        self._refresh()

    @property
    def round_id(self) -> int | None:
        """The round on screen."""
        return self._round_id

    def _want_list(self, *_: object) -> None:
        self.list_wanted.emit(self._round_id)


def round_name(held: AwardRound) -> str:
    """Name a round so that those outside the campaign on screen are told apart."""
    return held.name if held.campaign_id is not None else f"{held.name} (ngoài phong trào)"
