"""From printed lines to logical pieces: headings, numbered heads, bullets and paragraphs.

Extraction from PDF breaks lines anywhere and puts blank ones everywhere, so blank lines say
nothing. A line belongs to the piece before it unless it opens one of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from thidua_desktop.core.text import clean

UPPER = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
ROMAN = re.compile(rf"(?P<mark>[IVX]{{1,5}})\s?[.)]\s*(?P<text>[{UPPER}].*)")
PART = re.compile(rf"(?P<mark>[A-E])\s?[.)]\s+(?P<text>[{UPPER}]{{2}}.*)")
SUB = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2})+)[.)]?\s+(?P<text>\S.*)")
NUMBER = re.compile(rf"(?P<mark>\d{{1,2}})\s?[.)]\s*(?P<text>[{UPPER}“\"].*)")
ARTICLE = re.compile(r"(?P<mark>Điều\s+\d{1,2})\s?[.:]\s*(?P<text>\S.*)")
LETTER = re.compile(r"(?P<mark>[a-zđ])\)\s*(?P<text>\S.*)")
BULLET = re.compile(r"(?P<mark>[-+•–—*●▪])\s*(?P<text>\S.*)")
OPENS_BULLET = re.compile(rf"[{UPPER}“\"(]|\d")
YEAR_TAIL = re.compile(r"(?:19|20)\d\d\b")
COMPOUND = re.compile(
    r"(?:văn hóa|kinh tế|chính trị|quốc phòng|thi đua|thanh tra|độc lập|tự do|nông lâm)$",
    re.IGNORECASE,
)
PAIRED = re.compile(
    r"(?:xã hội|an ninh|khen thưởng|kiểm toán|tự do|hạnh phúc|ngư nghiệp)\b", re.IGNORECASE
)
OPENER = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Thực hiện (?:Kế hoạch|Quyết định|Công văn|Chỉ thị)|Nơi nhận|Số:|"
    r"Kính gửi|Phần thứ)\b|Nơi nhận"
)
CLEARLY_SHORT = 0.8
"""A line this much below the text's width was not wrapped: the next word would have fitted."""


class Sign(Enum):
    """How a piece opens."""

    ROMAN = "ROMAN"
    NUMBER = "NUMBER"
    SUB = "SUB"
    LETTER = "LETTER"
    BULLET = "BULLET"
    CAPS = "CAPS"
    PLAIN = "PLAIN"


@dataclass(frozen=True, slots=True)
class Piece:
    """A logical paragraph with its mark as printed and its 1-based source lines."""

    sign: Sign
    mark: str
    text: str
    lines: tuple[int, ...]


def pieces(text: str) -> tuple[Piece, ...]:
    """Join printed lines into logical pieces, in one pass."""
    printed = [
        (n, clean(raw)) for n, raw in enumerate(text.replace("\f", "\n").split("\n"), start=1)
    ]
    printed = [(n, line) for n, line in printed if line and not _page_number(line)]
    width = _width([line for _, line in printed])
    made: list[_Open] = []
    for n, line in printed:
        opened = _open(line, made[-1] if made else None, width)
        if opened is None:
            made[-1].add(n, line)
        else:
            sign, mark, rest = opened
            made.append(_Open(sign, mark, rest, n, len(line)))
    return tuple(item.close() for item in made)


class _Open:
    """A piece that may still grow."""

    def __init__(self, sign: Sign, mark: str, text: str, line: int, length: int) -> None:
        self.sign, self.mark = sign, mark
        self.last, self.length = text, length
        self._parts, self._lines = [text], [line]

    def add(self, line: int, text: str) -> None:
        self._parts.append(text)
        self._lines.append(line)
        self.last, self.length = text, len(text)

    def close(self) -> Piece:
        return Piece(self.sign, self.mark, clean(" ".join(self._parts)), tuple(self._lines))


def _page_number(line: str) -> bool:
    return bool(re.fullmatch(r"[-–]?\s?\d{1,3}\s?[-–]?", line))


def _width(lines: list[str]) -> int:
    """Estimate the wrap width: long lines, but not the one odd longest."""
    lengths = sorted(len(line) for line in lines)
    return lengths[int(len(lengths) * 0.95)] if lengths else 0


def is_caps(text: str) -> bool:
    """Whether a text is printed in capitals."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 2 and sum(c.isupper() for c in letters) >= 0.9 * len(letters)  # noqa: PLR2004


def _open(line: str, before: _Open | None, width: int) -> tuple[Sign, str, str] | None:
    """Say how a line opens a piece; None when it goes on with the one before."""
    for sign, pattern in ((Sign.ROMAN, ROMAN), (Sign.ROMAN, PART)):
        match = pattern.fullmatch(line)
        if match and is_caps(" ".join(match["text"].split()[:3])):
            return sign, match["mark"], match["text"]
    for sign, pattern in (
        (Sign.SUB, SUB),
        (Sign.NUMBER, NUMBER),
        (Sign.NUMBER, ARTICLE),
        (Sign.LETTER, LETTER),
    ):
        if match := pattern.fullmatch(line):
            return sign, match["mark"], match["text"]
    match = BULLET.fullmatch(line)
    if match and _is_bullet(match["text"], before):
        return Sign.BULLET, match["mark"], match["text"]
    return _open_plain(line, before, width)


def _is_bullet(text: str, before: _Open | None) -> bool:
    """Tell a bullet from the dash of "kinh tế - xã hội" or "2025 - 2026" at a line's start."""
    if not OPENS_BULLET.match(text) or YEAR_TAIL.match(text):
        return False
    return not (before and COMPOUND.search(before.last) and PAIRED.match(text))


def _open_plain(line: str, before: _Open | None, width: int) -> tuple[Sign, str, str] | None:
    if is_caps(line):
        if before and before.sign in {Sign.CAPS, Sign.ROMAN} and is_caps(before.last):
            return None if before.sign is Sign.ROMAN else (Sign.CAPS, "", line)
        return Sign.CAPS, "", line
    if before is None or OPENER.match(line):
        return Sign.PLAIN, "", line
    if before.sign in {Sign.CAPS, Sign.ROMAN} and is_caps(before.last):
        return Sign.PLAIN, "", line
    if not re.match(rf"[{UPPER}“\"]", line):
        return None
    short = before.length + 1 + len(line.split(maxsplit=1)[0]) < CLEARLY_SHORT * width
    ended = before.sign is Sign.PLAIN and before.last.endswith((".", ";", ":"))
    return (Sign.PLAIN, "", line) if short or ended else None
