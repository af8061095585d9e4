"""What a closed award round keeps as it is, whoever would change it: an edit, an undo or a redo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem
from thidua_desktop.domain.records import (
    Attendance,
    AwardRound,
    BallotCount,
    Decision,
    DossierPaper,
    Evidence,
    Meeting,
    Nomination,
    Override,
    PublicNotice,
    RepeatReview,
    Vote,
    WrittenOpinion,
)
from thidua_desktop.domain.terms import DecisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from thidua_desktop.domain.records import Record
    from thidua_desktop.storage.store import RowChange, Store

Link = tuple[str, "type[Record]"]

OF_ROUND: Final = (Nomination, DossierPaper, PublicNotice, Meeting)
LINKED: Final[Mapping[type[Record], tuple[Link, ...]]] = {
    Override: (("nomination_id", Nomination),),
    RepeatReview: (("nomination_id", Nomination),),
    Attendance: (("meeting_id", Meeting),),
    BallotCount: (("meeting_id", Meeting),),
    Vote: (("meeting_id", Meeting),),
    WrittenOpinion: (("meeting_id", Meeting),),
    Evidence: (
        ("dossier_paper_id", DossierPaper),
        ("notice_id", PublicNotice),
        ("meeting_id", Meeting),
    ),
}
"""Records that hang on a round by something else of it: by which column, on what."""


def round_stands(store: Store, changes: tuple[RowChange, ...]) -> tuple[Problem, ...]:
    """Refuse a change of what a closed round decided on; it opens again only with a reason."""
    closed = {row.id: row.name for row in store.all(AwardRound) if row.closed_on is not None}
    told = {row.id: row.name for row in _unexplained(changes)}
    hit = _rounds_of(store, changes) & closed.keys() if closed else set[int]()
    names = {key: closed[key] for key in hit} | told
    return tuple(Problem("round", "round.closed", {"name": name}) for name in names.values())


def _unexplained(changes: Iterable[RowChange]) -> Iterable[AwardRound]:
    """Find closed rounds that would change, or open again without a new reason."""
    for change in changes:
        before, after = change.before, change.after
        if not isinstance(before, AwardRound) or before.closed_on is None:
            continue
        opens = isinstance(after, AwardRound) and after.closed_on is None and after.reopen_reason
        if not opens:
            yield before


def _rounds_of(store: Store, changes: Iterable[RowChange]) -> set[int]:
    found: set[int] = set()
    wanted: dict[type[Record], set[int]] = {}
    for change in changes:
        row = change.after or change.before
        if isinstance(row, OF_ROUND):
            found.add(row.round_id)
        elif isinstance(row, Decision):
            # What comes after (amendment, revocation) is no change of what the round decided.
            if row.kind is DecisionKind.AWARD and row.round_id is not None:
                found.add(row.round_id)
        elif row is not None:
            for column, cls in LINKED.get(type(row), ()):
                key = getattr(row, column)
                if key is not None:
                    wanted.setdefault(cls, set()).add(key)
    for cls, keys in wanted.items():
        found |= set(store.links(cls, "round_id", keys).values())
    return found
