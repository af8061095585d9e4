from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from thidua_desktop.domain.records import Handover, Unit
from thidua_desktop.domain.terms import AwardType, SubjectKind
from thidua_desktop.services import awards, decisions, office
from thidua_desktop.ui.prizes.dialog import WORDS, PrizesDialog
from thidua_desktop.ui.prizes.forms import FundDialog, HandoverDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def given(desk: Desk, sample: CampaignBoard) -> list[str]:
    """Names of two units that an issued decision awards."""
    assert sample.campaign
    office.choose_rounding(desk, office.rounding_offers(desk, DAY)[0].rule.key, day=DAY)
    held = awards.open_round(
        desk,
        "Khen đột xuất mẫu",
        campaign_id=None,
        award_type=AwardType.UNSCHEDULED,
        year=2026,
        data_day=DAY,
    )
    units = [unit for unit in desk.store.all(Unit) if unit.active_to is None][:2]
    made = [
        awards.nominate(
            desk,
            held.id,
            subject=SubjectKind.COLLECTIVE,
            subject_id=unit.id,
            form_key="giay-khen-xa",
            citation="Đã có thành tích mẫu",
        )
        for unit in units
    ]
    assert awards.submit(desk, [row.id for row in made]) == ()
    draft = decisions.draft_decision(desk, held.id, skip_council_reason="Khen đột xuất")
    decisions.send_to_sign(desk, draft.id, day=DAY)
    decisions.issue(desk, draft.id, number=7, day=DAY)
    return [row.printed_name for row in made]


def opened(dialog: PrizesDialog) -> QDialog:
    (form,) = [w for w in dialog.findChildren(QDialog) if w.isVisible()]
    return form


def cells(dialog: PrizesDialog, column: int) -> list[str]:
    model = dialog.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_an_empty_list_says_what_will_stand_there(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    assert sample.campaign
    dialog = PrizesDialog(theme, desk)
    qtbot.addWidget(dialog)
    assert dialog.said.text() == WORDS.empty
    assert "Chọn một hoặc nhiều dòng" in dialog.give.toolTip()


def test_all_chosen_are_handed_over_in_one_act(
    qtbot: QtBot, theme: Theme, desk: Desk, given: list[str]
) -> None:
    dialog = PrizesDialog(theme, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert cells(dialog, 0) == given
    assert cells(dialog, 5) == ["chưa trao", "chưa trao"]
    dialog.table.selectAll()
    dialog.give.trigger()
    form = opened(dialog)
    assert isinstance(form, HandoverDialog)
    form.on_day.setText("20/01/2026")
    form.accept()
    assert "sau hôm nay" in form.reason_at("on_day")
    form.on_day.setText("15/01/2026")
    form.accept()
    assert cells(dialog, 5) == ["15/01/2026", "15/01/2026"]
    dialog.pay.trigger()
    money = opened(dialog)
    assert isinstance(money, HandoverDialog)
    money.absent.setChecked(True)
    money.accept()
    assert "vắng 15/01/2026" in cells(dialog, 6)
    dialog.undo.activated.emit()
    dialog.undo.activated.emit()
    assert desk.store.all(Handover) == ()


def test_the_fund_of_the_year_is_set_against_the_prizes(
    qtbot: QtBot, theme: Theme, desk: Desk, given: list[str]
) -> None:
    dialog = PrizesDialog(theme, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Chưa ghi quỹ" in dialog.fund_words.text()
    assert len(given) == 2
    dialog.edit_fund.trigger()
    form = opened(dialog)
    assert isinstance(form, FundDialog)
    form.amount.setText("1.000.000")
    form.accept()
    assert "thiếu 1.808.000 đồng" in dialog.fund_words.text()


def test_the_list_is_narrowed_to_what_still_waits(
    qtbot: QtBot, theme: Theme, desk: Desk, given: list[str]
) -> None:
    dialog = PrizesDialog(theme, desk)
    qtbot.addWidget(dialog)
    dialog.group.choose(2)
    dialog.group.chosen.emit(2)
    assert cells(dialog, 0) == []
    dialog.group.choose(1)
    dialog.group.chosen.emit(1)
    assert cells(dialog, 0) == given
