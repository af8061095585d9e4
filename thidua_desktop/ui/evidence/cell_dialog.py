"""Minh chứng của ô: what proves one value, its own and what came with its report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.typed import value_of, write_cell
from thidua_desktop.services.evidence import Owner, entries_of_cell, of_values
from thidua_desktop.ui.evidence.evidence_list import EvidenceList, open_file
from thidua_desktop.ui.widgets.parts import hairline, label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import EvidenceView
    from thidua_desktop.ui.theme import Theme

NO_VALUE = (
    "Ô này chưa có số liệu nên chưa có gì để chứng minh. Nhập số liệu trước; ảnh của cả báo cáo "
    "thì thêm ở Nhận báo cáo (menu Theo dõi)."
)


class CellEvidenceDialog(QDialog):
    """Each act is stored at once and can be taken back."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        campaign_id: int,
        *,
        cell: tuple[int, int],
        day: date,
        parent: QWidget | None = None,
        opener: Callable[[Path], None] = open_file,
    ) -> None:
        """`cell` is (unit id, indicator id), looked at as at `day`."""
        super().__init__(parent)
        self._desk, self._campaign_id, self._cell, self._day = desk, campaign_id, cell, day
        self.setWindowTitle("Minh chứng của ô")
        board = desk.board(campaign_id)
        version = board.version(cell[1], day)
        self.words = label(version.text if version else "", wrap=True)
        self.value = label("", "muted", wrap=True)
        self.evidence = EvidenceList(theme, desk, opener=opener)
        self.close_button = QPushButton("Đóng")
        self._lay_out(theme, board.unit(cell[0]).name)
        self.close_button.clicked.connect(self.accept)
        self._show()

    def _lay_out(self, theme: Theme, unit: str) -> None:
        m = theme.metrics
        column, foot = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(m.l, m.l, m.l, m.m)
        column.setSpacing(m.s)
        column.addWidget(label(unit, "title"))
        column.addWidget(self.words)
        column.addWidget(self.value)
        column.addWidget(hairline())
        column.addWidget(self.evidence, 1)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        self.resize(m.em * 46, m.em * 32)

    def _show(self) -> None:
        board = self._desk.board(self._campaign_id)
        entries = entries_of_cell(board, *self._cell, self._day)
        owner = None
        self.value.setText(NO_VALUE)
        if entries:
            last = entries[0]
            owner = Owner(entry_id=last.id)
            written = write_cell(value_of(last), board.indicator(self._cell[1]).rule)
            self.value.setText(f"Số liệu {written}, tính đến ngày {format_date(last.as_at)}")
        views = partial(_views, self._desk, self._campaign_id, self._cell, self._day)
        self.evidence.show_owner(self._campaign_id, owner, views=views)
        self.evidence.setVisible(bool(entries))


def _views(
    desk: Desk, campaign_id: int, cell: tuple[int, int], day: date
) -> tuple[EvidenceView, ...]:
    """Read the minh chứng of a cell; no method, or dialog and list would hold each other."""
    board = desk.board(campaign_id)
    return of_values(desk, board, entries_of_cell(board, *cell, day))
