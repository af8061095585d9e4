"""Rows of a table of targets that extraction flattened: STT, chỉ tiêu, đơn vị tính, kế hoạch."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import fold
from thidua_desktop.planread.dates import last_printed
from thidua_desktop.planread.marks import Mark, Rank
from thidua_desktop.planread.vocabulary import NUMBER, UNITS, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_HEADER: Final = phrases(
    "(?:stt|tt)\\b.*\\b(?:chỉ tiêu|nội dung|nhiệm vụ|tiêu chí)",
    "(?:tên |các )?(?:chỉ tiêu|nội dung|tiêu chí)\\b.{0,40}\\b(?:đvt|đơn vị tính)",
    start=True,
)
_WITH_UNIT: Final = phrases("đvt", "đơn vị tính", "đơn vị")
_WITH_BEFORE: Final = phrases(
    *("thực hiện", "ước", "kết quả", "hiện trạng", "cùng kỳ", "năm trước", "th")
)
"""A column of what was reached before: its value is the baseline."""
_WITH_DAY: Final = phrases("thời hạn", "thời gian", "hoàn thành", "hạn")
_ALONE: Final = re.compile(r"(?:S?TT|số thứ tự)", re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d{1,3}")
_GROUP_ALONE: Final = re.compile(r"[IVX]{1,5}|[A-E]")
_GROUP: Final = re.compile(r"(?P<label>[IVX]{1,5}|[A-E])[.)]?\s+(?P<rest>\D.*)")
_ROW: Final = re.compile(r"(?P<label>\d{1,3}(?:\.\d{1,2})?)[.)]?\s+(?P<rest>\D.*)")
_RANGE: Final = rf"{NUMBER}(?:\s?[-–]\s?{NUMBER})?"
_VALUE: Final = re.compile(rf"[<>≤≥]?=?{NUMBER}(?:[-–]{NUMBER})?%?")
_SIGN_WORDS: Final = {
    **dict.fromkeys(("dưới",), "<"),
    **dict.fromkeys(("trên",), ">"),
    **dict.fromkeys(("không quá", "tối đa"), "≤"),
    **dict.fromkeys(("từ", "tối thiểu", "ít nhất", "đạt"), "≥"),
}
_CELL_VALUE: Final = re.compile(
    rf"(?P<sign>[<>≤≥]?=?|{'|'.join(_SIGN_WORDS)})\s?(?P<value>{_RANGE}\s?%?)(?:\s+trở lên)?",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"[<>≤≥]=?")
_LONGEST_UNIT: Final = 4
_LONGEST_ROW: Final = 600


@dataclass(frozen=True, slots=True)
class Cells:
    """A row taken apart; `baseline` and `value` with their signs, the unit in small letters.

    `by` is the day of a column of deadlines.
    """

    name: str
    unit: str | None
    value: str | None
    baseline: str | None = None
    several: bool = False
    by: date | None = None


class TableRows:
    """Follows the lines and says which ones are rows while a table lasts."""

    def __init__(self) -> None:
        self.is_open = False
        self._one_cell_a_line = False
        self._last = 0

    def take(self, line: str, mark: Mark | None, following: str) -> Mark | None:
        """Return the row's mark; None for any other line, which may end the table."""
        if is_header(line):
            self.is_open, self._last = True, 0
            self._one_cell_a_line = _ALONE.fullmatch(line) is not None
            return Mark(Rank.STAR, "", line)
        if not self.is_open:
            return None
        return self._numbered(line, mark, following) or self._unnumbered(line, mark, following)

    def _numbered(self, line: str, mark: Mark | None, following: str) -> Mark | None:
        row = _ROW.fullmatch(line)
        if row is not None and self._goes_on(row, mark):
            return Mark(Rank.LETTER, row["label"], row["rest"])
        return Mark(Rank.LETTER, line, "") if self._begins_cells(line, following) else None

    def _unnumbered(self, line: str, mark: Mark | None, following: str) -> Mark | None:
        if self._one_cell_a_line and _GROUP_ALONE.fullmatch(line) and len(following.split()) > 1:
            return Mark(Rank.NUMBER, line, "")
        # A heading of the text has a full stop after its numeral, a group row of a table has none.
        group = _GROUP.fullmatch(line)
        if group is not None and mark is None:
            return Mark(Rank.NUMBER, group["label"], group["rest"])
        rest = line if mark is None else mark.rest
        if (mark is None or mark.rank.is_bullet) and _is_whole_row(rest):
            return Mark(Rank.LETTER, "", rest)
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


def _is_whole_row(text: str) -> bool:
    """Whether a line without a number is a row by itself: a name, a known unit and a value."""
    row = cells(text)
    return row.unit is not None and row.value is not None and row.name[0].isupper()


def cells(text: str, printed: Sequence[str] = (), header: str = "") -> Cells:
    """Take a row apart: name, unit, values; what stands behind them (who leads) is left out.

    `printed` are the columns where extraction kept them apart: they alone tell a unit that is
    no known one.
    """
    folded = fold(header[:_LONGEST_ROW])
    row = _by_columns(printed) if _WITH_UNIT.search(folded) else None
    row = row or _by_words(text[:_LONGEST_ROW].split())
    by = last_printed(text) if _WITH_DAY.search(folded) else None
    if row is None:
        return Cells(text, None, None, by=by)
    name, unit, values = row
    before = values[-2] if len(values) == _PAIR and _WITH_BEFORE.search(folded) else None
    return Cells(name, unit, values[-1], before, len(values) > 1 and before is None, by)


_Row = tuple[str, "str | None", tuple[str, ...]]
_PAIR: Final = 2


def _by_columns(printed: Sequence[str]) -> _Row | None:
    """Read name, unit and values where each has a cell of its own."""
    at = next((n for n, cell in enumerate(printed) if n and _CELL_VALUE.fullmatch(cell)), 0)
    values = tuple(takewhile(_CELL_VALUE.fullmatch, printed[at:]))
    if at < _PAIR or len(printed[at - 1].split()) > _LONGEST_UNIT:
        return None
    unit = printed[at - 1]
    return " ".join(printed[: at - 1]), unit.lower(), tuple(map(_tight, values))


def _tight(cell: str) -> str:
    """Write a cell's value without spaces and with a sign for its word: "dưới 2" is "<2"."""
    found = _CELL_VALUE.fullmatch(cell)
    if found is None:
        return cell
    sign = _SIGN_WORDS.get(found["sign"].lower(), found["sign"])
    return "".join(f"{sign}{found['value']}".split())


def _by_words(words: Sequence[str]) -> _Row | None:
    for stop in range(len(words), 1, -1):
        end, values = _values(words[:stop])
        size, unit = _unit_before(words[:end]) if values else (0, None)
        if values and (unit or stop == len(words)) and words[end - 1].lower() != "năm":
            return " ".join(words[: end - size]), unit, values
    return None


def _values(words: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """Return where the values begin, and them with their signs."""
    end = len(words)
    while end > 1 and (_VALUE.fullmatch(words[end - 1]) or _SIGN.fullmatch(words[end - 1])):
        end -= 1
    values: list[str] = []
    sign = ""
    for word in words[end:]:
        if _SIGN.fullmatch(word):
            sign = word
        else:
            values.append(f"{sign}{word}")
            sign = ""
    return (len(words), ()) if sign else (end, tuple(values))


def _unit_before(words: Sequence[str]) -> tuple[int, str | None]:
    for size in range(min(_LONGEST_UNIT, len(words) - 1), 0, -1):
        unit = " ".join(words[-size:]).lower()
        if unit.split("/")[0] in UNITS:
            return size, unit
    return 0, None
