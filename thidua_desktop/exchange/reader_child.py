"""The process that alone parses files from outside: `thidua --reader-child KIND [tables]`.

It reads `source` in its working folder, writes `result.json` beside it and ends. It has limited
itself before this module is imported; whatever breaks here is one sentence for the officer.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, assert_never

from thidua_desktop.core.errors import RuleError
from thidua_desktop.exchange.gate import FileKind
from thidua_desktop.exchange.workbook import problem_to_json, to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCE: Final = "source"
RESULT: Final = "result.json"
TABLES: Final = "tables"
"""Asks for the tables of a Word file in the place of its text."""


def main(arguments: Sequence[str]) -> int:
    """Read one file; the exit code is 0 also when the file was refused."""
    kind = FileKind(arguments[0])
    try:
        told = _read(kind, Path(SOURCE), tables=TABLES in arguments[1:])
    except RuleError as error:
        told = {"problems": [problem_to_json(problem) for problem in error.problems]}
    Path(RESULT).write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    return 0


def _read(kind: FileKind, source: Path, *, tables: bool) -> dict[str, Any]:
    match kind:
        case FileKind.XLSX | FileKind.ODS | FileKind.XLS:
            from thidua_desktop.exchange.workbook_parser import parse_workbook

            return {"workbook": to_json(parse_workbook(source, kind))}
        case FileKind.DOCX if tables:
            from thidua_desktop.exchange.word_tables import word_tables

            return {"workbook": to_json(word_tables(source))}
        case FileKind.DOCX:
            from thidua_desktop.exchange.word_text import word_text

            return {"text": word_text(source)}
        case FileKind.PDF:
            from thidua_desktop.exchange.pdf_text import pdf_text

            return {"text": pdf_text(source)}
        case _:
            assert_never(kind)
