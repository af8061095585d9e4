"""The grid's model: prepared cells of one campaign as at a day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled, RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import numbered
from thidua_desktop.domain.records import Field, ProgressEntry, Verification
from thidua_desktop.domain.terms import CellState, Rule
from thidua_desktop.domain.typed import write_cell
from thidua_desktop.services import progress
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.master.grid import BlockModel
from thidua_desktop.ui.master.lines import GROUP_ROLE
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.verification.reason_choice import with_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from thidua_desktop.domain.records import Indicator, IndicatorVersion, Unit
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.verification.reason_choice import Ask

    # the report that typed values come with
    ReportOf = Callable[[], int | None]

Index = QModelIndex | QPersistentModelIndex
STATE_ROLE = Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()


class Column(IntEnum):
    """The columns before the units."""

    TEXT = 0
    MEASURE = 1
    TARGET = 2


FIRST_UNIT = len(Column)


@dataclass(frozen=True, slots=True)
class Shown:
    """One prepared cell."""

    text: str
    state: CellState | None
    tip: str


def _no_report() -> None:
    return None


class GridModel(BlockModel):
    """Rows are indicators under their fields, columns are units."""

    frozen = FIRST_UNIT

    def __init__(self, desk: Desk, campaign_id: int, day: date) -> None:
        super().__init__()
        self._desk = desk
        self._campaign_id = campaign_id
        self.day = day
        self.ask_reason: Ask | None = None
        self._block_id: int | None = None
        self.report_of: ReportOf = _no_report
        self._load()

    # what is shown

    @property
    def board(self) -> CampaignBoard:
        return self._desk.board(self._campaign_id)

    @property
    def units(self) -> tuple[Unit, ...]:
        return self._units

    def show(self, day: date, *, block_id: int | None) -> None:
        """Show another day or another block (None: all of them)."""
        self.beginResetModel()
        self.day, self._block_id = day, block_id
        self._load()
        self.endResetModel()

    def _load(self) -> None:
        board = self.board
        self._units = board.units(self.day, block_id=self._block_id)
        self._rows: list[Field | Indicator] = []
        for field in board.fields:
            mine = [i for i in board.indicators_of(field.id) if self._is_shown(i)]
            if mine:
                self._rows += [field, *mine]
        self._cells: dict[tuple[int, int], Shown] = {}
        self._row_of = {
            row.id: n for n, row in enumerate(self._rows) if self.indicator_at(n) is not None
        }
        self._column_of = {u.id: FIRST_UNIT + n for n, u in enumerate(self._units)}

    def _is_shown(self, indicator: Indicator) -> bool:
        """Of a block only the indicators assigned there are worth a row."""
        if self._block_id is None:
            return True
        return any(self.board.cell(u.id, indicator.id) is not None for u in self._units)

    def indicator_at(self, row: int) -> Indicator | None:
        """Return the indicator of a row; None for the row of a field."""
        held = self._rows[row]
        return None if not hasattr(held, "rule") else self.board.indicator(held.id)

    @override
    def is_group(self, row: int) -> bool:
        return self.indicator_at(row) is None

    def unit_at(self, column: int) -> Unit | None:
        """Return the unit of a column; None for the columns before them."""
        return self._units[column - FIRST_UNIT] if column >= FIRST_UNIT else None

    def place(self, unit_id: int, indicator_id: int) -> QModelIndex:
        """Find the cell of a unit and an indicator; invalid when it is not shown."""
        row, column = self._row_of.get(indicator_id), self._column_of.get(unit_id)
        return QModelIndex() if row is None or column is None else self.index(row, column)

    # Qt's questions

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else FIRST_UNIT + len(self._units)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.indicator_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        unit, indicator = self.unit_at(index.column()), self.indicator_at(index.row())
        if unit is None or indicator is None:
            return plain
        result = self.board.result(unit.id, indicator.id, self.day)
        open_cell = result is not None and result.state is not CellState.NO_DUTY
        return plain | Qt.ItemFlag.ItemIsEditable if open_cell else plain

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        unit = self.unit_at(section)
        if unit is not None:
            return unit.short_name
        return ("Nội dung, chỉ tiêu", "ĐVT", "Chỉ tiêu giao")[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == GROUP_ROLE:
            return self.indicator_at(index.row()) is None
        shown = self._shown(index.row(), index.column())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return shown.text
        if role == STATE_ROLE:
            return shown.state
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return shown.tip
        return None

    def _shown(self, row: int, column: int) -> Shown:
        key = (row, column)
        if key not in self._cells:
            self._cells[key] = self._prepare(row, column)
        return self._cells[key]

    def _prepare(self, row: int, column: int) -> Shown:
        indicator = self.indicator_at(row)
        if indicator is None:
            field = self._rows[row]
            text = numbered(field.number, field.title) if isinstance(field, Field) else ""
            return Shown(text if column == 0 else "", None, text)
        version = self.board.version(indicator.id, self.day)
        unit = self.unit_at(column)
        if unit is not None:
            return self._prepare_value(unit, indicator)
        if version is None:
            return Shown("", None, "")
        return _before_units(Column(column), indicator, version)

    def _prepare_value(self, unit: Unit, indicator: Indicator) -> Shown:
        result = self.board.result(unit.id, indicator.id, self.day)
        if result is None:
            return Shown("", CellState.NO_DUTY, "Không giao chỉ tiêu này")
        text = write_cell(result.value, indicator.rule)
        return Shown(text, result.state, f"{text or '—'} · {label(result.state)}")

    # typing and pasting

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index):
            return False
        return self.enter(self.typings(index.row(), index.column(), [[str(value)]]))

    @override
    def typings(self, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Typing]:
        """Lay a block of texts over the grid from a cell on, passing over rows of fields."""
        rows = [n for n in range(row, len(self._rows)) if self.indicator_at(n) is not None]
        made: list[Typing] = []
        for n, texts in zip(rows, block, strict=False):
            indicator = self.indicator_at(n)
            for k, text in enumerate(texts):
                unit = self.unit_at(column + k) if column + k < self.columnCount() else None
                if unit is not None and indicator is not None:
                    made.append(Typing(unit.id, indicator.id, text))
        return made

    def fits(self, row: int, column: int, block: Sequence[Sequence[str]]) -> bool:
        """Whether the whole block lies on cells of the grid."""
        return len(self.typings(row, column, block)) == sum(len(texts) for texts in block)

    @override
    def enter(self, typings: Sequence[Typing]) -> bool:
        """Store typed cells as one act; what cannot be stored is told by `refused`."""
        try:
            changed = with_reason(partial(self._record, typings), self.ask_reason)
        except Cancelled:
            return False
        except RuleError as error:
            self.refused.emit(error)
            return False
        return changed > 0

    def _record(self, typings: Sequence[Typing], reason: str | None) -> int:
        return progress.record(
            self._desk,
            self._campaign_id,
            typings,
            day=self.day,
            reason=reason,
            report_id=self.report_of(),
        )

    # staying current

    def take(self, delta: Delta) -> None:
        """Repaint what a committed change touched, and nothing else."""
        kinds = {change.cls for change in delta.changes}
        if not kinds <= {ProgressEntry, Verification}:
            self.show(self.day, block_id=self._block_id)
            return
        touched = [
            self.place(*key) for change in delta.changes for key in self.board.cells_of(change)
        ]
        places = [(p.row(), p.column()) for p in touched if p.isValid()]
        if not places:
            return
        for place in places:
            self._cells.pop(place, None)
        rows, columns = [r for r, _ in places], [c for _, c in places]
        self.dataChanged.emit(
            self.index(min(rows), min(columns)), self.index(max(rows), max(columns))
        )


def _before_units(column: Column, indicator: Indicator, version: IndicatorVersion) -> Shown:
    if column is Column.TEXT:
        return Shown(version.short_text or version.text, None, version.text)
    if column is Column.MEASURE:
        return Shown(measure(indicator), None, measure(indicator))
    text = target_text(indicator.rule, version)
    return Shown(text, None, text)


def measure(indicator: Indicator) -> str:
    """Write the unit of measure as the grid shows it: a ratio is in percent, a grade is a level."""
    plain = {Rule.RATIO: "%", Rule.GRADE: "mức", Rule.DONE: ""}
    return indicator.measure_unit or plain.get(indicator.rule, "")


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
