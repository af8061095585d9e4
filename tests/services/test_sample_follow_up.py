"""The sample's follow-up: every screen of it has something to show, and it goes with the sample."""

from __future__ import annotations

from datetime import date

from thidua_desktop.domain.records import Difficulty, Reminder, Report, Return
from thidua_desktop.services import difficulties, reminders, setup
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.difficulties import Standing
from thidua_desktop.services.overview_work import Look, todos
from thidua_desktop.services.sample_follow_up import add_follow_up

DAY = date(2026, 1, 15)


def test_every_screen_of_follow_up_has_something_to_show(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    add_follow_up(desk, number)
    assert len(desk.store.all(Report)) == 5
    assert len(desk.store.all(Return)) == len(desk.store.all(Reminder)) == 1
    rows = difficulties.difficulties(desk, number, day=DAY)
    stands = {difficulties.standing(row, DAY) for row in rows}
    assert stands == set(Standing)
    assert all("mẫu" in row.content for row in rows)
    owing = reminders.debtors(desk, number, day=DAY)
    look = Look(desk, sample, DAY, sample.units(DAY), owing)
    keys = {todo.key for todo in todos(look)}
    assert {"late_reports", "given_back", "difficulties", "difficulties_late"} <= keys


def test_it_goes_with_the_sample(desk: Desk, sample: CampaignBoard) -> None:
    add_follow_up(desk, sample.campaign.id)
    setup.remove_sample(desk)
    for cls in (Report, Return, Reminder, Difficulty):
        assert desk.store.all(cls) == ()
    assert desk.is_new
