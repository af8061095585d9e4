"""Writing biểu nhập to a folder or a stick: all of them, or a list of those that got there."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.core.text import unmarked
from thidua_desktop.documents.naming import file_name
from thidua_desktop.services.entry_forms.content import entry_forms
from thidua_desktop.services.exports import write_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from thidua_desktop.exchange.entry_form import EntryForm
    from thidua_desktop.runtime.platform import Platform
    from thidua_desktop.services.desk import Desk

    Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FormsWritten:
    """Where the forms are; `fault` says what stopped the writing before `left` units got one."""

    folder: Path
    files: tuple[Path, ...]
    left: tuple[str, ...] = ()
    fault: EnvironmentFault | None = None


def export_forms(
    desk: Desk,
    campaign_id: int,
    unit_ids: Sequence[int],
    *,
    day: date,
    folder: Path,
    platform: Platform,
) -> FormsWritten:
    """Write the forms of these units; raises the codes of `entry_forms`."""
    return write_forms(entry_forms(desk, campaign_id, unit_ids, day=day), folder, platform=platform)


def write_forms(
    forms: Sequence[EntryForm], folder: Path, *, platform: Platform, step: Step | None = None
) -> FormsWritten:
    """Write composed forms, which needs no desk; no file that is there already is replaced.

    `step(done, total)` is called before each and may raise Cancelled: what is written stays.
    """
    files: list[Path] = []
    for at, form in enumerate(forms):
        if step is not None:
            step(at, len(forms))
        try:
            taken = frozenset(file.name.lower() for file in files)
            files.append(_write(form, folder, platform, taken=taken))
        except EnvironmentFault as fault:
            left = tuple(form.unit for form in forms[at:])
            return FormsWritten(folder, tuple(files), left, fault)
    return FormsWritten(folder, tuple(files))


def form_stem(form: EntryForm) -> str:
    """Name a form's file without marks, so that any stick and any machine keeps the name."""
    return f"Bieu nhap - {unmarked(form.unit)} - {form.day:%d-%m-%Y}"


def _write(form: EntryForm, folder: Path, platform: Platform, *, taken: frozenset[str]) -> Path:
    """Write beside what lies there: a filled form of the same name is never replaced."""
    from thidua_desktop.exchange.entry_form_writer import form_bytes

    content, copy = form_bytes(form), 1
    while True:
        tail = f" ({copy})" if copy > 1 else ""
        path = folder / file_name(form_stem(form) + tail, "xlsx")
        if path.name.lower() not in taken:
            if not _exists(path):
                write_out(path, content, platform=platform)
                _require_kept(path, content, platform)
                return path
            if _holds(path, content):
                return path
        copy += 1


def _require_kept(path: Path, content: bytes, platform: Platform) -> None:
    """Read a file back from the medium: a worn stick keeps less than it took."""
    try:
        kept = b"".join(platform.reread(path)) == content
    except OSError:
        kept = False
    if not kept:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise EnvironmentFault("export.not_kept", {"name": path.name})


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # the stick is gone; writing says so
        return False


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False
