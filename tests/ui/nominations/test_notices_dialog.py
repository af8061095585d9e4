"""Công khai danh sách: written down, shown on the step strip, closed with its round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.domain.records import AwardRound, Evidence, PublicNotice
from thidua_desktop.services import rounds
from thidua_desktop.services.rounds import RoundForm
from thidua_desktop.ui.awards.tab import AwardsTab
from thidua_desktop.ui.nominations.notices_dialog import (
    NO_OPEN_ROUND,
    NoticeDialog,
    NoticesDialog,
    notice_words,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

PNG = b"\x89PNG\r\n\x1a\n" + bytes(32)


@pytest.fixture
def held(desk: Desk, sample: CampaignBoard) -> AwardRound:
    form = RoundForm(
        name="Đợt 1", campaign_id=sample.campaign.id, year="2025", data_day="15/01/2026"
    )
    return rounds.save_round(desk, form, round_id=None)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, held: AwardRound) -> NoticesDialog:
    made = NoticesDialog(theme, desk, round_id=held.id, parent=None)
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.show()
    return made


def form_of(dialog: NoticesDialog) -> NoticeDialog:
    found = [form for form in dialog.findChildren(NoticeDialog) if form.isVisible()]
    assert len(found) == 1
    return found[0]


def write_down(dialog: NoticesDialog) -> None:
    dialog.add.trigger()
    form = form_of(dialog)
    form.ends.setText("19/01/2026")
    form.place.setText("Bảng tin trụ sở")
    form.document.setText("12/TB-UBND")
    form.accept()


def test_a_notice_is_written_down_with_its_file_and_taken_back(
    dialog: NoticesDialog, desk: Desk, tmp_path: Path
) -> None:
    dialog.add.trigger()
    form = form_of(dialog)
    form.accept()
    assert form.reason_at("ends")
    assert form.reason_at("place")
    form.reject()
    write_down(dialog)
    row = desk.store.all(PublicNotice)[0]
    assert dialog.key == row.id
    file = tmp_path / "thong-bao.png"
    file.write_bytes(PNG)
    dialog.files.put([file])
    assert [e.notice_id for e in desk.store.all(Evidence)] == [row.id]
    dialog.remove.trigger()
    assert desk.store.all(PublicNotice) == ()
    dialog.take_back()
    assert desk.store.all(PublicNotice) == (row,)
    dialog.take_back()
    dialog.take_back()
    assert desk.store.all(PublicNotice) == ()
    assert "Đã hoàn tác" in dialog.said.text()


def test_a_notice_is_changed_and_its_state_said(dialog: NoticesDialog, desk: Desk) -> None:
    write_down(dialog)
    dialog.change.trigger()
    form = form_of(dialog)
    form.ends.setText("14/01/2026")
    form.accept()
    assert "trước ngày bắt đầu" in form.reason_at("ends")
    form.starts.setText("10/01/2026")
    form.accept()
    row = desk.store.all(PublicNotice)[0]
    assert notice_words(row, date(2026, 1, 15)) == "Đã công khai đến 14/01/2026"
    assert notice_words(row, date(2026, 1, 12)) == "Đang công khai đến 14/01/2026"
    assert notice_words(row, date(2026, 1, 9)) == "Công khai từ 10/01/2026"
    assert str(dialog.table.model().index(0, 5).data()) == "Đã hết hạn"


def test_the_step_strip_says_that_a_list_is_public(
    qtbot: QtBot, theme: Theme, dialog: NoticesDialog, desk: Desk, sample: CampaignBoard
) -> None:
    write_down(dialog)
    tab = AwardsTab(theme, desk)
    qtbot.addWidget(tab)
    tab.show_campaign(sample.campaign.id, date(2026, 1, 15))
    assert tab.strip.note.text().startswith("Đang công khai đến 19/01/2026")


def test_a_closed_round_keeps_its_notices(
    qtbot: QtBot, theme: Theme, dialog: NoticesDialog, desk: Desk, held: AwardRound
) -> None:
    write_down(dialog)
    with desk.store.act("Chốt") as act:
        act.update(replace(held, closed_on=desk.clock.today()))
    dialog.read()
    assert dialog.add.toolTip() == NO_OPEN_ROUND
    assert not dialog.remove.isEnabled()
    assert not dialog.files.add.isEnabled()
