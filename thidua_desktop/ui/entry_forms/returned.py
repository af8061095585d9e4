"""One returned file in the dialog: what it brought, what is ticked, what is still to be said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services.entry_forms.accepting import Taken
from thidua_desktop.services.entry_forms.diff import ReceivedForm, compare
from thidua_desktop.ui.entry_forms.words import UNREAD, standing_words
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.entry_forms.diff import FormDiff
    from thidua_desktop.ui.tokens import Tone


@dataclass(frozen=True, slots=True)
class Returned:
    """A file of the list; without a `diff` it says in `why` that it cannot be read.

    `answer` is what the officer says to a form that contradicts itself: True for no change.
    """

    path: Path
    diff: FormDiff | None = None
    why: str = ""
    ticked: frozenset[int] = frozenset()
    answer: bool | None = None
    name: str = ""

    @property
    def standing(self) -> tuple[str, Tone]:
        return UNREAD if self.diff is None else standing_words(self.diff)

    @property
    def taken(self) -> Taken | None:
        """What would be stored now; None while there is nothing, or a question is open."""
        diff = self.diff
        if diff is None or diff.refusal is not None:
            return None
        if diff.contradicts and self.answer is None:
            return None
        ticked = frozenset[int]() if self.answer and diff.contradicts else self.ticked
        quiet = self.answer if diff.contradicts else diff.received.form.no_change
        if not ticked and (not quiet or diff.report_id is not None):
            return None
        return Taken(diff, ticked, self.answer if diff.contradicts else None)

    def tick(self, indicator_id: int, *, on: bool) -> Returned:
        """Take a row in or leave it out; one that is not offered stays out."""
        if self.diff is None or indicator_id not in self.diff.offered:
            return self
        change = frozenset({indicator_id})
        return replace(self, ticked=self.ticked | change if on else self.ticked - change)


def judged(desk: Desk, path: Path, answer: object, *, shown_campaign: int | None) -> Returned:
    """Compare what reading a file gave with the desk of now."""
    if isinstance(answer, ReceivedForm):
        try:
            diff = compare(desk, answer, shown_campaign=shown_campaign)
        except RuleError as error:
            return Returned(path, why=sentence(error.problems[0]))
        unit = desk.board(diff.campaign_id).unit(diff.unit_id)
        return Returned(path, diff, ticked=diff.suggested, name=unit.name)
    if isinstance(answer, RuleError):
        return Returned(path, why=sentence(answer.problems[0]))
    return Returned(path, why=sentence(answer) if isinstance(answer, EnvironmentFault) else "")


def judged_again(desk: Desk, file: Returned, *, shown_campaign: int | None) -> Returned:
    """Compare again after a change here; ticks of rows that are still offered stay."""
    if file.diff is None:
        return file
    fresh = judged(desk, file.path, file.diff.received, shown_campaign=shown_campaign)
    if fresh.diff is None:
        return fresh
    kept = file.ticked & fresh.diff.offered
    return replace(fresh, ticked=kept, answer=file.answer)
