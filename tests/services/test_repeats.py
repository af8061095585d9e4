"""The repeat radar over all decisions on record, the office's own and those of old years."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from repeat_pairs import Pair, pairs

from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.likeness import Likeness
from thidua_desktop.domain.records import (
    Amendment,
    Award,
    AwardRound,
    Decision,
    Nomination,
    Person,
    RepeatReview,
    Signatory,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    DecisionKind,
    DecisionState,
    PrintedField,
    RepeatVerdict,
    SubjectKind,
    UnitKind,
)
from thidua_desktop.services import awards, repeats
from thidua_desktop.services.award_index import AwardIndex
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.catalogue import with_keys
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.mergers import MergerForm, merge
from thidua_desktop.services.past_awards import PastAward, PastForm, add_past, delete_past
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.past_links import Link
from thidua_desktop.services.people import (
    CollectiveForm,
    HouseholdForm,
    person_form,
    save_collective,
    save_household,
    save_person,
)
from thidua_desktop.services.repeats import Hit

DAY = date(2026, 1, 15)
FORM = "giay-khen-xa"
HEAD = PastHead(year=2024, number=12, symbol="QĐ-UBND", decided_on=date(2024, 11, 5))


@pytest.fixture
def round_id(desk: Desk, sample: CampaignBoard) -> int:
    return opened(desk, sample.campaign.id)


def opened(desk: Desk, campaign_id: int | None, year: int = 2025) -> int:
    return awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=campaign_id,
        award_type=AwardType.MOVEMENT,
        year=year,
        data_day=DAY,
    ).id


def past(
    desk: Desk,
    *made: PastAward,
    head: PastHead = HEAD,
    award_type: AwardType | None = AwardType.MOVEMENT,
) -> Decision:
    return add_past(desk, PastForm(head=head, award_type=award_type, awards=made))


def one(name: str, unit: str = "", year: int | None = None, **more: object) -> PastAward:
    made = PastAward(
        subject=SubjectKind.PERSON, form_key=FORM, name=name, unit_name=unit, birth_year=year
    )
    return replace(made, **more)  # pyright: ignore[reportArgumentType]


def somebody(desk: Desk) -> Person:
    return desk.store.all(Person)[0]


def nominated(desk: Desk, round_id: int, person: Person) -> Nomination:
    return awards.nominate(
        desk,
        round_id,
        subject=SubjectKind.PERSON,
        subject_id=person.id,
        form_key=FORM,
        citation="Có thành tích mẫu",
    )


def told(found: tuple[Hit, ...]) -> list[tuple[str, Likeness]]:
    return [(hit.award.printed_name, hit.likeness) for hit in found]


def unit_of(desk: Desk, name: str) -> int | None:
    """Give the unit of a pair, put on record when it is first met."""
    if not name:
        return None
    met = [unit for unit in desk.store.all(Unit) if unit.name == name]
    if met:
        return met[0].id
    made = Unit(uid=new_uid(), name=name, short_name=name, kind=UnitKind.OTHER)
    with desk.store.act("Thêm đơn vị") as act:
        return act.insert(with_keys(made)).id


def looked_up(desk: Desk, pair: Pair) -> Likeness | None:
    side = pair.sought
    found = repeats.hits_for(
        desk,
        side.name,
        unit_id=unit_of(desk, side.unit),
        birth_year=side.year,
        subject=pair.subject,
    )
    here = [hit.likeness for hit in found if hit.award.printed_name == pair.past.name]
    return min(here, key=list(Likeness).index, default=None)


@pytest.mark.parametrize("linked", [False, True], ids=["by the unit's name", "by its record"])
def test_planted_pairs_are_found_and_namesakes_are_not(
    desk: Desk, sample: CampaignBoard, *, linked: bool
) -> None:
    assert sample.campaign
    wrong: list[tuple[Pair, Likeness | None]] = []
    for pair in pairs():
        side = pair.past
        old = one(side.name, side.unit, side.year, subject=pair.subject)
        if linked and side.unit == pair.sought.unit:
            old = replace(old, link=Link(unit_id=unit_of(desk, side.unit)))
        stored = past(desk, old)
        found = looked_up(desk, pair)
        if found is not pair.found:
            wrong.append((pair, found))
        delete_past(desk, stored.id)
    assert not [pair for pair, _ in wrong if pair.found is None]
    assert len(wrong) * 20 <= len([pair for pair in pairs() if pair.found])


def test_who_is_linked_is_certain_whatever_the_name(desk: Desk, round_id: int) -> None:
    person = somebody(desk)
    link = Link(unit_id=person.unit_id, person_id=person.id)
    past(desk, one("Tên cũ khác hẳn", link=link), one("Người Khác Hẳn"))
    row = nominated(desk, round_id, person)
    assert told(repeats.hits(desk, row.id)) == [("Tên cũ khác hẳn", Likeness.CERTAIN)]


def test_the_surest_and_nearest_hit_stands_first(desk: Desk, round_id: int) -> None:
    person = somebody(desk)
    unit = desk.store.get(Unit, person.unit_id).name
    later = PastHead(year=2025, number=9, decided_on=date(2025, 3, 1))
    past(desk, one(person.name), one(f"Bà {person.name}", unit))
    past(desk, one(f"{person.name}", unit), head=later)
    row = nominated(desk, round_id, person)
    found = repeats.hits(desk, row.id)
    assert told(found) == [
        (person.name, Likeness.LIKELY),
        (f"Bà {person.name}", Likeness.LIKELY),
        (person.name, Likeness.REVIEW),
    ]
    assert [hit.same_period for hit in found] == [True, False, False]


def test_an_old_decision_of_unknown_type_may_be_of_the_same_period(
    desk: Desk, round_id: int
) -> None:
    person = somebody(desk)
    link = Link(unit_id=person.unit_id, person_id=person.id)
    past(desk, one("Một", link=link), head=PastHead(year=2025), award_type=None)
    past(desk, one("Hai", link=link), head=PastHead(year=2025, number=4, decided_on=None))
    other = replace(HEAD, year=2025, number=5, decided_on=None)
    past(desk, one("Ba", link=link), head=other, award_type=AwardType.UNSCHEDULED)
    row = nominated(desk, round_id, person)
    same = {hit.award.printed_name: hit.same_period for hit in repeats.hits(desk, row.id)}
    assert same == {"Một": True, "Hai": True, "Ba": False}


def test_a_name_that_an_amendment_replaced_is_still_found(desk: Desk, round_id: int) -> None:
    person = somebody(desk)
    unit = desk.store.get(Unit, person.unit_id).name
    stored = past(desk, one("Sai Tên Rồi", unit))
    row = nominated(desk, round_id, person)
    assert repeats.hits(desk, row.id) == ()
    award = desk.store.where(Award, decision_id=stored.id)[0]
    with desk.store.act("Sửa đổi") as act:
        act.insert(
            Amendment(
                award_id=award.id,
                decision_id=stored.id,
                field=PrintedField.PRINTED_NAME,
                old_text="Sai Tên Rồi",
                new_text=person.name,
                reason="Sai tên",
            )
        )
    assert told(repeats.hits(desk, row.id)) == [("Sai Tên Rồi", Likeness.LIKELY)]
    desk.store.undo()
    assert repeats.hits(desk, row.id) == ()


def test_two_records_of_one_name_are_to_be_looked_at(desk: Desk, round_id: int) -> None:
    person = somebody(desk)
    twice = save_person(desk, replace(person_form(person)), person_id=None)
    past(desk, one(person.name, link=Link(unit_id=twice.unit_id, person_id=twice.id)))
    row = nominated(desk, round_id, person)
    assert told(repeats.hits(desk, row.id)) == [(person.name, Likeness.REVIEW)]


def test_the_year_of_a_linked_person_keeps_namesakes_apart(desk: Desk, round_id: int) -> None:
    person = somebody(desk)
    born = save_person(desk, replace(person_form(person), birth_year="1980"), person_id=person.id)
    other = save_person(desk, replace(person_form(born), birth_year="1951"), person_id=None)
    past(desk, one(born.name, link=Link(unit_id=other.unit_id, person_id=other.id)))
    row = nominated(desk, round_id, born)
    assert repeats.hits(desk, row.id) == ()


def test_a_household_and_a_small_collective_are_found_by_their_own(
    desk: Desk, sample: CampaignBoard, round_id: int
) -> None:
    unit = next(unit for unit in sample.units(DAY) if unit.name == "Trường mẫu A")
    home = save_household(
        desk, HouseholdForm(head_name="Hứa Văn Mẫu", unit_id=unit.id), household_id=None
    )
    body = save_collective(
        desk, CollectiveForm(name="Tổ Toán mẫu", unit_id=unit.id), collective_id=None
    )
    past(
        desk,
        one("Hộ gia đình ông Hứa Văn Mẫu", unit.name, subject=SubjectKind.HOUSEHOLD),
        one("Hứa Văn Mẫu", unit.name),
        one("Tập thể tổ toán mẫu", unit.name, subject=SubjectKind.COLLECTIVE),
        one("Trường mẫu A", subject=SubjectKind.COLLECTIVE, link=Link(unit_id=unit.id)),
        one("Tập thể trường mẫu A", "Phòng mẫu cũ", subject=SubjectKind.COLLECTIVE),
    )
    household = awards.nominate(
        desk, round_id, subject=SubjectKind.HOUSEHOLD, subject_id=home.id, form_key=FORM
    )
    collective = awards.nominate(
        desk,
        round_id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=unit.id,
        collective_id=body.id,
        form_key=FORM,
    )
    whole = awards.nominate(
        desk, round_id, subject=SubjectKind.COLLECTIVE, subject_id=unit.id, form_key=FORM
    )
    assert told(repeats.hits(desk, household.id)) == [
        ("Hộ gia đình ông Hứa Văn Mẫu", Likeness.LIKELY)
    ]
    assert told(repeats.hits(desk, collective.id)) == [("Tập thể tổ toán mẫu", Likeness.LIKELY)]
    assert told(repeats.hits(desk, whole.id)) == [
        ("Trường mẫu A", Likeness.CERTAIN),
        ("Tập thể trường mẫu A", Likeness.REVIEW),
    ]


def test_an_award_in_a_merged_unit_is_of_the_same_unit(desk: Desk, sample: CampaignBoard) -> None:
    old, other = [u for u in sample.units(DAY) if u.name in {"Thôn mẫu 01", "Thôn mẫu 02"}]
    past(desk, one("Vi Văn Mẫu", link=Link(unit_id=old.id)))
    form = MergerForm(
        unit_ids=(old.id, other.id), name="Thôn mới mẫu", document="QĐ mẫu", on_day="10/01/2026"
    )
    unit = merge(desk, form, campaign_id=None)
    found = repeats.hits_for(
        desk, "Vi Văn Mẫu", unit_id=unit.id, birth_year=None, subject=SubjectKind.PERSON
    )
    assert told(found) == [("Vi Văn Mẫu", Likeness.LIKELY)]
    assert [hit.same_period for hit in found] == [False]


def test_somebody_not_nominated_yet_is_looked_up_for_a_round(desk: Desk, round_id: int) -> None:
    past(desk, one("Vi Văn Mẫu", year=1980), head=PastHead(year=2025))
    found = repeats.hits_for(
        desk,
        "Vi Van Mau",
        unit_id=None,
        birth_year=1980,
        subject=SubjectKind.PERSON,
        round_id=round_id,
    )
    assert [(hit.likeness, hit.same_period) for hit in found] == [(Likeness.REVIEW, True)]
    whole = repeats.hits_for(
        desk, "Trường mẫu", unit_id=None, birth_year=None, subject=SubjectKind.COLLECTIVE
    )
    assert whole == ()


def test_what_the_officer_found_is_kept_and_taken_back_in_one_step(
    desk: Desk, round_id: int
) -> None:
    person = somebody(desk)
    link = Link(unit_id=person.unit_id, person_id=person.id)
    past(desk, one("Một", link=link))
    row = nominated(desk, round_id, person)
    award_id = repeats.hits(desk, row.id)[0].award.id
    repeats.review(desk, row.id, award_id, verdict=RepeatVerdict.SAME_ACHIEVEMENT)
    repeats.review(desk, row.id, award_id, verdict=RepeatVerdict.OTHER_PERSON, note=" trùng  tên ")
    (hit,) = repeats.hits(desk, row.id)
    assert (hit.review, hit.note) == (RepeatVerdict.OTHER_PERSON, "trùng tên")
    assert len(desk.store.all(RepeatReview)) == 1
    desk.store.undo()
    assert repeats.hits(desk, row.id)[0].review is RepeatVerdict.SAME_ACHIEVEMENT
    desk.store.undo()
    assert repeats.hits(desk, row.id)[0].review is None


def test_only_issued_decisions_count_and_never_the_nomination_s_own(
    desk: Desk, sample: CampaignBoard, round_id: int
) -> None:
    person = somebody(desk)
    row = nominated(desk, round_id, person)
    second = nominated(desk, opened(desk, sample.campaign.id), person)
    with desk.store.act("Ban hành") as act:
        decision = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                round_id=round_id,
                state=DecisionState.DRAFT,
                symbol="QĐ-UBND",
                signatory_id=desk.store.all(Signatory)[0].id,
            )
        )
        act.insert(
            Award(
                uid=new_uid(),
                decision_id=decision.id,
                nomination_id=row.id,
                position=0,
                subject=SubjectKind.PERSON,
                unit_id=person.unit_id,
                person_id=person.id,
                form_key=FORM,
                printed_name=person.name,
                citation="Mẫu",
                unit_name="",
            )
        )
    assert repeats.hits(desk, second.id) == ()
    with desk.store.act("Ban hành") as act:
        act.update(
            replace(
                decision,
                state=DecisionState.ISSUED,
                number=1,
                decided_on=DAY,
                year=DAY.year,
                frozen="{}",
            )
        )
    (hit,) = repeats.hits(desk, second.id)
    assert (hit.likeness, hit.same_period) == (Likeness.CERTAIN, True)
    assert repeats.hits(desk, row.id) == ()
    assert repeats.elsewhere(desk, second.id) == ()


def test_the_same_one_in_another_open_round_is_told(
    desk: Desk, sample: CampaignBoard, round_id: int
) -> None:
    person = somebody(desk)
    twice = save_person(desk, person_form(person), person_id=None)
    row = nominated(desk, round_id, person)
    other = nominated(desk, opened(desk, None, 2024), person)
    copy = nominated(desk, opened(desk, None), twice)
    awards.nominate(
        desk, round_id, subject=SubjectKind.COLLECTIVE, subject_id=person.unit_id, form_key=FORM
    )
    assert sample.campaign
    found = repeats.elsewhere(desk, row.id)
    assert [(item.nomination.id, item.likeness, item.same_period) for item in found] == [
        (other.id, Likeness.CERTAIN, False),
        (copy.id, Likeness.REVIEW, True),
    ]


def test_the_index_stays_as_one_read_anew(desk: Desk, round_id: int) -> None:
    person = somebody(desk)
    desk.award_index.take  # noqa: B018 - read now, to be kept current from here
    first = past(desk, one("Vi Văn Mẫu", "Thôn mẫu 01"))
    past(desk, one("Lê Văn Mẫu"), head=PastHead(year=2020))
    nominated(desk, round_id, person)
    delete_past(desk, first.id)
    desk.store.undo()
    desk.store.undo()
    desk.store.redo()
    fresh, kept = AwardIndex(desk.store), desk.award_index
    assert set(kept.awards) == set(fresh.awards)
    for name in ("Vi Văn Mẫu", "Lê Văn Mẫu", "Le Van Mauu"):
        assert kept.named(SubjectKind.PERSON, name) == fresh.named(SubjectKind.PERSON, name)


def test_an_index_read_inside_an_act_that_falls_is_not_kept(
    desk: Desk, sample: CampaignBoard
) -> None:
    assert sample.campaign
    with pytest.raises(ZeroDivisionError), desk.store.act("Nhập") as act:
        decision = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                state=DecisionState.ISSUED,
                symbol="",
                year=2020,
                is_past=True,
            )
        )
        act.insert(
            Award(
                uid=new_uid(),
                decision_id=decision.id,
                position=0,
                subject=SubjectKind.PERSON,
                form_key=FORM,
                printed_name="Vi Văn Mẫu",
                citation="",
                unit_name="",
            )
        )
        assert len(desk.award_index.named(SubjectKind.PERSON, "Vi Văn Mẫu")) == 1
        raise ZeroDivisionError
    assert desk.award_index.named(SubjectKind.PERSON, "Vi Văn Mẫu") == ()
    assert desk.store.all(AwardRound) == ()
