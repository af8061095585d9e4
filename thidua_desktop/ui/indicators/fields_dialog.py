"""Nội dung thi đua: added, renamed, ordered and removed; every act is stored at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.text import numbered
from thidua_desktop.services import fields
from thidua_desktop.services.fields import FieldForm
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.domain.records import Field
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class FieldsDialog(QDialog):
    """The fields of a campaign in their order; the chosen one is edited below the list."""

    def __init__(
        self, theme: Theme, desk: Desk, *, campaign_id: int, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nội dung thi đua")
        self._theme, self._desk, self._campaign_id = theme, desk, campaign_id
        self.list = QListWidget()
        self.list.setAccessibleName("Các nội dung thi đua")
        self.number, self.title, self.short_title = QLineEdit(), QLineEdit(), QLineEdit()
        self.why = label("", Tone.BAD.value, wrap=True)
        self.add, self.rename = QPushButton("Thêm mới"), QPushButton("Lưu tên")
        self.up, self.down = QPushButton("Lên"), QPushButton("Xuống")
        self.remove = QPushButton("Xóa")
        self._lay_out()
        for button, act in (
            (self.add, self._add),
            (self.rename, self._rename),
            (self.up, self._up),
            (self.down, self._down),
            (self.remove, self._remove),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self.list.currentRowChanged.connect(self._fill)
        self._show(0)

    def _lay_out(self) -> None:
        m = self._theme.metrics
        for button, icon in (
            (self.add, Icon.PLUS),
            (self.rename, Icon.SAVE),
            (self.up, Icon.UP),
            (self.down, Icon.DOWN),
            (self.remove, Icon.DELETE),
        ):
            self._theme.dress(button, icon)
        order = QHBoxLayout()
        for button in (self.up, self.down, self.remove):
            order.addWidget(button)
        order.addStretch(1)
        form = QGridLayout()
        form.setHorizontalSpacing(m.l)
        form.setVerticalSpacing(m.s)
        for row, (words, box) in enumerate(
            (
                ("Số thứ tự in", self.number),
                ("Tên nội dung", self.title),
                ("Tên gọn", self.short_title),
            )
        ):
            box.setAccessibleName(words)
            form.addWidget(label(words, "muted"), row, 0)
            form.addWidget(box, row, 1)
        buttons = QHBoxLayout()
        close = QPushButton("Đóng")
        close.setProperty("kind", "main")
        close.clicked.connect(self.accept)
        for button in (self.rename, self.add):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.xl, m.l, m.xl, m.l)
        column.setSpacing(m.m)
        column.addWidget(self.list, 1)
        column.addLayout(order)
        column.addLayout(form)
        column.addWidget(self.why)
        column.addLayout(buttons)
        self.resize(m.em * 50, m.em * 36)

    def _fields(self) -> tuple[Field, ...]:
        return self._desk.board(self._campaign_id).fields

    def _show(self, row: int) -> None:
        board = self._desk.board(self._campaign_id)
        self.list.clear()
        for field in self._fields():
            count = len(board.indicators_of(field.id))
            self.list.addItem(f"{numbered(field.number, field.title)} · {count} chỉ tiêu")
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._fill(self.list.currentRow())

    def _current(self) -> Field | None:
        row, held = self.list.currentRow(), self._fields()
        return held[row] if 0 <= row < len(held) else None

    def _fill(self, row: int) -> None:
        field = self._current()
        last = self.list.count() - 1
        self.why.hide()
        self.number.setText(field.number if field else "")
        self.title.setText(field.title if field else "")
        self.short_title.setText(field.short_title if field else "")
        for box in (self.number, self.title, self.short_title):
            box.setCursorPosition(0)
        for button in (self.rename, self.remove):
            button.setEnabled(field is not None)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < last)

    def _form(self) -> FieldForm:
        return FieldForm(
            number=self.number.text(),
            title=self.title.text(),
            short_title=self.short_title.text(),
        )

    def _try(self, act: Callable[[], object], row: int) -> None:
        """Do one act and show what it left; a refused one says why and keeps what was typed."""
        try:
            act()
        except RuleError as error:
            said = dict.fromkeys(sentence(problem) for problem in error.problems)
            self.why.setText("\n".join(said))
            self.why.show()
            return
        self._show(row)

    def _add(self) -> None:
        form = FieldForm(title=self.title.text(), short_title=self.short_title.text())
        current = self._current()
        if current is not None and form.title == current.title:
            # what stands in the boxes is the chosen field: begin an empty one
            self.list.setCurrentRow(-1)
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._try(lambda: fields.add_field(self._desk, self._campaign_id, form), self.list.count())

    def _rename(self) -> None:
        field = self._current()
        if field is not None:
            form = self._form()
            self._try(
                lambda: fields.rename_field(self._desk, field.id, form), self.list.currentRow()
            )

    def _move(self, step: int) -> None:
        field = self._current()
        if field is not None:
            row = self.list.currentRow() + step
            self._try(lambda: fields.move_field(self._desk, field.id, step=step), row)

    def _up(self) -> None:
        self._move(-1)

    def _down(self) -> None:
        self._move(1)

    def _remove(self) -> None:
        field = self._current()
        if field is not None:
            self._try(lambda: fields.remove_field(self._desk, field.id), self.list.currentRow())
