"""Thử phương án: places under other weights and settings, beside those of now; stores nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core import numbers
from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.grading import grade
from thidua_desktop.domain.scoring import score, what_if
from thidua_desktop.domain.terms import ExemptPolicy
from thidua_desktop.services.bulk import weighed
from thidua_desktop.services.paper_ranking import GRADES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.ranking import Ranked
    from thidua_desktop.domain.records import Campaign
    from thidua_desktop.domain.scoring import ScoreSheet
    from thidua_desktop.domain.terms import MovementGrade
    from thidua_desktop.services.board import CampaignBoard

GRADE_NAMES = ("grade_excellent", "grade_good", "grade_fair")
SETTING_WORDS = (
    ("exceed_cap", "Thưởng vượt tối đa (%)"),
    ("grade_excellent", "Xuất sắc từ"),
    ("grade_good", "Tốt từ"),
    ("grade_fair", "Khá từ"),
)
EXEMPT_WORDS = {
    ExemptPolicy.SCALE: "quy đổi phần còn lại về 100 điểm",
    ExemptPolicy.FULL_POINTS: "tính đủ điểm",
}
MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialForm:
    """A trial as typed: weights by indicator id, those left out, and the settings of the score."""

    weights: Mapping[int, str]
    dropped: frozenset[int]
    exempt_policy: ExemptPolicy
    exceed_cap: str
    grade_excellent: str
    grade_good: str
    grade_fair: str


@dataclass(frozen=True, slots=True)
class Trial:
    """A trial that was read: `campaign` carries its settings and is stored nowhere."""

    weights: Mapping[int, Decimal]
    dropped: frozenset[int]
    campaign: Campaign


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a unit stands: its place and grade None without one."""

    place: int | None
    total: Decimal | None
    grade: MovementGrade | None


@dataclass(frozen=True, slots=True)
class TrialRow:
    """One unit now and in the trial."""

    unit_id: int
    unit: str
    now: Outcome
    then: Outcome

    @property
    def moved(self) -> int:
        """Places gained (above 0) or lost; 0 as well where one side has no place."""
        if self.now.place is None or self.then.place is None:
            return 0
        return self.now.place - self.then.place


@dataclass(frozen=True, slots=True)
class TrialBlock:
    """The units of a block in the order of the trial."""

    name: str
    rows: tuple[TrialRow, ...]


def form_of(board: CampaignBoard, day: date) -> TrialForm:
    """Begin a trial with what stands on `day`."""
    row = board.campaign
    versions = {i.id: board.version(i.id, day) for i in weighed(board, day)}
    return TrialForm(
        weights={n: numbers.format_decimal(v.weight) for n, v in versions.items() if v},
        dropped=frozenset(),
        exempt_policy=row.exempt_policy,
        exceed_cap=numbers.format_decimal(row.exceed_cap * 100),
        grade_excellent=numbers.format_decimal(row.grade_excellent),
        grade_good=numbers.format_decimal(row.grade_good),
        grade_fair=numbers.format_decimal(row.grade_fair),
    )


def read(board: CampaignBoard, form: TrialForm) -> Trial:
    """Read a typed trial.

    Codes: number.* and indicator.weight at the id of an indicator, number.*, setting.out_of_range
    and setting.grades_order at the settings.
    """
    problems: list[Problem] = []
    weights: dict[int, Decimal] = {}
    for key, typed in form.weights.items():
        value = _number(typed, str(key), problems)
        if value is not None and key not in form.dropped:
            weights[key] = value
            if value <= 0:
                problems.append(Problem(str(key), "indicator.weight"))
    values: dict[str, Decimal] = {}
    for name in ("exceed_cap", *GRADE_NAMES):
        value = _number(getattr(form, name).strip().removesuffix("%"), name, problems)
        if value is not None:
            values[name] = value
            if not 0 <= value <= MOST:
                problems.append(Problem(name, "setting.out_of_range", {"most": str(MOST)}))
    grades = [values[n] for n in GRADE_NAMES if n in values]
    if grades != sorted(set(grades), reverse=True):
        problems.append(Problem("grade_good", "setting.grades_order"))
    if problems:
        raise RuleError(*problems)
    campaign = replace(
        board.campaign,
        exempt_policy=form.exempt_policy,
        exceed_cap=values["exceed_cap"] / 100,
        **{name: values[name] for name in GRADE_NAMES},
    )
    return Trial(weights, form.dropped, campaign)


def _number(typed: str, field: str, problems: list[Problem]) -> Decimal | None:
    try:
        return numbers.parse(typed.strip(), field=field).value
    except RuleError as error:
        problems += error.problems
        return None


def try_out(board: CampaignBoard, trial: Trial, day: date) -> tuple[TrialBlock, ...]:
    """Rank every block under a trial, beside the ranking of now."""
    blocks: list[TrialBlock] = []
    for block in board.blocks:
        now = {r.sheet.unit_id: r for r in board.ranking(block.id, day)}
        sheets = [_scored(r.sheet, trial) for r in now.values()]
        if sheets:
            rows = (_row(board, now[r.sheet.unit_id], r, trial) for r in board.rank(sheets))
            blocks.append(TrialBlock(block.name, tuple(rows)))
    return tuple(blocks)


def _scored(sheet: ScoreSheet, trial: Trial) -> ScoreSheet:
    tasks = what_if(sheet.tasks, weights=trial.weights, dropped=trial.dropped)
    return score(sheet.unit_id, tasks, sheet.adjustments, day=sheet.day, campaign=trial.campaign)


def _row(board: CampaignBoard, now: Ranked, then: Ranked, trial: Trial) -> TrialRow:
    below = bool(board.fields_under_floor(then.sheet))
    given = grade(then.sheet.total, trial.campaign, below_floor=below)
    return TrialRow(
        now.sheet.unit_id,
        board.unit(now.sheet.unit_id).name,
        Outcome(now.place, now.sheet.total, board.grade(now)),
        Outcome(then.place, then.sheet.total, given if then.place is not None else None),
    )


def moved_words(row: TrialRow) -> str:
    """Say how far a unit moves."""
    if row.now.place is None or row.then.place is None:
        return "không xếp hạng"
    if row.moved > 0:
        return f"▲ lên {row.moved}"
    return f"▼ xuống {-row.moved}" if row.moved else "giữ nguyên"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing a trial changes; `indicator_id` None for a setting, `after` "" for one left out."""

    words: str
    before: str
    after: str
    indicator_id: int | None = None


def differences(board: CampaignBoard, form: TrialForm, day: date) -> tuple[Difference, ...]:
    """Name all that a trial changes, by what was read and not by how it was typed.

    Codes: those of read.
    """
    trial, now = read(board, form), form_of(board, day)
    found: list[Difference] = []
    for key in form.weights:
        version = board.version(key, day)
        name = (version.short_text or version.text) if version else ""
        before = now.weights.get(key, "")
        after = "" if key in form.dropped else numbers.format_decimal(trial.weights[key])
        if after != before:
            found.append(Difference(name, before, after, key))
    tried = _settings_of(trial.campaign)
    for (words, old), new in zip(_settings_of(board.campaign), tried, strict=True):
        if new[1] != old:
            found.append(Difference(words, old, new[1]))
    return tuple(found)


def _settings_of(row: Campaign) -> tuple[tuple[str, str], ...]:
    """Write the settings of a trial, each with its words."""
    typed = {name: getattr(row, name) for name in GRADE_NAMES} | {
        "exceed_cap": row.exceed_cap * 100
    }
    counted = ((words, numbers.format_decimal(typed[name])) for name, words in SETTING_WORDS)
    policy = ("Không có nhiệm vụ, không phát sinh", EXEMPT_WORDS[row.exempt_policy])
    return (*counted, policy)


def as_text(
    board: CampaignBoard, form: TrialForm, blocks: tuple[TrialBlock, ...], day: date
) -> str:
    """Write a trial to be copied: what differs from now, then the places."""
    lines = [f"Phương án thử, {board.campaign.short_name}, số liệu đến {format_date(day)}"]
    for change in differences(board, form, day):
        weight = "" if change.indicator_id is None else "Trọng số "
        moved = f"{weight}{change.words}: {change.before} → {change.after}"
        lines.append(f"- {moved}" if change.after else f"- Bỏ: {change.words}")
    for block in blocks:
        lines.append(block.name)
        lines += [_line(row) for row in block.rows]
    return "\n".join(lines)


def _line(row: TrialRow) -> str:
    total = "—" if row.then.total is None else numbers.format_decimal(row.then.total, 2)
    given = f", {GRADES[row.then.grade]}" if row.then.grade else ""
    place = "—" if row.then.place is None else str(row.then.place)
    return f"{place}\t{row.unit}\t{total}{given}\t{moved_words(row)}"
