"""Forms of what follows an award: amended or corrected, revoked, reissued, recovered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import parse_date
from thidua_desktop.core.errors import RuleError, rule
from thidua_desktop.core.numbers import format_money
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Award
from thidua_desktop.domain.terms import (
    DecisionKind,
    PrintedField,
    ReissueReason,
    RevocationGround,
)
from thidua_desktop.services import amendments, reissues, revocations
from thidua_desktop.services.imports.award_words import read_amount
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.master.form import FormDialog, day_field, typed_day
from thidua_desktop.ui.units.fields import combo, enum_combo
from thidua_desktop.ui.widgets.parts import label

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

KINDS = (
    ("Quyết định sửa đổi (sai nội dung)", DecisionKind.AMENDMENT),
    ("Công văn đính chính (sai thể thức, lỗi in)", DecisionKind.CORRECTION),
)


class AmendDialog(FormDialog):
    """Which printed text is wrong, and what it should say."""

    drafted = Signal(int)  # id of the amending decision

    def __init__(self, theme: Theme, desk: Desk, award_id: int, parent: QWidget | None) -> None:
        super().__init__(theme, title="Sửa đổi, đính chính", action="Lập văn bản", parent=parent)
        self._desk, self._award_id = desk, award_id
        self._text = amendments.text_now(desk, award_id)
        self.field, self.kind = enum_combo(PrintedField), combo(KINDS)
        self.old, self.new = text_box(theme, 2), text_box(theme, 2)
        self.reason = QLineEdit()
        self.add_field("award", "Người được khen", label(self._text.printed_name, wrap=True))
        self.add_field("field", "Sửa nội dung", self.field)
        self.add_field("old_text", "Đã in", self.old)
        self.add_field("new_text", "Sửa lại là", self.new)
        self.add_field(
            "reason", "Lý do", self.reason, hint="Ví dụ “Danh sách của đơn vị ghi nhầm họ tên”."
        )
        self.add_field(
            "kind",
            "Văn bản",
            self.kind,
            hint="Lập dự thảo; có số, ngày ban hành rồi nội dung mới mới có giá trị.",
        )
        self.field.currentIndexChanged.connect(self._show_old)
        self._show_old()
        self.new.setFocus()
        self.resize(theme.metrics.em * 54, theme.metrics.em * 36)

    def _show_old(self, *_: object) -> None:
        field: PrintedField = self.field.currentData()
        printed = self._text.of(field)
        self.old.setReadOnly(field in amendments.COLUMNS)
        self.old.setPlainText(printed)
        self.new.setPlainText(printed)

    @override
    def save(self) -> None:
        made = amendments.amend(
            self._desk,
            self._award_id,
            self.field.currentData(),
            new_text=self.new.toPlainText(),
            reason=self.reason.text(),
            kind=self.kind.currentData(),
            old_text=self.old.toPlainText(),
        )
        self.drafted.emit(made.decision_id)


class RevokeDialog(FormDialog):
    """On which ground an award is revoked, and why."""

    drafted = Signal(int)  # id of the revoking decision

    def __init__(self, theme: Theme, desk: Desk, award_id: int, parent: QWidget | None) -> None:
        super().__init__(
            theme, title="Hủy bỏ khen thưởng", action="Lập quyết định hủy bỏ", parent=parent
        )
        self._desk, self._award_id = desk, award_id
        award, text = desk.store.get(Award, award_id), amendments.text_now(desk, award_id)
        self.ground, self.reason = enum_combo(RevocationGround), text_box(theme)
        self.add_field("award", "Người được khen", label(text.printed_name, wrap=True))
        if award.amount_vnd:
            self.add_field("money", "Tiền thưởng", label(format_money(award.amount_vnd)))
        self.add_field("ground", "Căn cứ hủy bỏ", self.ground)
        self.add_field(
            "reason",
            "Lý do",
            self.reason,
            hint="Việc gì, theo kết luận nào. Dòng trong sổ khen thưởng vẫn còn, kèm ghi chú.",
        )
        self.reason.setFocus()
        self.resize(theme.metrics.em * 52, theme.metrics.em * 26)

    @override
    def save(self) -> None:
        made = revocations.revoke(
            self._desk,
            [self._award_id],
            self.ground.currentData(),
            reason=self.reason.toPlainText(),
        )
        self.drafted.emit(made[0].decision_id)


class ReissueDialog(FormDialog):
    """Another giấy khen for an award: lost, damaged, or under an amendment."""

    def __init__(self, theme: Theme, desk: Desk, award_id: int, parent: QWidget | None) -> None:
        super().__init__(
            theme, title="Cấp đổi, cấp lại giấy khen", action="Ghi vào sổ", parent=parent
        )
        self._desk, self._award_id = desk, award_id
        text = amendments.text_now(desk, award_id)
        self.reason: QComboBox = enum_combo(ReissueReason)
        self.on_day, self.back = day_field(desk.clock.today()), day_field()
        self.document, self.note = QLineEdit(), QLineEdit()
        self.add_field("award", "Người được khen", label(text.printed_name, wrap=True))
        self.add_field("reason", "Lý do", self.reason)
        self.add_field("on_day", "Ngày cấp", self.on_day)
        self.add_field(
            "document", "Theo văn bản", self.document, hint="Đơn đề nghị, biên bản…, nếu có."
        )
        self.add_field(
            "old_back_on",
            "Thu hồi giấy cũ ngày",
            self.back,
            hint="Để trống khi chưa thu hồi hoặc giấy đã mất.",
        )
        self.add_field("note", "Ghi chú", self.note)
        if text.amended:
            self.reason.setCurrentIndex(self.reason.findData(ReissueReason.AMENDED))
        self.reason.currentIndexChanged.connect(self._show_document)
        self._show_document()
        self.resize(theme.metrics.em * 52, theme.metrics.em * 32)

    def _show_document(self, *_: object) -> None:
        named = self.reason.currentData() is ReissueReason.AMENDED
        self.show_field("document", shown=not named)

    @override
    def save(self) -> None:
        reissues.reissue(
            self._desk,
            self._award_id,
            self.reason.currentData(),
            on_day=parse_date(self.on_day.text(), field="on_day"),
            document=self.document.text(),
            old_back_on=typed_day(self.back, "old_back_on"),
            note=self.note.text(),
        )


class RecoverDialog(FormDialog):
    """What came back of a revoked award."""

    def __init__(self, theme: Theme, desk: Desk, award_id: int, parent: QWidget | None) -> None:
        super().__init__(theme, title="Ghi thu hồi", action="Ghi vào sổ", parent=parent)
        self._desk, self._award_id = desk, award_id
        award, row = desk.store.get(Award, award_id), revocations.revocation_of(desk, award_id)
        name = amendments.text_now(desk, award_id).printed_name
        self.certificate = day_field(row.certificate_back_on if row else None)
        self.money, self.money_on = QLineEdit(), day_field(row.money_back_on if row else None)
        if row is not None and row.money_back_vnd is not None:
            self.money.setText(format_money(row.money_back_vnd).partition(" ")[0])
        hint = f"Đã thưởng {format_money(award.amount_vnd or 0)}."
        self.add_field("award", "Người được khen", label(name, wrap=True))
        self.add_field("certificate_on", "Thu giấy khen ngày", self.certificate)
        self.add_field("money_vnd", "Số tiền thu hồi", self.money, hint=hint)
        self.add_field("money_on", "Thu tiền ngày", self.money_on)
        self.certificate.setFocus()
        self.resize(theme.metrics.em * 46, theme.metrics.em * 24)

    @override
    def save(self) -> None:
        revocations.recover(
            self._desk,
            self._award_id,
            certificate_on=typed_day(self.certificate, "certificate_on"),
            money_vnd=typed_money(self.money, "money_vnd"),
            money_on=typed_day(self.money_on, "money_on"),
        )


def typed_money(box: QLineEdit, field: str) -> int | None:
    """Read whole đồng that may be left blank; raises past.amount for `field`."""
    try:
        return read_amount(clean(box.text()))
    except RuleError as error:
        problem = error.problems[0]
        raise rule(field, problem.code, **problem.params) from error
