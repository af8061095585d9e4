from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from thidua_desktop.domain.terms import CellState
from thidua_desktop.ui.tokens import LIGHT, Tone
from thidua_desktop.ui.widgets.state_mark import SHAPES, TONES, StateMark, paint_state

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.theme import Theme

SIDE = 24


def picture(state: CellState) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_state(painter, QRectF(0, 0, SIDE, SIDE), state, LIGHT)
    painter.end()
    return image


def outline(image: QImage) -> frozenset[tuple[int, int]]:
    return frozenset(
        (x, y) for x in range(SIDE) for y in range(SIDE) if image.pixelColor(x, y).alpha() > 127
    )


def test_every_state_has_a_shape_and_a_tone() -> None:
    assert set(SHAPES) == set(TONES) == set(CellState)


@pytest.mark.parametrize("state", CellState)
def test_every_state_is_drawn_inside_its_box(qapp: object, state: CellState) -> None:
    assert outline(picture(state))


def test_shapes_tell_the_states_apart_without_colour(qapp: object) -> None:
    shapes = {state: outline(picture(state)) for state in CellState}
    alike = [
        (one, other)
        for one, other in combinations(CellState, 2)
        if len(shapes[one] ^ shapes[other]) < SIDE
    ]
    assert alike == []


def test_late_is_red_and_at_risk_is_not() -> None:
    assert TONES[CellState.OVERDUE] is Tone.BAD
    assert TONES[CellState.AT_RISK] is Tone.WARN


def test_a_mark_paints_what_it_was_told_last(theme: Theme, qtbot: QtBot) -> None:
    mark = StateMark(theme, CellState.REACHED)
    qtbot.addWidget(mark)
    mark.resize(mark.sizeHint())
    before = mark.grab().toImage()
    mark.show_state(CellState.OVERDUE)
    assert mark.grab().toImage() != before
