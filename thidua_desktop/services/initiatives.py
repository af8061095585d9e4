"""Sáng kiến, mô hình (plan §II.1, §IV.2): recognised by a document or confirmed by the head."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import dates, text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.records import Evidence, Initiative, Person, Unit
from thidua_desktop.domain.terms import InitiativeKind, Rule, ScopeKind, ValueKind
from thidua_desktop.services.evidence import Owner, hang, kept

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import Taken

WORDS = {InitiativeKind.INITIATIVE: "sáng kiến", InitiativeKind.MODEL: "mô hình"}


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeForm:
    """What the form holds; the day is as typed."""

    kind: InitiativeKind = InitiativeKind.INITIATIVE
    unit_id: int | None = None
    person_id: int | None = None
    title: str = ""
    content: str = ""
    indicator_id: int | None = None
    recognised_document: str = ""
    confirmed_by: str = ""
    on_day: str = ""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many are on record for an indicator that counts them, against the value of its cell.

    `value` is None while the cell has none. A note to look at: neither follows the other.
    """

    recorded: int
    value: Decimal | None

    @property
    def differs(self) -> bool:
        return self.value is not None and self.value != self.recorded


def initiatives(desk: Desk, campaign_id: int) -> tuple[Initiative, ...]:
    """List what is on record in a campaign, unit by unit."""
    order = {unit.id: (unit.position, unit.sort_key) for unit in desk.store.all(Unit)}
    rows = desk.store.where(Initiative, campaign_id=campaign_id)
    return tuple(sorted(rows, key=lambda row: (order[row.unit_id], row.id)))


def counts(row: Initiative, day: date) -> bool:
    """Whether it was recognised or confirmed by `day` (rule 3.3, point 2)."""
    given = row.recognised_document or row.confirmed_by
    return bool(given) and row.on_day is not None and row.on_day <= day


def form_of(row: Initiative) -> InitiativeForm:
    """Fill the form with a stored row."""
    return InitiativeForm(
        kind=row.kind,
        unit_id=row.unit_id,
        person_id=row.person_id,
        title=row.title,
        content=row.content,
        indicator_id=row.indicator_id,
        recognised_document=row.recognised_document or "",
        confirmed_by=row.confirmed_by or "",
        on_day=dates.format_date(row.on_day) if row.on_day else "",
    )


def save_initiative(
    desk: Desk,
    campaign_id: int,
    form: InitiativeForm,
    *,
    initiative_id: int | None,
    files: Sequence[Taken] = (),
) -> Initiative:
    """Add one (id None) or store a changed one, with `files` as its minh chứng.

    Codes, all at once: initiative.title_empty, initiative.unit_missing,
    initiative.person_elsewhere, initiative.title_taken (in the same unit),
    initiative.day_missing (recognised or confirmed without a day), initiative.day_alone,
    initiative.day_later (than today) and those of dates.
    """
    old = desk.store.get(Initiative, initiative_id) if initiative_id is not None else None
    problems: list[Problem] = []
    title = text.clean(form.title)
    document, head = text.clean(form.recognised_document), text.clean(form.confirmed_by)
    if not title:
        problems.append(Problem("title", "initiative.title_empty"))
    if form.unit_id is None:
        problems.append(Problem("unit", "initiative.unit_missing"))
    else:
        problems += _same_title(desk, campaign_id, title, form.unit_id, but=initiative_id)
        problems += _person_elsewhere(desk, form.person_id, form.unit_id)
    day = _day(desk, form.on_day, problems, given=bool(document or head))
    if problems or form.unit_id is None:
        raise RuleError(*problems)
    base = old or Initiative(campaign_id=campaign_id, unit_id=form.unit_id, title="")
    made = replace(
        base,
        kind=form.kind,
        unit_id=form.unit_id,
        person_id=form.person_id,
        title=title,
        content=text.clean(form.content),
        indicator_id=form.indicator_id,
        recognised_document=document or None,
        confirmed_by=head or None,
        on_day=day,
    )
    verb = "Thêm" if old is None else "Sửa"
    contents = kept(desk, files)
    unit = desk.store.get(Unit, form.unit_id).short_name
    with desk.store.act(f"{verb} {WORDS[form.kind]} – {unit}") as act:
        if old is None:
            made = act.insert(made)
        else:
            act.update(made)
        hang(act, desk, campaign_id, owner=Owner(initiative_id=made.id), contents=contents)
    return made


def remove_initiative(desk: Desk, initiative_id: int) -> str:
    """Delete one with its minh chứng as one act; return its title."""
    row = desk.store.get(Initiative, initiative_id)
    with desk.store.act(f"Xóa {WORDS[row.kind]} {row.title}") as act:
        for file in desk.store.where(Evidence, initiative_id=initiative_id):
            act.delete(Evidence, file.id)
        act.delete(Initiative, initiative_id)
    return row.title


def tally(desk: Desk, board: CampaignBoard, row: Initiative, *, day: date) -> Tally | None:
    """Compare what is on record with the cell that counts it; None where nothing is counted."""
    if row.indicator_id is None or board.indicator(row.indicator_id).rule is not Rule.AT_LEAST:
        return None
    whole = board.indicator(row.indicator_id).scope is ScopeKind.COMMUNE
    rows = desk.store.where(
        Initiative, campaign_id=board.campaign.id, indicator_id=row.indicator_id
    )
    recorded = sum(whole or other.unit_id == row.unit_id for other in rows)
    return Tally(recorded, _value(board, row.indicator_id, None if whole else row.unit_id, day=day))


def _value(
    board: CampaignBoard, indicator_id: int, unit_id: int | None, *, day: date
) -> Decimal | None:
    """Read the cell of a unit, or without one that of the unit that leads for the commune."""
    units = [unit_id] if unit_id is not None else [unit.id for unit in board.units(day)]
    for number in units:
        given = board.assignment(number, indicator_id, day)
        if given is None or given.is_contributor:
            continue
        result = board.result(number, indicator_id, day)
        if result is None or result.value is None or result.value.kind is not ValueKind.VALUE:
            return None
        return result.value.value
    return None


def _same_title(
    desk: Desk, campaign_id: int, title: str, unit_id: int, *, but: int | None
) -> list[Problem]:
    key = text.fold(title)
    rows = desk.store.where(Initiative, campaign_id=campaign_id, unit_id=unit_id)
    if title and any(row.id != but and text.fold(row.title) == key for row in rows):
        return [Problem("title", "initiative.title_taken", {"title": title})]
    return []


def _person_elsewhere(desk: Desk, person_id: int | None, unit_id: int) -> list[Problem]:
    if person_id is None:
        return []
    person = desk.store.get(Person, person_id)
    if person.unit_id == unit_id:
        return []
    return [Problem("person", "initiative.person_elsewhere", {"name": person.name})]


def _day(desk: Desk, typed: str, problems: list[Problem], *, given: bool) -> date | None:
    if not text.clean(typed):
        if given:
            problems.append(Problem("on_day", "initiative.day_missing"))
        return None
    try:
        day = dates.parse_date(typed, field="on_day")
    except RuleError as error:
        problems += error.problems
        return None
    if not given:
        problems.append(Problem("on_day", "initiative.day_alone"))
    if day > desk.clock.today():
        problems.append(Problem("on_day", "initiative.day_later"))
    return day
