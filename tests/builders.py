"""Records for tests, made complete so that a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Unit
from thidua_desktop.domain.terms import UnitKind
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
