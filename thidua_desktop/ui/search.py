"""Ctrl+K: everything that is found by its name, and every command of the menus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import (
    Award,
    Campaign,
    Collective,
    Decision,
    Household,
    Person,
    Unit,
)
from thidua_desktop.domain.terms import DecisionState, PaperKind
from thidua_desktop.services.award_notes import decision_words
from thidua_desktop.services.finder import Searchable, find, searchable
from thidua_desktop.services.leaving import name_of
from thidua_desktop.ui.papers.model import paper_views
from thidua_desktop.ui.widgets.search_box import SearchHit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.roster import Member, Roster
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.actions import Actions

MOST_HITS = 12
EACH = 3  # hits that every group may show before one of them fills the list
GROUPS: dict[type[Member], str] = {
    Person: "Cá nhân",
    Household: "Hộ gia đình",
    Collective: "Tập thể nhỏ",
}
KEYS: dict[type[Member], str] = {
    Person: "person",
    Household: "household",
    Collective: "collective",
}


@dataclass(frozen=True, slots=True)
class Found:
    """Something made ready to be found."""

    text: Searchable
    hit: SearchHit


class Search:
    """Makes texts ready once and keeps them current from Deltas, which the roster takes first."""

    def __init__(self, desk: Desk, roster: Roster, actions: Actions) -> None:
        self._desk, self._roster, self._actions = desk, roster, actions
        self._members: dict[type[Member], dict[int, Found]] = {}
        self._ordered: dict[type[Member], tuple[Found, ...]] = {}
        self._units: dict[int, str] = {}
        self._others: tuple[tuple[Found, ...], ...] | None = None
        self._awards: tuple[Found, ...] | None = None
        self._place: tuple[int | None, date] | None = None

    def prepare(self, campaign_id: int | None, day: date) -> None:
        """Read what is not ready yet: before the first key, so that none waits."""
        self._take_units()
        for cls in GROUPS:
            self._of(cls)
        self._of_place(campaign_id, day)
        self._of_awards()

    def take(self, delta: Delta) -> None:
        """Make only what changed ready again."""
        self._others = None
        if any(change.cls in (Award, Decision) for change in delta.changes):
            self._awards = None
        if any(change.cls is Unit for change in delta.changes):
            self._units.clear()
            self._members.clear()
            self._ordered.clear()
        for cls, held in self._members.items():
            for key in [c.id for c in delta.changes if c.cls is cls]:
                self._ordered.pop(cls, None)
                row = self._roster.get(cls, key)
                if row is None:
                    held.pop(key, None)
                else:
                    held[key] = self._member(row)

    def find(self, words: str, campaign_id: int | None, day: date) -> tuple[SearchHit, ...]:
        """Find in every group, exact marks first; a few of each, then more of the first."""
        if not words.strip():
            return ()
        self._take_units()
        indicators, units, papers = self._of_place(campaign_id, day)
        groups = (
            find(words, indicators),
            find(words, units),
            *(find(words, self._of(cls)) for cls in GROUPS),
            find(words, papers),
            find(words, self._of_awards()),
            find(words, self._commands()),
        )
        return _fairly(groups)

    def _of(self, cls: type[Member]) -> tuple[Found, ...]:
        if cls not in self._ordered:
            if cls not in self._members:
                rows = self._roster.rows(cls)
                self._members[cls] = {row.id: self._member(row) for row in rows}
            held = self._members[cls]
            self._ordered[cls] = tuple(held[row.id] for row in self._roster.rows(cls))
        return self._ordered[cls]

    def _of_awards(self) -> tuple[Found, ...]:
        """Prepare the awards of every issued decision, the newest first."""
        if self._awards is None:
            index = self._desk.award_index
            issued = [
                (award, decision)
                for award in index.awards
                if (decision := index.decision(award)).state is DecisionState.ISSUED
            ]
            issued.sort(key=lambda pair: (-(pair[1].year or 0), -pair[0].id))
            self._awards = tuple(_award(award, decision) for award, decision in issued)
        return self._awards

    def _take_units(self) -> None:
        if not self._units:
            self._units = {unit.id: unit.name for unit in self._desk.store.all(Unit)}

    def _member(self, row: Member) -> Found:
        name = name_of(row)
        unit = self._units.get(row.unit_id, "")
        cls = type(row)
        hit = SearchHit(GROUPS[cls], f"{name} – {unit}" if unit else name, f"{KEYS[cls]}:{row.id}")
        return Found(searchable(name), hit)

    def _of_place(self, campaign_id: int | None, day: date) -> tuple[tuple[Found, ...], ...]:
        """Prepare indicators, units and papers of the campaign on screen."""
        if self._others is None or self._place != (campaign_id, day):
            units = sorted(self._desk.store.all(Unit), key=lambda u: u.sort_key)
            self._others = (
                self._indicators(campaign_id, day),
                tuple(_found("Đơn vị", u.name, f"unit:{u.id}", u.short_name) for u in units),
                self._papers(campaign_id, day),
            )
            self._place = (campaign_id, day)
        return self._others

    def _indicators(self, campaign_id: int | None, day: date) -> tuple[Found, ...]:
        if campaign_id is None:
            return ()
        board = self._desk.board(campaign_id)
        return tuple(
            _found(
                "Chỉ tiêu", version.short_text or version.text, f"indicator:{i.id}", version.text
            )
            for i in board.indicators
            if (version := board.version(i.id, day)) is not None
        )

    def _papers(self, campaign_id: int | None, day: date) -> tuple[Found, ...]:
        """Papers by their names and numbers; those of a decision by the decision's too."""
        if campaign_id is None:
            return ()
        made: list[Found] = []
        plan = _plan_number(self._desk.store.get(Campaign, campaign_id))
        for view in paper_views(self._desk, campaign_id, day):
            more = view.group if view.ref.decision_id is not None else ""
            if view.ref.kind is PaperKind.PLAN:
                more = plan
            words = f"{view.title} · {more}" if more else view.title
            made.append(_found("Văn bản", words, f"paper:{view.key}"))
        return tuple(made)

    def _commands(self) -> tuple[Found, ...]:
        return tuple(
            _found("Lệnh", f"{words} ({keys})" if keys else words, f"act:{act.name}", menu)
            for act, words, keys, menu in self._actions.commands()
        )


def _plan_number(campaign: Campaign) -> str:
    day = campaign.document_date
    parts = (campaign.document_number, format_date(day) if day else "")
    return ", ".join(part for part in parts if part)


def _award(award: Award, decision: Decision) -> Found:
    words = f"{award.printed_name} – {decision_words(decision)}"
    hit = SearchHit("Khen thưởng", words, f"award:{award.id}")
    return Found(searchable(award.printed_name), hit)


def _found(group: str, words: str, key: str, *more: str) -> Found:
    return Found(searchable(words, *more), SearchHit(group, words, key))


def _fairly(groups: Sequence[Sequence[Found]]) -> tuple[SearchHit, ...]:
    """Let every group show some, in the order of the groups, and the first ones fill the rest."""
    shares = [min(len(group), EACH) for group in groups]
    room = MOST_HITS - sum(shares)
    for at, group in enumerate(groups):
        more = max(0, min(len(group) - shares[at], room))
        shares[at] += more
        room -= more
    hits = [f.hit for group, share in zip(groups, shares, strict=True) for f in group[:share]]
    return tuple(hits)
