from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Household, Person
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.ui.role_models.dialog import WORDS, RoleModelsDialog
from thidua_desktop.ui.role_models.form import WHOLE_UNIT, RoleModelDialog
from thidua_desktop.ui.units.fields import choose

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


def test_a_role_model_is_written_down_and_taken_back(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    dialog = RoleModelsDialog(theme, desk, campaign_id=sample.campaign.id, day=date(2026, 1, 15))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.said.text() == WORDS.empty
    dialog.add.trigger()
    (form,) = [w for w in dialog.findChildren(QDialog) if w.isVisible()]
    assert isinstance(form, RoleModelDialog)
    person = desk.store.all(Person)[0]
    choose(form.subject, SubjectKind.PERSON)
    choose(form.unit, person.unit_id)
    form.title.setText("Giúp hộ nghèo mẫu")
    form.accept()
    assert "Chọn người" in form.reason_at("who")
    choose(form.who, person.id)
    form.accept()
    model = dialog.table.model()
    assert [model.index(0, n).data() for n in (0, 1, 4)] == [
        person.name,
        "Giúp hộ nghèo mẫu",
        "chưa tuyên truyền",
    ]
    dialog.undo.activated.emit()
    assert model.rowCount() == 0


def test_the_form_offers_who_belongs_to_the_unit(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    form = RoleModelDialog(
        theme, desk, campaign_id=sample.campaign.id, day=date(2026, 1, 15), row=None
    )
    qtbot.addWidget(form)
    unit_id = desk.store.all(Person)[0].unit_id
    with desk.store.act("Thêm hộ") as act:
        household = act.insert(Household(uid=new_uid(), head_name="Chủ hộ mẫu 01", unit_id=unit_id))
    choose(form.unit, household.unit_id)
    choose(form.subject, SubjectKind.HOUSEHOLD)
    assert form.who.findData(household.id) > 0
    choose(form.subject, SubjectKind.COLLECTIVE)
    assert form.who.itemText(0) == WHOLE_UNIT
