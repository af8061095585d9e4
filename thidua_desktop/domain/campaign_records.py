"""Records of a campaign: the plan, its indicators, and what each unit is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thidua_desktop.domain.terms import (
    Accumulation,
    CampaignState,
    CriteriaReading,
    ExemptPolicy,
    ParentLevel,
    PlanTextKind,
    ReportCycle,
    Rule,
    ScopeKind,
    TieBreak,
    UnitKind,
    UnitPlanState,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """Phong trào, đợt thi đua, with the office's own settings for scores and awards.

    Shares and thresholds are points or percent (0-100); they are the office's choice, never law.
    `scale_*` are what the grades of a quality are worth, percent. `top_share` is the largest
    percent of units at Xuất sắc before a warning. `report_cutoff` is the day the reports of a
    cycle are due: Monday 1 to Sunday 7, or the day of the month. Values up to `locked_to` are
    settled (khóa kỳ): a change asks a reason. `register_by` is the last day to register on time.
    """

    id: int = 0
    uid: str
    title: str
    short_name: str
    state: CampaignState
    document_number: str | None = None
    document_date: date | None = None
    issuer: str | None = None
    place: str | None = None
    period_text: str | None = None
    starts: date | None = None
    ends: date | None = None
    signer_name: str | None = None
    signer_capacity: str | None = None
    closed_on: date | None = None
    reopen_reason: str | None = None
    is_sample: bool = False
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
    scale_good: Decimal = Decimal(100)
    scale_fair: Decimal = Decimal(80)
    scale_pass: Decimal = Decimal(50)
    scale_fail: Decimal = Decimal(0)
    top_share: Decimal | None = None
    tie_breaks: tuple[TieBreak, ...] = ()
    register_by: date | None = None
    report_cycle: ReportCycle = ReportCycle.NONE
    report_cutoff: int | None = None
    locked_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignPhase:
    """Đợt báo cáo of a campaign that reports by phase: its name, and the day it is due."""

    id: int = 0
    campaign_id: int
    name: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentCampaign:
    """Phong trào cấp trên that this one carries out, from the highest level down."""

    id: int = 0
    campaign_id: int
    level: ParentLevel
    title: str
    document: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFile:
    """Tệp của phong trào, kept by content under `sha256`; `size` in bytes."""

    id: int = 0
    campaign_id: int
    file_name: str
    sha256: str
    size: int
    added_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanText:
    """One line of the plan's lists: căn cứ, hình thức, tiêu chuẩn, nơi nhận."""

    id: int = 0
    campaign_id: int
    kind: PlanTextKind
    position: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """Nội dung thi đua; `number` is text as printed ("3." may occur twice).

    `floor` is the least percent of its points that a unit at Xuất sắc must have (điểm sàn).
    `breaks_ties`: its points decide where the office chose FIELD_POINTS.
    """

    id: int = 0
    campaign_id: int
    position: int
    number: str
    title: str
    short_title: str = ""
    floor: Decimal | None = None
    breaks_ties: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """Chỉ tiêu, nhiệm vụ; what may change after launch stands in its versions."""

    id: int = 0
    uid: str
    campaign_id: int
    field_id: int
    position: int
    rule: Rule
    accumulation: Accumulation
    measure_unit: str | None = None
    scope: ScopeKind
    scope_kinds: tuple[UnitKind, ...] = ()
    lead_unit_id: int | None = None
    active_to: date | None = None
    source_lines: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorVersion:
    """Phiên bản chỉ tiêu, valid from a day (None: from the beginning).

    `target` is in the measure unit (percent 0-100 for RATIO); None is chưa giao chỉ tiêu,
    except DONE and GRADE, which need none. `weight` is in points before scaling.
    """

    id: int = 0
    indicator_id: int
    valid_from: date | None = None
    text: str
    short_text: str = ""
    target: Decimal | None = None
    baseline: Decimal | None = None
    strict: bool = False
    allow_exceed: bool = False
    to_check: bool = False
    weight: Decimal
    deadline: date | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Khối thi đua of one campaign; ranking happens inside it, `pact_on` is its signed giao ước."""

    id: int = 0
    campaign_id: int
    name: str
    position: int
    pact_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignUnit:
    """Đơn vị tham gia phong trào, in its block, from and to a day."""

    id: int = 0
    campaign_id: int
    unit_id: int
    block_id: int
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Giao chỉ tiêu; None in target and deadline falls back to the indicator's version."""

    id: int = 0
    campaign_id: int
    indicator_id: int
    unit_id: int
    target: Decimal | None = None
    registered_target: Decimal | None = None
    responsible: str | None = None
    deadline: date | None = None
    no_duty: bool = False
    is_contributor: bool = False
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitPlan:
    """Kế hoạch của đơn vị (plan §V.1): its state since `on_day`; a return carries its reason."""

    id: int = 0
    campaign_id: int
    unit_id: int
    state: UnitPlanState
    on_day: date | None = None
    document: str = ""
    reason: str | None = None
    file_id: int | None = None
