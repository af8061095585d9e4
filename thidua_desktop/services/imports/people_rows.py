"""A list of people read into drafts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.terms import Gender, PersonGroup, Salutation
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.services.imports.cells import RowCells, birth_year, list_rows
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, PreviewRow, judged

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.services.imports.cells import Tick
    from thidua_desktop.services.imports.missing_units import NewUnit

_GENDERS: Final = {
    "nam": Gender.MALE,
    "trai": Gender.MALE,
    "nu": Gender.FEMALE,
    "gai": Gender.FEMALE,
}
_SALUTATIONS: Final = {
    "ong": Salutation.MR,
    "ba": Salutation.MRS,
    "em": Salutation.PUPIL,
    "dong chi": Salutation.COMRADE,
    "d c": Salutation.COMRADE,
    "dc": Salutation.COMRADE,
}
_GROUPS: Final = {
    "lanh dao quan ly": PersonGroup.LEADER,
    "lanh dao": PersonGroup.LEADER,
    "quan ly": PersonGroup.LEADER,
    "cong chuc vien chuc": PersonGroup.OFFICIAL,
    "can bo cong chuc": PersonGroup.OFFICIAL,
    "cong chuc": PersonGroup.OFFICIAL,
    "vien chuc": PersonGroup.OFFICIAL,
    "giao vien": PersonGroup.OFFICIAL,
    "nguoi lao dong truc tiep": PersonGroup.WORKER,
    "nguoi lao dong": PersonGroup.WORKER,
    "lao dong truc tiep": PersonGroup.WORKER,
    "cong nhan": PersonGroup.WORKER,
    "nong dan": PersonGroup.FARMER,
    "khac": PersonGroup.OTHER,
}
_CALLED: Final = re.compile(r"(ông|bà|em|đồng chí|đ/c)[.:]?\s+(?=\S+\s)", re.IGNORECASE)
_GROUP_ROW: Final = re.compile(r"(?:[IVX]+|[0-9]{1,2}|[A-Z]|[a-z])\s*[.)/]\s*")
_TICKS: Final = frozenset({"x", "1", "v", "true"})


@dataclass(frozen=True, slots=True)
class KnownUnit:
    id: int
    name: str
    short_name: str = ""
    new: NewUnit | None = None


@dataclass(frozen=True, slots=True)
class KnownPerson:
    name: str
    unit_id: int
    birth_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person as the list has it, not yet stored; `new_unit` comes with the list."""

    name: str
    unit_id: int
    new_unit: NewUnit | None = None
    position_title: str = ""
    birth_year: int | None = None
    gender: Gender = Gender.UNKNOWN
    person_group: PersonGroup = PersonGroup.OTHER
    salutation: Salutation | None = None


def addressed(text: str) -> tuple[str, Salutation | None]:
    """Take "Ông", "Bà", "Em", "Đồng chí" off the front of a name and say which it was."""
    name = clean(text)
    found = _CALLED.match(name)
    if found is None:
        return name, None
    return name[found.end() :], _SALUTATIONS.get(name_key(found[1]))


def read_gender(text: str) -> Gender | None:
    """Read "Nam" or "Nữ"; None where it is neither."""
    return _GENDERS.get(name_key(text))


def without_number(text: str) -> str:
    """Take "I.", "2)" or "b." off the front of a heading."""
    return _GROUP_ROW.sub("", text, count=1)


class _Seen:
    """People met so far: the same name and unit, unless both years are known and differ."""

    def __init__(self, people: tuple[KnownPerson, ...]) -> None:
        self._met: dict[tuple[str, int], list[tuple[int | None, Duplicate]]] = {}
        for person in people:
            self.add(person.name, person.unit_id, person.birth_year, Duplicate(person.name))

    def add(self, name: str, unit_id: int, year: int | None, as_what: Duplicate) -> None:
        self._met.setdefault((name_key(name), unit_id), []).append((year, as_what))

    def find(self, draft: PersonDraft) -> Duplicate | None:
        for year, met in self._met.get((name_key(draft.name), draft.unit_id), ()):
            if year is None or draft.birth_year in {None, year}:
                return met
        return None


def preview_people(
    sheet: Sheet,
    mapping: ColumnMapping,
    *,
    units: tuple[KnownUnit, ...],
    people: tuple[KnownPerson, ...],
    today: date,
    new_units: tuple[NewUnit, ...] = (),
    tick: Tick | None = None,
) -> ImportPreview[PersonDraft]:
    """Read each row; nothing is stored. A row of one unit's name alone heads the people below it.

    Codes: import.person_missing, import.unit_missing, import.unit_unknown, import.gender_unknown,
    import.group_unknown, import.salutation_unknown and those of `cells`; notes import.group_blank
    and, for a unit that is made with the list, import.unit_new.
    """
    recoded, changes = recode_sheet(sheet)
    # A unit that is not stored yet has an id that no stored one has.
    made = tuple(KnownUnit(-at, new.name, new=new) for at, new in enumerate(new_units, start=1))
    by_name = _by_name((*made, *units))
    seen, heading, rows = _Seen(people), None, list[PreviewRow[PersonDraft]]()
    for cells in list_rows(recoded, mapping, tick=tick):
        headed = _headed_unit(cells, by_name)
        if headed is not None:
            heading = headed
            continue
        row = _Reader(cells, by_name, heading, today).row(seen)
        rows.append(row)
        if row.draft is not None:
            draft = row.draft
            as_what = Duplicate(draft.name, row.number)
            seen.add(draft.name, draft.unit_id, draft.birth_year, as_what)
    return ImportPreview(rows=tuple(rows), mapping=mapping, recoded=changes)


def _by_name(units: tuple[KnownUnit, ...]) -> dict[str, KnownUnit]:
    """Find units by name, or by a short name that only one has."""
    short = [name_key(unit.short_name) for unit in units]
    counted = Counter(short)
    found = {key: unit for key, unit in zip(short, units, strict=True) if key and counted[key] == 1}
    return found | {name_key(unit.name): unit for unit in units}


def _headed_unit(cells: RowCells, by_name: Mapping[str, KnownUnit]) -> KnownUnit | None:
    """Recognise "I. Thôn mẫu 01" or "II | Trạm Y tế" standing alone in its row."""
    *ordinal, text = cells.all_texts
    if len(ordinal) > 1 or (ordinal and len(ordinal[0]) > len("VIII.")):
        return None
    return by_name.get(name_key(text)) or by_name.get(name_key(without_number(text)))


class _Reader:
    """Reads one row, collecting what is wrong with it."""

    def __init__(
        self,
        cells: RowCells,
        by_name: Mapping[str, KnownUnit],
        heading: KnownUnit | None,
        today: date,
    ) -> None:
        self._cells = cells
        self._by_name = by_name
        self._heading = heading
        self._today = today
        self._problems = list(cells.problems())
        self._notes = list(cells.notes())

    def row(self, seen: _Seen) -> PreviewRow[PersonDraft]:
        name, called = self._name()
        unit = self._unit()
        if unit is not None and unit.new is not None:
            self._notes.append(Problem("unit", "import.unit_new", {"name": unit.name}))
        year, gender = self._birth_and_gender()
        draft = PersonDraft(
            name=name,
            unit_id=unit.id if unit is not None else 0,
            new_unit=unit.new if unit is not None else None,
            position_title=self._cells.text(ImportField.POSITION),
            birth_year=year,
            gender=gender,
            person_group=self._group(),
            salutation=self._salutation(called),
        )
        return judged(
            PreviewRow(
                number=self._cells.number,
                values=self._cells.values(),
                draft=draft,
                problems=tuple(self._problems),
                notes=tuple(self._notes),
                duplicate_of=seen.find(draft),
            )
        )

    def _name(self) -> tuple[str, str]:
        """Join a name from its columns and take "Ông", "Bà" off its front."""
        parts = (ImportField.FULL_NAME, ImportField.FAMILY_NAME, ImportField.GIVEN_NAME)
        name = clean(" ".join(map(self._cells.text, parts)))
        if not name:
            self._add("full_name", "import.person_missing")
        found = _CALLED.match(name)
        return (name[found.end() :], found[1]) if found else (name, "")

    def _unit(self) -> KnownUnit | None:
        text = self._cells.text(ImportField.UNIT)
        if not text:
            if self._heading is None:
                self._add("unit", "import.unit_missing")
            return self._heading
        unit = self._by_name.get(name_key(text))
        if unit is None:
            self._add("unit", "import.unit_unknown", text=text)
        return unit

    def _birth_and_gender(self) -> tuple[int | None, Gender]:
        gender = self._written_gender()
        year = self._year(ImportField.BIRTH)
        for field, meant in ((ImportField.MALE, Gender.MALE), (ImportField.FEMALE, Gender.FEMALE)):
            text = self._cells.text(field)
            if not text:
                continue
            gender = meant
            if text.lower() not in _TICKS:
                year = self._year(field)
        return year, gender

    def _year(self, field: ImportField) -> int | None:
        year, problem = birth_year(self._cells, field, self._today)
        if problem is not None:
            self._problems.append(problem)
        return year

    def _written_gender(self) -> Gender:
        text = self._cells.text(ImportField.GENDER)
        if not text:
            return Gender.UNKNOWN
        gender = read_gender(text)
        if gender is None:
            self._add("gender", "import.gender_unknown", text=text)
        return gender or Gender.UNKNOWN

    def _group(self) -> PersonGroup:
        text = self._cells.text(ImportField.GROUP)
        if not text:
            self._notes.append(Problem("group", "import.group_blank"))
            return PersonGroup.OTHER
        group = _GROUPS.get(name_key(text))
        if group is None:
            self._add("group", "import.group_unknown", text=text)
        return group or PersonGroup.OTHER

    def _salutation(self, called: str) -> Salutation | None:
        text = self._cells.text(ImportField.SALUTATION) or called
        if not text:
            return None
        found = _SALUTATIONS.get(name_key(text))
        if found is None:
            self._add("salutation", "import.salutation_unknown", text=text)
        return found

    def _add(self, field: str, code: str, **params: str) -> None:
        self._problems.append(Problem(field, code, params))
