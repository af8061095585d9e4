"""Registration sheets and pacts seen, saved and signed; windows go with their reference."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from thidua_desktop.domain.records import Block, Unit
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.ui.assignments.kind_dialog import KindDialog
from thidua_desktop.ui.assignments.page import AssignmentPage
from thidua_desktop.ui.assignments.paper_dialog import PactDialog, PaperDialog, RegistrationDialog
from thidua_desktop.ui.assignments.plan_dialog import UnitPlanDialog
from thidua_desktop.ui.indicators.tab import MATRIX, IndicatorsTab
from thidua_desktop.ui.master.form import DAY_PROMPT
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.widgets.segmented import SegmentedControl

DAY = date(2026, 1, 15)


def hamlet(desk: Desk) -> int:
    return next(u.id for u in desk.store.all(Unit) if u.name == "Thôn mẫu 01")


def test_a_sheet_is_seen_and_saved(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    proposed: list[str] = []

    def ask(_parent: QWidget, path: Path, _names: str) -> Path:
        proposed.append(path.name)
        return tmp_path / path.name

    dialog = RegistrationDialog(
        theme, desk, campaign_id=sample.campaign.id, unit_ids=[hamlet(desk)], day=DAY, ask=ask
    )
    qtbot.addWidget(dialog)
    assert dialog.viewer.page_count == 2
    with qtbot.waitSignal(dialog.told) as told:
        dialog.save_pdf.click()
    assert told.args == ["Đã lưu “Bản đăng ký thi đua - Thôn mẫu 01.pdf”."]
    dialog.save_docx.click()
    kept = {path.name: path.read_bytes()[:2] for path in tmp_path.glob("Bản đăng ký*")}
    assert kept == dict(zip(proposed, (b"%P", b"PK"), strict=True))


def test_nothing_to_draw_says_why_and_saves_nothing(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    dialog = RegistrationDialog(theme, desk, campaign_id=sample.campaign.id, unit_ids=[], day=DAY)
    qtbot.addWidget(dialog)
    assert "Chọn dòng của đơn vị" in dialog.why.text()
    assert not dialog.save_pdf.isEnabled()


def test_a_file_that_cannot_be_written_is_told_in_the_window(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    answers: list[Path | None] = [None, tmp_path / "missing" / "a.pdf"]

    def answer(_parent: QWidget, _path: Path, _names: str) -> Path | None:
        return answers.pop(0)

    dialog = RegistrationDialog(
        theme,
        desk,
        campaign_id=sample.campaign.id,
        unit_ids=[hamlet(desk)],
        day=DAY,
        ask=answer,
    )
    qtbot.addWidget(dialog)
    dialog.save_pdf.click()
    assert dialog.why.isHidden()
    dialog.save_pdf.click()
    assert "Không ghi được" in dialog.why.text()


def test_the_day_of_signing_is_typed_beside_the_pact(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    block = sample.blocks[2]
    dialog = PactDialog(theme, desk, campaign_id=sample.campaign.id, block_id=block.id, day=DAY)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(dialog.minimumSizeHint())
    assert dialog.signed_on.width() > dialog.signed_on.fontMetrics().horizontalAdvance(DAY_PROMPT)
    dialog.signed_on.setText("31/02/2026")
    dialog.record.click()
    assert "không phải ngày có thật" in dialog.why.text()
    dialog.signed_on.setText("05/12/2025")
    dialog.record.click()
    assert dialog.why.isHidden()
    assert desk.store.get(Block, block.id).pact_on == date(2025, 12, 5)


def test_papers_open_for_the_chosen_units(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    tab = IndicatorsTab(theme, desk)
    qtbot.addWidget(tab)
    desk.listen(tab.take)
    tab.show_campaign(sample.campaign.id, DAY)
    tab.show()
    tab.show_view(MATRIX)
    page = tab.assignments
    assert not page.sheet.isEnabled()
    page.go_to(hamlet(desk), sample.indicators[0].id)
    page.sheet.trigger()
    page.pact.trigger()
    opened = page.findChildren(PaperDialog)
    assert {type(found) for found in opened} == {RegistrationDialog, PactDialog}
    pact = next(found for found in opened if isinstance(found, PactDialog))
    pact.signed_on.setText("05/12/2025")
    pact.record.click()
    assert page.grid is not None
    heads = [page.grid.model().index(row, 0).data() for row in range(16)]
    assert "Khối thôn · giao ước ký 05/12/2025" in heads
    for found in opened:
        found.reject()


MAKERS: tuple[Callable[[Theme, Desk, CampaignBoard], QWidget], ...] = (
    lambda theme, desk, _: IndicatorsTab(theme, desk),
    lambda theme, desk, _: AssignmentPage(
        theme, desk, switch=SegmentedControl(("a", "b"), name="Cách xem")
    ),
    lambda theme, desk, board: KindDialog(
        theme,
        desk,
        campaign_id=board.campaign.id,
        indicator_ids=[board.indicators[0].id],
        day=DAY,
        parent=None,
    ),
    lambda theme, desk, board: UnitPlanDialog(
        theme,
        desk,
        campaign_id=board.campaign.id,
        unit_ids=[board.units(DAY)[0].id],
        day=DAY,
        parent=None,
    ),
    lambda theme, desk, board: PactDialog(
        theme, desk, campaign_id=board.campaign.id, block_id=board.blocks[0].id, day=DAY
    ),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_widget_goes_with_its_last_reference(
    theme: Theme,
    desk: Desk,
    sample: CampaignBoard,
    make: Callable[[Theme, Desk, CampaignBoard], QWidget],
) -> None:
    gc.collect()
    gc.disable()
    try:
        widget = make(theme, desk, sample)
        remembered = weakref.ref(widget)
        del widget
        assert remembered() is None
    finally:
        gc.enable()


def test_a_shown_matrix_goes_with_its_page(theme: Theme, desk: Desk, sample: CampaignBoard) -> None:
    gc.collect()
    gc.disable()
    try:
        tab = IndicatorsTab(theme, desk)
        tab.show_campaign(sample.campaign.id, DAY)
        tab.show()
        tab.show_view(MATRIX)
        assert tab.assignments.grid is not None
        remembered = weakref.ref(tab)
        tab.hide()
        del tab
        assert remembered() is None
    finally:
        gc.enable()
