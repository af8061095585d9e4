from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.terms import AdjustmentKind, CampaignState
from thidua_desktop.services import adjustments
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.score.adjustments_dialog import AdjustmentDialog, AdjustmentsDialog
from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> AdjustmentsDialog:
    made = AdjustmentsDialog(theme, desk, campaign_id=sample.campaign.id, day=DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(dialog: AdjustmentsDialog) -> AdjustmentDialog:
    return dialog.findChildren(AdjustmentDialog)[-1]


def shown(dialog: AdjustmentsDialog) -> list[list[str]]:
    model = dialog.table.model()
    assert isinstance(model, LinesModel)
    return [[cell.text for cell in line.cells] for line in model.lines]


def add(dialog: AdjustmentsDialog, kind: AdjustmentKind, points: str) -> AdjustmentDialog:
    dialog.add.click()
    form = opened(dialog)
    form.unit.setCurrentIndex(form.unit.findText("Thôn mẫu 01"))
    form.kind.setCurrentIndex(form.kind.findData(kind))
    form.points.setText(points)
    form.reason.setPlainText("Chậm báo cáo mẫu")
    form.accept()
    return form


def test_one_is_added_changed_and_taken_away(
    qtbot: QtBot, dialog: AdjustmentsDialog, desk: Desk, sample: CampaignBoard
) -> None:
    add(dialog, AdjustmentKind.DEDUCTION, "2")
    assert shown(dialog) == [["15/01/2026", "Thôn mẫu 01", "Điểm trừ", "−2", "Chậm báo cáo mẫu"]]
    dialog.edit.click()
    form = opened(dialog)
    assert form.points.text() == "2"
    form.kind.setCurrentIndex(form.kind.findData(AdjustmentKind.VETO))
    assert not form.points.isVisible()
    form.accept()
    assert shown(dialog)[0][2:4] == ["Trường hợp không xét", "—"]
    with qtbot.waitSignal(dialog.noticed):
        dialog.drop.click()
    assert adjustments.of_campaign(desk, sample.campaign.id) == ()
    assert not dialog.drop.isEnabled()


def test_a_wrong_one_says_why_and_stays(
    dialog: AdjustmentsDialog, desk: Desk, sample: CampaignBoard
) -> None:
    form = add(dialog, AdjustmentKind.BONUS, "0")
    assert form.isVisible()
    assert "lớn hơn 0" in form.reason_at("points")
    assert adjustments.of_campaign(desk, sample.campaign.id) == ()


def test_the_unit_chosen_before_is_offered(
    dialog: AdjustmentsDialog, sample: CampaignBoard
) -> None:
    unit = sample.units(DAY)[-1]
    dialog.prefer_unit(unit.id)
    dialog.add.click()
    assert opened(dialog).unit.currentText() == unit.name


def test_a_closed_campaign_is_only_read(
    qtbot: QtBot, theme: Theme, dialog: AdjustmentsDialog, desk: Desk, sample: CampaignBoard
) -> None:
    add(dialog, AdjustmentKind.BONUS, "1")
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    dialog.drop.click()
    assert "đã kết thúc" in dialog.said.text()
    again = AdjustmentsDialog(theme, desk, campaign_id=sample.campaign.id, day=DAY)
    qtbot.addWidget(again)
    assert not again.add.isEnabled()
    assert not again.drop.isEnabled()
    again.table.key_opened.emit(again.table.key or 0)
    assert again.findChildren(AdjustmentDialog) == []
