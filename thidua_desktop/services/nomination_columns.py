"""The columns of a list of nominations, and what its rows are compared with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import name_key
from thidua_desktop.domain.records import (
    AwardForm,
    AwardRound,
    Nomination,
    Person,
    Unit,
)
from thidua_desktop.domain.terms import (
    ImportSubject,
    Salutation,
    SubjectKind,
)
from thidua_desktop.exchange.column_words import WORDS, ImportField
from thidua_desktop.services.citations import suggested_citation
from thidua_desktop.services.eligibility import OPEN_STATES
from thidua_desktop.services.past_links import Records

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.services.desk import Desk

from thidua_desktop.services.imports.awarded_rows import FormWords

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


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownList:
    """What a list is compared with, read once: records, the round, forms, usual words."""

    records: Records
    held: AwardRound
    forms: FormWords
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
        forms=FormWords(desk.store.all(AwardForm)),
        people=people,
        units={unit.id: unit.name for unit in desk.store.all(Unit)},
        nominated={
            who_key(row.subject, row.unit_id, row.person_id, row.household_id, row.collective_id): (
                row.printed_name
            )
            for row in desk.store.where(Nomination, round_id=round_id)
            if row.state in OPEN_STATES
        },
        citation=suggested_citation(desk, round_id),
        today=desk.clock.today(),
        salutations={person.id: person.salutation for person in people},
    )


def who_key(subject: SubjectKind, unit_id: int | None, *others: int | None) -> tuple[object, ...]:
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
