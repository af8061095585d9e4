"""How a list is looked at, as plain values: for settings.json and for saved views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.ui.master.arrange import Arrangement
from thidua_desktop.ui.master.layout import TableLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.runtime.settings import Json
    from thidua_desktop.ui.master.table import LinesTable

USUAL_ZOOM = 100


def table_state(table: LinesTable) -> dict[str, Json]:
    """Write columns, order and filters by the titles of the columns; usual things are left out."""
    titles = [column.title for column in table.columns]
    layout, arrangement = table.layout_of_columns, table.arrangement
    state: dict[str, Json] = {
        "widths": dict(layout.widths),
        "shown": dict(layout.shown),
        "order": list(layout.order),
        "only": {titles[n]: [*sorted(kept)] for n, kept in arrangement.only.items()},
    }
    if arrangement.sort is not None:
        state["sort"] = titles[arrangement.sort]
        state["descending"] = arrangement.descending
    return {name: value for name, value in state.items() if value}


def restore_table(table: LinesTable, state: Mapping[str, object]) -> None:
    """Bring a table back to what was written; what cannot be read is as the program has it."""
    numbers = {column.title: n for n, column in enumerate(table.columns)}
    widths = {t: w for t, w in _group(state, "widths").items() if isinstance(w, int) and w > 0}
    shown = {t: s for t, s in _group(state, "shown").items() if isinstance(s, bool)}
    table.lay_out(TableLayout(widths=widths, shown=shown, order=_texts(state.get("order"))))
    only = {
        numbers[title]: frozenset(_texts(kept))
        for title, kept in _group(state, "only").items()
        if title in numbers and _texts(kept)
    }
    sort = numbers.get(str(state.get("sort", "")))
    down = state.get("descending") is True and sort is not None
    table.arrange(Arrangement(sort=sort, descending=down, only=only))


def layout_state(layout: TableLayout, zoom: int) -> dict[str, Json]:
    """Write widths, hidden columns and size of a grid; usual things are left out."""
    state: dict[str, Json] = {"widths": dict(layout.widths), "shown": dict(layout.shown)}
    if zoom != USUAL_ZOOM:
        state["zoom"] = zoom
    return {name: value for name, value in state.items() if value}


def read_layout(state: Mapping[str, object]) -> tuple[TableLayout, int]:
    """Read what was written of a grid; what cannot be read is as the program has it."""
    widths = {t: w for t, w in _group(state, "widths").items() if isinstance(w, int) and w > 0}
    shown = {t: s for t, s in _group(state, "shown").items() if isinstance(s, bool)}
    zoom = state.get("zoom")
    if not isinstance(zoom, int) or isinstance(zoom, bool):
        zoom = USUAL_ZOOM
    return TableLayout(widths=widths, shown=shown), zoom


def _group(state: Mapping[str, object], name: str) -> dict[str, object]:
    held = state.get(name)
    return {str(k): v for k, v in held.items()} if isinstance(held, dict) else {}


def _texts(value: object) -> tuple[str, ...]:
    return tuple(item for item in value if isinstance(item, str)) if isinstance(value, list) else ()
