from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import AwardRound, Nomination, Person, StopFlag, Unit
from thidua_desktop.domain.terms import (
    AwardType,
    ComplaintKind,
    Condition,
    NominationState,
    StopReason,
    SubjectKind,
    Verdict,
)
from thidua_desktop.services import awards, eligibility
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.complaints import ComplaintForm, save_complaint
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.people import (
    CollectiveForm,
    HouseholdForm,
    save_collective,
    save_household,
)
from thidua_desktop.services.stop_flags import (
    FlagForm,
    edit_flag,
    end_flag,
    flag_form,
    raise_flag,
    remove_flag,
    stop_flags,
    stopped,
)
from thidua_desktop.services.subjects import Subject

DAY = date(2026, 1, 15)


@pytest.fixture
def held(desk: Desk, sample: CampaignBoard) -> AwardRound:
    return awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=sample.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    )


@pytest.fixture
def school(desk: Desk, sample: CampaignBoard) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == "Trường mẫu A")


def form(subject: Subject, **changes: str) -> FlagForm:
    return replace(
        FlagForm(subject=subject, reason=StopReason.INSPECTION, starts="10/01/2026"), **changes
    )


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in error.value.problems]


def nominate(desk: Desk, held: AwardRound, row: Person | Unit) -> Nomination:
    person = isinstance(row, Person)
    return awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.PERSON if person else SubjectKind.COLLECTIVE,
        subject_id=row.id,
        form_key="giay-khen-xa",
    )


def test_a_flag_stops_the_nomination_of_its_subject_until_it_is_ended(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    row = nominate(desk, held, school)
    flag = raise_flag(desk, form(Subject(unit_id=school.id), document=" Thông báo  01 "))
    assert flag.document == "Thông báo 01"
    assert stopped(desk, flag) == (row,)
    card = eligibility.card(desk, row.id).finding(Condition.NO_STOP_FLAG)
    assert card.verdict is Verdict.NOT_MET
    ended = end_flag(desk, flag.id, day="15/01/2026", document="Kết luận 02")
    assert (ended.ends, ended.note) == (date(2026, 1, 14), "Kết luận 02")
    assert stopped(desk, ended) == ()
    card = eligibility.card(desk, row.id).finding(Condition.NO_STOP_FLAG)
    assert card.verdict is Verdict.MET
    desk.store.undo()
    assert desk.store.get(StopFlag, flag.id).ends is None


def test_one_that_is_ended_on_its_first_day_stopped_that_day(desk: Desk, school: Unit) -> None:
    flag = raise_flag(desk, form(Subject(unit_id=school.id), starts="15/01/2026", note="a"))
    ended = end_flag(desk, flag.id, day="15/01/2026", document="b")
    assert (ended.ends, ended.note) == (DAY, "a; b")


def test_everything_that_is_wrong_is_said_at_once(desk: Desk, school: Unit) -> None:
    with pytest.raises(RuleError) as error:
        raise_flag(desk, FlagForm(starts="16/01/2026"))
    assert codes(error) == [("subject", "flag.subject_missing"), ("starts", "flag.starts_later")]
    with pytest.raises(RuleError) as error:
        raise_flag(desk, form(Subject(unit_id=school.id), ends="09/01/2026"))
    assert codes(error) == [("ends", "flag.ends_early")]
    with pytest.raises(RuleError) as error:
        raise_flag(desk, form(Subject(unit_id=school.id), starts="", ends="x"))
    assert [field for field, _ in codes(error)] == ["starts", "ends"]
    flag = raise_flag(desk, form(Subject(unit_id=school.id)))
    for day, code in (("09/01/2026", "flag.ends_early"), ("16/01/2026", "flag.concluded_later")):
        with pytest.raises(RuleError, match=code):
            end_flag(desk, flag.id, day=day)


def test_a_flag_is_edited_and_removed_as_one_act_each(desk: Desk, school: Unit) -> None:
    flag = raise_flag(desk, form(Subject(unit_id=school.id)))
    assert flag_form(flag).starts == "10/01/2026"
    edited = edit_flag(desk, flag.id, replace(flag_form(flag), note="xem lại"))
    assert desk.store.get(StopFlag, flag.id) == edited
    assert remove_flag(desk, flag.id) == "Trường mẫu A"
    assert desk.store.all(StopFlag) == ()
    desk.store.undo()
    assert desk.store.all(StopFlag) == (edited,)


def test_those_that_stop_somebody_come_first_the_newest_before_the_others(
    desk: Desk, school: Unit
) -> None:
    subject = Subject(unit_id=school.id)
    over = raise_flag(desk, form(subject, ends="12/01/2026"))
    old = raise_flag(desk, form(subject, starts="02/01/2026"))
    new = raise_flag(desk, form(subject, starts="05/01/2026"))
    assert stop_flags(desk, day=DAY) == (new, old, over)


def test_every_kind_of_subject_has_its_own_nominations(
    desk: Desk, held: AwardRound, school: Unit
) -> None:
    person = next(p for p in desk.store.all(Person) if p.unit_id == school.id)
    home = save_household(
        desk, HouseholdForm(head_name="Hộ mẫu", unit_id=school.id), household_id=None
    )
    part = save_collective(
        desk, CollectiveForm(name="Tổ mẫu", unit_id=school.id), collective_id=None
    )
    mine, whole = nominate(desk, held, person), nominate(desk, held, school)
    of_home = awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.HOUSEHOLD,
        subject_id=home.id,
        form_key="giay-khen-xa",
    )
    of_part = awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=school.id,
        collective_id=part.id,
        form_key="giay-khen-xa",
    )
    for subject, rows in (
        (Subject(person_id=person.id), (mine,)),
        (Subject(household_id=home.id), (of_home,)),
        (Subject(collective_id=part.id), (of_part,)),
        (Subject(unit_id=school.id), (whole, of_part)),
    ):
        assert stopped(desk, raise_flag(desk, form(subject))) == rows
    with desk.store.act("Loại") as act:
        act.update(replace(mine, state=NominationState.REJECTED))
    flag = next(f for f in stop_flags(desk, day=DAY) if f.person_id is not None)
    assert stopped(desk, flag) == ()


def test_a_flag_of_a_complaint_changes_only_with_its_complaint(desk: Desk, school: Unit) -> None:
    save_complaint(
        desk,
        ComplaintForm(
            kind=ComplaintKind.PETITION,
            subject=Subject(unit_id=school.id),
            received_on="12/01/2026",
            content="Nội dung mẫu",
        ),
        complaint_id=None,
    )
    (flag,) = desk.store.all(StopFlag)
    for act in (
        lambda: edit_flag(desk, flag.id, flag_form(flag)),
        lambda: end_flag(desk, flag.id, day="15/01/2026"),
        lambda: remove_flag(desk, flag.id),
    ):
        with pytest.raises(RuleError, match=r"flag\.of_complaint"):
            act()
