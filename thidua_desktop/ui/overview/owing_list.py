"""Đơn vị chậm, còn thiếu: each with what it owes and the button that copies its reminder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from thidua_desktop.ui.registers.reminder_lines import how_often, is_urgent, late, told
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import bare, clear, hairline, label

if TYPE_CHECKING:
    from thidua_desktop.services.reminders import Debtor
    from thidua_desktop.ui.theme import Theme

MOST = 4
NOBODY = "Mọi đơn vị đã đủ số liệu và báo cáo đúng hạn."


class OwingRow(QWidget):
    """Name, what is owed, how often reminded; one button."""

    copy_wanted = Signal(int)  # id of the unit whose message is to be copied

    def __init__(self, theme: Theme, owing: Debtor) -> None:
        super().__init__()
        self._unit_id = owing.unit.id
        m = theme.metrics
        words = QVBoxLayout()
        bare(words)
        words.addWidget(label(owing.unit.short_name, "strong", wrap=True))
        owed = " · ".join(part for part in (_late(owing), told(owing)) if part)
        tone = Tone.BAD.value if is_urgent(owing) else "muted"
        words.addWidget(label(owed, tone, wrap=True))
        often = how_often(owing.reminded)
        if often:
            words.addWidget(label(f"Đã nhắc {often}", "small"))
        copy = QPushButton("Chép tin nhắn")
        copy.setAccessibleName(f"Chép tin nhắn nhắc {owing.unit.short_name}")
        copy.clicked.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, m.xs, 0, m.xs)
        row.setSpacing(m.s)
        row.addLayout(words, 1)
        row.addWidget(copy)

    def _press(self) -> None:
        self.copy_wanted.emit(self._unit_id)


class OwingList(QWidget):
    """The most pressing first; the others stand in the window of reminders."""

    copy_wanted = Signal(int)  # id of the unit whose message is to be copied
    all_wanted = Signal()  # nothing: every unit is to be shown

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._owing: tuple[Debtor, ...] = ()
        self._column = QVBoxLayout(self)
        bare(self._column)
        theme.changed.connect(self._fill)
        self._fill()

    def show_owing(self, owing: tuple[Debtor, ...]) -> None:
        """Take the units that owe something; those past a day come first, then the largest."""
        self._owing = tuple(sorted(owing, key=lambda one: (not is_urgent(one), -len(one.owed))))
        self._fill()

    def _fill(self) -> None:
        clear(self._column)
        for number, one in enumerate(self._owing[:MOST]):
            if number:
                self._column.addWidget(hairline())
            row = OwingRow(self._theme, one)
            row.copy_wanted.connect(self.copy_wanted)
            self._column.addWidget(row)
        if not self._owing:
            self._column.addWidget(label(NOBODY, "muted", wrap=True))
        if len(self._owing) > MOST:
            self._column.addWidget(hairline())
            every = QPushButton(f"Xem cả {len(self._owing)} đơn vị…")
            every.setProperty("kind", "quiet")
            every.clicked.connect(self.all_wanted)
            self._column.addWidget(every)


def _late(owing: Debtor) -> str:
    return f"báo cáo {late(owing)}" if owing.report is not None else ""
