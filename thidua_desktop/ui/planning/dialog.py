"""Đọc kế hoạch: choose a text, review what is proposed, make a campaign of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout
from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.services import plans
from thidua_desktop.services.plan_files import plan_content, text_of
from thidua_desktop.services.plan_form import form_of
from thidua_desktop.ui.file_reading import FileReading
from thidua_desktop.ui.planning.review_page import ReviewPage
from thidua_desktop.ui.planning.source_page import SourcePage
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.widgets.parts import bare, hairline

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.file_reading import Tick
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.tasks import Runner
    from thidua_desktop.ui.theme import Theme

SHARE_OF_WINDOW = 96
PASTED = "ke-hoach-da-dan.txt"
STOPPED = "Đã dừng đọc; chưa có gì được lưu."


@dataclass(frozen=True, slots=True)
class PlanRead:
    """The text of a plan's file, and the file as it was read."""

    text: str
    source: plans.PlanSource


class PlanDialog(QDialog):
    """Nothing is stored before "Lập phong trào"; leaving a changed review asks first."""

    campaign_made = Signal(int)  # id of the stored campaign

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        messages: Messages,
        *,
        runner: Runner,
        parent: QWidget | None = None,
    ) -> None:
        """`runner` reads files beside the window."""
        super().__init__(parent)
        self._desk, self._messages = desk, messages
        self._changed = False
        self._read_from: plans.PlanSource | None = None
        self.setWindowTitle("Đọc kế hoạch")
        self.source, self.review = SourcePage(theme), ReviewPage(theme, desk.clock)
        self._reading = FileReading(runner, self.source, stopped=STOPPED, parent=self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.source)
        self._pages.addWidget(self.review)
        self.back = QPushButton("Chọn văn bản khác")
        self.save = QPushButton("Lập phong trào")
        self.leave = QPushButton("Bỏ qua")
        self._lay_out(theme)
        self.source.file_chosen.connect(self.read_file)
        self.source.text_given.connect(self.read_text)
        self.source.stop_wanted.connect(self._reading.stop)
        self._reading.brought.connect(self._take)
        self.review.edited.connect(self._note_change)
        self.back.clicked.connect(self._go_back)
        self.save.clicked.connect(self._save)
        self.leave.clicked.connect(self.reject)
        self._show(reviewing=False)

    def _lay_out(self, theme: Theme) -> None:
        m = theme.metrics
        self.save.setProperty("kind", "main")
        for button in (self.back, self.leave, self.save):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setContentsMargins(m.l, m.s, m.l, m.m)
        row.setSpacing(m.s)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        bare(column)
        column.addWidget(self._pages, 1)
        column.addWidget(hairline())
        column.addLayout(row)
        parent = self.parentWidget()
        size = parent.size() * (SHARE_OF_WINDOW / 100) if parent is not None else None
        self.resize(size or self.sizeHint())
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)

    def read_file(self, file: Path) -> None:
        """Read a plan from a file beside the window; what gives nothing says why."""
        self._reading.start(file, _read)

    def _take(self, answer: object) -> None:
        if isinstance(answer, PlanRead):
            self._review(answer.text, answer.source)

    def read_text(self, text: str) -> None:
        """Read a pasted plan and go on to the review."""
        self._review(text, plans.PlanSource(PASTED, text.encode()))

    def _review(self, text: str, source: plans.PlanSource) -> None:
        try:
            draft = plans.read(text)
        except RuleError as error:
            self.source.refuse(sentence(error.problems[0]))
            return
        self.source.refuse("")
        self._read_from = source
        self.review.show_plan(text, form_of(draft))
        self._changed = False
        self._show(reviewing=True)

    def _show(self, *, reviewing: bool) -> None:
        self._pages.setCurrentIndex(int(reviewing))
        self.back.setVisible(reviewing)
        self.save.setVisible(reviewing)

    def _note_change(self) -> None:
        self._changed = True

    def _save(self) -> None:
        try:
            made = plans.save_plan(
                self._desk,
                self.review.form,
                place_units=self.review.facts.place_units.isChecked(),
                source=self._read_from,
            )
        except RuleError as error:
            self.review.refuse(error.problems)
            return
        self._changed = False
        self.campaign_made.emit(made.id)
        self.accept()

    def _go_back(self) -> None:
        if self._may_drop():
            self._changed = False
            self._show(reviewing=False)

    @override
    def reject(self) -> None:
        if self._may_drop():
            super().reject()

    @override
    def done(self, result: int) -> None:
        self._reading.leave()
        super().done(result)

    def _may_drop(self) -> bool:
        return not self._changed or self._messages.ask(
            "Bỏ bản đang xem lại?",
            "Những gì đã sửa trong bản đọc này chưa được lưu và sẽ mất.",
            act="Bỏ bản đọc này",
        )


def _read(file: Path, tick: Tick) -> PlanRead:
    content = plan_content(file)
    tick()
    text = text_of(content, name=file.name, tick=tick)
    return PlanRead(text, plans.PlanSource(file.name, content))
