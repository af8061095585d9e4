"""How papers fill pages: lists lose no row, nothing stands alone that belongs together."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paper_reader import PT, pdf_text, read_pdf, words
from paper_samples import decision, fonts, long_decision, summary

from thidua_desktop.documents import decision_award, indicator_summary
from thidua_desktop.documents.blocks import (
    Align,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Recipients,
    Role,
    Row,
    RowKind,
    Section,
    Signatures,
    Signer,
    TableBlock,
    plain,
)
from thidua_desktop.documents.fonts import FontFace
from thidua_desktop.documents.pdf import render_pdf
from thidua_desktop.documents.pdf_boxes import Box
from thidua_desktop.documents.pdf_pages import fill_pages
from thidua_desktop.documents.text_writer import plain_text
from thidua_desktop.documents.wrap import Measurer

COLUMNS = (Column(12, Align.CENTRE), Column(60), Column(93))
HEADER = (("STT", "Họ và tên", "Đơn vị"),)
SIGNATURE = Signatures((Signer(("CHỦ TỊCH",), "Nguyễn Văn Mẫu"),), Recipients(("Lưu: VT",)))


def people(count: int) -> tuple[Row, ...]:
    return tuple(Row((str(at), f"Bà Mẫu {at:04d}", "Thôn mẫu 01")) for at in range(1, count + 1))


def paper(*blocks: TableBlock | Paragraph | Signatures) -> Document:
    return Document("Thử", "Phòng mẫu", (Section(blocks),))


def filler(lines: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(plain(f"Dòng {at}")) for at in range(lines))


def test_long_list_repeats_its_header_and_loses_no_row() -> None:
    pages = read_pdf(render_pdf(decision_award.compose(long_decision(300)), fonts()))
    start = next(at for at, page in enumerate(pages) if "DANH SÁCH" in page.text)
    listed = pages[start:]
    assert len(listed) > 5
    for page in listed[1:]:
        assert [line.text for line in page.lines if line.repeated][1:3] == [
            "STT",
            "Họ và tên cá nhân",
        ]
    names = [line.text for page in listed for line in page.own if line.text.startswith("Bà Nguyễn")]
    assert names == [f"Bà Nguyễn Thị Mẫu {at:03d}" for at in range(1, 301)]


def test_repeated_header_stands_where_the_first_one_stood() -> None:
    pages = read_pdf(render_pdf(paper(TableBlock(COLUMNS, HEADER, people(80))), fonts()))
    heads = [page.line("Họ và tên") for page in pages]
    assert {round(head.left, 2) for head in heads} == {round(heads[0].left, 2)}
    assert {round(head.baseline, 2) for head in heads} == {round(heads[0].baseline, 2)}


@pytest.mark.parametrize("before", range(24, 44))
def test_a_table_never_leaves_header_or_one_row_behind(before: int) -> None:
    caption = Paragraph(plain("Bảng 1"), Role.CAPTION)
    table = TableBlock(COLUMNS, HEADER, people(6))
    pages = read_pdf(render_pdf(paper(*filler(before), caption, table), fonts()))
    rows = [sum("Bà Mẫu" in line.text for line in page.own) for page in pages]
    rows = [count for count in rows if count]
    assert sum(rows) == 6
    assert 1 not in rows
    first = next(page for page in pages if "Bảng 1" in page.text)
    assert "Bà Mẫu 0001" in first.text


def test_a_group_row_stays_with_the_row_below() -> None:
    group = Row(("I", "CÁ NHÂN"), RowKind.GROUP, (1, 2))
    for before in range(30, 40):
        table = TableBlock(COLUMNS, HEADER, (*people(before), group, *people(4)))
        pages = read_pdf(render_pdf(paper(table), fonts()))
        for page in pages:
            if "CÁ NHÂN" in page.text:
                assert page.own[-1].text != "CÁ NHÂN"


@pytest.mark.parametrize("before", range(28, 40))
def test_what_ends_with_a_colon_stays_with_what_it_announces(before: int) -> None:
    announcing, first = Paragraph(plain("Các nội dung sau:")), Paragraph(plain("Việc thứ nhất"))
    pages = read_pdf(render_pdf(paper(*filler(before), announcing, first), fonts()))
    held = [page.text for page in pages if "Các nội dung sau:" in page.text]
    assert len(held) == 1
    assert "Việc thứ nhất" in held[0]


@pytest.mark.parametrize("before", range(24, 38))
def test_a_whole_table_is_on_one_page(before: int) -> None:
    table = TableBlock(COLUMNS, HEADER, people(6), whole=True)
    pages = read_pdf(render_pdf(paper(*filler(before), table), fonts()))
    assert sum("Bà Mẫu" in page.text for page in pages) == 1


@pytest.mark.parametrize("room", range(30, 60))
def test_no_line_begins_with_the_dash_of_two_words(room: int) -> None:
    said = Paragraph(plain("mẫu " * room + "kinh tế - xã hội nhiệm kỳ 2026 – 2031 của xã"))
    page = read_pdf(render_pdf(paper(said), fonts()))[0]
    assert not any(line.text.startswith(("-", "–")) for line in page.own)


def test_an_overlong_figure_breaks_at_its_slash() -> None:
    table = TableBlock((Column(145), Column(20)), (), (Row(("Hồ sơ", "11.110/11.114")),))
    page = read_pdf(render_pdf(paper(table), fonts()))[0]
    assert [line.text for line in page.own][1:] == ["11.110/", "11.114"]


@pytest.mark.parametrize("name", ["ỦY BAN MTTQ VIỆT NAM XÃ", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH"])
def test_a_long_agency_keeps_off_the_national_name(name: str) -> None:
    head = Letterhead((name,))
    page = read_pdf(render_pdf(Document("Thử", "Mẫu", (Section((head,)),)), fonts()))[0]
    nation = page.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").left
    agency = [line.right for line in page.own if line.left < nation - 1]
    assert agency
    assert nation - max(agency) >= 2


@pytest.mark.parametrize("before", range(20, 40))
def test_a_signature_is_never_alone_on_a_page(before: int) -> None:
    long = Paragraph(plain("Ủy ban nhân dân xã báo cáo để các cơ quan biết và chỉ đạo. " * 5))
    pages = read_pdf(render_pdf(paper(*filler(before), long, SIGNATURE), fonts()))
    last = pages[-1]
    assert "Nguyễn Văn Mẫu" in last.text
    assert "CHỦ TỊCH" in last.text
    above = [line for line in last.own if line.baseline < last.line("CHỦ TỊCH").baseline - 3]
    assert len(above) >= 2


@pytest.mark.parametrize("rows", range(24, 40))
def test_a_signature_below_a_table_takes_rows_along(rows: int) -> None:
    table = TableBlock(COLUMNS, HEADER, people(rows))
    last = read_pdf(render_pdf(paper(table, SIGNATURE), fonts()))[-1]
    assert sum("Bà Mẫu" in line.text for line in last.own) >= 2


@pytest.mark.parametrize("before", range(30, 42))
def test_no_line_of_a_paragraph_stands_alone(before: int) -> None:
    long = Paragraph(plain("Căn cứ kết quả thực hiện các chỉ tiêu thi đua của đơn vị " * 6))
    pages = read_pdf(render_pdf(paper(*filler(before), long), fonts()))
    counts = [sum(not line.text.startswith("Dòng") for line in page.own) for page in pages]
    assert 1 not in counts


def test_text_breaks_inside_its_cell() -> None:
    long = "Phó Chủ tịch Hội Liên hiệp Phụ nữ xã, Trưởng ban công tác Mặt trận " * 3
    table = TableBlock(COLUMNS, HEADER, (Row(("1", "Bà Mẫu", long.strip())),))
    page = read_pdf(render_pdf(paper(table), fonts()))[0]
    cell = [line for line in page.own if line.left > 30 + 72]
    assert len(cell) > 3
    assert max(line.right for line in cell) <= 195 - 1
    assert min(line.left for line in cell) >= 30 + 72 + 1
    assert words(" ".join(line.text for line in cell)) == f"Đơn vị {words(long)}"


def test_a_cell_higher_than_a_page_goes_on_without_loss() -> None:
    told = " ".join(f"từ{at}" for at in range(4000))
    table = TableBlock(COLUMNS, HEADER, (Row(("1", "Bà Mẫu", told)), *people(3)))
    document = paper(table)
    pages = read_pdf(render_pdf(document, fonts()))
    assert len(pages) > 4
    assert pdf_text(render_pdf(document, fonts())) == words(plain_text(document))
    assert all(line.baseline <= 277 for page in pages for line in page.own)


def test_an_overlong_word_is_cut_and_stays_in_its_cell() -> None:
    address = "duong-dan-rat-dai-" * 12
    table = TableBlock(COLUMNS, HEADER, (Row(("1", "Bà Mẫu", address)),))
    page = read_pdf(render_pdf(paper(table), fonts()))[0]
    cell = [line for line in page.own if line.left > 30 + 72 and line.text != "Đơn vị"]
    assert "".join(line.text for line in cell) == address
    assert max(line.right for line in cell) <= 195 - 1


def test_landscape_sheets_are_turned_and_marked_provisional() -> None:
    pages = read_pdf(render_pdf(indicator_summary.compose(summary()), fonts()))
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert (page.width, page.height) == pytest.approx((297, 210), abs=0.1)
        shown = sorted(line.text for line in page.lines if line.baseline < 19)
        assert shown == ([str(number), "TẠM TÍNH"] if number > 1 else [])
    assert pages[0].line("TẠM TÍNH").middle == pytest.approx(30 + 252 / 2, abs=1)


def test_a_short_decision_keeps_to_the_sheets_it_needs() -> None:
    one = replace(decision(), awardees=decision().awardees[:1])
    pages = read_pdf(render_pdf(decision_award.compose(one), fonts()))
    assert len(pages) <= 3


heights = st.lists(
    st.tuples(st.floats(5, 60), st.floats(0, 12), st.booleans()), min_size=1, max_size=60
)


@settings(max_examples=150, deadline=None)
@given(heights)
def test_pages_hold_every_box_once_in_order_and_never_overflow(
    sizes: list[tuple[float, float, bool]],
) -> None:
    class Mark:
        def paint(self, pen: object, x: float, y: float) -> None: ...

    marks = [Mark() for _ in sizes]
    boxes = [
        Box(height, mark, before=before, glued=glued)
        for mark, (height, before, glued) in zip(marks, sizes, strict=True)
    ]
    pages = fill_pages(boxes, 100)
    placed = [mark for page in pages for _, mark in page.marks]
    assert placed == marks
    assert all(page.used <= 100.1 for page in pages)
    for page in pages:
        tops = [y for y, _ in page.marks]
        assert all(a < b for a, b in itertools.pairwise(tops))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["Nguyễn", "Thị", "Ỷ", "thôn", "x" * 40, "a"]), max_size=30),
    st.floats(20, 400),
)
def test_breaking_keeps_every_letter_and_the_width(parts: list[str], width: float) -> None:
    measurer, text = Measurer(fonts()), " ".join(parts)
    lines = measurer.wrap_plain(text, width, FontFace.REGULAR, 12)
    assert "".join("".join(lines).split()) == "".join(parts)
    assert all(measurer.width(FontFace.REGULAR, 12, line) <= width + 0.1 for line in lines)


def test_widths_are_those_of_the_printed_letters() -> None:
    text = "ỦY BAN NHÂN DÂN XÃ CAO LỘC"
    line = read_pdf(render_pdf(paper(Paragraph(plain(text))), fonts()))[0].line(text)
    assert line.right - line.left == pytest.approx(
        Measurer(fonts()).width(FontFace.REGULAR, 14, text) * PT, abs=0.05
    )
