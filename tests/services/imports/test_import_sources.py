"""Where lists come from, and how a table is read like the last time."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from list_sheets import filing, sheet

from thidua_desktop.core.errors import Cancelled, RuleError
from thidua_desktop.domain.records import CampaignFile, ImportMapping, Unit
from thidua_desktop.domain.terms import ImportSubject
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.columns import guess_mapping, mapping_at, use_column
from thidua_desktop.services.imports.filing import Filing, file_away
from thidua_desktop.services.imports.remembered import recall
from thidua_desktop.services.imports.sources import PASTED, Source, read_file, read_pasted

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

UNITS = ImportSubject.UNITS
LIST = sheet(("Tên đơn vị", "Phụ trách chung"), ("Thôn mẫu 01", "Nông Văn Mẫu"))


def workbook(*rows: tuple[str, ...]) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.add_worksheet("Trống")
        made = book.add_worksheet("Danh sách")
        for at, row in enumerate(rows):
            made.write_row(at, 0, row)
    return out.getvalue()


def test_a_workbook_gives_its_filled_sheets_and_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "ds.xlsx"
    file.write_bytes(workbook(("Tên đơn vị",), ("Thôn mẫu 01",)))
    ticks: list[None] = []
    read = read_file(file, lambda: ticks.append(None))
    assert [made.name for made in read.workbook.sheets] == ["Danh sách"]
    assert read.source == Source("ds.xlsx", file.read_bytes())
    file.write_bytes(workbook())
    with pytest.raises(RuleError) as refused:
        read_file(file)
    assert refused.value.problems[0].code == "import.no_rows"


def test_stopping_ends_the_reader_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("thidua_desktop.exchange.reading.TICK", 0)

    def stop() -> None:
        raise Cancelled

    file = tmp_path / "ds.xlsx"
    file.write_bytes(workbook(("Tên đơn vị",), ("Thôn mẫu 01",)))
    with pytest.raises(Cancelled):
        read_file(file, stop)


def test_a_pasted_table_has_no_file() -> None:
    read = read_pasted("Tên đơn vị\nThôn mẫu 01")
    assert read.source == Source(PASTED)
    assert [len(made.rows) for made in read.workbook.sheets] == [2]


def test_a_table_is_read_like_the_last_time_in_any_order(desk: Desk) -> None:
    guess = guess_mapping(LIST, UNITS)
    assert not recall(desk, UNITS, guess).recalled
    chosen = use_column(guess, 1, ImportField.HEAD)
    with desk.store.act("Nhập") as act:
        file_away(act, desk, filing(UNITS, chosen))
    turned = sheet(("Phụ trách chung", "Tên đơn vị"), ("Nông Văn Mẫu", "Thôn mẫu 02"))
    again = recall(desk, UNITS, guess_mapping(turned, UNITS))
    assert again.recalled
    assert [use.field for use in again.mapping.columns] == [ImportField.HEAD, ImportField.UNIT]
    other = sheet(("Phụ trách chung", "Tên đơn vị", "Ghi chú"), ("a", "b", "c"))
    assert not recall(desk, UNITS, guess_mapping(other, UNITS)).recalled
    people = ImportSubject.PEOPLE
    assert not recall(desk, people, mapping_at(LIST, 0, people)).recalled


def test_another_choice_for_the_same_headers_replaces_the_first(desk: Desk) -> None:
    guess = guess_mapping(LIST, UNITS)
    for field in (ImportField.HEAD, None, ImportField.SHORT_NAME):
        with desk.store.act("Nhập") as act:
            file_away(act, desk, filing(UNITS, use_column(guess, 1, field)))
    assert len(desk.store.all(ImportMapping)) == 1
    assert recall(desk, UNITS, guess).mapping.columns[1].field is ImportField.SHORT_NAME


def test_headers_that_come_twice_are_told_apart(desk: Desk) -> None:
    twice = sheet(("Tên đơn vị", "Khác", "Khác"), ("a", "b", "c"))
    chosen = use_column(guess_mapping(twice, UNITS), 2, ImportField.HEAD)
    with desk.store.act("Nhập") as act:
        file_away(act, desk, filing(UNITS, chosen))
    assert recall(desk, UNITS, guess_mapping(twice, UNITS)).mapping == chosen


def test_the_file_is_kept_once_and_only_with_a_campaign(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    with_campaign = filing(UNITS, guess_mapping(LIST, UNITS), campaign_id=number)
    assert with_campaign.keeps_file
    for _ in range(2):
        with desk.store.act("Nhập") as act:
            act.update(replace(desk.store.all(Unit)[0], contact=f"{_}"))
            file_away(act, desk, with_campaign)
    kept = desk.store.where(CampaignFile, campaign_id=number)
    assert [row.file_name for row in kept if row.file_name == "ds.xlsx"] == ["ds.xlsx"]
    for without in (
        replace(with_campaign, campaign_id=None),
        replace(with_campaign, source=Source(PASTED)),
    ):
        assert not without.keeps_file
        with desk.store.act("Nhập") as act:
            file_away(act, desk, without)
    assert desk.store.where(CampaignFile, campaign_id=number) == kept


def test_another_fault_of_keeping_the_file_is_not_hidden(
    desk: Desk, sample: CampaignBoard, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RuleError

    monkeypatch.setattr("thidua_desktop.services.imports.filing.keep_file", refuse)
    made = Filing(
        subject=UNITS,
        mapping=guess_mapping(LIST, UNITS),
        source=Source("a.xlsx", b"a"),
        campaign_id=sample.campaign.id,
    )
    with pytest.raises(RuleError), desk.store.act("Nhập") as act:
        file_away(act, desk, made)
