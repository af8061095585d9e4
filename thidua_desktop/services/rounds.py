"""Đợt xét khen thưởng: opened, changed, closed (chốt hồ sơ) and opened again with a reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.numbers import parse
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.records import Award, AwardRound, Decision, Nomination, UpwardProposal
from thidua_desktop.domain.terms import AwardType, DecisionState, DossierKind, NominationState
from thidua_desktop.services.shipped import read_toml

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk

YEAR_DIGITS: Final = 4
MOST_QUOTA: Final = 9999
WHOLE: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundForm:
    """Everything a round's form holds; year, day and counts are as typed, empty for none.

    Without a campaign `achievement` is what the decision says was achieved. `quota_workers` is
    the least percent of direct workers among the persons.
    """

    name: str = ""
    campaign_id: int | None = None
    award_type: AwardType = AwardType.MOVEMENT
    year: str = ""
    data_day: str = ""
    achievement: str = ""
    quota_collective: str = ""
    quota_person: str = ""
    quota_household: str = ""
    quota_workers: str = ""
    dossier: tuple[DossierKind, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundSuggestion:
    """What the office usually takes for a type: its own choice, never law."""

    name: str
    achievement: str
    dossier: tuple[DossierKind, ...]


def suggested_round(desk: Desk, award_type: AwardType, *, year: int) -> RoundSuggestion:
    """Read the suggestion of data/award_types.toml for a type."""
    raw = read_toml(desk.shipped / "award_types.toml")[award_type.name]
    return RoundSuggestion(
        name=raw["name"].format(year=year),
        achievement=raw["achievement"].format(year=year),
        dossier=tuple(DossierKind[kind] for kind in raw["dossier"]),
    )


def rounds_of(desk: Desk, campaign_id: int | None) -> tuple[AwardRound, ...]:
    """Return a campaign's rounds, then those of no campaign; the newest first in both."""
    rows = sorted(desk.store.all(AwardRound), key=lambda row: -row.id)
    own = [row for row in rows if row.campaign_id == campaign_id and campaign_id is not None]
    return (*own, *(row for row in rows if row.campaign_id is None))


def round_form(row: AwardRound) -> RoundForm:
    """Fill a form with a round as stored."""
    return RoundForm(
        name=row.name,
        campaign_id=row.campaign_id,
        award_type=row.award_type,
        year=str(row.year),
        data_day=format_date(row.data_day),
        achievement=row.achievement,
        quota_collective=_typed(row.quota_collective),
        quota_person=_typed(row.quota_person),
        quota_household=_typed(row.quota_household),
        quota_workers=_typed(row.quota_workers),
        dossier=row.dossier,
    )


def _typed(number: int | Decimal | None) -> str:
    return "" if number is None else str(number)


def save_round(desk: Desk, form: RoundForm, *, round_id: int | None) -> AwardRound:
    """Open a round (id None) or change one.

    Codes, all at once: round.name_empty, round.name_taken, round.year, round.achievement_empty,
    round.quota, round.workers, those of dates; round.closed, and round.campaign_fixed where
    nominations rest on the campaign.
    """
    old = None if round_id is None else require_open(desk, round_id)
    made = read_round(desk, form, old=old)
    name = made.name
    with desk.store.act(f"Mở đợt xét {name}" if old is None else f"Sửa đợt xét {name}") as act:
        if old is None:
            return act.insert(made)
        act.update(made)
    return made


def read_round(desk: Desk, form: RoundForm, *, old: AwardRound | None = None) -> AwardRound:
    """Read a form without storing it; raises what `save_round` raises for fields."""
    problems: list[Problem] = []
    name = clean(form.name)
    if form.campaign_id is None and not clean(form.achievement):
        problems.append(Problem("achievement", "round.achievement_empty"))
    if old is not None and old.campaign_id != form.campaign_id and nominations(desk, old.id):
        problems.append(Problem("campaign", "round.campaign_fixed"))
    day = _day(form.data_day, problems)
    year = _year(form.year, problems)
    problems += _name_problems(desk, name, year, form=form, old=old)
    counts = {
        field: _count(getattr(form, field), field, problems)
        for field in ("quota_collective", "quota_person", "quota_household")
    }
    workers = _percent(form.quota_workers, problems)
    if problems:
        raise RuleError(*problems)
    base = old or AwardRound(
        uid=new_uid(), name=name, award_type=form.award_type, year=year, data_day=day
    )
    return replace(
        base,
        campaign_id=form.campaign_id,
        name=name,
        award_type=form.award_type,
        year=year,
        data_day=day,
        achievement="" if form.campaign_id is not None else clean(form.achievement),
        quota_collective=counts["quota_collective"],
        quota_person=counts["quota_person"],
        quota_household=counts["quota_household"],
        quota_workers=workers,
        dossier=tuple(kind for kind in DossierKind if kind in form.dossier),
    )


def _name_problems(
    desk: Desk, name: str, year: int, *, form: RoundForm, old: AwardRound | None
) -> list[Problem]:
    if not name:
        return [Problem("name", "round.name_empty")]
    beside = desk.store.where(AwardRound, campaign_id=form.campaign_id, year=year)
    mine = 0 if old is None else old.id
    same = any(row.id != mine and name_key(row.name) == name_key(name) for row in beside)
    return [Problem("name", "round.name_taken", {"name": name})] if same else []


def _day(text: str, problems: list[Problem]) -> date:
    """Read the day; one that is refused is never stored."""
    try:
        return parse_date(text, field="data_day")
    except RuleError as error:
        problems += error.problems
        return date.min


def _year(text: str, problems: list[Problem]) -> int:
    year = clean(text)
    if year.isascii() and year.isdecimal() and len(year) == YEAR_DIGITS:
        return int(year)
    problems.append(Problem("year", "round.year"))
    return 0


def _count(text: str, field: str, problems: list[Problem]) -> int | None:
    typed = clean(text)
    if not typed:
        return None
    if typed.isascii() and typed.isdecimal() and int(typed) <= MOST_QUOTA:
        return int(typed)
    problems.append(Problem(field, "round.quota", {"text": typed}))
    return None


def _percent(text: str, problems: list[Problem]) -> Decimal | None:
    typed = clean(text).removesuffix("%").strip()
    if not typed:
        return None
    try:
        share = parse(typed, field="quota_workers").value
    except RuleError:
        share = Decimal(-1)
    if 0 <= share <= WHOLE:
        return share
    problems.append(Problem("quota_workers", "round.workers", {"text": typed}))
    return None


def nominations(desk: Desk, round_id: int) -> tuple[Nomination, ...]:
    """Return the round's nominations."""
    return desk.store.where(Nomination, round_id=round_id)


# chốt hồ sơ


def require_open(desk: Desk, round_id: int) -> AwardRound:
    """Return the round while its records may change; raises round.closed."""
    row = desk.store.get(AwardRound, round_id)
    if row.closed_on is not None:
        raise rule("round", "round.closed", name=row.name)
    return row


def open_ends(desk: Desk, round_id: int) -> tuple[Nomination, ...]:
    """Return the nominations that nothing has come of yet.

    Settled is who was refused, stands in an issued decision, or was proposed upward.
    """
    issued = {
        row.id
        for row in desk.store.where(Decision, round_id=round_id)
        if row.state is DecisionState.ISSUED
    }
    settled = {award.nomination_id for number in issued for award in _awards_of(desk, number)} | {
        row.nomination_id for row in desk.store.all(UpwardProposal)
    }
    return tuple(
        row
        for row in nominations(desk, round_id)
        if row.state is not NominationState.REJECTED and row.id not in settled
    )


def _awards_of(desk: Desk, decision_id: int) -> tuple[Award, ...]:
    return desk.store.where(Award, decision_id=decision_id)


def close_round(desk: Desk, round_id: int, *, day: date) -> AwardRound:
    """Chốt hồ sơ khen thưởng: from now on nominations, dossiers and votes stay as they are.

    Raises round.closed, round.empty, and round.open_ends while a nomination is neither decided,
    refused nor proposed upward.
    """
    row = require_open(desk, round_id)
    if not nominations(desk, round_id):
        raise rule("round", "round.empty")
    waiting = open_ends(desk, round_id)
    if waiting:
        names = "; ".join(n.printed_name for n in waiting[:3])
        raise rule("round", "round.open_ends", count=str(len(waiting)), names=names)
    closed = replace(row, closed_on=day)
    with desk.store.act(f"Chốt hồ sơ khen thưởng – {row.name}", barrier="barrier.round") as act:
        act.update(closed)
    return closed


def reopen_round(desk: Desk, round_id: int, *, reason: str) -> AwardRound:
    """Let the records of a closed round change again; raises round.not_closed, round.reason."""
    row = desk.store.get(AwardRound, round_id)
    if row.closed_on is None:
        raise rule("round", "round.not_closed")
    why = clean(reason)
    if not why:
        raise rule("reason", "round.reason")
    opened = replace(row, closed_on=None, reopen_reason=why)
    label = f"Mở lại hồ sơ khen thưởng – {row.name}"
    with desk.store.act(label, reason=why, barrier="barrier.round") as act:
        act.update(opened)
    return opened


def remove_round(desk: Desk, round_id: int) -> None:
    """Delete a round that holds nothing; raises round.closed, round.not_empty."""
    row = require_open(desk, round_id)
    if nominations(desk, round_id):
        raise rule("round", "round.not_empty")
    with desk.store.act(f"Xóa đợt xét {row.name}") as act:
        act.delete(AwardRound, round_id)
