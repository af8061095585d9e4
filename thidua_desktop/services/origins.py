"""What stands behind a number: whose values, from which day, who entered them, with which proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.aggregate import Combining, commune_result
from thidua_desktop.domain.counting import SUMMED, last_checks, live_entries
from thidua_desktop.domain.records import ProgressEntry
from thidua_desktop.domain.terms import Accumulation
from thidua_desktop.domain.typed import value_of
from thidua_desktop.services.paper_results import indicator_line, value_words
from thidua_desktop.services.score_words import percent_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from thidua_desktop.domain.progress import Cell, CellResult
    from thidua_desktop.domain.records import Indicator
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.shown_sheets import ShownLine, ShownSheet

COMBINED = {
    Combining.SUM_OF_PARTS: "Tổng số đã làm chia tổng số phải làm của các đơn vị.",
    Combining.MEAN_OF_PERCENTS: "Trung bình cộng các tỷ lệ, vì có đơn vị chỉ báo tỷ lệ.",
    Combining.UNITS_REACHED: "Số đơn vị đạt trên số đơn vị được giao.",
    Combining.SUM: "Cộng số của các đơn vị.",
    Combining.SHARE_DONE: "Số đơn vị đã xong trên số đơn vị được giao.",
    Combining.DISTRIBUTION: "Đếm số đơn vị theo từng mức.",
    Combining.NOT_COMBINED: "Các tỷ lệ này không cộng được với nhau nên không tổng hợp.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One value behind a number; without an entry it says what is lacking."""

    unit_id: int
    indicator_id: int
    unit: str
    task: str
    value: str
    achieved: str
    as_at: date | None
    by: str
    entered_at: datetime | None
    checked: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberOrigin:
    """A number, how it came about, and the values it is made of."""

    title: str
    subject: str
    value: str
    how: tuple[str, ...]
    rows: tuple[Origin, ...]


def line_origin(
    desk: Desk, campaign_id: int, unit_id: int, *, line: ShownLine, day: date
) -> NumberOrigin:
    """Open the points of one line of a sheet to the values of its cell up to `day`."""
    board = desk.board(campaign_id)
    cell = board.cell(unit_id, line.indicator_id, day)
    indicator = board.indicator(line.indicator_id)
    got = "không chấm"
    how = [line.how]
    if line.points is not None and line.full is not None:
        got = f"{format_decimal(line.points, 2)}/{format_decimal(line.full, 2)} điểm"
        weight, full = format_decimal(line.weight), format_decimal(line.full, 2)
        how.append(f"Trọng số {weight}, quy về thang 100 của đơn vị là {full} điểm.")
    how.append(_counted(indicator))
    if line.reported:
        how.append(f"Đơn vị báo “{line.reported}”; lấy số đã thẩm định “{line.said}”.")
    return NumberOrigin(
        title=line.text or line.name,
        subject=board.unit(unit_id).name,
        value=got,
        how=tuple(how),
        rows=() if cell is None else _of_cell(desk, board, cell, day),
    )


def _counted(indicator: Indicator) -> str:
    """Say which of the reports up to a day make the value."""
    if indicator.accumulation is Accumulation.PER_PERIOD and indicator.rule in SUMMED:
        return "Tính trong kỳ: cộng mọi lần báo đến ngày này."
    return "Tính lũy kế: lấy lần báo mới nhất đến ngày này."


def cell_origin(
    desk: Desk, campaign_id: int, unit_id: int, *, indicator_id: int, day: date
) -> NumberOrigin:
    """Open the value of one cell to its reports up to `day`."""
    board = desk.board(campaign_id)
    cell, result = board.cell(unit_id, indicator_id, day), board.result(unit_id, indicator_id, day)
    rule = board.indicator(indicator_id).rule
    how = [_counted(board.indicator(indicator_id))]
    if result is not None and result.reported != result.value:
        reported, value = value_words(result.reported, rule), value_words(result.value, rule)
        how.append(f"Đơn vị báo “{reported}”; lấy số đã thẩm định “{value}”.")
    return NumberOrigin(
        title=_name(board, indicator_id, day),
        subject=board.unit(unit_id).name,
        value=value_words(result.value, rule) if result else "",
        how=tuple(how),
        rows=() if cell is None else _of_cell(desk, board, cell, day),
    )


def points_origin(
    desk: Desk, campaign_id: int, sheet: ShownSheet, *, indicator_ids: tuple[int, ...], day: date
) -> NumberOrigin:
    """Open a sum of points of a sheet to its lines; without ids the total with what was added."""
    board = desk.board(campaign_id)
    fields = sheet.fields
    if indicator_ids:
        kept = ((f, tuple(n for n in f.lines if n.indicator_id in indicator_ids)) for f in fields)
        fields = tuple(replace(f, lines=lines) for f, lines in kept if lines)
    how = [
        f"{f.title}: {format_decimal(f.points, 2)}/{format_decimal(f.full, 2)} điểm."
        for f in fields
    ]
    total = sum((f.points for f in fields), start=Decimal(0))
    if not indicator_ids:
        how += [
            f"Từ {format_date(c.on_day)}: {signed(c.points)} điểm, {c.reason.rstrip('.')}."
            for c in sheet.changes
            if c.points
        ]
        total = sheet.total or Decimal(0)
    lines = [n for f in fields for n in f.lines]
    return NumberOrigin(
        title="Điểm theo nội dung" if indicator_ids else "Tổng điểm",
        subject=board.unit(sheet.unit_id).name,
        value=f"{format_decimal(total, 2)} điểm" if lines else "không chấm",
        how=tuple(how),
        rows=_newest(desk, board, ((sheet.unit_id, n.indicator_id) for n in lines), day),
    )


def signed(points: Decimal) -> str:
    """Write points that are added or taken away with their sign."""
    written = format_decimal(abs(points), 2)
    return f"−{written}" if points < 0 else f"+{written}"


def _of_cell(desk: Desk, board: CampaignBoard, cell: Cell, day: date) -> tuple[Origin, ...]:
    """List the live values of a cell and its contributors, newest first."""
    found: list[Origin] = []
    for held in (cell, *cell.contributors):
        live = live_entries(held.entries, day)
        found += [_row(desk, board, held, entry, day) for entry in reversed(live)]
        if not live:
            found.append(_nothing(board, held.assignment.unit_id, held.indicator, day))
    return tuple(found)


def _row(desk: Desk, board: CampaignBoard, cell: Cell, entry: ProgressEntry, day: date) -> Origin:
    indicator, unit_id = cell.indicator, cell.assignment.unit_id
    check = last_checks(cell.verifications).get(entry.id)
    result = board.result(unit_id, indicator.id, day)
    newest = result is not None and result.entry_id == entry.id
    checked = "chưa thẩm định"
    if check is not None:
        said = value_words(value_of(check), indicator.rule)
        on = format_date(check.verified_at.date())
        checked = f"thẩm định {said} ({check.verified_by}, {on})"
    steps = desk.store.history(ProgressEntry, entry.id)
    return Origin(
        unit_id=unit_id,
        indicator_id=indicator.id,
        unit=board.unit(unit_id).short_name,
        task=_name(board, indicator.id, day),
        value=value_words(value_of(entry), indicator.rule),
        achieved=percent_words(result.achievement) if result and newest else "",
        as_at=entry.as_at,
        by=steps[0][0].actor if steps else "",
        entered_at=entry.entered_at,
        checked=checked,
        evidence=tuple(e.file_name for e in board.evidence_of(entry)),
    )


def _nothing(board: CampaignBoard, unit_id: int, indicator: Indicator, day: date) -> Origin:
    return Origin(
        unit_id=unit_id,
        indicator_id=indicator.id,
        unit=board.unit(unit_id).short_name,
        task=_name(board, indicator.id, day),
        value="chưa có số liệu",
        achieved="",
        as_at=None,
        by="",
        entered_at=None,
        checked="",
        evidence=(),
    )


def _name(board: CampaignBoard, indicator_id: int, day: date) -> str:
    version = board.version(indicator_id, day)
    return (version.short_text or version.text) if version else ""


def commune_origin(desk: Desk, campaign_id: int, indicator_id: int, day: date) -> NumberOrigin:
    """Open the Kết quả toàn xã of an indicator to the value of every unit that has it."""
    board = desk.board(campaign_id)
    indicator, units = board.indicator(indicator_id), board.units(day)
    line = indicator_line(board, indicator, units, day)
    found = [(u.id, r) for u in units if (r := board.result(u.id, indicator_id, day)) is not None]
    scored = [r for _, r in found if r.scored]
    how = [_combined(indicator, scored)]
    known = sum(r.has_data for r in scored)
    how.append(f"{known}/{len(scored)} đơn vị được giao đã có số liệu đến ngày này.")
    rate = "" if line.rate is None else f" · {_rate(line.rate)}"
    return NumberOrigin(
        title=line.name,
        subject="Kết quả toàn xã",
        value=f"{line.actual}{rate}",
        how=tuple(how),
        rows=_newest(desk, board, ((unit_id, indicator_id) for unit_id, _ in found), day),
    )


def _combined(indicator: Indicator, scored: list[CellResult]) -> str:
    if len(scored) == 1:
        return "Chỉ một đơn vị có nhiệm vụ này: lấy số của đơn vị đó."
    return COMBINED[commune_result(indicator, scored).combining]


def _rate(rate: object) -> str:
    return f"{str(rate).replace('.', ',')}%"


def field_origin(
    desk: Desk,
    campaign_id: int,
    field_id: int,
    *,
    day: date,
    unit_id: int | None = None,
    value: str = "",
) -> NumberOrigin:
    """Open the completion of a field, of one unit or of all, to the cells it is taken from.

    `value` is the number as the screen that asks shows it.
    """
    board = desk.board(campaign_id)
    field = next(f for f in board.fields if f.id == field_id)
    units = [u.id for u in board.units(day) if unit_id in {None, u.id}]
    scored = [
        (u, i.id)
        for u in units
        for i in board.indicators_of(field_id)
        if (r := board.result(u, i.id, day)) is not None and r.scored
    ]
    return NumberOrigin(
        title=field.title,
        subject=board.unit(unit_id).name if unit_id is not None else "Các đơn vị",
        value=value,
        how=(
            "Trung bình mức đạt của các ô dưới đây.",
            "Mỗi ô nhiều nhất 100%; ô chưa có số liệu tính 0%.",
        ),
        rows=_newest(desk, board, scored, day),
    )


def _newest(
    desk: Desk, board: CampaignBoard, keys: Iterable[tuple[int, int]], day: date
) -> tuple[Origin, ...]:
    """Give each cell one row: its newest value, or that there is none."""
    rows: list[Origin] = []
    for unit_id, indicator_id in keys:
        cell = board.cell(unit_id, indicator_id, day)
        if cell is None:
            continue
        live = live_entries(cell.entries, day)
        if live:
            rows.append(_row(desk, board, cell, live[-1], day))
        else:
            rows.append(_nothing(board, unit_id, cell.indicator, day))
    return tuple(rows)
