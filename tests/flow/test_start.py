"""The window starts without what only papers and files need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from thidua_desktop.runtime.paths import Paths
from thidua_desktop.services.opening import opened
from thidua_desktop.services.setup import install_sample

ROOT = Path(__file__).parents[2]
LATER = {
    *("reportlab", "docx", "lxml", "PIL", "zxingcpp", "pypdfium2"),
    *("xlsxwriter", "python_calamine", "markdown", "pyrage", "argon2"),
}
"""Top names of the libraries of papers, pictures, Excel, help and locked backups."""
UPGRADES = {"alembic"}
CHILD = """
import json, sys
from PySide6.QtWidgets import QApplication

def shown_once():
    for _ in range(20):
        QApplication.processEvents()
    windows = [w.isVisible() for w in QApplication.topLevelWidgets() if w.isWindow()]
    tops = sorted({name.partition(".")[0] for name in sys.modules})
    print(json.dumps({"windows": sum(windows), "modules": tops}))
    return 0

QApplication.exec = staticmethod(shown_once)
from thidua_desktop import cli
sys.exit(cli.run(["--data-dir", sys.argv[1]]))
"""


@pytest.mark.parametrize("sample", [False, True], ids=["new desk", "sample"])
def test_the_window_starts_without_the_libraries_of_papers(tmp_path: Path, *, sample: bool) -> None:
    data = tmp_path / "Dữ liệu"
    if sample:
        with opened(Paths.find(data, {}), create=True) as desk:
            install_sample(desk)
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, str(data)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        check=True,
    )
    said = json.loads(ran.stdout)
    modules = set(said["modules"])
    assert said["windows"]
    assert "thidua_desktop" in modules
    assert modules & LATER == set()
    # a new data file is made by the upgrades, one after the other
    assert modules & UPGRADES == (set() if sample else UPGRADES)
