from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from thidua_desktop.ui.action_list import SPECS, Act, Menu
from thidua_desktop.ui.actions import Actions
from thidua_desktop.ui.widgets.action_bar import ActionBar, ActionButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def actions(theme: Theme) -> Actions:
    return Actions(theme)


def mnemonic(text: str) -> str:
    return text[text.index("&") + 1].lower()


def test_every_act_is_declared_once() -> None:
    assert Counter(spec.act for spec in SPECS) == Counter(Act)


@pytest.mark.parametrize("menu", Menu)
def test_mnemonics_are_unique_in_their_menu(menu: Menu) -> None:
    keys = [mnemonic(spec.text) for spec in SPECS if spec.menu is menu]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_mnemonics_of_the_menu_bar_are_unique() -> None:
    assert len({mnemonic(menu.value) for menu in Menu}) == len(Menu)


def test_shortcuts_are_unique_and_real() -> None:
    keys = [QKeySequence(spec.keys).toString() for spec in SPECS if spec.keys]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_the_page_of_keys_tells_every_shortcut() -> None:
    page = (Path(__file__).parents[2] / "resources" / "help" / "phim-tat.md").read_text(
        encoding="utf-8"
    )
    told = {"Alt+2": "Alt+1 …", "Alt+3": "Alt+1 …", "Del": "Delete"}
    keys = [spec.keys for spec in SPECS if spec.keys and not spec.keys.startswith("Alt+")]
    assert [key for key in keys if told.get(key, key) not in page] == []


def test_a_command_nobody_carries_out_is_not_shown(actions: Actions) -> None:
    assert not actions[Act.BACKUP].isVisible()
    actions.on(Act.BACKUP, list)
    assert actions[Act.BACKUP].isVisible()


def test_a_menu_appears_with_its_first_command(actions: Actions, qtbot: QtBot) -> None:
    bar = QMenuBar()
    qtbot.addWidget(bar)
    actions.fill(bar)
    tools = next(a for a in bar.actions() if a.text() == Menu.TOOLS.value)
    assert not tools.isVisible()
    actions.on(Act.CHECK, list)
    assert tools.isVisible()


def test_a_refused_command_says_why_in_tooltip_and_status_line(actions: Actions) -> None:
    actions.on(Act.BACKUP, list)
    actions.refuse(Act.BACKUP, "Chưa có dữ liệu để sao lưu.")
    backup = actions[Act.BACKUP]
    assert not backup.isEnabled()
    assert "Chưa có dữ liệu" in backup.toolTip()
    assert backup.statusTip() == "Chưa có dữ liệu để sao lưu."
    actions.allow(Act.BACKUP)
    assert backup.isEnabled()
    assert backup.statusTip() == ""


def test_undo_carries_the_name_of_its_act(actions: Actions) -> None:
    actions.rename(Act.UNDO, "Sửa A & B")
    assert actions[Act.UNDO].text() == "&Hoàn tác: Sửa A && B"
    actions.rename(Act.UNDO, "")
    assert actions[Act.UNDO].text() == "&Hoàn tác"


def test_a_button_carries_out_its_action_and_mirrors_its_state(
    theme: Theme, actions: Actions, qtbot: QtBot
) -> None:
    done: list[str] = []
    actions.on(Act.BACKUP, lambda: done.append("backup"))
    button = ActionButton(theme, actions[Act.BACKUP], main=True)
    qtbot.addWidget(button)
    button.click()
    assert done == ["backup"]
    assert "Ctrl+Shift+S" in button.toolTip()
    actions.refuse(Act.BACKUP, "Chưa có dữ liệu.")
    assert not button.isEnabled()
    assert button.statusTip() == "Chưa có dữ liệu."


def test_the_main_action_keeps_its_word_when_the_others_fold(
    theme: Theme, actions: Actions, qtbot: QtBot
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    bar = ActionBar(theme, page)
    for act in (Act.READ_PLAN, Act.BACKUP, Act.JOURNAL):
        actions.on(act, list)
    main = bar.add_action(actions[Act.READ_PLAN], main=True)
    second = bar.add_action(actions[Act.BACKUP])
    third = bar.add_action(actions[Act.JOURNAL])
    page.show()
    bar.resize(2000, bar.sizeHint().height())
    bar.resize(bar.sizeHint().width() + 10, bar.sizeHint().height())
    assert {b.toolButtonStyle() for b in (main, second, third)} == {main.toolButtonStyle()}
    bar.resize(bar.width() - 60, bar.height())
    assert second.toolButtonStyle() is main.toolButtonStyle()
    assert third.toolButtonStyle() is not main.toolButtonStyle()
    bar.resize(80, bar.height())
    assert second.toolButtonStyle() is not main.toolButtonStyle()
