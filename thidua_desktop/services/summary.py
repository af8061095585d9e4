"""Scores and ranking as plain data, for the command line and the demo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from thidua_desktop.domain.breakdown import break_down

if TYPE_CHECKING:
    from decimal import Decimal

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


def scores(desk: Desk) -> dict[str, Any]:
    """Return every campaign's units with place and points, as at each campaign's default day."""
    return {"campaigns": [_campaign(desk, desk.board(c.id)) for c in desk.campaigns]}


def _campaign(desk: Desk, board: CampaignBoard) -> dict[str, Any]:
    day = board.default_day(desk.clock.today())
    return {
        "title": board.campaign.title,
        "state": board.campaign.state.name,
        "as_at": day.isoformat(),
        "units": [
            {
                "block": block.name,
                "unit": board.unit(line.sheet.unit_id).name,
                "place": line.place,
                "total": _text(line.sheet.total),
                "provisional": _text(line.sheet.provisional),
                "with_data": line.sheet.with_data,
                "scored": line.sheet.scored,
                "lines": [
                    {
                        "indicator_id": part.indicator_id,
                        "full": str(part.full),
                        "points": str(part.points),
                    }
                    for part in break_down(line.sheet).lines
                ],
            }
            for block in board.blocks
            for line in board.ranking(block.id, day)
        ],
    }


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:.2f}"
