"""Reads a certificate layout from JSON; whatever is wrong is named by its place in the file."""

from __future__ import annotations

import json
import re
from enum import StrEnum
from math import isfinite
from typing import TYPE_CHECKING, Final, NoReturn, TypeVar

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.documents.art_palette import Palette
from thidua_desktop.documents.art_pen import Ink
from thidua_desktop.documents.layout import (
    SIGNATURE_SPACE,
    Align,
    Area,
    Art,
    CertificateLayout,
    Content,
    Slot,
    Stand,
    TextBox,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")
_MOST_BYTES: Final = 200_000
_MOST_BOXES: Final = 60
_MOST_TEXT: Final = 300
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}")
_PAGE: Final = (100.0, 600.0)
_SIZE: Final = (5.0, 140.0)

LAYOUT_KEYS: Final = frozenset(
    {"$schema", "id", "title", "page", "art", "colours", "emblem", "qr", "boxes"}
)
AREA_KEYS: Final = frozenset({"x", "y", "width", "height"})
BOX_KEYS: Final = AREA_KEYS | {
    "id", "content", "text", "font", "size", "floor", "colour", "align", "stand", "leading",
    "max_lines", "tracking", "word_gap", "rule_gap", "preprinted", "visible",
}  # fmt: skip


def read_layout(path: Path) -> CertificateLayout:
    """Read a layout file; RuleError with the codes of `parse_layout`."""
    return parse_layout(path.read_bytes())


def parse_layout(raw: bytes) -> CertificateLayout:
    """Read and check a layout.

    Codes: layout.too_large, unreadable, missing, unknown_key, wrong_type, out_of_range,
    unknown_value, bad_colour, bad_name, duplicate_box, outside_page, floor_over_size,
    signature_space.
    """
    if len(raw) > _MOST_BYTES:
        _refuse("", "too_large", most=str(_MOST_BYTES))
    layout = _layout(_Node("", _json(raw)))
    problems = tuple(_crossed(layout))
    if problems:
        raise RuleError(*problems)
    return layout


def _json(raw: bytes) -> object:
    try:
        return json.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise RuleError(Problem("", "layout.unreadable", {"reason": str(error)})) from error


def _refuse(field: str, code: str, **params: str) -> NoReturn:
    raise RuleError(Problem(field, f"layout.{code}", params))


class _Node:
    """One value of the file together with its place, such as "boxes.3.size"."""

    def __init__(self, place: str, value: object) -> None:
        self.place = place
        self._value = value

    def table(self, known: frozenset[str]) -> Mapping[str, object]:
        if not isinstance(self._value, dict):
            _refuse(self.place, "wrong_type", wanted="object")
        table = {str(key): value for key, value in self._value.items()}
        for key in table:
            if key not in known:
                _refuse(self._at(key), "unknown_key")
        return table

    def items(self, most: int) -> tuple[_Node, ...]:
        if not isinstance(self._value, list):
            _refuse(self.place, "wrong_type", wanted="array")
        values = list[object](self._value)
        if len(values) > most:
            _refuse(self.place, "out_of_range", most=str(most))
        return tuple(_Node(self._at(str(index)), value) for index, value in enumerate(values))

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def child(self, table: Mapping[str, object], key: str) -> _Node:
        if key not in table:
            _refuse(self._at(key), "missing")
        return _Node(self._at(key), table[key])

    def number(self, least: float, most: float) -> float:
        value = self._value
        if isinstance(value, bool) or not isinstance(value, int | float):
            _refuse(self.place, "wrong_type", wanted="number")
        if not isfinite(value) or not least <= value <= most:
            _refuse(self.place, "out_of_range", least=f"{least:g}", most=f"{most:g}")
        return float(value)

    def whole(self, least: int, most: int) -> int:
        value = self.number(least, most)
        if value != int(value):
            _refuse(self.place, "wrong_type", wanted="integer")
        return int(value)

    def flag(self) -> bool:
        if not isinstance(self._value, bool):
            _refuse(self.place, "wrong_type", wanted="boolean")
        return self._value

    def string(self, most: int = _MOST_TEXT) -> str:
        if not isinstance(self._value, str):
            _refuse(self.place, "wrong_type", wanted="string")
        if len(self._value) > most:
            _refuse(self.place, "out_of_range", most=str(most))
        return clean(self._value)

    def name(self) -> str:
        value = self.string()
        if not _NAME.fullmatch(value):
            _refuse(self.place, "bad_name")
        return value

    def one_of(self, kind: type[_E]) -> _E:
        value = self.string()
        if value not in {member.value for member in kind}:
            _refuse(self.place, "unknown_value", known=", ".join(kind))
        return kind(value)

    def colour(self) -> Ink:
        try:
            return Ink.parse(self.string())
        except ValueError:
            _refuse(self.place, "bad_colour")


def _layout(node: _Node) -> CertificateLayout:
    table = node.table(LAYOUT_KEYS)
    page = node.child(table, "page")
    sides = page.table(frozenset({"width", "height"}))
    boxes = node.child(table, "boxes").items(_MOST_BOXES)
    return CertificateLayout(
        id=node.child(table, "id").name(),
        title=node.child(table, "title").string(),
        width=page.child(sides, "width").number(*_PAGE),
        height=page.child(sides, "height").number(*_PAGE),
        art=node.child(table, "art").one_of(Art),
        palette=_palette(node.child(table, "colours")),
        emblem=_slot(node.child(table, "emblem")),
        qr=_slot(node.child(table, "qr")),
        boxes=tuple(_box(box) for box in boxes),
    )


def _palette(node: _Node) -> Palette:
    table = node.table(frozenset({"red", "gold", "paper"}))
    return Palette(
        red=node.child(table, "red").colour(),
        gold=node.child(table, "gold").colour(),
        paper=node.child(table, "paper").colour(),
    )


def _area(node: _Node, table: Mapping[str, object]) -> Area:
    most = _PAGE[1]
    return Area(
        x=node.child(table, "x").number(0, most),
        y=node.child(table, "y").number(0, most),
        width=node.child(table, "width").number(1, most),
        height=node.child(table, "height").number(1, most),
    )


def _slot(node: _Node) -> Slot:
    table = node.table(AREA_KEYS | {"visible"})
    return Slot(_area(node, table), visible=node.child(table, "visible").flag())


def _box(node: _Node) -> TextBox:
    table = node.table(BOX_KEYS)
    plain = TextBox(
        id=node.child(table, "id").name(),
        content=node.child(table, "content").one_of(Content),
        area=_area(node, table),
        font=node.child(table, "font").name(),
        size=node.child(table, "size").number(*_SIZE),
        floor=node.child(table, "floor").number(*_SIZE),
        ink=node.child(table, "colour").colour(),
    )

    def given(key: str, read: Callable[[_Node], _T], default: _T) -> _T:
        return read(node.child(table, key)) if key in table else default

    return TextBox(
        id=plain.id,
        content=plain.content,
        area=plain.area,
        font=plain.font,
        size=plain.size,
        floor=plain.floor,
        ink=plain.ink,
        text=given("text", _Node.string, plain.text),
        align=given("align", lambda found: found.one_of(Align), plain.align),
        stand=given("stand", lambda found: found.one_of(Stand), plain.stand),
        leading=given("leading", lambda found: found.number(0.8, 3), plain.leading),
        max_lines=given("max_lines", lambda found: found.whole(1, 6), plain.max_lines),
        tracking=given("tracking", lambda found: found.whole(-100, 400), plain.tracking),
        word_gap=given("word_gap", lambda found: found.whole(-200, 1000), plain.word_gap),
        rule_gap=given("rule_gap", lambda found: found.number(0, 10), plain.rule_gap),
        preprinted=given("preprinted", _Node.flag, plain.preprinted),
        visible=given("visible", _Node.flag, plain.visible),
    )


def _crossed(layout: CertificateLayout) -> list[Problem]:
    """Check what concerns more than one value."""
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, box in enumerate(layout.boxes):
        place = f"boxes.{index}"
        if box.id in seen:
            problems.append(Problem(f"{place}.id", "layout.duplicate_box", {"id": box.id}))
        seen.add(box.id)
        if box.area.right > layout.width or box.area.bottom > layout.height:
            problems.append(Problem(place, "layout.outside_page", {"id": box.id}))
        if box.floor > box.size:
            problems.append(Problem(f"{place}.floor", "layout.floor_over_size", {"id": box.id}))
    for name, slot in (("emblem", layout.emblem), ("qr", layout.qr)):
        if slot.area.right > layout.width or slot.area.bottom > layout.height:
            problems.append(Problem(name, "layout.outside_page", {"id": name}))
    return [*problems, *_signature(layout)]


def _signature(layout: CertificateLayout) -> list[Problem]:
    above = [b.area.bottom for b in layout.boxes if b.visible and b.content is Content.CAPACITY]
    below = [b.area.y for b in layout.boxes if b.visible and b.content is Content.SIGNER]
    if above and below and min(below) - max(above) < SIGNATURE_SPACE:
        return [Problem("boxes", "layout.signature_space", {"least": f"{SIGNATURE_SPACE:g}"})]
    return []
