"""Suggestions as a list below the field, never inside it: Unikey and Telex keep working."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from thidua_desktop.core.text import clean, ranked

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 12


def suggestions(words: str, known: Sequence[str], *, most: int = MOST) -> tuple[str, ...]:
    """Entries that contain every typed word, marks and đ folded; exact marks first."""
    if not clean(words):
        return ()
    return ranked(words, known, text=str)[:most]


class PopupCompleter(QObject):
    """Offers known entries for a line edit; Qt neither filters nor completes by itself."""

    def __init__(self, field: QLineEdit, known: Sequence[str] = ()) -> None:
        super().__init__(field)
        self._known = tuple(known)
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
        self._known = tuple(known)

    def _edited(self, text: str) -> None:
        found = suggestions(text, self._known)
        self._model.setStringList(list(found))
        if found:
            self._completer.complete()
        else:
            self._list.hide()
