"""The forms of a stop flag: raising or editing it, and ending it by a conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.records import StopFlag
from thidua_desktop.domain.terms import StopReason
from thidua_desktop.services.stop_flags import (
    FlagForm,
    edit_flag,
    end_flag,
    flag_form,
    raise_flag,
)
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.master.subject_field import SubjectField
from thidua_desktop.ui.units.fields import choose, enum_combo

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.subjects import Subject
    from thidua_desktop.ui.theme import Theme


class FlagDialog(FormDialog):
    """A new one begins today; `subject` is proposed for it."""

    saved = Signal(int)  # id of the flag that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        flag_id: int | None,
        subject: Subject | None = None,
        parent: QWidget | None = None,
    ) -> None:
        new = flag_id is None
        super().__init__(
            theme,
            title="Ghi trường hợp dừng xét" if new else "Sửa trường hợp dừng xét",
            action="Ghi vào sổ" if new else "Lưu",
            parent=parent,
        )
        self._desk, self._id = desk, flag_id
        self.subject, self.reason = SubjectField(desk), enum_combo(StopReason)
        self.starts, self.ends = day_field(desk.clock.today() if new else None), day_field()
        self.document, self.note = QLineEdit(), text_box(theme)
        self.add_field("subject", "Đơn vị, cá nhân, hộ", self.subject)
        self.add_field("reason", "Lý do", self.reason)
        self.add_field("starts", "Dừng xét từ ngày", self.starts)
        self.add_field("ends", "Đến hết ngày", self.ends, hint="Để trống khi chưa có kết luận.")
        self.add_field("document", "Văn bản", self.document, hint="Văn bản làm căn cứ dừng xét.")
        self.add_field("note", "Ghi chú", self.note)
        self._fill(desk, flag_id, subject)
        self.subject.setFocus()
        self.resize(theme.metrics.em * 50, theme.metrics.em * 34)

    def _fill(self, desk: Desk, flag_id: int | None, subject: Subject | None) -> None:
        if flag_id is None:
            self.subject.show_subject(subject)
            return
        form = flag_form(desk.store.get(StopFlag, flag_id))
        self.subject.show_subject(form.subject)
        choose(self.reason, form.reason)
        self.starts.setText(form.starts)
        self.ends.setText(form.ends)
        self.document.setText(form.document)
        self.note.setPlainText(form.note)

    @override
    def save(self) -> None:
        form = FlagForm(
            subject=self.subject.subject,
            reason=self.reason.currentData(),
            starts=self.starts.text(),
            ends=self.ends.text(),
            document=self.document.text(),
            note=self.note.toPlainText(),
        )
        if self._id is None:
            self.saved.emit(raise_flag(self._desk, form).id)
        else:
            self.saved.emit(edit_flag(self._desk, self._id, form).id)


class EndFlagDialog(FormDialog):
    """Takes the day of the conclusion and what concluded."""

    def __init__(
        self, theme: Theme, desk: Desk, *, flag_id: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title="Kết thúc dừng xét", action="Kết thúc", parent=parent)
        self._desk, self._id = desk, flag_id
        self.day, self.document = day_field(desk.clock.today()), QLineEdit()
        self.add_field(
            "day", "Ngày có kết luận", self.day, hint="Từ ngày này được xét khen trở lại."
        )
        self.add_field("document", "Văn bản kết luận", self.document)
        self.day.setFocus()
        self.resize(theme.metrics.em * 44, theme.metrics.em * 18)

    @override
    def save(self) -> None:
        end_flag(self._desk, self._id, day=self.day.text(), document=self.document.text())
