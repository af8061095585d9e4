"""What the forms and the details of the registers share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from thidua_desktop.services.evidence import of_owner
from thidua_desktop.ui.units.fields import combo
from thidua_desktop.ui.widgets.details_panel import DetailRow, DetailSection

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.evidence import Owner

NO_INDICATOR = "Không gắn với chỉ tiêu nào"


def indicator_name(board: CampaignBoard, indicator_id: int | None, day: date) -> str:
    """Name an indicator in few words; "" without one."""
    version = None if indicator_id is None else board.version(indicator_id, day)
    return "" if version is None else version.short_text or version.text


def indicator_combo(board: CampaignBoard, *, day: date, chosen: int | None) -> QComboBox:
    """Offer the campaign's indicators in the plan's order, and none."""
    made = combo(
        [
            (NO_INDICATOR, None),
            *((indicator_name(board, one.id, day), one.id) for one in board.indicators),
        ]
    )
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(24)
    made.setCurrentIndex(max(0, made.findData(chosen)))
    return made


def evidence_section(desk: Desk, owner: Owner) -> DetailSection:
    """Name the files that hang on a record; they are opened in its form."""
    views = of_owner(desk, owner)
    rows = tuple(DetailRow("", view.row.file_name) for view in views)
    return DetailSection("Minh chứng", rows, "Chưa có tệp nào.")
