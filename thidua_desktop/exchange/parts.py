"""XML parts of a packed file, read with care; used inside the reader child alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

# A document type is refused before anything of it is expanded.
from xml.parsers import expat

from thidua_desktop.core.errors import rule
from thidua_desktop.exchange.gate import LIMITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from zipfile import ZipFile

_DECLARED: Final = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']""")
_UTF8: Final = frozenset({b"utf-8", b"us-ascii", b"ascii"})
_HEAD: Final = 200


class Handler:
    """What happens at each element; names come without their prefix."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take an element's beginning; attributes keep their prefix."""

    def end(self, name: str) -> None:
        """Take an element's end."""

    def text(self, data: str) -> None:
        """Take a piece of text."""


def read_part(packed: ZipFile, name: str) -> bytes:
    """Unpack a part, never past the limit; raises KeyError, and file.bomb, file.not_utf8."""
    with packed.open(name) as part:
        content = part.read(LIMITS.part + 1)
    if len(content) > LIMITS.part:
        raise rule("file", "file.bomb")
    return content


def check_xml(packed: ZipFile) -> None:
    """Refuse a file any of whose XML parts has a document type or is not UTF-8.

    Codes: file.dtd, file.not_utf8, file.bomb.
    """
    for info in packed.infolist():
        if info.filename.lower().endswith((".xml", ".rels", ".vml")):
            content = read_part(packed, info.filename)
            if not _is_utf8(content):
                raise rule("file", "file.not_utf8")
            if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                raise rule("file", "file.dtd")


def parse(content: bytes, handler: Handler) -> None:
    """Walk through XML; raises file.dtd and file.damaged."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = _without_prefix(handler.start)
    parser.EndElementHandler = lambda name: handler.end(name.rpartition(":")[2])
    parser.CharacterDataHandler = handler.text
    try:
        parser.Parse(content, True)  # noqa: FBT003 - it takes no keywords
    except expat.ExpatError:
        raise rule("file", "file.damaged") from None


def _without_prefix(
    start: Callable[[str, Mapping[str, str]], None],
) -> Callable[[str, dict[str, str]], None]:
    def stripped(name: str, attributes: dict[str, str]) -> None:
        start(name.rpartition(":")[2], attributes)

    return stripped


def _refuse_doctype(*_: object) -> None:
    raise rule("file", "file.dtd")


def _is_utf8(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")):
        return False
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf")[:_HEAD])
    return declared is None or declared[1].lower() in _UTF8
