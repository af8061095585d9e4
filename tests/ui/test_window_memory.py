"""The window comes back as it was left: size, tab, campaign, and every list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.domain.records import Unit
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.runtime.settings import Settings
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.campaign_clone import CloneForm, clone_campaign
from thidua_desktop.services.setup import install_sample
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.indicators.tab import MATRIX
from thidua_desktop.ui.journal.dialog import JournalDialog
from thidua_desktop.ui.master.arrange import Arrangement
from thidua_desktop.ui.master.page import ListPage, MasterPage
from thidua_desktop.ui.master.views import PageViews
from thidua_desktop.ui.progress.tab import View
from thidua_desktop.ui.recycle_bin import RecycleBin
from thidua_desktop.ui.registers.difficulties_dialog import DifficultiesDialog
from thidua_desktop.ui.registers.initiatives_dialog import InitiativesDialog
from thidua_desktop.ui.registers.reminders_dialog import RemindersDialog
from thidua_desktop.ui.reports.register_dialog import RegisterDialog
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.tasks import SameThreadRunner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

    Start = Callable[[], Shell]

REGISTERS = (
    (Act.DIFFICULTIES, DifficultiesDialog),
    (Act.INITIATIVES, InitiativesDialog),
    (Act.REMINDERS, RemindersDialog),
    (Act.REPORTS, RegisterDialog),
)


@pytest.fixture
def start(qtbot: QtBot, theme: Theme, desk: Desk, tmp_path: Path) -> Start:
    """Start the window anew, on the settings that the last one left."""

    def make() -> Shell:
        shell = Shell(
            theme,
            desk,
            None,  # type: ignore[arg-type]
            places=BackupPlaces(
                ledger=tmp_path / "ledger.json",
                local=tmp_path / "backups",
                device=FakePlatform(devices={}),
            ),
            runner=SameThreadRunner(),
            settings=Settings(tmp_path / "settings.json", FakePlatform()),
        )
        qtbot.addWidget(shell.window)
        shell.window.show()
        return shell

    return make


def page_of(shell: Shell, screen: str) -> MasterPage:
    pages = shell.window.findChildren(MasterPage)
    return next(page for page in pages if page.screen == screen)


def test_tab_size_and_every_list_come_back(start: Start, desk: Desk) -> None:
    install_sample(desk)
    first = start()
    first.window.resize(760, 540)
    first.window.tabs.go(Tab.UNITS)
    table = first.units.units.table
    table.arrange(Arrangement(sort=0, descending=True, only={2: frozenset({"Thôn"})}))
    table.show_column(3, shown=False)
    table.setColumnWidth(4, 111)
    hamlet = next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 02")
    first.units.units.go_to(hamlet.id)
    page_of(first, "units").take_share(400)
    assert first.window.close()
    second = start()
    assert (second.window.width(), second.window.height()) == (760, 540)
    assert second.window.tabs.current is Tab.UNITS
    again = second.units.units.table
    assert again.arrangement == table.arrangement
    assert again.isColumnHidden(3)
    assert abs(again.columnWidth(4) - 111) <= 2
    assert again.key == hamlet.id
    assert page_of(second, "units").share == 400


def test_the_lists_of_windows_over_it_come_back(start: Start, desk: Desk) -> None:
    install_sample(desk)
    first = start()
    first.actions[Act.JOURNAL].trigger()
    journal = first.window.findChildren(JournalDialog)[-1]
    journal.table.arrange(Arrangement(sort=1, descending=True))
    journal.table.show_column(4, shown=False)
    journal.reject()
    assert first.window.close()
    second = start()
    second.actions[Act.JOURNAL].trigger()
    again = second.window.findChildren(JournalDialog)[-1]
    assert again.table.arrangement == Arrangement(sort=1, descending=True)
    assert again.table.isColumnHidden(4)
    again.reject()
    second.actions[Act.RECYCLE].trigger()
    assert second.window.findChildren(RecycleBin)[-1].table.arrangement.is_plain


def test_the_registers_of_follow_up_come_back_and_have_views(start: Start, desk: Desk) -> None:
    install_sample(desk)
    plain = Arrangement(sort=1, descending=True)
    first = start()
    for act, kind in REGISTERS:
        first.actions[act].trigger()
        register = first.window.findChildren(kind)[-1]
        assert register.findChildren(PageViews)
        for page in register.findChildren(ListPage):
            page.table.arrange(plain)
        register.reject()
    assert first.window.close()
    second = start()
    for act, kind in REGISTERS:
        second.actions[act].trigger()
        pages = second.window.findChildren(kind)[-1].findChildren(ListPage)
        assert pages
        assert all(page.table.arrangement == plain for page in pages)


def test_the_papers_and_the_matrix_come_back(start: Start, desk: Desk) -> None:
    install_sample(desk)
    first = start()
    first.window.tabs.go(Tab.PAPERS)
    first.papers.table.arrange(Arrangement(sort=0, only={2: frozenset({"Nháp"})}))
    page_of(first, "papers").take_share(500)
    first.window.tabs.go(Tab.INDICATORS)
    first.indicators.show_view(MATRIX)
    grid = first.indicators.assignments.grid
    assert grid is not None
    grid.setColumnWidth(4, 200)
    assert first.window.close()
    second = start()
    assert second.papers.table.arrangement.only == {2: frozenset({"Nháp"})}
    assert page_of(second, "papers").share == 500
    second.window.tabs.go(Tab.INDICATORS)
    second.indicators.show_view(MATRIX)
    again = second.indicators.assignments.grid
    assert again is not None
    assert abs(again.columnWidth(4) - 200) <= 2
    assert again.columnWidth(5) == grid.columnWidth(5)


def test_the_last_campaign_comes_back_while_it_is_there(start: Start, desk: Desk) -> None:
    old = install_sample(desk).id
    form = CloneForm(title="Phong trào mẫu 02", short_name="Phong trào mẫu 02")
    newer = clone_campaign(desk, old, form).id
    first = start()
    first.choose_campaign(old)
    assert first.window.close()
    second = start()
    assert second.window.close()  # it writes the campaign that it shows
    third = start()
    assert third.memory is not None
    assert third.memory.campaign_id == old != newer


def test_a_people_list_that_is_filled_late_finds_its_record(start: Start, desk: Desk) -> None:
    install_sample(desk)
    first = start()
    first.window.tabs.go(Tab.UNITS)
    first.units.show_view(1)
    keys = [line.key for line in first.units.people.found()]
    first.units.people.go_to(keys[-1] or 0)
    assert first.window.close()
    second = start()
    second.units.show_view(1)
    assert second.units.people.table.key == keys[-1]


def test_settings_that_cannot_be_read_give_the_usual_window(
    start: Start, desk: Desk, tmp_path: Path
) -> None:
    install_sample(desk)
    (tmp_path / "settings.json").write_text(
        '{"window": {"tab": "X", "width": "wide"}, "lists": {"units": {"only": 3, "sort": 7,'
        '"widths": {"Loại": "x"}, "order": "x", "panel": 5}, "ranking": 1}}',
        encoding="utf-8",
    )
    shell = start()
    assert shell.units.units.table.arrangement.is_plain
    assert shell.window.tabs.current is Tab.OVERVIEW


def test_a_full_disk_only_costs_the_memory(
    start: Start, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_sample(desk)
    shell = start()

    def full(_self: Settings, _changes: object) -> None:
        raise EnvironmentFault("settings.unwritable", {})

    monkeypatch.setattr(Settings, "save", full)
    assert shell.window.close()


def test_the_grid_comes_back_as_it_was_looked_at(start: Start, desk: Desk) -> None:
    install_sample(desk)
    shell = start()
    shell.progress.show_view(View.UNIT)
    assert shell.progress.grid is not None
    shell.progress.grid.zoom_to(120)
    assert shell.may_close()
    again = start().progress
    assert again.view is View.UNIT
    assert again.grid is not None
    assert again.grid.zoom == 120
