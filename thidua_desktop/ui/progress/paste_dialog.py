"""A block pasted into the grid: read, put into words, and what a choice stores of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import clean
from thidua_desktop.domain.terms import CellState
from thidua_desktop.domain.typed import write_cell
from thidua_desktop.services.progress import preview
from thidua_desktop.services.remarks import LONGEST, remark_of
from thidua_desktop.ui.master.paste_dialog import BlockPreview, Choice, Fate, PreviewRow
from thidua_desktop.ui.progress.sheet import name_of
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.progress import Typing

DASHES: Final = frozenset("-–—−/")
EXCEL_ERROR: Final = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|#+)")
EXCEL_DATE: Final = re.compile(r"\d{1,2}-[^\W\d_]{3,5}(-\d{2,4})?|[^\W\d_]{3,5}-\d{2}")


@dataclass(frozen=True, slots=True)
class PastedCell:
    """One text of a block where something can be typed."""

    typing: Typing
    row: PreviewRow


@dataclass(frozen=True, slots=True)
class Pasted:
    """A block laid over the grid, read but not stored."""

    cells: tuple[PastedCell, ...]
    left_over: int

    @property
    def is_plain(self) -> bool:
        """Whether a single cell needs no question."""
        doubtful = {Fate.BAD, Fate.UNCLEAR, Fate.BLANK}
        return (
            len(self.cells) == 1
            and not self.left_over
            and not any(cell.row.fate in doubtful for cell in self.cells)
        )

    @property
    def target(self) -> str:
        """Say where the block goes: "Dán vào 30 dòng × 12 cột, từ … đến …"."""
        if not self.cells:
            return "Vùng dán không trùng ô nào nhập được."
        places = [(cell.row.row, cell.row.column) for cell in self.cells]
        rows = len({cell.typing.indicator_id for cell in self.cells})
        columns = len({cell.typing.unit_id for cell in self.cells})
        first, last = (" · ".join(place) for place in (places[0], places[-1]))
        size = f"Dán vào {rows} chỉ tiêu × {columns} đơn vị"
        return f"{size}, từ “{first}” đến “{last}”." if len(places) > 1 else f"Dán vào “{first}”."

    @property
    def preview(self) -> BlockPreview:
        """Return the block in words."""
        return BlockPreview(tuple(cell.row for cell in self.cells), self.left_over, self.target)


def read_block(
    board: CampaignBoard, typings: Sequence[Typing], *, day: date, left_over: int = 0
) -> Pasted:
    """Read a block without storing any of it; `left_over` texts fell on no typed cell."""
    cells = tuple(PastedCell(typing, _read(board, typing, day)) for typing in typings)
    return Pasted(cells, left_over)


def chosen_typings(pasted: Pasted, choice: Choice) -> list[Typing]:
    """Return what a choice stores: never a bad cell, a blank only where it is to erase.

    A text that says what the cell shows already stores nothing, like a cell left as it was: so a
    copied block pastes back the same, also where the dates add up.
    """
    made: list[Typing] = []
    for cell in pasted.cells:
        fate, held = cell.row.fate, bool(cell.row.old)
        if fate is Fate.BLANK:
            wanted = choice.erase and held
        else:
            wanted = fate not in {Fate.BAD, Fate.SAME} and (choice.overwrite or not held)
        if wanted:
            made.append(cell.typing)
    return made


def _read(board: CampaignBoard, typing: Typing, day: date) -> PreviewRow:
    if typing.only_remark:
        return _read_remark(board, typing, day)
    rule = board.indicator(typing.indicator_id).rule
    result = board.result(typing.unit_id, typing.indicator_id, day)
    old = write_cell(result.value, rule) if result is not None else ""
    row = _row(board, typing, day, old=old)
    text = clean(typing.text)
    asked = result is not None and result.state is not CellState.NO_DUTY
    if not text or (not asked and _is_dash(text)):
        return replace(row, fate=Fate.BLANK)
    strange = _strange(text)
    if strange is not None:
        return replace(row, new=sentence(strange), fate=Fate.BAD)
    good, bad = preview(board, [typing], day=day)
    if bad:
        return replace(row, new=" ".join(sentence(p) for p in bad), fate=Fate.BAD)
    new = write_cell(good[0].value, rule)
    if good[0].value.ambiguous:
        return replace(row, new=new, fate=Fate.UNCLEAR)
    return replace(row, new=new, fate=_fate(old, new))


def _read_remark(board: CampaignBoard, typing: Typing, day: date) -> PreviewRow:
    old = remark_of(board, typing.unit_id, typing.indicator_id, day=day)
    words = clean(typing.remark or "")
    row = replace(_row(board, typing, day, old=old), text=words, new=words)
    if not words:
        return replace(row, fate=Fate.BLANK)
    result = board.result(typing.unit_id, typing.indicator_id, day)
    if result is None or result.entry_id is None:
        return replace(row, new=sentence(Problem("", "cell.remark_empty")), fate=Fate.BAD)
    if len(words) > LONGEST:
        problem = Problem("", "cell.remark_long", {"most": str(LONGEST)})
        return replace(row, new=sentence(problem), fate=Fate.BAD)
    return replace(row, fate=_fate(old, words))


def _fate(old: str, new: str) -> Fate:
    if not old:
        return Fate.FILLS
    return Fate.SAME if old == new else Fate.OVERWRITES


def _row(board: CampaignBoard, typing: Typing, day: date, *, old: str) -> PreviewRow:
    name, _ = name_of(board, board.indicator(typing.indicator_id), day)
    unit = board.unit(typing.unit_id).short_name
    return PreviewRow(name, unit, typing.text, old, "", Fate.FILLS)


def _is_dash(text: str) -> bool:
    """Whether a sheet says "nothing here", in whatever way it means it."""
    return all(mark in DASHES for mark in text)


def _strange(text: str) -> Problem | None:
    """Name what Excel put in the place of a value: a dash for nothing, an error, a date."""
    if _is_dash(text):
        return Problem("value", "cell.pasted_dash", {"text": text})
    if EXCEL_ERROR.fullmatch(text):
        return Problem("value", "cell.excel_error", {"text": text})
    if EXCEL_DATE.fullmatch(text):
        return Problem("value", "cell.excel_date", {"text": text})
    return None
