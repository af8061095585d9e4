"""The form of a draft: who signs it, the tờ trình it cites, its symbol."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.records import Decision
from thidua_desktop.services import decisions
from thidua_desktop.services.office import signing_on
from thidua_desktop.ui.master.form import FormDialog, day_field, typed_day
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.units.fields import choose, combo

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


class DraftEditDialog(FormDialog):
    """What stands in a draft beside its list; the tờ trình is written as it is cited."""

    def __init__(self, theme: Theme, desk: Desk, decision_id: int, parent: QWidget | None) -> None:
        super().__init__(theme, title="Sửa dự thảo", action="Lưu", parent=parent)
        self._desk, self._id = desk, decision_id
        row = desk.store.get(Decision, decision_id)
        signing = signing_on(desk, desk.clock.today())
        self.signatory = combo((f"{s.name} – {label(s.capacity)}", s.id) for s in signing)
        choose(self.signatory, row.signatory_id)
        number, _, day = row.proposal.partition(" ngày ")
        self.proposal, self.day = QLineEdit(number), day_field()
        self.day.setText(day)
        self.symbol = QLineEdit(row.symbol)
        self.add_field("signatory", "Người ký", self.signatory)
        self.add_field(
            "proposal",
            "Tờ trình số",
            self.proposal,
            hint="Chỉ gõ số, ký hiệu thêm vào sau; in trong căn cứ của văn bản.",
        )
        self.add_field("day", "Ngày tờ trình", self.day)
        self.add_field("symbol", "Ký hiệu văn bản", self.symbol)
        self.proposal.setFocus()
        self.resize(theme.metrics.em * 46, theme.metrics.em * 24)

    @override
    def save(self) -> None:
        day = typed_day(self.day, "day")
        decisions.edit_draft(
            self._desk,
            self._id,
            signatory_id=self.signatory.currentData(),
            proposal=decisions.proposal_of(self._desk, self.proposal.text(), day),
            symbol=self.symbol.text(),
        )
