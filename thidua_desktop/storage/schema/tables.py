"""Every table of the office, by aggregate, and which record lives in which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Index, func

from thidua_desktop.storage.schema.around import around_tables
from thidua_desktop.storage.schema.awards import awards_tables
from thidua_desktop.storage.schema.base import new_metadata
from thidua_desktop.storage.schema.campaign import campaign_tables
from thidua_desktop.storage.schema.catalogue import catalogue_tables
from thidua_desktop.storage.schema.dated import dated_tables
from thidua_desktop.storage.schema.progress import progress_tables

if TYPE_CHECKING:
    from sqlalchemy import Table

    from thidua_desktop.domain.records import Record

metadata = new_metadata()
TABLE_OF: dict[type[Record], Table] = {
    **catalogue_tables(metadata),
    **campaign_tables(metadata),
    **progress_tables(metadata),
    **awards_tables(metadata),
    **around_tables(metadata),
    **dated_tables(metadata),
}

for _table, _columns in (
    ("progress_entry", ("assignment_id", "as_at")),
    ("assignment", ("campaign_id", "unit_id")),
    ("verification", ("entry_id",)),
    ("report", ("campaign_id", "unit_id")),
    ("evidence", ("campaign_id",)),
    ("returned", ("campaign_id",)),
    ("nomination", ("round_id",)),
    ("award", ("decision_id",)),
    ("award", ("name_key",)),
    ("award", ("nomination_id",)),
    ("dossier_paper", ("round_id",)),
    ("vote", ("nomination_id",)),
):
    Index(None, *(metadata.tables[_table].c[name] for name in _columns))


def _one_from_a_day(name: str, *columns: str) -> None:
    """Allow one row a day of beginning, where "from the beginning" (NULL) is a day as well."""
    table = metadata.tables[name]
    from_day = func.coalesce(table.c.valid_from, "")
    Index(f"uq_{name}_from_a_day", *(table.c[c] for c in columns), from_day, unique=True)


_one_from_a_day("indicator_version", "indicator_id")
_one_from_a_day("campaign_unit", "campaign_id", "unit_id")
_one_from_a_day("assignment", "indicator_id", "unit_id")

RECORD_OF = {table.name: cls for cls, table in TABLE_OF.items()}
DEPENDENTS_FIRST = tuple(RECORD_OF[table.name] for table in reversed(metadata.sorted_tables))
"""Record classes in an order in which rows can be deleted without leaving a link dangling."""
