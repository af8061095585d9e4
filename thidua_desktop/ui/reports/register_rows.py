"""The lines of the register of reports: a unit with its due days, or one report."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import Evidence, Report
from thidua_desktop.domain.reporting import Period, Standing
from thidua_desktop.services.finder import Searchable, searchable
from thidua_desktop.services.paper_report_register import own_state, received_by
from thidua_desktop.services.returns import reports_given_back
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
    from thidua_desktop.services.returns import OpenReturn

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
    cells = (
        _unit_cell(name, reports_given_back(board, unit_id)),
        *(_state_cell(state) for state in states),
    )
    return RegisterRow(
        searchable(name), Line(unit_id, cells), frozenset(state.standing for state in owed)
    )


def _unit_cell(name: str, back: Sequence[OpenReturn]) -> TextCell:
    """Mark a unit whose report went back and did not come again, with the reason."""
    if not back:
        return TextCell(name)
    last = back[-1].row
    return TextCell(
        name,
        mark="Trả lại",
        mark_tone=Tone.WARN,
        tip=f"{name}: trả lại ngày {format_date(last.on_day)}, {last.reason}",
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
    return tuple(
        _report_row(
            board,
            report,
            own_state(report, sheet),
            values=values.get(report.id, 0),
            files=files[report.id],
        )
        for report in received_by(board, day)
    )


def _report_row(
    board: CampaignBoard, report: Report, state: ReportState, *, values: int, files: int
) -> RegisterRow:
    unit, channel = board.unit(report.unit_id).name, named(report.channel)
    back = [one for one in reports_given_back(board, report.unit_id) if one.report == report]
    cells = (
        _unit_cell(unit, back),
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
