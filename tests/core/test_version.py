from __future__ import annotations

import tomllib
from pathlib import Path

from thidua_desktop.core.version import VERSION


def test_the_program_and_its_package_carry_one_number() -> None:
    text = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["project"]["version"] == VERSION
