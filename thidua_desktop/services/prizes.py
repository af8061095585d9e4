"""Trao giấy khen, chi tiền thưởng: what was handed over, what still waits, and the year's fund."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Award, Decision, Handover, PrizeFund, Revocation
from thidua_desktop.domain.terms import DecisionState, HandoverKind
from thidua_desktop.services.typed_fields import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk

WORDS: Mapping[HandoverKind, str] = {
    HandoverKind.CERTIFICATE: "trao giấy khen",
    HandoverKind.MONEY: "chi tiền thưởng",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PrizeRow:
    """One award of the office with what was handed over; `revoked` one is owed nothing."""

    award: Award
    decision: Decision
    certificate: Handover | None
    money: Handover | None
    revoked: bool

    @property
    def owed(self) -> tuple[HandoverKind, ...]:
        """What still waits; who was absent still has it coming."""
        if self.revoked:
            return ()
        waiting: list[HandoverKind] = []
        if self.certificate is None or self.certificate.absent:
            waiting.append(HandoverKind.CERTIFICATE)
        if self.award.amount_vnd and (self.money is None or self.money.absent):
            waiting.append(HandoverKind.MONEY)
        return tuple(waiting)


@dataclass(frozen=True, slots=True, kw_only=True)
class FundPicture:
    """A year's money in đồng: the fund (None: not entered), what was decided, paid, recovered."""

    year: int
    fund_vnd: int | None
    decided_vnd: int
    paid_vnd: int
    recovered_vnd: int
    document: str = ""

    @property
    def left_vnd(self) -> int | None:
        """What the fund still has after everything decided; below 0 it does not suffice."""
        if self.fund_vnd is None:
            return None
        return self.fund_vnd - self.decided_vnd + self.recovered_vnd


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverForm:
    """Lần trao, chi as typed; `received_by` is the người nhận thay, blank the awarded one."""

    what: HandoverKind
    on_day: str
    received_by: str = ""
    absent: bool = False
    note: str = ""


def prize_rows(desk: Desk) -> tuple[PrizeRow, ...]:
    """List the awards of the office's own issued decisions, the newest decision first.

    Those entered of old years or of other authorities were handed over elsewhere.
    """
    decisions = {
        row.id: row
        for row in desk.store.where(Decision, state=DecisionState.ISSUED.name)
        if not row.is_past
    }
    given = {(row.award_id, row.what): row for row in desk.store.all(Handover)}
    revoked = {row.award_id for row in _in_force(desk)}
    rows = [
        PrizeRow(
            award=award,
            decision=decisions[award.decision_id],
            certificate=given.get((award.id, HandoverKind.CERTIFICATE)),
            money=given.get((award.id, HandoverKind.MONEY)),
            revoked=award.id in revoked,
        )
        for award in desk.store.all(Award)
        if award.decision_id in decisions
    ]
    return tuple(sorted(rows, key=_order))


def _order(row: PrizeRow) -> tuple[int, int, int]:
    day = row.decision.decided_on
    return (-(day.toordinal() if day else 0), row.decision.id, row.award.position)


def _in_force(desk: Desk) -> tuple[Revocation, ...]:
    """Revocations whose decision is issued: a draft revokes nothing yet."""
    issued = {row.id for row in desk.store.where(Decision, state=DecisionState.ISSUED.name)}
    return tuple(row for row in desk.store.all(Revocation) if row.decision_id in issued)


def hand_over(desk: Desk, award_ids: Sequence[int], form: HandoverForm) -> tuple[Handover, ...]:
    """Write down for awards, as one act, that they were handed over, or that nobody came.

    Codes: handover.none, handover.early (before the decision), handover.later (than today),
    handover.revoked, handover.no_money, handover.absent_received and those of dates.
    """
    rows = {row.award.id: row for row in prize_rows(desk)}
    chosen = [rows[key] for key in award_ids if key in rows]
    if not chosen:
        raise rule("award", "handover.none")
    found = Reading()
    day = found.day(form.on_day, "on_day", needed=True)
    if form.absent and clean(form.received_by):
        found.refuse("received_by", "handover.absent_received")
    found.raise_all()
    assert day is not None  # noqa: S101 - refused above
    problems = list(_wrong(chosen, form.what, day=day, today=desk.clock.today()))
    if problems:
        raise RuleError(*problems)
    made = [_made(row, form, day) for row in chosen]
    label = f"{_verb(form)} – {_named(chosen)}"
    with desk.store.act(label) as act:
        for row in made:
            if row.id:
                act.update(row)
        new = act.insert_many(row for row in made if not row.id)
    return (*(row for row in made if row.id), *new)


def _verb(form: HandoverForm) -> str:
    verb = WORDS[form.what].capitalize()
    return f"{verb}: vắng mặt" if form.absent else verb


def _named(rows: Sequence[PrizeRow]) -> str:
    return rows[0].award.printed_name if len(rows) == 1 else f"{len(rows)} trường hợp"


def _made(row: PrizeRow, form: HandoverForm, day: date) -> Handover:
    old = row.certificate if form.what is HandoverKind.CERTIFICATE else row.money
    base = old or Handover(award_id=row.award.id, what=form.what, on_day=day)
    return replace(
        base,
        on_day=day,
        received_by=clean(form.received_by),
        absent=form.absent,
        note=clean(form.note),
    )


def _wrong(
    rows: Sequence[PrizeRow], what: HandoverKind, *, day: date, today: date
) -> Iterable[Problem]:
    if day > today:
        yield Problem("on_day", "handover.later")
    for row in rows:
        name = {"name": row.award.printed_name}
        decided = row.decision.decided_on
        if row.revoked:
            yield Problem("award", "handover.revoked", name)
        if what is HandoverKind.MONEY and not row.award.amount_vnd:
            yield Problem("award", "handover.no_money", name)
        if decided is not None and day < decided:
            yield Problem("on_day", "handover.early", name | {"day": format_date(decided)})


def undo_handover(desk: Desk, award_ids: Sequence[int], what: HandoverKind) -> int:
    """Take what was written down back, as one act; return of how many (handover.not_given)."""
    held = [
        row for key in award_ids for row in desk.store.where(Handover, award_id=key, what=what.name)
    ]
    if not held:
        raise rule("award", "handover.not_given")
    with desk.store.act(f"Bỏ ghi {WORDS[what]} – {len(held)} trường hợp") as act:
        for row in held:
            act.delete(Handover, row.id)
    return len(held)


def fund(desk: Desk, year: int) -> FundPicture:
    """Set the year's prizes against its fund; decisions count in the year of their day."""
    rows = [row for row in prize_rows(desk) if row.decision.year == year]
    held = desk.store.where(PrizeFund, year=year)
    back = {row.award_id: row.money_back_vnd or 0 for row in _in_force(desk)}
    return FundPicture(
        year=year,
        fund_vnd=held[0].amount_vnd if held else None,
        decided_vnd=sum(row.award.amount_vnd or 0 for row in rows),
        paid_vnd=sum(row.award.amount_vnd or 0 for row in rows if row.money and _paid(row.money)),
        recovered_vnd=sum(back.get(row.award.id, 0) for row in rows),
        document=held[0].document if held else "",
    )


def _paid(row: Handover) -> bool:
    return not row.absent


def save_fund(desk: Desk, year: int, *, amount: str, document: str = "") -> PrizeFund:
    """Enter a year's fund; codes fund.amount and those of numbers."""
    found = Reading()
    vnd = found.number(amount, "amount", "fund.amount")
    found.raise_all()
    held = desk.store.where(PrizeFund, year=year)
    base = held[0] if held else PrizeFund(year=year, amount_vnd=0)
    made = replace(base, amount_vnd=vnd, document=clean(document))
    with desk.store.act(f"Quỹ thi đua, khen thưởng năm {year}") as act:
        if made.id:
            act.update(made)
            return made
        return act.insert(made)


def money_years(desk: Desk) -> tuple[int, ...]:
    """Years that have decisions of the office or a fund, the newest first."""
    years = {row.decision.year for row in prize_rows(desk) if row.decision.year is not None}
    years |= {row.year for row in desk.store.all(PrizeFund)}
    return tuple(sorted(years | {desk.clock.today().year}, reverse=True))
