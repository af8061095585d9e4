"""What a minh chứng hangs on, and its name in words."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.records import (
    AnnualRating,
    Complaint,
    Decision,
    Difficulty,
    DossierPaper,
    Initiative,
    Meeting,
    Nomination,
    ProgressEntry,
    PublicNotice,
    Report,
    RoleModel,
    Unit,
    UpwardProposal,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from thidua_desktop.services.desk import Desk

SHORT = 40  # characters of a longer text that name what it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """What a minh chứng hangs on: exactly one of these."""

    report_id: int | None = None
    entry_id: int | None = None
    initiative_id: int | None = None
    difficulty_id: int | None = None
    rating_id: int | None = None
    dossier_paper_id: int | None = None
    role_model_id: int | None = None
    notice_id: int | None = None
    meeting_id: int | None = None
    complaint_id: int | None = None
    proposal_id: int | None = None
    decision_id: int | None = None

    def __post_init__(self) -> None:
        if sum(key is not None for key in asdict(self).values()) != 1:
            raise ValueError(self)

    @property
    def links(self) -> dict[str, int]:
        """The one column that is filled."""
        return {name: key for name, key in asdict(self).items() if key is not None}


def owner_name(desk: Desk, owner: Owner) -> str:
    """Name in words what a minh chứng hangs on; raises record.gone."""
    ((column, key),) = owner.links.items()
    return NAMES[column](desk, key)


def _report(desk: Desk, key: int) -> str:
    unit = desk.store.get(Unit, desk.store.get(Report, key).unit_id)
    return f"báo cáo của {unit.short_name}"


def _entry(desk: Desk, key: int) -> str:
    return f"số liệu {desk.store.get(ProgressEntry, key).typed}".strip()


def _initiative(desk: Desk, key: int) -> str:
    return desk.store.get(Initiative, key).title


def _difficulty(desk: Desk, key: int) -> str:
    return desk.store.get(Difficulty, key).content[:SHORT]


def _rating(desk: Desk, key: int) -> str:
    return f"xếp loại {desk.store.get(AnnualRating, key).document}".strip()


def _dossier_paper(desk: Desk, key: int) -> str:
    unit = desk.store.get(Unit, desk.store.get(DossierPaper, key).unit_id)
    return f"hồ sơ của {unit.short_name}"


def _role_model(desk: Desk, key: int) -> str:
    return f"gương điển hình: {desk.store.get(RoleModel, key).title}"


def _notice(desk: Desk, key: int) -> str:
    return f"công khai từ ngày {format_date(desk.store.get(PublicNotice, key).starts)}"


def _meeting(desk: Desk, key: int) -> str:
    return f"họp Hội đồng ngày {format_date(desk.store.get(Meeting, key).held_on)}"


def _complaint(desk: Desk, key: int) -> str:
    return f"đơn thư: {desk.store.get(Complaint, key).content[:SHORT]}"


def _proposal(desk: Desk, key: int) -> str:
    row = desk.store.get(UpwardProposal, key)
    named = desk.store.get(Nomination, row.nomination_id).printed_name
    return f"đề nghị cấp trên – {named}"


def _decision(desk: Desk, key: int) -> str:
    row = desk.store.get(Decision, key)
    return f"quyết định {write_number(row.number, row.symbol)}".strip()


NAMES: Mapping[str, Callable[[Desk, int], str]] = {
    "report_id": _report,
    "entry_id": _entry,
    "initiative_id": _initiative,
    "difficulty_id": _difficulty,
    "rating_id": _rating,
    "dossier_paper_id": _dossier_paper,
    "role_model_id": _role_model,
    "notice_id": _notice,
    "meeting_id": _meeting,
    "complaint_id": _complaint,
    "proposal_id": _proposal,
    "decision_id": _decision,
}
