"""One row of a returned biểu nhập: whose it is, what it was, is and says, and the verdict."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.terms import Rule, ValueKind
from thidua_desktop.exchange.workbook import CellKind
from thidua_desktop.services.entry_forms.content import (
    NOTHING_YET,
    adds_over_time,
    shown_value,
    stands_now,
)
from thidua_desktop.services.imports.cells import as_typed
from thidua_desktop.services.progress import Typing, preview

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.domain.records import Indicator
    from thidua_desktop.domain.typed import Value
    from thidua_desktop.exchange.entry_form import EntryForm
    from thidua_desktop.exchange.entry_form_reader import ReadForm, ReadRow
    from thidua_desktop.services.board import CampaignBoard


class Verdict(Enum):
    """What becomes of a row; only the changed and the conflicting can be taken."""

    BLANK = "BLANK"
    UNCHANGED = "UNCHANGED"
    CHANGED = "CHANGED"
    CONFLICT = "CONFLICT"
    UNREADABLE = "UNREADABLE"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """Old (`then`, at the export), `now` in the program, `new` in the file and as it is read.

    `number` is the row in Excel. `suggested`: it can be taken without a second look.
    """

    number: int
    indicator_id: int
    name: str
    then: str
    now: str
    new: str
    read: str
    remark: str
    verdict: Verdict
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    suggested: bool = False

    def as_refused(self) -> FormRow:
        """Return the row of a file that is refused as a whole."""
        verdict = self.verdict if self.verdict is Verdict.BLANK else Verdict.REFUSED
        return replace(self, verdict=verdict, suggested=False)

    def to_look_at(self) -> FormRow:
        """Return the row of a file that asks for a look before anything is ticked."""
        return replace(self, suggested=False)


@dataclass(frozen=True, slots=True)
class Places:
    """Which indicator a row of a form belongs to, by its key or by number and text."""

    of_uid: Mapping[str, int]
    of_text: Mapping[tuple[str, str], int]
    names: Mapping[int, str]

    @classmethod
    def of(cls, board: CampaignBoard, ours: EntryForm) -> Places:
        """Take every indicator of the campaign, so that one taken away is known by its key."""
        uids = {row.uid: row.id for row in board.indicators}
        texts = {_spelt(r.ordinal, r.text): uids[r.indicator_uid] for r in ours.rows}
        names: dict[int, str] = {}
        for row in board.indicators:
            version = board.version(row.id, ours.day)
            names[row.id] = "" if version is None else version.text.rstrip(" .")
        return cls(uids, texts, names)

    def find(self, row: ReadRow, form: ReadForm) -> int | None:
        """Return the indicator's id; a row without a key must have its number and text intact."""
        if row.key in self.of_uid:
            return self.of_uid[row.key]
        if row.key:
            return None
        spelt = _spelt(row.ordinal, row.text)
        if form.origin is None:
            return self.of_text.get(spelt)
        told = form.origin.rows.items()
        uid = next((k for k, was in told if _spelt(was.ordinal, was.text) == spelt), "")
        return self.of_uid.get(uid)


def _spelt(ordinal: str, text: str) -> tuple[str, str]:
    return ordinal.removesuffix(".0"), name_key(text)


def judged(
    board: CampaignBoard, form: ReadForm, places: Places, *, unit_id: int, day: date
) -> tuple[tuple[FormRow, ...], tuple[str, ...]]:
    """Judge every row that belongs to an indicator; return them and the texts of added rows."""
    found: dict[int, list[ReadRow]] = {}
    extra: list[str] = []
    for row in form.rows:
        indicator_id = places.find(row, form)
        if indicator_id is not None:
            found.setdefault(indicator_id, []).append(row)
        elif words := " – ".join(filter(None, (row.text, as_typed(row.new), row.remark))):
            extra.append(words)
    judge = _Judge(board, form, unit_id, day)
    rows = [judge.row(n, rows, places.names[n]) for n, rows in found.items()]
    return tuple(sorted(rows, key=lambda row: row.number)), tuple(extra)


class _Judge:
    def __init__(self, board: CampaignBoard, form: ReadForm, unit_id: int, day: date) -> None:
        self._board, self._form = board, form
        self._unit_id, self._day = unit_id, day

    def row(self, indicator_id: int, copies: list[ReadRow], name: str) -> FormRow:
        filled = [row for row in copies if row.new.text.strip() or row.new.formula]
        row = next(iter(filled or copies))
        indicator = self._board.indicator(indicator_id)
        now = stands_now(self._board, self._unit_id, indicator_id, self._day)
        error = row.new.kind is CellKind.ERROR
        made = FormRow(
            number=row.number,
            indicator_id=indicator_id,
            name=name or row.text,
            then=self._then(row, indicator, now),
            now=now,
            new=row.new.text if error else as_typed(row.new),
            read="",
            remark=row.remark,
            verdict=Verdict.BLANK,
        )
        problems = tuple(_cell_problems(row, indicator, copied=len(filled) > 1))
        if problems:
            return replace(made, verdict=Verdict.UNREADABLE, problems=problems)
        return made if not made.new else self._read(made, row, indicator)

    def _then(self, row: ReadRow, indicator: Indicator, now: str) -> str:
        """Tell what stood at the export; without the hidden sheet the visible column says it."""
        if self._form.origin is not None:
            was = self._form.origin.rows.get(indicator.uid)
            return was.standing if was is not None else ""
        if adds_over_time(indicator):
            return now
        return "" if name_key(row.standing) == name_key(NOTHING_YET) else row.standing

    def _read(self, made: FormRow, row: ReadRow, indicator: Indicator) -> FormRow:
        typing = Typing(self._unit_id, indicator.id, made.new)
        good, bad = preview(self._board, [typing], day=self._day)
        if bad:
            problems = tuple(Problem("value", p.code, p.params) for p in bad)
            refused = any(p.code in _NOT_THEIRS for p in problems)
            verdict = Verdict.REFUSED if refused else Verdict.UNREADABLE
            return replace(made, verdict=verdict, problems=problems)
        value = good[0].value
        read = shown_value(value, indicator.rule)
        notes = tuple(_notes(row, value, read, indicator))
        verdict = _verdict(made, value, read, indicator)
        return replace(
            made,
            read=read,
            notes=notes,
            verdict=verdict,
            suggested=verdict is Verdict.CHANGED and not notes,
        )


_NOT_THEIRS: Final = frozenset({"cell.not_assigned", "cell.no_duty"})


def _verdict(made: FormRow, value: Value, read: str, indicator: Indicator) -> Verdict:
    if read == made.now or (_only_done(value, indicator) and made.now.startswith(read)):
        return Verdict.UNCHANGED
    return Verdict.CHANGED if made.then == made.now else Verdict.CONFLICT


def _only_done(value: Value, indicator: Indicator) -> bool:
    """Tell xong without a day: it says nothing against the day that is known already."""
    return indicator.rule is Rule.DONE and bool(value.value) and value.done_on is None


def _cell_problems(row: ReadRow, indicator: Indicator, *, copied: bool) -> list[Problem]:
    """Say why a cell cannot be read at all.

    Codes: form.merged, form.row_twice, form.formula_empty, form.formula_share,
    import.error_cell, import.date_cell.
    """
    cell, problems = row.new, list[Problem]()
    text = as_typed(cell)
    if row.merged:
        problems.append(Problem("value", "form.merged"))
    elif copied:
        problems.append(Problem("value", "form.row_twice"))
    elif cell.kind is CellKind.ERROR:
        problems.append(Problem("value", "import.error_cell", {"text": cell.text}))
    elif cell.formula and not text:
        problems.append(Problem("value", "form.formula_empty"))
    elif cell.kind is CellKind.DATE and indicator.rule is not Rule.DONE:
        problems.append(Problem("value", "import.date_cell", {"text": text}))
    elif cell.formula and _is_share(row, indicator):
        problems.append(Problem("value", "form.formula_share", {"text": text}))
    return problems


def _is_share(row: ReadRow, indicator: Indicator) -> bool:
    """Tell a number up to 1 in a cell of percents: 0,8 may be 80% or 0,8%."""
    cell = row.new
    plain = cell.kind is CellKind.NUMBER and not cell.percent
    return indicator.rule is Rule.RATIO and plain and 0 < Decimal(cell.text) <= 1


def _notes(row: ReadRow, value: Value, read: str, indicator: Indicator) -> list[Problem]:
    """Codes: form.share, import.formula_value, import.two_ways."""
    notes: list[Problem] = []
    if _is_share(row, indicator) or _is_typed_share(value, indicator):
        notes.append(Problem("value", "form.share", {"read": read}))
    if row.new.formula:
        notes.append(Problem("value", "import.formula_value"))
    if value.ambiguous and row.new.kind is CellKind.TEXT:
        notes.append(Problem("value", "import.two_ways", {"read": read}))
    return notes


def _is_typed_share(value: Value, indicator: Indicator) -> bool:
    plain = value.kind is ValueKind.VALUE and value.value is not None
    return indicator.rule is Rule.RATIO and plain and 0 < (value.value or 0) <= 1


def remark_of(row: FormRow) -> str | None:
    """Return the unit's ghi chú as it is kept with the value."""
    return clean(row.remark) or None
