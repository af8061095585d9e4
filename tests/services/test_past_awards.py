"""Old decisions entered one by one: stored, changed, deleted and brought back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Award, Collective, Decision, Household, Person, Unit
from thidua_desktop.domain.terms import AwardType, DecisionState, SubjectKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.services import recycle
from thidua_desktop.services.overview import overview
from thidua_desktop.services.paper_report import report_data
from thidua_desktop.services.past_awards import (
    PastAward,
    PastForm,
    add_past,
    change_past,
    delete_past,
    past_form,
)
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.past_links import Records
from thidua_desktop.services.past_typed import PastReader, TypedHead, TypedRow, typed_again
from thidua_desktop.ui.papers.model import paper_views
from thidua_desktop.ui.units.facts import awards_section

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

FORMER = "Chủ tịch UBND xã Thanh Lòa (cũ)"
HEAD = PastHead(year=2024, issuer=FORMER, number=12, symbol="QĐ-UBND", decided_on=date(2024, 11, 5))


@pytest.fixture
def office(desk: Desk, sample: CampaignBoard) -> Desk:
    """A desk with the sample's office."""
    assert sample.units(date(2026, 1, 15))
    return desk


def one(name: str = "Vi Văn Mẫu 91", number: int | None = None) -> PastAward:
    return PastAward(
        subject=SubjectKind.PERSON, form_key="giay-khen-xa", name=name, register_number=number
    )


def form(*awards: PastAward, head: PastHead = HEAD) -> PastForm:
    return PastForm(head=head, award_type=AwardType.MOVEMENT, subject="Mẫu", awards=awards)


def codes(refused: pytest.ExceptionInfo[RuleError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_a_decision_is_one_act_and_reads_back(office: Desk) -> None:
    stored = add_past(office, form(one(number=7), one("Vi Văn Mẫu 92")))
    assert office.store.undo_label() == "Nhập quyết định đã có 12/QĐ-UBND ngày 05/11/2024"
    assert stored.state is DecisionState.ISSUED
    read = past_form(office, stored.id)
    assert (read.head, read.award_type, read.subject) == (HEAD, AwardType.MOVEMENT, "Mẫu")
    assert [award.name for award in read.awards] == ["Vi Văn Mẫu 91", "Vi Văn Mẫu 92"]
    office.store.undo()
    assert office.store.where(Decision, is_past=True) == ()


def test_the_same_decision_takes_more_awards(office: Desk) -> None:
    first = add_past(office, form(one()))
    again = add_past(office, form(one("Vi Văn Mẫu 92")))
    assert again.id == first.id
    rows = office.store.where(Award, decision_id=first.id)
    assert [row.position for row in rows] == [0, 1]


def test_a_year_alone_is_enough_and_the_day_gives_it(office: Desk) -> None:
    stored = add_past(office, form(one(), head=PastHead(year=2019)))
    assert (stored.number, stored.symbol, stored.decided_on) == (None, "", None)
    dated = add_past(office, form(one(), head=PastHead(year=None, decided_on=date(2018, 2, 3))))
    assert dated.year == 2018


def test_everything_wrong_is_said_at_once_and_nothing_stored(office: Desk) -> None:
    bad = form(
        PastAward(subject=SubjectKind.PERSON, form_key="", name=" "),
        one(number=0),
        one(number=5),
        one(number=5),
        head=PastHead(year=None),
    )
    with pytest.raises(RuleError) as refused:
        add_past(office, bad)
    assert codes(refused) == [
        "past.year_missing",
        "past.name_empty",
        "past.form_missing",
        "past.register_far",
        "past.register_taken",
    ]
    with pytest.raises(RuleError) as empty:
        add_past(office, form(head=PastHead(year=2030)))
    assert codes(empty) == ["past.year_far", "past.no_awards"]
    assert office.store.where(Decision, is_past=True) == ()


def test_the_books_of_two_authorities_may_bear_the_same_number(office: Desk) -> None:
    add_past(office, form(one(number=7)))
    elsewhere = PastHead(year=2024, issuer="Chủ tịch UBND xã mẫu (cũ)", number=3, symbol="QĐ-UBND")
    stored = add_past(office, form(one(number=7), head=elsewhere))
    rows = office.store.where(Award, register_number=7)
    assert [row.register_issuer for row in rows] == [HEAD.issuer, elsewhere.issuer]
    assert rows[1].decision_id == stored.id


def test_a_changed_decision_keeps_adds_and_drops_its_awards(office: Desk) -> None:
    stored = add_past(office, form(one(number=7), one("Vi Văn Mẫu 92", 8), one("Vi Văn Mẫu 93")))
    first, second, _ = past_form(office, stored.id).awards
    changed = form(
        replace(second, register_number=7, name="Vi Văn Mẫu 92b"),
        replace(first, register_number=8),
        one("Vi Văn Mẫu 94"),
        head=replace(HEAD, number=13),
    )
    change_past(office, stored.id, changed)
    read = past_form(office, stored.id)
    assert read.head.number == 13
    assert [(a.name, a.register_number) for a in read.awards] == [
        ("Vi Văn Mẫu 92b", 7),
        ("Vi Văn Mẫu 91", 8),
        ("Vi Văn Mẫu 94", None),
    ]
    assert [a.id for a in read.awards][:2] == [second.id, first.id]
    office.store.undo()
    assert [a.name for a in past_form(office, stored.id).awards] == [
        *("Vi Văn Mẫu 91", "Vi Văn Mẫu 92", "Vi Văn Mẫu 93"),
    ]


def test_a_decision_cannot_become_another_one(office: Desk) -> None:
    add_past(office, form(one()))
    other = add_past(office, form(one(), head=replace(HEAD, number=13)))
    with pytest.raises(RuleError) as refused:
        change_past(office, other.id, form(one()))
    assert codes(refused) == ["past.number_taken"]
    with pytest.raises(RuleError) as dated:
        add_past(office, form(one(), head=replace(HEAD, decided_on=date(2024, 11, 6))))
    assert codes(dated) == ["past.number_dated"]


def test_a_deleted_decision_comes_back_whole_from_the_bin(office: Desk) -> None:
    stored = add_past(office, form(one(number=7), one("Vi Văn Mẫu 92")))
    before = office.store.where(Award, decision_id=stored.id)
    delete_past(office, stored.id)
    assert office.store.where(Decision, is_past=True) == ()
    found = recycle.discarded(office)[0]
    assert (found.cls, found.name, found.parts) == (
        Decision,
        "12/QĐ-UBND ngày 05/11/2024",
        2,
    )
    recycle.restore(office, Decision, stored.id)
    assert office.store.where(Award, decision_id=stored.id) == before


def test_what_is_typed_is_read_like_a_list(office: Desk) -> None:
    unit = office.store.all(Unit)[0]
    reader = PastReader(office)
    typed = TypedHead(issuer=FORMER, number="12/QĐ-UBND", day="05/11/2024", form="Giấy khen")
    rows = [
        TypedRow(
            texts={ImportField.FULL_NAME: f"Tập thể {unit.name}", ImportField.AMOUNT: "7.000"}
        ),
        TypedRow(),
        TypedRow(
            texts={
                ImportField.FULL_NAME: "Vi Văn Mẫu 91",
                ImportField.SUBJECT: "cn",
                ImportField.BIRTH: "1980",
                ImportField.REGISTER: "7",
                ImportField.FORM: "LĐTT",
            }
        ),
    ]
    read = reader.whole(typed, rows)
    assert read.head == HEAD
    kinds = [(a.subject, a.form_key, a.amount_vnd, a.register_number) for a in read.awards]
    assert kinds == [
        (SubjectKind.COLLECTIVE, "giay-khen-xa", 7_000, None),
        (SubjectKind.PERSON, "lao-dong-tien-tien", None, 7),
    ]
    assert read.awards[0].link.unit_id == unit.id
    stored = add_past(office, read)
    again = PastReader(office)
    assert again.issuers == (FORMER,)
    head, texts = typed_again(past_form(office, stored.id), again.forms)
    assert again.whole(head, texts) == past_form(office, stored.id)


def test_wrong_rows_are_named_by_their_number(office: Desk) -> None:
    reader = PastReader(office)
    rows = [
        TypedRow(texts={ImportField.FULL_NAME: "Vi Văn Mẫu 91"}),
        TypedRow(texts={ImportField.UNIT: "Thôn cũ", ImportField.BIRTH: "x"}),
    ]
    with pytest.raises(RuleError) as refused:
        reader.whole(TypedHead(number="12a", form="Giấy khen"), rows)
    assert [(p.field, p.code) for p in refused.value.problems] == [
        ("decision", "past.number_unreadable"),
        ("2", "past.name_empty"),
        ("2", "import.birth_unreadable"),
    ]


def test_someone_chosen_from_the_records_is_linked_whatever_the_name(office: Desk) -> None:
    unit, person = office.store.all(Unit)[0], office.store.all(Person)[0]
    with office.store.act("Thêm") as act:
        act.insert(Household(uid=new_uid(), head_name="Vi Thị Hộ", unit_id=unit.id))
        act.insert(Collective(uid=new_uid(), name="Tổ mẫu", unit_id=unit.id))
    choices = {choice.name: choice for choice in Records(office).everyone()}
    kinds = {choices[name].subject for name in (unit.name, person.name, "Vi Thị Hộ", "Tổ mẫu")}
    assert kinds == set(SubjectKind)
    assert choices["Vi Thị Hộ"].words == f"Vi Thị Hộ, {unit.name}"
    link = choices[person.name].link
    row = TypedRow(texts={ImportField.FULL_NAME: "Tên cũ mẫu"}, chosen=link)
    read = PastReader(office).row(HEAD, "Giấy khen", row)
    assert read.award.link.person_id is not None


def test_old_awards_are_none_of_the_campaign_on_screen(office: Desk, sample: CampaignBoard) -> None:
    day = date(2026, 1, 15)

    def shown() -> tuple[object, ...]:
        return (
            report_data(office, sample, day).awards,
            overview(office, sample.campaign.id, day=day).todos,
            paper_views(office, sample.campaign.id, day),
        )

    before = shown()
    add_past(office, form(one(), head=PastHead(year=2026, decided_on=date(2026, 1, 5))))
    assert shown() == before


def test_the_history_of_a_unit_shows_its_old_awards_and_not_its_peoples(office: Desk) -> None:
    unit = office.store.all(Unit)[0]
    with office.store.act("Thêm") as act:
        body = act.insert(Collective(uid=new_uid(), name="Tổ mẫu", unit_id=unit.id))
    reader = PastReader(office)
    for number, day, name in (
        ("12/QĐ-UBND", "05/11/2024", f"Tập thể {unit.name}"),
        ("", "2019", unit.name),
        ("13/QĐ-UBND", "05/11/2024", "Tập thể Tổ mẫu"),
    ):
        typed = TypedHead(issuer=FORMER, number=number, day=day, form="Giấy khen")
        texts = {ImportField.FULL_NAME: name, ImportField.UNIT: unit.name}
        add_past(office, reader.whole(typed, [TypedRow(texts=texts)]))
    form_name = "Giấy khen của Chủ tịch Ủy ban nhân dân xã"
    rows = awards_section(
        office, unit_id=unit.id, subject=SubjectKind.COLLECTIVE, collective_id=None
    ).rows
    assert [(row.name, row.value) for row in rows] == [
        ("05/11/2024", f"{form_name} (Quyết định số 12/QĐ-UBND, {FORMER})"),
        ("2019", f"{form_name} (quyết định không số, {FORMER})"),
    ]
    assert len(awards_section(office, collective_id=body.id).rows) == 1
