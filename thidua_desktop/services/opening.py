"""Opening the office's data folder: the lock first, then the store, then the desk."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from thidua_desktop.core.clock import FixedClock, SystemClock
from thidua_desktop.domain.records import Office
from thidua_desktop.runtime.lock import DataLock
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.setup import sample_moment
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from thidua_desktop.core.clock import Clock
    from thidua_desktop.runtime.paths import Paths

NOBODY = "Chưa đặt tên"


def _nothing() -> None:
    """Nobody waits for the lock."""


@contextmanager
def opened(
    paths: Paths,
    *,
    create: bool,
    clock: Clock | None = None,
    held: Callable[[], None] = _nothing,
) -> Generator[Desk]:
    """Open (or make) the data folder for as long as the block runs.

    `held` is called as soon as the folder is this program's alone, before the data are read.

    Raises data.locked when a window holds the folder, data.missing without `create`, and the
    other data.* faults. Sample data runs on the sample's fixed clock unless one is given.
    """
    paths.prepare()
    with DataLock(paths.lock, SystemClock()):
        held()
        new = create and not paths.database.exists()
        make = Store.create if new else Store.open
        store = make(paths.database, clock=clock or SystemClock(), actor=NOBODY)
        try:
            desk = Desk(
                store=store,
                content=ContentStore(paths.attachments),
                clock=clock or SystemClock(),
                shipped=paths.shipped,
                resources=paths.resources,
            )
            recognise(desk, clock)
            yield desk
        finally:
            store.close()


def recognise(desk: Desk, clock: Clock | None = None) -> None:
    """Take the officer's name as actor, and the sample's clock where the data are the sample."""
    offices = desk.store.all(Office)
    if not offices:
        return
    desk.store.act_as(offices[-1].officer)
    if clock is None and offices[-1].is_sample:
        desk.use_clock(FixedClock(sample_moment(desk.shipped)))
