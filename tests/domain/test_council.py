"""Voting cases: abstention, absence, own case, exact threshold, ballots that do not add up."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain import council
from thidua_desktop.domain.council import Ballots, Counts, Hall, Outcome, Threshold
from thidua_desktop.domain.records import CouncilMember, Nomination
from thidua_desktop.domain.terms import (
    CouncilRole,
    NominationState,
    Presence,
    SubjectKind,
    VotingMethod,
)

OVER_HALF = Threshold(Fraction(1, 2), over=True)
TWO_THIRDS = Threshold(Fraction(2, 3), over=False)
HANDS, BALLOT, WRITTEN = VotingMethod.HANDS, VotingMethod.BALLOT, VotingMethod.WRITTEN


@pytest.mark.parametrize(
    ("case", "members", "threshold", "votes", "expected"),
    [
        ("đủ mặt, tất cả đồng ý", 9, OVER_HALF, (9, 0, 0), Outcome.PASSED),
        ("trên 1/2 của 9 là 5", 9, OVER_HALF, (5, 4, 0), Outcome.PASSED),
        ("4 trên 9 chưa quá nửa", 9, OVER_HALF, (4, 3, 2), Outcome.OPEN),
        ("đúng 1/2 của 8 chưa phải là trên 1/2", 8, OVER_HALF, (4, 3, 1), Outcome.OPEN),
        ("5 của 8 là trên 1/2", 8, OVER_HALF, (5, 3, 0), Outcome.PASSED),
        ("đúng 2/3 của 9 là đạt", 9, TWO_THIRDS, (6, 3, 0), Outcome.PASSED),
        ("thiếu một phiếu so với 2/3", 9, TWO_THIRDS, (5, 2, 2), Outcome.OPEN),
        ("2/3 của 10 là 7, không phải 6", 10, TWO_THIRDS, (6, 2, 2), Outcome.OPEN),
        ("2/3 của 10 đạt ở 7", 10, TWO_THIRDS, (7, 1, 2), Outcome.PASSED),
        ("không có ý kiến không tính là đồng ý", 9, OVER_HALF, (4, 0, 5), Outcome.OPEN),
        ("vắng vẫn nằm trong mẫu số: 5/5 có mặt của 11", 11, OVER_HALF, (5, 0, 0), Outcome.OPEN),
        ("vắng 3 mà 6/11 vẫn đạt", 11, OVER_HALF, (6, 1, 1), Outcome.PASSED),
        ("việc của mình: 8 người, mẫu số vẫn 9", 9, OVER_HALF, (5, 3, 0), Outcome.PASSED),
        ("việc của mình: 4/8 người biểu quyết là 4/9", 9, OVER_HALF, (4, 4, 0), Outcome.TIE),
        ("hai bên bằng nhau", 8, OVER_HALF, (4, 4, 0), Outcome.TIE),
        ("quá nửa không đồng ý", 9, OVER_HALF, (3, 5, 1), Outcome.REFUSED),
        ("2/3 không đồng ý", 9, TWO_THIRDS, (3, 6, 0), Outcome.REFUSED),
        ("tất cả thành viên", 7, Threshold(Fraction(1), over=False), (7, 0, 0), Outcome.PASSED),
        ("thiếu một người khi cần tất cả", 7, Threshold(Fraction(1), over=False), (6, 0, 1),
         Outcome.OPEN),
    ],
)  # fmt: skip
def test_a_vote_is_judged_by_the_share_of_all_members(
    case: str,
    members: int,
    threshold: Threshold,
    votes: tuple[int, int, int],
    expected: Outcome,
) -> None:
    assert council.outcome(Counts(*votes), members, threshold) is expected, case


@pytest.mark.parametrize("members", range(1, 60))
def test_a_share_is_exact_for_every_size_of_council(members: int) -> None:
    half, thirds = OVER_HALF.needed(members), TWO_THIRDS.needed(members)
    assert 2 * half > members >= 2 * (half - 1)
    assert 3 * thirds >= 2 * members > 3 * (thirds - 1)


@pytest.mark.parametrize(
    ("members", "quorum", "needed"),
    [(9, "2/3", 6), (10, "2/3", 7), (7, "1/2", 4), (8, "1/2", 4), (11, "70%", 8), (5, "1/1", 5)],
)
def test_the_quorum_is_the_fewest_that_reach_the_share(
    members: int, quorum: str, needed: int
) -> None:
    assert council.presence_needed(members, council.read_share(quorum)) == needed


def test_a_written_reply_is_presence() -> None:
    assert council.is_present(Presence.PRESENT)
    assert council.is_present(Presence.WRITTEN)
    assert not council.is_present(Presence.ABSENT)
    assert not council.is_present(None)


def member(**own: Any) -> CouncilMember:
    return CouncilMember(uid="m", name="Thành viên mẫu", role=CouncilRole.MEMBER, **own)


def nomination(subject: SubjectKind, **whose: Any) -> Nomination:
    return Nomination(
        uid="n",
        round_id=1,
        subject=subject,
        unit_id=whose.pop("unit_id", 3),
        form_key="giay-khen-xa",
        printed_name="Tên mẫu",
        citation="Thành tích mẫu",
        state=NominationState.ELIGIBLE,
        **whose,
    )


PERSON = nomination(SubjectKind.PERSON, person_id=5)
UNIT = nomination(SubjectKind.COLLECTIVE, unit_id=3)
PART = nomination(SubjectKind.COLLECTIVE, unit_id=3, collective_id=8)
HOUSE = nomination(SubjectKind.HOUSEHOLD, household_id=5)


@pytest.mark.parametrize(
    ("who", "row", "own"),
    [
        (member(person_id=5), PERSON, True),
        (member(person_id=6), PERSON, False),
        (member(heads_unit_id=3), PERSON, False),
        (member(), PERSON, False),
        (member(heads_unit_id=3), UNIT, True),
        (member(heads_unit_id=4), UNIT, False),
        (member(person_id=5), UNIT, False),
        (member(heads_collective_id=8), PART, True),
        (member(heads_unit_id=3), PART, False),
        (member(heads_collective_id=8), UNIT, False),
        (member(person_id=5), HOUSE, False),
    ],
)
def test_own_case_is_the_member_or_what_the_member_heads(
    who: CouncilMember, row: Nomination, *, own: bool
) -> None:
    assert council.is_own_case(who, row) is own
    assert council.own_cases((who,), row) == ((who,) if own else ())


FULL = Hall(members=9, present=9, own_case=0, in_room=9)
OWN = Hall(members=9, present=8, own_case=1, in_room=8)
PARTLY_WRITTEN = Hall(members=9, present=9, own_case=0, in_room=7)
NINE = Ballots(9, 9, 0)


@pytest.mark.parametrize(
    ("case", "votes", "hall", "method", "ballots", "codes"),
    [
        ("cộng đủ", (8, 1, 0), FULL, HANDS, None, ()),
        ("thiếu một người khi giơ tay", (8, 0, 0), FULL, HANDS, None, ("vote.not_all",)),
        ("thừa một người", (9, 1, 0), FULL, HANDS, None, ("vote.over_voters",)),
        ("người có việc của mình không biểu quyết", (8, 0, 0), OWN, HANDS, None,
         ("vote.over_voters",)),
        ("7 người còn lại", (7, 0, 0), OWN, HANDS, None, ()),
        ("ý kiến bằng văn bản cũng phải đủ", (8, 0, 0), FULL, WRITTEN, None, ("vote.not_all",)),
        ("âm", (-1, 10, 0), FULL, HANDS, None, ("vote.negative",)),
        ("phiếu: để trống một dòng được", (8, 0, 0), FULL, BALLOT, NINE, ()),
        ("phiếu không hợp lệ bớt đi", (8, 1, 0), FULL, BALLOT, Ballots(9, 9, 1),
         ("vote.over_valid",)),
        ("đúng số phiếu hợp lệ", (7, 1, 0), FULL, BALLOT, Ballots(9, 9, 1), ()),
        ("chưa ghi số phiếu", (1, 0, 0), FULL, BALLOT, None, ("vote.over_valid",)),
        ("2 ý kiến gửi thêm vào 7 phiếu", (9, 0, 0), PARTLY_WRITTEN, BALLOT, Ballots(7, 7, 0), ()),
    ],
)  # fmt: skip
def test_numbers_that_do_not_agree_are_refused(
    case: str,
    votes: tuple[int, int, int],
    hall: Hall,
    method: VotingMethod,
    ballots: Ballots | None,
    codes: tuple[str, ...],
) -> None:
    found = council.count_problems(Counts(*votes), hall, method, ballots=ballots)
    assert tuple(p.code for p in found) == codes, case


@pytest.mark.parametrize(
    ("count", "codes"),
    [
        (Ballots(9, 9, 1), ()),
        (Ballots(9, 8, 0), ()),
        (Ballots(10, 9, 0), ("ballot.issued_over",)),
        (Ballots(8, 9, 0), ("ballot.returned_over",)),
        (Ballots(9, 2, 3), ("ballot.invalid_over",)),
        (Ballots(10, 11, 11), ("ballot.issued_over", "ballot.returned_over")),
        (Ballots(9, 10, 11), ("ballot.returned_over", "ballot.invalid_over")),
        (Ballots(9, -1, 0), ("ballot.negative",)),
    ],
)
def test_ballots_given_out_bound_those_returned(count: Ballots, codes: tuple[str, ...]) -> None:
    assert tuple(p.code for p in council.ballot_problems(count, 9)) == codes


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        ((7, 0, 0), "agree", (7, 0, 0)),
        ((5, 0, 0), "agree", (5, 0, 2)),
        ((6, 3, 0), "agree", (6, 1, 0)),
        ((8, 1, 0), "agree", (8, 0, 0)),
        ((5, 1, 2), "disagree", (5, 1, 1)),
        ((7, 2, 0), "disagree", (5, 2, 0)),
        ((7, 8, 0), "disagree", (0, 8, 0)),
        ((7, 0, 1), "abstain", (6, 0, 1)),
        ((2, 5, 3), "abstain", (0, 4, 3)),
        ((7, 0, 9), "abstain", (0, 0, 9)),
    ],
)
def test_a_typed_number_is_completed_to_all_hands(
    before: tuple[int, int, int], typed: str, after: tuple[int, int, int]
) -> None:
    assert council.completed(Counts(*before), OWN, typed) == Counts(*after)


@pytest.mark.parametrize(
    ("text", "share"),
    [("2/3", Fraction(2, 3)), (" 1 / 2 ", Fraction(1, 2)), ("80%", Fraction(4, 5)), ("1/1", 1)],
)
def test_a_share_is_read_as_a_fraction_or_percent(text: str, share: Fraction) -> None:
    assert council.read_share(text) == share
    assert council.read_share(council.write_share(council.read_share(text))) == share


@pytest.mark.parametrize("text", ["", "0/3", "4/3", "1/0", "0%", "101%", "0,5", "hai phần ba"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(RuleError) as refused:
        council.read_share(text)
    assert refused.value.problems[0].code == "council.share"


def test_a_form_without_a_share_has_no_threshold() -> None:
    assert council.threshold_of("", over=True) is None
    assert council.threshold_of("1/2", over=True) == OVER_HALF


def test_only_what_reached_no_result_is_proposed_for_a_second_round() -> None:
    wanted = [found for found in Outcome if council.second_round(found)]
    assert wanted == [Outcome.TIE, Outcome.OPEN]


def test_the_strictest_quorum_of_the_forms_holds() -> None:
    assert council.strictest(("1/2", "2/3")) == Fraction(2, 3)
    assert council.strictest(("1/2", "")) is None
    assert council.strictest(()) is None
