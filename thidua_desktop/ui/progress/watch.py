"""What asks for the officer's eye in a grid: cells without values, late, at risk, given back."""

from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import CellState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard

    Key = tuple[int, int]


class Watch(Enum):
    """One thing to look for; a cell may show several."""

    MISSING = "MISSING"
    LATE = "LATE"
    AT_RISK = "AT_RISK"
    RETURNED = "RETURNED"
    UNVERIFIED = "UNVERIFIED"


WATCH_WORDS: Mapping[Watch, str] = {
    Watch.MISSING: "Chưa có số liệu",
    Watch.LATE: "Trễ hạn",
    Watch.AT_RISK: "Có nguy cơ",
    Watch.RETURNED: "Trả lại",
    Watch.UNVERIFIED: "Chưa thẩm định",
}
LATE = frozenset({CellState.OVERDUE, CellState.MISSED})
NOT_WATCHED = frozenset({CellState.NO_DUTY, CellState.NO_TARGET})


def watches(board: CampaignBoard, key: Key, day: date) -> frozenset[Watch]:
    """Say what a cell shows as at a day; nothing where nothing is asked of the unit."""
    result = board.result(*key, day)
    if result is None or result.state in NOT_WATCHED:
        return frozenset()
    found: set[Watch] = set()
    if not result.has_data:
        found.add(Watch.MISSING)
    elif not result.verified:
        found.add(Watch.UNVERIFIED)
    if result.state in LATE:
        found.add(Watch.LATE)
    if result.state is CellState.AT_RISK:
        found.add(Watch.AT_RISK)
    if result.entry_id is not None and board.return_of(result.entry_id) is not None:
        found.add(Watch.RETURNED)
    return frozenset(found)


class WatchList:
    """What every cell of some units shows; kept current cell by cell."""

    def __init__(self) -> None:
        self._found: dict[Key, frozenset[Watch]] = {}
        self._counts: Counter[Watch] = Counter()

    def look(self, board: CampaignBoard, keys: Iterable[Key], day: date) -> None:
        """Look at all these cells anew, and at no other."""
        self._found = {key: found for key in keys if (found := watches(board, key, day))}
        self._counts = Counter(watch for found in self._found.values() for watch in found)

    def look_again(self, board: CampaignBoard, keys: Iterable[Key], day: date) -> None:
        """Look at cells that changed."""
        for key in keys:
            self._counts.subtract(self._found.pop(key, ()))
            found = watches(board, key, day)
            if found:
                self._found[key] = found
                self._counts.update(found)

    def shows(self, key: Key, watch: Watch) -> bool:
        """Whether a cell shows what is looked for."""
        return watch in self._found.get(key, ())

    def count(self, watch: Watch) -> int:
        """Return how many cells show it."""
        return self._counts[watch]
