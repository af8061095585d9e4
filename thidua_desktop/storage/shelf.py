"""Records of one kind by what they hang on, read only where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from thidua_desktop.storage.codec import from_rows, place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from thidua_desktop.domain.records import Record

    Rows = Sequence[Sequence[Any]]

R = TypeVar("R", bound="Record")
DAYS_KEPT = 8
MANY = 200
"""Groups read one by one before the rest is read at once."""


class Source(Protocol):
    """Where rows come from, their values in the order of the record's fields."""

    def whole(self, keys: Sequence[int]) -> Rows:
        """Return every row of these groups, by id."""
        ...

    def newest(self, day: date) -> Rows:
        """Return of each group the row of the newest day up to `day`, the last one of that day."""
        ...

    def groups(self) -> Rows:
        """Return the id of every row with its group."""
        ...

    @property
    def is_settled(self) -> bool:
        """Whether what is read now is committed; an open act may still fall."""
        ...


class Shelf(Generic[R]):
    """A campaign's entries are many and most are history: a view needs the newest of each cell.

    `by` names the link that groups the records, `at` the day that orders them.
    """

    def __init__(self, cls: type[R], source: Source, *, by: str, at: str) -> None:
        self._cls, self._source, self._by, self._at = cls, source, by, at
        self._place = place_of(cls, by)
        self._held: dict[int, tuple[R, ...]] = {}
        self._newest: dict[date, dict[int, R]] = {}
        self._keys: dict[int, int] | None = None
        self._misses = 0

    def of(self, key: int) -> tuple[R, ...]:
        """Return every record of a group, by id."""
        held = self._held.get(key)
        if held is None:
            self._misses += 1
            if self._misses > MANY and self._source.is_settled:
                self._hold_all()
                return self._held.get(key, ())
            held = from_rows(self._cls, self._source.whole((key,)))
            if self._source.is_settled:
                self._held[key] = held
        return held

    def _hold_all(self) -> None:
        """Somebody asks for one group after the other: reading the rest at once is faster."""
        self.hold(dict.fromkeys(row[1] for row in self._source.groups()))
        self._misses = 0

    def hold(self, keys: Iterable[int]) -> None:
        """Read all records of many groups at once, which is faster than one by one."""
        wanted = [key for key in keys if key not in self._held]
        rows = self._source.whole(wanted)
        groups: dict[int, list[R]] = {key: [] for key in wanted}
        for row, record in zip(rows, from_rows(self._cls, rows), strict=True):
            groups[row[self._place]].append(record)
        if self._source.is_settled:
            self._held |= {key: tuple(group) for key, group in groups.items()}

    def newest(self, key: int, day: date) -> R | None:
        """Return the record of the newest day up to `day`, the last one stored of that day."""
        found = self._newest.get(day)
        return (self._newest_of_all(day) if found is None else found).get(key)

    def key_of(self, record_id: int) -> int | None:
        """Find the group of a record by its id."""
        if self._keys is not None:
            return self._keys.get(record_id)
        keys: dict[int, int] = {row[0]: row[1] for row in self._source.groups()}
        if self._source.is_settled:
            self._keys = keys
        return keys.get(record_id)

    def put(self, record: R) -> None:
        """Take a new or changed record in, once it is committed."""
        key: int = getattr(record, self._by)
        self._regroup(key, (*self._without(record, key), record))
        if self._keys is not None:
            self._keys[record.id] = key

    def drop(self, record: R) -> None:
        """Let a removed record go."""
        key: int = getattr(record, self._by)
        self._regroup(key, self._without(record, key))
        if self._keys is not None:
            self._keys.pop(record.id, None)

    def _without(self, record: R, key: int) -> tuple[R, ...]:
        return tuple([held for held in self.of(key) if held.id != record.id])

    def _regroup(self, key: int, records: tuple[R, ...]) -> None:
        self._held[key] = records
        for day, found in self._newest.items():
            begun = [r for r in records if getattr(r, self._at) <= day]
            if begun:
                found[key] = max(begun, key=lambda r: (getattr(r, self._at), r.id))
            else:
                found.pop(key, None)

    def _newest_of_all(self, day: date) -> dict[int, R]:
        rows = self._source.newest(day)
        records = from_rows(self._cls, rows)
        found = {row[self._place]: record for row, record in zip(rows, records, strict=True)}
        if self._source.is_settled:
            if len(self._newest) >= DAYS_KEPT:
                self._newest.clear()
            self._newest[day] = found
        return found
