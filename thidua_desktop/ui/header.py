"""The one line on top: campaign, as-at day, search, undo, redo, help."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from typing_extensions import override

from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionButton
from thidua_desktop.ui.widgets.date_field import DayButton
from thidua_desktop.ui.widgets.folding import ElidedButton, FoldButton, FoldingRow
from thidua_desktop.ui.widgets.pill import StatePill
from thidua_desktop.ui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.ui.actions import Actions
    from thidua_desktop.ui.presenter import CampaignChoice, HeaderState
    from thidua_desktop.ui.theme import Theme

TONES = {
    CampaignState.DRAFT: Tone.WARN,
    CampaignState.OPEN: Tone.BEST,
    CampaignState.CLOSED: Tone.MUTED,
}
NO_CAMPAIGN = "Chưa có phong trào"


class CampaignButton(ElidedButton):
    """Names the campaign in view; its menu lists the others and the way to a new one."""

    campaign_chosen = Signal(int)  # id of the campaign

    def __init__(self, theme: Theme, actions: Actions) -> None:
        super().__init__(theme)
        self._read_plan = actions[Act.READ_PLAN]
        self._choices = QMenu(self)
        self._choices.triggered.connect(self._picked)
        self.setProperty("kind", "campaign")
        self.setPopupMode(FoldButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._choices)
        theme.dress(self, Icon.CAMPAIGN)
        self.set_words(NO_CAMPAIGN)

    @property
    def entries(self) -> tuple[QAction, ...]:
        return tuple(self._choices.actions())

    def show_campaigns(self, campaigns: tuple[CampaignChoice, ...], current: int | None) -> None:
        self._choices.clear()
        names = {choice.id: choice.name for choice in campaigns}
        for choice in campaigns:
            words = f"{choice.name} – {label(choice.state)}".replace("&", "&&")
            action = QAction(words, self._choices)
            action.setData(choice.id)
            action.setCheckable(True)
            action.setChecked(choice.id == current)
            self._choices.addAction(action)
        self._choices.addSeparator()
        self._choices.addAction(self._read_plan)
        name = names.get(current, NO_CAMPAIGN) if current is not None else NO_CAMPAIGN
        self.set_words(name)
        self.setAccessibleName(f"Phong trào thi đua: {name}")

    def _picked(self, action: QAction) -> None:
        chosen: object = action.data()
        if isinstance(chosen, int):
            self.campaign_chosen.emit(chosen)


class ActWord(ActionButton):
    """Undo or redo as an icon; the word of its act appears where there is plenty of room."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        super().__init__(theme, action)
        self.setProperty("kind", "quiet")

    @override
    def set_folded(self, *, folded: bool) -> None:
        super().set_folded(folded=folded or not self.isEnabled())


class Header(FoldingRow):
    """Shows what it is given and tells what the user chose."""

    campaign_chosen = Signal(int)  # id of the campaign
    day_chosen = Signal(date)  # the as-at day (Số liệu đến ngày)

    def __init__(
        self, theme: Theme, actions: Actions, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__("header", parent)
        self._theme = theme
        self._campaign = CampaignButton(theme, actions)
        self._pill = StatePill(theme)
        self._day = DayButton(theme, clock, words="Số liệu đến")
        self.search = SearchBox(theme, keys=actions[Act.SEARCH].shortcut().toString())
        undo = ActWord(theme, actions[Act.UNDO])
        redo = ActWord(theme, actions[Act.REDO])
        help_button = ActWord(theme, actions[Act.HELP_PAGE])
        help_button.set_folded(folded=True)
        self.row.addWidget(self._campaign)
        self.row.addWidget(self._pill)
        self.row.addWidget(self._day)
        self.row.addStretch(1)
        self.row.addWidget(self.search)
        for button in (undo, redo, help_button):
            self.row.addWidget(button)
        self._campaign.campaign_chosen.connect(self.campaign_chosen)
        self._day.day_chosen.connect(self.day_chosen)
        self.fold_order(self._day, self.search, self._pill, self._campaign, luxuries=(redo, undo))
        self._measure()
        theme.changed.connect(self._measure)

    @property
    def campaign_actions(self) -> tuple[QAction, ...]:
        """Entries of the campaign chooser."""
        return self._campaign.entries

    @property
    def day_button(self) -> DayButton:
        return self._day

    def show_state(self, state: HeaderState) -> None:
        self._campaign.show_campaigns(state.campaigns, state.current)
        current = [choice for choice in state.campaigns if choice.id == state.current]
        for choice in current:
            self._pill.show_state(label(choice.state), TONES[choice.state])
        if not current:
            self._pill.show_state("", Tone.MUTED)
        self._day.show_day(state.day, last=state.last_day)
        self._day.setEnabled(bool(current))
        self.settle()

    def _measure(self) -> None:
        m = self._theme.metrics
        self.row.setContentsMargins(m.m, m.s, m.m, m.s)
        self.row.setSpacing(m.s)
        self.setMinimumHeight(m.header)
        self.settle()
