"""Khen đột xuất on one page: who, for what, which form, papers, council, signer, money."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit
from typing_extensions import override

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.numbers import format_count, format_money
from thidua_desktop.core.words import money_words
from thidua_desktop.domain.records import AwardForm
from thidua_desktop.domain.terms import DossierKind
from thidua_desktop.services import unscheduled
from thidua_desktop.services.office import signing_on
from thidua_desktop.services.unscheduled import UnscheduledForm
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.master.form import FormDialog
from thidua_desktop.ui.master.ticks import Ticks
from thidua_desktop.ui.nominations.recipients_box import RecipientsBox
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label, restyle

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.unscheduled import Prepared
    from thidua_desktop.ui.theme import Theme

PLACES = {"award_type": "name", "data_day": "name", "year": "name"}
"""Fields of a round that the page does not ask for: said at its name."""


class UnscheduledDialog(FormDialog):
    """Makes everything up to the signer; number and date come after."""

    prepared = Signal(object)  # Prepared: what was made

    def __init__(self, theme: Theme, desk: Desk, *, parent: QWidget | None) -> None:
        super().__init__(theme, title="Khen đột xuất", action="Lập và trình ký", parent=parent)
        self._desk = desk
        today = desk.clock.today()
        self.achievement = text_box(theme, 2)
        self.recipients = RecipientsBox(theme, desk)
        self.form, self.signatory = QComboBox(), QComboBox()
        self.money = label("", wrap=True)
        self.papers = Ticks(theme, tuple(DossierKind))
        self.document, self.reason = QLineEdit(), QLineEdit()
        self.name = QLineEdit(unscheduled.usual_name(desk, today))
        for form in sorted(desk.store.all(AwardForm), key=lambda form: form.position):
            if form.decided_by_commune and (form.ended_on is None or form.ended_on > today):
                self.form.addItem(form.name, form.key)
        for row in signing_on(desk, today):
            self.signatory.addItem(f"{row.name} – {word_for(row.capacity)}", row.id)
        self._add_fields()
        self.recipients.changed.connect(self._count_money)
        self.form.currentIndexChanged.connect(self._count_money)
        self._count_money()
        self.achievement.setFocus()
        self.resize(theme.metrics.em * 58, theme.metrics.em * 64)

    def _add_fields(self) -> None:
        self.add_field(
            "achievement",
            "Thành tích",
            self.achievement,
            hint="In trên giấy khen và trong quyết định, ví dụ “đã dũng cảm cứu người bị nạn”.",
        )
        self.add_field("recipients", "Khen ai", self.recipients)
        self.add_field("form_key", "Hình thức", self.form)
        self.add_field("money", "Tiền thưởng", self.money)
        self.add_field(
            "papers",
            "Hồ sơ đã nhận",
            self.papers,
            hint="Đánh dấu giấy tờ đã có; đợt này chỉ xét theo giấy tờ được đánh dấu.",
        )
        self.add_field("document", "Số, ngày văn bản", self.document)
        self.add_field(
            "reason",
            "Không họp Hội đồng vì",
            self.reason,
            hint="Ví dụ “khen đột xuất, Chủ tịch Hội đồng đồng ý”. Lý do lưu cùng quyết định.",
        )
        self.add_field("signatory", "Người ký", self.signatory)
        self.add_field("name", "Tên đợt", self.name)

    def _count_money(self, *_: object) -> None:
        """Show the money by kind with its formula, or why it cannot be told yet."""
        counted = Counter(one.subject for one in self.recipients.recipients)
        if not counted:
            self._say_money("Thêm người được khen để tính tiền thưởng.", Tone.MUTED)
            return
        parts: list[str] = []
        total = 0
        try:
            for subject, count in counted.items():
                prize = unscheduled.prize_of(self._desk, self.form.currentData() or "", subject)
                total += prize.amount_vnd * count
                money = format_money(prize.amount_vnd)
                kind = word_for(subject).lower()
                parts.append(f"{format_count(count)} {kind} × {money} ({prize.formula})")
        except RuleError as error:
            self._say_money(sentence(error.problems[0]), Tone.BAD)
            return
        said = f"{'; '.join(parts)}. Cộng {format_money(total)} ({money_words(total)})."
        self._say_money(said, Tone.PLAIN)

    def _say_money(self, words: str, tone: Tone) -> None:
        self.money.setText(words)
        restyle(self.money, "words", tone.value)

    @override
    def save(self) -> None:
        form = UnscheduledForm(
            name=self.name.text(),
            achievement=self.achievement.toPlainText(),
            recipients=self.recipients.recipients,
            form_key=self.form.currentData() or "",
            papers=self.papers.ticked,
            document=self.document.text(),
            skip_reason=self.reason.text(),
            signatory_id=self.signatory.currentData(),
        )
        try:
            made = unscheduled.prepare(self._desk, form)
        except RuleError as error:
            raise RuleError(*map(_placed, error.problems)) from error
        self._tell(made)

    def _tell(self, made: Prepared) -> None:
        self.prepared.emit(made)


def _placed(problem: Problem) -> Problem:
    return Problem(PLACES.get(problem.field, problem.field), problem.code, problem.params)
