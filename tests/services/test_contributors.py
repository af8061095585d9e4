"""A COMMUNE indicator's lead unit holds what its contributors enter; they are not scored for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Assignment, Indicator, Unit
from thidua_desktop.domain.terms import Rule, ScopeKind
from thidua_desktop.services import progress
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.progress import Typing

DAY = date(2026, 1, 15)
EARLIER = date(2026, 1, 5)


def models(board: CampaignBoard) -> Indicator:
    """Mô hình, sáng kiến: at least one in the whole commune."""
    return next(
        i for i in board.indicators if i.rule is Rule.AT_LEAST and i.scope is ScopeKind.COMMUNE
    )


def hamlets(desk: Desk) -> list[Unit]:
    return [u for u in desk.store.all(Unit) if u.name.startswith("Thôn mẫu")]


def let_help(desk: Desk, board: CampaignBoard, *units: Unit, of: Indicator) -> None:
    with desk.store.act("Đơn vị phối hợp") as act:
        for unit in units:
            act.insert(
                Assignment(
                    campaign_id=board.campaign.id,
                    indicator_id=of.id,
                    unit_id=unit.id,
                    is_contributor=True,
                )
            )


def type_in(desk: Desk, board: CampaignBoard, unit_id: int, of: Indicator, text: str) -> None:
    progress.record(desk, board.campaign.id, [Typing(unit_id, of.id, text)], day=DAY)


def value_of_lead(board: CampaignBoard, of: Indicator) -> Decimal | None:
    result = board.result(of.lead_unit_id or 0, of.id, DAY)
    return result.value.value if result is not None and result.value is not None else None


def test_the_leads_value_adds_the_contributors_up_at_once(
    desk: Desk, sample: CampaignBoard
) -> None:
    of, (first, second, _) = models(sample), hamlets(desk)
    let_help(desk, sample, first, second, of=of)
    lead = of.lead_unit_id or 0
    type_in(desk, sample, lead, of, "1")
    before = sample.sheet(lead, DAY)
    assert value_of_lead(sample, of) == Decimal(1)
    type_in(desk, sample, first.id, of, "2")
    type_in(desk, sample, second.id, of, "3")
    assert value_of_lead(sample, of) == Decimal(6)
    anew = CampaignBoard(desk.store, sample.campaign.id)
    for unit in sample.units(DAY):
        assert sample.sheet(unit.id, DAY) == anew.sheet(unit.id, DAY)
    assert before != sample.sheet(lead, DAY)
    desk.store.undo()
    assert value_of_lead(sample, of) == Decimal(3)


def test_a_contributor_is_not_scored_itself(desk: Desk, sample: CampaignBoard) -> None:
    of, (first, *_) = models(sample), hamlets(desk)
    before = sample.sheet(first.id, DAY)
    let_help(desk, sample, first, of=of)
    type_in(desk, sample, first.id, of, "2")
    after = sample.sheet(first.id, DAY)
    assert (after.scored, after.total) == (before.scored, before.total)


def test_a_contributors_cell_holds_no_others(desk: Desk, sample: CampaignBoard) -> None:
    of, (first, second, _) = models(sample), hamlets(desk)
    let_help(desk, sample, first, second, of=of)
    own = sample.cell(first.id, of.id)
    lead = sample.cell(of.lead_unit_id or 0, of.id)
    assert own is not None
    assert lead is not None
    assert own.contributors == ()
    assert {c.assignment.unit_id for c in lead.contributors} == {first.id, second.id}


def test_a_contributors_percent_is_refused(desk: Desk, sample: CampaignBoard) -> None:
    of = next(i for i in sample.indicators if i.rule is Rule.RATIO and i.scope is ScopeKind.COMMUNE)
    first = hamlets(desk)[0]
    let_help(desk, sample, first, of=of)
    with pytest.raises(RuleError) as caught:
        type_in(desk, sample, first.id, of, "80")
    assert [p.code for p in caught.value.problems] == ["cell.percent_of_part"]
    type_in(desk, sample, first.id, of, "8/10")


def test_values_stay_when_a_target_changes_from_a_day(desk: Desk, sample: CampaignBoard) -> None:
    of, hamlet = sample.indicators_of(sample.fields[0].id)[6], hamlets(desk)[0]
    given = sample.assignment(hamlet.id, of.id, DAY)
    assert given is not None
    with desk.store.act("Giao lại") as act:
        act.update(replace(given, valid_to=date(2026, 1, 9)))
        act.insert(replace(given, id=0, target=Decimal(5), valid_from=date(2026, 1, 10)))
    now, then = sample.result(hamlet.id, of.id, DAY), sample.result(hamlet.id, of.id, EARLIER)
    assert now is not None
    assert then is not None
    assert (now.target, then.target) == (Decimal(5), Decimal(1))
    assert now.value is not None
    assert now.value.value == Decimal(2)
    type_in(desk, sample, hamlet.id, of, "3")
    anew = CampaignBoard(desk.store, sample.campaign.id)
    assert sample.sheet(hamlet.id, DAY) == anew.sheet(hamlet.id, DAY)
    assert sample.result(hamlet.id, of.id, EARLIER) == anew.result(hamlet.id, of.id, EARLIER)
