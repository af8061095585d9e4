"""The form of a complaint: about whom or which award, until when, and what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Award, Complaint, Decision
from thidua_desktop.domain.terms import ComplaintKind, ComplaintResult, DecisionState
from thidua_desktop.services.complaints import ComplaintForm, complaint_form, save_complaint
from thidua_desktop.services.evidence import Owner, of_owner
from thidua_desktop.services.past_decisions import head_of
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.master.subject_field import SubjectField
from thidua_desktop.ui.units.fields import choose, combo, enum_combo
from thidua_desktop.ui.widgets.completion import PopupCompleter

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

OF_SUBJECT, OF_AWARD = "SUBJECT", "AWARD"
ABOUT = (("Đơn vị, cá nhân, hộ, tập thể", OF_SUBJECT), ("Một khen thưởng đã quyết định", OF_AWARD))


class ComplaintDialog(FormDialog):
    """While it is open it stops its subject; nobody is asked who sent it."""

    saved = Signal(int)  # id of the complaint that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        complaint_id: int | None,
        award_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`award_id` is proposed for a new one: the award that is looked at."""
        new = complaint_id is None
        super().__init__(
            theme,
            title="Ghi đơn thư" if new else "Sửa đơn thư",
            action="Ghi vào sổ" if new else "Lưu",
            parent=parent,
        )
        self._desk, self._id = desk, complaint_id
        self._awards = _awards(desk)
        self.kind, self.about = enum_combo(ComplaintKind), combo(ABOUT)
        self.subject, self.award = SubjectField(desk), QLineEdit()
        self.award.setPlaceholderText("gõ tên hay số quyết định rồi chọn")
        PopupCompleter(self.award, tuple(self._awards))
        self.received_on = day_field(desk.clock.today() if new else None)
        self.content, self.answer = text_box(theme), text_box(theme)
        self.handled_by, self.document = QLineEdit(), QLineEdit()
        self.due_on, self.closed_on = day_field(), day_field()
        self.outcome = enum_combo(ComplaintResult)
        self.evidence = EvidenceList(theme, desk, short=True)
        self._build()
        given = ComplaintForm(received_on=self.received_on.text(), award_id=award_id)
        if complaint_id is not None:
            given = complaint_form(desk.store.get(Complaint, complaint_id))
        self._fill(given)
        self.about.currentIndexChanged.connect(self._show_about)
        self._show_about()
        self.content.setFocus()
        self.resize(theme.metrics.em * 54, theme.metrics.em * 46)

    def _build(self) -> None:
        self.add_field("kind", "Loại", self.kind)
        self.add_field("about", "Nói về", self.about)
        self.add_field("subject", "Đơn vị, cá nhân", self.subject)
        self.add_field("award", "Khen thưởng", self.award)
        self.add_field(
            "content",
            "Nội dung",
            self.content,
            hint="Không ghi họ tên, địa chỉ người gửi.",
        )
        self.add_field("received_on", "Ngày nhận", self.received_on)
        self.add_field("handled_by", "Nơi giải quyết", self.handled_by)
        self.add_field("due_on", "Hạn giải quyết", self.due_on)
        self.add_field(
            "result",
            "Kết quả",
            self.outcome,
            hint="Còn đang xác minh thì người được nói tới bị dừng xét khen.",
        )
        self.add_field("closed_on", "Ngày kết thúc", self.closed_on)
        self.add_field("document", "Văn bản giải quyết", self.document)
        self.add_field("answer", "Nội dung trả lời", self.answer)
        self.add_field("file", "Tệp", self.evidence)
        if self._id is not None:
            owner = Owner(complaint_id=self._id)
            self.evidence.show_owner(None, owner, views=partial(of_owner, self._desk, owner))

    def _fill(self, form: ComplaintForm) -> None:
        choose(self.kind, form.kind)
        choose(self.about, OF_SUBJECT if form.award_id is None else OF_AWARD)
        choose(self.outcome, form.result)
        self.subject.show_subject(form.subject)
        words = (words for words, key in self._awards.items() if key == form.award_id)
        self.award.setText(next(words, ""))
        self.award.setCursorPosition(0)
        for box, text in ((self.content, form.content), (self.answer, form.answer)):
            box.setPlainText(text)
        for field, text in (
            (self.received_on, form.received_on),
            (self.handled_by, form.handled_by),
            (self.due_on, form.due_on),
            (self.closed_on, form.closed_on),
            (self.document, form.document),
        ):
            field.setText(text)

    def _show_about(self, *_: object) -> None:
        of_award = self.about.currentData() == OF_AWARD
        self.show_field("subject", shown=not of_award)
        self.show_field("award", shown=of_award)

    @override
    def save(self) -> None:
        of_award = self.about.currentData() == OF_AWARD
        form = ComplaintForm(
            kind=self.kind.currentData(),
            award_id=self._awards.get(clean(self.award.text())) if of_award else None,
            subject=None if of_award else self.subject.subject,
            received_on=self.received_on.text(),
            content=self.content.toPlainText(),
            handled_by=self.handled_by.text(),
            due_on=self.due_on.text(),
            result=self.outcome.currentData(),
            closed_on=self.closed_on.text(),
            document=self.document.text(),
            answer=self.answer.toPlainText(),
        )
        files = self.evidence.taken
        made = save_complaint(self._desk, form, complaint_id=self._id, files=files)
        self.evidence.forget()
        self.saved.emit(made.id)


def _awards(desk: Desk) -> dict[str, int]:
    """Offer every issued award in words that tell it apart."""
    decisions = {row.id: row for row in desk.store.all(Decision)}
    found: dict[str, int] = {}
    for award in desk.store.all(Award):
        decision = decisions[award.decision_id]
        if decision.state is DecisionState.ISSUED:
            words = clean(f"{award.printed_name}, {award.unit_name} – {head_of(decision).words}")
            found.setdefault(words, award.id)
    return found
