"""Ma trận: indicators under their fields as rows, the units of a block as columns."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, Qt
from typing_extensions import override

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import numbered
from thidua_desktop.domain.records import Field
from thidua_desktop.domain.terms import Rule
from thidua_desktop.ui.progress.cells import Shown, plain, prepare_value
from thidua_desktop.ui.progress.sheet import EMPTY, NO_INDEX, Index, SheetModel, name_of
from thidua_desktop.ui.progress.watch import WatchList
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from thidua_desktop.domain.records import Indicator, IndicatorVersion, Unit
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.progress.sheet import Key


class Column(IntEnum):
    """The columns before the units."""

    TEXT = 0
    MEASURE = 1
    TARGET = 2


FIRST_UNIT = len(Column)
TITLES = ("Nội dung, chỉ tiêu", "ĐVT", "Chỉ tiêu giao")


class GridModel(SheetModel):
    """Of a block only the indicators given there are worth a row."""

    frozen = FIRST_UNIT

    def __init__(
        self, desk: Desk, campaign_id: int, day: date, *, seen: WatchList | None = None
    ) -> None:
        super().__init__(desk, campaign_id, day, seen=seen or WatchList())
        self.load()

    @property
    def units(self) -> tuple[Unit, ...]:
        return self._units

    @override
    def load(self) -> None:
        board = self.board
        units = board.units(self.day, block_id=self.block_id)
        fields = [(field, board.indicators_of(field.id)) for field in board.fields]
        if self.watch is not None:
            units = tuple(
                u
                for u in units
                if any(self.is_wanted((u.id, i.id)) for _, own in fields for i in own)
            )
        self._units = units
        self._rows: list[Field | Indicator] = []
        for field, indicators in fields:
            mine = [i for i in indicators if self._is_shown(i)]
            if mine:
                self._rows += [field, *mine]
        self._row_of = {row.id: n for n, row in enumerate(self._rows) if not isinstance(row, Field)}
        self._column_of = {u.id: FIRST_UNIT + n for n, u in enumerate(self._units)}

    def _is_shown(self, indicator: Indicator) -> bool:
        if self.watch is not None:
            return any(self.is_wanted((u.id, indicator.id)) for u in self._units)
        if self.block_id is None:
            return True
        return any(self.board.cell(u.id, indicator.id) is not None for u in self._units)

    def indicator_at(self, row: int) -> Indicator | None:
        """Return the indicator of a row; None for the row of a field."""
        held = self._rows[row]
        return None if isinstance(held, Field) else self.board.indicator(held.id)

    def unit_at(self, column: int) -> Unit | None:
        """Return the unit of a column; None for the columns before them."""
        return self._units[column - FIRST_UNIT] if column >= FIRST_UNIT else None

    @override
    def head(self, row: int) -> str:
        held = self._rows[row]
        return numbered(held.number, held.title) if isinstance(held, Field) else ""

    @override
    def cell_at(self, row: int, column: int) -> Key | None:
        held = self._rows[row]
        if isinstance(held, Field) or column < FIRST_UNIT:
            return None
        return self._units[column - FIRST_UNIT].id, held.id

    @override
    def place(self, unit_id: int, indicator_id: int) -> QModelIndex:
        row, column = self._row_of.get(indicator_id), self._column_of.get(unit_id)
        return QModelIndex() if row is None or column is None else self.index(row, column)

    @override
    def is_value(self, column: int) -> bool:
        return column >= FIRST_UNIT

    @override
    def places_of(self, keys: Iterable[Key]) -> list[tuple[int, int]]:
        found = (self.place(*key) for key in keys)
        return [(p.row(), p.column()) for p in found if p.isValid()]

    # Qt's questions

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else FIRST_UNIT + len(self._units)

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        unit = self.unit_at(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return unit.short_name if unit is not None else TITLES[section]
        if role == Qt.ItemDataRole.ToolTipRole and unit is not None:
            return unit.name
        return None

    @override
    def prepare(self, row: int, column: int) -> Shown:
        indicator = self.indicator_at(row)
        if indicator is None:
            return EMPTY
        unit = self.unit_at(column)
        if unit is not None:
            dim = not self.is_wanted((unit.id, indicator.id))
            return prepare_value(self.board, unit.id, indicator, self.day, dim=dim)
        version = self.board.version(indicator.id, self.day)
        if version is None:
            return EMPTY
        if column == Column.TEXT:
            short, whole = name_of(self.board, indicator, self.day)
            return plain(short, tip=whole)
        if column == Column.MEASURE:
            return plain(measure(indicator), tone=Tone.MUTED)
        return plain(target_text(indicator.rule, version), number=True)


def measure(indicator: Indicator) -> str:
    """Write the unit of measure as the grid shows it: a ratio is in percent, a grade is a level."""
    plain = {Rule.RATIO: "%", Rule.GRADE: "mức", Rule.DONE: ""}
    return indicator.measure_unit or plain.get(indicator.rule, "")


def asked_text(indicator: Indicator, version: IndicatorVersion) -> str:
    """Write the target with its measure; a level or a task to finish has none."""
    text = target_text(indicator.rule, version)
    measured = indicator.rule not in {Rule.DONE, Rule.GRADE} and version.target is not None
    return f"{text} {measure(indicator)}".strip() if measured else text


def target_text(rule: Rule, version: IndicatorVersion) -> str:
    """Write the target with its direction."""
    if rule is Rule.DONE:
        return "xong"
    if rule is Rule.GRADE:
        return "Tốt"
    if version.target is None:
        return "chưa giao"
    number = format_decimal(version.target)
    if rule is Rule.AT_LEAST:
        return f"{'>' if version.strict else '≥'} {number}"
    if rule is Rule.AT_MOST and version.target:
        return f"{'<' if version.strict else '≤'} {number}"
    return number
