"""How a table was read the last time: its headers and what each was taken for."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import name_key
from thidua_desktop.domain.records import ImportMapping, Indicator
from thidua_desktop.domain.terms import ImportSubject
from thidua_desktop.exchange.column_words import ImportField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.exchange.columns import ColumnMapping, ColumnUse
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

_UNUSED: Final = ""
_INDICATOR: Final = "indicator:"
_FIELDS: Final = frozenset(field.value for field in ImportField)


@dataclass(frozen=True, slots=True)
class Remembered:
    """A mapping as it was stored, made fit for a table with the same headers."""

    mapping: ColumnMapping
    recalled: bool


def recall(desk: Desk, subject: ImportSubject, guess: ColumnMapping) -> Remembered:
    """Take over what the officer chose for a table with these headers, in whatever order."""
    titles = _titles(guess)
    stored = _stored(desk, subject, guess)
    if stored is None:
        return Remembered(guess, recalled=False)
    kept: dict[str, str] = json.loads(stored.columns)
    known = _indicator_ids(desk) if subject is ImportSubject.PROGRESS else {}
    columns = tuple(
        replace(use, field=_field(kept.get(title, _UNUSED), use, known))
        for use, title in zip(guess.columns, titles, strict=True)
    )
    return Remembered(replace(guess, columns=columns), recalled=True)


def remember(act: Act, desk: Desk, subject: ImportSubject, mapping: ColumnMapping) -> None:
    """Keep what each header was taken for, as part of the act that stores the list."""
    names = {row.id: row.uid for row in desk.store.all(Indicator)}
    titles = _titles(mapping)
    kept = {title: _written(use, names) for use, title in zip(mapping.columns, titles, strict=True)}
    columns = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    stored = _stored(desk, subject, mapping)
    if stored is None:
        name = _signature(mapping)
        act.insert(ImportMapping(subject=subject, name=name, columns=columns))
    else:
        act.update(replace(stored, columns=columns))


def _stored(desk: Desk, subject: ImportSubject, mapping: ColumnMapping) -> ImportMapping | None:
    name = _signature(mapping)
    rows = desk.store.where(ImportMapping, subject=subject, name=name)
    return rows[0] if rows else None


def _signature(mapping: ColumnMapping) -> str:
    """Name a table by its headers; their order is no part of it."""
    return " | ".join(sorted(_titles(mapping)))


def _titles(mapping: ColumnMapping) -> list[str]:
    """Give the headers without marks; one that comes again is numbered."""
    met: dict[str, int] = {}
    titles: list[str] = []
    for use in mapping.columns:
        title = name_key(use.title)
        met[title] = met.get(title, 0) + 1
        titles.append(title if met[title] == 1 else f"{title} #{met[title]}")
    return titles


def _written(use: ColumnUse, names: Mapping[int, str]) -> str:
    if isinstance(use.field, ImportField):
        return use.field.value
    return _UNUSED if use.field is None else f"{_INDICATOR}{names[use.field]}"


def _field(kept: str, use: ColumnUse, known: Mapping[str, int]) -> ImportField | int | None:
    """Read one; an indicator of another campaign leaves the guess."""
    if kept.startswith(_INDICATOR):
        return known.get(kept.removeprefix(_INDICATOR), use.field)
    return ImportField(kept) if kept in _FIELDS else None


def _indicator_ids(desk: Desk) -> dict[str, int]:
    return {row.uid: row.id for row in desk.store.all(Indicator)}
