"""Plans of other offices and other hands, each with what a reader with eyes finds in it."""

from __future__ import annotations

from typing import Any

import pytest
from plan_texts import CELL_LINES, EXPECTED, OLDER, PLANS, STOPS, TEXTS, text_of

from thidua_desktop.core.text import fold
from thidua_desktop.planread.draft import to_json
from thidua_desktop.planread.reader import read_plan
from thidua_desktop.planread.scans import unslipped


def read(name: str) -> dict[str, Any]:
    return to_json(read_plan(text_of(name)))


def told(indicator: dict[str, Any]) -> tuple[object, ...]:
    return (
        *(indicator[key] for key in ("rule", "target", "measure_unit", "certainty")),
        *(indicator[key] for key in ("strict", "deadline", "inferred")),
        indicator["scope"]["unit_kinds"],
    )


def wanted(expected: list[Any]) -> tuple[object, ...]:
    extra: dict[str, Any] = expected[5] if len(expected) > 5 else {}
    return (
        *expected[1:5],
        *(extra.get("strict", False), extra.get("deadline"), extra.get("inferred", False)),
        extra.get("kinds", []),
    )


def test_every_text_has_its_expectation() -> None:
    assert sorted(path.stem for path in TEXTS.glob("*.txt")) == PLANS
    assert len(PLANS) >= 12


@pytest.mark.parametrize("name", PLANS)
def test_head_lists_and_signature_of(name: str) -> None:
    made, expected = read(name), EXPECTED[name]
    for key in ("title", "document_number", "document_date", "issuer", "place"):
        assert made[key] == expected[key], key
    for key in ("legal_bases", "award_forms", "criteria", "recipients"):
        assert len(made[key]) == expected[key], (key, made[key])
    period, signer = made["period"], made["signer"]
    assert (period and [period["start"], period["end"]]) == expected["period"]
    assert (signer and [signer["name"], signer["capacity"]]) == expected["signer"]


@pytest.mark.parametrize("name", PLANS)
def test_fields_and_indicators_of(name: str) -> None:
    made, expected = read(name)["fields"], EXPECTED[name]["fields"]
    assert [[f["number"].rstrip(STOPS), f["title"]] for f in made] == [
        field[:2] for field in expected
    ]
    for field, (_, _, indicators) in zip(made, expected, strict=True):
        starts = [
            text["text"][: len(start[0])]
            for text, start in zip(field["indicators"], indicators, strict=True)
        ]
        assert starts == [start[0] for start in indicators]
        assert [told(i) for i in field["indicators"]] == [wanted(i) for i in indicators]


@pytest.mark.parametrize("name", PLANS)
def test_what_is_to_be_checked_says_why_in(name: str) -> None:
    for field, (_, _, indicators) in zip(
        read(name)["fields"], EXPECTED[name]["fields"], strict=True
    ):
        for item, expected in zip(field["indicators"], indicators, strict=True):
            extra = expected[5] if len(expected) > 5 else {}
            assert (item["certainty"] == "CHECK") == bool(item["notes"])
            assert item["inferred"] == ("inferred" in item["notes"])
            assert item["notes"] == extra.get("notes", item["notes"])
            if name not in OLDER:
                assert item["baseline"] == extra.get("baseline")


@pytest.mark.parametrize("name", PLANS)
def test_source_lines_hold_the_words_of(name: str) -> None:
    printed = text_of(name).split("\n")
    for field in read(name)["fields"]:
        for item in field["indicators"]:
            source = fold(" ".join(printed[n - 1] for n in item["lines"]))
            assert all(word in source for word in fold(item["text"]).split())
            if item["target"] not in {None, "0"} and not item["inferred"]:
                assert any(c.isdigit() for c in unslipped(source)) or any(
                    f" {word} " in source for word in ("mot", "hai")
                )


@pytest.mark.parametrize("name", PLANS)
def test_blank_lines_and_page_breaks_change_nothing_in(name: str) -> None:
    text = text_of(name)
    cells_alone = name in CELL_LINES
    paged = text.replace("\n", "\n\n" if cells_alone else "\n\n\f- 2 -\n\n")
    first, again = read(name), to_json(read_plan(paged))
    for made in (first, again):
        for field in made["fields"]:
            for item in field["indicators"]:
                del item["lines"]
    assert again == first
