"""Finding as one types: without marks, exact marks first, any order of words."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from thidua_desktop.core.text import Match, match
from thidua_desktop.services.finder import Searchable, find, searchable

NAMES = ("Trần Thị Hoà", "Tran Thi Hoa", "Hòa Văn Trần", "Đỗ Văn Dũng", "Nguyễn Văn Nguyên")


@dataclass(frozen=True)
class Named:
    name: str
    text: Searchable


PEOPLE = tuple(Named(name, searchable(name)) for name in NAMES)


def found(words: str) -> tuple[str, ...]:
    return tuple(item.name for item in find(words, PEOPLE))


def test_nothing_typed_shows_everything() -> None:
    assert found("  ") == NAMES


def test_words_without_marks_find_in_any_order() -> None:
    assert set(found("hoa tran")) == set(NAMES[:3])
    assert found("do dung") == ("Đỗ Văn Dũng",)
    assert found("do nguyen") == ()


def test_exact_marks_come_first_wherever_the_tone_stands() -> None:
    assert found("hòa") == ("Trần Thị Hoà", "Hòa Văn Trần", "Tran Thi Hoa")
    assert found("tran")[0] == "Tran Thi Hoa"


@pytest.mark.parametrize("words", ["hoà", "tran", "Nguyễn", "đỗ", "van d", "thi hoa"])
def test_it_finds_what_the_plain_search_finds(words: str) -> None:
    plain = sorted((match(words, n), at) for at, n in enumerate(NAMES))
    assert found(words) == tuple(NAMES[at] for rank, at in plain if rank is not Match.NONE)
