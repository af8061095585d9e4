"""The rows of one campaign in memory, and what is found in them without counting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from thidua_desktop.domain.counting import newest_entry
from thidua_desktop.domain.progress import Cell, version_at
from thidua_desktop.domain.records import (
    Adjustment,
    Assignment,
    Block,
    Campaign,
    CampaignUnit,
    Evidence,
    Field,
    Indicator,
    IndicatorVersion,
    ProgressEntry,
    Report,
    Return,
    Unit,
    Verification,
)
from thidua_desktop.domain.terms import Accumulation, Rule, ScopeKind, ValueKind

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Record
    from thidua_desktop.storage.store import RowChange, Store

R = TypeVar("R", bound="Record")
Key = tuple[int, int]
"""(unit id, indicator id): one cell."""

HELD: tuple[type[Record], ...] = (
    Unit,
    Field,
    Indicator,
    IndicatorVersion,
    Block,
    CampaignUnit,
    Assignment,
    Verification,
    Adjustment,
    Report,
    Evidence,
    Return,
)


class CampaignRows:
    """Knows the rows by what they are asked for; the board keeps them current."""

    def __init__(self, store: Store, campaign_id: int) -> None:
        self.campaign = store.get(Campaign, campaign_id)
        self._store = store
        self._rows: dict[type[Record], dict[int, Record]] = {
            cls: {row.id: row for row in self._load(store, cls)} for cls in HELD
        }
        self._entries = store.shelf(ProgressEntry, campaign_id, by="assignment_id", at="as_at")
        self._index_rows()
        whole = {i.id for i in self.rows(Indicator) if _needs_history(i)}
        self._entries.hold([a.id for a in self.rows(Assignment) if a.indicator_id in whole])

    def _load(self, store: Store, cls: type[R]) -> tuple[R, ...]:
        return store.all(cls) if cls is Unit else store.of_campaign(cls, self.campaign.id)

    def rows(self, cls: type[R]) -> tuple[R, ...]:
        """Every held row of a kind, in order of id."""
        held = self._rows[cls]
        return tuple(row for key in sorted(held) if isinstance(row := held[key], cls))

    @property
    def fields(self) -> tuple[Field, ...]:
        return self._fields

    def indicators_of(self, field_id: int) -> tuple[Indicator, ...]:
        """Return the indicators of a field in their order."""
        return self._of_field.get(field_id, ())

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self._indicators

    def indicators_given(self, unit_id: int) -> tuple[int, ...]:
        """Return the ids of the indicators a unit ever got, in the plan's order."""
        return tuple(self._indicators_of_unit.get(unit_id, ()))

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self._blocks

    def units(self, day: date, *, block_id: int | None = None) -> tuple[Unit, ...]:
        """Units that take part on `day`, block by block in their own order."""
        key = (day, block_id)
        if key not in self._taking_part:
            self._taking_part[key] = self._units_on(day, block_id)
        return self._taking_part[key]

    def _units_on(self, day: date, block_id: int | None) -> tuple[Unit, ...]:
        places = {block.id: n for n, block in enumerate(self.blocks)}
        members = [
            m
            for m in self.rows(CampaignUnit)
            if _within(m.valid_from, m.valid_to, day) and block_id in (None, m.block_id)
        ]
        held = self._rows[Unit]
        pairs = [(places.get(m.block_id, 0), held[m.unit_id]) for m in members]
        units = [(n, u) for n, u in pairs if isinstance(u, Unit)]
        units.sort(key=lambda p: (p[0], p[1].position, p[1].sort_key))
        return tuple(u for _, u in units if _within(u.active_from, u.active_to, day))

    def block_of(self, unit_id: int, day: date) -> Block | None:
        """Return the block a unit belongs to on `day`."""
        for member in self._members.get(unit_id, ()):
            if _within(member.valid_from, member.valid_to, day):
                return next((b for b in self.blocks if b.id == member.block_id), None)
        return None

    def unit(self, unit_id: int) -> Unit:
        row = self._rows[Unit][unit_id]
        assert isinstance(row, Unit)  # noqa: S101 - narrows for the checker
        return row

    def indicator(self, indicator_id: int) -> Indicator:
        row = self._rows[Indicator][indicator_id]
        assert isinstance(row, Indicator)  # noqa: S101 - narrows for the checker
        return row

    def version(self, indicator_id: int, day: date) -> IndicatorVersion | None:
        """Return the version of an indicator in force on `day`, or the first one before it."""
        versions = self._versions.get(indicator_id, ())
        return version_at(versions, day) or next(iter(versions), None)

    def versions(self, indicator_id: int) -> tuple[IndicatorVersion, ...]:
        """Return every version of an indicator, in the order they were stored."""
        return self._versions.get(indicator_id, ())

    def assignment(self, unit_id: int, indicator_id: int, day: date) -> Assignment | None:
        """Return what was given to a unit as it stands on `day`, or else the nearest before it."""
        given = self._assigned.get((unit_id, indicator_id), ())
        begun = [a for a in given if a.valid_from is None or a.valid_from <= day]
        return next(reversed(begun or given[:1]), None)

    def cell(self, unit_id: int, indicator_id: int, day: date | None = None) -> Cell | None:
        """Return what is recorded about a unit and an indicator; None when never assigned.

        Without a `day` it is the newest assignment; values entered under an earlier target count
        on. A COMMUNE indicator's lead holds the cells of its contributors.
        """
        given = self._assigned.get((unit_id, indicator_id), ())
        stands = given[-1] if given and day is None else None
        if given and day is not None:
            stands = self.assignment(unit_id, indicator_id, day)
        if stands is None:
            return None
        entries = tuple([e for a in given for e in self._entries.of(a.id)])
        return self._filled(stands, entries, day)

    def _filled(
        self, stands: Assignment, entries: tuple[ProgressEntry, ...], day: date | None
    ) -> Cell:
        unit_id, indicator_id = stands.unit_id, stands.indicator_id
        indicator = self.indicator(indicator_id)
        leads = indicator.scope is ScopeKind.COMMUNE and not stands.is_contributor
        helpers = self._contributors.get(indicator_id, ()) if leads else ()
        parts = [self.cell(helper, indicator_id, day) for helper in helpers if helper != unit_id]
        return Cell(
            assignment=stands,
            indicator=indicator,
            versions=self._versions.get(indicator_id, ()),
            entries=entries,
            verifications=self._checks_of(entries),
            contributors=tuple([p for p in parts if p is not None and p.assignment.is_contributor]),
        )

    def _checks_of(self, entries: tuple[ProgressEntry, ...]) -> tuple[Verification, ...]:
        if not self._checks:
            return ()
        return tuple([v for e in entries for v in self._checks.get(e.id, ())])

    def newest_entry(self, unit_id: int, indicator_id: int, day: date) -> ProgressEntry | None:
        """Return the last row of a cell's newest as-at day up to `day`, also one that withdraws."""
        given = self._assigned.get((unit_id, indicator_id), ())
        found = [self._entries.newest(a.id, day) for a in given]
        rows = [entry for entry in found if entry is not None]
        return max(rows, key=lambda e: (e.as_at, e.id), default=None)

    def standing_entry(self, unit_id: int, indicator_id: int, day: date) -> ProgressEntry | None:
        """Return the entry that stands in a cell on `day`; one taken back does not."""
        newest = self.newest_entry(unit_id, indicator_id, day)
        if newest is None or newest.kind is not ValueKind.WITHDRAWN:
            return newest
        given = self._assigned.get((unit_id, indicator_id), ())
        return newest_entry([e for a in given for e in self._entries.of(a.id)], day)

    @property
    def units_given(self) -> tuple[int, ...]:
        """Ids of the units that were ever given anything."""
        return tuple(self._given_to)

    def value_day(self, unit_id: int, day: date) -> date | None:
        """Return the as-at day of the newest value that stands for a unit on `day`."""
        found = (self.value_before(a.id, day) for a in self._given_to.get(unit_id, ()))
        return max((entry.as_at for entry in found if entry is not None), default=None)

    def value_before(self, assignment_id: int, day: date) -> ProgressEntry | None:
        """Return the entry that stands on `day` for an assignment; one taken back does not."""
        newest = self._entries.newest(assignment_id, day)
        if newest is None or newest.kind is not ValueKind.WITHDRAWN:
            return newest
        return newest_entry(self._entries.of(assignment_id), day)

    def was_checked(self, unit_id: int, indicator_id: int) -> bool:
        """Whether a value of a cell was ever verified, also where that was withdrawn again."""
        return (unit_id, indicator_id) in self._checked

    def has_entries(self, unit_id: int, indicator_id: int) -> bool:
        """Whether anything was ever entered in a cell, also what was withdrawn again."""
        return self.newest_entry(unit_id, indicator_id, date.max) is not None

    def given_of(self, entry_id: int) -> tuple[ProgressEntry, Assignment] | None:
        """Find an entry of this campaign with what it was given for; None when it is gone."""
        key = self._entries.key_of(entry_id)
        given = None if key is None else self._rows[Assignment].get(key)
        if key is None or not isinstance(given, Assignment):
            return None
        return next((e, given) for e in self._entries.of(key) if e.id == entry_id)

    def evidence_of(self, entry: ProgressEntry) -> tuple[Evidence, ...]:
        """Return the minh chứng of a value: its own, then what came with its report."""
        shared = self._evidence_of_report.get(entry.report_id, ()) if entry.report_id else ()
        return (*self._evidence_of_entry.get(entry.id, ()), *shared)

    def reports_of(self, unit_id: int) -> tuple[Report, ...]:
        """Return the reports of a unit, in the order they were stored."""
        return self._reports.get(unit_id, ())

    def adjustments_of(self, unit_id: int) -> tuple[Adjustment, ...]:
        """Return the bonuses, deductions and vetoes of a unit, in the order they were stored."""
        return self._adjustments.get(unit_id, ())

    def return_of(self, entry_id: int) -> Return | None:
        """Return the last giving back of a value to its unit."""
        return next(reversed(self._returns.get(entry_id, ())), None)

    def judged_cell(self, unit_id: int, indicator_id: int, day: date) -> Cell | None:
        """Return a cell with as many of its entries as its value on `day` is made of.

        Cheaper than `cell` where all cells are looked at.
        """
        given = self._assigned.get((unit_id, indicator_id), ())
        if len(given) == 1 and not _needs_history(self.indicator(indicator_id)):
            newest = self._entries.newest(given[0].id, day)
            if newest is None or newest.kind is not ValueKind.WITHDRAWN:
                return self._filled(given[0], () if newest is None else (newest,), day)
        return self.cell(unit_id, indicator_id, day)

    # staying current

    def _concerns(self, change: RowChange) -> bool:
        row = change.after or change.before
        if isinstance(row, Campaign):
            return row.id == self.campaign.id
        if isinstance(row, ProgressEntry):
            return row.assignment_id in self._rows[Assignment]
        if isinstance(row, Verification):
            return self._entries.key_of(row.entry_id) is not None
        if isinstance(row, IndicatorVersion):
            return row.indicator_id in self._rows[Indicator]
        if change.cls not in self._rows:
            return False
        return getattr(row, "campaign_id", self.campaign.id) == self.campaign.id

    def _take(self, change: RowChange) -> None:
        if isinstance(change.after, Campaign):
            self.campaign = change.after
        elif isinstance(change.after, ProgressEntry):
            self._entries.put(change.after)
        elif isinstance(change.before, ProgressEntry):
            self._entries.drop(change.before)
        elif change.cls is not Campaign and change.after is None:
            self._rows[change.cls].pop(change.id, None)
        elif change.after is not None:
            self._rows[change.cls][change.id] = change.after

    def assignment_of(self, change: RowChange) -> Assignment | None:
        """Find whose cell a changed entry or verification belongs to."""
        row = change.after or change.before
        number = row.assignment_id if isinstance(row, ProgressEntry) else None
        if isinstance(row, Verification):
            number = self._entries.key_of(row.entry_id)
        given = self._rows[Assignment].get(number) if number is not None else None
        return given if isinstance(given, Assignment) else None

    def cells_of(self, change: RowChange) -> tuple[Key, ...]:
        """Name the cells that show a change: its own, and those a contributor adds to."""
        row = change.after or change.before
        given = row if isinstance(row, Assignment) else self.assignment_of(change)
        if given is None:
            return ()
        own = (given.unit_id, given.indicator_id)
        sides = (change.before, change.after)
        helps = any(isinstance(side, Assignment) and side.is_contributor for side in sides)
        if not helps and given.unit_id not in self._contributors.get(given.indicator_id, ()):
            return (own,)
        return (own, *(key for key in self._assigned if key[1] == given.indicator_id))

    def _index_rows(self) -> None:
        self._index_order()
        self._index_checks()
        self._versions = _grouped(self.rows(IndicatorVersion), "indicator_id")
        self._adjustments = _grouped(self.rows(Adjustment), "unit_id")
        self._index_beside()
        self._index_assignments()

    def _index_order(self) -> None:
        self._fields = tuple(sorted(self.rows(Field), key=_in_order))
        ordered = tuple(sorted(self.rows(Indicator), key=_in_order))
        self._of_field = _grouped(ordered, "field_id")
        self._indicators = tuple(i for f in self._fields for i in self.indicators_of(f.id))
        self._blocks = tuple(sorted(self.rows(Block), key=_in_order))
        self._members = _grouped(self.rows(CampaignUnit), "unit_id")
        self._taking_part: dict[tuple[date, int | None], tuple[Unit, ...]] = {}

    def _index_checks(self) -> None:
        self._checks = _grouped(self.rows(Verification), "entry_id")
        given = (self._rows[Assignment].get(self._entries.key_of(n) or 0) for n in self._checks)
        self._checked = {(a.unit_id, a.indicator_id) for a in given if isinstance(a, Assignment)}

    def _index_beside(self) -> None:
        rows = self.rows(Evidence)
        self._evidence_of_entry = _grouped(
            tuple(e for e in rows if e.entry_id is not None), "entry_id"
        )
        self._evidence_of_report = _grouped(
            tuple(e for e in rows if e.report_id is not None), "report_id"
        )
        self._reports = _grouped(self.rows(Report), "unit_id")
        self._returns = _grouped(
            tuple(r for r in self.rows(Return) if r.entry_id is not None), "entry_id"
        )

    def _index_assignments(self) -> None:
        given = self.rows(Assignment)
        self._given_to = _grouped(given, "unit_id")
        self._assigned: dict[Key, tuple[Assignment, ...]] = {}
        self._contributors: dict[int, tuple[int, ...]] = {}
        for a in sorted(given, key=_from_day):
            key = (a.unit_id, a.indicator_id)
            self._assigned[key] = (*self._assigned.get(key, ()), a)
            helpers = self._contributors.get(a.indicator_id, ())
            if a.is_contributor and a.unit_id not in helpers:
                self._contributors[a.indicator_id] = (*helpers, a.unit_id)
        order = {i.id: n for n, i in enumerate(self.indicators)}
        self._indicators_of_unit: dict[int, list[int]] = {}
        for unit_id, indicator_id in sorted(self._assigned, key=lambda k: order.get(k[1], 0)):
            mine = self._indicators_of_unit.setdefault(unit_id, [])
            if indicator_id in order:
                mine.append(indicator_id)


def _needs_history(indicator: Indicator) -> bool:
    """Whether a value is made of more than the newest entry: of a period, or since when done."""
    return indicator.accumulation is Accumulation.PER_PERIOD or indicator.rule is Rule.DONE


def _in_order(row: Field | Indicator | Block) -> tuple[int, int]:
    return row.position, row.id


def _from_day(given: Assignment) -> tuple[date, int]:
    return given.valid_from or date.min, given.id


def _within(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


def _grouped(rows: tuple[R, ...], name: str) -> dict[int, tuple[R, ...]]:
    groups: dict[int, list[R]] = {}
    for row in rows:
        groups.setdefault(getattr(row, name), []).append(row)
    return {key: tuple(group) for key, group in groups.items()}
