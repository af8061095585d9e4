from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.terms import CampaignState, ExemptPolicy
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.score.apply_dialog import ApplyDialog
from thidua_desktop.ui.score.what_if_dialog import CLOSED, NAME, SAME, WEIGHT, WhatIfDialog
from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> WhatIfDialog:
    made = WhatIfDialog(theme, desk, campaign_id=sample.campaign.id, day=DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: WhatIfDialog, unit: str) -> list[str]:
    model = dialog.table.model()
    assert isinstance(model, LinesModel)
    line = next(n for n in model.lines if n.cells[0].text == unit)
    return [cell.text for cell in line.cells[1:]]


def row_of(dialog: WhatIfDialog, name: str) -> int:
    table = dialog.weights
    items = [table.item(row, NAME) for row in range(table.rowCount())]
    return next(n for n, item in enumerate(items) if item is not None and item.text() == name)


def test_every_change_is_counted_at_once_and_nothing_is_stored(
    dialog: WhatIfDialog, desk: Desk
) -> None:
    head = desk.store.head
    now = ["2", "66,00", "giữ nguyên", "Chưa đạt"]
    assert shown(dialog, "Thôn mẫu 02") == now
    assert "Chưa đơn vị nào đổi hạng" in dialog.said.text()
    land = row_of(dialog, "Vi phạm mới về đất đai")
    name, weight = dialog.weights.item(land, NAME), dialog.weights.item(land, WEIGHT)
    assert name is not None
    assert weight is not None
    weight.setText("100")
    assert shown(dialog, "Thôn mẫu 02")[0] == "2 → 3"
    assert shown(dialog, "Thôn mẫu 02")[2] == "▼ xuống 1"
    assert "đổi hạng" in dialog.said.text()
    name.setCheckState(Qt.CheckState.Unchecked)
    assert shown(dialog, "Thôn mẫu 02")[1] == "66,00 → 73,33"
    dialog.policy.setCurrentIndex(dialog.policy.findData(ExemptPolicy.FULL_POINTS))
    dialog.edits["grade_fair"].setText("50")
    assert shown(dialog, "Thôn mẫu 02")[3] == "Khá"
    dialog.reset.click()
    assert shown(dialog, "Thôn mẫu 02") == now
    assert desk.store.head == head


def test_a_wrong_number_says_why_and_the_last_outcome_stays(dialog: WhatIfDialog) -> None:
    dialog.edits["grade_good"].setText("95")
    assert "phải giảm dần" in dialog.said.text()
    assert not dialog.copy.isEnabled()
    assert shown(dialog, "Thôn mẫu 02")[0] == "2"


def test_a_trial_is_copied_as_text(qtbot: QtBot, dialog: WhatIfDialog) -> None:
    dialog.edits["grade_excellent"].setText("95")
    with qtbot.waitSignal(dialog.told):
        dialog.copy.click()
    assert "- Xuất sắc từ: 90 → 95" in QGuiApplication.clipboard().text()


def applying(dialog: WhatIfDialog) -> ApplyDialog:
    dialog.apply.click()
    found = [n for n in dialog.findChildren(ApplyDialog) if n.isVisible()]
    assert len(found) == 1
    return found[0]


def set_weight(dialog: WhatIfDialog, name: str, weight: str) -> None:
    item = dialog.weights.item(row_of(dialog, name), WEIGHT)
    assert item is not None
    item.setText(weight)


def test_a_trial_is_applied_after_its_changes_were_seen(
    qtbot: QtBot, dialog: WhatIfDialog, desk: Desk, sample: CampaignBoard
) -> None:
    assert dialog.apply.toolTip() == SAME
    assert not dialog.apply.isEnabled()
    set_weight(dialog, "Vi phạm mới về đất đai", "8")
    dialog.edits["grade_good"].setText("85")
    form = applying(dialog)
    model = form.table.model()
    assert isinstance(model, LinesModel)
    assert [[cell.text for cell in line.cells] for line in model.lines] == [
        ["Vi phạm mới về đất đai", "1", "8"],
        ["Tốt từ", "80", "85"],
    ]
    head = desk.store.head
    form.accept()
    assert "lý do" in form.reason_at("reason").lower()
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert not form.isVisible()
    assert desk.store.head == head
    form = applying(dialog)
    form.reason.setText("Hội đồng thống nhất")
    with qtbot.waitSignal(dialog.noticed):
        form.accept()
    assert sample.campaign.grade_good == 85
    assert not dialog.isVisible()
    desk.store.undo()
    assert sample.campaign.grade_good == 80


def test_a_closed_campaign_says_why_nothing_is_applied(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED, data_day=DAY)
    dialog = WhatIfDialog(theme, desk, campaign_id=sample.campaign.id, day=DAY)
    qtbot.addWidget(dialog)
    dialog.edits["grade_good"].setText("85")
    assert not dialog.apply.isEnabled()
    assert dialog.apply.toolTip() == dialog.hint.text() == CLOSED
