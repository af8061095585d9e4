from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.standings import frozen_rows
from thidua_desktop.ui.score.close_dialog import CloseDialog
from thidua_desktop.ui.theme import Theme


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> CloseDialog:
    made = CloseDialog(theme, desk, campaign_id=sample.campaign.id, parent=None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_scores_are_closed_on_the_chosen_day(
    dialog: CloseDialog, desk: Desk, sample: CampaignBoard
) -> None:
    assert dialog.day.text() == "15/01/2026"
    assert "tính 0 điểm trong kết quả chốt ngày 15/01/2026" in dialog.said.text()
    dialog.day.setText("31/12/2025")
    assert "31/12/2025" in dialog.said.text()
    dialog.accept()
    assert sample.campaign.state is CampaignState.CLOSED
    assert frozen_rows(desk, sample.campaign.id)[0].day == date(2025, 12, 31)


def test_a_day_to_come_is_refused_at_its_field(dialog: CloseDialog, sample: CampaignBoard) -> None:
    dialog.day.setText("")
    assert dialog.said.text() == "Gõ ngày để xem."
    dialog.day.setText("20/01/2026")
    dialog.accept()
    assert "không thể sau hôm nay (15/01/2026)" in dialog.reason_at("day")
    assert sample.campaign.state is CampaignState.OPEN
