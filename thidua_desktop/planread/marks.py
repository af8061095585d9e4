"""What a line opens with: Phần I, A., I., Điều 1, 1., 1.1., a), and bullets of every look."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from thidua_desktop.planread.vocabulary import UPPER, is_caps


class Rank(IntEnum):
    """How deep a mark stands; a smaller rank holds the greater ones that follow it."""

    PART = 1
    CAPITAL = 2
    ROMAN = 3
    ARTICLE = 4
    SLASH = 5
    NUMBER = 6
    SUB = 7
    SUBSUB = 8
    CLOSED = 9
    LETTER = 10
    STAR = 11
    BULLET = 12
    PLUS = 13
    ROUND = 14
    BODY = 15

    @property
    def is_bullet(self) -> bool:
        return Rank.STAR <= self <= Rank.ROUND


@dataclass(frozen=True, slots=True)
class Mark:
    """A line's mark: `label` without its full stop, `printed` with all that stood there.

    `ordinal` is 0 where the mark counts nothing.
    """

    rank: Rank
    label: str
    rest: str
    ordinal: int = 0
    dash: bool = False
    printed: str = ""


_ONES: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMANS: Final = {"X" * (n // 10) + _ONES[n % 10]: n for n in range(1, 40)}
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
_STARTS: Final = rf"[{UPPER}“\"‘'(\[]"
_DASHES: Final = "-–—−‐‑"
_BULLETS: Final = {
    **dict.fromkeys("*★", Rank.STAR),
    **dict.fromkeys("-–—−‐‑•●▪■□▫◆◇➢➤►▶✓✔❖∙·→", Rank.BULLET),
    **dict.fromkeys("+＋", Rank.PLUS),
    **dict.fromkeys("○◦", Rank.ROUND),
}
_PART: Final = re.compile(
    r"(?P<label>(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC)\s+(?:(?:thứ|THỨ) \w+|[IVX]{1,5}|\d{1,2}|[A-E]))"
    rf"(?:\s?[.:\-–]\s*|\s+|$)(?P<rest>{_STARTS}.*)?"
)
_ROMAN: Final = re.compile(
    rf"(?P<label>[IVXl][IVXl1]{{0,5}})(?:\s?[.)/:]|\s?[-–](?=\s|[{UPPER}]))\s*(?P<rest>{_STARTS}.*)"
)
_CAPITAL: Final = re.compile(
    rf"(?P<label>[A-HĐ])\s?(?:[.)/:]|[-–](?=\s))\s*(?P<rest>[{UPPER}]{{2}}.*)"
)
_CAPITAL_TITLE: Final = re.compile(rf"(?P<label>[A-HĐ])\.\s+(?P<rest>[{UPPER}][^.{UPPER}\s].*)")
_ARTICLE: Final = re.compile(rf"(?P<label>Điều\s+\d{{1,3}})\s?[.:]?\s*(?P<rest>{_STARTS}.*)")
_SUB: Final = re.compile(
    rf"(?P<label>\d{{1,2}}(?:\.\d{{1,2}}){{1,2}})(?:(?:[.)]|\s?[-–](?=\s))\s*(?P<rest>\S.*)|\s+(?P<bare>{_STARTS}.*))"
)
_NUMBER: Final = re.compile(
    rf"(?P<label>\(?\d{{1,2}})(?:\s?[.:)]\s*(?P<rest>{_STARTS}.*)|[.)]\s+(?P<loose>\S.*)"
    rf"|\s?/\s+(?P<slash>{_STARTS}.*)|[-–]\s*(?P<dashed>(?!\S+/){_STARTS}.*))"
)
_LETTER: Final = re.compile(
    rf"(?P<label>\(?[{_LETTERS}])(?:\)\s*(?P<rest>\S.*)|[./]\s+(?P<dotted>(?:{_STARTS}|\d).*))"
)
_CIRCLE: Final = re.compile(rf"o\s+(?P<rest>(?:{_STARTS}|\d).*)")


def read_mark(line: str) -> Mark | None:
    """Read the mark at a line's beginning; whether it opens anything is judged elsewhere."""
    mark = _bullet(line) or _heading(line) or _counted(line)
    return mark and replace(mark, printed=line[: len(line) - len(mark.rest)].strip())


def _bullet(line: str) -> Mark | None:
    rank = _BULLETS.get(line[0])
    if rank is not None:
        rest = line[1:].lstrip(_DASHES if line[0] in _DASHES else "").strip()
        return Mark(rank, line[0], rest, dash=line[0] in _DASHES) if rest else None
    circle = _CIRCLE.match(line)
    return Mark(Rank.ROUND, "o", circle["rest"]) if circle else None


def _heading(line: str) -> Mark | None:
    if found := _PART.fullmatch(line):
        return Mark(Rank.PART, found["label"], found["rest"] or "")
    if found := _ROMAN.fullmatch(line):
        ordinal = _ROMANS.get(found["label"].replace("l", "I").replace("1", "I"))
        if ordinal is not None and (found["label"][0] != "l" or is_caps(found["rest"])):
            return Mark(Rank.ROMAN, found["label"], found["rest"], ordinal)
    if (found := _CAPITAL.fullmatch(line)) and is_caps(found["rest"]):
        return Mark(Rank.CAPITAL, found["label"], found["rest"], ord(found["label"]) - 64)
    if found := _CAPITAL_TITLE.fullmatch(line):
        return Mark(Rank.CAPITAL, found["label"], found["rest"], ord(found["label"]) - 64)
    if found := _ARTICLE.fullmatch(line):
        label = " ".join(found["label"].split())
        return Mark(Rank.ARTICLE, label, found["rest"], int(label.split()[1]))
    return None


def _numbered(found: re.Match[str], delimiter: str) -> Mark:
    """Rank "1/", "1." and "1)" as plans nest them."""
    rest = found["rest"] or found["loose"] or found["slash"] or found["dashed"]
    digits = found["label"].lstrip("(")
    if delimiter == ")":
        return Mark(Rank.CLOSED, f"{found['label']})", rest, int(digits))
    return Mark(Rank.SLASH if found["slash"] else Rank.NUMBER, digits, rest, int(digits))


def _counted(line: str) -> Mark | None:
    if found := _SUB.fullmatch(line):
        label, rest = found["label"], found["rest"] or found["bare"]
        rank = Rank.SUB if label.count(".") == 1 else Rank.SUBSUB
        return Mark(rank, label, rest, int(label.rsplit(".", 1)[1]))
    if found := _NUMBER.fullmatch(line):
        return _numbered(found, line[found.end("label")])
    if found := _LETTER.fullmatch(line):
        label = found["label"] + (")" if found["rest"] else "")
        letter = found["label"][-1]
        return Mark(
            Rank.LETTER, label, found["rest"] or found["dotted"], _LETTERS.index(letter) + 1
        )
    return None
