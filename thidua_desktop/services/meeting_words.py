"""How a vote is said in words, the same in the window, in a reason and on paper."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.council import read_share

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Meeting, Vote


def threshold_words(share: str, *, over: bool) -> str:
    """Say what must agree: "trên 1/2", "từ 2/3 trở lên"; "" where none is set."""
    if not share:
        return ""
    if read_share(share) == 1:
        return "100%"
    return f"trên {share}" if over else f"từ {share} trở lên"


def share_words(vote: Vote, members: int) -> str:
    """Say what a vote came to: "8/9 thành viên, đạt trên 1/2"."""
    counted = f"{vote.agree}/{members} thành viên"
    if not vote.share:
        return f"{counted}, chưa đặt tỷ lệ"
    reached = "đạt" if vote.passed else "chưa đạt"
    return f"{counted}, {reached} {threshold_words(vote.share, over=vote.over)}"


def percent(votes: int, members: int) -> str:
    """Write a share of all members as a percent, rounded half up to two digits: "88,89%"."""
    if not members:
        return ""
    exact = Decimal(votes * 100) / Decimal(members)
    places = 0 if exact == exact.to_integral_value() else 2
    return f"{format_decimal(exact, places)}%"


def meeting_name(meeting: Meeting) -> str:
    """Name a meeting by its day."""
    return f"họp Hội đồng ngày {format_date(meeting.held_on)}"
