from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from typing_extensions import override
from ui_places import RESOURCES

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.actions import Actions
from thidua_desktop.ui.help_window import HelpWindow, slug
from thidua_desktop.ui.main_window import MainWindow
from thidua_desktop.ui.presenter import CampaignChoice, HeaderState
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.theme import Look
from thidua_desktop.ui.tokens import Scheme, Tone
from thidua_desktop.ui.widgets.backup_lights import BackupLight
from thidua_desktop.ui.widgets.search_box import SearchHit

if TYPE_CHECKING:
    from collections.abc import Generator

    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.theme import Theme

LIGHTS = (
    BackupLight("Máy này", "hôm nay", Tone.GOOD),
    BackupLight("USB A", "3 ngày trước", Tone.WARN),
    BackupLight("Diễn tập", "05/01", Tone.GOOD),
)
STATE = HeaderState(
    campaigns=(
        CampaignChoice(1, "Chào mừng Đại hội XIV của Đảng", CampaignState.OPEN),
        CampaignChoice(2, "Thi đua xây dựng nông thôn mới năm 2026", CampaignState.DRAFT),
    ),
    current=1,
    day=date(2026, 1, 15),
    last_day=date(2026, 1, 23),
    undo="Nhập 12 ô – Thôn mẫu 03",
)


@dataclass
class SpyPresenter:
    """Remembers what the window told."""

    told: list[object] = field(default_factory=list[object])
    closes: bool = True

    def choose_campaign(self, campaign_id: int) -> None:
        self.told.append(("campaign", campaign_id))

    def choose_day(self, day: date) -> None:
        self.told.append(("day", day))

    def undo(self) -> None:
        self.told.append("undo")

    def redo(self) -> None:
        self.told.append("redo")

    def search(self, words: str) -> tuple[SearchHit, ...]:
        self.told.append(("search", words))
        return (SearchHit("Đơn vị", "Thôn mẫu 01", "unit/1"),)

    def open_hit(self, key: str) -> None:
        self.told.append(("open", key))

    def may_close(self) -> bool:
        return self.closes


@dataclass(slots=True)
class Shell:
    window: MainWindow
    actions: Actions
    presenter: SpyPresenter
    help: HelpWindow


@pytest.fixture
def shell(theme: Theme, qtbot: QtBot) -> Generator[Shell]:
    presenter, actions = SpyPresenter(), Actions(theme)
    help_window = HelpWindow(theme, RESOURCES / "help")
    window = MainWindow(
        theme,
        actions,
        {tab: QLabel(tab.title) for tab in Tab},
        presenter=presenter,
        help_window=help_window,
        clock=FixedClock(datetime(2026, 1, 15, tzinfo=UTC)),
    )
    qtbot.addWidget(window)
    qtbot.addWidget(help_window)
    window.show_state(STATE)
    window.status.show_lights(LIGHTS)
    window.show()
    yield Shell(window, actions, presenter, help_window)
    theme.choose(Look())


def outside(row: QWidget) -> list[str]:
    """Names of the row's visible widgets that its right edge cuts or that lie on another."""
    shown = list(row.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly))
    boxes = sorted(
        ((w.geometry(), w.accessibleName()) for w in shown if w.isVisible() and w.width() > 0),
        key=lambda pair: pair[0].left(),
    )
    cut = [name for box, name in boxes if box.right() > row.width()]
    over = [
        name for (box, _), (other, name) in itertools.pairwise(boxes) if box.right() > other.left()
    ]
    return cut + over


# 1366 px at 100, 125, 150, 175 and 200 %, and a wide screen.
@pytest.mark.parametrize("width", [683, 780, 911, 1093, 1366, 1920])
def test_the_header_fits_every_width(shell: Shell, width: int) -> None:
    shell.window.resize(width, 600)
    QApplication.processEvents()
    assert shell.window.width() == width
    assert outside(shell.window.header) == []
    assert outside(shell.window.status) == []


@pytest.mark.parametrize("points", [8.0, 13.0, 18.0])
def test_the_header_fits_with_larger_type(shell: Shell, theme: Theme, points: float) -> None:
    theme.choose_points(points)
    shell.window.resize(1366, 700)
    QApplication.processEvents()
    assert shell.window.width() == 1366
    assert outside(shell.window.header) == []


def test_words_fold_into_icons_and_come_back(shell: Shell) -> None:
    shell.window.resize(1366, 700)
    QApplication.processEvents()
    assert not shell.window.tabs.folded
    shell.window.resize(560, 700)
    QApplication.processEvents()
    assert shell.window.tabs.folded
    bar = shell.window.tabs.tabBar()
    assert [bar.tabText(n) for n in range(bar.count())] == ["Tổng quan", *[""] * 6]
    assert "Tiến độ" in bar.tabToolTip(3)
    shell.window.resize(1366, 700)
    QApplication.processEvents()
    assert bar.tabText(3) == "Tiến độ"


class LayoutCounter(QObject):
    """Counts how often anything asks to be laid out."""

    asked = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.asked += event.type() is QEvent.Type.LayoutRequest
        return False


def test_the_window_settles_and_then_rests(shell: Shell, qapp: QApplication) -> None:
    shell.window.resize(911, 700)
    for _ in range(20):
        QApplication.processEvents()
    counter = LayoutCounter()
    qapp.installEventFilter(counter)
    for _ in range(20):
        QApplication.processEvents()
    qapp.removeEventFilter(counter)
    assert counter.asked == 0


@pytest.mark.parametrize("tab", Tab)
def test_alt_and_a_digit_go_to_each_tab(shell: Shell, qtbot: QtBot, tab: Tab) -> None:
    shell.window.activateWindow()
    key = Qt.Key(Qt.Key.Key_0.value + tab.number)
    qtbot.keyClick(shell.window, key, Qt.KeyboardModifier.AltModifier)
    assert shell.window.tabs.current is tab


@pytest.mark.parametrize("tab", Tab)
def test_f1_opens_the_page_of_the_tab(shell: Shell, qtbot: QtBot, tab: Tab) -> None:
    shell.window.tabs.go(tab)
    shell.window.activateWindow()
    qtbot.keyClick(shell.window, Qt.Key.Key_F1)
    assert shell.help.isVisible()
    assert shell.help.text.startswith(tab.title)


def test_the_name_of_the_act_stands_in_the_menu(shell: Shell) -> None:
    assert shell.actions[Act.UNDO].text() == "&Hoàn tác: Nhập 12 ô – Thôn mẫu 03"
    assert not shell.actions[Act.REDO].isEnabled()
    assert shell.actions[Act.REDO].statusTip() == "Không có việc nào để làm lại."


def test_undo_is_told_from_the_keyboard_and_from_the_notice(shell: Shell, qtbot: QtBot) -> None:
    shell.window.activateWindow()
    qtbot.keyClick(shell.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shell.presenter.told == ["undo"]
    shell.window.notice.say("Đã xóa “Thôn mẫu 04”.", undoable=True)
    assert shell.window.notice.isVisible()
    shell.window.notice.undo_wanted.emit()
    assert shell.presenter.told == ["undo", "undo"]


def test_the_status_line_says_what_a_grey_command_waits_for(shell: Shell) -> None:
    shell.window.status.say_saved("Đã lưu 09:41")
    QApplication.sendEvent(shell.window, QStatusTipEvent("Chưa có dữ liệu."))
    assert shell.window.status.text == "Chưa có dữ liệu."
    QApplication.sendEvent(shell.window, QStatusTipEvent(""))
    assert shell.window.status.text == "Đã lưu 09:41"


def test_a_long_act_shows_progress_and_can_be_stopped(shell: Shell, qtbot: QtBot) -> None:
    status = shell.window.status
    status.show_progress("Đang lập giấy khen 3/25", done=3, total=25, may_cancel=True)
    assert status.text == "Đang lập giấy khen 3/25"
    with qtbot.waitSignal(status.cancel_wanted):
        status.cancel_button.click()
    status.finish_progress()
    assert not status.cancel_button.isVisible()


def test_ctrl_k_opens_the_search_and_a_hit_is_told_by_its_key(shell: Shell, qtbot: QtBot) -> None:
    shell.window.resize(600, 600)
    shell.window.activateWindow()
    qtbot.keyClick(shell.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    search = shell.window.header.search
    assert search.edit.isVisible()
    qtbot.keyClicks(search.edit, "thon")
    assert ("search", "thon") in shell.presenter.told
    assert search.offered == ("Thôn mẫu 01",)
    qtbot.keyClick(search.popup, Qt.Key.Key_Down)
    qtbot.keyClick(search.popup, Qt.Key.Key_Return)
    assert shell.presenter.told[-1] == ("open", "unit/1")


def test_another_campaign_and_another_day_are_told(shell: Shell) -> None:
    header = shell.window.header
    other = next(a for a in header.campaign_actions if a.data() == 2)
    other.trigger()
    header.day_chosen.emit(date(2026, 1, 10))
    assert shell.presenter.told == [("campaign", 2), ("day", date(2026, 1, 10))]


def test_the_window_stays_when_the_presenter_says_so(shell: Shell) -> None:
    shell.presenter.closes = False
    assert not shell.window.close()
    assert shell.window.isVisible()
    shell.presenter.closes = True
    assert shell.window.close()


def test_the_first_page_stands_in_place_of_the_tabs(shell: Shell) -> None:
    page = QLabel("Bắt đầu")
    shell.window.show_instead(page)
    assert page.isVisible()
    assert not shell.window.tabs.isVisible()
    assert not shell.actions[Act.TAB_UNITS].isEnabled()
    shell.window.show_instead(None)
    assert shell.window.tabs.isVisible()
    assert shell.actions[Act.TAB_UNITS].isEnabled()


def test_the_look_is_chosen_from_the_menu(shell: Shell, theme: Theme) -> None:
    shell.actions[Act.LOOK_DARK].trigger()
    assert theme.look.scheme is Scheme.DARK
    assert shell.actions[Act.LOOK_DARK].isChecked()
    shell.actions[Act.LARGER].trigger()
    assert theme.look.points == 11
    shell.actions[Act.USUAL_SIZE].trigger()
    assert theme.look.points == 10
    theme.choose_points(18.0)
    assert not shell.actions[Act.LARGER].isEnabled()
    assert shell.actions[Act.LARGER].statusTip() == "Chữ đã ở cỡ to nhất."


def test_nothing_is_nameless_for_a_screen_reader(shell: Shell) -> None:
    header = shell.window.header
    reachable = [
        w
        for w in header.findChildren(QWidget)
        if w.focusPolicy() is not Qt.FocusPolicy.NoFocus and w.isVisible()
    ]
    assert reachable
    assert [type(w).__name__ for w in reachable if not w.accessibleName()] == []


def test_every_help_page_is_there_and_its_links_lead_somewhere(shell: Shell) -> None:
    pages = {file.stem for file in (RESOURCES / "help").glob("*.md")}
    assert {tab.value for tab in Tab} | {"phim-tat"} == pages
    for page in pages:
        shell.help.open_page(page)
        assert len(shell.help.text) > 200


def test_headings_get_anchors_without_marks() -> None:
    assert slug("Số liệu đến ngày", "-") == "so-lieu-den-ngay"


def test_a_missing_help_page_says_so(shell: Shell) -> None:
    shell.help.open_page("khong-co")
    assert "Chưa có trang trợ giúp" in shell.help.text


def test_the_drop_point_of_the_calendar_is_below_its_button(shell: Shell, qtbot: QtBot) -> None:
    day = shell.window.header.day_button
    qtbot.mouseClick(day, Qt.MouseButton.LeftButton)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert popup.geometry().top() >= day.mapToGlobal(QPoint(0, day.height())).y()
    popup.close()
