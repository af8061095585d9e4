"""Minh chứng: kept once by content, shared by the values of a report, missing bytes are told."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.domain.records import Difficulty, Evidence, Initiative, ProgressEntry
from thidua_desktop.domain.terms import CampaignState, ReportChannel
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services import backups, evidence, progress, reports
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.evidence import Owner, PastedImage
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.reports import ReportForm
from thidua_desktop.services.soundness import check

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.domain.records import Report
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)
PNG, JPG = b"\x89PNG\r\n\x1a\nmau", b"\xff\xd8\xff\xe0mau"


def received(desk: Desk, board: CampaignBoard) -> Report:
    unit = board.units(DAY)[-1]
    return reports.receive(
        desk,
        board.campaign.id,
        ReportForm(unit_id=unit.id, as_at=DAY, received_on=DAY, channel=ReportChannel.ZALO),
    )


def counted(board: CampaignBoard, unit_id: int) -> list[int]:
    given = [i.id for i in board.indicators if board.cell(unit_id, i.id)]
    return [i for i in given if board.indicator(i).rule.name in {"AT_LEAST", "DONE"}]


def test_one_photo_serves_every_value_that_came_with_its_report(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    made = received(desk, sample)
    photo = tmp_path / "zalo.jpg"
    photo.write_bytes(JPG)
    (kept,) = evidence.attach(
        desk, sample.campaign.id, owner=Owner(report_id=made.id), files=[photo]
    )
    cells = counted(sample, made.unit_id)[:2]
    typings = [
        Typing(made.unit_id, n, "x" if sample.indicator(n).rule.name == "DONE" else "7")
        for n in cells
    ]
    progress.record(desk, sample.campaign.id, typings, day=DAY, report_id=made.id)
    for n in cells:
        found = evidence.entries_of_cell(sample, made.unit_id, n, DAY)
        (view,) = evidence.of_values(desk, sample, found)
        assert (view.row, view.shared, view.sound) == (kept, True, True)


def test_the_same_bytes_are_stored_once_wherever_they_hang(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    number, made = sample.campaign.id, received(desk, sample)
    first, second = tmp_path / "a.png", tmp_path / "b.png"
    first.write_bytes(PNG)
    second.write_bytes(PNG)
    owner = Owner(report_id=made.id)
    assert len(evidence.attach(desk, number, owner=owner, files=[first, second])) == 1
    entry = desk.store.all(ProgressEntry)[0]
    evidence.attach(desk, number, owner=Owner(entry_id=entry.id), files=[second])
    assert len([p for p in desk.content.folder.rglob("*") if p.is_file()]) == 1
    with pytest.raises(RuleError, match=r"evidence\.kept_already"):
        evidence.attach(desk, number, owner=owner, files=[first])


def test_a_corrected_value_keeps_its_evidence(desk: Desk, sample: CampaignBoard) -> None:
    unit_id = sample.units(DAY)[-1].id
    number, cell = sample.campaign.id, counted(sample, unit_id)[0]
    texts = ("x", "chưa") if sample.indicator(cell).rule.name == "DONE" else ("7", "8")
    progress.record(desk, number, [Typing(unit_id, cell, texts[0])], day=DAY)
    (entry, *_) = evidence.entries_of_cell(sample, unit_id, cell, DAY)
    evidence.attach(desk, number, owner=Owner(entry_id=entry.id), files=[PastedImage(PNG)])
    progress.record(desk, number, [Typing(unit_id, cell, texts[1])], day=DAY)
    found = evidence.entries_of_cell(sample, unit_id, cell, DAY)
    assert found[1] == entry
    (view,) = evidence.of_values(desk, sample, found)
    assert (view.row.file_name, view.shared) == ("Ảnh dán 15-01-2026 08h30.png", False)
    progress.record(desk, number, [Typing(unit_id, cell, "")], day=DAY)
    assert evidence.entries_of_cell(sample, unit_id, cell, DAY) == ()
    assert evidence.entries_of_cell(sample, unit_id, cell, date(2020, 1, 1)) == ()
    assert evidence.entries_of_cell(sample, unit_id, -1, DAY) == ()


def test_removing_keeps_the_bytes_for_undo(desk: Desk, sample: CampaignBoard) -> None:
    owner = Owner(report_id=received(desk, sample).id)
    (kept,) = evidence.attach(desk, sample.campaign.id, owner=owner, files=[PastedImage(PNG)])
    assert evidence.remove(desk, kept.id) == kept
    assert evidence.of_owner(desk, owner) == ()
    desk.store.undo()
    (view,) = evidence.of_owner(desk, owner)
    assert view.sound
    assert evidence.read(desk, kept.id) == PNG


def test_missing_bytes_are_told(desk: Desk, sample: CampaignBoard, tmp_path: Path) -> None:
    owner = Owner(report_id=received(desk, sample).id)
    (kept,) = evidence.attach(desk, sample.campaign.id, owner=owner, files=[PastedImage(PNG)])
    assert check(desk) == ()
    desk.content.place(kept.sha256).unlink()
    assert [view.sound for view in evidence.of_owner(desk, owner)] == [False]
    assert [p.code for p in check(desk)] == ["content.missing"]
    with pytest.raises(EnvironmentFault, match=r"content\.missing"):
        evidence.open_copy(desk, kept.id)
    with pytest.raises(EnvironmentFault, match=r"content\.missing"):
        evidence.save_copy(desk, kept.id, tmp_path / "ra.png")


def test_a_backup_set_holds_the_evidence(desk: Desk, sample: CampaignBoard, tmp_path: Path) -> None:
    owner = Owner(report_id=received(desk, sample).id)
    evidence.attach(desk, sample.campaign.id, owner=owner, files=[PastedImage(PNG)])
    target = tmp_path / "usb"
    target.mkdir()
    places = backups.BackupPlaces(
        ledger=tmp_path / "ledger.json",
        local=tmp_path / "backups",
        device=FakePlatform(devices={target: "usb"}),
    )
    assert backups.backup(desk, target, places=places)
    assert PNG in [file.read_bytes() for file in target.rglob("objects/*/*")]


def test_a_copy_is_opened_in_the_data_folder_and_forgotten(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    owner = Owner(report_id=received(desk, sample).id)
    strange = tmp_path / "con.exe"
    strange.write_bytes(JPG)
    (kept,) = evidence.attach(desk, sample.campaign.id, owner=owner, files=[strange])
    assert kept.file_name == "_con.jpg"
    copy = evidence.open_copy(desk, kept.id)
    assert copy.read_bytes() == JPG
    assert evidence.open_copy(desk, kept.id) == copy
    copy.write_bytes(b"edited elsewhere")
    assert evidence.open_copy(desk, kept.id).read_bytes() == JPG
    evidence.forget_copies(desk)
    assert not copy.exists()
    evidence.save_copy(desk, kept.id, tmp_path / "ra.jpg")
    assert (tmp_path / "ra.jpg").read_bytes() == JPG
    with pytest.raises(EnvironmentFault, match=r"file\.unwritable"):
        evidence.save_copy(desk, kept.id, tmp_path / "khong-co" / "ra.jpg")


def test_a_copy_that_cannot_be_written_is_told(desk: Desk, sample: CampaignBoard) -> None:
    owner = Owner(report_id=received(desk, sample).id)
    (kept,) = evidence.attach(desk, sample.campaign.id, owner=owner, files=[PastedImage(PNG)])
    (desk.store.database.path.parent / evidence.OPENED).write_text("cản", encoding="utf-8")
    with pytest.raises(EnvironmentFault, match=r"file\.unwritable"):
        evidence.open_copy(desk, kept.id)


def test_only_papers_and_pictures_are_taken(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    owner = Owner(report_id=received(desk, sample).id)
    packed = BytesIO()
    with ZipFile(packed, "w") as made:
        made.writestr("word/document.xml", "<w/>")
    good = {"a.pdf": b"%PDF-1.4 mau", "b.docx": packed.getvalue()}
    for name, content in good.items():
        (tmp_path / name).write_bytes(content)
    files = [tmp_path / name for name in good]
    kept = evidence.attach(desk, sample.campaign.id, owner=owner, files=files)
    assert [row.file_name for row in kept] == ["a.pdf", "b.docx"]
    with ZipFile(packed, "a") as made:
        made.writestr("word/vbaProject.bin", "x")
    for content, code in (
        (b"MZ\x90\x00 program", "evidence.wrong_type"),
        (packed.getvalue(), "file.macros"),
        (b"", "file.empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(evidence.LARGEST), "file.too_large"),
    ):
        (tmp_path / "c.png").write_bytes(content)
        with pytest.raises(RuleError) as refusal:
            evidence.attach(
                desk, sample.campaign.id, owner=owner, files=[files[0], tmp_path / "c.png"]
            )
        assert [p.code for p in refusal.value.problems] == [code]
    with pytest.raises(EnvironmentFault, match=r"file\.unopened"):
        evidence.attach(desk, sample.campaign.id, owner=owner, files=[tmp_path / "gone.png"])
    assert len(desk.store.all(Evidence)) == len(kept)


def test_a_minh_chung_hangs_on_exactly_one_record() -> None:
    with pytest.raises(ValueError, match="Owner"):
        Owner()
    with pytest.raises(ValueError, match="Owner"):
        Owner(report_id=1, entry_id=2)
    assert Owner(difficulty_id=3).links == {"difficulty_id": 3}


def test_papers_of_models_and_difficulties_come_after_the_end_too(
    desk: Desk, sample: CampaignBoard
) -> None:
    number = sample.campaign.id
    with desk.store.act("Mẫu") as act:
        model = act.insert(
            Initiative(campaign_id=number, unit_id=sample.units(DAY)[0].id, title="Mô hình mẫu")
        )
        trouble = act.insert(
            Difficulty(uid="d", campaign_id=number, content="Vướng mắc mẫu", raised_on=DAY)
        )
    entry = desk.store.all(ProgressEntry)[0]
    set_campaign_state(desk, number, CampaignState.CLOSED)
    for owner, name in (
        (Owner(initiative_id=model.id), "Mô hình mẫu"),
        (Owner(difficulty_id=trouble.id), "Vướng mắc mẫu"),
    ):
        evidence.attach(desk, number, owner=owner, files=[PastedImage(PNG)])
        assert name in (desk.store.undo_label() or "")
    with pytest.raises(RuleError, match=r"campaign\.closed"):
        evidence.attach(desk, number, owner=Owner(entry_id=entry.id), files=[PastedImage(PNG)])
