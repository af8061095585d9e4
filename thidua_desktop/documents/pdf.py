"""Draws a paper as PDF: laid out whole, checked, then written."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, assert_never

from thidua_desktop.documents.blocks import Figure, PageBreak, TableBlock
from thidua_desktop.documents.flow import Flow
from thidua_desktop.documents.fonts import PT, FontFace
from thidua_desktop.documents.page import ASCENT, Measures
from thidua_desktop.documents.pdf_boxes import Box, Boxer
from thidua_desktop.documents.pdf_figure import figure_boxes
from thidua_desktop.documents.pdf_pages import fill_pages
from thidua_desktop.documents.pdf_pen import Pen
from thidua_desktop.documents.pdf_table import TableMaker
from thidua_desktop.documents.piece_text import check_glyphs
from thidua_desktop.documents.pieces import Dots, Gap, Grid, Line, Rule
from thidua_desktop.documents.wrap import Measurer

if TYPE_CHECKING:
    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.documents.fonts import FontSet
    from thidua_desktop.documents.page import Page
    from thidua_desktop.documents.pdf_pages import PageFill
    from thidua_desktop.documents.pieces import Piece

_PROGRAM = "Thi Đua"
_AFTER_TABLE = 6.0  # pt
_MOST_OF_PAGE = 0.6  # a row higher than this part of a page may be cut


def render_pdf(document: Document, fonts: FontSet, measures: Measures | None = None) -> bytes:
    """Draw the paper; the same paper gives the same bytes. Raises document.missing_glyph."""
    return _PdfWriter(document, fonts, measures or Measures()).run()


class _PdfWriter:
    def __init__(self, document: Document, fonts: FontSet, measures: Measures) -> None:
        self._document, self._fonts, self._measures = document, fonts, measures
        self._measurer = Measurer(fonts)
        self._boxer = Boxer(self._measurer)

    def run(self) -> bytes:
        flow = Flow(self._measures)
        sections = [
            (section, self._page(landscape=section.landscape), flow.pieces(section))
            for section in self._document.sections
        ]
        for _, _, pieces in sections:
            check_glyphs(pieces, self._fonts)
        laid = [
            (section.restarts, page, self._pages(pieces, page))
            for section, page, pieces in sections
        ]
        out = BytesIO()
        pen, number = Pen(out, self._fonts), 0
        self._describe(pen)
        for restarts, page, fills in laid:
            number = 0 if restarts else number
            for fill in fills:
                number += 1
                self._draw(pen, page, fill, number=number if number > 1 else 0)
        pen.canvas.save()
        return out.getvalue()

    def _page(self, *, landscape: bool) -> Page:
        page = self._measures.page
        return page.turned() if landscape else page

    def _describe(self, pen: Pen) -> None:
        pen.canvas.setTitle(self._document.title)
        pen.canvas.setAuthor(self._document.author)
        pen.canvas.setSubject("")  # else the library writes its own word
        pen.canvas.setCreator(_PROGRAM)
        pen.canvas.setProducer(_PROGRAM)

    def _pages(self, pieces: tuple[Piece, ...], page: Page) -> list[PageFill]:
        boxes, keeps = list[Box](), False
        for piece in pieces:
            attached = isinstance(piece, Line) and piece.style.attached
            boxes += self._boxes(piece, page, glued=keeps or attached)
            if not isinstance(piece, Rule):  # a rule belongs to its text
                keeps = isinstance(piece, Line) and piece.style.keep_next
        return fill_pages(boxes, page.text_height / PT)

    def _boxes(self, piece: Piece, page: Page, *, glued: bool) -> list[Box]:
        width = page.text_width / PT
        match piece:
            case Line() | Rule() | Gap():
                return self._boxer.small(piece, width, glued=glued)
            case Dots():
                return self._boxer.dots(piece, width)
            case Grid():
                return self._boxer.grid(piece, width, glued=glued)
            case TableBlock():
                return _spaced(self._table(piece, page).boxes(glued=glued))
            case Figure():
                return _spaced(figure_boxes(piece, self._measurer, width))
            case PageBreak():
                return [Box(0.0, None, feeds=True)]
        assert_never(piece)

    def _table(self, table: TableBlock, page: Page) -> TableMaker:
        return TableMaker(
            table,
            self._measurer,
            self._measures,
            width=page.text_width / PT,
            most=_MOST_OF_PAGE * page.text_height / PT,
        )

    def _draw(self, pen: Pen, page: Page, fill: PageFill, *, number: int) -> None:
        pen.open_page(page)
        left, top = page.left / PT, page.top / PT
        with pen.artifact():
            if number:
                self._draw_number(pen, page, number)
            for y, mark in fill.repeated:
                mark.paint(pen, left, top + y)
        for y, mark in fill.marks:
            mark.paint(pen, left, top + y)
        pen.close_page()

    def _draw_number(self, pen: Pen, page: Page, number: int) -> None:
        size = self._measures.sizes.page_number
        y = self._measures.number_from_top / PT + ASCENT * size
        middle = (page.left + page.text_width / 2) / PT
        text, mark = str(number), self._document.mark
        width = self._measurer.width(FontFace.REGULAR, size, text)
        pen.text(middle - width / 2, y, FontFace.REGULAR, size=size, text=text)
        if mark:
            width = self._measurer.width(FontFace.BOLD, size, mark)
            right = (page.width - page.right) / PT
            pen.text(right - width, y, FontFace.BOLD, size=size, text=mark)


def _spaced(boxes: list[Box]) -> list[Box]:
    return [*boxes[:-1], replace(boxes[-1], after=_AFTER_TABLE)] if boxes else boxes
