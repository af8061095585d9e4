"""What the window shows of the program's state, and what it tells when the user acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.records import Campaign
    from thidua_desktop.domain.terms import CampaignState
    from thidua_desktop.ui.widgets.search_box import SearchHit


@dataclass(frozen=True, slots=True)
class CampaignChoice:
    """A phong trào of the chooser."""

    id: int
    name: str
    state: CampaignState


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderState:
    """Everything the header shows; undo and redo carry the name of their act, or why not."""

    campaigns: tuple[CampaignChoice, ...] = ()
    current: int | None = None
    day: date | None = None
    last_day: date | None = None
    undo: str = ""
    undo_waits: str = "Chưa có việc nào để hoàn tác."
    redo: str = ""
    redo_waits: str = "Không có việc nào để làm lại."


class Presenter(Protocol):
    """Carries out what the window is told to do; the window itself decides nothing.

    Its class must not be slotted: Qt keeps only weak references to bound methods.
    """

    def choose_campaign(self, campaign_id: int) -> None: ...

    def choose_day(self, day: date) -> None:
        """Take the as-at day of every view and of new entries (Số liệu đến ngày)."""
        ...

    def undo(self) -> None: ...

    def redo(self) -> None: ...

    def search(self, words: str) -> tuple[SearchHit, ...]:
        """Find records, documents and commands, grouped, the best first."""
        ...

    def open_hit(self, key: str) -> None: ...

    def may_close(self) -> bool:
        """Answer whether the window may go now; may ask the user."""
        ...


def chooser_name(campaign: Campaign) -> str:
    """Return the name a campaign is chosen by: the short one, else its title."""
    name = campaign.short_name or campaign.title
    return name[:1].upper() + name[1:]
