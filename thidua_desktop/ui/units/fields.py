"""Fields that several dialogs of the tab share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from thidua_desktop.domain.records import Unit
from thidua_desktop.domain.terms import Salutation
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.ui.texts import label

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from enum import Enum

    from thidua_desktop.services.desk import Desk


def combo(choices: Iterable[tuple[str, object]]) -> QComboBox:
    """Make a list to choose from; the first entry is chosen."""
    made = QComboBox()
    for words, value in choices:
        made.addItem(words, value)
    return made


def enum_combo(kind: type[Enum]) -> QComboBox:
    return combo((label(member), member) for member in kind)


def salutation_combo() -> QComboBox:
    return combo([("Chưa chọn", None), *((label(s), s) for s in Salutation)])


def unit_combo(desk: Desk, *, day: date, chosen: int | None) -> QComboBox:
    """Offer the units that are active on `day`, and the chosen one whatever it is."""
    units = sorted(desk.store.all(Unit), key=lambda u: u.sort_key)
    made = combo(
        (unit.name, unit.id) for unit in units if unit.id == chosen or not is_closed(unit, day)
    )
    made.setCurrentIndex(made.findData(chosen) if chosen is not None else -1)
    made.setPlaceholderText("Chọn đơn vị")
    return made


def choose(field: QComboBox, value: object) -> None:
    field.setCurrentIndex(field.findData(value))
