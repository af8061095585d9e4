"""Whom a rating, a stop flag or a complaint is about, found and written again."""

from __future__ import annotations

import pytest

from thidua_desktop.domain.records import Award, Person, Unit
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.people import (
    CollectiveForm,
    HouseholdForm,
    save_collective,
    save_household,
)
from thidua_desktop.services.subjects import (
    Subject,
    record_of,
    subject_choices,
    subject_name,
    subject_of,
    unit_of,
    written,
)


@pytest.fixture
def subjects(desk: Desk, sample: CampaignBoard) -> tuple[Subject, ...]:
    """One of each kind, all of one school."""
    school = next(u for u in desk.store.all(Unit) if u.name == "Trường mẫu A")
    person = next(p for p in desk.store.all(Person) if p.unit_id == school.id)
    home = save_household(
        desk, HouseholdForm(head_name="Hộ mẫu", unit_id=school.id), household_id=None
    )
    part = save_collective(
        desk, CollectiveForm(name="Tổ mẫu", unit_id=school.id), collective_id=None
    )
    return (
        Subject(unit_id=school.id),
        Subject(person_id=person.id),
        Subject(household_id=home.id),
        Subject(collective_id=part.id),
    )


def test_a_subject_is_exactly_one(subjects: tuple[Subject, ...]) -> None:
    for links in ({}, {"unit_id": 1, "person_id": 2}):
        with pytest.raises(ValueError, match="Subject"):
            Subject(**links)
    assert [subject.kind for subject in subjects] == [
        SubjectKind.COLLECTIVE,
        SubjectKind.PERSON,
        SubjectKind.HOUSEHOLD,
        SubjectKind.COLLECTIVE,
    ]


def test_each_kind_is_named_with_its_unit(desk: Desk, subjects: tuple[Subject, ...]) -> None:
    assert {unit_of(desk, subject).name for subject in subjects} == {"Trường mẫu A"}
    names = [subject_name(desk, subject) for subject in subjects]
    assert (names[0], names[2:]) == ("Trường mẫu A", ["Hộ mẫu", "Tổ mẫu"])
    assert record_of(desk, subjects[3]).id == subjects[3].collective_id


def test_what_a_choice_says_is_what_a_form_is_filled_with(
    desk: Desk, subjects: tuple[Subject, ...]
) -> None:
    choices = {c.subject: c.words for c in subject_choices(desk, households=True)}
    assert [written(desk, subject) for subject in subjects] == [choices[s] for s in subjects]
    without = {c.subject for c in subject_choices(desk, households=False)}
    assert set(choices) - without == {subjects[2]}


def test_a_record_that_names_a_member_is_about_the_member(
    subjects: tuple[Subject, ...],
) -> None:
    unit, person, home, part = subjects
    of = unit.unit_id
    for links, subject in (
        ({"person_id": person.person_id}, person),
        ({"household_id": home.household_id}, home),
        ({"collective_id": part.collective_id}, part),
        ({}, unit),
    ):
        award = Award(
            uid="a",
            decision_id=1,
            position=0,
            subject=SubjectKind.PERSON,
            unit_id=of,
            form_key="x",
            printed_name="x",
            citation="",
            unit_name="",
            **links,  # type: ignore[arg-type]
        )
        assert subject_of(award) == subject
