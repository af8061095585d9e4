"""The lines of the register of reports: a unit with its due days, or one report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import Evidence, Report
from thidua_desktop.domain.reporting import Period, Standing, state_of
from thidua_desktop.services.finder import Searchable, searchable
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.reports.words import SHAPES, TONES, full_state, short_state
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from thidua_desktop.domain.reporting import ReportState
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.reporting import SheetOfReports

COLUMNS = (
    Column("Đơn vị"),
    Column("Kỳ", 8, numbers=True),
    Column("Ngày nhận", 8, numbers=True),
    Column("Tình trạng", 13),
    Column("Nhận qua", 9),
    Column("Người báo cáo", 12, spare=1, names=True),
    Column("Số liệu", 6, numbers=True),
    Column("Tệp", 5, numbers=True),
    Column("Ghi chú", 12, spare=2),
)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A prepared line, what is searched in it, and what its standings are."""

    text: Searchable
    line: Line
    standings: frozenset[Standing]


def unit_rows(
    board: CampaignBoard, sheet: SheetOfReports, shown: Sequence[tuple[int, Period]]
) -> tuple[RegisterRow, ...]:
    """Make a line a unit, a cell a period of `shown` (its number in the sheet, and itself)."""
    return tuple(_unit_row(board, unit_id, sheet, shown) for unit_id in sheet.unit_ids)


def _unit_row(
    board: CampaignBoard,
    unit_id: int,
    sheet: SheetOfReports,
    shown: Sequence[tuple[int, Period]],
) -> RegisterRow:
    name = board.unit(unit_id).name
    states = [sheet.states.get((unit_id, n)) for n, _ in shown]
    owed = (s for s in states if s and not (s.due_on and s.standing is Standing.AWAITED))
    cells = (TextCell(name), *(_state_cell(state) for state in states))
    return RegisterRow(
        searchable(name), Line(unit_id, cells), frozenset(state.standing for state in owed)
    )


def _state_cell(state: ReportState | None) -> TextCell:
    if state is None:
        return TextCell("–", Tone.MUTED, tip="Không phải báo cáo kỳ này")
    return TextCell(
        short_state(state),
        TONES[state.standing],
        state=SHAPES[state.standing],
        tip=full_state(state),
    )


def report_rows(
    board: CampaignBoard, sheet: SheetOfReports, day: date, *, values: Mapping[int, int]
) -> tuple[RegisterRow, ...]:
    """Make a line a report received by `day`, newest first; `values` came with each, by its id."""
    files = Counter(row.report_id for row in board.rows(Evidence))
    came = [report for report in board.rows(Report) if report.received_on <= day]
    came.sort(key=lambda r: (r.received_on, r.id), reverse=True)
    return tuple(
        _report_row(
            board,
            report,
            _own_state(report, sheet),
            values=values.get(report.id, 0),
            files=files[report.id],
        )
        for report in came
    )


def _own_state(report: Report, sheet: SheetOfReports) -> ReportState:
    """Judge a report alone: an addition may come late where the first one was in time."""
    period = next((p for p in sheet.periods if p.serves(report.as_at)), None)
    whole = period or Period(report.as_at, None)
    return state_of(report.unit_id, whole, (report,), has_values=False, day=report.received_on)


def _report_row(
    board: CampaignBoard, report: Report, state: ReportState, *, values: int, files: int
) -> RegisterRow:
    unit, channel = board.unit(report.unit_id).name, named(report.channel)
    cells = (
        TextCell(unit),
        TextCell(format_date(report.as_at)),
        TextCell(format_date(report.received_on)),
        TextCell(
            short_state(state),
            TONES[state.standing],
            state=SHAPES[state.standing],
            tip=full_state(state),
        ),
        TextCell(channel),
        TextCell(report.reporter, Tone.MUTED),
        TextCell(str(values) if values else ""),
        TextCell(str(files) if files else ""),
        TextCell(report.note, Tone.MUTED),
    )
    text = searchable(unit, channel, report.reporter, report.note)
    return RegisterRow(text, Line(report.id, cells), frozenset({state.standing}))
