from __future__ import annotations

import re
from pathlib import Path

import pytest

from thidua_desktop.ui.tokens import (
    Colors,
    Scheme,
    TextSize,
    Tone,
    blend,
    colors_of,
    contrast,
    metrics_of,
)

UI = Path(__file__).parents[2] / "thidua_desktop" / "ui"
READABLE = 4.5
VISIBLE = 3.0


def grounds(colors: Colors) -> tuple[str, ...]:
    return (colors.ground, colors.surface, colors.head, colors.hover, colors.selection)


@pytest.mark.parametrize("scheme", Scheme)
def test_words_are_readable_on_every_ground(scheme: Scheme) -> None:
    colors = colors_of(scheme)
    words = [colors.accent, colors.muted, *(colors.word(tone) for tone in Tone)]
    poor = [
        (word, ground, round(contrast(word, ground), 2))
        for word in words
        for ground in grounds(colors)
        if contrast(word, ground) < READABLE
    ]
    assert poor == []


@pytest.mark.parametrize("scheme", Scheme)
def test_words_are_readable_on_their_own_tint_and_on_the_main_button(scheme: Scheme) -> None:
    colors = colors_of(scheme)
    poor = [t for t in Tone if contrast(colors.word(t), colors.tint(t)) < READABLE]
    assert poor == []
    assert contrast(colors.on_accent, colors.accent) >= READABLE
    assert contrast(colors.on_accent, colors.accent_hover) >= READABLE


@pytest.mark.parametrize("scheme", Scheme)
def test_marks_and_focus_are_visible(scheme: Scheme) -> None:
    colors = colors_of(scheme)
    marks = [colors.focus, *(colors.mark(tone) for tone in Tone)]
    assert [mark for mark in marks if contrast(mark, colors.surface) < VISIBLE] == []


def test_contrast_knows_black_on_white() -> None:
    assert round(contrast("#000000", "#FFFFFF"), 1) == 21.0
    assert contrast("#777777", "#777777") == 1.0


def test_blend_goes_from_one_colour_to_the_other() -> None:
    assert blend("#FF0000", "#000000", 0) == "#000000"
    assert blend("#FF0000", "#000000", 100) == "#FF0000"
    assert blend("#FFFFFF", "#000000", 50) == "#808080"


def test_there_are_three_sizes_of_type() -> None:
    assert len(TextSize) == 3


def test_sizes_grow_with_the_type() -> None:
    plain, large = metrics_of(13, 17), metrics_of(26, 34)
    assert (plain.xs, plain.s, plain.m, plain.l, plain.xl) == (4, 8, 12, 16, 24)
    assert (large.xs, large.row) == (8, 54)
    assert large.hairline == plain.hairline == 1


def test_no_other_module_holds_a_colour_or_a_size_in_pixels() -> None:
    allowed = {"tokens.py"}
    found = [
        (file.name, match.group())
        for file in UI.rglob("*.py")
        if file.name not in allowed
        for match in re.finditer(
            r"#[0-9A-Fa-f]{6}\b|QColor\(\d|\b[1-9]\d*px", file.read_text(encoding="utf-8")
        )
    ]
    assert found == []
