"""What a paper that amends, corrects or revokes prints, frozen when it goes to be signed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import Enum
from typing import Any


class AwardStanding(Enum):
    """Giá trị of an issued award: an open complaint leaves it in force, but is said."""

    IN_FORCE = "IN_FORCE"
    IN_REVIEW = "IN_REVIEW"
    REVOKED = "REVOKED"


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenAward:
    """Whose award it is about, as printed so far; `register` is number and year, "" without one."""

    award_id: int
    printed_name: str
    place: str
    register: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFix(FrozenAward):
    """One text that is replaced; `field` is the name of a PrintedField."""

    field: str
    old_text: str
    new_text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenLoss(FrozenAward):
    """One award that is revoked; `ground` is the name of a RevocationGround."""

    amount_vnd: int
    ground: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenFollowUp:
    """Everything such a paper prints but its own number and date.

    `corrected` names the decision it concerns ("Quyết định số … ngày … của …"), `about` what that
    one is about, as the words go on after it.
    """

    issuer_title: str
    office_name: str
    agency: tuple[str, ...]
    place: str
    corrected: str
    about: str
    award: str
    bases: tuple[str, ...]
    proposal: str
    capacity_lines: tuple[str, ...]
    signer_name: str
    department: str
    department_code: str
    fixes: tuple[FrozenFix, ...]
    losses: tuple[FrozenLoss, ...]
    day: str
    register_label: str
    is_sample: bool

    @property
    def day_of_bases(self) -> date:
        return date.fromisoformat(self.day)

    @property
    def total_vnd(self) -> int:
        """Money that is to be recovered."""
        return sum(loss.amount_vnd for loss in self.losses)


def dump_follow_up(frozen: FrozenFollowUp) -> str:
    """Canonical JSON text: the same content is the same text."""
    return json.dumps(asdict(frozen), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load_follow_up(text: str) -> FrozenFollowUp:
    """Read back what `dump_follow_up` wrote."""
    raw: dict[str, Any] = json.loads(text)
    raw["fixes"] = tuple(FrozenFix(**item) for item in raw["fixes"])
    raw["losses"] = tuple(FrozenLoss(**item) for item in raw["losses"])
    for key in ("agency", "bases", "capacity_lines"):
        raw[key] = tuple(raw[key])
    return FrozenFollowUp(**raw)
