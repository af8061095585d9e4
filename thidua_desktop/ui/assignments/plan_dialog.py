"""Where a unit's own plan stands: received, returned with a reason, approved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.terms import UnitPlanState
from thidua_desktop.services import unit_plans
from thidua_desktop.services.unit_plans import UnitPlanForm
from thidua_desktop.ui.master.form import FormDialog
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.parts import label as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class UnitPlanDialog(FormDialog):
    """The plan of one unit, or the same state for several."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        unit_ids: Sequence[int],
        day: date,
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, title="Kế hoạch của đơn vị", action="Lưu", parent=parent)
        self._desk, self._campaign_id, self._ids = desk, campaign_id, tuple(unit_ids)
        self.state, self.on_day = QComboBox(), QLineEdit()
        self.document, self.reason = QLineEdit(), QLineEdit()
        for state in UnitPlanState:
            self.state.addItem(label(state), state)
        self.on_day.setPlaceholderText("ngày/tháng/năm")
        board = desk.board(campaign_id)
        named = "; ".join(board.unit(n).short_name for n in self._ids)
        self.add_field("units", "Đơn vị", words(named, "strong", wrap=True))
        self.add_field("state", "Trạng thái", self.state)
        self.add_field("on_day", "Ngày", self.on_day, hint="Ngày nhận, trả lại hoặc duyệt.")
        self.add_field(
            "document", "Văn bản", self.document, hint="Số, ký hiệu kế hoạch của đơn vị."
        )
        self.add_field("reason", "Lý do trả lại", self.reason)
        self._fill(unit_plans.form_of(unit_plans.plan_of(desk, campaign_id, self._ids[0]), day))
        self.state.currentIndexChanged.connect(self._show_what_matters)
        self._show_what_matters()
        self.state.setFocus()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 26)

    def _fill(self, form: UnitPlanForm) -> None:
        self.state.setCurrentIndex(self.state.findData(form.state))
        self.on_day.setText(form.on_day)
        self.document.setText(form.document)
        self.reason.setText(form.reason)

    def _show_what_matters(self, *_: object) -> None:
        state = self.state.currentData()
        for name in ("on_day", "document"):
            self.show_field(name, shown=state is not UnitPlanState.NONE)
        self.show_field("reason", shown=state is UnitPlanState.RETURNED)

    @override
    def save(self) -> None:
        form = UnitPlanForm(
            state=self.state.currentData(),
            on_day=self.on_day.text(),
            document=self.document.text(),
            reason=self.reason.text(),
        )
        unit_plans.set_plan(self._desk, self._campaign_id, self._ids, form=form)
