from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog

from thidua_desktop.domain.records import AwardForm, BaseSalary
from thidua_desktop.ui.legal.dialog import LegalDialog
from thidua_desktop.ui.legal.forms import AwardFormDialog, LegalForm, SalaryDialog
from thidua_desktop.ui.legal.shelves import Shelf

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> LegalDialog:
    assert sample.campaign
    made = LegalDialog(theme, desk)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(dialog: LegalDialog) -> LegalForm:
    (form,) = [w for w in dialog.findChildren(QDialog) if w.isVisible()]
    assert isinstance(form, LegalForm)
    return form


def shown(dialog: LegalDialog) -> list[str]:
    model = dialog.page.table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_salary_is_added_and_taken_back(dialog: LegalDialog, desk: Desk) -> None:
    dialog.show_shelf(list(Shelf).index(Shelf.SALARIES))
    dialog.add.trigger()
    form = opened(dialog)
    assert isinstance(form, SalaryDialog)
    form.amount.setText("2.700.000")
    form.accept()
    assert form.isVisible()
    assert "nguồn" in form.reason_at("source")
    form.source.setText("Nghị định mẫu")
    form.valid_from.setText("01/7/2027")
    form.confirmed.click()
    assert form.checked_on.text() == "15/01/2026"
    form.accept()
    assert shown(dialog)[0] == "2.700.000 đồng"
    assert dialog.page.chosen == desk.store.where(BaseSalary, amount_vnd=2_700_000)[0]
    assert "Đã lưu: Thêm lương cơ sở" in dialog.said.text()
    dialog.undo.activated.emit()
    assert "2.700.000 đồng" not in shown(dialog)


def test_a_shipped_row_says_why_it_cannot_be_deleted(dialog: LegalDialog) -> None:
    table = dialog.page.table
    table.setCurrentIndex(table.model().index(0, 0))
    assert dialog.edit.isEnabled()
    assert not dialog.remove.isEnabled()
    assert "ngày hết hiệu lực" in dialog.remove.toolTip()


def test_opening_a_row_never_says_that_it_was_checked_today(dialog: LegalDialog) -> None:
    table = dialog.page.table
    table.setCurrentIndex(table.model().index(0, 0))
    dialog.edit.trigger()
    form = opened(dialog)
    assert form.confirmed.isChecked()
    assert form.checked_on.text() == ""


def test_a_form_of_another_authority_is_added_and_removed(dialog: LegalDialog, desk: Desk) -> None:
    dialog.show_shelf(list(Shelf).index(Shelf.FORMS))
    dialog.add.trigger()
    form = opened(dialog)
    assert isinstance(form, AwardFormDialog)
    form.name.setText("Bằng khen của Bộ mẫu")
    form.commune.setChecked(False)
    form.accept()
    assert not desk.store.where(AwardForm, name="Bằng khen của Bộ mẫu")[0].decided_by_commune
    assert dialog.remove.isEnabled()
    dialog.remove.trigger()
    assert not desk.store.where(AwardForm, name="Bằng khen của Bộ mẫu")


def test_each_list_keeps_its_own_words(dialog: LegalDialog) -> None:
    dialog.page.filters.restore("152/2025", {})
    assert all("152/2025" in text for text in shown(dialog))
    assert shown(dialog)
    dialog.show_shelf(list(Shelf).index(Shelf.RATES))
    assert dialog.page.filters.words == ""
    assert len(shown(dialog)) > 10
