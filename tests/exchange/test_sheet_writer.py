"""Tables for Excel: read back by our own reader, nothing in them that runs or links."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.core.text import nfc
from thidua_desktop.exchange.reading import read_workbook
from thidua_desktop.exchange.sheet_table import (
    ColumnKind,
    SheetColumn,
    SheetTable,
    Value,
    column_widths,
)
from thidua_desktop.exchange.sheet_writer import sheet_bytes
from thidua_desktop.exchange.workbook import Cell, CellKind, Sheet
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.services.exports import export_table
from thidua_desktop.ui.texts import sentence

COLUMNS = (
    SheetColumn("Đơn vị", ColumnKind.TEXT, 30),
    SheetColumn("Điểm", ColumnKind.NUMBER, 10),
    SheetColumn("Tỷ lệ", ColumnKind.PERCENT, 10),
    SheetColumn("Ngày", ColumnKind.DATE, 12),
)
HOSTILE = [
    "=cmd|'/c calc'!A1",
    "+1+1",
    "-5",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠a",
    '=HYPERLINK("http://x.invalid")',
    "http://x.invalid/a",
    "mailto:a@x.invalid",
    "internal:Sheet2!A1",
    "external:c:\\a.xlsx",
    "{=1+1}",
    "0012",
    "1e5",
    "TRUE",
    "01/02/2026",
    "_x0041_",
    "<a>&amp;</a>",
    "]]>",
]


def table(*rows: tuple[Value, ...], columns: tuple[SheetColumn, ...] = COLUMNS) -> SheetTable:
    return SheetTable(
        title="BẢNG XẾP HẠNG",
        as_at="Số liệu đến ngày 15/01/2026",
        columns=columns,
        rows=rows,
        made=datetime(2026, 1, 15, 8, 30, tzinfo=UTC),
        sheet_name="Xếp hạng",
    )


def read_back(made: SheetTable, folder: Path) -> Sheet:
    file = folder / "bảng.xlsx"
    file.write_bytes(sheet_bytes(made))
    (sheet,) = read_workbook(file).sheets
    return sheet


def texts(values: list[str], folder: Path) -> list[Cell]:
    only = (SheetColumn("Nội dung"),)
    made = table(*((value,) for value in values), columns=only)
    return [row[0] for row in read_back(made, folder).rows[4:]]


def test_what_is_seen_is_what_is_read_back(tmp_path: Path) -> None:
    sheet = read_back(
        table(
            ("Thôn mẫu 01", Decimal("99.50"), Decimal("87.5"), date(2026, 1, 5)),
            ("Thôn mẫu 02", 100, 100, None),
            ("Thôn mẫu 03", "chưa có số liệu", Decimal("-0.25"), ""),
            ("Thôn mẫu 04", 12345678901234567, Decimal("NaN"), None),
        ),
        tmp_path,
    )
    text, number, day = CellKind.TEXT, CellKind.NUMBER, CellKind.DATE
    assert sheet.name == "Xếp hạng"
    assert [cell.text for cell in (sheet.rows[0][0], sheet.rows[1][0])] == [
        "BẢNG XẾP HẠNG",
        "Số liệu đến ngày 15/01/2026",
    ]
    assert [cell.text for cell in sheet.rows[3]] == ["Đơn vị", "Điểm", "Tỷ lệ", "Ngày"]
    assert sheet.rows[4:] == (
        (
            Cell("Thôn mẫu 01", text),
            Cell("99.5", number),
            Cell("0.875", number, percent=True),
            Cell("2026-01-05", day),
        ),
        (Cell("Thôn mẫu 02", text), Cell("100", number), Cell("1", number, percent=True)),
        (
            Cell("Thôn mẫu 03", text),
            Cell("chưa có số liệu", text),
            Cell("-0.0025", number, percent=True),
        ),
        (Cell("Thôn mẫu 04", text), Cell("12345678901234567", text), Cell("NaN", text)),
    )


def test_no_text_becomes_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    cells = texts(HOSTILE, tmp_path)
    assert {cell.kind for cell in cells} == {CellKind.TEXT}
    assert not any(cell.formula for cell in cells)
    with zipfile.ZipFile(BytesIO((tmp_path / "bảng.xlsx").read_bytes())) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet
        assert "hyperlink" not in sheet
        assert "quotePrefix" in packed.read("xl/styles.xml").decode()
        assert not [name for name in packed.namelist() if "external" in name.lower()]


def test_a_hostile_text_stays_readable(tmp_path: Path) -> None:
    cells = texts(HOSTILE, tmp_path)
    shown = [value.replace("\t", " ").replace("\r", "") for value in HOSTILE]
    assert [cell.text for cell in cells] == shown


@settings(max_examples=8)
@given(values=st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=30))
def test_any_text_comes_back_without_its_control_characters(
    tmp_path_factory: pytest.TempPathFactory, values: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("bảng")
    kept = [f"a{value}b" for value in values]
    assert [cell.text for cell in texts(kept, folder)] == [printed(value) for value in kept]


def printed(text: str) -> str:
    made = (ch for ch in nfc(text.replace("\t", " ")) if ch == "\n" or ord(ch) >= 0x20)
    return "".join(ch for ch in made if ch not in "\x7f\ufffe\uffff")


def test_the_header_stays_and_can_be_filtered() -> None:
    content = sheet_bytes(table(("Thôn mẫu 01", 1, 2, None)))
    with zipfile.ZipFile(BytesIO(content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert '<pane ySplit="4" topLeftCell="A5"' in sheet
    assert '<autoFilter ref="A4:D5"/>' in sheet
    assert '<col min="1" max="1" width="30' in sheet


def test_the_same_table_is_the_same_file() -> None:
    assert sheet_bytes(table(("a", 1, 2, None))) == sheet_bytes(table(("a", 1, 2, None)))


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Khối [1]: a/b?", "Khối  1   a b"), ("", "Bảng"), ("a" * 40, "a" * 31), ("'x'", "x")],
)
def test_a_sheet_name_excel_refuses_is_bent(tmp_path: Path, name: str, kept: str) -> None:
    made = replace(table(("a", 1, 2, None)), sheet_name=name)
    assert read_back(made, tmp_path).name == kept


def test_widths_follow_what_is_shown() -> None:
    assert column_widths(["STT", "Đơn vị"], [["1", "x" * 20], ["2", "y" * 90]]) == (8, 60)


def test_an_export_replaces_the_older_file(tmp_path: Path) -> None:
    file = tmp_path / "bảng.xlsx"
    file.write_bytes(b"old")
    made = table(("Thôn mẫu 01", 1, 2, None))
    export_table(file, made, platform=real_platform())
    assert file.read_bytes() == sheet_bytes(made)
    assert [entry.name for entry in tmp_path.iterdir()] == ["bảng.xlsx"]


@pytest.mark.parametrize(
    ("error", "exists", "code"),
    [
        (PermissionError(13, "in use"), True, "export.file_open"),
        (PermissionError(13, "read-only"), False, "export.unwritable"),
        (OSError(28, "full"), False, "export.full"),
        (OSError(5, "io"), True, "export.unwritable"),
    ],
)
def test_a_file_that_cannot_be_written_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, *, exists: bool, code: str
) -> None:
    def refuse(_: Path, __: Path) -> None:
        raise error

    file = tmp_path / "bảng.xlsx"
    if exists:
        file.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(EnvironmentFault) as fault:
        export_table(file, table(), platform=FakePlatform())
    assert fault.value.code == code
    assert "bảng.xlsx" in sentence(fault.value)
    assert (file.read_bytes() == b"old") if exists else not file.exists()
