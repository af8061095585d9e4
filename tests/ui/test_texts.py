from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
from enum import Enum
from pathlib import Path

import pytest

import thidua_desktop.domain
from thidua_desktop.core.errors import EnvironmentFault, Problem
from thidua_desktop.ui.texts import label, sentence
from thidua_desktop.ui.texts.labels import LABELS
from thidua_desktop.ui.texts.sentences import SENTENCES

PACKAGE = Path(__file__).parents[2] / "thidua_desktop"
# Which argument of these calls is the code.
PLACES = {"rule": 1, "Problem": 1, "EnvironmentFault": 0}
CODE = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")


def trees() -> list[tuple[str, ast.Module]]:
    return [
        (file.name, ast.parse(file.read_text(encoding="utf-8")))
        for file in sorted(PACKAGE.rglob("*.py"))
    ]


def code_argument(call: ast.Call) -> ast.expr | None:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in PLACES:
        return None
    if len(call.args) > PLACES[name]:
        return call.args[PLACES[name]]
    return next((k.value for k in call.keywords if k.arg == "code"), None)


def arguments() -> list[tuple[str, ast.expr]]:
    return [
        (name, argument)
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and (argument := code_argument(node)) is not None
    ]


def literal_codes() -> set[tuple[str, str]]:
    return {
        (name, part.value)
        for name, argument in arguments()
        if not isinstance(argument, ast.JoinedStr)
        for part in ast.walk(argument)
        if isinstance(part, ast.Constant)
        and isinstance(part.value, str)
        and CODE.fullmatch(part.value)
    }


def test_codes_are_found_at_all() -> None:
    codes = {code for _, code in literal_codes()}
    assert {"number.unreadable", "number.mixed_marks", "data.locked"} <= codes


def test_every_code_used_in_the_source_has_a_sentence() -> None:
    assert sorted(pair for pair in literal_codes() if pair[1] not in SENTENCES) == []


def test_every_code_kept_in_a_table_or_variable_has_a_sentence() -> None:
    prefixes = {code.partition(".")[0] for _, code in literal_codes()} | {"barrier", "plan"}
    spoken = {
        (name, node.value)
        for name, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
        and node.value.partition(".")[0] in prefixes
        and not node.value.endswith((".db", ".json", ".toml", ".md", ".txt", ".log", ".py", ".xml"))
    }
    assert sorted(pair for pair in spoken if pair[1] not in SENTENCES) == []


def test_every_code_put_together_at_run_time_has_sentences() -> None:
    lacking: list[tuple[str, str]] = []
    for name, argument in arguments():
        if isinstance(argument, ast.JoinedStr):
            shape = "".join(
                re.escape(part.value)
                if isinstance(part, ast.Constant) and isinstance(part.value, str)
                else "[a-z_]+"
                for part in argument.values
            )
            if not any(re.fullmatch(shape, code) for code in SENTENCES):
                lacking.append((name, shape))
    assert lacking == []


def domain_enums() -> list[type[Enum]]:
    found: list[type[Enum]] = []
    for module in pkgutil.iter_modules(thidua_desktop.domain.__path__):
        loaded = importlib.import_module(f"thidua_desktop.domain.{module.name}")
        found += [
            member
            for _, member in inspect.getmembers(loaded, inspect.isclass)
            if issubclass(member, Enum)
            and member.__module__ == loaded.__name__
            and not member.__name__.startswith("_")
        ]
    return found


@pytest.mark.parametrize("kind", domain_enums(), ids=lambda kind: kind.__name__)
def test_every_enum_of_the_domain_has_labels(kind: type[Enum]) -> None:
    assert [member for member in kind if member not in LABELS] == []


def test_no_word_the_user_reads_is_a_code_or_an_enum_name() -> None:
    for words in (*LABELS.values(), *SENTENCES.values()):
        bare = re.sub(r"\{[a-z]+\}", "", words)
        assert not CODE.search(bare.replace(". ", " "))
        assert "_" not in bare


def test_a_sentence_is_filled_with_what_happened() -> None:
    said = sentence(Problem("value", "number.unreadable", {"text": "12a"}))
    assert "“12a”" in said


def test_a_code_inside_a_sentence_is_said_in_words() -> None:
    said = sentence(Problem("plan", "plan.not_a_plan", {"why": "plan.empty"}))
    assert "plan." not in said
    assert "không có chữ" in said


def test_a_lacking_value_does_not_break_the_message() -> None:
    assert "…" in sentence(EnvironmentFault("data.newer"))


def test_a_member_without_a_label_is_our_mistake() -> None:
    class Other(Enum):
        A = 1

    with pytest.raises(KeyError):
        label(Other.A)
