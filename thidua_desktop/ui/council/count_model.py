"""The grid of numbers: agree, disagree, no opinion of each nominee, and what it comes to."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont
from typing_extensions import override

from thidua_desktop.core.errors import RuleError, rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.council import FIRST, Outcome
from thidua_desktop.services import meeting_votes as votes
from thidua_desktop.services.meeting_picture import Case, MeetingPicture, counts_of
from thidua_desktop.services.meeting_votes import Typed, typed_counts
from thidua_desktop.services.meeting_words import share_words
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.master.grid import BlockGrid, BlockModel
from thidua_desktop.ui.master.grid_delegate import GridDelegate
from thidua_desktop.ui.master.lines import GROUP_ROLE, TONE_ROLE
from thidua_desktop.ui.texts import label as named
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
MOST_DIGITS = 3


class Place(IntEnum):
    """Left to right."""

    NAME = 0
    AGREE = 1
    DISAGREE = 2
    ABSTAIN = 3
    VOTERS = 4
    RESULT = 5


TITLES = (
    *("Tập thể, cá nhân, hộ", "Đồng ý", "Không đồng ý", "Không có ý kiến"),
    *("Số biểu quyết", "Kết quả"),
)
NUMBERS = {Place.AGREE: "agree", Place.DISAGREE: "disagree", Place.ABSTAIN: "abstain"}
TONES = {
    Outcome.PASSED: Tone.GOOD,
    Outcome.REFUSED: Tone.BAD,
    Outcome.TIE: Tone.WARN,
    Outcome.OPEN: Tone.WARN,
}
STOPPED = "đang có trường hợp dừng xét"


class CountModel(BlockModel):
    """The nominees of one ballot under their kinds; a typed number is stored at once."""

    changed = Signal()  # nothing: numbers were stored

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen: MeetingPicture | None = None
        self._ballot = FIRST
        self._stopped: frozenset[int] = frozenset()
        self._rows: list[str | Case] = []

    def show(self, seen: MeetingPicture, ballot: int, stopped: frozenset[int]) -> None:
        """Show a ballot; the second has those that did not pass in the first."""
        rows = _grouped([c for c in seen.cases if ballot == FIRST or _again(seen, c)])
        same = ballot == self._ballot and [*map(_key, rows)] == [*map(_key, self._rows)]
        if same and self._rows:
            self._seen, self._rows, self._stopped = seen, rows, stopped
            last = self.index(len(rows) - 1, len(Place) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._seen, self._rows, self._ballot, self._stopped = seen, rows, ballot, stopped
        self.endResetModel()

    @property
    def ballot(self) -> int:
        return self._ballot

    def case_at(self, row: int) -> Case | None:
        """Return the nominee of a row; None for a head and outside."""
        held = self._rows[row] if 0 <= row < len(self._rows) else None
        return held if isinstance(held, Case) else None

    @property
    def unvoted(self) -> tuple[int, ...]:
        """Ids of the nominees that have no numbers yet."""
        cases = [row for row in self._rows if isinstance(row, Case)]
        return tuple(case.row.id for case in cases if case.vote(self._ballot) is None)

    @override
    def is_group(self, row: int) -> bool:
        return isinstance(self._rows[row], str)

    @override
    def key_of(self, index: Index) -> object:
        case = self.case_at(index.row())
        return None if case is None else (case.row.id, index.column())

    @override
    def index_of(self, key: object) -> QModelIndex:
        if isinstance(key, tuple):
            for row in range(len(self._rows)):
                case = self.case_at(row)
                if case is not None and case.row.id == key[0]:
                    return self.index(row, int(key[1]))
        return QModelIndex()

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(Place)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.case_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        open_cell = index.column() in NUMBERS and not (self._seen and self._seen.is_closed)
        return plain | Qt.ItemFlag.ItemIsEditable if open_cell else plain

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return TITLES[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        held = self._rows[index.row()]
        if role == GROUP_ROLE:
            return isinstance(held, str)
        if isinstance(held, str):
            return held if role == Qt.ItemDataRole.DisplayRole and index.column() == 0 else None
        text, tone, tip = self._shown(held, Place(index.column()))
        return answer(role, text, tone=tone, tip=tip)

    def _shown(self, case: Case, place: Place) -> tuple[str, Tone, str]:
        """Return text, tone and tip of a cell."""
        assert self._seen is not None  # noqa: S101 - rows come with their meeting
        vote = case.vote(self._ballot)
        if place is Place.NAME:
            return self._name(case)
        if place in NUMBERS:
            shown = "" if vote is None else str(getattr(vote, NUMBERS[place]))
            return shown, Tone.MUTED if shown == "0" else Tone.PLAIN, ""
        if place is Place.VOTERS:
            hall = self._seen.hall(case, self._ballot)
            own = f" ({hall.own_case} việc của mình)" if hall.own_case else ""
            tip = ", ".join(member.name for member in case.own)
            return f"{hall.voters}{own}", Tone.WARN if own else Tone.MUTED, tip
        if vote is None:
            return "", Tone.MUTED, ""
        found = self._seen.outcome(case, self._ballot)
        fresh = replace(vote, passed=found is Outcome.PASSED, share=_share(self._seen, case, vote))
        words = share_words(fresh, self._seen.members)
        if found in {Outcome.TIE, Outcome.REFUSED}:
            words = f"{words} · {named(found).lower()}"
        return words, TONES[found] if found else Tone.WARN, ""

    def _name(self, case: Case) -> tuple[str, Tone, str]:
        tip = f"{case.row.printed_name}. {case.unit_name}. {case.form.name}."
        if case.row.id in self._stopped:
            return f"{case.row.printed_name} – {STOPPED}", Tone.BAD, tip
        return case.row.printed_name, Tone.PLAIN, tip

    # typing

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, role):
            return False
        return self.enter(self.typings(index.row(), index.column(), [[str(value)]]))

    @override
    def typings(self, row: int, column: int, block: Sequence[Sequence[str]]) -> list[Typing]:
        rows = [n for n in range(row, len(self._rows)) if self.case_at(n) is not None]
        made: list[Typing] = []
        for n, texts in zip(rows, block, strict=False):
            case = self.case_at(n)
            if case is not None:
                # A typing names its cell by two numbers: here the nominee and the column.
                made += [
                    Typing(case.row.id, at, text)
                    for at, text in enumerate(texts, start=column)
                    if at in NUMBERS
                ]
        return made

    @override
    def enter(self, typings: Sequence[Typing]) -> bool:
        """Store typed numbers of one or many nominees as one act."""
        if self._seen is None or not typings:
            return False
        by_nominee: dict[int, list[Typing]] = {}
        for typing in typings:
            by_nominee.setdefault(typing.unit_id, []).append(typing)
        try:
            typed = [self._read(key, cells) for key, cells in by_nominee.items()]
            votes.record_counts(self._desk, self._seen.meeting.id, typed, ballot=self._ballot)
        except RuleError as error:
            self.refused.emit(error)
            return False
        self.changed.emit()
        return True

    def _read(self, key: int, cells: list[Typing]) -> Typed:
        """Read what was typed of one nominee: a blank takes all back, a block is taken as it is."""
        assert self._seen is not None  # noqa: S101 - only called with a meeting
        case = self._seen.case(key)
        texts = {Place(cell.indicator_id): clean(cell.text) for cell in cells}
        if case is None or not any(texts.values()):
            return Typed(key, None)
        numbers = {NUMBERS[place]: _number(text) for place, text in texts.items()}
        if len(numbers) == 1:
            ((what, number),) = numbers.items()
            made = typed_counts(self._seen, case, ballot=self._ballot, what=what, number=number)
            return Typed(key, made)
        vote = case.vote(self._ballot)
        held = counts_of(vote) if vote else votes.Counts(0, 0, 0)
        return Typed(key, replace(held, **numbers))


def answer(role: int, text: str, *, tone: Tone, tip: str) -> object:
    """Answer Qt about a cell that says `text`."""
    if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
        return text
    if role == TONE_ROLE:
        return tone
    if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
        return tip or text or None
    return None


def _number(text: str) -> int:
    if not text:
        return 0
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise rule("counts", "vote.number", text=text)
    return int(text)


def _share(seen: MeetingPicture, case: Case, vote: votes.Vote) -> str:
    return vote.share if seen.is_closed else case.form.vote_share


def _again(seen: MeetingPicture, case: Case) -> bool:
    """Whether a nominee may stand in a second ballot."""
    return case.vote(FIRST) is not None and seen.outcome(case, FIRST) is not Outcome.PASSED


def _grouped(cases: list[Case]) -> list[str | Case]:
    """Put a head above each kind and form of award."""
    made: list[str | Case] = []
    above = ""
    for case in cases:
        head = f"{named(case.row.subject)} – {case.form.name}"
        if head != above:
            made.append(head)
        above = head
        made.append(case)
    return made


def _key(row: str | Case) -> object:
    return row if isinstance(row, str) else row.row.id


class CountDelegate(GridDelegate):
    """Numbers stand at the right, the result is strong in its tone."""

    editor_name = "Số thành viên"

    @override
    def is_number(self, index: Index) -> bool:
        return index.column() in NUMBERS

    @override
    def weight_of(self, index: Index) -> QFont.Weight:
        strong = index.column() in {Place.AGREE, Place.RESULT}
        return QFont.Weight.DemiBold if strong else QFont.Weight.Normal


class CountGrid(BlockGrid):
    """Space lets all agree about the chosen nominees and goes on to the next."""

    header_lines = 2
    agree_wanted = Signal()  # nothing: all who vote agree about the chosen nominees

    def __init__(self, theme: Theme, model: CountModel) -> None:
        self._counts = model
        super().__init__(theme, model, (CountDelegate(theme), CountDelegate(theme)))
        self.setAccessibleName("Số biểu quyết từng đề nghị")

    @override
    def widths(self) -> tuple[tuple[int, ...], int]:
        return (21, 6, 6, 6, 11, 32), 8

    @property
    def chosen(self) -> tuple[int, ...]:
        """Ids of the chosen nominees, each once."""
        rows = sorted({index.row() for index in self.chosen_cells()})
        cases = (self._counts.case_at(row) for row in rows)
        return tuple(case.row.id for case in cases if case is not None)

    @property
    def current(self) -> Case | None:
        return self._counts.case_at(self.currentIndex().row())

    def choose_first(self) -> None:
        """Put the cursor where the first number is typed."""
        for row in range(self._counts.rowCount()):
            if not self._counts.is_group(row):
                self.choose(self._counts.index(row, Place.AGREE))
                return

    def step_down(self) -> None:
        """Go to the next nominee."""
        self._step(1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.agree_wanted.emit()
        else:
            super().keyPressEvent(event)
