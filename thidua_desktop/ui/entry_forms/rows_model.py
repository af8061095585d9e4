"""The rows of one returned form: old, now and new side by side, with a tick each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from thidua_desktop.services.entry_forms.rows import Verdict
from thidua_desktop.ui.entry_forms.words import LOOK, NONE, VERDICTS, about
from thidua_desktop.ui.master.lines import CELL_ROLE, TextCell
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.entry_forms.rows import FormRow
    from thidua_desktop.ui.entry_forms.returned import Returned

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TICK, NAME, THEN, NOW, NEW, SAID = range(6)
TITLES: Final = ("Nhận", "Chỉ tiêu", "Lúc xuất", "Hiện nay", "Trong biểu", "Kết quả")


class FormRowsModel(QAbstractTableModel):
    """Shows the rows of the file at hand; a tick is told, never stored here."""

    ticked = Signal(object, bool)  # indicator ids (tuple), and whether they are to be taken

    def __init__(self) -> None:
        super().__init__()
        self._file: Returned | None = None
        self._rows: tuple[FormRow, ...] = ()
        self._every = False

    @property
    def rows(self) -> tuple[FormRow, ...]:
        return self._rows

    def show_file(self, file: Returned | None, *, every: bool) -> None:
        """Show a file's rows; without `every` those that say nothing are left out."""
        rows = () if file is None or file.diff is None else file.diff.rows
        shown = tuple(row for row in rows if every or row.verdict is not Verdict.BLANK)
        self._every = every
        if shown == self._rows and self._same_file(file):
            self._file = file
            if shown:
                last = self.index(len(shown) - 1, SAID)
                self.dataChanged.emit(self.index(0, TICK), last)
            return
        self.beginResetModel()
        self._file, self._rows = file, shown
        self.endResetModel()

    def _same_file(self, file: Returned | None) -> bool:
        mine = None if self._file is None else self._file.path
        return mine == (None if file is None else file.path)

    def ask_ticks(self, rows: Sequence[int], *, on: bool) -> None:
        """Ask for the ticks of shown rows to be set."""
        ids = tuple(self._rows[row].indicator_id for row in rows if 0 <= row < len(self._rows))
        if ids:
            self.ticked.emit(ids, on)

    def is_ticked(self, row: int) -> bool:
        found = self._row(row)
        return (
            found is not None and self._file is not None and found.indicator_id in self._file.ticked
        )

    def about(self, row: int) -> tuple[str, ...]:
        """Everything there is to say about a shown row."""
        found = self._row(row)
        return () if found is None else about(found)

    def _row(self, row: int) -> FormRow | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _offered(self, row: FormRow) -> bool:
        diff = None if self._file is None else self._file.diff
        return diff is not None and row.indicator_id in diff.offered

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(TITLES)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self._row(index.row())
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == TICK and self._offered(row):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._row(index.row())
        if row is None:
            return None
        if index.column() == TICK:
            return self._tick_answer(index.row(), row, role)
        cell = _cell(row, index.column())
        if role == CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or cell.text or None
        return None

    def _tick_answer(self, at: int, row: FormRow, role: int) -> object:
        if role == Qt.ItemDataRole.CheckStateRole and self._offered(row):
            on = self.is_ticked(at)
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "nhận" if self.is_ticked(at) else "không nhận"
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self._row(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or row is None or index.column() != TICK:
            return False
        if not self._offered(row):
            return False
        self.ask_ticks([index.row()], on=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


def _cell(row: FormRow, column: int) -> TextCell:
    doubtful = row.verdict is Verdict.CHANGED and bool(row.notes)
    word, tone = LOOK if doubtful else VERDICTS[row.verdict]
    if column == NAME:
        return TextCell(row.name, tip=row.name)
    if column == SAID:
        return TextCell(word, tone, tip="\n".join(about(row)[1:]) or word)
    if column == THEN:
        return TextCell(row.then or NONE, Tone.MUTED)
    if column == NOW:
        changed = row.verdict is Verdict.CONFLICT
        return TextCell(row.now or NONE, Tone.WARN if changed else Tone.PLAIN)
    text = row.read or row.new
    return TextCell(text, strong=row.verdict is Verdict.CHANGED, tip=row.new)
