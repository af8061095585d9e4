"""Honest workbooks: every value as Excel shows it, and what a parser alone would hide."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from outside_files import ods, raw_xlsx, sheet_xml, xls, xlsx

from thidua_desktop.exchange.reading import read_workbook
from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind, Sheet, Workbook

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook as Writer

T, N, D, E = CellKind.TEXT, CellKind.NUMBER, CellKind.DATE, CellKind.ERROR


def read(content: bytes, folder: Path) -> Workbook:
    file = folder / "danh sách.xlsx"
    file.write_bytes(content)
    return read_workbook(file)


def first_row(content: bytes, folder: Path) -> tuple[Cell, ...]:
    return read(content, folder).sheets[0].rows[0]


def test_values_keep_what_the_office_typed(tmp_path: Path) -> None:
    def fill(book: Writer) -> None:
        sheet = book.add_worksheet("Đơn vị")
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        percent = book.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, ["Thôn mẫu 01", 12, 0.1 + 0.2, 1234567.5, -5, True])
        sheet.write_datetime(0, 6, datetime.fromisoformat("2025-04-03"), day)
        sheet.write_number(0, 7, 0.8, percent)
        sheet.write_string(0, 8, "0912 345")
        sheet.write_datetime(0, 9, datetime.fromisoformat("2025-04-03T08:30"), day)

    assert first_row(xlsx(fill), tmp_path) == (
        Cell("Thôn mẫu 01", T),
        Cell("12", N),
        Cell("0.3", N),
        Cell("1234567.5", N),
        Cell("-5", N),
        Cell("TRUE", CellKind.BOOL),
        Cell("2025-04-03", D),
        Cell("0.8", N, percent=True),
        Cell("0912 345", T),
        Cell("2025-04-03T08:30:00", D),
    )


def test_dates_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    def fill(book: Writer) -> None:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        book.add_worksheet().write_datetime(0, 0, datetime.fromisoformat("2025-12-31"), day)

    assert first_row(xlsx(fill, date_1904=True), tmp_path) == (Cell("2025-12-31", D),)


def test_an_hour_alone_is_text(tmp_path: Path) -> None:
    def fill(book: Writer) -> None:
        hour = book.add_format({"num_format": "hh:mm"})
        book.add_worksheet().write_number(0, 0, 8.5 / 24, hour)

    assert first_row(xlsx(fill), tmp_path) == (Cell("08:30", T),)


def test_formulas_and_errors_are_named_and_counted(tmp_path: Path) -> None:
    def fill(book: Writer) -> None:
        sheet = book.add_worksheet()
        sheet.write_number(0, 0, 2)
        sheet.write_formula(0, 1, "=A1*2", None, 4)
        sheet.write_formula(0, 2, "=B1/0", None, "#DIV/0!")  # pyright: ignore[reportArgumentType]

    made = read(xlsx(fill), tmp_path)
    assert made.sheets[0].rows[0] == (
        Cell("2", N),
        Cell("4", N, formula=True),
        Cell("#DIV/0!", E, formula=True),
    )
    assert [(note.code, note.params["count"]) for note in made.notes] == [
        ("file.has_formulas", "2"),
        ("file.has_errors", "1"),
    ]


def test_places_hold_when_the_table_begins_far_in(tmp_path: Path) -> None:
    def fill(book: Writer) -> None:
        sheet = book.add_worksheet("Danh sách")
        sheet.write(3, 2, "Họ và tên")
        sheet.write_formula(4, 2, "=C4", None, 7)
        book.add_worksheet("Ẩn").hide()

    sheets = read(xlsx(fill), tmp_path).sheets
    assert sheets[0].rows == (
        (),
        (),
        (),
        (EMPTY, EMPTY, Cell("Họ và tên", T)),
        (EMPTY, EMPTY, Cell("7", N, formula=True)),
    )
    assert sheets[1] == Sheet("Ẩn", (), hidden=True)


def test_far_cells_that_only_carry_a_style_are_ignored(tmp_path: Path) -> None:
    def fill(book: Writer) -> None:
        sheet = book.add_worksheet()
        grid = book.add_format({"border": 1})
        sheet.write(0, 0, "Thôn mẫu 01")
        for row in range(0, 1_048_576, 4096):
            sheet.write_blank(row, 16_383, None, grid)

    assert read(xlsx(fill), tmp_path).sheets[0].rows == ((Cell("Thôn mẫu 01", T),),)


def test_cells_without_places_are_counted_along(tmp_path: Path) -> None:
    rows = '<row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row><row><c><f>A1</f></c></row>'
    made = read(raw_xlsx(sheet_xml(rows)), tmp_path).sheets[0].rows
    assert made[0] == (Cell("1", N), Cell("#REF!", E))
    assert made[1] == (Cell("", CellKind.EMPTY, formula=True),)


def test_decomposed_letters_are_composed_and_old_codes_kept(tmp_path: Path) -> None:
    def fill(book: Writer) -> None:
        book.add_worksheet().write_row(0, 0, ["Hoa\u0300ng Thi\u0323", "L\xadu V¨n"])

    assert [cell.text for cell in first_row(xlsx(fill), tmp_path)] == ["Hoàng Thị", "L\xadu V¨n"]


ODS_ROWS = (
    '<table:table-row><table:table-cell office:value-type="string"><text:p>Thôn mẫu 01</text:p>'
    '</table:table-cell><table:table-cell table:number-columns-repeated="2"/>'
    '<table:table-cell office:value-type="date" office:date-value="2025-04-03"><text:p>3/4'
    "</text:p></table:table-cell>"
    '<table:table-cell office:value-type="percentage" office:value="0.8"><text:p>80%</text:p>'
    "</table:table-cell>"
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row>'
)


def test_an_ods_reads_alike(tmp_path: Path) -> None:
    made = read(ods(ODS_ROWS), tmp_path)
    assert made.sheets[0].rows == (
        (
            Cell("Thôn mẫu 01", T),
            EMPTY,
            EMPTY,
            Cell("2025-04-03", D),
            Cell("0.8", N, percent=True),
            Cell("#DIV/0!", E, formula=True),
        ),
    )
    assert [note.code for note in made.notes] == ["file.has_formulas", "file.has_errors"]


def test_an_old_workbook_is_read_and_says_what_it_cannot_tell(tmp_path: Path) -> None:
    made = read(xls([["Thôn mẫu 01", 12], ["", 2.5]]), tmp_path)
    assert made.sheets == (
        Sheet("Trang 1", ((Cell("Thôn mẫu 01", T), Cell("12", N)), (EMPTY, Cell("2.5", N)))),
    )
    assert [note.code for note in made.notes] == ["file.old_workbook"]
