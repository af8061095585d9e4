"""Copied tables: tab-separated text as the clipboard carries it."""

from __future__ import annotations

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.exchange import pasted
from thidua_desktop.exchange.pasted import pasted_sheet
from thidua_desktop.exchange.workbook import EMPTY, CellKind


def test_copied_cells_become_a_sheet_of_texts() -> None:
    made = pasted_sheet("STT\tTên đơn vị\r\n01\tThôn mẫu 01\r\n\t\r\n\r\n")
    assert [[cell.text for cell in row] for row in made.rows] == [
        ["STT", "Tên đơn vị"],
        ["01", "Thôn mẫu 01"],
    ]
    assert made.rows[1][0].kind is CellKind.TEXT
    assert pasted_sheet("a\t\tb").rows[0][1] is EMPTY


def test_a_cell_with_a_break_stays_one_and_a_lone_quote_swallows_nothing() -> None:
    assert [cell.text for cell in pasted_sheet('"Thôn\nmẫu"\tb').rows[0]] == ["Thôn\nmẫu", "b"]
    lone = pasted_sheet('"Thôn mẫu\tb\nThôn\tc')
    assert [[cell.text for cell in row] for row in lone.rows] == [['"Thôn mẫu', "b"], ["Thôn", "c"]]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "import.nothing_pasted"),
        (" \n\t", "import.nothing_pasted"),
        ("a\n" * 20_001, "file.too_many_rows"),
        ("\t" * 800 + "a", "file.too_many_rows"),
        (("a\t" * 50 + "\n") * 8_000, "file.too_many_cells"),
        ("a" * 200_000, "file.too_many_cells"),
    ],
)
def test_what_is_no_table_of_this_office_says_so(text: str, code: str) -> None:
    with pytest.raises(RuleError) as refused:
        pasted_sheet(text)
    assert refused.value.problems[0].code == code


def test_a_text_too_long_is_not_even_split(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "LONGEST", 3)
    with pytest.raises(RuleError) as refused:
        pasted_sheet("abcd")
    assert refused.value.problems[0].code == "file.too_many_cells"
