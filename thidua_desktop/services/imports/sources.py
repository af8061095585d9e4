"""Where a list comes from: a workbook of the officer's, or what was copied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import rule
from thidua_desktop.exchange.gate import LIMITS
from thidua_desktop.exchange.pasted import pasted_sheet
from thidua_desktop.exchange.reading import read_bytes, read_tables_bytes, read_workbook_bytes
from thidua_desktop.exchange.workbook import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PASTED: Final = "bảng đã dán"


@dataclass(frozen=True, slots=True)
class Source:
    """A file by its name and bytes; what was pasted has no bytes worth keeping (None)."""

    name: str
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class ReadTables:
    """What came out of a source; only sheets with something on them."""

    source: Source
    workbook: Workbook


def read_file(file: Path, tick: Callable[[], None] | None = None) -> ReadTables:
    """Read a workbook in the limited process; `tick` may raise to stop it.

    Raises EnvironmentFault file.unopened, the codes of `exchange.reading.read_workbook` and
    import.no_rows.
    """
    content = read_bytes(file, LIMITS.file)
    return _shown(file, content, read_workbook_bytes(content, tick))


def read_list_file(file: Path, tick: Callable[[], None] | None = None) -> ReadTables:
    """Read a workbook, or the tables of a Word file; raises as `read_file`."""
    content = read_bytes(file, LIMITS.file)
    return _shown(file, content, read_tables_bytes(content, tick))


def _shown(file: Path, content: bytes, book: Workbook) -> ReadTables:
    shown = tuple(sheet for sheet in book.sheets if sheet.rows)
    if not shown:
        raise rule("file", "import.no_rows")
    return ReadTables(Source(file.name, content), replace(book, sheets=shown))


def read_pasted(text: str) -> ReadTables:
    """Read copied cells; raises the codes of `exchange.pasted`."""
    return ReadTables(Source(PASTED), Workbook((pasted_sheet(text),)))
