"""The look chosen once is the look of the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from shiboken6 import delete

from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.runtime.settings import Settings
from thidua_desktop.ui.look_memory import LookMemory, remembered_look
from thidua_desktop.ui.theme import Look
from thidua_desktop.ui.tokens import Scheme

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def usual(theme: Theme) -> Generator[Theme]:
    before = theme.look
    yield theme
    theme.choose(before)


@pytest.mark.parametrize("scheme", [*Scheme, None])
def test_a_chosen_look_comes_back(usual: Theme, tmp_path: Path, scheme: Scheme | None) -> None:
    file = tmp_path / "settings.json"
    memory = LookMemory(usual, Settings(file, FakePlatform()))
    usual.choose(Look(scheme=scheme, points=12.5))
    assert remembered_look(Settings(file, FakePlatform())) == Look(scheme=scheme, points=12.5)
    delete(memory)


def test_unreadable_settings_give_the_usual_look(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"look.scheme": "PINK", "look.tenths_of_points": "x"}', encoding="utf-8")
    assert remembered_look(Settings(file, FakePlatform())) == Look()
