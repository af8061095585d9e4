"""Phiếu điều kiện: what is known of a nomination, condition by condition (domain rule 3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    AwardType,
    Condition,
    CriteriaReading,
    PersonGroup,
    SubjectKind,
    UnitKind,
    Verdict,
)

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.records import AnnualRating, Initiative, Override, StopFlag

GOOD_ENOUGH = frozenset({AnnualRatingLevel.EXCELLENT, AnnualRatingLevel.GOOD})
UNRATED_KINDS = frozenset({UnitKind.HAMLET, UnitKind.BUSINESS})
NEVER_BLOCKING = frozenset({Condition.BALANCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything a card is judged from, as known on the round's data day."""

    award_type: AwardType
    subject: SubjectKind
    unit_kind: UnitKind
    person_group: PersonGroup | None
    year: int
    data_day: date
    ratings: tuple[AnnualRating, ...]
    tasks_reached: int
    tasks_scored: int
    reading: CriteriaReading
    share_required: Decimal
    initiatives: tuple[Initiative, ...]
    head_confirmed_by: str | None
    head_confirmed_on: date | None
    flags: tuple[StopFlag, ...]
    nominated: int
    quota: int | None
    overrides: tuple[Override, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One condition: its verdict, the sentence code that says why, and what fills it."""

    condition: Condition
    verdict: Verdict
    code: str
    params: tuple[tuple[str, str], ...] = ()
    override: str | None = None

    @property
    def blocks(self) -> bool:
        """Whether this condition alone keeps the nomination from being eligible."""
        if self.condition in NEVER_BLOCKING or self.override is not None:
            return False
        return self.verdict in {Verdict.NOT_MET, Verdict.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Card:
    """Phiếu điều kiện of one nomination."""

    findings: tuple[Finding, ...]

    @property
    def eligible(self) -> bool:
        return not any(finding.blocks for finding in self.findings)


def judge(facts: Facts) -> Card:
    """Judge conditions 1, 2, 3 and 6. Source: plan §IV.1 and §IV.2 for the first two."""
    reasons = {override.condition: override.reason for override in facts.overrides}
    findings = (rating(facts), criteria(facts), stop_flag(facts), balance(facts))
    return Card(
        tuple(
            Finding(f.condition, f.verdict, f.code, f.params, reasons.get(f.condition))
            for f in findings
        )
    )


def rating(facts: Facts) -> Finding:
    """Condition 1: annual rating at least Hoàn thành tốt nhiệm vụ."""
    condition = Condition.ANNUAL_RATING
    year = (("year", str(facts.year)),)
    if facts.award_type is AwardType.UNSCHEDULED:
        return Finding(condition, Verdict.NOT_APPLICABLE, "card.unscheduled")
    if not _is_rated(facts):
        return Finding(condition, Verdict.NOT_APPLICABLE, "card.rating_not_applicable")
    mine = [r for r in facts.ratings if r.year == facts.year]
    if not mine:
        return Finding(condition, Verdict.UNKNOWN, "card.rating_missing", year)
    newest = max(mine, key=lambda r: r.id)
    verdict = Verdict.MET if newest.level in GOOD_ENOUGH else Verdict.NOT_MET
    document = newest.document or "—"
    params = (*year, ("level", newest.level.name), ("document", document))
    return Finding(condition, verdict, "card.rating", params)


def _is_rated(facts: Facts) -> bool:
    if facts.subject is SubjectKind.HOUSEHOLD or facts.unit_kind is UnitKind.BUSINESS:
        return False
    if facts.subject is SubjectKind.PERSON:
        return facts.person_group is not PersonGroup.FARMER
    return facts.unit_kind not in UNRATED_KINDS


def criteria(facts: Facts) -> Finding:
    """Condition 2: targets met, recognised initiative, or both, as the office reads the plan."""
    condition = Condition.PLAN_CRITERIA
    if facts.award_type is AwardType.UNSCHEDULED:
        return Finding(condition, Verdict.NOT_APPLICABLE, "card.unscheduled")
    targets, initiative = _targets_half(facts), _initiative_half(facts)
    join = _both if facts.reading is CriteriaReading.BOTH else _either
    own = facts.subject is SubjectKind.COLLECTIVE
    params = (
        ("reading", facts.reading.name),
        ("targets", targets.name),
        ("reached", str(facts.tasks_reached)),
        ("scored", str(facts.tasks_scored)),
        ("share", str(facts.share_required)),
        ("initiative", initiative.name),
        ("titles", "; ".join(_evidence(facts)) or "—"),
        ("confirmed", facts.head_confirmed_by or "—"),
    )
    code = "card.criteria_collective" if own else "card.criteria_person"
    return Finding(condition, join(targets, initiative), code, params)


def _targets_half(facts: Facts) -> Verdict:
    if facts.subject is not SubjectKind.COLLECTIVE:
        on = facts.head_confirmed_on
        if facts.head_confirmed_by is None or on is None:
            return Verdict.UNKNOWN
        return Verdict.MET if on <= facts.data_day else Verdict.UNKNOWN
    if facts.tasks_scored == 0:
        return Verdict.UNKNOWN
    share = Fraction(facts.tasks_reached * 100, facts.tasks_scored)
    return Verdict.MET if share >= Fraction(facts.share_required) else Verdict.NOT_MET


def _evidence(facts: Facts) -> tuple[str, ...]:
    """Name what was recognised or confirmed by the data day, with by what or whom, and when."""
    return tuple(
        f"{row.title} ({by}, {format_date(on)})"
        for row in facts.initiatives
        if (by := row.recognised_document or row.confirmed_by)
        and (on := row.on_day) is not None
        and on <= facts.data_day
    )


def _initiative_half(facts: Facts) -> Verdict:
    return Verdict.MET if _evidence(facts) else Verdict.NOT_MET


def _both(first: Verdict, second: Verdict) -> Verdict:
    if Verdict.NOT_MET in (first, second):
        return Verdict.NOT_MET
    return Verdict.UNKNOWN if Verdict.UNKNOWN in (first, second) else Verdict.MET


def _either(first: Verdict, second: Verdict) -> Verdict:
    if Verdict.MET in (first, second):
        return Verdict.MET
    return Verdict.UNKNOWN if Verdict.UNKNOWN in (first, second) else Verdict.NOT_MET


def stop_flag(facts: Facts) -> Finding:
    """Condition 3: no disciplinary review, investigation, inspection or complaint on the day."""
    day = facts.data_day
    live = [f for f in facts.flags if f.starts <= day and (f.ends is None or day <= f.ends)]
    if not live:
        return Finding(Condition.NO_STOP_FLAG, Verdict.MET, "card.no_flag")
    reasons = (("reasons", ",".join(f.reason.name for f in live)),)
    return Finding(Condition.NO_STOP_FLAG, Verdict.NOT_MET, "card.flag", reasons)


def balance(facts: Facts) -> Finding:
    """Condition 6: quota of the round, shown and never blocking."""
    params = (("nominated", str(facts.nominated)), ("quota", str(facts.quota)))
    if facts.quota is None:
        return Finding(Condition.BALANCE, Verdict.NOT_APPLICABLE, "card.no_quota", params)
    verdict = Verdict.MET if facts.nominated <= facts.quota else Verdict.NOT_MET
    return Finding(Condition.BALANCE, verdict, "card.quota", params)
