"""What a file from outside is, by its bytes, and whether it is fit to be parsed at all.

Only names and sizes are looked at here; the content is parsed by a limited child process alone.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from enum import Enum
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import rule

if TYPE_CHECKING:
    from collections.abc import Collection


class FileKind(Enum):
    """Loại tệp, told by content, never by the name's ending."""

    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    DOCX = "docx"
    PDF = "pdf"


WORKBOOKS: Final = frozenset({FileKind.XLSX, FileKind.ODS, FileKind.XLS})
LISTS: Final = WORKBOOKS | {FileKind.DOCX}
PLANS: Final = frozenset({FileKind.DOCX, FileKind.PDF})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes and counts above which no honest file of this office goes."""

    file: int = 10 << 20
    # A scanned plan is worth its own sentence.
    pdf: int = 25 << 20
    unpacked: int = 60 << 20
    part: int = 40 << 20
    ratio: int = 200
    parts: int = 300
    # Short parts of nothing but styles pack tightly in honest files too.
    ratio_counts_from: int = 1 << 20


LIMITS: Final = Limits()
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLS_BEGINNING: Final = re.compile(rb"\x09\x08..\x00\x06\x05\x00", re.DOTALL)
_AFTER_BEGINNING: Final = 20
_FILEPASS: Final = b"\x2f\x00"
_PDF_WITHIN: Final = 1024
_HEAD: Final = 1 << 20
_LOCAL_HEADER: Final = 30
_PACKED_HOW: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_NOT_A_ZIP: Final = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    OSError,
    KeyError,
    ValueError,
)
_MACROS: Final = ("vbaproject", "macrosheets/", "basic/", "scripts/", "dialogsheets/")
_EMBEDDED: Final = ("embeddings/", "activex/", "oleobject")
_ODS_TYPE: Final = b"application/vnd.oasis.opendocument.spreadsheet"


def identify(content: bytes, wanted: Collection[FileKind]) -> FileKind:
    """Tell what a file is and refuse what is dangerous, damaged or not wanted.

    Codes: file.too_large, file.empty, file.wrong_type, file.encrypted, file.macros, file.embedded,
    file.external_links, file.bomb, file.damaged, file.too_many_parts.
    """
    if not content:
        raise rule("file", "file.empty")
    most = LIMITS.pdf if _is_pdf(content) else LIMITS.file
    if len(content) > most:
        raise rule("file", "file.too_large", most=f"{most >> 20} MB")
    kind = _kind(content)
    if kind is None or kind not in wanted:
        endings = ", ".join(f".{kind.value}" for kind in FileKind if kind in wanted)
        raise rule("file", "file.wrong_type", wanted=endings)
    return kind


def _kind(content: bytes) -> FileKind | None:
    if content.startswith(_OLE):
        return _ole(content)
    if content.startswith(b"PK\x03\x04"):
        return _zip(content)
    if _is_pdf(content):
        return FileKind.PDF
    return None


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:_PDF_WITHIN]


def _ole(content: bytes) -> FileKind | None:
    """Tell an old workbook by the names in its directory, which lie in the file as UTF-16."""
    if _names(content, "EncryptedPackage"):
        raise rule("file", "file.encrypted")
    if _names(content, "_VBA_PROJECT"):
        raise rule("file", "file.macros")
    if not (_names(content, "Workbook") or _names(content, "Book")):
        return None
    beginning = _XLS_BEGINNING.search(content)
    if beginning is not None and content.startswith(
        _FILEPASS, beginning.start() + _AFTER_BEGINNING
    ):
        raise rule("file", "file.encrypted")
    return FileKind.XLS


def _names(content: bytes, name: str) -> bool:
    return f"{name}\0".encode("utf-16-le") in content


def _zip(content: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            _check_directory(parts, content)
            return _zip_kind(packed, {part.filename.lower() for part in parts})
    except _NOT_A_ZIP:
        raise rule("file", "file.damaged") from None


def _check_directory(parts: list[zipfile.ZipInfo], content: bytes) -> None:
    if len(parts) > LIMITS.parts:
        raise rule("file", "file.too_many_parts")
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise rule("file", "file.encrypted")
    if len(names) < len(parts) or _overlap(parts, len(content)):
        raise rule("file", "file.damaged")
    if any(part.compress_type not in _PACKED_HOW for part in parts):
        raise rule("file", "file.damaged")
    if sum(part.file_size for part in parts) > LIMITS.unpacked or any(map(_is_bomb, parts)):
        raise rule("file", "file.bomb")


def _overlap(parts: list[zipfile.ZipInfo], size: int) -> bool:
    """Two parts made of the same bytes: the trick behind the largest zip bombs."""
    ends = [
        (part.header_offset, part.header_offset + _LOCAL_HEADER + part.compress_size)
        for part in parts
    ]
    ends = [*sorted(ends), (size, size)]
    return any(end > start for (_, end), (start, _) in pairwise(ends))


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    tight = part.file_size > LIMITS.ratio * max(part.compress_size, 1)
    return part.file_size > LIMITS.part or (tight and part.file_size > LIMITS.ratio_counts_from)


def _zip_kind(packed: zipfile.ZipFile, names: set[str]) -> FileKind | None:
    if "xl/workbook.xml" in names:
        _refuse_active(names)
        if any(name.startswith("xl/externallinks/") for name in names):
            raise rule("file", "file.external_links")
        return FileKind.XLSX
    if "word/document.xml" in names:
        if any(part in name for name in names for part in _MACROS):
            raise rule("file", "file.macros")
        return FileKind.DOCX
    if "mimetype" in names and _head(packed, "mimetype").startswith(_ODS_TYPE):
        _refuse_active(names)
        if b"encryption-data" in _head(packed, "META-INF/manifest.xml"):
            raise rule("file", "file.encrypted")
        return FileKind.ODS
    return None


def _head(packed: zipfile.ZipFile, name: str) -> bytes:
    with packed.open(name) as part:
        return part.read(_HEAD)


def _refuse_active(names: set[str]) -> None:
    if any(part in name for name in names for part in _MACROS):
        raise rule("file", "file.macros")
    if any(part in name for name in names for part in _EMBEDDED):
        raise rule("file", "file.embedded")
