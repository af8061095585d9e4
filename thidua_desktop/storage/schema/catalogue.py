"""Tables of the office, its catalogue, and how it reads and sees its lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import UniqueConstraint

from thidua_desktop.domain import records as r
from thidua_desktop.storage.schema.base import record_table
from thidua_desktop.storage.schema.checks import in_order, uid

if TYPE_CHECKING:
    from sqlalchemy import MetaData, Table

    from thidua_desktop.domain.records import Record


def catalogue_tables(metadata: MetaData) -> dict[type[Record], Table]:
    """Make them in `metadata`, each with the record that lives in it."""
    return {
        r.Office: record_table(metadata, "office", r.Office),
        r.Signatory: record_table(
            metadata, "signatory", r.Signatory, in_order("valid_from", "valid_to")
        ),
        r.Unit: record_table(metadata, "unit", r.Unit, uid(), in_order("active_from", "active_to")),
        r.FormerHead: record_table(
            metadata, "former_head", r.FormerHead, links={"unit_id": "unit"}
        ),
        r.Merger: record_table(metadata, "merger", r.Merger, uid(), links={"successor_id": "unit"}),
        r.MergedUnit: record_table(
            metadata, "merged_unit", r.MergedUnit, links={"merger_id": "merger", "unit_id": "unit"}
        ),
        r.Collective: record_table(
            metadata, "collective", r.Collective, uid(), links={"unit_id": "unit"}
        ),
        r.Person: record_table(metadata, "person", r.Person, uid(), links={"unit_id": "unit"}),
        r.FormerPost: record_table(
            metadata, "former_post", r.FormerPost, links={"person_id": "person", "unit_id": "unit"}
        ),
        r.Household: record_table(
            metadata, "household", r.Household, uid(), links={"unit_id": "unit"}
        ),
        r.ImportMapping: record_table(
            metadata, "import_mapping", r.ImportMapping, UniqueConstraint("subject", "name")
        ),
        r.SavedView: record_table(
            metadata, "saved_view", r.SavedView, UniqueConstraint("screen", "name")
        ),
    }
