"""Where the program takes its time from; sample and demo run on a fixed one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware local time."""
        ...

    def today(self) -> date: ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The PC's clock, with the PC's own offset."""

    def now(self) -> datetime:
        return datetime.now().astimezone()

    def today(self) -> date:
        return self.now().date()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still (sample data, demo, tests)."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()
