"""Tables around nomination and decision: dossier, council, what comes after, stock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, UniqueConstraint

from thidua_desktop.domain import records as r
from thidua_desktop.storage.schema.base import record_table
from thidua_desktop.storage.schema.checks import in_order, not_negative, one_subject, uid

if TYPE_CHECKING:
    from sqlalchemy import MetaData, Table

    from thidua_desktop.domain.records import Record

_ONE_OF_FOUR = {
    "unit_id": "unit",
    "person_id": "person",
    "household_id": "household",
    "collective_id": "collective",
}


def around_tables(metadata: MetaData) -> dict[type[Record], Table]:
    """Make them in `metadata`, each with the record that lives in it."""
    return {
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
            uid(),
            in_order("valid_from", "valid_to"),
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
            uid(),
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
            not_negative("issued"),
            not_negative("returned"),
            not_negative("invalid"),
            links={"meeting_id": "meeting"},
        ),
        r.Vote: record_table(
            metadata,
            "vote",
            r.Vote,
            UniqueConstraint("meeting_id", "nomination_id", "ballot"),
            not_negative("agree"),
            not_negative("disagree"),
            not_negative("abstain"),
            not_negative("own_case"),
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
            in_order("starts", "ends"),
            links={"round_id": "award_round"},
        ),
        r.UpwardProposal: record_table(
            metadata,
            "upward_proposal",
            r.UpwardProposal,
            uid(),
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
            not_negative("money_back_vnd"),
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
            uid(),
            one_subject("award_id " + " ".join(_ONE_OF_FOUR)),
            links={"award_id": "award"} | _ONE_OF_FOUR,
        ),
        r.RoleModel: record_table(
            metadata,
            "role_model",
            r.RoleModel,
            uid(),
            links={"campaign_id": "campaign"} | _ONE_OF_FOUR,
        ),
        r.PrizeFund: record_table(
            metadata,
            "prize_fund",
            r.PrizeFund,
            UniqueConstraint("year"),
            not_negative("amount_vnd"),
        ),
        r.StockItem: record_table(
            metadata, "stock_item", r.StockItem, uid(), not_negative("warn_below")
        ),
        r.StockMove: record_table(
            metadata,
            "stock_move",
            r.StockMove,
            links={"item_id": "stock_item", "decision_id": "decision"},
        ),
    }
