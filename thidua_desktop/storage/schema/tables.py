"""Every table of the office, by aggregate, and which record lives in which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index, UniqueConstraint

from thidua_desktop.domain import records as r
from thidua_desktop.storage.schema.base import new_metadata, record_table

if TYPE_CHECKING:
    from sqlalchemy import Table

    from thidua_desktop.domain.records import Record

metadata = new_metadata()


def _uid() -> UniqueConstraint:
    return UniqueConstraint("uid")


def _one_subject(columns: str) -> CheckConstraint:
    given = " + ".join(f"({name} IS NOT NULL)" for name in columns.split())
    return CheckConstraint(f"{given} = 1", name="one_subject")


# office and catalogue
_CATALOGUE: dict[type[Record], Table] = {
    r.Office: record_table(metadata, "office", r.Office),
    r.Signatory: record_table(metadata, "signatory", r.Signatory),
    r.Unit: record_table(metadata, "unit", r.Unit, _uid()),
    r.Person: record_table(metadata, "person", r.Person, _uid(), links={"unit_id": "unit"}),
    r.Household: record_table(
        metadata, "household", r.Household, _uid(), links={"unit_id": "unit"}
    ),
}

# campaign and planning
_CAMPAIGN: dict[type[Record], Table] = {
    r.Campaign: record_table(
        metadata,
        "campaign",
        r.Campaign,
        _uid(),
        CheckConstraint("ends IS NULL OR starts IS NULL OR starts <= ends", name="period"),
    ),
    r.PlanText: record_table(metadata, "plan_text", r.PlanText, links={"campaign_id": "campaign"}),
    r.Field: record_table(metadata, "field", r.Field, links={"campaign_id": "campaign"}),
    r.Indicator: record_table(
        metadata,
        "indicator",
        r.Indicator,
        _uid(),
        links={"campaign_id": "campaign", "field_id": "field", "lead_unit_id": "unit"},
    ),
    r.IndicatorVersion: record_table(
        metadata,
        "indicator_version",
        r.IndicatorVersion,
        UniqueConstraint("indicator_id", "valid_from"),
        CheckConstraint("CAST(weight AS REAL) >= 0", name="weight"),
        links={"indicator_id": "indicator"},
    ),
    r.Block: record_table(metadata, "block", r.Block, links={"campaign_id": "campaign"}),
    r.CampaignUnit: record_table(
        metadata,
        "campaign_unit",
        r.CampaignUnit,
        links={"campaign_id": "campaign", "unit_id": "unit", "block_id": "block"},
    ),
    r.Assignment: record_table(
        metadata,
        "assignment",
        r.Assignment,
        links={"campaign_id": "campaign", "indicator_id": "indicator", "unit_id": "unit"},
    ),
}

# progress and score
_PROGRESS: dict[type[Record], Table] = {
    r.ProgressEntry: record_table(
        metadata, "progress_entry", r.ProgressEntry, links={"assignment_id": "assignment"}
    ),
    r.Verification: record_table(
        metadata, "verification", r.Verification, links={"entry_id": "progress_entry"}
    ),
    r.Adjustment: record_table(
        metadata,
        "adjustment",
        r.Adjustment,
        CheckConstraint("CAST(points AS REAL) >= 0", name="points"),
        links={"campaign_id": "campaign", "unit_id": "unit"},
    ),
}

# awards
_AWARDS: dict[type[Record], Table] = {
    r.AnnualRating: record_table(
        metadata,
        "annual_rating",
        r.AnnualRating,
        _one_subject("unit_id person_id"),
        links={"unit_id": "unit", "person_id": "person"},
    ),
    r.Initiative: record_table(
        metadata,
        "initiative",
        r.Initiative,
        links={"campaign_id": "campaign", "unit_id": "unit", "person_id": "person"},
    ),
    r.StopFlag: record_table(
        metadata,
        "stop_flag",
        r.StopFlag,
        _one_subject("unit_id person_id household_id"),
        links={"unit_id": "unit", "person_id": "person", "household_id": "household"},
    ),
    r.AwardRound: record_table(
        metadata, "award_round", r.AwardRound, _uid(), links={"campaign_id": "campaign"}
    ),
    r.Nomination: record_table(
        metadata,
        "nomination",
        r.Nomination,
        _uid(),
        links={
            "round_id": "award_round",
            "unit_id": "unit",
            "person_id": "person",
            "household_id": "household",
        },
    ),
    r.Override: record_table(
        metadata, "override", r.Override, links={"nomination_id": "nomination"}
    ),
    r.Decision: record_table(
        metadata,
        "decision",
        r.Decision,
        _uid(),
        UniqueConstraint("symbol", "year", "number"),
        CheckConstraint(
            "state <> 'ISSUED' OR (number > 0 AND decided_on IS NOT NULL AND frozen IS NOT NULL)",
            name="issued_is_whole",
        ),
        links={"round_id": "award_round", "signatory_id": "signatory"},
    ),
    r.Award: record_table(
        metadata,
        "award",
        r.Award,
        _uid(),
        UniqueConstraint("register_year", "register_number"),
        CheckConstraint("amount_vnd >= 0", name="amount"),
        links={
            "decision_id": "decision",
            "nomination_id": "nomination",
            "unit_id": "unit",
            "person_id": "person",
            "household_id": "household",
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

# dated data
_DATED: dict[type[Record], Table] = {
    r.LegalInstrument: record_table(
        metadata, "legal_instrument", r.LegalInstrument, UniqueConstraint("key")
    ),
    r.BaseSalary: record_table(metadata, "base_salary", r.BaseSalary, UniqueConstraint("key")),
    r.AwardForm: record_table(metadata, "award_form", r.AwardForm, UniqueConstraint("key")),
    r.PrizeRate: record_table(metadata, "prize_rate", r.PrizeRate, UniqueConstraint("key")),
    r.RoundingRule: record_table(
        metadata, "rounding_rule", r.RoundingRule, UniqueConstraint("key")
    ),
}

for _table, _columns in (
    ("progress_entry", ("assignment_id", "as_at")),
    ("assignment", ("campaign_id", "unit_id")),
    ("indicator_version", ("indicator_id",)),
    ("verification", ("entry_id",)),
    ("award", ("name_key",)),
):
    Index(None, *(metadata.tables[_table].c[name] for name in _columns))

TABLE_OF = _CATALOGUE | _CAMPAIGN | _PROGRESS | _AWARDS | _DATED
RECORD_OF = {table.name: cls for cls, table in TABLE_OF.items()}
