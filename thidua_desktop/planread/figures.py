"""Figures in a task's words: how much, of what, at least or at most, or by how much more."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import Final

from thidua_desktop.planread.draft import Note
from thidua_desktop.planread.vocabulary import NUMBER, UPPER, unit_at


class Bound(Enum):
    """What the words before and after a figure make of it; MORE and LESS are changes by it."""

    NONE = "NONE"
    FLOOR = "FLOOR"
    CEILING = "CEILING"
    MORE = "MORE"
    LESS = "LESS"

    @property
    def is_change(self) -> bool:
        return self in {Bound.MORE, Bound.LESS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`unit` is "%" for a share; `notes` tell what is unsure about this figure alone.

    `is_bare`: a number before a word that is no known measure unit.
    """

    value: Decimal
    unit: str | None
    bound: Bound
    strict: bool
    start: int
    end: int
    notes: tuple[Note, ...] = ()
    baseline: Decimal | None = None
    is_bare: bool = False

    @property
    def is_share(self) -> bool:
        return self.unit == "%"


_WORDS: Final = {
    "một": "1",
    "hai": "2",
    "ba": "3",
    "bốn": "4",
    "sáu": "6",
    "bảy": "7",
    "tám": "8",
    "chín": "9",
    "mười": "10",
}
_SPELT: Final = re.compile(
    rf"(?<=\s)(?P<before>ít nhất|tối thiểu|không quá|tối đa|thêm)\s+(?P<word>{'|'.join(_WORDS)})\b",
    re.IGNORECASE,
)
_YEAR: Final = r"(?:19|20)\d\d"
_NAMED: Final = (
    r"nghị quyết|quyết định|chỉ thị|kế hoạch|công văn|thông tư|nghị định|luật|kết luận|hướng dẫn|"
    r"đề án|chương trình|dự án|khóa|khoá|lần thứ|cấp độ|mức độ|lớp|khối|hạng|loại|học kỳ|quý|kỳ|"
    r"thứ|điều|khoản|(?<!dứt )điểm|đợt|bậc|vùng|thế kỷ|tiêu chí|quốc lộ|giai đoạn|tháng|ngày|năm|số"
)
_NO_FIGURE: Final = re.compile(
    rf"(?<!\d)\d{{1,6}}\s?[-/]\s?[\w]*[{UPPER}]{{2}}[\w/-]*"  # 57-NQ/TW
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
    rf"|(?i:\bnăm(?:\s+học)?\s+){_YEAR}(?:\s?[-–]\s?{_YEAR})?"
    rf"|(?<![\d.,]){_YEAR}\s?[-–]\s?{_YEAR}(?![\d.,%])"
    r"|(?i:\btháng\s+)\d{1,2}\s?[/-]\s?\d{4}"
    rf"|\b(?i:{_NAMED})\s+(?:(?i:số|thứ)\s+)?\d{{1,4}}(?:/\d{{1,4}})?(?![\d.,]*\d)(?!\s?%)"
    r"|\b(?i:cấp)\s+[1-5]\b(?!\s?[%.,\d])"
    r"|(?i:\bđộ tuổi(?:\s+từ)?\s+)\d{1,2}(?:\s?(?:[-–]|đến)\s?\d{1,2})?"
    r"|(?<!\d)\d{1,6}(?:\s?(?:[-–]|đến)\s?\d{1,6})?\s+"
    r"(?i:tuổi|sao|tháng tuổi|năm\b|giờ(?:\s+\d{1,2}\s+phút|(?=\s+(?:\d|ngày|sáng|chiều)))|giây)"
    r"|\b24/24\b|\b24/7\b"
)
_FIGURE: Final = re.compile(
    rf"(?<![\w/.,])(?P<low>{NUMBER})\s*(?P<low_share>%|phần trăm)?"
    rf"(?:\s*(?:-|–|—|đến|tới)\s*(?P<high>{NUMBER}))?\s*(?P<share>%|phần trăm)?"
    r"(?:\s*/\s*(?P<all>\d+))?",
    re.IGNORECASE,
)
_READ_BOTH_WAYS: Final = re.compile(r"\d+,\d{3}")
_COUNTED_WORD: Final = re.compile(
    r"\s*(?!(?:và|đến|trong|của|so|trên|tại|năm|ngày|tháng|giờ|phút|không|sạch|tốt|tuổi|là|từ|theo|"
    rf"về|với|được|để|đã|lần thứ|nhất|có|do|cho|ở|phát động|khóa|nhiệm kỳ|"
    rf"điều|chữ|cấp|chiều|nguyên tắc)\b)[^\W\d_{UPPER}]{{2,}}"
)
_IN_WORDS: Final = re.compile(rf"^\s*\((?:{'|'.join(_WORDS)})\)", re.IGNORECASE)
_REACHED: Final = re.compile(
    r"\(\s*(?:#|cùng kỳ|kết quả|thực hiện|kỳ trước|hiện nay)[^().;]{0,30}$", re.IGNORECASE
)
"""A bracket that tells what was reached before: "95% (năm 2025: 92%)"; years are masked."""
_BEFORE: Final = 60
_AFTER: Final = 40
_FLOOR: Final = re.compile(
    r"(?:không dưới|không thấp hơn|không ít hơn|không nhỏ hơn|ít nhất|tối thiểu|từ|đạt|≥|>=|=|lên|"
    r"đạt mức|từ mức|bảo đảm|đảm bảo|phấn đấu|thêm|có|xây dựng|là|:)\s*$",
    re.IGNORECASE,
)
_FLOOR_STRICT: Final = re.compile(r"(?:\btrên|\bhơn|cao hơn|>)\s*$", re.IGNORECASE)
_CEILING: Final = re.compile(
    r"(?:không (?:quá|vượt quá|vượt|cao hơn|lớn hơn|nhiều hơn)|tối đa|nhiều nhất|"
    r"\bcòn|\bxuống|≤|<=)(?:\s+(?:mức|là|khoảng))?\s*$",
    re.IGNORECASE,
)
_CEILING_STRICT: Final = re.compile(
    r"(?:(?<!không )(?:\bdưới|thấp hơn|nhỏ hơn|ít hơn)|<)(?:\s+mức)?\s*$", re.IGNORECASE
)
_KEPT_UNDER: Final = re.compile(
    r"\bkhông\s+(?:để|cho)\b[^.;,%\d]{1,50}\s(?:quá|vượt(?: quá)?|trên|hơn|cao hơn)\s*$",
    re.IGNORECASE,
)
"""A ceiling whose "không" stands far from its "quá": "không để nợ quá hạn quá 0,2%"."""
_CHANGE: Final = re.compile(
    r"\b(?:(?P<more>tăng(?! trưởng| cường| gia)|(?<!không )vượt(?! quá))|giảm|rút ngắn)\b"
    r"(?P<between>[^.;,%]*)$",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(
    r"[^.;,%]{0,60}?(?:\bcùng kỳ\b|\bso với (?:(?:năm|kỳ|quý|tháng|giai đoạn|đầu)\b|#))",
    re.IGNORECASE,
)
_FROM: Final = re.compile(r"\btừ\s*$", re.IGNORECASE)
_UP_TO: Final = re.compile(r"\s(?:[-–—]|đến|tới)\s*$", re.IGNORECASE)
_REACHES_NEXT: Final = re.compile(r"[^.;,%\d]{0,40}?\b(?:lên|xuống|còn|thành)\b[^.;,%\d]{0,20}")
_REACHES: Final = re.compile(r"\b(?:còn|xuống|đạt|lên|dưới|không|chỉ)\b", re.IGNORECASE)
_OR_MORE: Final = re.compile(r"[^.;,%]{0,30}?\btrở lên\b", re.IGNORECASE)
_OR_LESS: Final = re.compile(r"[^.;,%]{0,30}?\btrở xuống\b", re.IGNORECASE)
_DAYS: Final = re.compile(r"\s*ngày(?!\s+(?:công|đêm|đầu|tháng))\b", re.IGNORECASE)
_LONGEST: Final = 3000


def figures(text: str) -> tuple[Figure, ...]:
    """Read the figures that can measure something; years, dates and names of papers are none."""
    return tuple(figure for figure in all_figures(text) if not figure.is_bare)


def all_figures(text: str) -> tuple[Figure, ...]:
    """Read also numbers before a word that is no known measure unit ("300 thẻ")."""
    text = _SPELT.sub(_digits, text[:_LONGEST])
    shown = _NO_FIGURE.sub(lambda found: "#" * len(found[0]), text)
    made = (_figure(shown, found) for found in _FIGURE.finditer(shown))
    return _joined(shown, [figure for figure in made if figure is not None])


def _digits(found: re.Match[str]) -> str:
    """Write a spelt number in digits, as long as it was: places in the text stay true."""
    digits = _WORDS[found["word"].lower()]
    return found[0][: -len(found["word"])] + digits.rjust(len(found["word"]))


def _joined(shown: str, found: list[Figure]) -> tuple[Figure, ...]:
    """Make one figure of "từ 45% lên 60%" and the like: what is reached and its baseline."""
    made: list[Figure] = []
    for figure in found:
        before = made[-1] if made else None
        if before is not None and _is_reached(shown, before, figure):
            made[-1] = replace(before, notes=(Note.FROM_TO, *before.notes), baseline=figure.value)
        elif before is not None and _is_range_with_units(shown, before, figure):
            made[-1] = replace(before, notes=(Note.RANGE, *before.notes), end=figure.end)
        elif before is not None and _is_next_step(shown, before, figure):
            made[-1] = replace(
                figure,
                unit=figure.unit or before.unit,
                notes=(Note.FROM_TO,),
                baseline=before.value,
                start=before.start,
                is_bare=False,
            )
        else:
            made.append(figure)
    return tuple(made)


def _is_reached(shown: str, before: Figure, figure: Figure) -> bool:
    return before.baseline is None and (
        _REACHED.search(shown, max(before.end, figure.start - _BEFORE), figure.start) is not None
    )


def _is_range_with_units(shown: str, before: Figure, figure: Figure) -> bool:
    """Whether both bounds carry the unit: "từ 100 ha – 120 ha"."""
    between = _UP_TO.sub("", shown[before.end : figure.start]).strip().lower()
    return (
        before.unit == figure.unit
        and between in {(before.unit or "").lower(), ""}
        and before.value < figure.value
        and _UP_TO.search(shown, before.end, figure.start) is not None
    )


def _is_next_step(shown: str, before: Figure, figure: Figure) -> bool:
    return (
        _FROM.search(shown[max(0, before.start - _BEFORE) : before.start]) is not None
        and _REACHES_NEXT.fullmatch(shown, before.end, figure.start) is not None
        and (before.is_bare or figure.is_bare or before.unit in {None, figure.unit})
    )


def number(text: str) -> Decimal:
    """Read a figure of running text, where a dot before three digits always marks thousands."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return Decimal(text.replace(",", "."))


def _figure(shown: str, found: re.Match[str]) -> Figure | None:
    before = shown[max(0, found.start() - _BEFORE) : found.start()]
    after = shown[found.end() : found.end() + _AFTER]
    share = found["share"] or found["low_share"]
    unit = "%" if share else unit_at(_IN_WORDS.sub("", after).lstrip())
    bound, strict = _bound(before, after)
    if unit is None and bound in {Bound.FLOOR, Bound.CEILING} and _DAYS.match(after):
        unit = "ngày"  # only where it is bounded: "trong vòng 05 ngày" tells when
    value, high = number(found["low"]), found["high"] and number(found["high"])
    is_bare = unit is None and (bound is Bound.NONE or bound.is_change)
    if unit is None and (found["all"] or (is_bare and not _is_count(value, before, after))):
        return None
    baseline = None
    if high and high < value and bound.is_change:  # "giảm từ 6% đến 4%"
        value, high, baseline, bound = high, None, value, Bound.CEILING
    notes = (
        *((Note.RANGE,) if high and high > value else ()),
        *((Note.FROM_TO,) if baseline is not None else ()),
        *((Note.SHARE_OF_BASELINE,) if _is_compared(unit, bound, after) else ()),
        *((Note.PART_OF_ALL,) if found["all"] else ()),
        *((Note.READ_BOTH_WAYS,) if _READ_BOTH_WAYS.fullmatch(found["low"]) else ()),
    )
    return Figure(
        value=value,
        unit=unit,
        bound=bound,
        strict=strict,
        start=found.start(),
        end=found.end(),
        notes=notes,
        baseline=baseline,
        is_bare=is_bare,
    )


def _is_count(value: Decimal, before: str, after: str) -> bool:
    """Whether a number without a known unit may count what the next word names.

    A year counts nothing, nor does a motto: "3 trách nhiệm" in quotation marks.
    """
    year = 1900 <= value <= 2100  # noqa: PLR2004 - a bare year
    motto = before.endswith(tuple("“\"'‘"))
    return not year and not motto and value > 0 and _COUNTED_WORD.match(after) is not None


def _is_compared(unit: str | None, bound: Bound, after: str) -> bool:
    return unit in {"%", "lần"} and not bound.is_change and _COMPARED.match(after) is not None


def _bound(before: str, after: str) -> tuple[Bound, bool]:
    # "trẻ em dưới 5 tuổi" is masked; "không dưới" is a floor and stands first.
    if (change := _CHANGE.search(before)) and not _REACHES.search(change["between"]):
        return Bound.MORE if change["more"] else Bound.LESS, False
    for pattern, bound, strict in (
        (_KEPT_UNDER, Bound.CEILING, False),
        (_FLOOR, Bound.FLOOR, False),
        (_CEILING, Bound.CEILING, False),
        (_CEILING_STRICT, Bound.CEILING, True),
        (_FLOOR_STRICT, Bound.FLOOR, True),
    ):
        if pattern.search(before):
            if bound is Bound.FLOOR and _OR_LESS.match(after):
                return Bound.CEILING, False
            return bound, strict
    if _OR_MORE.match(after):
        return Bound.FLOOR, False
    return (Bound.CEILING, False) if _OR_LESS.match(after) else (Bound.NONE, False)
