"""Nhân bản phong trào: structure of a finished campaign as the draft of the next one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import (
    Assignment,
    Block,
    Campaign,
    CampaignPhase,
    CampaignUnit,
    Field,
    Indicator,
    IndicatorVersion,
    PlanText,
    Unit,
)
from thidua_desktop.domain.terms import CampaignState

if TYPE_CHECKING:
    from datetime import date, timedelta

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class CloneForm:
    """The next campaign's own names and days; days None leave every deadline blank."""

    title: str
    short_name: str
    starts: date | None = None
    ends: date | None = None


def clone_campaign(desk: Desk, campaign_id: int, form: CloneForm) -> Campaign:
    """Make a DRAFT with the fields, indicators, blocks and units of another campaign, in one act.

    Values, awards, files, number and date of the old plan stay behind; closed units are left out.
    Deadlines and report phases move by as much as the start does; a phase that then lies outside
    the new days, or has none to move by, stays behind. Raises campaign.title_empty,
    campaign.short_name_empty and campaign.ends_before_start together.
    """
    problems: list[Problem] = []
    if not clean(form.title):
        problems.append(Problem("title", "campaign.title_empty"))
    if not clean(form.short_name):
        problems.append(Problem("short_name", "campaign.short_name_empty"))
    if form.starts and form.ends and form.ends < form.starts:
        problems.append(Problem("ends", "campaign.ends_before_start"))
    if problems:
        raise RuleError(*problems)
    old = desk.store.get(Campaign, campaign_id)
    with desk.store.act(f"Nhân bản phong trào {old.short_name}") as act:
        return _Clone(act, desk, old, form).make()


class _Clone:
    """One cloning: remembers which new row stands for which old one."""

    def __init__(self, act: Act, desk: Desk, old: Campaign, form: CloneForm) -> None:
        self._act, self._desk, self._old, self._form = act, desk, old, form
        self._shift: timedelta | None = None
        if form.starts and old.starts:
            self._shift = form.starts - old.starts
        self._day = old.ends or desk.clock.today()
        self._live = {u.id for u in desk.store.all(Unit) if u.active_to is None}

    def make(self) -> Campaign:
        form = self._form
        made = self._act.insert(
            replace(
                self._old,
                id=0,
                uid=new_uid(),
                title=clean(form.title),
                short_name=clean(form.short_name),
                state=CampaignState.DRAFT,
                document_number=None,
                document_date=None,
                period_text=None,
                starts=form.starts,
                ends=form.ends,
                closed_on=None,
                reopen_reason=None,
            )
        )
        self._act.insert_many(
            replace(row, id=0, campaign_id=made.id)
            for row in self._desk.store.where(PlanText, campaign_id=self._old.id)
        )
        self._phases(made)
        indicators = self._indicators(made.id)
        self._units(made.id)
        self._assignments(made.id, indicators)
        return made

    def _phases(self, made: Campaign) -> None:
        rows = self._desk.store.where(CampaignPhase, campaign_id=self._old.id)
        self._act.insert_many(
            replace(row, id=0, campaign_id=made.id, due_on=day)
            for row in rows
            if (day := self._moved(row.due_on)) and (made.ends is None or day <= made.ends)
        )

    def _indicators(self, campaign_id: int) -> dict[int, int]:
        board = self._desk.board(self._old.id)
        made: dict[int, int] = {}
        for field in board.fields:
            new = self._act.insert(replace(field, id=0, campaign_id=campaign_id))
            for row in board.indicators_of(field.id):
                version = board.version(row.id, self._day)
                if row.active_to is None and version is not None:
                    made[row.id] = self._indicator(row, version, new)
        return made

    def _indicator(self, row: Indicator, version: IndicatorVersion, field: Field) -> int:
        lead = row.lead_unit_id if row.lead_unit_id in self._live else None
        new = self._act.insert(
            replace(
                row,
                id=0,
                uid=new_uid(),
                campaign_id=field.campaign_id,
                field_id=field.id,
                lead_unit_id=lead,
                source_lines="",
            )
        )
        self._act.insert(
            replace(
                version,
                id=0,
                indicator_id=new.id,
                valid_from=None,
                reason=None,
                deadline=self._moved(version.deadline),
            )
        )
        return new.id

    def _units(self, campaign_id: int) -> None:
        blocks = {
            row.id: self._act.insert(replace(row, id=0, campaign_id=campaign_id, pact_on=None)).id
            for row in self._desk.store.where(Block, campaign_id=self._old.id)
        }
        rows = self._desk.store.where(CampaignUnit, campaign_id=self._old.id)
        self._act.insert_many(
            CampaignUnit(
                campaign_id=campaign_id, unit_id=row.unit_id, block_id=blocks[row.block_id]
            )
            for row in rows
            if row.valid_to is None and row.unit_id in self._live
        )

    def _assignments(self, campaign_id: int, indicators: dict[int, int]) -> None:
        rows = self._desk.store.where(Assignment, campaign_id=self._old.id)
        self._act.insert_many(
            Assignment(
                campaign_id=campaign_id,
                indicator_id=indicators[row.indicator_id],
                unit_id=row.unit_id,
                target=row.target,
                deadline=self._moved(row.deadline),
                no_duty=row.no_duty,
                is_contributor=row.is_contributor,
            )
            for row in rows
            if row.indicator_id in indicators and row.unit_id in self._live and row.valid_to is None
        )

    def _moved(self, day: date | None) -> date | None:
        return day + self._shift if day and self._shift is not None else None
