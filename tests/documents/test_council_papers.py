"""Papers of the council read back from both writers: heads, signatures, numbers, blanks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from paper_reader import docx_text, pdf_text, read_pdf
from paper_samples import FONT_DIR

from thidua_desktop.documents import council_minutes, vote_sheets
from thidua_desktop.documents.council_minutes import (
    CouncilMinutes,
    CountedBallot,
    MinutesMember,
    VoteGroup,
    VoteLine,
)
from thidua_desktop.documents.docx import render_docx
from thidua_desktop.documents.fonts import register
from thidua_desktop.documents.parts import Issuer, PaperNumber
from thidua_desktop.documents.pdf import render_pdf
from thidua_desktop.documents.vote_sheets import (
    BallotSheets,
    OpinionSheet,
    OpinionSheets,
    SheetNominees,
)

if TYPE_CHECKING:
    from thidua_desktop.documents.blocks import Document

FONTS = register(FONT_DIR)
COUNCIL = Issuer(
    lines=("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"),
    name="Hội đồng Thi đua - Khen thưởng xã Cao Lộc",
    place="Cao Lộc",
    superior=("UBND XÃ CAO LỘC",),
)
CHAIR = MinutesMember("Ủy viên mẫu 01", "Chức vụ mẫu", "Chủ tịch Hội đồng")
SECRETARY = MinutesMember("Ủy viên mẫu 03", "", "Thư ký Hội đồng")
LINES = (
    VoteLine("Tập thể Trường mẫu A", 8, 0, 0, "8/9 (88,89%)", "Thông qua", passed=True),
    VoteLine("Tập thể Thôn mẫu 01", 4, 4, 0, "4/9 (44,44%)", "Không đủ tỷ lệ", passed=False),
)
GROUP = VoteGroup("Tập thể – Giấy khen", "tập thể", "Giấy khen", LINES)
MINUTES = CouncilMinutes(
    issuer=COUNCIL,
    number=PaperNumber("BB-HĐTĐKT"),
    about="xét khen thưởng phong trào thi đua mẫu (Đợt 1)",
    day=date(2026, 1, 15),
    started_at="8 giờ 00",
    ended_at="9 giờ 30",
    place="Phòng họp mẫu",
    written=False,
    members=9,
    present=(CHAIR, SECRETARY),
    replied=(),
    absent=(MinutesMember("Ủy viên mẫu 08", "Chức vụ mẫu", "Ủy viên Hội đồng", "Đi công tác"),),
    quorum="6 thành viên",
    chair=CHAIR,
    secretary=SECRETARY,
    method="bỏ phiếu kín",
    threshold=("Giấy khen phải được trên 1/2 đồng ý",),
    ballots=(CountedBallot("", 8, 8, 0, (GROUP,)),),
    own_cases=("Ủy viên mẫu 09 (về Trường mẫu A)",),
    results=(GROUP,),
    proposed_to="Chủ tịch Ủy ban nhân dân xã Cao Lộc",
    recipients=("Thành viên Hội đồng", "Lưu: VT, hồ sơ"),
    ballot_label="PHIẾU BIỂU QUYẾT",
)
NOMINEES = (SheetNominees("Tập thể – Giấy khen", ("Trường mẫu A", "Thôn mẫu 01")),)
BALLOTS = BallotSheets(
    issuer=COUNCIL,
    label="Phiếu bầu",
    about="xét khen thưởng đợt 1",
    day=date(2026, 1, 15),
    again=False,
    groups=NOMINEES,
    copies=5,
)
OPINIONS = OpinionSheets(
    issuer=COUNCIL,
    about="xét khen thưởng đợt 1",
    groups=NOMINEES,
    members=(
        OpinionSheet("Ủy viên mẫu 01", "Chức vụ mẫu", "Chủ tịch Hội đồng", frozenset()),
        OpinionSheet("Ủy viên mẫu 09", "", "Ủy viên Hội đồng", frozenset({"Trường mẫu A"})),
    ),
    sent_to="Phòng Văn hóa - Xã hội",
    year=2026,
)


def both(document: Document) -> str:
    """Read the paper from both files, which must say the same."""
    printed = pdf_text(render_pdf(document, FONTS))
    assert sorted(printed.split()) == sorted(docx_text(render_docx(document, FONTS)).split())
    return printed


def test_minutes_have_no_day_under_the_motto_and_two_signers() -> None:
    document = council_minutes.compose_minutes(MINUTES)
    sheets = read_pdf(render_pdf(document, FONTS))
    first, last = sheets[0], sheets[-1]
    assert first.line("UBND XÃ CAO LỘC").middle == pytest.approx(63, abs=1)
    assert not any("Cao Lộc, ngày" in line.text for sheet in sheets for line in sheet.lines)
    motto = first.line("Độc lập - Tự do - Hạnh phúc")
    assert first.line("BIÊN BẢN").baseline > motto.baseline
    left, right = last.line("THƯ KÝ"), last.line("CHỦ TỌA")
    assert left.baseline == right.baseline
    assert left.middle < last.width / 2 < right.middle
    names = last.line("Ủy viên mẫu 03"), last.line("Ủy viên mẫu 01")
    assert names[0].middle == pytest.approx(left.middle, abs=1)
    assert names[1].middle == pytest.approx(right.middle, abs=1)
    assert names[0].baseline - left.baseline > 30


def test_minutes_say_who_was_there_and_what_was_voted() -> None:
    said = both(council_minutes.compose_minutes(MINUTES))
    for words in (
        "Có mặt: 02/09 thành viên (phải có ít nhất 6 thành viên), gồm:",
        "Ủy viên mẫu 08, Chức vụ mẫu – Ủy viên Hội đồng (lý do: đi công tác).",
        "Số phiếu phát ra: 8; thu về: 8; hợp lệ: 8; không hợp lệ: 0; kết quả như sau:",
        "xét tặng Giấy khen cho 01 tập thể: Tập thể Trường mẫu A.",
        "Chưa đủ tỷ lệ để đề nghị tặng Giấy khen: 01 tập thể: Tập thể Thôn mẫu 01.",
        "Ủy viên mẫu 09 (về Trường mẫu A).",
        "Cuộc họp kết thúc vào 9 giờ 30 cùng ngày;",
        "(Cán bộ viết: ý kiến của các thành viên; không có thì ghi “không”)",
    ):
        assert words in said
    assert "DỰ THẢO" not in said


def test_minutes_that_are_not_closed_say_so_and_leave_open_what_is_not_known() -> None:
    draft = replace(
        MINUTES,
        draft=True,
        ended_at="",
        started_at="",
        place="",
        absent=(),
        quorum="",
        own_cases=(),
        chair=None,
        secretary=None,
        replied=(SECRETARY,),
        results=(replace(GROUP, lines=LINES[:1], upward=True),),
    )
    said = both(council_minutes.compose_minutes(draft))
    assert "DỰ THẢO" in said
    assert "Cuộc họp kết thúc vào ……… giờ ……… cùng ngày;" in said
    assert "Vắng: không." in said
    assert "Gửi ý kiến bằng văn bản, được tính là có mặt:" in said
    assert "trình cấp có thẩm quyền xét tặng Giấy khen" in said
    assert "Chưa đủ tỷ lệ" not in said


def test_written_opinions_are_gathered_without_a_meeting() -> None:
    data = replace(
        MINUTES,
        written=True,
        present=(),
        replied=(CHAIR, SECRETARY),
        ballots=(replace(MINUTES.ballots[0], issued=None, returned=None, invalid=None),),
    )
    said = both(council_minutes.compose_minutes(data))
    assert "Tổng hợp ý kiến bằng văn bản của Hội đồng" in said
    assert "Gửi ý kiến: 02/09 thành viên" in said
    assert "Không gửi ý kiến: 01 thành viên:" in said
    assert "thảo luận" not in said
    assert "phát ra" not in said


def test_counting_tells_each_ballot_under_the_offices_name_of_it() -> None:
    second = CountedBallot("Lần 2", 8, 8, 1, (replace(GROUP, lines=LINES[1:]),))
    first = replace(MINUTES.ballots[0], title="Lần 1")
    data = replace(MINUTES, ballots=(first, second), ballot_label="PHIẾU BẦU", replied=(SECRETARY,))
    said = both(council_minutes.compose_counting(data))
    assert "Kiểm phiếu bầu xét khen thưởng" in said
    assert said.index("Lần 1:") < said.index("Lần 2:")
    assert "hợp lệ: 7; không hợp lệ: 1;" in said
    assert "gồm cả ý kiến gửi bằng văn bản của 01 thành viên" in said
    assert "TM. BAN KIỂM PHIẾU" in said


def test_ballots_stand_several_to_a_page_and_none_is_parted() -> None:
    document = vote_sheets.compose_ballots(BALLOTS)
    sheets = read_pdf(render_pdf(document, FONTS))
    said = both(document)
    assert said.count("PHIẾU BẦU") == said.count("Thôn mẫu 01") == 5
    assert len(sheets) < 5
    for sheet in sheets:
        assert sheet.text.count("PHIẾU BẦU") == sheet.text.count("Đánh dấu X")
    again = both(vote_sheets.compose_ballots(replace(BALLOTS, again=True, copies=1)))
    assert "PHIẾU BẦU (LẦN 2)" in again


def test_each_member_gets_a_sheet_that_leaves_out_the_own_case() -> None:
    document = vote_sheets.compose_opinions(OPINIONS)
    sheets = read_pdf(render_pdf(document, FONTS))
    assert len(sheets) == 2
    both(document)
    assert "không biểu quyết" not in sheets[0].text
    assert "Trường mẫu A không biểu quyết" in sheets[1].text
    assert "Kính gửi: Ủy viên mẫu 09 – Ủy viên Hội đồng." in sheets[1].text
    assert "NGƯỜI CHO Ý KIẾN" in sheets[1].text
