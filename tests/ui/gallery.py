"""Grabs every widget and the window to PNG, to be looked at; nothing here asserts.

Run it as `python tests/ui/gallery.py OUT`; QT_QPA_PLATFORM=offscreen is set when there is no
display, the scale comes from QT_SCALE_FACTOR.
"""

from __future__ import annotations

import os
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.domain.terms import CampaignState, CellState
from thidua_desktop.ui.actions import Actions
from thidua_desktop.ui.crash import CrashDialog
from thidua_desktop.ui.first_start import FirstStart
from thidua_desktop.ui.help_window import HelpWindow
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.main_window import MainWindow
from thidua_desktop.ui.presenter import CampaignChoice, HeaderState
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.theme import Look, Theme
from thidua_desktop.ui.tokens import Scheme, Tone
from thidua_desktop.ui.translator import speak_vietnamese
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.backup_lights import BackupLight, BackupLights
from thidua_desktop.ui.widgets.calendar_popup import CalendarPopup
from thidua_desktop.ui.widgets.card import Card
from thidua_desktop.ui.widgets.date_field import DateField
from thidua_desktop.ui.widgets.details_panel import (
    DetailRow,
    Details,
    DetailSection,
    DetailsPanel,
)
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.field_bars import FieldBars, FieldProgress
from thidua_desktop.ui.widgets.filter_line import FilterLine
from thidua_desktop.ui.widgets.folding import FoldButton
from thidua_desktop.ui.widgets.heat_table import HeatCell, HeatRow, HeatTable
from thidua_desktop.ui.widgets.notice_bar import NoticeBar
from thidua_desktop.ui.widgets.parts import frame, label
from thidua_desktop.ui.widgets.pill import StatePill
from thidua_desktop.ui.widgets.search_box import SearchHit
from thidua_desktop.ui.widgets.segmented import SegmentedControl
from thidua_desktop.ui.widgets.state_mark import StateMark
from thidua_desktop.ui.widgets.work_list import RecentList, WorkItem, WorkList

RESOURCES = Path(__file__).parents[2] / "resources"
CLOCK = FixedClock(datetime(2026, 1, 15, 8, 41, tzinfo=UTC))
FIELDS = (
    ("KT-XH", "Phát triển kinh tế - xã hội"),
    ("VH-XH", "Văn hóa - Xã hội và An sinh"),
    ("GD", "Giáo dục và Đào tạo"),
    ("CCHC", "Cải cách hành chính, Chuyển đổi số"),
    ("XDĐ", "Xây dựng Đảng, Quốc phòng - An ninh"),
)


def action(theme: Theme, words: str, icon: Icon, keys: str = "") -> QAction:
    made = QAction(words)
    theme.dress(made, icon)
    if keys:
        made.setShortcut(QKeySequence(keys))
    return made


def details() -> Details:
    return Details(
        "Thôn mẫu 03 · khối Thôn",
        "Mỗi thôn duy trì và phát triển ít nhất 01 mô hình kinh tế hiệu quả",
        (
            DetailRow("Quy tắc", "Ít nhất (≥), lũy kế"),
            DetailRow("Chỉ tiêu giao", "1 mô hình · đăng ký 2"),
            DetailRow("Hiện có", "0", "quá hạn 5 ngày", Tone.BAD, CellState.OVERDUE),
            DetailRow("Phụ trách", "Trưởng thôn"),
            DetailRow("Thời hạn", "10/01/2026"),
            DetailRow("Điểm", "0 / 5,56", "tạm tính"),
        ),
        (
            DetailSection(
                "Lịch sử",
                (
                    DetailRow("31/12/2025", "0 – báo cáo qua điện thoại"),
                    DetailRow("30/11/2025", "chưa có số liệu"),
                ),
            ),
            DetailSection("Minh chứng", (), "Chưa có tệp nào."),
        ),
    )


def heat_rows() -> tuple[HeatRow, ...]:
    states = tuple(CellState)
    names = (
        "Phòng Kinh tế",
        "Phòng VH - XH",
        "VP HĐND và UBND",
        "Trung tâm PVHCC",
        "Trạm Y tế",
        "Công an xã",
        "Thôn mẫu 01",
        "Thôn mẫu 02",
        "Thôn mẫu 03",
        "Trường mẫu A",
        "Trường mẫu B",
    )
    numbered = {
        CellState.REACHED: 95,
        CellState.EXCEEDED: 104,
        CellState.OVERDUE: 60,
        CellState.AT_RISK: 81,
        CellState.IN_PROGRESS: 88,
    }
    return tuple(
        HeatRow(
            row,
            name,
            tuple(
                HeatCell(state, Decimal(numbered[state]) if state in numbered else None)
                for state in (states[(row * 3 + column * 2) % len(states)] for column in range(5))
            ),
        )
        for row, name in enumerate(names)
    )


def overview(theme: Theme) -> QWidget:
    page = frame("page")
    row = QHBoxLayout(page)
    m = theme.metrics
    row.setContentsMargins(m.l, m.l, m.l, m.l)
    row.setSpacing(m.m)
    left, middle, right = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
    work = Card(theme, "Việc cần làm", note="còn 8 ngày đến khi kết thúc đợt thi đua")
    tasks = WorkList(theme, nothing="Không có việc nào chờ.")
    tasks.show_items(
        (
            WorkItem("a", Icon.MESSAGE, "5 đơn vị chưa báo cáo kỳ 15/01", "Chép tin nhắn nhắc"),
            WorkItem(
                "b",
                Icon.BADGE_ALERT,
                "3 cá nhân chưa có xếp loại chất lượng năm 2025",
                "Nhập xếp loại",
            ),
            WorkItem("c", Icon.VERIFY, "7 số liệu chờ thẩm định", "Thẩm định"),
            WorkItem("d", Icon.SIGN, "Quyết định đợt 1 chưa có số của Văn thư", "Nhập số"),
            WorkItem("e", Icon.BACKUP, "USB A sao lưu 3 ngày trước", "Sao lưu"),
        )
    )
    work.add(tasks)
    recent = Card(theme, "Vừa thay đổi")
    acts = RecentList(theme)
    acts.show_acts(
        (
            ("09:41", "Nhập 12 ô – Thôn mẫu 03", "Mẫu"),
            ("09:20", "Nhận báo cáo qua Zalo – Trạm Y tế (2 ảnh)", "Mẫu"),
            (
                "08:55",
                "Thẩm định: Hồ sơ đúng hạn, Phòng Kinh tế 99,5 → 99,1 (đơn vị báo lại)",
                "Mẫu",
            ),
            ("08:30", "Thêm sáng kiến – Phòng VH - XH", "Mẫu"),
        )
    )
    recent.add(acts)
    bars = Card(theme, "Mức hoàn thành theo nội dung")
    fields = FieldBars(theme)
    shares = (82, 74, 91, 88, None)
    fields.show_fields(
        tuple(
            FieldProgress(
                name,
                None if share is None else Decimal(share),
                "7 chỉ tiêu",
                Tone.GOOD if (share or 0) > 85 else Tone.WARN,
            )
            for (_, name), share in zip(FIELDS, shares, strict=True)
        )
    )
    bars.add(fields)
    heat = Card(theme, "Đơn vị × nội dung", flush=True)
    table = HeatTable(theme)
    table.show_heat(FIELDS, heat_rows())
    heat.add(table)
    for column, cards in ((left, (work, recent)), (middle, (bars,)), (right, (heat,))):
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
    row.addLayout(left, 5)
    row.addLayout(middle, 4)
    row.addLayout(right, 5)
    return page


def progress_page(theme: Theme) -> QWidget:
    page = frame("page")
    column = QVBoxLayout(page)
    m = theme.metrics
    column.setContentsMargins(m.l, m.m, m.l, m.m)
    column.setSpacing(m.s)
    bar = ActionBar(theme)
    bar.add_action(action(theme, "Nhập báo cáo", Icon.PASTE, "Ctrl+Shift+V"), main=True)
    bar.add_action(action(theme, "Biểu nhập cho đơn vị", Icon.SHEET))
    waiting = action(theme, "Thẩm định", Icon.VERIFY)
    waiting.setEnabled(False)
    bar.add_action(waiting)
    bar.add_widget(
        SegmentedControl(("Ma trận", "Một đơn vị", "Một chỉ tiêu"), name="Cách xem tiến độ")
    )
    filters = FilterLine(theme, prompt="Lọc theo tên chỉ tiêu, đơn vị…")
    filters.add_choice(Icon.LAYERS, ("Tất cả khối", "Khối Thôn · 12"), name="Khối thi đua")
    filters.add_choice(Icon.FILTER, ("Mọi trạng thái", "Quá hạn · 7"), name="Trạng thái")
    filters.say_count("25/25 chỉ tiêu")
    split = QSplitter(Qt.Orientation.Horizontal)
    table = HeatTable(theme)
    table.show_heat(FIELDS, heat_rows())
    panel = DetailsPanel(theme, hint="Chọn một ô để xem chi tiết.")
    panel.show_record(details())
    remind = FoldButton()
    remind.set_words("Chép tin nhắn nhắc")
    theme.dress(remind, Icon.MESSAGE)
    panel.footer.addWidget(remind)
    panel.show_record(details())
    holder = frame("plain")
    inside = QVBoxLayout(holder)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(table)
    inside.addStretch(1)
    split.addWidget(holder)
    split.addWidget(panel)
    split.setStretchFactor(0, 1)
    split.setSizes([1000, m.panel])
    notice = NoticeBar(theme)
    notice.say("Đã xóa đơn vị “Thôn mẫu 04”.", undoable=True)
    column.addWidget(bar)
    column.addWidget(filters)
    column.addWidget(notice)
    column.addWidget(split, 1)
    return page


def inputs_page(theme: Theme) -> QWidget:
    page = frame("page")
    row = QHBoxLayout(page)
    m = theme.metrics
    row.setContentsMargins(m.l, m.l, m.l, m.l)
    row.setSpacing(m.l)
    card = Card(theme, "Ô nhập, lựa chọn, trạng thái")
    for state in CellState:
        line = QHBoxLayout()
        line.addWidget(StateMark(theme, state))
        line.setSpacing(m.s)
        line.addWidget(label(word_for(state)), 1)
        card.body.addLayout(line)
    other = Card(theme, "Các ô nhập")
    name = QLineEdit("Phòng Văn hóa - Xã hội")
    name.selectAll()
    day = DateField(theme, CLOCK, name="Ngày quyết định")
    day.show_day(date(2026, 1, 5))
    bad = DateField(theme, CLOCK, name="Ngày trao")
    bad.edit.setText("32/13/2026")
    bad.edit.editingFinished.emit()
    box = QComboBox()
    box.addItems(["Thôn", "Trường học", "Cơ quan, phòng"])
    spin = QSpinBox()
    spin.setValue(12)
    check = QCheckBox("Chấm cả chỉ tiêu hoàn thành quá hạn")
    check.setChecked(True)
    unchecked = QCheckBox("Chưa chọn")
    radio = QRadioButton("Làm tròn lên 10.000 đồng")
    radio.setChecked(True)
    other_radio = QRadioButton("Không làm tròn")
    disabled = QPushButton("Ban hành")
    disabled.setEnabled(False)
    lights = BackupLights(theme)
    lights.show_lights(LIGHTS)
    pills = QHBoxLayout()
    for tone in Tone:
        pills.addWidget(StatePill(theme, word_for(CampaignState.OPEN), tone=tone))
    pills.addStretch(1)
    for widget in (name, day, bad, box, spin, check, unchecked, radio, other_radio, disabled):
        other.add(widget)
    other.add(lights)
    other.body.addLayout(pills)
    other.body.setSpacing(m.s)
    empty = EmptyState(
        theme,
        Icon.UNITS,
        title="Chưa có đơn vị nào",
        sentence="Các cơ quan, trường học, thôn dự thi đua của xã sẽ nằm ở đây.",
        actions=(
            action(theme, "Thêm đơn vị", Icon.PLUS),
            action(theme, "Dùng thử với dữ liệu mẫu", Icon.SAMPLE),
        ),
    )
    row.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(other, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(empty, 1)
    return page


LIGHTS = (
    BackupLight("Máy này", "hôm nay", Tone.GOOD),
    BackupLight("USB A", "3 ngày trước", Tone.WARN),
    BackupLight("Diễn tập", "05/01", Tone.GOOD),
)


class SilentPresenter:
    """Answers nothing; the window is only looked at."""

    def choose_campaign(self, campaign_id: int) -> None: ...

    def choose_day(self, day: date) -> None: ...

    def undo(self) -> None: ...

    def redo(self) -> None: ...

    def search(self, words: str) -> tuple[SearchHit, ...]:  # noqa: ARG002 - a protocol
        return ()

    def open_hit(self, key: str) -> None: ...

    def may_close(self) -> bool:
        return True


HEADER = HeaderState(
    campaigns=(CampaignChoice(1, "Chào mừng Đại hội XIV của Đảng", CampaignState.OPEN),),
    current=1,
    day=date(2026, 1, 15),
    last_day=date(2026, 1, 23),
    undo="Nhập 12 ô – Thôn mẫu 03",
)


def window(theme: Theme) -> MainWindow:
    pages: dict[Tab, QWidget] = {tab: frame("page") for tab in Tab}
    pages[Tab.OVERVIEW] = overview(theme)
    pages[Tab.PROGRESS] = progress_page(theme)
    made = MainWindow(
        theme,
        Actions(theme),
        pages,
        presenter=SilentPresenter(),
        help_window=HelpWindow(theme, RESOURCES / "help"),
        clock=CLOCK,
    )
    made.show_state(HEADER)
    made.status.say_saved("Đã lưu 09:41 · Nhập 12 ô – Thôn mẫu 03")
    made.status.show_lights(LIGHTS)
    return made


def grab(widget: QWidget, size: QSize, file: Path) -> None:
    widget.resize(size)
    widget.show()
    QApplication.processEvents()
    QApplication.processEvents()
    widget.grab().save(str(file))
    widget.close()


def pages(theme: Theme, out: Path, name: str, size: QSize) -> None:
    grab(inputs_page(theme), size, out / f"inputs-{name}.png")
    shell = window(theme)
    for tab in (Tab.OVERVIEW, Tab.PROGRESS):
        shell.tabs.go(tab)
        grab(shell, size, out / f"window-{tab.value}-{name}.png")
    shell.show_instead(FirstStart(theme))
    shell.show_state(HeaderState())
    grab(shell, size, out / f"window-first-{name}.png")
    helper = HelpWindow(theme, RESOURCES / "help")
    helper.open_page(Tab.PROGRESS.value)
    grab(helper, helper.size(), out / f"help-{name}.png")
    crash = CrashDialog(theme, "Traceback …", Path(), shell)
    grab(crash, crash.sizeHint(), out / f"crash-{name}.png")
    calendar = CalendarPopup(theme, today=CLOCK.today())
    calendar.stand_on(date(2026, 1, 5))
    grab(calendar, calendar.sizeHint(), out / f"calendar-{name}.png")


def main(out: Path) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    speak_vietnamese(app, RESOURCES)
    theme = Theme(app, RESOURCES)
    ratio = app.devicePixelRatio()
    for scheme in Scheme:
        theme.choose(Look(scheme=scheme))
        for wide, high in ((1366, 768), (1920, 1080)):
            size = QSize(round(wide / ratio), round(high / ratio))
            pages(theme, out, f"{scheme.value.lower()}-{wide}-{round(ratio * 100)}", size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
