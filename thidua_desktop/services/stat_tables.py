"""Biểu thống kê of the yearly report, as the office edits them: lines, columns, filters as data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import clean
from thidua_desktop.domain.award_stats import (
    TableContent,
    read_content,
    read_plain,
    require_sound,
    written,
)
from thidua_desktop.domain.records import StatTable
from thidua_desktop.domain.terms import Origin
from thidua_desktop.services.shipped import read_toml
from thidua_desktop.storage.codec import canonical_json

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk

FILE = "stat_tables.toml"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its content read; `row.id` is 0 for a shipped one that nobody changed."""

    row: StatTable
    content: TableContent

    @property
    def is_shipped(self) -> bool:
        return self.row.origin is Origin.SHIPPED


@dataclass(frozen=True, slots=True, kw_only=True)
class TableForm:
    """What the screen of a table holds; `checked_on` is đã đối chiếu ngày."""

    name: str
    content: TableContent
    source: str = ""
    checked_on: date | None = None


def tables(desk: Desk) -> tuple[Table, ...]:
    """List the office's tables; a shipped one that the office changed stands as changed."""
    stored = {row.key: row for row in desk.store.all(StatTable)}
    shipped = _shipped(desk)
    rows = [stored.get(row.key, row) for row in shipped]
    known = {row.key for row in shipped}
    rows += sorted(
        (row for row in stored.values() if row.key not in known), key=lambda row: row.position
    )
    return tuple(Table(row, read_content(row.content)) for row in rows)


def _shipped(desk: Desk) -> tuple[StatTable, ...]:
    raw = read_toml(desk.shipped / FILE)["table"]
    return tuple(
        StatTable(
            key=row["key"],
            name=row["name"],
            position=position,
            content=canonical_json(written(read_plain(row))),
            source=row["source"],
            confirmed=row["confirmed"],
            origin=Origin.SHIPPED,
        )
        for position, row in enumerate(raw)
    )


def table(desk: Desk, key: str) -> Table:
    """Return one table; raises stat.gone."""
    found = next((table for table in tables(desk) if table.row.key == key), None)
    if found is None:
        raise rule("table", "stat.gone")
    return found


def save_table(desk: Desk, form: TableForm, *, key: str | None) -> Table:
    """Store a new table or a changed one as one act; one with a day of checking is confirmed.

    Codes: those of `require_sound`, stat.gone.
    """
    require_sound(form.name, form.content)
    old = table(desk, key).row if key is not None else None
    row = old or StatTable(
        key=new_uid(),
        name="",
        position=len(tables(desk)),
        content="",
        source="",
        confirmed=False,
        origin=Origin.OFFICE,
    )
    changed = replace(
        row,
        name=clean(form.name),
        content=canonical_json(written(form.content)),
        source=clean(form.source),
        confirmed=form.checked_on is not None,
        checked_on=form.checked_on,
    )
    with desk.store.act(f"Lưu biểu thống kê “{changed.name}”") as act:
        if changed.id:
            act.update(changed)
        else:
            changed = act.insert(changed)
    return Table(changed, form.content)


def remove_table(desk: Desk, key: str) -> str:
    """Delete the office's own table, or take a shipped one back to what was shipped.

    Raises stat.as_shipped where nothing was changed.
    """
    row = table(desk, key).row
    if not row.id:
        raise rule("table", "stat.as_shipped", name=row.name)
    verb = "Lấy lại mẫu của" if row.origin is Origin.SHIPPED else "Xóa"
    with desk.store.act(f"{verb} biểu thống kê “{row.name}”") as act:
        act.delete(StatTable, row.id)
    return row.name
