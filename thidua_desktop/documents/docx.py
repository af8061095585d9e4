"""Writes a paper as an editable Word file, from the same pieces as the PDF."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from thidua_desktop.documents.bars import LABEL_SHARE, SIZE, VALUE_SHARE, bar_share
from thidua_desktop.documents.blocks import Align, Figure, PageBreak, RowKind, TableBlock, plain
from thidua_desktop.documents.docx_xml import (
    FONT,
    bar_xml,
    cell_xml,
    dots_xml,
    gap_xml,
    header_xml,
    line_xml,
    row_xml,
    small_xml,
    table_xml,
)
from thidua_desktop.documents.flow import Flow
from thidua_desktop.documents.page import Measures
from thidua_desktop.documents.piece_text import check_glyphs
from thidua_desktop.documents.pieces import Dots, Gap, Grid, Line, Rule, Style
from thidua_desktop.documents.wrap import Measurer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thidua_desktop.documents.blocks import Document, Row, Section
    from thidua_desktop.documents.fonts import FontSet
    from thidua_desktop.documents.page import Page
    from thidua_desktop.documents.pieces import Piece

_PAGE_FEED: Final = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
_MM_PT: Final = 25.4 / 72
# A Word file carries times; fixed ones keep the same paper the same bytes.
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 - Word's properties know no zone
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)


def render_docx(document: Document, fonts: FontSet, measures: Measures | None = None) -> bytes:
    """Write the paper; the same paper gives the same bytes. Raises document.missing_glyph.

    The fonts measure the rules under the heads; the file itself asks for Times New Roman.
    """
    return _DocxWriter(document, fonts, measures or Measures()).run()


class _DocxWriter:
    def __init__(self, document: Document, fonts: FontSet, measures: Measures) -> None:
        self._document, self._fonts, self._measures = document, fonts, measures
        self._measurer = Measurer(fonts)
        self._file = docx.Document()
        self._width = measures.page.text_width

    def run(self) -> bytes:
        flow = Flow(self._measures)
        self._describe()
        self._set_default_font()
        for at, section in enumerate(self._document.sections):
            pieces = flow.pieces(section)
            check_glyphs(pieces, self._fonts)
            self._open_section(section, first=at == 0)
            self._append("".join(self._xml(pieces)))
        out = BytesIO()
        self._file.save(out)
        return _without_times(out.getvalue())

    def _describe(self) -> None:
        properties = self._file.core_properties
        properties.title = self._document.title[:255]  # Word's own limit
        properties.author = self._document.author[:255]
        properties.last_modified_by = properties.author
        properties.comments = ""
        properties.language = "vi-VN"
        properties.created = properties.modified = _MADE

    def _set_default_font(self) -> None:
        normal: Any = self._file.styles["Normal"]
        normal.font.name, normal.font.size = FONT, Pt(self._measures.sizes.body)
        fonts = normal.element.rPr.rFonts
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FONT)
        normal.element.rPr.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="vi-VN"/>'))
        normal.paragraph_format.space_after = Pt(0)

    def _append(self, xml: str) -> None:
        body = self._file.element.body
        made = parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>")
        for element in list(made):
            body.sectPr.addprevious(element)

    def _open_section(self, section: Section, *, first: bool) -> None:
        if first:
            opened = self._file.sections[0]
        else:
            opened = self._file.add_section()
            self._shrink_last_paragraph()
        page = self._page(section)
        self._width = page.text_width
        opened.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
        opened.page_width, opened.page_height = Mm(page.width), Mm(page.height)
        opened.top_margin, opened.bottom_margin = Mm(page.top), Mm(page.bottom)
        opened.left_margin, opened.right_margin = Mm(page.left), Mm(page.right)
        opened.header_distance = Mm(self._measures.number_from_top)
        opened.footer_distance = Mm(self._measures.number_from_top)
        self._number_pages(opened, restarts=first or section.restarts)

    def _page(self, section: Section) -> Page:
        return self._measures.page.turned() if section.landscape else self._measures.page

    def _shrink_last_paragraph(self) -> None:
        """Take the room from the paragraph that only carries the end of a section."""
        carrier = self._file.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1]
        carrier.pPr.insert(
            0,
            parse_xml(
                f'<w:spacing {nsdecls("w")} w:before="0" w:after="0" w:line="20"'
                ' w:lineRule="exact"/>'
            ),
        )

    def _number_pages(self, opened: Any, *, restarts: bool) -> None:  # noqa: ANN401
        opened.different_first_page_header_footer = restarts
        opened.header.is_linked_to_previous = False
        header = opened.header
        for paragraph in list(header.paragraphs):
            paragraph._element.getparent().remove(paragraph._element)  # noqa: SLF001
        size, mark = self._measures.sizes.page_number, self._document.mark
        header._element.append(  # noqa: SLF001
            parse_xml(header_xml(size, self._width, mark))
        )
        properties = opened._sectPr  # noqa: SLF001
        for copied in properties.findall(qn("w:pgNumType")):
            properties.remove(copied)
        if restarts:
            numbering = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
            properties.find(qn("w:cols")).addprevious(numbering)

    def _xml(self, pieces: Sequence[Piece]) -> Iterator[str]:
        for at, piece in enumerate(pieces):
            following = pieces[at + 1] if at + 1 < len(pieces) else None
            keeps = isinstance(following, Rule) or _is_attached(following)
            yield self._piece(piece, keeps=keeps)

    def _piece(self, piece: Piece, *, keeps: bool) -> str:
        match piece:
            case Line() | Rule() | Gap():
                return small_xml(piece, self._measurer, self._width, keep_next=keeps)
            case Dots():
                last = piece.lines - 1
                return "".join(
                    dots_xml(
                        self._width,
                        piece.size,
                        after=6 if at == last else 0,
                        keep_next=at < last,
                    )
                    for at in range(piece.lines)
                )
            case Grid():
                return self._grid(piece, keeps=keeps)
            case TableBlock():
                return self._table(piece, keeps=keeps)
            case Figure():
                return self._figure(piece)
            case PageBreak():
                return _PAGE_FEED
        assert_never(piece)

    def _grid(self, grid: Grid, *, keeps: bool) -> str:
        widths = tuple(share * self._width for share in grid.shares)
        keep = grid.attached  # a cell's own paragraphs stay on one page
        rows = (
            row_xml(
                cell_xml(
                    "".join(
                        small_xml(s, self._measurer, width - 2 * grid.side, keep_next=keep)
                        for s in cell
                    ),
                    width,
                )
                for width, cell in zip(widths, row, strict=True)
            )
            for row in grid.rows
        )
        table = table_xml(rows, widths, bordered=False, side=grid.side, air=0)
        before = gap_xml(grid.before * _MM_PT, keep_next=keep) if grid.before else ""
        # Word joins two tables that touch, and wants a paragraph at the end of a section
        return f"{before}{table}{gap_xml(max(grid.after, 1) * _MM_PT, keep_next=keeps)}"

    def _table(self, table: TableBlock, *, keeps: bool) -> str:
        scale = self._width / sum(column.width for column in table.columns)
        widths = tuple(column.width * scale for column in table.columns)
        bold = Style(table.size, bold=True, align=Align.CENTRE)
        rows = [
            row_xml(
                (
                    _text_cell(t, w, bold, keep_next=True)
                    for t, w in zip(cells, widths, strict=True)
                ),
                header=True,
            )
            for cells in table.header
        ]
        end = len(table.rows) - 1
        rows += [
            self._row(
                table,
                row,
                widths,
                keeps=_row_keeps(row, at, end, at_end=keeps) or (table.whole and at < end),
            )
            for at, row in enumerate(table.rows)
        ]
        m = self._measures
        made = table_xml(rows, widths, bordered=True, side=m.cell_side, air=m.cell_air)
        return f"{made}{gap_xml(2, keep_next=keeps)}"

    def _row(self, table: TableBlock, row: Row, widths: Sequence[float], *, keeps: bool) -> str:
        spans = row.spans or (1,) * len(row.cells)
        starts = list(accumulate(spans, initial=0))
        cells: list[str] = []
        for at, text in enumerate(row.cells):
            align = table.columns[starts[at]].align
            if row.kind is RowKind.TOTAL and at == 0 and spans[0] > 1:
                align = Align.CENTRE
            style = Style(table.size, bold=row.kind is not RowKind.PLAIN, align=align)
            width = sum(widths[starts[at] : starts[at + 1]])
            cells.append(_text_cell(text, width, style, span=spans[at], keep_next=keeps))
        return row_xml(cells)

    def _figure(self, figure: Figure) -> str:
        shares = (LABEL_SHARE, 1 - LABEL_SHARE - VALUE_SHARE, VALUE_SHARE)
        widths = tuple(share * self._width for share in shares)
        style, end = Style(SIZE, align=Align.LEFT), len(figure.bars) - 1
        rows = (
            row_xml(
                (
                    _text_cell(bar.label, widths[0], style, keep_next=at < end),
                    cell_xml(
                        bar_xml(bar_share(figure, bar) * widths[1], widths[1]),
                        widths[1],
                        middle=True,
                    ),
                    _text_cell(bar.text, widths[2], style, keep_next=at < end),
                )
            )
            for at, bar in enumerate(figure.bars)
        )
        made = table_xml(rows, widths, bordered=False, side=0, air=1.0)
        return f"{made}{gap_xml(2)}"


def _row_keeps(row: Row, at: int, end: int, *, at_end: bool) -> bool:
    """Tell whether a row stays with the next: no first, last or group row stands alone."""
    return row.kind is RowKind.GROUP or at == 0 or at == end - 1 or (at == end and at_end)


def _is_attached(piece: Piece | None) -> bool:
    if isinstance(piece, Line):
        return piece.style.attached
    return isinstance(piece, Grid) and piece.attached


def _text_cell(
    text: str, width: float, style: Style, *, span: int = 1, keep_next: bool = False
) -> str:
    content = line_xml(Line(plain(text), style), keep_next=keep_next)
    return cell_xml(content, width, span=span, middle=True)


def _without_times(packed: bytes) -> bytes:
    """Pack the parts again with one fixed time; the library stamps them with the clock."""
    out = BytesIO()
    with ZipFile(BytesIO(packed)) as source, ZipFile(out, "w") as target:
        for name in source.namelist():
            entry = ZipInfo(name, _ZIP_TIME)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return out.getvalue()
