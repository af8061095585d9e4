"""Thông tin phong trào: what papers cite of it, and the campaigns above it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Campaign, ParentCampaign, PlanText
from thidua_desktop.domain.terms import ParentLevel, PlanTextKind
from thidua_desktop.services.plan_form import PlanForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

LISTS = {
    "legal_bases": PlanTextKind.BASIS,
    "award_forms": PlanTextKind.AWARD_FORM,
    "criteria": PlanTextKind.CRITERION,
    "recipients": PlanTextKind.RECIPIENT,
}
FACTS = (
    *("title", "short_name", "document_number", "document_date", "issuer", "place"),
    *("period_text", "starts", "ends", "signer_name", "signer_capacity"),
)


def facts_of(desk: Desk, campaign_id: int) -> PlanForm:
    """Return what a campaign says of itself, in the form the plan's review uses."""
    row = desk.store.get(Campaign, campaign_id)
    texts = desk.store.where(PlanText, campaign_id=campaign_id)
    texts = sorted(texts, key=lambda t: t.position)
    said: dict[str, Any] = {name: getattr(row, name) for name in FACTS}
    for name, kind in LISTS.items():
        said[name] = tuple(t.text for t in texts if t.kind is kind)
    return PlanForm(**said)


def save_facts(desk: Desk, campaign_id: int, form: PlanForm) -> None:
    """Store changed facts and lists as one act.

    Codes: campaign.title_empty, campaign.short_name_empty, campaign.ends_before_start; a closed
    campaign keeps its days (campaign.closed).
    """
    row = desk.store.get(Campaign, campaign_id)
    problems: list[Problem] = []
    if not clean(form.title):
        problems.append(Problem("title", "campaign.title_empty"))
    if not clean(form.short_name):
        problems.append(Problem("short_name", "campaign.short_name_empty"))
    if form.starts and form.ends and form.ends < form.starts:
        problems.append(Problem("ends", "campaign.ends_before_start"))
    if problems:
        raise RuleError(*problems)
    with desk.store.act("Sửa thông tin phong trào") as act:
        act.update(replace(row, **{name: getattr(form, name) for name in FACTS}))
        for name, kind in LISTS.items():
            _save_list(act, desk, campaign_id, kind=kind, lines=getattr(form, name))


def _save_list(
    act: Act, desk: Desk, campaign_id: int, *, kind: PlanTextKind, lines: Sequence[str]
) -> None:
    rows = [t for t in desk.store.where(PlanText, campaign_id=campaign_id) if t.kind is kind]
    rows.sort(key=lambda t: t.position)
    for position, line in enumerate(lines):
        if position < len(rows):
            act.update(replace(rows[position], position=position, text=line))
        else:
            act.insert(PlanText(campaign_id=campaign_id, kind=kind, position=position, text=line))
    for row in rows[len(lines) :]:
        act.delete(PlanText, row.id)


@dataclass(frozen=True, slots=True)
class ParentRow:
    """One line of the form of upper campaigns."""

    level: ParentLevel
    title: str
    document: str


def parents_of(desk: Desk, campaign_id: int) -> tuple[ParentCampaign, ...]:
    """Return the campaigns above, from the highest level down."""
    rows = desk.store.where(ParentCampaign, campaign_id=campaign_id)
    order = list(ParentLevel)
    return tuple(sorted(rows, key=lambda row: (order.index(row.level), row.id)))


def save_parents(desk: Desk, campaign_id: int, rows: Sequence[ParentRow]) -> None:
    """Store the campaigns above as one act; raises parent.title_empty."""
    lines = [ParentRow(r.level, clean(r.title), clean(r.document)) for r in rows]
    empty = [Problem(str(n), "parent.title_empty") for n, r in enumerate(lines) if not r.title]
    if empty:
        raise RuleError(*empty)
    old = parents_of(desk, campaign_id)
    with desk.store.act("Sửa phong trào cấp trên") as act:
        for number, line in enumerate(lines):
            made = ParentCampaign(
                id=old[number].id if number < len(old) else 0,
                campaign_id=campaign_id,
                level=line.level,
                title=line.title,
                document=line.document,
            )
            if made.id:
                act.update(made)
            else:
                act.insert(made)
        for row in old[len(lines) :]:
            act.delete(ParentCampaign, row.id)
