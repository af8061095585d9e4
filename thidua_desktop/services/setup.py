"""First start: a new office, or the sample to practise on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from thidua_desktop.core.clock import FixedClock, SystemClock
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import (
    AnnualRating,
    Assignment,
    Block,
    Campaign,
    CampaignUnit,
    Field,
    Indicator,
    Initiative,
    Office,
    Person,
    ProgressEntry,
    Signatory,
    Unit,
)
from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    CampaignState,
    Capacity,
    Gender,
    PersonGroup,
    Rule,
    Salutation,
    ScopeKind,
    UnitKind,
)
from thidua_desktop.domain.typed import read_cell
from thidua_desktop.services import plan_form, plans, progress, shipped
from thidua_desktop.services.assignments import assign_by_scope
from thidua_desktop.services.catalogue import person_with_keys, with_keys
from thidua_desktop.storage.schema.tables import DEPENDENTS_FIRST

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.planread.draft import PlanDraft
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeForm:
    """What the first page asks for."""

    commune: str
    province: str
    department: str
    department_code: str
    officer: str
    chairman: str = ""


def create_office(desk: Desk, form: OfficeForm) -> Office:
    """Set up an empty office with the shipped dated data, in one act.

    Raises office.commune_empty, office.department_empty and office.officer_empty together.
    """
    names = {
        "commune": clean(form.commune),
        "department": clean(form.department),
        "officer": clean(form.officer),
    }
    empty = [Problem(field, f"office.{field}_empty") for field, text in names.items() if not text]
    if empty:
        raise RuleError(*empty)
    desk.store.act_as(names["officer"])
    with desk.store.act("Lập cơ quan mới", barrier="barrier.setup") as act:
        office = act.insert(
            Office(
                name=f"Ủy ban nhân dân xã {names['commune']}",
                commune=names["commune"],
                province=clean(form.province),
                department=names["department"],
                department_code=clean(form.department_code),
                officer=names["officer"],
            )
        )
        if clean(form.chairman):
            act.insert(Signatory(name=clean(form.chairman), capacity=Capacity.CHAIR))
        shipped.add_missing_rows(act, desk.store, desk.shipped)
    return office


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample file and the real plan it goes with."""

    raw: dict[str, Any]
    plan: PlanDraft

    @property
    def moment(self) -> datetime:
        """Where the sample's clock stands still."""
        return self.raw["clock"]


def sample_moment(shipped_folder: Path) -> datetime:
    """Read where the sample's clock stands, before anything is installed."""
    return shipped.read_toml(shipped_folder / "campaigns" / "sample.toml")["clock"]


def read_sample(shipped_folder: Path) -> Sample:
    """Read the sample, and the plan through the program's own reader."""
    folder = shipped_folder / "campaigns"
    raw = shipped.read_toml(folder / "sample.toml")
    return Sample(raw, plans.read((folder / raw["plan"]).read_text(encoding="utf-8")))


def install_sample(desk: Desk) -> Campaign:
    """Install the sample as one act: office, units, people, plan, targets and values."""
    sample = read_sample(desk.shipped)
    raw = sample.raw
    desk.store.act_as(raw["office"]["officer"])
    desk.use_clock(FixedClock(sample.moment))
    with desk.store.act("Cài dữ liệu mẫu", barrier="barrier.setup") as act:
        _office(act, desk, sample)
        units = _units(act, raw)
        campaign = plans.insert_plan(act, desk, _reviewed(sample, units))
        _members(act, raw, units, campaign_id=campaign.id)
        assign_by_scope(act, desk, campaign.id)
        _extra_assignments(act, desk, raw, units=units, campaign_id=campaign.id)
        _values(act, desk, raw, units=units, campaign_id=campaign.id)
        _people(act, raw, units, campaign_id=campaign.id)
        opened = _opened(campaign)
        act.update(opened)
    return opened


def remove_sample(desk: Desk) -> None:
    """Empty the desk of the sample as one act; raises sample.not_sample on an office's own data.

    The journal keeps what the sample was; the papers' files stay in the content store.
    """
    if not desk.office.is_sample:
        raise RuleError(Problem("office", "sample.not_sample"))
    with desk.store.act("Gỡ dữ liệu mẫu", barrier="barrier.setup") as act:
        for cls in DEPENDENTS_FIRST:
            for row in desk.store.all(cls):
                act.delete(cls, row.id)
    desk.use_clock(SystemClock())


def _opened(campaign: Campaign) -> Campaign:
    return replace(campaign, state=CampaignState.OPEN)


def _office(act: Act, desk: Desk, sample: Sample) -> None:
    raw = sample.raw
    act.insert(Office(**raw["office"], is_sample=True))
    if sample.plan.signer is not None:
        capacity = Capacity[raw["signatory"]["capacity"]]
        act.insert(Signatory(name=sample.plan.signer.name, capacity=capacity, is_sample=True))
    shipped.add_missing_rows(act, desk.store, desk.shipped)
    for choice in shipped.rounding_choices(desk.shipped):
        if choice.key == raw["rounding"]:
            act.insert(choice)


def _units(act: Act, raw: dict[str, Any]) -> dict[str, Unit]:
    return {
        row["code"]: act.insert(
            with_keys(
                Unit(
                    uid=new_uid(),
                    name=row["name"],
                    short_name=row["short_name"],
                    kind=UnitKind[row["kind"]],
                    position=position,
                    is_sample=True,
                )
            )
        )
        for position, row in enumerate(raw["unit"])
    }


def _reviewed(sample: Sample, units: dict[str, Unit]) -> plan_form.PlanForm:
    """Review the read plan as the sample's officer did."""
    raw = sample.raw
    form = replace(
        plan_form.form_of(sample.plan),
        short_name=raw["short_name"],
        starts=raw["starts"],
        ends=raw["ends"],
        is_sample=True,
    )
    for row in raw["indicator"]:
        place = _place(row)
        form = plan_form.changed(form, place, _chosen(form.at(place), row, units))
    return form


def _place(row: dict[str, Any]) -> plan_form.Place:
    field, indicator = row["at"].split(".")
    return int(field) - 1, int(indicator) - 1


def _chosen(
    read: plan_form.PlanIndicator, row: dict[str, Any], units: dict[str, Unit]
) -> plan_form.PlanIndicator:
    lead = row.get("lead")
    return replace(
        read,
        short_text=row["short_text"],
        rule=Rule[row["rule"]] if "rule" in row else read.rule,
        measure_unit=row.get("measure_unit", read.measure_unit),
        scope=ScopeKind.COMMUNE if lead else ScopeKind.EACH_UNIT,
        kinds=tuple(UnitKind[kind] for kind in row.get("kinds", ())) or read.kinds,
        lead_unit_id=units[lead].id if lead else None,
        allow_exceed=row.get("allow_exceed", False),
        deadline=row["deadline"],
    )


def _members(act: Act, raw: dict[str, Any], units: dict[str, Unit], *, campaign_id: int) -> None:
    blocks = {
        row["code"]: act.insert(Block(campaign_id=campaign_id, name=row["name"], position=position))
        for position, row in enumerate(raw["block"])
    }
    act.insert_many(
        CampaignUnit(
            campaign_id=campaign_id,
            unit_id=units[row["code"]].id,
            block_id=blocks[row["block"]].id,
        )
        for row in raw["unit"]
    )


def _indicator_ids(desk: Desk, campaign_id: int) -> dict[plan_form.Place, int]:
    fields = {f.id: f.position for f in desk.store.where(Field, campaign_id=campaign_id)}
    return {
        (fields[row.field_id], row.position): row.id
        for row in desk.store.where(Indicator, campaign_id=campaign_id)
    }


def _extra_assignments(
    act: Act, desk: Desk, raw: dict[str, Any], *, units: dict[str, Unit], campaign_id: int
) -> None:
    ids = _indicator_ids(desk, campaign_id)
    act.insert_many(
        Assignment(campaign_id=campaign_id, indicator_id=ids[_place(row)], unit_id=units[code].id)
        for row in raw["indicator"]
        for code in row.get("extra_units", ())
    )


def _values(
    act: Act, desk: Desk, raw: dict[str, Any], *, units: dict[str, Unit], campaign_id: int
) -> None:
    ids = _indicator_ids(desk, campaign_id)
    indicators = {i.id: i for i in desk.store.where(Indicator, campaign_id=campaign_id)}
    given = {
        (a.indicator_id, a.unit_id): a.id
        for a in desk.store.where(Assignment, campaign_id=campaign_id)
    }
    entries: list[ProgressEntry] = []
    for row in raw["indicator"]:
        indicator = indicators[ids[_place(row)]]
        for day, cells in row.get("values", {}).items():
            for code, typed in cells.items():
                value = read_cell(typed, rule=indicator.rule, accumulation=indicator.accumulation)
                entries.append(
                    progress.entry(
                        desk,
                        given[indicator.id, units[code].id],
                        value,
                        day=date.fromisoformat(day),
                        typed=typed,
                    )
                )
    act.insert_many(entries)


def _people(act: Act, raw: dict[str, Any], units: dict[str, Unit], *, campaign_id: int) -> None:
    people = {
        row["code"]: act.insert(
            person_with_keys(
                Person(
                    uid=new_uid(),
                    name=row["name"],
                    unit_id=units[row["unit"]].id,
                    salutation=Salutation[row["salutation"]],
                    position_title=row["title"],
                    birth_year=row["birth_year"],
                    gender=Gender[row["gender"]],
                    person_group=PersonGroup[row["group"]],
                    is_sample=True,
                )
            )
        )
        for row in raw["person"]
    }
    for row in raw["rating"]:
        act.insert(
            AnnualRating(
                unit_id=units[row["unit"]].id if "unit" in row else None,
                person_id=people[row["person"]].id if "person" in row else None,
                year=raw["year"],
                level=AnnualRatingLevel[row["level"]],
                document=row["document"],
            )
        )
    for row in raw["initiative"]:
        act.insert(
            Initiative(
                campaign_id=campaign_id,
                unit_id=units[row["unit"]].id,
                person_id=people[row["person"]].id if "person" in row else None,
                title=row["title"],
                confirmed_by=row["confirmed_by"],
                on_day=row["on_day"],
            )
        )
