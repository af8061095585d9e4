"""Thẩm định số liệu: unit by unit or indicator by indicator, evidence and history beside."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
)
from typing_extensions import override

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.services.verification import Check
from thidua_desktop.services.verification_sheet import CheckRow, totals
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.verification.model import CheckModel, Column, Narrowing, signed
from thidua_desktop.ui.verification.panel import EvidencePeek, details_of
from thidua_desktop.ui.verification.reason_choice import ask_reason
from thidua_desktop.ui.verification.return_dialog import ReturnDialog
from thidua_desktop.ui.verification.view import CheckGrid
from thidua_desktop.ui.widgets.details_panel import DetailsPanel
from thidua_desktop.ui.widgets.filter_line import ChoiceButton
from thidua_desktop.ui.widgets.parts import hairline, label, restyle
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QKeyEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.theme import Theme

BY_UNIT, BY_INDICATOR = range(2)
NARROWINGS = {
    Narrowing.ALL: "Tất cả",
    Narrowing.AWAITING: "Chưa thẩm định",
    Narrowing.DIFFERENT: "Khác báo cáo",
    Narrowing.RETURNED: "Đã trả lại",
}
KEYS = "Phím cách: đúng như báo cáo · F2: số khác · R: trả lại · Ctrl+PgUp, PgDn: đơn vị trước, sau"
NOTHING = "Chọn một số liệu đơn vị đã báo cáo trước."


class VerifyDialog(QDialog):
    """Everything is stored at once, as in the grid of progress; Ctrl+Z takes it back here too."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        messages: Messages,
        *,
        campaign_id: int,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._messages = theme, desk, messages
        self._campaign_id, self._day = campaign_id, day
        self.setWindowTitle("Thẩm định số liệu")
        self.model = CheckModel(desk, campaign_id, day)
        self.model.ask_reason = partial(ask_reason, theme)
        self.grid = CheckGrid(theme, self.model)
        self.panel = DetailsPanel(theme, hint="Chọn một số liệu để xem minh chứng và lịch sử.")
        self.evidence = EvidencePeek(theme, desk.content)
        self.panel.extra.addWidget(self.evidence)
        self.views = SegmentedControl(("Một đơn vị", "Một chỉ tiêu"), name="Thẩm định theo")
        self.chooser = QComboBox()
        self.chooser.setMinimumContentsLength(12)
        self.chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.back, self.next = QPushButton(), QPushButton()
        self.filter = ChoiceButton(theme, Icon.FILTER, tuple(NARROWINGS.values()), name="Hiện")
        self.by = QLineEdit(desk.store.actor)
        self.sums, self.said = label("", "strong", wrap=True), label(KEYS, "muted", wrap=True)
        self.accept_one = QPushButton("Đúng như báo cáo")
        self.give_back, self.leave = QPushButton("Trả lại…"), QPushButton("Đóng")
        self.accept_all = QPushButton("Tất cả đúng như báo cáo…")
        self._lay_out()
        self._connect()
        self._offer()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        steps = (
            (self.back, Icon.LEFT, "Trước (Ctrl+PgUp)"),
            (self.next, Icon.RIGHT, "Sau (Ctrl+PgDn)"),
        )
        for button, icon, words in steps:
            self._theme.dress(button, icon)
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.by.setAccessibleName("Người thẩm định")
        self.by.setToolTip("Ghi kèm từng số liệu được thẩm định từ lúc này; để trống là người làm.")
        self.by.setFixedWidth(m.em * 13)
        beside = QHBoxLayout()
        beside.setSpacing(m.s)
        beside.addWidget(self.sums, 1)
        beside.addWidget(label("Người thẩm định", "muted"))
        beside.addWidget(self.by)
        top, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        top.setSpacing(m.s)
        for widget in (self.views, self.back, self.chooser, self.next, self.filter):
            top.addWidget(widget, int(widget is self.chooser))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.grid)
        split.addWidget(self.panel)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        split.setSizes([m.panel * 3, m.panel])
        foot.setSpacing(m.s)
        foot.addWidget(self.said, 1)
        for button in (self.leave, self.give_back, self.accept_all, self.accept_one):
            button.setAutoDefault(False)
            foot.addWidget(button)
        for button in (self.back, self.next):
            button.setAutoDefault(False)
        self.accept_one.setProperty("kind", "main")
        self.accept_one.setToolTip("Đúng như báo cáo (phím cách)")
        self.give_back.setToolTip("Trả lại đơn vị kèm lý do (R)")
        column.setContentsMargins(m.l, m.m, m.l, m.m)
        column.setSpacing(m.s)
        column.addLayout(top)
        column.addLayout(beside)
        column.addWidget(split, 1)
        column.addWidget(hairline())
        column.addLayout(foot)
        self.resize(m.em * 100, m.em * 50)

    def _connect(self) -> None:
        self.views.chosen.connect(self._offer)
        self.chooser.activated.connect(self._show_first)
        self.filter.chosen.connect(self._show_first)
        self.back.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        self.model.refused.connect(self._refused)
        # a row may leave the list: only after its editor has closed
        self.model.changed.connect(self._reload, Qt.ConnectionType.QueuedConnection)
        self.grid.row_chosen.connect(self._show_row)
        self.grid.block_pasted.connect(self._paste)
        self.grid.accept_wanted.connect(self.accept_chosen)
        self.grid.return_wanted.connect(self.return_chosen)
        self.accept_one.clicked.connect(self.accept_chosen)
        self.accept_all.clicked.connect(self.accept_every)
        self.give_back.clicked.connect(self.return_chosen)
        self.leave.clicked.connect(self.reject)
        self.by.textChanged.connect(self._take_name)

    # what is shown

    def _offer(self, *_: object) -> None:
        """Offer the units, or the indicators that somebody has."""
        board = self._desk.board(self._campaign_id)
        self.chooser.clear()
        if self.views.current == BY_UNIT:
            for unit in board.units(self._day):
                self.chooser.addItem(unit.name, unit.id)
        else:
            for indicator in board.indicators:
                version = board.version(indicator.id, self._day)
                if version is not None:
                    self.chooser.addItem(version.short_text or version.text, indicator.id)
        self.chooser.setAccessibleName("Đơn vị" if self.views.current == BY_UNIT else "Chỉ tiêu")
        self._show_first()

    def choose(self, key: int) -> None:
        """Show another unit or indicator."""
        at = self.chooser.findData(key)
        if at >= 0:
            self.chooser.setCurrentIndex(at)
            self._show_first()

    def go_back(self) -> None:
        """Show the unit or indicator before this one."""
        self._turn(-1)

    def go_on(self) -> None:
        """Show the next unit or indicator."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        at = self.chooser.currentIndex() + by
        if 0 <= at < self.chooser.count():
            self.chooser.setCurrentIndex(at)
            self._show_first()

    @property
    def narrowing(self) -> Narrowing:
        return tuple(NARROWINGS)[self.filter.current]

    def _show_first(self, *_: object) -> None:
        self._read()
        self._choose_from(0)

    def _read(self) -> None:
        key = self.chooser.currentData()
        by_unit = self.views.current == BY_UNIT
        if key is not None:
            self.model.show(key, by_unit=by_unit, narrowing=self.narrowing)
        self.filter.offer(
            tuple(
                words if kind is Narrowing.ALL else f"{words} · {self.model.count(kind)}"
                for kind, words in NARROWINGS.items()
            )
        )
        self.sums.setText(self._sums())
        self.back.setEnabled(self.chooser.currentIndex() > 0)
        self.next.setEnabled(self.chooser.currentIndex() < self.chooser.count() - 1)
        waits = self.model.count(Narrowing.AWAITING)
        self.accept_all.setEnabled(waits > 0)
        self.accept_all.setToolTip("" if waits else "Không còn số liệu nào chờ thẩm định ở đây.")

    def _sums(self) -> str:
        reported = [row for row in self.model.every if row.entry is not None]
        done = sum(row.verified is not None for row in reported)
        counted = f"Đã thẩm định {done}/{len(reported)} số liệu"
        if self.views.current != BY_UNIT or self.chooser.currentData() is None:
            return counted
        both = totals(self._desk.board(self._campaign_id), self.chooser.currentData(), self._day)
        if both.reported is None or both.total is None:
            return f"{counted} · chưa có điểm"
        change = both.total - both.reported
        beside = f" ({signed(change)})" if change else ""
        return (
            f"{counted} · Điểm báo cáo {format_decimal(both.reported, 2)} ↔ "
            f"thẩm định {format_decimal(both.total, 2)}{beside}"
        )

    def _reload(self) -> None:
        """Read anew and stay where the cursor is, or where it was when its row has left."""
        row, held = self.grid.currentIndex().row(), self.grid.current
        self._read()
        found = self.model.row_of(held) if held is not None else None
        self._choose_from(row if found is None else found)

    def _choose_from(self, row: int) -> None:
        """Make the first value from a row on the current one, or else the last before it."""
        after = range(max(row, 0), self.model.rowCount())
        before = range(min(row, self.model.rowCount()) - 1, -1, -1)
        for n in (*after, *before):
            if self.model.check_row(n) is not None:
                self.grid.choose(self.model.index(n, Column.CHECKED))
                self._show_row(self.model.check_row(n))
                return
        self._show_row(None)

    def _show_row(self, row: object) -> None:
        if not isinstance(row, CheckRow):
            self.panel.show_record(None)
            self.evidence.show_rows(())
            return
        board = self._desk.board(self._campaign_id)
        self.panel.show_record(details_of(board, row))
        self.evidence.show_rows(() if row.entry is None else board.evidence_of(row.entry))

    def _take_name(self, typed: str) -> None:
        self.model.by = typed

    # what is done

    def accept_chosen(self) -> None:
        """Take the chosen values as reported and go on to the next."""
        checks = self.grid.chosen_checks()
        if not checks:
            self._say(NOTHING, Tone.WARN)
            return
        if self.model.store(checks):
            self._say(f"Đã thẩm định {len(checks)} số liệu.", Tone.GOOD)
        if len(checks) == 1:
            self.grid.step_down()

    def accept_every(self) -> None:
        """Take everything that waits here as reported, after asking."""
        waits = [row.entry.id for row in self.model.every if row.awaits and row.entry is not None]
        name = self.chooser.currentText()
        if waits and self._messages.ask(
            "Thẩm định tất cả đúng như báo cáo",
            f"{len(waits)} số liệu của “{name}” chưa thẩm định sẽ được nhận đúng như báo cáo. "
            "Hoàn tác được.",
            act=f"Thẩm định {len(waits)} số liệu",
        ):
            self.model.store([Check(entry_id) for entry_id in waits])
            self._say(f"Đã thẩm định {len(waits)} số liệu đúng như báo cáo.", Tone.GOOD)

    def return_chosen(self) -> None:
        """Ask why the chosen values go back to their unit."""
        rows = self.grid.chosen_rows()
        if not rows:
            self._say(NOTHING, Tone.WARN)
            return
        dialog = ReturnDialog(
            self._theme,
            self._desk,
            rows,
            campaign_id=self._campaign_id,
            day=self._day,
            parent=self,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._returned)
        dialog.open()

    def _returned(self) -> None:
        self._reload()
        self._say("Đã trả lại; đơn vị báo số mới hoặc bạn thẩm định thì xong.", Tone.GOOD)

    def _paste(self, row: int, column: int, block: object) -> None:
        if isinstance(block, list):
            rows: list[list[str]] = block
            self.model.enter(self.model.typings(row, column, rows))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # what was brought into view before the grid had its width
        self.grid.horizontalScrollBar().setValue(0)
        self.grid.choose(self.grid.currentIndex())
        self.grid.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_PageUp:
            self.go_back()
        elif control and event.key() == Qt.Key.Key_PageDown:
            self.go_on()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._again("Đã hoàn tác", self._desk.store.undo_label(), self._desk.store.undo)
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._again("Đã làm lại", self._desk.store.redo_label(), self._desk.store.redo)
        else:
            super().keyPressEvent(event)

    def _again(self, done: str, name: str | None, act: Callable[[], object]) -> None:
        try:
            act()
        except RuleError as error:
            self._refused(error)
        except EnvironmentFault as fault:
            self._say(sentence(fault), Tone.BAD)
        else:
            self._reload()
            self._say(f"{done}: {name}", Tone.GOOD)

    def _refused(self, error: object) -> None:
        if isinstance(error, RuleError):
            words = dict.fromkeys(sentence(problem) for problem in error.problems)
            self._say(" ".join(words), Tone.BAD)

    def _say(self, words: str, tone: Tone) -> None:
        self.said.setText(words)
        restyle(self.said, "words", tone.value)
