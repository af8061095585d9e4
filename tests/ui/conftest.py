"""The window's look for every test under tests/ui: theme, words and Vietnamese defaults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.translator import speak_vietnamese

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    speak_vietnamese(qapp, RESOURCES)
    return Theme(qapp, RESOURCES)
