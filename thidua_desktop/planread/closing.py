"""The end of a plan: recipients (nơi nhận) and signer, cut off so as not to be read as content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import clean, fold
from thidua_desktop.planread.draft import Signer
from thidua_desktop.planread.marks import read_mark
from thidua_desktop.planread.vocabulary import UPPER, is_caps, phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.planread.source import Line

_TO: Final = phrases("nơi nhận", start=True)
_AFTER: Final = phrases("kế hoạch", "phụ lục", "biểu", start=True)
_CAPACITY: Final = re.compile(
    r"(?:T/?M|KT|T/L|TL|TUQ|Q)\s?\.?\s+\S.*|(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG|HIỆU TRƯỞNG|"
    r"GIÁM ĐỐC|CHÁNH|CHỦ NHIỆM|TỔNG|VIỆN TRƯỞNG|TRẠM TRƯỞNG|CHỈ HUY|CỤC TRƯỞNG|PHÓ)\b.*"
)
_NAME: Final = re.compile(
    rf"(?:(?:Thiếu|Trung|Thượng|Đại) (?:úy|uý|tá) )?(?:(?:[{UPPER}]\w*\.?)\s?){{2,6}}"
)
_MOST_WORDS: Final = 6
_MOST_LINES: Final = 200
_TAIL: Final = 25
"""Printed lines at the end among which a signature without "Nơi nhận" is looked for."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What the closing lines say, and the body without them."""

    body: tuple[Line, ...]
    recipients: tuple[str, ...]
    signer: Signer | None


def take_closing(printed: Sequence[Line]) -> Closing:
    """Split off recipients and signature; an attached plan after them stays in the body."""
    start = next((n for n, line in enumerate(printed) if _TO.match(fold(line.text[:12]))), None)
    if start is None:
        body, signer = _cut_signature(printed)
        return Closing(body, (), signer)
    end = start + 1
    while end < len(printed) and not _begins_other(printed[end]):
        end += 1
    tail = printed[start:end][:_MOST_LINES]
    before, above = printed[:start], None
    signer = _signer([line.right or line.text for line in tail]) or _signer(
        [line.text for line in tail]
    )
    if signer is None:
        before, above = _cut_signature(before)
    return Closing((*before, *printed[end:]), _recipients(tail), signer or above)


def _begins_other(line: Line) -> bool:
    return _AFTER.match(fold(line.text[:20])) is not None and is_caps(line.text)


def _recipients(tail: Sequence[Line]) -> tuple[str, ...]:
    made: list[list[str]] = []
    for line in tail[1:]:
        mark = read_mark(line.left) if line.left else None
        if mark is not None and mark.rank.is_bullet:
            made.append([mark.rest])
        elif line.left and made and not _ends(made[-1][-1], line.left):
            made[-1].append(line.left)
        elif line.left:
            break
    return tuple(" ".join(parts).rstrip(" ;.,") for parts in made)


def _ends(recipient: str, following: str) -> bool:
    """Whether a list of recipients is over: its last one is closed, or a signature follows."""
    closed = recipient[-1] in ";." or (recipient[-1] == "," and not following[0].islower())
    return closed or is_caps(following) or _is_name(following)


def _cut_signature(printed: Sequence[Line]) -> tuple[tuple[Line, ...], Signer | None]:
    first = max(0, len(printed) - _TAIL)
    for n in range(first, len(printed)):
        if _is_capacity(printed[n].text):
            signer = _left_signer(printed[n:]) or _signer([line.text for line in printed[n:]])
            if signer is not None:
                return tuple(printed[:n]), signer
    return tuple(printed), None


def _left_signer(lines: Sequence[Line]) -> Signer | None:
    """Read the first of two who sign side by side."""
    if not (lines[0].right and _is_capacity(lines[0].left)):
        return None
    return _signer([line.left for line in lines if line.left])


def _signer(lines: Sequence[str]) -> Signer | None:
    """Read capacity lines and the name below them; without both nobody signs."""
    capacities: list[str] = []
    for line in lines:
        if _is_capacity(line):
            capacities.append(line)
        elif capacities and _is_name(line):
            return Signer(clean(line), " ".join(capacities))
    return None


def _is_capacity(line: str) -> bool:
    return is_caps(line) and _CAPACITY.fullmatch(line) is not None


def _is_name(line: str) -> bool:
    words = line.split()
    return (
        len(words) <= _MOST_WORDS and _NAME.fullmatch(line) is not None and not _is_capacity(line)
    )
