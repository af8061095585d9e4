from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QColor, QIcon
from ui_places import RESOURCES

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.ui.icons import Icon, IconSet

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = RESOURCES / "icons"
RED, GREY, BLUE = "#FF0000", "#808080", "#0000FF"


def colours(icon: QIcon, mode: QIcon.Mode, state: QIcon.State = QIcon.State.Off) -> set[str]:
    image = icon.pixmap(48, mode, state).toImage()
    opaque = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {QColor(pixel.rgb()).name().upper() for pixel in opaque if pixel.alpha() == 255}


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: object, icon: Icon) -> None:
    drawn = IconSet(FOLDER).icon(icon, 48, colour=RED, disabled=GREY, on=BLUE)
    assert RED in colours(drawn, QIcon.Mode.Normal)
    assert GREY in colours(drawn, QIcon.Mode.Disabled)
    assert BLUE in colours(drawn, QIcon.Mode.Normal, QIcon.State.On)


def test_no_icon_lies_about_unused_and_the_licence_is_there() -> None:
    assert {file.stem for file in FOLDER.glob("*.svg")} == {icon.value for icon in Icon}
    assert "ISC License" in (FOLDER / "LICENSE.txt").read_text(encoding="utf-8")


def test_a_picture_is_rendered_once_per_colour_size_and_ratio(qapp: object) -> None:
    icons = IconSet(FOLDER)
    first = icons.pixmap(Icon.UNDO, RED, 16, 1.5)
    assert icons.pixmap(Icon.UNDO, RED, 16, 1.5).cacheKey() == first.cacheKey()
    assert (first.width(), first.devicePixelRatio()) == (24, 1.5)
    assert icons.pixmap(Icon.UNDO, BLUE, 16, 1.5).cacheKey() != first.cacheKey()


def test_a_missing_picture_is_said(qapp: object, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        IconSet(tmp_path).pixmap(Icon.UNDO, RED, 16, 1.0)
    assert caught.value.code == "icon.missing"
