from __future__ import annotations

from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.targets import Target, read_target, target_problems
from thidua_desktop.domain.terms import Rule

R, L, M, G = Rule.RATIO, Rule.AT_LEAST, Rule.AT_MOST, Rule.GRADE


@pytest.mark.parametrize(
    ("rule", "text", "value", "strict", "to_check"),
    [
        (R, "100%", "100", False, False),
        (R, "95", "95", False, False),
        (R, "80–90%", "80", False, True),
        (R, "80 - 90 %", "80", False, True),
        (R, "80% đến 90%", "80", False, True),
        (R, "từ 80 tới 90%", "80", False, True),
        (R, "90-90", "90", False, True),
        (R, "trên 95%", "95", True, False),
        (R, "> 95%", "95", True, False),
        (R, "≥ 95,5 %", "95.5", False, False),
        (L, "ít nhất 01", "1", False, False),
        (L, "Tối thiểu 2", "2", False, False),
        (L, "1.500", "1500", False, True),
        (M, "dưới 2%", "2", True, False),
        (M, "< 2", "2", True, False),
        (M, "không quá 3", "3", False, False),
        (M, "tối đa 3", "3", False, False),
        (M, "0", "0", False, False),
        (G, "80", "80", False, False),
    ],
)
def test_reads_targets_as_plans_write_them(
    rule: Rule, text: str, value: str, *, strict: bool, to_check: bool
) -> None:
    assert read_target(text, rule=rule) == Target(Decimal(value), strict, to_check)


def test_blank_is_no_target() -> None:
    assert read_target("  ", rule=L) is None
    assert target_problems(L, None) == ()


def test_a_change_needs_the_number_of_the_period_before() -> None:
    for text in ("giảm 5%", "tăng ít nhất 5%"):
        with pytest.raises(RuleError, match="indicator.baseline_missing"):
            read_target(text, rule=L)
        assert read_target(text, rule=L, baseline=Decimal(40)) == Target(Decimal(5))


@pytest.mark.parametrize(
    ("rule", "text", "code"),
    [
        (L, "0", "indicator.at_least_zero"),
        (R, "0%", "indicator.ratio_zero"),
        (M, "-1", "indicator.target_negative"),
        (M, "ít nhất 2", "indicator.wrong_direction"),
        (M, "trên 2", "indicator.wrong_direction"),
        (L, "dưới 2", "indicator.wrong_direction"),
        (R, "90-80%", "indicator.range_reversed"),
        (R, "nhiều", "number.unreadable"),
        (R, "trên", "number.blank"),
    ],
)
def test_refuses_in_words(rule: Rule, text: str, code: str) -> None:
    with pytest.raises(RuleError) as caught:
        read_target(text, rule=rule)
    assert caught.value.problems[0].code == code


def test_a_refused_target_is_repeated_as_it_was_typed() -> None:
    with pytest.raises(RuleError) as caught:
        read_target("trên  mười hai", rule=R)
    assert caught.value.problems[0].params == {"text": "trên mười hai"}


@pytest.mark.parametrize(
    ("text", "value"), [("giảm 5%", "38"), ("giảm 5", "35"), ("tăng 10%", "44"), ("40", "40")]
)
def test_a_ceiling_follows_the_number_of_the_period_before(text: str, value: str) -> None:
    read = read_target(text, rule=M, baseline=Decimal(40))
    assert read is not None
    assert (read.value, read.to_check) == (Decimal(value), text != "40")


def test_a_ceiling_never_falls_below_zero() -> None:
    with pytest.raises(RuleError, match="indicator.target_negative"):
        read_target("giảm 50", rule=M, baseline=Decimal(40))
