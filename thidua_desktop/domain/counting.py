"""From the rows of a cell to the one value that counts on a day (rule 3.1).

Rows dated after the day do not exist, whenever they were typed; the order of rows never matters.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import Accumulation, Rule, ValueKind
from thidua_desktop.domain.typed import NOT_ARISEN, Value, is_percent, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from thidua_desktop.domain.records import Indicator, ProgressEntry, Verification

SUMMED = frozenset({Rule.RATIO, Rule.AT_LEAST, Rule.AT_MOST})
"""Rules whose values add up, over dates (trong kỳ) and over contributors."""


@dataclass(frozen=True, slots=True)
class Said:
    """One live entry: what was reported, and what counts (the verified value, if there is one)."""

    entry: ProgressEntry
    reported: Value
    counts: Value
    verified: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """The value that counts beside the one reported; None while nothing is known.

    The `_since` days are those on which a DONE task became done: the day given with it, else
    the first as-at day of the unbroken run of entries that say so.
    """

    value: Value | None
    reported: Value | None
    verified: bool
    entry: ProgressEntry | None
    as_at: date | None = None
    done_since: date | None = None
    reported_since: date | None = None


NOTHING = Counted(None, None, verified=False, entry=None)


def live_entries(entries: Iterable[ProgressEntry], day: date) -> tuple[ProgressEntry, ...]:
    """Return the one live entry of each as-at day up to `day`, in the order of days.

    A row that takes its day back leaves that day without an entry; earlier days stand.
    """
    newest: dict[date, ProgressEntry] = {}
    for entry in entries:
        if entry.as_at <= day:
            held = newest.get(entry.as_at)
            if held is None or entry.id > held.id:
                newest[entry.as_at] = entry
    return tuple(newest[at] for at in sorted(newest) if newest[at].kind is not ValueKind.WITHDRAWN)


def said(
    entries: Iterable[ProgressEntry], verifications: Iterable[Verification], day: date
) -> tuple[Said, ...]:
    """Put beside each live entry the last verification of it; a withdrawn one counts as none."""
    last: dict[int, Verification] = {}
    for row in verifications:
        held = last.get(row.entry_id)
        if held is None or row.id > held.id:
            last[row.entry_id] = row
    return tuple(_beside(entry, last.get(entry.id)) for entry in live_entries(entries, day))


def _beside(entry: ProgressEntry, check: Verification | None) -> Said:
    reported = value_of(entry)
    if check is None or check.kind is ValueKind.WITHDRAWN:
        return Said(entry, reported, reported, verified=False)
    return Said(entry, reported, value_of(check), verified=True)


def count(
    own: Sequence[Said], contributed: Sequence[Sequence[Said]], indicator: Indicator
) -> Counted:
    """Take the newest value (lũy kế) or add the days up (trong kỳ), and the contributors' to it.

    DONE and GRADE cannot be added: there the newest value of the holder stands alone.
    """
    parts = list(_taken(own, indicator))
    rate = is_percent(indicator.rule, indicator.measure_unit)
    if indicator.rule in SUMMED and not (rate and _states_percent(parts)):
        for others in contributed:
            parts += _taken(others, indicator)
    if not parts:
        return NOTHING
    value = add_up([part.counts for part in parts], rate=rate)
    untouched = not any(part.verified for part in parts)
    is_done_rule = indicator.rule is Rule.DONE
    return Counted(
        value,
        value if untouched else add_up([part.reported for part in parts], rate=rate),
        verified=all(part.verified for part in parts),
        entry=own[-1].entry if own else None,
        as_at=max(part.entry.as_at for part in parts),
        done_since=_done_since(own, [p.counts for p in own]) if is_done_rule else None,
        reported_since=_done_since(own, [p.reported for p in own]) if is_done_rule else None,
    )


def _taken(own: Sequence[Said], indicator: Indicator) -> Sequence[Said]:
    adds = indicator.accumulation is Accumulation.PER_PERIOD and indicator.rule in SUMMED
    return own if adds else own[-1:]


def _states_percent(parts: Sequence[Said]) -> bool:
    """Whether the holder gave a percent of the whole, to which no parts can be added."""
    return any(part.counts.value is not None and part.counts.total is None for part in parts)


def add_up(values: Sequence[Value], *, rate: bool) -> Value | None:
    """Add done and total, or quantities; không phát sinh adds nothing and alone stays itself.

    A plain percent cannot be added: it is refused where it is typed and left aside here.
    """
    if len(values) == 1:
        return values[0]
    given = [v for v in values if v.kind is ValueKind.VALUE]
    if not given:
        return NOT_ARISEN
    ratios = [v for v in given if v.total is not None]
    if ratios:
        return Value(done=_sum(v.done for v in ratios), total=_sum(v.total for v in ratios))
    return None if rate else Value(value=_sum(v.value for v in given))


def _sum(parts: Iterable[Decimal | None]) -> Decimal:
    return sum((part for part in parts if part is not None), Decimal(0))


def _done_since(own: Sequence[Said], values: Sequence[Value]) -> date | None:
    since: date | None = None
    for part, value in zip(reversed(own), reversed(values), strict=True):
        if not value.value:
            break
        if value.done_on is not None:
            return value.done_on
        since = part.entry.as_at
    return since
