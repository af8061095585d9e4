"""A remark rides on a value: it supersedes the entry and changes nothing else."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Evidence, ProgressEntry, Return, Unit, Verification
from thidua_desktop.services import progress
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.remarks import remark_of

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)


def cell(desk: Desk, board: CampaignBoard, name: str = "Thôn mẫu 03") -> tuple[int, int]:
    unit = next(u.id for u in desk.store.all(Unit) if u.name == name)
    return unit, board.indicators_of(board.fields[0].id)[6].id


def remark(desk: Desk, board: CampaignBoard, key: tuple[int, int], words: str) -> int:
    typing = Typing(*key, "", remark=words, only_remark=True)
    return progress.record(desk, board.campaign.id, [typing], day=DAY)


def live(board: CampaignBoard, key: tuple[int, int]) -> ProgressEntry:
    result, held = board.result(*key, DAY), board.cell(*key)
    assert result is not None
    assert held is not None
    return next(e for e in held.entries if e.id == result.entry_id)


def test_a_remark_keeps_value_and_day(desk: Desk, sample: CampaignBoard) -> None:
    key = cell(desk, sample)
    before = live(sample, key)
    assert before.as_at < DAY
    assert remark(desk, sample, key, "  báo qua   điện thoại ") == 1
    after = live(sample, key)
    assert (after.value, after.as_at, after.typed) == (before.value, before.as_at, before.typed)
    assert (after.remark, after.id > before.id) == ("báo qua điện thoại", True)
    assert remark_of(sample, *key, day=DAY) == "báo qua điện thoại"
    assert desk.store.undo_label() == "Ghi chú 1 ô – Thôn mẫu 03"
    assert remark(desk, sample, key, "báo qua điện thoại") == 0
    desk.store.undo()
    assert live(sample, key) == before
    assert remark_of(sample, *key, day=DAY) == ""


def test_what_hangs_on_a_value_goes_over_with_it(desk: Desk, sample: CampaignBoard) -> None:
    key, campaign = cell(desk, sample), sample.campaign.id
    old = live(sample, key)
    with desk.store.act("Dựng") as act:
        act.insert(
            Verification(
                entry_id=old.id,
                kind=old.kind,
                value=old.value,
                verified_by="Cán bộ mẫu",
                verified_at=desk.clock.now(),
            )
        )
        act.insert(
            Evidence(
                campaign_id=campaign,
                entry_id=old.id,
                file_name="anh.jpg",
                sha256="0" * 64,
                size=1,
                added_at=desk.clock.now(),
            )
        )
        act.insert(Return(campaign_id=campaign, entry_id=old.id, on_day=DAY, reason="thiếu ảnh"))
    remark(desk, sample, key, "đã gọi lại")
    new, result = live(sample, key), sample.result(*key, DAY)
    assert result is not None
    assert result.verified
    assert [e.file_name for e in sample.evidence_of(new)] == ["anh.jpg"]
    back = sample.return_of(new.id)
    assert back is not None
    assert back.reason == "thiếu ảnh"
    desk.store.undo()
    assert [e.file_name for e in sample.evidence_of(old)] == ["anh.jpg"]


def test_no_remark_where_no_value_stands(desk: Desk, sample: CampaignBoard) -> None:
    key = cell(desk, sample)
    empty = next(
        (key[0], i.id)
        for i in sample.indicators
        if (r := sample.result(key[0], i.id, DAY)) is not None and not r.has_data
    )
    with pytest.raises(RuleError) as told:
        remark(desk, sample, empty, "chờ báo cáo")
    assert [p.code for p in told.value.problems] == ["cell.remark_empty"]
    assert told.value.problems[0].field == f"{empty[0]}/{empty[1]}"
    assert remark(desk, sample, empty, "") == 0
    with pytest.raises(RuleError) as told:
        remark(desk, sample, key, "x" * 501)
    assert [p.code for p in told.value.problems] == ["cell.remark_long"]


def test_values_and_remarks_of_several_units_are_one_act(desk: Desk, sample: CampaignBoard) -> None:
    first, second = cell(desk, sample), cell(desk, sample, "Thôn mẫu 01")
    typings = [Typing(*k, "", remark="đã gọi", only_remark=True) for k in (first, second)]
    assert progress.record(desk, sample.campaign.id, typings, day=DAY) == 2
    assert desk.store.undo_label() == "Ghi chú 2 ô – 2 đơn vị"
    assert progress.record(desk, sample.campaign.id, [Typing(*first, "3")], day=DAY) == 1
    assert live(sample, first).remark is None  # it was about the older day's value
    assert progress.record(desk, sample.campaign.id, [Typing(*first, "3", remark="ba")], day=DAY)
    assert progress.record(desk, sample.campaign.id, [Typing(*first, "4")], day=DAY) == 1
    assert live(sample, first).remark == "ba"
    assert progress.record(desk, sample.campaign.id, [Typing(*first, "")], day=DAY) == 1


def test_a_remark_on_what_was_never_given_is_refused(desk: Desk, sample: CampaignBoard) -> None:
    unit = cell(desk, sample)[0]
    other = next(i.id for i in sample.indicators if sample.cell(unit, i.id) is None)
    assert remark_of(sample, unit, other, day=DAY) == ""
    with pytest.raises(RuleError) as told:
        remark(desk, sample, (unit, other), "có chứ")
    assert [p.code for p in told.value.problems] == ["cell.remark_empty"]
