"""What the office has not chosen otherwise about decisions: symbols, addressees, days to wait."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from thidua_desktop.services.shipped import read_toml

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class AwardDefaults:
    """Suggestions of data/award_defaults.toml; names of the office are filled in."""

    decision_symbol: str
    letter_symbol: str
    proposal_symbol: str
    upward_symbol: str
    addressee: str
    upper_issuer: str
    signed_copy_days: int
    not_paid: str


def award_defaults(desk: Desk) -> AwardDefaults:
    """Read them for the office as it is named now; raises office.missing."""
    office = desk.office
    names = {"code": office.department_code, "province": office.province}
    raw = read_toml(desk.shipped / "award_defaults.toml")
    filled: dict[str, Any] = {
        name: value.format_map(names) if isinstance(value, str) else value
        for name, value in raw.items()
    }
    return AwardDefaults(**filled)
