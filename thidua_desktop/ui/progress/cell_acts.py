"""What the officer does at the grid beside typing: pastes, notes, attaches, reminds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services.evidence import attach_to_cell
from thidua_desktop.services.reminders import keep_reminders, message
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.paste_dialog import Choice, PasteDialog
from thidua_desktop.ui.progress.paste_dialog import chosen_typings, read_block
from thidua_desktop.ui.progress.remark_dialog import RemarkDialog
from thidua_desktop.ui.texts import refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.progress.sheet import SheetModel
    from thidua_desktop.ui.progress.view import GridView
    from thidua_desktop.ui.theme import Theme

    Key = tuple[int, int]

NO_CELL = "Chọn một ô của đơn vị cần nhắc trước."
NO_REMARK_CELL = "Chọn một ô có số liệu để ghi chú."
NO_VALUE = "Ô chưa có số liệu nên chưa ghi chú được. Nhập số liệu trước."


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """The grid on screen, and the cell that is the current one there."""

    board: CampaignBoard
    day: date
    cell: Key | None
    model: SheetModel
    grid: GridView


class CellActs(QObject):
    """Each act is one call of a service at the cell where the officer stands."""

    refused = Signal(object)  # RuleError or EnvironmentFault of what was done
    told = Signal(str)  # a sentence for the status line

    def __init__(
        self, owner: QWidget, theme: Theme, desk: Desk, stand: Callable[[], Stand | None]
    ) -> None:
        super().__init__(owner)
        self._owner, self._theme, self._desk, self._stand = owner, theme, desk, stand

    def paste(self) -> None:
        """Offer the clipboard's block from the current cell on."""
        stand = self._stand()
        if stand is not None:
            stand.grid.paste()

    def take_block(self, row: int, column: int, block: object) -> None:
        """Store a pasted block; what is not plain is shown before."""
        stand = self._stand()
        if stand is None or not isinstance(block, list):
            return
        rows: list[list[str]] = block
        spots = stand.grid.spots(row, column, rows)
        typings = [
            typing
            for texts, places in zip(rows, spots, strict=True)
            for text, place in zip(texts, places, strict=True)
            if place is not None and (typing := stand.model.typing_at(*place, text)) is not None
        ]
        given = sum(bool(text.strip()) for texts in rows for text in texts)
        laid = sum(bool((t.remark or t.text).strip()) for t in typings)
        pasted = read_block(stand.board, typings, day=stand.day, left_over=given - laid)
        plain = Choice() if pasted.is_plain else None
        choice = plain or PasteDialog.ask(self._theme, pasted.preview, self._owner)
        if choice is not None:
            stand.model.enter(chosen_typings(pasted, choice))

    def write_remark(self) -> None:
        """Ask for the remark of the current cell; say why there can be none."""
        stand = self._stand()
        cell = None if stand is None else stand.cell
        if stand is None or cell is None:
            self.told.emit(NO_REMARK_CELL)
            return
        result = stand.board.result(*cell, stand.day)
        if result is None:
            self.told.emit(NO_REMARK_CELL)
        elif result.entry_id is None:
            self.told.emit(NO_VALUE)
            stand.grid.speak(NO_VALUE)
        else:
            dialog = RemarkDialog(
                self._theme,
                self._desk,
                campaign_id=stand.board.campaign.id,
                cell=cell,
                day=stand.day,
                parent=self._owner,
            )
            open_over(dialog)

    def attach(self, unit_id: int, indicator_id: int, files: object) -> None:
        """Keep what was dropped on a cell, or pasted there as a picture, as its minh chứng."""
        stand = self._stand()
        if stand is None or not isinstance(files, tuple):
            return
        cell, number = (unit_id, indicator_id), stand.board.campaign.id
        try:
            kept = attach_to_cell(self._desk, number, cell, day=stand.day, files=files)
        except RuleError as error:
            self.refused.emit(error)
            stand.grid.speak(refusal(error))
        except EnvironmentFault as fault:
            self.refused.emit(fault)
        else:
            self.told.emit(f"Đã gắn {len(kept)} minh chứng vào ô. Xem bằng Ctrl+Shift+M.")

    def copy_reminder(self) -> None:
        """Put the message that reminds the unit of the current cell on the clipboard."""
        stand = self._stand()
        if stand is None or stand.cell is None:
            self.told.emit(NO_CELL)
            return
        unit_id, number = stand.cell[0], stand.board.campaign.id
        found = message(self._desk, number, unit_id, day=stand.day)
        name = stand.board.unit(unit_id).short_name
        if found is None:
            self.told.emit(f"{name} không còn thiếu số liệu nào.")
            return
        QGuiApplication.clipboard().setText(found.text)
        keep_reminders(self._desk, number, [found])
        self.told.emit(f"Đã chép tin nhắn nhắc {name}; mở Zalo và dán.")
