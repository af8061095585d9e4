"""The tab Khen thưởng driven as an officer drives it, from the first round to the issue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QLabel, QPushButton

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import fold
from thidua_desktop.domain.records import (
    Award,
    AwardRound,
    Collective,
    Decision,
    Meeting,
    Nomination,
    Override,
    Person,
    Unit,
    Vote,
)
from thidua_desktop.domain.terms import (
    AwardType,
    Condition,
    DecisionState,
    DossierKind,
    NominationState,
    SubjectKind,
    VotingMethod,
)
from thidua_desktop.services import leaving
from thidua_desktop.services.people import CollectiveForm, save_collective
from thidua_desktop.ui.awards.candidates import CandidateModel, candidates
from thidua_desktop.ui.awards.dialogs import (
    DraftDialog,
    HeadDialog,
    IssueDialog,
    OverrideDialog,
    ReasonDialog,
)
from thidua_desktop.ui.awards.model import (
    COLUMNS,
    nomination_lines,
)
from thidua_desktop.ui.awards.nominate_dialog import NominateDialog
from thidua_desktop.ui.awards.picture import Step
from thidua_desktop.ui.awards.round_dialog import RoundDialog
from thidua_desktop.ui.awards.tab import AwardsTab
from thidua_desktop.ui.master.lines import LinesModel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> AwardsTab:
    made = AwardsTab(theme, desk)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    return made


def opened(tab: AwardsTab, action: QAction, kind: type[D]) -> D:
    """Trigger an action and return the dialog that it opened."""
    assert action.isEnabled(), action.toolTip()
    action.trigger()
    found = [d for d in tab.findChildren(kind) if d.isVisible()]
    assert len(found) == 1
    return found[0]


def press_main(qtbot: QtBot, dialog: QDialog) -> None:
    main = next(b for b in dialog.findChildren(QPushButton) if b.isDefault())
    qtbot.mouseClick(main, Qt.MouseButton.LeftButton)


def open_round(qtbot: QtBot, tab: AwardsTab, name: str = "Đợt 1") -> None:
    form = opened(tab, tab.round_acts.open, RoundDialog)
    form.name.setText(name)
    form.dossier.tick(())
    press_main(qtbot, form)


def nominate(qtbot: QtBot, tab: AwardsTab, words: str, *, person: bool = False) -> None:
    form = opened(tab, tab.acts.nominate, NominateDialog)
    if person:
        button = next(b for b in form.picker.kinds.children() if b.property("text") == "Cá nhân")
        button.click()  # type: ignore[attr-defined]
    qtbot.keyClicks(form.picker.words, words)
    press_main(qtbot, form)
    assert not form.isVisible(), form.reason_at("subject")


def confirm(qtbot: QtBot, tab: AwardsTab, nomination: Nomination) -> None:
    tab.go_to(nomination.id)
    form = opened(tab, tab.acts.confirm, HeadDialog)
    form.by.setText("Thủ trưởng đơn vị")
    press_main(qtbot, form)


def fill(qtbot: QtBot, tab: AwardsTab, desk: Desk) -> None:
    """Nominate two collectives and three persons, whose heads confirm."""
    open_round(qtbot, tab)
    nominate(qtbot, tab, "truong mau a")
    nominate(qtbot, tab, "thon mau 01")
    for person in desk.store.all(Person):
        nominate(qtbot, tab, fold(person.name), person=True)
    for row in desk.store.where(Nomination, subject=SubjectKind.PERSON.name):
        confirm(qtbot, tab, row)


def issue(qtbot: QtBot, tab: AwardsTab, desk: Desk) -> None:
    fill(qtbot, tab, desk)
    tab.acts.submit.trigger()
    form = opened(tab, tab.acts.draft, DraftDialog)
    form.reason.setPlainText("Họp liên tịch ngày 14/01/2026")
    press_main(qtbot, form)
    tab.acts.sign.trigger()
    last = opened(tab, tab.acts.issue, IssueDialog)
    last.number.setText("15")
    press_main(qtbot, last)


def counts(tab: AwardsTab) -> list[str]:
    return [tab.strip.counts[step].text() for step in Step]


def test_an_empty_campaign_offers_to_open_a_round(tab: AwardsTab) -> None:
    assert tab.round_acts.open.isEnabled()
    assert not tab.acts.nominate.isEnabled()
    assert tab.acts.nominate.toolTip() == "Mở một đợt xét trước."
    assert not tab.round_acts.close.isEnabled()


def test_a_round_without_a_name_is_refused_beside_the_field(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    form = opened(tab, tab.round_acts.open, RoundDialog)
    assert form.name.text() == "Đợt 1 năm 2025"
    form.name.clear()
    press_main(qtbot, form)
    assert "tên đợt xét" in form.reason_at("name")
    assert desk.store.all(AwardRound) == ()
    form.reject()


def test_names_are_filled_in_with_their_salutation(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    fill(qtbot, tab, desk)
    assert [n.printed_name for n in desk.store.all(Nomination)] == [
        "Tập thể Trường mẫu A",
        "Tập thể Thôn mẫu 01",
        "Bà Nguyễn Thị Mẫu",
        "Ông Trần Văn Mẫu",
        "Ông Lý Văn Mẫu",
    ]
    assert counts(tab) == ["5", "0", "0", "0", "0"]


def test_the_whole_way_to_the_issued_decision(qtbot: QtBot, tab: AwardsTab, desk: Desk) -> None:
    issue(qtbot, tab, desk)
    assert counts(tab) == ["0", "0", "0", "0", "5"]
    assert [a.register_number for a in desk.store.all(Award)] == [1, 2, 3, 4, 5]
    assert tab.box.title.text() == "Quyết định số 15/QĐ-UBND ngày 15 tháng 01 năm 2026"
    assert "4.914.000 đồng" in tab.box.money.text()
    assert "03 cá nhân × 702.000 đồng" in tab.box.parts.text()
    assert not tab.acts.issue.isEnabled()
    assert tab.acts.issue.toolTip() == "Quyết định đã ban hành."


def test_a_decision_at_the_signer_can_come_back(qtbot: QtBot, tab: AwardsTab, desk: Desk) -> None:
    fill(qtbot, tab, desk)
    tab.acts.submit.trigger()
    form = opened(tab, tab.acts.draft, DraftDialog)
    press_main(qtbot, form)
    assert "không họp Hội đồng" in form.reason_at("reason")
    form.reason.setPlainText("Họp liên tịch")
    press_main(qtbot, form)
    tab.acts.sign.trigger()
    assert not tab.acts.edit.isEnabled()
    tab.acts.reopen.trigger()
    assert tab.picture is not None
    assert tab.picture.decision is not None
    assert tab.picture.decision.state is DecisionState.DRAFT
    assert tab.acts.edit.isEnabled()


def agree(desk: Desk, rows: tuple[Nomination, ...]) -> None:
    """Let a council of nine that met agree to these nominations by eight."""
    with desk.store.act("Họp Hội đồng") as act:
        meeting = act.insert(
            Meeting(
                uid=new_uid(),
                round_id=rows[0].round_id,
                held_on=DAY,
                method=VotingMethod.HANDS,
                members=9,
                closed_on=DAY,
            )
        )
        for row in rows:
            act.insert(
                Vote(
                    meeting_id=meeting.id,
                    nomination_id=row.id,
                    ballot=1,
                    agree=8,
                    disagree=0,
                    abstain=1,
                    share="1/2",
                    over=True,
                    passed=True,
                )
            )
            act.update(replace(row, state=NominationState.VOTED))


def test_the_council_s_word_is_decided_first_and_the_rest_by_a_second_decision(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    fill(qtbot, tab, desk)
    tab.acts.submit.trigger()
    rows = desk.store.all(Nomination)
    agree(desk, rows[:2])
    assert counts(tab) == ["0", "3", "2", "0", "0"]
    tab.go_to(rows[0].id)
    said = " ".join(part.text() for part in tab.panel.findChildren(QLabel))
    assert "8/9 thành viên, đạt trên 1/2" in said
    form = opened(tab, tab.acts.draft, DraftDialog)
    form.number.setText("12")
    form.day.setText("14/01/2026")
    press_main(qtbot, form)
    assert counts(tab) == ["0", "3", "0", "2", "0"]
    assert not tab.acts.draft.isEnabled()
    assert "chưa ban hành" in tab.acts.draft.toolTip()
    assert desk.store.all(Decision)[0].proposal == "12/TTr-VHXH ngày 14/01/2026"
    tab.acts.sign.trigger()
    last = opened(tab, tab.acts.issue, IssueDialog)
    last.number.setText("15")
    press_main(qtbot, last)
    second = opened(tab, tab.acts.draft, DraftDialog)
    second.reason.setPlainText("Họp liên tịch ngày 14/01/2026")
    press_main(qtbot, second)
    assert counts(tab) == ["0", "0", "0", "3", "2"]
    assert "Không họp Hội đồng" in tab.strip.note.text()
    assert len(desk.store.all(Decision)) == 2


def test_a_number_that_is_none_is_refused_in_words(
    qtbot: QtBot, theme: Theme, tab: AwardsTab, desk: Desk
) -> None:
    issue(qtbot, tab, desk)
    assert tab.picture is not None
    assert tab.picture.decision is not None
    decision_id = tab.picture.decision.id
    form = IssueDialog(theme, desk, decision_id=decision_id, day=DAY, parent=tab)
    form.number.setText("mười")
    form.accept()
    assert "Văn thư" in form.reason_at("number")


def test_unknown_waits_and_an_override_lets_it_pass(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    open_round(qtbot, tab)
    nominate(qtbot, tab, "phong kinh te")
    with qtbot.waitSignal(tab.told) as told:
        tab.acts.submit.trigger()
    assert told.args is not None
    assert str(told.args[0]).startswith("1/1 đề nghị chưa đủ điều kiện")
    while tab.acts.override.isEnabled():
        form = opened(tab, tab.acts.override, OverrideDialog)
        form.reason.setPlainText("Có văn bản của cấp trên")
        press_main(qtbot, form)
    tab.acts.submit.trigger()
    assert [n.state for n in desk.store.all(Nomination)] == [NominationState.ELIGIBLE]
    assert Condition.ANNUAL_RATING in {o.condition for o in desk.store.all(Override)}


def test_the_reason_of_a_return_stands_on_top_of_the_panel(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    open_round(qtbot, tab)
    nominate(qtbot, tab, "truong mau a")
    assert tab.acts.send_back.toolTip() == "Đề nghị chưa trình xét."
    tab.acts.submit.trigger()
    form = opened(tab, tab.acts.send_back, ReasonDialog)
    form.reason.setPlainText("Thiếu báo cáo thành tích")
    press_main(qtbot, form)
    assert tab.panel.details is not None
    assert tab.panel.details.rows[0].note == "Thiếu báo cáo thành tích"
    assert counts(tab) == ["1", "0", "0", "0", "0"]


def test_the_same_subject_twice_says_so_and_keeps_what_was_typed(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    open_round(qtbot, tab)
    nominate(qtbot, tab, "truong mau a")
    form = opened(tab, tab.acts.nominate, NominateDialog)
    qtbot.keyClicks(form.picker.words, "truong mau a")
    form.citation.setPlainText("Thành tích khác")
    press_main(qtbot, form)
    assert "đã có trong đợt xét này" in form.reason_at("subject")
    assert form.citation.toPlainText() == "Thành tích khác"
    assert desk.store.count(Nomination) == 1
    form.reject()


def test_the_form_stays_open_for_the_next_one_when_asked(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    open_round(qtbot, tab)
    form = opened(tab, tab.acts.nominate, NominateDialog)
    form.again.setChecked(True)
    for words in ("truong mau a", "thon mau 01"):
        qtbot.keyClicks(form.picker.words, words)
        press_main(qtbot, form)
    assert form.isVisible()
    assert desk.store.count(Nomination) == 2
    form.reject()


def test_what_was_not_issued_is_taken_back_step_by_step(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    fill(qtbot, tab, desk)
    tab.acts.submit.trigger()
    assert counts(tab) == ["0", "5", "0", "0", "0"]
    desk.store.undo()
    assert counts(tab) == ["5", "0", "0", "0", "0"]
    tab.acts.remove.trigger()
    assert counts(tab) == ["4", "0", "0", "0", "0"]


def test_a_refused_act_is_told_and_changes_nothing(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    issue(qtbot, tab, desk)
    head = desk.store.head
    with qtbot.waitSignal(tab.refused) as told:
        tab.acts.remove.setEnabled(True)  # as if a shortcut slipped past the disabled action
        tab.acts.remove.trigger()
    assert told.args is not None
    assert isinstance(told.args[0], RuleError)
    assert desk.store.head == head


def test_lines_keep_qts_contract(qtbot: QtBot, tab: AwardsTab, desk: Desk) -> None:
    fill(qtbot, tab, desk)
    assert tab.picture is not None
    model = LinesModel(COLUMNS)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    model.show_lines(nomination_lines(tab.picture))
    model.show_lines(nomination_lines(tab.picture, words="tap the thon", step=Step.PROPOSED))
    assert [line.cells[0].text for line in model.lines] == ["Tập thể", "Tập thể Thôn mẫu 01"]
    assert tester.model() is model


def test_the_list_to_choose_from_keeps_qts_contract(desk: Desk, sample: CampaignBoard) -> None:
    model = CandidateModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    model.offer(candidates(desk, SubjectKind.COLLECTIVE, DAY), "")
    assert model.rowCount() == desk.store.count(Unit)
    model.narrow("thon mau")
    assert str(model.index(0, 0).data()).startswith("Thôn mẫu 01")
    assert tester.model() is model


def test_who_has_ceased_is_not_offered_and_small_collectives_are(
    desk: Desk, sample: CampaignBoard
) -> None:
    unit = next(u for u in sample.units(DAY) if u.name == "Trường mẫu A")
    parts = [
        save_collective(desk, CollectiveForm(name=name, unit_id=unit.id), collective_id=None)
        for name in ("Tổ Toán mẫu", "Tổ Văn mẫu")
    ]
    leaving.close(desk, Collective, [parts[1].id], day=DAY)
    found = candidates(desk, SubjectKind.COLLECTIVE, DAY)
    assert [(c.name, c.note) for c in found if c.collective_id] == [("Tổ Toán mẫu", "Trường mẫu A")]
    person = desk.store.all(Person)[0]
    leaving.close(desk, Person, [person.id], day=DAY)
    people = {c.id for c in candidates(desk, SubjectKind.PERSON, DAY)}
    assert person.id not in people
    assert person.id in {c.id for c in candidates(desk, SubjectKind.PERSON, date(2026, 1, 14))}
    leaving.close(desk, Unit, [unit.id], day=DAY)
    found = candidates(desk, SubjectKind.COLLECTIVE, DAY)
    assert unit.id not in {c.id for c in found}


def test_a_small_collective_is_nominated_and_its_head_asked(
    qtbot: QtBot, tab: AwardsTab, desk: Desk, sample: CampaignBoard
) -> None:
    unit = next(u for u in sample.units(DAY) if u.name == "Trường mẫu A")
    form = CollectiveForm(name="Tổ Toán mẫu", unit_id=unit.id)
    part = save_collective(desk, form, collective_id=None)
    open_round(qtbot, tab)
    nominate(qtbot, tab, "to toan")
    (made,) = desk.store.where(Nomination, collective_id=part.id)
    assert (made.printed_name, made.subtitle) == ("Tổ Toán mẫu", "Trường mẫu A")
    tab.go_to(made.id)
    assert tab.acts.confirm.isEnabled()


def test_a_round_of_no_campaign_is_reached_without_one(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    form = opened(tab, tab.round_acts.open, RoundDialog)
    form.campaign.setCurrentIndex(0)
    form.kind.setCurrentIndex(form.kind.findData(AwardType.MERIT))
    assert form.name.text() == "Khen thưởng tổng kết năm 2025"
    assert form.achievement.text() == "đã hoàn thành xuất sắc nhiệm vụ năm 2025"
    assert DossierKind.MINUTES in form.dossier.ticked
    form.quotas.boxes[SubjectKind.PERSON].setText("ba")
    press_main(qtbot, form)
    assert "không phải số lượng" in form.reason_at("quota_collective")
    form.quotas.boxes[SubjectKind.PERSON].setText("3")
    press_main(qtbot, form)
    tab.show_campaign(None, DAY)
    assert tab.picture is not None
    assert tab.picture.held.campaign_id is None
    assert tab.rounds.answer == "Khen thưởng tổng kết năm 2025 (ngoài phong trào)"
    assert tab.acts.from_ranking.toolTip().startswith("Đợt xét không theo phong trào")


def test_a_round_is_changed_closed_and_opened_again(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    issue(qtbot, tab, desk)
    form = opened(tab, tab.round_acts.change, RoundDialog)
    form.name.setText("Đợt 1 (năm 2025)")
    press_main(qtbot, form)
    tab.round_acts.close.trigger()
    assert "Đã chốt hồ sơ" in tab.strip.note.text()
    assert tab.acts.nominate.toolTip().startswith("Hồ sơ khen thưởng của đợt xét đã chốt")
    assert not tab.round_acts.change.isEnabled()
    reason = opened(tab, tab.round_acts.reopen, ReasonDialog)
    reason.reason.setPlainText("Bổ sung giấy tờ")
    press_main(qtbot, reason)
    assert tab.acts.nominate.isEnabled()
    assert tab.rounds.answer == "Đợt 1 (năm 2025)"


def test_a_nomination_is_moved_set_aside_and_judged_again(
    qtbot: QtBot, tab: AwardsTab, desk: Desk
) -> None:
    open_round(qtbot, tab)
    nominate(qtbot, tab, "truong mau a")
    nominate(qtbot, tab, "thon mau 01")
    first, second = desk.store.all(Nomination)
    tab.go_to(second.id)
    tab.acts.raise_.trigger()
    assert tab.picture is not None
    assert [v.row.id for v in tab.picture.nominations] == [second.id, first.id]
    assert tab.acts.set_aside.toolTip().startswith("Đề nghị chưa trình xét")
    tab.acts.submit.trigger()
    form = opened(tab, tab.acts.set_aside, ReasonDialog)
    form.reason.setPlainText("Đơn vị rút đề nghị")
    press_main(qtbot, form)
    assert tab.panel.details is not None
    assert tab.panel.details.rows[0].note == "Đơn vị rút đề nghị"
    again = opened(tab, tab.acts.move_back, ReasonDialog)
    press_main(qtbot, again)
    assert "lý do xét lại" in again.reason_at("reason")
    again.reason.setPlainText("Đơn vị đề nghị lại")
    press_main(qtbot, again)
    assert desk.store.get(Nomination, second.id).state is not NominationState.REJECTED
