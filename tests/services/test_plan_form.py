"""A read plan under review: what the officer changes, and what is stored of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Block,
    Campaign,
    CampaignUnit,
    Field,
    Indicator,
    IndicatorVersion,
    PlanText,
    Unit,
)
from thidua_desktop.domain.terms import CampaignState, PlanTextKind, Rule, ScopeKind, UnitKind
from thidua_desktop.planread.draft import Certainty
from thidua_desktop.services import blocks, plan_form, plans, setup
from thidua_desktop.services.blocks import BlockRow
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.plan_form import PlanForm, PlanIndicator
from thidua_desktop.services.units import UnitForm, save_unit

PLAN = Path(__file__).parents[2] / "data" / "campaigns" / "ke-hoach-cao-loc.txt"


@pytest.fixture
def form() -> PlanForm:
    return plan_form.form_of(plans.read(PLAN.read_text(encoding="utf-8")))


@pytest.fixture
def office(desk: Desk) -> Desk:
    setup.create_office(
        desk,
        setup.OfficeForm(
            commune="Cao Lộc",
            province="Lạng Sơn",
            department="Phòng Văn hóa - Xã hội",
            department_code="VHXH",
            officer="Cán bộ mẫu",
        ),
    )
    return desk


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_the_short_name_is_what_follows_thi_dua(form: PlanForm) -> None:
    assert form.short_name == "lập thành tích chào mừng Đại hội lần thứ XIV của Đảng"
    assert plan_form.suggested_name("Phát động thi đua cao điểm “Dạy tốt”") == "Dạy tốt"
    assert plan_form.suggested_name("Kế hoạch công tác năm 2026") == ""
    assert plan_form.form_of(plans.read_plan("")).short_name == ""


def test_what_the_officer_kept_is_stored_as_a_draft(office: Desk, form: PlanForm) -> None:
    dropped = replace(form.at((0, 1)), keep=False)
    made = plans.save_plan(office, plan_form.changed(form, (0, 1), dropped), place_units=True)
    assert made.state is CampaignState.DRAFT
    assert (made.starts, made.ends, made.document_number) == (None, None, None)
    stored = office.store.where(Indicator, campaign_id=made.id)
    assert len(stored) == 24
    assert [f.number for f in office.store.where(Field, campaign_id=made.id)].count("3.") == 2
    checks = [v for v in office.store.all(IndicatorVersion) if v.to_check]
    assert len(checks) == 1
    texts = office.store.where(PlanText, campaign_id=made.id)
    assert {t.kind for t in texts} == set(PlanTextKind)
    assert office.store.undo_label() == "Lập phong trào từ kế hoạch"
    office.store.undo()
    assert office.store.all(Campaign) == ()


def test_a_field_of_which_nothing_is_kept_is_left_out(office: Desk, form: PlanForm) -> None:
    for number in range(len(form.fields[1].indicators)):
        place = (1, number)
        form = plan_form.changed(form, place, replace(form.at(place), keep=False))
    made = plans.save_plan(office, form, place_units=False)
    assert len(office.store.where(Field, campaign_id=made.id)) == 4


def test_all_that_is_wrong_is_said_at_once_and_nothing_is_stored(
    office: Desk, form: PlanForm
) -> None:
    wrong = replace(form, title=" ", short_name="", starts=date(2026, 2, 1), ends=date(2026, 1, 1))
    wrong = plan_form.changed(wrong, (0, 0), replace(wrong.at((0, 0)), text=" "))
    wrong = plan_form.changed(wrong, (0, 3), replace(wrong.at((0, 3)), target=Decimal(0)))
    with pytest.raises(RuleError) as refusal:
        plans.save_plan(office, wrong, place_units=True)
    assert [(p.field, p.code) for p in refusal.value.problems] == [
        ("title", "campaign.title_empty"),
        ("short_name", "campaign.short_name_empty"),
        ("ends", "campaign.ends_before_start"),
        ("0.0.text", "plan.text_empty"),
        ("0.3.target", "indicator.at_least_zero"),
    ]
    assert office.store.all(Campaign) == ()


def test_a_plan_of_which_nothing_is_kept_is_refused(office: Desk, form: PlanForm) -> None:
    for place in form.places:
        form = plan_form.changed(form, place, replace(form.at(place), keep=False))
    with pytest.raises(RuleError) as refusal:
        plans.save_plan(office, form, place_units=True)
    assert codes(refusal) == ["plan.nothing_kept"]


def test_merging_reads_both_texts_as_one(form: PlanForm) -> None:
    merged = plan_form.merged_up(form, (0, 3))
    assert len(merged.fields[0].indicators) == 6
    row = merged.at((0, 2))
    assert row.text.startswith("Phấn đấu hoàn thành và vượt mức")
    assert "ít nhất 01 mô hình" in row.text
    assert (row.rule, row.target) == (Rule.AT_LEAST, 1)
    assert row.lines == tuple(sorted({*form.at((0, 2)).lines, *form.at((0, 3)).lines}))
    with pytest.raises(RuleError) as refusal:
        plan_form.merged_up(form, (2, 0))
    assert codes(refusal) == ["plan.nothing_above"]


def test_splitting_reads_each_part_again(form: PlanForm) -> None:
    row = replace(
        form.at((0, 0)), text="Xây dựng 02 mô hình điểm; không để xảy ra cháy rừng", keep=False
    )
    whole = plan_form.changed(form, (0, 0), row)
    parts = plan_form.split(whole, (0, 0), row.text.index("; ") + 1)
    first, second = parts.at((0, 0)), parts.at((0, 1))
    assert (first.text, first.rule, first.target) == ("Xây dựng 02 mô hình điểm", Rule.AT_LEAST, 2)
    assert (second.rule, second.target) == (Rule.AT_MOST, 0)
    assert (first.keep, second.keep) == (False, False)
    assert first.lines == second.lines == row.lines
    for at in (0, len(row.text)):
        with pytest.raises(RuleError) as refusal:
            plan_form.split(whole, (0, 0), at)
        assert codes(refusal) == ["plan.split_at_edge"]


def test_what_is_added_by_hand_is_read_and_marked_to_check(form: PlanForm) -> None:
    grown = plan_form.added(form, 1, " Mỗi thôn trồng ít nhất 500  cây ", lines=(7, 8))
    row = grown.fields[1].indicators[-1]
    assert (row.text, row.rule, row.target) == (
        "Mỗi thôn trồng ít nhất 500 cây",
        Rule.AT_LEAST,
        500,
    )
    assert (row.certainty, row.lines) == (Certainty.CHECK, (7, 8))
    assert (row.scope, row.kinds) == (ScopeKind.EACH_UNIT, (UnitKind.HAMLET,))
    with pytest.raises(RuleError) as refusal:
        plan_form.added(form, 1, " \n ")
    assert codes(refusal) == ["plan.added_empty"]


def test_an_indicator_moves_to_another_field_and_a_field_is_renamed(form: PlanForm) -> None:
    row = form.at((0, 0))
    moved = plan_form.moved(form, (0, 0), 3)
    assert [len(f.indicators) for f in moved.fields] == [6, 3, 4, 5, 7]
    assert moved.fields[3].indicators[-1] == row
    renamed = plan_form.renamed(form, 0, " Kinh tế ")
    assert (renamed.fields[0].title, renamed.fields[0].short_title) == ("Kinh tế", "Kinh tế")
    with pytest.raises(RuleError) as refusal:
        plan_form.renamed(form, 0, "")
    assert codes(refusal) == ["plan.field_title_empty"]


def unit(desk: Desk, name: str, kind: UnitKind) -> Unit:
    with desk.store.act("Thêm đơn vị") as act:
        return act.insert(setup.with_keys(Unit(uid=name, name=name, short_name="", kind=kind)))


def test_units_are_placed_by_kind_in_blocks_that_are_needed(office: Desk, form: PlanForm) -> None:
    school = unit(office, "Trường mẫu 01", UnitKind.SCHOOL)
    hamlet = unit(office, "Thôn mẫu 01", UnitKind.HAMLET)
    closed = unit(office, "Thôn mẫu 02", UnitKind.HAMLET)
    with office.store.act("Ngừng hoạt động") as act:
        act.update(replace(closed, active_to=date(2025, 12, 1)))
    made = plans.save_plan(office, form, place_units=True)
    rows = office.store.where(Block, campaign_id=made.id)
    assert [row.name for row in rows] == ["Khối trường học", "Khối thôn"]
    members = office.store.where(CampaignUnit, campaign_id=made.id)
    assert {m.unit_id: m.block_id for m in members} == {
        school.id: rows[0].id,
        hamlet.id: rows[1].id,
    }
    late = unit(office, "Thôn mẫu 03", UnitKind.HAMLET)
    assert blocks.place_units(office, made.id) == 1
    placed = office.store.where(CampaignUnit, campaign_id=made.id, unit_id=late.id)
    assert [m.block_id for m in placed] == [rows[1].id]
    assert blocks.place_units(office, made.id) == 0


def test_blocks_are_named_ordered_added_and_removed(office: Desk, form: PlanForm) -> None:
    made = plans.save_plan(office, form, place_units=False)
    blocks.save_blocks(office, made.id, [BlockRow(None, " Khối A "), BlockRow(None, "Khối B")])
    first, second = office.store.where(Block, campaign_id=made.id)
    blocks.save_blocks(
        office, made.id, [BlockRow(second.id, "Khối B"), BlockRow(first.id, "Khối thôn")]
    )
    board = office.board(made.id)
    assert [b.name for b in board.blocks] == ["Khối B", "Khối thôn"]
    save_unit(
        office,
        UnitForm(name="Thôn mẫu 01", block_id=first.id),
        unit_id=None,
        campaign_id=made.id,
        day=date(2026, 1, 1),
    )
    blocks.save_blocks(office, made.id, [BlockRow(first.id, "Khối thôn")])
    assert [b.name for b in board.blocks] == ["Khối thôn"]
    with pytest.raises(RuleError) as refusal:
        blocks.save_blocks(office, made.id, [])
    assert codes(refusal) == ["block.in_use"]
    with pytest.raises(RuleError) as refusal:
        blocks.save_blocks(
            office,
            made.id,
            [BlockRow(None, "Khối a"), BlockRow(None, "KHỐI A"), BlockRow(None, "")],
        )
    assert codes(refusal) == ["block.name_taken", "block.name_empty"]


def test_an_own_weight_is_kept(office: Desk, form: PlanForm) -> None:
    row: PlanIndicator = replace(form.at((0, 0)), weight=Decimal(5))
    made = plans.save_plan(office, plan_form.changed(form, (0, 0), row), place_units=False)
    board = office.board(made.id)
    weights = [board.version(i.id, date(2026, 1, 1)) for i in board.indicators]
    assert [v.weight for v in weights[:2] if v] == [Decimal(5), Decimal(1)]
