"""Before a pasted block is stored: where it goes, how each text was read, what cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence

Texts = tuple[str, str, str, str]


class Choice(Enum):
    """What to do with a pasted block."""

    OVERWRITE = "OVERWRITE"
    EMPTY_ONLY = "EMPTY_ONLY"
    GOOD_ONLY = "GOOD_ONLY"


@dataclass(frozen=True, slots=True)
class BlockPreview:
    """A read block in words: unit, indicator, as pasted, as read (or why not)."""

    bad: tuple[Texts, ...]
    good: tuple[Texts, ...]
    unclear: int
    left_over: int


class PasteDialog(QDialog):
    """Asks how to take a block; `ask` returns the choice, or None for nothing."""

    def __init__(self, preview: BlockPreview, parent: QWidget | None, *, title: str) -> None:
        super().__init__(parent)
        self._choice: Choice | None = None
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.addWidget(label(_summary(preview), "strong", wrap=True))
        column.addWidget(_table((*preview.bad, *preview.good)))
        column.addWidget(self._buttons(preview))
        self.resize(self.fontMetrics().averageCharWidth() * 90, self.fontMetrics().height() * 24)

    def _buttons(self, preview: BlockPreview) -> QDialogButtonBox:
        box = QDialogButtonBox()
        offers = (
            ((Choice.GOOD_ONLY, "Bỏ qua ô lỗi, dán phần còn lại"),)
            if preview.bad
            else ((Choice.OVERWRITE, "Dán đè"), (Choice.EMPTY_ONLY, "Chỉ điền ô trống"))
        )
        for choice, words in offers:
            button = box.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
            button.setProperty("choice", choice.name)
            button.setEnabled(bool(preview.good))
        box.addButton("Không dán", QDialogButtonBox.ButtonRole.RejectRole)
        box.clicked.connect(self._press)
        return box

    def _press(self, button: QWidget) -> None:
        name = button.property("choice")
        self._choice = Choice[name] if isinstance(name, str) else None
        self.done(int(self._choice is not None))

    @classmethod
    def ask(
        cls, preview: BlockPreview, parent: QWidget | None, *, title: str = "Dán số liệu"
    ) -> Choice | None:
        """Show the preview and return how to take the block."""
        dialog = cls(preview, parent, title=title)
        dialog.exec()
        return dialog._choice


def _summary(preview: BlockPreview) -> str:
    parts = [f"{len(preview.good)} ô đọc được"]
    if preview.unclear:
        parts.append(f"{preview.unclear} ô có thể hiểu hai cách, cần xem lại")
    if preview.bad:
        parts.append(f"{len(preview.bad)} ô không đọc được")
    if preview.left_over:
        parts.append(f"{preview.left_over} ô nằm ngoài bảng, không dán")
    return " · ".join(parts) + "."


def _table(rows: Sequence[Texts]) -> QTableWidget:
    table = QTableWidget(len(rows), 4)
    table.setHorizontalHeaderLabels(["Đơn vị", "Chỉ tiêu", "Trong bảng dán", "Đọc thành"])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.setAccessibleName("Xem trước nội dung dán")
    for n, texts in enumerate(rows):
        for k, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            table.setItem(n, k, item)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table
