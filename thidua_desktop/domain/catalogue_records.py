"""Records of the office and its catalogue: who signs, units, people, households."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua_desktop.domain.terms import (
    Capacity,
    Gender,
    ImportSubject,
    PersonGroup,
    Salutation,
    UnitKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Cơ quan; a change of name is a new row from its day."""

    id: int = 0
    name: str
    commune: str
    province: str
    department: str
    department_code: str
    officer: str
    valid_from: date | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    """Người ký, with the capacity held in a period."""

    id: int = 0
    name: str
    capacity: Capacity
    valid_from: date | None = None
    valid_to: date | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Đơn vị; `fold` and `sort_key` are kept so that search and order are the same everywhere."""

    id: int = 0
    uid: str
    name: str
    short_name: str
    kind: UnitKind
    head: str | None = None
    contact: str = ""
    position: int = 0
    active_from: date | None = None
    active_to: date | None = None
    is_sample: bool = False
    fold: str = ""
    sort_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerHead:
    """Người đứng đầu trước đây of a unit, to the last day in office; the present one is `head`."""

    id: int = 0
    unit_id: int
    name: str
    valid_to: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Merger:
    """Sáp nhập đơn vị by a document: from `on_day` the successor stands for the merged units."""

    id: int = 0
    uid: str
    successor_id: int
    on_day: date
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedUnit:
    """One unit that a merger ended."""

    id: int = 0
    merger_id: int
    unit_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Collective:
    """Tập thể nhỏ trong đơn vị (tổ chuyên môn, chi hội): can be awarded, has no indicators."""

    id: int = 0
    uid: str
    unit_id: int
    name: str
    head: str | None = None
    active_to: date | None = None
    is_sample: bool = False
    fold: str = ""
    sort_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Cá nhân; no ID number and no image of one is ever kept."""

    id: int = 0
    uid: str
    name: str
    unit_id: int
    salutation: Salutation | None = None
    position_title: str = ""
    birth_year: int | None = None
    gender: Gender
    person_group: PersonGroup
    active_to: date | None = None
    is_sample: bool = False
    fold: str = ""
    sort_key: str = ""
    name_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerPost:
    """Nơi công tác trước đây of a person, to the last day there; the present one is `unit_id`."""

    id: int = 0
    person_id: int
    unit_id: int
    position_title: str = ""
    valid_to: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Household:
    """Hộ gia đình, named after its head."""

    id: int = 0
    uid: str
    head_name: str
    head_salutation: Salutation | None = None
    unit_id: int
    address: str = ""
    active_to: date | None = None
    is_sample: bool = False
    fold: str = ""
    sort_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMapping:
    """Cách đọc một bảng đã nhập: `columns` is canonical JSON, header as printed → what it is."""

    id: int = 0
    subject: ImportSubject
    name: str
    columns: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """Cách xem đã lưu of one screen: `content` is canonical JSON of filters, order, columns."""

    id: int = 0
    screen: str
    name: str
    content: str
