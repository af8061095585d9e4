"""Written opinions: a row for each nominee, a column for each member who writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError, rule
from thidua_desktop.core.text import fold
from thidua_desktop.domain.terms import Choice, Presence, VotingMethod
from thidua_desktop.services import meeting_votes as votes
from thidua_desktop.services.meeting_votes import Opinion
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.council.count_model import answer
from thidua_desktop.ui.master.grid import BlockGrid, BlockModel
from thidua_desktop.ui.master.grid_delegate import GridDelegate
from thidua_desktop.ui.master.lines import GROUP_ROLE
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtGui import QKeyEvent

    from thidua_desktop.domain.records import CouncilMember
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.meeting_picture import Case, MeetingPicture
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
OWN = "việc của mình"
WORDS = {
    Choice.AGREE: ("d", "1", "dong y"),
    Choice.DISAGREE: ("k", "2", "khong", "khong dong y"),
    Choice.ABSTAIN: ("t", "3", "trong", "khong co y kien"),
}
"""What a cell accepts, without marks; the first two are its keys."""
TONES = {Choice.AGREE: Tone.GOOD, Choice.DISAGREE: Tone.BAD, Choice.ABSTAIN: Tone.MUTED}
KEYS = {
    Qt.Key.Key_D: Choice.AGREE,
    Qt.Key.Key_1: Choice.AGREE,
    Qt.Key.Key_Space: Choice.AGREE,
    Qt.Key.Key_K: Choice.DISAGREE,
    Qt.Key.Key_2: Choice.DISAGREE,
    Qt.Key.Key_T: Choice.ABSTAIN,
    Qt.Key.Key_3: Choice.ABSTAIN,
}


class OpinionModel(BlockModel):
    """One key a cell; what arrives gets the day on which it was received."""

    changed = Signal()  # nothing: opinions were stored

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.received_on: date = desk.clock.today()
        self._seen: MeetingPicture | None = None
        self._writers: tuple[CouncilMember, ...] = ()

    def show(self, seen: MeetingPicture) -> None:
        """Show the members who write; in a written vote that is everybody."""
        everybody = seen.meeting.method is VotingMethod.WRITTEN
        writers = tuple(
            seat.member for seat in seen.seats if everybody or seat.presence is Presence.WRITTEN
        )
        old, self._seen = self._seen, seen
        same = old is not None and [c.row.id for c in old.cases] == [c.row.id for c in seen.cases]
        if same and writers == self._writers and writers and seen.cases:
            last = self.index(len(seen.cases) - 1, len(writers))
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self._seen = old
        self.beginResetModel()
        self._seen, self._writers = seen, writers
        self.endResetModel()

    @property
    def is_empty(self) -> bool:
        return not self._writers

    def _case(self, row: int) -> Case:
        assert self._seen is not None  # noqa: S101 - rows come with their meeting
        return self._seen.cases[row]

    def _writer(self, column: int) -> CouncilMember:
        return self._writers[column - 1]

    def _is_own(self, row: int, column: int) -> bool:
        return self._writer(column).id in {member.id for member in self._case(row).own}

    @override
    def is_group(self, row: int) -> bool:
        return False

    @override
    def key_of(self, index: Index) -> object:
        return (index.row(), index.column()) if index.isValid() else None

    @override
    def index_of(self, key: object) -> QModelIndex:
        return self.index(key[0], key[1]) if isinstance(key, tuple) else QModelIndex()

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() or self._seen is None else len(self._seen.cases)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._writers) + 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        closed = self._seen is not None and self._seen.is_closed
        if index.column() == 0 or closed or self._is_own(index.row(), index.column()):
            return plain
        return plain | Qt.ItemFlag.ItemIsEditable

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "Tập thể, cá nhân, hộ" if section == 0 else self._writer(section).name
        if role == Qt.ItemDataRole.ToolTipRole and section:
            return named(self._writer(section).role)
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == GROUP_ROLE:
            return False
        text, tone, tip = self._shown(index.row(), index.column())
        return answer(role, text, tone=tone, tip=tip)

    def _shown(self, row: int, column: int) -> tuple[str, Tone, str]:
        """Return text, tone and tip of a cell."""
        case = self._case(row)
        if column == 0:
            name = case.row.printed_name
            return name, Tone.PLAIN, f"{name}. {case.unit_name}."
        if self._is_own(row, column):
            return OWN, Tone.MUTED, ""
        member_id = self._writer(column).id
        said = next((one for one in case.opinions if one.member_id == member_id), None)
        if said is None:
            return "", Tone.MUTED, ""
        words = named(said.choice)
        return words, TONES[said.choice], f"{words}, nhận ngày {format_date(said.received_on)}"

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, role):
            return False
        return self.enter(self.typings(index.row(), index.column(), [[str(value)]]))

    @override
    def typings(self, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Typing]:
        # A typing names its cell by two numbers: here the nominee and the member.
        return [
            Typing(self._case(at).row.id, self._writer(place).id, text)
            for at, texts in enumerate(block, start=row)
            if at < self.rowCount()
            for place, text in enumerate(texts, start=column)
            if 0 < place < self.columnCount() and not self._is_own(at, place)
        ]

    @override
    def enter(self, typings: Sequence[Typing]) -> bool:
        """Store typed opinions as one act."""
        try:
            return self.store(
                [Opinion(t.indicator_id, t.unit_id, read_choice(t.text)) for t in typings]
            )
        except RuleError as error:
            self.refused.emit(error)
            return False

    def put(self, cells: Sequence[QModelIndex], choice: Choice) -> bool:
        """Give one opinion to these cells, those of own cases left out."""
        said = [
            Opinion(self._writer(i.column()).id, self._case(i.row()).row.id, choice)
            for i in cells
            if i.column() and not self._is_own(i.row(), i.column())
        ]
        try:
            return self.store(said)
        except RuleError as error:
            self.refused.emit(error)
            return False

    def store(self, said: Sequence[Opinion]) -> bool:
        """Store opinions received on the day at hand; raises what `record_opinions` does."""
        if self._seen is None or not said:
            return False
        votes.record_opinions(self._desk, self._seen.meeting.id, said, received_on=self.received_on)
        self.changed.emit()
        return True


def read_choice(text: str) -> Choice | None:
    """Read what a cell accepts; blank takes the opinion back. Raises opinion.unreadable."""
    typed = fold(text)
    if not typed:
        return None
    for choice, words in WORDS.items():
        if typed in words:
            return choice
    raise rule("opinion", "opinion.unreadable", text=text)


class OpinionDelegate(GridDelegate):
    """Says an opinion in words, in its tone."""

    editor_name = "Ý kiến"

    @override
    def is_number(self, index: Index) -> bool:
        return False


class OpinionGrid(BlockGrid):
    """D, K, T (or 1, 2, 3) put an opinion into the chosen cells and go down."""

    header_lines = 2

    def __init__(self, theme: Theme, model: OpinionModel) -> None:
        self._opinions = model
        super().__init__(theme, model, (OpinionDelegate(theme), OpinionDelegate(theme)))
        self.setAccessibleName("Ý kiến bằng văn bản")

    @override
    def widths(self) -> tuple[tuple[int, ...], int]:
        return (20,), 9

    def choose_first(self) -> None:
        """Put the cursor into the first cell."""
        self.choose(self._opinions.index(0, 1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = None if event.modifiers() else KEYS.get(Qt.Key(event.key()))
        if choice is None:
            super().keyPressEvent(event)
            return
        cells = self.chosen_cells() or [self.currentIndex()]
        if self._opinions.put(cells, choice) and len(cells) == 1:
            self._step(1)
