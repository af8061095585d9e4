"""Biểu nhập go to a stick all in one act; what is there stays, what is missing is named."""

from __future__ import annotations

import errno
from dataclasses import replace
from datetime import date
from typing import IO, TYPE_CHECKING

import pytest
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled, RuleError
from thidua_desktop.documents.naming import file_name
from thidua_desktop.domain.records import Unit
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services.entry_forms.content import entry_forms
from thidua_desktop.services.entry_forms.writing import export_forms, form_stem, write_forms

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)


def every(board: CampaignBoard) -> list[int]:
    return [unit.id for unit in board.units(DAY)]


class Full(FakePlatform):
    """A stick that takes a few files and no more."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    @override
    def flush_file(self, file: IO[bytes]) -> None:
        if self.room == 0:
            raise OSError(errno.ENOSPC, "full")
        self.room -= 1


def test_every_unit_gets_a_file_named_for_any_stick(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    made = export_forms(
        desk, sample.campaign.id, every(sample), day=DAY, folder=tmp_path, platform=FakePlatform()
    )
    names = [file.name for file in made.files]
    assert len(names) == len(every(sample)) == 13
    assert "Bieu nhap - Thon mau 01 - 15-01-2026.xlsx" in names
    assert all(name.isascii() for name in names)
    assert made.fault is None


def test_a_filled_form_in_the_folder_is_never_replaced(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    one = every(sample)[:1]

    def write() -> Path:
        made = export_forms(
            desk, sample.campaign.id, one, day=DAY, folder=tmp_path, platform=FakePlatform()
        )
        return made.files[0]

    first = write()
    assert write() == first, "the same form again is the same file"
    first.write_bytes(b"filled in")
    second = write()
    assert second.name == first.name.replace(".xlsx", " (2).xlsx")
    assert first.read_bytes() == b"filled in"
    assert write() == second


def test_two_units_of_one_name_get_two_files(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    first, second = (desk.store.get(Unit, n) for n in every(sample)[-2:])
    with desk.store.act("Đổi tên") as act:
        act.update(replace(second, name=first.name.upper()))
    made = export_forms(
        desk,
        sample.campaign.id,
        [first.id, second.id],
        day=DAY,
        folder=tmp_path,
        platform=FakePlatform(),
    )
    assert len({file.name.lower() for file in made.files}) == 2


def test_a_full_stick_keeps_what_was_written_and_names_the_rest(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    forms = entry_forms(desk, sample.campaign.id, every(sample), day=DAY)
    made = write_forms(forms, tmp_path, platform=Full(2))
    assert made.fault is not None
    assert made.fault.code == "export.full"
    assert len(made.files) == len(list(tmp_path.glob("Bieu*.xlsx"))) == 2
    assert list(tmp_path.glob("Bieu*.new")) == []
    assert made.left == tuple(form.unit for form in forms[2:])


def test_a_stick_that_is_gone_is_said_calmly(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    forms = entry_forms(desk, sample.campaign.id, every(sample)[:2], day=DAY)
    made = write_forms(forms, tmp_path / "usb", platform=FakePlatform())
    assert made.fault is not None
    assert made.fault.code == "export.no_folder"
    assert made.files == ()


def test_a_stick_that_does_not_keep_what_it_took_is_found_out(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    forms = entry_forms(desk, sample.campaign.id, every(sample)[:2], day=DAY)
    first = tmp_path / file_name(form_stem(forms[0]), "xlsx")
    made = write_forms(forms, tmp_path, platform=FakePlatform(rotten={first: b"half"}))
    assert made.fault is not None
    assert made.fault.code == "export.not_kept"
    assert made.files == ()
    assert not first.exists()


def test_writing_can_be_stopped_between_two_files(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    forms = entry_forms(desk, sample.campaign.id, every(sample), day=DAY)

    def step(done: int, _total: int) -> None:
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_forms(forms, tmp_path, platform=FakePlatform(), step=step)
    assert len(list(tmp_path.glob("Bieu*.xlsx"))) == 3


def test_what_cannot_be_sent_out_says_why(desk: Desk, sample: CampaignBoard) -> None:
    def refusal(unit_ids: list[int], day: date = DAY) -> str:
        with pytest.raises(RuleError) as refused:
            entry_forms(desk, sample.campaign.id, unit_ids, day=day)
        return refused.value.problems[0].code

    assert refusal([]) == "form.no_unit"
    assert refusal([99_999]) == "form.no_task"
    assert refusal(every(sample), date(2020, 1, 1)) == "cell.day_outside"
    with desk.store.act("Kết thúc") as act:
        act.update(replace(sample.campaign, state=CampaignState.CLOSED))
    assert refusal(every(sample)) == "campaign.not_open"
