"""Ghi chú của ô: a few words beside a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.services import progress
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.remarks import LONGEST, remark_of
from thidua_desktop.ui.master.form import FormDialog
from thidua_desktop.ui.progress.sheet import name_of

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class RemarkDialog(FormDialog):
    """Asks for the remark of one cell; an empty one takes it away."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        cell: tuple[int, int],
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        """`cell` is unit and indicator."""
        super().__init__(theme, title="Ghi chú của ô", action="Ghi", parent=parent)
        self._desk, self._campaign_id, self._cell, self._day = desk, campaign_id, cell, day
        board = desk.board(campaign_id)
        name, _ = name_of(board, board.indicator(cell[1]), day)
        self.words = QLineEdit(remark_of(board, *cell, day=day))
        self.words.setMaxLength(LONGEST)
        where = f"{board.unit(cell[0]).short_name} · {name}"
        self.add_field("remark", "Ghi chú", self.words, hint=f"{where}. Để trống là bỏ ghi chú.")
        m = theme.metrics
        self.resize(m.em * 46, m.em * 14)

    @override
    def save(self) -> None:
        typing = Typing(*self._cell, "", remark=self.words.text(), only_remark=True)
        try:
            progress.record(self._desk, self._campaign_id, [typing], day=self._day)
        except RuleError as error:
            problems = (Problem("remark", p.code, p.params) for p in error.problems)
            raise RuleError(*problems) from error
