"""Units come first: a new office enters and imports them, then reads a plan that takes them in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QDialog

from thidua_desktop.domain.records import Merger, Unit
from thidua_desktop.domain.terms import ImportSubject, UnitKind
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.setup import OfficeForm, create_office
from thidua_desktop.services.units import UnitForm, UnitsForm, edit_units, save_unit
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.imports.dialog import ImportDialog
from thidua_desktop.ui.imports.words import SUBJECTS
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.messages import MessageBoxes
from thidua_desktop.ui.planning.dialog import PlanDialog
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.tasks import SameThreadRunner
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.translator import speak_vietnamese
from thidua_desktop.ui.units.bulk_dialog import UnitsDialog
from thidua_desktop.ui.units.close_dialog import CloseDialog
from thidua_desktop.ui.units.dialog import UnitDialog
from thidua_desktop.ui.units.fields import choose
from thidua_desktop.ui.units.member_dialogs import PersonDialog
from thidua_desktop.ui.units.merge_dialog import MergeDialog
from thidua_desktop.ui.widgets.action_bar import ActionButton
from thidua_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.desk import Desk

ROOT = Path(__file__).parents[2]
LIST = "Tên đơn vị\tLoại\nThôn mẫu 01\tThôn\nThôn mẫu 02\tThôn\nTrường mẫu 01\tTrường học"
PEOPLE = "Họ và tên\tĐơn vị\nNguyễn Văn Mẫu 01\tThôn mẫu 01\nTrần Thị Mẫu 02\tTrường mẫu 01"
D = TypeVar("D", bound=QDialog)

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def shell(qapp: QApplication, qtbot: QtBot, desk: Desk, tmp_path: Path) -> Shell:
    speak_vietnamese(qapp, desk.resources)
    create_office(
        desk,
        OfficeForm(
            commune="Cao Lộc",
            province="Lạng Sơn",
            department="Phòng Văn hóa - Xã hội",
            department_code="VHXH",
            officer="Cán bộ mẫu",
        ),
    )
    theme = Theme(qapp, desk.resources)
    made = Shell(
        theme,
        desk,
        MessageBoxes(theme, tmp_path),
        places=BackupPlaces(
            ledger=tmp_path / "ledger.json",
            local=tmp_path / "backups",
            device=FakePlatform(devices={}),
        ),
        runner=SameThreadRunner(),
    )
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    made.window.show()
    made.window.tabs.go(Tab.UNITS)
    return made


def opened(shell: Shell, kind: type[D]) -> D:
    found = shell.window.findChildren(kind)
    assert found
    return found[-1]


def bring_in(shell: Shell, subject: ImportSubject, table: str) -> None:
    dialog = opened(shell, ImportDialog)
    dialog.source.subjects.choose(SUBJECTS.index(subject))
    dialog.read_text(table)
    dialog.preview()
    dialog.save.click()


def shown(shell: Shell) -> list[str]:
    model = shell.units.units.table.model()
    assert isinstance(model, LinesModel)
    return [line.cells[0].text for line in model.lines]


def test_the_empty_list_offers_to_add_and_to_import(shell: Shell) -> None:
    view = shell.units.units
    offered = [b.toolTip() for b in view.findChildren(EmptyState)[0].findChildren(ActionButton)]
    assert offered == ["Thêm đơn vị (Ins)", "Nhập từ Excel"]
    view.import_list.trigger()
    assert opened(shell, ImportDialog).source.subject is ImportSubject.UNITS


def test_units_by_import_and_by_hand_are_in_blocks_once_a_plan_is_read(
    shell: Shell, desk: Desk
) -> None:
    view = shell.units.units
    view.import_list.trigger()
    bring_in(shell, ImportSubject.UNITS, LIST)
    assert shown(shell) == [
        *("Trường học", "Trường mẫu 01"),
        *("Thôn", "Thôn mẫu 01", "Thôn mẫu 02"),
    ]
    view.add.trigger()
    form = opened(shell, UnitDialog)
    assert not form.block.isVisibleTo(form)
    form.name.setText("Phòng mẫu 01")
    choose(form.kind, UnitKind.DEPARTMENT)
    form.accept()
    assert view.table.key == next(u.id for u in desk.store.all(Unit) if u.name == "Phòng mẫu 01")
    assert "Đã lưu" in shell.window.status.text
    shell.actions[Act.IMPORT].trigger()
    bring_in(shell, ImportSubject.PEOPLE, PEOPLE)

    shell.actions[Act.READ_PLAN].trigger()
    plan = opened(shell, PlanDialog)
    plan.read_file(ROOT / "data" / "campaigns" / "ke-hoach-cao-loc.txt")
    assert plan.review.facts.place_units.isChecked()
    plan.review.facts.field("short_name").setText("phong trào mẫu")
    plan.review.facts.field("short_name").textEdited.emit("phong trào mẫu")
    plan.save.click()
    board = desk.board(desk.campaigns[0].id)
    day = board.default_day(desk.clock.today())
    assert {u.name: b.name for u in board.units(day) if (b := board.block_of(u.id, day))} == {
        "Phòng mẫu 01": "Khối cơ quan, đơn vị",
        "Trường mẫu 01": "Khối trường học",
        "Thôn mẫu 01": "Khối thôn",
        "Thôn mẫu 02": "Khối thôn",
    }
    shell.window.tabs.go(Tab.UNITS)
    assert "Khối trường học" in shown(shell)
    assert not view.table.isColumnHidden(4)


def test_without_a_campaign_units_are_edited_closed_merged_and_given_people(
    shell: Shell, desk: Desk
) -> None:
    view = shell.units.units
    view.import_list.trigger()
    bring_in(shell, ImportSubject.UNITS, LIST)
    assert view.table.isColumnHidden(4)
    by_name = {u.name: u.id for u in desk.store.all(Unit)}

    view.go_to(by_name["Thôn mẫu 01"])
    view.edit.trigger()
    form = opened(shell, UnitDialog)
    form.head.setText("Nguyễn Văn Mẫu 03")
    form.accept()
    assert desk.store.get(Unit, by_name["Thôn mẫu 01"]).head == "Nguyễn Văn Mẫu 03"

    view.add_person.trigger()
    person = opened(shell, PersonDialog)
    person.name.setText("Lê Thị Mẫu 04")
    person.accept()
    shell.units.show_view(0)

    view.go_to(by_name["Thôn mẫu 01"])
    view.remove.trigger()
    leave = opened(shell, CloseDialog)
    leave.accept()
    assert desk.store.get(Unit, by_name["Thôn mẫu 01"]).active_to is not None
    assert shown(shell)[-2:] == ["Đã ngừng, sáp nhập", "Thôn mẫu 01"]
    view.go_to(by_name["Thôn mẫu 01"])
    view.reopen.trigger()

    view.table.selectAll()
    view.edit.trigger()
    bulk = opened(shell, UnitsDialog)
    assert not bulk.block.isVisibleTo(bulk)
    bulk.reject()

    view.merge.trigger()
    merge = opened(shell, MergeDialog)
    assert not merge.block.isVisibleTo(merge)
    assert not merge.values.isVisibleTo(merge)
    for name in ("Thôn mẫu 01", "Thôn mẫu 02"):
        merge.units.tick(by_name[name], on=True)
    merge.units.tick(by_name["Trường mẫu 01"], on=False)
    choose(merge.kind, UnitKind.HAMLET)
    merge.name.setText("Thôn mẫu 12")
    merge.document.setText("Nghị quyết 12/NQ-HĐND")
    merge.accept()
    assert len(desk.store.all(Merger)) == 1
    assert "Thôn mẫu 12" in shown(shell)


def test_the_choice_of_the_filter_is_the_kind(shell: Shell, desk: Desk) -> None:
    for name, kind in (("Thôn mẫu 01", UnitKind.HAMLET), ("Trạm mẫu", UnitKind.HEALTH)):
        save_unit(
            desk,
            UnitForm(name=name, kind=kind),
            unit_id=None,
            campaign_id=None,
            day=desk.clock.today(),
        )
    view = shell.units.units
    view.filters.restore("", {"Loại đơn vị": "Y tế"})
    assert shown(shell) == ["Y tế", "Trạm mẫu"]


def test_several_units_change_their_kind_without_a_campaign(desk: Desk) -> None:
    day = desk.clock.today()
    form = UnitForm(name="Thôn mẫu 01", block_by_kind=True)
    made = save_unit(desk, form, unit_id=None, campaign_id=None, day=day)
    edit_units(
        desk,
        [made.id],
        UnitsForm(kind=UnitKind.OTHER, block_changes=True),
        campaign_id=None,
        day=day,
    )
    assert desk.store.get(Unit, made.id).kind is UnitKind.OTHER
