"""Units that merge in mid-campaign: a dated act, history kept, all of it undone by one undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    Assignment,
    CampaignUnit,
    FormerPost,
    Household,
    Indicator,
    MergedUnit,
    Merger,
    Nomination,
    Person,
    ProgressEntry,
    Unit,
)
from thidua_desktop.domain.terms import (
    Accumulation,
    AwardType,
    CampaignState,
    CellState,
    Rule,
    ScopeKind,
    SubjectKind,
    UnitKind,
)
from thidua_desktop.services import assignments, awards, leaving, mergers
from thidua_desktop.services.assignment_words import Layer
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.merged_tasks import Carried, Proposal, left_behind, proposals
from thidua_desktop.services.mergers import MergerForm, merge
from thidua_desktop.services.people import (
    HouseholdForm,
    PersonForm,
    save_household,
    save_person,
)
from thidua_desktop.services.progress import Typing, record
from thidua_desktop.services.units import UnitForm, save_unit

EVE, DAY = date(2026, 1, 9), date(2026, 1, 10)
LATER = date(2026, 1, 15)
FORM = "giay-khen-xa"


def unit_named(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def merging(desk: Desk, board: CampaignBoard) -> MergerForm:
    names = ("Thôn mẫu 01", "Thôn mẫu 02")
    return MergerForm(
        unit_ids=tuple(unit_named(desk, name).id for name in names),
        name="Thôn mẫu 12",
        kind=UnitKind.HAMLET,
        block_id=board.blocks[2].id,
        on_day="10/01/2026",
        document="Nghị quyết 12/NQ-HĐND",
        document_day="05/01/2026",
    )


def ranked(board: CampaignBoard, day: date) -> list[tuple[str, object, int | None]]:
    return [
        (board.unit(r.sheet.unit_id).name, r.sheet.total, r.place)
        for block in board.blocks
        for r in board.ranking(block.id, day)
    ]


def everything(desk: Desk) -> list[object]:
    kinds = (
        Unit,
        CampaignUnit,
        Assignment,
        Indicator,
        Person,
        Household,
        Nomination,
        FormerPost,
        Merger,
        MergedUnit,
        ProgressEntry,
    )
    return [desk.store.all(cls) for cls in kinds]


def codes(error: pytest.ExceptionInfo[RuleError]) -> set[tuple[str, str]]:
    return {(p.field, p.code) for p in error.value.problems}


def test_from_the_day_the_successor_ranks_and_the_old_ones_do_not(
    desk: Desk, sample: CampaignBoard
) -> None:
    before, stored = ranked(sample, EVE), everything(desk)
    made = merge(desk, merging(desk, sample), campaign_id=sample.campaign.id)
    assert ranked(sample, EVE) == before
    assert ranked(CampaignBoard(desk.store, sample.campaign.id), EVE) == before
    names = [u.name for u in sample.units(DAY, block_id=sample.blocks[2].id)]
    assert names == ["Thôn mẫu 12", "Thôn mẫu 03"]
    assert made.id in {r.sheet.unit_id for r in sample.ranking(sample.blocks[2].id, DAY)}
    assert sample.sheet(made.id, DAY).with_data == 0
    tasks = {t.indicator_id for t in sample.sheet(unit_named(desk, "Thôn mẫu 03").id, DAY).tasks}
    assert {t.indicator_id for t in sample.sheet(made.id, DAY).tasks} == tasks
    desk.store.undo()
    assert everything(desk) == stored
    assert ranked(sample, DAY) == ranked(CampaignBoard(desk.store, sample.campaign.id), DAY)


def test_the_document_and_the_way_of_each_unit_are_kept(desk: Desk, sample: CampaignBoard) -> None:
    made = merge(desk, merging(desk, sample), campaign_id=sample.campaign.id)
    old = unit_named(desk, "Thôn mẫu 01")
    assert (old.active_to, made.active_from) == (EVE, DAY)
    went = mergers.destinations(desk)[old.id]
    assert went.successor == made
    assert went.merger.document == "Nghị quyết 12/NQ-HĐND, ngày 05/01/2026"
    with pytest.raises(RuleError) as error:
        leaving.reopen(desk, Unit, [old.id])
    assert codes(error) == {("unit", "unit.merged")}


def test_one_of_them_may_go_on_with_its_own_data(desk: Desk, sample: CampaignBoard) -> None:
    form = merging(desk, sample)
    first = form.unit_ids[0]
    total = sample.sheet(first, DAY).total
    made = merge(desk, replace(form, successor_id=first), campaign_id=sample.campaign.id)
    assert made.id == first
    assert [row.unit_id for row in desk.store.all(MergedUnit)] == [form.unit_ids[1]]
    assert sample.sheet(first, DAY).total == total
    names = [u.name for u in sample.units(DAY, block_id=sample.blocks[2].id)]
    assert names == ["Thôn mẫu 01", "Thôn mẫu 03"]
    assert desk.store.undo_label() == "Sáp nhập 1 đơn vị vào Thôn mẫu 01"


def test_members_go_along_when_ticked_and_keep_their_past(
    desk: Desk, sample: CampaignBoard
) -> None:
    form = merging(desk, sample)
    home = form.unit_ids[0]
    person = save_person(
        desk,
        PersonForm(name="Nông Văn Mẫu", unit_id=home, position_title="Trưởng thôn"),
        person_id=None,
    )
    gone = save_person(desk, PersonForm(name="Lý Văn Mẫu", unit_id=home), person_id=None)
    leaving.close(desk, Person, [gone.id], day=EVE)
    house = save_household(
        desk, HouseholdForm(head_name="Vi Văn Mẫu", unit_id=home), household_id=None
    )
    made = merge(desk, form, campaign_id=sample.campaign.id)
    assert desk.store.get(Person, person.id).unit_id == made.id
    [post] = desk.store.where(FormerPost, person_id=person.id)
    assert (post.unit_id, post.position_title, post.valid_to) == (home, "Trưởng thôn", EVE)
    assert desk.store.get(Household, house.id).unit_id == made.id
    assert desk.store.get(Person, gone.id).unit_id == home
    desk.store.undo()
    merge(desk, replace(form, with_members=False), campaign_id=sample.campaign.id)
    assert desk.store.get(Person, person.id).unit_id == home


def test_a_name_is_free_again_once_its_unit_ends(desk: Desk, sample: CampaignBoard) -> None:
    form = replace(merging(desk, sample), name="Thôn mẫu 01")
    assert merge(desk, form, campaign_id=sample.campaign.id).name == "Thôn mẫu 01"
    with pytest.raises(RuleError) as error:
        other = unit_named(desk, "Trường mẫu A").id, unit_named(desk, "Trường mẫu B").id
        form = replace(form, unit_ids=other, name="thôn mẫu 03")
        merge(desk, form, campaign_id=sample.campaign.id)
    assert codes(error) == {("name", "unit.name_taken")}


def test_all_that_is_wrong_is_said_at_once(desk: Desk, sample: CampaignBoard) -> None:
    with pytest.raises(RuleError) as error:
        merge(desk, MergerForm(document_day="1"), campaign_id=sample.campaign.id)
    assert codes(error) == {
        ("units", "merger.few"),
        ("name", "unit.name_empty"),
        ("on_day", "date.blank"),
        ("document", "merger.document_empty"),
        ("document_day", "date.unreadable"),
    }


def test_a_unit_that_ended_or_began_later_cannot_merge(desk: Desk, sample: CampaignBoard) -> None:
    form = replace(merging(desk, sample), document_day="")
    leaving.close(desk, Unit, [form.unit_ids[0]], day=EVE)
    late = UnitForm(name="Thôn mẫu 05", active_from="12/01/2026", block_id=sample.blocks[2].id)
    young = save_unit(desk, late, unit_id=None, campaign_id=sample.campaign.id, day=DAY)
    with pytest.raises(RuleError) as error:
        form = replace(form, unit_ids=(form.unit_ids[0], young.id))
        merge(desk, form, campaign_id=sample.campaign.id)
    assert codes(error) == {("units", "merger.ended"), ("on_day", "leave.before_start")}


def proposed(desk: Desk, form: MergerForm, day: date = DAY) -> dict[int, Proposal]:
    found = proposals(desk, form.unit_ids, successor_id=form.successor_id, kind=form.kind, day=day)
    return {item.indicator_id: item for item in found}


def test_counts_are_added_and_the_rest_is_asked(desk: Desk, sample: CampaignBoard) -> None:
    form = merging(desk, sample)
    one, two = form.unit_ids
    found = proposed(desk, form, LATER)
    for indicator_id, item in found.items():
        indicator = sample.indicator(indicator_id)
        result = [sample.result(n, indicator_id, date(2026, 1, 14)) for n in (one, two)]
        values = [r.value for r in result if r is not None and r.value is not None]
        assert len(item.parts) == len(values)
        if indicator.rule.name in {"DONE", "GRADE"}:
            assert item.sum == ""
        elif all(v.total is not None for v in values):
            done, total = sum(v.done or 0 for v in values), sum(v.total or 0 for v in values)
            assert item.sum == f"{done}/{total}"
    assert any(item.sum for item in found.values())
    assert any(not item.sum for item in found.values())


def counted(sample: CampaignBoard) -> Indicator:
    """An indicator of a plain quantity that every hamlet has."""
    return next(
        i
        for i in sample.indicators
        if i.rule.name == "AT_LEAST"
        and i.scope is ScopeKind.EACH_UNIT
        and (not i.scope_kinds or UnitKind.HAMLET in i.scope_kinds)
    )


def test_a_plain_percent_is_asked_never_added(desk: Desk, sample: CampaignBoard) -> None:
    units = [u for u in sample.units(DAY) if u.kind is UnitKind.DEPARTMENT][:2]
    form = replace(
        merging(desk, sample),
        unit_ids=tuple(u.id for u in units),
        kind=UnitKind.DEPARTMENT,
    )
    ratio = next(i for i, item in proposed(desk, form, LATER).items() if "/" in item.sum)
    typings = [Typing(form.unit_ids[0], ratio, "90%")]
    record(desk, sample.campaign.id, typings, day=date(2026, 1, 14))
    assert proposed(desk, form, LATER)[ratio].sum == ""


def test_only_what_is_ticked_is_written(desk: Desk, sample: CampaignBoard) -> None:
    form, indicator = merging(desk, sample), counted(sample)
    typings = [Typing(n, indicator.id, t) for n, t in zip(form.unit_ids, "23", strict=True)]
    record(desk, sample.campaign.id, typings, day=EVE)
    item = proposed(desk, form)[indicator.id]
    assert [value for _, value in item.parts] == ["2", "3"]
    assert item.sum == "5"
    carried = (Carried(sample.campaign.id, indicator.id, item.sum),)
    made = merge(desk, replace(form, carried=carried), campaign_id=sample.campaign.id)
    result = sample.result(made.id, indicator.id, DAY)
    assert result is not None
    assert result.value is not None
    assert result.value.value == 5
    assert sample.sheet(made.id, DAY).with_data == 1
    assert sample.result(made.id, indicator.id, EVE) is None


def test_a_carried_value_is_read_by_the_rule_of_its_indicator(
    desk: Desk, sample: CampaignBoard
) -> None:
    form, indicator = merging(desk, sample), counted(sample)
    place, stored = f"{sample.campaign.id}/{indicator.id}", everything(desk)
    for text, code in (("", "merger.value_empty"), ("hai", "number.unreadable")):
        carried = (Carried(sample.campaign.id, indicator.id, text),)
        with pytest.raises(RuleError) as error:
            merge(desk, replace(form, carried=carried), campaign_id=sample.campaign.id)
        assert codes(error) == {(place, code)}
    assert everything(desk) == stored


def test_the_successor_adds_its_own_once(desk: Desk, sample: CampaignBoard) -> None:
    form, indicator = merging(desk, sample), counted(sample)
    typings = [Typing(n, indicator.id, t) for n, t in zip(form.unit_ids, "23", strict=True)]
    record(desk, sample.campaign.id, typings, day=EVE)
    record(desk, sample.campaign.id, [Typing(form.unit_ids[0], indicator.id, "4")], day=DAY)
    form = replace(form, successor_id=form.unit_ids[0])
    assert proposed(desk, form)[indicator.id].sum == "7"


def test_a_value_for_a_task_the_successor_has_not_is_refused(
    desk: Desk, sample: CampaignBoard
) -> None:
    other = next(i for i in sample.indicators if i.scope_kinds == (UnitKind.SCHOOL,))
    text = {Rule.GRADE: "T", Rule.DONE: "x"}.get(other.rule, "1/1")
    carried = (Carried(sample.campaign.id, other.id, text),)
    form, stored = replace(merging(desk, sample), carried=carried), everything(desk)
    with pytest.raises(RuleError) as error:
        merge(desk, form, campaign_id=sample.campaign.id)
    assert codes(error) == {(f"{sample.campaign.id}/{other.id}", "cell.not_assigned")}
    assert everything(desk) == stored


def test_the_lead_of_the_communes_task_goes_over(desk: Desk, sample: CampaignBoard) -> None:
    leading = next(i for i in sample.indicators if i.scope is ScopeKind.COMMUNE)
    assert leading.lead_unit_id is not None
    other = next(
        u.id
        for u in sample.units(DAY, block_id=sample.blocks[0].id)
        if u.id != leading.lead_unit_id
    )
    form = replace(
        merging(desk, sample),
        unit_ids=(leading.lead_unit_id, other),
        name="Phòng mẫu",
        kind=UnitKind.DEPARTMENT,
        block_id=None,
    )
    old = sample.result(leading.lead_unit_id, leading.id, EVE)
    made = merge(desk, form, campaign_id=sample.campaign.id)
    assert sample.indicator(leading.id).lead_unit_id == made.id
    assert sample.result(made.id, leading.id, DAY) is not None
    assert sample.result(leading.lead_unit_id, leading.id, EVE) == old
    assert sample.result(leading.lead_unit_id, leading.id, DAY) is None
    assert sample.block_of(made.id, DAY) == sample.blocks[0]


def nominated(desk: Desk, board: CampaignBoard, form: MergerForm) -> list[Nomination]:
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=board.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=LATER,
    )
    return [
        awards.nominate(desk, held.id, subject=SubjectKind.COLLECTIVE, subject_id=n, form_key=FORM)
        for n in form.unit_ids
    ]


def test_nominations_move_or_stay_with_a_reason(desk: Desk, sample: CampaignBoard) -> None:
    form = merging(desk, sample)
    one, two = nominated(desk, sample, form)
    assert mergers.open_nominations(desk, form.unit_ids) == (one, two)
    with pytest.raises(RuleError) as error:
        merge(desk, replace(form, nomination_ids=(one.id,)), campaign_id=sample.campaign.id)
    assert codes(error) == {("reason", "merger.reason")}
    with pytest.raises(RuleError) as error:
        both = replace(form, nomination_ids=(one.id, two.id))
        merge(desk, both, campaign_id=sample.campaign.id)
    assert codes(error) == {("nominations", "merger.nomination_twice")}
    form = replace(form, nomination_ids=(one.id,), reason="Thành tích của thôn cũ")
    made = merge(desk, form, campaign_id=sample.campaign.id)
    moved, stayed = (desk.store.get(Nomination, n.id) for n in (one, two))
    assert (moved.unit_id, moved.printed_name) == (made.id, "Tập thể Thôn mẫu 12")
    assert (stayed.unit_id, stayed.state) == (two.unit_id, two.state)
    assert stayed.state_reason == "Thành tích của thôn cũ"


def test_a_later_merger_follows_the_first(desk: Desk, sample: CampaignBoard) -> None:
    first = merge(desk, merging(desk, sample), campaign_id=sample.campaign.id)
    third = unit_named(desk, "Thôn mẫu 03")
    form = replace(
        merging(desk, sample),
        unit_ids=(first.id, third.id),
        name="Thôn mẫu 13",
        on_day="10/01/2026",
    )
    with pytest.raises(RuleError) as error:
        merge(desk, form, campaign_id=sample.campaign.id)
    assert codes(error) == {("on_day", "leave.before_start")}
    form = replace(form, on_day="12/01/2026", block_id=None)
    made = merge(desk, form, campaign_id=sample.campaign.id)
    assert [u.id for u in sample.units(LATER, block_id=sample.blocks[2].id)] == [made.id]
    assert mergers.destinations(desk)[first.id].successor == made


def test_a_closed_campaign_keeps_its_units(desk: Desk, sample: CampaignBoard) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    places = desk.store.all(CampaignUnit)
    form = merging(desk, sample)
    assert proposed(desk, form) == {}
    merge(desk, form, campaign_id=sample.campaign.id)
    assert desk.store.all(CampaignUnit) == places


def in_period(desk: Desk, indicator: Indicator) -> None:
    with desk.store.act("Cộng trong kỳ") as act:
        act.update(replace(indicator, accumulation=Accumulation.PER_PERIOD))


def test_values_in_a_period_add_up_and_the_successors_own_are_not_counted_twice(
    desk: Desk, sample: CampaignBoard
) -> None:
    form, indicator = merging(desk, sample), counted(sample)
    in_period(desk, indicator)
    one, two = form.unit_ids
    for day, text in ((date(2026, 1, 5), "2"), (EVE, "3")):
        typings = [Typing(n, indicator.id, text) for n in (one, two)]
        record(desk, sample.campaign.id, typings, day=day)
    both = proposed(desk, form)[indicator.id]
    sums = [sample.result(n, indicator.id, EVE) for n in (one, two)]
    total = sum(r.value.value or 0 for r in sums if r is not None and r.value is not None)
    assert both.sum == str(total)
    record(desk, sample.campaign.id, [Typing(one, indicator.id, "4")], day=DAY)
    form = replace(form, successor_id=one)
    whole = sample.result(two, indicator.id, EVE)
    assert whole is not None
    assert whole.value is not None
    assert proposed(desk, form)[indicator.id].sum == str(4 + int(whole.value.value or 0))
    before = sample.result(one, indicator.id, DAY)
    carried = (Carried(sample.campaign.id, indicator.id, proposed(desk, form)[indicator.id].sum),)
    merge(desk, replace(form, carried=carried), campaign_id=sample.campaign.id)
    after = sample.result(one, indicator.id, DAY)
    assert before is not None
    assert after is not None
    assert before.value is not None
    assert after.value is not None
    gained = (after.value.value or 0) - (before.value.value or 0)
    assert gained == whole.value.value


def test_a_campaign_that_has_not_begun_proposes_nothing_but_takes_the_successor(
    desk: Desk, sample: CampaignBoard
) -> None:
    form = merging(desk, sample)
    with desk.store.act("Dời ngày") as act:
        act.update(replace(sample.campaign, starts=LATER))
    assert proposed(desk, form) == {}
    made = merge(desk, form, campaign_id=sample.campaign.id)
    assert sample.block_of(made.id, DAY) == sample.blocks[2]


def test_a_unit_that_joined_on_the_day_never_was_in_the_block(
    desk: Desk, sample: CampaignBoard
) -> None:
    form = merging(desk, sample)
    unit = unit_named(desk, "Thôn mẫu 02")
    for day, block in ((date(2026, 1, 5), None), (DAY, sample.blocks[1].id)):
        moved = UnitForm(name=unit.name, kind=unit.kind, block_id=block)
        save_unit(desk, moved, unit_id=unit.id, campaign_id=sample.campaign.id, day=day)
    merge(desk, form, campaign_id=sample.campaign.id)
    [left] = desk.store.where(CampaignUnit, unit_id=unit.id)
    assert left.valid_to == date(2026, 1, 4)
    assert sample.block_of(unit.id, DAY) is None


def test_units_outside_a_campaign_merge_outside_it(desk: Desk, sample: CampaignBoard) -> None:
    made = [
        save_unit(desk, UnitForm(name=name), unit_id=None, campaign_id=sample.campaign.id, day=DAY)
        for name in ("Chi hội mẫu 1", "Chi hội mẫu 2")
    ]
    form = replace(
        merging(desk, sample), unit_ids=tuple(u.id for u in made), block_id=None, document_day=""
    )
    after = merge(desk, form, campaign_id=sample.campaign.id)
    assert sample.block_of(after.id, DAY) is None
    assert mergers.destinations(desk)[made[0].id].merger.document == "Nghị quyết 12/NQ-HĐND"


def test_a_helper_of_the_communes_task_is_followed_by_the_successor(
    desk: Desk, sample: CampaignBoard
) -> None:
    form = merging(desk, sample)
    task = next(i for i in sample.indicators if i.scope is ScopeKind.COMMUNE)
    with desk.store.act("Đơn vị góp phần") as act:
        act.insert(
            Assignment(
                campaign_id=sample.campaign.id,
                indicator_id=task.id,
                unit_id=form.unit_ids[0],
                is_contributor=True,
            )
        )
    made = merge(desk, form, campaign_id=sample.campaign.id)
    [given] = [
        row for row in desk.store.where(Assignment, unit_id=made.id) if row.indicator_id == task.id
    ]
    assert given.is_contributor
    assert given.valid_from == DAY


def test_a_task_none_of_them_had_is_none_of_the_successors(
    desk: Desk, sample: CampaignBoard
) -> None:
    form, indicator = merging(desk, sample), counted(sample)
    given = [Typing(n, indicator.id, "-") for n in form.unit_ids]
    assignments.record(desk, sample.campaign.id, given, layer=Layer.TARGET, day=EVE)
    made = merge(desk, form, campaign_id=sample.campaign.id)
    result = sample.result(made.id, indicator.id, DAY)
    assert result is not None
    assert result.state is CellState.NO_DUTY


def test_later_values_of_the_old_units_are_counted_out_loud(
    desk: Desk, sample: CampaignBoard
) -> None:
    form, indicator = merging(desk, sample), counted(sample)
    held = left_behind(desk, form.ended_ids, day=date(2026, 1, 14))
    typings = [Typing(n, indicator.id, "5") for n in form.unit_ids]
    record(desk, sample.campaign.id, typings, day=date(2026, 1, 14))
    assert left_behind(desk, form.ended_ids, day=date(2026, 1, 14)) == held + 2
    assert left_behind(desk, (), day=DAY) == 0


def test_a_fraction_beside_a_plain_number_is_asked(desk: Desk, sample: CampaignBoard) -> None:
    form, indicator = merging(desk, sample), counted(sample)
    with desk.store.act("Đổi quy tắc") as act:
        act.update(replace(indicator, rule=Rule.AT_MOST, measure_unit=None))
    typings = [Typing(n, indicator.id, t) for n, t in zip(form.unit_ids, ("1/2", "3"), strict=True)]
    record(desk, sample.campaign.id, typings, day=EVE)
    assert proposed(desk, form)[indicator.id].sum == ""


def test_what_only_the_successor_has_needs_no_carrying(desk: Desk, sample: CampaignBoard) -> None:
    form, indicator = merging(desk, sample), counted(sample)
    form = replace(form, successor_id=form.unit_ids[0])
    typings = [Typing(form.unit_ids[1], indicator.id, "")]
    for day in sorted({e.as_at for e in desk.store.all(ProgressEntry) if e.as_at < DAY}):
        record(desk, sample.campaign.id, typings, day=day)
    assert indicator.id not in proposed(desk, form)
