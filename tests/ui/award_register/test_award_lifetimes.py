"""A window that waits for the garbage collector can be taken away while it is painted."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.domain.records import Person, Unit
from thidua_desktop.domain.terms import AwardType, SubjectKind
from thidua_desktop.services import award_history, awards
from thidua_desktop.services.past_awards import PastAward, PastForm, add_past
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.stat_tables import tables
from thidua_desktop.ui.award_register.dialog import AwardRegisterDialog
from thidua_desktop.ui.award_register.history_dialog import HistoryDialog
from thidua_desktop.ui.repeats.dialog import RepeatsDialog
from thidua_desktop.ui.statistics.dialog import StatisticsDialog
from thidua_desktop.ui.statistics.parts_list import PartDialog
from thidua_desktop.ui.statistics.table_form import TableDialog
from thidua_desktop.ui.statistics.words import KeyWords

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
FORM = "giay-khen-xa"


def repeats(theme: Theme, desk: Desk) -> QWidget:
    held = awards.open_round(
        desk, "Đợt mẫu", campaign_id=1, award_type=AwardType.MOVEMENT, year=2025, data_day=DAY
    )
    person = desk.store.all(Person)[0]
    row = awards.nominate(
        desk, held.id, subject=SubjectKind.PERSON, subject_id=person.id, form_key=FORM
    )
    return RepeatsDialog(theme, desk, row.id)


def history(theme: Theme, desk: Desk) -> QWidget:
    unit = desk.store.all(Unit)[0]
    return HistoryDialog(theme, desk, award_history.of_record(desk, unit))


MAKERS: tuple[Callable[[Theme, Desk], QWidget], ...] = (
    repeats,
    history,
    AwardRegisterDialog,
    StatisticsDialog,
    lambda theme, desk: TableDialog(theme, desk, KeyWords(desk), table=tables(desk)[0]),
    lambda theme, desk: PartDialog(theme, KeyWords(desk), part=None, columns=True, parent=None),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_widget_goes_with_its_last_reference(
    theme: Theme, desk: Desk, sample: CampaignBoard, make: Callable[[Theme, Desk], QWidget]
) -> None:
    assert sample.campaign.id == 1
    old = PastAward(subject=SubjectKind.PERSON, form_key=FORM, name=desk.store.all(Person)[0].name)
    add_past(desk, PastForm(head=PastHead(year=2020), awards=(old,)))
    gc.collect()
    gc.disable()
    try:
        widget = make(theme, desk)
        remembered = weakref.ref(widget)
        del widget
        assert remembered() is None
    finally:
        gc.enable()
