"""Joining and parting tasks on the review screen: their texts and the lines they stand on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.planread.marks import read_mark
from thidua_desktop.planread.source import line_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOSED: Final = (".", ",", ";", ":")

Part = tuple[str, tuple[int, ...]]
"""The words of a task and its 1-based source lines."""


def joined(first: str, second: str) -> str:
    """Write two tasks as one: going on where the first is closed, else after a semicolon."""
    goes_on = first.endswith(_CLOSED) or second[:1].islower()
    return f"{first}{' ' if goes_on else '; '}{second}"


def parted(text: str, lines: Sequence[int], offset: int, *, source: str) -> tuple[Part, Part]:
    """Cut a task's text before `offset`; each part keeps its own lines of the plan's `source`.

    Where they cannot be told apart, both keep all. Raises plan.split_at_edge for a cut that leaves
    no words on one side.
    """
    before, behind = _words(text[:offset]), _words(text[offset:])
    whole = tuple(lines)
    own = _lines_apart(text, whole, offset, line_texts(source)) or (whole, whole)
    return (before, own[0]), (behind, own[1])


def _words(text: str) -> str:
    words = clean(text)
    if not any(c.isalnum() for c in words):
        raise rule("split", "plan.split_at_edge")
    return words.rstrip(" ;")


_Apart = tuple[tuple[int, ...], tuple[int, ...]]


def _lines_apart(
    text: str, lines: tuple[int, ...], offset: int, printed: tuple[str, ...]
) -> _Apart | None:
    """Tell which lines lie before and behind the cut; None where they do not spell the text."""
    before: list[int] = []
    behind: list[int] = []
    end = 0
    for number in lines:
        line = printed[number - 1] if number <= len(printed) else ""
        start, end = _span(text, line, end)
        if end <= start:
            return None
        if start < offset:
            before.append(number)
        if end > offset:
            behind.append(number)
    return (tuple(before), tuple(behind)) if before and behind else None


def _span(text: str, line: str, after: int) -> tuple[int, int]:
    """Find a printed line's words in the text, with its mark or (where a task begins) without."""
    mark = read_mark(line) if line else None
    for words in (line.rstrip(" ;"), mark.rest.rstrip(" ;") if mark else ""):
        start = text.find(words, after) if words else -1
        if start >= 0:
            return start, start + len(words)
    return 0, 0
