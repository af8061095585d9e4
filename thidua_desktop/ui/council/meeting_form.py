"""The short forms of a meeting: when, where, how; a reason; the shares of a form of award."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import parse_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import VotingMethod
from thidua_desktop.services import council, meetings
from thidua_desktop.services.meetings import MeetingForm
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.units.fields import choose, combo, enum_combo

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.domain.records import AwardForm, Meeting
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

NOBODY = "Chưa chọn"


class MeetingFormDialog(FormDialog):
    """Opens a meeting about a round, or changes what is said of an open one."""

    saved = Signal(int)  # id of the meeting that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        round_id: int,
        row: Meeting | None = None,
        parent: QWidget | None = None,
    ) -> None:
        new = row is None
        title = "Cuộc họp mới" if new else "Sửa cuộc họp"
        super().__init__(theme, title=title, action="Mở cuộc họp" if new else "Lưu", parent=parent)
        self._desk, self._round_id, self._row = desk, round_id, row
        form = meetings.blank_form(desk) if row is None else meetings.form_of(row)
        self.held_on = day_field()
        self.held_on.setText(form.held_on)
        self.started_at, self.ended_at = QLineEdit(form.started_at), QLineEdit(form.ended_at)
        self.place, self.method = QLineEdit(form.place), enum_combo(VotingMethod)
        self.label, self.note = QLineEdit(form.ballot_label), QLineEdit(form.note)
        self.chair, self.secretary = combo([(NOBODY, None)]), combo([(NOBODY, None)])
        choose(self.method, form.method)
        self._offer()
        choose(self.chair, form.chair_id)
        choose(self.secretary, form.secretary_id)
        self.held_on.editingFinished.connect(self._offer)
        self.method.currentIndexChanged.connect(self._show_label)
        self._build()
        self._show_label()
        self.held_on.setFocus()
        self.resize(theme.metrics.em * 48, theme.metrics.em * 38)

    def _build(self) -> None:
        self.add_field("held_on", "Ngày họp", self.held_on)
        self.add_field("started_at", "Bắt đầu lúc", self.started_at, hint="Ví dụ “8 giờ 00”.")
        self.add_field("ended_at", "Kết thúc lúc", self.ended_at, hint="Ghi sau cũng được.")
        self.add_field("place", "Địa điểm", self.place)
        self.add_field("method", "Cách biểu quyết", self.method)
        self.add_field(
            "ballot_label",
            "Tên phiếu",
            self.label,
            hint="In trên phiếu và biên bản kiểm phiếu.",
        )
        self.add_field("chair_id", "Chủ tọa", self.chair)
        self.add_field("secretary_id", "Thư ký", self.secretary)
        self.add_field("note", "Ghi chú", self.note)

    def _offer(self) -> None:
        """Offer the members of the typed day as chairman and secretary."""
        try:
            day = parse_date(self.held_on.text())
        except RuleError:
            return
        members = council.members_on(self._desk, day)
        for box in (self.chair, self.secretary):
            held = box.currentData()
            box.clear()
            box.addItem(NOBODY, None)
            for member in members:
                box.addItem(f"{member.name} – {label(member.role)}", member.id)
            choose(box, held)
            box.setCurrentIndex(max(box.currentIndex(), 0))

    def _show_label(self, *_: object) -> None:
        self.show_field("ballot_label", shown=self.method.currentData() is not VotingMethod.HANDS)

    @override
    def save(self) -> None:
        form = MeetingForm(
            held_on=self.held_on.text(),
            started_at=self.started_at.text(),
            ended_at=self.ended_at.text(),
            place=self.place.text(),
            method=self.method.currentData(),
            ballot_label=self.label.text(),
            chair_id=self.chair.currentData(),
            secretary_id=self.secretary.currentData(),
            note=self.note.text(),
        )
        if self._row is None:
            made = meetings.hold_meeting(self._desk, self._round_id, form)
        else:
            made = meetings.edit_meeting(self._desk, self._row.id, form)
        self.saved.emit(made.id)


class SharesDialog(FormDialog):
    """Sets what a form of award needs of the council."""

    def __init__(
        self, theme: Theme, desk: Desk, forms: Sequence[AwardForm], *, parent: QWidget | None
    ) -> None:
        """`forms` are those before the council; the first without a share is offered first."""
        super().__init__(theme, title="Tỷ lệ biểu quyết", action="Lưu tỷ lệ", parent=parent)
        self._desk = desk
        self._forms = {form.key: form for form in forms}
        self.form = QComboBox()
        for form in forms:
            self.form.addItem(form.name, form.key)
        self.share, self.quorum = QLineEdit(), QLineEdit()
        self.over = QCheckBox("Phải trên tỷ lệ này, đúng bằng thì chưa đạt")
        unset = next((f.key for f in forms if not (f.vote_share and f.quorum)), None)
        choose(self.form, unset or forms[0].key)
        self.form.currentIndexChanged.connect(self._show)
        self.add_field("form", "Hình thức", self.form)
        self.add_field(
            "share",
            "Phải đồng ý",
            self.share,
            hint="Tính trên tổng số thành viên Hội đồng. Ví dụ 1/2, 2/3 hoặc 80%.",
        )
        self.add_field("over", "", self.over)
        self.add_field(
            "quorum",
            "Phải có mặt",
            self.quorum,
            hint="Ví dụ 2/3. Gửi ý kiến bằng văn bản cũng tính là có mặt.",
        )
        self._show()
        self.share.setFocus()
        self.resize(theme.metrics.em * 48, theme.metrics.em * 24)

    def _show(self, *_: object) -> None:
        form = self._forms[self.form.currentData()]
        self.share.setText(form.vote_share)
        self.over.setChecked(form.vote_over)
        self.quorum.setText(form.quorum)

    @override
    def save(self) -> None:
        council.set_shares(
            self._desk,
            self.form.currentData(),
            share=self.share.text(),
            over=self.over.isChecked(),
            quorum=self.quorum.text(),
        )
