"""From the seats to the result: presence, quorum, hands, ballots, opinions, second round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from council_records import held_meeting, nine_members, round_with

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.council import Ballots, Counts, Outcome
from thidua_desktop.domain.records import (
    Attendance,
    AwardForm,
    Meeting,
    Nomination,
    Person,
    Vote,
    WrittenOpinion,
)
from thidua_desktop.domain.terms import Choice, NominationState, Presence, VotingMethod
from thidua_desktop.services import awards, council, history, meetings, recycle
from thidua_desktop.services import meeting_votes as votes
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.evidence import Owner, PastedImage, attach, of_owner
from thidua_desktop.services.meeting_picture import picture
from thidua_desktop.services.meeting_problems import closing_problems
from thidua_desktop.services.meeting_votes import Mark, Opinion, Typed
from thidua_desktop.services.meeting_words import percent, share_words, threshold_words
from thidua_desktop.services.setup import remove_sample

DAY = date(2026, 1, 15)
BALLOT, WRITTEN = VotingMethod.BALLOT, VotingMethod.WRITTEN


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[str]:
    return [p.code for p in error.value.problems]


def waiting(desk: Desk, meeting_id: int) -> list[str]:
    return [p.code for p in closing_problems(picture(desk, meeting_id), DAY)]


def states(desk: Desk, rows: tuple[Nomination, ...]) -> list[NominationState]:
    return [desk.store.get(Nomination, row.id).state for row in rows]


def vote(desk: Desk, meeting_id: int, row: Nomination, *numbers: int, ballot: int = 1) -> int:
    return votes.record_counts(desk, meeting_id, [Typed(row.id, Counts(*numbers))], ballot=ballot)


def test_results_drive_states_in_one_act(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    votes.agree_all(desk, meeting.id, [rows[0].id, rows[2].id])
    vote(desk, meeting.id, rows[1], 4, 3, 2)
    meetings.close_meeting(desk, meeting.id)
    assert states(desk, rows[:4]) == [
        NominationState.VOTED,
        NominationState.REJECTED,
        NominationState.VOTED,
        NominationState.ELIGIBLE,  # nobody voted about it
    ]
    refused = desk.store.get(Nomination, rows[1].id).state_reason
    assert refused == "Hội đồng không thông qua: 4/9 thành viên, chưa đạt trên 1/2"
    found = meetings.result_of(desk, rows[0].id)
    assert found is not None
    assert (found.agree, found.share, found.over, found.passed) == (9, "1/2", True, True)
    assert meetings.result_of(desk, rows[3].id) is None
    desk.store.undo()
    assert set(states(desk, rows)) == {NominationState.ELIGIBLE}
    assert meetings.result_of(desk, rows[0].id) is None


def test_later_settings_change_no_minutes(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    vote(desk, meeting.id, rows[0], 5, 4, 0)
    meetings.close_meeting(desk, meeting.id)
    council.set_shares(desk, "giay-khen-xa", share="2/3", over=False, quorum="3/4")
    council.save_member(
        desk, council.MemberForm(name="Ủy viên mẫu 10", valid_from="01/01/2026"), member_id=None
    )
    seen = picture(desk, meeting.id)
    assert (seen.members, seen.needed, seen.result(seen.cases[0])) == (9, 6, Outcome.PASSED)
    assert [case.row.id for case in seen.cases] == [rows[0].id]


def test_without_quorum_nothing_is_closed(desk: Desk, sample: CampaignBoard) -> None:
    members = nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    absent = [Mark(m.id, Presence.ABSENT, "Đi công tác") for m in members[5:]]
    votes.mark_presence(desk, meeting.id, absent)
    vote(desk, meeting.id, rows[0], 5, 0, 0)
    seen = picture(desk, meeting.id)
    assert (seen.present, seen.needed, seen.has_quorum) == (5, 6, False)
    with pytest.raises(RuleError) as refused:
        meetings.close_meeting(desk, meeting.id)
    assert codes(refused) == ["meeting.no_quorum"]
    assert refused.value.problems[0].params == {"present": "5", "needed": "6", "members": "9"}
    # Exactly two thirds are enough, and a written reply is presence.
    votes.mark_presence(desk, meeting.id, [Mark(members[5].id, Presence.WRITTEN)])
    vote(desk, meeting.id, rows[0], 6, 0, 0)
    assert waiting(desk, meeting.id) == []


def test_presence_has_a_reason_and_comes_first(desk: Desk, sample: CampaignBoard) -> None:
    members = nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id, present=False)
    with pytest.raises(RuleError, match="meeting.presence_first"):
        vote(desk, meeting.id, rows[0], 9, 0, 0)
    assert waiting(desk, meeting.id)[0] == "meeting.presence_missing"
    votes.mark_presence(desk, meeting.id, [Mark(members[8].id, Presence.ABSENT)])
    assert votes.mark_all_present(desk, meeting.id) == 8
    vote(desk, meeting.id, rows[0], 8, 0, 0)
    assert waiting(desk, meeting.id) == ["meeting.absence_reason"]
    votes.mark_presence(desk, meeting.id, [Mark(members[0].id, Presence.ABSENT, "Ốm")])
    assert "meeting.chair_absent" in waiting(desk, meeting.id)
    assert votes.mark_presence(desk, meeting.id, [Mark(members[0].id, None)]) == 1
    assert votes.mark_presence(desk, meeting.id, [Mark(members[0].id, None)]) == 0


def test_own_case_counts_in_quorum_and_share_but_does_not_vote(
    desk: Desk, sample: CampaignBoard
) -> None:
    person = desk.store.all(Person)[0]
    nine_members(desk, person_id=person.id)
    held, rows = round_with(desk, sample)
    own = next(row for row in rows if row.person_id == person.id)
    meeting = held_meeting(desk, held.id)
    with pytest.raises(RuleError) as refused:
        vote(desk, meeting.id, own, 9, 0, 0)
    assert codes(refused) == ["vote.over_voters"]
    assert refused.value.problems[0].field == str(own.id)
    votes.agree_all(desk, meeting.id, [own.id])
    meetings.close_meeting(desk, meeting.id)
    kept = desk.store.where(Vote, nomination_id=own.id)[0]
    assert (kept.agree, kept.own_case) == (8, 1)
    assert share_words(kept, 9) == "8/9 thành viên, đạt trên 1/2"


def test_hands_add_up_and_a_key_makes_them(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    with pytest.raises(RuleError, match="vote.not_all"):
        vote(desk, meeting.id, rows[0], 8, 0, 0)
    votes.agree_all(desk, meeting.id, [rows[0].id])
    seen = picture(desk, meeting.id)
    made = votes.typed_counts(seen, seen.cases[0], ballot=1, what="disagree", number=2)
    assert made == Counts(7, 2, 0)
    assert votes.record_counts(desk, meeting.id, [Typed(rows[0].id, made)]) == 1
    assert votes.record_counts(desk, meeting.id, [Typed(rows[0].id, made)]) == 0
    assert votes.record_counts(desk, meeting.id, [Typed(rows[0].id, None)]) == 1
    assert desk.store.all(Vote) == ()


def test_one_bad_number_stores_none(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    typed = [Typed(rows[0].id, Counts(9, 0, 0)), Typed(rows[1].id, Counts(9, 1, 0))]
    with pytest.raises(RuleError) as refused:
        votes.record_counts(desk, meeting.id, typed)
    assert [(p.field, p.code) for p in refused.value.problems] == [
        (str(rows[1].id), "vote.over_voters")
    ]
    assert desk.store.all(Vote) == ()


def test_ballots_bound_what_is_counted(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id, method=BALLOT)
    with pytest.raises(RuleError, match="ballot.missing"):
        vote(desk, meeting.id, rows[0], 9, 0, 0)
    with pytest.raises(RuleError, match="ballot.issued_over"):
        votes.record_ballots(desk, meeting.id, 1, Ballots(10, 9, 0))
    votes.record_ballots(desk, meeting.id, 1, Ballots(9, 9, 1))
    with pytest.raises(RuleError, match="vote.over_valid"):
        vote(desk, meeting.id, rows[0], 8, 1, 0)
    votes.agree_all(desk, meeting.id, [rows[0].id])
    seen = picture(desk, meeting.id)
    assert votes.counts_of(seen.cases[0].votes[0]) == Counts(8, 0, 0)
    typed = votes.typed_counts(seen, seen.cases[0], ballot=1, what="agree", number=5)
    assert typed == Counts(5, 0, 0)  # a line may be left blank
    # Numbers that were right stop the closing when the ballots are counted again.
    votes.record_ballots(desk, meeting.id, 1, Ballots(9, 8, 1))
    assert waiting(desk, meeting.id) == ["vote.over_valid"]


def test_a_second_round_is_for_what_reached_no_result(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id, method=BALLOT)
    votes.record_ballots(desk, meeting.id, 1, Ballots(9, 9, 0))
    vote(desk, meeting.id, rows[0], 9, 0, 0)
    vote(desk, meeting.id, rows[1], 4, 4, 1)
    seen = picture(desk, meeting.id)
    assert [seen.result(case) for case in seen.cases[:2]] == [Outcome.PASSED, Outcome.TIE]
    with pytest.raises(RuleError, match="ballot.missing"):
        vote(desk, meeting.id, rows[1], 6, 3, 0, ballot=2)
    votes.record_ballots(desk, meeting.id, 2, Ballots(9, 9, 0))
    with pytest.raises(RuleError, match="vote.second_passed"):
        vote(desk, meeting.id, rows[0], 9, 0, 0, ballot=2)
    with pytest.raises(RuleError, match="vote.second_first"):
        vote(desk, meeting.id, rows[2], 9, 0, 0, ballot=2)
    vote(desk, meeting.id, rows[1], 6, 3, 0, ballot=2)
    meetings.close_meeting(desk, meeting.id)
    found = meetings.result_of(desk, rows[1].id)
    assert found is not None
    assert (found.ballot, found.agree, found.passed) == (2, 6, True)
    assert states(desk, rows[:2]) == [NominationState.VOTED, NominationState.VOTED]


def test_a_first_ballot_taken_back_takes_the_second_along(
    desk: Desk, sample: CampaignBoard
) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    vote(desk, meeting.id, rows[0], 4, 4, 1)
    vote(desk, meeting.id, rows[0], 5, 4, 0, ballot=2)
    votes.record_counts(desk, meeting.id, [Typed(rows[0].id, None)])
    assert desk.store.all(Vote) == ()


def test_written_opinions_are_presence_and_make_the_totals(
    desk: Desk, sample: CampaignBoard
) -> None:
    person = desk.store.all(Person)[0]
    members = nine_members(desk, person_id=person.id)
    held, rows = round_with(desk, sample)
    own = next(row for row in rows if row.person_id == person.id)
    meeting = held_meeting(desk, held.id, method=WRITTEN)
    assert picture(desk, meeting.id).present == 0
    said = [Opinion(m.id, own.id, Choice.AGREE) for m in members[:5]]
    said += [Opinion(members[5].id, own.id, Choice.ABSTAIN)]
    assert votes.record_opinions(desk, meeting.id, said, received_on=DAY) == 6
    seen = picture(desk, meeting.id)
    assert (seen.present, seen.has_quorum) == (6, True)
    kept = desk.store.where(Vote, nomination_id=own.id)[0]
    assert (kept.agree, kept.disagree, kept.abstain) == (5, 0, 1)
    with pytest.raises(RuleError, match="opinion.own_case"):
        votes.record_opinions(
            desk, meeting.id, [Opinion(members[8].id, own.id, Choice.AGREE)], received_on=DAY
        )
    with pytest.raises(RuleError, match="opinion.future"):
        votes.record_opinions(desk, meeting.id, said, received_on=date(2026, 1, 16))
    with pytest.raises(RuleError, match="vote.by_opinions"):
        vote(desk, meeting.id, own, 6, 0, 0)
    back = [Opinion(members[5].id, own.id, None)]
    votes.record_opinions(desk, meeting.id, back, received_on=DAY)
    assert waiting(desk, meeting.id) == ["meeting.no_quorum"]
    desk.store.undo()
    meetings.close_meeting(desk, meeting.id)
    sat = desk.store.where(Attendance, meeting_id=meeting.id)
    assert [row.presence for row in sat].count(Presence.WRITTEN) == 6
    assert {row.reason for row in sat if row.presence is Presence.ABSENT} == {"không gửi ý kiến"}
    assert states(desk, (own,)) == [NominationState.VOTED]


def test_an_opinion_about_some_leaves_the_others_open(desk: Desk, sample: CampaignBoard) -> None:
    members = nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id, method=WRITTEN)
    both = [Opinion(m.id, row.id, Choice.AGREE) for m in members[:6] for row in rows[:2]]
    votes.record_opinions(desk, meeting.id, both[:-1], received_on=DAY)
    assert waiting(desk, meeting.id) == ["vote.not_all"]
    votes.record_opinions(desk, meeting.id, both[-1:], received_on=DAY)
    assert waiting(desk, meeting.id) == []


def test_a_reply_sent_to_a_meeting_counts_with_the_hands(desk: Desk, sample: CampaignBoard) -> None:
    members = nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    against = [Opinion(members[8].id, rows[0].id, Choice.DISAGREE)]
    with pytest.raises(RuleError, match="opinion.not_written"):
        votes.record_opinions(desk, meeting.id, against, received_on=DAY)
    votes.mark_presence(desk, meeting.id, [Mark(members[8].id, Presence.WRITTEN)])
    votes.record_opinions(desk, meeting.id, against, received_on=DAY)
    with pytest.raises(RuleError, match="vote.below_written"):
        vote(desk, meeting.id, rows[0], 9, 0, 0)
    vote(desk, meeting.id, rows[0], 8, 1, 0)
    # Who only wrote has no hand in a second round.
    vote(desk, meeting.id, rows[0], 4, 4, 1)
    with pytest.raises(RuleError, match="vote.over_voters"):
        vote(desk, meeting.id, rows[0], 9, 0, 0, ballot=2)
    vote(desk, meeting.id, rows[0], 8, 0, 0, ballot=2)


def test_a_form_without_a_share_asks_for_it(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample, form_key="lao-dong-tien-tien")
    meeting = held_meeting(desk, held.id)
    votes.agree_all(desk, meeting.id, [rows[2].id])
    seen = picture(desk, meeting.id)
    assert seen.result(seen.cases[2]) is None
    assert share_words(seen.cases[2].votes[0], 9) == "9/9 thành viên, chưa đặt tỷ lệ"
    assert waiting(desk, meeting.id) == ["meeting.share_unset"]
    council.set_shares(desk, "lao-dong-tien-tien", share="80%", over=False, quorum="2/3")
    meetings.close_meeting(desk, meeting.id)
    kept = desk.store.where(Vote, nomination_id=rows[2].id)[0]
    assert (kept.share, kept.over, kept.passed) == ("4/5", False, True)


def test_a_form_without_a_quorum_asks_for_it(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    with desk.store.act("Bỏ túc số mẫu") as act:
        row = desk.store.where(AwardForm, key="giay-khen-xa")[0]
        act.update(replace(row, quorum=""))
    meeting = held_meeting(desk, held.id)
    votes.agree_all(desk, meeting.id, [rows[0].id])
    assert waiting(desk, meeting.id) == ["meeting.quorum_unset"]


def test_only_what_is_eligible_comes_before_the_council(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    votes.agree_all(desk, meeting.id, [row.id for row in rows])
    awards.send_back(desk, rows[0].id, reason="Báo cáo thành tích thiếu số liệu")
    assert rows[0].id not in {case.row.id for case in picture(desk, meeting.id).cases}
    with pytest.raises(RuleError, match="vote.not_here"):
        vote(desk, meeting.id, rows[0], 9, 0, 0)
    meetings.close_meeting(desk, meeting.id)
    assert desk.store.get(Nomination, rows[0].id).state is NominationState.RETURNED
    assert desk.store.where(Vote, nomination_id=rows[0].id) == ()


def test_closed_minutes_take_no_change_until_opened_with_a_reason(
    desk: Desk, sample: CampaignBoard
) -> None:
    members = nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    votes.agree_all(desk, meeting.id, [rows[0].id])
    vote(desk, meeting.id, rows[1], 3, 6, 0)
    meetings.close_meeting(desk, meeting.id)
    form = meetings.form_of(desk.store.get(Meeting, meeting.id))
    for change in (
        lambda: vote(desk, meeting.id, rows[0], 9, 0, 0),
        lambda: votes.mark_presence(desk, meeting.id, [Mark(members[0].id, None)]),
        lambda: meetings.edit_meeting(desk, meeting.id, form),
        lambda: meetings.delete_meeting(desk, meeting.id),
        lambda: meetings.close_meeting(desk, meeting.id),
    ):
        with pytest.raises(RuleError, match="meeting.closed"):
            change()
    with pytest.raises(RuleError, match="meeting.reopen_reason"):
        meetings.reopen_meeting(desk, meeting.id, reason="")
    meetings.reopen_meeting(desk, meeting.id, reason="Ghi nhầm số phiếu")
    assert set(states(desk, rows)) == {NominationState.ELIGIBLE}
    with pytest.raises(RuleError, match="meeting.not_closed"):
        meetings.reopen_meeting(desk, meeting.id, reason="Lần nữa")
    vote(desk, meeting.id, rows[1], 6, 3, 0)
    meetings.close_meeting(desk, meeting.id)
    assert states(desk, rows[:2]) == [NominationState.VOTED, NominationState.VOTED]


def test_minutes_behind_a_decision_are_not_opened_again(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    votes.agree_all(desk, meeting.id, [rows[0].id])
    meetings.close_meeting(desk, meeting.id)
    with desk.store.act("Lập dự thảo mẫu") as act:
        row = desk.store.get(Nomination, rows[0].id)
        act.update(replace(row, state=NominationState.APPROVED))
    with pytest.raises(RuleError, match="meeting.decided"):
        meetings.reopen_meeting(desk, meeting.id, reason="Ghi nhầm")


def test_one_meeting_of_a_round_is_open_at_a_time(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    first = held_meeting(desk, held.id)
    with pytest.raises(RuleError, match="meeting.open"):
        held_meeting(desk, held.id)
    votes.agree_all(desk, first.id, [rows[0].id])
    meetings.close_meeting(desk, first.id)
    second = held_meeting(desk, held.id)
    assert [row.id for row in meetings.meetings_of(desk, held.id)] == [second.id, first.id]
    with pytest.raises(RuleError, match="meeting.open"):
        meetings.reopen_meeting(desk, first.id, reason="Ghi nhầm")
    assert rows[0].id not in {case.row.id for case in picture(desk, second.id).cases}
    assert meetings.blank_form(desk).place == "Phòng họp mẫu"


def test_a_meeting_names_what_it_lacks(desk: Desk, sample: CampaignBoard) -> None:
    held, _ = round_with(desk, sample)
    with pytest.raises(RuleError, match="council.no_members"):
        meetings.hold_meeting(desk, held.id, meetings.blank_form(desk))
    members = nine_members(desk)
    blank = meetings.blank_form(desk)
    assert (blank.chair_id, blank.secretary_id) == (members[0].id, members[2].id)
    with pytest.raises(RuleError) as refused:
        meetings.hold_meeting(desk, held.id, replace(blank, held_on="31/02/2026"))
    assert codes(refused) == ["date.impossible"]
    with pytest.raises(RuleError, match="meeting.one_person"):
        meetings.hold_meeting(desk, held.id, replace(blank, secretary_id=blank.chair_id))
    later = replace(blank, held_on="20/01/2026", chair_id=None, secretary_id=None)
    made = meetings.hold_meeting(desk, held.id, later)
    assert waiting(desk, made.id) == [
        "meeting.future",
        "meeting.no_chair",
        "meeting.no_secretary",
        "meeting.presence_missing",
        "meeting.no_quorum",
        "meeting.nothing_voted",
    ]


def test_the_way_of_voting_stays_once_votes_are_there(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    form = meetings.form_of(meeting)
    meetings.edit_meeting(desk, meeting.id, replace(form, method=BALLOT))
    meetings.edit_meeting(desk, meeting.id, form)
    votes.agree_all(desk, meeting.id, [rows[0].id])
    with pytest.raises(RuleError, match="meeting.method_used"):
        meetings.edit_meeting(desk, meeting.id, replace(form, method=BALLOT))


def test_a_deleted_meeting_leaves_nothing_and_comes_back(desk: Desk, sample: CampaignBoard) -> None:
    members = nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id, method=WRITTEN)
    said = [Opinion(members[0].id, rows[0].id, Choice.AGREE)]
    votes.record_opinions(desk, meeting.id, said, received_on=DAY)
    meetings.delete_meeting(desk, meeting.id)
    assert desk.store.all(Meeting) == ()
    assert desk.store.all(WrittenOpinion) == ()
    desk.store.undo()
    assert len(desk.store.all(WrittenOpinion)) == 1
    assert desk.store.problems() == ()


def test_a_deleted_meeting_lies_in_the_bin_with_its_parts(
    desk: Desk, sample: CampaignBoard
) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    votes.agree_all(desk, meeting.id, [rows[0].id])
    meetings.delete_meeting(desk, meeting.id)
    [item] = recycle.discarded(desk)
    assert (item.name, item.parts) == ("Họp Hội đồng ngày 15/01/2026", 10)
    recycle.restore(desk, Meeting, meeting.id)
    assert len(desk.store.all(Attendance)) == 9
    assert desk.store.where(Vote, meeting_id=meeting.id)[0].agree == 9


def test_the_journal_names_votes_and_seats(desk: Desk, sample: CampaignBoard) -> None:
    members = nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id, present=False)

    def last() -> list[str]:
        return [change.name for change in history.changes(desk, desk.store.head.seq)]

    assert last() == ["15/01/2026"]
    votes.mark_presence(desk, meeting.id, [Mark(members[3].id, Presence.PRESENT)])
    assert last() == ["Ủy viên mẫu 04"]
    votes.mark_all_present(desk, meeting.id)
    votes.agree_all(desk, meeting.id, [rows[1].id])
    assert last() == ["Tập thể Thôn mẫu 01"]


def test_files_hang_on_the_meeting_and_go_with_it(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, _ = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    owner = Owner(meeting_id=meeting.id)
    picture_bytes = PastedImage(b"\x89PNG\r\n\x1a\n" + b"bien ban")
    attach(desk, held.campaign_id, owner=owner, files=[picture_bytes])
    assert [view.sound for view in of_owner(desk, owner)] == [True]
    assert desk.store.latest(1)[0].label == "Thêm 1 minh chứng – họp Hội đồng ngày 15/01/2026"
    meetings.delete_meeting(desk, meeting.id)
    assert of_owner(desk, owner) == ()


def test_the_sample_goes_with_its_council(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    votes.agree_all(desk, meeting.id, [rows[0].id])
    remove_sample(desk)
    assert desk.store.all(Meeting) == ()


def test_shares_are_said_in_words() -> None:
    assert threshold_words("1/2", over=True) == "trên 1/2"
    assert threshold_words("2/3", over=False) == "từ 2/3 trở lên"
    assert threshold_words("1/1", over=False) == "100%"
    assert threshold_words("", over=False) == ""
    assert [percent(8, 9), percent(9, 9), percent(0, 9), percent(1, 0)] == [
        "88,89%",
        "100%",
        "0%",
        "",
    ]
