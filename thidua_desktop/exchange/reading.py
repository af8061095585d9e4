"""Reading a file from outside: the gate here, the parsing in a process that may die of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, Final

from thidua_desktop.core.errors import EnvironmentFault, RuleError, rule
from thidua_desktop.exchange.gate import LIMITS, LISTS, PLANS, WORKBOOKS, FileKind, identify
from thidua_desktop.exchange.reader_child import RESULT, SOURCE, TABLES
from thidua_desktop.exchange.workbook import Workbook, from_json, problem_from_json

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

SECONDS: Final = 10
TICK: Final = 0.1  # seconds between two looks whether the officer wants to stop
LARGEST_RESULT: Final = 32 << 20
PACKAGE: Final = Path(__file__).parents[1]


def read_workbook(file: Path) -> Workbook:
    """Read .xlsx, .ods or .xls; whatever is wrong with it, nothing of ours is touched.

    Raises EnvironmentFault file.unopened and a RuleError at "file": the codes of `gate.identify`,
    file.dtd, file.not_utf8, file.too_many_rows, file.too_many_cells, file.too_many_sheets,
    file.too_slow, file.unreadable.
    """
    return read_workbook_bytes(read_bytes(file, LIMITS.file))


def read_workbook_bytes(content: bytes, tick: Callable[[], None] | None = None) -> Workbook:
    """Read the bytes of a workbook; raises as `read_workbook`.

    `tick` is called some times a second; what it raises ends the reader process too.
    """
    return _workbook(_parsed(content, WORKBOOKS, tick))


def read_tables_bytes(content: bytes, tick: Callable[[], None] | None = None) -> Workbook:
    """Read a workbook, or the tables of a .docx as its sheets; raises as `read_workbook`."""
    return _workbook(_parsed(content, LISTS, tick, more=(TABLES,)))


def _workbook(told: dict[str, Any]) -> Workbook:
    try:
        return from_json(told["workbook"])
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        raise rule("file", "file.unreadable") from None


def read_plan_text(content: bytes, tick: Callable[[], None] | None = None) -> str:
    """Read the text of a .docx or .pdf; raises as `read_workbook`, and file.scanned.

    `tick` is called some times a second; what it raises ends the reader process too.
    """
    told = _parsed(content, PLANS, tick)
    text = told.get("text")
    if not isinstance(text, str):
        raise rule("file", "file.unreadable")
    return text


def read_bytes(file: Path, most: int) -> bytes:
    """Read a whole file, one byte over the limit at most; raises file.unopened."""
    try:
        with file.open("rb") as source:
            return source.read(most + 1)
    except OSError:
        raise EnvironmentFault("file.unopened", {"name": file.name}) from None


def child_command() -> list[str]:
    """Start this very program as the reader; frozen, the executable is the program."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--reader-child"]
    return [sys.executable, "-m", PACKAGE.name, "--reader-child"]


def _parsed(
    content: bytes,
    wanted: Collection[FileKind],
    tick: Callable[[], None] | None = None,
    *,
    more: tuple[str, ...] = (),
) -> dict[str, Any]:
    kind = identify(content, wanted)
    # A virus scanner may still hold the copy; leaving it behind is no reason to fail.
    with tempfile.TemporaryDirectory(prefix="thidua-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        try:
            (place / SOURCE).write_bytes(content)
        except OSError:
            raise EnvironmentFault("file.no_room") from None
        _run([kind.value, *more], place, tick)
        told = _result(place / RESULT)
    problems = told.get("problems")
    if problems:
        raise RuleError(*map(problem_from_json, problems))
    return told


def _run(asked: Sequence[str], place: Path, tick: Callable[[], None] | None) -> None:
    environment = dict(os.environ)
    if not getattr(sys, "frozen", False):
        environment["PYTHONPATH"] = str(PACKAGE.parent)
    hidden = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program
            [*child_command(), *asked],
            cwd=place,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            creationflags=hidden,
        )
    except OSError:
        raise EnvironmentFault("file.no_reader") from None
    with child:
        try:
            code = _wait(child, tick)
        except BaseException:
            child.kill()
            raise
    if code != 0:
        raise rule("file", "file.unreadable")


def _wait(child: subprocess.Popen[bytes], tick: Callable[[], None] | None) -> int:
    """Wait for the reader's end, not longer than SECONDS; raises file.too_slow."""
    until = monotonic() + SECONDS
    while True:
        try:
            return child.wait(min(TICK, max(until - monotonic(), 0)))
        except subprocess.TimeoutExpired:
            if monotonic() >= until:
                raise rule("file", "file.too_slow") from None
        if tick is not None:
            tick()


def _result(file: Path) -> dict[str, Any]:
    try:
        if file.stat().st_size > LARGEST_RESULT:
            raise rule("file", "file.too_many_cells")
        told = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise rule("file", "file.unreadable") from None
    if not isinstance(told, dict):
        raise rule("file", "file.unreadable")
    return told
