"""The lines of the tab Văn bản: the papers of each decision, then those of the campaign."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.text import matches
from thidua_desktop.domain.records import AwardRound, Decision
from thidua_desktop.domain.terms import DecisionState, PaperKind
from thidua_desktop.services import papers
from thidua_desktop.ui.awards.decision_box import decision_title
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head
from thidua_desktop.ui.papers.kinds import MAKERS, PaperRef
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.services.desk import Desk

COLUMNS = (Column("Văn bản"), Column("Số liệu", 7, numbers=True, spare=1), Column("Trạng thái", 9))
OF_CAMPAIGN = "Văn bản của phong trào"


class PaperState(Enum):
    """Trạng thái văn bản."""

    NONE = "Chưa lập"
    DRAFT = "Nháp"
    ISSUED = "Đã ban hành"


TONES: Mapping[PaperState, Tone] = {
    PaperState.NONE: Tone.MUTED,
    PaperState.DRAFT: Tone.WARN,
    PaperState.ISSUED: Tone.BEST,
}


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper of the list.

    `waits` says why it cannot be made yet; `writes` that making it keeps it for good, so it is
    made only when asked for.
    """

    ref: PaperRef
    title: str
    group: str
    state: PaperState
    waits: str = ""
    writes: bool = False

    @property
    def key(self) -> int:
        """Stays the same whatever else is listed."""
        kinds = list(PaperKind)
        return (self.ref.decision_id or 0) * len(kinds) + kinds.index(self.ref.kind)

    @property
    def file_title(self) -> str:
        """Name for the file without its ending."""
        return self.title if self.ref.decision_id is None else f"{self.title} - {self.group}"


def paper_views(desk: Desk, campaign_id: int, day: date) -> tuple[PaperView, ...]:
    """List the set of a campaign in a fixed order: newest decision first."""
    views: list[PaperView] = []
    rounds = {held.id for held in desk.store.where(AwardRound, campaign_id=campaign_id)}
    for decision in reversed([d for d in desk.store.all(Decision) if d.round_id in rounds]):
        views += [
            _of_decision(desk, PaperRef(kind, campaign_id, day, decision.id), decision)
            for kind, maker in MAKERS.items()
            if maker.of_decision
        ]
    if not views:
        views += [
            PaperView(
                PaperRef(kind, campaign_id, day),
                label(kind),
                "Văn bản của quyết định",
                PaperState.NONE,
                "Chưa có quyết định. Lập quyết định ở tab Khen thưởng trước.",
            )
            for kind, maker in MAKERS.items()
            if maker.of_decision
        ]
    views += [
        PaperView(PaperRef(kind, campaign_id, day), label(kind), OF_CAMPAIGN, PaperState.DRAFT)
        for kind, maker in MAKERS.items()
        if not maker.of_decision
    ]
    return tuple(views)


def _of_decision(desk: Desk, ref: PaperRef, decision: Decision) -> PaperView:
    title, group = label(ref.kind), decision_title(decision)
    issued = decision.state is DecisionState.ISSUED
    if MAKERS[ref.kind].needs_number and not issued:
        why = "Quyết định chưa ban hành. Nhập số, ngày ở tab Khen thưởng trước."
        return PaperView(ref, title, group, PaperState.NONE, why)
    if decision.frozen is None:
        why = "Quyết định còn là dự thảo. Trình ký ở tab Khen thưởng trước."
        return PaperView(ref, title, group, PaperState.NONE, why)
    if not issued:
        return PaperView(ref, title, group, PaperState.DRAFT)
    kept = papers.kept_paper(desk, decision.id, ref.kind, "pdf") is not None
    if ref.kind is PaperKind.CERTIFICATES and not kept:
        return PaperView(ref, title, group, PaperState.NONE, writes=True)
    return PaperView(ref, title, group, PaperState.ISSUED, writes=not kept)


def paper_lines(views: tuple[PaperView, ...], *, words: str = "") -> tuple[Line, ...]:
    """Prepare the papers that match under the heads of their groups."""
    lines: list[Line] = []
    group = ""
    for view in views:
        if not matches(words, f"{view.title} {view.group}"):
            continue
        if view.group != group:
            group = view.group
            lines.append(head(group))
        lines.append(_line(view))
    return tuple(lines)


def _line(view: PaperView) -> Line:
    until = format_date(view.ref.day) if view.group == OF_CAMPAIGN else ""
    said = view.state.value
    return Line(
        view.key,
        (
            TextCell(view.title, Tone.MUTED if view.waits else Tone.PLAIN, tip=view.waits),
            TextCell(until, Tone.MUTED),
            TextCell("", mark=said, mark_tone=TONES[view.state], tip=view.waits or said),
        ),
    )
