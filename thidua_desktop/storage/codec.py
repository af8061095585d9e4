"""Records to rows and back, by the records' own type hints."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, TypeVar, get_args, get_origin, get_type_hints

from thidua_desktop.core.garbage import uncollected
from thidua_desktop.core.numbers import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from thidua_desktop.domain.records import Record

    Row = dict[str, Any]
    Step = Callable[[Any], Any]

R = TypeVar("R", bound="Record")


def canonical_json(value: object) -> str:
    """Write the one JSON text of a value: sorted keys, no spaces, Vietnamese as it is."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def to_row(record: Record) -> Row:
    """Turn a record into column values that SQLite STRICT takes."""
    return {name: stored(getattr(record, name)) for name in _names(type(record))}


def from_row(cls: type[R], row: Mapping[str, Any]) -> R:
    """Turn column values back into a record."""
    steps = _readers(cls)
    return cls(**{name: steps[name](row[name]) for name in _names(cls)})


def from_rows(cls: type[R], rows: Sequence[Sequence[Any]]) -> tuple[R, ...]:
    """Turn many rows, their values in the order of the fields, back into records at once.

    A column repeats a few dates, states and numbers many times: each is read once.
    """
    if not rows:
        return ()
    names, steps, types = _names(cls), _readers(cls), column_types(cls)
    columns: list[Sequence[Any]] = []
    for name, column in zip(names, zip(*rows, strict=True), strict=True):
        if types[name][0] in {int, str}:
            columns.append(column)
        else:
            read = {value: steps[name](value) for value in set(column)}
            columns.append([read[value] for value in column])
    with uncollected():
        return tuple(
            cls(**dict(zip(names, one, strict=True))) for one in zip(*columns, strict=True)
        )


def place_of(cls: type[Record], name: str) -> int:
    """Return where a field stands in the rows of a record."""
    return _names(cls).index(name)


def typed_cells(cls: type[Record], row: Mapping[str, Any]) -> Row:
    """Turn some column values back into what the record held; columns of older schemas go."""
    steps = _readers(cls)
    return {name: steps[name](value) for name, value in row.items() if name in steps}


def stored(value: Any) -> Any:  # noqa: ANN401 - one row cell of any column
    """Turn one field into what its column holds."""
    match value:
        case Enum():
            return value.name
        case bool():
            return int(value)
        case datetime() | date():
            return value.isoformat()
        case Decimal():
            return canonical(value)
        case tuple():
            return canonical_json([stored(item) for item in value])
        case _:
            return value


@cache
def _names(cls: type[Record]) -> tuple[str, ...]:
    return tuple(f.name for f in fields(cls))


@cache
def column_types(cls: type[Record]) -> dict[str, tuple[type[Any], bool, type[Any] | None]]:
    """Per column: its bare type, whether it may be NULL, and the item type of a tuple."""
    hints = get_type_hints(cls)
    return {name: _bare(hints[name]) for name in _names(cls)}


def _bare(hint: Any) -> tuple[type[Any], bool, type[Any] | None]:  # noqa: ANN401 - a type form
    choices = get_args(hint)
    if NoneType in choices:
        inner = next(choice for choice in choices if choice is not NoneType)
        return _bare(inner)[0], True, None
    if get_origin(hint) is tuple:
        return tuple, False, choices[0]
    return hint, False, None


@cache
def _readers(cls: type[Record]) -> dict[str, Step]:
    return {name: _reader(bare, item=item) for name, (bare, _, item) in column_types(cls).items()}


def _reader(bare: type[Any], *, item: type[Any] | None) -> Step:
    if item is not None:
        one = _scalar_reader(item)
        return lambda text: tuple(one(value) for value in json.loads(text))
    step = _scalar_reader(bare)
    return lambda value: None if value is None else step(value)


def _scalar_reader(bare: type[Any]) -> Step:
    if issubclass(bare, Enum):
        return bare.__members__.__getitem__
    if bare is datetime:
        return datetime.fromisoformat
    if bare is date:
        return date.fromisoformat
    return bare
