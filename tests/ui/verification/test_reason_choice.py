"""The reason of a change is asked by one key, in the grid too."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from thidua_desktop.core.errors import Cancelled, Problem, RuleError
from thidua_desktop.domain.records import ProgressEntry, Unit
from thidua_desktop.services import verification
from thidua_desktop.services.verification import Check
from thidua_desktop.ui.progress.tab import ProgressTab
from thidua_desktop.ui.verification.reason_choice import ReasonChoice, with_reason

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
NEEDED = Problem("reason", "progress.reason_needed", {"count": "1", "name": "Thôn mẫu 03: 4 → 5"})


def choice(qtbot: QtBot, theme: Theme) -> ReasonChoice:
    made = ReasonChoice(theme, "Sửa số đã thẩm định", None)
    qtbot.addWidget(made)
    made.open()
    return made


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        (Qt.Key.Key_1, "Gõ nhầm"),
        (Qt.Key.Key_2, "Đơn vị báo lại"),
        (Qt.Key.Key_3, "Thẩm định lại"),
        (Qt.Key.Key_Escape, None),
    ],
)
def test_one_key_answers(qtbot: QtBot, theme: Theme, key: Qt.Key, reason: str | None) -> None:
    made = choice(qtbot, theme)
    qtbot.keyClick(made, key)
    assert made.reason == reason
    assert not made.isVisible()


def test_free_text_may_hold_the_keys(qtbot: QtBot, theme: Theme) -> None:
    made = choice(qtbot, theme)
    made.other.setFocus()
    qtbot.keyClick(made.other, Qt.Key.Key_Return)
    assert made.isVisible()
    qtbot.keyClicks(made.other, " so 12 ")
    qtbot.keyClick(made.other, Qt.Key.Key_Return)
    assert made.reason == "so 12"


def test_an_act_is_done_again_with_the_reason_it_needs() -> None:
    given: list[str | None] = []

    def act(reason: str | None) -> int:
        given.append(reason)
        if reason is None:
            raise RuleError(NEEDED)
        return 1

    assert with_reason(act, lambda _problem: "Gõ nhầm") == 1
    assert given == [None, "Gõ nhầm"]
    with pytest.raises(Cancelled):
        with_reason(act, lambda _problem: None)
    with pytest.raises(RuleError, match="reason_needed"):
        with_reason(act, None)


def test_other_refusals_ask_nothing() -> None:
    def act(_reason: str | None) -> int:
        raise RuleError(Problem("value", "number.blank"))

    with pytest.raises(RuleError, match=r"number\.blank"):
        with_reason(act, lambda _problem: pytest.fail("asked"))


@pytest.mark.parametrize(
    ("key", "stands", "reason"),
    [(Qt.Key.Key_2, "2", "Đơn vị báo lại"), (Qt.Key.Key_Escape, "0", None)],
)
def test_the_grid_asks_before_a_verified_value_changes(
    qtbot: QtBot,
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    *,
    key: Qt.Key,
    stands: str,
    reason: str | None,
) -> None:
    unit = next(u.id for u in desk.store.all(Unit) if u.name == "Thôn mẫu 03")
    indicator = sample.indicators_of(sample.fields[0].id)[6].id
    result = sample.result(unit, indicator, DAY)
    assert result is not None
    verification.verify(desk, sample.campaign.id, [Check(result.entry_id or 0)], by="")
    tab = ProgressTab(theme, desk)
    qtbot.addWidget(tab)
    tab.resize(1366, 700)
    tab.show_campaign(sample.campaign.id, DAY)
    desk.listen(tab.take)
    tab.show()
    tab.go_to(unit, indicator)
    grid = tab.grid
    assert grid is not None
    place = grid.currentIndex()
    qtbot.keyClick(grid, "2")
    editor = grid.findChild(QLineEdit)
    assert editor is not None
    asked: list[str] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, ReasonChoice):
            asked.append(dialog.windowTitle())
            qtbot.keyClick(dialog, key)

    waiter = QTimer()
    waiter.timeout.connect(answer)
    waiter.start()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: grid.state() is QAbstractItemView.State.NoState)
    assert len(asked) == 1
    assert place.data() == stands
    assert desk.store.all(ProgressEntry)[-1].reason == reason
