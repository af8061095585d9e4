"""How long the first page takes to compute in a large campaign: cold, again, after one value.

Run: python benchmarks/bench_overview.py [units indicators]
"""

from __future__ import annotations

import sys
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import (
    Assignment,
    CampaignUnit,
    Indicator,
    IndicatorVersion,
    ProgressEntry,
    Unit,
)
from thidua_desktop.domain.terms import Accumulation, Rule, ScopeKind, UnitKind, ValueKind
from thidua_desktop.services.catalogue import with_keys
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.overview import overview
from thidua_desktop.services.progress import Typing, record
from thidua_desktop.services.setup import install_sample, sample_moment
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.storage.store import Store

if TYPE_CHECKING:
    from thidua_desktop.storage.act import Act

ROOT = Path(__file__).parents[1]
DAY = date(2026, 1, 15)
REPORTS = 4
SILENT = 0.1


def grown(desk: Desk, units: int, indicators: int) -> tuple[int, list[int], list[int]]:
    """Enlarge the sample; return the campaign, the units and the added indicators."""
    campaign_id = install_sample(desk).id
    board = desk.board(campaign_id)
    block, fields = board.blocks[0], board.fields
    drawn = Random(1)  # noqa: S311 - only to have many values
    with desk.store.act("Dữ liệu đo") as act:
        added = [
            _indicator(act, campaign_id, fields[n % len(fields)].id, n)
            for n in range(indicators - len(board.indicators))
        ]
        ids = [unit.id for unit in board.units(DAY)]
        for n in range(units - len(ids)):
            name = f"Thôn đo {n}"
            unit = Unit(uid=new_uid(), name=name, short_name=name, kind=UnitKind.HAMLET)
            ids.append(act.insert(with_keys(unit)).id)
            act.insert(CampaignUnit(campaign_id=campaign_id, unit_id=ids[-1], block_id=block.id))
        given = act.insert_many(
            Assignment(campaign_id=campaign_id, indicator_id=indicator, unit_id=unit)
            for unit in ids
            for indicator in added
        )
        act.insert_many(
            _entry(desk, row.id, drawn, week)
            for row in given
            if drawn.random() > SILENT
            for week in range(REPORTS)
        )
    return campaign_id, ids, added


def _indicator(act: Act, campaign_id: int, field_id: int, number: int) -> int:
    made = act.insert(
        Indicator(
            uid=new_uid(),
            campaign_id=campaign_id,
            field_id=field_id,
            position=100 + number,
            rule=Rule.RATIO,
            accumulation=Accumulation.CUMULATIVE,
            scope=ScopeKind.EACH_UNIT,
        )
    )
    text = f"Chỉ tiêu đo {number}"
    act.insert(
        IndicatorVersion(indicator_id=made.id, text=text, target=Decimal(100), weight=Decimal(1))
    )
    return made.id


def _entry(desk: Desk, assignment_id: int, drawn: Random, week: int) -> ProgressEntry:
    total = drawn.randint(5, 97)
    return ProgressEntry(
        assignment_id=assignment_id,
        as_at=DAY - timedelta(days=7 * week),
        kind=ValueKind.VALUE,
        done=Decimal(drawn.randint(0, total)),
        total=Decimal(total),
        typed="",
        entered_at=desk.clock.now(),
    )


def timed(name: str, desk: Desk, campaign_id: int) -> None:
    """Print the milliseconds of processor one look takes, whatever else the machine does."""
    start = process_time()
    overview(desk, campaign_id, day=DAY)
    print(f"{name:<18}{(process_time() - start) * 1000:8.0f} ms")


def main() -> None:
    """Measure."""
    units, indicators = map(int, sys.argv[1:3] or (200, 60))
    with TemporaryDirectory() as folder:
        clock = FixedClock(sample_moment(ROOT / "data"))
        store = Store.create(Path(folder) / "thidua.db", clock=clock, actor="Đo")
        desk = Desk(
            store=store,
            content=ContentStore(Path(folder) / "attachments"),
            clock=clock,
            shipped=ROOT / "data",
            resources=ROOT / "resources",
        )
        campaign_id, ids, added = grown(desk, units, indicators)
        print(f"{len(ids)} units, {len(desk.board(campaign_id).indicators)} indicators")
        timed("cold", desk, campaign_id)
        for _ in range(3):
            timed("again", desk, campaign_id)
        for n in range(3):
            record(desk, campaign_id, [Typing(ids[-1 - n], added[0], "5/10")], day=DAY)
            timed("after one value", desk, campaign_id)
        store.close()


if __name__ == "__main__":
    main()
