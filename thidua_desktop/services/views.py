"""Cách xem đã lưu: how the office looks at a list, kept under a name."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core import text
from thidua_desktop.core.errors import rule
from thidua_desktop.domain.records import SavedView
from thidua_desktop.storage.codec import canonical_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from thidua_desktop.services.desk import Desk


def saved_views(desk: Desk, screen: str) -> tuple[SavedView, ...]:
    """Return the views of one list by name; `screen` is the list's own key."""
    rows = desk.store.where(SavedView, screen=screen)
    return tuple(sorted(rows, key=lambda row: text.sort_key(row.name)))


def content_of(view: SavedView) -> Mapping[str, object]:
    """Read what a view holds; one that cannot be read holds nothing."""
    try:
        held: object = json.loads(view.content)
    except ValueError:
        return {}
    return {str(k): v for k, v in held.items()} if isinstance(held, dict) else {}


def save_view(desk: Desk, screen: str, *, name: str, content: Mapping[str, object]) -> int:
    """Keep how a list is seen; a view of the same name is replaced. Raises view.name_empty."""
    cleaned = _named(name)
    kept = canonical_json(content)
    old = _of_name(desk, screen, cleaned)
    if old is not None:
        with desk.store.act(f"Lưu lại cách xem “{old.name}”") as act:
            act.update(replace(old, content=kept))
        return old.id
    with desk.store.act(f"Lưu cách xem “{cleaned}”") as act:
        return act.insert(SavedView(screen=screen, name=cleaned, content=kept)).id


def rename_view(desk: Desk, view_id: int, *, name: str) -> None:
    """Call a view otherwise; raises view.name_empty and view.name_taken."""
    view = desk.store.get(SavedView, view_id)
    cleaned = _named(name)
    other = _of_name(desk, view.screen, cleaned)
    if other is not None and other.id != view_id:
        raise rule("name", "view.name_taken", name=other.name)
    with desk.store.act(f"Đổi tên cách xem “{view.name}” thành “{cleaned}”") as act:
        act.update(replace(view, name=cleaned))


def delete_view(desk: Desk, view_id: int) -> None:
    """Remove a view; what it shows stays as it is."""
    view = desk.store.get(SavedView, view_id)
    with desk.store.act(f"Xóa cách xem “{view.name}”") as act:
        act.delete(SavedView, view_id)


def _named(name: str) -> str:
    cleaned = text.clean(name)
    if not cleaned:
        raise rule("name", "view.name_empty")
    return cleaned


def _of_name(desk: Desk, screen: str, name: str) -> SavedView | None:
    """Find a view whatever the size of its letters."""
    lower = name.lower()
    rows = desk.store.where(SavedView, screen=screen)
    return next((row for row in rows if row.name.lower() == lower), None)
