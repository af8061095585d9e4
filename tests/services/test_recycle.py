"""The recycle bin: what was deleted, and its way back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import CampaignUnit, FormerPost, Indicator, Person, Unit
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.services import leaving, recycle
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.indicators import IndicatorForm, add_indicator, end_indicator
from thidua_desktop.services.people import PersonForm, person_form, save_person
from thidua_desktop.services.setup import remove_sample
from thidua_desktop.services.units import UnitForm, save_unit

DAY = date(2026, 1, 15)


def new_unit(desk: Desk, board: CampaignBoard, name: str = "Thôn mẫu 04") -> Unit:
    form = UnitForm(name=name, block_id=board.blocks[2].id)
    return save_unit(desk, form, unit_id=None, campaign_id=board.campaign.id, day=DAY)


def test_a_deleted_unit_comes_back_whole_under_its_own_id(
    desk: Desk, sample: CampaignBoard
) -> None:
    unit = new_unit(desk, sample)
    assert leaving.remove(desk, Unit, [unit.id])
    [item] = recycle.discarded(desk)
    assert (item.cls, item.name, item.actor, item.parts) == (
        Unit,
        "Thôn mẫu 04",
        "Cán bộ mẫu",
        1,
    )
    assert recycle.restore(desk, Unit, unit.id) == "Thôn mẫu 04"
    assert desk.store.get(Unit, unit.id) == unit
    assert len(desk.store.where(CampaignUnit, unit_id=unit.id)) == 1
    assert recycle.discarded(desk) == ()
    assert desk.store.problems() == ()
    desk.store.undo()
    assert desk.store.where(Unit, id=unit.id) == ()
    assert [i.key for i in recycle.discarded(desk)] == [unit.id]


def test_people_deleted_together_come_back_one_by_one(desk: Desk, sample: CampaignBoard) -> None:
    home, other = sample.units(DAY)[:2]
    made = [
        save_person(desk, PersonForm(name=name, unit_id=home.id), person_id=None)
        for name in ("Nông Văn Mẫu", "Lý Thị Mẫu")
    ]
    form = replace(person_form(made[0]), unit_id=other.id, moved_on="10/01/2026")
    save_person(desk, form, person_id=made[0].id)
    leaving.remove(desk, Person, [p.id for p in made])
    assert {i.name: i.parts for i in recycle.discarded(desk)} == {
        "Nông Văn Mẫu": 1,
        "Lý Thị Mẫu": 0,
    }
    recycle.restore(desk, Person, made[0].id)
    assert len(desk.store.where(FormerPost, person_id=made[0].id)) == 1
    assert [i.name for i in recycle.discarded(desk)] == ["Lý Thị Mẫu"]


def test_what_lost_its_unit_waits_for_the_unit(desk: Desk, sample: CampaignBoard) -> None:
    unit = new_unit(desk, sample)
    person = save_person(desk, PersonForm(name="Nông Văn Mẫu", unit_id=unit.id), person_id=None)
    leaving.remove(desk, Person, [person.id])
    leaving.remove(desk, Unit, [unit.id])
    with pytest.raises(RuleError) as error:
        recycle.restore(desk, Person, person.id)
    assert error.value.problems[0].code == "recycle.parent_gone"
    recycle.restore(desk, Unit, unit.id)
    recycle.restore(desk, Person, person.id)
    assert desk.store.get(Person, person.id) == person


def test_a_name_given_away_meanwhile_keeps_the_unit_in_the_bin(
    desk: Desk, sample: CampaignBoard
) -> None:
    unit = new_unit(desk, sample)
    leaving.remove(desk, Unit, [unit.id])
    new_unit(desk, sample)
    with pytest.raises(RuleError) as error:
        recycle.restore(desk, Unit, unit.id)
    assert error.value.problems[0].code == "unit.name_taken"


def test_undone_and_restored_deletions_are_not_in_the_bin(
    desk: Desk, sample: CampaignBoard
) -> None:
    unit = new_unit(desk, sample)
    leaving.remove(desk, Unit, [unit.id])
    desk.store.undo()
    assert recycle.discarded(desk) == ()
    desk.store.redo()
    assert [i.key for i in recycle.discarded(desk)] == [unit.id]
    with pytest.raises(RuleError) as error:
        recycle.restore(desk, Person, 999)
    assert error.value.problems[0].code == "recycle.gone"


def test_an_indicator_comes_back_under_the_name_of_its_version(
    desk: Desk, sample: CampaignBoard
) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.DRAFT)
    form = IndicatorForm(field_id=sample.fields[0].id, text="Trồng 10 ha rừng mẫu", target="10")
    made = add_indicator(desk, sample.campaign.id, form)
    end_indicator(desk, made.id, day=DAY)
    assert [i.name for i in recycle.discarded(desk) if i.cls is Indicator] == [
        "Trồng 10 ha rừng mẫu"
    ]
    recycle.restore(desk, Indicator, made.id)
    assert sample.version(made.id, DAY) is not None


def test_a_removed_sample_does_not_fill_the_bin(desk: Desk, sample: CampaignBoard) -> None:
    assert sample.blocks
    remove_sample(desk)
    assert recycle.discarded(desk) == ()
