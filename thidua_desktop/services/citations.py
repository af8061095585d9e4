"""Suggested words of a citation: from the round, and from the unit's own results."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.numbers import format_count
from thidua_desktop.core.text import clean, lower_first
from thidua_desktop.domain.records import AwardRound, Campaign
from thidua_desktop.services.score_words import percent_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.scoring import ScoreSheet
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

NAMED: Final = 2  # best indicators named in one citation


@dataclass(frozen=True, slots=True)
class OwnResults:
    """What a unit has achieved on the data day, and the words made of it."""

    day: date
    reached: int
    scored: int
    exceeded: int
    best: tuple[str, ...]
    words: str


def suggested_citation(desk: Desk, round_id: int) -> str:
    """Propose the citation from the round's campaign or achievement; the officer's to change."""
    row = desk.store.get(AwardRound, round_id)
    if row.campaign_id is None:
        return _sentence(row.achievement)
    short = desk.store.get(Campaign, row.campaign_id).short_name
    return f"Đã có thành tích xuất sắc trong phong trào thi đua {short}"


def own_results(desk: Desk, round_id: int, unit_id: int) -> OwnResults | None:
    """Read a unit's results on the round's data day; None without a campaign or a scored task.

    The words name how many tasks were reached and exceeded, and the most exceeded of them.
    """
    row = desk.store.get(AwardRound, round_id)
    if row.campaign_id is None:
        return None
    board = desk.board(row.campaign_id)
    sheet = board.sheet(unit_id, row.data_day)
    if not sheet.scored or not sheet.reached:
        return None
    best = _best(board, sheet, row.data_day)
    short = board.campaign.short_name
    return OwnResults(
        day=row.data_day,
        reached=sheet.reached,
        scored=sheet.scored,
        exceeded=sheet.exceeded,
        best=best,
        words=_words(sheet, best, short),
    )


def _words(sheet: ScoreSheet, best: Sequence[str], short: str) -> str:
    done = f"{format_count(sheet.reached)}/{format_count(sheet.scored)} chỉ tiêu"
    more = f", vượt {format_count(sheet.exceeded)} chỉ tiêu" if sheet.exceeded else ""
    named = f" ({'; '.join(best)})" if best else ""
    return f"Đã hoàn thành {done}{more}{named} trong phong trào thi đua {short}"


def _best(board: CampaignBoard, sheet: ScoreSheet, day: date) -> tuple[str, ...]:
    """Name the tasks furthest above their targets, those of which the plan gives a measure."""
    over = [
        (task.result.achievement, task.indicator_id)
        for task in sheet.tasks
        if task.result.scored
        and task.result.achievement is not None
        and task.result.achievement > 1
    ]
    over.sort(key=lambda one: (-one[0], one[1]))
    return tuple(_named(board, key, day, percent_words(share)) for share, key in over[:NAMED])


def _named(board: CampaignBoard, indicator_id: int, day: date, percent: str) -> str:
    version = board.version(indicator_id, day)
    name = "" if version is None else version.short_text or version.text.rstrip(".")
    return clean(f"{lower_first(name)} đạt {percent}")


def _sentence(achievement: str) -> str:
    """Begin what stands inside a decision's sentence as a line of its own."""
    words = clean(achievement)
    return words[:1].upper() + words[1:]
