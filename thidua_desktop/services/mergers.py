"""Sáp nhập đơn vị: from a day one unit stands for several, by a document, as one act.

What was seen as at an earlier day stays as it was: nothing of the old units is rewritten.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core import dates, text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import (
    Award,
    Collective,
    Household,
    MergedUnit,
    Merger,
    Nomination,
    Person,
    Unit,
)
from thidua_desktop.domain.terms import SubjectKind, UnitKind
from thidua_desktop.services.catalogue import with_keys
from thidua_desktop.services.eligibility import OPEN_STATES
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.services.merged_tasks import Carried, carry_over, read_carried, take_over
from thidua_desktop.services.people import former_post

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

LEAST_UNITS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MergerForm:
    """Everything the merger's dialog holds; days are as typed.

    `unit_ids` are all that come together. `successor_id` is one of them, or None for a new unit
    of `name`, `kind` and `block_id`. Only nominations in `nomination_ids` move, only values in
    `carried` are written; the nominations that stay carry `reason`.
    """

    unit_ids: tuple[int, ...] = ()
    successor_id: int | None = None
    name: str = ""
    kind: UnitKind = UnitKind.HAMLET
    block_id: int | None = None
    on_day: str = ""
    document: str = ""
    document_day: str = ""
    with_members: bool = True
    nomination_ids: tuple[int, ...] = ()
    reason: str = ""
    carried: tuple[Carried, ...] = ()

    @property
    def ended_ids(self) -> tuple[int, ...]:
        """The units that the merger ends."""
        return tuple(n for n in self.unit_ids if n != self.successor_id)


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a merged unit went."""

    merger: Merger
    successor: Unit


def checked_day(desk: Desk, form: MergerForm) -> date:
    """Check the first page (units, name, day, document), all problems at once; return the day.

    Codes: merger.few, merger.ended, merger.document_empty, unit.name_empty, unit.name_taken,
    leave.before_start and those of dates.
    """
    problems: list[Problem] = []
    rows = [desk.store.get(Unit, n) for n in form.unit_ids]
    if len(rows) < LEAST_UNITS:
        problems.append(Problem("units", "merger.few"))
    if form.successor_id is None:
        problems += _name_problems(desk, form)
    day = _day(form.on_day, "on_day", problems)
    if not text.clean(form.document):
        problems.append(Problem("document", "merger.document_empty"))
    if text.clean(form.document_day):
        _day(form.document_day, "document_day", problems)
    if day is not None:
        for row in rows:
            problems += _span_problems(row, day, ends=row.id != form.successor_id)
    if problems or day is None:
        raise RuleError(*problems)
    return day


def merge(desk: Desk, form: MergerForm, *, campaign_id: int | None) -> Unit:
    """Merge as one act and return the successor.

    From the day on the old units are in no block and rank no more; the successor takes their
    place by the scope of the indicators. Codes: those of `checked_day`, merger.reason,
    merger.nomination_twice, merger.value_empty and those of cells.
    """
    day = checked_day(desk, form)
    staying = [r for r in open_nominations(desk, form.ended_ids) if r.id not in form.nomination_ids]
    moving = [r for r in open_nominations(desk, form.ended_ids) if r.id in form.nomination_ids]
    read, problems = read_carried(desk, form.carried, day=day)
    if staying and not text.clean(form.reason):
        problems.append(Problem("reason", "merger.reason"))
    problems += _twice(desk, moving, form.successor_id)
    if problems:
        raise RuleError(*problems)
    ended = [desk.store.get(Unit, n) for n in form.ended_ids]
    with desk.store.act(_label(desk, form), reason=text.clean(form.reason) or None) as act:
        successor = _successor(act, desk, form, day=day)
        _record(act, form, successor, ended=ended, day=day)
        given = take_over(
            act, desk, successor, form.ended_ids, day=day, block=(campaign_id, form.block_id)
        )
        carry_over(act, desk, read, given=given, day=day)
        if form.with_members:
            _move_members(act, desk, form.ended_ids, successor, day=day)
        for row in moving:
            act.update(_moved(row, desk.store.get(Unit, row.unit_id), successor))
        for row in staying:
            act.update(replace(row, state_reason=text.clean(form.reason)))
    return successor


def open_nominations(desk: Desk, unit_ids: Sequence[int]) -> tuple[Nomination, ...]:
    """List nominations of these units that no decision holds yet."""
    decided = {award.nomination_id for award in desk.store.all(Award)}
    return tuple(
        row
        for unit_id in unit_ids
        for row in desk.store.where(Nomination, unit_id=unit_id)
        if row.state in OPEN_STATES and row.id not in decided
    )


def destinations(desk: Desk) -> dict[int, Destination]:
    """Tell for every merged unit where it went."""
    mergers = {row.id: row for row in desk.store.all(Merger)}
    units = {row.id: row for row in desk.store.all(Unit)} if mergers else {}
    return {
        part.unit_id: Destination(
            mergers[part.merger_id], units[mergers[part.merger_id].successor_id]
        )
        for part in desk.store.all(MergedUnit)
    }


def document_words(form: MergerForm) -> str:
    """Write the document with its day: "Nghị quyết số 12/NQ-HĐND, ngày 10/01/2026"."""
    number = text.clean(form.document)
    if not text.clean(form.document_day):
        return number
    return f"{number}, ngày {dates.format_date(dates.parse_date(form.document_day))}"


def _label(desk: Desk, form: MergerForm) -> str:
    if form.successor_id is None:
        return f"Sáp nhập {len(form.unit_ids)} đơn vị thành {text.clean(form.name)}"
    successor = desk.store.get(Unit, form.successor_id)
    return f"Sáp nhập {len(form.ended_ids)} đơn vị vào {successor.name}"


def _name_problems(desk: Desk, form: MergerForm) -> list[Problem]:
    """Refuse a blank name and one in use, except that of a unit which ends with the merger."""
    key = text.name_key(form.name)
    if not key:
        return [Problem("name", "unit.name_empty")]
    return [
        Problem("name", "unit.name_taken", {"name": row.name})
        for row in desk.store.all(Unit)
        if row.id not in form.unit_ids and row.active_to is None and text.name_key(row.name) == key
    ][:1]


def _day(typed: str, field: str, problems: list[Problem]) -> date | None:
    try:
        return dates.parse_date(typed, field=field)
    except RuleError as error:
        problems += error.problems
        return None


def _span_problems(row: Unit, day: date, *, ends: bool) -> list[Problem]:
    if is_closed(row, day):
        return [Problem("units", "merger.ended", {"name": row.name})]
    if ends and row.active_from is not None and day <= row.active_from:
        params = {"name": row.name, "first": dates.format_date(row.active_from)}
        return [Problem("on_day", "leave.before_start", params)]
    return []


def _twice(desk: Desk, moving: list[Nomination], successor_id: int | None) -> list[Problem]:
    """Refuse two collective nominations of the successor in one round."""
    own = desk.store.where(Nomination, unit_id=successor_id) if successor_id is not None else ()
    seen = {row.round_id for row in own if _of_whole(row) and row.state in OPEN_STATES}
    problems: list[Problem] = []
    for row in moving:
        if _of_whole(row):
            if row.round_id in seen:
                params = {"name": row.printed_name}
                problems.append(Problem("nominations", "merger.nomination_twice", params))
            seen.add(row.round_id)
    return problems


def _of_whole(row: Nomination) -> bool:
    """Whether a nomination is for the unit itself, not for a small collective of it."""
    return row.subject is SubjectKind.COLLECTIVE and row.collective_id is None


def _successor(act: Act, desk: Desk, form: MergerForm, *, day: date) -> Unit:
    if form.successor_id is not None:
        return desk.store.get(Unit, form.successor_id)
    ended = [desk.store.get(Unit, n) for n in form.ended_ids]
    return act.insert(
        with_keys(
            Unit(
                uid=new_uid(),
                name=form.name,
                short_name="",
                kind=form.kind,
                position=min(row.position for row in ended),
                active_from=day,
                is_sample=all(row.is_sample for row in ended),
            )
        )
    )


def _record(
    act: Act, form: MergerForm, successor: Unit, *, ended: Sequence[Unit], day: date
) -> None:
    merger = act.insert(
        Merger(uid=new_uid(), successor_id=successor.id, on_day=day, document=document_words(form))
    )
    for row in ended:
        act.insert(MergedUnit(merger_id=merger.id, unit_id=row.id))
        act.update(replace(row, active_to=day - timedelta(days=1)))


def _move_members(
    act: Act, desk: Desk, ended_ids: Sequence[int], successor: Unit, *, day: date
) -> None:
    for unit_id in ended_ids:
        for person in desk.store.where(Person, unit_id=unit_id):
            if person.active_to is None or person.active_to >= day:
                act.insert(former_post(person, day))
                act.update(replace(person, unit_id=successor.id))
        for cls in (Household, Collective):
            for row in desk.store.where(cls, unit_id=unit_id):
                if row.active_to is None or row.active_to >= day:
                    act.update(replace(row, unit_id=successor.id))


def _moved(row: Nomination, old: Unit, successor: Unit) -> Nomination:
    """Give a nomination to the successor, under its name where the old one was printed."""
    own = _of_whole(row)
    return replace(
        row,
        unit_id=successor.id,
        printed_name=row.printed_name.replace(old.name, successor.name)
        if own
        else row.printed_name,
        subtitle=row.subtitle.replace(old.name, successor.name),
    )
