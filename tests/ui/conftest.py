"""The window's look for every test under tests/ui: theme, words and Vietnamese defaults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ui_places import RESOURCES

from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.translator import speak_vietnamese

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    # The offscreen platform says what it lacks (raise, keyboard grab); that is no fault of ours.
    ours = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(ours)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    speak_vietnamese(qapp, RESOURCES)
    return Theme(qapp, RESOURCES)
