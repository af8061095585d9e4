"""Tables of a .docx read as sheets through the gate and the reader child."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from docx import Document

from thidua_desktop.core.errors import RuleError
from thidua_desktop.exchange.reading import read_plan_text, read_tables_bytes
from thidua_desktop.exchange.workbook import EMPTY

if TYPE_CHECKING:
    from docx.document import Document as Paper


def word_list(rows: list[list[str]], *, letterhead: bool = True) -> bytes:
    """A list as a unit sends it: a letterhead without borders, a title, then the table."""
    paper = Document()
    if letterhead:
        head = paper.add_table(rows=1, cols=2)
        head.cell(0, 0).text = "UBND XÃ MẪU"
        head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    paper.add_paragraph("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG")
    table = paper.add_table(rows=len(rows), cols=len(rows[0]))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    return saved(paper)


def saved(paper: Paper) -> bytes:
    out = BytesIO()
    paper.save(out)
    return out.getvalue()


def texts(content: bytes) -> list[list[list[str]]]:
    book = read_tables_bytes(content)
    return [[[cell.text for cell in row] for row in sheet.rows] for sheet in book.sheets]


def test_each_table_is_a_sheet_and_a_letterhead_of_one_row_is_none() -> None:
    rows = [["STT", "Họ và tên"], ["1", "Nguyễn Văn Mẫu"], ["", ""]]
    assert texts(word_list(rows)) == [[["STT", "Họ và tên"], ["1", "Nguyễn Văn Mẫu"]]]


def test_a_cell_across_columns_and_rows_stands_in_the_first() -> None:
    paper = Document()
    table = paper.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Tập thể"
    table.cell(0, 2).text = "Ghi chú"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Trường mẫu A"
    table.cell(1, 1).text = "Một"
    table.cell(2, 1).text = "Hai"
    (sheet,) = texts(saved(paper))
    assert sheet == [["Tập thể", "", "Ghi chú"], ["Trường mẫu A", "Một"], ["", "Hai"]]
    assert read_tables_bytes(saved(paper)).sheets[0].rows[0][1] == EMPTY


def test_lines_of_a_cell_are_one_text_and_the_files_text_reads_as_before() -> None:
    content = word_list([["Thành tích", "X"], ["Dòng một\nDòng hai", "1"]], letterhead=False)
    assert texts(content)[0][1][0] == "Dòng một Dòng hai"
    assert "DANH SÁCH" in read_plan_text(content)


def test_a_file_without_a_table_gives_no_sheet_and_a_pdf_is_refused() -> None:
    paper = Document()
    paper.add_paragraph("Không có bảng")
    assert read_tables_bytes(saved(paper)).sheets == ()
    with pytest.raises(RuleError, match=r"file\.wrong_type"):
        read_tables_bytes(b"%PDF-1.7\n%%EOF")
