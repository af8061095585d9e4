"""The drawing: whole keys on every side, balanced operators, nothing beyond the paper."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_desktop.documents.art import draw_sheet, draw_star
from thidua_desktop.documents.art_border import Frame, key_count, meander
from thidua_desktop.documents.art_palette import Palette
from thidua_desktop.documents.art_pen import Ink, number

PALETTE = Palette(Ink(218, 37, 29), Ink(190, 148, 64), Ink(255, 253, 246))


@given(length=st.floats(40, 600), unit=st.floats(0.6, 2))
def test_meander_fills_its_side_exactly_with_whole_mirrored_keys(
    length: float, unit: float
) -> None:
    left, right = meander(length, unit)
    xs = [x for x, _ in (*left, *right)]
    assert (min(xs), max(xs)) == pytest.approx((0, length))
    assert left[-1] == pytest.approx(right[-1])
    assert left[-1][0] == pytest.approx(length / 2)
    assert key_count(length, unit) % 2 == 0
    for (x, y), (mirrored, same) in zip(left, right, strict=True):
        assert (length - x, y) == (mirrored, same)


@pytest.mark.parametrize(("width", "height"), [(297, 210), (420, 297)])
def test_keys_of_long_and_short_sides_look_alike(width: float, height: float) -> None:
    frame = Frame(width, height)
    steps = []
    for side in (width, height):
        length = side - 2 * (frame.corner + frame.unit)
        steps.append(length / key_count(length, frame.unit))
    assert steps[0] == pytest.approx(steps[1], rel=0.04)


def test_drawing_is_the_same_every_time_and_leaves_the_state_as_it_was() -> None:
    drawing = draw_sheet(297, 210, PALETTE)
    assert drawing == draw_sheet(297, 210, PALETTE)
    words = drawing.split()
    assert words.count("q") == words.count("Q") > 0
    assert draw_star(10, 10, 5, PALETTE).split().count("q") == 1
    assert not re.search(r"nan|inf|e[-+]?\d", drawing)


@given(st.floats(-1000, 1000))
def test_numbers_are_plain_and_close(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"-?\d+(\.\d{1,3})?", text)
    assert abs(float(text) - value) <= 0.0005001


@pytest.mark.parametrize("text", ["#12", "DA251D", "#GG0000", "#+12345", "#12345 "])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text)):
        Ink.parse(text)


def test_mixing_ends_at_either_colour() -> None:
    black, white = Ink(0, 0, 0), Ink(255, 255, 255)
    assert black.towards(white, 0) == black
    assert black.towards(white, 1) == white
