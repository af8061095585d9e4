"""The short forms of the tab Khen thưởng: a reason, a confirmation, number and date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import AwardRound
from thidua_desktop.services import awards, decisions
from thidua_desktop.services.office import signing_on
from thidua_desktop.ui.master.form import FormDialog, day_field, typed_day
from thidua_desktop.ui.texts import label

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from thidua_desktop.domain.card import Card
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY_PROMPT = "ngày/tháng/năm"


def text_box(theme: Theme, lines: int = 3) -> QPlainTextEdit:
    """Make a box for a few lines of text that Tab leaves."""
    made = QPlainTextEdit()
    made.setTabChangesFocus(True)
    made.setFixedHeight(lines * theme.metrics.line_height + theme.metrics.l)
    return made


class ReasonDialog(FormDialog):
    """Asks for one reason and hands it to the use case `act`, which may refuse it."""

    def __init__(
        self,
        theme: Theme,
        *,
        title: str,
        action: str,
        hint: str,
        act: Callable[[str], object],
        parent: QWidget | None,
    ) -> None:
        super().__init__(theme, title=title, action=action, parent=parent)
        self._act = act
        self.reason = text_box(theme)
        self.add_field("reason", "Lý do", self.reason, hint=hint)
        self.reason.setFocus()
        self.resize(theme.metrics.em * 42, theme.metrics.em * 18)

    @override
    def save(self) -> None:
        self._act(self.reason.toPlainText())


class DraftDialog(FormDialog):
    """Drafts the round's decision: who signs it, on which tờ trình, and why no council met."""

    def __init__(self, theme: Theme, desk: Desk, *, round_id: int, parent: QWidget | None) -> None:
        super().__init__(theme, title="Lập quyết định", action="Lập quyết định", parent=parent)
        self._desk, self._round_id = desk, round_id
        self.signatory, self.reason = QComboBox(), text_box(theme)
        self.number, self.day = QLineEdit(), day_field()
        for row in signing_on(desk, desk.clock.today()):
            self.signatory.addItem(f"{row.name} – {label(row.capacity)}", row.id)
        self.add_field("signatory", "Người ký", self.signatory)
        self.add_field(
            "proposal", "Tờ trình số", self.number, hint="Để trống nếu chưa có; sửa dự thảo sau."
        )
        self.add_field("proposal_day", "Ngày tờ trình", self.day)
        agreed = len(decisions.decidable(desk, round_id, council_skipped=False))
        hint = "Ví dụ “Đã xét tại họp liên tịch ngày 14/01/2026”."
        if agreed:
            hint = (
                f"Để trống: quyết định gồm {agreed} đề nghị Hội đồng đã thông qua. Ghi lý do thì "
                "gồm cả đề nghị đủ điều kiện chưa qua Hội đồng."
            )
        self.add_field("reason", "Lý do không họp Hội đồng", self.reason, hint=hint)
        self.reason.setPlainText(desk.store.get(AwardRound, round_id).council_skipped)
        self.signatory.setFocus()
        self.resize(theme.metrics.em * 48, theme.metrics.em * 32)

    @override
    def save(self) -> None:
        proposal = decisions.proposal_of(
            self._desk, self.number.text(), typed_day(self.day, "proposal_day")
        )
        decisions.draft_decision(
            self._desk,
            self._round_id,
            skip_council_reason=self.reason.toPlainText(),
            signatory_id=self.signatory.currentData(),
            proposal=proposal,
        )


class HeadDialog(FormDialog):
    """Takes the head's dated confirmation (xác nhận của thủ trưởng) of a person's tasks."""

    def __init__(
        self, theme: Theme, desk: Desk, *, nomination_id: int, day: date, parent: QWidget | None
    ) -> None:
        super().__init__(
            theme, title="Xác nhận của thủ trưởng", action="Ghi xác nhận", parent=parent
        )
        self._desk, self._nomination_id = desk, nomination_id
        self.by, self.on = QLineEdit(), QLineEdit(format_date(day))
        self.on.setPlaceholderText(DAY_PROMPT)
        self.add_field("by", "Người xác nhận", self.by, hint="Họ tên, chức vụ.")
        self.add_field(
            "date",
            "Ngày xác nhận",
            self.on,
            hint="Xác nhận sau ngày chốt số liệu của đợt xét thì chưa được tính.",
        )
        self.by.setFocus()
        self.resize(theme.metrics.em * 42, theme.metrics.em * 20)

    @override
    def save(self) -> None:
        awards.confirm_by_head(
            self._desk, self._nomination_id, by=self.by.text(), on=parse_date(self.on.text())
        )


class OverrideDialog(FormDialog):
    """Lets a nomination pass over one condition that blocks it."""

    def __init__(
        self, theme: Theme, desk: Desk, *, nomination_id: int, card: Card, parent: QWidget | None
    ) -> None:
        super().__init__(theme, title="Cho vượt điều kiện", action="Cho vượt", parent=parent)
        self._desk, self._nomination_id = desk, nomination_id
        self.condition, self.reason = QComboBox(), text_box(theme)
        for finding in card.findings:
            if finding.blocks:
                self.condition.addItem(label(finding.condition), finding.condition)
        self.add_field("condition", "Điều kiện", self.condition)
        self.add_field("reason", "Lý do", self.reason, hint="Lý do này in kèm hồ sơ.")
        self.reason.setFocus()
        self.resize(theme.metrics.em * 42, theme.metrics.em * 20)

    @override
    def save(self) -> None:
        awards.override_condition(
            self._desk,
            self._nomination_id,
            self.condition.currentData(),
            reason=self.reason.toPlainText(),
        )


class IssueDialog(FormDialog):
    """Takes the number and date that Văn thư gave."""

    def __init__(
        self, theme: Theme, desk: Desk, *, decision_id: int, day: date, parent: QWidget | None
    ) -> None:
        super().__init__(theme, title="Nhập số, ngày ban hành", action="Ban hành", parent=parent)
        self._desk, self._decision_id = desk, decision_id
        self.number, self.day = QLineEdit(), QLineEdit(format_date(day))
        self.day.setPlaceholderText(DAY_PROMPT)
        self.add_field("number", "Số quyết định", self.number, hint="Số do Văn thư cấp.")
        self.add_field(
            "day",
            "Ngày ban hành",
            self.day,
            hint="Sau khi ban hành, số sổ khen thưởng được cấp và không hoàn tác được.",
        )
        self.number.setFocus()
        self.resize(theme.metrics.em * 42, theme.metrics.em * 20)

    @override
    def save(self) -> None:
        typed = clean(self.number.text()).partition("/")[0].strip()
        if not (typed.isascii() and typed.isdecimal()):
            raise rule("number", "decision.number")
        day = parse_date(self.day.text(), field="day")
        decisions.issue(self._desk, self._decision_id, number=int(typed), day=day)
