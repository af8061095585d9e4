"""Entries read only where they are asked for: never others, never those of an act that fell."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.domain.progress import evaluate
from thidua_desktop.domain.records import Assignment, ProgressEntry
from thidua_desktop.services.campaign_clone import CloneForm, clone_campaign
from thidua_desktop.storage import shelf as shelf_module
from thidua_desktop.storage.shelf import DAYS_KEPT

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Shelf


class FellError(Exception):
    """Stands for whatever breaks an act."""


def shelf_of(desk: Desk, board: CampaignBoard) -> Shelf[ProgressEntry]:
    return desk.store.shelf(ProgressEntry, board.campaign.id, by="assignment_id", at="as_at")


def newest_by_hand(desk: Desk, key: int, day: date) -> ProgressEntry | None:
    rows = [e for e in desk.store.where(ProgressEntry, assignment_id=key) if e.as_at <= day]
    return max(rows, key=lambda e: (e.as_at, e.id), default=None)


def test_the_newest_of_every_cell_is_that_of_a_plain_search(
    desk: Desk, sample: CampaignBoard
) -> None:
    shelf, last = shelf_of(desk, sample), sample.default_day(desk.clock.today())
    keys = [a.id for a in sample.rows(Assignment)]
    days = [last - timedelta(days=n * 5) for n in range(DAYS_KEPT + 2)]
    for day in days:
        found = {key: shelf.newest(key, day) for key in keys}
        assert found == {key: newest_by_hand(desk, key, day) for key in keys}
        assert any(found.values()) == (day >= min(e.as_at for e in desk.store.all(ProgressEntry)))
    assert shelf.newest(keys[0], days[0]) == newest_by_hand(desk, keys[0], days[0])


def test_many_groups_at_once_are_what_each_is_alone(desk: Desk, sample: CampaignBoard) -> None:
    keys = [a.id for a in sample.rows(Assignment)]
    together, alone = shelf_of(desk, sample), shelf_of(desk, sample)
    together.hold(keys)
    assert [together.of(key) for key in keys] == [alone.of(key) for key in keys]
    assert sum(len(alone.of(key)) for key in keys) == len(desk.store.all(ProgressEntry))


def test_what_is_read_while_an_act_is_open_is_not_kept(desk: Desk, sample: CampaignBoard) -> None:
    shelf, day = shelf_of(desk, sample), sample.default_day(desk.clock.today())
    key = next(a.id for a in sample.rows(Assignment) if shelf.newest(a.id, day))
    fresh = shelf_of(desk, sample)
    before = desk.store.where(ProgressEntry, assignment_id=key)
    with pytest.raises(FellError), desk.store.act("Đổ") as act:
        act.insert(_copy(before[-1]))
        assert len(fresh.of(key)) == len(before) + 1
        assert fresh.key_of(fresh.of(key)[-1].id) == key
        fresh.hold([key])
        assert fresh.newest(key, day) is not None
        raise FellError
    assert fresh.of(key) == before
    assert fresh.newest(key, day) == newest_by_hand(desk, key, day)


def _copy(entry: ProgressEntry) -> ProgressEntry:
    return ProgressEntry(
        assignment_id=entry.assignment_id,
        as_at=entry.as_at,
        kind=entry.kind,
        value=entry.value,
        entered_at=entry.entered_at,
    )


def test_rows_put_and_dropped_change_every_day_that_is_kept(
    desk: Desk, sample: CampaignBoard
) -> None:
    shelf, day = shelf_of(desk, sample), sample.default_day(desk.clock.today())
    key = next(a.id for a in sample.rows(Assignment) if shelf.newest(a.id, day))
    early = day - timedelta(days=400)
    assert shelf.newest(key, early) is None
    held = shelf.newest(key, day)
    assert held is not None
    with desk.store.act("Thêm") as act:
        made = act.insert(_copy(held))
    shelf.put(made)
    assert shelf.newest(key, day) == made
    assert shelf.of(key)[-1] == made
    assert shelf.key_of(made.id) == key
    with desk.store.act("Thêm nữa") as act:
        other = act.insert(_copy(held))
    shelf.put(other)
    assert shelf.key_of(other.id) == key
    for entry in shelf.of(key):
        shelf.drop(entry)
    assert shelf.newest(key, day) is None
    assert shelf.of(key) == ()
    assert shelf.key_of(made.id) is None


def test_entries_of_one_campaign_never_reach_the_board_of_another(
    desk: Desk, sample: CampaignBoard
) -> None:
    made = clone_campaign(
        desk,
        sample.campaign.id,
        CloneForm(
            title="Phong trào mẫu sau",
            short_name="phong trào mẫu sau",
            starts=date(2026, 2, 1),
            ends=date(2026, 12, 1),
        ),
    )
    other, day = desk.board(made.id), date(2026, 6, 1)
    cells = [(u.id, i.id) for u in other.units(day) for i in other.indicators]
    assert cells
    assert not any(other.has_entries(*cell) for cell in cells)
    with desk.store.act("Nhập") as act:
        act.insert(_copy(desk.store.all(ProgressEntry)[0]))
    assert not any(other.has_entries(*cell) for cell in cells)


def test_a_result_from_the_newest_entry_is_that_of_the_whole_history(
    desk: Desk, sample: CampaignBoard
) -> None:
    last = sample.default_day(desk.clock.today())
    for day in (last, last - timedelta(days=20), last - timedelta(days=41)):
        for unit in sample.units(day):
            for indicator in sample.indicators:
                cell = sample.cell(unit.id, indicator.id, day)
                whole = None if cell is None else evaluate(cell, day, sample.campaign)
                assert sample.result(unit.id, indicator.id, day) == whole


def test_asked_for_one_by_one_all_are_read_at_once_and_are_the_same(
    desk: Desk, sample: CampaignBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf_module, "MANY", 3)
    shelf = shelf_of(desk, sample)
    keys = [a.id for a in sample.rows(Assignment)]
    found = [shelf.of(key) for key in keys]
    assert found == [desk.store.where(ProgressEntry, assignment_id=key) for key in keys]
    assert shelf.of(10**6) == ()
