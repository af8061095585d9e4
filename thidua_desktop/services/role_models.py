"""Gương điển hình tiên tiến (plan §V.2): found, written down, made known, and their awards."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import (
    Award,
    Collective,
    Decision,
    Household,
    Person,
    RoleModel,
    Unit,
)
from thidua_desktop.domain.terms import DecisionState, SubjectKind
from thidua_desktop.services.typed_fields import Reading

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleModelForm:
    """Gương điển hình as typed; a person, household or small collective is one of the unit."""

    subject: SubjectKind = SubjectKind.PERSON
    unit_id: int | None = None
    person_id: int | None = None
    household_id: int | None = None
    collective_id: int | None = None
    title: str = ""
    content: str = ""
    found_on: str = ""
    document: str = ""
    made_known: str = ""


def role_models(desk: Desk, campaign_id: int | None) -> tuple[RoleModel, ...]:
    """List those of a campaign and those of none, the newest first; None: all there are."""
    rows = desk.store.all(RoleModel)
    if campaign_id is not None:
        rows = tuple(row for row in rows if row.campaign_id in {campaign_id, None})
    return tuple(sorted(rows, key=lambda row: (row.found_on, row.id), reverse=True))


def form_of(row: RoleModel) -> RoleModelForm:
    """Fill the form with a stored row."""
    return RoleModelForm(
        subject=row.subject,
        unit_id=row.unit_id,
        person_id=row.person_id,
        household_id=row.household_id,
        collective_id=row.collective_id,
        title=row.title,
        content=row.content,
        found_on=format_date(row.found_on),
        document=row.document,
        made_known=row.made_known,
    )


def save_role_model(
    desk: Desk, campaign_id: int | None, form: RoleModelForm, *, row_id: int | None
) -> RoleModel:
    """Add one (id None) or store a changed one.

    Codes, all at once: role_model.title_empty, role_model.unit_missing, role_model.who_missing
    (a person or household is not chosen), role_model.who_elsewhere (of another unit),
    role_model.later (than today) and those of dates.
    """
    found = Reading()
    title = clean(form.title)
    if not title:
        found.refuse("title", "role_model.title_empty")
    day = found.day(form.found_on, "found_on", needed=True)
    today = desk.clock.today()
    if day is not None and day > today:
        found.refuse("found_on", "role_model.later")
    _judge_who(desk, form, found)
    found.raise_all()
    unit_id = form.unit_id
    assert unit_id is not None  # noqa: S101 - refused above
    base = RoleModel(
        uid=new_uid(),
        campaign_id=campaign_id,
        subject=form.subject,
        unit_id=unit_id,
        title="",
        found_on=today,
    )
    if row_id is not None:
        base = desk.store.get(RoleModel, row_id)
    kind = form.subject
    made = replace(
        base,
        subject=kind,
        unit_id=unit_id,
        person_id=form.person_id if kind is SubjectKind.PERSON else None,
        household_id=form.household_id if kind is SubjectKind.HOUSEHOLD else None,
        collective_id=form.collective_id if kind is SubjectKind.COLLECTIVE else None,
        title=title,
        content=clean(form.content),
        found_on=day or today,
        document=clean(form.document),
        made_known=clean(form.made_known),
    )
    verb = "Thêm" if row_id is None else "Sửa"
    with desk.store.act(f"{verb} gương điển hình – {who(desk, made)}") as act:
        if row_id is None:
            return act.insert(made)
        act.update(made)
        return made


def _judge_who(desk: Desk, form: RoleModelForm, found: Reading) -> None:
    if form.unit_id is None:
        found.refuse("unit", "role_model.unit_missing")
        return
    chosen: Person | Household | Collective | None = None
    if form.subject is SubjectKind.PERSON:
        chosen = desk.store.get(Person, form.person_id) if form.person_id else None
    elif form.subject is SubjectKind.HOUSEHOLD:
        chosen = desk.store.get(Household, form.household_id) if form.household_id else None
    else:
        chosen = desk.store.get(Collective, form.collective_id) if form.collective_id else None
        if chosen is None:
            return  # the unit itself
    if chosen is None:
        found.refuse("who", "role_model.who_missing")
    elif chosen.unit_id != form.unit_id:
        name = chosen.head_name if isinstance(chosen, Household) else chosen.name
        found.refuse("who", "role_model.who_elsewhere", name=name)


def remove_role_model(desk: Desk, row_id: int) -> str:
    """Delete one; return whose it was."""
    row = desk.store.get(RoleModel, row_id)
    name = who(desk, row)
    with desk.store.act(f"Xóa gương điển hình – {name}") as act:
        act.delete(RoleModel, row_id)
    return name


def who(desk: Desk, row: RoleModel) -> str:
    """Name the person, household, small collective or unit."""
    if row.person_id is not None:
        return desk.store.get(Person, row.person_id).name
    if row.household_id is not None:
        return f"Hộ {desk.store.get(Household, row.household_id).head_name}"
    if row.collective_id is not None:
        return desk.store.get(Collective, row.collective_id).name
    return desk.store.get(Unit, row.unit_id).name


def awards_of(desk: Desk, row: RoleModel) -> tuple[Award, ...]:
    """List the awards on record of the same person, household, collective or unit."""
    if row.person_id is not None:
        found = desk.store.where(Award, person_id=row.person_id)
    elif row.household_id is not None:
        found = desk.store.where(Award, household_id=row.household_id)
    elif row.collective_id is not None:
        found = desk.store.where(Award, collective_id=row.collective_id)
    else:
        own = desk.store.where(Award, unit_id=row.unit_id, subject=row.subject.name)
        found = tuple(award for award in own if award.collective_id is None)
    issued = {d.id for d in desk.store.where(Decision, state=DecisionState.ISSUED.name)}
    return tuple(award for award in found if award.decision_id in issued)
