"""Reading the text of a plan from a file the officer has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault, rule

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 4 * 1024 * 1024
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def plan_text(file: Path) -> str:
    """Read a .txt plan; raises plan.file_missing, plan.file_too_large and plan.file_not_text."""
    try:
        size, content = file.stat().st_size, b""
        if size <= LARGEST:
            content = file.read_bytes()
    except OSError:
        raise EnvironmentFault("plan.file_missing", {"name": file.name}) from None
    if size > LARGEST:
        raise rule("file", "plan.file_too_large", name=file.name)
    encoding = next((e for mark, e in MARKS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise rule("file", "plan.file_not_text", name=file.name) from None
    if "\x00" in text:
        raise rule("file", "plan.file_not_text", name=file.name)
    return text
