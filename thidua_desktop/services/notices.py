"""Công khai danh sách dự kiến khen thưởng: from and to a day, where, under which document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import parse_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import AwardRound, Evidence, PublicNotice
from thidua_desktop.services.rounds import require_open

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk


class NoticeState(Enum):
    """Where a notice stands on a day; both its days are included."""

    AHEAD = "AHEAD"
    RUNNING = "RUNNING"
    ENDED = "ENDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeForm:
    """What is written down of a notice; the days are as typed."""

    starts: str = ""
    ends: str = ""
    place: str = ""
    document: str = ""
    note: str = ""


def state_on(row: PublicNotice, day: date) -> NoticeState:
    if day < row.starts:
        return NoticeState.AHEAD
    return NoticeState.RUNNING if day <= row.ends else NoticeState.ENDED


def notices_of(desk: Desk, round_id: int) -> tuple[PublicNotice, ...]:
    """Return a round's notices, the newest first."""
    rows = desk.store.where(PublicNotice, round_id=round_id)
    return tuple(sorted(rows, key=lambda row: (row.starts, row.id), reverse=True))


def save_notice(
    desk: Desk, round_id: int, form: NoticeForm, *, notice_id: int | None
) -> PublicNotice:
    """Write a notice down (id None) or change one.

    Codes, all at once: notice.place_empty, notice.ends_before_start and those of dates;
    round.closed.
    """
    held = require_open(desk, round_id)
    made = _read(form, round_id=held.id, key=notice_id or 0)
    verb = "Sửa công khai" if notice_id is not None else "Công khai danh sách"
    with desk.store.act(f"{verb} – {held.name}") as act:
        if notice_id is None:
            return act.insert(made)
        act.update(made)
    return made


def _read(form: NoticeForm, *, round_id: int, key: int) -> PublicNotice:
    problems: list[Problem] = []
    days: dict[str, date] = {}
    for field in ("starts", "ends"):
        try:
            days[field] = parse_date(getattr(form, field), field=field)
        except RuleError as error:
            problems += error.problems
    if not clean(form.place):
        problems.append(Problem("place", "notice.place_empty"))
    if len(days) > 1 and days["ends"] < days["starts"]:
        problems.append(Problem("ends", "notice.ends_before_start"))
    if problems:
        raise RuleError(*problems)
    return PublicNotice(
        id=key,
        round_id=round_id,
        document=clean(form.document),
        place=clean(form.place),
        starts=days["starts"],
        ends=days["ends"],
        note=clean(form.note),
    )


def remove_notice(desk: Desk, notice_id: int) -> None:
    """Take a notice off the list with its files; raises round.closed."""
    row = desk.store.get(PublicNotice, notice_id)
    held = require_open(desk, row.round_id)
    with desk.store.act(f"Bỏ công khai – {held.name}") as act:
        for file in desk.store.where(Evidence, notice_id=notice_id):
            act.delete(Evidence, file.id)
        act.delete(PublicNotice, notice_id)


def every_notice(desk: Desk) -> tuple[tuple[PublicNotice, AwardRound], ...]:
    """Return all notices with their rounds, the newest first."""
    rounds = {row.id: row for row in desk.store.all(AwardRound)}
    rows = sorted(desk.store.all(PublicNotice), key=lambda row: (row.starts, row.id), reverse=True)
    return tuple((row, rounds[row.round_id]) for row in rows)
