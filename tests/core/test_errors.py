"""The two kinds of trouble a user can meet."""

from __future__ import annotations

from thidua_desktop.core.errors import EnvironmentFault, Problem, RuleError, rule


def test_a_refusal_carries_all_problems_of_a_record() -> None:
    name, year = Problem("name", "unit.name_missing"), Problem("year", "year.wrong", {"year": "1"})
    refusal = RuleError(name, year)
    assert refusal.problems == (name, year)
    assert str(refusal) == "name: unit.name_missing, year: year.wrong"


def test_a_single_broken_rule_keeps_what_fills_its_sentence() -> None:
    (problem,) = rule("cell", "number.unreadable", text="abc").problems
    assert problem == Problem("cell", "number.unreadable", {"text": "abc"})


def test_problems_without_details_do_not_share_them() -> None:
    assert Problem("a", "b").params == {}
    assert Problem("a", "b").params is not Problem("a", "b").params


def test_a_fault_of_the_machine_keeps_its_details() -> None:
    fault = EnvironmentFault("disk.full", {"place": "D:"})
    assert (fault.code, fault.params, str(fault)) == ("disk.full", {"place": "D:"}, "disk.full")
    assert EnvironmentFault("disk.full").params == {}
