"""A form whose refused fields say why in words beside them; nothing typed is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, frame, hairline, label, restyle

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.ui.theme import Theme


DAY_PROMPT = "ngày/tháng/năm"
SHARE_OF_SCREEN, SHARE_OF_WINDOW = 0.92, 0.96


def day_field(day: date | None = None) -> QLineEdit:
    """Make a field for a day typed as dd/mm/yyyy."""
    made = QLineEdit(format_date(day) if day else "")
    made.setPlaceholderText(DAY_PROMPT)
    return made


def typed_day(box: QLineEdit, field: str) -> date | None:
    """Read a day that may be left blank; raises date.* for `field`."""
    return parse_date(box.text(), field=field) if clean(box.text()) else None


def open_over(dialog: QDialog) -> None:
    """Open a window over its parent, no larger than the screen; it goes with its closing."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    fit_screen(dialog)
    dialog.open()


def fit_screen(dialog: QDialog) -> None:
    """Keep the buttons in sight where 150 % leaves little room; room is left for the frame."""
    parent = dialog.parentWidget() or dialog
    room = parent.screen().availableGeometry().size() * SHARE_OF_SCREEN
    room = room.expandedTo(parent.window().size() * SHARE_OF_WINDOW)
    dialog.resize(dialog.size().boundedTo(room))


class FormDialog(QDialog):
    """Fields in one column; subclasses add them and `save`, which may raise a RuleError."""

    def __init__(self, theme: Theme, *, title: str, action: str, parent: QWidget | None) -> None:
        """Take the verb for the main button in `action`."""
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(title)
        self._fields: dict[str, QWidget] = {}
        self._names: dict[str, QLabel] = {}
        self._reasons: dict[str, QLabel] = {}
        self._sides: dict[str, QWidget] = {}
        self._grid = QGridLayout()
        self._general = label("", Tone.BAD.value, wrap=True)
        self._general.hide()
        self._lay_out(action)

    def save(self) -> None:
        """Call one service with what the fields hold."""
        raise NotImplementedError

    def add_field(self, name: str, words: str, widget: QWidget, *, hint: str = "") -> None:
        """Add a field; `name` is the place its problems name."""
        row = self._grid.rowCount()
        title, reason = label(words, "muted"), label("", Tone.BAD.value, wrap=True)
        reason.hide()
        title.setBuddy(widget)
        widget.setAccessibleName(words)
        holder = frame("plain")
        side = QVBoxLayout(holder)
        bare(side, spacing=self._theme.metrics.xs)
        side.addWidget(widget)
        if hint:
            side.addWidget(label(hint, "small", wrap=True))
        side.addWidget(reason)
        top = Qt.AlignmentFlag.AlignTop
        if isinstance(widget, QCheckBox):
            title.setText("")
        title.setMinimumHeight(self._theme.metrics.control)
        self._grid.addWidget(title, row, 0, top)
        self._grid.addWidget(holder, row, 1)
        self._sides[name] = holder
        self._fields[name], self._names[name], self._reasons[name] = widget, title, reason

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show a field, or hide it with its words while it says nothing here."""
        self._sides[name].setVisible(shown)
        self._names[name].setVisible(shown)

    def reason_at(self, name: str) -> str:
        """Read what stands beside a refused field; empty when it is accepted."""
        reason = self._reasons[name]
        return "" if reason.isHidden() else reason.text()

    @override
    def accept(self) -> None:
        self._forget()
        try:
            self.save()
        except RuleError as error:
            self._refuse(error.problems)
            return
        super().accept()

    def _forget(self) -> None:
        self._general.hide()
        for name, reason in self._reasons.items():
            reason.hide()
            restyle(self._fields[name], "state", "good")

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        elsewhere = [sentence(p) for p in problems if p.field not in self._fields]
        self._general.setText("\n".join(elsewhere))
        self._general.setVisible(bool(elsewhere))
        for problem in reversed(problems):
            if problem.field in self._fields:
                self._reasons[problem.field].setText(sentence(problem))
                self._reasons[problem.field].show()
                restyle(self._fields[problem.field], "state", "refused")
                self._fields[problem.field].setFocus()

    def _lay_out(self, action: str) -> None:
        m = self._theme.metrics
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(m.l)
        self._grid.setVerticalSpacing(m.s)
        inner = frame("plain")
        inside = QVBoxLayout(inner)
        inside.setContentsMargins(m.xl, m.l, m.xl, m.l)
        inside.addWidget(self._general)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        bare(column)
        column.addWidget(area, 1)
        column.addWidget(hairline())
        column.addLayout(self._buttons(action))
        self.resize(m.em * 50, m.em * 30)

    def _buttons(self, action: str) -> QHBoxLayout:
        m = self._theme.metrics
        row = QHBoxLayout()
        row.setContentsMargins(m.xl, m.m, m.xl, m.m)
        row.setSpacing(m.s)
        save, leave = QPushButton(action), QPushButton("Bỏ qua")
        save.setProperty("kind", "main")
        save.setDefault(True)
        save.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(save)
        return row
