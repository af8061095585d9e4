"""The dated data and defaults that come with the program, read from data/*.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from thidua_desktop.domain.records import (
    AwardForm,
    BaseSalary,
    LegalInstrument,
    PrizeRate,
    RoundingRule,
)
from thidua_desktop.domain.terms import (
    CriteriaReading,
    ExemptPolicy,
    Origin,
    RoundingMode,
    SubjectKind,
)

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.storage.store import Act, Store

LegalRow = LegalInstrument | BaseSalary | AwardForm | PrizeRate
LEGAL_ROWS: tuple[type[LegalRow], ...] = (LegalInstrument, BaseSalary, AwardForm, PrizeRate)


@dataclass(frozen=True, slots=True)
class CampaignDefaults:
    """Suggestions for a new campaign's settings (the office's choice, never law)."""

    exempt_policy: ExemptPolicy
    exceed_cap: Decimal
    late_done_counts: bool
    risk_gap: Decimal
    due_soon_days: int
    grade_excellent: Decimal
    grade_good: Decimal
    grade_fair: Decimal
    criteria_reading: CriteriaReading
    criteria_share: Decimal
    weight: Decimal
    fund_source: str
    register_label: str

    def settings(self) -> dict[str, Any]:
        """Return the part that a Campaign record carries."""
        names = (
            "exempt_policy exceed_cap late_done_counts risk_gap due_soon_days grade_excellent "
            "grade_good grade_fair criteria_reading criteria_share"
        )
        return {name: getattr(self, name) for name in names.split()}


def read_toml(path: Path) -> dict[str, Any]:
    """Read one of the program's own data files."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def campaign_defaults(shipped: Path) -> CampaignDefaults:
    """Read data/campaign_defaults.toml."""
    raw = read_toml(shipped / "campaign_defaults.toml")
    decimals = ("exceed_cap", "risk_gap", "grade_excellent", "grade_good", "grade_fair")
    for name in (*decimals, "criteria_share", "weight"):
        raw[name] = Decimal(raw[name])
    raw["exempt_policy"] = ExemptPolicy[raw["exempt_policy"]]
    raw["criteria_reading"] = CriteriaReading[raw["criteria_reading"]]
    return CampaignDefaults(**raw)


def legal_rows(shipped: Path) -> tuple[LegalRow, ...]:
    """Every shipped dated row, in the order of the files."""
    prizes = read_toml(shipped / "prizes.toml")
    return (
        *(_instrument(row) for row in read_toml(shipped / "legal.toml")["instrument"]),
        *(BaseSalary(**row, origin=Origin.SHIPPED) for row in prizes["base_salary"]),
        *(_form(n, row) for n, row in enumerate(read_toml(shipped / "award_forms.toml")["form"])),
        *(_rate(row) for row in prizes["rate"]),
    )


def _instrument(row: dict[str, Any]) -> LegalInstrument:
    cited = tuple(row.pop("cited_for"))
    return LegalInstrument(**row, cited_for=cited, origin=Origin.SHIPPED)


def _form(position: int, row: dict[str, Any]) -> AwardForm:
    row["subjects"] = tuple(SubjectKind[name] for name in row.get("subjects", ()))
    return AwardForm(**row, position=position, origin=Origin.SHIPPED)


def _rate(row: dict[str, Any]) -> PrizeRate:
    row["subject"] = SubjectKind[row["subject"]]
    row["multiple"] = Decimal(row["multiple"])
    return PrizeRate(**row, origin=Origin.SHIPPED)


def rounding_choices(shipped: Path) -> tuple[RoundingRule, ...]:
    """Ways of rounding prizes to choose from; none is in force until the office takes one."""
    rows = read_toml(shipped / "prizes.toml")["rounding"]
    return tuple(
        RoundingRule(**(row | {"mode": RoundingMode[row["mode"]]}), origin=Origin.OFFICE)
        for row in rows
    )


def add_missing_rows(act: Act, store: Store, shipped: Path) -> None:
    """Add shipped rows whose key is not there yet; rows the office edited stay as they are."""
    known = {(cls, row.key) for cls in LEGAL_ROWS for row in store.all(cls)}
    for row in legal_rows(shipped):
        if (type(row), row.key) not in known:
            act.insert(row)
