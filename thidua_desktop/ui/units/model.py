"""The lines of the view Đơn vị: block by block, then those outside; by kind without a campaign."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.text import ranked
from thidua_desktop.domain.records import Unit
from thidua_desktop.domain.terms import CellState, UnitKind
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.mergers import Destination

COLUMNS = (
    Column("Đơn vị"),
    Column("Tên gọi tắt", 12, spare=1),
    Column("Loại", 12, spare=3),
    Column("Người đứng đầu", 13, spare=2, names=True),
    Column("Nhiệm vụ", 6, numbers=True),
    Column("Có số liệu", 7, numbers=True),
)


class Standing(Enum):
    """Which units are listed, in the order of the filter's answers."""

    ALL = "Mọi tình trạng"
    ACTIVE = "Đang hoạt động"
    GONE = "Đã ngừng, sáp nhập"


OF_CAMPAIGN = frozenset({4, 5})  # columns that say nothing without a campaign
ENOUGH = "Đã có đủ số liệu"
NOWHERE: Mapping[int, Destination] = {}


def unit_lines(
    board: CampaignBoard,
    day: date,
    *,
    words: str = "",
    block_id: int | None = None,
    standing: Standing = Standing.ALL,
    went: Mapping[int, Destination] = NOWHERE,
) -> tuple[Line, ...]:
    """Prepare the units that match, under the heads of their blocks; the ceased ones last."""
    lines: list[Line] = []
    taking_part = {unit.id for unit in board.units(day)}
    if standing is not Standing.GONE:
        for block in board.blocks:
            if block_id in {None, block.id}:
                units = board.units(day, block_id=block.id)
                lines += _group(board, day, block.name, units, words=words, went=went)
    if block_id is None:
        others = [unit for unit in board.rows(Unit) if unit.id not in taking_part]
        here = [u for u in others if not is_closed(u, day)]
        gone = [u for u in others if is_closed(u, day)]
        if standing is not Standing.GONE:
            title = "Chưa xếp khối trong phong trào này"
            lines += _group(board, day, title, here, words=words, went=went)
        if standing is not Standing.ACTIVE:
            lines += _group(board, day, "Đã ngừng, sáp nhập", gone, words=words, went=went)
    return tuple(lines)


def lines_by_kind(
    units: Sequence[Unit],
    day: date,
    *,
    words: str = "",
    kind: UnitKind | None = None,
    standing: Standing = Standing.ALL,
    went: Mapping[int, Destination] = NOWHERE,
) -> tuple[Line, ...]:
    """Prepare the units that match before there is a campaign; the ceased ones last."""
    lines: list[Line] = []
    ordered = sorted(units, key=lambda u: (u.position, u.id))
    wanted = [u for u in ordered if kind in {None, u.kind}]
    if standing is not Standing.GONE:
        for each in UnitKind:
            here = [u for u in wanted if u.kind is each and not is_closed(u, day)]
            lines += _group(None, day, label(each), here, words=words, went=went)
    if standing is not Standing.ACTIVE:
        gone = [u for u in wanted if is_closed(u, day)]
        lines += _group(None, day, "Đã ngừng, sáp nhập", gone, words=words, went=went)
    return tuple(lines)


def neighbours(lines: Sequence[Line], key: int) -> list[int]:
    """Ids of the group that a unit stands in, in the order shown."""
    group: list[int] = []
    for line in lines:
        if line.key is None:
            if key in group:
                break
            group = []
        else:
            group.append(line.key)
    return group if key in group else []


def counts(board: CampaignBoard, unit_id: int, day: date) -> tuple[int, int, int]:
    """Count the tasks; of those that count in the score, those with data, and all."""
    sheet = board.sheet(unit_id, day)
    tasks = sum(1 for t in sheet.tasks if t.result.state is not CellState.NO_DUTY)
    return tasks, sheet.with_data, sheet.scored


def _group(
    board: CampaignBoard | None,
    day: date,
    title: str,
    units: Sequence[Unit],
    *,
    words: str,
    went: Mapping[int, Destination],
) -> list[Line]:
    found = ranked(words, units, text=lambda u: f"{u.name} {u.short_name} {u.head or ''}")
    if not found:
        return []
    lines = [_line(board, unit, day, went=went.get(unit.id)) for unit in found]
    return [head(title, f"{len(found)} đơn vị"), *lines]


def _line(board: CampaignBoard | None, unit: Unit, day: date, *, went: Destination | None) -> Line:
    mark = f"đến {format_date(unit.active_to)}" if unit.active_to else ""
    if went is not None and is_closed(unit, day):
        mark = f"vào {went.successor.short_name}"
    nothing = (TextCell(""), TextCell(""))
    return Line(
        unit.id,
        (
            TextCell(unit.name, mark=mark, mark_tone=Tone.MUTED),
            TextCell(unit.short_name),
            TextCell(label(unit.kind), Tone.MUTED),
            TextCell(unit.head or "chưa ghi", Tone.PLAIN if unit.head else Tone.MUTED),
            *(nothing if board is None or is_closed(unit, day) else _tasks(board, unit, day)),
        ),
    )


def _tasks(board: CampaignBoard, unit: Unit, day: date) -> tuple[TextCell, TextCell]:
    tasks, with_data, scored = counts(board, unit.id, day)
    lacking = with_data < scored
    tip = f"Còn {scored - with_data} chỉ tiêu chưa có số liệu" if lacking else ENOUGH
    tone = Tone.WARN if lacking else Tone.GOOD
    return TextCell(str(tasks)), TextCell(f"{with_data}/{scored}", tone, tip=tip)
