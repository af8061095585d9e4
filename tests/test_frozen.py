"""The one-folder program as an office gets it: built, then run far from the repository."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest

from thidua_desktop.ui.one_window import OneWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.long

REPOSITORY = Path(__file__).resolve().parents[1]
PROGRAM = "thidua-cli.exe" if sys.platform == "win32" else "thidua"


@pytest.fixture(scope="module")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the built program."""
    if sys.platform == "linux" and shutil.which("objdump") is None:
        pytest.skip("PyInstaller needs objdump (Debian: binutils)")
    place = tmp_path_factory.mktemp("Chương trình")
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=ERROR"]
    build += ["--distpath", str(place), "--workpath", str(place / "build")]
    subprocess.run([*build, str(REPOSITORY / "build.spec")], check=True, cwd=place)
    return place / "thidua"


@pytest.fixture(scope="module")
def demo(frozen: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the frozen program made of the sample."""
    out = tmp_path_factory.mktemp("Kết quả")
    run(frozen, "demo", "--out", str(out))
    return out


def run(frozen: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Start it as an office PC would: no Python, no display, no variable of ours."""
    kept = ("PATH", "HOME", "SYSTEMROOT", "LOCALAPPDATA", "TEMP", "TMP", "TMPDIR")
    return subprocess.run(
        [frozen / PROGRAM, *arguments],
        check=True,
        capture_output=True,
        encoding="utf-8",
        cwd=frozen.parent,
        env={name: os.environ[name] for name in kept if name in os.environ},
    )


def test_it_tells_its_version(frozen: Path) -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["version"] in run(frozen, "--version").stdout


def test_demo_leaves_every_paper_and_picture(demo: Path) -> None:
    for name in (
        "giay-khen.pdf",
        "quyet-dinh.pdf",
        "quyet-dinh.docx",
        "bang-tong-hop.pdf",
        "bao-cao-tong-ket.pdf",
        "bao-cao-tong-ket.docx",
    ):
        assert (demo / name).stat().st_size > 1000, name
    assert len(list((demo / "screens").glob("*.png"))) >= 7
    assert json.loads((demo / "demo.json").read_text(encoding="utf-8"))


def test_its_check_finds_the_demos_data_sound(frozen: Path, demo: Path) -> None:
    run(frozen, "check", "--data-dir", str(demo / "data"))


def test_it_is_its_own_reader_of_files_from_outside(frozen: Path, tmp_path: Path) -> None:
    plan = REPOSITORY / "tests" / "planread" / "real-plan-paragraphs.txt"
    document = docx.Document()
    for paragraph in plan.read_text(encoding="utf-8").splitlines():
        document.add_paragraph(paragraph)
    file = tmp_path / "kế hoạch.docx"
    document.save(str(file))
    told = json.loads(run(frozen, "read-plan", str(file), "--json").stdout)
    assert [len(field["indicators"]) for field in told["fields"]] == [7, 3, 4, 4, 7]


def test_it_brings_what_is_shipped_and_writes_nothing_beside_it(frozen: Path, demo: Path) -> None:
    assert (demo / "data" / "thidua.db").is_file()
    bundle = frozen / "_internal"
    assert (bundle / "data" / "campaigns" / "ke-hoach-cao-loc.txt").is_file()
    assert list((bundle / "resources" / "fonts").glob("*.ttf"))
    assert list((bundle / "thidua_desktop" / "storage" / "migrations" / "versions").glob("*.py"))
    programs = {entry.name for entry in frozen.iterdir() if entry.is_file()}
    assert programs <= {"thidua", "thidua.exe", "thidua-cli.exe"}
    assert {entry.name for entry in frozen.iterdir() if entry.is_dir()} == {"_internal"}


def test_a_second_start_raises_the_first_window(frozen: Path, tmp_path: Path, qtbot: QtBot) -> None:
    data = tmp_path / "Dữ liệu"
    shown = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [frozen / PROGRAM, "--data-dir", str(data)]
    with subprocess.Popen(command, env=shown) as first:
        qtbot.waitUntil(OneWindow(data).ring, timeout=60_000)
        second = subprocess.run(command, env=shown, capture_output=True, timeout=60, check=False)
        assert (second.returncode, second.stdout, second.stderr) == (0, b"", b"")
        assert first.poll() is None
        first.kill()


def test_parts_of_qt_that_no_screen_uses_stay_out(frozen: Path) -> None:
    names = [file.name for file in (frozen / "_internal").rglob("*")]
    assert not [name for name in names if "Qt6Quick" in name or "QtSql" in name]
