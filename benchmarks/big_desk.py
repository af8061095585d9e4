"""A commune far larger than any: units × indicators × as-at dates, made for the benchmarks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import (
    Assignment,
    Block,
    Campaign,
    CampaignUnit,
    Field,
    Indicator,
    IndicatorVersion,
    Office,
    ProgressEntry,
    Unit,
)
from thidua_desktop.domain.terms import (
    Accumulation,
    CampaignState,
    CriteriaReading,
    ExemptPolicy,
    Grade,
    Rule,
    ScopeKind,
    UnitKind,
    ValueKind,
)
from thidua_desktop.services.desk import Desk
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.storage.act import Act

MOMENT = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)
START, END = date(2025, 11, 3), date(2026, 1, 31)
FIELDS, BLOCKS = 5, 4


def make(folder: Path, *, units: int, indicators: int, dates: int) -> Path:
    """Fill a new data folder through the store's own acts; return it."""
    store = Store.create(folder / "thidua.db", clock=FixedClock(MOMENT), actor="Cán bộ mẫu")
    with store.act("Dữ liệu đo") as act:
        _catalogue(act, units=units, indicators=indicators)
    given = store.all(Assignment)
    rules = {i.id: i.rule for i in store.all(Indicator)}
    random = Random(7)  # noqa: S311 - a sample, not a secret
    for n in range(dates):
        with store.act(f"Số liệu kỳ {n + 1}") as act:
            day = START + timedelta(days=6 * (n + 1))
            act.insert_many([_entry(random, a.id, rules[a.indicator_id], day) for a in given])
    store.close()
    return folder


def open_desk(folder: Path, root: Path) -> Desk:
    """Open it as the window does; `root` holds `data/` and `resources/`."""
    clock = FixedClock(MOMENT)
    store = Store.open(folder / "thidua.db", clock=clock, actor="Cán bộ mẫu")
    return Desk(
        store=store,
        content=ContentStore(folder / "attachments"),
        clock=clock,
        shipped=root / "data",
        resources=root / "resources",
    )


def _catalogue(act: Act, *, units: int, indicators: int) -> None:
    act.insert(
        Office(
            name="Ủy ban nhân dân xã mẫu",
            commune="mẫu",
            province="mẫu",
            department="Phòng mẫu",
            department_code="M",
            officer="Cán bộ mẫu",
        )
    )
    campaign = act.insert(_campaign())
    blocks = act.insert_many(
        Block(campaign_id=campaign.id, name=f"Khối {n + 1}", position=n) for n in range(BLOCKS)
    )
    made = act.insert_many(_unit(n) for n in range(units))
    act.insert_many(
        CampaignUnit(campaign_id=campaign.id, unit_id=u.id, block_id=blocks[n % BLOCKS].id)
        for n, u in enumerate(made)
    )
    fields = act.insert_many(
        Field(campaign_id=campaign.id, position=n, number=f"{n + 1}.", title=f"Nội dung {n + 1}")
        for n in range(FIELDS)
    )
    rules = tuple(Rule)
    tasks = act.insert_many(
        Indicator(
            uid=new_uid(),
            campaign_id=campaign.id,
            field_id=fields[n % FIELDS].id,
            position=n,
            rule=rules[n % len(rules)],
            accumulation=Accumulation.CUMULATIVE if n % 4 else Accumulation.PER_PERIOD,
            scope=ScopeKind.EACH_UNIT,
        )
        for n in range(indicators)
    )
    act.insert_many(
        IndicatorVersion(
            indicator_id=i.id,
            text=f"Chỉ tiêu đo số {n + 1} của phong trào",
            short_text=f"Chỉ tiêu {n + 1}",
            target=Decimal(95),
            weight=Decimal(n % 4 + 1),
        )
        for n, i in enumerate(tasks)
    )
    act.insert_many(
        Assignment(campaign_id=campaign.id, indicator_id=i.id, unit_id=u.id)
        for u in made
        for i in tasks
    )


def _campaign() -> Campaign:
    return Campaign(
        uid=new_uid(),
        title="Phong trào thi đua mẫu để đo",
        short_name="phong trào mẫu",
        state=CampaignState.OPEN,
        starts=START,
        ends=END,
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


def _unit(n: int) -> Unit:
    name = f"Thôn mẫu {n + 1:03d}"
    kind = UnitKind.HAMLET
    made = Unit(uid=new_uid(), name=name, short_name=name, kind=kind, position=n)
    return replace(made, fold=text.fold(name), sort_key=text.sort_key(name))


def _entry(random: Random, assignment_id: int, rule: Rule, day: date) -> ProgressEntry:
    total = random.randint(100, 999)
    is_ratio = rule is Rule.RATIO
    value = Decimal(random.randint(0, 1)) if rule is Rule.DONE else Decimal(random.randint(0, 120))
    return ProgressEntry(
        assignment_id=assignment_id,
        as_at=day,
        kind=ValueKind.VALUE,
        value=None if is_ratio or rule is Rule.GRADE else value,
        done=Decimal(random.randint(0, total)) if is_ratio else None,
        total=Decimal(total) if is_ratio else None,
        grade=random.choice(tuple(Grade)) if rule is Rule.GRADE else None,
        entered_at=MOMENT,
    )
