from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from thidua_desktop.domain.terms import StockReason
from thidua_desktop.services import stock
from thidua_desktop.ui.stock.dialog import WORDS, StockDialog
from thidua_desktop.ui.stock.forms import ItemDialog, MoveDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> StockDialog:
    assert sample.campaign
    made = StockDialog(theme, desk)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(dialog: StockDialog) -> QDialog:
    (form,) = [w for w in dialog.findChildren(QDialog) if w.isVisible()]
    return form


def test_blanks_come_are_used_and_warn(dialog: StockDialog, desk: Desk) -> None:
    assert dialog.said.text() == WORDS.empty
    assert not dialog.moves[StockReason.RECEIVED].isEnabled()
    dialog.add.trigger()
    form = opened(dialog)
    assert isinstance(form, ItemDialog)
    form.name.setText("Phôi mẫu")
    form.warn.setText("10")
    form.accept()
    dialog.moves[StockReason.RECEIVED].trigger()
    came = opened(dialog)
    assert isinstance(came, MoveDialog)
    came.quantity.setText("12")
    came.accept()
    dialog.moves[StockReason.USED].trigger()
    used = opened(dialog)
    assert isinstance(used, MoveDialog)
    used.quantity.setText("13")
    used.accept()
    assert "chỉ còn 12" in used.reason_at("quantity")
    used.quantity.setText("3")
    used.accept()
    assert stock.stock(desk)[0].left == 9
    model = dialog.table.model()
    assert model.index(0, 3).data() == "9"
    assert "Dùng 3 Phôi mẫu" in dialog.said.text()
    dialog.undo.activated.emit()
    assert stock.stock(desk)[0].left == 12


def test_a_kind_in_use_says_why_it_stays(dialog: StockDialog, desk: Desk) -> None:
    item = stock.save_item(desk, stock.StockForm(name="Phôi mẫu"), item_id=None)
    form = stock.MoveForm(reason=StockReason.RECEIVED, quantity="1", on_day="15/01/2026")
    stock.move(desk, item.id, form)
    dialog.read()
    dialog.remove.trigger()
    assert "đã có nhập, xuất" in dialog.said.text()
