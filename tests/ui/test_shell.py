"""The whole window on the sample: first start, every tab, undo across tabs, backup."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from form_files import FormFile
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from thidua_desktop.domain.records import Block, Report, Unit
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services import backups, progress
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.overview import WORST_FIRST
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.setup import OfficeForm, create_office, install_sample
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.entry_forms.receive_dialog import ReceiveDialog
from thidua_desktop.ui.entry_forms.send_dialog import SendDialog
from thidua_desktop.ui.first_start import FirstStart
from thidua_desktop.ui.imports.dialog import ImportDialog
from thidua_desktop.ui.journal.dialog import JournalDialog
from thidua_desktop.ui.master.views import PageViews
from thidua_desktop.ui.registers.difficulties_dialog import DifficultiesDialog
from thidua_desktop.ui.registers.difficulty_form import DifficultyDialog
from thidua_desktop.ui.registers.initiative_form import InitiativeDialog
from thidua_desktop.ui.registers.initiatives_dialog import InitiativesDialog
from thidua_desktop.ui.registers.reminders_dialog import RemindersDialog
from thidua_desktop.ui.score.close_dialog import CloseDialog
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.tasks import SameThreadRunner
from thidua_desktop.ui.verification.dialog import VerifyDialog
from thidua_desktop.ui.verification.lock_dialog import LockDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from thidua_desktop.core.errors import EnvironmentFault, RuleError
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class Spoken:
    """Messages that answer yes and remember what they said."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def tell(self, title: str, words: str) -> None:
        self.said.append(f"{title}: {words}")

    def refuse(self, error: RuleError) -> None:
        self.said += [p.code for p in error.problems]

    def fault(self, error: EnvironmentFault) -> None:
        self.said.append(error.code)

    def ask(self, title: str, words: str, *, act: str) -> bool:
        self.said.append(f"{title}: {words} {act}")
        return True

    def crash(self, trace: str) -> None:
        self.said.append(trace)


def chosen(folder: Path, *_asked: object) -> str:
    """Answer the folder dialog."""
    return str(folder)


def answering(file: Path) -> Callable[..., tuple[str, str]]:
    """Stand in for a file dialog that is answered with `file`."""

    def answer(*_asked: object) -> tuple[str, str]:
        return str(file), ""

    return answer


@pytest.fixture
def spoken() -> Spoken:
    return Spoken()


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, desk: Desk, spoken: Spoken, tmp_path: Path) -> Shell:
    made = Shell(
        theme,
        desk,
        spoken,
        places=BackupPlaces(
            ledger=tmp_path / "ledger.json",
            local=tmp_path / "backups",
            device=FakePlatform(devices={tmp_path / "usb": "usb"}),
        ),
        runner=SameThreadRunner(),
    )
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    made.window.show()
    return made


def test_a_new_desk_offers_the_sample_and_shows_it(qtbot: QtBot, shell: Shell, desk: Desk) -> None:
    page = shell.window.findChild(FirstStart)
    assert isinstance(page, FirstStart)
    with qtbot.waitSignal(page.sample_wanted):
        page.sample_wanted.emit()
    assert not desk.is_new
    assert "Dữ liệu mẫu" in shell.window.notice.text
    for tab in Tab:
        assert shell.has(tab)
        shell.window.tabs.go(tab)
        assert shell.window.tabs.current is tab


def test_the_offer_to_take_back_leaves_with_the_next_act(shell: Shell, desk: Desk) -> None:
    install_sample(desk)
    shell.start()
    shell.doors.noticed.emit("Đã nhận báo cáo.")
    assert not shell.window.notice.isHidden()
    block = desk.store.all(Block)[0]
    with desk.store.act("Sửa khối") as act:
        act.update(replace(block, name="Khối mẫu"))
    assert shell.window.notice.isHidden()


def test_words_of_another_tab_do_not_stay(shell: Shell, desk: Desk) -> None:
    install_sample(desk)
    shell.start()
    shell.window.tabs.go(Tab.PROGRESS)
    shell.window.status.say("Không đọc được là số.")
    shell.window.tabs.go(Tab.UNITS)
    assert "Không đọc được" not in shell.window.status.text


def test_undo_names_the_act_and_takes_it_back_from_any_tab(shell: Shell, desk: Desk) -> None:
    campaign = install_sample(desk)
    shell.start()
    board = desk.board(campaign.id)
    unit = next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 03")
    models = board.indicators_of(board.fields[0].id)[6]
    day = board.default_day(desk.clock.today())
    progress.record(desk, campaign.id, [Typing(unit.id, models.id, "4")], day=day)
    assert "Đã lưu" in shell.window.status.text
    assert "Nhập 1 ô – Thôn mẫu 03" in shell.window.status.text
    shell.window.tabs.go(Tab.RANKING)
    shell.undo()
    result = board.result(unit.id, models.id, day)
    assert result is not None
    assert result.achievement == 0
    shell.undo()
    assert desk.campaigns != ()


def test_an_imported_list_offers_to_be_taken_back(shell: Shell, desk: Desk) -> None:
    shell.actions[Act.IMPORT].trigger()
    assert shell.window.findChildren(ImportDialog) == []
    install_sample(desk)
    shell.start()
    before = desk.store.all(Unit)
    shell.actions[Act.IMPORT].trigger()
    dialog = shell.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.read_text("Tên đơn vị\nThôn mẫu 91\nThôn mẫu 92")
    dialog.preview()
    dialog.save.click()
    assert "Đã nhập 2 đơn vị" in shell.window.notice.text
    assert len(desk.store.all(Unit)) == len(before) + 2
    shell.window.notice.undo_wanted.emit()
    assert desk.store.all(Unit) == before


def test_entry_forms_go_out_and_come_back_by_the_menu(
    shell: Shell, desk: Desk, tmp_path: Path
) -> None:
    shell.actions[Act.FORMS_OUT].trigger()
    assert shell.window.findChildren(SendDialog) == []
    install_sample(desk)
    shell.start()
    shell.actions[Act.FORMS_OUT].trigger()
    sending = shell.window.findChild(SendDialog)
    assert isinstance(sending, SendDialog)
    sending.use_folder(tmp_path)
    sending.go.click()
    sending.reject()
    form = FormFile((tmp_path / "Bieu nhap - Thon mau 01 - 15-01-2026.xlsx").read_bytes())
    back = tmp_path / "ve.xlsx"
    back.write_bytes(form.text("D8", "x").packed())
    shell.actions[Act.FORMS_IN].trigger()
    receiving = shell.window.findChild(ReceiveDialog)
    assert isinstance(receiving, ReceiveDialog)
    receiving.read([back])
    receiving.take.click()
    receiving.reject()
    assert shell.window.notice.text == "Đã nhận biểu của Thôn mẫu 01: không có thay đổi."
    assert len(desk.store.all(Report)) == 1
    shell.window.notice.undo_wanted.emit()
    assert desk.store.all(Report) == ()


def test_search_finds_without_marks_and_goes_there(shell: Shell, desk: Desk) -> None:
    install_sample(desk)
    shell.start()
    hits = shell.search("thon mau 02")
    assert [hit.words for hit in hits] == ["Thôn mẫu 02"]
    shell.open_hit(hits[0].key)
    assert shell.window.tabs.current is Tab.PROGRESS
    assert shell.search("khong co gi nhu the") == ()
    (person,) = shell.search("tran van mau")
    shell.open_hit(person.key)
    assert shell.window.tabs.current is Tab.UNITS
    assert shell.units.people.table.key == int(person.key.partition(":")[2])
    (command,) = shell.search("nhat ky thay doi")
    shell.open_hit(command.key)
    assert shell.window.findChildren(JournalDialog) != []


def test_search_goes_to_papers_and_says_what_a_command_waits_for(shell: Shell, desk: Desk) -> None:
    assert shell.search("thon") == ()
    install_sample(desk)
    shell.start()
    paper = next(h for h in shell.search("bang xep hang") if h.group == "Văn bản")
    shell.papers.filters.restore("quyết định", {})
    shell.open_hit(paper.key)
    assert shell.window.tabs.current is Tab.PAPERS
    assert shell.papers.chosen is not None
    assert shell.papers.chosen.title == "Bảng xếp hạng"
    shell.actions.refuse(Act.BACKUP, "Đang sao lưu.")
    shell.open_hit(f"act:{Act.BACKUP.name}")
    assert shell.window.status.text == "Đang sao lưu."


def test_the_window_backs_up_and_says_so_after_reading_back(
    shell: Shell, desk: Desk, spoken: Spoken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_sample(desk)
    shell.start()
    target = tmp_path / "usb"
    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", partial(chosen, target))
    shell.actions[Act.BACKUP].trigger()
    assert spoken.said[-1].startswith("Đã sao lưu và kiểm tra xong")
    sets = list((target / "SAOLUU-THIDUA" / "sets").iterdir())
    assert backups.verify(sets[0], device=FakePlatform()) == ()


def test_the_sample_is_removed_from_the_menu(shell: Shell, desk: Desk, theme: Theme) -> None:
    install_sample(desk)
    shell.start()
    shell.actions[Act.REMOVE_SAMPLE].trigger()
    assert desk.is_new
    assert isinstance(shell.window.findChild(FirstStart), FirstStart)
    theme.changed.emit()
    assert shell.progress.grid is None


def test_ctrl_f_goes_to_the_filter_of_the_page_and_says_when_there_is_none(
    shell: Shell, desk: Desk
) -> None:
    install_sample(desk)
    shell.start()
    shell.window.tabs.go(Tab.OVERVIEW)
    shell.actions[Act.FILTER].trigger()
    assert shell.window.status.text == "Trang này không có ô lọc."
    shell.window.tabs.go(Tab.UNITS)
    shell.actions[Act.FILTER].trigger()
    focused = shell.window.focusWidget()
    assert focused is not None
    assert shell.units.units.filters.isAncestorOf(focused)


def test_the_table_in_view_is_exported_from_the_menu(
    shell: Shell, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_sample(desk)
    shell.start()
    file = tmp_path / "bang.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answering(file))
    shell.window.tabs.go(Tab.UNITS)
    shell.actions[Act.EXPORT].trigger()
    assert file.read_bytes().startswith(b"PK")
    assert shell.window.status.text.startswith("Đã xuất 13 dòng: bang.xlsx")


@pytest.mark.parametrize("act", [Act.OFFICE, Act.CAMPAIGN, Act.PAST_AWARDS, Act.RECYCLE])
def test_lists_in_windows_over_the_tabs_have_views_and_go_to_excel(
    shell: Shell, desk: Desk, act: Act
) -> None:
    install_sample(desk)
    shell.start()
    shell.actions[act].trigger()
    (dialog,) = [d for d in shell.window.findChildren(QDialog) if d.isVisible()]
    assert len(dialog.findChildren(PageViews)) == 1
    keys = [key.key().toString() for key in dialog.findChildren(QShortcut)]
    assert shell.actions[Act.EXPORT].shortcut().toString() in keys


def test_a_closed_campaign_opens_again_only_with_a_reason(shell: Shell, desk: Desk) -> None:
    campaign = install_sample(desk)
    shell.start()
    board = desk.board(campaign.id)
    shell.actions[Act.CLOSE_CAMPAIGN].trigger()
    (closing,) = shell.window.findChildren(CloseDialog)
    closing.accept()
    assert board.campaign.state is CampaignState.CLOSED
    shell.actions[Act.CLOSE_CAMPAIGN].trigger()
    assert "đã kết thúc" in shell.window.status.text
    shell.actions[Act.OPEN_CAMPAIGN].trigger()
    (form,) = shell.window.findChildren(ReasonDialog)
    form.accept()
    assert form.reason_at("reason")
    assert board.campaign.state is CampaignState.CLOSED
    form.reason.setPlainText("Nhập thiếu số liệu của một thôn")
    form.accept()
    assert board.campaign.state is CampaignState.OPEN
    assert desk.store.latest(1)[0].reason == "Nhập thiếu số liệu của một thôn"


def test_a_door_that_needs_a_campaign_says_so(shell: Shell, desk: Desk) -> None:
    create_office(
        desk,
        OfficeForm(
            commune="Mẫu",
            province="Lạng Sơn",
            department="Phòng Văn hóa - Xã hội",
            department_code="VHXH",
            officer="Cán bộ mẫu",
        ),
    )
    shell.start()
    closing = (Act.OPEN_CAMPAIGN, Act.CLOSE_CAMPAIGN)
    for act in (Act.CAMPAIGN, Act.CLONE_CAMPAIGN, *closing, Act.VERIFY, Act.LOCK):
        shell.window.status.say("")
        shell.actions[act].trigger()
        assert "Đọc kế hoạch trước" in shell.window.status.text


def test_verification_and_locking_open_from_the_menu(shell: Shell, desk: Desk) -> None:
    campaign = install_sample(desk)
    shell.start()
    for act, kind in ((Act.VERIFY, VerifyDialog), (Act.LOCK, LockDialog)):
        shell.actions[act].trigger()
        dialog = shell.window.findChild(kind)
        assert isinstance(dialog, (VerifyDialog, LockDialog))
        assert dialog.isVisible()
        dialog.accept()
    assert "15/01/2026 đã khóa" in shell.window.status.text
    assert desk.board(campaign.id).campaign.locked_to == desk.clock.today()


def test_what_changed_behind_the_first_page_stands_there_when_it_is_shown(
    shell: Shell, desk: Desk
) -> None:
    campaign = install_sample(desk)
    shell.start()
    board = desk.board(campaign.id)
    unit = next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 03")
    models = board.indicators_of(board.fields[0].id)[6]
    shell.window.tabs.go(Tab.PROGRESS)
    day = board.default_day(desk.clock.today())
    progress.record(desk, campaign.id, [Typing(unit.id, models.id, "4")], day=day)

    def told() -> bool:
        labels = shell.overview.findChildren(QLabel)
        return any(label.text() == "Nhập 1 ô – Thôn mẫu 03" for label in labels)

    assert not told()
    shell.window.tabs.go(Tab.OVERVIEW)
    assert told()


def test_each_work_of_the_first_page_leads_somewhere(shell: Shell, desk: Desk) -> None:
    install_sample(desk)
    shell.start()
    opened = {
        "late": RemindersDialog,
        "silent": RemindersDialog,
        "difficulties": DifficultiesDialog,
        "difficulties_late": DifficultiesDialog,
    }
    for key, kind in opened.items():
        shell.overview.wanted.emit(key)
        (dialog,) = [d for d in shell.window.findChildren(kind) if d.isVisible()]
        dialog.close()
    for key, tab in (
        ("units", Tab.UNITS),
        ("plans", Tab.INDICATORS),
        ("unassigned", Tab.INDICATORS),
        ("to_check", Tab.INDICATORS),
        ("awards", Tab.AWARDS),
        ("report", Tab.PAPERS),
    ):
        shell.window.tabs.go(Tab.OVERVIEW)
        shell.overview.wanted.emit(key)
        assert shell.window.tabs.current is tab
    shell.overview.wanted.emit("close")
    (closing,) = [d for d in shell.window.findChildren(CloseDialog) if d.isVisible()]
    closing.close()


def test_a_square_of_the_heat_map_opens_the_cell_that_is_worst_off(
    shell: Shell, desk: Desk
) -> None:
    campaign = install_sample(desk)
    shell.start()
    board = desk.board(campaign.id)
    day = board.default_day(desk.clock.today())
    unit = next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 03")
    field = board.fields[0]
    shell.overview.square_wanted.emit(unit.id, field.id)
    cell = shell.progress.current_cell()
    assert cell is not None
    assert cell[0] == unit.id
    assert board.indicator(cell[1]).field_id == field.id
    result = board.result(*cell, day)
    states = [
        found.state
        for one in board.indicators_of(field.id)
        if (found := board.result(unit.id, one.id, day)) is not None
    ]
    assert result is not None
    assert result.state is min(states, key=WORST_FIRST.index)
    shell.overview.square_wanted.emit(unit.id, None)
    assert shell.progress.current_cell() is not None


def test_a_register_is_opened_for_the_cell_or_unit_at_hand(shell: Shell, desk: Desk) -> None:
    campaign = install_sample(desk)
    shell.start()
    board = desk.board(campaign.id)
    unit = next(u for u in desk.store.all(Unit) if u.name == "Thôn mẫu 03")
    indicator = board.indicators_given(unit.id)[0]
    shell.go_to_cell(unit.id, indicator)
    shell.actions[Act.DIFFICULTIES].trigger()
    (register,) = [d for d in shell.window.findChildren(DifficultiesDialog) if d.isVisible()]
    form = register.form(None)
    assert isinstance(form, DifficultyDialog)
    assert (form.unit.currentData(), form.indicator.currentData()) == (unit.id, indicator)
    register.close()
    shell.window.tabs.go(Tab.UNITS)
    shell.units.go_to(unit.id)
    shell.actions[Act.INITIATIVES].trigger()
    (other,) = [d for d in shell.window.findChildren(InitiativesDialog) if d.isVisible()]
    proposed = other.form(None)
    assert isinstance(proposed, InitiativeDialog)
    assert proposed.unit.currentData() == unit.id


def test_the_list_of_a_register_becomes_an_excel_file(
    shell: Shell, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install_sample(desk)
    shell.start()
    shell.actions[Act.REMINDERS].trigger()
    (dialog,) = [d for d in shell.window.findChildren(RemindersDialog) if d.isVisible()]
    target = tmp_path / "don-doc.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answering(target))
    dialog.export_wanted.emit(dialog)
    assert target.exists()
    assert "Đã xuất 7 dòng" in shell.window.status.text
