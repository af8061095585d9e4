"""The reader process: limited first, and without the window or the database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from outside_files import xlsx

from thidua_desktop.exchange.reader_child import RESULT, SOURCE
from thidua_desktop.exchange.reading import child_command

ROOT = Path(__file__).parents[2]
LOOK = """
import json, sys
sys.argv = ["thidua", "--reader-child", "xlsx"]
from thidua_desktop.__main__ import main
code = main()
heavy = [n for n in ("PySide6", "sqlalchemy", "reportlab", "docx") if n in sys.modules]
print(json.dumps([code, heavy]))
"""
BREAK = """
import sys
sys.path.insert(0, {root!r})
from thidua_desktop.runtime.limits import ProcessLimits, limit_this_process
limit_this_process(ProcessLimits(memory=200 << 20, written=1 << 20, seconds=1))
{act}
"""


def test_it_reads_without_window_and_database(tmp_path: Path) -> None:
    (tmp_path / SOURCE).write_bytes(xlsx(lambda book: book.add_worksheet("Đơn vị").write(0, 0, 1)))
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}){LOOK}"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, check=True, capture_output=True
    )
    assert json.loads(done.stdout) == [0, []]
    told = json.loads((tmp_path / RESULT).read_text(encoding="utf-8"))
    assert told["workbook"]["sheets"][0]["name"] == "Đơn vị"
    assert {file.name for file in tmp_path.iterdir()} == {SOURCE, RESULT}


@pytest.mark.parametrize(
    "act",
    [
        "bytes(400 << 20)",
        "while True: pass",
        "open('big', 'wb').write(bytes(2 << 20))",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the job object's way out is another one")
def test_it_cannot_take_more_than_it_allowed_itself(tmp_path: Path, act: str) -> None:
    program = BREAK.format(root=str(ROOT), act=act)
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, check=False, capture_output=True, timeout=30
    )
    assert done.returncode != 0


def test_the_frozen_program_is_its_own_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command() == [sys.executable, "-m", "thidua_desktop", "--reader-child"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "thidua.exe")
    assert child_command() == ["thidua.exe", "--reader-child"]
