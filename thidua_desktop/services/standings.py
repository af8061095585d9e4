"""Phiếu chấm điểm and places as they are shown: computed while open, frozen once closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import numbered
from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.grading import too_many_at_top
from thidua_desktop.domain.records import Campaign, FrozenSheet
from thidua_desktop.domain.terms import CampaignState, CellState, Rule, ValueKind
from thidua_desktop.domain.typed import write_cell
from thidua_desktop.services import shown_sheets
from thidua_desktop.services.paper_results import value_words
from thidua_desktop.services.score_words import how, percent_words, target_words, tie_words
from thidua_desktop.services.shown_sheets import ShownChange, ShownField, ShownLine, ShownSheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.domain.breakdown import Breakdown, ScoreLine
    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.ranking import Ranked
    from thidua_desktop.domain.records import Field
    from thidua_desktop.domain.scoring import ScoreSheet, Task
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True)
class Standing:
    """The sheets of one block in the order of their places."""

    name: str
    sheets: tuple[ShownSheet, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """All blocks as at `day`; `final` says that these are the figures of the closing."""

    day: date
    final: bool
    blocks: tuple[Standing, ...]

    def of(self, unit_id: int) -> ShownSheet | None:
        """Find the sheet of a unit."""
        sheets = (s for block in self.blocks for s in block.sheets)
        return next((s for s in sheets if s.unit_id == unit_id), None)


@dataclass(frozen=True, slots=True)
class _Opened:
    """Every point of a sheet in words; only a changed sheet is opened again."""

    breakdown: Breakdown
    below: tuple[Field, ...]
    fields: tuple[ShownField, ...]
    left_out: tuple[ShownLine, ...]
    missing: tuple[str, ...]


class Openings:
    """What the sheets of a campaign were opened to, kept while each of them stands."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[ScoreSheet, _Opened]] = {}

    def of(self, board: CampaignBoard, sheet: ScoreSheet, day: date) -> _Opened:
        """Open a sheet, or return what it was opened to."""
        held = self._held.get(sheet.unit_id)
        if held is not None and held[0] is sheet:
            return held[1]
        made = _open(board, sheet, day)
        self._held[sheet.unit_id] = (sheet, made)
        return made


def standings(
    desk: Desk, campaign_id: int, day: date, *, openings: Openings | None = None
) -> Standings:
    """Show every block as at `day`; a page that is shown again keeps its `openings`.

    A closed campaign shows what was frozen, whatever was renamed since; only an earlier day is
    computed, and that is no final result. One closed before sheets were kept is computed too.
    """
    rows = frozen_rows(desk, campaign_id)
    if rows and day >= rows[0].day:
        return _thawed(rows)
    board = desk.board(campaign_id)
    closed = board.campaign.state is CampaignState.CLOSED
    return replace(computed(board, day, openings=openings), final=closed and not rows)


def final_day(desk: Desk, campaign_id: int, day: date) -> date:
    """Return the data day of the closing for papers of a closed campaign, else `day`."""
    rows = frozen_rows(desk, campaign_id)
    return max(day, rows[0].day) if rows else day


def frozen_rows(desk: Desk, campaign_id: int) -> tuple[FrozenSheet, ...]:
    """Return the sheets of the last closing; none while the campaign is open or reopened."""
    campaign = desk.store.get(Campaign, campaign_id)
    if campaign.state is not CampaignState.CLOSED:
        return ()
    rows = desk.store.where(FrozenSheet, campaign_id=campaign_id, closed_on=campaign.closed_on)
    if len({row.unit_id for row in rows}) == len(rows):
        return rows  # none at all where it was closed before sheets were kept
    # closed, reopened and closed again within one day: the last act speaks
    seq = desk.store.history(FrozenSheet, rows[-1].id)[0][0].seq
    last = {raw.key for cls, raw in desk.store.changes(seq) if cls is FrozenSheet}
    return tuple(row for row in rows if row.id in last)


def _thawed(rows: tuple[FrozenSheet, ...]) -> Standings:
    blocks: dict[str, list[ShownSheet]] = {}
    for row in rows:
        blocks.setdefault(row.block_name, []).append(shown_sheets.load(row.lines))
    made = (Standing(name, tuple(sheets)) for name, sheets in blocks.items())
    return Standings(rows[0].day, final=True, blocks=tuple(made))


def computed(board: CampaignBoard, day: date, *, openings: Openings | None = None) -> Standings:
    """Compute every block as at `day` from the rows that stand."""
    opened = openings or Openings()
    blocks = (
        Standing(
            block.name,
            shown_block(board, board.ranking(block.id, day), day, openings=opened),
        )
        for block in board.blocks
    )
    filled = tuple(block for block in blocks if block.sheets)
    return Standings(day, final=False, blocks=filled)


def shown_block(
    board: CampaignBoard, ranked: tuple[Ranked, ...], day: date, *, openings: Openings
) -> tuple[ShownSheet, ...]:
    """Show the lines of a ranking, each with the units next ahead of it and next below."""
    return tuple(
        shown(
            board,
            item,
            day,
            openings=openings,
            ahead=next((r for r in reversed(ranked) if _before(r, item)), None),
            below=next((r for r in ranked if _before(item, r)), None),
        )
        for item in ranked
    )


def _before(one: Ranked, other: Ranked) -> bool:
    return one.place is not None and other.place is not None and one.place < other.place


def _open(board: CampaignBoard, sheet: ScoreSheet, day: date) -> _Opened:
    opened = break_down(sheet)
    paid = {line.indicator_id: line for line in opened.lines}
    low = board.fields_under_floor(sheet)
    return _Opened(
        breakdown=opened,
        below=low,
        fields=tuple(
            _field(board, field, paid, day=day, below=field in low)
            for field in board.fields
            if any(i.id in paid for i in board.indicators_of(field.id))
        ),
        left_out=tuple(
            _left_out(board, task, day) for task in sheet.tasks if task.indicator_id not in paid
        ),
        missing=tuple(_name(board, n, day) for n in sheet.missing),
    )


def shown(
    board: CampaignBoard,
    ranked: Ranked,
    day: date,
    *,
    openings: Openings,
    ahead: Ranked | None,
    below: Ranked | None,
) -> ShownSheet:
    """Show one unit's place and every point of its total."""
    sheet = ranked.sheet
    unit, block = board.unit(sheet.unit_id), board.block_of(sheet.unit_id, day)
    opened = openings.of(board, sheet, day)
    won = below is not None and below.decided_by is not None
    return ShownSheet(
        unit_id=unit.id,
        unit_name=unit.name,
        short_name=unit.short_name,
        block_name=block.name if block else "",
        day=day,
        total=sheet.total,
        provisional=sheet.provisional,
        reported=sheet.reported,
        bonus=sheet.bonus,
        deduction=sheet.deduction,
        raised=opened.breakdown.raised,
        place=ranked.place,
        tied_with=tuple(board.unit(n).short_name for n in ranked.tied_with),
        behind=ranked.behind,
        decided_by=_tie_words(board, ranked),
        ahead=board.unit(ahead.sheet.unit_id).short_name if ahead else "",
        won_by=_tie_words(board, below) if won else "",
        won_over=board.unit(below.sheet.unit_id).short_name if below and won else "",
        no_place=ranked.no_place,
        grade=board.grade(ranked),
        below_floor=tuple(f.short_title or f.title for f in opened.below),
        with_data=sheet.with_data,
        scored=sheet.scored,
        reached=sheet.reached,
        exceeded=sheet.exceeded,
        verified=sheet.verified,
        missing=opened.missing,
        few_tasks=sheet.few_tasks,
        fields=opened.fields,
        left_out=opened.left_out,
        changes=_changes(opened.breakdown, ranked),
    )


def _tie_words(board: CampaignBoard, ranked: Ranked | None) -> str:
    """Say what put the unit next ahead there on an equal total."""
    if ranked is None or ranked.decided_by is None:
        return ""
    chosen = (f.short_title or f.title for f in board.fields if f.breaks_ties)
    return tie_words(ranked.decided_by, field=next(chosen, ""))


def _changes(opened: Breakdown, ranked: Ranked) -> tuple[ShownChange, ...]:
    shown_points = {item.adjustment.id: item.points for item in opened.adjustments}
    return tuple(
        ShownChange(
            adjustment_id=row.id,
            kind=row.kind,
            points=shown_points.get(row.id, Decimal(0)),
            on_day=row.on_day,
            reason=row.reason,
        )
        for row in ranked.sheet.adjustments
    )


def _field(
    board: CampaignBoard, field: Field, paid: Mapping[int, ScoreLine], *, day: date, below: bool
) -> ShownField:
    mine = [paid[i.id] for i in board.indicators_of(field.id) if i.id in paid]
    return ShownField(
        title=numbered(field.number, field.title),
        points=sum((n.points for n in mine), start=Decimal(0)),
        full=sum((n.full for n in mine), start=Decimal(0)),
        floor=field.floor,
        below=below,
        lines=tuple(_line(board, line, day) for line in mine),
    )


def _line(board: CampaignBoard, line: ScoreLine, day: date) -> ShownLine:
    words = how(line, board.indicator(line.indicator_id), board.campaign)
    return _shown_line(
        board, line.indicator_id, line.result, day=day, weight=line.weight, scored=line, words=words
    )


def _left_out(board: CampaignBoard, task: Task, day: date) -> ShownLine:
    reasons = {
        CellState.NO_DUTY: "Không có nhiệm vụ",
        CellState.NOT_ARISEN: "Không phát sinh",
    }
    why = reasons.get(task.result.state, "Chưa giao chỉ tiêu")
    words = f"{why}: không tính điểm, phần còn lại quy về 100."
    return _shown_line(
        board, task.indicator_id, task.result, day=day, weight=task.weight, scored=None, words=words
    )


def _shown_line(
    board: CampaignBoard,
    indicator_id: int,
    result: CellResult,
    *,
    day: date,
    weight: Decimal,
    scored: ScoreLine | None,
    words: str,
) -> ShownLine:
    indicator, version = board.indicator(indicator_id), board.version(indicator_id, day)
    differs = result.reported != result.value
    return ShownLine(
        indicator_id=indicator_id,
        name=_name(board, indicator_id, day),
        text=version.text if version else "",
        measure=indicator.measure_unit or ("%" if indicator.rule is Rule.RATIO else ""),
        target=target_words(indicator, result),
        value=_short(result, indicator.rule),
        said=value_words(result.value, indicator.rule),
        reported=value_words(result.reported, indicator.rule) if differs else "",
        verified=result.verified,
        state=result.state,
        achieved=percent_words(None if result.left_out else result.achievement),
        weight=weight,
        points=scored.points if scored else None,
        full=scored.full if scored else None,
        how=words,
        as_at=result.as_at,
    )


def _short(result: CellResult, kind: Rule) -> str:
    """Leave the value out where nothing is known: the state says why."""
    known = result.value is not None and result.value.kind is ValueKind.VALUE
    return write_cell(result.value, kind) if known else ""


def _name(board: CampaignBoard, indicator_id: int, day: date) -> str:
    version = board.version(indicator_id, day)
    return (version.short_text or version.text) if version else ""


def over_top_share(board: CampaignBoard, found: Standings) -> bool:
    """Whether more units are Xuất sắc than the office set; a warning, never a bar."""
    cap = board.campaign.top_share
    grades = [s.grade for block in found.blocks for s in block.sheets]
    return cap is not None and too_many_at_top(grades, cap)


def freeze(act: Act, board: CampaignBoard, *, day: date, closed_on: date) -> None:
    """Keep every sheet as it stands on `day`, in the act that closes the campaign."""
    for block in computed(board, day).blocks:
        for sheet in block.sheets:
            act.insert(
                FrozenSheet(
                    campaign_id=board.campaign.id,
                    unit_id=sheet.unit_id,
                    unit_name=sheet.unit_name,
                    block_name=block.name,
                    day=day,
                    closed_on=closed_on,
                    total=sheet.total,
                    reported=sheet.reported,
                    place=sheet.place,
                    grade=sheet.grade,
                    vetoed=bool(sheet.vetoes),
                    lines=shown_sheets.dump(sheet),
                )
            )


def require_closing_day(board: CampaignBoard, day: date, today: date) -> None:
    """Refuse a data day that a closing cannot know.

    Codes: campaign.close_future, campaign.close_before_start.
    """
    starts = board.campaign.starts
    if day > today:
        raise rule("day", "campaign.close_future", today=format_date(today))
    if starts is not None and day < starts:
        raise rule("day", "campaign.close_before_start", starts=format_date(starts))
