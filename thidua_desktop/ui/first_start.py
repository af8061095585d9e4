"""The first page of all: the office's own data, or the sample to try things out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.text import clean
from thidua_desktop.services.setup import OfficeForm
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.widgets.parts import bare, frame, label, restyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.ui.theme import Theme

FIELDS = {
    "commune": ("Xã", "Cao Lộc"),
    "province": ("Tỉnh", "Lạng Sơn"),
    "department": ("Phòng phụ trách", "Phòng Văn hóa - Xã hội"),
    "department_code": ("Ký hiệu của phòng", "VHXH"),
    "officer": ("Người làm", "Họ và tên của bạn"),
    "chairman": ("Chủ tịch UBND xã", "Họ và tên, có thể ghi sau"),
}


class FirstStart(QScrollArea):
    """Two doors side by side."""

    office_entered = Signal(OfficeForm)  # what was typed; the answer may come as show_problems
    sample_wanted = Signal()  # nothing: install the sample

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._edits = {name: QLineEdit() for name in FIELDS}
        self._problem = label("", "BAD", wrap=True)
        self._problem.hide()
        page = frame("page")
        outer = QVBoxLayout(page)
        outer.addStretch(2)
        title = label("Chào mừng đến với Thi Đua", "title")
        hint = label(
            "Chọn một trong hai cách để bắt đầu. Sau này đổi lại lúc nào cũng được.", "muted"
        )
        for words in (title, hint):
            outer.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addSpacing(theme.metrics.l)
        doors = QHBoxLayout()
        bare(doors, spacing=theme.metrics.l)
        doors.addStretch(1)
        doors.addWidget(self._office_door())
        doors.addWidget(self._sample_door())
        doors.addStretch(1)
        outer.addLayout(doors)
        outer.addStretch(3)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setWidget(page)

    def field(self, name: str) -> QLineEdit:
        return self._edits[name]

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Mark the fields that lack something and say all sentences below."""
        found = tuple(problems)
        wrong = {problem.field for problem in found}
        for name, edit in self._edits.items():
            restyle(edit, "state", "refused" if name in wrong else "good")
        self._problem.setText("\n".join(sentence(problem) for problem in found))
        self._problem.setVisible(bool(found))
        for name, edit in self._edits.items():
            if name in wrong:
                edit.setFocus()
                break

    def _door(self, icon: Icon, title: str, words: str) -> tuple[QFrame, QVBoxLayout]:
        m = self._theme.metrics
        door = frame("card")
        door.setFixedWidth(m.em * 30)
        column = QVBoxLayout(door)
        column.setContentsMargins(m.xl, m.xl, m.xl, m.xl)
        column.setSpacing(m.m)
        picture = QLabel()
        ratio = self.devicePixelRatioF()
        picture.setPixmap(
            self._theme.pixmap(icon, self._theme.colors.muted, ratio, size=m.xl + m.xs)
        )
        column.addWidget(picture)
        column.addWidget(label(title, "title"))
        column.addWidget(label(words, "muted", wrap=True))
        return door, column

    def _office_door(self) -> QFrame:
        door, column = self._door(
            Icon.OFFICE,
            "Cơ quan của tôi",
            "Nhập tên cơ quan để làm việc thật ngay từ bây giờ.",
        )
        form = QFormLayout()
        form.setSpacing(self._theme.metrics.s)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, (words, example) in FIELDS.items():
            edit = self._edits[name]
            edit.setPlaceholderText(example)
            edit.setAccessibleName(words)
            edit.returnPressed.connect(self._enter)
            form.addRow(words, edit)
        start = QPushButton("Bắt đầu")
        start.setProperty("kind", "main")
        start.clicked.connect(self._enter)
        column.addLayout(form)
        column.addWidget(self._problem)
        column.addStretch(1)
        column.addWidget(start)
        return door

    def _sample_door(self) -> QFrame:
        door, column = self._door(
            Icon.SAMPLE,
            "Dùng thử với dữ liệu mẫu",
            "Kế hoạch thi đua thật của xã Cao Lộc với các đơn vị, cá nhân và số liệu mẫu, "
            "ghi rõ là mẫu. Ngày làm việc là 15/01/2026.",
        )
        for words in (
            "Xem đủ cả đường đi: chỉ tiêu, tiến độ, xếp hạng, giấy khen.",
            "Gõ, sửa, xóa thoải mái: không ảnh hưởng dữ liệu thật.",
        ):
            column.addWidget(label(f"·  {words}", wrap=True))
        column.addStretch(1)
        start = QPushButton("Dùng thử")
        start.clicked.connect(self.sample_wanted)
        column.addWidget(start)
        return door

    def _enter(self) -> None:
        typed = {name: clean(edit.text()) for name, edit in self._edits.items()}
        self.office_entered.emit(OfficeForm(**typed))
