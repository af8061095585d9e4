"""Cơ cấu, số lượng of a round: counted and shown, never a reason to refuse anybody.

Source: plan of the commune, "Coi trọng chất lượng, không chạy theo số lượng" (domain rule 3.3, 6).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import Gender, PersonGroup, SubjectKind

if TYPE_CHECKING:
    from collections.abc import Iterable

DIRECT_WORKERS = frozenset({PersonGroup.WORKER, PersonGroup.FARMER})
"""A farmer works directly too."""
KINDS = (SubjectKind.COLLECTIVE, SubjectKind.PERSON, SubjectKind.HOUSEHOLD)
WHOLE = 100
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Nominee:
    """What is counted of one nomination; group and gender are a person's."""

    subject: SubjectKind
    unit_id: int
    group: PersonGroup | None = None
    gender: Gender | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotas:
    """Chỉ tiêu số lượng: counts, and `workers` the least percent of direct workers (0-100)."""

    collective: int | None = None
    person: int | None = None
    household: int | None = None
    workers: Decimal | None = None

    def of(self, subject: SubjectKind) -> int | None:
        counts = (self.collective, self.person, self.household)
        return dict(zip(KINDS, counts, strict=True))[subject]


NO_QUOTAS = Quotas()


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Who is nominated in a round; leaders, workers and women are of the persons."""

    collectives: int = 0
    persons: int = 0
    households: int = 0
    units: int = 0
    leaders: int = 0
    workers: int = 0
    women: int = 0
    gender_unknown: int = 0

    def of(self, subject: SubjectKind) -> int:
        counts = (self.collectives, self.persons, self.households)
        return dict(zip(KINDS, counts, strict=True))[subject]

    def share(self, part: int) -> Decimal:
        """Percent of the persons, one digit; there must be somebody."""
        return (Decimal(part * WHOLE) / self.persons).quantize(TENTH, rounding=ROUND_HALF_UP)

    def few_workers(self, quotas: Quotas) -> bool:
        """Whether fewer direct workers are nominated than the round wants."""
        if quotas.workers is None or not self.persons:
            return False
        return Decimal(self.workers * WHOLE) < quotas.workers * self.persons


def balance_of(nominees: Iterable[Nominee]) -> Balance:
    """Count a round."""
    rows = tuple(nominees)
    people = [row for row in rows if row.subject is SubjectKind.PERSON]
    return Balance(
        collectives=sum(row.subject is SubjectKind.COLLECTIVE for row in rows),
        persons=len(people),
        households=sum(row.subject is SubjectKind.HOUSEHOLD for row in rows),
        units=len({row.unit_id for row in rows}),
        leaders=sum(row.group is PersonGroup.LEADER for row in people),
        workers=sum(row.group in DIRECT_WORKERS for row in people),
        women=sum(row.gender is Gender.FEMALE for row in people),
        gender_unknown=sum(row.gender is Gender.UNKNOWN for row in people),
    )
