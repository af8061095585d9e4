"""Units and people: making their records complete (keys for search and order included)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Block, Campaign, CampaignUnit, Person, Unit
from thidua_desktop.domain.terms import CampaignState

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.terms import Gender, PersonGroup, Salutation, UnitKind
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


def with_keys(unit: Unit) -> Unit:
    """Clean the names and fill what search and order read."""
    name = text.clean(unit.name)
    short = text.clean(unit.short_name) or name
    return replace(
        unit, name=name, short_name=short, fold=text.fold(name), sort_key=text.sort_key(name)
    )


def person_with_keys(person: Person) -> Person:
    """Clean the name and fill what search, order and the repeat radar read."""
    name = text.clean(person.name)
    return replace(
        person,
        name=name,
        position_title=text.clean(person.position_title),
        fold=text.fold(name),
        sort_key=text.name_sort_key(name),
        name_key=text.name_key(name),
    )


def add_unit(
    desk: Desk,
    name: str,
    *,
    short_name: str = "",
    kind: UnitKind,
    campaign_id: int | None = None,
    block_id: int | None = None,
) -> Unit:
    """Add a unit and, with a campaign, its place in a block.

    Raises unit.name_empty and unit.name_taken.
    """
    unit = with_keys(Unit(uid=new_uid(), name=name, short_name=short_name, kind=kind))
    require_name(desk, unit)
    with desk.store.act(f"Thêm đơn vị {unit.name}") as act:
        unit = act.insert(unit)
        if campaign_id is not None and block_id is not None:
            act.insert(CampaignUnit(campaign_id=campaign_id, unit_id=unit.id, block_id=block_id))
    return unit


def edit_unit(desk: Desk, unit: Unit) -> None:
    """Store a changed unit; raises unit.name_empty and unit.name_taken."""
    changed = with_keys(unit)
    require_name(desk, changed)
    with desk.store.act(f"Sửa đơn vị {changed.name}") as act:
        act.update(changed)


def require_name(desk: Desk, unit: Unit) -> None:
    """Refuse a blank name and one in use; raises unit.name_empty and unit.name_taken."""
    if not unit.name:
        raise rule("name", "unit.name_empty")
    key = text.name_key(unit.name)
    for other in desk.store.all(Unit):
        if other.id != unit.id and other.active_to is None and text.name_key(other.name) == key:
            raise rule("name", "unit.name_taken", name=other.name)


def remove_unit(desk: Desk, unit_id: int, *, day: date) -> bool:
    """Delete a unit nothing refers to (True), or close a used one from `day` (False)."""
    unit = desk.store.get(Unit, unit_id)
    try:
        with desk.store.act(f"Xóa đơn vị {unit.name}") as act:
            act.delete(Unit, unit_id)
    except RuleError as error:
        if error.problems[0].code != "record.in_use":
            raise
        with desk.store.act(f"Ngừng hoạt động đơn vị {unit.name}") as act:
            act.update(replace(unit, active_to=day))
        return False
    return True


def add_person(
    desk: Desk,
    name: str,
    unit_id: int,
    *,
    salutation: Salutation | None,
    gender: Gender,
    group: PersonGroup,
    title: str = "",
    birth_year: int | None = None,
) -> Person:
    """Add a person; raises person.name_empty, person.birth_year and person.same (a duplicate)."""
    person = person_with_keys(
        Person(
            uid=new_uid(),
            name=name,
            unit_id=unit_id,
            salutation=salutation,
            position_title=title,
            birth_year=birth_year,
            gender=gender,
            person_group=group,
        )
    )
    problems = _person_problems(desk, person)
    if problems:
        raise RuleError(*problems)
    with desk.store.act(f"Thêm cá nhân – {desk.store.get(Unit, unit_id).name}") as act:
        return act.insert(person)


def _person_problems(desk: Desk, person: Person) -> list[Problem]:
    problems: list[Problem] = []
    if not person.name:
        problems.append(Problem("name", "person.name_empty"))
    oldest, newest = desk.clock.today().year - 110, desk.clock.today().year - 5
    if person.birth_year is not None and not oldest <= person.birth_year <= newest:
        problems.append(Problem("birth_year", "person.birth_year"))
    same = [
        other
        for other in desk.store.where(Person, unit_id=person.unit_id)
        if other.name_key == person.name_key and other.birth_year == person.birth_year
    ]
    if same:
        problems.append(Problem("name", "person.same", {"name": same[0].name}))
    return problems


def ensure_block(act: Act, desk: Desk, campaign_id: int, *, name: str) -> Block:
    """Return the block of that name, made when it is not there."""
    blocks = desk.store.where(Block, campaign_id=campaign_id)
    for block in blocks:
        if text.name_key(block.name) == text.name_key(name):
            return block
    return act.insert(Block(campaign_id=campaign_id, name=text.clean(name), position=len(blocks)))


def set_campaign_state(
    desk: Desk, campaign_id: int, state: CampaignState, *, reason: str | None = None
) -> None:
    """Open, close or reopen a campaign; reopening asks a reason (campaign.reason)."""
    campaign = desk.store.get(Campaign, campaign_id)
    if campaign.state is state:
        return
    reopening = campaign.state is CampaignState.CLOSED
    if reopening and not (reason and reason.strip()):
        raise rule("reason", "campaign.reason")
    labels = {
        CampaignState.OPEN: "Mở lại phong trào" if reopening else "Phát động phong trào",
        CampaignState.CLOSED: "Kết thúc phong trào",
        CampaignState.DRAFT: "Chuyển phong trào về dự thảo",
    }
    closing = state is CampaignState.CLOSED
    barrier = "barrier.closing" if closing or reopening else None
    with desk.store.act(labels[state], reason=reason, barrier=barrier) as act:
        act.update(
            replace(
                campaign,
                state=state,
                closed_on=desk.clock.today() if closing else None,
                reopen_reason=reason if reopening else campaign.reopen_reason,
            )
        )
