"""Rows of a table of targets that extraction flattened: STT, chỉ tiêu, đơn vị tính, kế hoạch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import fold
from thidua_desktop.planread.marks import Mark, Rank
from thidua_desktop.planread.vocabulary import NUMBER, UNITS, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER: Final = phrases("(?:stt|tt)\\b.*\\b(?:chỉ tiêu|nội dung|nhiệm vụ|tiêu chí)", start=True)
_ALONE: Final = re.compile(r"(?:S?TT|số thứ tự)", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d{1,3}")
_GROUP: Final = re.compile(r"(?P<label>[IVX]{1,5}|[A-E])[.)]?\s+(?P<rest>\D.*)")
_ROW: Final = re.compile(r"(?P<label>\d{1,3}(?:\.\d{1,2})?)[.)]?\s+(?P<rest>\D.*)")
_VALUE: Final = re.compile(rf"[<>≤≥]?=?{NUMBER}%?")
_SIGN: Final = re.compile(r"[<>≤≥]=?")
_LONGEST_UNIT: Final = 4
_LONGEST_ROW: Final = 600


@dataclass(frozen=True, slots=True)
class Cells:
    """A row taken apart: name, measure unit in small letters, last value with its sign."""

    name: str
    unit: str | None
    value: str | None


class TableRows:
    """Follows the lines and says which ones are rows while a table lasts."""

    def __init__(self) -> None:
        self.is_open = False
        self._last = 0

    def take(self, line: str, mark: Mark | None, following: str) -> Mark | None:
        """Return the row's mark; None for any other line, which may end the table."""
        if is_header(line):
            self.is_open, self._last = True, 0
            return Mark(Rank.STAR, "", line)
        if not self.is_open:
            return None
        row = _ROW.fullmatch(line)
        if row is not None and self._goes_on(row, mark):
            return Mark(Rank.LETTER, row["label"], row["rest"])
        if self._begins_cells(line, following):
            return Mark(Rank.LETTER, line, "")
        # A heading of the text has a full stop after its numeral, a group row of a table has none.
        group = _GROUP.fullmatch(line)
        if group is not None and mark is None:
            return Mark(Rank.NUMBER, group["label"], group["rest"])
        self.is_open = mark is None and not line.startswith("Nơi nhận")
        return None

    def _goes_on(self, row: re.Match[str], mark: Mark | None) -> bool:
        """Refuse a numbered head after the table: a row without a value, out of sequence."""
        number = int(row["label"].split(".")[0])
        follows = mark is None or number == self._last + 1 or cells(row["rest"]).value is not None
        self._last = number
        return follows

    def _begins_cells(self, line: str, following: str) -> bool:
        """Tell the number of a row whose cells stand one below the other from a value like it."""
        if not _DIGITS.fullmatch(line) or int(line) != self._last + 1:
            return False
        if _VALUE.fullmatch(following):
            return False
        self._last = int(line)
        return True


def is_header(text: str) -> bool:
    """Whether a table begins here: its header in one line, or its first cell alone."""
    return _ALONE.fullmatch(text) is not None or _HEADER.match(fold(text[:200])) is not None


def cells(text: str) -> Cells:
    """Take a row apart: name, unit, values; what stands behind them (who leads) is left out."""
    words = text[:_LONGEST_ROW].split()
    for stop in range(len(words), 1, -1):
        end, value = _last_value(words[:stop])
        size, unit = _unit_before(words[:end]) if value else (0, None)
        if value and (unit or stop == len(words)) and words[end - 1].lower() != "năm":
            return Cells(" ".join(words[: end - size]), unit, value)
    return Cells(text, None, None)


def _last_value(words: Sequence[str]) -> tuple[int, str | None]:
    """Return where the values begin and the last of them with its sign."""
    end = len(words)
    while end > 1 and (_VALUE.fullmatch(words[end - 1]) or _SIGN.fullmatch(words[end - 1])):
        end -= 1
    values = words[end:]
    if not values or _SIGN.fullmatch(values[-1]):
        return len(words), None
    signed = len(values) > 1 and _SIGN.fullmatch(values[-2])
    return end, f"{values[-2] if signed else ''}{values[-1]}"


def _unit_before(words: Sequence[str]) -> tuple[int, str | None]:
    for size in range(min(_LONGEST_UNIT, len(words) - 1), 0, -1):
        unit = " ".join(words[-size:]).lower()
        if unit.split("/")[0] in UNITS:
            return size, unit
    return 0, None
