"""kill -9 during entry: whatever was acknowledged is there, and the chain is sound."""

from __future__ import annotations

import itertools
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from thidua_desktop.domain.records import Assignment, ProgressEntry
from thidua_desktop.runtime.paths import Paths
from thidua_desktop.services.edit_loop import counting_cell
from thidua_desktop.services.opening import opened
from thidua_desktop.services.soundness import check

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="hands over a pipe by its number")


def start_loop(data: Path, *before: str) -> tuple[subprocess.Popen[bytes], int]:
    read_end, write_end = os.pipe()
    command = [sys.executable, "-m", "thidua_desktop", "edit-loop", "--data-dir", str(data)]
    command += ["--ack-fd", str(write_end)]
    process = subprocess.Popen(
        [*before, *command], pass_fds=[write_end], cwd=ROOT, start_new_session=True
    )
    os.close(write_end)
    return process, read_end


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill the writer and whoever traces it, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def read_acks(read_end: int, wanted: int) -> bytes:
    got = b""
    while got.count(b"\n") < wanted:
        part = os.read(read_end, 4096)
        if not part:
            break
        got += part
    return got


@pytest.mark.parametrize("kills_at", [1, 2, 5, 17, 40])
def test_every_acknowledged_value_survives_kill_9(tmp_path: Path, kills_at: int) -> None:
    data = tmp_path / "data"
    for _ in range(2):
        process, read_end = start_loop(data)
        got = read_acks(read_end, kills_at)
        end(process)
        with os.fdopen(read_end, "rb") as rest:
            got += rest.read()
        acknowledged = [int(line) for line in got.split(b"\n")[:-1]]
        assert len(acknowledged) >= kills_at
        with opened(Paths.find(data, {}), create=False) as desk:
            unit_id, indicator_id = counting_cell(desk)
            given = desk.store.where(Assignment, unit_id=unit_id, indicator_id=indicator_id)[0]
            stored = desk.store.where(ProgressEntry, assignment_id=given.id)
            typed = [int(e.typed) for e in stored if e.typed.isdigit()]
            assert set(acknowledged) <= set(typed)
            assert typed[-1] in {acknowledged[-1], acknowledged[-1] + 1}
            assert check(desk) == ()


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_the_flush_stands_between_the_key_and_the_acknowledgement(tmp_path: Path) -> None:
    trace = tmp_path / "trace.txt"
    calls = "trace=fsync,fdatasync,write"
    process, read_end = start_loop(
        tmp_path / "data", "strace", "-f", "-o", str(trace), "-e", calls, "-s", "8"
    )
    read_acks(read_end, 3)
    end(process)
    os.close(read_end)
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    acks = [n for n, line in enumerate(lines) if '"1\\n"' in line or '"2\\n"' in line]
    assert len(acks) >= 2
    for before, after in itertools.pairwise(acks):
        assert any("sync(" in line for line in lines[before:after])
    first = next(n for n, line in enumerate(lines) if '"0\\n"' in line)
    assert any("sync(" in line for line in lines[:first])
