"""Adding or editing a person, a household or a small collective."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.text import clean
from thidua_desktop.domain.likeness import Known
from thidua_desktop.domain.records import Collective, Household, Person
from thidua_desktop.domain.terms import Gender, PersonGroup, Salutation
from thidua_desktop.services.people import (
    CollectiveForm,
    HouseholdForm,
    PersonForm,
    person_form,
    save_collective,
    save_household,
    save_person,
    unit_names,
)
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.units import fields
from thidua_desktop.ui.widgets.completion import PopupCompleter
from thidua_desktop.ui.widgets.parts import label as words

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.roster import Member, Roster
    from thidua_desktop.ui.theme import Theme

MOST_ALIKE = 3
GENDERS = {Salutation.MR: Gender.MALE, Salutation.MRS: Gender.FEMALE}
AGAIN = "Lưu xong nhập tiếp"


class MemberDialog(FormDialog):
    """What the three forms share: the unit, who may be entered already, and going on."""

    saved = Signal(int)  # id of the record that was stored

    cls: type[Member]
    kind = ""  # "cá nhân", as it stands in a sentence
    height_in_ems = 28

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        roster: Roster,
        *,
        record_id: int | None,
        unit_id: int | None,
        day: date,
        parent: QWidget | None = None,
    ) -> None:
        """`unit_id` is the unit proposed for a new record."""
        self._new = record_id is None
        super().__init__(
            theme,
            title=f"Thêm {self.kind}" if self._new else f"Sửa {self.kind}",
            action=f"Thêm {self.kind}" if self._new else "Lưu",
            parent=parent,
        )
        self._desk, self._roster, self._record_id, self._day = desk, roster, record_id, day
        self._units = unit_names(desk)
        self._added = 0
        self.same = words("", Tone.WARN.value, wrap=True)
        self.again = QCheckBox(AGAIN)
        self.unit = fields.unit_combo(desk, day=day, chosen=unit_id)
        self.build()
        if self._new:
            self.add_field("again", AGAIN, self.again)
        self.unit.currentIndexChanged.connect(self.look_alike)
        self.look_alike()
        self.resize(theme.metrics.em * 50, theme.metrics.em * self.height_in_ems)

    def build(self) -> None:
        """Add the fields and fill them with the record."""
        raise NotImplementedError

    def known(self) -> Known:
        """Take from the fields what is compared with the others."""
        raise NotImplementedError

    def reset(self) -> None:
        """Empty what belongs to one record only, to go on with the next."""
        raise NotImplementedError

    def look_alike(self, *_: object) -> None:
        """Say who may be the same; never in the way of saving."""
        found = self._roster.lookalikes(self.cls, self.known(), but=self._record_id)
        lines = [f"{label(how)}: {self._told(row)}." for how, row in found[:MOST_ALIKE]]
        if len(found) > MOST_ALIKE:
            lines.append(f"Và {len(found) - MOST_ALIKE} người nữa.")
        self.same.setText("\n".join(lines))
        self.show_field("same", shown=bool(lines))

    def _told(self, row: Member) -> str:
        parts = [row.head_name if isinstance(row, Household) else row.name]
        if isinstance(row, Person):
            parts += [row.position_title, f"sinh {row.birth_year}" if row.birth_year else ""]
        if isinstance(row, Household):
            parts.append(row.address)
        parts.append(self._units.get(row.unit_id, ""))
        return ", ".join(part for part in parts if part)

    @override
    def done(self, result: int) -> None:
        """Stay open for the next record when the officer goes on."""
        if result == QDialog.DialogCode.Accepted and self._new and self.again.isChecked():
            self._added += 1
            self.setWindowTitle(f"Thêm {self.kind} – đã thêm {self._added}")
            self.reset()
            self.look_alike()
            return
        super().done(result)


class PersonDialog(MemberDialog):
    """Name, danh xưng, position, year of birth, gender and group of a person, and the unit."""

    cls = Person
    kind = "cá nhân"
    height_in_ems = 38

    @override
    def build(self) -> None:
        self.name, self.position, self.birth_year = QLineEdit(), QLineEdit(), QLineEdit()
        self.salutation = fields.salutation_combo()
        self.gender, self.group = fields.enum_combo(Gender), fields.enum_combo(PersonGroup)
        fields.choose(self.gender, Gender.UNKNOWN)
        fields.choose(self.group, PersonGroup.OTHER)
        self.moved_on = day_field(self._day)
        titles = sorted({row.position_title for row in self._people() if row.position_title})
        PopupCompleter(self.position, titles)
        self.add_field("name", "Họ và tên", self.name)
        self.add_field("same", "Xem lại", self.same)
        self.add_field("salutation", "Danh xưng", self.salutation)
        self.add_field("unit", "Đơn vị", self.unit)
        self.add_field(
            "moved_on",
            "Chuyển từ ngày",
            self.moved_on,
            hint="Nơi cũ được giữ đến hết ngày trước đó. Để trống nếu chỉ sửa đơn vị ghi nhầm.",
        )
        self.add_field("position_title", "Chức vụ", self.position)
        self.add_field(
            "birth_year", "Năm sinh", self.birth_year, hint="Để phân biệt người trùng tên."
        )
        self.add_field("gender", "Giới tính", self.gender)
        self.add_field("person_group", "Nhóm đối tượng", self.group)
        self._fill()
        self.unit.currentIndexChanged.connect(self._show_move)
        self.name.textChanged.connect(self.look_alike)
        self.birth_year.textChanged.connect(self.look_alike)
        self.salutation.currentIndexChanged.connect(self._suggest_gender)
        self.name.setFocus()
        self._show_move()

    def _people(self) -> tuple[Person, ...]:
        return tuple(row for row in self._roster.rows(Person) if isinstance(row, Person))

    def _fill(self) -> None:
        row = self._stored()
        if row is None:
            return
        form = person_form(row)
        self.name.setText(form.name)
        self.position.setText(form.position_title)
        self.birth_year.setText(form.birth_year)
        fields.choose(self.unit, form.unit_id)
        fields.choose(self.salutation, form.salutation)
        fields.choose(self.gender, form.gender)
        fields.choose(self.group, form.person_group)

    def _stored(self) -> Person | None:
        return self._desk.store.get(Person, self._record_id) if self._record_id else None

    def _show_move(self, *_: object) -> None:
        row = self._stored()
        moving = row is not None and self.unit.currentData() != row.unit_id
        self.show_field("moved_on", shown=moving)

    def _suggest_gender(self, *_: object) -> None:
        suggested = GENDERS.get(self.salutation.currentData())
        if suggested is not None and self.gender.currentData() is Gender.UNKNOWN:
            fields.choose(self.gender, suggested)

    @override
    def known(self) -> Known:
        typed = clean(self.birth_year.text())
        year = int(typed) if typed.isascii() and typed.isdecimal() else None
        return Known(self.name.text(), self.unit.currentData(), year)

    @override
    def reset(self) -> None:
        for field in (self.name, self.position, self.birth_year):
            field.clear()
        fields.choose(self.salutation, None)
        fields.choose(self.gender, Gender.UNKNOWN)
        self.name.setFocus()

    @override
    def save(self) -> None:
        form = PersonForm(
            name=self.name.text(),
            unit_id=self.unit.currentData(),
            salutation=self.salutation.currentData(),
            position_title=self.position.text(),
            birth_year=self.birth_year.text(),
            gender=self.gender.currentData(),
            person_group=self.group.currentData(),
            moved_on=self.moved_on.text(),
        )
        self.saved.emit(save_person(self._desk, form, person_id=self._record_id).id)


class HouseholdDialog(MemberDialog):
    """Head, danh xưng, unit and address of a household."""

    cls = Household
    kind = "hộ gia đình"

    @override
    def build(self) -> None:
        self.name, self.address = QLineEdit(), QLineEdit()
        self.salutation = fields.salutation_combo()
        self.add_field("head_name", "Chủ hộ", self.name, hint="Họ và tên chủ hộ.")
        self.add_field("same", "Xem lại", self.same)
        self.add_field("head_salutation", "Danh xưng", self.salutation)
        self.add_field("unit", "Thuộc đơn vị", self.unit)
        self.add_field("address", "Địa chỉ", self.address)
        if self._record_id:
            row = self._desk.store.get(Household, self._record_id)
            self.name.setText(row.head_name)
            self.address.setText(row.address)
            fields.choose(self.salutation, row.head_salutation)
            fields.choose(self.unit, row.unit_id)
        self.name.textChanged.connect(self.look_alike)
        self.name.setFocus()

    @override
    def known(self) -> Known:
        return Known(self.name.text(), self.unit.currentData())

    @override
    def reset(self) -> None:
        self.name.clear()
        self.address.clear()
        fields.choose(self.salutation, None)
        self.name.setFocus()

    @override
    def save(self) -> None:
        form = HouseholdForm(
            head_name=self.name.text(),
            unit_id=self.unit.currentData(),
            head_salutation=self.salutation.currentData(),
            address=self.address.text(),
        )
        self.saved.emit(save_household(self._desk, form, household_id=self._record_id).id)


class CollectiveDialog(MemberDialog):
    """Name, unit and head of a small collective."""

    cls = Collective
    kind = "tập thể nhỏ"

    @override
    def build(self) -> None:
        self.name, self.head = QLineEdit(), QLineEdit()
        self.add_field(
            "name",
            "Tên tập thể",
            self.name,
            hint="Tổ chuyên môn, chi hội, tổ tự quản… được khen nhưng không có chỉ tiêu riêng.",
        )
        self.add_field("same", "Xem lại", self.same)
        self.add_field("unit", "Thuộc đơn vị", self.unit)
        self.add_field("head", "Người đứng đầu", self.head)
        if self._record_id:
            row = self._desk.store.get(Collective, self._record_id)
            self.name.setText(row.name)
            self.head.setText(row.head or "")
            fields.choose(self.unit, row.unit_id)
        self.name.textChanged.connect(self.look_alike)
        self.name.setFocus()

    @override
    def known(self) -> Known:
        return Known(self.name.text(), self.unit.currentData())

    @override
    def reset(self) -> None:
        self.name.clear()
        self.head.clear()
        self.name.setFocus()

    @override
    def save(self) -> None:
        form = CollectiveForm(
            name=self.name.text(), unit_id=self.unit.currentData(), head=self.head.text()
        )
        self.saved.emit(save_collective(self._desk, form, collective_id=self._record_id).id)
