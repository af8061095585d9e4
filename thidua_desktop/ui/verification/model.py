"""The grid of verification: reported and verified side by side, one row a value."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, IntEnum
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Cancelled, RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import numbered
from thidua_desktop.domain.terms import Rule
from thidua_desktop.domain.typed import write_cell
from thidua_desktop.services import verification
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.verification import Check
from thidua_desktop.services.verification_sheet import CheckRow, rows_of_indicator, rows_of_unit
from thidua_desktop.ui.master.grid_model import BlockModel
from thidua_desktop.ui.master.lines import GROUP_ROLE, TONE_ROLE
from thidua_desktop.ui.progress.model import measure, target_text
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.verification.reason_choice import with_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.records import IndicatorVersion
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.verification.reason_choice import Ask

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
REPORTED_ROLE = Qt.ItemDataRole.UserRole + 4
SAME, OTHER = "✓", "≠"


class Column(IntEnum):
    """Left to right."""

    NAME = 0
    TARGET = 1
    REPORTED = 2
    CHECKED = 3
    REPORTED_POINTS = 4
    POINTS = 5
    CHANGE = 6
    REASON = 7
    WHO = 8


TITLES = (
    *("Chỉ tiêu", "Giao", "Đơn vị báo cáo", "Thẩm định", "Điểm báo cáo", "Điểm thẩm định"),
    *("Chênh lệch", "Lý do", "Người, ngày"),
)


class Narrowing(Enum):
    """Which rows are shown."""

    ALL = "ALL"
    AWAITING = "AWAITING"
    DIFFERENT = "DIFFERENT"
    RETURNED = "RETURNED"


@dataclass(frozen=True, slots=True)
class CheckTyping(Typing):
    """What was typed into Thẩm định for one entry."""

    entry_id: int = 0


@dataclass(frozen=True, slots=True)
class _Shown:
    text: str
    tone: Tone = Tone.PLAIN
    tip: str = ""


def keeps(row: CheckRow, narrowing: Narrowing) -> bool:
    """Whether a row is shown."""
    return {
        Narrowing.ALL: True,
        Narrowing.AWAITING: row.awaits,
        Narrowing.DIFFERENT: row.differs,
        Narrowing.RETURNED: row.returned is not None,
    }[narrowing]


class CheckModel(BlockModel):
    """The values of one unit under its fields, or those of one indicator under the blocks."""

    changed = Signal()  # nothing: something was verified, so that the rows are to be read anew
    frozen = 2

    def __init__(self, desk: Desk, campaign_id: int, day: date) -> None:
        super().__init__()
        self._desk, self._campaign_id, self.day = desk, campaign_id, day
        self.ask_reason: Ask | None = None
        self.by = ""
        self.by_unit = True
        self.every: tuple[CheckRow, ...] = ()
        self._rows: list[str | CheckRow] = []

    @property
    def board(self) -> CampaignBoard:
        return self._desk.board(self._campaign_id)

    def show(self, key: int, *, by_unit: bool, narrowing: Narrowing) -> None:
        """Show a unit or an indicator, all of it or some; the same rows change in place."""
        make = rows_of_unit if by_unit else rows_of_indicator
        self.every = make(self.board, key, self.day)
        rows = self._grouped([r for r in self.every if keeps(r, narrowing)], by_unit=by_unit)
        if by_unit is self.by_unit and [*map(_key, rows)] == [*map(_key, self._rows)]:
            self._rows = rows
            last = self.index(len(rows) - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows, self.by_unit = rows, by_unit
        self.endResetModel()

    def _grouped(self, rows: list[CheckRow], *, by_unit: bool) -> list[str | CheckRow]:
        made: list[str | CheckRow] = []
        above = ""
        for row in rows:
            head = self._field(row) if by_unit else self._block(row)
            if head != above:
                made.append(head)
            above = head
            made.append(row)
        return made

    def _field(self, row: CheckRow) -> str:
        field_id = row.cell.indicator.field_id
        field = next(f for f in self.board.fields if f.id == field_id)
        return numbered(field.number, field.title)

    def _block(self, row: CheckRow) -> str:
        block = self.board.block_of(row.unit_id, self.day)
        return block.name if block is not None else "Ngoài khối"

    def count(self, narrowing: Narrowing) -> int:
        """How many rows a narrowing would leave."""
        return sum(keeps(row, narrowing) for row in self.every)

    def check_row(self, row: int) -> CheckRow | None:
        """Return the value of a row; None for a head and outside."""
        held = self._rows[row] if 0 <= row < len(self._rows) else None
        return held if isinstance(held, CheckRow) else None

    def row_of(self, wanted: CheckRow) -> int | None:
        """Find the row of a value again after a change."""
        return next((n for n, r in enumerate(self._rows) if _key(r) == _key(wanted)), None)

    @override
    def is_group(self, row: int) -> bool:
        return isinstance(self._rows[row], str)

    # Qt's questions

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(Column)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        row = self.check_row(index.row())
        if row is None:
            return Qt.ItemFlag.ItemIsEnabled
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        open_cell = index.column() == Column.CHECKED and row.entry is not None
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
        return "Đơn vị" if section == Column.NAME and not self.by_unit else TITLES[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        held = self._rows[index.row()]
        if role == GROUP_ROLE:
            return isinstance(held, str)
        if isinstance(held, str):
            return held if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        return self._answer(held, Column(index.column()), role)

    def _answer(self, row: CheckRow, column: Column, role: int) -> object:
        shown = self._shown(row, column)
        if role == Qt.ItemDataRole.EditRole:
            return _written(row, checked=True) if column is Column.CHECKED else shown.text
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.text
        if role == TONE_ROLE:
            return shown.tone
        if role == REPORTED_ROLE:
            return _written(row, checked=False)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            return shown.tip or shown.text or None
        return None

    def _shown(self, row: CheckRow, column: Column) -> _Shown:
        plain: dict[Column, Callable[[CheckRow], _Shown]] = {
            Column.NAME: self._name,
            Column.TARGET: self._target,
            Column.REPORTED: _reported,
            Column.REPORTED_POINTS: _reported_points,
            Column.CHECKED: _checked,
            Column.POINTS: _points,
            Column.CHANGE: _change,
            Column.REASON: _reason,
            Column.WHO: _who,
        }
        return plain[column](row)

    def _name(self, row: CheckRow) -> _Shown:
        version = self.board.version(row.indicator_id, self.day)
        text = (version.short_text or version.text) if version else ""
        tip = version.text if version else ""
        if not self.by_unit:
            text = tip = self.board.unit(row.unit_id).short_name
        mine = [r for r in self.every if r.cell is row.cell or _place(r) == _place(row)]
        if len(mine) > 1 and row.entry is not None:
            text = f"{format_date(row.entry.as_at)} · {text}"
        if row.cell.assignment.is_contributor:
            text = f"{text} (phối hợp)"
        return _Shown(text, tip=tip)

    def _target(self, row: CheckRow) -> _Shown:
        return _Shown(target_words(row, self.board.version(row.indicator_id, self.day)), Tone.MUTED)

    # typing

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, role):
            return False
        return self.enter(self.typings(index.row(), index.column(), [[str(value)]]))

    @override
    def typings(self, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Typing]:
        """Lay a block of texts over Thẩm định from a cell on, passing over heads."""
        at = Column.CHECKED - column
        rows = [n for n in range(row, len(self._rows)) if self.check_row(n) is not None]
        made: list[Typing] = []
        for n, texts in zip(rows, block, strict=False):
            held = self.check_row(n)
            if held is not None and held.entry is not None and 0 <= at < len(texts):
                typed = CheckTyping(
                    held.unit_id, held.indicator_id, texts[at], entry_id=held.entry.id
                )
                made.append(typed)
        return made

    @override
    def enter(self, typings: Sequence[Typing]) -> bool:
        """Store what was typed into Thẩm định as one act."""
        checks = [Check(t.entry_id, t.text) for t in typings if isinstance(t, CheckTyping)]
        return self.store(checks) > 0

    def store(self, checks: Sequence[Check]) -> int:
        """Store checks, asking for the reason they need; return how many changed."""
        if not checks:
            return 0
        try:
            stored = with_reason(partial(self._verify, checks), self.ask_reason)
        except Cancelled:
            return 0
        except RuleError as error:
            self.refused.emit(error)
            return 0
        if stored:
            self.changed.emit()
        return stored

    def _verify(self, checks: Sequence[Check], reason: str | None) -> int:
        return verification.verify(self._desk, self._campaign_id, checks, by=self.by, reason=reason)


def target_words(row: CheckRow, version: IndicatorVersion | None) -> str:
    """Write what the unit was given, with its measure unit where it is a number."""
    indicator = row.cell.indicator
    if version is None:
        return ""
    words = target_text(indicator.rule, replace(version, target=row.result.target))
    return words if indicator.rule is Rule.GRADE else f"{words} {measure(indicator)}".strip()


def _key(row: str | CheckRow) -> object:
    if isinstance(row, str):
        return row
    return (row.unit_id, row.indicator_id, row.entry.id if row.entry else 0)


def _place(row: CheckRow) -> tuple[int, int]:
    return row.unit_id, row.indicator_id


def _written(row: CheckRow, *, checked: bool) -> str:
    value = row.verified if checked else row.reported
    return write_cell(value, row.cell.indicator.rule)


def _number(points: Decimal | None) -> str:
    return "" if points is None else format_decimal(points, 2)


def _reported(row: CheckRow) -> _Shown:
    if row.entry is None:
        return _Shown("chưa có", Tone.MUTED, "Đơn vị chưa báo cáo")
    return _Shown(_written(row, checked=False))


def _reported_points(row: CheckRow) -> _Shown:
    return _Shown(_number(row.reported_points), Tone.MUTED)


def _checked(row: CheckRow) -> _Shown:
    if row.returned is not None:
        return _Shown("đã trả lại", Tone.WARN)
    if row.verified is None:
        return _Shown("")
    mark, tone = (OTHER, Tone.WARN) if row.differs else (SAME, Tone.GOOD)
    return _Shown(f"{mark} {_written(row, checked=True)}", tone)


def _points(row: CheckRow) -> _Shown:
    return _Shown(_number(row.points), Tone.MUTED if row.entry is None else Tone.PLAIN)


def _change(row: CheckRow) -> _Shown:
    if row.points is None or row.reported_points is None or row.points == row.reported_points:
        return _Shown("")
    change = row.points - row.reported_points
    return _Shown(signed(change), Tone.WARN if change < 0 else Tone.GOOD)


def signed(change: Decimal) -> str:
    """Write a difference of points with its sign."""
    return f"{'+' if change > 0 else '−' if change < 0 else ''}{format_decimal(abs(change), 2)}"


def _reason(row: CheckRow) -> _Shown:
    check, back = row.verification, row.returned
    why = (check.reason if check else None) or (back.reason if back else "")
    return _Shown(why or "", Tone.MUTED)


def _who(row: CheckRow) -> _Shown:
    if row.verification is None:
        return _Shown("")
    day = format_date(row.verification.verified_at.date())
    return _Shown(f"{row.verification.verified_by}, {day}", Tone.MUTED)
