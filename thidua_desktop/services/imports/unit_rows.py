"""A list of units read into drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import name_key
from thidua_desktop.domain.terms import UnitKind
from thidua_desktop.exchange.column_words import ImportField
from thidua_desktop.exchange.recoded_sheet import recode_sheet
from thidua_desktop.services.imports.cells import RowCells, list_rows
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, PreviewRow, judged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.exchange.workbook import Sheet
    from thidua_desktop.services.imports.cells import Tick

# Words a list writes for a kind, and beginnings of names that tell it; the first that fits.
_KINDS: Final[Mapping[UnitKind, tuple[str, ...]]] = {
    UnitKind.POLICE_MILITARY: ("cong an", "ban chi huy quan su", "quan su", "bchqs"),
    UnitKind.SCHOOL: ("truong", "truong hoc", "mam non", "tieu hoc", "thcs", "thpt", "giao duc"),
    UnitKind.HEALTH: ("tram y te", "y te", "benh vien", "phong kham"),
    UnitKind.HAMLET: ("thon", "ban", "to dan pho", "khu dan cu", "khu pho"),
    UnitKind.PARTY: ("dang", "dang uy", "chi bo", "co quan dang", "van phong dang uy"),
    UnitKind.FRONT: (
        "mttq",
        "mat tran",
        "uy ban mttq",
        "uy ban mat tran",
        "hoi",
        "doan",
        "doan the",
        "mttq doan the",
        "lien doan",
        "cong doan",
    ),
    UnitKind.BUSINESS: ("doanh nghiep", "htx", "hop tac xa", "ho kinh doanh", "cong ty"),
    UnitKind.DEPARTMENT: ("co quan", "phong", "van phong", "trung tam", "co quan phong"),
    UnitKind.OTHER: ("khac",),
}
# "Ban" begins a hamlet's name only when marks say so: "Bản" is one, "Ban Xây dựng Đảng" is not.
_PARTY_BOARDS: Final = ("ban xay dung dang", "uy ban kiem tra", "ban to chuc", "ban tuyen giao")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitDraft:
    """A unit as the list has it, not yet stored."""

    name: str
    short_name: str
    kind: UnitKind
    head: str = ""
    block: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names the office has: units in use, and the blocks of the campaign at hand."""

    units: tuple[str, ...]
    blocks: tuple[str, ...] = ()


def preview_units(
    sheet: Sheet, mapping: ColumnMapping, *, known: KnownNames, tick: Tick | None = None
) -> ImportPreview[UnitDraft]:
    """Read each row; nothing is stored.

    Codes: import.name_missing, import.kind_unknown, import.error_cell; notes import.kind_guessed,
    import.block_unknown, import.formula_value, import.lost_zero.
    """
    recoded, changes = recode_sheet(sheet)
    blocks = {name_key(name): name for name in known.blocks}
    seen = {name_key(name): Duplicate(name) for name in known.units}
    rows: list[PreviewRow[UnitDraft]] = []
    for cells in list_rows(recoded, mapping, tick=tick):
        row = _row(cells, seen, blocks)
        rows.append(row)
        if row.draft is not None:
            seen.setdefault(name_key(row.draft.name), Duplicate(row.draft.name, row.number))
    return ImportPreview(rows=tuple(rows), mapping=mapping, recoded=changes)


def read_kind(text: str) -> UnitKind | None:
    """Take a written kind, or the name of a unit, for the kind it tells; None when none."""
    key = name_key(text)
    if key.startswith(_PARTY_BOARDS):
        return UnitKind.PARTY
    for kind, words in _KINDS.items():
        if any(f"{key} ".startswith(f"{word} ") for word in words):
            board = kind is UnitKind.HAMLET and _is_board(text, key)
            return UnitKind.OTHER if board else kind
    return None


def _is_board(text: str, key: str) -> bool:
    return f"{key} ".startswith("ban ") and "bản" not in text.lower()


def _row(
    cells: RowCells, seen: Mapping[str, Duplicate], blocks: Mapping[str, str]
) -> PreviewRow[UnitDraft]:
    problems, notes = list(cells.problems()), list(cells.notes())
    name = cells.text(ImportField.UNIT)
    if not name:
        problems.append(Problem("unit", "import.name_missing"))
    kind = _kind(cells, name, problems, notes)
    block = cells.text(ImportField.BLOCK)
    if block and name_key(block) not in blocks:
        notes.append(Problem("block", "import.block_unknown", {"text": block}))
    draft = UnitDraft(
        name=name,
        short_name=cells.text(ImportField.SHORT_NAME) or name,
        kind=kind,
        head=cells.text(ImportField.HEAD),
        contact=cells.text(ImportField.CONTACT),
        block=blocks.get(name_key(block), ""),
    )
    return judged(
        PreviewRow(
            number=cells.number,
            values=cells.values(),
            draft=draft,
            problems=tuple(problems),
            notes=tuple(notes),
            duplicate_of=seen.get(name_key(name)) if name else None,
        )
    )


def _kind(cells: RowCells, name: str, problems: list[Problem], notes: list[Problem]) -> UnitKind:
    written = cells.text(ImportField.KIND)
    if written:
        kind = read_kind(written)
        if kind is None:
            problems.append(Problem("kind", "import.kind_unknown", {"text": written}))
        return kind or UnitKind.OTHER
    notes.append(Problem("kind", "import.kind_guessed"))
    return read_kind(name) or UnitKind.OTHER
