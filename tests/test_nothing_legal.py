"""No amount, share, threshold or citation of law stands in code: they are dated data."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "thidua_desktop"
# "152/2025/NĐ-CP", "06/2022/QH15", "15/2025/TT-BNV": a number, a year and a kind of instrument.
CITED = re.compile(r"(?<![\d/])\d{1,4}/20\d\d\b|/QH\d\d\b|\bĐiều \d+ (?:Luật|Nghị định|Thông tư)")
SHARE = re.compile(r"\b[1-9]/[2-9]\b")


def raw(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / "data" / name).read_text(encoding="utf-8"))


def amounts() -> set[int]:
    """Base salaries, and what they come to with every multiple."""
    prizes = raw("prizes.toml")
    salaries = [row["amount_vnd"] for row in prizes["base_salary"]]
    multiples = [float(row["multiple"]) for row in prizes["rate"]]
    return {round(s * m) for s in salaries for m in (1.0, *multiples)}


def multiples() -> set[str]:
    # A tenth is the usual step of rounding.
    return {row["multiple"] for row in raw("prizes.toml")["rate"]} - {"0.1"}


def docstrings(tree: ast.Module) -> set[int]:
    """Give the ids of constants that are words for the reader alone."""
    return {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def constants(tree: ast.Module) -> Iterator[ast.Constant]:
    quiet = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in quiet:
            yield node


def factors(tree: ast.Module) -> Iterator[str]:
    """Give what is made a Decimal of; the step of a rounding is no multiple."""
    steps = {
        id(argument)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "quantize"
        for argument in node.args
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and id(node) not in steps
            and isinstance(node.func, ast.Name)
            and node.func.id == "Decimal"
            and node.args
            and isinstance(node.args[0], ast.Constant)
        ):
            yield str(node.args[0].value)


def legal_in(source: str) -> list[str]:
    """Name everything legal that a piece of code says."""
    tree = ast.parse(source)
    known = amounts()
    found: list[str] = []
    for node in constants(tree):
        value = node.value
        if isinstance(value, str):
            digits = {int(n.replace(".", "")) for n in re.findall(r"\d[\d.]*\d", value) if n}
            if CITED.search(value) or digits & known or SHARE.fullmatch(value):
                found.append(value)
        elif isinstance(value, int | float) and round(value) in known:
            found.append(str(value))
    return found + [factor for factor in factors(tree) if factor in multiples()]


@pytest.mark.parametrize(
    "planted",
    [
        'X = "Nghị định số 152/2025/NĐ-CP"',
        'X = "theo Luật 06/2022/QH15"',
        'X = "Điều 54 Nghị định về thi đua"',
        "X = 2_340_000",
        'X = "702.000 đồng"',
        'X = Decimal("0.45")',
        'X = "2/3"',
    ],
)
def test_a_planted_one_is_found(planted: str) -> None:
    assert legal_in(planted)


def test_nothing_legal_stands_in_code() -> None:
    found = {
        f"{file.relative_to(ROOT)}: {words}"
        for file in sorted(PACKAGE.rglob("*.py"))
        for words in legal_in(file.read_text(encoding="utf-8"))
    }
    assert sorted(found) == []
