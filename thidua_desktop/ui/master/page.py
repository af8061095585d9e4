"""The page of a tab: actions, filter, notes, master table or empty state, details at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.ui.master.tools import ListTools
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.filter_chips import FilterChips
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from thidua_desktop.ui.icons import Icon
    from thidua_desktop.ui.master.table import LinesTable
    from thidua_desktop.ui.theme import Theme
    from thidua_desktop.ui.widgets.empty_state import EmptyState
    from thidua_desktop.ui.widgets.filter_line import ChoiceButton, FilterLine


USUAL_SHARE = 25
WHOLE = 1000
LEAST_SHARE = 100


def make_action(owner: QWidget, theme: Theme, words: str, icon: Icon, *, keys: str = "") -> QAction:
    """Make an action of a tab whose keys work only inside that tab."""
    made = QAction(words, owner)
    if keys:
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    theme.dress(made, icon)
    owner.addAction(made)
    return made


def allow(action: QAction, *, allowed: bool, why: str) -> None:
    """Enable an action, or say in its tooltip and the status line what it waits for."""
    action.setToolTip(action.iconText() if allowed else why)
    action.setStatusTip("" if allowed else why)
    action.setEnabled(allowed)


def show_everything(filters: FilterLine, *choices: ChoiceButton) -> None:
    """Empty the filter's words and set its choices back, to show a record they hide."""
    for choice in choices:
        choice.choose(0)
    filters.clear()


class ListPage(QObject):
    """A list with its filter line, chips and tools; whoever owns it lays them out.

    `screen` is the key under which the list is remembered and its views belong; it never changes.
    """

    def __init__(
        self,
        owner: QWidget,
        theme: Theme,
        *,
        filters: FilterLine,
        table: LinesTable,
        screen: str = "",
    ) -> None:
        super().__init__(owner)
        self.screen = screen
        self._table = table
        self.chips = FilterChips(theme)
        self.tools = ListTools(owner, theme, table=table, filters=filters, chips=self.chips)

    @property
    def table(self) -> LinesTable:
        return self._table

    @property
    def share(self) -> int:
        """A part of the width that is remembered too; 0 is the usual."""
        return 0

    def take_share(self, share: int) -> None:
        """Give the panel its part of the width in thousandths; a list alone has none."""


class MasterPage(ListPage):
    """Lays the parts of a tab out; owns no data and goes with the tab."""

    def __init__(
        self,
        tab: QWidget,
        theme: Theme,
        *,
        filters: FilterLine,
        table: LinesTable,
        panel: QWidget,
        empty: EmptyState,
        panel_share: int = 0,
        screen: str = "",
    ) -> None:
        """`panel_share` is the panel's part of the width in percent; 0 is its usual width."""
        super().__init__(tab, theme, filters=filters, table=table, screen=screen)
        self._theme = theme
        self._usual = panel_share or USUAL_SHARE
        self._share = 0
        self.bar = ActionBar(theme)
        self.notes = QVBoxLayout()
        self._filters = filters
        self._panel = panel
        self.tools.reset_wanted.connect(self._reset_share)
        self._stack = QStackedWidget()
        self._stack.addWidget(table)
        self._stack.addWidget(empty)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._stack)
        self._split.addWidget(panel)
        self._split.setStretchFactor(0, 100 - panel_share)
        self._split.setStretchFactor(1, panel_share)
        self._split.splitterMoved.connect(self._keep_share)
        self._split.installEventFilter(self)
        self._column = QVBoxLayout(tab)
        self._column.addWidget(self.bar)
        self._column.addWidget(filters)
        self._column.addWidget(self.chips)
        self._column.addLayout(self.notes)
        self._column.addWidget(self._split, 1)
        self._measure()
        theme.changed.connect(self._measure)

    def show_table(self, *, filled: bool) -> None:
        """Show the table, or the empty state alone."""
        self._stack.setCurrentIndex(0 if filled else 1)
        self._filters.setVisible(filled)
        self._panel.setVisible(filled)

    def _measure(self) -> None:
        m = self._theme.metrics
        self._column.setContentsMargins(m.l, m.m, m.l, m.m)
        self._column.setSpacing(m.s)
        bare(self.notes, spacing=m.xs)
        self._place()

    @property
    @override
    def share(self) -> int:
        """The panel's part of the width in thousandths, as the officer set it; 0 is the usual."""
        return self._share

    @override
    def take_share(self, share: int) -> None:
        """Give the panel its part of the width in thousandths; 0 is the usual."""
        self._share = min(max(share, LEAST_SHARE), WHOLE - LEAST_SHARE) if share else 0
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the officer's part at every width of the window."""
        if event.type() is QEvent.Type.Resize and self._share:
            self._place()
        return super().eventFilter(watched, event)

    def _reset_share(self) -> None:
        self.take_share(0)

    def _keep_share(self, *_: object) -> None:
        table, panel = self._split.sizes()
        self._share = panel * WHOLE // max(table + panel, 1)

    def _place(self) -> None:
        whole = self._theme.metrics.panel * 4
        share = self._share or self._usual * WHOLE // 100
        if self._share:
            whole = self._split.width() - self._split.handleWidth()
        self._split.setSizes([whole * (WHOLE - share) // WHOLE, whole * share // WHOLE])
