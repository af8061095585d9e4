from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, settings

sys.path.insert(0, str(Path(__file__).parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from builders import new_store

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.setup import install_sample, sample_moment
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Generator

    from thidua_desktop.services.board import CampaignBoard

# The default run draws the same examples every time, so that a red run is red again; --full draws
# new ones. "named" runs no drawn example at all: it shows what only chance would cover.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("new", deadline=None)
settings.register_profile("named", phases=[Phase.explicit])
settings.load_profile("same")


@pytest.fixture
def store(tmp_path: Path) -> Generator[Store]:
    made = new_store(tmp_path)
    yield made
    made.close()


ROOT = Path(__file__).parents[1]


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk]:
    """An empty desk on the sample's clock."""
    clock = FixedClock(sample_moment(ROOT / "data"))
    store = Store.create(tmp_path / "thidua.db", clock=clock, actor="Cán bộ mẫu")
    yield Desk(
        store=store,
        content=ContentStore(tmp_path / "attachments"),
        clock=clock,
        shipped=ROOT / "data",
        resources=ROOT / "resources",
    )
    store.close()


@pytest.fixture
def sample(desk: Desk) -> CampaignBoard:
    """The board of the installed sample."""
    return desk.board(install_sample(desk).id)
