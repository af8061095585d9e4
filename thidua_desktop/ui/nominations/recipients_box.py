"""Who is to be awarded: chosen from those on record or entered as new, with the money of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Unit
from thidua_desktop.domain.terms import Salutation, SubjectKind
from thidua_desktop.services.awards import SALUTATIONS, suggested_name
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.services.unscheduled import Recipient, new_recipient
from thidua_desktop.ui.awards.candidates import CandidatePicker
from thidua_desktop.ui.master.form import FormDialog, open_over
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.widgets.parts import bare, label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

SHOWN_ROWS = 3
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
NOT_CHOSEN = "(chọn)"
NEW_KINDS = (SubjectKind.PERSON, SubjectKind.HOUSEHOLD)


class NewRecipientDialog(FormDialog):
    """Enters a person or household that is stored together with the award."""

    made = Signal(object)  # Recipient that was entered

    def __init__(self, theme: Theme, desk: Desk, *, parent: QWidget | None) -> None:
        super().__init__(theme, title="Người, hộ chưa có hồ sơ", action="Thêm", parent=parent)
        self.kind, self.salutation, self.unit = QComboBox(), QComboBox(), QComboBox()
        self.name, self.position = QLineEdit(), QLineEdit()
        for kind in NEW_KINDS:
            self.kind.addItem(word_for(kind), kind)
        self.salutation.addItem(NOT_CHOSEN, None)
        for called in Salutation:
            self.salutation.addItem(word_for(called), called)
        self.unit.addItem(NOT_CHOSEN, None)
        today = desk.clock.today()
        for unit in sorted(desk.store.all(Unit), key=lambda unit: unit.sort_key):
            if not is_closed(unit, today):
                self.unit.addItem(unit.name, unit.id)
        self.add_field("kind", "Đối tượng", self.kind)
        self.add_field("name", "Họ và tên", self.name, hint="Với hộ gia đình: tên chủ hộ.")
        self.add_field("salutation", "Danh xưng", self.salutation)
        self.add_field("unit", "Đơn vị, thôn", self.unit)
        self.add_field("position", "Chức vụ", self.position)
        self.name.setFocus()
        self.resize(theme.metrics.em * 42, theme.metrics.em * 30)

    @override
    def save(self) -> None:
        recipient = Recipient(
            subject=self.kind.currentData(),
            name=self.name.text(),
            salutation=self.salutation.currentData(),
            unit_id=self.unit.currentData(),
            position_title=self.position.text(),
        )
        self.made.emit(new_recipient(recipient))


class RecipientsBox(QWidget):
    """Enter in the filter adds the first that matches; Del takes one off the list."""

    changed = Signal()  # nothing: the list is another

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._rows: list[Recipient] = []
        self.picker = CandidatePicker(theme, desk, desk.clock.today(), rows=SHOWN_ROWS)
        self.add = QPushButton("Thêm vào danh sách")
        self.new = QPushButton("Người chưa có hồ sơ…")
        self.list = QListWidget()
        self.list.setAccessibleName("Danh sách được khen")
        self.drop = QPushButton("Bỏ khỏi danh sách")
        self._lay_out()
        self.add.clicked.connect(self.add_current)
        self.new.clicked.connect(self._enter_new)
        self.drop.clicked.connect(self.drop_current)
        self.list.currentRowChanged.connect(self._allow)
        self.picker.words.installEventFilter(self)
        self.list.installEventFilter(self)
        self.setFocusProxy(self.picker)
        self._allow()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        self.list.setFixedHeight(SHOWN_ROWS * m.row)
        column, above, below = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        bare(column, spacing=m.s)
        for line in (above, below):
            bare(line, spacing=m.s)
        for button in (self.add, self.new, self.drop):
            button.setAutoDefault(False)
        above.addWidget(self.add)
        above.addWidget(self.new)
        above.addStretch(1)
        below.addWidget(label("Danh sách được khen", "muted"))
        below.addStretch(1)
        below.addWidget(self.drop)
        column.addWidget(self.picker)
        column.addLayout(above)
        column.addLayout(below)
        column.addWidget(self.list)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter in the filter, which else would press the form's main button, and Del."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if watched is self.picker.words and event.key() in ENTER:
                self.add_current()
                return True
            if watched is self.list and event.key() == Qt.Key.Key_Delete:
                self.drop_current()
                return True
        return super().eventFilter(watched, event)

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        return tuple(self._rows)

    def add_current(self, *_: object) -> None:
        """Put the current candidate on the list, once."""
        found = self.picker.candidate
        if found is None:
            return
        one = Recipient(
            subject=self.picker.kind, subject_id=found.id, collective_id=found.collective_id
        )
        if one not in self._rows:
            self._take(one)
        self.picker.words.clear()
        self.picker.words.setFocus()

    def _enter_new(self, *_: object) -> None:
        form = NewRecipientDialog(self._theme, self._desk, parent=self)
        form.made.connect(self._take)
        open_over(form)

    def _take(self, one: Recipient) -> None:
        self._rows.append(one)
        self.list.addItem(self._words(one))
        self.list.setCurrentRow(self.list.count() - 1)
        self._allow()
        self.changed.emit()

    def _words(self, one: Recipient) -> str:
        if one.subject_id is not None:
            return suggested_name(
                self._desk, one.subject, one.subject_id, collective_id=one.collective_id
            )
        called = SALUTATIONS[one.salutation or Salutation.NONE]
        if one.subject is SubjectKind.HOUSEHOLD:
            return clean(f"Hộ gia đình {called.lower()} {one.name} (mới)")
        return clean(f"{called} {one.name} (mới)")

    def drop_current(self, *_: object) -> None:
        """Take the current one off the list."""
        row = self.list.currentRow()
        if row >= 0:
            del self._rows[row]
            self.list.takeItem(row)
            self._allow()
            self.changed.emit()

    def _allow(self, *_: object) -> None:
        self.drop.setEnabled(self.list.currentRow() >= 0)
        self.drop.setToolTip("" if self._rows else "Danh sách còn trống.")
