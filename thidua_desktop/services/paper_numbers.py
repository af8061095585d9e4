"""Số liệu trong văn bản: every number of a paper's tables that opens, and what is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.documents.blocks import Paragraph, Role, TableBlock, Title
from thidua_desktop.domain.terms import PaperKind
from thidua_desktop.services.origins import (
    cell_origin,
    commune_origin,
    line_origin,
    points_origin,
)
from thidua_desktop.services.standings import final_day, standings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from thidua_desktop.documents.blocks import Document, NumberSource, Row, Section
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.origins import NumberOrigin

OPENING = frozenset(
    {
        PaperKind.INDICATOR_SUMMARY,
        PaperKind.FINAL_REPORT,
        PaperKind.RANKING_LIST,
        PaperKind.SCORE_SHEETS,
    }
)
"""Papers whose tables hold numbers that are made of entries."""

NOTHING = frozenset({"", "-"})


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """One number: the table it stands in, the words of its row and column, and what it is of."""

    table: str
    row: str
    column: str
    value: str
    source: NumberSource


def numbers_of(paper: Document) -> tuple[PaperNumber, ...]:
    """List the numbers of a paper in reading order."""
    return tuple(number for section in paper.sections for number in _of_section(section))


def _of_section(section: Section) -> Iterator[PaperNumber]:
    """Name each table by its caption, else by whose it is, else by the paper's title."""
    title = said = ""
    for block in section.blocks:
        if isinstance(block, Title):
            title = said = block.kind.capitalize()
        elif isinstance(block, Paragraph):
            whose = said == title and any(run.bold for run in block.runs)
            if whose or block.role is Role.CAPTION:
                said = "".join(run.text for run in block.runs)
        elif isinstance(block, TableBlock):
            for row in block.rows:
                yield from _of_row(said, block.header[-1], row)


def _of_row(table: str, header: tuple[str, ...], row: Row) -> Iterator[PaperNumber]:
    spans = row.spans or (1,) * len(row.cells)
    place = 0
    for cell, span, source in zip(row.cells, spans, row.sources, strict=False):
        if source is not None and cell not in NOTHING:
            yield PaperNumber(table, row.cells[1], header[place], cell, source)
        place += span


def open_number(desk: Desk, campaign_id: int, source: NumberSource, day: date) -> NumberOrigin:
    """Open a number of a paper made as at `day`; raises paper.number_gone when it is no more."""
    if source.unit_id is None:
        return commune_origin(desk, campaign_id, source.indicator_ids[0], day)
    if not source.scored:
        return cell_origin(
            desk, campaign_id, source.unit_id, indicator_id=source.indicator_ids[0], day=day
        )
    day = final_day(desk, campaign_id, day)
    sheet = standings(desk, campaign_id, day).of(source.unit_id)
    if sheet is None:
        raise rule("paper", "paper.number_gone")
    if len(source.indicator_ids) == 1:
        lines = (*(n for f in sheet.fields for n in f.lines), *sheet.left_out)
        line = next((n for n in lines if n.indicator_id == source.indicator_ids[0]), None)
        if line is None:
            raise rule("paper", "paper.number_gone")
        return line_origin(desk, campaign_id, source.unit_id, line=line, day=sheet.day)
    return points_origin(
        desk, campaign_id, sheet, indicator_ids=source.indicator_ids, day=sheet.day
    )
