"""Files from outside for the tests: honest ones, and ones made to break a reader."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from xlsxwriter.workbook import Workbook

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Trang 1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>"
)
ROOT_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(fill: Callable[[Workbook], object], **options: object) -> bytes:
    """Make an honest workbook by the library that writes them."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, **options}) as book:
        fill(book)
    return out.getvalue()


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def sheet_xml(rows: str, *, before: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )


def raw_xlsx(sheet: str | bytes, **more: str | bytes) -> bytes:
    """Pack a sheet's XML as it is; `more` adds parts or takes the place of one."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_LINKS,
        "xl/workbook.xml": BOOK,
        "xl/_rels/workbook.xml.rels": LINKS,
        "xl/worksheets/sheet1.xml": sheet,
    }
    return packed(parts | more)


def ods(rows: str, **more: str) -> bytes:
    """Pack an OpenDocument sheet around its rows."""
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="Trang 1">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS_TYPE}"/>'
        "</manifest:manifest>"
    )
    parts = {"mimetype": ODS_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    return packed(parts | more)


def ole(*names: str, after: bytes = b"") -> bytes:
    """Put names into what looks like an OLE file."""
    spelt = b"".join(f"{name}\0".encode("utf-16-le").ljust(128, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + spelt + after


def xls(rows: Sequence[Sequence[str | float]]) -> bytes:
    """Make the smallest workbook of Excel 97: an OLE file of one stream with one sheet."""
    stream = _workbook_stream(rows).ljust(4096, b"\0")
    stream += b"\0" * (-len(stream) % 512)
    sectors = len(stream) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    chain = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    root = _entry("Root Entry", 5, child=1, start=0xFFFFFFFE, size=0)
    book = _entry("Workbook", 2, child=0xFFFFFFFF, start=2, size=len(stream))
    return header + table + (root + book).ljust(512, b"\0") + stream


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    spelt = f"{name}\0".encode("utf-16-le")
    none = 0xFFFFFFFF
    return (
        spelt.ljust(64, b"\0")
        + struct.pack("<HBB3I", len(spelt), kind, 1, none, none, child)
        + b"\0" * 36
        + struct.pack("<IQ", start, size)
    )


def _workbook_stream(rows: Sequence[Sequence[str | float]]) -> bytes:
    name = "Trang 1"
    begin = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 1997, 0, 0))
    body = struct.pack("<H", 0) + bytes([len(name), 0]) + name.encode()
    bound = len(begin) + 4 + 4 + len(body) + 4
    globe = begin + _record(0x85, struct.pack("<I", bound) + body) + _record(0xA, b"")
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 1997, 0, 0))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<3H", at, column, 0)
            if isinstance(value, str):
                spelt = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                sheet += _record(0x204, place + spelt) if value else b""
            else:
                sheet += _record(0x203, place + struct.pack("<d", value))
    return globe + sheet + _record(0xA, b"")


def _record(number: int, body: bytes) -> bytes:
    return struct.pack("<HH", number, len(body)) + body
