"""The assignment matrix without a window: typing, pasting, filling, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Assignment, Indicator, Unit
from thidua_desktop.domain.terms import CampaignState, CellState, Rule, ScopeKind, UnitKind
from thidua_desktop.services import assignments, contributors, progress
from thidua_desktop.services.assignment_words import Layer, typed_text
from thidua_desktop.services.assignments import Fill
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.progress import Typing

DAY = date(2026, 1, 15)
BEFORE = DAY - timedelta(days=1)


def unit(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def hamlet_models(board: CampaignBoard) -> Indicator:
    return board.indicators_of(board.fields[0].id)[6]


def commune_models(board: CampaignBoard) -> Indicator:
    return next(
        i for i in board.indicators if i.rule is Rule.AT_LEAST and i.scope is ScopeKind.COMMUNE
    )


def give(
    desk: Desk,
    board: CampaignBoard,
    unit_id: int,
    indicator: Indicator,
    text: str,
    *,
    layer: Layer = Layer.TARGET,
) -> int:
    typing = Typing(unit_id, indicator.id, text)
    return assignments.record(desk, board.campaign.id, [typing], layer=layer, day=DAY)


def codes(
    desk: Desk,
    board: CampaignBoard,
    unit_id: int,
    indicator: Indicator,
    text: str,
    *,
    layer: Layer = Layer.TARGET,
) -> list[str]:
    """What is refused; nothing is stored then."""
    head = desk.store.head
    with pytest.raises(RuleError) as caught:
        give(desk, board, unit_id, indicator, text, layer=layer)
    assert desk.store.head == head
    return [p.code for p in caught.value.problems]


def test_a_first_target_needs_no_day(desk: Desk, sample: CampaignBoard) -> None:
    school, models = unit(desk, "Trường mẫu A"), hamlet_models(sample)
    assert give(desk, sample, school.id, models, "12,5") == 1
    given = sample.assignment(school.id, models.id, DAY)
    assert given is not None
    assert (given.target, given.valid_from) == (Decimal("12.5"), None)
    assert desk.store.undo_label() == "Giao chỉ tiêu – Trường mẫu A"
    assert give(desk, sample, school.id, models, "12.5") == 0
    desk.store.undo()
    assert sample.assignment(school.id, models.id, DAY) is None


def test_a_target_changed_after_values_counts_from_the_day(
    desk: Desk, sample: CampaignBoard
) -> None:
    hamlet, models = unit(desk, "Thôn mẫu 01"), hamlet_models(sample)
    give(desk, sample, hamlet.id, models, "4")
    before, after = (sample.result(hamlet.id, models.id, d) for d in (BEFORE, DAY))
    assert before is not None
    assert after is not None
    assert (before.target, after.target) == (Decimal(1), Decimal(4))
    assert before.state is CellState.REACHED
    assert after.value is not None
    give(desk, sample, hamlet.id, models, "3")
    rows = desk.store.where(Assignment, indicator_id=models.id, unit_id=hamlet.id)
    assert [(a.target, a.valid_from, a.valid_to) for a in rows] == [
        (None, None, BEFORE),
        (Decimal(3), DAY, None),
    ]


def test_before_the_launch_a_target_is_overwritten(desk: Desk, sample: CampaignBoard) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.DRAFT)
    hamlet, models = unit(desk, "Thôn mẫu 01"), hamlet_models(sample)
    give(desk, sample, hamlet.id, models, "4")
    (only,) = desk.store.where(Assignment, indicator_id=models.id, unit_id=hamlet.id)
    assert (only.target, only.valid_from) == (Decimal(4), None)


def test_who_is_responsible_is_no_matter_of_days(desk: Desk, sample: CampaignBoard) -> None:
    hamlet, models = unit(desk, "Thôn mẫu 01"), hamlet_models(sample)
    give(desk, sample, hamlet.id, models, "Ông Lý Văn Mẫu", layer=Layer.RESPONSIBLE)
    (only,) = desk.store.where(Assignment, indicator_id=models.id, unit_id=hamlet.id)
    assert only.responsible == "Ông Lý Văn Mẫu"
    give(desk, sample, hamlet.id, models, "", layer=Layer.RESPONSIBLE)
    assert typed_text(sample.assignment(hamlet.id, models.id, DAY), Layer.RESPONSIBLE) == ""


@pytest.mark.parametrize(
    ("layer", "typed", "written"),
    [
        (Layer.TARGET, "2", "2"),
        (Layer.TARGET, "X", "x"),
        (Layer.TARGET, "–", "-"),
        (Layer.REGISTERED, "1,5", "1,5"),
        (Layer.RESPONSIBLE, "  Bà  Mẫu ", "Bà Mẫu"),
        (Layer.DEADLINE, "5/1/2026", "05/01/2026"),
    ],
)
def test_a_cell_is_written_as_it_would_be_typed(
    desk: Desk, sample: CampaignBoard, layer: Layer, typed: str, written: str
) -> None:
    hamlet, models = unit(desk, "Thôn mẫu 03"), hamlet_models(sample)
    give(desk, sample, hamlet.id, models, typed, layer=layer)
    given = sample.assignment(hamlet.id, models.id, DAY)
    assert typed_text(given, layer) == written
    assert give(desk, sample, hamlet.id, models, written, layer=layer) == 0


def test_no_duty_leaves_the_task_out_of_the_score(desk: Desk, sample: CampaignBoard) -> None:
    hamlet, models = unit(desk, "Thôn mẫu 03"), hamlet_models(sample)
    scored = sample.sheet(hamlet.id, DAY).scored
    give(desk, sample, hamlet.id, models, "-")
    result = sample.result(hamlet.id, models.id, DAY)
    assert result is not None
    assert result.state is CellState.NO_DUTY
    assert sample.sheet(hamlet.id, DAY).scored == scored - 1
    again = sample.result(hamlet.id, models.id, BEFORE)
    assert again is not None
    assert again.state is not CellState.NO_DUTY


def test_only_a_task_without_values_is_taken_back(desk: Desk, sample: CampaignBoard) -> None:
    school, hamlet = unit(desk, "Trường mẫu A"), unit(desk, "Thôn mẫu 01")
    models = hamlet_models(sample)
    give(desk, sample, school.id, models, "x")
    assert give(desk, sample, school.id, models, "") == 1
    assert sample.cell(school.id, models.id) is None
    assert give(desk, sample, school.id, models, "") == 0
    assert codes(desk, sample, hamlet.id, models, "") == ["assignment.has_entries"]


@pytest.mark.parametrize(
    ("text", "layer", "code"),
    [
        ("0", Layer.TARGET, "indicator.at_least_zero"),
        ("trên 2", Layer.TARGET, "assignment.strict"),
        ("dưới 2", Layer.TARGET, "indicator.wrong_direction"),
        ("hai", Layer.TARGET, "number.unreadable"),
        ("trên", Layer.TARGET, "number.blank"),
        ("p", Layer.TARGET, "assignment.helps_commune"),
        ("0,5", Layer.REGISTERED, "assignment.registered_lower"),
        ("31/02/2026", Layer.DEADLINE, "date.impossible"),
        ("01/01/2025", Layer.DEADLINE, "assignment.deadline_early"),
        ("M" * 121, Layer.RESPONSIBLE, "assignment.name_long"),
    ],
)
def test_what_makes_no_sense_is_refused(
    desk: Desk, sample: CampaignBoard, text: str, layer: Layer, code: str
) -> None:
    hamlet, models = unit(desk, "Thôn mẫu 03"), hamlet_models(sample)
    assert codes(desk, sample, hamlet.id, models, text, layer=layer) == [code]


def test_a_quality_has_no_number(desk: Desk, sample: CampaignBoard) -> None:
    hamlet = unit(desk, "Thôn mẫu 03")
    done = next(i for i in sample.indicators if i.rule is Rule.DONE and not i.lead_unit_id)
    assert codes(desk, sample, hamlet.id, done, "5") == ["assignment.no_number"]


def test_other_layers_need_a_task(desk: Desk, sample: CampaignBoard) -> None:
    school, hamlet = unit(desk, "Trường mẫu A"), unit(desk, "Thôn mẫu 03")
    models = hamlet_models(sample)
    name = "Bà Mẫu"
    layer = Layer.RESPONSIBLE
    assert codes(desk, sample, school.id, models, name, layer=layer) == ["assignment.not_given"]
    assert give(desk, sample, school.id, models, "", layer=layer) == 0
    give(desk, sample, hamlet.id, models, "-")
    assert codes(desk, sample, hamlet.id, models, name, layer=layer) == ["assignment.no_duty"]


def test_a_ceiling_is_registered_downwards(desk: Desk, sample: CampaignBoard) -> None:
    hamlet = unit(desk, "Thôn mẫu 03")
    ceiling = next(i for i in sample.indicators if i.rule is Rule.AT_MOST)
    give(desk, sample, hamlet.id, ceiling, "3")
    layer = Layer.REGISTERED
    assert codes(desk, sample, hamlet.id, ceiling, "4", layer=layer) == [
        "assignment.registered_lower"
    ]
    assert give(desk, sample, hamlet.id, ceiling, "2", layer=layer) == 1
    assert give(desk, sample, hamlet.id, ceiling, "", layer=layer) == 1


def test_a_commune_wide_task_takes_helpers_only(desk: Desk, sample: CampaignBoard) -> None:
    hamlet, models = unit(desk, "Thôn mẫu 03"), commune_models(sample)
    lead = models.lead_unit_id or 0
    assert codes(desk, sample, hamlet.id, models, "x") == ["assignment.commune"]
    assert codes(desk, sample, lead, models, "p") == ["assignment.lead_helps"]
    assert give(desk, sample, hamlet.id, models, "p") == 1
    given = sample.assignment(hamlet.id, models.id, DAY)
    assert typed_text(given, Layer.TARGET) == "p"
    assert contributors.contributors_of(sample, models.id, DAY) == (hamlet.id,)
    assert give(desk, sample, hamlet.id, models, "2") == 1
    own = sample.assignment(hamlet.id, models.id, DAY)
    assert own is not None
    assert (own.target, own.is_contributor) == (Decimal(2), True)


def test_helpers_are_named_and_let_go(desk: Desk, sample: CampaignBoard) -> None:
    models, hamlets = commune_models(sample), [unit(desk, f"Thôn mẫu 0{n}") for n in (1, 2, 3)]
    first, second, third = (u.id for u in hamlets)
    with desk.store.act("Phối hợp") as act:
        contributors.put_contributors(act, desk, models, (first, second), day=DAY)
    assert contributors.contributors_of(sample, models.id, DAY) == (first, second)
    progress.record(desk, sample.campaign.id, [Typing(first, models.id, "1")], day=DAY)
    later = DAY + timedelta(days=2)
    with desk.store.act("Phối hợp") as act:
        contributors.put_contributors(act, desk, models, (third,), day=later)
    assert contributors.contributors_of(sample, models.id, later) == (third,)
    assert contributors.contributors_of(sample, models.id, DAY) == (first, third)
    assert sample.cell(second, models.id) is None
    with desk.store.act("Phối hợp") as act:
        contributors.put_contributors(act, desk, models, (first, third), day=later)
    assert contributors.contributors_of(sample, models.id, later) == (first, third)


def test_all_units_of_ticked_kinds_get_one_target_as_one_act(
    desk: Desk, sample: CampaignBoard
) -> None:
    models = hamlet_models(sample)
    give(desk, sample, unit(desk, "Trường mẫu A").id, models, "7")
    kinds = (UnitKind.HAMLET, UnitKind.SCHOOL)
    empty = assignments.of_kinds(
        sample, [models.id], kinds, text="2", fill=Fill.EMPTY_ONLY, day=DAY
    )
    assert [t.unit_id for t in empty] == [unit(desk, "Trường mẫu B").id]
    every = assignments.of_kinds(sample, [models.id], kinds, text="2", fill=Fill.OVERWRITE, day=DAY)
    assert len(every) == 5
    campaign = sample.campaign.id
    assert assignments.record(desk, campaign, every, layer=Layer.TARGET, day=DAY) == 5
    assert desk.store.undo_label() == "Giao chỉ tiêu 5 ô – 5 đơn vị"
    desk.store.undo()
    given = sample.assignment(unit(desk, "Trường mẫu A").id, models.id, DAY)
    assert given is not None
    assert given.target == Decimal(7)


def test_a_block_with_a_bad_cell_stores_nothing(desk: Desk, sample: CampaignBoard) -> None:
    models, head = hamlet_models(sample), desk.store.head
    block = [
        Typing(unit(desk, "Thôn mẫu 01").id, models.id, "2"),
        Typing(unit(desk, "Thôn mẫu 02").id, models.id, "hai"),
    ]
    good, bad = assignments.preview(sample, block, layer=Layer.TARGET, day=DAY)
    assert (len(good), [p.code for p in bad]) == (1, ["number.unreadable"])
    with pytest.raises(RuleError):
        assignments.record(desk, sample.campaign.id, block, layer=Layer.TARGET, day=DAY)
    assert desk.store.head == head


def test_an_ended_indicator_and_a_closed_campaign_refuse(desk: Desk, sample: CampaignBoard) -> None:
    hamlet, models = unit(desk, "Thôn mẫu 01"), hamlet_models(sample)
    outsider = max(u.id for u in desk.store.all(Unit)) + 1
    assert codes(desk, sample, outsider, models, "2") == ["assignment.not_member"]
    with desk.store.act("Kết thúc") as act:
        act.update(replace(models, active_to=BEFORE))
    assert codes(desk, sample, hamlet.id, models, "2") == ["assignment.ended"]
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    assert codes(desk, sample, hamlet.id, models, "2") == ["campaign.closed"]


def test_a_task_ended_and_given_again_begins_on_the_day(desk: Desk, sample: CampaignBoard) -> None:
    models, hamlet = commune_models(sample), unit(desk, "Thôn mẫu 01")
    earlier = DAY - timedelta(days=5)
    give(desk, sample, hamlet.id, models, "p")
    progress.record(desk, sample.campaign.id, [Typing(hamlet.id, models.id, "1")], day=earlier)
    with desk.store.act("Phối hợp") as act:
        contributors.put_contributors(act, desk, models, (), day=BEFORE)
    assert assignments.standing(sample, hamlet.id, models.id, DAY) is None
    assert give(desk, sample, hamlet.id, models, "p") == 1
    given = assignments.standing(sample, hamlet.id, models.id, DAY)
    assert given is not None
    assert given.valid_from == DAY
    assert assignments.standing(sample, hamlet.id, models.id, earlier) is not None


def test_a_helper_let_go_on_its_first_day_can_be_named_again(
    desk: Desk, sample: CampaignBoard
) -> None:
    models, hamlet = commune_models(sample), unit(desk, "Thôn mẫu 01")
    earlier = DAY - timedelta(days=5)
    give(desk, sample, hamlet.id, models, "p")
    progress.record(desk, sample.campaign.id, [Typing(hamlet.id, models.id, "1")], day=earlier)
    for wanted in ((), (hamlet.id,), (), (hamlet.id,)):
        with desk.store.act("Phối hợp") as act:
            contributors.put_contributors(act, desk, models, wanted, day=DAY)
        assert contributors.contributors_of(sample, models.id, DAY) == wanted
    assert len(desk.store.where(Assignment, indicator_id=models.id, unit_id=hamlet.id)) == 2
    progress.record(desk, sample.campaign.id, [Typing(hamlet.id, models.id, "2")], day=DAY)
    for wanted in ((), (hamlet.id,)):
        with desk.store.act("Phối hợp") as act:
            contributors.put_contributors(act, desk, models, wanted, day=DAY)
        assert contributors.contributors_of(sample, models.id, DAY) == wanted
    assert desk.store.problems() == ()


def test_the_board_after_giving_equals_a_board_read_anew(desk: Desk, sample: CampaignBoard) -> None:
    hamlet, school = unit(desk, "Thôn mẫu 01"), unit(desk, "Trường mẫu A")
    models, commune = hamlet_models(sample), commune_models(sample)

    def same() -> bool:
        anew = CampaignBoard(desk.store, sample.campaign.id)
        return all(
            sample.sheet(u.id, day) == anew.sheet(u.id, day)
            for u in sample.units(DAY)
            for day in (BEFORE, DAY)
        )

    assert same()
    give(desk, sample, hamlet.id, commune, "p")
    progress.record(desk, sample.campaign.id, [Typing(hamlet.id, commune.id, "7")], day=DAY)
    assert same()
    give(desk, sample, hamlet.id, models, "4")
    give(desk, sample, school.id, models, "x")
    assert same()
    give(desk, sample, school.id, models, "")
    give(desk, sample, hamlet.id, models, "-")
    assert same()
    for _ in range(3):
        desk.store.undo()
        assert same()
    with desk.store.act("Phối hợp") as act:
        contributors.put_contributors(act, desk, commune, (), day=DAY)
    assert same()
