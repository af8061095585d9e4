"""Papers of a meeting say what its records say."""

from __future__ import annotations

import pytest
from council_records import held_meeting, nine_members, round_with
from paper_reader import docx_text, pdf_text

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.council import Ballots, Counts
from thidua_desktop.domain.records import Person
from thidua_desktop.domain.terms import Choice, Presence, VotingMethod
from thidua_desktop.services import meeting_papers, meetings, papers
from thidua_desktop.services import meeting_votes as votes
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.meeting_votes import Mark, Opinion, Typed


def test_minutes_follow_the_records_and_lose_their_mark_when_closed(
    desk: Desk, sample: CampaignBoard
) -> None:
    person = desk.store.all(Person)[0]
    members = nine_members(desk, person_id=person.id)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id, method=VotingMethod.BALLOT)
    absent = Mark(members[7].id, Presence.ABSENT, "Nghỉ ốm")
    votes.mark_presence(desk, meeting.id, [absent])
    votes.record_ballots(desk, meeting.id, 1, Ballots(8, 8, 0))
    votes.agree_all(desk, meeting.id, [row.id for row in rows])
    votes.record_counts(desk, meeting.id, [Typed(rows[1].id, Counts(4, 4, 0))])
    draft = pdf_text(papers.pdf(desk, meeting_papers.minutes(desk, meeting.id)))
    assert "DỰ THẢO" in draft
    meetings.close_meeting(desk, meeting.id)
    document = meeting_papers.minutes(desk, meeting.id)
    said = pdf_text(papers.pdf(desk, document))
    assert "DỰ THẢO" not in said
    for words in (
        "Có mặt: 08/09 thành viên (phải có ít nhất 6 thành viên)",
        "Ủy viên mẫu 08, Chức vụ mẫu – Ủy viên Hội đồng (lý do: nghỉ ốm).",
        "Giấy khen của Chủ tịch Ủy ban nhân dân xã phải được trên 1/2 đồng ý",
        "7/9 (77,78%)",
        "Ủy viên mẫu 09 (về Nguyễn Thị Mẫu).",
        "01 tập thể: Tập thể Thôn mẫu 01.",
    ):
        assert words in said
    assert sorted(docx_text(papers.docx(desk, document)).split()) == sorted(said.split())
    counting = pdf_text(papers.pdf(desk, meeting_papers.counting(desk, meeting.id)))
    assert "Số phiếu phát ra: 8; thu về: 8; hợp lệ: 8; không hợp lệ: 0" in counting


def test_ballots_are_as_many_as_members_there(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id, method=VotingMethod.BALLOT)
    said = pdf_text(papers.pdf(desk, meeting_papers.ballot_sheets(desk, meeting.id)))
    assert said.count("PHIẾU BIỂU QUYẾT") == 9
    with pytest.raises(RuleError, match="meeting.no_cases"):
        meeting_papers.ballot_sheets(desk, meeting.id, ballot=2)
    votes.record_ballots(desk, meeting.id, 1, Ballots(9, 9, 0))
    votes.record_counts(desk, meeting.id, [Typed(rows[1].id, Counts(4, 4, 1))])
    again = meeting_papers.ballot_sheets(desk, meeting.id, ballot=2)
    said = pdf_text(papers.pdf(desk, again))
    assert "PHIẾU BIỂU QUYẾT (LẦN 2)" in said
    assert "Trường mẫu A" not in said


def test_papers_that_have_nothing_to_say_are_refused(desk: Desk, sample: CampaignBoard) -> None:
    nine_members(desk)
    held, _ = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    with pytest.raises(RuleError, match="meeting.nothing_voted"):
        meeting_papers.minutes(desk, meeting.id)
    with pytest.raises(RuleError, match="ballot.no_secret"):
        meeting_papers.counting(desk, meeting.id)


def test_opinion_sheets_go_to_those_who_are_asked(desk: Desk, sample: CampaignBoard) -> None:
    members = nine_members(desk)
    held, _ = round_with(desk, sample)
    meeting = held_meeting(desk, held.id)
    assert len(meeting_papers.opinion_sheets(desk, meeting.id).sections) == 9
    votes.mark_presence(desk, meeting.id, [Mark(members[8].id, Presence.WRITTEN)])
    one = meeting_papers.opinion_sheets(desk, meeting.id)
    assert len(one.sections) == 1
    assert "Kính gửi: Ủy viên mẫu 09" in pdf_text(papers.pdf(desk, one))


def test_a_written_vote_has_its_own_minutes(desk: Desk, sample: CampaignBoard) -> None:
    members = nine_members(desk)
    held, rows = round_with(desk, sample)
    meeting = held_meeting(desk, held.id, method=VotingMethod.WRITTEN)
    said = [Opinion(m.id, rows[0].id, Choice.AGREE) for m in members[:7]]
    votes.record_opinions(desk, meeting.id, said, received_on=desk.clock.today())
    meetings.close_meeting(desk, meeting.id)
    text = pdf_text(papers.pdf(desk, meeting_papers.minutes(desk, meeting.id)))
    assert "Gửi ý kiến: 07/09 thành viên" in text
    assert "Không gửi ý kiến: 02 thành viên:" in text
    assert "không gửi ý kiến)" not in text
