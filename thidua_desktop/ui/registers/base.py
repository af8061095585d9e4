"""What registers share: adding, changing and removing a row, and the filter by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Unit
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.list_window import Listed, ListWindow
from thidua_desktop.ui.master.page import allow, show_everything
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.master.form import FormDialog
    from thidua_desktop.ui.theme import Theme

CHOOSE_FIRST = "Chọn một dòng trong sổ trước."
ALL_UNITS = "Mọi đơn vị"


class RegisterDialog(ListWindow):
    """A register says how a row is formed and removed; one that does more adds its acts."""

    ems = (86, 44)

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        *,
        campaign_id: int | None,
        day: date,
        unit_id: int | None = None,
        indicator_id: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`unit_id` and `indicator_id` are proposed for a new one: those at hand.

        A register of no campaign (None) is about all units of the office.
        """
        self._campaign, self._day = campaign_id, day
        self._unit_id, self._indicator_id = unit_id, indicator_id
        self._units = _units(desk, campaign_id, day)
        super().__init__(theme, desk, parent)

    @property
    def _campaign_id(self) -> int:
        assert self._campaign is not None  # noqa: S101 - only a register of one asks
        return self._campaign

    # what a register answers to

    def form(self, key: int | None) -> FormDialog:
        """Make the form of a row, or of a new one."""
        raise NotImplementedError

    def remove_row(self, key: int) -> str:
        """Delete a row; return its name."""
        raise NotImplementedError

    # what they share

    @override
    def make_acts(self) -> None:
        self.unit = self.filters.add_choice(
            Icon.UNITS, (ALL_UNITS, *(u.short_name for u in self._units)), name="Đơn vị"
        )
        self.unit.chosen.connect(self.show_found)
        self.add = self.add_act(
            f"Thêm {self.words.thing}…", Icon.PLUS, self._add, keys="Ins", main=True
        )
        self.edit = self.add_act("Sửa…", Icon.EDIT, self._edit, keys="F2")
        self.remove = self.add_act("Xóa", Icon.DELETE, self._remove, keys="Del")
        self.table.key_opened.connect(self._edit)

    @override
    def keeps(self, row: Listed) -> bool:
        return super().keeps(row) and self.shown_unit in (None, row.unit_id)

    @override
    def show_all(self) -> None:
        show_everything(self.filters, self.group, self.unit)

    @override
    def allow_acts(self, key: int | None) -> None:
        for action in (self.edit, self.remove):
            allow(action, allowed=key is not None, why=CHOOSE_FIRST)

    def only_unit(self, unit_id: int) -> None:
        """Narrow the list to one unit."""
        numbers = [unit.id for unit in self._units]
        if unit_id in numbers:
            self.unit.choose(numbers.index(unit_id) + 1)
            self.show_found()

    @property
    def shown_unit(self) -> int | None:
        """The unit the list is narrowed to."""
        return self._units[self.unit.current - 1].id if self.unit.current else None

    def _add(self, *_: object) -> None:
        self.open_form(self.form(None))

    def _edit(self, *_: object) -> None:
        if self.key is not None and self.edit.isEnabled():
            self.open_form(self.form(self.key))

    def _remove(self, *_: object) -> None:
        if self.key is None:
            return
        try:
            name = self.remove_row(self.key)
        except RuleError as error:
            self.refuse(error)
            return
        self.read()
        self.say(f"Đã xóa “{name}”. Ctrl+Z để hoàn tác, hoặc lấy lại trong Thùng rác.", Tone.GOOD)


def _units(desk: Desk, campaign_id: int | None, day: date) -> tuple[Unit, ...]:
    """Offer the units of the campaign, or without one all that are active."""
    if campaign_id is not None:
        return desk.board(campaign_id).units(day)
    rows = [unit for unit in desk.store.all(Unit) if not is_closed(unit, day)]
    return tuple(sorted(rows, key=lambda unit: unit.sort_key))
