"""Hồ sơ của đợt driven as an officer drives it: receive, look what lacks, files, take back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from thidua_desktop.domain.records import DossierPaper, Evidence, Person
from thidua_desktop.domain.terms import DossierKind, SubjectKind
from thidua_desktop.services import awards, rounds
from thidua_desktop.services.awards import Proposed
from thidua_desktop.services.rounds import RoundForm
from thidua_desktop.ui.nominations.dossier_dialog import DossierDialog
from thidua_desktop.ui.nominations.paper_form import PaperDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> DossierDialog:
    form = RoundForm(
        name="Đợt 1",
        campaign_id=sample.campaign.id,
        year="2025",
        data_day="15/01/2026",
        dossier=(DossierKind.PROPOSAL, DossierKind.CONFIRMATION),
    )
    round_id = rounds.save_round(desk, form, round_id=None).id
    person = desk.store.all(Person)[0]
    both = [
        Proposed(
            subject=SubjectKind.COLLECTIVE, subject_id=person.unit_id, form_key="giay-khen-xa"
        ),
        Proposed(subject=SubjectKind.PERSON, subject_id=person.id, form_key="giay-khen-xa"),
    ]
    awards.nominate_many(desk, round_id, both, source="mẫu")
    made = DossierDialog(theme, desk, round_id=round_id, parent=None)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def rows(dialog: DossierDialog) -> list[list[str]]:
    model = dialog.table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def receive(dialog: DossierDialog) -> PaperDialog:
    dialog.receive.trigger()
    found = [form for form in dialog.findChildren(PaperDialog) if form.isVisible()]
    assert len(found) == 1
    return found[0]


def test_what_lacks_is_ticked_and_received_for_the_whole_unit(
    dialog: DossierDialog, desk: Desk
) -> None:
    assert [row[-1] for row in rows(dialog)] == ["thiếu 1", "thiếu 1", "thiếu 2"]
    form = receive(dialog)
    assert form.kinds.ticked == (DossierKind.PROPOSAL,)
    form.document.setText("05/TTr ngày 10/01/2026")
    form.received.setText("32/01/2026")
    form.accept()
    assert form.reason_at("received_on")
    form.received.setText("12/01/2026")
    form.accept()
    assert [row[-1] for row in rows(dialog)] == ["đủ", "đủ", "thiếu 1"]
    assert rows(dialog)[0][1] == "12/01/2026"
    assert rows(dialog)[2][1:3] == ["theo đơn vị", "chưa có"]
    assert "05/TTr" in dialog.papers.item(0).text()
    dialog.group.take("Còn thiếu")
    assert len(rows(dialog)) == 1


def test_files_hang_on_the_chosen_paper_and_go_and_come_back_with_it(
    dialog: DossierDialog, desk: Desk, tmp_path: Path
) -> None:
    receive(dialog).accept()
    file = tmp_path / "to-trinh.png"
    file.write_bytes(PNG)
    dialog.files.put([file])
    paper = desk.store.all(DossierPaper)[0]
    assert [row.dossier_paper_id for row in desk.store.all(Evidence)] == [paper.id]
    dialog.remove.trigger()
    assert desk.store.all(DossierPaper) == ()
    assert "Ctrl+Z" in dialog.said.text()
    dialog.take_back()
    assert desk.store.all(DossierPaper) == (paper,)
    assert desk.store.count(Evidence) == 1


def test_a_paper_is_changed_without_its_kind(dialog: DossierDialog, desk: Desk) -> None:
    receive(dialog).accept()
    dialog.change.trigger()
    form = next(f for f in dialog.findChildren(PaperDialog) if f.isVisible())
    form.document.setText("06/TTr")
    form.accept()
    paper = desk.store.all(DossierPaper)[0]
    assert (paper.kind, paper.document) == (DossierKind.PROPOSAL, "06/TTr")


def test_a_closed_round_shows_its_dossiers_and_changes_nothing(
    qtbot: QtBot, theme: Theme, dialog: DossierDialog, desk: Desk
) -> None:
    receive(dialog).accept()
    held = desk.store.all(DossierPaper)[0].round_id
    with desk.store.act("Chốt") as act:
        act.update(replace(rounds.require_open(desk, held), closed_on=desk.clock.today()))
    shut = DossierDialog(theme, desk, round_id=held, parent=None)
    qtbot.addWidget(shut)
    assert not shut.receive.isEnabled()
    assert "đã chốt" in shut.remove.toolTip()
    assert not shut.files.add.isEnabled()
    assert shut.table.model().headerData(0, Qt.Orientation.Horizontal)
