"""The register of role models."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Person, RoleModel, Unit
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.services.role_models import (
    RoleModelForm,
    form_of,
    remove_role_model,
    role_models,
    save_role_model,
    who,
)

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

TODAY = "15/01/2026"


def codes(refused: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


def person_form(desk: Desk, **more: object) -> RoleModelForm:
    person = desk.store.all(Person)[0]
    form = RoleModelForm(
        unit_id=person.unit_id, person_id=person.id, title="Giúp hộ nghèo mẫu", found_on=TODAY
    )
    return replace(form, **more)  # type: ignore[arg-type]


def test_a_role_model_is_kept_changed_and_removed(desk: Desk, sample: CampaignBoard) -> None:
    campaign = sample.campaign.id
    made = save_role_model(desk, campaign, person_form(desk), row_id=None)
    person = desk.store.all(Person)[0]
    assert who(desk, made) == person.name
    assert desk.store.undo_label() == f"Thêm gương điển hình – {person.name}"
    again = replace(form_of(made), made_known="Loa truyền thanh")
    save_role_model(desk, campaign, again, row_id=made.id)
    assert [row.made_known for row in role_models(desk, campaign)] == ["Loa truyền thanh"]
    assert remove_role_model(desk, made.id) == person.name
    assert role_models(desk, campaign) == ()


def test_those_of_another_campaign_stay_apart(desk: Desk, sample: CampaignBoard) -> None:
    save_role_model(desk, None, person_form(desk), row_id=None)
    save_role_model(desk, sample.campaign.id, person_form(desk, title="Khác"), row_id=None)
    assert len(role_models(desk, None)) == 2
    assert len(role_models(desk, sample.campaign.id)) == 2
    assert [row.title for row in role_models(desk, sample.campaign.id + 999)] == [
        "Giúp hộ nghèo mẫu"
    ]


def test_everything_wrong_is_said_at_once(desk: Desk, sample: CampaignBoard) -> None:
    with pytest.raises(RuleError) as refused:
        save_role_model(desk, sample.campaign.id, RoleModelForm(found_on="16/01/2026"), row_id=None)
    assert codes(refused) == [
        ("title", "role_model.title_empty"),
        ("found_on", "role_model.later"),
        ("unit", "role_model.unit_missing"),
    ]
    person = desk.store.all(Person)[0]
    elsewhere = next(unit.id for unit in desk.store.all(Unit) if unit.id != person.unit_id)
    with pytest.raises(RuleError) as other:
        save_role_model(desk, None, person_form(desk, unit_id=elsewhere), row_id=None)
    assert codes(other) == [("who", "role_model.who_elsewhere")]
    with pytest.raises(RuleError) as nobody:
        save_role_model(desk, None, person_form(desk, person_id=None), row_id=None)
    assert codes(nobody) == [("who", "role_model.who_missing")]
    assert desk.store.all(RoleModel) == ()


def test_a_unit_itself_may_be_one(desk: Desk, sample: CampaignBoard) -> None:
    unit = desk.store.all(Unit)[0]
    form = person_form(desk, subject=SubjectKind.COLLECTIVE, unit_id=unit.id)
    made = save_role_model(desk, sample.campaign.id, form, row_id=None)
    assert (made.person_id, who(desk, made)) == (None, unit.name)
