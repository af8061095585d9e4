"""The forms of the legal data screen; what is refused says why beside its field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.records import AwardForm, BaseSalary, LegalInstrument, PrizeRate
from thidua_desktop.domain.terms import PaperKind, SubjectKind
from thidua_desktop.services import legal
from thidua_desktop.services.typed_fields import UNCHECKED, Checking, checking_of
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.legal.shelves import THINGS, Shelf
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.units.fields import choose, combo, enum_combo
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import Enum

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.legal import LegalRow
    from thidua_desktop.ui.theme import Theme


class Ticks(QWidget):
    """Members of an enum to tick, one below the other."""

    def __init__(self, theme: Theme, members: Iterable[Enum]) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        bare(column, spacing=theme.metrics.xs)
        self._boxes = {member: QCheckBox(label(member)) for member in members}
        for box in self._boxes.values():
            column.addWidget(box)

    def ticked(self) -> list[Enum]:
        return [member for member, box in self._boxes.items() if box.isChecked()]

    def tick(self, members: Iterable[Enum]) -> None:
        wanted = set(members)
        for member, box in self._boxes.items():
            box.setChecked(member in wanted)


class LegalForm(FormDialog):
    """What all of them share: the source's dates, whether it was checked, and on which day."""

    saved = Signal(int)  # id of the row that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        shelf: Shelf,
        row: LegalRow | None,
        parent: QWidget | None = None,
    ) -> None:
        thing = THINGS[shelf]
        title = f"Thêm {thing}" if row is None else f"Sửa {thing}"
        super().__init__(theme, title=title, action="Lưu", parent=parent)
        self._desk, self._row = desk, row
        self.valid_from, self.valid_to, self.checked_on = day_field(), day_field(), day_field()
        self.confirmed = QCheckBox("Đã đối chiếu với văn bản gốc")
        self.confirmed.clicked.connect(self._propose_day)
        self._today = format_date(desk.clock.today())

    @property
    def row_id(self) -> int | None:
        return None if self._row is None else self._row.id

    def _propose_day(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        if on and not self.checked_on.text():
            self.checked_on.setText(self._today)

    def add_dates(self) -> None:
        """Add the fields of the period and the checking, last in the form."""
        self.add_field("valid_from", "Có hiệu lực từ", self.valid_from)
        self.add_field("valid_to", "Đến hết ngày", self.valid_to, hint="Để trống khi còn hiệu lực.")
        self.add_field("confirmed", "", self.confirmed)
        self.add_field("checked_on", "Đã kiểm tra ngày", self.checked_on)

    def show_checking(self, typed: Checking) -> None:
        """Fill these fields."""
        self.valid_from.setText(typed.valid_from)
        self.valid_to.setText(typed.valid_to)
        self.checked_on.setText(typed.checked_on)
        self.confirmed.setChecked(typed.confirmed)

    def checking(self) -> Checking:
        """Read these fields."""
        return Checking(
            valid_from=self.valid_from.text(),
            valid_to=self.valid_to.text(),
            confirmed=self.confirmed.isChecked(),
            checked_on=self.checked_on.text(),
        )


class InstrumentDialog(LegalForm):
    """Văn bản pháp lý: as cited, for which papers, in which place."""

    def __init__(
        self, theme: Theme, desk: Desk, *, row: LegalInstrument | None, parent: QWidget | None
    ) -> None:
        super().__init__(theme, desk, shelf=Shelf.INSTRUMENTS, row=row, parent=parent)
        self.words, self.note = text_box(theme), text_box(theme, 2)
        self.papers = Ticks(theme, legal.CITABLE)
        self.order = QLineEdit()
        self.add_field(
            "title",
            "Tên văn bản",
            self.words,
            hint="Ghi đúng như viện dẫn: loại, số, ký hiệu, ngày, cơ quan, trích yếu.",
        )
        self.add_field("cited_for", "Làm căn cứ cho", self.papers)
        self.add_field("cite_order", "Thứ tự căn cứ", self.order, hint="Số nhỏ đứng trước.")
        self.add_dates()
        self.add_field("note", "Ghi chú", self.note, hint="Ví dụ: được thay thế bởi văn bản nào.")
        if row is not None:
            self.words.setPlainText(row.title)
            self.papers.tick(PaperKind[kind] for kind in row.cited_for)
            self.order.setText(str(row.cite_order))
            self.note.setPlainText(row.note)
        self.show_checking(UNCHECKED if row is None else checking_of(row))
        self.words.setFocus()
        self.resize(theme.metrics.em * 52, theme.metrics.em * 44)

    @override
    def save(self) -> None:
        form = legal.InstrumentForm(
            title=self.words.toPlainText(),
            cited_for=tuple(kind for kind in legal.CITABLE if kind in self.papers.ticked()),
            cite_order=self.order.text(),
            note=self.note.toPlainText(),
            checking=self.checking(),
        )
        self.saved.emit(legal.save_instrument(self._desk, form, row_id=self.row_id).id)


class SalaryDialog(LegalForm):
    """Lương cơ sở from a day; the one before ends on its eve."""

    def __init__(
        self, theme: Theme, desk: Desk, *, row: BaseSalary | None, parent: QWidget | None
    ) -> None:
        super().__init__(theme, desk, shelf=Shelf.SALARIES, row=row, parent=parent)
        self.amount, self.source = QLineEdit(), QLineEdit()
        self.add_field("amount", "Mức một tháng (đồng)", self.amount)
        self.add_field("source", "Nguồn", self.source, hint="Số, ký hiệu của nghị định.")
        self.add_dates()
        if row is not None:
            self.amount.setText(str(row.amount_vnd))
            self.source.setText(row.source)
        self.show_checking(UNCHECKED if row is None else checking_of(row))
        self.amount.setFocus()
        self.resize(theme.metrics.em * 46, theme.metrics.em * 28)

    @override
    def save(self) -> None:
        form = legal.SalaryForm(
            amount=self.amount.text(), source=self.source.text(), checking=self.checking()
        )
        self.saved.emit(legal.save_salary(self._desk, form, row_id=self.row_id).id)


class RateDialog(LegalForm):
    """Mức tiền thưởng of a form for a kind of subject, from a day."""

    def __init__(
        self, theme: Theme, desk: Desk, *, row: PrizeRate | None, parent: QWidget | None
    ) -> None:
        super().__init__(theme, desk, shelf=Shelf.RATES, row=row, parent=parent)
        forms = sorted(desk.store.all(AwardForm), key=lambda form: form.position)
        self.form = combo([(form.name, form.key) for form in forms])
        self.subject, self.multiple, self.source = enum_combo(SubjectKind), QLineEdit(), QLineEdit()
        self.add_field("form_key", "Hình thức", self.form)
        self.add_field("subject", "Đối tượng", self.subject)
        self.add_field("multiple", "Hệ số", self.multiple, hint="Số lần lương cơ sở, ví dụ 0,3.")
        self.add_field("source", "Nguồn", self.source, hint="Số, ký hiệu của nghị định, điều nào.")
        self.add_dates()
        if row is not None:
            choose(self.form, row.form_key)
            choose(self.subject, row.subject)
            self.multiple.setText(format_decimal(row.multiple))
            self.source.setText(row.source)
        self.show_checking(UNCHECKED if row is None else checking_of(row))
        self.form.setFocus()
        self.resize(theme.metrics.em * 50, theme.metrics.em * 36)

    @override
    def save(self) -> None:
        form = legal.RateForm(
            form_key=self.form.currentData() or "",
            subject=self.subject.currentData(),
            multiple=self.multiple.text(),
            source=self.source.text(),
            checking=self.checking(),
        )
        self.saved.emit(legal.save_rate(self._desk, form, row_id=self.row_id).id)


class AwardFormDialog(LegalForm):
    """Hình thức khen thưởng: whose it is to give, for whom, and what a council must agree to."""

    def __init__(
        self, theme: Theme, desk: Desk, *, row: AwardForm | None, parent: QWidget | None
    ) -> None:
        super().__init__(theme, desk, shelf=Shelf.FORMS, row=row, parent=parent)
        self.name = QLineEdit()
        self.commune = QCheckBox("Chủ tịch UBND xã quyết định")
        self.subjects = Ticks(theme, SubjectKind)
        self.share, self.over = QLineEdit(), QCheckBox("Phải trên tỷ lệ đó, bằng là chưa đạt")
        self.quorum, self.ended = QLineEdit(), day_field()
        self.add_field("name", "Tên hình thức", self.name)
        self.add_field(
            "decided_by_commune", "", self.commune, hint="Bỏ chọn: xã chỉ đề nghị cấp trên."
        )
        self.add_field("subjects", "Dành cho", self.subjects, hint="Không chọn: mọi đối tượng.")
        self.add_field(
            "vote_share",
            "Tỷ lệ phiếu đồng ý",
            self.share,
            hint="Theo quy chế, trên tổng số thành viên Hội đồng; ví dụ 1/2 hay 80%.",
        )
        self.add_field("vote_over", "", self.over)
        self.add_field("quorum", "Túc số", self.quorum, hint="Phần thành viên phải dự, ví dụ 2/3.")
        self.add_field("ended_on", "Dùng đến hết ngày", self.ended)
        self._fill(row)
        self.name.setFocus()
        self.resize(theme.metrics.em * 50, theme.metrics.em * 44)

    def _fill(self, row: AwardForm | None) -> None:
        self.commune.setChecked(row is None or row.decided_by_commune)
        if row is None:
            return
        self.name.setText(row.name)
        self.subjects.tick(row.subjects)
        self.share.setText(row.vote_share)
        self.over.setChecked(row.vote_over)
        self.quorum.setText(row.quorum)
        self.ended.setText(format_date(row.ended_on) if row.ended_on else "")

    @override
    def save(self) -> None:
        form = legal.AwardFormForm(
            name=self.name.text(),
            decided_by_commune=self.commune.isChecked(),
            subjects=tuple(kind for kind in SubjectKind if kind in self.subjects.ticked()),
            vote_share=self.share.text(),
            vote_over=self.over.isChecked(),
            quorum=self.quorum.text(),
            ended_on=self.ended.text(),
        )
        self.saved.emit(legal.save_award_form(self._desk, form, row_id=self.row_id).id)


def legal_form(
    theme: Theme, desk: Desk, *, shelf: Shelf, row: LegalRow | None, parent: QWidget
) -> LegalForm:
    """Make the form of a row, or of a new one."""
    if shelf is Shelf.INSTRUMENTS:
        found = row if isinstance(row, LegalInstrument) else None
        return InstrumentDialog(theme, desk, row=found, parent=parent)
    if shelf is Shelf.SALARIES:
        salary = row if isinstance(row, BaseSalary) else None
        return SalaryDialog(theme, desk, row=salary, parent=parent)
    if shelf is Shelf.RATES:
        rate = row if isinstance(row, PrizeRate) else None
        return RateDialog(theme, desk, row=rate, parent=parent)
    form = row if isinstance(row, AwardForm) else None
    return AwardFormDialog(theme, desk, row=form, parent=parent)
