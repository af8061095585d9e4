from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import (
    Award,
    Complaint,
    Decision,
    Evidence,
    Person,
    StopFlag,
    Unit,
)
from thidua_desktop.domain.terms import (
    ComplaintKind,
    ComplaintResult,
    DecisionKind,
    DecisionState,
    StopReason,
    SubjectKind,
)
from thidua_desktop.services import evidence
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.complaints import (
    ComplaintForm,
    Stage,
    about,
    complaint_form,
    complaints,
    open_against,
    remove_complaint,
    save_complaint,
    stage,
)
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.evidence import Owner, Taken
from thidua_desktop.services.subjects import Subject

DAY = date(2026, 1, 15)
PDF = Taken("Đơn mẫu.pdf", b"%PDF-1.4 mau")


@pytest.fixture
def school(desk: Desk, sample: CampaignBoard) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == "Trường mẫu A")


@pytest.fixture
def form(school: Unit) -> ComplaintForm:
    return ComplaintForm(
        kind=ComplaintKind.DENUNCIATION,
        subject=Subject(unit_id=school.id),
        received_on="12/01/2026",
        content="Nội dung mẫu",
        due_on="14/01/2026",
    )


def closed(form: ComplaintForm, **changes: Any) -> ComplaintForm:
    made = replace(
        form,
        result=ComplaintResult.NOT_UPHELD,
        closed_on="15/01/2026",
        document="Thông báo kết luận 01",
    )
    return replace(made, **changes)


def award(desk: Desk, **links: int | None) -> Award:
    with desk.store.act("Ghi") as act:
        decision = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                state=DecisionState.ISSUED,
                symbol="QĐ-UBND",
                year=2025,
                is_past=True,
            )
        )
        return act.insert(
            replace(
                Award(
                    uid=new_uid(),
                    decision_id=decision.id,
                    position=0,
                    subject=SubjectKind.PERSON,
                    form_key="giay-khen-xa",
                    printed_name="Bà mẫu 01",
                    citation="",
                    unit_name="Trường mẫu A",
                ),
                **links,
            )
        )


def codes(desk: Desk, form: ComplaintForm) -> list[tuple[str, str]]:
    with pytest.raises(RuleError) as error:
        save_complaint(desk, form, complaint_id=None)
    return [(p.field, p.code) for p in error.value.problems]


def test_an_open_one_raises_its_flag_in_the_same_act(desk: Desk, form: ComplaintForm) -> None:
    row = save_complaint(desk, form, complaint_id=None)
    (flag,) = desk.store.all(StopFlag)
    assert (flag.complaint_id, flag.unit_id) == (row.id, row.unit_id)
    assert (flag.reason, flag.starts, flag.ends) == (StopReason.COMPLAINT, row.received_on, None)
    desk.store.undo()
    assert (desk.store.all(StopFlag), desk.store.all(Complaint)) == ((), ())


def test_its_end_ends_the_flag_and_a_reopening_raises_it_again(
    desk: Desk, form: ComplaintForm
) -> None:
    row = save_complaint(desk, form, complaint_id=None)
    save_complaint(desk, closed(form), complaint_id=row.id)
    (flag,) = desk.store.all(StopFlag)
    assert (flag.ends, flag.document) == (date(2026, 1, 14), "Thông báo kết luận 01")
    assert desk.store.undo_label() == "Kết thúc tố cáo – Trường mẫu A"
    desk.store.undo()
    assert desk.store.all(StopFlag)[0].ends is None
    desk.store.redo()
    save_complaint(desk, form, complaint_id=row.id)
    assert desk.store.all(StopFlag)[0].ends is None


def test_one_about_somebody_else_moves_its_flag(
    desk: Desk, form: ComplaintForm, school: Unit
) -> None:
    row = save_complaint(desk, form, complaint_id=None)
    person = next(p for p in desk.store.all(Person) if p.unit_id == school.id)
    moved = replace(form, subject=Subject(person_id=person.id))
    save_complaint(desk, moved, complaint_id=row.id)
    (flag,) = desk.store.all(StopFlag)
    assert (flag.unit_id, flag.person_id) == (None, person.id)
    save_complaint(desk, moved, complaint_id=row.id)
    assert desk.store.all(StopFlag) == (flag,)


def test_an_award_with_an_open_one_is_being_verified(
    desk: Desk, form: ComplaintForm, school: Unit
) -> None:
    person = next(p for p in desk.store.all(Person) if p.unit_id == school.id)
    mine = award(desk, person_id=person.id, unit_id=school.id)
    assert open_against(desk, mine.id) == ()
    of_award = replace(form, subject=None, award_id=mine.id)
    row = save_complaint(desk, of_award, complaint_id=None)
    assert open_against(desk, mine.id) == (row,)
    assert about(desk, row) == "Bà mẫu 01"
    (flag,) = desk.store.all(StopFlag)
    assert (flag.person_id, flag.unit_id) == (person.id, None)
    save_complaint(desk, closed(of_award), complaint_id=row.id)
    assert open_against(desk, mine.id) == ()


def test_an_award_of_somebody_not_on_record_stops_nobody(
    desk: Desk, form: ComplaintForm, school: Unit
) -> None:
    for links in ({"unit_id": school.id}, {}):
        of_award = replace(form, subject=None, award_id=award(desk, **links).id)
        save_complaint(desk, of_award, complaint_id=None)
    assert desk.store.all(StopFlag) == ()
    whole = award(desk, unit_id=school.id)
    with desk.store.act("Sửa") as act:
        act.update(replace(whole, subject=SubjectKind.COLLECTIVE))
    row = save_complaint(desk, replace(form, subject=None, award_id=whole.id), complaint_id=None)
    assert desk.store.all(StopFlag)[0].unit_id == school.id
    with desk.store.act("Sửa") as act:
        act.update(whole)
    save_complaint(desk, complaint_form(row), complaint_id=row.id)
    assert desk.store.all(StopFlag) == ()


def test_everything_that_is_wrong_is_said_at_once(desk: Desk, form: ComplaintForm) -> None:
    assert codes(desk, ComplaintForm(received_on="16/01/2026")) == [
        ("subject", "complaint.subject_missing"),
        ("content", "complaint.content_empty"),
        ("received_on", "complaint.received_later"),
    ]
    assert codes(desk, replace(form, received_on="", due_on="x"))[0][0] == "received_on"
    assert codes(desk, replace(form, due_on="11/01/2026")) == [("due_on", "complaint.due_early")]
    assert codes(desk, replace(form, closed_on="15/01/2026")) == [
        ("result", "complaint.result_missing")
    ]
    assert codes(desk, replace(form, result=ComplaintResult.UPHELD)) == [
        ("closed_on", "complaint.closed_missing"),
        ("answer", "complaint.answer_missing"),
    ]
    early, later = closed(form, closed_on="11/01/2026"), closed(form, closed_on="16/01/2026")
    assert codes(desk, early) == [("closed_on", "complaint.closed_early")]
    assert codes(desk, later) == [("closed_on", "complaint.closed_later")]


def test_the_list_shows_what_is_due_first_and_what_is_closed_last(
    desk: Desk, form: ComplaintForm
) -> None:
    late = save_complaint(desk, form, complaint_id=None)
    no_day = save_complaint(desk, replace(form, due_on=""), complaint_id=None)
    soon = save_complaint(desk, replace(form, due_on="20/01/2026"), complaint_id=None)
    done = save_complaint(desk, closed(form), complaint_id=None)
    assert complaints(desk, day=DAY) == (late, soon, no_day, done)
    assert [stage(row, DAY) for row in (late, soon, no_day, done)] == [
        Stage.OVERDUE,
        Stage.OPEN,
        Stage.OPEN,
        Stage.CLOSED,
    ]
    assert stage(done, date(2026, 1, 14)) is Stage.OPEN


def test_its_files_hang_on_it_and_go_and_come_with_it(desk: Desk, form: ComplaintForm) -> None:
    row = save_complaint(desk, form, complaint_id=None, files=[PDF])
    owner = Owner(complaint_id=row.id)
    (view,) = evidence.of_owner(desk, owner)
    assert (view.row.campaign_id, view.sound) == (None, True)
    assert evidence.owner_name(desk, owner) == "đơn thư: Nội dung mẫu"
    assert remove_complaint(desk, row.id) == "Trường mẫu A"
    assert [len(desk.store.all(c)) for c in (Complaint, StopFlag, Evidence)] == [0, 0, 0]
    desk.store.undo()
    assert [len(desk.store.all(c)) for c in (Complaint, StopFlag, Evidence)] == [1, 1, 1]


def test_who_sent_it_has_no_place_in_the_record_or_the_form(form: ComplaintForm) -> None:
    names = {f.name for f in (*fields(Complaint), *fields(form))}
    assert not {name for name in names if "sender" in name or "complainant" in name}
