"""Widths, order and hidden columns of a table, by the titles of its columns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thidua_desktop.ui.master.lines import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLayout:
    """What the officer set; a column that is not named is as the program has it.

    Widths are in tenths of a font unit. `shown` False hides a column; True keeps it in a narrow
    window too.
    """

    widths: Mapping[str, int] = field(default_factory=dict[str, int])
    shown: Mapping[str, bool] = field(default_factory=dict[str, bool])
    order: tuple[str, ...] = ()

    def widened(self, title: str, width: int) -> TableLayout:
        return replace(self, widths={**self.widths, title: width})

    def showing(self, title: str, *, shown: bool) -> TableLayout:
        return replace(self, shown={**self.shown, title: shown})

    def ordered(self, columns: Sequence[Column], places: Sequence[int]) -> TableLayout:
        """Take the order on screen; the usual one is not worth keeping."""
        usual = tuple(places) == tuple(range(len(columns)))
        return replace(self, order=() if usual else tuple(columns[n].title for n in places))

    def places(self, columns: Sequence[Column]) -> tuple[int, ...]:
        """Numbers of the columns from left to right; one that is new stands where it was made.

        The first column stays first: it carries the heads of groups.
        """
        rank = {title: at for at, title in enumerate(self.order)}
        numbers = range(1, len(columns))
        return (0, *sorted(numbers, key=lambda n: rank.get(columns[n].title, n)))
