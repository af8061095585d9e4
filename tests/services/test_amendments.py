"""What comes after a decision: amended, corrected, revoked, reissued, withdrawn."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from decided import DAY, awards_of, issued, nominated, sign_and_issue, unit_named
from paper_reader import docx_text, read_pdf

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.follow_up import AwardStanding, load_follow_up
from thidua_desktop.domain.records import (
    Amendment,
    Award,
    Complaint,
    Decision,
    Evidence,
    Handover,
    Paper,
    RegisterGap,
    Reissue,
    RepeatReview,
    Revocation,
    Signatory,
)
from thidua_desktop.domain.terms import (
    ComplaintKind,
    ComplaintResult,
    DecisionKind,
    DecisionState,
    GapReason,
    HandoverKind,
    PaperKind,
    PrintedField,
    ReissueReason,
    RepeatVerdict,
    RevocationGround,
    SubjectKind,
)
from thidua_desktop.services import (
    amendments,
    decisions,
    papers,
    register_gaps,
    reissues,
    revocations,
    withdrawals,
)
from thidua_desktop.services.register_gaps import GapKind

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

LATER = date(2026, 2, 3)
NEW = "Ông Trần Văn Mẫn"
CORRECTED_BY = "Công văn số 30/UBND-VHXH ngày 03/02/2026"
LEFT = ("printed", "handed", "signed", "amended", "reissued", "complained")


@pytest.fixture
def decision(desk: Desk, sample: CampaignBoard) -> Decision:
    return issued(desk, sample.campaign.id)


@pytest.fixture
def award(desk: Desk, decision: Decision) -> Award:
    return awards_of(desk, decision)[3]


def amend(desk: Desk, award: Award, kind: DecisionKind = DecisionKind.AMENDMENT) -> Amendment:
    return amendments.amend(
        desk,
        award.id,
        PrintedField.PRINTED_NAME,
        new_text=NEW,
        reason="Danh sách của đơn vị ghi nhầm tên",
        kind=kind,
    )


def paper_of(desk: Desk, decision_id: int) -> str:
    return " ".join(sheet.text for sheet in read_pdf(papers.decision_pdf(desk, decision_id)))


def issue(desk: Desk, decision_id: int, number: int, day: date = LATER) -> Decision:
    return sign_and_issue(desk, desk.store.get(Decision, decision_id), number=number, day=day)


# sửa đổi, đính chính


def test_a_misspelt_name_is_amended_by_a_decision_of_its_own(
    desk: Desk, decision: Decision, award: Award
) -> None:
    made = amend(desk, award)
    assert amendments.text_now(desk, award.id).printed_name == award.printed_name
    paper = issue(desk, made.decision_id, 16)
    text = amendments.text_now(desk, award.id)
    assert (text.printed_name, text.citation) == (NEW, award.citation)
    assert text.amended == (made,)
    assert desk.store.get(Award, award.id) == award
    assert (paper.kind, paper.corrects_id) == (DecisionKind.AMENDMENT, decision.id)
    printed = paper_of(desk, paper.id)
    for words in (
        "Số: 16/QĐ-UBND",
        "Về việc sửa đổi thông tin người được tặng Giấy khen",
        "tại Quyết định số 15/QĐ-UBND ngày 15/01/2026 của Chủ tịch Ủy ban nhân dân xã Cao Lộc",
        NEW,
        "04/2026",
        "Lý do sửa đổi: danh sách của đơn vị ghi nhầm tên.",
        "Thu hồi Giấy khen đã cấp theo nội dung cũ",
        "có hiệu lực kể từ ngày ký./.",
    ):
        assert words in printed


def test_the_amendment_reads_the_same_in_word(desk: Desk, award: Award) -> None:
    made = amend(desk, award)
    decisions.send_to_sign(desk, made.decision_id, day=LATER)
    document = papers.decision_document(desk, made.decision_id)
    word = docx_text(papers.docx(desk, document))
    pages = " ".join(sheet.text for sheet in read_pdf(papers.pdf(desk, document)))
    assert NEW in word
    assert NEW in pages


def test_an_error_of_printing_is_corrected_by_a_letter(desk: Desk, award: Award) -> None:
    made = amend(desk, award, DecisionKind.CORRECTION)
    paper = issue(desk, made.decision_id, 30)
    assert paper.symbol == "UBND-VHXH"
    printed = paper_of(desk, paper.id)
    assert "Số: 30/UBND-VHXH" in printed
    assert "V/v đính chính quyết định số 15/QĐ-UBND ngày 15/01/2026" in printed
    assert "Kính gửi: Các cơ quan, đơn vị có liên quan" in printed
    assert "TM. ỦY BAN NHÂN DÂN" in printed
    assert "QUYẾT ĐỊNH:" not in printed
    notes = reissues.register_notes(desk, award.id)
    assert notes == (f"Đính chính “{award.printed_name}” thành “{NEW}” theo {CORRECTED_BY}",)


def test_several_awards_of_a_decision_are_amended_by_one_paper(
    desk: Desk, decision: Decision, award: Award
) -> None:
    other = awards_of(desk, decision)[2]
    first, second = amend(desk, award), amend(desk, other)
    assert first.decision_id == second.decision_id
    assert amendments.awards_of(desk, first.decision_id) == (award, other)
    issue(desk, first.decision_id, 16)
    again = amendments.amend(
        desk, award.id, PrintedField.PRINTED_NAME, new_text="Ông Trần Mẫn", reason="Nhầm lần nữa"
    )
    assert again.old_text == NEW
    assert again.decision_id != first.decision_id
    issue(desk, again.decision_id, 17)
    texts = amendments.texts_now(desk, awards_of(desk, decision))
    assert texts[award.id].printed_name == "Ông Trần Mẫn"
    assert texts[other.id].printed_name == NEW
    assert texts[awards_of(desk, decision)[0].id].amended == ()


def test_something_else_is_amended_in_words(desk: Desk, award: Award) -> None:
    with pytest.raises(RuleError, match=r"amendment\.old_empty"):
        amendments.amend(desk, award.id, PrintedField.OTHER, new_text="Điều 3 mới", reason="Sửa")
    made = amendments.amend(
        desk,
        award.id,
        PrintedField.OTHER,
        old_text="Điều 3 cũ",
        new_text="Điều 3 mới",
        reason="Sửa",
    )
    issue(desk, made.decision_id, 16)
    text = amendments.text_now(desk, award.id)
    assert (text.printed_name, len(text.amended)) == (award.printed_name, 1)
    assert text.of(PrintedField.OTHER) == ""


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"new_text": " "}, "amendment.text_empty"),
        ({"new_text": "same"}, "amendment.same"),
        ({"reason": ""}, "amendment.reason"),
    ],
)
def test_an_amendment_without_its_parts_is_refused(
    desk: Desk, award: Award, changes: dict[str, str], code: str
) -> None:
    typed = {"new_text": NEW, "reason": "Ghi nhầm"} | changes
    new = award.printed_name if typed["new_text"] == "same" else typed["new_text"]
    with pytest.raises(RuleError, match=code):
        amendments.amend(
            desk, award.id, PrintedField.PRINTED_NAME, new_text=new, reason=typed["reason"]
        )
    assert desk.store.all(Amendment) == ()


def test_one_text_is_not_amended_twice_at_once(desk: Desk, award: Award) -> None:
    amend(desk, award)
    with pytest.raises(RuleError, match=r"amendment\.open"):
        amend(desk, award)
    with pytest.raises(ValueError, match="AWARD"):
        amend(desk, award, DecisionKind.AWARD)


def test_a_draft_of_an_amendment_is_thrown_away_whole(desk: Desk, award: Award) -> None:
    made = amend(desk, award)
    decisions.discard_draft(desk, made.decision_id)
    assert desk.store.all(Amendment) == ()
    assert desk.store.where(Decision, kind=DecisionKind.AMENDMENT.name) == ()


def test_an_amendment_dated_under_other_bases_is_refused(desk: Desk, award: Award) -> None:
    made = amend(desk, award)
    decisions.send_to_sign(desk, made.decision_id, day=LATER)
    with pytest.raises(RuleError, match=r"decision\.changed"):
        decisions.issue(desk, made.decision_id, number=16, day=date(2026, 10, 2))
    frozen = load_follow_up(desk.store.get(Decision, made.decision_id).frozen or "")
    assert frozen.day_of_bases == LATER
    assert decisions.outside_validity(desk, made.decision_id, day=LATER) == ()


def test_a_paper_about_nobody_is_not_sent_to_be_signed(desk: Desk, decision: Decision) -> None:
    with desk.store.act("Trống") as act:
        empty = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.REVOCATION,
                state=DecisionState.DRAFT,
                symbol="QĐ-UBND",
                signatory_id=desk.store.all(Signatory)[0].id,
                corrects_id=decision.id,
            )
        )
    with pytest.raises(RuleError, match=r"decision\.no_awardee"):
        decisions.send_to_sign(desk, empty.id, day=LATER)
    assert decisions.outside_validity(desk, empty.id, day=LATER) == ()


# cấp đổi, cấp lại


def test_the_old_certificate_comes_back_for_the_new_one(desk: Desk, award: Award) -> None:
    with pytest.raises(RuleError, match=r"reissue\.not_amended"):
        reissues.reissue(desk, award.id, ReissueReason.AMENDED, on_day=LATER)
    made = amend(desk, award)
    issue(desk, made.decision_id, 16)
    row = reissues.reissue(
        desk, award.id, ReissueReason.AMENDED, on_day=LATER, old_back_on=date(2026, 2, 5)
    )
    assert row.document == "Quyết định số 16/QĐ-UBND ngày 03/02/2026"
    assert "giấy cũ thu hồi ngày 05/02/2026" in reissues.register_notes(desk, award.id)[1]
    sheets = papers.certificate_sheets(desk, made.decision_id)
    assert [sheet.printed_name for sheet in sheets] == [NEW]
    assert sheets[0].decision_number == "15/QĐ-UBND"
    assert sheets[0].register_number == "04"
    new = papers.certificates(desk, made.decision_id)
    assert papers.certificates(desk, made.decision_id) == new


def test_a_lost_certificate_is_given_again(desk: Desk, award: Award) -> None:
    with pytest.raises(RuleError, match=r"reissue\.too_early"):
        reissues.reissue(desk, award.id, ReissueReason.LOST, on_day=date(2026, 1, 1))
    with pytest.raises(RuleError, match=r"reissue\.lost_back"):
        reissues.reissue(
            desk, award.id, ReissueReason.LOST, on_day=LATER, old_back_on=date(2026, 2, 5)
        )
    row = reissues.reissue(desk, award.id, ReissueReason.LOST, on_day=LATER, document="Đơn")
    assert (row.document, desk.store.all(Reissue)) == ("Đơn", (row,))
    assert reissues.register_notes(desk, award.id) == (
        "Cấp lại giấy khen do bị mất ngày 03/02/2026",
    )


# hủy bỏ


def revoke(desk: Desk, *awards: Award) -> Decision:
    rows = revocations.revoke(
        desk,
        [one.id for one in awards],
        RevocationGround.FALSE_DECLARATION,
        reason="Thành tích không có thật",
    )
    return desk.store.get(Decision, rows[0].decision_id)


def test_a_revocation_takes_the_force_and_leaves_every_row(
    desk: Desk, decision: Decision, award: Award
) -> None:
    before = desk.store.all(Award)
    paper = revoke(desk, award)
    assert amendments.standing(desk, award.id) is AwardStanding.IN_FORCE
    paper = issue(desk, paper.id, 16)
    assert desk.store.all(Award) == before
    assert desk.store.get(Decision, decision.id) == decision
    assert amendments.standing(desk, award.id) is AwardStanding.REVOKED
    assert amendments.standing(desk, before[0].id) is AwardStanding.IN_FORCE
    printed = paper_of(desk, paper.id)
    for words in (
        "Về việc hủy bỏ quyết định tặng Giấy khen",
        award.printed_name,
        "Kê khai gian dối thành tích: thành tích không có thật",
        "tổng số 702.000 đồng (Bằng chữ: Bảy trăm linh hai nghìn đồng)",
    ):
        assert words in printed
    with pytest.raises(RuleError, match=r"award\.revoked"):
        amend(desk, award)
    with pytest.raises(RuleError, match=r"award\.revoked"):
        revoke(desk, award)
    with pytest.raises(RuleError, match=r"award\.revoked"):
        reissues.reissue(desk, award.id, ReissueReason.DAMAGED, on_day=LATER)


def test_what_came_back_is_recorded_with_its_day(desk: Desk, award: Award) -> None:
    def recover(money: int | None, money_on: date | None, back: date | None = LATER) -> Revocation:
        return revocations.recover(
            desk, award.id, certificate_on=back, money_vnd=money, money_on=money_on
        )

    with pytest.raises(RuleError, match=r"revocation\.none"):
        recover(None, None)
    paper = revoke(desk, award)
    assert revocations.revocation_of(desk, award.id) is None
    issue(desk, paper.id, 16)
    for money, day, back, code in (
        (702_001, LATER, LATER, "revocation.money"),
        (0, LATER, LATER, "revocation.money"),
        (702_000, None, LATER, "revocation.money_day"),
        (702_000, DAY, LATER, "revocation.too_early"),
        (702_000, LATER, DAY, "revocation.too_early"),
    ):
        with pytest.raises(RuleError, match=code):
            recover(money, day, back)
    row = recover(702_000, date(2026, 2, 10))
    assert desk.store.where(Revocation, award_id=award.id) == (row,)
    notes = reissues.register_notes(desk, award.id)
    assert notes[0] == "Hủy bỏ theo Quyết định số 16/QĐ-UBND ngày 03/02/2026"
    assert notes[2] == "Thu hồi 702.000 đồng ngày 10/02/2026"


def test_a_revocation_asks_its_reason_and_is_drafted_once(desk: Desk, award: Award) -> None:
    with pytest.raises(RuleError, match=r"revocation\.reason"):
        revocations.revoke(desk, [award.id], RevocationGround.FALSE_PAPERS, reason=" ")
    revoke(desk, award)
    with pytest.raises(RuleError, match=r"revocation\.open"):
        revoke(desk, award)


def test_an_open_complaint_is_said_of_an_award(desk: Desk, award: Award) -> None:
    with desk.store.act("Đơn") as act:
        act.insert(
            Complaint(
                uid=new_uid(),
                kind=ComplaintKind.REFLECTION,
                received_on=LATER,
                award_id=award.id,
                content="Mẫu",
                result=ComplaintResult.OPEN,
            )
        )
    assert amendments.standing(desk, award.id) is AwardStanding.IN_REVIEW


# rút lại ban hành


def test_a_withdrawal_leaves_gaps_whose_numbers_are_never_given_again(
    desk: Desk, decision: Decision
) -> None:
    names = [award.printed_name for award in awards_of(desk, decision)]
    with pytest.raises(RuleError, match=r"withdrawal\.reason"):
        withdrawals.withdraw(desk, decision.id, reason="")
    back = withdrawals.withdraw(desk, decision.id, reason="Văn thư cấp nhầm số")
    assert (back.state, back.number) == (DecisionState.AWAITING_NUMBER, None)
    gaps = desk.store.all(RegisterGap)
    assert [gap.number for gap in gaps] == [1, 2, 3, 4, 5]
    assert {gap.reason for gap in gaps} == {GapReason.WITHDRAWN}
    assert all(name in gap.note for name, gap in zip(names, gaps, strict=True))
    assert all("15/QĐ-UBND ngày 15/01/2026: Văn thư cấp nhầm số" in gap.note for gap in gaps)
    with pytest.raises(RuleError, match=r"undo\.barrier"):
        desk.store.undo()
    again = decisions.issue(desk, decision.id, number=16, day=DAY)
    assert [a.register_number for a in awards_of(desk, again)] == [6, 7, 8, 9, 10]
    assert "Số: 16/QĐ-UBND" in paper_of(desk, decision.id)


@pytest.mark.parametrize(
    "how", ["printed", "handed", "signed", "amended", "reissued", "complained"]
)
def test_what_left_the_house_is_not_withdrawn(
    desk: Desk, decision: Decision, award: Award, how: str
) -> None:
    codes = {
        "printed": "withdrawal.printed",
        "handed": "withdrawal.handed_over",
        "signed": "withdrawal.signed",
        "amended": "withdrawal.followed",
        "reissued": "withdrawal.printed",
        "complained": "withdrawal.complained",
    }
    if how == "printed":
        papers.certificates(desk, decision.id)
    if how == "amended":
        amend(desk, award)
    if how == "reissued":
        reissues.reissue(desk, award.id, ReissueReason.DAMAGED, on_day=LATER)
    with desk.store.act("Mẫu") as act:
        if how == "handed":
            act.insert(Handover(award_id=award.id, what=HandoverKind.CERTIFICATE, on_day=LATER))
        if how == "signed":
            act.insert(
                Evidence(
                    decision_id=decision.id,
                    file_name="ky.pdf",
                    sha256="0" * 64,
                    size=1,
                    added_at=desk.clock.now(),
                )
            )
        if how == "complained":
            act.insert(
                Complaint(
                    uid=new_uid(),
                    kind=ComplaintKind.DENUNCIATION,
                    received_on=LATER,
                    award_id=award.id,
                    content="Mẫu",
                    result=ComplaintResult.NOT_UPHELD,
                )
            )
    before = awards_of(desk, decision)
    with pytest.raises(RuleError, match=codes[how]):
        withdrawals.withdraw(desk, decision.id, reason="Nhầm")
    assert awards_of(desk, decision) == before


def test_a_round_with_another_draft_is_finished_first(desk: Desk, decision: Decision) -> None:
    nominated(desk, decision.round_id or 0, unit_named(desk, "Thôn mẫu 03"))
    draft = decisions.draft_decision(desk, decision.round_id or 0)
    with pytest.raises(RuleError, match=r"decision\.open"):
        withdrawals.withdraw(desk, decision.id, reason="Nhầm")
    assert withdrawals.why_not(desk, draft) == "withdrawal.not_issued"


def test_what_the_radar_said_of_a_withdrawn_award_goes_with_it(
    desk: Desk, decision: Decision, award: Award
) -> None:
    later = nominated(desk, decision.round_id or 0, unit_named(desk, "Thôn mẫu 03"))
    with desk.store.act("Xem") as act:
        act.insert(
            RepeatReview(
                nomination_id=later.id, award_id=award.id, verdict=RepeatVerdict.OTHER_PERSON
            )
        )
    withdrawals.withdraw(desk, decision.id, reason="Nhầm")
    assert desk.store.all(RepeatReview) == ()


def test_an_amendment_is_withdrawn_until_its_certificate_is_made(desk: Desk, award: Award) -> None:
    made = amend(desk, award)
    issue(desk, made.decision_id, 16)
    withdrawals.withdraw(desk, made.decision_id, reason="Cấp nhầm số")
    assert desk.store.all(RegisterGap) == ()
    assert amendments.text_now(desk, award.id).printed_name == award.printed_name
    decisions.issue(desk, made.decision_id, number=17, day=LATER)
    reissues.reissue(desk, award.id, ReissueReason.AMENDED, on_day=LATER)
    with pytest.raises(RuleError, match=r"withdrawal\.printed"):
        withdrawals.withdraw(desk, made.decision_id, reason="Cấp nhầm số")


def test_a_revocation_is_withdrawn_until_something_came_back(desk: Desk, award: Award) -> None:
    paper = revoke(desk, award)
    issue(desk, paper.id, 16)
    withdrawals.withdraw(desk, paper.id, reason="Cấp nhầm số")
    assert amendments.standing(desk, award.id) is AwardStanding.IN_FORCE
    decisions.issue(desk, paper.id, number=17, day=LATER)
    revocations.recover(desk, award.id, certificate_on=LATER, money_vnd=None, money_on=None)
    with pytest.raises(RuleError, match=r"withdrawal\.handed_over"):
        withdrawals.withdraw(desk, paper.id, reason="Cấp nhầm số")


# số sổ bỏ trống


def test_the_gap_report_tells_of_every_number_that_needs_a_word(
    desk: Desk, decision: Decision
) -> None:
    assert register_gaps.report(desk, 2026) == ()
    withdrawals.withdraw(desk, decision.id, reason="Cấp nhầm số")
    again = decisions.issue(desk, decision.id, number=16, day=DAY)
    first, second = awards_of(desk, again)[:2]
    issue(desk, revoke(desk, first).id, 17)
    revocations.recover(desk, first.id, certificate_on=LATER, money_vnd=None, money_on=None)
    reissues.reissue(
        desk, second.id, ReissueReason.DAMAGED, on_day=LATER, old_back_on=date(2026, 2, 4)
    )
    lines = register_gaps.report(desk, 2026)
    assert [(line.numbers, line.kind) for line in lines] == [
        *((f"{n:02d}", GapKind.WITHDRAWN) for n in range(1, 6)),
        ("06", GapKind.REVOKED),
        ("07", GapKind.RECOVERED),
    ]
    assert "giấy khen thu hồi ngày 03/02/2026" in lines[5].words
    assert register_gaps.years(desk) == (2026,)
    pdf = papers.pdf(desk, register_gaps.gap_document(desk, 2026))
    text = " ".join(sheet.text for sheet in read_pdf(pdf))
    assert "Số sổ khen thưởng bỏ trống, thu hồi năm 2026" in text
    assert "Cấp nhầm số" in text


def old_award(desk: Desk, number: int) -> None:
    with desk.store.act("Quyết định cũ") as act:
        old = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                state=DecisionState.ISSUED,
                symbol="QĐ-UBND",
                number=number,
                year=2024,
                is_past=True,
            )
        )
        act.insert(
            Award(
                uid=new_uid(),
                decision_id=old.id,
                position=0,
                subject=SubjectKind.PERSON,
                form_key="giay-khen-xa",
                printed_name="Ông Mẫu Cũ",
                citation="",
                unit_name="",
                register_number=number,
                register_year=2024,
            )
        )


def test_numbers_nobody_has_are_explained(desk: Desk, sample: CampaignBoard) -> None:
    old_award(desk, 8)
    old_award(desk, 10)
    lines = register_gaps.report(desk, 2024)
    assert [(line.numbers, line.kind) for line in lines] == [
        ("01 - 07", GapKind.UNEXPLAINED),
        ("09", GapKind.UNEXPLAINED),
    ]
    for first, last, note, code in (
        (1, 7, " ", "gap.note"),
        (5, 3, "Mẫu", "gap.range"),
        (1, 501, "Mẫu", "gap.too_many"),
        (7, 9, "Mẫu", "gap.taken"),
    ):
        with pytest.raises(RuleError, match=code):
            register_gaps.explain(desk, 2024, first=first, last=last, note=note)
    register_gaps.explain(desk, 2024, first=1, last=7, note="Sổ cũ bị hỏng")
    register_gaps.explain(desk, 2024, first=9, last=9, note="Hỏng phôi", spoiled=True)
    kinds = [line.kind for line in register_gaps.report(desk, 2024)]
    assert kinds == [GapKind.OTHER] * 7 + [GapKind.SPOILED]
    register_gaps.take_back(desk, 2024, 9)
    assert register_gaps.report(desk, 2024)[-1].kind is GapKind.UNEXPLAINED


def test_the_gap_of_a_withdrawal_keeps_its_reason(desk: Desk, decision: Decision) -> None:
    withdrawals.withdraw(desk, decision.id, reason="Cấp nhầm số")
    with pytest.raises(RuleError, match=r"gap\.withdrawn"):
        register_gaps.take_back(desk, 2026, 3)


def test_an_old_decision_may_be_amended_and_is_not_withdrawn(
    desk: Desk, sample: CampaignBoard
) -> None:
    old_award(desk, 8)
    award = desk.store.all(Award)[0]
    made = amend(desk, award)
    paper = issue(desk, made.decision_id, 16)
    assert "tại Quyết định số 08/QĐ-UBND năm 2024" in paper_of(desk, paper.id)
    old = desk.store.get(Decision, award.decision_id)
    assert withdrawals.why_not(desk, old) == "withdrawal.past"


def test_every_official_paper_is_kept_when_it_is_issued(desk: Desk, award: Award) -> None:
    made = amend(desk, award)
    issue(desk, made.decision_id, 16)
    kept = desk.store.where(Paper, decision_id=made.decision_id)
    assert [(row.kind, row.file_name) for row in kept] == [
        (PaperKind.DECISION, "quyet-dinh-sua-doi.pdf")
    ]
    assert read_pdf(desk.content.get(kept[0].sha256))[0].width == pytest.approx(210, abs=1)
