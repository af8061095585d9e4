"""Data files of every schema that ever was: each opens, upgraded, with all it held."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from builders import CLOCK

from thidua_desktop.domain.records import Campaign, Indicator, Person, ProgressEntry, Unit
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.storage.database import open_database
from thidua_desktop.storage.store import Store
from thidua_desktop.storage.upgrade import HEAD

FILES = sorted(Path(__file__).parent.glob("*.db.gz"))


def test_every_version_before_this_one_is_kept() -> None:
    assert [int(file.name[:4]) for file in FILES] == list(range(1, HEAD))


@pytest.mark.parametrize("kept", FILES, ids=lambda file: file.name[:4])
def test_the_sample_of_an_older_version_opens_whole(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "data" / "thidua.db"
    path.parent.mkdir()
    path.write_bytes(gzip.decompress(kept.read_bytes()))
    open_database(path, backups=tmp_path / "backups", now=CLOCK.now(), actor="Cán bộ mẫu").close()
    store = Store.open(path, clock=CLOCK, actor="Cán bộ mẫu")
    assert store.problems() == ()
    counts = {cls: len(store.all(cls)) for cls in (Campaign, Unit, Indicator, Person)}
    assert counts[Campaign] == 1
    assert (counts[Unit], counts[Indicator]) == (13, 25)
    assert counts[Person] >= 3
    assert len(store.all(ProgressEntry)) > 100
    board = CampaignBoard(store, store.all(Campaign)[0].id)
    ends = board.campaign.ends
    assert ends is not None
    assert all(board.sheet(unit.id, ends).total is not None for unit in board.units(ends))
    store.close()
