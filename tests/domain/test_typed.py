from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import Accumulation, Grade, Rule, ValueKind
from thidua_desktop.domain.typed import Value, read_cell, write_cell

CUMULATIVE = Accumulation.CUMULATIVE


def read(text: str, rule: Rule, accumulation: Accumulation = CUMULATIVE) -> Value:
    return read_cell(text, rule=rule, accumulation=accumulation)


@pytest.mark.parametrize(
    ("rule", "text", "shown"),
    [
        (Rule.RATIO, "12/15", "12/15"),
        (Rule.RATIO, "=12/15", "12/15"),
        (Rule.RATIO, "98,4", "98,4"),
        (Rule.RATIO, "98.4", "98,4"),
        (Rule.RATIO, "98,4 %", "98,4"),
        (Rule.RATIO, "1.234/2.000", "1.234/2.000"),
        (Rule.RATIO, "0/0", "K.PS"),
        (Rule.AT_LEAST, "2", "2"),
        (Rule.AT_MOST, "0", "0"),
        (Rule.AT_MOST, "1/200", "1/200"),
        (Rule.DONE, "x", "xong"),
        (Rule.DONE, "X", "xong"),
        (Rule.DONE, "đã hoàn thành", "xong"),
        (Rule.DONE, "hoàn thành 10/01/2026", "xong 10/01/2026"),
        (Rule.DONE, "10/01/2026", "xong 10/01/2026"),
        (Rule.DONE, "chưa", "chưa xong"),
        (Rule.GRADE, "t", "Tốt"),
        (Rule.GRADE, "Khá", "Khá"),
        (Rule.GRADE, "Đ", "Đạt"),
        (Rule.GRADE, "d", "Đạt"),
        (Rule.GRADE, "4", "Chưa đạt"),
        (Rule.GRADE, "kps", "K.PS"),
        (Rule.AT_LEAST, "không phát sinh", "K.PS"),
        (Rule.AT_LEAST, "   ", ""),
    ],
)
def test_reads_what_people_type_and_echoes_it(rule: Rule, text: str, shown: str) -> None:
    assert write_cell(read(text, rule), rule) == shown


def test_zero_is_a_value_and_blank_is_none() -> None:
    assert read("0", Rule.AT_LEAST).value == Decimal(0)
    assert read("", Rule.AT_LEAST).kind is ValueKind.WITHDRAWN
    assert write_cell(None, Rule.AT_LEAST) == ""


def test_doubtful_readings_are_marked() -> None:
    assert read("1.234", Rule.AT_LEAST).ambiguous
    assert read("1.234/5.000", Rule.RATIO).ambiguous
    assert not read("12.5", Rule.RATIO).ambiguous


def test_a_done_date_is_kept() -> None:
    assert read("xong 05/01/2026", Rule.DONE).done_on == date(2026, 1, 5)
    assert read("3", Rule.GRADE).grade is Grade.PASS


@pytest.mark.parametrize(
    ("rule", "text", "code"),
    [
        (Rule.RATIO, "15/12", "cell.done_over_total"),
        (Rule.RATIO, "1/2/3", "cell.ratio_unreadable"),
        (Rule.RATIO, "3/0", "cell.total_zero"),
        (Rule.RATIO, "abc", "number.unreadable"),
        (Rule.AT_LEAST, "-1", "cell.negative"),
        (Rule.AT_LEAST, "1/2", "cell.quantity_unreadable"),
        (Rule.AT_LEAST, "1,234.5", "number.mixed_marks"),
        (Rule.DONE, "sắp", "cell.done_unknown"),
        (Rule.DONE, "31/02/2026", "date.impossible"),
        (Rule.GRADE, "xuất sắc", "cell.grade_unknown"),
        (Rule.GRADE, "5", "cell.grade_unknown"),
    ],
)
def test_refuses_in_words(rule: Rule, text: str, code: str) -> None:
    with pytest.raises(RuleError) as caught:
        read(text, rule)
    assert caught.value.problems[0].code == code


@pytest.mark.parametrize(("rule", "text"), [(Rule.RATIO, "98"), (Rule.AT_MOST, "2%")])
def test_a_plain_percent_cannot_add_up_over_periods(rule: Rule, text: str) -> None:
    with pytest.raises(RuleError, match="cell.percent_in_period"):
        read(text, rule, Accumulation.PER_PERIOD)
