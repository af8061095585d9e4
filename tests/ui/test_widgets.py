from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.domain.terms import CellState
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.backup_lights import BackupLight, BackupLights
from thidua_desktop.ui.widgets.calendar_popup import (
    CalendarPopup,
    first_shown,
    next_month,
    previous_month,
)
from thidua_desktop.ui.widgets.card import Card
from thidua_desktop.ui.widgets.completion import Offers, PopupCompleter
from thidua_desktop.ui.widgets.date_field import DateField
from thidua_desktop.ui.widgets.details_panel import (
    DetailRow,
    Details,
    DetailSection,
    DetailsPanel,
)
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.field_bars import FieldBar, FieldBars, FieldProgress
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.folding import ElidedButton
from thidua_desktop.ui.widgets.notice_bar import NoticeBar
from thidua_desktop.ui.widgets.parts import label
from thidua_desktop.ui.widgets.pill import StatePill
from thidua_desktop.ui.widgets.segmented import SegmentedControl
from thidua_desktop.ui.widgets.work_list import RecentList, WorkItem, WorkList, WorkRow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.ui.theme import Theme

CLOCK = FixedClock(datetime(2026, 1, 15, tzinfo=UTC))


def words_of(widget: QWidget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel))


@pytest.fixture
def day_field(theme: Theme, qtbot: QtBot) -> DateField:
    field = DateField(theme, CLOCK, name="Ngày quyết định")
    qtbot.addWidget(field)
    field.show_day(date(2026, 1, 5))
    field.show()
    return field


def test_a_typed_day_is_read_and_written_back_in_full(day_field: DateField, qtbot: QtBot) -> None:
    day_field.edit.setText("7/2/2026")
    with qtbot.waitSignal(day_field.day_changed):
        qtbot.keyClick(day_field.edit, Qt.Key.Key_Return)
    assert day_field.day == date(2026, 2, 7)
    assert day_field.edit.text() == "07/02/2026"


def test_a_refused_day_keeps_the_old_one_and_says_why(day_field: DateField, qtbot: QtBot) -> None:
    day_field.edit.setText("31/02/2026")
    with qtbot.waitSignal(day_field.refused) as said:
        qtbot.keyClick(day_field.edit, Qt.Key.Key_Return)
    assert "31/02/2026" in str(said.args)
    assert day_field.day == date(2026, 1, 5)
    assert day_field.edit.property("state") == "refused"


def test_a_day_outside_the_limits_is_refused(day_field: DateField, qtbot: QtBot) -> None:
    day_field.limit(date(2026, 1, 1), date(2026, 1, 31))
    for text, word in (("31/12/2025", "01/01/2026"), ("01/02/2026", "31/01/2026")):
        day_field.edit.setText(text)
        with qtbot.waitSignal(day_field.refused) as said:
            qtbot.keyClick(day_field.edit, Qt.Key.Key_Return)
        assert word in str(said.args)


def test_an_emptied_day_is_none(day_field: DateField, qtbot: QtBot) -> None:
    day_field.edit.clear()
    with qtbot.waitSignal(day_field.day_changed):
        qtbot.keyClick(day_field.edit, Qt.Key.Key_Return)
    assert day_field.day is None


def test_half_a_date_can_be_typed_without_being_refused(day_field: DateField, qtbot: QtBot) -> None:
    day_field.edit.clear()
    qtbot.keyClicks(day_field.edit, "31/0")
    assert day_field.edit.text() == "31/0"
    assert day_field.edit.validator() is None
    assert day_field.edit.inputMask() == ""


@pytest.fixture
def calendar(theme: Theme, qtbot: QtBot) -> CalendarPopup:
    popup = CalendarPopup(theme, today=date(2026, 1, 15))
    qtbot.addWidget(popup)
    return popup


def test_weeks_begin_on_monday(calendar: CalendarPopup) -> None:
    assert first_shown(date(2026, 1, 15)) == date(2025, 12, 29)
    assert words_of(calendar).split("\n")[:8] == [
        "Tháng 01 năm 2026",
        *("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
    ]


def test_months_pass_the_turn_of_the_year() -> None:
    assert next_month(date(2025, 12, 31)) == date(2026, 1, 1)
    assert previous_month(date(2026, 1, 31)) == date(2025, 12, 1)


def test_a_day_is_picked_by_mouse(calendar: CalendarPopup, qtbot: QtBot) -> None:
    cell = next(b for b in calendar.findChildren(QToolButton) if b.accessibleName() == "20/01/2026")
    with qtbot.waitSignal(calendar.chosen) as picked:
        qtbot.mouseClick(cell, Qt.MouseButton.LeftButton)
    assert picked.args == [date(2026, 1, 20)]


def test_a_day_is_picked_by_keyboard(calendar: CalendarPopup, qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up):
        qtbot.keyClick(calendar, key)
    with qtbot.waitSignal(calendar.chosen) as picked:
        qtbot.keyClick(calendar, Qt.Key.Key_Return)
    assert picked.args == [date(2026, 1, 25)]


def test_days_outside_the_limits_cannot_be_picked(calendar: CalendarPopup, qtbot: QtBot) -> None:
    calendar.limit(None, date(2026, 1, 18))
    calendar.stand_on(date(2026, 3, 1))
    with qtbot.waitSignal(calendar.chosen) as picked:
        qtbot.keyClick(calendar, Qt.Key.Key_Return)
    assert picked.args == [date(2026, 1, 18)]
    with qtbot.assertNotEmitted(calendar.chosen):
        calendar.pick(date(2026, 1, 19))


KNOWN = ("Thôn Hòa Bình", "Thôn Hoa Mai", "Trường Hoà Lạc", "Phòng Kinh tế")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("hoa", ("Thôn Hoa Mai", "Thôn Hòa Bình", "Trường Hoà Lạc")),
        ("hòa", ("Thôn Hòa Bình", "Trường Hoà Lạc", "Thôn Hoa Mai")),
        ("thon mai", ("Thôn Hoa Mai",)),
        ("đ", ()),
        ("  ", ()),
    ],
)
def test_offers_fold_marks_and_put_exact_ones_first(typed: str, offered: tuple[str, ...]) -> None:
    found = Offers(KNOWN).find(typed)
    assert set(found) == set(offered)
    assert found[:1] == offered[:1]


def test_completion_never_writes_into_the_field(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    completer = PopupCompleter(field, KNOWN)
    qtbot.keyClicks(field, "tho")
    assert field.text() == "tho"
    assert len(completer.offered) == 2
    qtbot.keyClicks(field, "xyz")
    assert completer.offered == ()


def test_the_filter_tells_cleaned_words(theme: Theme, qtbot: QtBot) -> None:
    line = FilterLine(theme, prompt="Lọc đơn vị…")
    qtbot.addWidget(line)
    told: list[str] = []
    line.text_changed.connect(told.append)
    field = line.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setText("  thôn   mẫu ")
    assert told[-1] == line.words == "thôn mẫu"


def test_a_choice_keeps_its_place_when_its_counts_change(theme: Theme, qtbot: QtBot) -> None:
    line = FilterLine(theme, prompt="Lọc…")
    qtbot.addWidget(line)
    choice = line.add_choice(Icon.LAYERS, ("Tất cả khối", "Thôn · 12"), name="Khối")
    told: list[int] = []
    choice.chosen.connect(told.append)
    choice.menu().actions()[1].trigger()
    assert told == [1]
    choice.offer(("Tất cả khối", "Thôn · 11", "Trường · 2"))
    assert choice.current == 1
    assert choice.accessibleName() == "Khối: Thôn · 11"
    assert told == [1]


def test_one_segment_is_on_and_a_click_tells(theme: Theme, qtbot: QtBot) -> None:
    control = SegmentedControl(("Ma trận", "Một đơn vị", "Một chỉ tiêu"), name="Cách xem")
    qtbot.addWidget(control)
    assert control.current == 0
    second = control.findChildren(QToolButton)[1]
    with qtbot.waitSignal(control.chosen) as told:
        second.click()
    assert (told.args, control.current) == ([1], 1)


DETAILS = Details(
    "Thôn mẫu 03",
    "Mô hình kinh tế <b>hiệu quả</b>",
    (DetailRow("Hiện có", "0", "quá hạn 5 ngày", Tone.BAD, CellState.OVERDUE),),
    (DetailSection("Minh chứng", (), "Chưa có tệp nào."),),
)


def test_the_panel_shows_the_record_as_plain_text(theme: Theme, qtbot: QtBot) -> None:
    panel = DetailsPanel(theme, hint="Chọn một ô.")
    qtbot.addWidget(panel)
    panel.show()
    assert "Chọn một ô." in words_of(panel)
    panel.show_record(DETAILS)
    shown = words_of(panel)
    assert "<b>hiệu quả</b>" in shown
    assert "Chưa có tệp nào." in shown
    title = next(part for part in panel.findChildren(QLabel) if "<b>" in part.text())
    assert title.textFormat() is Qt.TextFormat.PlainText


def test_a_folded_panel_gives_its_room_away_and_comes_back(theme: Theme, qtbot: QtBot) -> None:
    panel = DetailsPanel(theme, hint="Chọn một ô.")
    qtbot.addWidget(panel)
    panel.show_record(DETAILS)
    panel.show()
    with qtbot.waitSignal(panel.folded_changed) as told:
        panel.toggle()
    assert told.args == [True]
    assert panel.maximumWidth() < theme.metrics.panel // 2
    panel.set_folded(folded=False)
    assert panel.maximumWidth() > theme.metrics.panel


def test_a_notice_can_be_taken_back_once(theme: Theme, qtbot: QtBot) -> None:
    notice = NoticeBar(theme)
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.say("Đã xóa đơn vị “Thôn mẫu 04”.", undoable=True)
    undo = next(b for b in notice.findChildren(QToolButton) if b.accessibleName() == "Hoàn tác")
    with qtbot.waitSignal(notice.undo_wanted):
        undo.click()
    assert notice.isHidden()
    notice.say("Đã in 12 giấy khen.", undoable=False)
    assert undo.isHidden()


def test_an_empty_place_says_what_belongs_there_and_offers_the_start(
    theme: Theme, qtbot: QtBot
) -> None:
    start = QAction("Thêm đơn vị")
    done: list[str] = []
    start.triggered.connect(lambda: done.append("start"))
    place = EmptyState(
        theme,
        Icon.UNITS,
        title="Chưa có đơn vị nào",
        sentence="Các đơn vị sẽ nằm ở đây.",
        actions=(start,),
    )
    qtbot.addWidget(place)
    assert "Chưa có đơn vị nào" in words_of(place)
    button = place.findChildren(QToolButton)[0]
    assert button.property("kind") == "main"
    button.click()
    assert done == ["start"]


def test_missing_data_is_said_and_never_drawn_as_zero(theme: Theme, qtbot: QtBot) -> None:
    bars = FieldBars(theme)
    qtbot.addWidget(bars)
    bars.show_fields(
        (
            FieldProgress("Kinh tế", Decimal("82.5"), "7 chỉ tiêu"),
            FieldProgress("Giáo dục", None, "4 chỉ tiêu"),
            FieldProgress("Văn hóa", Decimal(0), "3 chỉ tiêu"),
        )
    )
    spoken = [bar.accessibleName() for bar in bars.findChildren(FieldBar)]
    assert spoken == [
        "Kinh tế: 82,5%, 7 chỉ tiêu",
        "Giáo dục: chưa có số liệu, 4 chỉ tiêu",
        "Văn hóa: 0%, 3 chỉ tiêu",
    ]
    assert not bars.grab().isNull()


def test_backup_lights_are_words_too(theme: Theme, qtbot: QtBot) -> None:
    lights = BackupLights(theme)
    qtbot.addWidget(lights)
    lights.show_lights(
        (BackupLight("Máy này", "hôm nay", Tone.GOOD), BackupLight("USB", "chưa có", Tone.BAD))
    )
    assert lights.accessibleName() == "Sao lưu – Máy này: hôm nay · USB: chưa có"
    wide = lights.sizeHint().width()
    lights.set_folded(folded=True)
    assert lights.sizeHint().width() < wide
    assert lights.toolTip() == "Máy này: hôm nay · USB: chưa có"


def test_a_pill_without_a_word_is_not_there(theme: Theme, qtbot: QtBot) -> None:
    pill = StatePill(theme)
    qtbot.addWidget(pill)
    assert pill.isHidden()
    pill.show_state("Đang thực hiện", Tone.GOOD)
    assert pill.accessibleName() == "Đang thực hiện"
    assert pill.sizeHint().width() > 0


def test_widgets_made_without_a_place_open_no_window(theme: Theme, qtbot: QtBot) -> None:
    before = {window for window in QApplication.topLevelWidgets() if window.isVisible()}
    pill = StatePill(theme, "Đang thực hiện", tone=Tone.GOOD)
    card = Card(theme, "Việc cần làm")
    for widget in (pill, card):
        qtbot.addWidget(widget)
    after = {window for window in QApplication.topLevelWidgets() if window.isVisible()}
    assert after == before


def test_an_elided_button_keeps_its_whole_name(theme: Theme, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    button = ElidedButton(theme, page)
    page.show()
    name = "Thi đua lập thành tích chào mừng Đại hội Đảng toàn quốc lần thứ XIV"
    button.set_words(name)
    button.resize(120, 30)
    assert button.text().endswith("…")
    assert button.toolTip() == button.accessibleName() == name
    button.resize(button.sizeHint())
    assert button.text().strip("\u00a0") == name


def test_a_line_of_work_leads_where_it_is_done(theme: Theme, qtbot: QtBot) -> None:
    work = WorkList(theme, nothing="Không có việc nào chờ.")
    qtbot.addWidget(work)
    assert "Không có việc nào chờ." in words_of(work)
    work.show_items((WorkItem("silent", Icon.MESSAGE, "5 đơn vị chưa báo cáo", "Chép tin"),))
    row = work.findChild(WorkRow)
    assert isinstance(row, WorkRow)
    button = row.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(work.wanted) as told:
        button.click()
    assert told.args == ["silent"]


def test_recent_acts_are_shown_in_the_order_given(theme: Theme, qtbot: QtBot) -> None:
    recent = RecentList(theme)
    qtbot.addWidget(recent)
    recent.show_acts((("09:41", "Nhập 12 ô", "Mẫu"), ("09:20", "Thêm đơn vị", "Mẫu")))
    said = ["09:41", "Nhập 12 ô", "Mẫu", "09:20", "Thêm đơn vị", "Mẫu"]
    assert words_of(recent).split("\n") == said


def test_what_the_user_typed_is_never_markup(qapp: object) -> None:
    assert label("<b>A</b>").textFormat() is Qt.TextFormat.PlainText
