from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from thidua_desktop.core.errors import Problem
from thidua_desktop.services.setup import OfficeForm
from thidua_desktop.ui.first_start import FirstStart

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> FirstStart:
    made = FirstStart(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def door(page: FirstStart, words: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.text() == words)


def test_the_office_is_told_as_typed_and_cleaned(page: FirstStart, qtbot: QtBot) -> None:
    page.field("commune").setText("Cao  Lộc ")
    page.field("officer").setText("Nguyễn Văn Mẫu")
    with qtbot.waitSignal(page.office_entered) as told:
        qtbot.keyClick(page.field("officer"), Qt.Key.Key_Return)
    assert told.args is not None
    form = told.args[0]
    assert isinstance(form, OfficeForm)
    assert (form.commune, form.officer, form.chairman) == ("Cao Lộc", "Nguyễn Văn Mẫu", "")


def test_what_is_missing_is_marked_at_its_field(page: FirstStart) -> None:
    page.show_problems((Problem("commune", "office.commune_empty"),))
    assert page.field("commune").property("state") == "refused"
    assert page.field("officer").property("state") == "good"
    assert any("Chưa nhập tên xã" in words.text() for words in page.findChildren(QLabel))
    page.show_problems(())
    assert page.field("commune").property("state") == "good"


def test_the_sample_is_one_click_away(page: FirstStart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.sample_wanted):
        door(page, "Dùng thử").click()
