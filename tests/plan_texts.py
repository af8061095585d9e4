"""The plans of other offices under planread/texts, and what a reader with eyes finds in them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TEXTS = Path(__file__).parent / "planread" / "texts"
OLDER: dict[str, dict[str, Any]] = json.loads((TEXTS / "expected.json").read_text(encoding="utf-8"))
"""Expectations of the first texts, which say nothing of baselines."""
EXPECTED: dict[str, dict[str, Any]] = OLDER | {
    path.stem: json.loads(path.read_text(encoding="utf-8"))
    for path in TEXTS.glob("*.json")
    if path.stem != "expected"
}
PLANS = sorted(EXPECTED)
STOPS = " .:/-–"
"""What may stand behind a printed number; expectations name the number alone."""

CELL_LINES = frozenset({"bang-tung-o", "doan-phuong-bang", "huong-dan-o", "phuong-bang-thoi-han"})
"""Here a number alone on its line is a cell of a table, not a page number."""


def text_of(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
