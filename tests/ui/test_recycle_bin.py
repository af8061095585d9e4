"""Dữ liệu → Thùng rác, as an officer uses it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.records import Person, Unit
from thidua_desktop.services import leaving
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.people import PersonForm, save_person
from thidua_desktop.services.recycle import SHOWN
from thidua_desktop.services.units import UnitForm, save_unit
from thidua_desktop.ui.recycle_bin import KINDS, NOTHING, RecycleBin
from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def deleted(desk: Desk, sample: CampaignBoard) -> tuple[Unit, Person]:
    """A unit and, before it, a person of it, both deleted."""
    form = UnitForm(name="Thôn mẫu 04", block_id=sample.blocks[2].id)
    unit = save_unit(desk, form, unit_id=None, campaign_id=sample.campaign.id, day=DAY)
    person = save_person(desk, PersonForm(name="Nông Văn Mẫu", unit_id=unit.id), person_id=None)
    leaving.remove(desk, Person, [person.id])
    leaving.remove(desk, Unit, [unit.id])
    return unit, person


def opened(qtbot: QtBot, theme: Theme, desk: Desk) -> RecycleBin:
    made = RecycleBin(theme, desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_kind_in_the_bin_has_a_word() -> None:
    assert set(KINDS) == set(SHOWN)


def test_an_empty_bin_says_what_will_lie_here(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    assert sample.blocks
    made = opened(qtbot, theme, desk)
    assert made.said.text() == NOTHING
    assert not made.restore.isEnabled()


def test_the_newest_comes_first_and_enter_brings_it_back(
    qtbot: QtBot, theme: Theme, desk: Desk, deleted: tuple[Unit, Person]
) -> None:
    unit, person = deleted
    made = opened(qtbot, theme, desk)
    model = made.table.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown == [unit.name, person.name]
    with qtbot.waitSignal(made.restored) as told:
        qtbot.keyClick(made.table, Qt.Key.Key_Return)
    assert told.args == [unit.name]
    assert made.said.text() == "Đã khôi phục “Thôn mẫu 04”."
    assert desk.store.get(Unit, unit.id) == unit
    assert model.rowCount() == 1


def test_what_lost_its_place_says_why_and_stays(
    qtbot: QtBot, theme: Theme, desk: Desk, deleted: tuple[Unit, Person]
) -> None:
    made = opened(qtbot, theme, desk)
    field = made.filters.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("nong")
    made.restore.click()
    assert "vì nơi chứa nó cũng đã bị xóa" in made.said.text()
    assert desk.store.where(Person, id=deleted[1].id) == ()
    assert made.table.model().rowCount() == 1
