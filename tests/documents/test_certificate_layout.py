"""A layout file is data: read whole, or refused with the place and the kind of every fault."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from certificate_samples import LAYOUT_FILE, RESOURCES, shipped_layout
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_desktop.core.errors import RuleError
from thidua_desktop.documents.layout import SIGNATURE_SPACE, Align, Art, Content, Mode, Stand
from thidua_desktop.documents.layout_reader import BOX_KEYS, LAYOUT_KEYS, parse_layout

if TYPE_CHECKING:
    from collections.abc import Callable

    Change = Callable[[dict[str, Any]], None]

SHIPPED: dict[str, Any] = json.loads(LAYOUT_FILE.read_text(encoding="utf-8"))
NAME_BOX = next(at for at, box in enumerate(SHIPPED["boxes"]) if box["id"] == "name")


def refused(change: Change) -> list[tuple[str, str]]:
    data = deepcopy(SHIPPED)
    change(data)
    with pytest.raises(RuleError) as error:
        parse_layout(json.dumps(data).encode())
    return [(problem.field, problem.code) for problem in error.value.problems]


def in_name(**values: object) -> Change:
    return within("boxes", NAME_BOX, **values)


def within(*path: str | int, **values: object) -> Change:
    def change(data: dict[str, Any]) -> None:
        place: Any = data
        for step in path:
            place = place[step]
        place.update(values)

    return change


def without_page(data: dict[str, Any]) -> None:
    data.pop("page")


def test_shipped_layout_is_an_a4_sheet_with_every_content() -> None:
    layout = shipped_layout()
    assert (layout.width, layout.height) == (297, 210)
    assert {box.content for box in layout.boxes} == set(Content)
    assert not layout.qr.visible
    award = next(box for box in layout.boxes if box.content is Content.AWARD)
    assert (award.ink.red, award.ink.green, award.ink.blue) == (218, 37, 29)
    assert award.size == max(box.size for box in layout.boxes)


def test_printed_stock_leaves_out_what_is_on_it() -> None:
    layout = shipped_layout()
    left = {box.content for box in layout.drawn(Mode.FULL)} - {
        box.content for box in layout.drawn(Mode.PREPRINTED)
    }
    assert left == {Content.FIXED, Content.ISSUER, Content.AWARD}


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        (without_page, "page", "layout.missing"),
        (within(extra=1), "extra", "layout.unknown_key"),
        (in_name(sizes=1), f"boxes.{NAME_BOX}.sizes", "layout.unknown_key"),
        (in_name(size="38"), f"boxes.{NAME_BOX}.size", "layout.wrong_type"),
        (in_name(size=True), f"boxes.{NAME_BOX}.size", "layout.wrong_type"),
        (in_name(size=1e9), f"boxes.{NAME_BOX}.size", "layout.out_of_range"),
        (in_name(size=float("nan")), f"boxes.{NAME_BOX}.size", "layout.out_of_range"),
        (in_name(max_lines=1.5), f"boxes.{NAME_BOX}.max_lines", "layout.wrong_type"),
        (in_name(floor=60), f"boxes.{NAME_BOX}.floor", "layout.floor_over_size"),
        (in_name(colour="red"), f"boxes.{NAME_BOX}.colour", "layout.bad_colour"),
        (in_name(font="../../etc/x"), f"boxes.{NAME_BOX}.font", "layout.bad_name"),
        (in_name(align="middle"), f"boxes.{NAME_BOX}.align", "layout.unknown_value"),
        (in_name(visible=1), f"boxes.{NAME_BOX}.visible", "layout.wrong_type"),
        (in_name(id="signer"), "boxes.10.id", "layout.duplicate_box"),
        (in_name(x=290), f"boxes.{NAME_BOX}", "layout.outside_page"),
        (within("qr", y=205), "qr", "layout.outside_page"),
        (within(boxes={}), "boxes", "layout.wrong_type"),
        (within(boxes=[{}] * 61), "boxes", "layout.out_of_range"),
        (within(page=[]), "page", "layout.wrong_type"),
        (
            within("boxes", 0, text="x" * 301),
            "boxes.0.text",
            "layout.out_of_range",
        ),
    ],
)
def test_bad_value_is_refused_with_its_place(change: Change, field: str, code: str) -> None:
    assert (field, code) in refused(change)


def test_too_little_room_for_the_seal_is_refused() -> None:
    def lower_capacity(data: dict[str, Any]) -> None:
        for box in data["boxes"]:
            if box["id"] == "capacity":
                box["y"] += 1

    assert refused(lower_capacity) == [("boxes", "layout.signature_space")]
    assert SIGNATURE_SPACE == 35


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"null"])
def test_what_is_no_json_table_is_refused(raw: bytes) -> None:
    with pytest.raises(RuleError) as error:
        parse_layout(raw)
    assert error.value.problems[0].code in {"layout.unreadable", "layout.wrong_type"}


def test_huge_file_is_refused_unread() -> None:
    with pytest.raises(RuleError, match=r"layout\.too_large"):
        parse_layout(b" " * 200_001)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(key=st.sampled_from(sorted(BOX_KEYS)), value=json_values)
def test_any_value_in_a_box_is_read_or_refused_never_a_crash(key: str, value: object) -> None:
    data = deepcopy(SHIPPED)
    data["boxes"][NAME_BOX][key] = value
    try:
        layout = parse_layout(json.dumps(data).encode())
    except RuleError as error:
        codes = [problem.code for problem in error.problems]
        boxes = len(SHIPPED["boxes"])
    else:
        codes, boxes = ["layout."], len(layout.boxes)
    assert all(code.startswith("layout.") for code in codes)
    assert boxes == len(SHIPPED["boxes"])


def test_schema_file_names_the_same_keys_and_values() -> None:
    file = RESOURCES / "layouts" / "certificate-layout.schema.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    box = schema["properties"]["boxes"]["items"]
    assert set(schema["properties"]) == LAYOUT_KEYS
    assert set(box["properties"]) == BOX_KEYS
    for key, kind in (("content", Content), ("align", Align), ("stand", Stand)):
        assert box["properties"][key]["enum"] == list(kind)
    assert schema["properties"]["art"]["enum"] == list(Art)
