"""One meeting from the seats to the result, by keys, as an officer records it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pytest
from council_records import held_meeting, nine_members, round_with
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from thidua_desktop.domain.records import (
    AwardForm,
    AwardRound,
    Meeting,
    Nomination,
    Person,
    StopFlag,
    Vote,
    WrittenOpinion,
)
from thidua_desktop.domain.terms import (
    Choice,
    NominationState,
    Presence,
    StopReason,
    VotingMethod,
)
from thidua_desktop.services import council
from thidua_desktop.services import meeting_votes as votes
from thidua_desktop.services.meeting_votes import Mark
from thidua_desktop.ui.assignments.paper_dialog import PaperDialog
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.council.count_model import Place
from thidua_desktop.ui.council.meeting_dialog import PAPERS, RESULTS, VOTES, MeetingDialog
from thidua_desktop.ui.council.meeting_form import MeetingFormDialog, SharesDialog
from thidua_desktop.ui.council.meetings_dialog import MeetingsDialog
from thidua_desktop.ui.units.fields import choose

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

F = TypeVar("F", bound=QDialog)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Held:
    """A council of nine, a round with five nominations, and the window of a meeting."""

    def __init__(
        self,
        qtbot: QtBot,
        theme: Theme,
        desk: Desk,
        board: CampaignBoard,
        *,
        method: VotingMethod = VotingMethod.HANDS,
        present: bool = True,
    ) -> None:
        self.person = desk.store.all(Person)[0]
        self.members = nine_members(desk, person_id=self.person.id)
        self.round, self.rows = round_with(desk, board)
        self.meeting = held_meeting(desk, self.round.id, method=method, present=present)
        self.window = MeetingDialog(theme, desk, self.meeting.id)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()

    def row_of(self, nomination: Nomination) -> int:
        model = self.window.votes.counts
        return next(
            n
            for n in range(model.rowCount())
            if (case := model.case_at(n)) is not None and case.row.id == nomination.id
        )

    def type_number(self, qtbot: QtBot, nomination: Nomination, place: Place, text: str) -> None:
        grid = self.window.votes.grid
        grid.choose(self.window.votes.counts.index(self.row_of(nomination), place))
        for letter in text:
            focus = grid.viewport().findChild(QLineEdit) or grid
            qtbot.keyClick(focus, letter)
        qtbot.keyClick(grid.viewport().findChild(QLineEdit), Qt.Key.Key_Return)
        QApplication.processEvents()

    def cell(self, nomination: Nomination, place: Place) -> str:
        model = self.window.votes.counts
        return model.index(self.row_of(nomination), place).data()


def opened(dialog: QDialog, kind: type[F]) -> F:
    return next(form for form in dialog.findChildren(kind) if form.isVisible())


@pytest.fixture
def held(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> Held:
    return Held(qtbot, theme, desk, sample)


def test_presence_is_marked_by_keys_and_the_quorum_follows(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    held = Held(qtbot, theme, desk, sample, present=False)
    window = held.window
    assert window.quorum.text() == "Có mặt 0/9 · chưa đủ để họp (cần 6)"
    window.seats.table.choose(held.members[0].id)
    window.seats.table.setFocus()
    qtbot.keyClick(window.seats.table, Qt.Key.Key_Space)
    qtbot.keyClick(window.seats.table, Qt.Key.Key_B)
    assert [seat.presence for seat in window.seen.seats[:3]] == [
        Presence.PRESENT,
        Presence.WRITTEN,
        None,
    ]
    qtbot.keyClick(window.seats.table, Qt.Key.Key_V)
    form = opened(window, ReasonDialog)
    form.reason.setPlainText("Đi công tác")
    form.accept()
    seat = window.seen.seats[2]
    assert (seat.presence, seat.reason) == (Presence.ABSENT, "Đi công tác")
    window.seats.all_present.trigger()
    assert window.quorum.text() == "Có mặt 8/9 · đủ để họp (cần 6)"
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert window.quorum.text().startswith("Có mặt 2/9")
    assert "Đã hoàn tác" in window.said.text()


def test_numbers_are_typed_and_space_lets_all_agree(qtbot: QtBot, held: Held) -> None:
    window = held.window
    window.go_on()
    assert window.steps.current == VOTES
    with qtbot.waitSignal(window.votes.changed):
        held.type_number(qtbot, held.rows[0], Place.AGREE, "7")
    assert held.cell(held.rows[0], Place.ABSTAIN) == "2"
    assert held.cell(held.rows[0], Place.RESULT) == "7/9 thành viên, đạt trên 1/2"
    grid = window.votes.grid
    grid.choose(window.votes.counts.index(held.row_of(held.rows[1]), Place.AGREE))
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    assert held.cell(held.rows[1], Place.AGREE) == "9"
    assert grid.current is not None
    assert grid.current.row.id == held.rows[2].id
    assert held.cell(held.rows[2], Place.VOTERS) == "8 (1 việc của mình)"
    window.votes.all_agree.click()
    assert held.cell(held.rows[2], Place.AGREE) == "8"


def test_a_number_that_cannot_be_is_refused_at_its_cell(
    qtbot: QtBot, held: Held, desk: Desk
) -> None:
    held.window.go_on()
    held.type_number(qtbot, held.rows[0], Place.AGREE, "12")
    assert "cộng lại 12, nhưng chỉ có 9 thành viên biểu quyết" in held.window.said.text()
    assert desk.store.all(Vote) == ()


def test_a_block_is_pasted_as_it_is(held: Held, desk: Desk) -> None:
    held.window.go_on()
    model = held.window.votes.counts
    block = [["8", "1", "0"], ["9", "0", "0"]]
    held.window.votes.grid.block_pasted.emit(held.row_of(held.rows[0]), Place.AGREE, block)
    QApplication.processEvents()
    found = [(v.agree, v.disagree, v.abstain) for v in desk.store.all(Vote)]
    assert found == [(8, 1, 0), (9, 0, 0)]
    assert model.unvoted == tuple(row.id for row in held.rows[2:])
    bad = [["chín", "", ""]]
    held.window.votes.grid.block_pasted.emit(held.row_of(held.rows[2]), Place.AGREE, bad)
    assert "“chín” không phải là số người" in held.window.said.text()


def test_closing_says_what_is_missing_then_moves_on(held: Held, desk: Desk) -> None:
    window = held.window
    window.go_on()
    window.go_on()
    assert window.steps.current == RESULTS
    assert "Chưa có kết quả biểu quyết nào để chốt." in window.results.why.text()
    window.go_on()
    assert "Chưa có kết quả biểu quyết nào" in window.said.text()
    votes.agree_all(desk, held.meeting.id, [held.rows[0].id])
    window.read()
    assert "4 đề nghị chưa có kết quả vẫn ở bước Đủ điều kiện." in window.results.why.text()
    window.go_on()
    assert window.results.why.text() == "Đã chốt ngày 15/01/2026."
    assert desk.store.get(Nomination, held.rows[0].id).state is NominationState.VOTED
    assert not window.next.isVisible()
    assert not window.edit.isEnabled()
    window.reopen.click()
    form = opened(window, ReasonDialog)
    form.reason.setPlainText("Ghi nhầm")
    form.accept()
    assert desk.store.get(Nomination, held.rows[0].id).state is NominationState.ELIGIBLE
    assert window.next.isVisible()


def test_alt_arrows_change_the_step_and_never_close(qtbot: QtBot, held: Held, desk: Desk) -> None:
    votes.agree_all(desk, held.meeting.id, [held.rows[0].id])
    held.window.read()
    for _ in range(4):
        qtbot.keyClick(held.window, Qt.Key.Key_Right, ALT)
    assert held.window.steps.current == RESULTS
    assert desk.store.get(Meeting, held.meeting.id).closed_on is None
    qtbot.keyClick(held.window, Qt.Key.Key_Left, ALT)
    assert held.window.steps.current == VOTES


def test_ballots_are_counted_before_the_numbers(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    held = Held(qtbot, theme, desk, sample, method=VotingMethod.BALLOT)
    window = held.window
    window.go_on()
    window.votes.all_agree.click()
    assert "Chưa ghi số phiếu phát ra, thu về của lần 1." in window.said.text()
    _, returned, invalid = window.votes.ballots.edits
    returned.setText("9")
    invalid.setText("1")
    invalid.editingFinished.emit()
    assert window.votes.ballots.valid.text() == "Hợp lệ 8"
    window.votes.all_agree.click()
    assert held.cell(held.rows[0], Place.AGREE) == "8"
    returned.setText("chín")
    returned.editingFinished.emit()
    assert "Gõ số phiếu bằng chữ số" in window.said.text()


def test_the_second_ballot_has_only_what_did_not_pass(held: Held, desk: Desk) -> None:
    window = held.window
    window.go_on()
    votes.agree_all(desk, held.meeting.id, [held.rows[0].id])
    typed = votes.Typed(held.rows[1].id, votes.Counts(4, 4, 1))
    votes.record_counts(desk, held.meeting.id, [typed])
    window.read()
    assert held.cell(held.rows[1], Place.RESULT).endswith("hai bên bằng nhau")
    assert "có thể biểu quyết lần 2" in window.results.why.text()
    window.votes.rounds.choose(1)
    window.votes.rounds.chosen.emit(1)
    assert window.votes.counts.unvoted == (held.rows[1].id,)


def test_opinions_are_typed_by_one_key(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    held = Held(qtbot, theme, desk, sample, method=VotingMethod.WRITTEN)
    window = held.window
    assert not window.seats.present.isEnabled()
    window.go_on()
    grid, model = window.votes.opinion_grid, window.votes.opinions
    grid.choose(model.index(0, 1))
    grid.setFocus()
    for key in (Qt.Key.Key_D, Qt.Key.Key_K, Qt.Key.Key_T):
        qtbot.keyClick(grid, key)
    said = [one.choice for one in desk.store.all(WrittenOpinion)]
    assert said == [Choice.AGREE, Choice.DISAGREE, Choice.ABSTAIN]
    QApplication.processEvents()
    assert window.quorum.text().startswith("Có mặt 1/9")
    own = next(n for n, c in enumerate(window.seen.cases) if c.own)
    assert model.index(own, 9).data() == "việc của mình"
    assert not model.index(own, 9).flags() & Qt.ItemFlag.ItemIsEditable
    assert model.setData(model.index(1, 2), "đồng ý")
    assert not model.setData(model.index(1, 2), "chắc là được")
    assert "không đọc được là ý kiến" in window.said.text()


def test_who_writes_to_a_meeting_has_a_place_for_it(held: Held, desk: Desk) -> None:
    window = held.window
    window.votes.rounds.choose(2)
    window.votes.rounds.chosen.emit(2)
    assert "Không có thành viên nào gửi ý kiến" in window.votes.nothing.text()
    votes.mark_presence(desk, held.meeting.id, [Mark(held.members[4].id, Presence.WRITTEN)])
    window.read()
    header = window.votes.opinions.headerData(1, Qt.Orientation.Horizontal)
    assert header == "Ủy viên mẫu 05"


def test_a_dossier_is_given_back_with_its_reason(held: Held, desk: Desk) -> None:
    window = held.window
    window.go_on()
    window.go_on()
    window.results.table.choose(held.rows[0].id)
    window.results.give_back.trigger()
    form = opened(window, ReasonDialog)
    form.reason.setPlainText("Báo cáo thành tích thiếu số liệu")
    form.accept()
    row = desk.store.get(Nomination, held.rows[0].id)
    assert (row.state, row.state_reason) == (
        NominationState.RETURNED,
        "Báo cáo thành tích thiếu số liệu",
    )
    assert held.rows[0].id not in {case.row.id for case in window.seen.cases}


def test_a_missing_share_is_asked_for_here(held: Held, desk: Desk) -> None:
    with desk.store.act("Bỏ tỷ lệ mẫu") as act:
        form = desk.store.where(AwardForm, key="giay-khen-xa")[0]
        act.update(replace(form, vote_share=""))
    window = held.window
    votes.agree_all(desk, held.meeting.id, [held.rows[0].id])
    window.read()
    assert "Chưa đặt tỷ lệ phải đồng ý" in window.results.why.text()
    window.results.shares.trigger()
    asked = opened(window, SharesDialog)
    asked.share.setText("quá nửa")
    asked.accept()
    assert "không phải là tỷ lệ" in asked.reason_at("share")
    asked.share.setText("1/2")
    asked.over.setChecked(True)
    asked.accept()
    assert "Đủ để chốt." in window.results.why.text()


@pytest.mark.parametrize(("words", "make"), PAPERS, ids=[words for words, _ in PAPERS])
def test_every_paper_opens_or_says_why_not(
    held: Held, words: str, make: Callable[[Desk, int], Document]
) -> None:
    held.window.show_paper(words, make)
    paper = opened(held.window, PaperDialog)
    assert paper.windowTitle() == words
    assert paper.save_pdf.isEnabled() is not bool(paper.why.text())


def test_a_stop_flag_is_seen_at_the_vote(held: Held, desk: Desk, sample: CampaignBoard) -> None:
    with desk.store.act("Cờ mẫu") as act:
        act.insert(
            StopFlag(
                unit_id=held.rows[0].unit_id,
                reason=StopReason.INSPECTION,
                starts=desk.clock.today(),
            )
        )
    held.window.read(anew=True)
    assert "dừng xét" in held.cell(held.rows[0], Place.NAME)
    assert "dừng xét" not in held.cell(held.rows[1], Place.NAME)


@pytest.fixture
def meetings(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> MeetingsDialog:
    nine_members(desk)
    round_with(desk, sample)
    made = MeetingsDialog(theme, desk, campaign_id=sample.campaign.id)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_meeting_is_opened_from_the_rounds_list(
    qtbot: QtBot, meetings: MeetingsDialog, desk: Desk
) -> None:
    assert meetings.note.text() == "5 đề nghị chờ Hội đồng xét · Hội đồng hôm nay có 9 thành viên"
    meetings.add.trigger()
    form = opened(meetings, MeetingFormDialog)
    form.held_on.setText("15/01/2026")
    choose(form.method, VotingMethod.BALLOT)
    assert form.label.isVisible()
    with qtbot.waitSignal(meetings.meeting_wanted):
        form.accept()
    row = desk.store.all(Meeting)[0]
    assert (row.method, row.members) == (VotingMethod.BALLOT, 9)
    meetings.remove.trigger()
    assert desk.store.all(Meeting) == ()


def test_a_council_is_skipped_with_a_reason_and_asked_again(
    meetings: MeetingsDialog, desk: Desk
) -> None:
    meetings.skip.trigger()
    form = opened(meetings, ReasonDialog)
    form.accept()
    assert "Ghi lý do không họp Hội đồng" in form.reason_at("reason")
    form.reason.setPlainText("Đã xét tại họp liên tịch")
    form.accept()
    assert meetings.note.text() == "Không họp Hội đồng: Đã xét tại họp liên tịch"
    assert not meetings.add.isEnabled()
    meetings.ask.trigger()
    assert desk.store.all(AwardRound)[0].council_skipped == ""
    assert meetings.add.isEnabled()


def test_without_a_round_the_list_says_where_to_begin(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    made = MeetingsDialog(theme, desk, campaign_id=sample.campaign.id)
    qtbot.addWidget(made)
    assert "Mở đợt xét ở tab Khen thưởng" in made.note.text()
    assert not made.add.isEnabled()


def test_a_changed_day_takes_the_council_of_that_day(held: Held, desk: Desk) -> None:
    council.end_member(desk, held.members[8].id, last_day=desk.clock.today())
    held.window.edit.click()
    form = opened(held.window, MeetingFormDialog)
    form.held_on.setText("16/01/2026")
    form.accept()
    assert held.window.seen.members == 8
    assert "chưa tới ngày đó" in held.window.results.why.text()
