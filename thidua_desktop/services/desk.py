"""The officer's desk: one open data folder, its board, and who is told of every change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.garbage import uncollected
from thidua_desktop.domain.records import Campaign, Office
from thidua_desktop.services.award_index import AwardIndex
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.guards import GUARDS
from thidua_desktop.services.shipped import CampaignDefaults, campaign_defaults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.storage.content import ContentStore
    from thidua_desktop.storage.store import Delta, Store

    Listener = Callable[[Delta], None]


class Desk:
    """What every use case is given; built once by the composition root."""

    def __init__(
        self, *, store: Store, content: ContentStore, clock: Clock, shipped: Path, resources: Path
    ) -> None:
        self.store = store
        self.content = content
        self.clock = clock
        self.shipped = shipped
        self.resources = resources
        self._boards: dict[int, CampaignBoard] = {}
        self._award_index: AwardIndex | None = None
        self._listeners: list[Listener] = []
        store.on_commit = self._committed
        for guard in GUARDS:
            store.add_guard(guard)

    def listen(self, listener: Listener) -> None:
        """Have `listener` told once of every committed change set, after the boards know it."""
        self._listeners.append(listener)

    def _committed(self, delta: Delta) -> None:
        for board in self._boards.values():
            board.apply(delta)
        if self._award_index is not None:
            self._award_index.take(delta)
        gone = {c.id for c in delta.changes if c.cls is Campaign and c.after is None}
        self._boards = {n: board for n, board in self._boards.items() if n not in gone}
        for listener in self._listeners:
            listener(delta)

    def use_clock(self, clock: Clock) -> None:
        """Run on another clock from now on (the sample's stands still)."""
        self.clock = clock
        self.store.use_clock(clock)

    def board(self, campaign_id: int) -> CampaignBoard:
        """Return the one picture of a campaign that all screens and papers read."""
        if campaign_id not in self._boards:
            with uncollected():
                self._boards[campaign_id] = CampaignBoard(self.store, campaign_id)
        return self._boards[campaign_id]

    @property
    def award_index(self) -> AwardIndex:
        """Return every award on record in memory; what an open act reads is not kept."""
        if self._award_index is not None:
            return self._award_index
        made = AwardIndex(self.store)
        if not self.store.database.in_act:
            self._award_index = made
        return made

    @property
    def campaigns(self) -> tuple[Campaign, ...]:
        return self.store.all(Campaign)

    @property
    def office(self) -> Office:
        """The office as it is named now; raises office.missing before the first start is done."""
        rows = self.store.all(Office)
        if not rows:
            raise rule("office", "office.missing")
        return rows[-1]

    @property
    def defaults(self) -> CampaignDefaults:
        """Suggestions for what the office has not decided yet."""
        return campaign_defaults(self.shipped)

    @property
    def is_new(self) -> bool:
        """Whether nobody has set up an office or the sample yet."""
        return not self.store.all(Office)
