"""Units stored with their block as one act."""

from __future__ import annotations

from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import CampaignUnit, Unit
from thidua_desktop.domain.terms import CampaignState, UnitKind
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.units import UnitForm, save_unit

DAY = date(2026, 1, 15)
BEFORE = date(2026, 1, 14)


def form_of(unit: Unit, block_id: int | None) -> UnitForm:
    return UnitForm(name=unit.name, short_name=unit.short_name, kind=unit.kind, block_id=block_id)


def save(desk: Desk, board: CampaignBoard, form: UnitForm, unit_id: int | None = None) -> Unit:
    return save_unit(desk, form, unit_id=unit_id, campaign_id=board.campaign.id, day=DAY)


def test_a_new_unit_stands_last_in_its_block(desk: Desk, sample: CampaignBoard) -> None:
    block = sample.blocks[2]
    form = UnitForm(name="Thôn  mẫu 04", head=" Nông Văn A ", block_id=block.id)
    made = save(desk, sample, form)
    assert (made.name, made.short_name, made.head) == ("Thôn mẫu 04", "Thôn mẫu 04", "Nông Văn A")
    assert sample.units(DAY, block_id=block.id)[-1] == made
    desk.store.undo()
    assert made.id not in {u.id for u in desk.store.all(Unit)}


def test_a_name_in_use_is_refused_whatever_its_spelling(desk: Desk, sample: CampaignBoard) -> None:
    form = UnitForm(name="phòng kinh tế", kind=UnitKind.DEPARTMENT)
    with pytest.raises(RuleError) as error:
        save(desk, sample, form)
    assert error.value.problems[0].code == "unit.name_taken"


def test_after_the_launch_a_unit_changes_its_block_from_the_day(
    desk: Desk, sample: CampaignBoard
) -> None:
    unit = sample.units(DAY)[0]
    save(desk, sample, form_of(unit, sample.blocks[1].id), unit.id)
    assert sample.block_of(unit.id, BEFORE) == sample.blocks[0]
    assert sample.block_of(unit.id, DAY) == sample.blocks[1]
    save(desk, sample, form_of(unit, sample.blocks[2].id), unit.id)
    assert sample.block_of(unit.id, DAY) == sample.blocks[2]
    save(desk, sample, form_of(unit, None), unit.id)
    assert sample.block_of(unit.id, DAY) is None
    assert sample.block_of(unit.id, BEFORE) == sample.blocks[0]


def test_before_the_launch_a_block_is_simply_another(desk: Desk, sample: CampaignBoard) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.DRAFT)
    unit = sample.units(DAY)[0]
    save(desk, sample, form_of(unit, sample.blocks[1].id), unit.id)
    rows = desk.store.where(CampaignUnit, unit_id=unit.id)
    assert [row.block_id for row in rows] == [sample.blocks[1].id]
    save(desk, sample, form_of(unit, None), unit.id)
    assert desk.store.where(CampaignUnit, unit_id=unit.id) == ()
