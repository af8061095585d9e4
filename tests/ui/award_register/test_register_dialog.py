"""The window of the register: narrowed by year, opened into histories, saved as a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from thidua_desktop.domain.records import Person
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services.past_awards import PastAward, PastForm, add_past
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.past_links import Link
from thidua_desktop.ui.award_register.dialog import EMPTY, NO_ROWS, AwardRegisterDialog
from thidua_desktop.ui.award_register.history_dialog import HistoryDialog

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def office(desk: Desk, sample: CampaignBoard) -> Desk:
    assert sample.campaign
    person = desk.store.all(Person)[0]
    link = Link(unit_id=person.unit_id, person_id=person.id)
    for year, name in ((2024, "Vi Văn Mẫu 01"), (2023, person.name)):
        made = PastAward(
            subject=SubjectKind.PERSON,
            form_key="giay-khen-xa",
            name=name,
            amount_vnd=300_000,
            link=link if name == person.name else Link(),
        )
        add_past(desk, PastForm(head=PastHead(year=year, number=5), awards=(made,)))
    return desk


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, office: Desk, tmp_path: Path) -> AwardRegisterDialog:
    def ask(_parent: QWidget, proposed: Path, _names: str) -> Path | None:
        return tmp_path / proposed.name

    made = AwardRegisterDialog(theme, office, ask=ask)
    qtbot.addWidget(made)
    made.show()
    return made


def names(dialog: AwardRegisterDialog) -> list[str]:
    return [entry.name for entry in dialog.shown]


def test_the_newest_year_is_open_and_others_are_one_choice_away(
    dialog: AwardRegisterDialog,
) -> None:
    assert names(dialog) == ["Vi Văn Mẫu 01"]
    dialog.year.take("Mọi năm")
    assert len(names(dialog)) == 2
    assert dialog.said.text() == "2 lần khen, tiền thưởng 600.000 đồng."
    dialog.subject.take("Hộ gia đình")
    assert names(dialog) == []
    assert not dialog.history.isEnabled()
    dialog.save_pdf.click()
    assert dialog.said.text() == NO_ROWS


def test_words_and_standing_narrow(dialog: AwardRegisterDialog) -> None:
    field = dialog.filters.findChild(QLineEdit)
    assert field is not None
    field.setText("khong co")
    assert names(dialog) == []
    field.setText("vi van")
    assert names(dialog) == ["Vi Văn Mẫu 01"]
    for index, left in enumerate((1, 1, 0, 0, 1)):
        dialog.standing.choose(index)
        dialog.standing.chosen.emit(index)
        assert len(names(dialog)) == left


def test_a_row_opens_the_history_of_whom_it_names(
    qtbot: QtBot, dialog: AwardRegisterDialog, office: Desk
) -> None:
    person = office.store.all(Person)[0]
    (award,) = [entry.award for entry in dialog._entries if entry.award.person_id]  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    dialog.go_to(award.id)
    with qtbot.waitSignal(dialog.opening) as told:
        dialog.history.click()
    assert told.args is not None
    opened = told.args[0]
    assert isinstance(opened, HistoryDialog)
    assert opened.said.text().startswith("1 lần khen đã gắn hồ sơ")
    found = opened.panel.details
    assert found is not None
    assert found.title == person.name
    opened.close()


def test_the_paper_is_saved_in_both_forms(dialog: AwardRegisterDialog, tmp_path: Path) -> None:
    dialog.save_pdf.click()
    dialog.save_docx.click()
    assert (tmp_path / "so-khen-thuong.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "so-khen-thuong.docx").exists()
    assert dialog.said.text() == "Đã lưu so-khen-thuong.docx."


def test_an_empty_register_says_how_it_fills(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    assert sample.campaign
    made = AwardRegisterDialog(theme, desk)
    qtbot.addWidget(made)
    assert made.said.text() == EMPTY
