"""Editing several units at once: kind, block, end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from typing_extensions import override

from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.services.units import UnitsForm, edit_units
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.units.fields import combo

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

KEEP, OUT = "keep", "out"


class UnitsDialog(FormDialog):
    """What is not chosen here stays as each unit has it."""

    stored = Signal(int)  # number of units that were changed

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        ids: Sequence[int],
        campaign_id: int | None,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title=f"Sửa {len(ids)} đơn vị", action="Lưu", parent=parent)
        self._desk, self._ids, self._campaign_id, self._day = desk, tuple(ids), campaign_id, day
        blocks = desk.board(campaign_id).blocks if campaign_id is not None else ()
        keep = ("Giữ như đang có", KEEP)
        self.kind = combo([keep, *((label(kind), kind) for kind in UnitKind)])
        self.block = combo(
            [keep, *((b.name, b.id) for b in blocks), ("Không dự phong trào này", OUT)]
        )
        self.closed_from = day_field()
        self.add_field("kind", "Loại đơn vị", self.kind)
        self.add_field("block", "Khối thi đua", self.block)
        self.show_field("block", shown=campaign_id is not None)
        self.add_field(
            "closed_from",
            "Ngừng từ ngày",
            self.closed_from,
            hint="Để trống nếu các đơn vị vẫn hoạt động.",
        )
        self.kind.setFocus()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 18)

    @override
    def save(self) -> None:
        kind, block = self.kind.currentData(), self.block.currentData()
        form = UnitsForm(
            kind=kind if isinstance(kind, UnitKind) else None,
            block_changes=block != KEEP,
            block_id=block if isinstance(block, int) else None,
            closed_from=self.closed_from.text(),
        )
        edit_units(self._desk, self._ids, form, campaign_id=self._campaign_id, day=self._day)
        self.stored.emit(len(self._ids))
