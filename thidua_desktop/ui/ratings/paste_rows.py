"""The pasted ratings as a table: what each row was taken for, ticked or not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from thidua_desktop.services.rating_paste import Found, may_store
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from thidua_desktop.services.rating_paste import RatedRow
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TITLES: Final = ("Tên", "Đơn vị", "Mức xếp loại", "Ghép với", "Kết quả")
NAME, UNIT, LEVEL, MATCHED, RESULT = range(5)
RESULTS: Final = {
    Found.MATCHED: ("Sẽ ghi", Tone.GOOD),
    Found.UNSURE: ("Chọn người, đơn vị ở dưới", Tone.WARN),
    Found.UNKNOWN: ("Không tìm thấy trong hồ sơ", Tone.BAD),
    Found.NO_LEVEL: ("Không đọc được mức xếp loại", Tone.BAD),
    Found.SAME: ("Đã có trong sổ", Tone.MUTED),
    Found.OTHER: ("Khác trong sổ, đánh dấu để thay", Tone.WARN),
    Found.TWICE: ("Lặp lại dòng trên", Tone.MUTED),
}
OLD: Final = "Trong sổ: {level}. Văn bản: {document}."
UNSAID: Final = "chưa ghi"


class PasteRows(QAbstractTableModel):
    """A tick stands where a row may be stored."""

    ticked = Signal()  # nothing: the officer took a row in or left it out

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows: tuple[RatedRow, ...] = ()

    def show_rows(self, rows: tuple[RatedRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(TITLES)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == NAME and may_store(self.rows[index.row()]):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return TITLES[section]
        return str(self.rows[section].number)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.ToolTipRole and column == RESULT and row.old is not None:
            return OLD.format(level=label(row.old.level), document=row.old.document or UNSAID)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _text(row, column)
        if role == Qt.ItemDataRole.CheckStateRole and column == NAME and may_store(row):
            return Qt.CheckState.Checked if row.accepted else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ForegroundRole and column == RESULT:
            return self._theme.color(self._theme.colors.word(RESULTS[row.found][1]))
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not may_store(self.rows[index.row()]):
            return False
        at = index.row()
        accepted = Qt.CheckState(value) is Qt.CheckState.Checked
        changed = replace(self.rows[at], accepted=accepted)
        self.rows = (*self.rows[:at], changed, *self.rows[at + 1 :])
        self.dataChanged.emit(index, index)
        self.ticked.emit()
        return True


def _text(row: RatedRow, column: int) -> str:
    level = "" if row.level is None else label(row.level)
    return (row.name, row.unit, level, row.matched, RESULTS[row.found][0])[column]
