"""Trả lại đơn vị: what goes back, the reason, and the message that is copied for the unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.services import returns
from thidua_desktop.ui.master.form import FormDialog
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.verification_sheet import CheckRow
    from thidua_desktop.ui.theme import Theme

MOST_NAMES = 3


class GiveBackDialog(FormDialog):
    """Asks why something goes back to the unit; subclasses say what, whose, and give it back."""

    what: str
    example: str

    def __init__(
        self, theme: Theme, desk: Desk, *, campaign_id: int, day: date, parent: QWidget | None
    ) -> None:
        super().__init__(theme, title="Trả lại đơn vị", action="Trả lại", parent=parent)
        self._desk, self._campaign_id, self._day = desk, campaign_id, day
        self.reason, self.copies = QLineEdit(), QCheckBox("Chép tin nhắn để dán vào Zalo")
        self.reason.setPlaceholderText(self.example)
        self.copies.setChecked(True)
        self.add_field("values", self.what, label(self.value_names(), wrap=True))
        self.add_field(
            "reason", "Lý do", self.reason, hint="Đơn vị đọc lý do này để biết phải sửa gì."
        )
        self.add_field("copies", "Tin nhắn", self.copies)
        self.reason.setFocus()
        self.resize(theme.metrics.em * 46, theme.metrics.em * 20)

    def value_names(self) -> str:
        """Name what goes back."""
        raise NotImplementedError

    def unit_ids(self) -> tuple[int, ...]:
        """Return whose it is, each unit once."""
        raise NotImplementedError

    def give_back(self) -> None:
        """Call the service."""
        raise NotImplementedError

    @override
    def save(self) -> None:
        self.give_back()
        if self.copies.isChecked():
            QGuiApplication.clipboard().setText(self.message())

    def message(self) -> str:
        """Write what is copied, a paragraph for each unit."""
        parts = (
            returns.return_message(self._desk, self._campaign_id, unit_id, self._day)
            for unit_id in self.unit_ids()
        )
        return "\n\n".join(part for part in parts if part)


class ReturnDialog(GiveBackDialog):
    """Gives chosen values back in one act."""

    what, example = "Số liệu", "Ví dụ: thiếu biên bản kiểm tra"

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        rows: Sequence[CheckRow],
        *,
        campaign_id: int,
        day: date,
        parent: QWidget | None,
    ) -> None:
        self._rows = tuple(rows)
        super().__init__(theme, desk, campaign_id=campaign_id, day=day, parent=parent)

    @override
    def value_names(self) -> str:
        """Name the values that go back, the first of many."""
        board = self._desk.board(self._campaign_id)
        names: list[str] = []
        for row in self._rows[:MOST_NAMES]:
            version = board.version(row.indicator_id, self._day)
            text = (version.short_text or version.text) if version else ""
            names.append(f"{board.unit(row.unit_id).short_name} – {text}")
        more = len(self._rows) - MOST_NAMES
        return "\n".join(names) + (f"\nvà {more} số liệu khác" if more > 0 else "")

    @override
    def unit_ids(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(row.unit_id for row in self._rows))

    @override
    def give_back(self) -> None:
        returns.give_back(
            self._desk,
            self._campaign_id,
            entry_ids=[row.entry.id for row in self._rows if row.entry is not None],
            reason=self.reason.text(),
            on_day=self._desk.clock.today(),
        )
