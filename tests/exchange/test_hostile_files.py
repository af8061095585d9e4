"""Files made to break a reader: each gets its sentence, in time, and leaves nothing behind."""

from __future__ import annotations

import os
import struct
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from outside_files import ods, ole, packed, raw_xlsx, sheet_xml, xls, xlsx

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.exchange import reading
from thidua_desktop.exchange.reading import read_workbook
from thidua_desktop.exchange.workbook import CellKind
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook as Writer

LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
VALUE = '<table:table-cell office:value-type="float" office:value="1"/>'


def names(fill: int) -> str:
    return "".join(f'<sheet name="T{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, fill))


def honest(book: Writer) -> None:
    book.add_worksheet().write_row(0, 0, ["Thôn mẫu 01", 12])


def with_twice_the_same_part() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("xl/workbook.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            made.writestr("xl/workbook.xml", "<b/>")
    return out.getvalue()


def with_overlapping_parts() -> bytes:
    """Point the second entry of the directory at the bytes of the first."""
    content = bytearray(packed({"xl/workbook.xml": "<a/>" * 50, "xl/other.xml": "<a/>" * 50}))
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)
    return bytes(content)


def with_a_false_size() -> bytes:
    """Declare a part a thousand times smaller than it is."""
    big = sheet_xml(ONE + " " * 3_000_000)
    content = bytearray(raw_xlsx(big))
    entry = content.rindex(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = struct.pack("<I", 3000)
    return bytes(content)


def encrypted_zip() -> bytes:
    content = bytearray(packed({"xl/workbook.xml": "<a/>"}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def encrypted_xls() -> bytes:
    content = bytearray(xls([["a"]]))
    after = content.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    content[after : after + 2] = b"\x2f\x00"
    return bytes(content)


HOSTILE = {
    "empty": (b"", "file.empty"),
    "large": (b"PK\x03\x04" + bytes(11 << 20), "file.too_large"),
    "pdf": (b"%PDF-1.7\n" + bytes(200), "file.wrong_type"),
    "jpg": (b"\xff\xd8\xff\xe0" + bytes(200), "file.wrong_type"),
    "exe": (b"MZ" + bytes(200), "file.wrong_type"),
    "csv": ("Họ và tên;Năm sinh".encode(), "file.wrong_type"),
    "docx": (packed({"word/document.xml": "<a/>"}), "file.wrong_type"),
    "doc": (ole("Root Entry", "WordDocument"), "file.wrong_type"),
    "other zip": (packed({"a.txt": "a"}), "file.wrong_type"),
    "truncated": (xlsx(honest)[:-200], "file.damaged"),
    "half": (xlsx(honest)[:2000], "file.damaged"),
    "password": (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "file.encrypted"),
    "password xls": (encrypted_xls(), "file.encrypted"),
    "password zip": (encrypted_zip(), "file.encrypted"),
    "password ods": (
        ods("", **{"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}),
        "file.encrypted",
    ),
    "macros": (raw_xlsx(sheet_xml(ONE), **{"xl/vbaProject.bin": b"0"}), "file.macros"),
    "macros xls": (ole("Workbook", "_VBA_PROJECT_CUR", "_VBA_PROJECT"), "file.macros"),
    "macros ods": (ods("", **{"Basic/Standard/a.xml": "<a/>"}), "file.macros"),
    "ole": (raw_xlsx(sheet_xml(ONE), **{"xl/embeddings/o.bin": b"0"}), "file.embedded"),
    "link": (
        raw_xlsx(sheet_xml(ONE), **{"xl/externalLinks/externalLink1.xml": "<a/>"}),
        "file.external_links",
    ),
    "link in relations": (
        raw_xlsx(
            sheet_xml(ONE),
            **{
                "xl/_rels/workbook.xml.rels": '<r><Relationship Id="rId1" TargetMode="External" '
                'Type="x/worksheet" Target="http://x.invalid/a.xml"/></r>'
            },
        ),
        "file.external_links",
    ),
    "link ods": (ods("<table:table-source/>"), "file.external_links"),
    "bomb": (raw_xlsx(sheet_xml(ONE), **{"xl/b.xml": bytes(30 << 20)}), "file.bomb"),
    "bomb of many": (
        raw_xlsx(sheet_xml(ONE), **{f"xl/{n}.bin": os.urandom(9000) * 800 for n in range(9)}),
        "file.bomb",
    ),
    "false size": (with_a_false_size(), "file.unreadable"),
    "parts": (packed({f"xl/{n}.xml": "<a/>" for n in range(301)}), "file.too_many_parts"),
    "twice": (with_twice_the_same_part(), "file.damaged"),
    "overlap": (with_overlapping_parts(), "file.damaged"),
    "laughs": (raw_xlsx(sheet_xml("<row><c><v>&b;</v></c></row>", before=LAUGHS)), "file.dtd"),
    "laughs elsewhere": (raw_xlsx(sheet_xml(ONE), **{"docProps/app.xml": LAUGHS}), "file.dtd"),
    "utf-16": (raw_xlsx(sheet_xml(ONE).encode("utf-16")), "file.not_utf8"),
    "latin": (
        raw_xlsx(sheet_xml(ONE).replace("UTF-8", "ISO-8859-1").encode()),
        "file.not_utf8",
    ),
    "broken xml": (raw_xlsx(sheet_xml("<row>")), "file.damaged"),
    "no sheet": (raw_xlsx(sheet_xml(ONE), **{"xl/workbook.xml": "<workbook/>"}), None),
    "bad place": (raw_xlsx(sheet_xml('<row><c r="1A"/></row>')), "file.damaged"),
    "bad row": (raw_xlsx(sheet_xml('<row r="-1"><c><v>1</v></c></row>')), "file.damaged"),
    "row zero": (raw_xlsx(sheet_xml('<row r="1"><c r="A0"><v>1</v></c></row>')), "file.damaged"),
    "a million rows": (
        raw_xlsx(sheet_xml("".join(f'<row r="{n}"/>' for n in range(1, 1_000_000, 9)) + ONE)),
        None,
    ),
    "a million values": (
        raw_xlsx(
            sheet_xml(
                "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 300_000))
            )
        ),
        "file.too_many_rows",
    ),
    "far value": (
        raw_xlsx(sheet_xml('<row><c r="XFD1048576"><v>1</v></c></row>')),
        "file.too_many_rows",
    ),
    "wide and long": (
        raw_xlsx(sheet_xml(ONE + '<row r="19999"><c r="ZZ19999"><v>1</v></c></row>')),
        "file.too_many_cells",
    ),
    "huge dimension": (
        raw_xlsx(
            sheet_xml(ONE).replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
        ),
        None,
    ),
    "sheets": (
        raw_xlsx(
            sheet_xml(ONE),
            **{
                "xl/workbook.xml": '<workbook xmlns:r="a"><sheets>'
                + names(70)
                + "</sheets></workbook>"
            },
        ),
        "file.too_many_sheets",
    ),
    "repeats ods": (
        ods(f'<table:table-row table:number-rows-repeated="1000000">{VALUE}</table:table-row>'),
        "file.too_many_rows",
    ),
    "repeated cells ods": (
        ods(
            '<table:table-row table:number-rows-repeated="19000">'
            + VALUE.replace("/>", ' table:number-columns-repeated="700"/>')
            + "</table:table-row>"
        ),
        "file.too_many_cells",
    ),
    "false repeats ods": (
        ods('<table:table-row table:number-rows-repeated="-1"/>'),
        "file.damaged",
    ),
    "sheets ods": (
        ods("</table:table>" + '<table:table table:name="x"></table:table>' * 70 + "<table:table>"),
        "file.too_many_sheets",
    ),
    "xls of noise": (ole("Workbook", after=bytes(range(256)) * 40), "file.unreadable"),
    "long text": (
        raw_xlsx(sheet_xml(f"<row><c t='str'><v>{os.urandom(2_000_000).hex()}</v></c></row>")),
        None,
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_its_sentence(tmp_path: Path, name: str) -> None:
    content, code = HOSTILE[name]
    file = tmp_path / "danh sách.xlsx"
    file.write_bytes(content)
    if code is None:
        assert len(read_workbook(file).sheets) <= 1
    else:
        with pytest.raises(RuleError) as refused:
            read_workbook(file)
        assert [problem.code for problem in refused.value.problems] == [code]
        assert "…" not in sentence(refused.value.problems[0])
    assert file.read_bytes() == content


def test_values_that_are_no_numbers_are_errors(tmp_path: Path) -> None:
    values = ("inf", "NaN", "1e300", "1234567890123456")
    cells = "".join(f"<c><v>{value}</v></c>" for value in values)
    file = tmp_path / "a.xlsx"
    file.write_bytes(raw_xlsx(sheet_xml(f"<row>{cells}<c t='e'><v>#REF!</v></c></row>")))
    (row,) = read_workbook(file).sheets[0].rows
    assert {cell.kind for cell in row} == {CellKind.ERROR}
    assert [cell.text for cell in row] == ["inf", "nan", "1e+300", "1.23456789012346e+15", "#REF!"]


def test_a_missing_file_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        read_workbook(tmp_path / "không có.xlsx")
    assert "không có.xlsx" in sentence(fault.value)


def child(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    command = [sys.executable, "-c", program]
    monkeypatch.setattr(reading, "child_command", lambda: command)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import os; os.abort()", "file.unreadable"),
        ("pass", "file.unreadable"),
        ("open('result.json', 'w').write('[1]')", "file.unreadable"),
        ("open('result.json', 'w').write('{\"workbook\": {}}')", "file.unreadable"),
        ("open('result.json', 'w').write('{\"workbook\": 3}')", "file.unreadable"),
        ("open('result.json', 'w').write('{\"problems')", "file.unreadable"),
        ("open('result.json', 'wb').truncate(33 << 20)", "file.too_many_cells"),
        ("import time; time.sleep(60)", "file.too_slow"),
    ],
)
def test_a_reader_that_dies_lies_or_hangs_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, code: str
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx(honest))
    child(monkeypatch, program)
    monkeypatch.setattr(reading, "SECONDS", 1)
    with pytest.raises(RuleError) as refused:
        read_workbook(file)
    assert [problem.code for problem in refused.value.problems] == [code]


def test_a_program_without_its_reader_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx(honest))
    monkeypatch.setattr(reading, "child_command", lambda: [str(tmp_path / "không có")])
    with pytest.raises(EnvironmentFault) as fault:
        read_workbook(file)
    assert fault.value.code == "file.no_reader"


def test_a_full_disk_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path, __: bytes) -> int:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.xlsx"
    file.write_bytes(xlsx(honest))
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(EnvironmentFault) as fault:
        read_workbook(file)
    assert fault.value.code == "file.no_room"
