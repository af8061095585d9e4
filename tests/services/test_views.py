"""A saved view is the office's: named, replaced, renamed, removed, and every act undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.services.views import (
    content_of,
    delete_view,
    rename_view,
    save_view,
    saved_views,
)

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk

LATE = {"only": {"Loại": ["Thôn"]}, "sort": "Đơn vị"}


def names(desk: Desk, screen: str = "units") -> list[str]:
    return [view.name for view in saved_views(desk, screen)]


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[str]:
    return [problem.code for problem in error.value.problems]


def test_a_view_comes_back_as_it_was_saved_for_its_own_list(desk: Desk) -> None:
    save_view(desk, "units", name="  Các   thôn ", content=LATE)
    (view,) = saved_views(desk, "units")
    assert view.name == "Các thôn"
    assert content_of(view) == LATE
    assert names(desk, "people") == []


def test_the_same_name_replaces_and_undo_brings_the_old_one_back(desk: Desk) -> None:
    first = save_view(desk, "units", name="Các thôn", content=LATE)
    again = save_view(desk, "units", name="CÁC THÔN", content={"sort": "Loại"})
    assert again == first
    assert names(desk) == ["Các thôn"]
    assert desk.store.undo_label() == "Lưu lại cách xem “Các thôn”"
    desk.store.undo()
    assert content_of(saved_views(desk, "units")[0]) == LATE
    desk.store.undo()
    assert names(desk) == []
    desk.store.redo()
    assert names(desk) == ["Các thôn"]


def test_views_stand_in_vietnamese_order(desk: Desk) -> None:
    for name in ("Thôn 10", "Ốp", "Thôn 2", "Ăn"):
        save_view(desk, "units", name=name, content={})
    assert names(desk) == ["Ăn", "Ốp", "Thôn 2", "Thôn 10"]


def test_a_view_is_renamed_but_not_to_a_name_in_use(desk: Desk) -> None:
    save_view(desk, "units", name="Một", content={})
    other = save_view(desk, "units", name="Hai", content={})
    with pytest.raises(RuleError) as taken:
        rename_view(desk, other, name="một")
    with pytest.raises(RuleError) as empty:
        rename_view(desk, other, name="  ")
    assert codes(taken) == ["view.name_taken"]
    assert codes(empty) == ["view.name_empty"]
    rename_view(desk, other, name="HAI")
    assert names(desk) == ["HAI", "Một"]
    save_view(desk, "people", name="Một", content={})


def test_a_removed_view_comes_back_by_undo(desk: Desk) -> None:
    key = save_view(desk, "units", name="Một", content=LATE)
    delete_view(desk, key)
    assert names(desk) == []
    desk.store.undo()
    assert content_of(saved_views(desk, "units")[0]) == LATE


@pytest.mark.parametrize("broken", ["{", "[1]", '"x"'])
def test_a_view_that_cannot_be_read_holds_nothing(desk: Desk, broken: str) -> None:

    save_view(desk, "units", name="Một", content={})
    (view,) = saved_views(desk, "units")
    assert content_of(replace(view, content=broken)) == {}
