"""From a reviewed plan to a campaign: what the officer kept is stored in one act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Campaign, Field, Indicator, IndicatorVersion, PlanText
from thidua_desktop.domain.targets import target_problems
from thidua_desktop.domain.terms import Accumulation, CampaignState, PlanTextKind, Rule
from thidua_desktop.planread.draft import Certainty
from thidua_desktop.planread.reader import read_plan
from thidua_desktop.services.blocks import place_by_kind
from thidua_desktop.services.campaign_files import keep_file
from thidua_desktop.services.shipped import campaign_defaults

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from thidua_desktop.planread.draft import PlanDraft
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.plan_form import PlanForm, PlanIndicator
    from thidua_desktop.storage.store import Act

UNMEASURED = frozenset({Rule.DONE, Rule.GRADE})


def read(plan_text: str) -> PlanDraft:
    """Read a plan; raises plan.not_a_plan with the reason when the text is none."""
    draft = read_plan(plan_text)
    if not draft.is_plan:
        raise rule("plan", "plan.not_a_plan", why=str(draft.why_not))
    return draft


def problems_of(form: PlanForm) -> tuple[Problem, ...]:
    """Everything that keeps a reviewed plan from being stored.

    Codes: campaign.title_empty, campaign.short_name_empty, campaign.ends_before_start,
    plan.nothing_kept, plan.text_empty, and those of a target; an indicator's field is "f.i.name".
    """
    return tuple(_problems(form))


def _problems(form: PlanForm) -> Iterator[Problem]:
    if not text.clean(form.title):
        yield Problem("title", "campaign.title_empty")
    if not text.clean(form.short_name):
        yield Problem("short_name", "campaign.short_name_empty")
    if form.starts and form.ends and form.ends < form.starts:
        yield Problem("ends", "campaign.ends_before_start")
    kept = [place for place in form.places if form.at(place).keep]
    if not kept:
        yield Problem("fields", "plan.nothing_kept")
    for place in kept:
        row = form.at(place)
        where = f"{place[0]}.{place[1]}"
        if not text.clean(row.text):
            yield Problem(f"{where}.text", "plan.text_empty")
        for problem in target_problems(row.rule, _target(row)):
            yield Problem(f"{where}.{problem.field}", problem.code, problem.params)


@dataclass(frozen=True, slots=True)
class PlanSource:
    """The file or pasted text a plan was read from, kept with the campaign."""

    name: str
    content: bytes


def save_plan(
    desk: Desk, form: PlanForm, *, place_units: bool, source: PlanSource | None = None
) -> Campaign:
    """Make a DRAFT campaign of what the officer kept, in one act.

    `place_units` lets every active unit take part, in blocks by kind. Raises all of
    `problems_of` together.
    """
    found = problems_of(form)
    if found:
        raise RuleError(*found)
    with desk.store.act("Lập phong trào từ kế hoạch") as act:
        campaign = insert_plan(act, desk, form)
        if place_units:
            place_by_kind(act, desk, campaign.id)
        if source is not None:
            keep_file(
                act,
                desk,
                campaign.id,
                name=source.name,
                content=source.content,
                note="Kế hoạch đã đọc",
            )
        return campaign


def insert_plan(act: Act, desk: Desk, form: PlanForm) -> Campaign:
    """Insert campaign, lists, fields, indicators and first versions as part of `act`."""
    defaults = campaign_defaults(desk.shipped)
    campaign = act.insert(
        Campaign(
            uid=new_uid(),
            title=text.clean(form.title),
            short_name=text.clean(form.short_name),
            state=CampaignState.DRAFT,
            document_number=form.document_number,
            document_date=form.document_date,
            issuer=form.issuer,
            place=form.place,
            period_text=form.period_text,
            starts=form.starts,
            ends=form.ends,
            signer_name=form.signer_name,
            signer_capacity=form.signer_capacity,
            is_sample=form.is_sample,
            **defaults.settings(),
        )
    )
    _insert_lists(act, campaign.id, form)
    for position, field in enumerate(form.fields):
        kept = [row for row in field.indicators if row.keep]
        if not kept:
            continue
        stored = act.insert(
            Field(
                campaign_id=campaign.id,
                position=position,
                number=field.number,
                title=field.title,
                short_title=field.short_title or field.title,
            )
        )
        for place, row in enumerate(kept):
            _insert_indicator(act, stored, row, place=place, weight=defaults.weight)
    return campaign


def _insert_lists(act: Act, campaign_id: int, form: PlanForm) -> None:
    lists = {
        PlanTextKind.BASIS: form.legal_bases,
        PlanTextKind.AWARD_FORM: form.award_forms,
        PlanTextKind.CRITERION: form.criteria,
        PlanTextKind.RECIPIENT: form.recipients,
    }
    for kind, lines in lists.items():
        for position, line in enumerate(lines):
            act.insert(PlanText(campaign_id=campaign_id, kind=kind, position=position, text=line))


def _insert_indicator(
    act: Act, field: Field, row: PlanIndicator, *, place: int, weight: Decimal
) -> None:
    indicator = act.insert(
        Indicator(
            uid=new_uid(),
            campaign_id=field.campaign_id,
            field_id=field.id,
            position=place,
            rule=row.rule,
            accumulation=Accumulation.CUMULATIVE,
            measure_unit=row.measure_unit,
            scope=row.scope,
            scope_kinds=row.kinds,
            lead_unit_id=row.lead_unit_id,
            source_lines=",".join(str(n) for n in row.lines),
        )
    )
    act.insert(
        IndicatorVersion(
            indicator_id=indicator.id,
            text=text.clean(row.text),
            short_text=text.clean(row.short_text),
            target=_target(row),
            baseline=row.baseline,
            strict=row.strict,
            allow_exceed=row.allow_exceed,
            to_check=row.certainty is Certainty.CHECK,
            weight=weight if row.weight is None else row.weight,
            deadline=row.deadline,
        )
    )


def _target(row: PlanIndicator) -> Decimal | None:
    return None if row.rule in UNMEASURED else row.target
