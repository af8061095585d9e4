"""Nghị định 30/2020, Phụ lục I, measured in the produced PDF."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest
from paper_reader import Printed, Sheet, read_pdf
from paper_samples import COUNCIL, DEPARTMENT, decision, fonts, long_decision, ranking, report

from thidua_desktop.documents import decision_award, final_report, ranking_list
from thidua_desktop.documents.blocks import Document, Section, Signer
from thidua_desktop.documents.parts import PaperNumber, letterhead
from thidua_desktop.documents.pdf import render_pdf

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
RIGHT_MIDDLE = 30 + 66 + 99 / 2
LEFT_MIDDLE = 30 + 66 / 2


@pytest.fixture(scope="module")
def sheets() -> tuple[Sheet, ...]:
    return read_pdf(render_pdf(decision_award.compose(decision()), fonts()))


@pytest.fixture(scope="module")
def first(sheets: tuple[Sheet, ...]) -> Sheet:
    return sheets[0]


def has(line: Printed, face: str, size: float) -> bool:
    return line.faces == (f"Tinos-{face}",) and line.sizes == (size,)


def rule_below(sheet: Sheet, line: Printed) -> tuple[float, float]:
    below = [rule for rule in sheet.rules if 0 < rule[2] - line.baseline < 4]
    below = [rule for rule in below if line.left - 1 <= rule[0] and rule[1] <= line.right + 1]
    assert len(below) == 1
    return below[0][0], below[0][1]


def test_sheet_is_a4_and_text_keeps_the_margins(sheets: tuple[Sheet, ...]) -> None:
    for sheet in sheets:
        assert (sheet.width, sheet.height) == pytest.approx((210, 297), abs=0.1)
        assert min(line.left for line in sheet.own) >= 30 - 0.1
        assert max(line.right for line in sheet.own) <= 195 + 0.1
        assert min(line.baseline for line in sheet.own) >= 20
        assert max(line.baseline for line in sheet.own) <= 277


def test_body_lines_reach_both_margins(first: Sheet) -> None:
    inner = [line for line in first.own if line.text.startswith("thành tích xuất sắc")]
    assert inner[0].left == pytest.approx(30, abs=0.2)
    assert inner[0].right == pytest.approx(195, abs=0.5)


def test_national_name_and_motto(first: Sheet) -> None:
    nation, motto = first.line(NATION), first.line(MOTTO)
    assert has(nation, "Bold", 13)
    assert has(motto, "Bold", 14)
    assert nation.middle == pytest.approx(RIGHT_MIDDLE, abs=1)
    assert motto.middle == pytest.approx(RIGHT_MIDDLE, abs=1)
    assert nation.right - nation.left == pytest.approx(95.7, abs=0.2)
    assert motto.baseline > nation.baseline


def test_motto_rule_is_as_long_as_the_motto(first: Sheet) -> None:
    motto = first.line(MOTTO)
    left, right = rule_below(first, motto)
    assert left == pytest.approx(motto.left, abs=0.3)
    assert right == pytest.approx(motto.right, abs=0.3)


def test_one_agency_fills_two_bold_lines_with_a_short_rule(first: Sheet) -> None:
    upper, lower = first.line("ỦY BAN NHÂN DÂN"), first.line("XÃ CAO LỘC")
    assert has(upper, "Bold", 13)
    assert has(lower, "Bold", 13)
    assert lower.middle == pytest.approx(LEFT_MIDDLE, abs=1)
    left, right = next(
        (x1, x2) for x1, x2, y in first.rules if 0 < y - lower.baseline < 4 and x2 < 96
    )
    share = (right - left) / (upper.right - upper.left)
    assert 1 / 3 <= share <= 1 / 2
    assert (left + right) / 2 == pytest.approx(LEFT_MIDDLE, abs=0.3)


def test_superior_agency_is_regular_above_the_bold_issuer() -> None:
    paper = decision_award.compose(replace(decision(), issuer=DEPARTMENT))
    sheet = read_pdf(render_pdf(paper, fonts()))[0]
    superior, issuer = sheet.line("UBND XÃ CAO LỘC"), sheet.line("PHÒNG VĂN HÓA - XÃ HỘI")
    assert has(superior, "Regular", 13)
    assert has(issuer, "Bold", 13)
    assert superior.baseline < issuer.baseline


def test_heads_begin_on_the_same_line(first: Sheet) -> None:
    assert first.line(NATION).baseline == pytest.approx(
        first.line("ỦY BAN NHÂN DÂN").baseline, abs=0.1
    )


def test_number_and_date_share_a_row(first: Sheet) -> None:
    number = first.line("Số: 05/QĐ-UBND")
    place = first.line("Cao Lộc, ngày 05 tháng 01 năm 2026")
    assert has(number, "Regular", 13)
    assert has(place, "Italic", 14)
    assert number.baseline == pytest.approx(place.baseline, abs=1)
    assert number.middle == pytest.approx(LEFT_MIDDLE, abs=1)
    assert place.middle == pytest.approx(RIGHT_MIDDLE, abs=1)


@pytest.mark.parametrize(
    ("number", "day", "shown"),
    [
        (9, date(2025, 7, 1), ("Số: 09/QĐ-UBND", "Cao Lộc, ngày 01 tháng 7 năm 2025")),
        (215, date(2025, 12, 31), ("Số: 215/QĐ-UBND", "Cao Lộc, ngày 31 tháng 12 năm 2025")),
        (1, date(2026, 2, 9), ("Số: 01/QĐ-UBND", "Cao Lộc, ngày 09 tháng 02 năm 2026")),
    ],
)
def test_leading_zeros(number: int, day: date, shown: tuple[str, str]) -> None:
    paper = decision_award.compose(replace(decision(), number=PaperNumber("QĐ-UBND", number, day)))
    sheet = read_pdf(render_pdf(paper, fonts()))[0]
    assert [sheet.line(text).text for text in shown] == list(shown)


def test_awaited_number_and_date_leave_room_for_the_pen() -> None:
    open_number = PaperNumber("QĐ-UBND", year=2026)
    paper = decision_award.compose(replace(decision(), number=open_number))
    sheet = read_pdf(render_pdf(paper, fonts()))[0]
    number = next(line for line in sheet.own if line.text.startswith("Số:"))
    assert number.text.replace("\u00a0", " ") == "Số:        /QĐ-UBND"
    place = next(line for line in sheet.own if line.text.startswith("Cao Lộc, ngày"))
    assert place.text.split() == ["Cao", "Lộc,", "ngày", "tháng", "năm", "2026"]
    assert place.right - place.left > 60


def test_title_lines(first: Sheet) -> None:
    kind = first.line("QUYẾT ĐỊNH")
    decider = first.line("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ CAO LỘC")
    order = first.line("QUYẾT ĐỊNH:")
    subject = next(line for line in first.own if line.text.startswith("thành tích chào mừng"))
    for line in (kind, decider, order, subject):
        assert has(line, "Bold", 14)
        assert line.middle == pytest.approx(30 + 165 / 2, abs=1)
    assert kind.baseline < subject.baseline < decider.baseline < order.baseline
    left, right = rule_below(first, subject)
    assert 1 / 3 <= (right - left) / (subject.right - subject.left) <= 1 / 2


def test_bases_are_italic_and_end_with_marks(first: Sheet) -> None:
    starts = [line for line in first.own if line.text.startswith(("Căn cứ", "Theo đề nghị"))]
    assert len(starts) == 5
    for line in starts:
        assert has(line, "Italic", 14)
        assert line.left == pytest.approx(30 + 12.7, abs=0.3)
    ends = [line.text[-1] for line in first.own if line.faces == ("Tinos-Italic",)]
    assert ends.count(";") == 4
    assert "03/TTr-VHXH ngày 04/01/2026." in first.text


def test_articles_have_a_bold_number_and_an_indent(first: Sheet) -> None:
    article = next(line for line in first.own if line.text.startswith("Điều 1."))
    assert article.faces == ("Tinos-Bold", "Tinos-Regular")
    assert article.sizes == (14.0,)
    assert article.left == pytest.approx(30 + 12.7, abs=0.3)


def test_paragraphs_stand_six_points_apart(first: Sheet) -> None:
    lines = [line for line in first.own if line.sizes == (14.0,) and line.left < 43]
    steps = {round(b.baseline - a.baseline, 1) for a, b in itertools.pairwise(lines)}
    single = 14 * 1.149 * 25.4 / 72
    apart = [step for step in steps if step > single + 0.2]
    assert apart
    assert min(apart) >= single + 6 * 25.4 / 72 - 0.1


def test_signature_is_in_the_right_half_with_room_to_sign(sheets: tuple[Sheet, ...]) -> None:
    sheet = next(sheet for sheet in sheets if "Nơi nhận:" in sheet.text)
    capacity, name = sheet.line("CHỦ TỊCH"), sheet.line("Nguyễn Văn Mẫu")
    assert has(capacity, "Bold", 14)
    assert has(name, "Bold", 14)
    assert capacity.middle == pytest.approx(30 + 165 * 0.75, abs=1)
    assert name.middle == pytest.approx(capacity.middle, abs=0.5)
    assert name.baseline - capacity.baseline - 14 * 1.149 * 25.4 / 72 >= 30 - 0.1


def test_recipients_stand_level_with_the_capacity(sheets: tuple[Sheet, ...]) -> None:
    sheet = next(sheet for sheet in sheets if "Nơi nhận:" in sheet.text)
    label = sheet.line("Nơi nhận:")
    assert has(label, "BoldItalic", 12)
    assert label.left == pytest.approx(30, abs=0.2)
    assert label.baseline == pytest.approx(sheet.line("CHỦ TỊCH").baseline, abs=1)
    for text in ("- Như Điều 3;", "- Lưu: VT, VHXH."):
        assert has(sheet.line(text), "Regular", 11)


def test_capacity_of_a_deputy_takes_three_lines_in_a_report() -> None:
    pages = read_pdf(render_pdf(final_report.compose(report()), fonts()))
    lines = [pages[-1].line(t) for t in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
    assert [line.baseline for line in lines] == sorted(line.baseline for line in lines)
    assert max(line.middle for line in lines) - min(line.middle for line in lines) < 0.5


def test_page_numbers_are_centred_in_the_top_margin_but_not_on_page_one() -> None:
    pages = read_pdf(render_pdf(decision_award.compose(long_decision(90)), fonts()))
    appendix = pages.index(next(page for page in pages if "DANH SÁCH" in page.text))
    for start, end in ((0, appendix), (appendix, len(pages))):
        for number, page in enumerate(pages[start:end], 1):
            shown = [line for line in page.lines if line.baseline < 19]
            assert [line.text for line in shown] == ([] if number == 1 else [str(number)])
            for line in shown:
                assert has(line, "Regular", 13)
                assert line.middle == pytest.approx(30 + 165 / 2, abs=1)
    assert len(pages) - appendix > 2


def test_appendix_head(sheets: tuple[Sheet, ...]) -> None:
    appendix = sheets[-1]
    label = appendix.line("DANH SÁCH")
    title = appendix.line("TẬP THỂ, CÁ NHÂN VÀ HỘ GIA ĐÌNH ĐƯỢC TẶNG GIẤY KHEN")
    note = next(line for line in appendix.own if line.text.startswith("(Kèm theo Quyết định"))
    assert has(label, "Bold", 14)
    assert has(title, "Bold", 14)
    assert has(note, "Italic", 14)
    assert title.middle == pytest.approx(30 + 165 / 2, abs=1)


def test_council_head_and_two_signers_without_recipients() -> None:
    data = replace(
        ranking(),
        issuer=COUNCIL,
        signers=(Signer(("THƯ KÝ",), "Hoàng Thị Mẫu"), Signer(("CHỦ TỌA",), "Lý Văn Mẫu")),
    )
    sheet = read_pdf(render_pdf(ranking_list.compose(data), fonts()))[-1]
    assert sheet.line("THƯ KÝ").middle == pytest.approx(30 + 165 * 0.25, abs=1)
    assert sheet.line("CHỦ TỌA").middle == pytest.approx(30 + 165 * 0.75, abs=1)
    assert not any(line.text.startswith("Số:") for line in sheet.own)


def test_letter_has_its_subject_under_the_number_and_no_title() -> None:
    about = "V/v đôn đốc báo cáo kết quả thực hiện phong trào thi đua"
    head = letterhead(COUNCIL, PaperNumber("UBND-VHXH", 7, date(2026, 1, 9)), about=about)
    paper = Document("Công văn", "Phòng mẫu", (Section((head,)),))
    sheet = read_pdf(render_pdf(paper, fonts()))[0]
    number = sheet.line("Số: 07/UBND-VHXH")
    lines = [line for line in sheet.own if line.baseline > number.baseline + 1]
    assert " ".join(line.text for line in lines) == about
    for line in lines:
        assert has(line, "Regular", 12)
        assert line.middle == pytest.approx(LEFT_MIDDLE, abs=1)
    gap = lines[0].baseline - number.baseline
    assert gap >= 12 * 1.149 * 25.4 / 72 + 6 * 25.4 / 72 - 0.5


def test_cells_of_money_end_at_the_right_edge_of_their_column(sheets: tuple[Sheet, ...]) -> None:
    ends = {round(line.right, 1) for line in sheets[-1].own if line.text.endswith(".000")}
    assert len(ends) == 1
