"""Phiếu điều kiện: what it is judged from, and what it says condition by condition."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain.balance import NO_QUOTAS, Balance, Quotas
from thidua_desktop.domain.terms import Condition, SubjectKind, Verdict

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.records import (
        AnnualRating,
        Complaint,
        DossierPaper,
        Initiative,
        Override,
        StopFlag,
    )
    from thidua_desktop.domain.terms import (
        AwardType,
        CriteriaReading,
        DossierKind,
        PersonGroup,
        RepeatVerdict,
        UnitKind,
    )

NEVER_BLOCKING = frozenset({Condition.BALANCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class PastHit:
    """One award that the repeat radar brought up, and what the officer found of it.

    `likely` says the same unit and no other year of birth. `same_period` is of the period that
    this round awards: only such a one can be of the same achievement.
    """

    name: str
    unit_name: str
    decision: str
    citation: str
    likely: bool
    same_period: bool
    review: RepeatVerdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a card is judged from.

    Progress, initiatives and the head's word count up to `data_day`; what is only a paper in the
    file (ratings, dossier, earlier awards) up to `looked_on`, and stop flags on both days.
    `is_part` says that the subject is a small collective of the unit: it has no tasks of its own.
    `has_plan` is False in a round without a campaign. `plan` names the plan, `plan_form` and
    `plan_criteria` are what it says of form and criteria. `unit_*` is of the unit where the
    subject is not the unit itself: for reference only. `dossier` is what the round asks for and
    `missing` what of it is not in. `verifying` are open complaints about its issued award.
    """

    award_type: AwardType
    subject: SubjectKind
    unit_kind: UnitKind
    person_group: PersonGroup | None
    year: int
    data_day: date
    looked_on: date
    ratings: tuple[AnnualRating, ...]
    tasks_reached: int
    tasks_scored: int
    reading: CriteriaReading
    share_required: Decimal
    initiatives: tuple[Initiative, ...]
    head_confirmed_by: str | None
    head_confirmed_on: date | None
    flags: tuple[StopFlag, ...]
    overrides: tuple[Override, ...]
    balance: Balance
    quotas: Quotas = NO_QUOTAS
    is_part: bool = False
    has_plan: bool = True
    plan: str = ""
    plan_form: str = ""
    plan_criteria: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    unit_ratings: tuple[AnnualRating, ...] = ()
    unit_flags: tuple[StopFlag, ...] = ()
    hits: tuple[PastHit, ...] = ()
    dossier: tuple[DossierKind, ...] = ()
    papers: tuple[DossierPaper, ...] = ()
    missing: tuple[DossierKind, ...] = ()
    movement_awards: tuple[str, ...] = ()
    verifying: tuple[Complaint, ...] = ()

    @property
    def has_tasks(self) -> bool:
        """Whether the subject is the unit itself, judged by its own figures."""
        return self.subject is SubjectKind.COLLECTIVE and not self.is_part


@dataclass(frozen=True, slots=True)
class Saying:
    """One sentence of the card: its code, and what fills it."""

    code: str
    params: tuple[tuple[str, str], ...] = ()


def say(code: str, **params: str) -> Saying:
    """Make a sentence of the card."""
    return Saying(code, tuple(params.items()))


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition: its verdict, why, the records that show it, and what it rests on."""

    condition: Condition
    verdict: Verdict
    said: Saying
    proofs: tuple[Saying, ...] = ()
    basis: Saying | None = None
    override: str | None = None

    @property
    def code(self) -> str:
        return self.said.code

    @property
    def params(self) -> tuple[tuple[str, str], ...]:
        return self.said.params

    @property
    def blocks(self) -> bool:
        """Whether this condition alone keeps the nomination from being eligible."""
        if self.condition in NEVER_BLOCKING or self.override is not None:
            return False
        return self.verdict in {Verdict.NOT_MET, Verdict.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Card:
    """Phiếu điều kiện of one nomination; `notes` are to be known and block nothing."""

    findings: tuple[Finding, ...]
    notes: tuple[Saying, ...] = ()

    @property
    def eligible(self) -> bool:
        return not any(finding.blocks for finding in self.findings)

    def finding(self, condition: Condition) -> Finding:
        return next(f for f in self.findings if f.condition is condition)
