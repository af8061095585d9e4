"""Sổ khen thưởng and histories: all awards, what came after them, and whose they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document as WordDocument

from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.likeness import Likeness
from thidua_desktop.domain.records import (
    Amendment,
    Award,
    Complaint,
    Decision,
    Person,
    RegisterGap,
    Reissue,
    Revocation,
    Signatory,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    ComplaintKind,
    ComplaintResult,
    DecisionKind,
    DecisionState,
    GapReason,
    PrintedField,
    ReissueReason,
    RevocationGround,
    SubjectKind,
)
from thidua_desktop.services import award_history
from thidua_desktop.services.award_register import entries, register_document, register_file
from thidua_desktop.services.past_awards import PastAward, PastForm, add_past
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.past_links import Link
from thidua_desktop.services.people import (
    CollectiveForm,
    HouseholdForm,
    save_collective,
    save_household,
)

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

FORM = "giay-khen-xa"
HEAD = PastHead(year=2024, number=12, symbol="QĐ-UBND", decided_on=date(2024, 11, 5))


@pytest.fixture
def office(desk: Desk, sample: CampaignBoard) -> Desk:
    """A desk with the sample's office."""
    assert sample.campaign
    return desk


def one(name: str, **more: object) -> PastAward:
    made = PastAward(subject=SubjectKind.PERSON, form_key=FORM, name=name)
    return replace(made, **more)  # pyright: ignore[reportArgumentType]


def past(desk: Desk, *made: PastAward, head: PastHead = HEAD) -> tuple[Award, ...]:
    stored = add_past(desk, PastForm(head=head, award_type=AwardType.MERIT, awards=made))
    rows = desk.store.where(Award, decision_id=stored.id)
    return tuple(sorted(rows, key=lambda row: row.position))


def correcting(desk: Desk, kind: DecisionKind, award: Award, *, number: int) -> Decision:
    made = Decision(
        uid=new_uid(),
        kind=kind,
        state=DecisionState.ISSUED,
        symbol="QĐ-UBND",
        number=number,
        decided_on=date(2025, 1, 5),
        year=2025,
        signatory_id=desk.store.all(Signatory)[0].id,
        frozen="{}",
        corrects_id=award.decision_id,
    )
    with desk.store.act("Ban hành") as act:
        return act.insert(made)


def test_the_newest_year_stands_first_and_unknown_numbers_last(office: Desk) -> None:
    past(office, one("Hai", register_number=2), one("Không số"), one("Một", register_number=1))
    past(office, one("Cũ", amount_vnd=300_000), head=PastHead(year=2019, issuer="Xã mẫu (cũ)"))
    shown = entries(office)
    assert [entry.name for entry in shown] == ["Một", "Hai", "Không số", "Cũ"]
    assert [entry.number for entry in shown] == ["01", "02", "chưa rõ", "chưa rõ"]
    assert [entry.year for entry in shown] == [2024, 2024, 2024, 2019]
    assert shown[0].award_type is AwardType.MERIT
    assert not any(entry.notes for entry in shown)


def test_a_number_of_another_book_says_whose(office: Desk) -> None:
    past(office, one("Cũ", register_number=7), head=replace(HEAD, issuer="Xã mẫu (cũ)"))
    assert entries(office)[0].number == "07 (sổ Xã mẫu (cũ))"


def test_what_came_after_an_award_stands_in_its_notes(office: Desk) -> None:
    amended, lost, gone = past(office, one("Sai Tên"), one("Mất Giấy"), one("Bị Hủy"))
    change = correcting(office, DecisionKind.AMENDMENT, amended, number=3)
    end = correcting(office, DecisionKind.REVOCATION, gone, number=4)
    with office.store.act("Việc sau khen") as act:
        act.insert(
            Amendment(
                award_id=amended.id,
                decision_id=change.id,
                field=PrintedField.PRINTED_NAME,
                old_text="Sai Tên",
                new_text="Đúng Tên",
                reason="Sai tên",
            )
        )
        act.insert(Reissue(award_id=lost.id, reason=ReissueReason.LOST, on_day=date(2025, 2, 1)))
        act.insert(
            Revocation(
                award_id=gone.id,
                decision_id=end.id,
                ground=RevocationGround.FALSE_PAPERS,
                reason="Mẫu",
            )
        )
        act.insert(
            Complaint(
                uid=new_uid(),
                kind=ComplaintKind.DENUNCIATION,
                received_on=date(2025, 3, 1),
                award_id=lost.id,
                content="Mẫu",
                result=ComplaintResult.OPEN,
            )
        )
    by_id = {entry.award.id: entry for entry in entries(office)}
    assert by_id[amended.id].name == "Đúng Tên"
    assert by_id[amended.id].notes == (
        "Sửa tên “Sai Tên” thành “Đúng Tên” theo Quyết định số 03/QĐ-UBND ngày 05/01/2025"
    )
    assert by_id[lost.id].notes == (
        "Cấp lại ngày 01/02/2025 do bị mất; Đang xác minh đơn nhận ngày 01/03/2025"
    )
    assert by_id[lost.id].after.in_question
    assert by_id[gone.id].after.revoked
    assert by_id[gone.id].notes.startswith("Đã hủy bỏ theo Quyết định số 04/QĐ-UBND")


def test_an_amendment_that_is_not_issued_says_nothing_yet(office: Desk) -> None:
    (award,) = past(office, one("Sai Tên"))
    change = correcting(office, DecisionKind.AMENDMENT, award, number=3)
    open_still = replace(
        change,
        id=0,
        uid=new_uid(),
        state=DecisionState.DRAFT,
        number=None,
        year=None,
        decided_on=None,
        frozen=None,
    )
    with office.store.act("Dự thảo") as act:
        draft = act.insert(open_still)
        act.insert(
            Amendment(
                award_id=award.id,
                decision_id=draft.id,
                field=PrintedField.PRINTED_NAME,
                old_text="Sai Tên",
                new_text="Đúng Tên",
                reason="Sai tên",
            )
        )
    assert [(entry.name, entry.notes) for entry in entries(office)] == [("Sai Tên", "")]


def test_the_register_prints_the_same_words_in_both_forms(office: Desk) -> None:
    past(office, one("Vi Văn Mẫu 01", register_number=1, amount_vnd=702_000, unit_name="Thôn A"))
    with office.store.act("Số hỏng") as act:
        act.insert(
            RegisterGap(
                year=2024, number=2, reason=GapReason.SPOILED, on_day=date(2024, 12, 1), note=""
            )
        )
    shown = entries(office)
    document = register_document(office, shown, title="Năm 2024", day=date(2026, 1, 15))
    assert register_file(office, document, form="pdf").startswith(b"%PDF")
    word = WordDocument(BytesIO(register_file(office, document, form="docx")))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    for text in ("01", "Vi Văn Mẫu 01", "Thôn A", "702.000"):
        assert text in cells
    assert any("12/QĐ-UBND ngày 05/11/2024" in text.replace("\u00a0", " ") for text in cells)
    said = " ".join(paragraph.text for paragraph in word.paragraphs)
    assert "02/2024 (hỏng phôi)" in said
    assert "01 lần khen; tiền thưởng 702.000 đồng" in said


def test_a_history_marks_what_is_likely_and_not_linked(office: Desk) -> None:
    person = office.store.all(Person)[0]
    unit = office.store.get(Unit, person.unit_id)
    link = Link(unit_id=person.unit_id, person_id=person.id)
    (linked, _) = past(office, one(person.name, link=link), one("Người Khác"))
    past(office, one(f"Ông {person.name}", unit_name=unit.name), head=PastHead(year=2020))
    history = award_history.of_record(office, person)
    assert [(held.entry.year, held.likeness) for held in history.own] == [
        (2024, Likeness.CERTAIN),
        (2020, Likeness.LIKELY),
    ]
    assert (history.name, history.unit, history.sure) == (person.name, unit.name, 1)
    assert award_history.of_award(office, linked).own == history.own


def test_an_award_that_names_nobody_on_record_finds_its_like(office: Desk) -> None:
    (first,) = past(office, one("Lê Văn Mẫu", unit_name="Thôn A"))
    past(office, one("Le Van Mau", unit_name="thon a"), head=PastHead(year=2020))
    history = award_history.of_award(office, first)
    assert [(held.entry.year, held.likeness) for held in history.own] == [
        (2024, Likeness.CERTAIN),
        (2020, Likeness.LIKELY),
    ]


def test_a_unit_tells_its_own_awards_and_those_within_it(office: Desk) -> None:
    unit = next(u for u in office.store.all(Unit) if u.name == "Trường mẫu A")
    home = save_household(
        office, HouseholdForm(head_name="Hứa Văn Mẫu", unit_id=unit.id), household_id=None
    )
    body = save_collective(
        office, CollectiveForm(name="Tổ Toán mẫu", unit_id=unit.id), collective_id=None
    )
    own = Link(unit_id=unit.id)
    past(
        office,
        one("Tập thể Trường mẫu A", subject=SubjectKind.COLLECTIVE, link=own),
        one(
            "Hộ ông Hứa Văn Mẫu",
            subject=SubjectKind.HOUSEHOLD,
            link=replace(own, household_id=home.id),
        ),
        one(
            "Tổ Toán mẫu", subject=SubjectKind.COLLECTIVE, link=replace(own, collective_id=body.id)
        ),
    )
    history = award_history.of_record(office, unit)
    assert [held.entry.name for held in history.own] == ["Tập thể Trường mẫu A"]
    assert [entry.name for entry in history.members] == ["Hộ ông Hứa Văn Mẫu", "Tổ Toán mẫu"]
    for row in (home, body):
        (held,) = award_history.of_record(office, row).own
        assert held.likeness is Likeness.CERTAIN
        assert award_history.linked_record(office, held.entry.award) == row
