"""The window of all decisions, driven as the officer drives it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from decided import awards_of, full_round, issued

from thidua_desktop.domain.records import Amendment, Decision, Evidence, RegisterGap, Revocation
from thidua_desktop.domain.terms import DecisionKind, DecisionState, PrintedField, SubjectKind
from thidua_desktop.services import amendments, decisions, papers
from thidua_desktop.services.evidence import PastedImage
from thidua_desktop.services.past_awards import PastAward, PastForm, add_past
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.ui.awards.dialogs import IssueDialog, ReasonDialog
from thidua_desktop.ui.decisions.award_forms import (
    AmendDialog,
    RecoverDialog,
    ReissueDialog,
    RevokeDialog,
)
from thidua_desktop.ui.decisions.dialog import DecisionsDialog
from thidua_desktop.ui.decisions.draft_form import DraftEditDialog
from thidua_desktop.ui.decisions.gaps_dialog import ExplainDialog, GapsDialog
from thidua_desktop.ui.decisions.paper_view import PaperDialog, ShownPaper
from thidua_desktop.ui.decisions.signed_copy import FilesDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

D = TypeVar("D", bound="QDialog")
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 20


def opened(qtbot: QtBot, theme: Theme, desk: Desk) -> DecisionsDialog:
    dialog = DecisionsDialog(theme, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def form_of(dialog: QDialog, kind: type[D]) -> D:
    return dialog.findChildren(kind)[-1]


def shown(dialog: DecisionsDialog, row: int = 0) -> list[str]:
    return [cell.text for cell in dialog.table.given[row].cells]


def test_a_draft_goes_to_its_number_in_the_window(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    held = full_round(desk, sample.campaign.id)
    draft = decisions.draft_decision(desk, held.id, skip_council_reason="Họp liên tịch")
    dialog = opened(qtbot, theme, desk)
    assert shown(dialog)[:5] == ["chưa có số", "", "Khen thưởng", "Đợt 1", "Nháp"]
    assert not dialog.issue.isEnabled()
    assert "Trình ký trước" in dialog.issue.toolTip()
    dialog.edit.trigger()
    edit = form_of(dialog, DraftEditDialog)
    edit.proposal.setText("12")
    edit.day.setText("10/01/2026")
    edit.accept()
    assert desk.store.get(Decision, draft.id).proposal == "12/TTr-VHXH ngày 10/01/2026"
    dialog.sign.trigger()
    assert shown(dialog)[4] == "Chờ số của Văn thư"
    dialog.issue.trigger()
    issue = form_of(dialog, IssueDialog)
    issue.number.setText("15")
    issue.day.setText("15/01/2026")
    issue.accept()
    assert shown(dialog)[:2] == ["15/QĐ-UBND", "15/01/2026"]
    assert shown(dialog)[6:] == ["5", "Chưa có"]
    assert len(dialog.awards.given) == 5
    assert "không hoàn tác" in dialog.said.text()


def test_a_draft_is_thrown_away_and_taken_back(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    held = full_round(desk, sample.campaign.id)
    decisions.draft_decision(desk, held.id, skip_council_reason="Họp liên tịch")
    dialog = opened(qtbot, theme, desk)
    dialog.sign.trigger()
    assert not dialog.discard.isEnabled()
    dialog.reopen.trigger()
    dialog.discard.trigger()
    assert dialog.table.given == ()
    dialog.undo.activated.emit()
    assert len(dialog.table.given) == 1


def test_the_misspelt_name_is_amended_from_its_award(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    decision = issued(desk, sample.campaign.id)
    award = awards_of(desk, decision)[3]
    dialog = opened(qtbot, theme, desk)
    dialog.awards.choose(award.id)
    dialog.amend.trigger()
    form = form_of(dialog, AmendDialog)
    assert form.old.toPlainText() == award.printed_name
    assert form.old.isReadOnly()
    form.new.setPlainText("Ông Trần Văn Mẫn")
    form.accept()
    assert "Lý do này in trong văn bản" in form.reason_at("reason")
    form.reason.setText("Ghi nhầm họ tên")
    form.accept()
    made = desk.store.all(Amendment)[0]
    assert dialog.table.key == made.decision_id
    assert shown(dialog)[2:5] == ["Sửa đổi", "15/QĐ-UBND ngày 15/01/2026", "Nháp"]
    assert amendments.text_now(desk, award.id).printed_name == award.printed_name
    dialog.sign.trigger()
    decisions.issue(desk, made.decision_id, number=16, day=desk.clock.today())
    dialog.read()
    dialog.choose(decision.id)
    line = next(line for line in dialog.awards.given if line.key == award.id)
    assert line.cells[1].text == "Ông Trần Văn Mẫn"
    assert "Sửa đổi" in line.cells[4].text


def test_another_field_shows_what_was_printed(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    award = awards_of(desk, issued(desk, sample.campaign.id))[0]
    form = AmendDialog(theme, desk, award.id, None)
    qtbot.addWidget(form)
    form.field.setCurrentIndex(form.field.findData(PrintedField.CITATION))
    assert form.old.toPlainText() == award.citation
    form.field.setCurrentIndex(form.field.findData(PrintedField.OTHER))
    assert form.old.toPlainText() == ""
    assert not form.old.isReadOnly()


def test_an_award_is_revoked_and_what_came_back_is_recorded(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    decision = issued(desk, sample.campaign.id)
    award = awards_of(desk, decision)[3]
    dialog = opened(qtbot, theme, desk)
    dialog.awards.choose(award.id)
    assert not dialog.recover.isEnabled()
    dialog.revoke.trigger()
    form = form_of(dialog, RevokeDialog)
    form.reason.setPlainText("Thành tích không có thật")
    form.accept()
    paper = desk.store.where(Decision, kind=DecisionKind.REVOCATION.name)[0]
    assert dialog.table.key == paper.id
    decisions.send_to_sign(desk, paper.id, day=desk.clock.today())
    decisions.issue(desk, paper.id, number=16, day=desk.clock.today())
    dialog.read(decision.id)
    dialog.awards.choose(award.id)
    assert not dialog.amend.isEnabled()
    dialog.recover.trigger()
    back = form_of(dialog, RecoverDialog)
    back.certificate.setText("16/01/2026")
    back.money.setText("bảy trăm")
    back.money_on.setText("16/01/2026")
    back.accept()
    assert back.reason_at("money_vnd")
    back.money.setText("702.000")
    back.accept()
    assert desk.store.all(Revocation)[0].money_back_vnd == 702_000


def test_a_lost_certificate_is_given_again(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    award = awards_of(desk, issued(desk, sample.campaign.id))[3]
    dialog = opened(qtbot, theme, desk)
    dialog.awards.choose(award.id)
    dialog.reissue.trigger()
    form = form_of(dialog, ReissueDialog)
    form.on_day.setText("20/01/2026")
    form.accept()
    line = next(line for line in dialog.awards.given if line.key == award.id)
    assert line.cells[4].text == "Cấp lại giấy khen do bị mất ngày 20/01/2026"


def test_a_withdrawal_says_what_it_leaves(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    decision = issued(desk, sample.campaign.id)
    dialog = opened(qtbot, theme, desk)
    dialog.withdraw.trigger()
    form = form_of(dialog, ReasonDialog)
    form.accept()
    assert form.reason_at("reason")
    form.reason.setPlainText("Cấp nhầm số")
    form.accept()
    assert desk.store.get(Decision, decision.id).state is DecisionState.AWAITING_NUMBER
    assert len(desk.store.all(RegisterGap)) == 5
    dialog.gaps.trigger()
    gaps = form_of(dialog, GapsDialog)
    assert len(gaps.table.given) == 5
    assert not gaps.explain.isEnabled()
    gaps.look.trigger()
    paper = form_of(gaps, PaperDialog)
    assert paper.viewer.page_count == 1


def test_the_signed_copy_hangs_on_its_decision(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    decision = issued(desk, sample.campaign.id)
    dialog = opened(qtbot, theme, desk)
    dialog.signed.trigger()
    form = form_of(dialog, FilesDialog)
    form.evidence.put([PastedImage(PNG)])
    assert desk.store.all(Evidence)[0].decision_id == decision.id
    assert shown(dialog)[7] == "Đã có"


def test_a_paper_is_seen_and_saved(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    decision = issued(desk, sample.campaign.id)
    dialog = opened(qtbot, theme, desk)
    dialog.look.trigger()
    assert form_of(dialog, PaperDialog).viewer.page_count == 3
    shown_paper = ShownPaper("Quyết định", "qd", papers.decision_pdf(desk, decision.id))
    saved = PaperDialog(theme, shown_paper, None, ask=lambda _p, _w, _n: tmp_path / "qd.pdf")
    qtbot.addWidget(saved)
    saved.save_pdf.click()
    assert saved.save_docx.isHidden()
    assert (tmp_path / "qd.pdf").read_bytes() == papers.decision_pdf(desk, decision.id)


def test_the_filter_counts_what_it_would_show(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    issued(desk, sample.campaign.id)
    dialog = opened(qtbot, theme, desk)
    for group, count in ((1, 0), (2, 1), (3, 0), (4, 1), (5, 0)):
        dialog.group.choose(group)
        dialog.filters.text_changed.emit("")
        assert len(dialog.table.given) == count
    dialog.choose(1)
    assert dialog.group.current == 0


def test_numbers_of_an_old_year_are_explained(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    one = PastAward(
        subject=SubjectKind.PERSON, form_key="giay-khen-xa", name="Ông Mẫu", register_number=4
    )
    add_past(desk, PastForm(head=PastHead(year=2024, number=3, symbol="QĐ"), awards=(one,)))
    dialog = GapsDialog(theme, desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.shown_year == 2024
    dialog.explain.trigger()
    form = form_of(dialog, ExplainDialog)
    assert (form.first.text(), form.last.text()) == ("1", "3")
    form.last.setText("hai")
    form.accept()
    assert form.reason_at("last")
    form.last.setText("2")
    form.note.setText("Sổ cũ bị hỏng")
    form.accept()
    assert [line.cells[0].text for line in dialog.table.given] == ["01", "02", "03"]
    dialog.table.choose(1)
    dialog.unexplain.trigger()
    assert [line.cells[0].text for line in dialog.table.given] == ["01", "02", "03"]
    assert dialog.table.given[0].cells[1].text == "Chưa rõ lý do"
