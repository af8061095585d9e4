"""Thôi, ngừng, xóa: what nothing refers to is deleted, everything else is closed from a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.records import (
    Assignment,
    CampaignUnit,
    Collective,
    FormerHead,
    FormerPost,
    Household,
    MergedUnit,
    Person,
    Unit,
)
from thidua_desktop.domain.terms import CampaignState

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

Member = Unit | Person | Household | Collective

WORDS: dict[type[Member], str] = {
    Unit: "đơn vị",
    Person: "cá nhân",
    Household: "hộ gia đình",
    Collective: "tập thể",
}


def name_of(row: Member) -> str:
    """Name a unit, person, household (by its head) or collective."""
    return row.head_name if isinstance(row, Household) else row.name


def remove(desk: Desk, cls: type[Member], ids: Sequence[int]) -> bool:
    """Delete records that nothing refers to as one act; False: some are used, nothing changed.

    What is only part of a record goes with it: former heads and posts, the places of a unit, and
    its tasks in campaigns that are not launched. A task given after that keeps the unit.
    """
    rows = [desk.store.get(cls, n) for n in ids]
    try:
        with desk.store.act(f"Xóa {_named(cls, rows)}") as act:
            for row in rows:
                _delete_parts(act, desk, row)
                act.delete(cls, row.id)
    except RuleError as error:
        if error.problems[0].code != "record.in_use":
            raise
        return False
    return True


def close(desk: Desk, cls: type[Member], ids: Sequence[int], *, day: date) -> None:
    """Close records from `day` on (the day before is their last), as one act.

    Raises leave.before_start when a unit began later.
    """
    rows = [desk.store.get(cls, n) for n in ids]
    last = day - timedelta(days=1)
    problems = [p for row in rows for p in _too_early(row, last)]
    if problems:
        raise RuleError(*problems)
    verb = "Thôi công tác" if cls is Person else "Ngừng"
    with desk.store.act(f"{verb} {_named(cls, rows)} từ {format_date(day)}") as act:
        for row in rows:
            act.update(replace(row, active_to=last))


def reopen(desk: Desk, cls: type[Member], ids: Sequence[int]) -> None:
    """Let closed records be active again, as one act; raises unit.merged for a merged unit."""
    rows = [desk.store.get(cls, n) for n in ids]
    merged = {row.unit_id for row in desk.store.all(MergedUnit)} if cls is Unit else set[int]()
    problems = [
        Problem("unit", "unit.merged", {"name": name_of(row)}) for row in rows if row.id in merged
    ]
    if problems:
        raise RuleError(*problems)
    with desk.store.act(f"Hoạt động lại {_named(cls, rows)}") as act:
        for row in rows:
            act.update(replace(row, active_to=None))


def is_closed(row: Member, day: date) -> bool:
    """Whether the record has ceased before `day`."""
    return row.active_to is not None and row.active_to < day


def _named(cls: type[Member], rows: Sequence[Member]) -> str:
    words = WORDS[cls]
    return f"{words} {name_of(rows[0])}" if len(rows) == 1 else f"{len(rows)} {words}"


def _too_early(row: Member, last: date) -> list[Problem]:
    if isinstance(row, Unit) and row.active_from is not None and last < row.active_from:
        params = {"name": row.name, "first": format_date(row.active_from)}
        return [Problem("day", "leave.before_start", params)]
    return []


def _delete_parts(act: Act, desk: Desk, row: Member) -> None:
    if isinstance(row, Person):
        for post in desk.store.where(FormerPost, person_id=row.id):
            act.delete(FormerPost, post.id)
    elif isinstance(row, Unit):
        drafts = {c.id for c in desk.campaigns if c.state is CampaignState.DRAFT}
        for task in desk.store.where(Assignment, unit_id=row.id):
            if task.campaign_id in drafts:
                act.delete(Assignment, task.id)
        for cls in (FormerHead, CampaignUnit):
            for part in desk.store.where(cls, unit_id=row.id):
                act.delete(cls, part.id)
