"""The form of an initiative or a model, and of what recognised it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.domain.records import Initiative, Person
from thidua_desktop.domain.terms import InitiativeKind
from thidua_desktop.services.evidence import Owner, of_owner
from thidua_desktop.services.initiatives import InitiativeForm, form_of, save_initiative
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.evidence.evidence_list import EvidenceList
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.registers.choices import indicator_combo
from thidua_desktop.ui.units.fields import choose, combo, enum_combo, unit_combo

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

OF_UNIT = "Của cả đơn vị"


class InitiativeDialog(FormDialog):
    """Offers the people of the chosen unit only."""

    saved = Signal(int)  # id of the row that was stored

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int,
        day: date,
        initiative_id: int | None,
        unit_id: int | None = None,
        indicator_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`unit_id` and `indicator_id` are proposed for a new one."""
        new = initiative_id is None
        super().__init__(
            theme,
            title="Thêm sáng kiến, mô hình" if new else "Sửa sáng kiến, mô hình",
            action="Thêm vào sổ" if new else "Lưu",
            parent=parent,
        )
        self._desk, self._campaign_id, self._id = desk, campaign_id, initiative_id
        form = InitiativeForm(unit_id=unit_id, indicator_id=indicator_id)
        if initiative_id is not None:
            form = form_of(desk.store.get(Initiative, initiative_id))
        self.kind = enum_combo(InitiativeKind)
        self.unit = unit_combo(desk, day=day, chosen=form.unit_id)
        self.person = combo([(OF_UNIT, None)])
        self.title, self.content = QLineEdit(form.title), text_box(theme)
        self.indicator = indicator_combo(desk.board(campaign_id), day=day, chosen=form.indicator_id)
        self.document = QLineEdit(form.recognised_document)
        self.confirmed_by = QLineEdit(form.confirmed_by)
        self.on_day = day_field()
        self.on_day.setText(form.on_day)
        self.content.setPlainText(form.content)
        choose(self.kind, form.kind)
        self._offer_people()
        choose(self.person, form.person_id)
        self.unit.currentIndexChanged.connect(self._offer_people)
        self.evidence = EvidenceList(theme, desk, short=True)
        self._build()
        self.title.setFocus()
        self.resize(theme.metrics.em * 54, theme.metrics.em * 46)

    def _build(self) -> None:
        self.add_field("title", "Tên", self.title)
        self.add_field("kind", "Loại", self.kind)
        self.add_field("unit", "Đơn vị", self.unit)
        self.add_field("person", "Của ai", self.person)
        self.add_field("content", "Nội dung, hiệu quả", self.content)
        self.add_field("indicator", "Thuộc chỉ tiêu", self.indicator)
        self.add_field(
            "document",
            "Văn bản công nhận",
            self.document,
            hint="Số, ký hiệu. Ví dụ “Quyết định số 12/QĐ-UBND”.",
        )
        self.add_field(
            "confirmed_by",
            "Hoặc người xác nhận",
            self.confirmed_by,
            hint="Thủ trưởng đơn vị xác nhận: họ tên, chức vụ.",
        )
        self.add_field(
            "on_day",
            "Ngày công nhận",
            self.on_day,
            hint="Chưa công nhận, xác nhận thì để trống ba ô này; khi xét khen chưa được tính.",
        )
        self.add_field("file", "Minh chứng", self.evidence)
        if self._id is not None:
            owner = Owner(initiative_id=self._id)
            views = partial(of_owner, self._desk, owner)
            self.evidence.show_owner(self._campaign_id, owner, views=views)

    def _offer_people(self, *_: object) -> None:
        self.person.clear()
        self.person.addItem(OF_UNIT, None)
        unit_id = self.unit.currentData()
        if unit_id is None:
            return
        people = self._desk.store.where(Person, unit_id=unit_id)
        for person in sorted(people, key=lambda p: p.sort_key):
            self.person.addItem(person.name, person.id)

    @override
    def save(self) -> None:
        form = InitiativeForm(
            kind=self.kind.currentData(),
            unit_id=self.unit.currentData(),
            person_id=self.person.currentData(),
            title=self.title.text(),
            content=self.content.toPlainText(),
            indicator_id=self.indicator.currentData(),
            recognised_document=self.document.text(),
            confirmed_by=self.confirmed_by.text(),
            on_day=self.on_day.text(),
        )
        made = save_initiative(
            self._desk,
            self._campaign_id,
            form,
            initiative_id=self._id,
            files=self.evidence.taken,
        )
        self.evidence.forget()
        self.saved.emit(made.id)
