"""The same plans printed in other ways say the same; and no text stops the reader."""

from __future__ import annotations

import random
import re
import textwrap
import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_texts import CELL_LINES, PLANS, text_of

from thidua_desktop.planread.draft import Certainty
from thidua_desktop.planread.reader import read_plan

if TYPE_CHECKING:
    from thidua_desktop.planread.draft import PlanDraft

REAL = Path(__file__).parents[2] / "data" / "campaigns" / "ke-hoach-cao-loc.txt"
WRAPPED = CELL_LINES | {"pdf-hai-cot", "huyen-giai-doan"}
"""Already wrapped or cut into cells: wrapping them again is no printing anyone does."""


def content(draft: PlanDraft) -> PlanDraft:
    """Everything but the line numbers."""
    return replace(
        draft,
        fields=tuple(
            replace(field, indicators=tuple(replace(i, lines=()) for i in field.indicators))
            for field in draft.fields
        ),
    )


def plain(name: str) -> PlanDraft:
    return content(read_plan(text_of(name)))


def wrapped(text: str, width: int) -> str:
    """Wrap each paragraph; a line that holds columns stays as it is."""
    return "\n".join(
        line
        if "\t" in line or re.search(r"\S {2,}|\||^ {20}", line)
        else textwrap.fill(line, width, break_on_hyphens=False)
        for line in text.split("\n")
    )


@pytest.mark.parametrize("width", [60, 72, 85, 97, 108, 120])
@pytest.mark.parametrize("name", sorted(set(PLANS) - WRAPPED))
def test_wrapped_at_any_width_it_reads_the_same(name: str, width: int) -> None:
    assert content(read_plan(wrapped(text_of(name), width))) == plain(name)


@pytest.mark.parametrize("name", PLANS)
def test_line_ends_and_composed_letters_say_nothing(name: str) -> None:
    text = text_of(name)
    for other in (
        text.replace("\n", "\r\n"),
        text.replace("\n", "\r"),
        unicodedata.normalize("NFD", text),
        "\ufeff" + text,
        text.replace("\n", "  \n"),
    ):
        assert content(read_plan(other)) == plain(name)


@pytest.mark.parametrize("name", PLANS)
def test_doubled_blank_lines_say_nothing(name: str) -> None:
    assert content(read_plan(text_of(name).replace("\n", "\n\n\n"))) == plain(name)


@pytest.mark.parametrize("page", ["2", "- 2 -", "Trang 2/7", "2/7", "\f3"])
@pytest.mark.parametrize("name", sorted(set(PLANS) - CELL_LINES))
def test_page_numbers_anywhere_say_nothing(name: str, page: str) -> None:
    lines = text_of(name).split("\n")
    paged = "\n".join(f"{line}\n{page}" if n % 5 == 4 else line for n, line in enumerate(lines))
    assert content(read_plan(paged)) == plain(name)


@pytest.mark.parametrize("bullet", ["–", "•", "*", "●", "➢", "\uf0b7"])
@pytest.mark.parametrize("name", PLANS)
def test_other_bullets_say_nothing(name: str, bullet: str) -> None:
    text = text_of(name)
    if re.search(r"(?m)^\s*\*\s", text) and bullet == "*":
        pytest.skip("here the star already stands over the dashes")
    other = re.sub(r"(?m)^(\s*)-(?=\s)", rf"\1{bullet}", text)
    assert content(read_plan(other)).fields == plain(name).fields


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("IVX1.0-+•a)đ%: ,;\n\tKẾHOẠCthiđuanộgtrên10|>")))
def test_any_text_is_read_to_its_end(text: str) -> None:
    draft = read_plan("KẾ HOẠCH\nThi đua\nI. NỘI DUNG THI ĐUA\n" + text)
    assert draft.is_plan == bool(draft.fields)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(PLANS), st.randoms(use_true_random=False))
def test_shuffled_lines_never_stop_the_reader(name: str, chance: random.Random) -> None:
    lines = text_of(name).split("\n")
    chance.shuffle(lines)
    draft = read_plan("\n".join(lines))
    for field in draft.fields:
        for item in field.indicators:
            assert (item.certainty is Certainty.CHECK) == bool(item.notes)
            assert all(1 <= n <= len(lines) for n in item.lines)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_plan_with_lines_cut_out_or_doubled_is_still_read(data: st.DataObject) -> None:
    lines = REAL.read_text(encoding="utf-8").split("\n")
    kept = [line for line in lines for _ in range(data.draw(st.integers(0, 2), label=line[:20]))]
    draft = read_plan("\n".join(kept))
    assert draft.is_plan == bool(draft.fields)
