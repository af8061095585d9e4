"""The technical log: what the program did, never what the office wrote.

Logged: start and end, versions of program, Python and system, schema number, codes of problems
and faults, names of acts ("backup.done"), counts, sizes, durations, and for our own bugs the kind
of error with file, line and function. Never: names, texts, values, file names of the user, SQL
parameters. That is why the text of a foreign error is left out: it quotes what it stumbled over.
"""

from __future__ import annotations

import copy
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.errors import EnvironmentFault, RuleError

if TYPE_CHECKING:
    from types import TracebackType

    # What logging hands to a formatter.
    ErrorInfo = (
        tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    )

ROOT = "thidua_desktop"
FILE_BYTES = 1_000_000
OLD_FILES = 5
LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"


def start_logging(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write all of the program's loggers to folder/thidua.log; raises `data.unwritable`.

    Only the holder of the data folder's lock may log there: two writers cannot rotate one file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "thidua.log", maxBytes=FILE_BYTES, backupCount=OLD_FILES, encoding="utf-8"
        )
    except OSError as error:
        raise EnvironmentFault("data.unwritable", {"path": str(folder)}) from error
    handler.setFormatter(PlainFormatter(LINE))
    logger = logging.getLogger(ROOT)
    logger.setLevel(level)
    logger.addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Close the file, which Windows would else keep from being moved."""
    logging.getLogger(ROOT).removeHandler(handler)
    handler.close()


class PlainFormatter(logging.Formatter):
    """Times with their offset; errors by kind and place, their text only where it is our own."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left the full text of the error on the record.
        own = copy.copy(record)
        own.exc_text = None
        return super().format(own)

    @override
    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:
        moment = datetime.fromtimestamp(record.created, UTC).astimezone()
        return moment.isoformat(timespec="milliseconds")

    @override
    def formatException(self, ei: ErrorInfo) -> str:
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines += [_heading(error), *_places(error)]
            hidden = error.__suppress_context__
            error = error.__cause__ if hidden else error.__context__
        return "\n".join(lines)


def _heading(error: BaseException) -> str:
    kind = f"{type(error).__module__}.{type(error).__qualname__}"
    return f"{kind}: {error}" if isinstance(error, (RuleError, EnvironmentFault)) else kind


def _places(error: BaseException) -> list[str]:
    """List the calls, innermost last; the folder above the package would name the PC's user."""
    return [
        f"  {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno} {frame.name}"
        for frame in extract_tb(error.__traceback__)
    ]
