"""The rows of a list as they would be stored, with a tick each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from thidua_desktop.domain.terms import ImportSubject
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.services.imports.preview import accept
from thidua_desktop.ui.imports.words import (
    LOOKS,
    RowState,
    read_as,
    recoded_words,
    remarks,
    state_of,
    state_words,
)
from thidua_desktop.ui.master.lines import CELL_ROLE, TextCell
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thidua_desktop.services.imports.preview import PreviewRow
    from thidua_desktop.services.imports.wizard import Draft, Preview

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
ROW, STATE, FIRST_FIELD = 0, 1, 2
_HIDDEN: Final = frozenset({ImportField.ORDINAL, ImportField.PHONE})
_CELLS: Final = (ImportField.UNIT, ImportField.INDICATOR, ImportField.VALUE)
# What a row is about stands before what is to be known of it, the rest behind.
_LEADING: Final[Mapping[ImportSubject, tuple[ImportField, ...]]] = {
    ImportSubject.UNITS: (ImportField.UNIT,),
    ImportSubject.PEOPLE: (
        ImportField.FULL_NAME,
        ImportField.FAMILY_NAME,
        ImportField.GIVEN_NAME,
        ImportField.UNIT,
    ),
    ImportSubject.INDICATORS: (ImportField.INDICATOR,),
    ImportSubject.PROGRESS: _CELLS,
    ImportSubject.AWARDS: (
        ImportField.FULL_NAME,
        ImportField.COLLECTIVE,
        ImportField.HOUSEHOLD,
        ImportField.UNIT,
    ),
}


class RowsModel(QAbstractTableModel):
    """Shows the rows of a preview that are in one of the wanted states."""

    ticked = Signal()  # nothing: another row is taken in or left out

    def __init__(self) -> None:
        super().__init__()
        self._preview: Preview | None = None
        self._subject = ImportSubject.UNITS
        self._fields: tuple[ImportField, ...] = ()
        self._wanted: frozenset[RowState] | None = None
        self._shown: list[int] = []
        self._recoded: dict[int, list[str]] = {}

    @property
    def preview(self) -> Preview | None:
        return self._preview

    @property
    def fields(self) -> tuple[ImportField, ...]:
        return self._fields

    @property
    def read_column(self) -> int:
        """Where the columns of words begin: read as, and what is to be known."""
        return FIRST_FIELD + sum(field in _LEADING[self._subject] for field in self._fields)

    @property
    def remark_column(self) -> int:
        return self.read_column + 1

    def field_at(self, column: int) -> ImportField:
        """Give the field of a column that holds one."""
        place = column - FIRST_FIELD
        return self._fields[place if column < self.read_column else place - 2]

    def show_preview(self, preview: Preview, subject: ImportSubject) -> None:
        self.beginResetModel()
        self._preview, self._subject = preview, subject
        used = (use.field for use in preview.mapping.columns)
        named = tuple(f for f in used if isinstance(f, ImportField) and f not in _HIDDEN)
        matrix = subject is ImportSubject.PROGRESS
        fields = _CELLS if matrix else _with_heading(named, preview)
        leading = tuple(field for field in _LEADING[subject] if field in fields)
        self._fields = (*leading, *(field for field in fields if field not in leading))
        self._recoded = {}
        for cell in preview.recoded:
            self._recoded.setdefault(cell.row, []).append(recoded_words(cell))
        self._filter()
        self.endResetModel()

    def show_only(self, wanted: frozenset[RowState] | None) -> None:
        """Show rows of these states only; None shows all."""
        self.beginResetModel()
        self._wanted = wanted
        self._filter()
        self.endResetModel()

    def take_repeats(self, *, taken: bool) -> None:
        """Take all rows in, or leave them all out, that repeat something."""
        if self._preview is None:
            return
        rows = enumerate(self._preview.rows)
        self.take([at for at, row in rows if row.duplicate_of is not None], taken=taken)

    def take(self, places: Sequence[int], *, taken: bool) -> None:
        """Take rows in or leave them out by their place in the list, shown or not."""
        self._accept(places, range(self.rowCount()), taken=taken)

    def tick(self, rows: Sequence[int], *, taken: bool) -> None:
        """Take shown rows in or leave them out, all at once."""
        self._accept([self._shown[row] for row in rows], rows, taken=taken)

    def _accept(self, places: Sequence[int], shown: Sequence[int], *, taken: bool) -> None:
        if self._preview is None:
            return
        self._preview = accept(self._preview, places, accepted=taken)
        if shown:
            last = self.index(max(shown), self.columnCount() - 1)
            self.dataChanged.emit(self.index(min(shown), 0), last)
        self.ticked.emit()

    def about(self, row: int) -> tuple[str, ...]:
        """Everything there is to say about a shown row."""
        found = self._row(row)
        if found is None:
            return ()
        return (*remarks(found, self._subject), *self._recoded.get(found.number, ()))

    def _filter(self) -> None:
        rows = self._preview.rows if self._preview is not None else ()
        self._shown = [
            at
            for at, row in enumerate(rows)
            if self._wanted is None or state_of(row) in self._wanted
        ]

    def _row(self, row: int) -> PreviewRow[Draft] | None:
        if self._preview is None or not 0 <= row < len(self._shown):
            return None
        return self._preview.rows[self._shown[row]]

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        if parent.isValid() or self._preview is None:
            return 0
        return FIRST_FIELD + len(self._fields) + 2

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._row(index.row())
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == ROW and row.draft is not None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < FIRST_FIELD:
            return ("Hàng", "Trạng thái")[section]
        if section == self.remark_column:
            return "Điều cần biết"
        if section == self.read_column:
            return "Đọc thành"
        return label(self.field_at(section))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._row(index.row())
        if row is None:
            return None
        if index.column() == ROW:
            return _row_answer(row, role)
        cell = self._cell(row, index)
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or cell.text or None
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._row(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or row is None:
            return False
        if row.draft is None or index.column() != ROW:
            return False
        taken = Qt.CheckState(value) is Qt.CheckState.Checked
        self.tick([index.row()], taken=taken)
        return True

    def _cell(self, row: PreviewRow[Draft], index: Index) -> TextCell:
        column = index.column()
        quiet = Tone.PLAIN if row.accepted else Tone.MUTED
        if column == STATE:
            _, tone, mark = LOOKS[state_of(row)]
            return TextCell(state_words(row, self._subject), tone, state=mark)
        if column == self.remark_column:
            said = self.about(index.row())
            tone = LOOKS[state_of(row)][1] if row.problems or row.duplicate_of else Tone.MUTED
            return TextCell(" ".join(said), tone, tip="\n".join(said))
        if column == self.read_column:
            return TextCell(read_as(row), quiet)
        return TextCell(row.values.get(self.field_at(column), ""), quiet)


def _with_heading(named: tuple[ImportField, ...], preview: Preview) -> tuple[ImportField, ...]:
    """Show the field of an indicator too where a row above names it."""
    heading = ImportField.FIELD
    if heading in named or not any(heading in row.values for row in preview.rows):
        return named
    return (heading, *named)


def _row_answer(row: PreviewRow[Draft], role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return str(row.number)
    if role == Qt.ItemDataRole.CheckStateRole and row.draft is not None:
        return Qt.CheckState.Checked if row.accepted else Qt.CheckState.Unchecked
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"Hàng {row.number}, {'nhập' if row.accepted else 'không nhập'}"
    return None
