"""Hội đồng thi đua - khen thưởng: its members with dated roles, and when no council is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core import dates
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.council import read_share, write_share
from thidua_desktop.domain.prize import valid_on
from thidua_desktop.domain.records import (
    Attendance,
    AwardForm,
    AwardRound,
    CouncilMember,
    Meeting,
    WrittenOpinion,
)
from thidua_desktop.domain.terms import CouncilRole
from thidua_desktop.services.rounds import require_open

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk

ALONE = frozenset({CouncilRole.CHAIR})
"""Roles that one member holds at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberForm:
    """Everything a member's form holds; days are as typed, empty leaves the period open."""

    name: str = ""
    position_title: str = ""
    role: CouncilRole = CouncilRole.MEMBER
    person_id: int | None = None
    heads_unit_id: int | None = None
    heads_collective_id: int | None = None
    valid_from: str = ""
    valid_to: str = ""
    document: str = ""


def members(desk: Desk) -> tuple[CouncilMember, ...]:
    """Everybody who is or was a member, in the office's order."""
    return tuple(sorted(desk.store.all(CouncilMember), key=_place))


def members_on(desk: Desk, day: date) -> tuple[CouncilMember, ...]:
    """Return the council of `day`, in the office's order."""
    return tuple(row for row in members(desk) if valid_on(row, day))


def blank_member(desk: Desk) -> MemberForm:
    """Propose a member from the day and the document of the one added last."""
    last = max(desk.store.all(CouncilMember), key=lambda row: row.id, default=None)
    if last is None or last.valid_to is not None:
        return MemberForm()
    known = form_of(last)
    return MemberForm(valid_from=known.valid_from, document=known.document)


def form_of(row: CouncilMember) -> MemberForm:
    """Fill the form with a stored row."""
    return MemberForm(
        name=row.name,
        position_title=row.position_title,
        role=row.role,
        person_id=row.person_id,
        heads_unit_id=row.heads_unit_id,
        heads_collective_id=row.heads_collective_id,
        valid_from=dates.format_date(row.valid_from) if row.valid_from else "",
        valid_to=dates.format_date(row.valid_to) if row.valid_to else "",
        document=row.document,
    )


def save_member(desk: Desk, form: MemberForm, *, member_id: int | None) -> CouncilMember:
    """Add a member (id None) or correct a stored one, minutes that name it included.

    Codes, all at once: member.name_empty, member.ends_before_start, member.same (twice at one
    time), member.role_taken (a second chairman) and those of dates.
    """
    old = desk.store.get(CouncilMember, member_id) if member_id is not None else None
    made = _read(form, old or _blank(desk))
    problems = _clashes(desk, made, but=made.id)
    if problems:
        raise RuleError(*problems)
    verb = "Thêm" if old is None else "Sửa"
    with desk.store.act(f"{verb} thành viên Hội đồng {made.name}") as act:
        if old is None:
            return act.insert(made)
        act.update(made)
    return made


def change_member(desk: Desk, member_id: int, form: MemberForm, *, from_day: str) -> CouncilMember:
    """Let a member have another role or position from a day; the eve is the old row's last day.

    Raises member.change_too_early and the codes of `save_member`.
    """
    old = desk.store.get(CouncilMember, member_id)
    day = dates.parse_date(from_day, field="from_day")
    if old.valid_from is not None and day <= old.valid_from:
        raise rule("from_day", "member.change_too_early", day=dates.format_date(old.valid_from))
    ended = replace(old, valid_to=day - timedelta(days=1))
    made = replace(_read(form, old), id=0, uid=new_uid(), valid_from=day)
    problems = _clashes(desk, made, but=old.id)
    if problems:
        raise RuleError(*problems)
    label = f"Đổi vai trò trong Hội đồng – {made.name} từ {dates.format_date(day)}"
    with desk.store.act(label) as act:
        act.update(ended)
        return act.insert(made)


def end_member(desk: Desk, member_id: int, *, last_day: date) -> None:
    """Let a member leave the council; raises member.ends_before_start."""
    row = desk.store.get(CouncilMember, member_id)
    if row.valid_from is not None and last_day < row.valid_from:
        raise rule("valid_to", "member.ends_before_start")
    with desk.store.act(f"Thôi thành viên Hội đồng {row.name}") as act:
        act.update(replace(row, valid_to=last_day))


def remove_member(desk: Desk, member_id: int) -> str:
    """Delete one that was added by mistake; raises member.in_use for one in minutes."""
    row, store = desk.store.get(CouncilMember, member_id), desk.store
    used = (
        *store.where(Attendance, member_id=member_id),
        *store.where(WrittenOpinion, member_id=member_id),
        *store.where(Meeting, chair_id=member_id),
        *store.where(Meeting, secretary_id=member_id),
    )
    if used:
        raise rule("member", "member.in_use", name=row.name)
    with desk.store.act(f"Xóa thành viên Hội đồng {row.name}") as act:
        act.delete(CouncilMember, member_id)
    return row.name


def move_member(desk: Desk, member_id: int, *, step: int) -> bool:
    """Put a member one place up (-1) or down (1); False at the end of the list."""
    rows = list(members(desk))
    at = next(n for n, row in enumerate(rows) if row.id == member_id)
    if not 0 <= at + step < len(rows):
        return False
    rows[at], rows[at + step] = rows[at + step], rows[at]
    with desk.store.act(f"Xếp thứ tự Hội đồng – {rows[at + step].name}") as act:
        for position, row in enumerate(rows):
            act.update(replace(row, position=position))
    return True


def set_shares(desk: Desk, form_key: str, *, share: str, over: bool, quorum: str) -> AwardForm:
    """Set what a form needs of the council: share to agree, over it or not, and quorum.

    Minutes that are closed keep the share they used. Raises council.share.
    """
    row = desk.store.where(AwardForm, key=form_key)[0]
    made = replace(
        row,
        vote_share=write_share(read_share(share, field="share")),
        vote_over=over,
        quorum=write_share(read_share(quorum, field="quorum")),
    )
    with desk.store.act(f"Đặt tỷ lệ biểu quyết – {row.name}") as act:
        act.update(made)
    return made


def skip(desk: Desk, round_id: int, *, reason: str) -> AwardRound:
    """Let a round go on without a council; raises council.skip_reason and round.closed."""
    if not clean(reason):
        raise rule("reason", "council.skip_reason")
    row = require_open(desk, round_id)
    made = replace(row, council_skipped=clean(reason))
    with desk.store.act(f"Không họp Hội đồng – {row.name}", reason=clean(reason)) as act:
        act.update(made)
    return made


def ask_again(desk: Desk, round_id: int) -> AwardRound:
    """Take a skipped council back; raises round.closed."""
    row = require_open(desk, round_id)
    made = replace(row, council_skipped="")
    with desk.store.act(f"Đưa ra Hội đồng xét – {row.name}") as act:
        act.update(made)
    return made


def _place(row: CouncilMember) -> tuple[int, int]:
    return row.position, row.id


def _blank(desk: Desk) -> CouncilMember:
    last = max((row.position for row in desk.store.all(CouncilMember)), default=-1)
    return CouncilMember(uid=new_uid(), name="", role=CouncilRole.MEMBER, position=last + 1)


def _read(form: MemberForm, base: CouncilMember) -> CouncilMember:
    problems: list[Problem] = []
    first = _day(form.valid_from, "valid_from", problems)
    last = _day(form.valid_to, "valid_to", problems)
    if not clean(form.name):
        problems.append(Problem("name", "member.name_empty"))
    if first and last and last < first:
        problems.append(Problem("valid_to", "member.ends_before_start"))
    if problems:
        raise RuleError(*problems)
    return replace(
        base,
        name=clean(form.name),
        position_title=clean(form.position_title),
        role=form.role,
        person_id=form.person_id,
        heads_unit_id=form.heads_unit_id,
        heads_collective_id=form.heads_collective_id,
        valid_from=first,
        valid_to=last,
        document=clean(form.document),
    )


def _day(typed: str, field: str, problems: list[Problem]) -> date | None:
    if not clean(typed):
        return None
    try:
        return dates.parse_date(typed, field=field)
    except RuleError as error:
        problems += error.problems
        return None


def _clashes(desk: Desk, made: CouncilMember, *, but: int) -> list[Problem]:
    """Judge a member against the others of the same time; `but` is the row it replaces."""
    at_once = [row for row in members(desk) if row.id != but and _overlap(row, made)]
    problems: list[Problem] = []
    if any(_same(row, made) for row in at_once):
        problems.append(Problem("name", "member.same", {"name": made.name}))
    others = [row for row in at_once if row.role is made.role]
    if made.role in ALONE and others:
        problems.append(Problem("role", "member.role_taken", {"name": others[0].name}))
    return problems


def _same(first: CouncilMember, second: CouncilMember) -> bool:
    """Whether two rows are one person: linked to the same, or the same name and position."""
    if first.person_id is not None and second.person_id is not None:
        return first.person_id == second.person_id
    return (name_key(first.name), first.position_title) == (
        name_key(second.name),
        second.position_title,
    )


def _overlap(first: CouncilMember, second: CouncilMember) -> bool:
    starts_in_time = not (first.valid_to and second.valid_from) or (
        second.valid_from <= first.valid_to
    )
    return starts_in_time and (
        not (second.valid_to and first.valid_from) or first.valid_from <= second.valid_to
    )
