"""Thống kê khen thưởng over years: every number is made of awards that can be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.documents.statistics import StatisticsPaper, compose
from thidua_desktop.domain.award_stats import NOT_ASKED, UNKNOWN, Dimension, Fact
from thidua_desktop.domain.records import Person, Unit
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services.award_register import entries
from thidua_desktop.services.paper_heads import committee_signer, commune_issuer

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.services.award_register import RegisterEntry
    from thidua_desktop.services.desk import Desk


def facts(desk: Desk) -> tuple[Fact, ...]:
    """Take out of every award in force what it counts by; a revoked one counts no more.

    Sex, group and kind of unit are those at the issue where they were kept, else those on record
    now, else unknown.
    """
    people = {row.id: row for row in desk.store.all(Person)}
    units = {row.id: row for row in desk.store.all(Unit)}
    return tuple(_fact(entry, people, units) for entry in entries(desk) if not entry.after.revoked)


def _fact(entry: RegisterEntry, people: dict[int, Person], units: dict[int, Unit]) -> Fact:
    award = entry.award
    person = people.get(award.person_id or 0)
    unit = units.get(award.unit_id or 0)
    kind = award.unit_kind or (unit.kind if unit is not None else None)
    gender = award.gender or (person.gender if person is not None else None)
    group = award.person_group or (person.person_group if person is not None else None)
    is_person = award.subject is SubjectKind.PERSON
    own = entry.name if award.subject is SubjectKind.COLLECTIVE else UNKNOWN
    keys = {
        Dimension.YEAR: str(entry.year) if entry.year else UNKNOWN,
        Dimension.FORM: award.form_key,
        Dimension.AWARD_TYPE: UNKNOWN if entry.award_type is None else entry.award_type.name,
        Dimension.SUBJECT: award.subject.name,
        Dimension.UNIT: unit.name if unit is not None else (entry.unit or own),
        Dimension.UNIT_KIND: UNKNOWN if kind is None else kind.name,
        Dimension.GENDER: _of_person(None if gender is None else gender.name, is_person=is_person),
        Dimension.PERSON_GROUP: _of_person(
            None if group is None else group.name, is_person=is_person
        ),
    }
    return Fact(award.id, keys, award.amount_vnd or 0)


def _of_person(name: str | None, *, is_person: bool) -> str:
    if not is_person:
        return NOT_ASKED
    return UNKNOWN if name in {None, "UNKNOWN"} else name or UNKNOWN


def statistics_document(
    desk: Desk,
    *,
    title: str,
    remark: str,
    header: tuple[str, ...],
    rows: tuple[tuple[str, ...], ...],
    total: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> Document:
    """Compose a table of numbers as it is shown; `total` is its last line, () for none."""
    day: date = desk.clock.today()
    return compose(
        StatisticsPaper(
            issuer=commune_issuer(desk),
            title=title,
            remark=remark,
            header=header,
            rows=rows,
            total=total,
            notes=notes,
            signer=committee_signer(desk, day),
        )
    )
