"""Every table of the office, by aggregate, and which record lives in which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, func

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


def _not_negative(column: str) -> CheckConstraint:
    """Refuse a value below 0; numbers are text here, and text is never below one."""
    return CheckConstraint(f"{column} + 0 >= 0", name=f"{column}_not_negative")


def _in_order(first: str, last: str) -> CheckConstraint:
    return CheckConstraint(f"{first} <= {last}", name=f"{first}_first")


# office and catalogue
_CATALOGUE: dict[type[Record], Table] = {
    r.Office: record_table(metadata, "office", r.Office),
    r.Signatory: record_table(
        metadata, "signatory", r.Signatory, _in_order("valid_from", "valid_to")
    ),
    r.Unit: record_table(metadata, "unit", r.Unit, _uid(), _in_order("active_from", "active_to")),
    r.FormerHead: record_table(metadata, "former_head", r.FormerHead, links={"unit_id": "unit"}),
    r.Merger: record_table(metadata, "merger", r.Merger, _uid(), links={"successor_id": "unit"}),
    r.MergedUnit: record_table(
        metadata, "merged_unit", r.MergedUnit, links={"merger_id": "merger", "unit_id": "unit"}
    ),
    r.Collective: record_table(
        metadata, "collective", r.Collective, _uid(), links={"unit_id": "unit"}
    ),
    r.Person: record_table(metadata, "person", r.Person, _uid(), links={"unit_id": "unit"}),
    r.FormerPost: record_table(
        metadata, "former_post", r.FormerPost, links={"person_id": "person", "unit_id": "unit"}
    ),
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
        _in_order("starts", "ends"),
        _not_negative("due_soon_days"),
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
        _not_negative("size"),
        links={"campaign_id": "campaign"},
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
        _not_negative("weight"),
        links={"indicator_id": "indicator"},
    ),
    r.Block: record_table(metadata, "block", r.Block, links={"campaign_id": "campaign"}),
    r.CampaignUnit: record_table(
        metadata,
        "campaign_unit",
        r.CampaignUnit,
        _in_order("valid_from", "valid_to"),
        links={"campaign_id": "campaign", "unit_id": "unit", "block_id": "block"},
    ),
    r.Assignment: record_table(
        metadata,
        "assignment",
        r.Assignment,
        _in_order("valid_from", "valid_to"),
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

# how the office reads and sees its tables
_WAYS: dict[type[Record], Table] = {
    r.ImportMapping: record_table(
        metadata, "import_mapping", r.ImportMapping, UniqueConstraint("subject", "name")
    ),
    r.SavedView: record_table(
        metadata, "saved_view", r.SavedView, UniqueConstraint("screen", "name")
    ),
}

_EVIDENCE_OF = {
    "report_id": "report",
    "entry_id": "progress_entry",
    "initiative_id": "initiative",
    "difficulty_id": "difficulty",
    "rating_id": "annual_rating",
    "dossier_paper_id": "dossier_paper",
    "role_model_id": "role_model",
    "notice_id": "public_notice",
    "meeting_id": "meeting",
    "complaint_id": "complaint",
    "proposal_id": "upward_proposal",
    "decision_id": "decision",
}

# progress and score
_PROGRESS: dict[type[Record], Table] = {
    r.ProgressEntry: record_table(
        metadata,
        "progress_entry",
        r.ProgressEntry,
        links={"assignment_id": "assignment", "report_id": "report"},
    ),
    r.Report: record_table(
        metadata, "report", r.Report, _uid(), links={"campaign_id": "campaign", "unit_id": "unit"}
    ),
    r.Evidence: record_table(
        metadata,
        "evidence",
        r.Evidence,
        CheckConstraint("length(sha256) = 64", name="sha256"),
        _not_negative("size"),
        _one_subject(" ".join(_EVIDENCE_OF)),
        links={"campaign_id": "campaign"} | _EVIDENCE_OF,
    ),
    r.Return: record_table(
        metadata,
        "returned",
        r.Return,
        _one_subject("report_id entry_id"),
        links={"campaign_id": "campaign", "report_id": "report", "entry_id": "progress_entry"},
    ),
    r.Verification: record_table(
        metadata, "verification", r.Verification, links={"entry_id": "progress_entry"}
    ),
    r.Adjustment: record_table(
        metadata,
        "adjustment",
        r.Adjustment,
        _not_negative("points"),
        links={"campaign_id": "campaign", "unit_id": "unit"},
    ),
    r.FrozenSheet: record_table(
        metadata,
        "frozen_sheet",
        r.FrozenSheet,
        links={"campaign_id": "campaign", "unit_id": "unit"},
    ),
    r.Difficulty: record_table(
        metadata,
        "difficulty",
        r.Difficulty,
        _uid(),
        links={"campaign_id": "campaign", "unit_id": "unit", "indicator_id": "indicator"},
    ),
    r.Reminder: record_table(
        metadata, "reminder", r.Reminder, links={"campaign_id": "campaign", "unit_id": "unit"}
    ),
}

# awards
_AWARDS: dict[type[Record], Table] = {
    r.AnnualRating: record_table(
        metadata,
        "annual_rating",
        r.AnnualRating,
        _one_subject("unit_id person_id collective_id"),
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
        _one_subject("unit_id person_id household_id collective_id"),
        _in_order("starts", "ends"),
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
        _uid(),
        _not_negative("quota_collective"),
        _not_negative("quota_person"),
        _not_negative("quota_household"),
        links={"campaign_id": "campaign"},
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
        _uid(),
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
        _uid(),
        UniqueConstraint("register_issuer", "register_year", "register_number"),
        _not_negative("amount_vnd"),
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

# dossier, council, and what comes after a decision
_ONE_OF_FOUR = {
    "unit_id": "unit",
    "person_id": "person",
    "household_id": "household",
    "collective_id": "collective",
}
_AROUND: dict[type[Record], Table] = {
    r.DossierPaper: record_table(
        metadata,
        "dossier_paper",
        r.DossierPaper,
        links={"round_id": "award_round", "unit_id": "unit", "nomination_id": "nomination"},
    ),
    r.RepeatReview: record_table(
        metadata,
        "repeat_review",
        r.RepeatReview,
        UniqueConstraint("nomination_id", "award_id"),
        links={"nomination_id": "nomination", "award_id": "award"},
    ),
    r.CouncilMember: record_table(
        metadata,
        "council_member",
        r.CouncilMember,
        _uid(),
        _in_order("valid_from", "valid_to"),
        links={
            "person_id": "person",
            "heads_unit_id": "unit",
            "heads_collective_id": "collective",
        },
    ),
    r.Meeting: record_table(
        metadata,
        "meeting",
        r.Meeting,
        _uid(),
        CheckConstraint("members > 0", name="members"),
        links={
            "round_id": "award_round",
            "chair_id": "council_member",
            "secretary_id": "council_member",
        },
    ),
    r.Attendance: record_table(
        metadata,
        "attendance",
        r.Attendance,
        UniqueConstraint("meeting_id", "member_id"),
        links={"meeting_id": "meeting", "member_id": "council_member"},
    ),
    r.BallotCount: record_table(
        metadata,
        "ballot_count",
        r.BallotCount,
        UniqueConstraint("meeting_id", "ballot"),
        _not_negative("issued"),
        _not_negative("returned"),
        _not_negative("invalid"),
        links={"meeting_id": "meeting"},
    ),
    r.Vote: record_table(
        metadata,
        "vote",
        r.Vote,
        UniqueConstraint("meeting_id", "nomination_id", "ballot"),
        _not_negative("agree"),
        _not_negative("disagree"),
        _not_negative("abstain"),
        _not_negative("own_case"),
        links={"meeting_id": "meeting", "nomination_id": "nomination"},
    ),
    r.WrittenOpinion: record_table(
        metadata,
        "written_opinion",
        r.WrittenOpinion,
        UniqueConstraint("meeting_id", "member_id", "nomination_id"),
        links={
            "meeting_id": "meeting",
            "member_id": "council_member",
            "nomination_id": "nomination",
        },
    ),
    r.PublicNotice: record_table(
        metadata,
        "public_notice",
        r.PublicNotice,
        _in_order("starts", "ends"),
        links={"round_id": "award_round"},
    ),
    r.UpwardProposal: record_table(
        metadata,
        "upward_proposal",
        r.UpwardProposal,
        _uid(),
        links={"nomination_id": "nomination"},
    ),
    r.Amendment: record_table(
        metadata,
        "amendment",
        r.Amendment,
        links={"award_id": "award", "decision_id": "decision"},
    ),
    r.Revocation: record_table(
        metadata,
        "revocation",
        r.Revocation,
        UniqueConstraint("award_id", "decision_id"),
        _not_negative("money_back_vnd"),
        links={"award_id": "award", "decision_id": "decision"},
    ),
    r.Reissue: record_table(metadata, "reissue", r.Reissue, links={"award_id": "award"}),
    r.Handover: record_table(
        metadata,
        "handover",
        r.Handover,
        UniqueConstraint("award_id", "what"),
        links={"award_id": "award"},
    ),
    r.RegisterGap: record_table(
        metadata,
        "register_gap",
        r.RegisterGap,
        UniqueConstraint("year", "number"),
        CheckConstraint("number > 0", name="number"),
    ),
    r.Complaint: record_table(
        metadata,
        "complaint",
        r.Complaint,
        _uid(),
        _one_subject("award_id " + " ".join(_ONE_OF_FOUR)),
        links={"award_id": "award"} | _ONE_OF_FOUR,
    ),
    r.RoleModel: record_table(
        metadata,
        "role_model",
        r.RoleModel,
        _uid(),
        links={"campaign_id": "campaign"} | _ONE_OF_FOUR,
    ),
    r.PrizeFund: record_table(
        metadata,
        "prize_fund",
        r.PrizeFund,
        UniqueConstraint("year"),
        _not_negative("amount_vnd"),
    ),
    r.StockItem: record_table(
        metadata, "stock_item", r.StockItem, _uid(), _not_negative("warn_below")
    ),
    r.StockMove: record_table(
        metadata,
        "stock_move",
        r.StockMove,
        links={"item_id": "stock_item", "decision_id": "decision"},
    ),
}

# dated data
_DATED: dict[type[Record], Table] = {
    r.LegalInstrument: record_table(
        metadata,
        "legal_instrument",
        r.LegalInstrument,
        UniqueConstraint("key"),
        _in_order("valid_from", "valid_to"),
    ),
    r.BaseSalary: record_table(
        metadata,
        "base_salary",
        r.BaseSalary,
        UniqueConstraint("key"),
        _in_order("valid_from", "valid_to"),
        _not_negative("amount_vnd"),
    ),
    r.AwardForm: record_table(metadata, "award_form", r.AwardForm, UniqueConstraint("key")),
    r.PrizeRate: record_table(
        metadata,
        "prize_rate",
        r.PrizeRate,
        UniqueConstraint("key"),
        _in_order("valid_from", "valid_to"),
        _not_negative("multiple"),
    ),
    r.RoundingRule: record_table(
        metadata,
        "rounding_rule",
        r.RoundingRule,
        UniqueConstraint("key"),
        _in_order("valid_from", "valid_to"),
        CheckConstraint("step_vnd > 0", name="step_vnd"),
    ),
    r.StatTable: record_table(metadata, "stat_table", r.StatTable, UniqueConstraint("key")),
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

TABLE_OF = _CATALOGUE | _CAMPAIGN | _WAYS | _PROGRESS | _AWARDS | _AROUND | _DATED
RECORD_OF = {table.name: cls for cls, table in TABLE_OF.items()}
DEPENDENTS_FIRST = tuple(RECORD_OF[table.name] for table in reversed(metadata.sorted_tables))
"""Record classes in an order in which rows can be deleted without leaving a link dangling."""
