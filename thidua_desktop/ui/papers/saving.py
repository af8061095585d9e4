"""Saving a paper where the officer wants it, without ever losing the file that was there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.runtime.files import replace_file
from thidua_desktop.runtime.platform import real_platform

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    # Parent, proposed path, what the files are called; None when the officer changed their mind.
    Ask = Callable[[QWidget, Path, str], Path | None]

NAMES = {"pdf": "Tệp PDF (*.pdf)", "docx": "Tệp Word (*.docx)"}


def ask_where(parent: QWidget, proposed: Path, names: str) -> Path | None:
    """Ask with the system's own box; it also asks before a file is replaced."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Lưu văn bản", str(proposed), names)
    if not chosen:
        return None
    path = Path(chosen)
    return (
        path
        if path.suffix.lower() == proposed.suffix
        else path.with_name(path.name + proposed.suffix)
    )


def documents_folder() -> Path:
    """Where papers are saved first: the user's Documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))


def save_file(path: Path, content: bytes) -> None:
    """Replace the file whole, or leave the old one.

    Raises paper.open_elsewhere and paper.unwritable.
    """
    try:
        replace_file(path, content, platform=real_platform())
    except PermissionError as error:
        code = "paper.open_elsewhere" if path.exists() else "paper.unwritable"
        raise EnvironmentFault(code, {"name": path.name}) from error
    except OSError as error:
        raise EnvironmentFault("paper.unwritable", {"name": path.name}) from error
