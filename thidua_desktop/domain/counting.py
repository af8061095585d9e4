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

    `verified` is False while any part of it is only reported. `entry` is the holder's newest.
    """

    value: Value | None
    reported: Value | None
    verified: bool
    entry: ProgressEntry | None
    as_at: date | None


NOTHING = Counted(None, None, verified=False, entry=None, as_at=None)


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


def newest_entry(entries: Iterable[ProgressEntry], day: date) -> ProgressEntry | None:
    """Return the live entry of the newest as-at day up to `day`."""
    newest: ProgressEntry | None = None
    for entry in entries:
        if entry.as_at <= day and (
            newest is None
            or entry.as_at > newest.as_at
            or (entry.as_at == newest.as_at and entry.id > newest.id)
        ):
            newest = entry
    if newest is None or newest.kind is not ValueKind.WITHDRAWN:
        return newest
    return next(reversed(live_entries(entries, day)), None)


def said(
    entries: Sequence[ProgressEntry],
    verifications: Sequence[Verification],
    day: date,
    *,
    indicator: Indicator,
) -> tuple[Said, ...]:
    """Take the newest entry (lũy kế) or all of them (trong kỳ), each beside its verification.

    DONE and GRADE cannot be added: there the newest stands alone.
    """
    if indicator.accumulation is Accumulation.PER_PERIOD and indicator.rule in SUMMED:
        live = live_entries(entries, day)
    else:
        newest = newest_entry(entries, day)
        live = () if newest is None else (newest,)
    checks = last_checks(verifications) if verifications else {}
    return tuple([_beside(entry, checks.get(entry.id)) for entry in live])


def last_checks(verifications: Sequence[Verification]) -> dict[int, Verification]:
    """Return the verification that stands for each entry: the last one, unless withdrawn."""
    last: dict[int, Verification] = {}
    for row in verifications:
        held = last.get(row.entry_id)
        if held is None or row.id > held.id:
            last[row.entry_id] = row
    return {n: row for n, row in last.items() if row.kind is not ValueKind.WITHDRAWN}


def _beside(entry: ProgressEntry, check: Verification | None) -> Said:
    reported = value_of(entry)
    counts = reported if check is None else value_of(check)
    return Said(entry, reported, counts, check is not None)


def count(
    own: Sequence[Said], contributed: Sequence[Sequence[Said]], indicator: Indicator
) -> Counted:
    """Add up what the holder of a cell and its contributors said."""
    if len(own) == 1 and not contributed:
        one = own[0]
        return Counted(one.counts, one.reported, one.verified, one.entry, one.entry.as_at)
    rate = is_percent(indicator.rule, indicator.measure_unit)
    parts = list(own)
    if indicator.rule in SUMMED and not (rate and _states_percent(own)):
        parts += [part for others in contributed for part in others]
    if not parts:
        return NOTHING
    value = add_up([part.counts for part in parts], rate=rate)
    untouched = not any(part.verified for part in parts)
    return Counted(
        value,
        value if untouched else add_up([part.reported for part in parts], rate=rate),
        verified=all(part.verified for part in parts),
        entry=own[-1].entry if own else None,
        as_at=max(part.entry.as_at for part in parts),
    )


def _states_percent(own: Sequence[Said]) -> bool:
    """Whether the holder gave a percent of the whole, to which no parts can be added."""
    return any(part.counts.value is not None for part in own)


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


def done_since(
    entries: Sequence[ProgressEntry],
    verifications: Sequence[Verification],
    day: date,
    *,
    reported: bool,
) -> date | None:
    """Day on which a DONE task, done on `day`, became so; None when it is not done.

    It is the day given with it, else the first as-at day of the unbroken run of entries that
    say done: reporting the same thing again never makes it late.
    """
    checks = {} if reported else last_checks(verifications)
    since: date | None = None
    for entry in reversed(live_entries(entries, day)):
        row = checks.get(entry.id, entry)
        if not row.value:
            break
        if row.done_on is not None:
            return row.done_on
        since = entry.as_at
    return since
