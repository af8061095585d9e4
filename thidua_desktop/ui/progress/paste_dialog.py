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

from thidua_desktop.domain.typed import write_cell
from thidua_desktop.services.progress import Typing, preview
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.progress import ReadTyping


class Choice(Enum):
    """What to do with a pasted block."""

    OVERWRITE = "OVERWRITE"
    EMPTY_ONLY = "EMPTY_ONLY"
    GOOD_ONLY = "GOOD_ONLY"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A block laid over the grid, read but not stored."""

    typings: tuple[Typing, ...]
    good: tuple[ReadTyping, ...]
    bad: tuple[Problem, ...]
    left_over: int


def read_block(board: CampaignBoard, typings: Sequence[Typing], *, day: date, size: int) -> Pasted:
    """Read a block; `size` is how many texts the clipboard held."""
    good, bad = preview(board, typings, day=day)
    return Pasted(tuple(typings), good, bad, size - len(typings))


def chosen_typings(
    board: CampaignBoard, pasted: Pasted, choice: Choice, *, day: date
) -> list[Typing]:
    """Return what a choice stores."""
    if choice is Choice.OVERWRITE:
        return list(pasted.typings)
    good = [item.typing for item in pasted.good]
    if choice is Choice.GOOD_ONLY:
        return good
    return [t for t in good if not _has_value(board, t, day)]


def _has_value(board: CampaignBoard, typing: Typing, day: date) -> bool:
    result = board.result(typing.unit_id, typing.indicator_id, day)
    return result is not None and result.value is not None


class PasteDialog(QDialog):
    """Asks how to take a block; `ask` returns the choice, or None for nothing."""

    def __init__(self, board: CampaignBoard, pasted: Pasted, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._choice: Choice | None = None
        self.setWindowTitle("Dán số liệu")
        column = QVBoxLayout(self)
        column.addWidget(label(_summary(pasted), "strong", wrap=True))
        column.addWidget(_table(board, pasted))
        column.addWidget(self._buttons(pasted))
        self.resize(self.fontMetrics().averageCharWidth() * 90, self.fontMetrics().height() * 24)

    def _buttons(self, pasted: Pasted) -> QDialogButtonBox:
        box = QDialogButtonBox()
        offers = (
            ((Choice.GOOD_ONLY, "Bỏ qua ô lỗi, dán phần còn lại"),)
            if pasted.bad
            else ((Choice.OVERWRITE, "Dán đè"), (Choice.EMPTY_ONLY, "Chỉ điền ô trống"))
        )
        for choice, words in offers:
            button = box.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
            button.setProperty("choice", choice.name)
            button.setEnabled(bool(pasted.good))
        box.addButton("Không dán", QDialogButtonBox.ButtonRole.RejectRole)
        box.clicked.connect(self._press)
        return box

    def _press(self, button: QWidget) -> None:
        name = button.property("choice")
        self._choice = Choice[name] if isinstance(name, str) else None
        self.done(int(self._choice is not None))

    @classmethod
    def ask(cls, board: CampaignBoard, pasted: Pasted, parent: QWidget | None) -> Choice | None:
        """Show the preview and return how to take the block."""
        dialog = cls(board, pasted, parent)
        dialog.exec()
        return dialog._choice


def _summary(pasted: Pasted) -> str:
    parts = [f"{len(pasted.good)} ô đọc được"]
    unclear = sum(item.value.ambiguous for item in pasted.good)
    if unclear:
        parts.append(f"{unclear} ô có thể hiểu hai cách, cần xem lại")
    if pasted.bad:
        parts.append(f"{len(pasted.bad)} ô không đọc được")
    if pasted.left_over:
        parts.append(f"{pasted.left_over} ô nằm ngoài bảng, không dán")
    return " · ".join(parts) + "."


def _table(board: CampaignBoard, pasted: Pasted) -> QTableWidget:
    rows = [*(_bad_row(board, pasted, p) for p in pasted.bad)]
    rows += [_good_row(board, item) for item in pasted.good]
    table = QTableWidget(len(rows), 4)
    table.setHorizontalHeaderLabels(["Đơn vị", "Chỉ tiêu", "Trong bảng dán", "Đọc thành"])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.verticalHeader().hide()
    table.setAccessibleName("Xem trước số liệu dán")
    for n, texts in enumerate(rows):
        for k, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            table.setItem(n, k, item)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    return table


def _names(board: CampaignBoard, typing: Typing) -> tuple[str, str]:
    versions = board.cell(typing.unit_id, typing.indicator_id)
    text = versions.versions[-1].short_text or versions.versions[-1].text if versions else ""
    return board.unit(typing.unit_id).short_name, text


def _good_row(board: CampaignBoard, item: ReadTyping) -> tuple[str, str, str, str]:
    rule = board.indicator(item.typing.indicator_id).rule
    read = write_cell(item.value, rule) or "(để trống)"
    mark = " – cần xem lại" if item.value.ambiguous else ""
    return (*_names(board, item.typing), item.typing.text, read + mark)


def _bad_row(board: CampaignBoard, pasted: Pasted, problem: Problem) -> tuple[str, str, str, str]:
    typing = next(t for t in pasted.typings if f"{t.unit_id}/{t.indicator_id}" == problem.field)
    return (*_names(board, typing), typing.text, sentence(problem))
