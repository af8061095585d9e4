"""What an award counts as, and the office's own statistical tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.award_stats import (
    NOT_ASKED,
    UNKNOWN,
    Column,
    Dimension,
    Line,
    TableContent,
    numbers,
)
from thidua_desktop.domain.records import Award, AwardForm, Person, StatTable, Unit
from thidua_desktop.domain.terms import AwardType, Gender, PersonGroup, SubjectKind, UnitKind
from thidua_desktop.services.past_awards import PastAward, PastForm, add_past
from thidua_desktop.services.past_decisions import PastHead
from thidua_desktop.services.past_links import Link
from thidua_desktop.services.stat_tables import TableForm, remove_table, save_table, table, tables
from thidua_desktop.services.statistics import facts

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

FORM = "giay-khen-xa"
CONTENT = TableContent((Line("Tất cả", {}),), (Column("Số", {}),))


@pytest.fixture
def office(desk: Desk, sample: CampaignBoard) -> Desk:
    assert sample.campaign
    return desk


def past(desk: Desk, *made: PastAward, year: int = 2024) -> tuple[Award, ...]:
    form = PastForm(head=PastHead(year=year), award_type=AwardType.MERIT, awards=made)
    return desk.store.where(Award, decision_id=add_past(desk, form).id)


def award(
    name: str, subject: SubjectKind = SubjectKind.PERSON, link: Link | None = None
) -> PastAward:
    return PastAward(
        subject=subject, form_key=FORM, name=name, unit_name="Xã mẫu", link=link or Link()
    )


def test_an_award_counts_as_what_it_was_then_as_what_its_record_is(office: Desk) -> None:
    person = office.store.all(Person)[0]
    unit = office.store.get(Unit, person.unit_id)
    link = Link(unit_id=person.unit_id, person_id=person.id)
    (row,) = past(office, award("Mẫu", link=link))
    (now,) = facts(office)
    assert now.keys == {
        Dimension.YEAR: "2024",
        Dimension.FORM: FORM,
        Dimension.AWARD_TYPE: "MERIT",
        Dimension.SUBJECT: "PERSON",
        Dimension.UNIT: unit.name,
        Dimension.UNIT_KIND: unit.kind.name,
        Dimension.GENDER: person.gender.name,
        Dimension.PERSON_GROUP: person.person_group.name,
    }
    with office.store.act("Như khi ban hành") as act:
        act.update(
            replace(
                row,
                gender=Gender.FEMALE,
                person_group=PersonGroup.LEADER,
                unit_kind=UnitKind.PARTY,
            )
        )
    (then,) = facts(office)
    assert then.keys[Dimension.GENDER] == "FEMALE"
    assert then.keys[Dimension.PERSON_GROUP] == "LEADER"
    assert then.keys[Dimension.UNIT_KIND] == "PARTY"


def test_what_nobody_knows_is_chua_ro_and_a_collective_has_no_sex(office: Desk) -> None:
    past(office, award("Người cũ"), award("Tập thể cũ", SubjectKind.COLLECTIVE))
    person, collective = facts(office)
    assert person.keys[Dimension.GENDER] == UNKNOWN
    assert person.keys[Dimension.UNIT_KIND] == UNKNOWN
    assert person.keys[Dimension.UNIT] == "Xã mẫu"
    assert collective.keys[Dimension.GENDER] == NOT_ASKED
    assert collective.keys[Dimension.PERSON_GROUP] == NOT_ASKED


def test_the_shipped_tables_are_not_confirmed_and_name_only_known_forms(office: Desk) -> None:
    known = {form.key for form in office.store.all(AwardForm)}
    past(office, award("Người cũ"))
    for found in tables(office):
        assert not found.row.confirmed
        assert found.row.source == "theo mẫu cơ quan tự đặt; chưa đối chiếu"
        asked = [line.wanted.get(Dimension.FORM, frozenset[str]()) for line in found.content.lines]
        assert {key for keys in asked for key in keys} <= known
        assert numbers(found.content, facts(office))[-1][0].awards
    assert office.store.all(StatTable) == ()


def test_a_changed_shipped_table_stays_changed_until_it_is_taken_back(office: Desk) -> None:
    first = tables(office)[0]
    form = TableForm(name="Biểu khác", content=CONTENT, checked_on=date(2026, 1, 10))
    save_table(office, form, key=first.row.key)
    changed = tables(office)[0]
    assert (changed.row.name, changed.row.confirmed) == ("Biểu khác", True)
    assert changed.content == CONTENT
    save_table(office, replace(form, checked_on=None), key=first.row.key)
    assert not table(office, first.row.key).row.confirmed
    remove_table(office, first.row.key)
    assert tables(office)[0] == first
    with pytest.raises(RuleError, match=r"stat\.as_shipped"):
        remove_table(office, first.row.key)
    office.store.undo()
    assert tables(office)[0].row.name == "Biểu khác"


def test_the_office_s_own_table_comes_last_and_goes_with_one_act(office: Desk) -> None:
    made = save_table(office, TableForm(name=" Biểu  mẫu ", content=CONTENT), key=None)
    assert tables(office)[-1] == made
    assert made.row.name == "Biểu mẫu"
    assert not made.is_shipped
    remove_table(office, made.row.key)
    with pytest.raises(RuleError, match=r"stat\.gone"):
        table(office, made.row.key)
    with pytest.raises(RuleError, match=r"stat\.no_lines"):
        save_table(office, TableForm(name="Biểu", content=TableContent()), key=None)
