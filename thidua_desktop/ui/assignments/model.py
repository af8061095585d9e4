"""The assignment matrix: units under their blocks, indicators of the chosen fields as columns."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.text import matches
from thidua_desktop.domain.records import (
    Assignment,
    Block,
    ProgressEntry,
    UnitPlan,
    Verification,
)
from thidua_desktop.domain.terms import UnitPlanState
from thidua_desktop.services import assignments, unit_plans
from thidua_desktop.services.assignment_words import NEEDS_NO_TARGET, Layer
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.assignments.cells import Shown, prepare_cell
from thidua_desktop.ui.master.grid_model import BlockModel
from thidua_desktop.ui.master.lines import GROUP_ROLE
from thidua_desktop.ui.progress.model import measure, target_text
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.records import Indicator, IndicatorVersion, Unit
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta

Index = QModelIndex | QPersistentModelIndex
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
NO_INDEX = QModelIndex()
LONGEST_HEAD = 40
PLAN_TONES = {
    UnitPlanState.NONE: Tone.MUTED,
    UnitPlanState.SENT: Tone.WARN,
    UnitPlanState.RETURNED: Tone.BAD,
    UnitPlanState.APPROVED: Tone.GOOD,
}


class Column(IntEnum):
    """The columns before the indicators."""

    UNIT = 0
    PLAN = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the campaign is shown: None is every block, every field."""

    block_id: int | None = None
    field_id: int | None = None
    words: str = ""


class MatrixModel(BlockModel):
    """Rows are units under their blocks, columns are indicators."""

    frozen = len(Column)

    def __init__(self, desk: Desk, campaign_id: int, day: date) -> None:
        super().__init__()
        self._desk, self._campaign_id = desk, campaign_id
        self.day = day
        self.layer = Layer.TARGET
        self.choice = Choice()
        self._load()

    # what is shown

    @property
    def board(self) -> CampaignBoard:
        return self._desk.board(self._campaign_id)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self._indicators

    def show(self, day: date, choice: Choice, layer: Layer) -> None:
        """Show another day, part or layer."""
        self.beginResetModel()
        self.day, self.choice, self.layer = day, choice, layer
        self._load()
        self.endResetModel()

    def _load(self) -> None:
        board, choice = self.board, self.choice
        self._plans = unit_plans.plans(self._desk, self._campaign_id)
        self._indicators = tuple(
            i
            for f in board.fields
            if choice.field_id in (None, f.id)
            for i in board.indicators_of(f.id)
            if i.active_to is None or i.active_to >= self.day
        )
        self._rows: list[Block | Unit] = []
        for block in board.blocks:
            if choice.block_id in (None, block.id):
                units = board.units(self.day, block_id=block.id)
                mine = [u for u in units if matches(choice.words, u.name)]
                if mine:
                    self._rows += [block, *mine]
        self._row_of = {u.id: n for n, u in enumerate(self._rows) if not isinstance(u, Block)}
        self._column_of = {i.id: self.frozen + n for n, i in enumerate(self._indicators)}
        self._cells: dict[tuple[int, int], Shown] = {}

    @property
    def units(self) -> tuple[Unit, ...]:
        return tuple(row for row in self._rows if not isinstance(row, Block))

    def unit_at(self, row: int) -> Unit | None:
        """Return the unit of a row; None for the head of a block."""
        held = self._rows[row]
        return None if isinstance(held, Block) else held

    def indicator_at(self, column: int) -> Indicator | None:
        """Return the indicator of a column; None for the columns before them."""
        return self._indicators[column - self.frozen] if column >= self.frozen else None

    @override
    def is_group(self, row: int) -> bool:
        return isinstance(self._rows[row], Block)

    def place(self, unit_id: int, indicator_id: int) -> QModelIndex:
        """Find the cell of a unit and an indicator; invalid when it is not shown."""
        row, column = self._row_of.get(unit_id), self._column_of.get(indicator_id)
        return QModelIndex() if row is None or column is None else self.index(row, column)

    # Qt's questions

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else self.frozen + len(self._indicators)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.is_group(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = index.column() >= self.frozen
        return plain | Qt.ItemFlag.ItemIsEditable if typed else plain

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        indicator = self.indicator_at(section)
        if indicator is None:
            named = role == Qt.ItemDataRole.DisplayRole
            return ("Đơn vị", "Kế hoạch")[section] if named else None
        version = self.board.version(indicator.id, self.day)
        if version is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{_cut(version.short_text or version.text)}\n{self._common(indicator, version)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{version.text}\n{label(indicator.rule)}"
        return None

    def _common(self, indicator: Indicator, version: IndicatorVersion) -> str:
        """Write what holds for all units, under the name of the indicator."""
        if self.layer is Layer.DEADLINE:
            deadline = version.deadline or self.board.campaign.ends
            return f"hạn {format_date(deadline)}" if deadline else "chưa có hạn"
        text = target_text(indicator.rule, version)
        known = indicator.rule in NEEDS_NO_TARGET or version.target is not None
        unit = measure(indicator) if known and indicator.rule not in NEEDS_NO_TARGET else ""
        return f"{text} {unit}".strip()

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == GROUP_ROLE:
            return self.is_group(index.row())
        return _answer(self._shown(index.row(), index.column()), role)

    def _shown(self, row: int, column: int) -> Shown:
        key = (row, column)
        if key not in self._cells:
            self._cells[key] = self._prepare(row, column)
        return self._cells[key]

    def _prepare(self, row: int, column: int) -> Shown:
        held, indicator = self._rows[row], self.indicator_at(column)
        if isinstance(held, Block):
            return Shown(_block_head(held) if column == Column.UNIT else "")
        if column == Column.UNIT:
            return Shown(held.short_name, held.short_name, tip=held.name)
        if indicator is None:
            return self._plan(held)
        given = assignments.standing(self.board, held.id, indicator.id, self.day)
        version = self.board.version(indicator.id, self.day)
        return prepare_cell(self.board, given, self.layer, indicator=indicator, version=version)

    def _plan(self, unit: Unit) -> Shown:
        plan = self._plans.get(unit.id)
        state = plan.state if plan else UnitPlanState.NONE
        parts = [f"Kế hoạch: {label(state).lower()}"]
        if plan is not None:
            parts += [format_date(plan.on_day)] if plan.on_day else []
            parts += [part for part in (plan.document, plan.reason) if part]
        return Shown(label(state), label(state), PLAN_TONES[state], tip=" · ".join(parts))

    # typing and pasting

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, role):
            return False
        return self.enter(self.typings(index.row(), index.column(), [[str(value)]]))

    @override
    def typings(self, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Typing]:
        rows = [n for n in range(row, len(self._rows)) if not self.is_group(n)]
        made: list[Typing] = []
        for n, texts in zip(rows, block, strict=False):
            unit = self.unit_at(n)
            for k, text in enumerate(texts):
                place = column + k
                indicator = self.indicator_at(place) if place < self.columnCount() else None
                if unit is not None and indicator is not None:
                    made.append(Typing(unit.id, indicator.id, text))
        return made

    @override
    def enter(self, typings: Sequence[Typing]) -> bool:
        try:
            changed = assignments.record(
                self._desk, self._campaign_id, typings, layer=self.layer, day=self.day
            )
        except RuleError as error:
            self.refused.emit(error)
            return False
        return changed > 0

    # staying current

    def take(self, delta: Delta) -> None:
        """Repaint what a committed change touched, and nothing else."""
        kinds = {change.cls for change in delta.changes}
        if kinds <= {ProgressEntry, Verification}:
            return
        if kinds == {UnitPlan}:
            self._plans = unit_plans.plans(self._desk, self._campaign_id)
            self._repaint({(row, int(Column.PLAN)) for row in self._row_of.values()})
        elif kinds == {Assignment}:
            rows = [change.after or change.before for change in delta.changes]
            places = [
                self.place(row.unit_id, row.indicator_id)
                for row in rows
                if isinstance(row, Assignment)
            ]
            self._repaint({(p.row(), p.column()) for p in places if p.isValid()})
        else:
            self.show(self.day, self.choice, self.layer)

    def _repaint(self, places: set[tuple[int, int]]) -> None:
        for place in places:
            self._cells.pop(place, None)
        if places:
            rows, columns = [r for r, _ in places], [c for _, c in places]
            self.dataChanged.emit(
                self.index(min(rows), min(columns)), self.index(max(rows), max(columns))
            )


def _block_head(block: Block) -> str:
    signed = f"giao ước ký {format_date(block.pact_on)}" if block.pact_on else "chưa ký giao ước"
    return f"{block.name} · {signed}"


def _answer(shown: Shown, role: int) -> object:
    if role == CELL_ROLE:
        return shown
    if role == Qt.ItemDataRole.DisplayRole:
        return shown.text
    if role == Qt.ItemDataRole.EditRole:
        return shown.typed
    if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
        return shown.tip or shown.text
    return None


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST_HEAD else words[: LONGEST_HEAD - 1].rstrip() + "…"
