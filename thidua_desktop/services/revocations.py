"""Hủy bỏ: an award loses its force by a decision of its own; its row, number and sum stay."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Award, Decision, Revocation
from thidua_desktop.domain.terms import DecisionKind, DecisionState
from thidua_desktop.services import follow_ups
from thidua_desktop.services.amendments import revoked_by, text_now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.terms import RevocationGround
    from thidua_desktop.services.desk import Desk


def revoke(
    desk: Desk, award_ids: Sequence[int], ground: RevocationGround, *, reason: str
) -> tuple[Revocation, ...]:
    """Draft that awards of one decision are revoked; drafts about one decision are one paper.

    Codes: revocation.reason, revocation.open, award.revoked, award.not_issued.
    """
    awards = [follow_ups.require_issued(desk, key) for key in award_ids]
    problems = [problem for award in awards for problem in _problems(desk, award)]
    if not clean(reason):
        problems.append(Problem("reason", "revocation.reason"))
    if problems:
        raise RuleError(*problems)
    names = "; ".join(award.printed_name for award in awards)
    with desk.store.act(f"Lập hủy bỏ – {names}", reason=clean(reason)) as act:
        paper = follow_ups.draft_of(desk, act, awards[0], DecisionKind.REVOCATION)
        return act.insert_many(
            Revocation(award_id=award.id, decision_id=paper.id, ground=ground, reason=clean(reason))
            for award in awards
        )


def _problems(desk: Desk, award: Award) -> tuple[Problem, ...]:
    name = {"name": award.printed_name}
    if revoked_by(desk, award.id) is not None:
        return (Problem("award", "award.revoked", name),)
    if desk.store.where(Revocation, award_id=award.id):
        return (Problem("award", "revocation.open", name),)
    return ()


def revocation_of(desk: Desk, award_id: int) -> Revocation | None:
    """Return the revocation that was issued about an award."""
    for row in desk.store.where(Revocation, award_id=award_id):
        if desk.store.get(Decision, row.decision_id).state is DecisionState.ISSUED:
            return row
    return None


def recover(
    desk: Desk,
    award_id: int,
    *,
    certificate_on: date | None,
    money_vnd: int | None,
    money_on: date | None,
) -> Revocation:
    """Record what came back of a revoked award: the giấy khen, the money, each with its day.

    Codes: revocation.none, revocation.money, revocation.money_day, revocation.too_early.
    """
    row, award = revocation_of(desk, award_id), desk.store.get(Award, award_id)
    if row is None:
        raise rule("award", "revocation.none", name=award.printed_name)
    _require_recovered(desk, row, award, certificate_on, money_vnd=money_vnd, money_on=money_on)
    changed = replace(
        row, certificate_back_on=certificate_on, money_back_vnd=money_vnd, money_back_on=money_on
    )
    with desk.store.act(f"Ghi thu hồi – {text_now(desk, award_id).printed_name}") as act:
        act.update(changed)
    return changed


def _require_recovered(
    desk: Desk,
    row: Revocation,
    award: Award,
    certificate_on: date | None,
    *,
    money_vnd: int | None,
    money_on: date | None,
) -> None:
    problems: list[Problem] = []
    if money_vnd is not None and not 0 < money_vnd <= (award.amount_vnd or money_vnd):
        problems.append(Problem("money_vnd", "revocation.money"))
    if (money_vnd is None) != (money_on is None):
        problems.append(Problem("money_on", "revocation.money_day"))
    decided = desk.store.get(Decision, row.decision_id).decided_on
    for field, day in (("certificate_on", certificate_on), ("money_on", money_on)):
        if day is not None and decided is not None and day < decided:
            early = {"day": format_date(decided)}
            problems.append(Problem(field, "revocation.too_early", early))
    if problems:
        raise RuleError(*problems)
