"""Hồ sơ khen thưởng: which papers of a round are in, of each unit and of each nomination."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import AwardRound, DossierPaper, Evidence, Nomination, Unit
from thidua_desktop.domain.terms import DossierKind, NominationState, SubjectKind
from thidua_desktop.services.rounds import require_open

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.rows import Reading
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One unit of a round, or one nomination of it, with the papers that are in.

    `missing` are what the round asks for and nobody has handed in; a line of a nomination lacks
    only what the whole unit has not handed in for it either.
    """

    unit: Unit
    nomination: Nomination | None
    papers: tuple[DossierPaper, ...]
    missing: tuple[DossierKind, ...]

    def paper(self, kind: DossierKind) -> DossierPaper | None:
        """Return the newest paper of a kind on this very line."""
        found = [row for row in self.papers if row.kind is kind]
        return found[-1] if found else None


def papers_of(desk: Reading, nomination_id: int) -> tuple[DossierPaper, ...]:
    """Return the papers that serve a nomination: its unit's in the round, and its own."""
    row = desk.store.get(Nomination, nomination_id)
    papers = desk.store.where(DossierPaper, round_id=row.round_id, unit_id=row.unit_id)
    return tuple(p for p in papers if p.nomination_id in (None, row.id))


def missing(desk: Reading, nomination_id: int) -> tuple[DossierKind, ...]:
    """Return the kinds the round asks for and that are not in, in their order."""
    row = desk.store.get(Nomination, nomination_id)
    asked = desk.store.get(AwardRound, row.round_id).dossier
    return _missing(row, asked, papers_of(desk, nomination_id))


def _missing(
    row: Nomination, asked: Sequence[DossierKind], papers: Sequence[DossierPaper]
) -> tuple[DossierKind, ...]:
    held = {paper.kind for paper in papers}
    if _needs_no_confirmation(row) or row.head_confirmed_on is not None:
        held.add(DossierKind.CONFIRMATION)
    return tuple(kind for kind in asked if kind not in held)


def _needs_no_confirmation(row: Nomination) -> bool:
    """Tell a whole unit, which is judged by its own values, from who needs a confirmation."""
    return row.subject is SubjectKind.COLLECTIVE and row.collective_id is None


def dossier_sheet(desk: Desk, round_id: int) -> tuple[DossierLine, ...]:
    """Return each unit of a round, followed by its nominations, in the Vietnamese order."""
    asked = desk.store.get(AwardRound, round_id).dossier
    papers = desk.store.where(DossierPaper, round_id=round_id)
    rows = [
        row
        for row in desk.store.where(Nomination, round_id=round_id)
        if row.state is not NominationState.REJECTED
    ]
    with_papers = {row.unit_id for row in rows} | {paper.unit_id for paper in papers}
    units = [desk.store.get(Unit, key) for key in with_papers]
    lines: list[DossierLine] = []
    for unit in sorted(units, key=lambda u: (u.position, u.sort_key)):
        own = tuple(p for p in papers if p.unit_id == unit.id and p.nomination_id is None)
        held = {paper.kind for paper in own}
        # What each person's head confirms is no paper of the whole unit.
        common = [kind for kind in asked if kind is not DossierKind.CONFIRMATION]
        lines.append(DossierLine(unit, None, own, tuple(k for k in common if k not in held)))
        for row in sorted((r for r in rows if r.unit_id == unit.id), key=_listed):
            mine = tuple(p for p in papers if p.nomination_id == row.id)
            lines.append(DossierLine(unit, row, mine, _missing(row, asked, (*own, *mine))))
    return tuple(lines)


def _listed(row: Nomination) -> tuple[int, int, int]:
    return list(SubjectKind).index(row.subject), row.position, row.id


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperForm:
    """What is written down of papers that came in together."""

    unit_id: int
    nomination_id: int | None = None
    kinds: tuple[DossierKind, ...] = ()
    document: str = ""
    received_on: date
    note: str = ""


def receive(desk: Desk, round_id: int, form: PaperForm) -> tuple[DossierPaper, ...]:
    """Write papers down as received, one act; the document and day stand on each.

    Codes: dossier.kind_missing, dossier.other_unnamed, dossier.day_ahead, round.closed.
    """
    held = require_open(desk, round_id)
    _check(desk, form)
    owner = _owner_name(desk, form)
    with desk.store.act(f"Nhận {len(form.kinds)} giấy tờ hồ sơ – {owner}") as act:
        return act.insert_many(
            DossierPaper(
                round_id=held.id,
                unit_id=form.unit_id,
                nomination_id=form.nomination_id,
                kind=kind,
                document=clean(form.document),
                received_on=form.received_on,
                note=clean(form.note),
            )
            for kind in form.kinds
        )


def _check(desk: Desk, form: PaperForm) -> None:
    problems: list[Problem] = []
    if not form.kinds:
        problems.append(Problem("kinds", "dossier.kind_missing"))
    if DossierKind.OTHER in form.kinds and not clean(form.document):
        problems.append(Problem("document", "dossier.other_unnamed"))
    if form.received_on > desk.clock.today():
        problems.append(Problem("received_on", "dossier.day_ahead"))
    if problems:
        raise RuleError(*problems)


def _owner_name(desk: Desk, form: PaperForm) -> str:
    if form.nomination_id is not None:
        return desk.store.get(Nomination, form.nomination_id).printed_name
    return desk.store.get(Unit, form.unit_id).name


def change_paper(desk: Desk, paper_id: int, form: PaperForm) -> DossierPaper:
    """Store a changed paper; its kind is the only one of the form. Codes as `receive`."""
    row = desk.store.get(DossierPaper, paper_id)
    require_open(desk, row.round_id)
    _check(desk, form)
    changed = replace(
        row,
        kind=form.kinds[0],
        document=clean(form.document),
        received_on=form.received_on,
        note=clean(form.note),
    )
    with desk.store.act(f"Sửa giấy tờ hồ sơ – {_owner_name(desk, form)}") as act:
        act.update(changed)
    return changed


def remove_paper(desk: Desk, paper_id: int) -> DossierPaper:
    """Take a paper off the checklist with its files; raises round.closed."""
    row = desk.store.get(DossierPaper, paper_id)
    require_open(desk, row.round_id)
    owner = desk.store.get(Unit, row.unit_id).name
    with desk.store.act(f"Bỏ giấy tờ hồ sơ – {owner}") as act:
        drop_paper(act, desk, row)
    return row


def drop_paper(act: Act, desk: Desk, row: DossierPaper) -> None:
    """Delete a paper and the files under it as part of `act`; their bytes stay for undo."""
    for file in desk.store.where(Evidence, dossier_paper_id=row.id):
        act.delete(Evidence, file.id)
    act.delete(DossierPaper, row.id)
