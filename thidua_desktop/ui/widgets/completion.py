"""Suggestions as a list below the field, never inside it: Unikey and Telex keep working."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from thidua_desktop.core.text import clean
from thidua_desktop.services.finder import Searchable, find, searchable

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 12


@dataclass(frozen=True, slots=True)
class Offer:
    """A known entry made ready to be found."""

    text: Searchable
    words: str


class Offers:
    """Known entries, made ready at the first key and kept for every field that offers them."""

    def __init__(self, known: Sequence[str]) -> None:
        self._known = tuple(known)
        self._ready: tuple[Offer, ...] | None = None

    def __bool__(self) -> bool:
        return bool(self._known)

    def find(self, words: str, *, most: int = MOST) -> tuple[str, ...]:
        """Entries that contain every typed word, marks and đ folded; exact marks first."""
        if not clean(words):
            return ()
        if self._ready is None:
            self._ready = tuple(Offer(searchable(entry), entry) for entry in self._known)
        return tuple(offer.words for offer in find(words, self._ready)[:most])


class PopupCompleter(QObject):
    """Offers known entries for a line edit; Qt neither filters nor completes by itself."""

    def __init__(self, field: QLineEdit, known: Sequence[str] | Offers = ()) -> None:
        super().__init__(field)
        self._offers = known if isinstance(known, Offers) else Offers(known)
        self._model = QStringListModel(self)
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list = QListView()
        self._completer.setPopup(self._list)
        self._completer.setWidget(field)
        self._completer.activated.connect(field.setText)
        field.textEdited.connect(self._edited)

    @property
    def offered(self) -> tuple[str, ...]:
        return tuple(self._model.stringList())

    def know(self, known: Sequence[str]) -> None:
        self._offers = Offers(known)

    def _edited(self, text: str) -> None:
        found = self._offers.find(text)
        self._model.setStringList(list(found))
        if found:
            self._completer.complete()
        else:
            self._list.hide()
