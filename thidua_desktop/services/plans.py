"""From a read plan to a campaign: the reader proposes, the officer's choices decide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Campaign, Field, Indicator, IndicatorVersion, PlanText
from thidua_desktop.domain.terms import (
    Accumulation,
    CampaignState,
    PlanTextKind,
    Rule,
    ScopeKind,
)
from thidua_desktop.planread.reader import read_plan
from thidua_desktop.services.shipped import campaign_defaults

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.terms import UnitKind
    from thidua_desktop.planread.draft import IndicatorProposal, PlanDraft
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

Place = tuple[int, int]
"""Which proposal: position of the field, position inside it, both from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChoice:
    """What the officer decides about one proposal; None keeps what the reader proposed."""

    keep: bool = True
    text: str | None = None
    short_text: str = ""
    rule: Rule | None = None
    target: Decimal | None = None
    measure_unit: str | None = None
    scope: ScopeKind | None = None
    kinds: tuple[UnitKind, ...] = ()
    lead_unit_id: int | None = None
    allow_exceed: bool = False
    deadline: date | None = None
    weight: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChoices:
    """What the text does not say and the officer adds on the review screen."""

    short_name: str
    starts: date | None = None
    ends: date | None = None
    is_sample: bool = False
    indicators: Mapping[Place, IndicatorChoice] = field(
        default_factory=dict[Place, IndicatorChoice]
    )


def read(plan_text: str) -> PlanDraft:
    """Read a plan; raises plan.not_a_plan with the reason when the text is none."""
    draft = read_plan(plan_text)
    if not draft.is_plan:
        raise rule("plan", "plan.not_a_plan", why=str(draft.why_not))
    return draft


def save_plan(desk: Desk, draft: PlanDraft, choices: PlanChoices) -> Campaign:
    """Make a DRAFT campaign of what the officer accepted, in one act."""
    if not text.clean(choices.short_name):
        raise rule("short_name", "campaign.short_name_empty")
    if choices.starts and choices.ends and choices.ends < choices.starts:
        raise rule("ends", "campaign.ends_before_start")
    with desk.store.act("Lập phong trào từ kế hoạch") as act:
        return insert_plan(act, desk, draft, choices=choices)


def insert_plan(act: Act, desk: Desk, draft: PlanDraft, *, choices: PlanChoices) -> Campaign:
    """Insert campaign, lists, fields, indicators and first versions as part of `act`."""
    defaults = campaign_defaults(desk.shipped)
    signer = draft.signer
    campaign = act.insert(
        Campaign(
            uid=new_uid(),
            title=draft.title or text.clean(choices.short_name),
            short_name=text.clean(choices.short_name),
            state=CampaignState.DRAFT,
            document_number=draft.document_number,
            document_date=draft.document_date,
            issuer=draft.issuer,
            place=draft.place,
            period_text=draft.period.text if draft.period else None,
            starts=choices.starts or (draft.period.start if draft.period else None),
            ends=choices.ends or (draft.period.end if draft.period else None),
            signer_name=signer.name if signer else None,
            signer_capacity=signer.capacity if signer else None,
            is_sample=choices.is_sample,
            **defaults.settings(),
        )
    )
    _insert_lists(act, campaign.id, draft)
    for position, proposed in enumerate(draft.fields):
        row = act.insert(
            Field(
                campaign_id=campaign.id,
                position=position,
                number=proposed.number,
                title=proposed.title,
                short_title=proposed.title,
            )
        )
        for place, proposal in enumerate(proposed.indicators):
            choice = choices.indicators.get((position, place), IndicatorChoice())
            if choice.keep:
                _insert_indicator(
                    act, row, proposal, place=place, choice=choice, weight=defaults.weight
                )
    return campaign


def _insert_lists(act: Act, campaign_id: int, draft: PlanDraft) -> None:
    lists = {
        PlanTextKind.BASIS: draft.legal_bases,
        PlanTextKind.AWARD_FORM: draft.award_forms,
        PlanTextKind.CRITERION: draft.criteria,
        PlanTextKind.RECIPIENT: draft.recipients,
    }
    for kind, lines in lists.items():
        for position, line in enumerate(lines):
            act.insert(PlanText(campaign_id=campaign_id, kind=kind, position=position, text=line))


def _insert_indicator(
    act: Act,
    row: Field,
    proposal: IndicatorProposal,
    *,
    place: int,
    choice: IndicatorChoice,
    weight: Decimal,
) -> None:
    chosen = choice.rule or proposal.rule
    target = choice.target if choice.target is not None else proposal.target
    if chosen in {Rule.DONE, Rule.GRADE}:
        target = None
    if chosen is Rule.AT_LEAST and target is not None and target <= 0:
        raise rule(f"{row.position}.{place}.target", "indicator.at_least_zero")
    indicator = act.insert(
        Indicator(
            uid=new_uid(),
            campaign_id=row.campaign_id,
            field_id=row.id,
            position=place,
            rule=chosen,
            accumulation=Accumulation.CUMULATIVE,
            measure_unit=choice.measure_unit or proposal.measure_unit,
            scope=choice.scope or proposal.scope.kind,
            scope_kinds=choice.kinds or proposal.scope.unit_kinds,
            lead_unit_id=choice.lead_unit_id,
            source_lines=",".join(str(n) for n in proposal.lines),
        )
    )
    act.insert(
        IndicatorVersion(
            indicator_id=indicator.id,
            text=choice.text or proposal.text,
            short_text=choice.short_text,
            target=target,
            strict=proposal.strict,
            allow_exceed=choice.allow_exceed,
            to_check=proposal.certainty.name == "CHECK",
            weight=choice.weight or weight,
            deadline=choice.deadline or proposal.deadline,
        )
    )
