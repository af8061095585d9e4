"""Forms and dialogs that open over a window."""

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from thidua_desktop.ui.master.form import fit_screen


def test_a_dialog_is_no_larger_than_the_screen_or_its_window(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    dialog = QDialog(window)
    dialog.resize(9000, 9000)
    fit_screen(dialog)
    screen = window.screen().availableGeometry()
    assert dialog.width() < screen.width()
    assert dialog.height() < screen.height()
    dialog.resize(200, 100)
    fit_screen(dialog)
    assert (dialog.width(), dialog.height()) == (200, 100)
