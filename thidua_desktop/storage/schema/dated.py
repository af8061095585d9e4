"""Tables of dated rows that decisions are made by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, UniqueConstraint

from thidua_desktop.domain import records as r
from thidua_desktop.storage.schema.base import record_table
from thidua_desktop.storage.schema.checks import in_order, not_negative

if TYPE_CHECKING:
    from sqlalchemy import MetaData, Table

    from thidua_desktop.domain.records import Record


def dated_tables(metadata: MetaData) -> dict[type[Record], Table]:
    """Make them in `metadata`, each with the record that lives in it."""
    return {
        r.LegalInstrument: record_table(
            metadata,
            "legal_instrument",
            r.LegalInstrument,
            UniqueConstraint("key"),
            in_order("valid_from", "valid_to"),
        ),
        r.BaseSalary: record_table(
            metadata,
            "base_salary",
            r.BaseSalary,
            UniqueConstraint("key"),
            in_order("valid_from", "valid_to"),
            not_negative("amount_vnd"),
        ),
        r.AwardForm: record_table(metadata, "award_form", r.AwardForm, UniqueConstraint("key")),
        r.PrizeRate: record_table(
            metadata,
            "prize_rate",
            r.PrizeRate,
            UniqueConstraint("key"),
            in_order("valid_from", "valid_to"),
            not_negative("multiple"),
        ),
        r.RoundingRule: record_table(
            metadata,
            "rounding_rule",
            r.RoundingRule,
            UniqueConstraint("key"),
            in_order("valid_from", "valid_to"),
            CheckConstraint("step_vnd > 0", name="step_vnd"),
        ),
        r.StatTable: record_table(metadata, "stat_table", r.StatTable, UniqueConstraint("key")),
    }
