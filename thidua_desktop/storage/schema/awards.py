"""Tables of awards from the rating to the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, UniqueConstraint

from thidua_desktop.domain import records as r
from thidua_desktop.storage.schema.base import record_table
from thidua_desktop.storage.schema.checks import in_order, not_negative, one_subject, uid

if TYPE_CHECKING:
    from sqlalchemy import MetaData, Table

    from thidua_desktop.domain.records import Record


def awards_tables(metadata: MetaData) -> dict[type[Record], Table]:
    """Make them in `metadata`, each with the record that lives in it."""
    return {
        r.AnnualRating: record_table(
            metadata,
            "annual_rating",
            r.AnnualRating,
            one_subject("unit_id person_id collective_id"),
            links={"unit_id": "unit", "person_id": "person", "collective_id": "collective"},
        ),
        r.Initiative: record_table(
            metadata,
            "initiative",
            r.Initiative,
            links={
                "campaign_id": "campaign",
                "unit_id": "unit",
                "person_id": "person",
                "indicator_id": "indicator",
            },
        ),
        r.StopFlag: record_table(
            metadata,
            "stop_flag",
            r.StopFlag,
            one_subject("unit_id person_id household_id collective_id"),
            in_order("starts", "ends"),
            links={
                "unit_id": "unit",
                "person_id": "person",
                "household_id": "household",
                "collective_id": "collective",
                "complaint_id": "complaint",
            },
        ),
        r.AwardRound: record_table(
            metadata,
            "award_round",
            r.AwardRound,
            uid(),
            not_negative("quota_collective"),
            not_negative("quota_person"),
            not_negative("quota_household"),
            links={"campaign_id": "campaign"},
        ),
        r.Nomination: record_table(
            metadata,
            "nomination",
            r.Nomination,
            uid(),
            links={
                "round_id": "award_round",
                "unit_id": "unit",
                "person_id": "person",
                "household_id": "household",
                "collective_id": "collective",
            },
        ),
        r.Override: record_table(
            metadata, "override", r.Override, links={"nomination_id": "nomination"}
        ),
        r.Decision: record_table(
            metadata,
            "decision",
            r.Decision,
            uid(),
            UniqueConstraint("issuer", "symbol", "year", "number"),
            CheckConstraint(
                "state <> 'ISSUED' OR is_past = 1"
                " OR (number > 0 AND decided_on IS NOT NULL AND frozen IS NOT NULL)",
                name="issued_is_whole",
            ),
            CheckConstraint(
                "CASE WHEN is_past = 1 THEN year IS NOT NULL AND state = 'ISSUED'"
                " WHEN kind = 'AWARD' THEN round_id IS NOT NULL AND signatory_id IS NOT NULL"
                " ELSE corrects_id IS NOT NULL AND signatory_id IS NOT NULL END",
                name="past_or_own",
            ),
            links={
                "round_id": "award_round",
                "signatory_id": "signatory",
                "corrects_id": "decision",
            },
        ),
        r.Award: record_table(
            metadata,
            "award",
            r.Award,
            uid(),
            UniqueConstraint("register_issuer", "register_year", "register_number"),
            not_negative("amount_vnd"),
            links={
                "decision_id": "decision",
                "nomination_id": "nomination",
                "unit_id": "unit",
                "person_id": "person",
                "household_id": "household",
                "collective_id": "collective",
            },
        ),
        r.Paper: record_table(
            metadata,
            "paper",
            r.Paper,
            CheckConstraint("length(sha256) = 64", name="sha256"),
            links={"campaign_id": "campaign", "decision_id": "decision"},
        ),
    }
