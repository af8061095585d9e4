"""Pieces as WordprocessingML text; widths in mm, sizes in pt as the pieces have them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from thidua_desktop.documents.blocks import Align, Run
from thidua_desktop.documents.fonts import PT
from thidua_desktop.documents.pieces import Gap, Line, Rule, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from thidua_desktop.documents.pieces import Small
    from thidua_desktop.documents.wrap import Measurer

FONT: Final = "Times New Roman"
_SPACE: Final = nsdecls("w")
_TWIPS_MM: Final = 1440 / 25.4
_BALANCE_AIR: Final = 1.5  # mm left to Word for its own rounding
_ALIGN: Final = {
    Align.LEFT: "left",
    Align.CENTRE: "center",
    Align.RIGHT: "right",
    Align.JUSTIFY: "both",
}


def twips(mm: float) -> int:
    return round(mm * _TWIPS_MM)


def run_xml(run: Run, style: Style) -> str:
    """Write one run; every script gets the font, else Word picks another for some letters."""
    bold = "<w:b/><w:bCs/>" if style.bold or run.bold else ""
    italic = "<w:i/><w:iCs/>" if style.italic or run.italic else ""
    blank = '<w:highlight w:val="yellow"/>' if run.blank else ""
    half_points = round(style.size * 2)
    return (
        f'<w:r><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"'
        f' w:eastAsia="{FONT}"/>{bold}{italic}'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>{blank}'
        f'<w:lang w:val="vi-VN"/></w:rPr>'
        f'<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
    )


def line_xml(line: Line, *, side: float = 0.0, keep_next: bool = False) -> str:
    """Write one paragraph, indented by `side` mm on both sides."""
    style = line.style
    keep = "<w:keepNext/>" if keep_next or style.keep_next else ""
    indent = f'<w:ind w:firstLine="{twips(style.first_indent)}"/>' if style.first_indent else ""
    if side > 0:
        indent = f'<w:ind w:left="{twips(side)}" w:right="{twips(side)}"/>'
    runs = "".join(run_xml(run, style) for run in line.runs)
    return (
        f"<w:p><w:pPr>{keep}<w:widowControl/>{_spacing(style.before, style.after)}{indent}"
        f'<w:jc w:val="{_ALIGN[style.align]}"/></w:pPr>{runs}</w:p>'
    )


def rule_xml(rule: Rule, measurer: Measurer, width: float, *, keep_next: bool = False) -> str:
    """Draw a rule as the upper border of an empty paragraph, indented to its exact length."""
    side = twips((width - measurer.rule_length(rule, width / PT) * PT) / 2)
    keep = "<w:keepNext/>" if keep_next else ""
    return (
        f'<w:p><w:pPr>{keep}<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="auto"/>'
        f'</w:pBdr><w:spacing w:before="40" w:after="{round(rule.after * 20)}" w:line="40"'
        f' w:lineRule="exact"/><w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def gap_xml(height_mm: float, *, keep_next: bool = False) -> str:
    keep = "<w:keepNext/>" if keep_next else ""
    return (
        f'<w:p><w:pPr>{keep}<w:spacing w:before="0" w:after="0" w:line="{twips(height_mm)}"'
        ' w:lineRule="exact"/></w:pPr></w:p>'
    )


def dots_xml(width: float, size: float, *, after: float, keep_next: bool) -> str:
    """Write a line to write on: a tab that Word fills with dots."""
    keep = "<w:keepNext/>" if keep_next else ""
    return (
        f'<w:p><w:pPr>{keep}<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(width)}"/>'
        f"</w:tabs>{_spacing(0, after)}</w:pPr>"
        f'<w:r><w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr><w:tab/></w:r></w:p>'
    )


def small_xml(piece: Small, measurer: Measurer, width: float, *, keep_next: bool = False) -> str:
    match piece:
        case Line():
            side = _balancing_side(piece, measurer, width)
            return line_xml(piece, side=side, keep_next=keep_next)
        case Rule():
            return rule_xml(piece, measurer, width, keep_next=keep_next)
        case Gap():
            return gap_xml(piece.height, keep_next=keep_next)
    assert_never(piece)


def _balancing_side(line: Line, measurer: Measurer, width: float) -> float:
    """Narrow a centred paragraph of several lines until Word breaks it where the PDF does."""
    if line.style.align is not Align.CENTRE:
        return 0.0
    lines = measurer.balanced(line, width / PT)
    widest = max((text.width for text in lines), default=0.0) * PT
    return (width - widest) / 2 - _BALANCE_AIR if len(lines) > 1 else 0.0


def table_xml(
    rows: Iterable[str], widths: Sequence[float], *, bordered: bool, side: float, air: float
) -> str:
    """Wrap rows in a table whose grid is fixed; Word and LibreOffice both need its columns."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = 'w:val="single" w:sz="4" w:space="0" w:color="auto"' if bordered else 'w:val="nil"'
    borders = "".join(f"<w:{edge} {kind}/>" for edge in edges)
    margins = "".join(
        f'<w:{edge} w:w="{twips(width)}" w:type="dxa"/>'
        for edge, width in (("top", air), ("left", side), ("bottom", air), ("right", side))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{twips(sum(widths))}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row_xml(cells: Iterable[str], *, header: bool = False) -> str:
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def cell_xml(content: str, width: float, *, span: int = 1, middle: bool = False) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    stands = '<w:vAlign w:val="center"/>' if middle else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{spanned}{stands}</w:tcPr>'
        f"{content or '<w:p/>'}</w:tc>"
    )


def bar_xml(length: float, room: float) -> str:
    """Draw a bar: the ground of an empty paragraph, indented to the bar's length."""
    return (
        '<w:p><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="737373"/>'
        '<w:spacing w:before="0" w:after="0" w:line="190" w:lineRule="exact"/>'
        f'<w:ind w:left="0" w:right="{twips(room - length)}"/></w:pPr></w:p>'
    )


def header_xml(size: float, width: float, mark: str) -> str:
    """Write the page number in the middle and the mark (TẠM TÍNH) at the right."""
    style = Style(size, bold=True)
    tail = f"<w:r><w:tab/></w:r>{run_xml(Run(mark), style)}" if mark else ""
    number = run_xml(Run("2"), Style(size))
    return (
        f'<w:p {nsdecls("w")}><w:pPr><w:tabs><w:tab w:val="clear" w:pos="4320"/>'
        f'<w:tab w:val="clear" w:pos="8640"/><w:tab w:val="center" w:pos="{twips(width / 2)}"/>'
        f'<w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>{_spacing(0, 0)}</w:pPr>'
        f'<w:r><w:tab/></w:r><w:fldSimple w:instr=" PAGE ">{number}</w:fldSimple>{tail}</w:p>'
    )


def _spacing(before: float, after: float) -> str:
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        ' w:line="240" w:lineRule="auto"/>'
    )
