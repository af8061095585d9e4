"""The form of a role model: who, what for, and how it was made known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import Collective, Household, Person
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services.role_models import RoleModelForm, form_of, save_role_model
from thidua_desktop.ui.awards.dialogs import text_box
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.units.fields import choose, combo, enum_combo, unit_combo

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.records import RoleModel
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

WHOLE_UNIT = "Cả đơn vị"
CHOOSE = "Chọn…"


class RoleModelDialog(FormDialog):
    """Offers the people, households or small collectives of the chosen unit."""

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int | None,
        day: date,
        row: RoleModel | None,
        parent: QWidget | None = None,
    ) -> None:
        title = "Thêm gương điển hình" if row is None else "Sửa gương điển hình"
        action = "Thêm vào sổ" if row is None else "Lưu"
        super().__init__(theme, title=title, action=action, parent=parent)
        self._desk, self._campaign_id, self._row = desk, campaign_id, row
        form = RoleModelForm(found_on=format_date(desk.clock.today()))
        if row is not None:
            form = form_of(row)
        self.subject = enum_combo(SubjectKind)
        self.unit = unit_combo(desk, day=day, chosen=form.unit_id)
        self.who = combo([(CHOOSE, None)])
        self.title, self.content = QLineEdit(form.title), text_box(theme)
        self.found_on, self.document = day_field(), QLineEdit(form.document)
        self.made_known = text_box(theme, 2)
        self._build()
        self._fill(form)
        self.subject.currentIndexChanged.connect(self._offer)
        self.unit.currentIndexChanged.connect(self._offer)
        self.title.setFocus()
        self.resize(theme.metrics.em * 52, theme.metrics.em * 42)

    def _build(self) -> None:
        self.add_field("title", "Gương về việc gì", self.title)
        self.add_field("subject", "Là", self.subject)
        self.add_field("unit", "Đơn vị", self.unit)
        self.add_field("who", "Tên", self.who)
        self.add_field("content", "Việc làm, kết quả", self.content)
        self.add_field("found_on", "Ngày phát hiện", self.found_on)
        self.add_field("document", "Văn bản", self.document, hint="Số, ngày nếu đã có.")
        self.add_field(
            "made_known",
            "Tuyên truyền, nhân rộng",
            self.made_known,
            hint="Loa truyền thanh, hội nghị, trang của xã…, ngày nào.",
        )

    def _fill(self, form: RoleModelForm) -> None:
        choose(self.subject, form.subject)
        self._offer()
        choose(self.who, form.person_id or form.household_id or form.collective_id)
        self.content.setPlainText(form.content)
        self.found_on.setText(form.found_on)
        self.made_known.setPlainText(form.made_known)

    def _offer(self, *_: object) -> None:
        kind: SubjectKind = self.subject.currentData()
        first = WHOLE_UNIT if kind is SubjectKind.COLLECTIVE else CHOOSE
        self.who.clear()
        self.who.addItem(first, None)
        for name, key in self._members(kind):
            self.who.addItem(name, key)

    def _members(self, kind: SubjectKind) -> list[tuple[str, int]]:
        unit_id = self.unit.currentData()
        if unit_id is None:
            return []
        store = self._desk.store
        if kind is SubjectKind.HOUSEHOLD:
            households = store.where(Household, unit_id=unit_id)
            return [(h.head_name, h.id) for h in sorted(households, key=lambda h: h.sort_key)]
        cls = Person if kind is SubjectKind.PERSON else Collective
        members = store.where(cls, unit_id=unit_id)
        return [(m.name, m.id) for m in sorted(members, key=lambda m: m.sort_key)]

    @override
    def save(self) -> None:
        kind: SubjectKind = self.subject.currentData()
        who = self.who.currentData()
        form = RoleModelForm(
            subject=kind,
            unit_id=self.unit.currentData(),
            person_id=who if kind is SubjectKind.PERSON else None,
            household_id=who if kind is SubjectKind.HOUSEHOLD else None,
            collective_id=who if kind is SubjectKind.COLLECTIVE else None,
            title=self.title.text(),
            content=self.content.toPlainText(),
            found_on=self.found_on.text(),
            document=self.document.text(),
            made_known=self.made_known.toPlainText(),
        )
        row_id = None if self._row is None else self._row.id
        save_role_model(self._desk, self._campaign_id, form, row_id=row_id)
