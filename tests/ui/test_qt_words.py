from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QMessageBox
from ui_places import RESOURCES

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.ui.translator import speak_vietnamese

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.theme import Theme

SOURCE = RESOURCES / "qt_vi" / "qt_vi.ts"
COMPILED = RESOURCES / "qt_vi" / "qt_vi.qm"


def messages() -> list[tuple[str, str, str]]:
    # Our own file; nothing foreign is parsed.
    tree = ET.parse(SOURCE)  # noqa: S314
    return [
        (
            context.findtext("name") or "",
            message.findtext("source") or "",
            message.findtext("translation") or "",
        )
        for context in tree.getroot().findall("context")
        for message in context.findall("message")
    ]


def test_the_compiled_file_says_what_the_source_says(qapp: object) -> None:
    translator = QTranslator()
    assert translator.load(str(COMPILED))
    differing = [
        (context, source)
        for context, source, wanted in messages()
        if translator.translate(context, source) != wanted
    ]
    assert differing == []


def test_the_compiled_file_is_the_one_the_source_compiles_to(tmp_path: Path) -> None:
    tool = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("pyside6-lrelease is not installed")
    made = tmp_path / "qt_vi.qm"
    subprocess.run([tool, str(SOURCE), "-qm", str(made)], check=True, capture_output=True)
    assert made.read_bytes() == COMPILED.read_bytes()


def test_nothing_is_left_empty_and_placeholders_are_kept() -> None:
    for _, source, translation in messages():
        assert translation.strip()
        assert [f"%{n}" in translation for n in range(1, 4)] == [
            f"%{n}" in source for n in range(1, 4)
        ]


@pytest.mark.parametrize(
    ("button", "word"),
    [
        (QMessageBox.StandardButton.Ok, "Đồng ý"),
        (QMessageBox.StandardButton.Cancel, "Hủy"),
        (QMessageBox.StandardButton.Close, "Đóng"),
        (QMessageBox.StandardButton.Yes, "Có"),
        (QMessageBox.StandardButton.No, "Không"),
        (QMessageBox.StandardButton.Save, "Lưu"),
        (QMessageBox.StandardButton.Retry, "Thử lại"),
        (QMessageBox.StandardButton.Help, "Trợ giúp"),
    ],
)
def test_message_boxes_have_vietnamese_buttons(
    theme: Theme, qtbot: QtBot, button: QMessageBox.StandardButton, word: str
) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(button)
    assert box.button(button).text().replace("&", "") == word


def test_the_context_menu_of_a_line_edit_is_vietnamese(theme: Theme, qtbot: QtBot) -> None:
    edit = QLineEdit("Xã Cao Lộc")
    qtbot.addWidget(edit)
    menu = edit.createStandardContextMenu()
    words = {a.text().replace("&", "").partition("\t")[0] for a in menu.actions() if a.text()}
    assert {"Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"} <= words


def test_key_names_stay_as_printed_on_the_keyboard(theme: Theme) -> None:
    keys = QKeySequence("Ctrl+Shift+Z")
    assert keys.toString(QKeySequence.SequenceFormat.NativeText) == "Ctrl+Shift+Z"
    assert QCoreApplication.translate("QShortcut", "Space") == "Phím cách"


def test_dates_and_numbers_are_vietnamese_by_default(theme: Theme) -> None:
    locale = QLocale()
    assert locale.language() is QLocale.Language.Vietnamese
    assert locale.decimalPoint() == ","


def test_missing_words_are_said(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as caught:
        speak_vietnamese(qapp, tmp_path)
    assert caught.value.code == "words.missing"
