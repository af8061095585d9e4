"""The register of initiatives and models, what the eligibility card makes of it, and the tally."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Initiative, Person, Unit
from thidua_desktop.domain.terms import (
    AwardType,
    Condition,
    InitiativeKind,
    ScopeKind,
    SubjectKind,
    Verdict,
)
from thidua_desktop.services import awards, eligibility, recycle
from thidua_desktop.services import initiatives as register
from thidua_desktop.services.initiatives import InitiativeForm, Tally
from thidua_desktop.services.progress import Typing, record

if TYPE_CHECKING:
    from thidua_desktop.domain.card import Finding
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)


def unit_named(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


@pytest.fixture
def form(desk: Desk, sample: CampaignBoard) -> InitiativeForm:
    """A model of a unit without any on record, in a campaign."""
    assert sample.units(DAY)
    return InitiativeForm(
        kind=InitiativeKind.MODEL,
        unit_id=unit_named(desk, "Thôn mẫu 03").id,
        title="Mô hình trồng rau an toàn (mẫu)",
    )


def save(desk: Desk, board: CampaignBoard, form: InitiativeForm) -> Initiative:
    return register.save_initiative(desk, board.campaign.id, form, initiative_id=None)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"title": " "}, {"title": "initiative.title_empty"}),
        ({"unit_id": None}, {"unit": "initiative.unit_missing"}),
        ({"confirmed_by": "Trưởng thôn"}, {"on_day": "initiative.day_missing"}),
        ({"on_day": "10/01/2026"}, {"on_day": "initiative.day_alone"}),
        (
            {"recognised_document": "12/QĐ-UBND", "on_day": "16/01/2026"},
            {"on_day": "initiative.day_later"},
        ),
        (
            {"recognised_document": "12/QĐ-UBND", "on_day": "1.13.2026"},
            {"on_day": "date.impossible"},
        ),
        (
            {"title": "", "unit_id": None, "confirmed_by": "Trưởng thôn"},
            {
                "title": "initiative.title_empty",
                "unit": "initiative.unit_missing",
                "on_day": "initiative.day_missing",
            },
        ),
    ],
)
def test_a_refused_form_names_every_field_at_once(
    desk: Desk,
    sample: CampaignBoard,
    form: InitiativeForm,
    changes: dict[str, Any],
    codes: dict[str, str],
) -> None:
    held = desk.store.count(Initiative)
    with pytest.raises(RuleError) as refused:
        save(desk, sample, replace(form, **changes))
    assert {p.field: p.code for p in refused.value.problems} == codes
    assert desk.store.count(Initiative) == held


def test_a_person_of_another_unit_and_a_title_twice_are_refused(
    desk: Desk, sample: CampaignBoard, form: InitiativeForm
) -> None:
    save(desk, sample, form)
    other = next(p for p in desk.store.all(Person) if p.unit_id != form.unit_id)
    with pytest.raises(RuleError) as refused:
        save(desk, sample, replace(form, title=form.title.upper(), person_id=other.id))
    assert [p.code for p in refused.value.problems] == [
        "initiative.title_taken",
        "initiative.person_elsewhere",
    ]


def test_a_person_of_the_unit_is_kept_and_the_form_comes_back(
    desk: Desk, sample: CampaignBoard
) -> None:
    person = desk.store.all(Person)[0]
    made = InitiativeForm(
        unit_id=person.unit_id,
        person_id=person.id,
        title="Sáng kiến mẫu",
        content="Cách làm",
        recognised_document="05/QĐ-UBND",
        on_day="05/01/2026",
    )
    row = save(desk, sample, made)
    assert register.form_of(row) == made
    unit = desk.store.get(Unit, person.unit_id)
    assert desk.store.undo_label() == f"Thêm sáng kiến – {unit.short_name}"
    changed = register.save_initiative(
        desk, sample.campaign.id, replace(made, title="Đổi tên"), initiative_id=row.id
    )
    assert changed.id == row.id
    assert row.id in {held.id for held in register.initiatives(desk, sample.campaign.id)}


def test_deleting_goes_to_the_bin_and_back(
    desk: Desk, sample: CampaignBoard, form: InitiativeForm
) -> None:
    row = save(desk, sample, form)
    assert register.remove_initiative(desk, row.id) == form.title
    assert desk.store.undo_label() == f"Xóa mô hình {form.title}"
    recycle.restore(desk, Initiative, row.id)
    assert desk.store.get(Initiative, row.id) == row


def criteria(desk: Desk, board: CampaignBoard, unit_id: int) -> Finding:
    held = awards.open_round(
        desk,
        "Đợt mẫu",
        campaign_id=board.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    )
    made = awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=unit_id,
        form_key="giay-khen-xa",
    )
    found = eligibility.card(desk, made.id).findings
    return next(f for f in found if f.condition is Condition.PLAN_CRITERIA)


@pytest.mark.parametrize(
    ("changes", "verdict", "evidence"),
    [
        ({}, Verdict.NOT_MET, "card.initiative_waits: Mô hình trồng rau an toàn (mẫu)"),
        (
            {"confirmed_by": "Trưởng thôn", "on_day": "10/01/2026"},
            Verdict.MET,
            "card.initiative: Mô hình trồng rau an toàn (mẫu), Trưởng thôn, 10/01/2026",
        ),
        (
            {
                "recognised_document": "12/QĐ-UBND",
                "confirmed_by": "Trưởng thôn",
                "on_day": "15/01/2026",
            },
            Verdict.MET,
            "card.initiative: Mô hình trồng rau an toàn (mẫu), 12/QĐ-UBND, 15/01/2026",
        ),
    ],
)
def test_the_card_counts_what_is_recognised_or_confirmed_and_names_it(
    desk: Desk,
    sample: CampaignBoard,
    form: InitiativeForm,
    changes: dict[str, Any],
    verdict: Verdict,
    evidence: str,
) -> None:
    row = save(desk, sample, replace(form, **changes))
    assert form.unit_id is not None
    found = criteria(desk, sample, form.unit_id)
    proof = found.proofs[-1]
    said = f"{proof.code}: {', '.join(value for _, value in proof.params)}"
    assert (dict(found.params)["initiative"], said) == (verdict.name, evidence)
    assert register.counts(row, DAY) is (verdict is Verdict.MET)


def test_the_card_leaves_out_what_belongs_to_another_campaign(
    desk: Desk, sample: CampaignBoard, form: InitiativeForm
) -> None:
    row = save(desk, sample, replace(form, confirmed_by="Trưởng thôn", on_day="10/01/2026"))
    other = replace(sample.campaign, id=0, uid="khac")
    with desk.store.act("Chuyển") as act:
        act.update(replace(row, campaign_id=act.insert(other).id))
    assert form.unit_id is not None
    params = dict(criteria(desk, sample, form.unit_id).params)
    assert params["initiative"] == Verdict.NOT_MET.name


def test_what_is_recorded_stands_beside_the_cell_that_counts_it(
    desk: Desk, sample: CampaignBoard, form: InitiativeForm
) -> None:
    each = sample.indicators_of(sample.fields[0].id)[6]
    assert each.scope is ScopeKind.EACH_UNIT
    assert form.unit_id is not None
    row = save(desk, sample, replace(form, indicator_id=each.id))
    desk.store.undo()
    row = save(desk, sample, replace(form, indicator_id=each.id))
    record(desk, sample.campaign.id, [Typing(form.unit_id, each.id, "2")], day=DAY)
    assert register.tally(desk, sample, row, day=DAY) == Tally(1, Decimal(2))
    assert Tally(1, Decimal(2)).differs
    assert not Tally(1, None).differs
    assert not Tally(1, Decimal(1)).differs


def test_a_model_of_the_whole_commune_is_counted_at_the_unit_that_leads(
    desk: Desk, sample: CampaignBoard, form: InitiativeForm
) -> None:
    whole = sample.indicators_of(sample.fields[0].id)[3]
    assert whole.scope is ScopeKind.COMMUNE
    lead = next(u for u in sample.units(DAY) if sample.cell(u.id, whole.id))
    row = save(desk, sample, replace(form, indicator_id=whole.id))
    record(desk, sample.campaign.id, [Typing(lead.id, whole.id, "1")], day=DAY)
    assert register.tally(desk, sample, row, day=DAY) == Tally(1, Decimal(1))


def test_nothing_is_compared_where_nothing_is_counted(
    desk: Desk, sample: CampaignBoard, form: InitiativeForm
) -> None:
    assert register.tally(desk, sample, save(desk, sample, form), day=DAY) is None
