"""Units of a ranking to nominate: by block, place and grade, with suggested words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.domain.records import AwardRound, Nomination
from thidua_desktop.domain.terms import MovementGrade, SubjectKind
from thidua_desktop.services.awards import suggested_name
from thidua_desktop.services.citations import own_results, suggested_citation
from thidua_desktop.services.eligibility import OPEN_STATES
from thidua_desktop.services.standings import standings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedUnit:
    """One line of the ranking on the data day; `place` and `grade` None: not ranked.

    `nominated` says that the round has it already.
    """

    unit_id: int
    name: str
    block: str
    place: int | None
    total: Decimal | None
    grade: MovementGrade | None
    printed_name: str
    citation: str
    nominated: bool


def ranked_units(desk: Desk, round_id: int) -> tuple[RankedUnit, ...]:
    """Return every block's units in their order; raises round.no_ranking without a campaign."""
    held = desk.store.get(AwardRound, round_id)
    if held.campaign_id is None:
        raise rule("round", "round.no_ranking")
    whole = {
        row.unit_id
        for row in desk.store.where(Nomination, round_id=round_id)
        if row.subject is SubjectKind.COLLECTIVE
        and row.collective_id is None
        and row.state in OPEN_STATES
    }
    usual = suggested_citation(desk, round_id)
    shown = standings(desk, held.campaign_id, held.data_day)
    found: list[RankedUnit] = []
    for block in shown.blocks:
        for sheet in block.sheets:
            results = own_results(desk, round_id, sheet.unit_id)
            found.append(
                RankedUnit(
                    unit_id=sheet.unit_id,
                    name=sheet.unit_name,
                    block=block.name,
                    place=sheet.place,
                    total=sheet.total,
                    grade=sheet.grade,
                    printed_name=suggested_name(desk, SubjectKind.COLLECTIVE, sheet.unit_id),
                    citation=usual if results is None else results.words,
                    nominated=sheet.unit_id in whole,
                )
            )
    return tuple(found)


def best_of(
    units: Iterable[RankedUnit], *, block: str | None, top: int | None, grade: MovementGrade | None
) -> frozenset[int]:
    """Return the ids of who is ranked, in a block, up to a place and from a grade up.

    None does not narrow. Who shares the last place is in; who is nominated already is not.
    """
    order = list(MovementGrade)
    return frozenset(
        unit.unit_id
        for unit in units
        if unit.place is not None
        and not unit.nominated
        and block in (None, unit.block)
        and (top is None or unit.place <= top)
        and (
            grade is None
            or (unit.grade is not None and order.index(unit.grade) <= order.index(grade))
        )
    )
