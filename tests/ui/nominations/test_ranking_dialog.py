"""Đề nghị từ bảng xếp hạng: who is ticked, whose words stand, one act for all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Nomination
from thidua_desktop.domain.terms import MovementGrade
from thidua_desktop.services import rounds
from thidua_desktop.services.ranking_nominations import best_of, ranked_units
from thidua_desktop.services.rounds import RoundForm
from thidua_desktop.ui.nominations.ranking_dialog import CITATION, NAME, PRINTED, RankingDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def round_id(desk: Desk, sample: CampaignBoard) -> int:
    form = RoundForm(
        name="Đợt 1", campaign_id=sample.campaign.id, year="2025", data_day="15/01/2026"
    )
    return rounds.save_round(desk, form, round_id=None).id


def test_places_blocks_and_grades_narrow_and_a_shared_place_is_in(
    desk: Desk, round_id: int
) -> None:
    units = ranked_units(desk, round_id)
    block = units[0].block
    everyone = {u.unit_id for u in units if u.place is not None}
    assert best_of(units, block=None, top=None, grade=None) == everyone
    first = best_of(units, block=block, top=1, grade=None)
    assert first == {u.unit_id for u in units if u.block == block and u.place == 1}
    tied = [replace(u, place=1, grade=MovementGrade.GOOD) for u in units]
    assert len(best_of(tied, block=None, top=1, grade=MovementGrade.GOOD)) == len(units)
    assert best_of(tied, block=None, top=1, grade=MovementGrade.EXCELLENT) == frozenset()
    unranked = [replace(u, place=None, grade=None) for u in units]
    assert best_of(unranked, block=None, top=None, grade=None) == frozenset()


def test_a_round_of_no_campaign_has_no_ranking(desk: Desk, sample: CampaignBoard) -> None:
    form = RoundForm(
        name="Đột xuất", year="2026", data_day="15/01/2026", achievement="đã cứu người"
    )
    made = rounds.save_round(desk, form, round_id=None)
    with pytest.raises(RuleError, match=r"round\.no_ranking"):
        ranked_units(desk, made.id)


def test_what_is_ticked_is_nominated_in_one_act_with_the_words_of_its_cells(
    qtbot: QtBot, theme: Theme, desk: Desk, round_id: int
) -> None:
    dialog = RankingDialog(theme, desk, round_id=round_id, parent=None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.top.setValue(0)
    count = len(dialog.proposed)
    assert dialog.save.text() == f"Đề nghị {count} tập thể"
    dialog.top.setValue(1)
    assert 0 < len(dialog.proposed) < count
    row = next(
        n
        for n in range(dialog.table.rowCount())
        if dialog.table.item(n, NAME).checkState() is Qt.CheckState.Checked  # type: ignore[union-attr]
    )
    dialog.table.item(row, CITATION).setText("Lời riêng của cán bộ")  # type: ignore[union-attr]
    wanted = {one.subject_id for one in dialog.proposed}
    dialog.save.click()
    stored = desk.store.where(Nomination, round_id=round_id)
    assert {n.unit_id for n in stored} == wanted
    assert "Lời riêng của cán bộ" in {n.citation for n in stored}
    desk.store.undo()
    assert desk.store.where(Nomination, round_id=round_id) == ()


def test_who_is_nominated_already_cannot_be_ticked_again(
    qtbot: QtBot, theme: Theme, desk: Desk, round_id: int
) -> None:
    first = RankingDialog(theme, desk, round_id=round_id, parent=None)
    qtbot.addWidget(first)
    first.save.click()
    again = RankingDialog(theme, desk, round_id=round_id, parent=None)
    qtbot.addWidget(again)
    assert again.proposed == ()
    assert not again.save.isEnabled()
    assert "đã có trong đợt xét" in again.said.text()


def test_a_refused_list_keeps_the_window_and_says_why(
    qtbot: QtBot, theme: Theme, desk: Desk, round_id: int
) -> None:
    dialog = RankingDialog(theme, desk, round_id=round_id, parent=None)
    qtbot.addWidget(dialog)
    dialog.show()
    for row in range(dialog.table.rowCount()):
        dialog.table.item(row, PRINTED).setText(" ")  # type: ignore[union-attr]
        dialog.table.item(row, CITATION).setText(" ")  # type: ignore[union-attr]
    dialog.save.click()
    assert dialog.isVisible()
    assert "Chưa có nội dung thành tích" in dialog.said.text()
    assert desk.store.all(Nomination) == ()
