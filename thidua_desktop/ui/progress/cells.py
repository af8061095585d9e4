"""One cell of the grid, prepared once: its words, its look, and what its shapes say in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.terms import CellState
from thidua_desktop.domain.typed import write_cell
from thidua_desktop.ui.master.grid_delegate import CellLook
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.cell_mark import MARK_WORDS, CellMark

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.records import Indicator, ProgressEntry
    from thidua_desktop.services.board import CampaignBoard

NOT_GIVEN = "Không giao chỉ tiêu này"
NO_DUTY = "Không có nhiệm vụ (sửa ở tab Chỉ tiêu, bảng giao chỉ tiêu)"


@dataclass(frozen=True, slots=True)
class Shown:
    """One prepared cell; `tip` says in words what words, shapes and colours show."""

    look: CellLook
    tip: str

    @property
    def text(self) -> str:
        return self.look.text


def plain(text: str, *, tone: Tone = Tone.PLAIN, number: bool = False, tip: str = "") -> Shown:
    """Prepare a cell of words."""
    return Shown(CellLook(text, tone, number), tip or text)


def entry_of(
    board: CampaignBoard, unit_id: int, result: CellResult, indicator_id: int
) -> ProgressEntry | None:
    """Return the entry a result stands on."""
    if result.entry_id is None or result.as_at is None:
        return None
    stands = board.standing_entry(unit_id, indicator_id, result.as_at)
    if stands is None or stands.id == result.entry_id:
        return stands
    cell = board.cell(unit_id, indicator_id)
    entries = cell.entries if cell is not None else ()
    return next((e for e in reversed(entries) if e.id == result.entry_id), None)


def marks_of(
    board: CampaignBoard, result: CellResult, entry: ProgressEntry | None
) -> tuple[CellMark, ...]:
    """Say what stands beside a value."""
    if entry is None:
        return ()
    found: list[CellMark] = []
    if result.verified and result.has_data:
        found.append(CellMark.VERIFIED)
    if board.evidence_of(entry):
        found.append(CellMark.EVIDENCE)
    if board.return_of(entry.id) is not None:
        found.append(CellMark.RETURNED)
    if entry.remark:
        found.append(CellMark.REMARK)
    return tuple(found)


def prepare_value(
    board: CampaignBoard, unit_id: int, indicator: Indicator, day: date, *, dim: bool
) -> Shown:
    """Prepare the value of a cell; `dim` steps back behind what is looked for."""
    result = board.result(unit_id, indicator.id, day)
    if result is None:
        return Shown(CellLook("", Tone.MUTED, number=True, state=CellState.NO_DUTY), NOT_GIVEN)
    text = write_cell(result.value, indicator.rule)
    entry = entry_of(board, unit_id, result, indicator.id)
    marks = marks_of(board, result, entry)
    tone = Tone.MUTED if dim or result.state is CellState.NOT_ARISEN else Tone.PLAIN
    tip = f"{text or '—'} · {label(result.state)}"
    if result.state is CellState.NO_DUTY:
        tip = NO_DUTY
    for mark in marks:
        tip += f" · {MARK_WORDS[mark]}"
    if entry is not None and entry.remark:
        tip += f": {entry.remark}"
    if result.as_at is not None and result.as_at != day:
        tip += f" · số liệu ngày {format_date(result.as_at)}"
    state = None if dim else result.state
    return Shown(CellLook(text, tone, number=True, state=state, marks=marks), tip)
