"""The form of a council member: who, as what, from when; whose case is his or her own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Collective, CouncilMember, Person, Unit
from thidua_desktop.domain.terms import CouncilRole
from thidua_desktop.services import council
from thidua_desktop.services.council import MemberForm
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.units.fields import choose, combo, enum_combo, unit_combo
from thidua_desktop.ui.widgets.completion import PopupCompleter

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

NONE = "Không"


class MemberDialog(FormDialog):
    """Adds, corrects, or with `changes` lets another role begin on a day."""

    saved = Signal(int)  # id of the row that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        row: CouncilMember | None,
        changes: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        words = "Thêm thành viên" if row is None else "Đổi vai trò" if changes else "Sửa thành viên"
        super().__init__(theme, title=words, action="Lưu", parent=parent)
        self._desk, self._row, self._changes = desk, row, changes
        day = desk.clock.today()
        form = council.blank_member(desk) if row is None else council.form_of(row)
        self._people = _people(desk)
        self.name = QLineEdit(form.name)
        self.role, self.title = enum_combo(CouncilRole), QLineEdit(form.position_title)
        self.person = QLineEdit(_name_of(self._people, form.person_id))
        self._completer = PopupCompleter(self.person, tuple(self._people))
        self.unit = unit_combo(desk, day=day, chosen=form.heads_unit_id)
        self.unit.insertItem(0, NONE, None)
        self.collective = _collectives(desk, day, form.heads_collective_id)
        self.valid_from, self.valid_to = day_field(), day_field()
        self.document = QLineEdit(form.document)
        choose(self.role, form.role)
        choose(self.unit, form.heads_unit_id)
        self.valid_from.setText(format_date(day) if changes else form.valid_from)
        self.valid_to.setText(form.valid_to)
        self.person.editingFinished.connect(self._take_person)
        self._build()
        (self.role if changes else self.name).setFocus()
        self.resize(theme.metrics.em * 52, theme.metrics.em * 42)

    def _build(self) -> None:
        self.add_field("name", "Họ và tên", self.name)
        self.add_field("role", "Trong Hội đồng là", self.role)
        self.add_field(
            "position_title", "Chức vụ", self.title, hint="Ví dụ “Phó Chủ tịch UBND xã”."
        )
        self.add_field(
            "person",
            "Là ai trong danh mục",
            self.person,
            hint="Gõ tên rồi chọn. Khi xét khen chính người này, thành viên không biểu quyết.",
        )
        self.add_field(
            "unit",
            "Đứng đầu đơn vị",
            self.unit,
            hint="Khi xét khen tập thể đơn vị này, thành viên không biểu quyết.",
        )
        self.add_field("collective", "Đứng đầu tập thể nhỏ", self.collective)
        if self._changes:
            self.add_field(
                "from_day",
                "Vai trò mới từ ngày",
                self.valid_from,
                hint="Vai trò cũ giữ đến hết ngày hôm trước.",
            )
        else:
            self.add_field(
                "valid_from", "Từ ngày", self.valid_from, hint="Trống: từ trước đến nay."
            )
        self.add_field("valid_to", "Đến hết ngày", self.valid_to, hint="Trống: đang là thành viên.")
        self.add_field(
            "document",
            "Văn bản thành lập",
            self.document,
            hint="Số, ngày quyết định thành lập, kiện toàn Hội đồng.",
        )

    def _take_person(self) -> None:
        """Fill name and position with those of the chosen person, where they are blank."""
        person = self._people.get(clean(self.person.text()))
        if person is not None:
            if not clean(self.name.text()):
                self.name.setText(person.name)
            if not clean(self.title.text()):
                self.title.setText(person.position_title)

    @override
    def save(self) -> None:
        typed = clean(self.person.text())
        person = self._people.get(typed)
        if typed and person is None:
            raise rule("person", "member.person_unknown", name=typed)
        form = MemberForm(
            name=self.name.text(),
            position_title=self.title.text(),
            role=self.role.currentData(),
            person_id=None if person is None else person.id,
            heads_unit_id=self.unit.currentData(),
            heads_collective_id=self.collective.currentData(),
            valid_from="" if self._changes else self.valid_from.text(),
            valid_to=self.valid_to.text(),
            document=self.document.text(),
        )
        if self._changes and self._row is not None:
            made = council.change_member(
                self._desk, self._row.id, form, from_day=self.valid_from.text()
            )
        else:
            key = None if self._row is None else self._row.id
            made = council.save_member(self._desk, form, member_id=key)
        self.saved.emit(made.id)


class EndDialog(FormDialog):
    """Takes a member's last day."""

    def __init__(
        self, theme: Theme, desk: Desk, *, row: CouncilMember, parent: QWidget | None
    ) -> None:
        title = f"Thôi thành viên – {row.name}"
        super().__init__(theme, title=title, action="Ghi ngày thôi", parent=parent)
        self._desk, self._row = desk, row
        self.last_day = day_field(desk.clock.today())
        self.add_field(
            "valid_to",
            "Ngày cuối cùng",
            self.last_day,
            hint="Các cuộc họp sau ngày này không tính thành viên này nữa.",
        )
        self.last_day.setFocus()
        self.resize(theme.metrics.em * 42, theme.metrics.em * 16)

    @override
    def save(self) -> None:
        day = parse_date(self.last_day.text(), field="valid_to")
        council.end_member(self._desk, self._row.id, last_day=day)


def _people(desk: Desk) -> Mapping[str, Person]:
    """Name everybody on record so that two of one name are told apart."""
    units = {unit.id: unit.short_name for unit in desk.store.all(Unit)}
    made: dict[str, Person] = {}
    for row in sorted(desk.store.all(Person), key=lambda p: p.sort_key):
        words = f"{row.name} – {units[row.unit_id]}"
        if words in made:
            words = f"{words} ({row.birth_year or row.id})"
        made[words] = row
    return made


def _name_of(people: Mapping[str, Person], person_id: int | None) -> str:
    return next((words for words, row in people.items() if row.id == person_id), "")


def _collectives(desk: Desk, day: date, chosen: int | None) -> QComboBox:
    units = {unit.id: unit.short_name for unit in desk.store.all(Unit)}
    rows = [
        row
        for row in sorted(desk.store.all(Collective), key=lambda c: c.sort_key)
        if row.id == chosen or not is_closed(row, day)
    ]
    made = combo([(NONE, None), *((f"{row.name} – {units[row.unit_id]}", row.id) for row in rows)])
    choose(made, chosen)
    return made
