"""A list of old awards read into drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.domain.records import AwardForm
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.services.imports.award_words import (
    read_amount,
    read_award_type,
    read_head,
    read_register,
    subject_of_name,
)
from thidua_desktop.services.imports.awarded_rows import AwardedReader, FormWords
from thidua_desktop.services.imports.cells import RowCells, birth_year, list_rows
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, PreviewRow, judged
from thidua_desktop.services.past_awards import PastAward
from thidua_desktop.services.past_decisions import (
    KnownDecisions,
    PastHead,
    Repeats,
    Told,
    head_problems,
)
from thidua_desktop.services.past_links import Link, Records

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from thidua_desktop.domain.terms import AwardType
    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.cells import Tick


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardDraft:
    """An old award as the list has it, not yet stored; `form_name` is only shown."""

    head: PastHead
    award_type: AwardType | None
    award: PastAward
    form_name: str = ""


@dataclass(frozen=True, slots=True)
class KnownAwards:
    """What a list of old awards is compared with."""

    decisions: KnownDecisions
    records: Records
    forms: FormWords
    today: date


def known_awards(desk: Desk) -> KnownAwards:
    """Read what the office has, once for the whole list."""
    forms = FormWords(desk.store.all(AwardForm))
    return KnownAwards(KnownDecisions(desk), Records(desk), forms, desk.clock.today())


def preview_awards(
    sheet: Sheet, mapping: ColumnMapping, *, known: KnownAwards, tick: Tick | None = None
) -> ImportPreview[AwardDraft]:
    """Read each row; nothing is stored.

    Codes: past.name_empty, past.form_missing, past.form_unknown, past.subject_unknown,
    past.type_unknown, past.register_taken, those of `award_words`, `head_problems`,
    `KnownDecisions.problem` and `cells`; notes past.namesakes, past.form_taken,
    past.subject_guessed, past.year_only.
    """
    recoded, changes = recode_sheet(sheet)
    reader = _List(known)
    rows = tuple(reader.row(cells) for cells in list_rows(recoded, mapping, tick=tick))
    return ImportPreview(rows=rows, mapping=mapping, recoded=changes)


class _List:
    """What was met in the rows so far."""

    def __init__(self, known: KnownAwards) -> None:
        self._known = known
        self._repeats = Repeats(known.decisions)
        self._registered: dict[tuple[str, int | None, int | None], str] = {
            (award.register_issuer, award.register_year, award.register_number): award.printed_name
            for award in known.decisions.awards
            if award.register_number is not None
        }

    def row(self, cells: RowCells) -> PreviewRow[AwardDraft]:
        reader = AwardReader(cells, self._known)
        draft = reader.draft()
        repeat = self._judge(draft, reader)
        if not reader.problems and repeat is None:
            self._remember(draft, cells.number)
        return judged(
            PreviewRow(
                number=cells.number,
                values=cells.values(),
                draft=draft,
                problems=tuple(reader.problems),
                notes=tuple(reader.notes),
                duplicate_of=repeat,
            )
        )

    def _judge(self, draft: AwardDraft, reader: AwardReader) -> Duplicate | None:
        """Say what a row repeats; one that repeats nothing must fit what is known."""
        if reader.problems:
            return None
        met = self._repeats.find(_told(draft, row=None))
        if met is not None:
            name = met.name if met.row is not None else f"{met.name} – {met.head.words}"
            return Duplicate(name, met.row)
        award, year = draft.award, draft.head.year
        taken = self._registered.get((draft.head.issuer, year, award.register_number))
        if taken is not None:
            told = {"number": str(award.register_number), "year": str(year), "name": taken}
            reader.problems.append(Problem("register", "past.register_taken", told))
        clash = self._known.decisions.problem(draft.head, award.form_key)
        if clash is not None:
            reader.problems.append(clash)
        return None

    def _remember(self, draft: AwardDraft, row: int) -> None:
        self._repeats.add(_told(draft, row=row))
        if draft.award.register_number is not None:
            place = (draft.head.issuer, draft.head.year, draft.award.register_number)
            self._registered[place] = draft.award.name


def _told(draft: AwardDraft, *, row: int | None) -> Told:
    award = draft.award
    return Told(
        name=award.name,
        form_key=award.form_key,
        unit=award.unit_name,
        birth_year=award.birth_year,
        head=draft.head,
        row=row,
    )


class AwardReader(AwardedReader):
    """Reads one row of old awards, its decision too."""

    def __init__(self, cells: RowCells, known: KnownAwards) -> None:
        super().__init__(cells, known.records, known.forms)
        self._known = known

    def draft(self, told: PastHead | None = None) -> AwardDraft:
        """Read the row; its decision is read too unless it was `told`."""
        subject, name = self.whom()
        head = self.head() if told is None else told
        form = self._form()
        unit = self._unit(subject)
        year, problem = birth_year(self._cells, ImportField.BIRTH, self._known.today)
        self.problems += [] if problem is None else [problem]
        link = self._link(subject, name, unit=unit, year=year)
        award = PastAward(
            subject=subject,
            form_key="" if form is None else form.key,
            name=name,
            unit_name=unit,
            birth_year=year,
            citation=self._cells.text(ImportField.CITATION),
            amount_vnd=self._tried(lambda: read_amount(self._cells.entered(ImportField.AMOUNT))),
            register_number=self._tried(
                lambda: read_register(self._cells.text(ImportField.REGISTER), year=head.year)
            ),
            link=link,
        )
        return AwardDraft(
            head=head,
            award_type=self.award_type(),
            award=award,
            form_name="" if form is None else form.name,
        )

    @override
    def guessed(self, name: str) -> SubjectKind:
        kind = super().guessed(name)
        told = subject_of_name(name) is not None or kind is SubjectKind.COLLECTIVE
        if not told and not self._cells.text(ImportField.BIRTH):
            self.note("subject", "past.subject_guessed")
        return kind

    def _unit(self, subject: SubjectKind) -> str:
        """Read the unit; beside a person's name the column of collectives says it too."""
        text = self._cells.text(ImportField.UNIT)
        beside = subject is not SubjectKind.COLLECTIVE and bool(
            self._cells.text(ImportField.FULL_NAME)
        )
        return text or (self._cells.text(ImportField.COLLECTIVE) if beside else "")

    def _link(self, subject: SubjectKind, name: str, *, unit: str, year: int | None) -> Link:
        link = self._known.records.link(subject, name, unit=unit, birth_year=year)
        if name and link.namesakes:
            self.note("full_name", "past.namesakes", names="; ".join(link.namesakes))
        return link

    def head(self) -> PastHead:
        """Read the decision; its problems are kept."""
        issuer = self._known.decisions.issuer(self._cells.text(ImportField.ISSUER))
        try:
            head = read_head(self._cells, issuer=issuer, notes=self.notes)
        except RuleError as error:
            self.problems += error.problems
            return PastHead(year=None, issuer=issuer)
        self.problems += head_problems(head, self._known.today)
        return head

    def _form(self) -> AwardForm | None:
        text = self._cells.text(ImportField.FORM)
        if not text:
            self.add("form", "past.form_missing")
            return None
        return self.form_named(text)

    def award_type(self) -> AwardType | None:
        text = self._cells.text(ImportField.AWARD_TYPE)
        kind = read_award_type(text)
        if text and kind is None:
            self.add("award_type", "past.type_unknown", text=text)
        return kind

    def _tried(self, read: Callable[[], int | None]) -> int | None:
        try:
            return read()
        except RuleError as error:
            self.problems += error.problems
            return None
