"""Kết thúc phong trào: on which data day the scores are closed, and what is still lacking then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.standings import computed
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label, restyle

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

HINT = (
    "Số liệu đến hết ngày này được chốt thành phiếu chấm điểm và thứ hạng chính thức. Sau khi kết "
    "thúc không nhập được số liệu nữa; mở lại phải có lý do."
)


class CloseDialog(FormDialog):
    """Closes a campaign; says before what the scores would still lack on the chosen day."""

    def __init__(
        self, theme: Theme, desk: Desk, *, campaign_id: int, parent: QWidget | None
    ) -> None:
        super().__init__(
            theme, title="Kết thúc phong trào", action="Kết thúc phong trào", parent=parent
        )
        self._desk, self._campaign_id = desk, campaign_id
        board = desk.board(campaign_id)
        self.day = day_field(board.default_day(desk.clock.today()))
        self.said = label("", "muted", wrap=True)
        self.add_field("day", "Chốt số liệu đến ngày", self.day, hint=HINT)
        self.add_field("said", "Khi chốt ngày này", self.said)
        self.day.textChanged.connect(self._say)
        self._say()
        self.resize(theme.metrics.em * 46, theme.metrics.em * 24)

    def _day(self) -> date | None:
        try:
            return parse_date(self.day.text())
        except RuleError:
            return None

    def _say(self, *_: object) -> None:
        day = self._day()
        if day is None:
            self.said.setText("Gõ ngày để xem.")
            restyle(self.said, "words", "muted")
            return
        sheets = [
            s for b in computed(self._desk.board(self._campaign_id), day).blocks for s in b.sheets
        ]
        missing = sum(len(s.missing) for s in sheets)
        lacking = sum(bool(s.missing) for s in sheets)
        words = f"{len(sheets)} đơn vị, đã đủ số liệu."
        if missing:
            words = (
                f"{len(sheets)} đơn vị; {lacking} đơn vị còn {missing} ô chưa có số liệu, các ô "
                f"này tính 0 điểm trong kết quả chốt ngày {format_date(day)}."
            )
        self.said.setText(words)
        restyle(self.said, "words", Tone.WARN.value if missing else "muted")

    @override
    def save(self) -> None:
        day = parse_date(self.day.text(), field="day")
        state = CampaignState.CLOSED
        set_campaign_state(self._desk, self._campaign_id, state, data_day=day)
