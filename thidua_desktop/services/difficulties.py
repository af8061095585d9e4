"""Khó khăn, vướng mắc (plan §V.2): who raised what, who answers it, what was decided and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core import dates, text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Difficulty, Evidence, Unit
from thidua_desktop.services.evidence import Owner, hang, kept
from thidua_desktop.services.typed_days import read_day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import Taken

NAME_LENGTH = 60


class Standing(Enum):
    """How a difficulty stands on a day."""

    WAITING = "WAITING"
    OVERDUE = "OVERDUE"
    ANSWERED = "ANSWERED"


@dataclass(frozen=True, slots=True, kw_only=True)
class DifficultyForm:
    """What the form holds; days are as typed."""

    unit_id: int | None = None
    indicator_id: int | None = None
    content: str = ""
    raised_on: str = ""
    owner: str = ""
    due_on: str = ""
    answer: str = ""
    answered_on: str = ""


def difficulties(desk: Desk, campaign_id: int, *, day: date) -> tuple[Difficulty, ...]:
    """List what was raised up to `day`: what waits first, the longest waiting before the others."""
    rows = desk.store.where(Difficulty, campaign_id=campaign_id)
    found = [row for row in rows if row.raised_on <= day]
    order = list(Standing)
    found.sort(
        key=lambda row: (
            standing(row, day) is Standing.ANSWERED,
            -order.index(standing(row, day)),
            row.due_on is None,
            row.due_on or row.raised_on,
            row.raised_on,
            row.id,
        )
    )
    return tuple(found)


def standing(row: Difficulty, day: date) -> Standing:
    """Judge a difficulty as at `day`; an answer given later is not known yet."""
    if row.answered_on is not None and row.answered_on <= day:
        return Standing.ANSWERED
    if row.due_on is not None and row.due_on < day:
        return Standing.OVERDUE
    return Standing.WAITING


def form_of(row: Difficulty) -> DifficultyForm:
    """Fill the form with a stored difficulty."""
    return DifficultyForm(
        unit_id=row.unit_id,
        indicator_id=row.indicator_id,
        content=row.content,
        raised_on=dates.format_date(row.raised_on),
        owner=row.owner,
        due_on=dates.format_date(row.due_on) if row.due_on else "",
        answer=row.answer,
        answered_on=dates.format_date(row.answered_on) if row.answered_on else "",
    )


def save_difficulty(
    desk: Desk,
    campaign_id: int,
    form: DifficultyForm,
    *,
    difficulty_id: int | None,
    files: Sequence[Taken] = (),
) -> Difficulty:
    """Add a difficulty (id None) or store a changed one, with `files` as its minh chứng.

    Codes, all at once: difficulty.content_empty, difficulty.raised_later (than today),
    difficulty.due_early, difficulty.answered_early (before it was raised),
    difficulty.answered_later, difficulty.answer_without_day, difficulty.day_without_answer and
    those of dates.
    """
    old = desk.store.get(Difficulty, difficulty_id) if difficulty_id is not None else None
    problems: list[Problem] = []
    today = desk.clock.today()
    raised = read_day(form.raised_on, "raised_on", problems, needed=True)
    due = read_day(form.due_on, "due_on", problems)
    answered = read_day(form.answered_on, "answered_on", problems)
    content, answer = text.clean(form.content), text.clean(form.answer)
    if not content:
        problems.append(Problem("content", "difficulty.content_empty"))
    if raised is not None:
        problems += _days_problems(raised, due, answered, today=today)
    if answer and not text.clean(form.answered_on):
        problems.append(Problem("answered_on", "difficulty.answer_without_day"))
    if answered is not None and not answer:
        problems.append(Problem("answer", "difficulty.day_without_answer"))
    if problems or raised is None:
        raise RuleError(*problems)
    base = old or Difficulty(uid=new_uid(), campaign_id=campaign_id, content="", raised_on=raised)
    made = replace(
        base,
        unit_id=form.unit_id,
        indicator_id=form.indicator_id,
        content=content,
        raised_on=raised,
        owner=text.clean(form.owner),
        due_on=due,
        answer=answer,
        answered_on=answered,
    )
    contents = kept(desk, files)
    with desk.store.act(_label(desk, old, made)) as act:
        if old is None:
            made = act.insert(made)
        else:
            act.update(made)
        hang(act, desk, campaign_id, owner=Owner(difficulty_id=made.id), contents=contents)
    return made


def remove_difficulty(desk: Desk, difficulty_id: int) -> str:
    """Delete a difficulty with its minh chứng as one act; return what it said, shortened."""
    row = desk.store.get(Difficulty, difficulty_id)
    name = short(row.content)
    with desk.store.act(f"Xóa khó khăn, vướng mắc “{name}”") as act:
        for file in desk.store.where(Evidence, difficulty_id=difficulty_id):
            act.delete(Evidence, file.id)
        act.delete(Difficulty, difficulty_id)
    return name


def short(words: str) -> str:
    """Cut a long sentence at a word."""
    if len(words) <= NAME_LENGTH:
        return words
    return words[:NAME_LENGTH].rsplit(" ", 1)[0] + "…"


def _days_problems(
    raised: date, due: date | None, answered: date | None, *, today: date
) -> list[Problem]:
    said = {"raised": dates.format_date(raised)}
    problems: list[Problem] = []
    if raised > today:
        problems.append(Problem("raised_on", "difficulty.raised_later"))
    if due is not None and due < raised:
        problems.append(Problem("due_on", "difficulty.due_early", said))
    if answered is not None and answered < raised:
        problems.append(Problem("answered_on", "difficulty.answered_early", said))
    elif answered is not None and answered > today:
        problems.append(Problem("answered_on", "difficulty.answered_later"))
    return problems


def _label(desk: Desk, old: Difficulty | None, made: Difficulty) -> str:
    verb = "Thêm" if old is None else "Sửa"
    if old is not None and not old.answer and made.answer:
        verb = "Trả lời"
    whose = "" if made.unit_id is None else f" – {desk.store.get(Unit, made.unit_id).short_name}"
    return f"{verb} khó khăn, vướng mắc{whose}"
