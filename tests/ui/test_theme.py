from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QAction, QFont, QFontInfo, QPalette, QRawFont
from PySide6.QtWidgets import QPushButton

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.ui.fonts import FACES, FAMILY, load_fonts
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.theme import Look, Theme
from thidua_desktop.ui.tokens import LIGHT, Scheme, TextSize

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

from ui_places import RESOURCES

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂĐÊÔƠƯáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợ"
MORE = "úùủũụứừửữựýỳỷỹỵÁÀẢÃẠẮẰẲẴẶẤẦẨẪẬÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ“”–…≥≤×·"


@pytest.fixture
def restored(theme: Theme) -> Generator[Theme]:
    yield theme
    theme.choose(Look())


@pytest.mark.parametrize("face", FACES)
def test_every_face_has_every_vietnamese_letter(theme: Theme, face: str) -> None:
    font = QRawFont(str(RESOURCES / "fonts" / f"BeVietnamPro-{face}.ttf"), 13)
    assert font.isValid()
    assert [letter for letter in LETTERS + MORE if font.glyphIndexesForString(letter) == [0]] == []


def test_the_window_is_written_in_its_own_font(theme: Theme) -> None:
    for weight in (QFont.Weight.Normal, QFont.Weight.DemiBold):
        info = QFontInfo(theme.font(weight=weight))
        assert info.family() == FAMILY
        assert info.weight() == weight


def test_a_missing_font_is_said(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        load_fonts(tmp_path)
    assert caught.value.code == "font.missing"


def test_another_scheme_changes_palette_and_tells_once(restored: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    with qtbot.waitSignal(restored.changed):
        restored.choose_scheme(Scheme.DARK)
    assert restored.colors is not LIGHT
    button.ensurePolished()
    assert button.palette().color(QPalette.ColorRole.Window).name() != LIGHT.ground.lower()
    told: list[int] = []
    restored.changed.connect(told.clear)
    told.append(1)
    restored.choose_scheme(Scheme.DARK)
    assert told == [1]


def test_a_dressed_icon_follows_the_scheme(restored: Theme, qtbot: QtBot) -> None:
    button, action = QPushButton(), QAction()
    qtbot.addWidget(button)
    button.addAction(action)
    restored.dress(button, Icon.UNDO)
    restored.dress(action, Icon.REDO)
    before = (button.icon().pixmap(16).toImage(), action.icon().pixmap(16).toImage())
    restored.choose_scheme(Scheme.DARK)
    after = (button.icon().pixmap(16).toImage(), action.icon().pixmap(16).toImage())
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_larger_type_makes_everything_larger(restored: Theme) -> None:
    before = restored.metrics
    restored.choose_points(16)
    after = restored.metrics
    assert after.row > before.row
    assert after.icon > before.icon
    assert (
        restored.font(TextSize.SMALL).pointSizeF() < 16 < restored.font(TextSize.TITLE).pointSizeF()
    )
