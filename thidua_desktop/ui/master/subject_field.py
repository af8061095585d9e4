"""A field for a unit, person, household or small collective, offered below while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from thidua_desktop.core.text import clean
from thidua_desktop.services.subjects import subject_choices, written
from thidua_desktop.ui.widgets.completion import PopupCompleter

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.subjects import Subject

PROMPT = "gõ tên rồi chọn trong danh sách hiện ra"


class SubjectField(QLineEdit):
    """Means somebody only when it says exactly what a choice says; namesakes differ there."""

    def __init__(self, desk: Desk, *, households: bool = True) -> None:
        super().__init__()
        self._desk = desk
        choices = subject_choices(desk, households=households)
        self._known = {choice.words: choice.subject for choice in choices}
        self.setPlaceholderText(PROMPT)
        PopupCompleter(self, tuple(self._known))

    @property
    def subject(self) -> Subject | None:
        return self._known.get(clean(self.text()))

    def show_subject(self, subject: Subject | None) -> None:
        """Write a subject as its choice does."""
        words = "" if subject is None else written(self._desk, subject)
        if subject is not None:
            self._known[words] = subject
        self.setText(words)
        self.setCursorPosition(0)
