"""What the journal costs beside the bare disk: one typed cell, and a paste of 1,800.

Run: python benchmarks/bench_journal.py [FOLDER]; the folder should lie on the disk of the data.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.domain.records import (
    Assignment,
    Campaign,
    Field,
    Indicator,
    ProgressEntry,
    Unit,
)
from thidua_desktop.domain.terms import (
    Accumulation,
    CampaignState,
    CriteriaReading,
    ExemptPolicy,
    Rule,
    ScopeKind,
    UnitKind,
    ValueKind,
)
from thidua_desktop.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

MOMENT = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
SINGLE, PASTE, ROUNDS = 300, 1800, 5


def main(folder: Path) -> None:
    store = Store.create(folder / "thidua.db", clock=FixedClock(MOMENT), actor="Cán bộ mẫu")
    assignment = prepare(store)
    raw = raw_sqlite(folder / "raw.db")
    # Taken in turn, so that what else the disk has to do falls on both.
    pairs = [
        (timed(lambda: raw_row(raw)), timed(lambda: enter(store, assignment, 1)))
        for _ in range(SINGLE)
    ]
    raw.close()
    print(f"{'':44}{'median ms':>12}{'p95 ms':>10}")
    show("raw sqlite3 TRUNCATE+FULL: one row", [bare for bare, _ in pairs])
    show("journal: one cell, durable", [one for _, one in pairs])
    start = process_time()
    for _ in range(SINGLE):
        enter(store, assignment, 1)
    show("journal: processor time of one cell", [(process_time() - start) / SINGLE])
    show(
        f"journal: paste of {PASTE:,} cells",
        [timed(lambda: enter(store, assignment, PASTE)) for _ in range(ROUNDS)],
    )
    show("journal: undo of the paste", [timed(store.undo) for _ in range(ROUNDS)])
    show("journal: redo of the paste", [timed(store.redo) for _ in range(ROUNDS)])
    rows = store.count(ProgressEntry)
    show(f"read {rows:,} entries", [timed(lambda: store.all(ProgressEntry))])
    show(f"prove chain and replay, {store.head.seq} acts", [timed(store.problems)])
    store.close()
    show("open", [timed(lambda: reopen(folder / "thidua.db")) for _ in range(ROUNDS)])


def show(name: str, seconds: list[float]) -> None:
    p95 = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    print(f"{name:44}{median(seconds) * 1000:12.2f}{p95 * 1000:10.2f}")


def timed(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def raw_sqlite(path: Path) -> sqlite3.Connection:
    raw = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode=TRUNCATE", "synchronous=FULL", "locking_mode=EXCLUSIVE"):
        raw.execute(f"PRAGMA {pragma}")
    raw.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, value TEXT) STRICT")
    return raw


def raw_row(raw: sqlite3.Connection) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("INSERT INTO entry (value) VALUES ('12.5')")
    raw.execute("COMMIT")


def prepare(store: Store) -> Assignment:
    with store.act("Chuẩn bị") as act:
        unit = act.insert(Unit(uid="u", name="Thôn mẫu", short_name="Thôn", kind=UnitKind.HAMLET))
        campaign = act.insert(
            Campaign(
                uid="c",
                title="Phong trào mẫu",
                short_name="mẫu",
                state=CampaignState.OPEN,
                exempt_policy=ExemptPolicy.SCALE,
                exceed_cap=Decimal("0.2"),
                late_done_counts=True,
                risk_gap=Decimal("0.2"),
                due_soon_days=14,
                grade_excellent=Decimal(90),
                grade_good=Decimal(80),
                grade_fair=Decimal(70),
                criteria_reading=CriteriaReading.BOTH,
                criteria_share=Decimal(100),
            )
        )
        field = act.insert(Field(campaign_id=campaign.id, position=1, number="1.", title="Một"))
        indicator = act.insert(
            Indicator(
                uid="i",
                campaign_id=campaign.id,
                field_id=field.id,
                position=1,
                rule=Rule.AT_LEAST,
                accumulation=Accumulation.CUMULATIVE,
                scope=ScopeKind.EACH_UNIT,
            )
        )
        return act.insert(
            Assignment(campaign_id=campaign.id, indicator_id=indicator.id, unit_id=unit.id)
        )


def enter(store: Store, assignment: Assignment, count: int) -> None:
    entry = ProgressEntry(
        assignment_id=assignment.id,
        as_at=date(2026, 1, 15),
        kind=ValueKind.VALUE,
        value=Decimal("12.5"),
        typed="12,5",
        entered_at=MOMENT,
    )
    with store.act(f"Nhập {count} ô") as act:
        act.insert_many([entry] * count)


def reopen(path: Path) -> None:
    Store.open(path, clock=FixedClock(MOMENT), actor="Cán bộ mẫu").close()


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    with tempfile.TemporaryDirectory(dir=place) as made:
        main(Path(made))
