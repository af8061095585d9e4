"""What the three views of the grid share: prepared cells, one way to type, the smallest repaint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from typing_extensions import override

from thidua_desktop.core.errors import Cancelled, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Evidence, ProgressEntry, Report, Return, Verification
from thidua_desktop.domain.terms import CellState
from thidua_desktop.services import assignments, progress
from thidua_desktop.services.assignment_words import NO_DUTY, Layer
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.master.grid_delegate import CellLook
from thidua_desktop.ui.master.grid_model import BlockModel
from thidua_desktop.ui.master.lines import GROUP_ROLE
from thidua_desktop.ui.progress.cells import Shown
from thidua_desktop.ui.progress.echo import echo
from thidua_desktop.ui.verification.reason_choice import with_reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date

    from thidua_desktop.domain.records import Indicator
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.progress.watch import Watch, WatchList
    from thidua_desktop.ui.verification.reason_choice import Ask

    Key = tuple[int, int]
    # Id of the report that typed values come with.
    ReportOf = Callable[[], int | None]

Index = QModelIndex | QPersistentModelIndex
ROLE = Qt.ItemDataRole
STATE_ROLE = ROLE.UserRole + 1
LOOK_ROLE = ROLE.UserRole + 3
NO_INDEX = QModelIndex()
VALUES = frozenset({ProgressEntry, Verification})
BESIDE = frozenset({Report, Evidence, Return})
NOT_ARISEN_KEY, NOT_ARISEN = "/", "0/0"
SINGLY = 64  # cells are repainted one by one up to this many
SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
TYPED = SEEN | Qt.ItemFlag.ItemIsEditable
EMPTY = Shown(CellLook(""), "")


class SheetModel(BlockModel):
    """Cells of one campaign as at a day; a subclass says which cell lies where."""

    echoed = Signal(str)  # how an ambiguous number was read
    no_duty_made = Signal(str)  # the officer typed the key of không có nhiệm vụ: what it did

    def __init__(self, desk: Desk, campaign_id: int, day: date, *, seen: WatchList) -> None:
        """`seen` knows which cells show what is looked for."""
        super().__init__()
        self._desk = desk
        self._campaign_id = campaign_id
        self._seen = seen
        self.day = day
        self.block_id: int | None = None
        self.watch: Watch | None = None
        self.ask_reason: Ask | None = None
        self.report_of: ReportOf = _no_report
        self._cells: dict[tuple[int, int], Shown] = {}
        self._typed: dict[tuple[int, int], bool] = {}

    @property
    def board(self) -> CampaignBoard:
        return self._desk.board(self._campaign_id)

    # what a subclass says

    def load(self) -> None:
        """Find out anew which cells are shown."""
        raise NotImplementedError

    def cell_at(self, row: int, column: int) -> Key | None:
        """Return (unit, indicator) of a row or cell; None where there is none."""
        raise NotImplementedError

    def place(self, unit_id: int, indicator_id: int) -> QModelIndex:
        """Find the value of a unit and an indicator; invalid when it is not shown."""
        raise NotImplementedError

    def head(self, row: int) -> str:
        """Return the words of a row that heads others; empty for one with cells."""
        raise NotImplementedError

    def prepare(self, row: int, column: int) -> Shown:
        """Prepare a cell that is not a head."""
        raise NotImplementedError

    def is_value(self, column: int) -> bool:
        """Whether the cells of a column hold values that are typed."""
        raise NotImplementedError

    def is_remark(self, column: int) -> bool:  # noqa: ARG002 - for subclasses
        """Whether the cells of a column hold remarks that are typed."""
        return False

    def places_of(self, keys: Iterable[Key]) -> list[tuple[int, int]]:
        """Return the cells on screen that a change of these cells touches."""
        raise NotImplementedError

    def still_fits(self) -> bool:
        """Whether changed values need no other columns."""
        return True

    # what is shown

    def show(self, day: date, *, block_id: int | None, watch: Watch | None = None) -> None:
        """Show another day or block (None: all), or only what shows `watch`."""
        self.beginResetModel()
        self.day, self.block_id, self.watch = day, block_id, watch
        self._cells, self._typed = {}, {}
        self.load()
        self.endResetModel()

    def is_wanted(self, key: Key) -> bool:
        """Whether a cell shows what is looked for; without such a wish every one is."""
        return self.watch is None or self._seen.shows(key, self.watch)

    def shows(self, key: Key, watch: Watch) -> bool:
        """Whether a cell shows something."""
        return self._seen.shows(key, watch)

    @override
    def is_group(self, row: int) -> bool:
        return bool(self.head(row))

    @override
    def key_of(self, index: Index) -> object:
        return self.cell_at(index.row(), index.column()) if index.isValid() else None

    @override
    def index_of(self, key: object) -> QModelIndex:
        return self.place(*key) if isinstance(key, tuple) else QModelIndex()

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.is_group(index.row()):
            return Qt.ItemFlag.ItemIsEnabled
        place = (index.row(), index.column())
        known = self._typed.get(place)  # asked for again at every painting
        if known is None:
            known = self._typed[place] = self.is_typed(index)
        return TYPED if known else SEEN

    def is_typed(self, index: Index) -> bool:
        """Whether something can be typed here."""
        row, column = index.row(), index.column()
        key = self.cell_at(row, column)
        if key is None or not (self.is_value(column) or self.is_remark(column)):
            return False
        result = self.board.result(*key, self.day)
        return result is not None and result.state is not CellState.NO_DUTY

    @override
    def data(self, index: Index, role: int = ROLE.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == GROUP_ROLE:
            return self.is_group(index.row())
        shown = self.shown(index.row(), index.column())
        if role in {LOOK_ROLE, STATE_ROLE}:
            return shown.look if role == LOOK_ROLE else shown.look.state
        answers: dict[int, str] = {
            ROLE.DisplayRole: shown.look.text,
            ROLE.EditRole: shown.look.text,
            ROLE.ToolTipRole: shown.tip,
            ROLE.AccessibleTextRole: shown.tip,
        }
        return answers.get(role)

    def shown(self, row: int, column: int) -> Shown:
        """Return a cell, prepared when it is first asked for."""
        made = self._cells.get((row, column))
        if made is None:
            words = self.head(row)
            if not words:
                made = self.prepare(row, column)
            elif column:
                made = EMPTY
            else:
                look = CellLook(words, weight=QFont.Weight.DemiBold, group=True)
                made = Shown(look, words)
            self._cells[row, column] = made
        return made

    # typing

    def typing_at(self, row: int, column: int, text: str) -> Typing | None:
        """Make what a text means for a cell; None where nothing is typed."""
        key = None if self.is_group(row) else self.cell_at(row, column)
        if key is None:
            return None
        if self.is_remark(column):
            return Typing(*key, "", remark=text, only_remark=True)
        return Typing(*key, text) if self.is_value(column) else None

    @override
    def typings(self, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Typing]:
        rows = [n for n in range(row, self.rowCount()) if not self.is_group(n)]
        made = (
            self.typing_at(n, column + k, text)
            for n, texts in zip(rows, block, strict=False)
            for k, text in enumerate(texts)
            if column + k < self.columnCount()
        )
        return [typing for typing in made if typing is not None]

    @override
    def setData(self, index: Index, value: Any, role: int = ROLE.EditRole) -> bool:
        if role != ROLE.EditRole or str(value) == self.data(index):
            return False
        return self.enter(self.typings(index.row(), index.column(), [[str(value)]]))

    @override
    def enter(self, typings: Sequence[Typing]) -> bool:
        typings = [_keyed(typing) for typing in typings]
        if typings and all(t.text == NO_DUTY and not t.only_remark for t in typings):
            return self._take_duty(typings)
        try:
            changed = with_reason(partial(self._record, typings), self.ask_reason)
        except Cancelled:
            return False
        except RuleError as error:
            self.refused.emit(error)
            return False
        if len(typings) == 1 and changed and (words := echo(typings[0].text)):
            self.echoed.emit(words)
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

    def _take_duty(self, typings: Sequence[Typing]) -> bool:
        """Say that units do not have this task: a property of what was given to them."""
        try:
            changed = assignments.record(
                self._desk, self._campaign_id, typings, layer=Layer.TARGET, day=self.day
            )
        except RuleError as error:
            self.refused.emit(error)
            return False
        self.no_duty_made.emit(
            f"Đã ghi {changed} ô là không có nhiệm vụ. Ctrl+Z để lấy lại; giao lại ở tab Chỉ tiêu."
        )
        return changed > 0

    # staying current

    def take(self, delta: Delta) -> None:
        """Repaint what a committed change touched, and nothing else."""
        kinds = {change.cls for change in delta.changes}
        if not kinds <= VALUES | BESIDE or not self.still_fits():
            self.show(self.day, block_id=self.block_id, watch=self.watch)
            return
        if kinds & BESIDE:
            self._cells.clear()
            self._repaint([(0, 0), (self.rowCount() - 1, self.columnCount() - 1)], singly=False)
            return
        keys = [key for change in delta.changes for key in self.board.cells_of(change)]
        places = self.places_of(dict.fromkeys(keys))
        for place in places:
            self._cells.pop(place, None)
            self._typed.pop(place, None)
        self._repaint(places, singly=len(places) <= SINGLY)

    def _repaint(self, places: list[tuple[int, int]], *, singly: bool) -> None:
        if not places or not self.rowCount():
            return
        if singly:
            for place in places:
                self.dataChanged.emit(self.index(*place), self.index(*place))
            return
        rows, columns = [r for r, _ in places], [c for _, c in places]
        self.dataChanged.emit(
            self.index(min(rows), min(columns)), self.index(max(rows), max(columns))
        )


def _no_report() -> None:
    """Values come with no report until somebody names one."""


def name_of(board: CampaignBoard, indicator: Indicator, day: date) -> tuple[str, str]:
    """Return the short name of an indicator and its whole text."""
    version = board.version(indicator.id, day)
    if version is None:
        return "", ""
    return version.short_text or version.text, version.text


def _keyed(typing: Typing) -> Typing:
    """Take one key for what it stands for; only typed ones come here, never pasted ones."""
    if typing.only_remark or clean(typing.text) != NOT_ARISEN_KEY:
        return typing
    return Typing(typing.unit_id, typing.indicator_id, NOT_ARISEN)
