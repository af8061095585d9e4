"""Records of the daily work: values, reports, evidence, scores as closed, follow-up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from thidua_desktop.domain.terms import (
    AdjustmentKind,
    Grade,
    MovementGrade,
    ReportChannel,
    ValueKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressEntry:
    """Số liệu tiến độ; inserted, never updated: a later row of the same as-at day supersedes.

    RATIO holds done/total, or `value` as percent 0-100; AT_LEAST and AT_MOST hold `value`;
    DONE holds `value` 0 or 1 and `done_on`; GRADE holds `grade`. `report_id` is the report it
    came with; `reason` stands where a settled value was changed.
    """

    id: int = 0
    assignment_id: int
    as_at: date
    kind: ValueKind
    value: Decimal | None = None
    done: Decimal | None = None
    total: Decimal | None = None
    grade: Grade | None = None
    done_on: date | None = None
    remark: str | None = None
    typed: str = ""
    entered_at: datetime
    report_id: int | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Báo cáo kỳ of a unit, for the period that ends with `as_at`; late by `received_on`.

    `no_change` is "không có thay đổi": a report without new values, which ends the silence.
    """

    id: int = 0
    uid: str
    campaign_id: int
    unit_id: int
    as_at: date
    received_on: date
    channel: ReportChannel
    reporter: str = ""
    no_change: bool = False
    note: str = ""
    entered_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Minh chứng, tệp, kept by content under `sha256`; hangs on exactly one record.

    What hangs on a report serves every value that came with it. `size` in bytes. `campaign_id`
    stands for what is of a campaign: reports, values, initiatives, difficulties. A file on a
    decision is its signed copy.
    """

    id: int = 0
    campaign_id: int | None = None
    report_id: int | None = None
    entry_id: int | None = None
    initiative_id: int | None = None
    difficulty_id: int | None = None
    rating_id: int | None = None
    dossier_paper_id: int | None = None
    role_model_id: int | None = None
    notice_id: int | None = None
    meeting_id: int | None = None
    complaint_id: int | None = None
    proposal_id: int | None = None
    decision_id: int | None = None
    file_name: str
    sha256: str
    size: int
    added_at: datetime
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Trả lại đơn vị of a report or of one value, with the reason; a newer one settles it."""

    id: int = 0
    campaign_id: int
    report_id: int | None = None
    entry_id: int | None = None
    on_day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """Thẩm định of one entry; the last one of the entry stands, and falls with it."""

    id: int = 0
    entry_id: int
    kind: ValueKind
    value: Decimal | None = None
    done: Decimal | None = None
    total: Decimal | None = None
    grade: Grade | None = None
    done_on: date | None = None
    verified_by: str
    reason: str | None = None
    verified_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """Điểm thưởng, điểm trừ (points, above 0) or trường hợp không xét (points 0), dated."""

    id: int = 0
    campaign_id: int
    unit_id: int
    kind: AdjustmentKind
    points: Decimal
    on_day: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenSheet:
    """Phiếu chấm điểm as it stood when the campaign was closed, as shown; never computed again.

    `lines` is canonical JSON of every line of the total. A reopening deletes nothing: the sheets
    of the last `closed_on` speak.
    """

    id: int = 0
    campaign_id: int
    unit_id: int
    unit_name: str
    block_name: str
    day: date
    closed_on: date
    total: Decimal | None = None
    reported: Decimal | None = None
    place: int | None = None
    grade: MovementGrade | None = None
    vetoed: bool = False
    lines: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """Khó khăn, vướng mắc (plan §V.2): who answers it, and what was decided on which day."""

    id: int = 0
    uid: str
    campaign_id: int
    unit_id: int | None = None
    indicator_id: int | None = None
    content: str
    raised_on: date
    owner: str = ""
    due_on: date | None = None
    answer: str = ""
    answered_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """Lần đôn đốc: the message that was copied for a unit, to whom, and until when it asked."""

    id: int = 0
    campaign_id: int
    unit_id: int
    on_day: date
    to_whom: str = ""
    due_on: date | None = None
    text: str
    made_at: datetime
