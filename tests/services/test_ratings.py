from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import (
    AnnualRating,
    AwardRound,
    Collective,
    Evidence,
    Nomination,
    Person,
    Unit,
)
from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    AwardType,
    Gender,
    PersonGroup,
    SubjectKind,
)
from thidua_desktop.services import awards, evidence
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.evidence import Owner, Taken
from thidua_desktop.services.people import (
    CollectiveForm,
    HouseholdForm,
    PersonForm,
    save_collective,
    save_household,
    save_person,
)
from thidua_desktop.services.rating_paste import (
    Batch,
    Found,
    RatedRow,
    RatingPaste,
    judged,
    meant,
    store_ratings,
)
from thidua_desktop.services.ratings import (
    RatingForm,
    lacking,
    nominated_lacking,
    rating_form,
    ratings,
    remove_rating,
    save_rating,
)
from thidua_desktop.services.subjects import Subject

DAY = date(2026, 1, 15)
GOOD, EXCELLENT = AnnualRatingLevel.GOOD, AnnualRatingLevel.EXCELLENT
BATCH = Batch(
    year="2025", document="Quyết định chung 09", decided_on="30/12/2025", issuer="Cơ quan"
)


@pytest.fixture
def units(desk: Desk, sample: CampaignBoard) -> dict[str, Unit]:
    return {unit.name: unit for unit in desk.store.all(Unit)}


@pytest.fixture
def form(units: dict[str, Unit]) -> RatingForm:
    return RatingForm(
        subject=Subject(unit_id=units["Phòng Kinh tế"].id),
        year="2025",
        level=GOOD,
        document=" Quyết định  05 ",
        decided_on="30/12/2025",
        issuer="Ủy ban nhân dân xã",
    )


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


def person(desk: Desk, name: str, unit: Unit, *, year: str = "", farmer: bool = False) -> Person:
    group = PersonGroup.FARMER if farmer else PersonGroup.OFFICIAL
    form = PersonForm(
        name=name, unit_id=unit.id, birth_year=year, gender=Gender.FEMALE, person_group=group
    )
    return save_person(desk, form, person_id=None)


def nominate(desk: Desk, held: AwardRound, unit: Unit, part: Collective | None) -> Nomination:
    return awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=unit.id,
        collective_id=part.id if part else None,
        form_key="giay-khen-xa",
    )


def codes(desk: Desk, form: RatingForm) -> list[tuple[str, str]]:
    with pytest.raises(RuleError) as error:
        save_rating(desk, form, rating_id=None)
    return [(p.field, p.code) for p in error.value.problems]


# the register


def test_a_rating_is_stored_with_its_file_and_removed_as_one_act(
    desk: Desk, form: RatingForm
) -> None:
    made = save_rating(desk, form, rating_id=None, files=[Taken("a.pdf", b"%PDF-1.4 mau")])
    assert (made.document, made.decided_on) == ("Quyết định 05", date(2025, 12, 30))
    owner = Owner(rating_id=made.id)
    assert len(evidence.of_owner(desk, owner)) == 1
    assert evidence.owner_name(desk, owner) == "xếp loại Quyết định 05"
    before = len(desk.store.all(AnnualRating))
    assert remove_rating(desk, made.id) == "Phòng Kinh tế"
    assert (len(desk.store.all(AnnualRating)), desk.store.all(Evidence)) == (before - 1, ())
    desk.store.undo()
    assert desk.store.get(AnnualRating, made.id) == made


def test_a_stored_one_is_changed_under_its_id(desk: Desk, form: RatingForm) -> None:
    made = save_rating(desk, form, rating_id=None)
    assert rating_form(made) == replace(form, document="Quyết định 05")
    changed = save_rating(desk, replace(form, level=EXCELLENT), rating_id=made.id)
    assert desk.store.get(AnnualRating, made.id) == changed


def test_everything_that_is_wrong_is_said_at_once(desk: Desk, form: RatingForm) -> None:
    assert codes(desk, RatingForm(year="25", decided_on="x")) == [
        ("year", "rating.year"),
        ("decided_on", "date.unreadable"),
        ("subject", "rating.subject_missing"),
        ("level", "rating.level_missing"),
    ]
    later = replace(form, year="2027", decided_on="16/01/2026")
    assert codes(desk, later) == [
        ("year", "rating.year_later"),
        ("decided_on", "rating.decided_later"),
    ]
    assert codes(desk, replace(form, year="0999"))[0] == ("year", "rating.year")
    home = replace(form, subject=Subject(household_id=1))
    assert codes(desk, home) == [("subject", "rating.household")]


def test_a_year_has_one_rating_and_a_school_year_is_another(desk: Desk, form: RatingForm) -> None:
    save_rating(desk, form, rating_id=None)
    assert codes(desk, form) == [("subject", "rating.taken")]
    save_rating(desk, replace(form, school_year=True), rating_id=None)
    save_rating(desk, replace(form, year="2024"), rating_id=None)


def test_the_list_goes_by_year_then_unit_then_member(
    desk: Desk, form: RatingForm, units: dict[str, Unit]
) -> None:
    one = person(desk, "Nguyễn Thị mẫu 11", units["Phòng Kinh tế"])
    part = save_collective(
        desk,
        CollectiveForm(name="Tổ mẫu", unit_id=units["Phòng Kinh tế"].id),
        collective_id=None,
    )
    old = save_rating(desk, replace(form, year="2020"), rating_id=None)
    mine = save_rating(desk, replace(form, subject=Subject(person_id=one.id)), rating_id=None)
    whole = save_rating(desk, form, rating_id=None)
    its = save_rating(desk, replace(form, subject=Subject(collective_id=part.id)), rating_id=None)
    listed = [row for row in ratings(desk) if row in {old, mine, whole, its}]
    assert listed[0] == whole
    assert listed[-1] == old


# who lacks one


def test_the_nominated_of_open_rounds_come_first(
    desk: Desk, held: AwardRound, units: dict[str, Unit]
) -> None:
    hamlet, office = units["Thôn mẫu 01"], units["Phòng Kinh tế"]
    part = save_collective(
        desk, CollectiveForm(name="Tổ mẫu", unit_id=office.id), collective_id=None
    )
    farmer = person(desk, "Nông dân mẫu", hamlet, farmer=True)
    for unit, small in ((hamlet, None), (office, part), (units["Trường mẫu B"], None)):
        nominate(desk, held, unit, small)
    rows = lacking(desk, 2025)
    nominated = [row.name for row in rows if row.nominated]
    assert nominated == ["Tổ mẫu", "Trường mẫu B"]
    assert [row.nominated for row in rows] == sorted((r.nominated for r in rows), reverse=True)
    names = {row.name for row in rows}
    assert not names & {"Thôn mẫu 01", farmer.name, "Trường mẫu A"}
    assert "Phòng Kinh tế" in names


def test_what_is_awarded_refused_closed_or_unscheduled_asks_for_nothing(
    desk: Desk, held: AwardRound, units: dict[str, Unit], sample: CampaignBoard
) -> None:
    school, campaign = units["Trường mẫu B"], sample.campaign.id
    nominate(desk, held, school, None)
    assert [r.name for r in nominated_lacking(desk, campaign_id=campaign)] == ["Trường mẫu B"]
    assert nominated_lacking(desk, campaign_id=campaign + 1) == ()
    for changes in ({"award_type": AwardType.UNSCHEDULED}, {"closed_on": DAY}):
        with desk.store.act("Sửa") as act:
            act.update(replace(held, **changes))  # type: ignore[arg-type]
        assert nominated_lacking(desk, campaign_id=campaign) == ()
        assert not any(row.nominated for row in lacking(desk, 2025))


def test_a_rating_of_a_school_year_ends_the_lack(
    desk: Desk, held: AwardRound, units: dict[str, Unit], form: RatingForm
) -> None:
    school = units["Trường mẫu B"]
    mine = Subject(unit_id=school.id)
    save_rating(desk, replace(form, subject=mine, year="2024", school_year=True), rating_id=None)
    assert mine not in {row.subject for row in lacking(desk, 2025)}
    assert mine in {row.subject for row in lacking(desk, 2024)}


def test_who_left_and_the_people_of_a_hamlet_are_not_asked_for_one(
    desk: Desk, units: dict[str, Unit]
) -> None:
    left = person(desk, "Người cũ mẫu", units["Phòng Kinh tế"])
    here = person(desk, "Trưởng thôn mẫu", units["Thôn mẫu 01"])
    with desk.store.act("Thôi") as act:
        act.update(replace(left, active_to=date(2025, 1, 1)))
        act.update(replace(units["Công an xã"], active_to=date(2025, 1, 1)))
    names = {row.name for row in lacking(desk, 2025)}
    assert not names & {left.name, here.name, "Công an xã"}


def test_a_household_that_is_nominated_has_none_to_lack(
    desk: Desk, held: AwardRound, units: dict[str, Unit]
) -> None:
    home = save_household(
        desk, HouseholdForm(head_name="Hộ mẫu", unit_id=units["Thôn mẫu 01"].id), household_id=None
    )
    awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.HOUSEHOLD,
        subject_id=home.id,
        form_key="giay-khen-xa",
    )
    assert nominated_lacking(desk, campaign_id=held.campaign_id or 0) == ()


# pasted


def paste(desk: Desk, *lines: str, batch: Batch = BATCH) -> tuple[RatedRow, ...]:
    return RatingPaste(desk).rows("\n".join(lines), batch)


def test_a_table_is_read_matched_and_stored_as_one_act(desk: Desk, units: dict[str, Unit]) -> None:
    one = person(desk, "Nguyễn Thị mẫu 11", units["Phòng Kinh tế"], year="1980")
    rows = paste(
        desk,
        "TT\tHọ tên, đơn vị\tĐơn vị\tXếp loại\tVăn bản",
        "1\tPhòng Kinh tế\t\tHoàn thành tốt nhiệm vụ\t12/QĐ-UBND",
        "2\tNguyễn Thị mẫu 11\tPhòng Kinh tế\tHTXSNV\t\t29/12/2025",
        "3\tNguyễn Thị mẫu 99\tPhòng Kinh tế\tHTT",
        "4\tTrường mẫu A\t\tHoàn thành xuất sắc",
    )
    assert [row.found for row in rows] == [
        Found.MATCHED,
        Found.MATCHED,
        Found.UNKNOWN,
        Found.OTHER,
    ]
    assert [row.accepted for row in rows] == [True, True, False, False]
    assert (rows[1].subject, rows[1].decided_on) == (
        Subject(person_id=one.id),
        date(2025, 12, 29),
    )
    before = len(desk.store.all(AnnualRating))
    assert store_ratings(desk, rows, BATCH) == 2
    (made,) = desk.store.where(AnnualRating, person_id=one.id)
    assert (made.level, made.document, made.issuer) == (EXCELLENT, BATCH.document, "Cơ quan")
    (unit,) = desk.store.where(AnnualRating, unit_id=units["Phòng Kinh tế"].id)
    assert (unit.level, unit.document, unit.decided_on) == (
        GOOD,
        "12/QĐ-UBND",
        date(2025, 12, 30),
    )
    assert desk.store.undo_label() == "Ghi 2 xếp loại năm 2025"
    desk.store.undo()
    assert len(desk.store.all(AnnualRating)) == before


def test_lookalikes_are_shown_and_chosen_by_the_officer(desk: Desk, units: dict[str, Unit]) -> None:
    one = person(desk, "Hoàng Thị Hoà", units["Phòng Kinh tế"])
    two = person(desk, "Hoàng Thị Hòa", units["Công an xã"])
    rows = paste(desk, "Hoang Thi Hoa\tHTT", "Phòng Kinh tế\tHTT")
    assert rows[0].found is Found.UNSURE
    assert {choice.subject for choice in rows[0].choices} == {
        Subject(person_id=one.id),
        Subject(person_id=two.id),
    }
    unticked = (rows[0], replace(rows[1], accepted=False))
    chosen = meant(desk, unticked, 0, choice=rows[0].choices[0], batch=BATCH)
    assert (chosen[0].found, chosen[0].accepted) == (Found.MATCHED, True)
    assert not chosen[1].accepted
    assert chosen[0].matched == rows[0].choices[0].words


def test_an_only_namesake_is_meant_where_no_unit_is_written(
    desk: Desk, units: dict[str, Unit]
) -> None:
    one = person(desk, "Hoàng Thị Hòa", units["Công an xã"])
    (alone,) = paste(desk, "Hoàng Thị Hoà\tHTT")
    assert (alone.found, alone.subject) == (Found.MATCHED, Subject(person_id=one.id))
    assert alone.matched == "Hoàng Thị Hòa, Công an xã"
    (elsewhere,) = paste(desk, "Hoàng Thị Hoà\tPhòng Kinh tế\tHTT")
    assert elsewhere.found is Found.UNSURE


def test_a_year_of_birth_and_a_post_may_stand_between(desk: Desk, units: dict[str, Unit]) -> None:
    one = person(desk, "Hoàng Thị Hòa", units["Công an xã"], year="1980")
    person(desk, "Hoàng Thị Hòa", units["Công an xã"], year="1990")
    for line in (
        "Hoàng Thị Hòa\t1980\tCông an xã\tCán bộ\tHTT",
        "Hoàng Thị Hòa\t05/01/1980\tCán bộ\tCông an xã\tHTT",
    ):
        (row,) = paste(desk, line)
        assert (row.found, row.subject) == (Found.MATCHED, Subject(person_id=one.id))


def test_a_small_collective_is_found_in_its_unit(desk: Desk, units: dict[str, Unit]) -> None:
    form = CollectiveForm(name="Tổ Toán mẫu", unit_id=units["Trường mẫu A"].id)
    part = save_collective(desk, form, collective_id=None)
    (row,) = paste(desk, "Tổ Toán mẫu\tTrường mẫu A\tHTT")
    assert row.subject == Subject(collective_id=part.id)


def test_what_says_nothing_new_is_left_and_what_differs_waits(
    desk: Desk, units: dict[str, Unit]
) -> None:
    line = "Trường mẫu A\tHoàn thành xuất sắc nhiệm vụ"
    (same,) = paste(desk, line, batch=Batch(year="2025"))
    assert (same.found, same.accepted) == (Found.SAME, False)
    (other,) = paste(desk, line + "\t77/QĐ")
    assert (other.found, other.accepted) == (Found.OTHER, False)
    assert store_ratings(desk, [replace(other, accepted=True)], BATCH) == 1
    (made,) = desk.store.where(AnnualRating, unit_id=units["Trường mẫu A"].id)
    assert made.document == "77/QĐ"
    assert other.old is not None
    assert made.id == other.old.id


def test_repeated_rows_and_rows_without_a_level_are_listed_and_not_stored(
    desk: Desk, units: dict[str, Unit]
) -> None:
    rows = paste(desk, "Phòng Kinh tế\tHTT", "Phòng Kinh tế\tHTXS", "Công an xã\tGiỏi", "5")
    assert [row.found for row in rows] == [Found.MATCHED, Found.TWICE, Found.NO_LEVEL]
    ticked = [replace(row, accepted=True) for row in rows]
    assert store_ratings(desk, ticked, BATCH) == 1


def test_the_year_is_judged_anew_when_it_is_changed(desk: Desk, units: dict[str, Unit]) -> None:
    rows = paste(desk, "Trường mẫu A\tHTT")
    assert rows[0].found is Found.OTHER
    again = judged(desk, rows, replace(BATCH, year="2024"))
    assert (again[0].found, again[0].accepted, again[0].old) == (Found.MATCHED, True, None)


@pytest.mark.parametrize(
    ("batch", "codes"),
    [
        (Batch(year="x"), ["rating.year"]),
        (Batch(year="2027"), ["rating.year_later"]),
        (Batch(year="2025", decided_on="16/01/2026"), ["rating.decided_later"]),
        (Batch(year="2025", decided_on="x"), ["date.unreadable"]),
    ],
)
def test_what_all_rows_share_is_judged_before_storing(
    desk: Desk, units: dict[str, Unit], batch: Batch, codes: list[str]
) -> None:
    rows = paste(desk, "Phòng Kinh tế\tHTT")
    with pytest.raises(RuleError) as error:
        store_ratings(desk, rows, batch)
    assert [problem.code for problem in error.value.problems] == codes


def test_nothing_ticked_and_nothing_pasted_are_said(desk: Desk, units: dict[str, Unit]) -> None:
    with pytest.raises(RuleError, match=r"rating\.nothing_chosen"):
        store_ratings(desk, paste(desk, "Ai đó\tHTT"), BATCH)
    with pytest.raises(RuleError, match=r"import\.nothing_pasted"):
        paste(desk, "  ")
