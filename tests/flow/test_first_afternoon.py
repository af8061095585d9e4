"""The first afternoon of a new office, in the window: plan, units, targets, values, decision."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtWidgets import QDialog

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.domain.records import Campaign, CampaignFile, Signatory, Unit
from thidua_desktop.domain.terms import (
    AwardType,
    CampaignState,
    Condition,
    DecisionState,
    SubjectKind,
    UnitKind,
)
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services import awards, decisions, papers
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.progress import Typing, record
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.storage.store import Store
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.first_start import FirstStart
from thidua_desktop.ui.indicators.tab import MATRIX
from thidua_desktop.ui.office.dialog import OfficeDialog
from thidua_desktop.ui.office.forms import SignatoryDialog
from thidua_desktop.ui.planning.dialog import PlanDialog
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.tasks import SameThreadRunner
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.units.dialog import UnitDialog

if TYPE_CHECKING:
    from collections.abc import Generator

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from thidua_desktop.core.errors import EnvironmentFault, RuleError

ROOT = Path(__file__).parents[2]
D = TypeVar("D", bound=QDialog)
MOMENT = datetime(2025, 12, 10, 14, 0, tzinfo=timezone(timedelta(hours=7)))
DAY = MOMENT.date()
UNITS = (
    ("Phòng mẫu 01", UnitKind.DEPARTMENT),
    ("Trường mẫu 01", UnitKind.SCHOOL),
    ("Thôn mẫu 01", UnitKind.HAMLET),
    ("Thôn mẫu 02", UnitKind.HAMLET),
)


class Yes:
    """Messages that agree; a refusal is a failure of this afternoon."""

    def tell(self, title: str, words: str) -> None: ...

    def refuse(self, error: RuleError) -> None:
        raise error

    def fault(self, error: EnvironmentFault) -> None:
        raise error

    def ask(self, title: str, words: str, *, act: str) -> bool:
        return bool(title and words and act)

    def crash(self, trace: str) -> None:
        raise AssertionError(trace)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, ROOT / "resources")


@pytest.fixture
def desk(tmp_path: Path) -> Generator[Desk]:
    clock = FixedClock(MOMENT)
    store = Store.create(tmp_path / "thidua.db", clock=clock, actor="")
    yield Desk(
        store=store,
        content=ContentStore(tmp_path / "attachments"),
        clock=clock,
        shipped=ROOT / "data",
        resources=ROOT / "resources",
    )
    store.close()


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, desk: Desk, tmp_path: Path) -> Shell:
    made = Shell(
        theme,
        desk,
        Yes(),
        places=BackupPlaces(
            ledger=tmp_path / "ledger.json", local=tmp_path / "backups", device=FakePlatform()
        ),
        runner=SameThreadRunner(),
    )
    qtbot.addWidget(made.window)
    made.window.resize(1366, 768)
    made.window.show()
    return made


def opened(parent: QWidget, kind: type[D]) -> D:
    (found,) = [dialog for dialog in parent.findChildren(kind) if dialog.isVisible()]
    return found


def set_up_office(shell: Shell) -> None:
    page = shell.window.findChild(FirstStart)
    assert isinstance(page, FirstStart)
    for name, words in (
        ("commune", "Mẫu"),
        ("province", "Lạng Sơn"),
        ("department", "Phòng Văn hóa - Xã hội"),
        ("department_code", "VHXH"),
        ("officer", "Cán bộ mẫu"),
    ):
        page.field(name).setText(words)
    page.field("commune").returnPressed.emit()


def read_plan(shell: Shell) -> None:
    shell.actions[Act.READ_PLAN].trigger()
    dialog = opened(shell.window, PlanDialog)
    dialog.read_file(ROOT / "data" / "campaigns" / "ke-hoach-cao-loc.txt")
    for name, words in (("starts", "01/12/2025"), ("ends", "23/01/2026")):
        dialog.review.facts.day(name).edit.setText(words)
        dialog.review.facts.day(name).edit.editingFinished.emit()
    dialog.save.click()


def add_units(shell: Shell) -> None:
    view = shell.units.units
    for name, kind in UNITS:
        view.add.trigger()
        dialog = opened(view, UnitDialog)
        dialog.name.setText(name)
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        dialog.accept()


def sign_and_round(shell: Shell) -> None:
    shell.actions[Act.OFFICE].trigger()
    dialog = opened(shell.window, OfficeDialog)
    dialog.add_signatory.trigger()
    form = opened(dialog, SignatoryDialog)
    form.name.setText("Chủ tịch mẫu")
    form.accept()
    dialog.choices["tron-len-10000"].click()
    dialog.accept()


def test_a_new_office_comes_from_the_plan_to_an_issued_decision(shell: Shell, desk: Desk) -> None:
    set_up_office(shell)
    assert not desk.is_new
    read_plan(shell)
    (campaign,) = desk.store.all(Campaign)
    assert campaign.state is CampaignState.DRAFT
    assert shell.window.tabs.current is Tab.INDICATORS
    assert [f.file_name for f in desk.store.all(CampaignFile)] == ["ke-hoach-cao-loc.txt"]

    add_units(shell)
    board = desk.board(campaign.id)
    assert [b.name for b in board.blocks] == [
        "Khối cơ quan, đơn vị",
        "Khối trường học",
        "Khối thôn",
    ]
    assert [u.name for u in board.units(DAY)] == [name for name, _ in UNITS]

    shell.window.tabs.go(Tab.INDICATORS)
    shell.indicators.show_view(MATRIX)
    shell.indicators.assignments.by_scope.trigger()
    shell.actions[Act.OPEN_CAMPAIGN].trigger()
    assert board.campaign.state is CampaignState.OPEN
    hamlets = [u for u in desk.store.all(Unit) if u.kind is UnitKind.HAMLET]
    model = next(i for i in board.indicators if i.measure_unit == "mô hình")
    typings = [Typing(u.id, model.id, str(n)) for n, u in enumerate(hamlets, start=1)]
    record(desk, campaign.id, typings, day=DAY)
    places = board.ranking(board.blocks[-1].id, DAY)
    assert [(r.place, r.sheet.total) for r in places] == [(1, 100), (1, 100)]

    sign_and_round(shell)
    assert [s.name for s in desk.store.all(Signatory)] == ["Chủ tịch mẫu"]
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    )
    row = awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=hamlets[0].id,
        form_key="giay-khen-xa",
    )
    awards.override_condition(
        desk, row.id, Condition.PLAN_CRITERIA, reason="Mô hình được xã công nhận bằng biên bản"
    )
    assert awards.submit(desk, [row.id]) == ()
    draft = decisions.draft_decision(desk, held.id, skip_council_reason="Họp liên tịch")
    decisions.send_to_sign(desk, draft.id, day=DAY)
    made = decisions.issue(desk, draft.id, number=1, day=DAY)
    assert made.state is DecisionState.ISSUED
    assert papers.certificates(desk, made.id).startswith(b"%PDF")
    assert papers.decision_pdf(desk, made.id).startswith(b"%PDF")
    assert desk.store.problems() == ()
