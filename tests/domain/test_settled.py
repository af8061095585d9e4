"""What is verified or locked changes only with a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from builders import MORNING, campaign, cell

from thidua_desktop.domain.progress import Cell
from thidua_desktop.domain.records import IndicatorVersion, Verification
from thidua_desktop.domain.settled import changes_verified, is_locked, unexplained_version
from thidua_desktop.domain.terms import Accumulation, Rule
from thidua_desktop.domain.typed import read_cell

EARLY, DAY = date(2026, 1, 5), date(2026, 1, 15)


def verified(made: Cell, text: str, *, entry_id: int = 1) -> Cell:
    """The cell with one entry verified as this text."""
    indicator = made.indicator
    value = read_cell(text, rule=indicator.rule, accumulation=indicator.accumulation)
    row = Verification(
        id=len(made.verifications) + 1,
        entry_id=entry_id,
        kind=value.kind,
        value=value.value,
        done=value.done,
        total=value.total,
        grade=value.grade,
        done_on=value.done_on,
        verified_by="Cán bộ mẫu",
        verified_at=MORNING,
    )
    return replace(made, verifications=(*made.verifications, row))


def changes(made: Cell, text: str, day: date = DAY, *, is_report: bool = False) -> bool:
    indicator = made.indicator
    value = read_cell(text, rule=indicator.rule, accumulation=indicator.accumulation)
    return changes_verified(made, value, day=day, is_report=is_report)


def test_the_locked_period_ends_with_its_day() -> None:
    assert not is_locked(campaign(), DAY)
    assert is_locked(campaign(locked_to=DAY), DAY)
    assert is_locked(campaign(locked_to=DAY), EARLY)
    assert not is_locked(campaign(locked_to=EARLY), DAY)


def test_nothing_verified_is_free_to_change() -> None:
    assert not changes(cell(Rule.AT_LEAST, target="2"), "1")
    assert not changes(cell(Rule.AT_LEAST, ("2", DAY), target="2"), "1")


@pytest.mark.parametrize("text", ["1", "2", ""])
def test_the_entry_of_a_day_that_is_verified_never_changes_freely(text: str) -> None:
    assert changes(verified(cell(Rule.AT_LEAST, ("2", DAY), target="2"), "1"), text)


@pytest.mark.parametrize(("text", "asked"), [("1", True), ("2", True), ("3", False), ("", True)])
def test_a_later_day_may_repeat_what_was_verified(text: str, *, asked: bool) -> None:
    made = verified(cell(Rule.AT_LEAST, ("2", EARLY), target="2"), "3")
    assert changes(made, text) is asked


def test_a_new_report_says_how_things_stand_since() -> None:
    made = verified(cell(Rule.AT_LEAST, ("2", EARLY), target="2"), "2")
    assert not changes(made, "5", is_report=True)
    assert changes(made, "5", EARLY, is_report=True)


def test_a_value_of_its_own_period_changes_no_other_day() -> None:
    made = verified(
        cell(Rule.AT_LEAST, ("2", EARLY), target="2", accumulation=Accumulation.PER_PERIOD), "2"
    )
    assert not changes(made, "5")
    assert changes(made, "5", EARLY)


def test_a_grade_in_a_period_of_its_own_replaces_the_one_before() -> None:
    made = verified(
        cell(Rule.GRADE, ("Tốt", EARLY), target="2", accumulation=Accumulation.PER_PERIOD), "Tốt"
    )
    assert changes(made, "Khá")
    assert not changes(made, "tốt")


@pytest.mark.parametrize(
    ("text", "asked"),
    [("xong", False), ("xong 02/01/2026", False), ("xong 04/01/2026", True), ("chưa", True)],
)
def test_done_again_changes_nothing(text: str, *, asked: bool) -> None:
    made = verified(cell(Rule.DONE, ("xong 02/01/2026", EARLY)), "xong 02/01/2026")
    assert changes(made, text) is asked


def test_a_day_before_the_verified_one_is_free() -> None:
    made = verified(cell(Rule.AT_LEAST, ("2", DAY), target="2"), "2")
    assert not changes(made, "1", EARLY)


def test_a_doubtful_reading_of_the_same_number_is_the_same() -> None:
    made = verified(cell(Rule.AT_LEAST, ("1.234", EARLY), target="2"), "1234")
    assert not changes(made, "1.234")


def test_a_verification_falls_with_its_entry() -> None:
    made = verified(cell(Rule.AT_LEAST, ("2", EARLY), ("3", EARLY), target="2"), "2")
    assert not changes(made, "9")


VERSION = IndicatorVersion(indicator_id=1, text="Chỉ tiêu mẫu", weight=Decimal(1))
CHANGED = replace(VERSION, weight=Decimal(2))
LATER = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("before", "after", "day"),
    [
        (None, None, None),
        (None, VERSION, date.min),
        (None, replace(VERSION, valid_from=LATER), LATER),
        (None, replace(VERSION, valid_from=LATER, reason="Giao lại"), None),
        (replace(VERSION, valid_from=LATER, reason="Giao lại"), None, LATER),
        (VERSION, CHANGED, date.min),
        (VERSION, replace(CHANGED, reason="Giao lại"), None),
        (replace(CHANGED, reason="Giao lại"), VERSION, date.min),
        (VERSION, replace(VERSION, target=Decimal(90)), date.min),
        (VERSION, replace(VERSION, deadline=LATER), date.min),
        (VERSION, replace(VERSION, text="Chữ khác", to_check=True), None),
    ],
)
def test_a_version_changes_settled_numbers_only_with_a_reason(
    before: IndicatorVersion | None, after: IndicatorVersion | None, day: date | None
) -> None:
    assert unexplained_version(before, after) == day
