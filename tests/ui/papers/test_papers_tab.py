"""The tab Văn bản driven as an officer drives it: look, zoom, save, and what stands in the way."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.domain.records import Campaign, Decision, Paper, Person, Unit
from thidua_desktop.domain.terms import (
    AwardType,
    CampaignState,
    DecisionState,
    PaperKind,
    SubjectKind,
)
from thidua_desktop.services import awards, decisions
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.setup import remove_sample
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.papers.kinds import MAKERS
from thidua_desktop.ui.papers.model import COLUMNS, PaperState, paper_lines, paper_views
from thidua_desktop.ui.papers.numbers_dialog import PaperNumbersDialog
from thidua_desktop.ui.papers.pages import Pages
from thidua_desktop.ui.papers.saving import save_file
from thidua_desktop.ui.papers.tab import NO_NUMBERS, PapersTab
from thidua_desktop.ui.score.origin_dialog import OriginDialog
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
FORM = "giay-khen-xa"


class Place:
    """Answers where to save; None is "Hủy"."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.proposed = Path()

    def __call__(self, parent: QWidget, proposed: Path, names: str) -> Path | None:
        assert parent.isVisible()
        assert names
        self.proposed = proposed
        return self.path


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def tab(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, place: Place) -> PapersTab:
    made = PapersTab(theme, desk, ask=place)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.show_campaign(sample.campaign.id, DAY)
    desk.listen(made.take)
    made.show()
    return made


def drafted(desk: Desk, sample: CampaignBoard) -> Decision:
    """Two collectives and three persons in a decision that is still a draft."""
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=sample.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    )
    units = {unit.name: unit.id for unit in desk.store.all(Unit)}
    rows = [
        awards.nominate(
            desk, held.id, subject=SubjectKind.COLLECTIVE, subject_id=units[name], form_key=FORM
        )
        for name in ("Trường mẫu A", "Thôn mẫu 01")
    ]
    for person in desk.store.all(Person):
        row = awards.nominate(
            desk, held.id, subject=SubjectKind.PERSON, subject_id=person.id, form_key=FORM
        )
        awards.confirm_by_head(desk, row.id, by="Thủ trưởng đơn vị", on=DAY)
        rows.append(row)
    awards.submit(desk, [row.id for row in rows])
    return decisions.draft_decision(desk, held.id, skip_council_reason="Họp liên tịch")


def issued(desk: Desk, sample: CampaignBoard) -> Decision:
    draft = drafted(desk, sample)
    decisions.send_to_sign(desk, draft.id, day=DAY)
    return decisions.issue(desk, draft.id, number=15, day=DAY)


def choose(tab: PapersTab, kind: PaperKind) -> None:
    view = next(v for v in tab.views if v.ref.kind is kind)
    assert tab.table.choose(view.key)


def state_of(tab: PapersTab, kind: PaperKind) -> PaperState:
    return next(v.state for v in tab.views if v.ref.kind is kind)


def test_before_a_decision_its_papers_say_what_they_wait_for(tab: PapersTab) -> None:
    choose(tab, PaperKind.CERTIFICATES)
    assert state_of(tab, PaperKind.CERTIFICATES) is PaperState.NONE
    assert not tab.save_pdf.isEnabled()
    assert tab.look.toolTip().startswith("Chưa có quyết định")
    assert tab.panel.viewer.page_count == 0


def test_an_issued_decision_shows_five_certificates(
    tab: PapersTab, desk: Desk, sample: CampaignBoard
) -> None:
    issued(desk, sample)
    choose(tab, PaperKind.CERTIFICATES)
    assert tab.panel.viewer.page_count == 0
    tab.look.trigger()
    assert tab.panel.viewer.page_count == 5
    assert state_of(tab, PaperKind.CERTIFICATES) is PaperState.ISSUED
    assert len(desk.store.where(Paper, kind=PaperKind.CERTIFICATES.name)) == 1


def test_choosing_alone_keeps_nothing(tab: PapersTab, desk: Desk, sample: CampaignBoard) -> None:
    issued(desk, sample)
    head = desk.store.head
    for kind in MAKERS:
        choose(tab, kind)
    assert desk.store.head == head


def test_a_decision_at_the_signer_is_a_draft_that_can_be_seen(
    tab: PapersTab, desk: Desk, sample: CampaignBoard
) -> None:
    draft = drafted(desk, sample)
    choose(tab, PaperKind.DECISION)
    assert tab.look.toolTip().startswith("Quyết định còn là dự thảo")
    decisions.send_to_sign(desk, draft.id, day=DAY)
    assert state_of(tab, PaperKind.DECISION) is PaperState.DRAFT
    assert tab.panel.viewer.page_count >= 2
    assert desk.store.all(Decision)[0].state is DecisionState.AWAITING_NUMBER


@pytest.mark.parametrize(
    "kind",
    [
        PaperKind.PLAN,
        PaperKind.INDICATOR_SUMMARY,
        PaperKind.FINAL_REPORT,
        PaperKind.RANKING_LIST,
        PaperKind.SCORE_SHEETS,
    ],
)
def test_a_paper_of_the_campaign_is_seen_and_saved_both_ways(
    tab: PapersTab, place: Place, tmp_path: Path, kind: PaperKind
) -> None:
    choose(tab, kind)
    assert tab.panel.viewer.page_count >= 1
    place.path = tmp_path / "a.pdf"
    tab.save_pdf.trigger()
    place.path = tmp_path / "a.docx"
    tab.save_docx.trigger()
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    assert len(document) == tab.panel.viewer.page_count
    document.close()
    assert zipfile.is_zipfile(tmp_path / "a.docx")
    assert place.proposed.suffix == ".docx"


def test_saved_certificates_are_the_kept_bytes(
    tab: PapersTab, desk: Desk, sample: CampaignBoard, place: Place, tmp_path: Path
) -> None:
    issued(desk, sample)
    choose(tab, PaperKind.CERTIFICATES)
    place.path = tmp_path / "giay-khen.pdf"
    tab.save_pdf.trigger()
    row = desk.store.where(Paper, kind=PaperKind.CERTIFICATES.name)[0]
    assert place.path.read_bytes() == desk.content.get(row.sha256)
    assert place.proposed.name == (
        "Giấy khen - Quyết định số 15-QĐ-UBND ngày 15 tháng 01 năm 2026.pdf"
    )
    assert not tab.save_docx.isEnabled()
    assert "không có bản Word" in tab.save_docx.toolTip()


def test_a_change_of_mind_saves_nothing(
    tab: PapersTab, desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    issued(desk, sample)
    choose(tab, PaperKind.CERTIFICATES)
    tab.save_pdf.trigger()
    assert desk.store.where(Paper, kind=PaperKind.CERTIFICATES.name) == ()


def test_a_file_open_elsewhere_is_told_and_stays(
    qtbot: QtBot,
    tab: PapersTab,
    place: Place,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place.path = tmp_path / "cu.pdf"
    place.path.write_bytes(b"old")

    def locked(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use", str(target))

    monkeypatch.setattr(Path, "replace", locked)
    choose(tab, PaperKind.RANKING_LIST)
    with qtbot.waitSignal(tab.refused) as told:
        tab.save_pdf.trigger()
    assert told.args is not None
    fault = told.args[0]
    assert isinstance(fault, EnvironmentFault)
    assert "đang mở ở chương trình khác" in sentence(fault)
    assert place.path.read_bytes() == b"old"
    assert list(tmp_path.glob("*.new")) == []


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"paper\.unwritable"):
        save_file(tmp_path / "khong-co" / "a.pdf", b"x")


def test_zoom_steps_and_fits_the_width(tab: PapersTab) -> None:
    choose(tab, PaperKind.INDICATOR_SUMMARY)
    viewer = tab.panel.viewer
    fitting = viewer.percent
    viewer.zoom_in()
    assert viewer.percent > fitting
    viewer.zoom_out()
    viewer.zoom_out()
    assert viewer.percent < fitting
    viewer.fit_width()
    assert viewer.percent == fitting


def test_scrolling_comes_to_the_last_page_and_draws_it(
    qtbot: QtBot, tab: PapersTab, desk: Desk, sample: CampaignBoard
) -> None:
    issued(desk, sample)
    choose(tab, PaperKind.CERTIFICATES)
    tab.look.trigger()
    viewer = tab.panel.viewer
    assert viewer.page == 1
    qtbot.keyClick(viewer, Qt.Key.Key_End)
    viewer.verticalScrollBar().setValue(viewer.verticalScrollBar().maximum())
    assert viewer.page == 5
    colours = {viewer.grab().toImage().pixel(x, 200) for x in range(100, 600, 5)}
    assert len(colours) > 2


OF_RESULTS = (
    PaperKind.INDICATOR_SUMMARY,
    PaperKind.FINAL_REPORT,
    PaperKind.RANKING_LIST,
    PaperKind.SCORE_SHEETS,
)


def set_state(desk: Desk, sample: CampaignBoard, state: CampaignState) -> None:
    with desk.store.act("Đổi trạng thái") as act:
        act.update(replace(desk.store.get(Campaign, sample.campaign.id), state=state))


def test_the_plan_is_the_first_paper_and_is_there_before_the_launch(
    tab: PapersTab, desk: Desk, sample: CampaignBoard
) -> None:
    set_state(desk, sample, CampaignState.DRAFT)
    assert tab.views[0].ref.kind is PaperKind.PLAN
    choose(tab, PaperKind.PLAN)
    assert tab.panel.viewer.page_count >= 3
    assert tab.save_docx.isEnabled()
    assert state_of(tab, PaperKind.PLAN) is PaperState.DRAFT
    for kind in OF_RESULTS:
        choose(tab, kind)
        assert state_of(tab, kind) is PaperState.NONE
        assert tab.look.toolTip().startswith("Phong trào chưa phát động")


def test_pledges_stand_with_the_launch_and_say_why_they_are_drafts(tab: PapersTab) -> None:
    kinds = (PaperKind.REGISTRATION_SHEETS, PaperKind.PACTS)
    assert tuple(view.ref.kind for view in tab.views[1:3]) == kinds
    for kind, why in zip(kinds, ("Còn đơn vị", "Còn khối"), strict=True):
        choose(tab, kind)
        assert state_of(tab, kind) is PaperState.DRAFT
        assert tab.panel.viewer.page_count > 1
        assert tab.official.toolTip().startswith(why)


def test_many_sheets_are_made_only_when_asked_for(
    tab: PapersTab, monkeypatch: pytest.MonkeyPatch, sample: CampaignBoard
) -> None:
    monkeypatch.setattr("thidua_desktop.ui.papers.model.MOST_AT_ONCE", 1)
    tab.show_campaign(sample.campaign.id, DAY)
    choose(tab, PaperKind.PACTS)
    assert tab.panel.viewer.page_count == 0
    tab.look.trigger()
    assert tab.panel.viewer.page_count > 1


def test_an_open_campaign_has_drafts_that_cannot_be_made_official(tab: PapersTab) -> None:
    for kind in OF_RESULTS:
        choose(tab, kind)
        assert state_of(tab, kind) is PaperState.DRAFT
        assert not tab.official.isEnabled()
        assert tab.official.toolTip().startswith("Phong trào chưa kết thúc")


@pytest.mark.parametrize("kind", OF_RESULTS)
def test_a_closed_campaigns_paper_is_made_official_once_and_saved_as_kept(
    tab: PapersTab,
    desk: Desk,
    sample: CampaignBoard,
    place: Place,
    tmp_path: Path,
    kind: PaperKind,
) -> None:
    set_state(desk, sample, CampaignState.CLOSED)
    choose(tab, kind)
    assert state_of(tab, kind) is PaperState.NONE
    assert tab.panel.viewer.page_count >= 1
    told: list[str] = []
    tab.told.connect(told.append)
    tab.official.trigger()
    assert state_of(tab, kind) is PaperState.MADE
    assert told[0].startswith("Đã lập chính thức")
    assert not tab.official.isEnabled()
    assert "đã lập chính thức" in tab.official.toolTip()
    place.path = tmp_path / "a.pdf"
    tab.save_pdf.trigger()
    kept = desk.content.get(desk.store.where(Paper, kind=kind.name, format="pdf")[0].sha256)
    assert place.path.read_bytes() == kept
    set_state(desk, sample, CampaignState.OPEN)
    assert state_of(tab, kind) is PaperState.DRAFT


def test_a_numbered_plan_made_official_counts_as_issued(
    tab: PapersTab, desk: Desk, sample: CampaignBoard
) -> None:
    choose(tab, PaperKind.PLAN)
    assert tab.official.toolTip().startswith("Kế hoạch chưa có số, ngày")
    with desk.store.act("Ghi số") as act:
        row = desk.store.get(Campaign, sample.campaign.id)
        act.update(replace(row, document_number="12/KH-UBND", document_date=date(2025, 12, 1)))
    assert state_of(tab, PaperKind.PLAN) is PaperState.DRAFT
    tab.official.trigger()
    assert state_of(tab, PaperKind.PLAN) is PaperState.ISSUED
    assert desk.store.count(Paper) == 2
    refused: list[object] = []
    tab.refused.connect(refused.append)
    tab.official.trigger()
    assert isinstance(refused[0], RuleError)
    assert desk.store.count(Paper) == 2


def test_a_decisions_paper_is_made_where_decisions_are(tab: PapersTab) -> None:
    choose(tab, PaperKind.DECISION)
    assert not tab.official.isEnabled()
    assert "tab Khen thưởng" in tab.official.toolTip()


def test_a_campaign_that_is_gone_has_no_papers(
    tab: PapersTab, desk: Desk, sample: CampaignBoard
) -> None:
    choose(tab, PaperKind.RANKING_LIST)
    remove_sample(desk)
    assert tab.views == ()
    assert paper_views(desk, sample.campaign.id, DAY) == ()
    assert not tab.look.isEnabled()


def test_bytes_that_are_no_pdf_are_refused() -> None:
    with pytest.raises(RuleError, match=r"paper\.unreadable"):
        Pages(b"khong phai pdf")


def test_a_hidden_tab_waits_with_its_work(
    tab: PapersTab, desk: Desk, sample: CampaignBoard
) -> None:
    tab.hide()
    issued(desk, sample)
    assert state_of(tab, PaperKind.DECISION) is PaperState.NONE
    tab.show()
    assert state_of(tab, PaperKind.DECISION) is PaperState.ISSUED


def test_lines_keep_qts_contract(desk: Desk, sample: CampaignBoard) -> None:
    issued(desk, sample)
    model = LinesModel(COLUMNS)
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    tester = QAbstractItemModelTester(model, mode)
    views = paper_views(desk, sample.campaign.id, DAY)
    model.show_lines(paper_lines(views))
    model.show_lines(paper_lines(views, words="giay khen"))
    assert [line.cells[0].text for line in model.lines][1:] == ["Giấy khen"]
    assert tester.model() is model


def test_the_ranking_of_one_block_is_seen_and_saved_by_itself(
    tab: PapersTab, desk: Desk, sample: CampaignBoard, place: Place, tmp_path: Path
) -> None:
    tab.show_ranking("Khối thôn")
    assert tab.chosen is not None
    assert tab.chosen.title == "Bảng xếp hạng – Khối thôn"
    assert tab.panel.viewer.page_count == 1
    assert not tab.official.isEnabled()
    place.path = tmp_path / "khoi.pdf"
    tab.save_pdf.trigger()
    assert place.proposed.name == "Bảng xếp hạng – Khối thôn.pdf"
    text = pypdfium2.PdfDocument(place.path)[0].get_textpage().get_text_range()
    assert "Thôn mẫu 01" in text
    assert "Trường mẫu A" not in text
    place.path = tmp_path / "khoi.docx"
    tab.save_docx.trigger()
    words = zipfile.ZipFile(place.path).read("word/document.xml").decode("utf-8")
    assert "Thôn mẫu 01" in words
    assert "Trường mẫu A" not in words
    tab.show_ranking("")
    assert tab.chosen.title == "Bảng xếp hạng"
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED, data_day=DAY)
    states = {v.ref.block: v.state for v in tab.views if v.ref.kind is PaperKind.RANKING_LIST}
    assert states["Khối thôn"] is PaperState.FINAL
    assert states[""] is PaperState.NONE


def test_a_number_of_a_paper_leads_to_its_cell(
    qtbot: QtBot, tab: PapersTab, sample: CampaignBoard
) -> None:
    choose(tab, PaperKind.PLAN)
    assert tab.open_numbers.toolTip() == NO_NUMBERS
    choose(tab, PaperKind.RANKING_LIST)
    tab.open_numbers.trigger()
    dialog = tab.findChildren(PaperNumbersDialog)[0]
    dialog.filters.restore("Thôn mẫu 02 tổng điểm", {})
    assert dialog.table.model().rowCount() == 2
    dialog.look.click()
    origin = dialog.findChildren(OriginDialog)[0]
    with qtbot.waitSignal(tab.go_to_cell) as told:
        origin.lead.click()
    assert told.args is not None
    assert told.args[0] == next(u.id for u in sample.units(DAY) if u.name == "Thôn mẫu 02")
    assert not dialog.isVisible()
