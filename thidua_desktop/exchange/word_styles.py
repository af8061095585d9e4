"""What a Word paragraph takes from its style: list, font, capitals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.exchange.word_numbering import W, integer, value

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OFF: Final = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Look:
    """None: not said here, so what lies below counts."""

    font: str | None = None
    caps: bool | None = None
    list_key: str | None = None
    list_level: int | None = None

    def over(self, below: Look) -> Look:
        """Lay this look over another one."""
        return Look(
            below.font if self.font is None else self.font,
            below.caps if self.caps is None else self.caps,
            below.list_key if self.list_key is None else self.list_key,
            below.list_level if self.list_level is None else self.list_level,
        )


class Styles:
    """Styles by id, each laid over those it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._own: dict[str, Look] = {}
        self._below: dict[str, str] = {}
        self._defaults = Look()
        self._default_style = ""
        if root is not None:
            self._load(root)

    @property
    def lists(self) -> dict[str, str]:
        """Lists that a style brings, by the style's id."""
        return {key: look.list_key for key, look in self._own.items() if look.list_key}

    def paragraph(self, properties: Element | None) -> Look:
        """Find a paragraph's look from its properties and its style."""
        named = None if properties is None else properties.find(f"{W}pStyle")
        own = look(properties, None)
        return own.over(self._named(value(named) if named is not None else self._default_style))

    def run(self, properties: Element | None, paragraph: Look) -> Look:
        """Find the look of a run inside a paragraph of that look."""
        named = None if properties is None else properties.find(f"{W}rStyle")
        below = paragraph if named is None else self._chain(value(named)).over(paragraph)
        return look(None, properties).over(below)

    def _named(self, key: str) -> Look:
        return self._chain(key).over(self._defaults)

    def _chain(self, key: str) -> Look:
        found, seen = Look(), set[str]()
        while key in self._own and key not in seen:
            seen.add(key)
            found = found.over(self._own[key])
            key = self._below.get(key, "")
        return found

    def _load(self, root: Element) -> None:
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._defaults = look(None, defaults)
        for style in root.findall(f"{W}style"):
            key = style.get(f"{W}styleId", "")
            self._own[key] = look(style.find(f"{W}pPr"), style.find(f"{W}rPr"))
            below = style.find(f"{W}basedOn")
            if below is not None:
                self._below[key] = value(below)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") == "1":
                self._default_style = key


def look(paragraph: Element | None, run: Element | None) -> Look:
    """Read what a pair of property elements says itself."""
    found = Look()
    numbers = None if paragraph is None else paragraph.find(f"{W}numPr")
    if numbers is not None:
        key, level = numbers.find(f"{W}numId"), numbers.find(f"{W}ilvl")
        found = replace(
            found,
            list_key=None if key is None else value(key),
            list_level=None if level is None else integer(value(level)),
        )
    if run is not None:
        fonts, caps = run.find(f"{W}rFonts"), run.find(f"{W}caps")
        found = replace(
            found,
            font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
            caps=None if caps is None else value(caps) not in _OFF,
        )
    return found
