"""Forms of a proposal upward: what is sent where, and what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import parse_date
from thidua_desktop.domain.records import AwardForm, Nomination, UpwardProposal
from thidua_desktop.domain.terms import ProposalAnswer
from thidua_desktop.services import proposals
from thidua_desktop.services.award_defaults import award_defaults
from thidua_desktop.services.proposals import Answer
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.decisions.award_forms import typed_money
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.units.fields import combo
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

NO_GROUND = (
    "Khen thưởng trong phong trào thi đua không làm căn cứ đề nghị khen thưởng theo công trạng. "
    "Không áp dụng với Bằng khen theo chuyên đề trong phong trào do tỉnh phát động."
)
SHOWN = 7


class SendDialog(FormDialog):
    """Which nominations go up under one document; those ticked are sent."""

    sent = Signal(int)  # id of the first proposal that was stored

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None) -> None:
        super().__init__(
            theme, title="Đề nghị cấp trên khen thưởng", action="Ghi đã gửi", parent=parent
        )
        self._desk = desk
        defaults = award_defaults(desk)
        forms = {form.key: form.name for form in desk.store.all(AwardForm)}
        waiting = proposals.to_send(desk)
        self.nominations = QListWidget()
        for row in waiting:
            item = QListWidgetItem(f"{row.printed_name} – {forms.get(row.form_key, '')}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setCheckState(Qt.CheckState.Checked)
            self.nominations.addItem(item)
        self.nominations.setFixedHeight(SHOWN * theme.metrics.row)
        self.addressee = QLineEdit(defaults.addressee)
        self.document = QLineEdit()
        self.document.setPlaceholderText(f"…/{defaults.upward_symbol}")
        self.sent_on = day_field(desk.clock.today())
        self.add_field("nominations", "Đề nghị", self.nominations)
        said = any(proposals.movement_is_no_ground(desk, row.id) for row in waiting)
        self.caution = label(NO_GROUND, "small", wrap=True)
        self.add_field("caution", "Lưu ý", self.caution)
        self.show_field("caution", shown=said)
        self.add_field("addressee", "Kính gửi", self.addressee)
        self.add_field("document", "Tờ trình số", self.document)
        self.add_field("sent_on", "Ngày gửi", self.sent_on)
        self.resize(theme.metrics.em * 56, theme.metrics.em * 36)

    @property
    def ticked(self) -> tuple[int, ...]:
        """Ids of the nominations that are to be sent."""
        items = [self.nominations.item(n) for n in range(self.nominations.count())]
        return tuple(
            int(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    @override
    def save(self) -> None:
        made = proposals.send_up(
            self._desk,
            self.ticked,
            addressee=self.addressee.text(),
            document=self.document.text(),
            sent_on=parse_date(self.sent_on.text(), field="sent_on"),
        )
        self.sent.emit(made[0].id)


class EditDialog(FormDialog):
    """Corrects what was sent while no answer is there."""

    def __init__(self, theme: Theme, desk: Desk, proposal_id: int, parent: QWidget | None) -> None:
        super().__init__(theme, title="Sửa văn bản đã gửi", action="Lưu", parent=parent)
        self._desk, self._id = desk, proposal_id
        row = desk.store.get(UpwardProposal, proposal_id)
        self.addressee, self.document = QLineEdit(row.addressee), QLineEdit(row.document)
        self.sent_on = day_field(row.sent_on)
        self.add_field("addressee", "Kính gửi", self.addressee)
        self.add_field("document", "Tờ trình số", self.document)
        self.add_field("sent_on", "Ngày gửi", self.sent_on)
        self.resize(theme.metrics.em * 50, theme.metrics.em * 20)

    @override
    def save(self) -> None:
        proposals.edit_proposal(
            self._desk,
            self._id,
            addressee=self.addressee.text(),
            document=self.document.text(),
            sent_on=parse_date(self.sent_on.text(), field="sent_on"),
        )


class AnswerDialog(FormDialog):
    """What the upper authority decided; approved becomes an award on record at once."""

    def __init__(self, theme: Theme, desk: Desk, proposal_id: int, parent: QWidget | None) -> None:
        super().__init__(theme, title="Trả lời của cấp trên", action="Ghi trả lời", parent=parent)
        self._desk, self._id = desk, proposal_id
        row = desk.store.get(UpwardProposal, proposal_id)
        name = desk.store.get(Nomination, row.nomination_id).printed_name
        settled = (ProposalAnswer.APPROVED, ProposalAnswer.REFUSED)
        self.answer = combo((word_for(one), one) for one in settled)
        self.document = QLineEdit()
        self.on_day = day_field()
        self.issuer = QLineEdit(award_defaults(desk).upper_issuer)
        self.amount, self.reason = QLineEdit(), text_box(theme, 2)
        self.add_field("award", "Đề nghị", label(name, wrap=True))
        self.add_field("answer", "Kết quả", self.answer)
        self.add_field("document", "Số quyết định, văn bản", self.document)
        self.add_field("on_day", "Ngày", self.on_day)
        self.add_field("issuer", "Cơ quan quyết định", self.issuer)
        self.add_field("amount", "Tiền thưởng", self.amount, hint="Như quyết định ghi, nếu có.")
        self.add_field("reason", "Lý do", self.reason)
        self.answer.currentIndexChanged.connect(self._show_fields)
        self._show_fields()
        self.document.setFocus()
        self.resize(theme.metrics.em * 52, theme.metrics.em * 32)

    def _show_fields(self, *_: object) -> None:
        approved = self.answer.currentData() is ProposalAnswer.APPROVED
        for name in ("issuer", "amount"):
            self.show_field(name, shown=approved)
        self.show_field("reason", shown=not approved)

    @override
    def save(self) -> None:
        told = Answer(
            answer=self.answer.currentData(),
            on_day=parse_date(self.on_day.text(), field="on_day"),
            document=self.document.text(),
            issuer=self.issuer.text(),
            amount_vnd=typed_money(self.amount, "amount"),
            reason=self.reason.toPlainText(),
        )
        proposals.answer(self._desk, self._id, told)
