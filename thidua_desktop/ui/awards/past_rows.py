"""The awarded of an old decision as rows that are typed or pasted; one blank row waits below."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from thidua_desktop.core.text import clean
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.past_typed import SUBJECT_WORDS, TypedHead, TypedRow
from thidua_desktop.ui.texts import sentence
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.past_links import Choice
    from thidua_desktop.services.past_typed import PastReader, ReadRow
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
FIELDS: Final = (
    ImportField.FULL_NAME,
    ImportField.SUBJECT,
    ImportField.BIRTH,
    ImportField.UNIT,
    ImportField.CITATION,
    ImportField.AMOUNT,
    ImportField.REGISTER,
    ImportField.FORM,
)
TITLES: Final = (
    "Họ tên, tập thể, chủ hộ",
    "Đối tượng",
    "Năm sinh",
    "Đơn vị",
    "Thành tích",
    "Số tiền",
    "Số sổ",
    "Hình thức khác",
    "Hồ sơ",
)
NAME, RECORD = 0, len(FIELDS)
NUMBERS: Final = frozenset({ImportField.BIRTH, ImportField.AMOUNT, ImportField.REGISTER})


class PastRows(QAbstractTableModel):
    """Holds texts as typed; the last column says what the row was taken for."""

    changed = Signal()  # nothing: something was typed, pasted or removed

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._reader: PastReader | None = None
        self._head = PastHead(year=None)
        self._form = ""
        self._rows: list[TypedRow] = []
        self._read: list[ReadRow | None] = []
        self._choices: dict[str, Choice] = {}

    @property
    def rows(self) -> tuple[TypedRow, ...]:
        return tuple(self._rows)

    def start(self, reader: PastReader, rows: Sequence[TypedRow] = ()) -> None:
        """Begin with these rows, or with none."""
        self.beginResetModel()
        self._reader = reader
        self._choices = {choice.words: choice for choice in reader.records.everyone()}
        self._rows = list(rows)
        self._read = [self._taken(row) for row in self._rows]
        self.endResetModel()
        self.changed.emit()

    def take_head(self, typed: TypedHead) -> None:
        """Judge the rows under another head; a register number depends on its year."""
        if self._reader is None:
            return
        self._head, _ = self._reader.head(typed)
        self._form = typed.form
        self._read = [self._taken(row) for row in self._rows]
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, RECORD))

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows away; the blank one stays."""
        kept = [at for at in range(len(self._rows)) if at not in set(rows)]
        self.beginResetModel()
        self._rows = [self._rows[at] for at in kept]
        self._read = [self._read[at] for at in kept]
        self.endResetModel()
        self.changed.emit()

    def write(self, row: int, column: int, block: Sequence[Sequence[str]]) -> None:
        """Lay a block of texts over the rows from a cell on; new rows are added below."""
        self.beginResetModel()
        for at, texts in enumerate(block, start=row):
            while at >= len(self._rows):
                self._rows.append(TypedRow())
                self._read.append(None)
            for place, text in enumerate(texts, start=column):
                if place < RECORD:
                    self._rows[at] = self._with(self._rows[at], place, text)
            self._read[at] = self._taken(self._rows[at])
        while self._rows and self._rows[-1].is_empty:
            self._rows.pop()
            self._read.pop()
        self.endResetModel()
        self.changed.emit()

    def said(self, row: int) -> str:
        """Everything there is to say about a row."""
        read = self._read[row] if 0 <= row < len(self._read) else None
        if read is None:
            return ""
        return " ".join(map(sentence, (*read.problems, *read.notes)))

    def text(self, row: int, column: int) -> str:
        if not 0 <= row < len(self._rows) or column >= RECORD:
            return ""
        return self._rows[row].texts.get(FIELDS[column], "")

    def _with(self, row: TypedRow, column: int, text: str) -> TypedRow:
        """Change one text; a name taken from the records fills the row and links it."""
        field, text = FIELDS[column], clean(text)
        if column == NAME and text in self._choices:
            return _chosen(row, self._choices[text])
        texts = {**row.texts, field: text}
        links = field in {ImportField.FULL_NAME, ImportField.UNIT, ImportField.SUBJECT}
        changed = links and text != row.texts.get(field, "")
        return replace(row, texts=texts, chosen=None if changed else row.chosen)

    def _taken(self, row: TypedRow) -> ReadRow | None:
        if self._reader is None or row.is_empty:
            return None
        return self._reader.row(self._head, self._form, row)

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows) + 1

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(TITLES)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if index.column() == RECORD else flags | Qt.ItemFlag.ItemIsEditable

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return TITLES[section] if orientation is Qt.Orientation.Horizontal else str(section + 1)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        read = self._read[row] if row < len(self._read) else None
        if role == Qt.ItemDataRole.EditRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return _record_words(read) if column == RECORD else self.text(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.said(row) or self.text(row, column) or None
        return self._look(read, column, role)

    def _look(self, read: ReadRow | None, column: int, role: int) -> object:
        if role == Qt.ItemDataRole.ForegroundRole and column == RECORD and read is not None:
            tone = Tone.BAD if read.problems else Tone.WARN if read.notes else Tone.MUTED
            return self._theme.color(self._theme.colors.word(tone))
        if role == Qt.ItemDataRole.TextAlignmentRole and column < RECORD:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            return right if FIELDS[column] in NUMBERS else None
        return None

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value or "")
        if role != Qt.ItemDataRole.EditRole or index.column() >= RECORD:
            return False
        if clean(text) == self.text(index.row(), index.column()):
            return True
        at = index.row()
        if at < len(self._rows):
            self._rows[at] = self._with(self._rows[at], index.column(), text)
        else:
            self.beginInsertRows(NO_INDEX, at + 1, at + 1)
            self._rows.append(self._with(TypedRow(), index.column(), text))
            self._read.append(None)
            self.endInsertRows()
        self._read[at] = self._taken(self._rows[at])
        self.dataChanged.emit(self.index(at, 0), self.index(at, RECORD))
        self.changed.emit()
        return True


def _chosen(row: TypedRow, choice: Choice) -> TypedRow:
    year = choice.birth_year
    told = {
        ImportField.FULL_NAME: choice.name,
        ImportField.SUBJECT: SUBJECT_WORDS[choice.subject],
        ImportField.UNIT: choice.unit,
        ImportField.BIRTH: str(year) if year else row.texts.get(ImportField.BIRTH, ""),
    }
    return replace(row, texts={**row.texts, **told}, chosen=choice.link)


def _record_words(read: ReadRow | None) -> str:
    """Say whether the awarded one is on record, or what is wrong, in a few words."""
    if read is None:
        return ""
    if read.problems:
        return "Có lỗi"
    if any(note.code == "past.namesakes" for note in read.notes):
        return "Trùng tên, chưa gắn"
    unit = read.award.subject is SubjectKind.COLLECTIVE and read.award.link.unit_id is not None
    return "Đã gắn hồ sơ" if read.award.link.found or unit else "Chưa có hồ sơ"
