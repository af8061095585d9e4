from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import Accumulation, Grade, Rule, ValueKind
from thidua_desktop.domain.typed import NOT_ARISEN, WITHDRAWN, Value, read_cell, write_cell

CUMULATIVE, PER_PERIOD = Accumulation.CUMULATIVE, Accumulation.PER_PERIOD
JAN15 = date(2026, 1, 15)


def read(
    text: str,
    rule: Rule,
    accumulation: Accumulation = CUMULATIVE,
    *,
    unit: str | None = None,
    adds_up: bool = False,
) -> Value:
    return read_cell(
        text,
        rule=rule,
        accumulation=accumulation,
        measure_unit=unit,
        as_at=JAN15,
        adds_up=adds_up,
    )


def refusal(text: str, rule: Rule, accumulation: Accumulation = CUMULATIVE, **more: str) -> str:
    with pytest.raises(RuleError) as caught:
        read(text, rule, accumulation, unit=more.get("unit"))
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("rule", "text", "shown"),
    [
        (Rule.RATIO, "12/15", "12/15"),
        (Rule.RATIO, "=12/15", "12/15"),
        (Rule.RATIO, "= 12 / 15", "12/15"),
        (Rule.RATIO, "15/15", "15/15"),
        (Rule.RATIO, "98,4", "98,4"),
        (Rule.RATIO, "98.4", "98,4"),
        (Rule.RATIO, "98,4 %", "98,4"),
        (Rule.RATIO, "103", "103"),
        (Rule.RATIO, "0", "0"),
        (Rule.RATIO, "0/15", "0/15"),
        (Rule.RATIO, "1.234/2.000", "1.234/2.000"),
        (Rule.RATIO, "0/0", "K.PS"),
        (Rule.RATIO, "0 / 00", "K.PS"),
        (Rule.AT_LEAST, "2", "2"),
        (Rule.AT_MOST, "0/0", "K.PS"),
        (Rule.AT_LEAST, "0", "0"),
        (Rule.AT_LEAST, "0/0", "K.PS"),
        (Rule.AT_MOST, "0", "0"),
        (Rule.AT_MOST, "1,5%", "1,5"),
        (Rule.AT_MOST, "1/200", "1/200"),
        (Rule.DONE, "x", "xong"),
        (Rule.DONE, "X", "xong"),
        (Rule.DONE, "Xong", "xong"),
        (Rule.DONE, "đã hoàn thành", "xong"),
        (Rule.DONE, "da hoan thanh", "xong"),
        (Rule.DONE, "hoàn thành 10/01/2026", "xong 10/01/2026"),
        (Rule.DONE, "hoàn thành ngày 10/1/2026", "xong 10/01/2026"),
        (Rule.DONE, "đã hoàn thành ngày 10 tháng 01 năm 2026", "xong 10/01/2026"),
        (Rule.DONE, "10/01/2026", "xong 10/01/2026"),
        (Rule.DONE, "chưa", "chưa xong"),
        (Rule.DONE, "Chưa hoàn thành", "chưa xong"),
        (Rule.GRADE, "t", "Tốt"),
        (Rule.GRADE, "Khá", "Khá"),
        (Rule.GRADE, "kha", "Khá"),
        (Rule.GRADE, "Đ", "Đạt"),
        (Rule.GRADE, "d", "Đạt"),
        (Rule.GRADE, "đạt", "Đạt"),
        (Rule.GRADE, "1", "Tốt"),
        (Rule.GRADE, "2", "Khá"),
        (Rule.GRADE, "3", "Đạt"),
        (Rule.GRADE, "4", "Chưa đạt"),
        (Rule.GRADE, "không đạt", "Chưa đạt"),
        (Rule.GRADE, "kps", "K.PS"),
        (Rule.DONE, "0/0", "K.PS"),
        (Rule.AT_LEAST, "không phát sinh", "K.PS"),
        (Rule.AT_LEAST, "K.PS", "K.PS"),
        (Rule.AT_LEAST, "   ", ""),
    ],
)
def test_reads_what_people_type_and_echoes_it(rule: Rule, text: str, shown: str) -> None:
    assert write_cell(read(text, rule), rule) == shown


def test_zero_is_a_value_and_blank_is_none() -> None:
    assert read("0", Rule.AT_LEAST).value == Decimal(0)
    assert read("", Rule.AT_LEAST) == WITHDRAWN
    assert read("0/0", Rule.RATIO) == NOT_ARISEN == read("kps", Rule.RATIO)
    assert write_cell(None, Rule.AT_LEAST) == ""
    assert write_cell(Value(), Rule.AT_LEAST) == write_cell(Value(), Rule.GRADE) == ""


@pytest.mark.parametrize("rule", Rule)
def test_a_lone_equals_sign_takes_nothing_back(rule: Rule) -> None:
    with pytest.raises(RuleError):
        read("=", rule)


def test_doubtful_readings_are_marked() -> None:
    assert read("1.234", Rule.AT_LEAST).ambiguous
    assert read("1.234/5.000", Rule.RATIO).ambiguous
    assert read("1/5.000", Rule.RATIO).ambiguous
    assert not read("12.5", Rule.RATIO).ambiguous


def test_a_done_date_is_kept() -> None:
    assert read("xong 05/01/2026", Rule.DONE).done_on == date(2026, 1, 5)
    assert read("xong 15/01/2026", Rule.DONE).done_on == JAN15
    assert read("3", Rule.GRADE).grade is Grade.PASS
    later = read_cell("16/01/2026", rule=Rule.DONE, accumulation=CUMULATIVE)
    assert later.done_on == date(2026, 1, 16)


@pytest.mark.parametrize(
    ("rule", "text", "code"),
    [
        (Rule.RATIO, "15/12", "cell.done_over_total"),
        (Rule.RATIO, "1/2/3", "cell.ratio_unreadable"),
        (Rule.RATIO, "/3", "cell.ratio_unreadable"),
        (Rule.RATIO, "3/0", "cell.total_zero"),
        (Rule.RATIO, "-3/4", "cell.negative"),
        (Rule.RATIO, "abc", "number.unreadable"),
        (Rule.AT_LEAST, "-1", "cell.negative"),
        (Rule.AT_MOST, "-1", "cell.negative"),
        (Rule.AT_LEAST, "1/2", "cell.quantity_unreadable"),
        (Rule.AT_LEAST, "1,234.5", "number.mixed_marks"),
        (Rule.DONE, "sắp", "cell.done_unknown"),
        (Rule.DONE, "-", "cell.done_unknown"),
        (Rule.DONE, "hoàn thành tốt", "cell.done_unknown"),
        (Rule.DONE, "16/01/2026", "cell.done_in_future"),
        (Rule.DONE, "31/02/2026", "date.impossible"),
        (Rule.DONE, "01/2026", "date.unreadable"),
        (Rule.GRADE, "xuất sắc", "cell.grade_unknown"),
        (Rule.GRADE, "5", "cell.grade_unknown"),
    ],
)
def test_refuses_in_words(rule: Rule, text: str, code: str) -> None:
    assert refusal(text, rule) == code


@pytest.mark.parametrize(
    ("rule", "text", "unit"),
    [
        (Rule.RATIO, "98", None),
        (Rule.RATIO, "98%", "%"),
        (Rule.AT_MOST, "2%", None),
        (Rule.AT_MOST, "2", "%"),
        (Rule.AT_LEAST, "80", "phần trăm"),
    ],
)
def test_a_plain_percent_cannot_add_up(rule: Rule, text: str, unit: str | None) -> None:
    with pytest.raises(RuleError, match="cell.percent_in_period"):
        read(text, rule, PER_PERIOD, unit=unit)
    with pytest.raises(RuleError, match="cell.percent_of_part"):
        read(text, rule, unit=unit, adds_up=True)
    assert read(text, rule, unit=unit).value is not None


def test_counts_add_up() -> None:
    assert read("2", Rule.AT_MOST, PER_PERIOD, unit="vụ").value == 2
    assert read("2", Rule.AT_LEAST, unit="mô hình", adds_up=True).value == 2
    assert read("3/4", Rule.RATIO, PER_PERIOD, adds_up=True).total == 4


def test_the_measure_unit_decides_between_counts_and_percents() -> None:
    assert refusal("5%", Rule.AT_LEAST, unit="mô hình") == "cell.percent_unexpected"
    assert refusal("1/200", Rule.AT_MOST, unit="vụ") == "cell.quantity_unreadable"
    assert read("1/200", Rule.AT_MOST, unit="%").total == 200
    assert read("8/10", Rule.AT_LEAST, unit="%").total == 10
    assert read("0/0", Rule.AT_MOST, unit="vụ") == NOT_ARISEN


NUMBERS = st.decimals(0, 10**9, places=3).map(lambda d: d.normalize())
VALUES = st.one_of(
    st.tuples(st.just(Rule.RATIO), st.builds(Value, value=NUMBERS)),
    st.tuples(
        st.just(Rule.RATIO),
        st.builds(Value, done=st.integers(0, 99).map(Decimal), total=st.just(Decimal(100))),
    ),
    st.tuples(st.sampled_from([Rule.AT_LEAST, Rule.AT_MOST]), st.builds(Value, value=NUMBERS)),
    st.tuples(
        st.just(Rule.DONE),
        st.builds(
            Value,
            value=st.just(Decimal(1)),
            done_on=st.none() | st.dates(date(2020, 1, 1), JAN15),
        ),
    ),
    st.just((Rule.DONE, Value(value=Decimal(0)))),
    st.tuples(st.just(Rule.GRADE), st.builds(Value, grade=st.sampled_from(Grade))),
    st.tuples(st.sampled_from(Rule), st.sampled_from([NOT_ARISEN, WITHDRAWN])),
)


@given(VALUES)
def test_what_a_cell_shows_can_be_typed_back(case: tuple[Rule, Value]) -> None:
    rule, value = case
    back = read(write_cell(value, rule), rule)
    said = (back.kind, back.value, back.done, back.total, back.grade, back.done_on)
    assert said == (
        value.kind,
        value.value,
        value.done,
        value.total,
        value.grade,
        value.done_on,
    )


@given(st.text(max_size=12), st.sampled_from(Rule), st.sampled_from(Accumulation))
def test_any_text_is_read_or_refused_and_never_blank_by_accident(
    text: str, rule: Rule, accumulation: Accumulation
) -> None:
    try:
        value = read(text, rule, accumulation)
    except RuleError:
        return
    if value.kind is ValueKind.WITHDRAWN:
        assert not any(ch.isalnum() or ch == "=" for ch in text)
