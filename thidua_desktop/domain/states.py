"""How much of a target is met, and which one state a cell shows for it (rule 3.1)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import Accumulation, CellState, Grade, Rule, ValueKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.records import Campaign
    from thidua_desktop.domain.typed import Value

ONE, ZERO = Fraction(1), Fraction(0)
GRADE_SHARE = {
    Grade.GOOD: Fraction(1),
    Grade.FAIR: Fraction(4, 5),
    Grade.PASS: Fraction(1, 2),
    Grade.FAIL: Fraction(0),
}
"""The usual scale of 100, 80, 50 and 0 %; an office may use another one."""


def scale_of(campaign: Campaign) -> Mapping[Grade, Fraction]:
    """Say what the grades of a quality are worth in a campaign; 1 is all of it."""
    return {
        Grade.GOOD: Fraction(campaign.scale_good) / 100,
        Grade.FAIR: Fraction(campaign.scale_fair) / 100,
        Grade.PASS: Fraction(campaign.scale_pass) / 100,
        Grade.FAIL: Fraction(campaign.scale_fail) / 100,
    }


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a cell is measured by on a day: its own target and deadline, its campaign's settings.

    `lacks_target` is chưa giao chỉ tiêu.
    """

    rule: Rule
    accumulation: Accumulation
    target: Decimal | None
    deadline: date | None
    strict: bool
    lacks_target: bool
    campaign: Campaign
    grades: Mapping[Grade, Fraction]

    def is_late(self, since: date | None) -> bool:
        """Whether a task done `since` was done after its deadline (hoàn thành quá hạn)."""
        return since is not None and self.deadline is not None and since > self.deadline

    def share(self, value: Value | None, since: date | None) -> Fraction | None:
        """Achievement: 1 is all of the target, more is above it, None is nothing to judge."""
        if value is None or value.kind is not ValueKind.VALUE or self.lacks_target:
            return None
        if self.is_late(since) and not self.campaign.late_done_counts:
            return ZERO
        return achievement(self.rule, value, self.target, grades=self.grades)

    def reaches(self, value: Value, share: Fraction) -> bool:
        """Whether the task is đạt; `strict` (trên, dưới) asks for more than the target itself.

        A quality is đạt from the grade that is worth all of it, or from the percent the office set
        as target: a unit at Khá has not met "Nâng cao chất lượng" in full, as its points say too.
        """
        if self.rule is Rule.GRADE:
            return share * 100 >= (100 if self.target is None else Fraction(self.target))
        if not self.strict or self.rule is Rule.DONE:
            return share >= 1
        if self.rule is Rule.AT_MOST:
            measured = quantity(value)
            return measured is not None and self.target is not None and measured < self.target
        return share > 1

    def state(self, share: Fraction, day: date, *, reached: bool) -> CellState:
        """State of a cell with a value to judge, before and after its deadline."""
        overdue = self.deadline is not None and day > self.deadline
        if reached:
            if self.rule is Rule.AT_MOST and not overdue:
                return CellState.IN_PROGRESS  # a ceiling can still be broken
            return CellState.EXCEEDED if share > 1 else CellState.REACHED
        if overdue:
            return CellState.OVERDUE if self.rule is Rule.DONE else CellState.MISSED
        if self.deadline is None:
            return CellState.IN_PROGRESS
        if self._has_pace:
            return CellState.AT_RISK if self._behind(share, day) else CellState.IN_PROGRESS
        left = (self.deadline - day).days
        due_soon = left < self.campaign.due_soon_days and share == 0
        return CellState.DUE_SOON if due_soon else CellState.IN_PROGRESS

    @property
    def _has_pace(self) -> bool:
        """Only a lũy kế share, or count above one, can lag behind the calendar."""
        if self.accumulation is not Accumulation.CUMULATIVE:
            return False
        if self.rule is Rule.AT_LEAST:
            return self.target is not None and self.target > 1
        return self.rule is Rule.RATIO

    def _behind(self, share: Fraction, day: date) -> bool:
        start, end = self.campaign.starts, self.deadline
        if start is None or end is None or end <= start:
            return False
        gone = Fraction((day - start).days, (end - start).days)
        return gone - share > Fraction(self.campaign.risk_gap)


def lacks_target(rule: Rule, target: Decimal | None) -> bool:
    """Chưa giao chỉ tiêu: nothing can be judged yet; a target of 0 is only a ceiling."""
    if rule is Rule.DONE or rule is Rule.GRADE:
        return False
    if target is None or target < 0:
        return True
    return not target and rule is not Rule.AT_MOST


def quantity(value: Value) -> Fraction | None:
    """Return the measured number: percent 0-100 of done/total, or the plain value."""
    if value.done is not None and value.total:
        done, done_of = value.done.as_integer_ratio()
        total, total_of = value.total.as_integer_ratio()
        return Fraction(100 * done * total_of, total * done_of)
    return None if value.value is None else Fraction(*value.value.as_integer_ratio())


def achievement(
    rule: Rule,
    value: Value,
    target: Decimal | None,
    *,
    grades: Mapping[Grade, Fraction] = GRADE_SHARE,
) -> Fraction | None:
    """How much of the target a value meets, by the indicator's rule alone."""
    if rule is Rule.GRADE:
        return None if value.grade is None else grades[value.grade]
    measured = quantity(value)
    if measured is None:
        return None
    if rule is Rule.DONE:
        return ONE if measured else ZERO
    if target is None:
        return None
    if rule is Rule.AT_MOST:
        return _within_ceiling(measured, Fraction(target))
    wanted, wanted_of = target.as_integer_ratio()
    return Fraction(measured.numerator * wanted_of, measured.denominator * wanted)


def _within_ceiling(measured: Fraction, ceiling: Fraction) -> Fraction:
    if measured <= ceiling:
        return ONE
    return max(ZERO, 1 - (measured - ceiling) / ceiling) if ceiling else ZERO
