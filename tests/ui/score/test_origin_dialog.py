from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.origins import NumberOrigin, commune_origin
from thidua_desktop.ui.score.origin_dialog import OriginDialog
from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


def test_a_number_opens_to_its_values_and_a_row_leads_to_the_cell(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    indicator = sample.indicators_of(sample.fields[0].id)[4]
    origin = commune_origin(desk, sample.campaign.id, indicator.id, DAY)
    dialog = OriginDialog(theme, origin)
    qtbot.addWidget(dialog)
    dialog.show()
    with qtbot.waitSignal(dialog.go_to_cell) as told:
        dialog.table.key_opened.emit(0)
    assert told.args == [origin.rows[0].unit_id, indicator.id]
    assert not dialog.isVisible()


def test_a_number_without_values_leads_nowhere(qtbot: QtBot, theme: Theme) -> None:
    nothing = NumberOrigin(title="Chỉ tiêu mẫu", subject="", value="", how=(), rows=())
    dialog = OriginDialog(theme, nothing)
    qtbot.addWidget(dialog)
    with qtbot.assertNotEmitted(dialog.go_to_cell):
        dialog.lead.click()
    assert not dialog.lead.isEnabled()
