from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from builders import campaign, cell
from hypothesis import given
from hypothesis import strategies as st
from score_cells import achieved, task

from thidua_desktop.domain.aggregate import (
    Combining,
    CommuneResult,
    Completion,
    commune_result,
    completion,
    completions,
)
from thidua_desktop.domain.progress import CellResult, evaluate
from thidua_desktop.domain.terms import Grade, Rule

DAY, EARLIER = date(2026, 1, 15), date(2025, 12, 31)
R, L, M, D, G = Rule.RATIO, Rule.AT_LEAST, Rule.AT_MOST, Rule.DONE, Rule.GRADE


def result(rule: Rule, typed: str | None, *, target: str | None = "10") -> CellResult:
    texts = () if typed is None else ((typed, EARLIER),)
    made = evaluate(cell(rule, *texts, target=target), DAY, campaign())
    assert made is not None
    return made


def whole(
    rule: Rule, *typed: str | None, unit: str | None = None, target: str | None = "10"
) -> CommuneResult:
    indicator = replace(cell(rule).indicator, measure_unit=unit)
    return commune_result(indicator, [result(rule, t, target=target) for t in typed])


def test_done_and_total_are_summed_before_dividing() -> None:
    made = whole(R, "1/2", "9/10", None, "kps")
    assert (made.combining, made.value) == (Combining.SUM_OF_PARTS, Fraction(1000, 12))
    assert (made.done, made.total, made.units, made.with_data) == (10, 12, 3, 2)


def test_plain_percents_give_a_mean_that_says_so() -> None:
    made = whole(R, "80", "90", None)
    assert (made.combining, made.value) == (Combining.MEAN_OF_PERCENTS, 85)
    mixed = whole(R, "80", "1/2")
    assert (mixed.combining, mixed.value) == (Combining.MEAN_OF_PERCENTS, 65)


def test_without_data_there_is_no_value() -> None:
    assert [whole(rule, None, "kps").value for rule in Rule] == [None] * 5
    assert whole(M, None, unit="%").value is None
    assert whole(L).value is None


def test_at_least_is_the_units_that_reached_it_of_all() -> None:
    made = whole(L, "10", "12", "9", None, "kps")
    assert (made.combining, made.done, made.total) == (Combining.UNITS_REACHED, 2, 4)
    assert made.value == 50


def test_units_without_the_task_or_a_target_are_in_no_denominator() -> None:
    made = commune_result(cell(L).indicator, [result(L, "10"), result(L, "3", target=None)])
    assert (made.units, made.done, made.total) == (1, 1, 1)


def test_ceilings_are_summed_as_counts() -> None:
    made = whole(M, "0", "2", None, "3", target="1")
    assert (made.combining, made.value, made.with_data) == (Combining.SUM, 5, 3)


def test_rates_are_divided_from_sums_or_not_combined() -> None:
    parts = whole(M, "1/200", "3/100", unit="%", target="2")
    assert (parts.combining, parts.value) == (Combining.SUM_OF_PARTS, Fraction(400, 300))
    assert whole(M, "1/200", "3/100").value == Fraction(400, 300)
    for unit in ("%", None):
        mixed = whole(M, "1/200", "3", unit=unit)
        assert (mixed.combining, mixed.value) == (Combining.NOT_COMBINED, None)
    assert whole(M, "1", "3", unit="%").combining is Combining.NOT_COMBINED


def test_done_is_the_share_of_units_done() -> None:
    made = whole(D, "x", "chưa", None, "x")
    assert (made.combining, made.value, made.done, made.total) == (Combining.SHARE_DONE, 50, 2, 4)


def test_grades_are_a_distribution() -> None:
    made = whole(G, "T", "T", "K", "C", None)
    assert made.combining is Combining.DISTRIBUTION
    assert made.grades == ((Grade.GOOD, 2), (Grade.FAIR, 1), (Grade.PASS, 0), (Grade.FAIL, 1))
    assert (made.units, made.with_data, made.value) == (5, 4, None)


def test_completion_weighs_tasks_up_to_their_target() -> None:
    tasks = [
        task(1, "20", weight="3", exceed=True),
        task(2, "5", weight="1"),
        task(3, None, weight="2"),
        task(4, "kps", weight="9"),
        task(5, "5", weight="9", target=None),
    ]
    assert completion(tasks) == Completion(Fraction(350, 6), reached=1, with_data=2, scored=3)
    assert completion([]) == Completion(None, reached=0, with_data=0, scored=0)


def test_completion_is_grouped_by_any_key() -> None:
    made = completions([("a", task(1, "10")), ("b", task(2, "5")), ("a", task(3, "0"))])
    assert {key: c.percent for key, c in made.items()} == {"a": 50, "b": 50}


@given(
    st.lists(
        st.tuples(st.none() | st.fractions(0, 2, max_denominator=50), st.integers(1, 9)),
        min_size=1,
        max_size=15,
    )
)
def test_completion_equals_the_weighted_mean(drawn: list[tuple[Fraction | None, int]]) -> None:
    tasks = [achieved(n, share, weight=str(w)) for n, (share, w) in enumerate(drawn, start=1)]
    mean = sum(w * min(share or Fraction(0), Fraction(1)) for share, w in drawn)
    assert completion(tasks).percent == mean * 100 / sum(w for _, w in drawn)
