"""One way from a read sheet to stored records, whatever the list is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, assert_never

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.domain.records import Campaign
from thidua_desktop.domain.terms import CampaignState, ImportSubject
from thidua_desktop.exchange.column_words import NEEDED, WORDS, ImportField
from thidua_desktop.exchange.columns import guess_mapping, mapping_at
from thidua_desktop.services.imports.award_rows import AwardDraft, known_awards, preview_awards
from thidua_desktop.services.imports.awards import import_awards
from thidua_desktop.services.imports.indicator_rows import IndicatorDraft, preview_indicators
from thidua_desktop.services.imports.indicators import import_indicators, known_plan
from thidua_desktop.services.imports.people import import_people, known_people, known_units
from thidua_desktop.services.imports.people_rows import PersonDraft, preview_people
from thidua_desktop.services.imports.preview import ImportPreview
from thidua_desktop.services.imports.progress import import_progress
from thidua_desktop.services.imports.progress_rows import match_indicators, preview_progress
from thidua_desktop.services.imports.remembered import Remembered, recall
from thidua_desktop.services.imports.unit_rows import UnitDraft, preview_units
from thidua_desktop.services.imports.units import import_units, known_names
from thidua_desktop.services.nomination_drafts import NominationDraft
from thidua_desktop.services.progress import Typing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.cells import Tick
    from thidua_desktop.services.imports.filing import Filing
    from thidua_desktop.services.imports.missing_units import NewUnit

    RowsReader = Callable[[Tick | None], "Preview"]

Draft: TypeAlias = UnitDraft | PersonDraft | IndicatorDraft | Typing | AwardDraft | NominationDraft
Preview: TypeAlias = ImportPreview[Draft]
OF_CAMPAIGN = frozenset({ImportSubject.INDICATORS, ImportSubject.PROGRESS})


@dataclass(frozen=True, slots=True)
class ImportPlace:
    """Where a list goes: the campaign on screen and its as-at day."""

    desk: Desk
    campaign_id: int | None
    day: date

    @property
    def campaign(self) -> int:
        """The campaign; raises import.no_campaign."""
        if self.campaign_id is None:
            raise rule("subject", "import.no_campaign")
        return self.campaign_id


def refusal(place: ImportPlace, subject: ImportSubject) -> Problem | None:
    """Say why such a list cannot be taken here now.

    Codes: import.no_campaign, campaign.closed, campaign.not_open.
    """
    if subject not in OF_CAMPAIGN:
        return None
    if place.campaign_id is None:
        return Problem("subject", "import.no_campaign")
    campaign = place.desk.store.get(Campaign, place.campaign_id)
    if campaign.state is CampaignState.CLOSED:
        return Problem("subject", "campaign.closed", {"name": campaign.short_name})
    if subject is ImportSubject.PROGRESS and campaign.state is not CampaignState.OPEN:
        return Problem("subject", "campaign.not_open")
    return None


def choices(place: ImportPlace, subject: ImportSubject) -> tuple[ImportField | int, ...]:
    """Everything a column of such a list can be taken for."""
    fields = tuple(WORDS[subject])
    if subject is not ImportSubject.PROGRESS or place.campaign_id is None:
        return fields
    return (*fields, *(row.id for row in place.desk.board(place.campaign_id).indicators))


def read_columns(place: ImportPlace, subject: ImportSubject, sheet: Sheet) -> Remembered:
    """Find the header and say what each column is; one that is not found is the officer's to show.

    How a table with these headers was read the last time counts for more than a guess.
    """
    try:
        guess = guess_mapping(sheet, subject)
    except RuleError:
        return _recalled(place, subject, mapping_at(sheet, _first_texts(sheet), subject))
    return _recalled(place, subject, guess)


def columns_below(
    place: ImportPlace, subject: ImportSubject, sheet: Sheet, *, header: int
) -> Remembered:
    """Read the columns below the header (0-based row) that the officer points at."""
    return _recalled(place, subject, mapping_at(sheet, header, subject))


def _recalled(place: ImportPlace, subject: ImportSubject, guess: ColumnMapping) -> Remembered:
    if subject is ImportSubject.PROGRESS:
        guess = match_indicators(guess, place.desk.board(place.campaign), place.day)
    return recall(place.desk, subject, guess)


def _first_texts(sheet: Sheet) -> int:
    """Take the first row of several cells for a header where none is known."""
    filled = [sum(bool(cell.text) for cell in row) for row in sheet.rows]
    return next((at for at, count in enumerate(filled) if count > 1), 0)


def lacking(subject: ImportSubject, mapping: ColumnMapping) -> Problem | None:
    """Say what no column is taken for yet: import.column_<subject>, import.column_values."""
    if all(mapping.column_of(field) is None for field in NEEDED[subject]):
        match subject:
            case ImportSubject.UNITS | ImportSubject.PROGRESS:
                return Problem("columns", "import.column_unit")
            case ImportSubject.PEOPLE:
                return Problem("columns", "import.column_person")
            case ImportSubject.INDICATORS:
                return Problem("columns", "import.column_indicator")
            case ImportSubject.AWARDS:
                return Problem("columns", "import.column_awarded")
            case _:
                assert_never(subject)
    values = any(isinstance(use.field, int) for use in mapping.columns)
    if subject is ImportSubject.PROGRESS and not values:
        return Problem("columns", "import.column_values")
    return None


def read_rows(
    place: ImportPlace, subject: ImportSubject, sheet: Sheet, mapping: ColumnMapping
) -> Preview:
    """Read every row into what it would become; nothing is stored."""
    return rows_reader(place, subject, sheet, mapping)(None)


def rows_reader(
    place: ImportPlace,
    subject: ImportSubject,
    sheet: Sheet,
    mapping: ColumnMapping,
    *,
    new_units: tuple[NewUnit, ...] = (),
) -> RowsReader:
    """Ask the records for all that reading the rows needs; what is returned asks them no more.

    So it may run beside the window. Its `tick` may raise to stop it. `new_units` are made with
    a list of people.
    """
    desk = place.desk
    match subject:
        case ImportSubject.UNITS:
            names = known_names(desk, place.campaign_id)
            return lambda tick: preview_units(sheet, mapping, known=names, tick=tick)
        case ImportSubject.PEOPLE:
            units, people, today = known_units(desk), known_people(desk), desk.clock.today()
            return lambda tick: preview_people(
                sheet,
                mapping,
                units=units,
                people=people,
                today=today,
                new_units=new_units,
                tick=tick,
            )
        case ImportSubject.INDICATORS:
            plan = known_plan(desk, place.campaign)
            return lambda tick: preview_indicators(sheet, mapping, known=plan, tick=tick)
        case ImportSubject.PROGRESS:
            board, day = desk.board(place.campaign), place.day
            return lambda tick: preview_progress(sheet, mapping, board=board, day=day, tick=tick)
        case ImportSubject.AWARDS:
            awards = known_awards(desk)
            return lambda tick: preview_awards(sheet, mapping, known=awards, tick=tick)
        case _:
            assert_never(subject)


def store(
    place: ImportPlace, preview: Preview, filing: Filing, *, reason: str | None = None
) -> int:
    """Store what is accepted as one act; return how many. Raises the codes of each kind.

    `reason` is why settled values change (progress.reason_needed).
    """
    desk, drafts = place.desk, preview.accepted
    match filing.subject:
        case ImportSubject.UNITS:
            units = [draft for draft in drafts if isinstance(draft, UnitDraft)]
            return len(import_units(desk, units, filing))
        case ImportSubject.PEOPLE:
            people = [draft for draft in drafts if isinstance(draft, PersonDraft)]
            return len(import_people(desk, people, filing))
        case ImportSubject.INDICATORS:
            rows = [draft for draft in drafts if isinstance(draft, IndicatorDraft)]
            return len(import_indicators(desk, place.campaign, rows, filing))
        case ImportSubject.PROGRESS:
            cells = [draft for draft in drafts if isinstance(draft, Typing)]
            stored = import_progress(
                desk, place.campaign, cells, filing, day=place.day, reason=reason
            )
            return len(stored)
        case ImportSubject.AWARDS:
            awards = [draft for draft in drafts if isinstance(draft, AwardDraft)]
            return import_awards(desk, awards, filing)
        case _:
            assert_never(filing.subject)
