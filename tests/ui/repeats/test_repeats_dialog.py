"""The officer judges every award that the repeat radar brings up for a nomination."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.domain.records import Award, Nomination, Person, RepeatReview
from thidua_desktop.domain.terms import AwardType, RepeatVerdict, SubjectKind
from thidua_desktop.services import awards
from thidua_desktop.services.past_awards import PastAward, PastForm, add_past
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.past_links import Link
from thidua_desktop.ui.repeats.dialog import RepeatsDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

FORM = "giay-khen-xa"


def nominated(desk: Desk, campaign_id: int, person: Person) -> Nomination:
    held = awards.open_round(
        desk,
        "Đợt mẫu",
        campaign_id=campaign_id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=date(2026, 1, 15),
    )
    return awards.nominate(
        desk, held.id, subject=SubjectKind.PERSON, subject_id=person.id, form_key=FORM
    )


@pytest.fixture
def row(desk: Desk, sample: CampaignBoard) -> Nomination:
    person = desk.store.all(Person)[0]
    add_past(
        desk,
        PastForm(
            head=PastHead(year=2025, number=12, symbol="QĐ-UBND"),
            awards=(
                PastAward(
                    subject=SubjectKind.PERSON,
                    form_key=FORM,
                    name=person.name,
                    unit_name="Thôn mẫu 01",
                    link=Link(unit_id=person.unit_id, person_id=person.id),
                ),
            ),
        ),
    )
    return nominated(desk, sample.campaign.id, person)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, row: Nomination) -> RepeatsDialog:
    made = RepeatsDialog(theme, desk, row.id)
    qtbot.addWidget(made)
    made.show()
    return made


def shown(dialog: RepeatsDialog) -> list[str]:
    return [" | ".join(cell.text for cell in line.cells) for line in dialog.table.given]


def test_a_hit_stands_beside_the_nomination(dialog: RepeatsDialog, row: Nomination) -> None:
    assert shown(dialog)[0].startswith("Cùng kỳ xét")
    assert "12/QĐ-UBND | năm 2025" in shown(dialog)[1]
    assert shown(dialog)[1].endswith("Chắc chắn | chưa xem")
    found = dialog.panel.details
    assert found is not None
    assert [section.title for section in found.sections] == ["Đã được khen", "Đề nghị đang xem"]
    assert row.citation in [item.value for item in found.sections[1].rows]


def test_a_conclusion_is_one_act_that_can_be_taken_back(
    qtbot: QtBot, dialog: RepeatsDialog, desk: Desk, row: Nomination
) -> None:
    dialog.note.setText("Thành tích năm trước")
    with qtbot.waitSignal(dialog.reviewed) as told:
        dialog.buttons[RepeatVerdict.OTHER_ACHIEVEMENT].click()
    assert told.args == [row.id]
    (kept,) = desk.store.all(RepeatReview)
    assert (kept.award_id, kept.note) == (desk.store.all(Award)[0].id, "Thành tích năm trước")
    assert shown(dialog)[1].endswith("Thành tích khác")
    dialog.take_back()  # pyright: ignore[reportPrivateUsage]
    assert desk.store.all(RepeatReview) == ()
    assert shown(dialog)[1].endswith("chưa xem")


def test_another_nomination_is_told_but_not_judged(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, row: Nomination
) -> None:
    person = desk.store.get(Person, row.person_id or 0)
    second = nominated(desk, sample.campaign.id, person)
    made = RepeatsDialog(theme, desk, second.id)
    qtbot.addWidget(made)
    assert made.table.choose(-row.id)
    assert not any(button.isEnabled() for button in made.buttons.values())
    found = made.panel.details
    assert found is not None
    assert found.sections[0].title == "Đề nghị ở nơi khác"


def test_nothing_found_says_so(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard
) -> None:
    made = RepeatsDialog(
        theme, desk, nominated(desk, sample.campaign.id, desk.store.all(Person)[0]).id
    )
    qtbot.addWidget(made)
    made.show()
    assert made.table.isHidden() or not made.table.isVisible()
    assert made.table.given == ()
