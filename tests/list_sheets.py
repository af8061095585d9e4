"""Sheets for tests, written as a person sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.exchange.workbook import EMPTY, Cell, CellKind, Sheet
from thidua_desktop.services.imports.filing import Filing
from thidua_desktop.services.imports.sources import Source

if TYPE_CHECKING:
    from thidua_desktop.domain.terms import ImportSubject
    from thidua_desktop.exchange.columns import ColumnMapping


def cell(value: str | float | Cell | None) -> Cell:
    """Make a cell: numbers as numbers, None and "" as empty, text else."""
    if isinstance(value, Cell):
        return value
    if value is None or value == "":
        return EMPTY
    if isinstance(value, str):
        return Cell(value, CellKind.TEXT)
    return Cell(f"{value:g}" if isinstance(value, float) else str(value), CellKind.NUMBER)


def sheet(*rows: tuple[str | float | Cell | None, ...]) -> Sheet:
    return Sheet("Trang 1", tuple(tuple(map(cell, row)) for row in rows))


def day(iso: str) -> Cell:
    return Cell(iso, CellKind.DATE)


def filing(
    subject: ImportSubject, mapping: ColumnMapping, *, campaign_id: int | None = None
) -> Filing:
    """Say that a list came from a file of a few bytes."""
    source = Source("ds.xlsx", b"ds")
    return Filing(subject=subject, mapping=mapping, source=source, campaign_id=campaign_id)
