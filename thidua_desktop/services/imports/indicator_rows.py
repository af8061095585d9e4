"""A list of indicators read into filled forms."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import fold, name_key
from thidua_desktop.domain.terms import Rule, ScopeKind
from thidua_desktop.domain.typed import PERCENT_UNITS
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.planread.draft import Certainty
from thidua_desktop.planread.rules import propose
from thidua_desktop.services.imports.cells import list_rows
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, PreviewRow, judged
from thidua_desktop.services.imports.unit_rows import read_kind
from thidua_desktop.services.indicator_form import IndicatorForm, read_form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from thidua_desktop.domain.terms import UnitKind
    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.planread.draft import IndicatorProposal
    from thidua_desktop.services.imports.cells import RowCells, Tick

_RULES: Final[Mapping[Rule, tuple[str, ...]]] = {
    Rule.RATIO: ("ty le", "ti le", "phan tram", "ty le phan tram"),
    Rule.AT_LEAST: ("it nhat", "toi thieu", "so luong", "tu"),
    Rule.AT_MOST: ("khong qua", "toi da", "nhieu nhat", "duoi"),
    Rule.DONE: ("hoan thanh", "hoan thanh hay chua", "nhiem vu", "co khong"),
    Rule.GRADE: ("muc danh gia", "danh gia", "xep loai", "chat luong", "dinh tinh"),
}
_CEILING: Final = tuple(fold(word) for word in ("không quá", "tối đa", "≤", "dưới", "<"))
_NUMBERED: Final = re.compile(r"\s*(?:[IVX]+|[A-H]|[0-9]{1,2})\s*[.)/:]\s*")
_GROUP: Final = re.compile(r"(?:[IVX]+|[A-H])[.)/:]?")
_GROUP_TITLE: Final = re.compile(r"(?:[IVX]+|[A-H])\s*[.)/:]\s*\S")
_EVERYONE: Final = frozenset(
    {"", "tat ca", "tat ca don vi", "tung don vi", "moi don vi", "cac don vi"}
)
_COMMUNE: Final = frozenset({"toan xa", "xa", "chung", "cap xa", "ca xa"})
_EACH: Final = re.compile(r"\s*(?:các|mỗi|từng|tất cả các|tất cả) ", re.IGNORECASE)
_MORE: Final = re.compile(r"[,;/+]| và ", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorDraft:
    """A filled form; its field_id is 0 where `field_title` is new to the campaign."""

    form: IndicatorForm
    field_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPlan:
    """What a list is compared with: fields by title, texts of indicators, units by name."""

    fields: tuple[tuple[int, tuple[str, ...]], ...]
    indicators: tuple[str, ...]
    units: tuple[tuple[int, tuple[str, ...]], ...]
    weight: Decimal


def preview_indicators(
    sheet: Sheet, mapping: ColumnMapping, *, known: KnownPlan, tick: Tick | None = None
) -> ImportPreview[IndicatorDraft]:
    """Read each row; nothing is stored. A row "I. …" standing alone heads those below it.

    Codes: import.indicator_missing, import.field_missing, import.rule_unknown,
    import.scope_unknown, import.lead_missing, those of `cells` and of
    services.indicator_form.read_form; notes import.field_new, import.rule_guessed.
    """
    recoded, changes = recode_sheet(sheet)
    seen = {name_key(text): Duplicate(text) for text in known.indicators}
    reading = _Reading(known)
    rows: list[PreviewRow[IndicatorDraft]] = []
    for cells in list_rows(recoded, mapping, tick=tick):
        row = reading.row(cells, seen)
        if row is None:
            continue
        rows.append(row)
        if row.draft is not None:
            text = row.draft.form.text
            seen.setdefault(name_key(text), Duplicate(text, row.number))
    return ImportPreview(rows=tuple(rows), mapping=mapping, recoded=changes)


class _Reading:
    """Goes down the list; the field above stands until another one comes."""

    def __init__(self, known: KnownPlan) -> None:
        self._known = known
        self._fields = {name_key(name): at for at, names in known.fields for name in names if name}
        self._units = {name_key(name): at for at, names in known.units for name in names if name}
        self._field = ""

    def row(
        self, cells: RowCells, seen: Mapping[str, Duplicate]
    ) -> PreviewRow[IndicatorDraft] | None:
        if self._is_heading(cells):
            self._field = _title(cells.all_texts[-1])
            return None
        self._field = _title(cells.text(ImportField.FIELD)) or self._field
        problems, notes = list(cells.problems()), list(cells.notes())
        text = cells.text(ImportField.INDICATOR)
        if not text:
            problems.append(Problem("indicator", "import.indicator_missing"))
        draft = IndicatorDraft(
            form=self._form(cells, text, problems, notes), field_title=self._field
        )
        if not self._field:
            problems.append(Problem("field", "import.field_missing"))
        elif not draft.form.field_id:
            notes.append(Problem("field", "import.field_new", {"text": self._field}))
        if text:
            problems += _problems(draft.form)
        return judged(
            PreviewRow(
                number=cells.number,
                values=cells.values() | {ImportField.FIELD: self._field},
                draft=draft,
                problems=tuple(problems),
                notes=tuple(notes),
                duplicate_of=seen.get(name_key(text)) if text else None,
            )
        )

    def _is_heading(self, cells: RowCells) -> bool:
        *ordinal, text = cells.all_texts
        if len(ordinal) > 1:
            return False
        if ordinal:
            return _GROUP.fullmatch(ordinal[0]) is not None
        return (
            name_key(_title(text)) in self._fields
            or _GROUP_TITLE.match(text) is not None
            or (bool(cells.text(ImportField.FIELD)) and not cells.text(ImportField.INDICATOR))
        )

    def _form(
        self, cells: RowCells, text: str, problems: list[Problem], notes: list[Problem]
    ) -> IndicatorForm:
        proposal = propose(text, ())
        rule, guessed = self._rule(cells, proposal, problems)
        if guessed and text:
            notes.append(Problem("rule", "import.rule_guessed"))
        form = IndicatorForm(
            field_id=self._fields.get(name_key(self._field), 0),
            text=text,
            short_text=cells.text(ImportField.SHORT_NAME),
            rule=rule,
            measure_unit=cells.text(ImportField.MEASURE) or proposal.measure_unit or "",
            target=self._target(cells, rule, proposal),
            strict=proposal.strict and rule is proposal.rule,
            weight=cells.entered(ImportField.WEIGHT) or format_decimal(self._known.weight),
            deadline=cells.text(ImportField.DEADLINE),
            to_check=guessed and proposal.certainty is not Certainty.CERTAIN,
        )
        if proposal.baseline is not None:
            form = replace(form, baseline=format_decimal(proposal.baseline))
        return self._with_scope(cells, form, proposal, problems)

    def _rule(
        self, cells: RowCells, proposal: IndicatorProposal, problems: list[Problem]
    ) -> tuple[Rule, bool]:
        """Take the written rule, else what target, measure unit and words tell (guessed)."""
        written = cells.text(ImportField.RULE)
        if written:
            key = name_key(written)
            for rule, words in _RULES.items():
                if any(f"{key} ".startswith(f"{word} ") for word in words):
                    return rule, False
            problems.append(Problem("rule", "import.rule_unknown", {"text": written}))
            return proposal.rule, False
        return self._guessed_rule(cells, proposal), True

    def _guessed_rule(self, cells: RowCells, proposal: IndicatorProposal) -> Rule:
        target = cells.entered(ImportField.TARGET)
        measure = fold(cells.text(ImportField.MEASURE))
        ceiling = bool(target) and fold(target).startswith(_CEILING)
        if ceiling or proposal.rule is Rule.AT_MOST:
            return Rule.AT_MOST
        if measure in PERCENT_UNITS or target.endswith("%"):
            return Rule.RATIO
        if not target and not measure:
            return proposal.rule
        return Rule.RATIO if proposal.rule is Rule.RATIO and not measure else Rule.AT_LEAST

    def _target(self, cells: RowCells, rule: Rule, proposal: IndicatorProposal) -> str:
        if rule in {Rule.DONE, Rule.GRADE}:
            return ""
        written = cells.entered(ImportField.TARGET)
        if written or proposal.target is None or rule is not proposal.rule:
            return written
        return format_decimal(proposal.target)

    def _with_scope(
        self,
        cells: RowCells,
        form: IndicatorForm,
        proposal: IndicatorProposal,
        problems: list[Problem],
    ) -> IndicatorForm:
        """Read whom it is for: a unit's name makes that unit the lead of the whole commune's."""
        written = cells.text(ImportField.SCOPE)
        key = name_key(written)
        if not written and proposal.scope.kind is ScopeKind.EACH_UNIT:
            return replace(form, scope_kinds=proposal.scope.unit_kinds)
        if key in _EVERYONE:
            return form
        if key in self._units:
            return replace(form, scope=ScopeKind.COMMUNE, lead_unit_id=self._units[key])
        if key in _COMMUNE:
            problems.append(Problem("scope", "import.lead_missing"))
            return form
        kinds = [_kind(part) for part in _MORE.split(written)]
        if None in kinds:
            problems.append(Problem("scope", "import.scope_unknown", {"text": written}))
        found = tuple(dict.fromkeys(kind for kind in kinds if kind is not None))
        return replace(form, scope_kinds=found)


def _kind(text: str) -> UnitKind | None:
    found = _EACH.match(text)
    return read_kind(text[found.end() :] if found else text)


def _title(text: str) -> str:
    return _NUMBERED.sub("", text, count=1) if _NUMBERED.match(text) else text


def _problems(form: IndicatorForm) -> tuple[Problem, ...]:
    try:
        read_form(form)
    except RuleError as error:
        return error.problems
    return ()
