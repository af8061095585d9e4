"""The rows that belong to one campaign, read as they are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from thidua_desktop.storage.database import Database

    Rows = Sequence[Sequence[Any]]

OWNERS = ("assignment_id", "indicator_id", "entry_id")
"""Links by which a record belongs to the campaign of another."""
MOST_KEYS = 10_000


def belongs(table: Table, campaign_id: int) -> ColumnElement[bool]:
    """Follow the way to the campaign: the table's own column, or that of what it hangs on."""
    if "campaign_id" in table.c:
        return table.c.campaign_id == campaign_id
    owner = owner_of(table, next(name for name in OWNERS if name in table.c))
    link = next(name for name in OWNERS if name in table.c)
    return table.c[link].in_(select(owner.c.id).where(belongs(owner, campaign_id)))


def owner_of(table: Table, link: str) -> Table:
    """Return the table that a link points at."""
    return next(iter(table.c[link].foreign_keys)).column.table


def bare_rows(connection: Connection, query: Select[*tuple[Any, ...]]) -> Rows:
    """Fetch rows as the driver gives them: Row objects would cost as much again as the reading."""
    cursor = connection.execute(query).cursor
    return cursor.fetchall() if cursor is not None else ()


class CampaignRows:
    """Source of a Shelf: one table's rows of a campaign, grouped by a link."""

    def __init__(
        self, database: Database, table: Table, campaign_id: int, *, by: str, at: str
    ) -> None:
        self._database, self._table, self._campaign_id = database, table, campaign_id
        self._by, self._at = table.c[by], table.c[at]
        self._owner = owner_of(table, by)

    def whole(self, keys: Sequence[int]) -> Rows:
        """Return every row of these groups, by id."""
        rows: list[Sequence[Any]] = []
        with self._database.reading() as connection:
            for start in range(0, len(keys), MOST_KEYS):
                some = self._by.in_(keys[start : start + MOST_KEYS])
                query = select(self._table).where(some).order_by(self._table.c.id)
                rows += bare_rows(connection, query)
        return rows

    def newest(self, day: date) -> Rows:
        """Return of each group the row of the newest day up to `day`, the last one of that day."""
        other = self._table.alias()
        last = (
            select(other.c.id)
            .where(other.c[self._by.name] == self._owner.c.id, other.c[self._at.name] <= str(day))
            .order_by(other.c[self._at.name].desc(), other.c.id.desc())
            .limit(1)
            .correlate(self._owner)
            .scalar_subquery()
        )
        joined = self._owner.join(self._table, self._table.c.id == last)
        query = (
            select(self._table).select_from(joined).where(belongs(self._owner, self._campaign_id))
        )
        with self._database.reading() as connection:
            return bare_rows(connection, query)

    def groups(self) -> Rows:
        """Return the id of every row with its group."""
        query = select(self._table.c.id, self._by).where(belongs(self._table, self._campaign_id))
        with self._database.reading() as connection:
            return bare_rows(connection, query)

    @property
    def is_settled(self) -> bool:
        return not self._database.in_act
