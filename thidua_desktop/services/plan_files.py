"""Reading the text of a plan from a file the officer has: .txt, .docx or .pdf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import EnvironmentFault, RuleError, rule
from thidua_desktop.exchange.gate import LIMITS
from thidua_desktop.exchange.reading import read_bytes, read_plan_text
from thidua_desktop.exchange.recoding import decoded

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LARGEST: Final = 4 * 1024 * 1024
_OLD_WORD: Final = (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"<html", b"<!DOCTYPE html")
_PDF_WITHIN: Final = 1024


def plan_text(file: Path) -> str:
    """Read a plan's text from its file; codes as `plan_content` and `text_of`."""
    return text_of(plan_content(file), name=file.name)


def plan_content(file: Path) -> bytes:
    """Read a plan's file once; raises plan.file_missing and file.too_large."""
    try:
        return read_bytes(file, LIMITS.pdf)
    except EnvironmentFault:
        raise EnvironmentFault("plan.file_missing", {"name": file.name}) from None


def text_of(content: bytes, *, name: str, tick: Callable[[], None] | None = None) -> str:
    """Read a plan by what its bytes are, not by its name; `tick` may end it by what it raises.

    Codes: plan.file_too_large, plan.file_not_text, plan.file_old_word, and those of
    `exchange.reading.read_plan_text` for .docx and .pdf.
    """
    if content.startswith(_OLD_WORD):
        raise rule("file", "plan.file_old_word", name=name)
    if content.startswith(b"PK") or b"%PDF-" in content[:_PDF_WITHIN]:
        return read_plan_text(content, tick)
    if len(content) > LARGEST:
        raise rule("file", "plan.file_too_large", name=name)
    try:
        return decoded(content)
    except RuleError:
        raise rule("file", "plan.file_not_text", name=name) from None
