"""What is settled (đã thẩm định, đã khóa kỳ) and changes only with a reason (rule 3.2)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from thidua_desktop.domain.counting import SUMMED, last_checks, newest_entry
from thidua_desktop.domain.terms import Accumulation, Rule
from thidua_desktop.domain.typed import same_value, value_of

if TYPE_CHECKING:
    from thidua_desktop.domain.progress import Cell
    from thidua_desktop.domain.records import Campaign, IndicatorVersion
    from thidua_desktop.domain.typed import Value


def is_locked(campaign: Campaign, day: date) -> bool:
    """Whether values as at `day` lie in the locked period."""
    return campaign.locked_to is not None and day <= campaign.locked_to


def changes_verified(cell: Cell, value: Value, *, day: date, is_report: bool) -> bool:
    """Whether `value`, new as at `day`, would change what was verified.

    It does when the entry of that day is verified, and also when it puts another value in the
    place of a verified one of an earlier day: that is what the officer sees in the cell. A new
    report (`is_report`) may: it says how things stand since. A value of its own period (trong
    kỳ) changes no other day.
    """
    stands = newest_entry(cell.entries, day)
    check = None if stands is None else last_checks(cell.verifications).get(stands.id)
    if stands is None or check is None:
        return False
    if stands.as_at == day:
        return True
    indicator = cell.indicator
    adds_up = indicator.accumulation is Accumulation.PER_PERIOD and indicator.rule in SUMMED
    return not (adds_up or is_report or _says_the_same(value, value_of(check), indicator.rule))


def _says_the_same(new: Value, old: Value, rule: Rule) -> bool:
    """Whether nothing changes; a task that is done already may be reported done again."""
    done_again = rule is Rule.DONE and bool(new.value and old.value) and new.done_on is None
    return done_again or same_value(new, old)


def unexplained_version(
    before: IndicatorVersion | None, after: IndicatorVersion | None
) -> date | None:
    """Return the day from which numbers become others without a reason; None: none do.

    A version comes only with its reason and none goes again; one that is overwritten says why.
    Its wording counts for nothing, nor the mark "cần kiểm tra".
    """
    row = after or before
    if row is None:
        return None
    explained = after is not None and bool(after.reason)
    worded = before is not None and after is not None and _counts(before) == _counts(after)
    return None if explained or worded else row.valid_from or date.min


def _counts(version: IndicatorVersion) -> tuple[object, ...]:
    """Return what a score is made of."""
    return (
        *(version.valid_from, version.target, version.baseline, version.strict),
        *(version.allow_exceed, version.weight, version.deadline),
    )
