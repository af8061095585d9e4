"""How a record becomes a STRICT table: its columns and checks follow from its type hints."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, MetaData, Table, Text

from thidua_desktop.storage.codec import column_types

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.schema import SchemaItem

    from thidua_desktop.domain.records import Record

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}
ISO_DAY = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"


def new_metadata() -> MetaData:
    """Build an empty MetaData with the naming convention of the first day."""
    return MetaData(naming_convention=NAMES)


def record_table(
    metadata: MetaData,
    name: str,
    cls: type[Record],
    *extra: SchemaItem,
    links: Mapping[str, str] | None = None,
) -> Table:
    """Make the table of a record; `links` maps a column to the table it points at."""
    links = links or {}
    items: list[SchemaItem] = []
    for column, (bare, nullable, _) in column_types(cls).items():
        items.append(_column(column, bare, nullable=nullable, target=links.get(column)))
        items += _checks(column, bare)
    return Table(name, metadata, *items, *extra, sqlite_strict=True)


def _column(name: str, bare: type[Any], *, nullable: bool, target: str | None) -> Column[Any]:
    kind = Integer() if bare in {int, bool} else Text()
    link = [ForeignKey(f"{target}.id", ondelete="RESTRICT")] if target else []
    if name == "id":
        return Column(name, kind, primary_key=True, autoincrement=False)
    return Column(name, kind, *link, nullable=nullable)


def _checks(column: str, bare: type[Any]) -> list[CheckConstraint]:
    if bare is date:
        return [CheckConstraint(f"{column} GLOB '{ISO_DAY}'", name=column)]
    if bare is datetime:
        return [CheckConstraint(f"{column} GLOB '{ISO_DAY}T*'", name=column)]
    if bare is bool:
        return [CheckConstraint(f"{column} IN (0, 1)", name=column)]
    if bare is Decimal:
        return [CheckConstraint(f"{column} NOT GLOB '*[^-.0-9]*'", name=column)]
    if issubclass(bare, Enum):
        members = ", ".join(f"'{member.name}'" for member in bare)
        return [CheckConstraint(f"{column} IN ({members})", name=column)]
    return []
