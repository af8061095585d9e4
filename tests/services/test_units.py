"""Units stored with their block as one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import CampaignUnit, FormerHead, Unit
from thidua_desktop.domain.terms import CampaignState, UnitKind
from thidua_desktop.services import leaving
from thidua_desktop.services.assignments import assign_all
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.units import UnitForm, UnitsForm, edit_units, reorder, save_unit

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


def test_a_new_unit_finds_the_block_of_its_kind_or_makes_it(
    desk: Desk, sample: CampaignBoard
) -> None:
    hamlet = save(desk, sample, UnitForm(name="Thôn mẫu 04", block_by_kind=True))
    assert sample.block_of(hamlet.id, DAY) == sample.blocks[2]
    form = UnitForm(name="HTX mẫu 01", kind=UnitKind.BUSINESS, block_by_kind=True)
    shop = save(desk, sample, form)
    block = sample.block_of(shop.id, DAY)
    assert block is not None
    assert (block.name, sample.blocks[-1]) == (
        "Khối doanh nghiệp, hợp tác xã, hộ kinh doanh",
        block,
    )
    desk.store.undo()
    assert len(sample.blocks) == 3


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


def codes(error: pytest.ExceptionInfo[RuleError]) -> set[tuple[str, str]]:
    return {(p.field, p.code) for p in error.value.problems}


def test_a_new_head_from_a_day_keeps_the_former_one(desk: Desk, sample: CampaignBoard) -> None:
    unit = sample.units(DAY)[0]
    form = replace(form_of(unit, sample.blocks[0].id), head="Nông Văn A", contact="0205 xxx")
    first = save(desk, sample, form, unit.id)
    assert (first.head, first.contact) == ("Nông Văn A", "0205 xxx")
    assert desk.store.all(FormerHead) == ()
    form = replace(form, head="Lý Thị B", head_from="10/01/2026")
    save(desk, sample, form, unit.id)
    [former] = desk.store.where(FormerHead, unit_id=unit.id)
    assert (former.name, former.valid_to) == ("Nông Văn A", date(2026, 1, 9))
    with pytest.raises(RuleError) as error:
        save(desk, sample, replace(form, head="Vi Văn C"), unit.id)
    assert codes(error) == {("head_from", "unit.head_day")}
    desk.store.undo()
    assert desk.store.all(FormerHead) == ()
    assert desk.store.get(Unit, unit.id).head == "Nông Văn A"


def test_a_misspelt_head_is_corrected_without_a_trace(desk: Desk, sample: CampaignBoard) -> None:
    unit = sample.units(DAY)[0]
    form = form_of(unit, sample.blocks[0].id)
    save(desk, sample, replace(form, head="Nông Văn A"), unit.id)
    save(desk, sample, replace(form, head="Nông Văn Á"), unit.id)
    assert desk.store.all(FormerHead) == ()


def test_all_that_is_wrong_with_a_unit_is_said_at_once(desk: Desk, sample: CampaignBoard) -> None:
    with pytest.raises(RuleError) as error:
        save(desk, sample, UnitForm(active_from="1/13/2026"))
    assert codes(error) == {("name", "unit.name_empty"), ("active_from", "date.impossible")}
    unit = sample.units(DAY)[0]
    leaving.close(desk, Unit, [unit.id], day=DAY)
    with pytest.raises(RuleError) as error:
        form = replace(form_of(unit, None), active_from="20/01/2026")
        save(desk, sample, form, unit.id)
    assert codes(error) == {("active_from", "leave.before_start")}


def test_a_unit_takes_part_from_its_first_to_its_last_day(
    desk: Desk, sample: CampaignBoard
) -> None:
    form = UnitForm(name="Thôn mẫu 04", active_from="15/01/2026", block_id=sample.blocks[2].id)
    made = save(desk, sample, form)
    assert made.id in {u.id for u in sample.units(DAY)}
    assert made.id not in {u.id for u in sample.units(BEFORE)}
    leaving.close(desk, Unit, [made.id], day=date(2026, 1, 20))
    assert made.id in {u.id for u in sample.units(date(2026, 1, 19))}
    assert made.id not in {u.id for u in sample.units(date(2026, 1, 20))}
    with pytest.raises(RuleError) as error:
        leaving.close(desk, Unit, [made.id], day=DAY)
    assert codes(error) == {("day", "leave.before_start")}
    leaving.reopen(desk, Unit, [made.id])
    assert made.id in {u.id for u in sample.units(date(2026, 1, 20))}


def test_a_unit_added_by_mistake_goes_with_its_place_one_with_data_stays(
    desk: Desk, sample: CampaignBoard
) -> None:
    made = save(desk, sample, UnitForm(name="Thôn mẫu 04", block_id=sample.blocks[2].id))
    assert leaving.remove(desk, Unit, [made.id])
    assert desk.store.where(CampaignUnit, unit_id=made.id) == ()
    used = sample.units(DAY)[0]
    assert not leaving.remove(desk, Unit, [used.id])
    assert desk.store.get(Unit, used.id) == used


def test_a_task_keeps_a_unit_once_the_campaign_is_launched(
    desk: Desk, sample: CampaignBoard
) -> None:
    made = save(desk, sample, UnitForm(name="Thôn mẫu 04", block_id=sample.blocks[2].id))
    assign_all(desk, sample.campaign.id)
    assert not leaving.remove(desk, Unit, [made.id])
    set_campaign_state(desk, sample.campaign.id, CampaignState.DRAFT)
    assert leaving.remove(desk, Unit, [made.id])
    assert desk.store.where(Unit, id=made.id) == ()
    desk.store.undo()
    assert len(sample.sheet(made.id, DAY).tasks) == 10


def test_several_units_change_kind_block_and_end_in_one_act(
    desk: Desk, sample: CampaignBoard
) -> None:
    ids = [u.id for u in sample.units(DAY)[:2]]
    form = UnitsForm(
        kind=UnitKind.OTHER,
        block_changes=True,
        block_id=sample.blocks[1].id,
        closed_from="20/01/2026",
    )
    edit_units(desk, ids, form, campaign_id=sample.campaign.id, day=DAY)
    for n in ids:
        unit = desk.store.get(Unit, n)
        assert (unit.kind, unit.active_to) == (UnitKind.OTHER, date(2026, 1, 19))
        assert sample.block_of(n, DAY) == sample.blocks[1]
        assert sample.block_of(n, BEFORE) == sample.blocks[0]
    assert desk.store.undo_label() == "Sửa 2 đơn vị"
    desk.store.undo()
    assert [u.id for u in sample.units(DAY)[:2]] == ids


def test_several_units_keep_what_is_not_chosen(desk: Desk, sample: CampaignBoard) -> None:
    unit = sample.units(DAY)[0]
    form = UnitsForm(block_changes=True, block_id=None)
    edit_units(desk, [unit.id], form, campaign_id=sample.campaign.id, day=DAY)
    assert desk.store.get(Unit, unit.id) == unit
    assert sample.block_of(unit.id, DAY) is None
    with pytest.raises(RuleError) as error:
        edit_units(desk, [unit.id], UnitsForm(), campaign_id=sample.campaign.id, day=DAY)
    assert codes(error) == {("units", "units.nothing")}
    late = save(desk, sample, UnitForm(name="Thôn mẫu 04", active_from="10/01/2026"))
    with pytest.raises(RuleError) as error:
        form = UnitsForm(closed_from="10/01/2026")
        edit_units(desk, [late.id], form, campaign_id=sample.campaign.id, day=DAY)
    assert codes(error) == {("closed_from", "leave.before_start")}


def test_a_unit_that_left_can_come_back_into_its_block(desk: Desk, sample: CampaignBoard) -> None:
    unit = sample.units(DAY)[0]
    save(desk, sample, form_of(unit, None), unit.id)
    save_unit(
        desk,
        form_of(unit, sample.blocks[0].id),
        unit_id=unit.id,
        campaign_id=sample.campaign.id,
        day=date(2026, 1, 20),
    )
    assert sample.block_of(unit.id, DAY) is None
    assert sample.block_of(unit.id, date(2026, 1, 20)) == sample.blocks[0]


def test_units_stand_in_the_order_they_are_given(desk: Desk, sample: CampaignBoard) -> None:
    block = sample.blocks[0]
    ids = [u.id for u in sample.units(DAY, block_id=block.id)]
    wanted = [ids[1], ids[0], *ids[2:]]
    reorder(desk, wanted, moved=ids[1])
    assert [u.id for u in sample.units(DAY, block_id=block.id)] == wanted
    assert desk.store.undo_label() == f"Xếp lại thứ tự {sample.unit(ids[1]).name}"
    desk.store.undo()
    assert [u.id for u in sample.units(DAY, block_id=block.id)] == ids


def test_units_of_one_place_get_places_of_their_own(desk: Desk, sample: CampaignBoard) -> None:
    block = sample.blocks[2]
    units = sample.units(DAY, block_id=block.id)
    with desk.store.act("Cùng một chỗ") as act:
        for unit in units:
            act.update(replace(unit, position=3))
    wanted = [u.id for u in reversed(units)]
    reorder(desk, wanted, moved=wanted[0])
    assert [u.id for u in sample.units(DAY, block_id=block.id)] == wanted
