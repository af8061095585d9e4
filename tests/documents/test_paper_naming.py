from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.documents.naming import LONGEST, file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Quyết định số 05/QĐ-UBND", "Quyết định số 05-QĐ-UBND.pdf"),
        ("a:b*c?d", "a-b-c-d.pdf"),
        ("  Giấy khen . ", "Giấy khen.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.x", "_LPT1.x.pdf"),
        ("///", "Văn bản.pdf"),
        ("", "Văn bản.pdf"),
    ],
)
def test_names_keep_vietnamese_and_lose_what_windows_forbids(title: str, name: str) -> None:
    assert file_name(title, "pdf") == name


@given(st.text(max_size=400))
def test_any_title_gives_a_name_that_fat32_accepts(title: str) -> None:
    stem = file_name(title, "docx").removesuffix(".docx")
    assert 0 < len(stem) <= LONGEST + 1
    assert not set(stem) & set('<>:"/\\|?*')
    assert stem[-1] not in " ."
