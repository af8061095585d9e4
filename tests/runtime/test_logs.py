from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import EnvironmentFault, rule
from thidua_desktop.runtime import logs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOGGER = logging.getLogger("thidua_desktop.storage")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A log that is being written, closed after the test."""
    handler = logs.start_logging(tmp_path / "logs")
    yield tmp_path / "logs"
    logs.stop_logging(handler)


def written(folder: Path) -> str:
    return (folder / "thidua.log").read_text(encoding="utf-8")


def fail_over(name: str) -> None:
    try:
        {}[name]
    except KeyError as error:
        raise ValueError(f"bad {name}") from error


def test_line_says_when_with_offset_and_where(folder: Path) -> None:
    LOGGER.info("backup.done sets=%d", 3)
    moment, level, name, *words = written(folder).split()
    assert moment[10] == "T"
    assert moment[-6] in "+-"
    assert [level, name, *words] == ["INFO", "thidua_desktop.storage", "backup.done", "sets=3"]


def test_error_is_told_by_kind_and_place_without_what_it_quotes(folder: Path) -> None:
    try:
        fail_over("Nguyễn Thị Mẫu")
    except ValueError:
        LOGGER.exception("bug")
    text = written(folder)
    assert "builtins.ValueError\n" in text
    assert "builtins.KeyError\n" in text
    assert "tests/runtime/test_logs.py" in text
    assert "fail_over" in text
    assert "Mẫu" not in text


def test_full_text_left_by_another_handler_does_not_slip_through(folder: Path) -> None:
    other = logging.StreamHandler()
    logging.getLogger("thidua_desktop").handlers.insert(0, other)
    try:
        fail_over("Nguyễn Thị Mẫu")
    except ValueError:
        LOGGER.exception("bug")
    finally:
        logging.getLogger("thidua_desktop").removeHandler(other)
    assert "Mẫu" not in written(folder)


def test_hidden_context_stays_hidden(folder: Path) -> None:
    try:
        try:
            fail_over("x")
        except ValueError:
            raise LookupError from None
    except LookupError:
        LOGGER.exception("bug")
    assert "builtins.LookupError" in written(folder)
    assert "ValueError" not in written(folder)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (EnvironmentFault("data.locked"), "EnvironmentFault: data.locked"),
        (rule("name", "unit.empty_name", value="Mẫu"), "RuleError: name: unit.empty_name"),
    ],
)
def test_our_own_errors_are_told_by_their_code(folder: Path, error: Exception, line: str) -> None:
    LOGGER.error("refused", exc_info=error)
    assert line in written(folder)
    assert "Mẫu" not in written(folder)


def test_old_lines_move_to_numbered_files_and_the_oldest_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logs, "FILE_BYTES", 400)
    monkeypatch.setattr(logs, "OLD_FILES", 2)
    handler = logs.start_logging(tmp_path)
    for number in range(60):
        LOGGER.info("act %d", number)
    logs.stop_logging(handler)
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        "thidua.log",
        "thidua.log.1",
        "thidua.log.2",
    ]
    assert "act 59" in written(tmp_path)


def test_after_stopping_nothing_is_written_and_the_file_can_be_moved(tmp_path: Path) -> None:
    handler = logs.start_logging(tmp_path)
    logs.stop_logging(handler)
    LOGGER.warning("late")
    (tmp_path / "thidua.log").rename(tmp_path / "moved")
    assert (tmp_path / "moved").read_bytes() == b""


def test_place_that_cannot_be_a_folder_is_an_environment_fault(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(EnvironmentFault) as caught:
        logs.start_logging(file)
    assert caught.value.code == "data.unwritable"
