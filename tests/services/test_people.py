"""People, households and small collectives: forms, moves, leaving, lookalikes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.likeness import Known, Likeness
from thidua_desktop.domain.records import Collective, FormerPost, Household, Person, StopFlag, Unit
from thidua_desktop.domain.terms import Gender, PersonGroup, Salutation, StopReason
from thidua_desktop.services import leaving
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.people import (
    CollectiveForm,
    HouseholdForm,
    PersonForm,
    person_form,
    save_collective,
    save_household,
    save_person,
)
from thidua_desktop.services.roster import Roster

DAY = date(2026, 1, 15)


def unit_named(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


@pytest.fixture
def hamlet(desk: Desk, sample: CampaignBoard) -> Unit:
    assert sample.blocks
    return unit_named(desk, "Thôn mẫu 01")


def person(desk: Desk, unit: Unit, name: str = "Nông Thị Mẫu", year: str = "1980") -> Person:
    form = PersonForm(
        name=name,
        unit_id=unit.id,
        salutation=Salutation.MRS,
        position_title="Trưởng thôn",
        birth_year=year,
        gender=Gender.FEMALE,
        person_group=PersonGroup.FARMER,
    )
    return save_person(desk, form, person_id=None)


def codes(error: pytest.ExceptionInfo[RuleError]) -> set[tuple[str, str]]:
    return {(p.field, p.code) for p in error.value.problems}


def test_a_person_is_stored_ready_to_be_found_and_sorted(desk: Desk, hamlet: Unit) -> None:
    made = person(desk, hamlet, name="  Nông  Thị Mẫu ")
    assert (made.name, made.fold, made.name_key) == ("Nông Thị Mẫu",) + ("nong thi mau",) * 2
    assert person_form(made).birth_year == "1980"
    desk.store.undo()
    assert desk.store.where(Person, id=made.id) == ()


def test_all_that_is_wrong_with_a_person_is_said_at_once(desk: Desk, hamlet: Unit) -> None:
    assert hamlet
    with pytest.raises(RuleError) as error:
        save_person(desk, PersonForm(birth_year="80"), person_id=None)
    assert codes(error) == {
        ("name", "person.name_empty"),
        ("unit", "person.unit_missing"),
        ("birth_year", "person.birth_year"),
    }


@pytest.mark.parametrize("year", ["1899", "2027", "abcd", "１９８０"])
def test_a_year_nobody_can_be_born_in_is_refused(desk: Desk, hamlet: Unit, year: str) -> None:
    with pytest.raises(RuleError) as error:
        person(desk, hamlet, year=year)
    assert codes(error) == {("birth_year", "person.birth_year")}


def test_a_move_from_a_day_keeps_the_former_post(desk: Desk, hamlet: Unit) -> None:
    made, other = person(desk, hamlet), unit_named(desk, "Thôn mẫu 02")
    form = replace(
        person_form(made), unit_id=other.id, position_title="Bí thư", moved_on="10/01/2026"
    )
    moved = save_person(desk, form, person_id=made.id)
    assert (moved.unit_id, moved.position_title) == (other.id, "Bí thư")
    [post] = desk.store.where(FormerPost, person_id=made.id)
    assert (post.unit_id, post.position_title) == (hamlet.id, "Trưởng thôn")
    assert post.valid_to == date(2026, 1, 9)
    assert desk.store.undo_label() == "Chuyển cá nhân Nông Thị Mẫu"
    desk.store.undo()
    assert desk.store.all(FormerPost) == ()
    assert desk.store.get(Person, made.id) == made


def test_a_unit_written_by_mistake_is_corrected_without_a_trace(desk: Desk, hamlet: Unit) -> None:
    made, other = person(desk, hamlet), unit_named(desk, "Thôn mẫu 02")
    save_person(desk, replace(person_form(made), unit_id=other.id), person_id=made.id)
    assert desk.store.get(Person, made.id).unit_id == other.id
    assert desk.store.all(FormerPost) == ()


def test_a_move_before_the_last_one_ended_is_refused(desk: Desk, hamlet: Unit) -> None:
    made, other = person(desk, hamlet), unit_named(desk, "Thôn mẫu 02")
    form = replace(person_form(made), unit_id=other.id, moved_on="10/01/2026")
    made = save_person(desk, form, person_id=made.id)
    with pytest.raises(RuleError) as error:
        save_person(desk, replace(form, unit_id=hamlet.id), person_id=made.id)
    assert codes(error) == {("moved_on", "person.move_day")}
    with pytest.raises(RuleError) as error:
        form = replace(form, unit_id=hamlet.id, moved_on="31/02/2026")
        save_person(desk, form, person_id=made.id)
    assert codes(error) == {("moved_on", "date.impossible")}


def test_an_unused_person_is_deleted_with_the_former_posts(desk: Desk, hamlet: Unit) -> None:
    made, other = person(desk, hamlet), unit_named(desk, "Thôn mẫu 02")
    form = replace(person_form(made), unit_id=other.id, moved_on="10/01/2026")
    save_person(desk, form, person_id=made.id)
    assert leaving.remove(desk, Person, [made.id])
    assert desk.store.where(Person, id=made.id) == ()
    desk.store.undo()
    assert len(desk.store.where(FormerPost, person_id=made.id)) == 1


def test_a_used_person_stays_and_is_closed_from_a_day(desk: Desk, hamlet: Unit) -> None:
    made = person(desk, hamlet)
    with desk.store.act("Ghi đơn thư") as act:
        act.insert(StopFlag(person_id=made.id, reason=StopReason.COMPLAINT, starts=DAY))
    assert not leaving.remove(desk, Person, [made.id])
    leaving.close(desk, Person, [made.id], day=DAY)
    closed = desk.store.get(Person, made.id)
    assert closed.active_to == date(2026, 1, 14)
    assert leaving.is_closed(closed, DAY)
    assert not leaving.is_closed(closed, date(2026, 1, 14))
    leaving.reopen(desk, Person, [made.id])
    assert desk.store.get(Person, made.id).active_to is None


def test_a_household_is_named_after_its_head(desk: Desk, hamlet: Unit) -> None:
    form = HouseholdForm(
        head_name="Hoàng  Văn Mẫu",
        unit_id=hamlet.id,
        head_salutation=Salutation.MR,
        address=" Xóm 2 ",
    )
    made = save_household(desk, form, household_id=None)
    assert (made.head_name, made.address, made.fold) == (
        "Hoàng Văn Mẫu",
        "Xóm 2",
        "hoang van mau",
    )
    changed = save_household(desk, replace(form, address="Xóm 3"), household_id=made.id)
    assert desk.store.get(Household, made.id) == changed
    with pytest.raises(RuleError) as error:
        save_household(desk, HouseholdForm(), household_id=None)
    assert codes(error) == {
        ("head_name", "household.name_empty"),
        ("unit", "person.unit_missing"),
    }


def test_a_collective_has_one_name_in_its_unit(desk: Desk, hamlet: Unit) -> None:
    form = CollectiveForm(name="Chi hội Phụ nữ", unit_id=hamlet.id, head="Nông Thị Mẫu")
    made = save_collective(desk, form, collective_id=None)
    with pytest.raises(RuleError) as error:
        save_collective(desk, replace(form, name="chi hội phụ  nữ"), collective_id=None)
    assert codes(error) == {("name", "collective.name_taken")}
    changed = save_collective(desk, replace(form, head=""), collective_id=made.id)
    assert desk.store.get(Collective, made.id) == changed
    assert changed.head is None
    with pytest.raises(RuleError) as error:
        save_collective(desk, CollectiveForm(), collective_id=None)
    assert codes(error) == {
        ("name", "collective.name_empty"),
        ("unit", "person.unit_missing"),
    }


def test_the_roster_finds_who_may_be_there_already(desk: Desk, hamlet: Unit) -> None:
    roster = Roster(desk)
    assert roster.lookalikes(Person, Known("", hamlet.id), but=None) == ()
    roster.rows(Person)
    desk.listen(roster.take)
    made = person(desk, hamlet, name="Lê Văn Trung")
    away = person(desk, unit_named(desk, "Thôn mẫu 02"), name="Lê Văn Trung")
    person(desk, hamlet, name="Lê Văn Trung", year="1990")
    found = roster.lookalikes(Person, Known("Le Van Chung", hamlet.id, 1980), but=None)
    assert found == ((Likeness.LIKELY, made), (Likeness.REVIEW, away))
    assert roster.lookalikes(Person, Known("Le Van Chung", hamlet.id, 1980), but=made.id) == (
        (Likeness.REVIEW, away),
    )
    save_person(desk, replace(person_form(made), name="Lê Văn Bình"), person_id=made.id)
    found = roster.lookalikes(Person, Known("Le Van Chung", hamlet.id, 1980), but=None)
    assert found == ((Likeness.REVIEW, away),)
    found = roster.lookalikes(Person, Known("le van binh", hamlet.id, 1980), but=None)
    assert [row.id for _, row in found] == [made.id]
    desk.store.undo()
    desk.store.undo()
    desk.store.undo()
    assert roster.get(Person, away.id) is None
    found = roster.lookalikes(Person, Known("Le Van Chung", hamlet.id, 1980), but=None)
    assert found == ((Likeness.LIKELY, made),)


def test_people_stand_by_given_name_households_by_their_head(desk: Desk, hamlet: Unit) -> None:
    roster = Roster(desk)
    for name in ("Vi Văn An", "An Thị Yến", "Bế Văn Ánh"):
        save_household(desk, HouseholdForm(head_name=name, unit_id=hamlet.id), household_id=None)
    rows = roster.rows(Household)
    assert [row.head_name for row in rows if isinstance(row, Household)] == [
        "Vi Văn An",
        "Bế Văn Ánh",
        "An Thị Yến",
    ]
    known = Known("Vi Van An", hamlet.id)
    assert [pair[0] for pair in roster.lookalikes(Household, known, but=None)] == [Likeness.LIKELY]
