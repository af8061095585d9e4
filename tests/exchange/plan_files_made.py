"""The real plan written as other programs write it: Word with its own numbering, and PDF."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from thidua_desktop.documents.fonts import FontFace, register

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "data" / "campaigns" / "ke-hoach-cao-loc.txt"
PARAGRAPHS = ROOT / "tests" / "planread" / "real-plan-paragraphs.txt"
BULLETS, ROMANS, FIRST_NUMBERS = 71, 72, 80
_MARKED = re.compile(r"(?:([IVX]+)\.|(\d)\.|(-)) (.*)")


class WordPlan:
    """A .docx whose marks are Word's: bullets by a style, numbers by lists, no mark in a run."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self.document: Any = Document()
        self._numbering = self.document.part.numbering_part.element
        self._next = FIRST_NUMBERS
        self._list, self._last = FIRST_NUMBERS, 0
        self._define()
        for paragraph in paragraphs:
            self._add(paragraph)

    def content(self) -> bytes:
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _define(self) -> None:
        for key, form, text in (
            (BULLETS, "bullet", "-"),
            (ROMANS, "upperRoman", "%1."),
            (FIRST_NUMBERS, "decimal", "%1."),
        ):
            definition = parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}"><w:lvl w:ilvl="0">'
                f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
                "</w:abstractNum>"
            )
            self._numbering.insert(0, definition)
        self._use(BULLETS, BULLETS)
        self._use(ROMANS, ROMANS)
        bullets = self.document.styles["List Bullet"].element.get_or_add_pPr()
        bullets.get_or_add_numPr().get_or_add_numId().val = BULLETS

    def _use(self, key: int, definition: int, start: int | None = None) -> None:
        override = (
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            if start is not None
            else ""
        )
        self._numbering.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{definition}"/>'
                f"{override}</w:num>"
            )
        )

    def _add(self, paragraph: str) -> None:
        marked = _MARKED.fullmatch(paragraph)
        if marked is None:
            self.document.add_paragraph(paragraph)
            return
        roman, number, dash, rest = marked.groups()
        added = self.document.add_paragraph(rest, style="List Bullet" if dash else None)
        if dash:
            return
        key = ROMANS if roman else self._number_list(int(number))
        properties = added._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
        properties.get_or_add_numId().val = key
        properties.get_or_add_ilvl().val = 0

    def _number_list(self, number: int) -> int:
        """Go on with the list, or begin one that starts again: the plan prints 3 twice."""
        if number != self._last + 1:
            self._next += 1
            self._list = self._next
            self._use(self._list, FIRST_NUMBERS, start=number)
        elif self._next == FIRST_NUMBERS and self._last == 0:
            self._use(FIRST_NUMBERS, FIRST_NUMBERS)
        self._last = number
        return self._list


def letterhead(document: Any) -> None:
    """Put the two columns of an official letterhead before everything."""
    table = document.add_table(1, 2)
    left, right = table.rows[0].cells
    left.text = "ỦY BAN NHÂN DÂN\nXÃ CAO LỘC"
    left.add_paragraph("Số: 12/KH-UBND")
    right.text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    right.add_paragraph("Độc lập - Tự do - Hạnh phúc")
    right.add_paragraph("Cao Lộc, ngày 05 tháng 12 năm 2025")
    document.element.body.insert(0, table._tbl)  # noqa: SLF001


def pdf_plan(paragraphs: Sequence[str]) -> bytes:
    """Set the paragraphs in the program's own font on A4 pages."""
    font = register(ROOT / "resources" / "fonts").name(FontFace.REGULAR)
    style = ParagraphStyle("body", fontName=font, fontSize=14, leading=18, firstLineIndent=10 * mm)
    out = BytesIO()
    page = SimpleDocTemplate(out, pagesize=A4, leftMargin=30 * mm, rightMargin=15 * mm)
    page.build([Paragraph(text, style) for text in paragraphs])
    return out.getvalue()


def drawn_pdf(*, scanned: bool, lines: Sequence[str] = ()) -> bytes:
    """Make a page of a picture alone (a scan), or blank, with some typed lines."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont(register(ROOT / "resources" / "fonts").name(FontFace.REGULAR), 12)
    if scanned:
        canvas.drawImage(ROOT / "docs" / "pictures" / "tien-do.png", 0, 0, 200 * mm, 150 * mm)
    for at, line in enumerate(lines):
        canvas.drawString(100, 700 - 20 * at, line)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
