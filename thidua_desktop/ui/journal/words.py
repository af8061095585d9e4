"""What an act changed, said in the officer's words: labels, dates, yes and no."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.terms import PaperKind
from thidua_desktop.services.history import What
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.texts.record_labels import COLUMNS, RECORDS
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.services.history import FieldChange, RecordChange
    from thidua_desktop.storage.journal import ChangeSet

VERBS = {What.ADDED: "thêm", What.CHANGED: "sửa", What.REMOVED: "xóa"}
MOST_RECORDS = 40
LONGEST = 160
NOTHING = "(trống)"


def details_of(entry: ChangeSet, changes: tuple[RecordChange, ...]) -> Details:
    """Say an act record by record; of many the first forty, with how many more there are."""
    rows = [
        DetailRow("Lúc", f"{format_date(entry.at.date())} {entry.at:%H:%M:%S}"),
        DetailRow("Người", entry.actor),
        DetailRow("Thay đổi", f"{len(changes)} mục" if changes else "không đổi dữ liệu"),
        DetailRow("Mã", entry.hash[:16].upper()),
    ]
    if entry.reason:
        rows.insert(2, DetailRow("Lý do", entry.reason))
    sections = [_section(change) for change in changes[:MOST_RECORDS]]
    if len(changes) > MOST_RECORDS:
        sections.append(DetailSection(f"và {len(changes) - MOST_RECORDS} mục nữa", ()))
    return Details(f"Lần {entry.seq}", entry.label, tuple(rows), tuple(sections))


def _section(change: RecordChange) -> DetailSection:
    title = f"{RECORDS[change.cls]} · {VERBS[change.what]}"
    if change.name:
        title += f" · {change.name}"
    rows = tuple(
        DetailRow(COLUMNS[field.column], _change(_read(field), change.what))
        for field in change.fields
        if change.what is What.CHANGED or _says(field)
    )
    return DetailSection(title, rows)


def _read(field: FieldChange) -> FieldChange:
    """Take the kinds of paper that a legal row names for what they are."""
    if field.column != "cited_for":
        return field
    before, after = (_kinds(value) for value in (field.before, field.after))
    return replace(field, before=before, after=after)


def _kinds(names: object) -> object:
    known = PaperKind.__members__
    return tuple(known.get(n, n) for n in names) if isinstance(names, tuple) else names


def _says(field: FieldChange) -> bool:
    """Whether a whole row's column holds anything worth a line."""
    return any(value not in (None, "", (), False) for value in (field.before, field.after))


def _change(field: FieldChange, what: What) -> str:
    match what:
        case What.ADDED:
            return shown(field.after)
        case What.REMOVED:
            return shown(field.before)
        case What.CHANGED:
            return f"{shown(field.before)} → {shown(field.after)}"


def shown(value: object) -> str:  # noqa: PLR0911 - one line a kind of value
    """Write one value as the officer reads it."""
    match value:
        case None | "" | ():
            return NOTHING
        case bool():
            return "có" if value else "không"
        case Enum():
            return label(value)
        case datetime():
            return f"{format_date(value.date())} {value:%H:%M}"
        case date():
            return format_date(value)
        case Decimal():
            return format_decimal(value)
        case tuple():
            return ", ".join(shown(item) for item in value)  # pyright: ignore[reportUnknownVariableType]
        case _:
            text = str(value)
            return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
