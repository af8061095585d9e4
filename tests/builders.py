"""Records for tests, made complete so that a test names only what it is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from thidua_desktop.core import text
from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.progress import Cell
from thidua_desktop.domain.records import (
    Assignment,
    Campaign,
    Indicator,
    IndicatorVersion,
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
)
from thidua_desktop.domain.typed import read_cell
from thidua_desktop.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

MORNING = datetime(2026, 1, 15, 1, 30, tzinfo=UTC)
CLOCK = FixedClock(MORNING)


def unit(name: str = "Thôn mẫu 01", *, kind: UnitKind = UnitKind.HAMLET) -> Unit:
    return Unit(
        uid=new_uid(),
        name=name,
        short_name=name,
        kind=kind,
        fold=text.fold(name),
        sort_key=text.sort_key(name),
    )


def new_store(folder: Path, *, actor: str = "Cán bộ mẫu") -> Store:
    return Store.create(folder / "thidua.db", clock=CLOCK, actor=actor)


def reopen(store: Store, *, actor: str = "Cán bộ mẫu") -> Store:
    path = store.database.path
    store.close()
    return Store.open(path, clock=CLOCK, actor=actor)


def campaign(**changes: Any) -> Campaign:
    made = Campaign(
        id=1,
        uid="c",
        title="Phong trào mẫu",
        short_name="phong trào mẫu",
        state=CampaignState.OPEN,
        starts=date(2025, 12, 1),
        ends=date(2026, 1, 23),
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
    return replace(made, **changes)


def cell(
    rule: Rule,
    *texts: tuple[str, date],
    target: str | None = None,
    accumulation: Accumulation = Accumulation.CUMULATIVE,
    no_duty: bool = False,
    strict: bool = False,
    deadline: date | None = date(2026, 1, 23),
    number: int = 1,
    weight: str = "1",
) -> Cell:
    """One cell with these typed values, each as at its day."""
    entries = tuple(
        entry(n, text, day, rule=rule, accumulation=accumulation)
        for n, (text, day) in enumerate(texts, start=1)
    )
    return Cell(
        assignment=Assignment(
            id=number, campaign_id=1, indicator_id=number, unit_id=1, no_duty=no_duty
        ),
        indicator=Indicator(
            id=number,
            uid=f"i{number}",
            campaign_id=1,
            field_id=1,
            position=number,
            rule=rule,
            accumulation=accumulation,
            scope=ScopeKind.EACH_UNIT,
        ),
        versions=(
            IndicatorVersion(
                id=number,
                indicator_id=number,
                text="Chỉ tiêu",
                target=None if target is None else Decimal(target),
                strict=strict,
                weight=Decimal(weight),
                deadline=deadline,
            ),
        ),
        entries=entries,
    )


def entry(
    number: int,
    text: str,
    day: date,
    *,
    rule: Rule,
    accumulation: Accumulation = Accumulation.CUMULATIVE,
) -> ProgressEntry:
    value = read_cell(text, rule=rule, accumulation=accumulation)
    return ProgressEntry(
        id=number,
        assignment_id=1,
        as_at=day,
        kind=value.kind,
        value=value.value,
        done=value.done,
        total=value.total,
        grade=value.grade,
        done_on=value.done_on,
        typed=text,
        entered_at=MORNING,
    )
