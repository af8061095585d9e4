"""Đề nghị: who for which form, once in a round, its steps back, its place, suggested words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import AwardForm, AwardRound, Nomination, Person, Unit
from thidua_desktop.domain.terms import AwardType, NominationState, SubjectKind
from thidua_desktop.services import (
    awards,
    citations,
    decisions,
    nomination_steps,
    nominees,
    rounds,
)
from thidua_desktop.services.awards import Proposed
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.rounds import RoundForm

DAY = date(2026, 1, 15)
FORM = "giay-khen-xa"
S = NominationState


@pytest.fixture
def round_id(desk: Desk, sample: CampaignBoard) -> int:
    form = RoundForm(
        name="Đợt 1", campaign_id=sample.campaign.id, year="2025", data_day="15/01/2026"
    )
    return rounds.save_round(desk, form, round_id=None).id


def other_round(desk: Desk, sample: CampaignBoard, *, own: bool = True) -> int:
    form = RoundForm(
        name="Đợt 2",
        campaign_id=sample.campaign.id if own else None,
        award_type=AwardType.MOVEMENT if own else AwardType.UNSCHEDULED,
        year="2025",
        data_day="15/01/2026",
        achievement="" if own else "đã dũng cảm cứu người",
    )
    return rounds.save_round(desk, form, round_id=None).id


def unit(desk: Desk, name: str = "Thôn mẫu 01") -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def of_unit(desk: Desk, name: str = "Thôn mẫu 01", form: str = FORM) -> Proposed:
    return Proposed(subject=SubjectKind.COLLECTIVE, subject_id=unit(desk, name).id, form_key=form)


def put(desk: Desk, row: Nomination, state: NominationState) -> Nomination:
    changed = replace(desk.store.get(Nomination, row.id), state=state)
    with desk.store.act("Đổi bước") as act:
        act.update(changed)
    return changed


def test_a_form_is_refused_for_whom_it_is_not_for(desk: Desk, round_id: int) -> None:
    with pytest.raises(RuleError) as error:
        awards.nominate_many(
            desk, round_id, [of_unit(desk, form="lao-dong-tien-tien")], source="thử"
        )
    assert error.value.problems[0].code == "nomination.form_subject"
    assert error.value.problems[0].params["form"] == "Lao động tiên tiến"
    with pytest.raises(RuleError, match=r"nomination\.form_unknown"):
        awards.nominate_many(desk, round_id, [of_unit(desk, form="")], source="thử")


def test_a_form_that_is_no_longer_given_is_refused_and_not_offered(
    desk: Desk, round_id: int
) -> None:
    form = next(f for f in desk.store.all(AwardForm) if f.key == FORM)
    with desk.store.act("Thôi hình thức") as act:
        act.update(replace(form, ended_on=date(2026, 1, 10)))
    with pytest.raises(RuleError) as error:
        awards.nominate_many(desk, round_id, [of_unit(desk)], source="thử")
    assert error.value.problems[0].params["day"] == "10/01/2026"
    offered = [f.key for f in nominees.forms_for(desk, SubjectKind.COLLECTIVE, DAY)]
    assert FORM not in offered
    assert offered[:2] == ["tap-the-lao-dong-tien-tien", "thon-to-dan-pho-van-hoa"]
    assert "bang-khen-tinh" in offered


def test_many_are_nominated_as_one_act_in_the_order_of_the_list(desk: Desk, round_id: int) -> None:
    names = ("Thôn mẫu 02", "Thôn mẫu 01", "Trường mẫu A")
    made = awards.nominate_many(
        desk, round_id, [of_unit(desk, name) for name in names], source="từ bảng xếp hạng"
    )
    assert [row.position for row in made] == [0, 1, 2]
    assert desk.store.undo_label() == "Đề nghị 3 khen thưởng từ bảng xếp hạng"
    desk.store.undo()
    assert desk.store.where(Nomination, round_id=round_id) == ()
    with pytest.raises(RuleError, match=r"nomination\.nobody"):
        awards.nominate_many(desk, round_id, [], source="thử")


def test_the_same_one_twice_in_a_list_is_named_and_nothing_is_stored(
    desk: Desk, round_id: int
) -> None:
    with pytest.raises(RuleError) as error:
        awards.nominate_many(desk, round_id, [of_unit(desk), of_unit(desk)], source="thử")
    assert [p.code for p in error.value.problems] == ["nomination.same"]
    assert desk.store.all(Nomination) == ()


def test_the_same_one_in_another_round_is_told_and_one_achievement_marked(
    desk: Desk, sample: CampaignBoard, round_id: int
) -> None:
    first = awards.nominate_many(desk, round_id, [of_unit(desk)], source="thử")[0]
    second = other_round(desk, sample)
    who = nominees.subject_of(first)
    (found,) = nominees.elsewhere(desk, second, who)
    assert (found.round_name, found.same_campaign, found.awarded) == ("Đợt 1", True, False)
    awards.nominate_many(desk, second, [of_unit(desk)], source="thử")
    assert [one.round_name for one in nominees.elsewhere(desk, round_id, who)] == ["Đợt 2"]
    put(desk, first, S.REJECTED)
    assert nominees.elsewhere(desk, second, who) == ()


def test_a_round_of_no_campaign_tells_only_of_open_ones(
    desk: Desk, sample: CampaignBoard, round_id: int
) -> None:
    first = awards.nominate_many(desk, round_id, [of_unit(desk)], source="thử")[0]
    free = other_round(desk, sample, own=False)
    (found,) = nominees.elsewhere(desk, free, nominees.subject_of(first))
    assert not found.same_campaign


def test_a_bare_name_is_refused_until_somebody_says_how_to_address_the_person(
    desk: Desk, round_id: int
) -> None:
    person = replace(desk.store.all(Person)[0], salutation=None)
    with desk.store.act("Bỏ danh xưng") as act:
        act.update(person)
    bare = Proposed(subject=SubjectKind.PERSON, subject_id=person.id, form_key=FORM)
    with pytest.raises(RuleError, match=r"nomination\.no_salutation"):
        awards.nominate_many(desk, round_id, [bare], source="thử")
    named = replace(bare, printed_name=f"Bà {person.name}")
    assert awards.nominate_many(desk, round_id, [named], source="thử")[0].printed_name.startswith(
        "Bà "
    )


def test_a_nomination_is_set_aside_and_judged_again_with_reasons(desk: Desk, round_id: int) -> None:
    row = awards.nominate_many(desk, round_id, [of_unit(desk)], source="thử")[0]
    with pytest.raises(RuleError, match=r"nomination\.step"):
        nomination_steps.set_aside(desk, row.id, reason="Chưa đủ hồ sơ")
    put(desk, row, S.SUBMITTED)
    with pytest.raises(RuleError, match=r"nomination\.aside_reason"):
        nomination_steps.set_aside(desk, row.id, reason=" ")
    nomination_steps.set_aside(desk, row.id, reason="Đơn vị rút đề nghị")
    aside = desk.store.get(Nomination, row.id)
    assert (aside.state, aside.state_reason) == (S.REJECTED, "Đơn vị rút đề nghị")
    with pytest.raises(RuleError, match=r"nomination\.back_reason"):
        nomination_steps.move_back(desk, row.id, reason="")
    nomination_steps.move_back(desk, row.id, reason="Đơn vị đề nghị lại")
    again = desk.store.get(Nomination, row.id)
    assert again.state in {S.ELIGIBLE, S.SUBMITTED}
    assert again.state_reason == "Đơn vị đề nghị lại"


def test_an_approved_one_comes_back_while_its_decision_is_a_draft(
    desk: Desk, sample: CampaignBoard
) -> None:
    free = other_round(desk, sample, own=False)
    one, two = awards.nominate_many(
        desk, free, [of_unit(desk), of_unit(desk, "Thôn mẫu 02")], source="thử"
    )
    put(desk, one, S.ELIGIBLE)
    put(desk, two, S.ELIGIBLE)
    drafted = decisions.draft_decision(desk, free, skip_council_reason="Họp liên tịch")
    nomination_steps.move_back(desk, one.id, reason="Xem lại thành tích")
    assert desk.store.get(Nomination, one.id).state is S.ELIGIBLE
    decisions.send_to_sign(desk, drafted.id, day=DAY)
    with pytest.raises(RuleError, match=r"nomination\.signing"):
        nomination_steps.move_back(desk, two.id, reason="Xem lại thành tích")


def test_the_order_of_the_list_is_the_officers(desk: Desk, round_id: int) -> None:
    names = ("Thôn mẫu 01", "Thôn mẫu 02", "Thôn mẫu 03")
    made = awards.nominate_many(desk, round_id, [of_unit(desk, n) for n in names], source="thử")
    nomination_steps.shift(desk, made[2].id, by=-1)

    def order() -> list[str]:
        rows = desk.store.where(Nomination, round_id=round_id)
        return [r.printed_name[-2:] for r in sorted(rows, key=lambda r: (r.position, r.id))]

    assert order() == ["01", "03", "02"]
    nomination_steps.shift(desk, made[0].id, by=-1)
    assert order() == ["01", "03", "02"]
    for row in made:
        with desk.store.act("Cùng chỗ") as act:
            act.update(replace(desk.store.get(Nomination, row.id), position=0))
    nomination_steps.shift(desk, made[0].id, by=1)
    assert order() == ["02", "01", "03"]


def test_citations_come_from_the_round_and_from_the_units_own_results(
    desk: Desk, sample: CampaignBoard, round_id: int
) -> None:
    free = other_round(desk, sample, own=False)
    assert citations.suggested_citation(desk, free) == "Đã dũng cảm cứu người"
    assert citations.own_results(desk, free, unit(desk).id) is None
    found = citations.own_results(desk, round_id, unit(desk, "Trường mẫu A").id)
    assert found is not None
    sheet = sample.sheet(unit(desk, "Trường mẫu A").id, DAY)
    assert (found.reached, found.scored) == (sheet.reached, sheet.scored)
    assert f"/{sheet.scored:02d} chỉ tiêu" in found.words
    assert found.words.endswith(sample.campaign.short_name)
    early = replace(rounds.round_form(desk.store.all(AwardRound)[0]), data_day="01/01/2020")
    rounds.save_round(desk, early, round_id=round_id)
    assert citations.own_results(desk, round_id, unit(desk).id) is None


def test_the_most_exceeded_tasks_are_named(
    desk: Desk, sample: CampaignBoard, round_id: int
) -> None:
    units = sample.units(DAY)
    best = next(u for u in units if sample.sheet(u.id, DAY).exceeded)
    found = citations.own_results(desk, round_id, best.id)
    assert found is not None
    assert found.best
    assert all("đạt 1" in words for words in found.best)
    assert found.best[0] in found.words
