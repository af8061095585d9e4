"""How fresh the backups are: what the three lights say and whether this PC's own set is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.services.backups import OwnWork
from thidua_desktop.storage.backup import ledger as ledgers
from thidua_desktop.storage.journal import Head

if TYPE_CHECKING:
    from thidua_desktop.services.backups import BackupPlaces
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.backup.ledger import Ledger, SetEntry

LATE_AFTER, OVERDUE_AFTER = 3, 7
DRILL_EVERY = 30
SATURDAY = 5


class Freshness(Enum):
    """Mức mới của bản sao lưu: nothing unsaved for long, 3 working days, 7 working days."""

    FRESH = "FRESH"
    LATE = "LATE"
    OVERDUE = "OVERDUE"


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When a place was last served with a verified set, None for never."""

    day: date | None
    freshness: Freshness
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupState:
    """What the lights show: this PC, a stick, and the last restore drill (diễn tập)."""

    here: LastBackup
    stick: LastBackup
    drilled: LastBackup
    today: date

    @property
    def stick_is_due(self) -> bool:
        """Whether a copy on a stick is to be made: never made, or too much changed since."""
        return self.stick.day is None or self.stick.freshness is not Freshness.FRESH


def backup_state(desk: Desk, places: BackupPlaces) -> BackupState:
    """Read the ledger of this PC; raises ledger.damaged and pc.io."""
    ledger = ledgers.load(places.ledger)
    return BackupState(
        here=_last(desk, ledger, same_disk=True),
        stick=_last(desk, ledger, same_disk=False),
        drilled=_drilled(ledger, desk.clock.today()),
        today=desk.clock.today(),
    )


def own_work(desk: Desk, places: BackupPlaces) -> OwnWork:
    """Tell whether records were changed since the newest set on this PC, and if a drill is due."""
    ledger = ledgers.load(places.ledger)
    newest = _newest(desk, ledger, same_disk=True)
    changed = desk.store.first_change_after(newest.journal_seq if newest else 0) is not None
    drilled = _drilled(ledger, desk.clock.today())
    any_set = changed or newest is not None
    return OwnWork(snapshot=changed, drill=any_set and drilled.freshness is not Freshness.FRESH)


def _drilled(ledger: Ledger, today: date) -> LastBackup:
    if ledger.drilled_at is None:
        return LastBackup(None, Freshness.LATE)
    day = datetime.fromisoformat(ledger.drilled_at).date()
    due = (today - day).days >= DRILL_EVERY
    return LastBackup(day, Freshness.LATE if due else Freshness.FRESH)


def working_days(start: date, end: date) -> int:
    """Days from Monday to Friday after `start`, up to and with `end`."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(day.weekday() < SATURDAY for day in days)


def freshness(unsaved_since: date | None, today: date) -> Freshness:
    """Judge by the oldest change that no verified set holds; no change never grows old."""
    waited = 0 if unsaved_since is None else working_days(unsaved_since, today)
    if waited >= OVERDUE_AFTER:
        return Freshness.OVERDUE
    return Freshness.LATE if waited >= LATE_AFTER else Freshness.FRESH


def _last(desk: Desk, ledger: Ledger, *, same_disk: bool) -> LastBackup:
    newest = _newest(desk, ledger, same_disk=same_disk)
    changed = desk.store.first_change_after(newest.journal_seq if newest else 0)
    judged = freshness(None if changed is None else changed.date(), desk.clock.today())
    if newest is None or newest.verified_at is None:
        return LastBackup(None, judged)
    labels = {stick.id: stick.label for stick in ledger.sticks}
    day = datetime.fromisoformat(newest.verified_at).date()
    return LastBackup(day, judged, labels.get(newest.stick_id, ""))


def _newest(desk: Desk, ledger: Ledger, *, same_disk: bool) -> SetEntry | None:
    """Newest verified set of these data: a set of others that lay here before says nothing."""
    verified = sorted(
        (e for e in ledger.sets if e.verified_at is not None and e.same_disk is same_disk),
        key=lambda entry: entry.sequence,
        reverse=True,
    )
    heads = ((e, Head(e.journal_seq, e.journal_head)) for e in verified)
    return next((entry for entry, head in heads if desk.store.holds(head)), None)
