"""Awards counted by one or two dimensions, and by the office's own lines and columns."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.award_stats import (
    NOT_ASKED,
    Column,
    CrossTable,
    Dimension,
    Fact,
    Line,
    Measure,
    TableContent,
    cross,
    numbers,
    read_content,
    require_sound,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


def fact(number: int, year: str, subject: str, gender: str, money: int = 100) -> Fact:
    keys: Mapping[Dimension, str] = {
        Dimension.YEAR: year,
        Dimension.SUBJECT: subject,
        Dimension.GENDER: gender,
    }
    return Fact(number, keys, money)


FACTS = (
    fact(1, "2024", "PERSON", "FEMALE"),
    fact(2, "2025", "PERSON", "MALE"),
    fact(3, "2025", "PERSON", ""),
    fact(4, "2025", "COLLECTIVE", NOT_ASKED, 300),
    fact(5, "", "PERSON", "FEMALE"),
)


def counted(table: CrossTable, row: str, column: str) -> tuple[int, ...]:
    number = table.cells.get((row, column))
    return () if number is None else number.awards


def test_awards_are_told_apart_by_two_dimensions() -> None:
    table = cross(FACTS, Dimension.SUBJECT, Dimension.YEAR)
    assert table.rows == ("COLLECTIVE", "PERSON")
    assert table.columns == ("2025", "2024", "")
    assert counted(table, "PERSON", "2025") == (2, 3)
    assert counted(table, "COLLECTIVE", "2024") == ()
    assert table.row_totals["PERSON"].awards == (1, 2, 3, 5)
    assert table.column_totals["2025"].value(Measure.MONEY) == 500
    assert table.total.value(Measure.COUNT) == 5
    assert table.left_out == 0


def test_what_is_not_asked_of_a_subject_is_left_out_and_told() -> None:
    table = cross(FACTS, Dimension.GENDER, None)
    assert table.rows == ("FEMALE", "MALE", "")
    assert table.columns == ()
    assert (len(table.total.awards), table.left_out) == (4, 1)
    assert cross(FACTS, Dimension.YEAR, Dimension.GENDER).left_out == 1


CONTENT = TableContent(
    (Line("Cá nhân", {Dimension.SUBJECT: frozenset({"PERSON"})}), Line("Tất cả", {})),
    (
        Column("Số", {}),
        Column("Nữ", {Dimension.GENDER: frozenset({"FEMALE"})}),
        Column("Tiền", {}, Measure.MONEY),
    ),
)


def test_a_cell_of_an_own_table_fits_its_line_and_its_column() -> None:
    found = numbers(CONTENT, FACTS)
    assert [[number.awards for number in row] for row in found] == [
        [(1, 2, 3, 5), (1, 5), (1, 2, 3, 5)],
        [(1, 2, 3, 4, 5), (1, 5), (1, 2, 3, 4, 5)],
    ]
    assert found[1][2].value(Measure.MONEY) == 700


def test_a_table_is_read_back_as_it_was_written() -> None:
    assert read_content(json.dumps(written(CONTENT))) == CONTENT


def test_everything_wrong_with_a_table_is_said_at_once() -> None:
    with pytest.raises(RuleError) as refused:
        require_sound(" ", TableContent((Line("", {}), Line("A", {}), Line("a", {}))))
    assert [(p.field, p.code) for p in refused.value.problems] == [
        ("name", "stat.name_empty"),
        ("lines", "stat.part_empty"),
        ("lines", "stat.part_twice"),
        ("columns", "stat.no_columns"),
    ]
    require_sound("Biểu", CONTENT)
