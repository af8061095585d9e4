from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import AdjustmentKind, CampaignState
from thidua_desktop.services import adjustments
from thidua_desktop.services.adjustments import AdjustmentForm
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)


def bonus(board: CampaignBoard, points: str = "1,5") -> AdjustmentForm:
    unit = next(u for u in board.units(DAY) if u.name == "Thôn mẫu 02")
    return AdjustmentForm(
        unit_id=unit.id, points=points, on_day="10/01/2026", reason=" Gương  điển hình mẫu "
    )


def total(board: CampaignBoard, unit_id: int | None, day: date = DAY) -> Decimal | None:
    assert unit_id is not None
    return board.sheet(unit_id, day).total


def test_a_bonus_counts_from_its_day_and_goes_with_undo(desk: Desk, sample: CampaignBoard) -> None:
    form = bonus(sample)
    before, eve = total(sample, form.unit_id), total(sample, form.unit_id, date(2026, 1, 9))
    row = adjustments.save(desk, sample.campaign.id, form)
    assert row.reason == "Gương điển hình mẫu"
    assert before is not None
    assert total(sample, form.unit_id) == before + Decimal("1.5")
    assert total(sample, form.unit_id, date(2026, 1, 9)) == eve
    assert desk.store.undo_label() == "Điểm thưởng – Thôn mẫu 02"
    desk.store.undo()
    assert total(sample, form.unit_id) == before


def test_one_is_changed_and_taken_away(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    row = adjustments.save(desk, number, bonus(sample))
    form = replace(adjustments.form_of(row), kind=AdjustmentKind.VETO)
    changed = adjustments.save(desk, number, form, adjustment_id=row.id)
    assert (changed.id, changed.points, changed.kind) == (row.id, 0, AdjustmentKind.VETO)
    assert adjustments.form_of(changed).points == ""
    assert sample.sheet(row.unit_id, DAY).vetoes == (changed,)
    adjustments.remove(desk, row.id)
    assert adjustments.of_campaign(desk, number) == ()
    desk.store.undo()
    assert adjustments.of_campaign(desk, number) == (changed,)


def test_they_stand_in_the_order_of_their_days(desk: Desk, sample: CampaignBoard) -> None:
    later = adjustments.save(desk, sample.campaign.id, bonus(sample))
    sooner = adjustments.save(desk, sample.campaign.id, replace(bonus(sample), on_day="09/01/2026"))
    assert adjustments.of_campaign(desk, sample.campaign.id) == (sooner, later)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"unit_id": None}, ("unit", "adjustment.unit")),
        ({"points": "0"}, ("points", "adjustment.points")),
        ({"points": "101"}, ("points", "adjustment.too_many")),
        ({"points": "hai"}, ("points", "number.unreadable")),
        ({"reason": " "}, ("reason", "adjustment.reason")),
        ({"on_day": "24/01/2026"}, ("on_day", "adjustment.day_outside")),
        ({"on_day": ""}, ("on_day", "date.blank")),
    ],
)
def test_a_wrong_one_is_refused_at_its_field(
    desk: Desk, sample: CampaignBoard, changed: dict[str, object], code: tuple[str, str]
) -> None:
    with pytest.raises(RuleError) as refusal:
        adjustments.save(desk, sample.campaign.id, replace(bonus(sample), **changed))
    assert [(p.field, p.code) for p in refusal.value.problems] == [code]
    assert adjustments.of_campaign(desk, sample.campaign.id) == ()


def test_a_campaign_without_days_takes_any_day(desk: Desk, sample: CampaignBoard) -> None:
    with desk.store.act("Bỏ thời gian") as act:
        act.update(replace(sample.campaign, ends=None))
    with pytest.raises(RuleError) as refusal:
        adjustments.save(desk, sample.campaign.id, replace(bonus(sample), on_day="01/01/2020"))
    assert refusal.value.problems[0].params["ends"] == "…"
    with desk.store.act("Bỏ thời gian") as act:
        act.update(replace(sample.campaign, starts=None, ends=date(2026, 1, 23)))
    with pytest.raises(RuleError) as refusal:
        adjustments.save(desk, sample.campaign.id, replace(bonus(sample), on_day="24/01/2026"))
    assert refusal.value.problems[0].params["starts"] == "…"


def test_a_closed_campaign_takes_none(desk: Desk, sample: CampaignBoard) -> None:
    row = adjustments.save(desk, sample.campaign.id, bonus(sample))
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    for act in (
        lambda: adjustments.save(desk, sample.campaign.id, bonus(sample)),
        lambda: adjustments.remove(desk, row.id),
    ):
        with pytest.raises(RuleError) as refusal:
            act()
        assert refusal.value.problems[0].code == "campaign.closed"
