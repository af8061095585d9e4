"""A tổ chuyên môn or chi hội is nominated under its own name, and judged as part of its unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    AnnualRating,
    Award,
    Collective,
    Nomination,
    StopFlag,
    Unit,
)
from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    AwardType,
    Condition,
    StopReason,
    SubjectKind,
    UnitKind,
    Verdict,
)
from thidua_desktop.services import awards, decisions, eligibility
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.mergers import MergerForm, merge
from thidua_desktop.services.people import CollectiveForm, save_collective

DAY = date(2026, 1, 15)
FORM = "giay-khen-xa"


@pytest.fixture
def round_id(desk: Desk, sample: CampaignBoard) -> int:
    return awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=sample.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    ).id


@pytest.fixture
def school(desk: Desk, sample: CampaignBoard) -> Unit:
    return next(u for u in sample.units(DAY) if u.name == "Trường mẫu A")


@pytest.fixture
def group(desk: Desk, school: Unit) -> Collective:
    form = CollectiveForm(name="Tổ Toán mẫu", unit_id=school.id)
    return save_collective(desk, form, collective_id=None)


def nominate(desk: Desk, round_id: int, part: Collective) -> Nomination:
    return awards.nominate(
        desk,
        round_id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=part.unit_id,
        collective_id=part.id,
        form_key=FORM,
    )


def verdict(desk: Desk, row: Nomination, condition: Condition) -> Verdict:
    found = eligibility.card(desk, row.id).findings
    return next(f.verdict for f in found if f.condition is condition)


def rate(desk: Desk, group: Collective) -> None:
    with desk.store.act("Ghi xếp loại") as act:
        act.insert(AnnualRating(collective_id=group.id, year=2025, level=AnnualRatingLevel.GOOD))


def test_its_own_name_is_printed_above_that_of_the_unit(
    desk: Desk, round_id: int, school: Unit, group: Collective
) -> None:
    made = nominate(desk, round_id, group)
    assert (made.printed_name, made.subtitle) == ("Tổ Toán mẫu", "Trường mẫu A")
    assert (made.unit_id, made.collective_id) == (school.id, group.id)
    awards.nominate(
        desk, round_id, subject=SubjectKind.COLLECTIVE, subject_id=school.id, form_key=FORM
    )
    with pytest.raises(RuleError, match=r"nomination\.same"):
        nominate(desk, round_id, group)


def test_its_line_of_the_plan_is_met_by_the_heads_confirmation_alone(
    desk: Desk, round_id: int, group: Collective
) -> None:
    made = nominate(desk, round_id, group)
    assert verdict(desk, made, Condition.PLAN_CRITERIA) is Verdict.UNKNOWN
    awards.confirm_by_head(desk, made.id, by="Hiệu trưởng", on=date(2026, 1, 12))
    assert verdict(desk, made, Condition.PLAN_CRITERIA) is Verdict.MET


def test_the_units_rating_is_only_for_reference_until_it_has_its_own(
    desk: Desk, round_id: int, group: Collective
) -> None:
    made = nominate(desk, round_id, group)
    found = eligibility.card(desk, made.id).finding(Condition.ANNUAL_RATING)
    assert found.verdict is Verdict.UNKNOWN
    assert [proof.code for proof in found.proofs] == ["card.unit_rating"]
    rate(desk, group)
    assert verdict(desk, made, Condition.ANNUAL_RATING) is Verdict.MET


@pytest.mark.parametrize("of_unit", [True, False])
def test_what_stops_it_or_its_unit_stops_it(
    desk: Desk,
    round_id: int,
    group: Collective,
    of_unit: bool,  # noqa: FBT001
) -> None:
    made = nominate(desk, round_id, group)
    assert verdict(desk, made, Condition.NO_STOP_FLAG) is Verdict.MET
    flag = StopFlag(collective_id=group.id, reason=StopReason.DISCIPLINE, starts=DAY)
    if of_unit:
        flag = replace(flag, collective_id=None, unit_id=group.unit_id)
    with desk.store.act("Ghi dừng xét") as act:
        act.insert(flag)
    assert verdict(desk, made, Condition.NO_STOP_FLAG) is Verdict.NOT_MET


def test_its_flag_does_not_stop_the_unit(
    desk: Desk, round_id: int, school: Unit, group: Collective
) -> None:
    whole = awards.nominate(
        desk, round_id, subject=SubjectKind.COLLECTIVE, subject_id=school.id, form_key=FORM
    )
    with desk.store.act("Ghi dừng xét") as act:
        act.insert(StopFlag(collective_id=group.id, reason=StopReason.DISCIPLINE, starts=DAY))
    assert verdict(desk, whole, Condition.NO_STOP_FLAG) is Verdict.MET


def test_its_award_is_its_own(desk: Desk, round_id: int, group: Collective) -> None:
    made = nominate(desk, round_id, group)
    awards.confirm_by_head(desk, made.id, by="Hiệu trưởng", on=date(2026, 1, 12))
    rate(desk, group)
    assert awards.submit(desk, [made.id]) == ()
    draft = decisions.draft_decision(desk, round_id, skip_council_reason="Họp liên tịch")
    decisions.send_to_sign(desk, draft.id, day=DAY)
    decisions.issue(desk, draft.id, number=15, day=DAY)
    (award,) = desk.store.where(Award, collective_id=group.id)
    assert award.printed_name == "Tổ Toán mẫu"
    assert desk.store.where(Award, unit_id=group.unit_id, collective_id=None) == ()


def test_it_moves_with_a_merger_under_its_own_name(
    desk: Desk, sample: CampaignBoard, round_id: int, school: Unit, group: Collective
) -> None:
    other = next(u for u in sample.units(DAY) if u.kind is UnitKind.SCHOOL and u.id != school.id)
    second = save_collective(
        desk, CollectiveForm(name="Tổ Văn mẫu", unit_id=other.id), collective_id=None
    )
    rows = [nominate(desk, round_id, part) for part in (group, second)]
    form = MergerForm(
        unit_ids=(school.id, other.id),
        name="Trường mẫu C",
        kind=UnitKind.SCHOOL,
        on_day="20/01/2026",
        document="Quyết định mẫu",
        nomination_ids=tuple(row.id for row in rows),
    )
    merged = merge(desk, form, campaign_id=sample.campaign.id)
    moved = [desk.store.get(Nomination, row.id) for row in rows]
    assert [(r.unit_id, r.printed_name, r.subtitle) for r in moved] == [
        (merged.id, "Tổ Toán mẫu", "Trường mẫu C"),
        (merged.id, "Tổ Văn mẫu", "Trường mẫu C"),
    ]
