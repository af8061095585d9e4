"""The sheet and the sizes of an administrative paper, as data.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and its margins in mm."""

    width: float = 210.0
    height: float = 297.0
    top: float = 20.0
    bottom: float = 20.0
    left: float = 30.0
    right: float = 15.0

    @property
    def text_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        return self.height - self.top - self.bottom

    def turned(self) -> Page:
        """Lay the sheet on its long side; the margins keep their names."""
        return replace(self, width=self.height, height=self.width)


@dataclass(frozen=True, slots=True)
class Sizes:
    """Letter sizes in pt, one per component (thành phần thể thức)."""

    nation: float = 13.0
    motto: float = 14.0
    agency: float = 13.0
    number: float = 13.0
    place: float = 14.0
    subject_line: float = 12.0
    kind: float = 14.0
    subject: float = 14.0
    body: float = 14.0
    capacity: float = 14.0
    signer: float = 14.0
    recipients_label: float = 12.0
    recipients: float = 11.0
    appendix: float = 14.0
    page_number: float = 13.0
    note: float = 12.0


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything of the form that is a number: mm for places, pt for spaces and sizes."""

    page: Page = Page()
    sizes: Sizes = Sizes()
    agency_column: float = 66.0
    first_indent: float = 12.7
    paragraph_gap: float = 6.0
    rule_share: float = 0.4  # of the text above it; between 1/3 and 1/2
    signature_room: float = 30.0
    number_from_top: float = 8.0  # upper edge of the page number's line
    cell_side: float = 1.4
    cell_air: float = 0.7


# Single spacing of a Times face: ascent 0,891 + descent 0,216 + gap 0,042 of the size.
ASCENT = 0.891
LEADING = 1.149
