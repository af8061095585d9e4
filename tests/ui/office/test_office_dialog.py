from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit

from thidua_desktop.domain.records import RoundingRule, Signatory
from thidua_desktop.domain.terms import Capacity
from thidua_desktop.services.office import SignatoryForm, save_signatory
from thidua_desktop.services.setup import OfficeForm as NewOffice
from thidua_desktop.services.setup import create_office
from thidua_desktop.ui.master.arrange import Arrangement
from thidua_desktop.ui.office.dialog import OfficeDialog
from thidua_desktop.ui.office.forms import OfficeForm, SignatoryDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk) -> OfficeDialog:
    create_office(
        desk,
        NewOffice(
            commune="Mẫu",
            province="Lạng Sơn",
            department="Phòng Văn hóa - Xã hội",
            department_code="VHXH",
            officer="Cán bộ mẫu",
        ),
    )
    made = OfficeDialog(theme, desk)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: OfficeDialog) -> list[str]:
    model = dialog.signatories.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def search(dialog: OfficeDialog) -> QLineEdit:
    field = dialog.filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    return field


def opened(dialog: OfficeDialog) -> QDialog:
    (form,) = [w for w in dialog.findChildren(QDialog) if w.isVisible()]
    return form


def test_a_signatory_is_added_changed_and_removed(dialog: OfficeDialog, desk: Desk) -> None:
    assert not dialog.edit_signatory.isEnabled()
    dialog.add_signatory.trigger()
    form = opened(dialog)
    assert isinstance(form, SignatoryDialog)
    form.accept()
    assert "họ tên" in form.reason_at("name")
    form.name.setText("Người mẫu 01")
    form.valid_from.setText("32/01/2026")
    form.accept()
    assert form.reason_at("valid_from")
    form.valid_from.setText("01/01/2026")
    form.accept()
    assert dialog.signatories.model().rowCount() == 1
    dialog.edit_signatory.trigger()
    form = opened(dialog)
    assert isinstance(form, SignatoryDialog)
    assert form.valid_from.text() == "01/01/2026"
    form.name.setText("Người mẫu 02")
    form.accept()
    assert [row.name for row in desk.store.all(Signatory)] == ["Người mẫu 02"]
    dialog.drop_signatory.trigger()
    assert desk.store.all(Signatory) == ()
    assert dialog.signatories.model().rowCount() == 0


def test_the_names_are_corrected(dialog: OfficeDialog, desk: Desk) -> None:
    dialog.edit.trigger()
    form = opened(dialog)
    assert isinstance(form, OfficeForm)
    form.edits["province"].setText("Cao Bằng")
    form.accept()
    assert desk.office.province == "Cao Bằng"


def test_a_rounding_is_chosen(dialog: OfficeDialog, desk: Desk) -> None:
    assert [box.isChecked() for box in dialog.choices.values()] == [False, False]
    dialog.choices["tron-len-10000"].click()
    (held,) = desk.store.all(RoundingRule)
    assert held.step_vnd == 10_000
    dialog.refresh()
    assert dialog.choices["tron-len-10000"].isChecked()


def test_its_button_stays_in_reach_on_a_low_screen(dialog: OfficeDialog) -> None:
    dialog.resize(dialog.width(), 420)
    assert dialog.height() == 420


def test_signatories_are_found_without_marks_and_sorted_by_given_name(
    dialog: OfficeDialog, desk: Desk
) -> None:
    for name in ("Vi Văn Sơn", "Bế Thị Ánh", "Nông Văn Bình"):
        form = SignatoryForm(name=name, capacity=Capacity.CHAIR)
        save_signatory(desk, form, signatory_id=None)
    dialog.refresh()
    dialog.signatories.arrange(Arrangement(sort=0))
    assert shown(dialog) == ["Bế Thị Ánh", "Nông Văn Bình", "Vi Văn Sơn"]
    search(dialog).setText("binh nong")
    assert shown(dialog) == ["Nông Văn Bình"]
    assert dialog.edit_signatory.isEnabled()
    search(dialog).setText("không ai")
    assert shown(dialog) == []
    assert not dialog.edit_signatory.isEnabled()
