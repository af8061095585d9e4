"""Writing tables for other programs to a place the officer chose."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.runtime.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.exchange.sheet_table import SheetTable
    from thidua_desktop.runtime.platform import Platform


def export_table(path: Path, table: SheetTable, *, platform: Platform) -> None:
    """Write an .xlsx; an older file of that name is replaced whole or stays as it was.

    Raises EnvironmentFault export.file_open, export.full and export.unwritable.
    """
    from thidua_desktop.exchange.sheet_writer import sheet_bytes

    write_out(path, sheet_bytes(table), platform=platform)


def write_out(path: Path, content: bytes, *, platform: Platform) -> None:
    """Write a whole file for others; raises as `export_table`, and export.no_folder."""
    try:
        replace_file(path, content, platform=platform)
    except PermissionError:
        # Excel holds a file it shows, and Windows then refuses to replace it.
        code = "export.file_open" if path.exists() else "export.unwritable"
        raise EnvironmentFault(code, {"name": path.name}) from None
    except OSError as error:
        if not path.parent.is_dir():
            raise EnvironmentFault("export.no_folder", {"name": _place(path.parent)}) from None
        code = "export.full" if error.errno == errno.ENOSPC else "export.unwritable"
        raise EnvironmentFault(code, {"name": path.name}) from None


def _place(folder: Path) -> str:
    """Name a folder; a drive has no name but its letter."""
    return folder.name or str(folder)
