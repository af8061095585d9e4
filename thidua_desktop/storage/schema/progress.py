"""Tables of the daily work: values, reports, evidence, closed sheets, follow-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint

from thidua_desktop.domain import records as r
from thidua_desktop.storage.schema.base import record_table
from thidua_desktop.storage.schema.checks import not_negative, one_subject, uid

if TYPE_CHECKING:
    from sqlalchemy import MetaData, Table

    from thidua_desktop.domain.records import Record

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


def progress_tables(metadata: MetaData) -> dict[type[Record], Table]:
    """Make them in `metadata`, each with the record that lives in it."""
    return {
        r.ProgressEntry: record_table(
            metadata,
            "progress_entry",
            r.ProgressEntry,
            links={"assignment_id": "assignment", "report_id": "report"},
        ),
        r.Report: record_table(
            metadata,
            "report",
            r.Report,
            uid(),
            links={"campaign_id": "campaign", "unit_id": "unit"},
        ),
        r.Evidence: record_table(
            metadata,
            "evidence",
            r.Evidence,
            CheckConstraint("length(sha256) = 64", name="sha256"),
            not_negative("size"),
            one_subject(" ".join(_EVIDENCE_OF)),
            links={"campaign_id": "campaign"} | _EVIDENCE_OF,
        ),
        r.Return: record_table(
            metadata,
            "returned",
            r.Return,
            one_subject("report_id entry_id"),
            links={"campaign_id": "campaign", "report_id": "report", "entry_id": "progress_entry"},
        ),
        r.Verification: record_table(
            metadata, "verification", r.Verification, links={"entry_id": "progress_entry"}
        ),
        r.Adjustment: record_table(
            metadata,
            "adjustment",
            r.Adjustment,
            not_negative("points"),
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
            uid(),
            links={"campaign_id": "campaign", "unit_id": "unit", "indicator_id": "indicator"},
        ),
        r.Reminder: record_table(
            metadata, "reminder", r.Reminder, links={"campaign_id": "campaign", "unit_id": "unit"}
        ),
    }
