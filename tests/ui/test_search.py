"""Ctrl+K finds records, papers and commands; few of each, exact marks first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.domain.records import Campaign, Person, Unit
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services import leaving
from thidua_desktop.services.past_awards import PastAward, PastForm, add_past, delete_past
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.people import (
    CollectiveForm,
    HouseholdForm,
    PersonForm,
    save_collective,
    save_household,
    save_person,
)
from thidua_desktop.services.roster import Roster
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.actions import Actions
from thidua_desktop.ui.search import EACH, MOST_HITS, Search

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def search(theme: Theme, desk: Desk, sample: CampaignBoard) -> Search:
    actions = Actions(theme)
    for act in (Act.BACKUP, Act.TAB_PAPERS, Act.JOURNAL):
        actions.on(act, lambda: None)
    roster = Roster(desk)
    made = Search(desk, roster, actions)
    desk.listen(roster.take)
    desk.listen(made.take)
    made.prepare(sample.campaign.id, DAY)
    return made


def unit_of(desk: Desk, name: str = "Thôn mẫu 01") -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def found(search: Search, board: CampaignBoard, words: str) -> list[tuple[str, str]]:
    return [(h.group, h.words) for h in search.find(words, board.campaign.id, DAY)]


def test_households_and_small_collectives_are_found_with_their_unit(
    search: Search, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_of(desk)
    home = HouseholdForm(head_name="Hoàng Văn Hòa", unit_id=unit.id)
    save_household(desk, home, household_id=None)
    save_collective(desk, CollectiveForm(name="Chi hội mẫu", unit_id=unit.id), collective_id=None)
    assert found(search, sample, "hoang van hoà") == [
        ("Hộ gia đình", "Hoàng Văn Hòa – Thôn mẫu 01")
    ]
    assert ("Tập thể nhỏ", "Chi hội mẫu – Thôn mẫu 01") in found(search, sample, "chi hoi mau")


def test_exact_marks_come_first_and_changes_are_found_at_once(
    search: Search, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_of(desk)
    for name in ("Lường Văn Hoa", "Lường Văn Hòa"):
        save_person(desk, PersonForm(name=name, unit_id=unit.id), person_id=None)
    names = [words.partition(" – ")[0] for _, words in found(search, sample, "lường văn hòa")]
    assert names == ["Lường Văn Hòa", "Lường Văn Hoa"]
    gone = next(p for p in desk.store.all(Person) if p.name == "Lường Văn Hoa")
    leaving.remove(desk, Person, [gone.id])
    assert len(found(search, sample, "luong van hoa")) == 1


def test_papers_are_found_by_name_and_number(
    search: Search, desk: Desk, sample: CampaignBoard
) -> None:
    assert ("Văn bản", "Giao ước thi đua") in found(search, sample, "giao uoc")
    campaign = desk.store.get(Campaign, sample.campaign.id)
    day = date(2025, 12, 1)
    with desk.store.act("Ghi số") as act:
        act.update(replace(campaign, document_number="77/KH-UBND", document_date=day))
    words = "Kế hoạch phát động · 77/KH-UBND, 01/12/2025"
    assert found(search, sample, "77/kh") == [("Văn bản", words)]


def test_only_commands_that_are_carried_out_are_found(
    search: Search, sample: CampaignBoard
) -> None:
    assert ("Lệnh", "Sao lưu (Ctrl+Shift+S)") in found(search, sample, "sao luu")
    assert ("Lệnh", "Trang Văn bản (Alt+7)") in found(search, sample, "trang van ban")
    assert found(search, sample, "nhan ban phong trao") == []


def test_every_group_shows_some_before_one_fills_the_list(
    search: Search, desk: Desk, sample: CampaignBoard
) -> None:
    unit = unit_of(desk)
    for n in range(20):
        save_person(desk, PersonForm(name=f"Mẫu Văn {n}", unit_id=unit.id), person_id=None)
    hits = found(search, sample, "mau")
    groups = [group for group, _ in hits]
    assert len(hits) <= MOST_HITS
    assert groups.count("Đơn vị") >= EACH
    assert groups.count("Cá nhân") >= EACH
    assert search.find("  ", sample.campaign.id, DAY) == ()
    assert {h.group for h in search.find("mau 01", None, DAY)} >= {"Đơn vị"}


def test_an_award_is_found_by_the_name_it_was_printed_with(
    search: Search, desk: Desk, sample: CampaignBoard
) -> None:
    made = PastAward(subject=SubjectKind.PERSON, form_key="giay-khen-xa", name="Ông Hứa Văn Cũ")
    stored = add_past(desk, PastForm(head=PastHead(year=2019, number=4), awards=(made,)))
    assert found(search, sample, "hua van cu") == [
        ("Khen thưởng", "Ông Hứa Văn Cũ – Quyết định số 04 năm 2019")
    ]
    delete_past(desk, stored.id)
    assert found(search, sample, "hua van cu") == []
