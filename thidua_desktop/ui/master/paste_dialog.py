"""Before a pasted block is stored: where it goes, how it was read, what cannot be taken."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import hairline, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from thidua_desktop.ui.theme import Theme


class Fate(Enum):
    """What becomes of one pasted text; the first ones stand first in the preview."""

    BAD = "BAD"
    UNCLEAR = "UNCLEAR"
    OVERWRITES = "OVERWRITES"
    FILLS = "FILLS"
    SAME = "SAME"
    BLANK = "BLANK"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One pasted text: where it falls, what stands there, what it was read as (or why not)."""

    row: str
    column: str
    text: str
    old: str
    new: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class BlockPreview:
    """A read block in words; `left_over` texts fall outside of what can be typed."""

    rows: tuple[PreviewRow, ...]
    left_over: int = 0
    target: str = ""

    def count(self, *fates: Fate) -> int:
        return sum(row.fate in fates for row in self.rows)

    @property
    def overwrites(self) -> int:
        """Return how many good cells hold another value now."""
        good = (r for r in self.rows if r.fate in {Fate.OVERWRITES, Fate.UNCLEAR})
        return sum(bool(r.old) and r.old != r.new for r in good)

    @property
    def fills(self) -> int:
        """Return how many good cells are empty now."""
        return sum(not r.old for r in self.rows if r.fate in {Fate.FILLS, Fate.UNCLEAR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """How a block is taken; bad cells never are. `erase`: its blanks take values back."""

    overwrite: bool = True
    erase: bool = False


HEADS = ("Dòng", "Cột", "Ô dán", "Đang có", "Sẽ là")
WIDE = (22, 13, 11, 10, 34)
TONES = {Fate.BAD: Tone.BAD, Fate.UNCLEAR: Tone.WARN, Fate.SAME: Tone.MUTED}
NOTES = {
    Fate.BAD: "✕ {new}",
    Fate.UNCLEAR: "{new} – hiểu được hai cách, xem lại",
    Fate.SAME: "không đổi",
}
GOOD = (Fate.UNCLEAR, Fate.OVERWRITES, Fate.FILLS, Fate.SAME)


class PasteDialog(QDialog):
    """Asks how to take a block; `ask` returns the choice, or None for nothing."""

    def __init__(
        self, theme: Theme, preview: BlockPreview, parent: QWidget | None, *, title: str
    ) -> None:
        super().__init__(parent)
        self._theme, self._preview = theme, preview
        self.setWindowTitle(title)
        self.only_empty = QRadioButton("Chỉ điền ô &trống")
        self.overwrite = QRadioButton("&Ghi đè")
        self.erase = QCheckBox("Ô trống trong bảng dán thì &xóa số liệu đang có")
        self.take = QPushButton()
        self.leave = QPushButton("Không dán gì")
        self._table = _table(theme, _ordered(preview.rows))
        self._lay_out()
        self.overwrite.setChecked(True)
        blanks = preview.count(Fate.BLANK)
        self.erase.setVisible(blanks > 0)
        self.overwrite.toggled.connect(self._count)
        self.erase.toggled.connect(self._count)
        self.take.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        self._count()
        if preview.count(Fate.BAD, Fate.UNCLEAR):
            self.leave.setFocus()

    def _lay_out(self) -> None:
        m = self._theme.metrics
        column, ways, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(m.l, m.l, m.l, m.m)
        column.setSpacing(m.s)
        if self._preview.target:
            column.addWidget(label(self._preview.target, "strong", wrap=True))
        tone = Tone.BAD.value if self._preview.count(Fate.BAD) else "plain"
        column.addWidget(label(_summary(self._preview), tone, wrap=True))
        column.addWidget(self._table, 1)
        for line in (ways, foot):
            line.setSpacing(m.l)
        ways.addWidget(self.overwrite)
        ways.addWidget(self.only_empty)
        ways.addWidget(self.erase)
        ways.addStretch(1)
        column.addLayout(ways)
        column.addWidget(hairline())
        self.take.setProperty("kind", "main")
        self.take.setDefault(True)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.take)
        column.addLayout(foot)
        wanted = m.em * (sum(WIDE) + 4)
        screen = self.screen().availableGeometry()
        width = min(wanted, screen.width() * 9 // 10)
        self.resize(width, min(m.em * 42, screen.height() * 4 // 5))
        for at, ems in enumerate(WIDE):
            self._table.setColumnWidth(at, ems * m.em * width // wanted)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        for at in range(self._preview.count(Fate.BAD, Fate.UNCLEAR)):  # they stand first
            height = self._table.sizeHintForRow(at) + self._theme.metrics.s
            self._table.setRowHeight(at, height)

    @property
    def choice(self) -> Choice:
        """What is chosen at the moment."""
        overwrite = self.overwrite.isChecked()
        return Choice(overwrite=overwrite, erase=overwrite and self.erase.isChecked())

    def _count(self, *_: object) -> None:
        """Say on the button how many cells change."""
        preview, choice = self._preview, self.choice
        self.erase.setEnabled(choice.overwrite)
        number = preview.fills
        if choice.overwrite:
            number += preview.overwrites
        if choice.erase:
            number += sum(bool(r.old) for r in preview.rows if r.fate is Fate.BLANK)
        good = "các ô đúng " if preview.count(Fate.BAD) else ""
        self.take.setText(f"Dán {good}({number} ô)")
        self.take.setEnabled(number > 0)
        self.take.setToolTip("" if number else "Không có ô nào đổi.")

    @classmethod
    def ask(
        cls,
        theme: Theme,
        preview: BlockPreview,
        parent: QWidget | None,
        *,
        title: str = "Dán số liệu",
    ) -> Choice | None:
        """Show the preview and return how to take the block."""
        dialog = cls(theme, preview, parent, title=title)
        taken = dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        return choice if taken else None


def _ordered(rows: Sequence[PreviewRow]) -> list[PreviewRow]:
    order = {fate: n for n, fate in enumerate(Fate)}
    return sorted(rows, key=lambda row: order[row.fate])


def _summary(preview: BlockPreview) -> str:
    found = Counter(row.fate for row in preview.rows)
    parts = [f"{sum(found[fate] for fate in GOOD)} ô đọc được"]
    words = (
        (preview.overwrites, "{} ô ghi đè số liệu đang có"),
        (found[Fate.UNCLEAR], "{} ô hiểu được hai cách, cần xem lại"),
        (found[Fate.BAD], "{} ô không đọc được, sẽ bỏ qua"),
        (found[Fate.BLANK], "{} ô trống, để nguyên số liệu đang có"),
        (preview.left_over, "{} ô rơi ra ngoài chỗ nhập được, không dán"),
    )
    parts += [text.format(number) for number, text in words if number]
    return " · ".join(parts) + "."


def _table(theme: Theme, rows: Sequence[PreviewRow]) -> QTableWidget:
    table = QTableWidget(len(rows), len(HEADS))
    table.setHorizontalHeaderLabels(HEADS)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(True)  # a reason is read whole
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.metrics.row)
    table.setAccessibleName("Xem trước nội dung dán")
    for n, row in enumerate(rows):
        new = NOTES.get(row.fate, "{new}").format(new=row.new)
        ink = QBrush(QColor(theme.colors.word(TONES.get(row.fate, Tone.PLAIN))))
        for k, text in enumerate((row.row, row.column, row.text, row.old, new)):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            if row.fate in TONES:
                item.setForeground(ink)
            table.setItem(n, k, item)
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)  # type: ignore[operator]
    header.setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
    return table
