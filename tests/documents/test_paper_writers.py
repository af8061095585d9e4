"""PDF, Word file and reference text say the same words; files are clean and repeatable."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pdfplumber
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paper_reader import docx_text, fonts_of, pdf_text, read_docx, read_pdf, words
from paper_samples import (
    decision,
    fonts,
    long_decision,
    pact,
    plan,
    ranking,
    registration,
    report,
    school_registration,
    score_sheets,
    summary,
)

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.documents import (
    decision_award,
    final_report,
    indicator_summary,
    plan_paper,
    ranking_list,
    registration_sheet,
    score_sheet,
)
from thidua_desktop.documents import pact as pact_paper
from thidua_desktop.documents.blocks import (
    Blank,
    Document,
    ListItems,
    Marker,
    PageBreak,
    Paragraph,
    Run,
    Section,
    plain,
)
from thidua_desktop.documents.decision_award import Awardee, AwardeeKind
from thidua_desktop.documents.docx import render_docx
from thidua_desktop.documents.fonts import register
from thidua_desktop.documents.pdf import render_pdf
from thidua_desktop.documents.text_writer import plain_text

PAPERS: dict[str, Callable[[], Document]] = {
    "decision": lambda: decision_award.compose(decision()),
    "long list": lambda: decision_award.compose(long_decision(120)),
    "report": lambda: final_report.compose(report()),
    "summary": lambda: indicator_summary.compose(summary()),
    "plan": lambda: plan_paper.compose(plan()),
    "ranking": lambda: ranking_list.compose(ranking()),
    "score sheets": lambda: score_sheet.compose(score_sheets()),
    "registration": lambda: registration_sheet.compose((registration(), school_registration())),
    "pact": lambda: pact_paper.compose(pact(31)),
}


@pytest.fixture(params=PAPERS, scope="module")
def paper(request: pytest.FixtureRequest) -> Document:
    return PAPERS[request.param]()


def of_paragraphs(*paragraphs: Paragraph) -> Document:
    return Document("Thử", "Phòng mẫu", (Section(paragraphs),))


def header_xml(section: Any) -> str:
    return section.header._element.xml  # noqa: SLF001 - python-docx shows no fields


def numbering(section: Any) -> list[Any]:
    return list(section._sectPr.iter(qn("w:pgNumType")))  # noqa: SLF001


def with_name(name: str) -> Document:
    awardee = Awardee(AwardeeKind.PERSON, name, "Thôn mẫu 01", 710_000)
    return decision_award.compose(replace(decision(), awardees=(awardee,)))


def test_both_writers_write_the_reference_text(paper: Document) -> None:
    expected = words(plain_text(paper))
    assert pdf_text(render_pdf(paper, fonts())) == expected
    assert docx_text(render_docx(paper, fonts())) == expected


def test_same_paper_gives_the_same_bytes(paper: Document) -> None:
    assert render_pdf(paper, fonts()) == render_pdf(paper, fonts())
    assert render_docx(paper, fonts()) == render_docx(paper, fonts())


def test_every_font_is_inside_the_file(paper: Document) -> None:
    found = fonts_of(render_pdf(paper, fonts()))
    assert found
    assert all("Tinos" in name and embedded for name, embedded in found.items())


@pytest.mark.skipif(shutil.which("pdffonts") is None, reason="needs poppler")
def test_pdffonts_lists_embedded_fonts_only(paper: Document, tmp_path: Path) -> None:
    file = tmp_path / "paper.pdf"
    file.write_bytes(render_pdf(paper, fonts()))
    listed = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True)  # noqa: S607
    rows = listed.stdout.splitlines()[2:]
    assert rows
    for row in rows:
        assert "Tinos" in row
        assert row.split()[-5:-2] == ["yes", "yes", "yes"]  # embedded, subset, unicode


def test_pdf_says_what_it_is_and_whose() -> None:
    with pdfplumber.open(BytesIO(render_pdf(PAPERS["decision"](), fonts()))) as opened:
        assert opened.metadata["Title"].startswith("Quyết định số 05/QĐ-UBND về việc tặng")
        assert opened.metadata["Author"] == "Ủy ban nhân dân xã Cao Lộc"
        assert opened.doc.catalog["Lang"] == b"vi"


def test_word_file_says_what_it_is_and_whose() -> None:
    properties = read_docx(render_docx(PAPERS["decision"](), fonts())).core_properties
    assert properties.title.startswith("Quyết định số 05/QĐ-UBND về việc tặng")
    assert properties.author == "Ủy ban nhân dân xã Cao Lộc"
    assert properties.language == "vi-VN"
    assert not properties.comments


def test_title_without_a_number_shows_no_gap() -> None:
    data = replace(decision(), number=replace(decision().number, number=None, day=None))
    assert decision_award.compose(data).title.startswith("Quyết định về việc tặng")


def test_word_pages_are_a4_with_the_margins_and_numbers_above() -> None:
    file = read_docx(render_docx(PAPERS["decision"](), fonts()))
    assert len(file.sections) == 2
    for section in file.sections:
        sizes: tuple[Any, ...] = (section.page_width, section.page_height)
        assert sizes == pytest.approx((Mm(210), Mm(297)), abs=Mm(0.1))
        margins: tuple[Any, ...] = (
            section.top_margin,
            section.bottom_margin,
            section.left_margin,
            section.right_margin,
        )
        assert margins == pytest.approx((Mm(20), Mm(20), Mm(30), Mm(15)), abs=Mm(0.1))
        assert section.different_first_page_header_footer
        assert not section.first_page_header.paragraphs[0].text
        assert " PAGE " in header_xml(section)
        assert [mark.get(qn("w:start")) for mark in numbering(section)] == ["1"]


def test_word_sheets_that_go_on_in_landscape_go_on_counting() -> None:
    file = read_docx(render_docx(PAPERS["summary"](), fonts()))
    first, second = file.sections
    assert first.page_width == pytest.approx(Mm(297), abs=Mm(0.1))
    assert second.page_width == pytest.approx(Mm(297), abs=Mm(0.1))
    assert not second.different_first_page_header_footer
    assert not numbering(second)
    assert "TẠM TÍNH" in header_xml(second)


def test_word_runs_carry_the_font_for_every_script(paper: Document) -> None:
    body = read_docx(render_docx(paper, fonts())).element.body
    for run in body.iter(qn("w:r")):
        if run.find(qn("w:t")) is None:
            continue
        named = run.rPr.find(qn("w:rFonts"))
        scripts = [named.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")]
        assert scripts == ["Times New Roman"] * 4
        assert run.rPr.find(qn("w:lang")).get(qn("w:val")) == "vi-VN"


def test_word_tables_have_a_grid_that_fits_their_cells(paper: Document) -> None:
    for table in read_docx(render_docx(paper, fonts())).element.body.iter(qn("w:tbl")):
        grid = [int(column.get(qn("w:w"))) for column in table.tblGrid.iter(qn("w:gridCol"))]
        for row in table.iter(qn("w:tr")):
            spans = [cell.grid_span for cell in row.tc_lst]
            assert sum(spans) == len(grid)
            assert sum(int(cell.width or 0) for cell in row.tc_lst) == pytest.approx(
                sum(grid) * 635, abs=635 * len(grid)
            )


def test_word_lists_repeat_their_header() -> None:
    file = read_docx(render_docx(PAPERS["long list"](), fonts()))
    table = list(file.element.body.iter(qn("w:tbl")))[-1]
    marked = [bool(list(row.iter(qn("w:tblHeader")))) for row in table.tr_lst]
    assert marked == [True] + [False] * (len(marked) - 1)


def test_word_signature_keeps_what_stands_before_it() -> None:
    body = read_docx(render_docx(PAPERS["decision"](), fonts())).element.body
    texts = [p for p in body.iterchildren(qn("w:p")) if "có hiệu lực kể từ" in p.xml]
    assert texts[0].pPr.find(qn("w:keepNext")) is not None


def test_word_parts_carry_one_fixed_time() -> None:
    with ZipFile(BytesIO(render_docx(PAPERS["ranking"](), fonts()))) as packed:
        assert {part.date_time for part in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "name", ["Bà A & B <b>Mẫu</b>", "Ông \"Mẫu\" & 'Con'", "Ông &amp; Bà &#60;", "Tổ 1 <= 2 > 0"]
)
def test_marks_of_markup_are_printed_as_typed(name: str) -> None:
    paper = with_name(name)
    assert name in pdf_text(render_pdf(paper, fonts()))
    assert name in docx_text(render_docx(paper, fonts()))


def test_decomposed_names_are_composed_before_printing() -> None:
    name = "Bà Nguyễn Thị Hường"
    paper = with_name(unicodedata.normalize("NFD", name))
    assert name in pdf_text(render_pdf(paper, fonts()))
    assert name in docx_text(render_docx(paper, fonts()))


@pytest.mark.parametrize("letter", ["😀", "\x0b", "\u4e2d"])
def test_letters_the_font_lacks_are_refused_by_name_before_drawing(letter: str) -> None:
    paper = with_name(f"Bà Mẫu{letter}")
    for render in (render_pdf, render_docx):
        with pytest.raises(RuleError) as caught:
            render(paper, fonts())
        problem = caught.value.problems[0]
        assert problem.code == "document.missing_glyph"
        assert problem.params["letters"] == letter
        assert problem.params["text"] == f"Bà Mẫu{letter}"


def test_a_folder_without_fonts_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"font\.missing"):
        register(tmp_path)


def test_lines_of_pasted_text_become_one() -> None:
    paper = of_paragraphs(Paragraph(plain("Một\nhai\tba\r\nbốn")))
    assert pdf_text(render_pdf(paper, fonts())) == "Một hai ba bốn"


def test_blanks_are_seen_in_both_files() -> None:
    paper = Document("Thử", "Phòng mẫu", (Section((Blank("bài học", lines=3),)),))
    with pdfplumber.open(BytesIO(render_pdf(paper, fonts()))) as opened:
        page = opened.pages[0]
        assert "(Cán bộ viết: bài học)" in page.extract_text()
        assert len(page.rects) == 1
        assert len(page.lines) == 3
    body = read_docx(render_docx(paper, fonts())).element.body
    assert len(list(body.iter(qn("w:highlight")))) == 1
    leaders = [tab.get(qn("w:leader")) for tab in body.iter(qn("w:tab"))]
    assert leaders.count("dot") == 3


def test_points_of_a_list_follow_the_vietnamese_alphabet() -> None:
    items = ListItems(tuple(plain(f"mục {n}") for n in range(7)), Marker.LETTER)
    text = plain_text(Document("Thử", "Phòng mẫu", (Section((items,)),)))
    assert [line.split()[0] for line in text.splitlines()] == [
        "a)",
        "b)",
        "c)",
        "d)",
        "đ)",
        "e)",
        "g)",
    ]


def test_runs_of_one_word_stay_together() -> None:
    runs = (Run("Tiền", bold=True), Run("thưởng", italic=True), Run("."))
    paper = of_paragraphs(Paragraph(runs))
    assert pdf_text(render_pdf(paper, fonts())) == "Tiềnthưởng."


def test_page_break_starts_a_page_in_both_files() -> None:
    one, two = Paragraph(plain("Trang một")), Paragraph(plain("Trang hai"))
    paper = Document("Thử", "Phòng mẫu", (Section((one, PageBreak(), two)),))
    assert [sheet.text for sheet in read_pdf(render_pdf(paper, fonts()))] == [
        "Trang một",
        "Trang hai",
    ]
    body = read_docx(render_docx(paper, fonts())).element.body
    assert [br.get(qn("w:type")) for br in body.iter(qn("w:br"))] == ["page"]


SYLLABLES = st.sampled_from(
    ("Nguyễn", "Đặng", "Hoàng", "Lường", "Hứa", "Thị", "Đức", "Mỹ", "Ưu", "Ỷ", "Ẵng", "Khuê")
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=12).map(" ".join)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(names=st.lists(NAMES, min_size=1, max_size=8))
def test_any_vietnamese_names_come_back_whole_from_both_files(names: list[str]) -> None:
    paper = of_paragraphs(*(Paragraph(plain(name)) for name in names), Paragraph(plain("./.")))
    expected = words(plain_text(paper))
    assert [clean(name) for name in names] == plain_text(paper).splitlines()[:-1]
    assert pdf_text(render_pdf(paper, fonts())) == expected
    assert docx_text(render_docx(paper, fonts())) == expected


def test_more_letters_than_one_font_subset_holds_come_back_whole() -> None:
    letters = "".join(map(chr, (*range(0xC0, 0x180), *range(0x391, 0x3A2), *range(0x410, 0x450))))
    told = " ".join((letters[:100], letters[100:200], letters[200:], "Bà Mẫu"))
    document = of_paragraphs(Paragraph(plain(told)))
    data = render_pdf(document, fonts())
    assert "".join(pdf_text(data).split()) == "".join(plain_text(document).split())
    assert len(fonts_of(data)) == 2
    assert data == render_pdf(document, fonts())


def test_an_overlong_word_of_mixed_runs_is_cut_at_the_margin() -> None:
    document = of_paragraphs(Paragraph((Run("dai" * 60, bold=True), Run("hơn" * 60))))
    sheet = read_pdf(render_pdf(document, fonts()))[0]
    assert "".join(line.text for line in sheet.own).replace(" ", "") == "dai" * 60 + "hơn" * 60
    assert max(line.right for line in sheet.own) <= 195.1
