"""Khen thưởng → Trường hợp dừng xét and Đơn thư, as an officer uses them."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Award, Complaint, Decision, Person, StopFlag, Unit
from thidua_desktop.domain.terms import (
    AwardType,
    ComplaintKind,
    ComplaintResult,
    DecisionKind,
    DecisionState,
    StopReason,
    SubjectKind,
)
from thidua_desktop.services import awards
from thidua_desktop.services.complaints import ComplaintForm, save_complaint
from thidua_desktop.services.stop_flags import FlagForm, raise_flag
from thidua_desktop.services.subjects import Subject
from thidua_desktop.ui.stop_flags.complaint_form import OF_AWARD, ComplaintDialog
from thidua_desktop.ui.stop_flags.complaints_dialog import NOBODY, ComplaintsDialog
from thidua_desktop.ui.stop_flags.flag_form import EndFlagDialog, FlagDialog
from thidua_desktop.ui.stop_flags.flags_dialog import FlagsDialog
from thidua_desktop.ui.units.fields import choose

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def school(desk: Desk, sample: CampaignBoard) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == "Trường mẫu A")


@pytest.fixture
def flags(qtbot: QtBot, theme: Theme, desk: Desk, school: Unit) -> FlagsDialog:
    made = FlagsDialog(theme, desk, campaign_id=None, day=DAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def complaints(qtbot: QtBot, theme: Theme, desk: Desk, school: Unit) -> ComplaintsDialog:
    made = ComplaintsDialog(theme, desk, campaign_id=None, day=DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(owner: QDialog, kind: type[D]) -> D:
    found = [one for one in owner.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def press_main(qtbot: QtBot, form: QDialog) -> None:
    main = next(b for b in form.findChildren(QPushButton) if b.isDefault())
    qtbot.mouseClick(main, Qt.MouseButton.LeftButton)


def values(dialog: FlagsDialog | ComplaintsDialog) -> dict[str, str]:
    details = dialog.panel.details
    assert details is not None
    return {row.name: row.value for row in details.rows}


def award(desk: Desk, person: Person | None) -> Award:
    with desk.store.act("Ghi") as act:
        decision = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                state=DecisionState.ISSUED,
                symbol="QĐ-UBND",
                number=7,
                year=2025,
                is_past=True,
            )
        )
        return act.insert(
            Award(
                uid=new_uid(),
                decision_id=decision.id,
                position=0,
                subject=SubjectKind.PERSON,
                person_id=person.id if person else None,
                form_key="giay-khen-xa",
                printed_name="Bà mẫu 01",
                citation="",
                unit_name="Trường mẫu A",
            )
        )


def test_a_flag_is_raised_shows_whom_it_stops_and_is_ended(
    qtbot: QtBot, flags: FlagsDialog, desk: Desk, school: Unit, sample: CampaignBoard
) -> None:
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=sample.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    )
    awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=school.id,
        form_key="giay-khen-xa",
    )
    flags.propose(Subject(unit_id=school.id))
    flags.add.trigger()
    form = opened(flags, FlagDialog)
    assert form.subject.text() == "Trường mẫu A"
    choose(form.reason, StopReason.INSPECTION)
    form.document.setText("Thông báo 03")
    press_main(qtbot, form)
    (flag,) = desk.store.all(StopFlag)
    assert (flag.starts, flag.reason) == (DAY, StopReason.INSPECTION)
    assert values(flags)["Tình trạng"] == "Đang dừng xét"
    details = flags.panel.details
    assert details is not None
    assert [r.value for r in details.sections[0].rows] == ["Tập thể Trường mẫu A, Đợt 1"]
    flags.edit.trigger()
    form = opened(flags, FlagDialog)
    form.note.setPlainText("xem lại")
    form.starts.setText("05/01/2026")
    press_main(qtbot, form)
    flags.end.trigger()
    ending = opened(flags, EndFlagDialog)
    ending.document.setText("Kết luận 05")
    press_main(qtbot, ending)
    assert desk.store.all(StopFlag)[0].ends == date(2026, 1, 14)
    assert values(flags)["Ghi chú"] == "xem lại; Kết luận 05"
    assert not flags.end.isEnabled()
    flags.remove.trigger()
    assert desk.store.all(StopFlag) == ()


def test_a_flag_of_a_complaint_says_where_it_is_changed(
    flags: FlagsDialog, desk: Desk, school: Unit
) -> None:
    person = next(p for p in desk.store.all(Person) if p.unit_id == school.id)
    save_complaint(
        desk,
        ComplaintForm(
            subject=Subject(person_id=person.id), received_on="12/01/2026", content="Mẫu"
        ),
        complaint_id=None,
    )
    own = raise_flag(desk, FlagForm(subject=Subject(unit_id=school.id), starts="01/01/2026"))
    flags.read()
    (flag,) = [f for f in desk.store.all(StopFlag) if f.id != own.id]
    flags.choose(flag.id)
    assert "sổ Đơn thư" in values(flags)["Nguồn"]
    assert values(flags)["Đơn vị"] == school.short_name
    for action in (flags.edit, flags.remove, flags.end):
        assert not action.isEnabled()
        assert "Đơn thư" in action.toolTip()
    flags.table.key_opened.emit(flag.id)
    assert not [one for one in flags.findChildren(FlagDialog) if one.isVisible()]
    flags.choose(own.id)
    assert flags.end.isEnabled()


def test_a_complaint_is_entered_and_closed_with_its_result(
    qtbot: QtBot, complaints: ComplaintsDialog, desk: Desk
) -> None:
    complaints.add.trigger()
    form = opened(complaints, ComplaintDialog)
    choose(form.kind, ComplaintKind.REFLECTION)
    form.subject.setText("Trường mẫu A")
    form.content.setPlainText("Nội dung mẫu")
    form.due_on.setText("20/01/2026")
    press_main(qtbot, form)
    (row,) = desk.store.all(Complaint)
    assert (row.kind, row.received_on) == (ComplaintKind.REFLECTION, DAY)
    assert values(complaints)["Dừng xét"] == "Trường mẫu A"
    complaints.edit.trigger()
    form = opened(complaints, ComplaintDialog)
    choose(form.outcome, ComplaintResult.NOT_UPHELD)
    press_main(qtbot, form)
    assert "chưa ghi ngày kết thúc" in form.reason_at("closed_on")
    form.closed_on.setText("15/01/2026")
    form.document.setText("Thông báo 09")
    form.answer.setPlainText("Không đúng")
    press_main(qtbot, form)
    assert desk.store.all(StopFlag)[0].ends == DAY
    assert values(complaints)["Dừng xét"] == "Trường mẫu A, đã kết thúc"
    complaints.remove.trigger()
    assert desk.store.all(StopFlag) == ()


def test_a_complaint_about_an_award_names_its_decision(
    qtbot: QtBot, complaints: ComplaintsDialog, desk: Desk, school: Unit
) -> None:
    person = next(p for p in desk.store.all(Person) if p.unit_id == school.id)
    award(desk, person)
    complaints.add.trigger()
    form = opened(complaints, ComplaintDialog)
    choose(form.about, OF_AWARD)
    form.award.setText("Bà mẫu 01, Trường mẫu A – 07/QĐ-UBND năm 2025")
    form.content.setPlainText("Nội dung mẫu")
    press_main(qtbot, form)
    assert values(complaints)["Khen thưởng"] == "Quyết định 07/QĐ-UBND năm 2025"
    assert values(complaints)["Dừng xét"] == person.name
    complaints.edit.trigger()
    assert opened(complaints, ComplaintDialog).award.text().startswith("Bà mẫu 01")


def test_an_award_of_somebody_not_on_record_stops_nobody_and_says_so(
    qtbot: QtBot, theme: Theme, desk: Desk, school: Unit
) -> None:
    made = award(desk, None)
    save_complaint(
        desk,
        ComplaintForm(award_id=made.id, received_on="12/01/2026", content="Mẫu"),
        complaint_id=None,
    )
    dialog = ComplaintsDialog(theme, desk, campaign_id=None, day=DAY)
    qtbot.addWidget(dialog)
    assert values(dialog)["Dừng xét"] == NOBODY


MAKERS: tuple[Callable[[Theme, Desk], QDialog], ...] = (
    lambda theme, desk: FlagsDialog(theme, desk, campaign_id=None, day=DAY),
    lambda theme, desk: FlagDialog(theme, desk, flag_id=None),
    lambda theme, desk: ComplaintsDialog(theme, desk, campaign_id=None, day=DAY),
    lambda theme, desk: ComplaintDialog(theme, desk, complaint_id=None),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_window_goes_with_its_last_reference(
    theme: Theme, desk: Desk, sample: CampaignBoard, make: Callable[[Theme, Desk], QDialog]
) -> None:
    gc.collect()
    gc.disable()
    try:
        widget = make(theme, desk)
        remembered = weakref.ref(widget)
        del widget
        assert remembered() is None
    finally:
        gc.enable()
