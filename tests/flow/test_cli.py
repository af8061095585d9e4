"""The commands as a scheduled task runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from thidua_desktop import cli
from thidua_desktop.core.clock import SystemClock
from thidua_desktop.runtime.lock import DataLock
from thidua_desktop.runtime.paths import Paths
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.services.backups import verify

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "data" / "campaigns" / "ke-hoach-cao-loc.txt"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "thidua_desktop", "demo", "--out", str(out)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
    return out


def test_the_demo_leaves_every_paper_and_counts_it_again(demo: Path) -> None:
    told = json.loads((demo / "demo.json").read_text(encoding="utf-8"))
    files = {item["name"]: item for item in told["files"]}
    for name in (
        "giay-khen.pdf",
        "quyet-dinh.pdf",
        "quyet-dinh.docx",
        "bang-tong-hop.pdf",
        "bao-cao-tong-ket.pdf",
        "bao-cao-tong-ket.docx",
    ):
        assert (demo / name).stat().st_size == files[name]["bytes"]
    assert files["giay-khen.pdf"]["pages"] == 5
    found = [files[n]["recipients_found"] for n in ("quyet-dinh.pdf", "quyet-dinh.docx")]
    assert found == [5, 5]
    assert told["clock"].startswith("2026-01-15")
    assert sorted(p.name for p in (demo / "screens").iterdir()) == sorted(told["screens"])


def test_the_demos_plan_reads_back_with_every_field_and_indicator(demo: Path) -> None:
    plans = json.loads((demo / "demo.json").read_text(encoding="utf-8"))["plan"]
    assert [plan["name"] for plan in plans] == ["ke-hoach.pdf", "ke-hoach.docx"]
    for plan in plans:
        assert plan["agrees"]
        assert plan["fields_found"] == plan["fields"] == 5
        assert plan["indicators_found"] == plan["indicators"] == 25


def test_a_second_demo_makes_the_same_papers(demo: Path, tmp_path: Path) -> None:
    assert cli.run(["check", "--data-dir", str(demo / "data")]) == 0
    again = tmp_path / "again"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "thidua_desktop", "demo", "--out", str(again)]
    subprocess.run(command, check=True, cwd=ROOT, env=environment, capture_output=True)
    for paper in demo.glob("*.pdf"):
        assert (again / paper.name).read_bytes() == paper.read_bytes(), paper.name


def test_the_demo_never_clears_a_folder_that_is_not_its_own(tmp_path: Path) -> None:
    kept = tmp_path / "data" / "thidua.db"
    kept.parent.mkdir()
    kept.write_bytes(b"quan trong")
    assert cli.run(["demo", "--out", str(tmp_path)]) == 1
    assert kept.read_bytes() == b"quan trong"


def test_score_prints_what_the_board_says(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["score", "--json", "--data-dir", str(demo / "data")]) == 0
    told = json.loads(capsys.readouterr().out)
    first = told["campaigns"][0]["units"][0]
    assert first["place"] == 1
    assert first["total"] == "100.00"


def test_read_plan_prints_the_promised_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["read-plan", str(PLAN), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [len(f["indicators"]) for f in told["fields"]] == [7, 3, 4, 4, 7]


def test_a_text_that_is_no_plan_exits_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "thu.txt"
    other.write_text("Kính gửi: Các thôn. Mời họp.", encoding="utf-8")
    assert cli.run(["read-plan", str(other), "--json"]) == 3
    told = json.loads(capsys.readouterr().out)
    assert told["fields"] == []
    assert told["why_not"]


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"\xff\xfe\x00", None])
def test_a_file_that_is_no_text_is_refused(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ke-hoach.txt"
    if content is not None:
        file.write_bytes(content)
    assert cli.run(["read-plan", str(file)]) in {1, 3}
    assert capsys.readouterr().err.strip()


def test_the_folder_of_an_open_window_exits_75(
    demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = Paths.find(demo / "data", {})
    with DataLock(paths.lock, SystemClock()):
        assert cli.run(["check", "--data-dir", str(demo / "data")]) == 75
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_missing_folder_is_no_crash(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--data-dir", str(tmp_path / "không có")]) == 1
    assert capsys.readouterr().err.strip()


def test_a_backup_is_read_back_before_it_counts(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = str(demo / "data")
    assert cli.run(["backup", str(tmp_path / "usb"), "--data-dir", data]) == 0
    said = capsys.readouterr().out
    assert "Đã sao lưu và kiểm tra xong" in said
    assert "cùng ổ đĩa với dữ liệu: chưa phải bản sao an toàn" in said
    sets = list((tmp_path / "usb" / "SAOLUU-THIDUA" / "sets").iterdir())
    assert len(sets) == 1
    assert verify(sets[0], device=real_platform()) == ()
    spoiled = sets[0] / "data.db"
    content = bytearray(spoiled.read_bytes())
    content[len(content) // 2] ^= 1
    spoiled.write_bytes(content)
    assert [p.code for p in verify(sets[0], device=real_platform())] == ["backup.differs"]
