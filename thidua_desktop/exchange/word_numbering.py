"""The numbers and bullets Word draws before paragraphs but keeps outside their text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from xml.etree.ElementTree import Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVEL: Final = re.compile(r"%([1-9])")
_SYMBOL: Final = re.compile("[\ue000-\uf8ff]")
_LEVELS: Final = 9
_ROMAN: Final = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST: Final = 4000


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


@dataclass(slots=True)
class _Definition:
    levels: dict[int, Level] = field(default_factory=dict[int, Level])
    link: str | None = None


@dataclass(frozen=True, slots=True)
class ListUse:
    """Which list and which level a paragraph takes part in."""

    key: str
    level: int


class Numbering:
    """Counts through a document; lists that share a definition go on from each other."""

    def __init__(self, root: Element | None, style_lists: Mapping[str, str]) -> None:
        self._definitions: dict[str, _Definition] = {}
        self._uses: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], Level] = {}
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, list[int | None]] = {}
        if root is not None:
            self._load(root)
            self._follow_links(style_lists)

    def label(self, use: ListUse) -> str:
        """Count the paragraph and return what stands before it; empty for nothing."""
        if use.key not in self._uses or not 0 <= use.level < _LEVELS:
            return ""
        counts = self._counts.setdefault(self._uses[use.key], [None] * _LEVELS)
        current = counts[use.level]
        restart = self._restarts.pop((use.key, use.level), None)
        if restart is not None:
            counts[use.level] = restart
        else:
            counts[use.level] = self._start(use) if current is None else current + 1
        counts[use.level + 1 :] = [None] * (_LEVELS - use.level - 1)
        return self._drawn(use, counts)

    def _start(self, use: ListUse) -> int:
        return self._level(use.key, use.level).start

    def _drawn(self, use: ListUse, counts: list[int | None]) -> str:
        level = self._level(use.key, use.level)
        if level.form == "bullet":
            return _SYMBOL.sub("•", level.text).strip()
        if level.form == "none":
            return ""

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = self._level(use.key, at)
            count = counts[at]
            form = "decimal" if level.legal else other.form
            return formatted(other.start if count is None else count, form)

        return _LEVEL.sub(number, level.text).strip()

    def _level(self, key: str, at: int) -> Level:
        levels = self._definitions[self._uses[key]].levels
        return self._overrides.get((key, at)) or levels.get(at, Level())

    def _load(self, root: Element) -> None:
        for made in root.iter(f"{W}abstractNum"):
            link = made.find(f"{W}numStyleLink")
            definition = _Definition(link=None if link is None else value(link))
            for level in made.findall(f"{W}lvl"):
                definition.levels[integer(level.get(f"{W}ilvl"))] = _level(level)
            self._definitions[made.get(f"{W}abstractNumId", "")] = definition
        for use in root.iter(f"{W}num"):
            self._load_use(use)

    def _load_use(self, use: Element) -> None:
        key, definition = use.get(f"{W}numId", ""), use.find(f"{W}abstractNumId")
        if definition is None or value(definition) not in self._definitions:
            return
        self._uses[key] = value(definition)
        for override in use.findall(f"{W}lvlOverride"):
            at = integer(override.get(f"{W}ilvl"))
            level, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if level is not None:
                self._overrides[key, at] = _level(level)
            if start is not None:
                self._restarts[key, at] = integer(value(start))

    def _follow_links(self, style_lists: Mapping[str, str]) -> None:
        """Give a definition that only names a list style the levels of that style."""
        for definition in self._definitions.values():
            key = style_lists.get(definition.link or "")
            target = self._definitions.get(self._uses.get(key or "", ""))
            if target is not None and not definition.levels:
                definition.levels = target.levels


def formatted(count: int, form: str) -> str:
    """Write a count as Word does: 3, 03, c, C, iii, III."""
    match form:
        case "lowerLetter":
            return _letters(count)
        case "upperLetter":
            return _letters(count).upper()
        case "lowerRoman":
            return _roman(count)
        case "upperRoman":
            return _roman(count).upper()
        case "decimalZero":
            return f"{count:02d}"
        case _:
            return str(count)


def value(element: Element) -> str:
    return element.get(f"{W}val", "")


def integer(text: str | None) -> int:
    """Read a whole number; 0 for anything else."""
    found = re.fullmatch(r"-?[0-9]{1,9}", text or "")
    return int(found[0]) if found else 0


def _level(element: Element) -> Level:
    parts = {name: element.find(f"{W}{name}") for name in ("numFmt", "lvlText", "start", "isLgl")}
    form, text, start = parts["numFmt"], parts["lvlText"], parts["start"]
    return Level(
        form="decimal" if form is None else value(form),
        text="" if text is None else value(text),
        start=1 if start is None else integer(value(start)),
        legal=parts["isLgl"] is not None,
    )


def _letters(count: int) -> str:
    """Word goes on with aa, bb after z."""
    if not 0 < count < _MOST:
        return str(count)
    times, at = divmod(count - 1, 26)
    return chr(ord("a") + at) * (times + 1)


def _roman(count: int) -> str:
    if not 0 < count < _MOST:
        return str(count)
    made = ""
    for worth, letters in _ROMAN:
        times, count = divmod(count, worth)
        made += letters * times
    return made
