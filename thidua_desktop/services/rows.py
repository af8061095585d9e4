"""Reading for one record or for many: small tables are read once where many are asked for."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Record
    from thidua_desktop.services.award_index import AwardIndex
    from thidua_desktop.storage.store import Store

    R = TypeVar("R", bound=Record)


class Readable(Protocol):
    """What records are read from: the store, or Rows in its place."""

    def all(self, cls: type[R], /) -> tuple[R, ...]: ...
    def where(self, cls: type[R], /, **equals: object) -> tuple[R, ...]: ...
    def get(self, cls: type[R], key: int, /) -> R: ...


class Reading(Protocol):
    """A desk that is only read, with its awards by name."""

    @property
    def store(self) -> Readable: ...
    @property
    def award_index(self) -> AwardIndex: ...


@dataclass(frozen=True, slots=True)
class ReadDesk:
    """A desk as `Rows` shows it."""

    store: Rows
    award_index: AwardIndex


class Rows:
    """Answers like the store; the `whole` tables from memory once they were read.

    It is made for one reading and thrown away: it never sees a later change.
    """

    def __init__(self, store: Store, *, whole: frozenset[type[Record]] = frozenset()) -> None:
        self._store, self._whole = store, whole
        self._found: dict[tuple[type[Record], tuple[str, ...]], dict[Any, list[Any]]] = {}

    def where(self, cls: type[R], **equals: object) -> tuple[R, ...]:
        """Return records whose fields equal these values, by id."""
        if cls not in self._whole:
            return self._store.where(cls, **equals)
        names = tuple(sorted(equals))
        key = tuple(_plain(equals[name]) for name in names)
        return tuple(self._by(cls, names).get(key, ()))

    def all(self, cls: type[R]) -> tuple[R, ...]:
        return self.where(cls) if cls in self._whole else self._store.all(cls)

    def get(self, cls: type[R], key: int) -> R:
        """Return one record; raises record.gone."""
        known = self.where(cls, id=key) if cls in self._whole else ()
        return known[0] if known else self._store.get(cls, key)

    def _by(self, cls: type[R], names: tuple[str, ...]) -> dict[Any, list[R]]:
        if (cls, names) not in self._found:
            found: dict[Any, list[R]] = defaultdict(list)
            for row in self._store.all(cls):
                found[tuple(_plain(getattr(row, name)) for name in names)].append(row)
            self._found[cls, names] = dict(found)
        return self._found[cls, names]


def _plain(value: object) -> object:
    return value.name if isinstance(value, Enum) else value
