"""One target for all units of the ticked kinds, for the chosen indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.text import clean
from thidua_desktop.services import assignments
from thidua_desktop.services.assignment_words import COMMON, Layer
from thidua_desktop.services.assignments import Fill
from thidua_desktop.ui.master.form import FormDialog
from thidua_desktop.ui.master.kind_choice import KindChoice
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.progress import Typing
    from thidua_desktop.ui.theme import Theme

FILLS = (
    (Fill.EMPTY_ONLY, "Chỉ đơn vị chưa được giao"),
    (Fill.OVERWRITE, "Ghi đè cả đơn vị đã giao"),
)
HINT = "Ví dụ 12,5. Gõ x để giao theo mục tiêu chung, dấu trừ (-) nếu không có nhiệm vụ."
MOST_NAMES = 3


class KindDialog(FormDialog):
    """Asks kinds, target and whether to overwrite; stores it as one act."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        indicator_ids: Sequence[int],
        day: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, title="Giao theo loại đơn vị", action="Giao", parent=parent)
        self._desk, self._campaign_id = desk, campaign_id
        self._ids, self._day = tuple(indicator_ids), day
        self.kinds, self.target, self.fill = KindChoice(theme), QLineEdit(COMMON), QComboBox()
        for fill, words in FILLS:
            self.fill.addItem(words, fill)
        self.count = label("", "muted", wrap=True)
        self.add_field("indicators", "Chỉ tiêu", label(self._indicator_names(), wrap=True))
        self.add_field("kinds", "Loại đơn vị", self.kinds)
        self.add_field("target", "Mục tiêu", self.target, hint=HINT)
        self.add_field("fill", "Cách điền", self.fill)
        self.add_field(
            "count",
            "Sẽ giao",
            self.count,
            hint=f"Nơi đã có số liệu, mục tiêu mới tính từ {format_date(day)}; điểm của những ngày "
            "trước giữ nguyên.",
        )
        board = desk.board(campaign_id)
        self.kinds.tick(board.indicator(self._ids[0]).scope_kinds if self._ids else ())
        self.kinds.changed.connect(self._say_count)
        self.fill.currentIndexChanged.connect(self._say_count)
        self._say_count()
        self.target.selectAll()
        self.target.setFocus()
        self.resize(theme.metrics.em * 50, theme.metrics.em * 32)

    def _indicator_names(self) -> str:
        board = self._desk.board(self._campaign_id)
        versions = (board.version(n, self._day) for n in self._ids)
        names = [v.short_text or v.text for v in versions if v is not None]
        more = len(names) - MOST_NAMES
        return "; ".join(names[:MOST_NAMES]) + (f" và {more} chỉ tiêu khác" if more > 0 else "")

    def typings(self) -> tuple[Typing, ...]:
        """Return the cells that would be filled."""
        return assignments.of_kinds(
            self._desk.board(self._campaign_id),
            self._ids,
            self.kinds.kinds,
            text=self.target.text(),
            fill=self.fill.currentData(),
            day=self._day,
        )

    def _say_count(self, *_: object) -> None:
        cells = self.typings()
        units = len({cell.unit_id for cell in cells})
        self.count.setText(f"{len(cells)} ô của {units} đơn vị")

    @override
    def save(self) -> None:
        if not clean(self.target.text()):
            raise rule("target", "assignment.target_blank")
        if not self.kinds.kinds:
            raise rule("kinds", "assignment.no_kind")
        try:
            assignments.record(
                self._desk,
                self._campaign_id,
                self.typings(),
                layer=Layer.TARGET,
                day=self._day,
            )
        except RuleError as error:
            raise RuleError(*_said_once(error.problems)) from error


def _said_once(problems: Sequence[Problem]) -> list[Problem]:
    """Say at the target once what many units would say alike."""
    first = {(p.code, tuple(sorted(p.params.items()))): p for p in problems}
    return [Problem("target", p.code, p.params) for p in first.values()][:1]
