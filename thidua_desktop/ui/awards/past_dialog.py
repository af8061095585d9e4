"""Nhập quyết định đã có: enter old decisions one by one, and find those that were entered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout
from typing_extensions import override

from thidua_desktop.domain.records import Decision
from thidua_desktop.services import past_awards
from thidua_desktop.services.past_decisions import head_of
from thidua_desktop.ui.awards.past_form import PastFormPage
from thidua_desktop.ui.awards.past_list import PastListPage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

SHARE_OF_WINDOW = 96
FORM, LIST = range(2)


class PastAwardsDialog(QDialog):
    """Opens ready for typing; every save or deletion is an act that can be undone."""

    noticed = Signal(str)  # what was just done and can be undone

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setWindowTitle("Quyết định khen thưởng đã có")
        self.form = PastFormPage(theme, desk)
        self.list = PastListPage(theme, desk)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.list)
        m = theme.metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.xl, m.l, m.xl, m.m)
        column.addWidget(self._pages)
        size = parent.size() * (SHARE_OF_WINDOW / 100) if parent is not None else None
        self.resize(size or self.sizeHint())
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self.show_list)
        self.form.close_wanted.connect(self.reject)
        self.list.close_wanted.connect(self.reject)
        self.list.new_wanted.connect(self._enter_new)
        self.list.edit_wanted.connect(self._edit)
        self.list.delete_wanted.connect(self._delete)
        self._read()

    def show_list(self) -> None:
        """Show what was entered so far."""
        self._read()
        self.list.say("")
        self._pages.setCurrentIndex(LIST)
        self.list.table.setFocus()

    def _read(self) -> None:
        self.list.read()
        self.form.name_list(self.list.count)

    def _enter_new(self) -> None:
        self.form.start()
        self._pages.setCurrentIndex(FORM)

    def _edit(self, decision_id: int) -> None:
        self.form.start(decision_id)
        self._pages.setCurrentIndex(FORM)

    def _delete(self, decision_id: int) -> None:
        row = self._desk.store.get(Decision, decision_id)
        past_awards.delete_past(self._desk, decision_id)
        self._read()
        words = f"Đã xóa quyết định {head_of(row).words}."
        self.list.say(f"{words} Lấy lại trong Thùng rác.")
        self.noticed.emit(words)

    @override
    def reject(self) -> None:
        """Close, but not over rows that were typed and not saved without saying so."""
        if self._pages.currentIndex() == LIST or self.form.may_leave():
            super().reject()

    def _saved(self, words: str) -> None:
        self._read()
        self.noticed.emit(words)
