"""An old decision as it is typed into its form, read by the rules of the import."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import clean
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.terms import SubjectKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.workbook import Cell, CellKind
from thidua_desktop.services.imports.award_rows import AwardReader, known_awards
from thidua_desktop.services.imports.cells import RowCells
from thidua_desktop.services.past_awards import PastAward, PastForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thidua_desktop.domain.records import AwardForm
    from thidua_desktop.domain.terms import AwardType
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.past_decisions import PastHead
    from thidua_desktop.services.past_links import Link

# What a cell accepts for a subject, as `read_subject` reads it back.
SUBJECT_WORDS: Mapping[SubjectKind, str] = {
    SubjectKind.PERSON: "Cá nhân",
    SubjectKind.COLLECTIVE: "Tập thể",
    SubjectKind.HOUSEHOLD: "Hộ gia đình",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedHead:
    """What stands in the form above the awarded; `day` may be a year only."""

    issuer: str = ""
    number: str = ""
    day: str = ""
    form: str = ""
    award_type: AwardType | None = None
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """One row of the form; `chosen` is who was picked from the records, `id` the stored award."""

    texts: Mapping[ImportField, str] = field(default_factory=dict[ImportField, str])
    chosen: Link | None = None
    id: int = 0

    @property
    def is_empty(self) -> bool:
        return not any(map(clean, self.texts.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """What a row was taken for, what is wrong with it and what is to be known of it."""

    award: PastAward
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


class PastReader:
    """Reads typed words against the records as they are now."""

    def __init__(self, desk: Desk) -> None:
        self._known = known_awards(desk)
        self.records = self._known.records

    @property
    def forms(self) -> tuple[AwardForm, ...]:
        return self._known.forms.forms

    @property
    def issuers(self) -> tuple[str, ...]:
        """Authorities that issued old decisions on record."""
        found = {row.issuer for row in self._known.decisions.by_id.values() if row.issuer}
        return tuple(sorted(found))

    def head(self, typed: TypedHead) -> tuple[PastHead, tuple[Problem, ...]]:
        reader = AwardReader(
            _cells(
                0,
                {
                    ImportField.ISSUER: typed.issuer,
                    ImportField.DECISION: typed.number,
                    ImportField.DECIDED_ON: typed.day,
                },
            ),
            self._known,
        )
        return reader.head(), tuple(reader.problems)

    def row(self, head: PastHead, form: str, typed: TypedRow, *, number: int = 0) -> ReadRow:
        """Read one awarded; without a form of its own the decision's counts."""
        texts = dict(typed.texts)
        texts[ImportField.FORM] = texts.get(ImportField.FORM) or form
        reader = AwardReader(_cells(number, texts), self._known)
        award = replace(reader.draft(head).award, id=typed.id)
        notes = tuple(reader.notes)
        if typed.chosen is not None:
            award = replace(award, link=typed.chosen)
            notes = tuple(note for note in notes if note.code != "past.namesakes")
        return ReadRow(award=award, problems=tuple(reader.problems), notes=notes)

    def whole(self, typed: TypedHead, rows: Sequence[TypedRow]) -> PastForm:
        """Read the form; raises every problem, those of a row with its number as the field."""
        head, problems = self.head(typed)
        found = list(problems)
        awards: list[PastAward] = []
        for number, row in enumerate(rows, start=1):
            if row.is_empty:
                continue
            read = self.row(head, typed.form, row, number=number)
            found += [replace(problem, field=str(number)) for problem in read.problems]
            awards.append(read.award)
        if found:
            raise RuleError(*found)
        return PastForm(
            head=head,
            award_type=typed.award_type,
            subject=typed.subject,
            awards=tuple(awards),
        )


def typed_again(form: PastForm, forms: Sequence[AwardForm]) -> tuple[TypedHead, list[TypedRow]]:
    """Write a stored decision as it would be typed; links that are stored stay."""
    names = {row.key: row.name for row in forms}
    head = form.head
    first = form.awards[0].form_key if form.awards else ""
    day = head.decided_on
    typed = TypedHead(
        issuer=head.issuer,
        number=write_number(head.number, head.symbol),
        day=f"{day:%d/%m/%Y}" if day is not None else str(head.year or ""),
        form=names.get(first, ""),
        award_type=form.award_type,
        subject=form.subject,
    )
    return typed, [_row_again(award, names, first) for award in form.awards]


def _row_again(award: PastAward, names: Mapping[str, str], first: str) -> TypedRow:
    own = "" if award.form_key == first else names.get(award.form_key, "")
    amount = award.amount_vnd
    whole_unit = award.subject is SubjectKind.COLLECTIVE and award.link.unit_id is not None
    return TypedRow(
        id=award.id,
        chosen=award.link if award.link.found or whole_unit else None,
        texts={
            ImportField.SUBJECT: SUBJECT_WORDS[award.subject],
            ImportField.FULL_NAME: award.name,
            ImportField.BIRTH: str(award.birth_year or ""),
            ImportField.UNIT: award.unit_name,
            ImportField.CITATION: award.citation,
            ImportField.AMOUNT: "" if amount is None else format_decimal(Decimal(amount)),
            ImportField.REGISTER: str(award.register_number or ""),
            ImportField.FORM: own,
        },
    )


def _cells(number: int, texts: Mapping[ImportField, str]) -> RowCells:
    cells = {what: Cell(text, CellKind.TEXT) for what, text in texts.items() if clean(text)}
    return RowCells(number, cells, ())
