"""Whom a row of a list awards and by which form, as lists of old awards and nominations say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import clean
from thidua_desktop.domain.form_words import match_form
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.services.imports.award_words import read_subject, subject_of_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.domain.form_words import FormMatch
    from thidua_desktop.domain.records import AwardForm
    from thidua_desktop.services.imports.cells import RowCells
    from thidua_desktop.services.past_links import Records

NAMES: Final = {
    ImportField.FULL_NAME: None,
    ImportField.COLLECTIVE: SubjectKind.COLLECTIVE,
    ImportField.HOUSEHOLD: SubjectKind.HOUSEHOLD,
}


class FormWords:
    """The forms of award, found by the words of a cell; words that come again are kept."""

    def __init__(self, forms: Sequence[AwardForm]) -> None:
        self.forms = tuple(sorted(forms, key=lambda form: form.position))
        self._met: dict[str, FormMatch | None] = {}

    def match(self, text: str) -> FormMatch | None:
        if text not in self._met:
            self._met[text] = match_form(text, self.forms)
        return self._met[text]


class AwardedReader:
    """Reads one row, collecting what is wrong with it and what is to be looked at."""

    def __init__(self, cells: RowCells, records: Records, forms: FormWords) -> None:
        self._cells, self._records, self._forms = cells, records, forms
        self.problems = list(cells.problems())
        self.notes = list(cells.notes())

    def whom(self, headed: SubjectKind | None = None) -> tuple[SubjectKind, str]:
        """Read the name from the column that holds one, and what kind of subject it is.

        `headed` is the kind that a heading above the row names. Codes: past.name_empty,
        past.subject_unknown.
        """
        told = self._told_subject() or headed
        for field, kind in NAMES.items():
            name = self._cells.text(field)
            if field is ImportField.FULL_NAME:
                given = (ImportField.FAMILY_NAME, ImportField.GIVEN_NAME)
                name = clean(" ".join((name, *map(self._cells.text, given))))
            if name:
                return told or kind or self.guessed(name), name
        self.add("full_name", "past.name_empty")
        return told or SubjectKind.PERSON, ""

    def _told_subject(self) -> SubjectKind | None:
        text = self._cells.text(ImportField.SUBJECT)
        if not text:
            return None
        kind = read_subject(text)
        if kind is None:
            self.add("subject", "past.subject_unknown", text=text)
        return kind

    def guessed(self, name: str) -> SubjectKind:
        """Tell the kind from the name alone."""
        kind = subject_of_name(name)
        if kind is None and self._records.unit(name) is not None:
            return SubjectKind.COLLECTIVE
        return kind or SubjectKind.PERSON

    def form_named(self, text: str) -> AwardForm | None:
        """Find the form that a cell names; code past.form_unknown, note past.form_taken."""
        found = self._forms.match(text)
        if found is None:
            names = "; ".join(form.name for form in self._forms.forms)
            self.add("form", "past.form_unknown", text=text, names=names)
            return None
        if not found.sure:
            self.note("form", "past.form_taken", text=text, name=found.form.name)
        return found.form

    def add(self, field: str, code: str, **params: str) -> None:
        """Write down what is wrong."""
        self.problems.append(Problem(field, code, params))

    def note(self, field: str, code: str, **params: str) -> None:
        """Write down what is to be looked at."""
        self.notes.append(Problem(field, code, params))
