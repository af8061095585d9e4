"""What Excel and LibreOffice put on the clipboard, trap by trap."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.ui.master.clipboard import from_clipboard, to_clipboard


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", []),
        ("1", [["1"]]),
        ("1\t2\r\n3\t4\r\n", [["1", "2"], ["3", "4"]]),
        ("1\t2\n3\n", [["1", "2"], ["3", ""]]),
        ("1\r2\r", [["1"], ["2"]]),
        ("1\r\n\r\n", [["1"], [""]]),
        ("\r\n", [[""]]),
        ("\t\r\n", [["", ""]]),
        ("gộp\t\t\r\n\t5\t\r\n", [["gộp", "", ""], ["", "5", ""]]),
        ('"hai\ndòng"\t1\n', [["hai\ndòng", "1"]]),
        ('"có\ttab"\t1', [["có\ttab", "1"]]),
        ('"nói ""thế"""\t1', [['nói "thế"', "1"]]),
        ('""\t1', [["", "1"]]),
        ('nói "thế"\t1', [['nói "thế"', "1"]]),
        ('"Thôn 1" mẫu\t1', [['"Thôn 1" mẫu', "1"]]),
        ('"dở dang\t1\n2\t3', [['"dở dang', "1"], ["2", "3"]]),
        ('5"\t1', [['5"', "1"]]),
        ("\ufeff1\t2\x00", [["1", "2"]]),
        ("1\u00a0234\t12,5\u202f%", [["1\u00a0234", "12,5\u202f%"]]),
    ],
)
def test_every_trap_is_read_as_it_is_meant(text: str, rows: list[list[str]]) -> None:
    assert from_clipboard(text) == rows


CELL = st.text(st.sampled_from('ab1,.%"\t\n đ '), max_size=6)


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(CELL, min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_what_is_copied_is_read_back_the_same(rows: list[list[str]]) -> None:
    text = to_clipboard(rows)
    if text:  # a lone empty cell is nothing on the clipboard
        assert from_clipboard(text + "\n") == rows
