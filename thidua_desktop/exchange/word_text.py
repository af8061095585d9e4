"""The text of a .docx as it reads on paper; used inside the reader child alone."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from thidua_desktop.core.errors import rule
from thidua_desktop.core.legacy import Encoding, to_unicode
from thidua_desktop.exchange.parts import check_xml, read_part
from thidua_desktop.exchange.recoding import recoded
from thidua_desktop.exchange.word_numbering import ListUse, Numbering, W
from thidua_desktop.exchange.word_styles import Look, Styles

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted text, the older twin of a drawing, field codes and notes are not on the page.
_UNSEEN: Final = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}pPr",
        f"{W}instrText",
        f"{W}sectPr",
        f"{_MC}Fallback",
    }
)
_SIGNS: Final = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}sym": "•",
}
_TWO_COLUMNS: Final = 2
_RIGHT_COLUMN: Final = " " * 24
_DEEPEST: Final = 40


def word_text(source: Path) -> str:
    """Read paragraphs with their numbers and bullets, and tables row by row.

    Codes: file.dtd, file.not_utf8, file.bomb, file.damaged.
    """
    body, reader = open_word(source)
    return recoded("\n".join(reader.lines(body)))


def open_word(source: Path) -> tuple[Element, WordReader]:
    """Open the body of a .docx and what reads its blocks; raises the codes of `word_text`."""
    with ZipFile(source) as packed:
        check_xml(packed)
        document = _root(packed, "word/document.xml")
        styles = Styles(_root(packed, "word/styles.xml"))
        numbering = Numbering(_root(packed, "word/numbering.xml"), styles.lists)
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise rule("file", "file.damaged")
    return body, WordReader(styles, numbering)


def _root(packed: ZipFile, name: str) -> Element | None:
    if name not in packed.namelist():
        return None
    try:
        return ET.fromstring(read_part(packed, name))  # noqa: S314 - no DTD: check_xml
    except ET.ParseError:
        raise rule("file", "file.damaged") from None


class WordReader:
    """Reads paragraphs as they stand on paper, with their numbers and bullets."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def lines(self, parent: Element, depth: int = 0) -> Iterator[str]:
        """Walk through blocks in their order; containers such as content controls are opened."""
        if depth > _DEEPEST:
            raise rule("file", "file.damaged")
        for block in parent:
            if block.tag == f"{W}p":
                yield from self._paragraph(block, depth)
            elif block.tag == f"{W}tbl":
                yield from self._table(block, depth)
            elif block.tag not in _UNSEEN:
                yield from self.lines(block, depth + 1)

    def _paragraph(self, block: Element, depth: int) -> Iterator[str]:
        look = self._styles.paragraph(block.find(f"{W}pPr"))
        boxes: list[Element] = []
        text = "".join(self._pieces(block, look, boxes)).strip("\n")
        label = self._label(look) if text.strip() else ""
        yield from (f"{label} {text}" if label else text).split("\n")
        for box in boxes:
            yield from self.lines(box, depth + 1)

    def _label(self, look: Look) -> str:
        if look.list_key is None:
            return ""
        return self._numbering.label(ListUse(look.list_key, look.list_level or 0))

    def _pieces(self, parent: Element, look: Look, boxes: list[Element]) -> Iterator[str]:
        for part in parent:
            if part.tag in _UNSEEN:
                continue
            if part.tag == f"{W}txbxContent":
                boxes.append(part)
            elif part.tag == f"{W}t":
                yield _shown(part.text or "", look)
            elif part.tag in _SIGNS:
                yield _SIGNS[part.tag]
            elif part.tag == f"{W}r":
                yield from self._pieces(part, self._styles.run(part.find(f"{W}rPr"), look), boxes)
            else:
                yield from self._pieces(part, look, boxes)

    def _table(self, block: Element, depth: int) -> Iterator[str]:
        for row in rows_of(block):
            cells = [
                [line.strip() for line in self.lines(cell, depth + 1) if line.strip()]
                for cell in row.findall(f"{W}tc")
            ]
            if len(cells) == _TWO_COLUMNS:
                yield from _side_by_side(cells[0], cells[1])
            else:
                yield "\t".join(" ".join(cell) for cell in cells)


def rows_of(table: Element) -> Iterator[Element]:
    """Rows of this table alone, not of one inside a cell; content controls are opened."""
    for part in table:
        if part.tag == f"{W}tr":
            yield part
        elif part.tag in {f"{W}sdt", f"{W}sdtContent"}:
            yield from rows_of(part)


def _side_by_side(left: list[str], right: list[str]) -> Iterator[str]:
    """Two cells are a letterhead or a signature more often than a table: line beside line."""
    for one, other in zip_longest(left, right, fillvalue=""):
        if one and other:
            yield f"{one}\t{other}"
        else:
            yield one or f"{_RIGHT_COLUMN}{other}"


def _shown(text: str, look: Look) -> str:
    """Bring a run to Unicode by its font's name, and to capitals where Word draws them."""
    font = look.font or ""
    if font.startswith(".Vn"):
        text = to_unicode(text, Encoding.TCVN3, capitals=font.endswith("H"))
    elif font.startswith("VNI"):
        text = to_unicode(text, Encoding.VNI)
    return text.upper() if look.caps else text
