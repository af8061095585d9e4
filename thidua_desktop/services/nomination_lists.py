"""Lists of nominations as units send them (Excel, Word, pasted), read into drafts and stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean, fold, name_key, name_sort_key, sort_key
from thidua_desktop.domain.form_words import match_form
from thidua_desktop.domain.likeness import Known, compare
from thidua_desktop.domain.past_decision import bare_name
from thidua_desktop.domain.records import (
    AwardForm,
    AwardRound,
    Collective,
    Household,
    Nomination,
    Person,
    Unit,
)
from thidua_desktop.domain.terms import (
    Gender,
    ImportSubject,
    PersonGroup,
    Salutation,
    SubjectKind,
)
from thidua_desktop.exchange.column_words import WORDS, ImportField
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.services.awards import SALUTATIONS, Proposed, insert_nominations
from thidua_desktop.services.catalogue import person_with_keys
from thidua_desktop.services.citations import suggested_citation
from thidua_desktop.services.eligibility import OPEN_STATES
from thidua_desktop.services.imports.award_words import read_subject, subject_of_name
from thidua_desktop.services.imports.cells import RowCells, birth_year, list_rows
from thidua_desktop.services.imports.filing import file_away
from thidua_desktop.services.imports.people_rows import addressed, read_gender, without_number
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, PreviewRow, judged
from thidua_desktop.services.nominees import form_problems
from thidua_desktop.services.past_links import Link, Records
from thidua_desktop.services.rounds import require_open

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.cells import Tick
    from thidua_desktop.services.imports.filing import Filing
    from thidua_desktop.storage.store import Act

SUBJECT: Final = ImportSubject.AWARDS
"""The headers of such a list are those of a list of awards."""
FIELDS: Final = (
    ImportField.ORDINAL,
    ImportField.FULL_NAME,
    ImportField.COLLECTIVE,
    ImportField.HOUSEHOLD,
    ImportField.SUBJECT,
    ImportField.POSITION,
    ImportField.UNIT,
    ImportField.BIRTH,
    ImportField.GENDER,
    ImportField.FORM,
    ImportField.CITATION,
)
_BESIDE: Final = (ImportField.POSITION, ImportField.GENDER)
_NAMES: Final = {
    ImportField.FULL_NAME: None,
    ImportField.COLLECTIVE: SubjectKind.COLLECTIVE,
    ImportField.HOUSEHOLD: SubjectKind.HOUSEHOLD,
}
_BY_GENDER: Final = {Gender.MALE: Salutation.MR, Gender.FEMALE: Salutation.MRS}


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationDraft:
    """Whom a row nominates: somebody on record (`link`), or somebody who comes with the list.

    `unit_id` is the collective or where the subject belongs; `printed_name` "" is suggested.
    """

    subject: SubjectKind
    name: str
    unit_id: int
    link: Link
    form_key: str
    form_name: str
    citation: str
    printed_name: str = ""
    position_title: str = ""
    birth_year: int | None = None
    gender: Gender = Gender.UNKNOWN
    salutation: Salutation | None = None

    @property
    def is_new(self) -> bool:
        """Whether the nominated one is made with the list."""
        whole = self.subject is SubjectKind.COLLECTIVE and self.link.unit_id is not None
        return not (self.link.found or whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChoices:
    """What the officer tells for cells that say nothing; None leaves such a row out."""

    form_key: str
    salutation: Salutation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownList:
    """What a list is compared with, read once: records, the round, forms, usual words."""

    records: Records
    held: AwardRound
    forms: tuple[AwardForm, ...]
    people: tuple[Person, ...]
    units: dict[int, str]
    nominated: dict[tuple[object, ...], str]
    citation: str
    today: date
    salutations: dict[int, Salutation | None]


def known_list(desk: Desk, round_id: int) -> KnownList:
    """Read what the office has, once for the whole list."""
    people = desk.store.all(Person)
    return KnownList(
        records=Records(desk),
        held=desk.store.get(AwardRound, round_id),
        forms=tuple(sorted(desk.store.all(AwardForm), key=lambda form: form.position)),
        people=people,
        units={unit.id: unit.name for unit in desk.store.all(Unit)},
        nominated={
            _who(row.subject, row.unit_id, row.person_id, row.household_id, row.collective_id): (
                row.printed_name
            )
            for row in desk.store.where(Nomination, round_id=round_id)
            if row.state in OPEN_STATES
        },
        citation=suggested_citation(desk, round_id),
        today=desk.clock.today(),
        salutations={person.id: person.salutation for person in people},
    )


def _who(subject: SubjectKind, unit_id: int | None, *others: int | None) -> tuple[object, ...]:
    return (subject, unit_id if others == (None, None, None) else None, *others)


def with_beside(mapping: ColumnMapping) -> ColumnMapping:
    """Take chức vụ and giới tính too, which a list of awards has no use for."""
    taken = {use.field for use in mapping.columns}
    columns = tuple(
        replace(use, field=_beside(use.title)) if use.field is None else use
        for use in mapping.columns
    )
    fresh = [use.field for use in columns if use.field not in taken]
    # Of two such columns the first is meant.
    first = {field: next(u.column for u in columns if u.field is field) for field in fresh}
    kept = tuple(
        replace(use, field=None) if use.field in first and use.column != first[use.field] else use
        for use in columns
    )
    return replace(mapping, columns=kept)


def _beside(title: str) -> ImportField | None:
    key = name_key(title)
    words = WORDS[ImportSubject.PEOPLE]
    return next((field for field in _BESIDE if key in words[field]), None)


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
    return _who(draft.subject, draft.unit_id, *others)


class _Reader:
    """Reads one row, collecting what is wrong with it."""

    def __init__(
        self,
        cells: RowCells,
        known: KnownList,
        choices: ListChoices,
        *,
        kind: SubjectKind | None,
        unit: Unit | None,
    ) -> None:
        self._cells, self._known, self._choices = cells, known, choices
        self._kind, self._head = kind, unit
        self.problems = list(cells.problems())
        self.notes = list(cells.notes())

    def draft(self) -> NominationDraft:
        subject, written = self._whom()
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

    def _whom(self) -> tuple[SubjectKind, str]:
        told = self._told_subject() or self._kind
        for field, kind in _NAMES.items():
            name = self._cells.text(field)
            if field is ImportField.FULL_NAME:
                given = (ImportField.FAMILY_NAME, ImportField.GIVEN_NAME)
                name = clean(" ".join((name, *map(self._cells.text, given))))
            if name:
                return told or kind or self._guessed(name), name
        self._add("full_name", "past.name_empty")
        return told or SubjectKind.PERSON, ""

    def _told_subject(self) -> SubjectKind | None:
        text = self._cells.text(ImportField.SUBJECT)
        if not text:
            return None
        kind = read_subject(text)
        if kind is None:
            self._add("subject", "past.subject_unknown", text=text)
        return kind

    def _guessed(self, name: str) -> SubjectKind:
        kind = subject_of_name(name)
        if kind is None and self._known.records.unit(name) is not None:
            return SubjectKind.COLLECTIVE
        return kind or SubjectKind.PERSON

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
            self._add("unit", "import.unit_unknown", text=text)
        return position, None

    def _form(self, subject: SubjectKind) -> AwardForm | None:
        text = self._cells.text(ImportField.FORM)
        if text:
            found = match_form(text, self._known.forms)
            if found is None:
                names = "; ".join(form.name for form in self._known.forms)
                self._add("form", "past.form_unknown", text=text, names=names)
                return None
            if not found.sure:
                self._note("form", "past.form_taken", text=text, name=found.form.name)
            form = found.form
        else:
            form = next(f for f in self._known.forms if f.key == self._choices.form_key)
        self.problems += form_problems(form, subject, self._known.held.data_day)
        return form

    def _citation(self) -> str:
        text = self._cells.text(ImportField.CITATION)
        if text:
            return text
        self._note("citation", "list.usual_citation")
        return self._known.citation

    def _gender(self) -> Gender:
        text = self._cells.text(ImportField.GENDER)
        found = read_gender(text) if text else Gender.UNKNOWN
        if found is None:
            self._add("gender", "import.gender_unknown", text=text)
        return found or Gender.UNKNOWN

    def _addressed(self, draft: NominationDraft, called: Salutation | None) -> NominationDraft:
        """Settle how the name is printed, and say what is to be known of who is new."""
        link, subject = draft.link, draft.subject
        if link.namesakes:
            self._note("full_name", "past.namesakes", names="; ".join(link.namesakes))
        if draft.is_new:
            self._judge_new(draft)
        if subject is SubjectKind.COLLECTIVE:
            return draft
        held = self._known.salutations.get(link.person_id or 0)
        chosen = called or _BY_GENDER.get(draft.gender) or self._choices.salutation
        if subject is SubjectKind.PERSON and held is None and chosen is None:
            self._add("salutation", "list.no_salutation", name=draft.name)
        printed = ""
        if subject is SubjectKind.PERSON and held is None and chosen is not None:
            printed = clean(f"{SALUTATIONS[chosen]} {draft.name}")
        return replace(draft, salutation=chosen, printed_name=printed)

    def _judge_new(self, draft: NominationDraft) -> None:
        if not draft.unit_id:
            self._add("unit", "import.unit_missing")
            return
        self._note("full_name", "list.new", name=draft.name)
        if draft.subject is SubjectKind.PERSON:
            mine = Known(draft.name, draft.unit_id, draft.birth_year)
            alike = [
                self._known.records.written(person)
                for person in self._known.people
                if compare(mine, Known(person.name, person.unit_id, person.birth_year)) is not None
            ]
            if alike:
                self._note("full_name", "list.alike", names="; ".join(alike))

    def _add(self, field: str, code: str, **params: str) -> None:
        self.problems.append(Problem(field, code, params))

    def _note(self, field: str, code: str, **params: str) -> None:
        self.notes.append(Problem(field, code, params))


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


def is_alike(row: PreviewRow[NominationDraft]) -> bool:
    """Whether a new one is like somebody on record, so that it is better looked at."""
    return any(note.code in {"list.alike", "past.namesakes"} for note in row.notes)


def store_nominations(
    desk: Desk, round_id: int, drafts: Sequence[NominationDraft], filing: Filing
) -> tuple[Nomination, ...]:
    """Make who is new and nominate all, with the file, as one act; codes of `awards.nominate`.

    Raises import.nothing for an empty list.
    """
    require_open(desk, round_id)
    if not drafts:
        raise rule("file", "import.nothing")
    with desk.store.act(f"Nhập {len(drafts)} đề nghị từ {filing.source.name}") as act:
        proposed = [_proposed(act, draft) for draft in drafts]
        made = insert_nominations(act, desk, round_id, proposed)
        file_away(act, desk, filing)
    return made


def _proposed(act: Act, draft: NominationDraft) -> Proposed:
    link, part = draft.link, draft.link.collective_id
    match draft.subject:
        case SubjectKind.COLLECTIVE:
            key = draft.unit_id
            if draft.is_new:
                part = act.insert(_collective(draft)).id
        case SubjectKind.PERSON:
            key = link.person_id or act.insert(_person(draft)).id
        case SubjectKind.HOUSEHOLD:
            key = link.household_id or act.insert(_household(draft)).id
    return Proposed(
        subject=draft.subject,
        subject_id=key,
        collective_id=part,
        form_key=draft.form_key,
        printed_name=draft.printed_name or None,
        citation=draft.citation,
    )


def _person(draft: NominationDraft) -> Person:
    return person_with_keys(
        Person(
            uid=new_uid(),
            name=draft.name,
            unit_id=draft.unit_id,
            salutation=draft.salutation,
            position_title=draft.position_title,
            birth_year=draft.birth_year,
            gender=draft.gender,
            person_group=PersonGroup.OTHER,
        )
    )


def _household(draft: NominationDraft) -> Household:
    return Household(
        uid=new_uid(),
        head_name=draft.name,
        head_salutation=draft.salutation,
        unit_id=draft.unit_id,
        fold=fold(draft.name),
        sort_key=name_sort_key(draft.name),
    )


def _collective(draft: NominationDraft) -> Collective:
    name = bare_name(draft.name)
    return Collective(
        uid=new_uid(),
        unit_id=draft.unit_id,
        name=name,
        fold=fold(name),
        sort_key=sort_key(name),
    )
