"""A returned biểu nhập beside what the program says: old → new, row by row; nothing is stored."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import Problem, rule
from thidua_desktop.core.text import name_key
from thidua_desktop.domain.records import Campaign, Evidence, MergedUnit, Merger, Unit
from thidua_desktop.domain.terms import CampaignState
from thidua_desktop.exchange.entry_form import form_code
from thidua_desktop.exchange.entry_form_reader import read_form
from thidua_desktop.exchange.gate import LIMITS
from thidua_desktop.exchange.reading import read_bytes, read_workbook_bytes
from thidua_desktop.services.entry_forms.content import unit_form
from thidua_desktop.services.entry_forms.rows import FormRow, Places, Verdict, judged

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from thidua_desktop.exchange.entry_form import EntryForm
    from thidua_desktop.exchange.entry_form_reader import ReadForm
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

SHOWN_EXTRA: Final = 60  # letters of an added row that are repeated


class Standing(Enum):
    """What a file as a whole waits for."""

    CHANGES = "CHANGES"
    NO_CHANGE = "NO_CHANGE"
    NOTHING = "NOTHING"
    TO_LOOK_AT = "TO_LOOK_AT"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class ReceivedForm:
    """A file that is a biểu nhập, with its bytes."""

    name: str
    content: bytes
    form: ReadForm

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDiff:
    """What a form would change; `refusal` stands where nothing of it can be taken.

    `missing` are indicators of the unit that the file has no row for, `extra` rows it added.
    """

    received: ReceivedForm
    campaign_id: int
    unit_id: int
    day: date
    rows: tuple[FormRow, ...]
    missing: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()
    refusal: Problem | None = None
    report_id: int | None = None

    @property
    def suggested(self) -> frozenset[int]:
        """Indicators whose new value can be taken without a second look."""
        return frozenset(row.indicator_id for row in self.rows if row.suggested)

    @property
    def offered(self) -> frozenset[int]:
        """Indicators whose new value can be taken at all."""
        return frozenset(row.indicator_id for row in self.rows if row.verdict in TAKEABLE)

    @property
    def contradicts(self) -> bool:
        """Whether "không có thay đổi" is ticked beside new values."""
        return self.received.form.no_change and bool(self.offered)

    @property
    def standing(self) -> Standing:
        verdicts = Counter(row.verdict for row in self.rows)
        if self.refusal is not None:
            return Standing.REFUSED
        if verdicts[Verdict.CONFLICT] or verdicts[Verdict.UNREADABLE] or self.contradicts:
            return Standing.TO_LOOK_AT
        if self.offered:
            return Standing.CHANGES
        if verdicts[Verdict.REFUSED]:
            return Standing.TO_LOOK_AT
        if self.received.form.no_change and self.report_id is None:
            return Standing.NO_CHANGE
        return Standing.NOTHING


TAKEABLE: Final = frozenset({Verdict.CHANGED, Verdict.CONFLICT})


def receive_file(file: Path, tick: Callable[[], None] | None = None) -> ReceivedForm:
    """Read a returned file in the limited process; `tick` may raise to stop it.

    Raises EnvironmentFault file.unopened, the codes of `exchange.reading.read_workbook`,
    form.not_a_form and form.newer.
    """
    content = read_bytes(file, LIMITS.file)
    return ReceivedForm(file.name, content, read_form(read_workbook_bytes(content, tick)))


def compare(
    desk: Desk,
    received: ReceivedForm,
    *,
    shown_campaign: int | None = None,
    asked_unit: int | None = None,
) -> FormDiff:
    """Lay a form beside what the program says now.

    `shown_campaign` and `asked_unit` are what the officer has on screen: a form of another one is
    read for whom it was made, and says so. Codes: form.unknown_campaign, form.unknown_unit.
    """
    campaign, unit, day = _made_for(desk, received.form)
    board = desk.board(campaign.id)
    ours = unit_form(desk, board, unit, day)
    places = Places.of(board, ours)
    rows, extra = judged(board, received.form, places, unit_id=unit.id, day=day)
    refusal = _refusal(desk, board, unit, day)
    report_id = _report_of(desk, received)
    met = {row.indicator_id for row in rows}
    notes = (
        *_notes_on_place(desk, received, campaign, unit, asked=(shown_campaign, asked_unit)),
        *_notes_on_age(desk, received.form, ours, unit),
        *([] if report_id is None else [Problem("file", "form.received_before")]),
        *received.form.notes,
    )
    if refusal is not None:
        rows = tuple(row.as_refused() for row in rows)
    elif any(note.code in DOUBTFUL for note in notes):
        rows = tuple(row.to_look_at() for row in rows)
    return FormDiff(
        received=received,
        campaign_id=campaign.id,
        unit_id=unit.id,
        day=day,
        rows=rows,
        missing=tuple(row.text for row in ours.rows if places.of_uid[row.indicator_uid] not in met),
        extra=tuple(text[:SHOWN_EXTRA] for text in extra),
        notes=notes,
        refusal=refusal,
        report_id=report_id,
    )


DOUBTFUL: Final = frozenset(
    {"form.other_campaign", "form.other_unit", "form.name_differs", "form.no_origin"}
)
"""Notes after which nothing is ticked before the officer has looked."""


# for whom it was made


def _made_for(desk: Desk, form: ReadForm) -> tuple[Campaign, Unit, date]:
    """Find the campaign and unit by their keys, or else by the visible code."""
    units = desk.store.all(Unit)
    if form.origin is not None:
        origin = form.origin
        campaign = next((c for c in desk.campaigns if c.uid == origin.campaign_uid), None)
        unit = next((u for u in units if u.uid == origin.unit_uid), None)
        if campaign is None:
            raise rule("file", "form.unknown_campaign")
        if unit is None:
            raise rule("file", "form.unknown_unit")
        return campaign, unit, origin.day
    if form.day is not None:
        for campaign in desk.campaigns:
            for unit in units:
                if form_code(campaign.uid, unit.uid, form.day) == form.code:
                    return campaign, unit, form.day
    raise rule("file", "form.unknown_code", number=form.code)


def _refusal(desk: Desk, board: CampaignBoard, unit: Unit, day: date) -> Problem | None:
    campaign = board.campaign
    if campaign.state is CampaignState.CLOSED:
        return Problem("file", "campaign.closed", {"name": campaign.short_name})
    if campaign.state is not CampaignState.OPEN:
        return Problem("file", "campaign.not_open")
    if campaign.starts is not None and day < campaign.starts:
        return Problem("day", "cell.day_outside")
    if all(other.id != unit.id for other in board.units(day)):
        successor = _successor(desk, unit)
        code = "form.unit_gone" if successor is None else "form.unit_merged"
        told = {"unit": unit.name, "day": format_date(day)}
        return Problem("file", code, {**told, "successor": successor.name if successor else ""})
    return None


def _successor(desk: Desk, unit: Unit) -> Unit | None:
    merged = next((row for row in desk.store.all(MergedUnit) if row.unit_id == unit.id), None)
    if merged is None:
        return None
    return desk.store.get(Unit, desk.store.get(Merger, merged.merger_id).successor_id)


def _report_of(desk: Desk, received: ReceivedForm) -> int | None:
    """Find the report that these very bytes were received with."""
    kept = desk.store.where(Evidence, sha256=received.sha256)
    return next((row.report_id for row in kept if row.report_id is not None), None)


# what the officer should know


def _notes_on_place(
    desk: Desk,
    received: ReceivedForm,
    campaign: Campaign,
    unit: Unit,
    *,
    asked: tuple[int | None, int | None],
) -> list[Problem]:
    notes: list[Problem] = []
    shown_campaign, asked_unit = asked
    if shown_campaign not in {None, campaign.id}:
        notes.append(Problem("file", "form.other_campaign", {"name": campaign.short_name}))
    if asked_unit is not None and asked_unit != unit.id:
        told = {"asked": desk.store.get(Unit, asked_unit).name, "unit": unit.name}
        notes.append(Problem("file", "form.other_unit", told))
    named = _named_in(desk, received.name, campaign, unit)
    if named is not None:
        notes.append(Problem("file", "form.name_differs", {"named": named.name, "unit": unit.name}))
    return notes


def _named_in(desk: Desk, name: str, campaign: Campaign, unit: Unit) -> Unit | None:
    """Find another unit after which the file is called: a copy may have gone to the wrong one."""
    stem = f" {name_key(name)} "
    called = {other.id: f" {name_key(other.name)} " for other in desk.store.all(Unit)}
    if not name_key(name).startswith(_OUR_NAMES) or called[unit.id] in stem:
        return None
    board = desk.board(campaign.id)
    return next((u for u in board.units(desk.clock.today()) if called[u.id] in stem), None)


_OUR_NAMES: Final = "bieu nhap"


def _notes_on_age(desk: Desk, form: ReadForm, ours: EntryForm, unit: Unit) -> list[Problem]:
    notes: list[Problem] = []
    if form.origin is None:
        notes.append(Problem("file", "form.no_origin"))
    elif form.origin.digest != ours.digest:
        notes.append(Problem("file", "form.older"))
    ended = unit.active_to
    if ended is not None and ours.day <= ended < desk.clock.today():
        told = {"unit": unit.name, "day": format_date(ended)}
        notes.append(Problem("file", "form.unit_ended_since", told))
    return notes
