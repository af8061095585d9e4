"""Sáp nhập đơn vị: which ones, into what, from when, by what document, and what goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date, parse_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Collective, Household, Person, Unit
from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.services.merged_tasks import left_behind, proposals
from thidua_desktop.services.mergers import MergerForm, merge, open_nominations
from thidua_desktop.ui.master.form import FormDialog, day_field
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.units.fields import choose, combo, enum_combo
from thidua_desktop.ui.units.merge_parts import TickList, ValuesTable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

MEMBER_KINDS = (Person, Household, Collective)
NEW = "Thành một đơn vị mới"
MEMBERS = "Chuyển người, hộ sang"
ASK_DAY = "Nhập ngày sáp nhập để xem số liệu của các đơn vị."
NOTHING = "Các đơn vị này chưa có số liệu nào để chuyển."
CARRY = (
    "Chỉ những dòng được đánh dấu mới ghi. Số đếm được cộng sẵn; tỷ lệ, mức đánh giá và việc đã "
    "xong thì gõ lấy. Đơn vị sau sáp nhập bắt đầu với các số này từ ngày sáp nhập."
)


class MergeDialog(FormDialog):
    """One form for the whole act; nothing is written before the last button."""

    merged = Signal(int)  # id of the unit that stands for the others now

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int | None,
        day: date,
        unit_ids: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        """`unit_ids` are ticked from the start."""
        super().__init__(theme, title="Sáp nhập đơn vị", action="Sáp nhập", parent=parent)
        self._desk, self._campaign_id = desk, campaign_id
        self._board = desk.board(campaign_id) if campaign_id is not None else None
        taking_part = self._board.units(day) if self._board is not None else ()
        others = sorted(
            (u for u in desk.store.all(Unit) if u not in taking_part and not is_closed(u, day)),
            key=lambda u: u.sort_key,
        )
        self._choices = {u.id: u for u in (*taking_part, *others)}
        self.units, self.nominations = TickList(theme), TickList(theme)
        self.successor, self.kind = combo([(NEW, None)]), enum_combo(UnitKind)
        self.name, self.document, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.block = combo((b.name, b.id) for b in (self._board.blocks if self._board else ()))
        self.on_day, self.document_day = day_field(day), day_field()
        self.members = QCheckBox()
        self.values = ValuesTable(theme)
        self.units.offer(((n, u.name) for n, u in self._choices.items()), ticked=unit_ids)
        self._add_fields()
        self.show_field("values", shown=self._board is not None)
        self._propose_place(day)
        self._connect()
        self._take_units()
        self.units.setFocus()
        self.resize(theme.metrics.em * 62, theme.metrics.em * 44)

    def _add_fields(self) -> None:
        self.add_field(
            "units", "Các đơn vị", self.units, hint="Đánh dấu ít nhất hai đơn vị (phím cách)."
        )
        self.add_field("successor", "Sau sáp nhập", self.successor)
        self.add_field("name", "Tên đơn vị mới", self.name)
        self.add_field("kind", "Loại đơn vị", self.kind)
        self.add_field("block", "Khối thi đua", self.block)
        self.add_field(
            "on_day",
            "Từ ngày",
            self.on_day,
            hint="Từ ngày này các đơn vị cũ thôi xếp hạng. Mọi số liệu xem đến trước ngày này giữ "
            "nguyên.",
        )
        self.add_field("document", "Văn bản", self.document, hint="Ví dụ Nghị quyết 12/NQ-HĐND.")
        self.add_field("document_day", "Ngày văn bản", self.document_day)
        self.add_field("members", MEMBERS, self.members)
        self.add_field(
            "nominations",
            "Đề nghị khen",
            self.nominations,
            hint="Đánh dấu để chuyển đề nghị sang đơn vị sau sáp nhập.",
        )
        self.add_field("reason", "Lý do để lại", self.reason)
        self.add_field("values", "Chuyển số liệu", self.values)

    def _connect(self) -> None:
        self.units.ticked.connect(self._take_units)
        self.successor.currentIndexChanged.connect(self._take_successor)
        self.kind.currentIndexChanged.connect(self._propose_values)
        self.on_day.editingFinished.connect(self._propose_values)
        self.nominations.ticked.connect(self._ask_reason)

    def _propose_place(self, day: date) -> None:
        """Begin with the kind and block of the first unit that is ticked."""
        for first in self.units.ids[:1]:
            choose(self.kind, self._choices[first].kind)
            place = self._board.block_of(first, day) if self._board is not None else None
            if place is not None:
                choose(self.block, place.id)
        self.members.setChecked(True)

    def _take_units(self) -> None:
        """Offer what follows from the ticked units."""
        ids, before = self.units.ids, self.successor.currentData()
        self.successor.blockSignals(True)
        self.successor.clear()
        self.successor.addItem(NEW, None)
        for n in ids:
            self.successor.addItem(f"Vào {self._choices[n].name}", n)
        choose(self.successor, before if before in ids else None)
        self.successor.blockSignals(False)
        self._take_successor()

    def _take_successor(self, *_: object) -> None:
        new = self.successor.currentData() is None
        for field in ("name", "kind"):
            self.show_field(field, shown=new)
        self.show_field("block", shown=new and self._board is not None)
        ended = self._form().ended_ids
        store = self._desk.store
        rows = open_nominations(self._desk, ended)
        before = set(self.nominations.ids)
        known = set(self.nominations.every)
        self.nominations.offer(
            ((r.id, f"{r.printed_name} · {label(r.state)}") for r in rows),
            ticked=(r.id for r in rows if r.id in before or r.id not in known),
        )
        self.show_field("nominations", shown=bool(rows))
        number = [sum(len(store.where(cls, unit_id=n)) for n in ended) for cls in MEMBER_KINDS]
        counted = f"{number[0]} cá nhân, {number[1]} hộ gia đình, {number[2]} tập thể nhỏ"
        self.members.setText(f"Chuyển cả {counted} của đơn vị cũ")
        self.show_field("members", shown=any(number))
        self._ask_reason()
        self._propose_values()

    def _ask_reason(self) -> None:
        left = set(self.nominations.every) - set(self.nominations.ids)
        self.show_field("reason", shown=bool(left))

    def _propose_values(self, *_: object) -> None:
        form = self._form()
        try:
            day = parse_date(form.on_day)
        except RuleError:
            self.values.offer((), ASK_DAY)
            return
        kind = form.kind
        if form.successor_id is not None:
            kind = self._choices[form.successor_id].kind
        found = proposals(
            self._desk, form.unit_ids, successor_id=form.successor_id, kind=kind, day=day
        )
        note = CARRY if found else NOTHING
        late = left_behind(self._desk, form.ended_ids, day=day)
        if late:
            note += (
                f" Có {late} số liệu của đơn vị cũ ghi từ {format_date(day)} trở đi sẽ không còn "
                "được tính."
            )
        self.values.offer(found, note)

    def _form(self) -> MergerForm:
        successor, block = self.successor.currentData(), self.block.currentData()
        new = successor is None
        return MergerForm(
            unit_ids=self.units.ids,
            successor_id=successor if isinstance(successor, int) else None,
            name=clean(self.name.text()),
            kind=self.kind.currentData(),
            block_id=block if new and isinstance(block, int) else None,
            on_day=self.on_day.text(),
            document=self.document.text(),
            document_day=self.document_day.text(),
            with_members=self.members.isChecked(),
            nomination_ids=self.nominations.ids,
            reason=self.reason.text(),
            carried=self.values.carried,
        )

    @override
    def save(self) -> None:
        try:
            unit = merge(self._desk, self._form(), campaign_id=self._campaign_id)
        except RuleError as error:
            raise RuleError(*map(self._at_table, error.problems)) from error
        self.merged.emit(unit.id)

    def _at_table(self, problem: Problem) -> Problem:
        """Say what is wrong with a carried value below the table, at its row."""
        campaign, slash, indicator = problem.field.partition("/")
        if not slash:
            return problem
        self.values.point_at(int(campaign), int(indicator))
        return Problem("values", problem.code, problem.params)
