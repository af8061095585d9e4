"""Blocks reduced to the few pieces that both writers draw, so that they cannot disagree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from thidua_desktop.documents.blocks import (
    Align,
    AppendixStart,
    Article,
    Basis,
    Blank,
    Figure,
    Letterhead,
    ListItems,
    Marker,
    PageBreak,
    Paragraph,
    Role,
    Run,
    Signatures,
    TableBlock,
    Title,
    plain,
)
from thidua_desktop.documents.piece_text import composed
from thidua_desktop.documents.pieces import Dots, Gap, Grid, Line, Piece, Rule, Small, Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from thidua_desktop.documents.blocks import Block, Recipients, Section, Signer
    from thidua_desktop.documents.page import Measures

NATION: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
_HEAD_SIDE: Final = 1.0
"""mm beside each head, so that a long agency does not touch the national name (95,7 of 99 mm)."""
LETTERS: Final = "abcdđeghiklmnopqrstuvxy"


class Flow:
    """Turns blocks into pieces by one set of measures."""

    def __init__(self, measures: Measures) -> None:
        self._m = measures
        self._s = measures.sizes
        self._body = Style(
            self._s.body, first_indent=measures.first_indent, after=measures.paragraph_gap
        )

    def pieces(self, section: Section) -> tuple[Piece, ...]:
        """Lower one section; every text comes out composed (NFC) and on one line."""
        return tuple(composed(piece) for block in section.blocks for piece in self._lower(block))

    def _lower(self, block: Block) -> Iterable[Piece]:  # noqa: C901, PLR0911 - one arm a block
        match block:
            case Letterhead():
                return self._letterhead(block)
            case Title():
                return self._title(block)
            case Basis():
                return self._basis(block)
            case Article():
                runs = (Run(f"Điều {block.number}. ", bold=True), *block.runs)
                return (_announcing(Line(runs, self._body)),)
            case Paragraph():
                return (_announcing(Line(block.runs, self._role(block.role))),)
            case ListItems():
                return self._items(block)
            case Blank():
                return self._blank(block)
            case Signatures():
                return (self._signatures(block),)
            case AppendixStart():
                return self._appendix(block)
            case TableBlock() | Figure() | PageBreak():
                return (block,)
        assert_never(block)

    def _centred(self, text: str, size: float, **style: bool | float) -> Line:
        return Line(plain(text), replace(Style(size, align=Align.CENTRE), **style))

    def _letterhead(self, head: Letterhead) -> Iterator[Piece]:
        s = self._s
        left = [self._centred(text, s.agency) for text in head.superior]
        left += [self._centred(text, s.agency, bold=True) for text in head.issuer]
        widest = max(head.issuer, key=len)
        right = (
            self._centred(NATION, s.nation, bold=True),
            self._centred(MOTTO, s.motto, bold=True),
            Rule(MOTTO, s.motto, 1.0),
        )
        under = Rule(widest, s.agency, self._m.rule_share)
        rows: list[tuple[tuple[Small, ...], ...]] = [((*left, under), right)]
        if head.number or head.place or head.about:
            rows.append(self._number_row(head))
        share = self._m.agency_column / self._m.page.text_width
        yield Grid((share, 1 - share), tuple(rows), after=self._m.paragraph_gap, side=_HEAD_SIDE)

    def _number_row(self, head: Letterhead) -> tuple[tuple[Small, ...], tuple[Small, ...]]:
        number, about = head.number, head.about
        left = [self._centred(number, self._s.number, before=6)] if number else []
        left += [self._centred(about, self._s.subject_line, before=6)] if about else []
        place = self._centred(head.place, self._s.place, italic=True, before=6)
        return tuple(left), ((place,) if head.place else ())

    def _title(self, title: Title) -> Iterator[Piece]:
        s, gap = self._s, self._m.paragraph_gap
        yield self._centred(title.kind, s.kind, bold=True, before=2 * gap, keep_next=True)
        if title.subject:
            yield self._centred(title.subject, s.subject, bold=True, keep_next=True)
            yield Rule(title.subject, s.subject, self._m.rule_share, after=gap)
        if title.mark:
            after = 0 if title.remark else gap
            yield self._centred(title.mark, s.kind, bold=True, after=after, keep_next=True)
        if title.remark:
            yield self._centred(title.remark, s.body, italic=True, after=gap, keep_next=True)
        if title.decider:
            yield self._centred(title.decider, s.kind, bold=True, before=gap, after=gap)

    def _basis(self, basis: Basis) -> Iterator[Piece]:
        style = replace(self._body, italic=True)
        return (Line(plain(text), style) for text in _ended(basis.lines, last="."))

    def _role(self, role: Role) -> Style:
        s, gap = self._s, self._m.paragraph_gap
        body, centre = self._body, Style(self._s.body, align=Align.CENTRE, before=gap, after=gap)
        return {
            Role.BODY: body,
            Role.SECTION: replace(body, bold=True, keep_next=True),
            Role.SUBSECTION: replace(body, bold=True, keep_next=True),
            Role.CENTRED: replace(centre, bold=True, keep_next=True),
            Role.CAPTION: replace(centre, bold=True, size=s.body - 1, keep_next=True),
            Role.REMARK: replace(centre, italic=True),
            Role.RESULT: replace(body, keep_next=True),
            Role.NOTE: Style(
                s.note, italic=True, align=Align.LEFT, after=gap, keep_next=True, attached=True
            ),
        }[role]

    def _items(self, block: ListItems) -> Iterator[Piece]:
        for at, runs in enumerate(block.items):
            yield Line((Run(_marker(block.marker, at)), *runs), self._body)

    def _blank(self, blank: Blank) -> Iterator[Piece]:
        if blank.prompt:
            prompt = Run(f"(Cán bộ viết: {blank.prompt})", italic=True, blank=True)
            yield Line((prompt,), replace(self._body, after=0, keep_next=True))
        yield Dots(blank.lines, self._s.body)

    def _appendix(self, start: AppendixStart) -> Iterator[Piece]:
        size = self._s.appendix
        if start.label:
            yield self._centred(start.label, size, bold=True, keep_next=True)
        yield self._centred(start.title, size, bold=True, keep_next=True)
        yield self._centred(start.note, size, italic=True, after=10, keep_next=True)

    def _signatures(self, block: Signatures) -> Grid:
        cells = [self._signer(signer) for signer in block.signers]
        if block.recipients is not None:
            cells.insert(0, tuple(self._recipients(block.recipients)))
        elif len(cells) == 1:
            cells.insert(0, ())
        shares = (1 / len(cells),) * len(cells)
        return Grid(shares, (tuple(cells),), before=6, attached=True)

    def _signer(self, signer: Signer) -> tuple[Small, ...]:
        capacity = [self._centred(text, self._s.capacity, bold=True) for text in signer.capacity]
        name = [self._centred(signer.name, self._s.signer, bold=True)] if signer.name else []
        return (*capacity, Gap(self._m.signature_room), *name)

    def _recipients(self, recipients: Recipients) -> Iterator[Line]:
        left = Style(self._s.recipients_label, bold=True, italic=True, align=Align.LEFT)
        yield Line(plain("Nơi nhận:"), left)
        style = Style(self._s.recipients, align=Align.LEFT)
        for text in _ended(recipients.lines, last="."):
            yield Line(plain(f"- {text}"), style)


def _announcing(line: Line) -> Line:
    """Keep a text that ends with a colon on the page of what it announces."""
    announces = bool(line.runs) and line.runs[-1].text.rstrip().endswith(":")
    return replace(line, style=replace(line.style, keep_next=True)) if announces else line


def _marker(marker: Marker, at: int) -> str:
    match marker:
        case Marker.DASH:
            return "- "
        case Marker.NUMBER:
            return f"{at + 1}. "
        case Marker.LETTER:
            return f"{LETTERS[at]}) "
    assert_never(marker)


def _ended(lines: tuple[str, ...], *, last: str) -> Iterator[str]:
    for at, text in enumerate(lines):
        yield text.rstrip(" ;.,") + (last if at == len(lines) - 1 else ";")
