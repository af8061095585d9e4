"""Áp dụng phương án: what will change, old → new, before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.services.trial_apply import apply_trial, asks_ground
from thidua_desktop.services.what_if import differences
from thidua_desktop.ui.indicators.bulk_dialog import GroundedDialog
from thidua_desktop.ui.master.lines import Column, Line, LinesModel, TextCell
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.what_if import Difference, TrialForm
    from thidua_desktop.ui.theme import Theme

COLUMNS = (Column("Thay đổi"), Column("Hiện nay", 9, numbers=True), Column("Mới", 9, numbers=True))
LEFT_OUT = "bỏ"
HINT = "Tất cả là một lần lưu; hoàn tác một lần là về như cũ."
GROUND = (
    "Trọng số mới tính từ ngày này; chỉ tiêu bị bỏ kết thúc vào ngày liền trước, số liệu đã nhập "
    "vẫn giữ. Mức xếp loại và cách chấm áp dụng ngay cho cả phong trào."
)


class ApplyDialog(GroundedDialog):
    """Stores a trial when the officer has seen every change."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        form: TrialForm,
        day: date,
        parent: QWidget | None,
    ) -> None:
        self._form = form
        super().__init__(
            theme,
            desk,
            title="Áp dụng phương án",
            action="Áp dụng",
            campaign_id=campaign_id,
            day=day,
            parent=parent,
        )
        changes = differences(desk.board(campaign_id), form, day)
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Những thay đổi sẽ lưu")
        self.table.show_lines(tuple(_line(n, change) for n, change in enumerate(changes)))
        self.table.setMinimumHeight(theme.metrics.row * (2 + min(len(changes), 8)))
        self.add_field("trial", f"{len(changes)} thay đổi", self.table, hint=HINT)
        if asks_ground(desk, campaign_id, form, day):
            self.add_field("valid_from", "Áp dụng từ ngày", self.valid_from, hint=GROUND)
            self.add_field("reason", "Lý do sửa", self.reason)
        self.resize(theme.metrics.em * 52, theme.metrics.em * 34)

    @override
    def save(self) -> None:
        apply_trial(
            self._desk,
            self._campaign_id,
            self._form,
            day=self._day,
            valid_from=self.begins(),
            reason=self.reason.text(),
        )


def _line(number: int, change: Difference) -> Line:
    new = TextCell(change.after, strong=True) if change.after else TextCell(LEFT_OUT, Tone.MISSED)
    return Line(
        number + 1,
        (TextCell(change.words, tip=change.words), TextCell(change.before, Tone.MUTED), new),
    )
