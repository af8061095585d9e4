"""Lists of nominations as units send them (Excel, Word, pasted), read into drafts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.likeness import Known, compare
from thidua_desktop.domain.terms import (
    Gender,
    Salutation,
    SubjectKind,
)
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.services.awards import SALUTATIONS
from thidua_desktop.services.imports.award_words import read_subject
from thidua_desktop.services.imports.cells import RowCells, birth_year, list_rows
from thidua_desktop.services.imports.people_rows import addressed, read_gender, without_number
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, PreviewRow, judged
from thidua_desktop.services.nominees import form_problems

if TYPE_CHECKING:
    from thidua_desktop.domain.records import (
        AwardForm,
        Unit,
    )
    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.services.imports.cells import Tick

from thidua_desktop.services.imports.awarded_rows import AwardedReader
from thidua_desktop.services.nomination_columns import KnownList, who_key
from thidua_desktop.services.nomination_drafts import ListChoices, NominationDraft

_BY_GENDER: Final = {Gender.MALE: Salutation.MR, Gender.FEMALE: Salutation.MRS}


def preview_nominations(
    sheet: Sheet,
    mapping: ColumnMapping,
    *,
    known: KnownList,
    choices: ListChoices,
    tick: Tick | None = None,
) -> ImportPreview[NominationDraft]:
    """Read each row; nothing is stored. A kind or a unit alone in its row heads those below it.

    Codes: past.name_empty, past.subject_unknown, past.form_unknown, import.unit_missing,
    import.unit_unknown, import.gender_unknown, nomination.form_subject, nomination.form_ended,
    list.no_salutation and those of `cells`; notes list.new, list.alike, list.usual_citation,
    past.namesakes, past.form_taken.
    """
    recoded, changes = recode_sheet(sheet)
    reader = _List(known, choices, mapping)
    rows = [row for cells in list_rows(recoded, mapping, tick=tick) if (row := reader.row(cells))]
    return ImportPreview(rows=tuple(rows), mapping=mapping, recoded=changes)


class _List:
    """What was met in the rows so far: heads, and who is in the list already."""

    def __init__(self, known: KnownList, choices: ListChoices, mapping: ColumnMapping) -> None:
        self._known, self._choices = known, choices
        self._numbered = mapping.column_of(ImportField.ORDINAL) is not None
        self._kind: SubjectKind | None = None
        self._unit: Unit | None = None
        self._met: dict[tuple[object, ...], Duplicate] = {}

    def row(self, cells: RowCells) -> PreviewRow[NominationDraft] | None:
        if self._is_heading(cells):
            return None
        reader = _Reader(cells, self._known, self._choices, kind=self._kind, unit=self._unit)
        draft = reader.draft()
        key = _key(draft)
        known = self._known.nominated.get(key)
        repeat = Duplicate(known) if known is not None else self._met.get(key)
        if not reader.problems and repeat is None:
            self._met[key] = Duplicate(draft.name, cells.number)
        row = judged(
            PreviewRow(
                number=cells.number,
                values=cells.values(),
                draft=draft,
                problems=tuple(reader.problems),
                notes=tuple(reader.notes),
                duplicate_of=repeat,
            )
        )
        # Somebody who is not on record comes in only when the officer ticks the row.
        return replace(row, accepted=row.accepted and not draft.is_new)

    def _is_heading(self, cells: RowCells) -> bool:
        texts = list(cells.all_texts)
        ordinal = cells.text(ImportField.ORDINAL)
        if len(texts) > 1 and texts[0] == ordinal:
            texts.pop(0)
        if len(texts) != 1:
            return False
        text = without_number(texts[0])
        kind = read_subject(text)
        if kind is not None:
            self._kind = kind
            return True
        unit = self._known.records.unit(text)
        counted = ordinal.rstrip(".)").isdecimal()
        if unit is None or counted or (not self._numbered and self._kind is not _PERSON):
            return False
        self._unit = unit
        return True


_PERSON: Final = SubjectKind.PERSON


def _key(draft: NominationDraft) -> tuple[object, ...]:
    link = draft.link
    if draft.is_new:
        return (draft.subject, draft.unit_id, name_key(draft.name), draft.birth_year)
    others = (link.person_id, link.household_id, link.collective_id)
    return who_key(draft.subject, draft.unit_id, *others)


class _Reader(AwardedReader):
    """Reads one row of nominations; what a heading above says holds where the row is silent."""

    def __init__(
        self,
        cells: RowCells,
        known: KnownList,
        choices: ListChoices,
        *,
        kind: SubjectKind | None,
        unit: Unit | None,
    ) -> None:
        super().__init__(cells, known.records, known.forms)
        self._known, self._choices = known, choices
        self._kind, self._head = kind, unit

    def draft(self) -> NominationDraft:
        subject, written = self.whom(self._kind)
        position, unit = self._place(subject)
        year, problem = birth_year(self._cells, ImportField.BIRTH, self._known.today)
        self.problems += [] if problem is None else [problem]
        name, called = _named(subject, written)
        unit_name = unit.name if unit is not None else ""
        link = self._known.records.link(subject, name, unit=unit_name, birth_year=year)
        form = self._form(subject)
        draft = NominationDraft(
            subject=subject,
            name=name,
            unit_id=link.unit_id or (unit.id if unit is not None else 0),
            link=link,
            form_key="" if form is None else form.key,
            form_name="" if form is None else form.name,
            citation=self._citation(),
            position_title=position,
            birth_year=year,
            gender=self._gender(),
        )
        if not name:
            return draft
        return self._addressed(draft, called)

    def _place(self, subject: SubjectKind) -> tuple[str, Unit | None]:
        """Read position and unit, which may stand in one cell: "Hiệu trưởng, Trường mẫu A"."""
        position = self._cells.text(ImportField.POSITION)
        text = self._cells.text(ImportField.UNIT)
        if not text and subject is SubjectKind.PERSON and self._cells.text(ImportField.FULL_NAME):
            text = self._cells.text(ImportField.COLLECTIVE)
        if not text:
            return position, self._head
        unit = self._known.records.unit(text)
        if unit is not None:
            return position, unit
        before, mark, last = text.rpartition(",")
        within = self._known.records.unit(last) if mark else None
        if within is not None:
            return position or clean(before), within
        if subject is not SubjectKind.COLLECTIVE:
            self.add("unit", "import.unit_unknown", text=text)
        return position, None

    def _form(self, subject: SubjectKind) -> AwardForm | None:
        text = self._cells.text(ImportField.FORM)
        if text:
            form = self.form_named(text)
        else:
            forms = self._known.forms.forms
            form = next(f for f in forms if f.key == self._choices.form_key)
        if form is not None:
            self.problems += form_problems(form, subject, self._known.held.data_day)
        return form

    def _citation(self) -> str:
        text = self._cells.text(ImportField.CITATION)
        if text:
            return text
        self.note("citation", "list.usual_citation")
        return self._known.citation

    def _gender(self) -> Gender:
        text = self._cells.text(ImportField.GENDER)
        found = read_gender(text) if text else Gender.UNKNOWN
        if found is None:
            self.add("gender", "import.gender_unknown", text=text)
        return found or Gender.UNKNOWN

    def _addressed(self, draft: NominationDraft, called: Salutation | None) -> NominationDraft:
        """Settle how the name is printed, and say what is to be known of who is new."""
        link, subject = draft.link, draft.subject
        if link.namesakes:
            self.note("full_name", "past.namesakes", names="; ".join(link.namesakes))
        if draft.is_new:
            self._judge_new(draft)
        if subject is SubjectKind.COLLECTIVE:
            return draft
        held = self._known.salutations.get(link.person_id or 0)
        chosen = called or _BY_GENDER.get(draft.gender) or self._choices.salutation
        if subject is SubjectKind.PERSON and held is None and chosen is None:
            self.add("salutation", "list.no_salutation", name=draft.name)
        printed = ""
        if subject is SubjectKind.PERSON and held is None and chosen is not None:
            printed = clean(f"{SALUTATIONS[chosen]} {draft.name}")
        return replace(draft, salutation=chosen, printed_name=printed)

    def _judge_new(self, draft: NominationDraft) -> None:
        if not draft.unit_id:
            self.add("unit", "import.unit_missing")
            return
        self.note("full_name", "list.new", name=draft.name)
        if draft.subject is SubjectKind.PERSON:
            mine = Known(draft.name, draft.unit_id, draft.birth_year)
            alike = [
                self._known.records.written(person)
                for person in self._known.people
                if compare(mine, Known(person.name, person.unit_id, person.birth_year)) is not None
            ]
            if alike:
                self.note("full_name", "list.alike", names="; ".join(alike))


def _named(subject: SubjectKind, written: str) -> tuple[str, Salutation | None]:
    """Take the form of address off a name; a household's is that of its head."""
    match subject:
        case SubjectKind.COLLECTIVE:
            return clean(written), None
        case SubjectKind.PERSON:
            return addressed(written)
        case SubjectKind.HOUSEHOLD:
            words = clean(written)
            lower = words.lower()
            for front in ("hộ gia đình ", "gia đình ", "hộ "):
                if lower.startswith(front):
                    words = words[len(front) :]
                    break
            name, called = addressed(words)
            return name, called


def is_alike(row: PreviewRow[object]) -> bool:
    """Whether a new one is like somebody on record, so that it is better looked at."""
    return any(note.code in {"list.alike", "past.namesakes"} for note in row.notes)
