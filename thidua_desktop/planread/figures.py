"""Figures in a task's words: how much, of what, at least or at most, or by how much more."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import Final

from thidua_desktop.planread.vocabulary import NUMBER, UPPER, unit_at


class Bound(Enum):
    """What the words before and after a figure make of it."""

    NONE = "NONE"
    FLOOR = "FLOOR"
    CEILING = "CEILING"
    CHANGE = "CHANGE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """`unit` is "%" for a share; `is_range` when the lower of two numbers was taken."""

    value: Decimal
    unit: str | None
    bound: Bound
    strict: bool
    is_range: bool
    is_doubtful: bool
    start: int

    @property
    def is_share(self) -> bool:
        return self.unit == "%"


_SLIP: Final = re.compile(r"(?<![^\W_])(?=[OoIl]*\d)(?=\d*[OoIl])[\dOoIl]{2,}(?=\s*%|\s+[^\W\d_])")
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
    r"điều|khoản|điểm|đợt|bậc|vùng|thế kỷ|tiêu chí|quốc lộ|giai đoạn|tháng|ngày|năm|số"
)
_NO_FIGURE: Final = re.compile(
    rf"\d+\s?[-/]\s?[\w]*[{UPPER}]{{2}}[\w/-]*"  # 57-NQ/TW
    r"|\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
    rf"|(?i:\bnăm(?:\s+học)?\s+){_YEAR}(?:\s?[-–]\s?{_YEAR})?"
    rf"|(?<![\d.,]){_YEAR}\s?[-–]\s?{_YEAR}(?![\d.,%])"
    r"|(?i:\btháng\s+)\d{1,2}\s?[/-]\s?\d{4}"
    rf"|\b(?i:{_NAMED})\s+(?:(?i:số|thứ)\s+)?\d{{1,4}}(?:/\d{{1,4}})?(?![\d.,]*\d)(?!\s?%)"
    r"|\b(?i:cấp)\s+[1-5]\b(?!\s?[%.,\d])"
    r"|\d+(?:\s?[-–]\s?\d+)?\s+(?i:tuổi|sao|tháng tuổi|năm\b|phút|giây)"
    r"|\b24/24\b|\b24/7\b"
)
_FIGURE: Final = re.compile(
    rf"(?<![\w/.,])(?P<low>{NUMBER})\s*(?P<low_share>%|phần trăm)?"
    rf"(?:\s*(?:-|–|—|đến|tới)\s*(?P<high>{NUMBER}))?\s*(?P<share>%|phần trăm)?"
    r"(?:\s*/\s*(?P<all>\d+))?",
    re.IGNORECASE,
)
_READ_BOTH_WAYS: Final = re.compile(r"\d+,\d{3}")
_BEFORE: Final = 60
_AFTER: Final = 40
_FLOOR: Final = re.compile(
    r"(?:không dưới|không thấp hơn|không ít hơn|không nhỏ hơn|ít nhất|tối thiểu|từ|đạt|≥|>=|lên|"
    r"đạt mức|từ mức|bảo đảm|đảm bảo|phấn đấu|thêm|có|xây dựng|là|:)\s*$",
    re.IGNORECASE,
)
_FLOOR_STRICT: Final = re.compile(r"(?:\btrên|\bhơn|cao hơn|>)\s*$", re.IGNORECASE)
_CEILING: Final = re.compile(
    r"(?:không (?:quá|vượt quá|vượt|cao hơn|lớn hơn|nhiều hơn)|tối đa|nhiều nhất|\bcòn|≤|<=)"
    r"(?:\s+(?:mức|là|khoảng))?\s*$",
    re.IGNORECASE,
)
_CEILING_STRICT: Final = re.compile(
    r"(?:(?<!không )(?:\bdưới|thấp hơn|nhỏ hơn|ít hơn)|<)(?:\s+mức)?\s*$", re.IGNORECASE
)
_CHANGE: Final = re.compile(
    r"\b(?:tăng(?! trưởng| cường)|giảm|(?<!không )vượt(?! quá))\b(?P<between>[^.;,%]*)$",
    re.IGNORECASE,
)
_REACHES: Final = re.compile(r"\b(?:còn|xuống|đạt|lên|dưới|không|chỉ)\b", re.IGNORECASE)
_OR_MORE: Final = re.compile(r"[^.;,%]{0,30}?\btrở lên\b", re.IGNORECASE)
_OR_LESS: Final = re.compile(r"[^.;,%]{0,30}?\btrở xuống\b", re.IGNORECASE)
_LONGEST: Final = 3000


def unslipped(text: str) -> str:
    """Repair what scanners do to figures: 1OO%, l00%, O1 mô hình."""
    return _SLIP.sub(lambda found: found[0].translate(str.maketrans("OoIl", "0011")), text)


def figures(text: str) -> tuple[Figure, ...]:
    """Read the figures that can measure something; years, dates and names of papers are none."""
    text = _SPELT.sub(lambda found: f"{found['before']} {_WORDS[found['word'].lower()]}", text)
    shown = _NO_FIGURE.sub(lambda found: "#" * len(found[0]), text[:_LONGEST])
    made = (_figure(shown, found) for found in _FIGURE.finditer(shown))
    return tuple(figure for figure in made if figure is not None)


def number(text: str) -> Decimal:
    """Read a figure of running text, where a dot before three digits always marks thousands."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return Decimal(text.replace(",", "."))


def _figure(shown: str, found: re.Match[str]) -> Figure | None:
    before = shown[max(0, found.start() - _BEFORE) : found.start()]
    after = shown[found.end() : found.end() + _AFTER]
    share = found["share"] or found["low_share"]
    unit = "%" if share else unit_at(after.lstrip())
    bound, strict = _bound(before, after)
    if unit is None and (bound in {Bound.NONE, Bound.CHANGE} or found["all"]):
        return None
    low, high = number(found["low"]), found["high"] and number(found["high"])
    return Figure(
        value=low,
        unit=unit,
        bound=bound,
        strict=strict,
        is_range=bool(high) and bool(high > low),
        is_doubtful=bool(found["all"] or _READ_BOTH_WAYS.fullmatch(found["low"])),
        start=found.start(),
    )


def _bound(before: str, after: str) -> tuple[Bound, bool]:
    # "trẻ em dưới 5 tuổi" is masked; "không dưới" is a floor and stands first.
    if (change := _CHANGE.search(before)) and not _REACHES.search(change["between"]):
        return Bound.CHANGE, False
    for pattern, bound, strict in (
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
