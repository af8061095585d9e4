"""Biểu nhập: what one unit is sent to fill in, and the words by which its parts are found again."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import name_key

if TYPE_CHECKING:
    from thidua_desktop.domain.terms import Rule

SHEET: Final = "Biểu nhập"
HIDDEN_SHEET: Final = "thidua"
MARK: Final = "thidua-bieu-nhap"
FORMAT: Final = 1

KEY, ORDINAL, TEXT, MEASURE, TARGET, DEADLINE, STANDING, NEW, REMARK = range(9)
TITLES: Final = (
    "Mã dòng",
    "STT",
    "Nội dung, chỉ tiêu",
    "ĐVT",
    "Chỉ tiêu giao",
    "Hạn",
    "Số liệu hiện có",
    "Số liệu mới",
    "Ghi chú",
)
UNIT_LABEL: Final = "Đơn vị"
CODE_LABEL: Final = "Mã biểu"
REPORTER_LABEL: Final = "Người báo cáo"
REPORTED_LABEL: Final = "Ngày báo cáo"
NO_CHANGE_LABEL: Final = "Không có thay đổi"
LABEL_KEYS: Final = tuple(
    map(name_key, (UNIT_LABEL, CODE_LABEL, REPORTER_LABEL, REPORTED_LABEL, NO_CHANGE_LABEL))
)

# No letter or digit that is taken for another when it is read out on the telephone.
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_PART: Final = 4
_CODE: Final = re.compile(r"BN-?([0-9]{6})-?([2-9A-Z]{4})-?([2-9A-Z]{4})")
_CENTURY: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One indicator of a unit; everything but the rule is text as the form shows it.

    `standing` is the value that stands in the program, in its one way of writing; `shown` is what
    the form says of it. `adds_up`: only what came in this period is asked.
    """

    indicator_uid: str
    version_id: int
    ordinal: str
    text: str
    measure: str
    target: str
    deadline: str
    standing: str
    shown: str
    rule: Rule
    is_percent: bool
    adds_up: bool


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """Nội dung thi đua with its rows."""

    title: str
    rows: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryForm:
    """Biểu nhập of one unit, for values as at `day`."""

    office: str
    department: str
    campaign: str
    unit: str
    campaign_uid: str
    unit_uid: str
    day: date
    groups: tuple[EntryGroup, ...]

    @property
    def rows(self) -> tuple[EntryRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def code(self) -> str:
        return form_code(self.campaign_uid, self.unit_uid, self.day)

    @property
    def digest(self) -> str:
        """Tell whether the unit was asked the same: its indicators, versions and targets."""
        asked = sorted(f"{row.indicator_uid}:{row.version_id}:{row.target}" for row in self.rows)
        return hashlib.sha256("\n".join(asked).encode()).hexdigest()[:16]


def form_code(campaign_uid: str, unit_uid: str, day: date) -> str:
    """Make the mã biểu (BN-260115-7K3Q-X2MD): campaign, unit and day, for people and as a spare."""
    told = f"{campaign_uid}|{unit_uid}|{day.isoformat()}"
    number = int.from_bytes(hashlib.sha256(told.encode()).digest()[:8])
    letters: list[str] = []
    for _ in range(2 * _PART):
        number, at = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[at])
    word = "".join(letters)
    return f"BN-{day:%y%m%d}-{word[:_PART]}-{word[_PART:]}"


def read_code(text: str) -> tuple[str, date] | None:
    """Find a mã biểu in a text, with the day it names; None when there is none."""
    found = _CODE.search(re.sub(r"[\s\u2010-\u2015]+", "-", text.upper()))
    if found is None:
        return None
    digits = found[1]
    try:
        day = date(_CENTURY + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
    except ValueError:
        return None
    return f"BN-{digits}-{found[2]}-{found[3]}", day
