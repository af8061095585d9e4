"""Who can be nominated, to choose from: units and their parts, people, households."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar, assert_never

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.domain.records import Collective, Household, Person, Unit
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services.finder import Searchable, find, searchable
from thidua_desktop.services.leaving import is_closed
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.parts import bare
from thidua_desktop.ui.widgets.segmented import SegmentedControl

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
SHOWN_ROWS = 5
M = TypeVar("M", Unit, Person, Household, Collective)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Someone who can be nominated; `note` tells namesakes apart.

    `id` is that of the unit, person or household; a small collective of a unit has its own beside.
    """

    id: int
    name: str
    note: str
    text: Searchable
    collective_id: int | None = None


def candidates(desk: Desk, kind: SubjectKind, day: date) -> tuple[Candidate, ...]:
    """Return everyone of a kind who has not ceased before `day`, in the Vietnamese order."""
    units = {unit.id: unit.name for unit in desk.store.all(Unit)}
    match kind:
        case SubjectKind.COLLECTIVE:
            whole = _active(desk.store.all(Unit), day)
            parts = _active(desk.store.all(Collective), day)
            active = {unit.id for unit in whole}
            return (
                *(_candidate(u.id, u.name, label(u.kind)) for u in whole),
                *(
                    _candidate(c.unit_id, c.name, units[c.unit_id], collective_id=c.id)
                    for c in parts
                    if c.unit_id in active
                ),
            )
        case SubjectKind.PERSON:
            people = _active(desk.store.all(Person), day)
            return tuple(_candidate(p.id, p.name, units[p.unit_id]) for p in people)
        case SubjectKind.HOUSEHOLD:
            homes = _active(desk.store.all(Household), day)
            return tuple(_candidate(h.id, h.head_name, units[h.unit_id]) for h in homes)
        case _:
            assert_never(kind)


def _active(rows: Iterable[M], day: date) -> list[M]:
    return sorted((r for r in rows if not is_closed(r, day)), key=lambda r: r.sort_key)


def _candidate(key: int, name: str, note: str, *, collective_id: int | None = None) -> Candidate:
    return Candidate(key, name, note, searchable(name, note), collective_id)


class CandidateModel(QAbstractListModel):
    """The candidates that match the typed words."""

    def __init__(self) -> None:
        super().__init__()
        self._every: tuple[Candidate, ...] = ()
        self._shown: tuple[Candidate, ...] = ()

    def offer(self, every: tuple[Candidate, ...], words: str) -> None:
        self.beginResetModel()
        self._every = every
        self._shown = find(words, every)
        self.endResetModel()

    def narrow(self, words: str) -> None:
        self.offer(self._every, words)

    def at(self, row: int) -> Candidate | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        found = self.at(index.row()) if index.isValid() else None
        if found is None or role != Qt.ItemDataRole.DisplayRole:
            return None
        return f"{found.name} – {found.note}" if found.note else found.name


class CandidatePicker(QWidget):
    """Tập thể | Cá nhân | Hộ gia đình, words to filter by (marks folded), and the list."""

    picked = Signal(object)  # Candidate that is current now; None when nothing is

    def __init__(self, theme: Theme, desk: Desk, day: date) -> None:
        """Offer who has not ceased before `day`."""
        super().__init__()
        self._desk, self._day = desk, day
        self._kinds = tuple(
            kind
            for kind in SubjectKind
            if kind is not SubjectKind.HOUSEHOLD or candidates(desk, kind, day)
        )
        self.kinds = SegmentedControl(tuple(label(k) for k in self._kinds), name="Đối tượng")
        self.words, self.list = QLineEdit(), QListView()
        self.words.setPlaceholderText("Lọc theo tên, không cần gõ dấu…")
        self.words.setAccessibleName("Lọc đối tượng")
        self.words.setClearButtonEnabled(True)
        self.model = CandidateModel()
        self.list.setModel(self.model)
        self.list.setAccessibleName("Danh sách đối tượng")
        self.list.setFixedHeight(SHOWN_ROWS * theme.metrics.row)
        column = QVBoxLayout(self)
        bare(column, spacing=theme.metrics.s)
        column.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)
        column.addWidget(self.list)
        self.setFocusProxy(self.words)
        self.kinds.chosen.connect(self._offer)
        self.words.textChanged.connect(self._narrow)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self._offer()

    @property
    def kind(self) -> SubjectKind:
        return self._kinds[self.kinds.current]

    @property
    def candidate(self) -> Candidate | None:
        return self.model.at(self.list.currentIndex().row())

    def _offer(self, *_: object) -> None:
        self.model.offer(candidates(self._desk, self.kind, self._day), self.words.text())
        self._take_first()

    def _narrow(self, words: str) -> None:
        self.model.narrow(words)
        self._take_first()

    def _take_first(self) -> None:
        first = self.model.index(0, 0) if self.words.text() else NO_INDEX
        self.list.setCurrentIndex(first)
        self._tell()

    def _tell(self, *_: object) -> None:
        self.picked.emit(self.candidate)
