"""The lines of the tab Văn bản: the plan, the papers of each decision, then the others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import matches
from thidua_desktop.domain.records import AwardRound, Campaign, Decision
from thidua_desktop.domain.terms import CampaignState, DecisionState, PaperKind
from thidua_desktop.services import campaign_papers, papers
from thidua_desktop.services.paper_ranking import ranked_blocks
from thidua_desktop.ui.awards.decision_box import decision_title
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head
from thidua_desktop.ui.papers.kinds import MAKERS, PaperRef
from thidua_desktop.ui.texts import label, sentence
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.services.desk import Desk

COLUMNS = (Column("Văn bản"), Column("Số liệu", 9, numbers=True, spare=1), Column("Trạng thái", 9))
OF_CAMPAIGN = "Văn bản của phong trào"
OF_LAUNCH = "Văn bản phát động"
OF_UNITS = frozenset({PaperKind.REGISTRATION_SHEETS, PaperKind.PACTS})
MOST_AT_ONCE = 30  # units whose sheets are drawn without being asked for
NO_UNITS = "Chưa có đơn vị nào trong phong trào: xếp đơn vị vào khối ở tab Đơn vị trước."
NO_DECISION = "Chưa có quyết định. Lập quyết định ở tab Khen thưởng trước."
NOT_LAUNCHED = "Phong trào chưa phát động nên chưa có số liệu. Phát động rồi lập văn bản này."
OF_BLOCK = (
    "Bản của một khối lập lại được bất cứ lúc nào; lập chính thức bảng xếp hạng của cả phong trào."
)
OF_DECISION = (
    "Văn bản của quyết định lập từ tab Khen thưởng; lần đầu xem sau khi ban hành thì được lưu giữ "
    "nguyên."
)


class PaperState(Enum):
    """Trạng thái văn bản."""

    NONE = "Chưa lập"
    DRAFT = "Nháp"
    FINAL = "Đã chốt"
    MADE = "Đã lập"
    ISSUED = "Đã ban hành"


TONES: Mapping[PaperState, Tone] = {
    PaperState.NONE: Tone.MUTED,
    PaperState.DRAFT: Tone.WARN,
    PaperState.FINAL: Tone.GOOD,
    PaperState.MADE: Tone.GOOD,
    PaperState.ISSUED: Tone.BEST,
}


@dataclass(frozen=True, slots=True)
class PaperView:
    """A paper of the list.

    `waits` says why it cannot be made yet; `writes` that making it keeps it for good, so it is
    made only when asked for, as is one that is `slow` to make. `unofficial` says why it cannot be
    made official (chính thức) now; `kept_on` is the day on which it was.
    """

    ref: PaperRef
    title: str
    group: str
    state: PaperState
    waits: str = ""
    writes: bool = False
    unofficial: str = OF_DECISION
    kept_on: date | None = None
    slow: bool = False
    place: int = 0  # of the block whose excerpt it is, counted from 1

    @property
    def key(self) -> int:
        """Stays the same whatever else is listed."""
        if self.place:
            return -self.place
        kinds = list(PaperKind)
        return (self.ref.decision_id or 0) * len(kinds) + kinds.index(self.ref.kind)

    @property
    def file_title(self) -> str:
        """Name for the file without its ending."""
        return self.title if self.ref.decision_id is None else f"{self.title} - {self.group}"


def paper_views(desk: Desk, campaign_id: int, day: date) -> tuple[PaperView, ...]:
    """List the set of a campaign in a fixed order: the launch first, then newest decision first.

    A campaign that is gone has none: the sample may be removed while it is on screen.
    """
    if not desk.store.where(Campaign, id=campaign_id):
        return ()
    of_campaign = [
        view
        for kind, maker in MAKERS.items()
        if not maker.of_decision
        for view in _with_blocks(desk, _of_campaign(desk, PaperRef(kind, campaign_id, day)))
    ]
    launch = [view for view in of_campaign if view.group == OF_LAUNCH]
    others = [view for view in of_campaign if view.group != OF_LAUNCH]
    return (*launch, *_of_decisions(desk, campaign_id, day), *others)


def _with_blocks(desk: Desk, view: PaperView) -> tuple[PaperView, ...]:
    """Put an excerpt for each block below a ranking of several."""
    ref = view.ref
    if ref.kind is not PaperKind.RANKING_LIST or view.waits:
        return (view,)
    board = desk.board(ref.campaign_id)
    blocks = ranked_blocks(desk, board, ref.day)
    closed = board.campaign.state is CampaignState.CLOSED
    excerpts = (
        PaperView(
            replace(ref, block=name),
            f"{view.title} – {name}",
            view.group,
            PaperState.FINAL if closed else PaperState.DRAFT,
            unofficial=OF_BLOCK,
            place=place,
        )
        for place, name in enumerate(blocks if len(blocks) > 1 else (), start=1)
    )
    return (view, *excerpts)


def _of_decisions(desk: Desk, campaign_id: int, day: date) -> list[PaperView]:
    kinds = [kind for kind, maker in MAKERS.items() if maker.of_decision]
    rounds = {held.id for held in desk.store.where(AwardRound, campaign_id=campaign_id)}
    found = [d for d in desk.store.all(Decision) if d.round_id in rounds]
    if not found:
        group, why = "Văn bản của quyết định", NO_DECISION
        refs = [PaperRef(kind, campaign_id, day) for kind in kinds]
        return [PaperView(ref, label(ref.kind), group, PaperState.NONE, why) for ref in refs]
    return [
        _of_decision(desk, PaperRef(kind, campaign_id, day, decision.id), decision)
        for decision in reversed(found)
        for kind in kinds
    ]


def _of_campaign(desk: Desk, ref: PaperRef) -> PaperView:
    """Say how far a paper of the campaign is: open figures and an unnumbered plan are drafts."""
    title = label(ref.kind)
    launch = ref.kind in campaign_papers.OF_LAUNCH
    group = OF_LAUNCH if launch else OF_CAMPAIGN
    state = desk.store.get(Campaign, ref.campaign_id).state
    units = len(desk.board(ref.campaign_id).units(ref.day))
    if ref.kind in OF_UNITS and not units:
        return PaperView(ref, title, group, PaperState.NONE, NO_UNITS, unofficial=NO_UNITS)
    if not launch and state is CampaignState.DRAFT:
        return PaperView(ref, title, group, PaperState.NONE, NOT_LAUNCHED, unofficial=NOT_LAUNCHED)
    code = campaign_papers.why_not_official(desk, ref.campaign_id, ref.kind)
    why = sentence(Problem("paper", code)) if code else ""
    kept = campaign_papers.kept_paper(desk, ref.campaign_id, ref.kind, "pdf")
    if kept is not None:
        made = PaperState.ISSUED if ref.kind is PaperKind.PLAN else PaperState.MADE
        return PaperView(ref, title, group, made, unofficial=why, kept_on=kept.made_at.date())
    closed = not launch and state is CampaignState.CLOSED
    return PaperView(
        ref,
        title,
        group,
        PaperState.NONE if closed else PaperState.DRAFT,
        unofficial=why,
        slow=ref.kind in OF_UNITS and units > MOST_AT_ONCE,
    )


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
    until = format_date(view.ref.day) if view.group == OF_CAMPAIGN and not view.kept_on else ""
    said = view.state.value
    tip = f"{said} ngày {format_date(view.kept_on)}" if view.kept_on else view.waits or said
    return Line(
        view.key,
        (
            TextCell(view.title, Tone.MUTED if view.waits else Tone.PLAIN, tip=view.waits),
            TextCell(until, Tone.MUTED),
            TextCell("", mark=said, mark_tone=TONES[view.state], tip=tip),
        ),
    )
