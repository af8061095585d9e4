"""A form gives way to the screen and does not lose what was typed to one Escape."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.ui.master.form import UNSAVED, FormDialog, open_over

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.theme import Theme


class NameForm(FormDialog):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, title="Thử", action="Lưu", parent=None)
        self.name, self.kind = QLineEdit("Thôn mẫu 01"), QComboBox()
        self.kind.addItems(["Thôn", "Phòng"])
        self.add_field("name", "Tên", self.name)
        self.add_field("kind", "Loại", self.kind)

    @override
    def save(self) -> None:
        raise NotImplementedError


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> NameForm:
    made = NameForm(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_escape_leaves_an_untouched_form_at_once(qtbot: QtBot, form: NameForm) -> None:
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


@pytest.mark.parametrize("typed", [True, False])
def test_escape_passes_what_was_typed_only_when_pressed_again(
    qtbot: QtBot, form: NameForm, *, typed: bool
) -> None:
    if typed:
        form.name.setText("Thôn mẫu 02")
    else:
        form.kind.setCurrentIndex(1)
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert form.isVisible()
    assert UNSAVED in [words.text() for words in form.findChildren(QLabel) if words.isVisible()]
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()


def test_a_window_over_another_is_not_larger_than_screen_and_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    over = QDialog(window)
    over.resize(5000, 4000)
    open_over(over)
    room = window.screen().availableSize().expandedTo(window.size())
    assert over.width() <= room.width()
    assert over.height() < room.height()
    over.close()
