"""What many papers share: whose paper it is, its number and day, who signs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_long
from thidua_desktop.core.text import nfc
from thidua_desktop.documents.blocks import FIXED_SPACE, Letterhead

if TYPE_CHECKING:
    from datetime import date

PROVISIONAL: Final = "TẠM TÍNH"
_NUMBER_ROOM: Final = FIXED_SPACE * 7


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues (cơ quan ban hành): head lines in capitals, full name, place beside the day."""

    lines: tuple[str, ...]
    name: str
    place: str
    superior: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """Number and day as Văn thư gives them; None while the paper awaits them (trình ký)."""

    symbol: str
    number: int | None = None
    day: date | None = None
    year: int | None = None  # shown while the day is open

    @property
    def full(self) -> str:
        """Give "05/QĐ-UBND"; the room for a missing number is held together."""
        shown = _NUMBER_ROOM if self.number is None else f"{self.number:02d}"
        return f"{shown}/{self.symbol}"

    @property
    def long_day(self) -> str:
        """Give "ngày 05 tháng 01 năm 2026" as one piece that no line breaks."""
        return format_long(self.day, year=self.year).replace(" ", FIXED_SPACE)


def letterhead(issuer: Issuer, number: PaperNumber | None, *, about: str = "") -> Letterhead:
    """Head a paper; without a number it keeps its place and day out too."""
    if number is None:
        return Letterhead(issuer.lines, issuer.superior)
    return Letterhead(
        issuer.lines,
        issuer.superior,
        number=f"Số: {number.full}",
        place=f"{issuer.place}, {number.long_day}",
        about=about,
    )


def joined(parts: tuple[str, ...], last: str = "và") -> str:
    """Join as speech does: "a, b và c"."""
    if len(parts) < 2:  # noqa: PLR2004
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def roman(number: int) -> str:
    """Write 1 to 39 as I … XXXIX (group numbers of lists)."""
    tens, units = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]


def capital(text: str) -> str:
    """Write the first letter large and leave the others."""
    return nfc(text[:1].upper() + text[1:])
