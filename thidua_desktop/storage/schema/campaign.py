"""Tables of campaigns: the plan, indicators, and what each unit is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, UniqueConstraint

from thidua_desktop.domain import records as r
from thidua_desktop.storage.schema.base import record_table
from thidua_desktop.storage.schema.checks import in_order, not_negative, uid

if TYPE_CHECKING:
    from sqlalchemy import MetaData, Table

    from thidua_desktop.domain.records import Record


def campaign_tables(metadata: MetaData) -> dict[type[Record], Table]:
    """Make them in `metadata`, each with the record that lives in it."""
    return {
        r.Campaign: record_table(
            metadata,
            "campaign",
            r.Campaign,
            uid(),
            in_order("starts", "ends"),
            not_negative("due_soon_days"),
            CheckConstraint("report_cutoff BETWEEN 1 AND 31", name="report_cutoff"),
        ),
        r.CampaignPhase: record_table(
            metadata,
            "campaign_phase",
            r.CampaignPhase,
            UniqueConstraint("campaign_id", "due_on"),
            links={"campaign_id": "campaign"},
        ),
        r.ParentCampaign: record_table(
            metadata, "parent_campaign", r.ParentCampaign, links={"campaign_id": "campaign"}
        ),
        r.CampaignFile: record_table(
            metadata,
            "campaign_file",
            r.CampaignFile,
            CheckConstraint("length(sha256) = 64", name="sha256"),
            not_negative("size"),
            links={"campaign_id": "campaign"},
        ),
        r.PlanText: record_table(
            metadata, "plan_text", r.PlanText, links={"campaign_id": "campaign"}
        ),
        r.Field: record_table(metadata, "field", r.Field, links={"campaign_id": "campaign"}),
        r.Indicator: record_table(
            metadata,
            "indicator",
            r.Indicator,
            uid(),
            links={"campaign_id": "campaign", "field_id": "field", "lead_unit_id": "unit"},
        ),
        r.IndicatorVersion: record_table(
            metadata,
            "indicator_version",
            r.IndicatorVersion,
            not_negative("weight"),
            links={"indicator_id": "indicator"},
        ),
        r.Block: record_table(metadata, "block", r.Block, links={"campaign_id": "campaign"}),
        r.CampaignUnit: record_table(
            metadata,
            "campaign_unit",
            r.CampaignUnit,
            in_order("valid_from", "valid_to"),
            links={"campaign_id": "campaign", "unit_id": "unit", "block_id": "block"},
        ),
        r.Assignment: record_table(
            metadata,
            "assignment",
            r.Assignment,
            in_order("valid_from", "valid_to"),
            links={"campaign_id": "campaign", "indicator_id": "indicator", "unit_id": "unit"},
        ),
        r.UnitPlan: record_table(
            metadata,
            "unit_plan",
            r.UnitPlan,
            UniqueConstraint("campaign_id", "unit_id"),
            links={"campaign_id": "campaign", "unit_id": "unit", "file_id": "campaign_file"},
        ),
    }
