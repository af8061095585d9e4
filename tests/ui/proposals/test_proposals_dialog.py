"""The window of proposals upward."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from decided import make_round, nominated
from PySide6.QtCore import Qt

from thidua_desktop.domain.records import Award, Evidence, Nomination, Person, UpwardProposal
from thidua_desktop.domain.terms import NominationState, ProposalAnswer
from thidua_desktop.services.evidence import PastedImage
from thidua_desktop.ui.decisions.signed_copy import FilesDialog
from thidua_desktop.ui.proposals.dialog import ProposalsDialog
from thidua_desktop.ui.proposals.forms import AnswerDialog, EditDialog, SendDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> ProposalsDialog:
    held = make_round(desk, sample.campaign.id)
    for person in desk.store.all(Person)[:2]:
        nominated(desk, held.id, person, form="bang-khen-tinh", state=NominationState.VOTED)
    made = ProposalsDialog(theme, desk)
    qtbot.addWidget(made)
    made.show()
    return made


def send(dialog: ProposalsDialog) -> None:
    dialog.send.trigger()
    form = dialog.findChildren(SendDialog)[-1]
    form.document.setText("05/TTr-UBND")
    form.sent_on.setText("10/01/2026")
    form.accept()


def test_those_ticked_are_sent_under_one_document(dialog: ProposalsDialog, desk: Desk) -> None:
    assert "Chưa gửi đề nghị nào" in dialog.said.text()
    dialog.send.trigger()
    form = dialog.findChildren(SendDialog)[-1]
    assert "tỉnh Lạng Sơn; Sở Nội vụ" in form.addressee.text()
    assert "công trạng" in form.caution.text()
    assert len(form.ticked) == 2
    form.nominations.item(0).setCheckState(Qt.CheckState.Unchecked)
    form.accept()
    assert [row.nomination_id for row in desk.store.all(UpwardProposal)] == list(form.ticked)
    assert len(dialog.table.given) == 1


def test_an_approval_is_recorded_with_its_award(dialog: ProposalsDialog, desk: Desk) -> None:
    send(dialog)
    assert not dialog.send.isEnabled()
    dialog.answer.trigger()
    form = dialog.findChildren(AnswerDialog)[-1]
    form.on_day.setText("14/01/2026")
    form.accept()
    assert form.reason_at("document")
    form.document.setText("77/QĐ-UBND")
    form.amount.setText("3.510.000")
    form.accept()
    assert [a.amount_vnd for a in desk.store.all(Award)] == [3_510_000]
    answers = [line.cells[5].text for line in dialog.table.given]
    assert sorted(answers) == ["Chờ trả lời", "Được khen"]


def test_a_refusal_asks_its_reason(dialog: ProposalsDialog, desk: Desk) -> None:
    send(dialog)
    key = dialog.table.key or 0
    dialog.answer.trigger()
    form = dialog.findChildren(AnswerDialog)[-1]
    form.answer.setCurrentIndex(form.answer.findData(ProposalAnswer.REFUSED))
    form.on_day.setText("14/01/2026")
    form.accept()
    assert form.reason_at("reason")
    form.reason.setPlainText("Chưa đủ thời gian")
    form.accept()
    row = desk.store.get(UpwardProposal, key)
    assert desk.store.get(Nomination, row.nomination_id).state is NominationState.REJECTED
    dialog.choose(key)
    assert not dialog.edit.isEnabled()


def test_a_waiting_one_is_corrected_and_taken_back(dialog: ProposalsDialog, desk: Desk) -> None:
    send(dialog)
    dialog.edit.trigger()
    form = dialog.findChildren(EditDialog)[-1]
    form.document.setText("06/TTr-UBND")
    form.accept()
    dialog.files.trigger()
    files = dialog.findChildren(FilesDialog)[-1]
    files.evidence.put([PastedImage(PNG)])
    assert desk.store.all(Evidence)[0].proposal_id == dialog.table.key
    assert {row.document for row in desk.store.all(UpwardProposal)} == {
        "05/TTr-UBND",
        "06/TTr-UBND",
    }
    files.accept()
    dialog.drop.trigger()
    assert len(desk.store.all(UpwardProposal)) == 1
    assert dialog.send.isEnabled()
