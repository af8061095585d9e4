"""What an administrative paper is made of; says nothing about how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

FIXED_SPACE: Final = "\u00a0"
"""A space that holds its words together; the room left for a number or a day is made of it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `blank` marks what the officer must still write."""

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False


class Align(Enum):
    LEFT = auto()
    CENTRE = auto()
    RIGHT = auto()
    JUSTIFY = auto()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Both heads of the first page; lines come in capitals, `number` and `place` may be empty.

    `about` is the "V/v …" of a letter (công văn), which has no Title.
    """

    issuer: tuple[str, ...]
    superior: tuple[str, ...] = ()
    number: str = ""
    place: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """Kind of paper and what it is about (trích yếu); a decision also names who decides."""

    kind: str
    subject: str = ""
    decider: str = ""
    remark: str = ""  # italic, as "(Số liệu tính đến ngày …)"
    mark: str = ""  # TẠM TÍNH


@dataclass(frozen=True, slots=True)
class Basis:
    """Legal bases (căn cứ), one a line; the marks at their ends are added here."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """Điều: number in bold, then its first paragraph."""

    number: int
    runs: tuple[Run, ...]


class Role(Enum):
    BODY = auto()
    SECTION = auto()  # I. …
    SUBSECTION = auto()  # 1. …
    CENTRED = auto()  # QUYẾT ĐỊNH:
    CAPTION = auto()  # above a table or a figure
    REMARK = auto()  # italic, centred
    RESULT = auto()  # what a table comes to, kept with the signatures below it
    NOTE = auto()  # small, under a table, kept like it


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    role: Role = Role.BODY


class Marker(Enum):
    DASH = auto()
    NUMBER = auto()
    LETTER = auto()


@dataclass(frozen=True, slots=True)
class ListItems:
    items: tuple[tuple[Run, ...], ...]
    marker: Marker = Marker.DASH


@dataclass(frozen=True, slots=True)
class Blank:
    """A place the officer must fill in: what to write, then dotted lines.

    Without a prompt the line above says what is to be written.
    """

    prompt: str
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Column:
    """Width in mm (scaled when the widths do not fill the text), and how its cells stand."""

    width: float
    align: Align = Align.LEFT


class RowKind(Enum):
    PLAIN = auto()
    GROUP = auto()  # bold, stays with the row below
    TOTAL = auto()  # bold


@dataclass(frozen=True, slots=True)
class NumberSource:
    """What a number of a table is made of, for a screen that opens it; never drawn.

    The indicators of one unit (none named: all that it is scored by), or of all units where
    `unit_id` is None. `scored` says that the number is points, not the value itself.
    """

    indicator_ids: tuple[int, ...] = ()
    unit_id: int | None = None
    scored: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row; `spans` counts the columns each takes (one each when empty).

    `sources` stand for the cells of the same places; a row without numbers has none.
    """

    cells: tuple[str, ...]
    kind: RowKind = RowKind.PLAIN
    spans: tuple[int, ...] = ()
    sources: tuple[NumberSource | None, ...] = ()


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A ruled table; its header rows are repeated on every page, a `whole` one is not parted."""

    columns: tuple[Column, ...]
    header: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    size: float = 12.0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its value and how the value is written beside it."""

    label: str
    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """Horizontal bars; `full` is the value that fills the whole width."""

    bars: tuple[Bar, ...]
    full: Decimal


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận, one a line; dashes and end marks are added here."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Capacity lines in capitals (KT. CHỦ TỊCH / PHÓ CHỦ TỊCH); the name has no title before it."""

    capacity: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs, from left to right; recipients take the left half beside a single signer."""

    signers: tuple[Signer, ...]
    recipients: Recipients | None = None


@dataclass(frozen=True, slots=True)
class AppendixStart:
    """Head of an appendix (phụ lục, danh sách): label, title, "(Kèm theo …)"."""

    label: str
    title: str
    note: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    pass


Block: TypeAlias = (
    Letterhead
    | Title
    | Basis
    | Article
    | Paragraph
    | ListItems
    | Blank
    | TableBlock
    | Figure
    | Signatures
    | AppendixStart
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks on sheets of one orientation; `restarts` counts its pages from 1 (an appendix)."""

    blocks: tuple[Block, ...]
    landscape: bool = False
    restarts: bool = True


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper; author = the office; `mark` (TẠM TÍNH) stands on every further page."""

    title: str
    author: str
    sections: tuple[Section, ...]
    mark: str = ""


def plain(text: str) -> tuple[Run, ...]:
    return (Run(text),)
