from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_desktop.domain.records import Indicator, Record, Unit
from thidua_desktop.domain.terms import Accumulation, Rule, ScopeKind, UnitKind
from thidua_desktop.storage.codec import canonical_json, column_types, from_row, to_row
from thidua_desktop.storage.schema.tables import TABLE_OF

OFFSETS = st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
SIMPLE: dict[type[Any], st.SearchStrategy[Any]] = {
    str: st.text(max_size=20),
    int: st.integers(-(2**63), 2**63 - 1),
    bool: st.booleans(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=4),
    datetime: st.datetimes(timezones=OFFSETS),
    date: st.dates(),
}


def values(bare: type[Any], item: type[Any] | None) -> st.SearchStrategy[Any]:
    if item is not None:
        return st.lists(values(item, None), max_size=4).map(tuple)
    return st.sampled_from(bare) if issubclass(bare, Enum) else SIMPLE[bare]


def records(cls: type[Record]) -> st.SearchStrategy[Record]:
    fields: dict[str, st.SearchStrategy[Any]] = {}
    for name, (bare, nullable, item) in column_types(cls).items():
        field = values(bare, item)
        fields[name] = st.none() | field if nullable else field
    return st.builds(cls, **fields)


@pytest.mark.parametrize("cls", list(TABLE_OF))
def test_every_record_comes_back_from_its_row(cls: type[Record]) -> None:
    @settings(max_examples=25, deadline=None, database=None)
    @given(record=records(cls))
    def comes_back(record: Record) -> None:
        row = to_row(record)
        assert from_row(cls, row) == record
        assert all(value is None or type(value) in {str, int} for value in row.values())

    comes_back()


def test_a_list_of_terms_is_one_canonical_text() -> None:
    indicator = Indicator(
        uid="i",
        campaign_id=1,
        field_id=1,
        position=1,
        rule=Rule.RATIO,
        accumulation=Accumulation.CUMULATIVE,
        scope=ScopeKind.EACH_UNIT,
        scope_kinds=(UnitKind.SCHOOL, UnitKind.HAMLET),
    )
    assert to_row(indicator)["scope_kinds"] == '["SCHOOL","HAMLET"]'


def test_canonical_json_has_one_form() -> None:
    assert canonical_json({"b": "Đơn vị", "a": [1, None]}) == '{"a":[1,null],"b":"Đơn vị"}'


def test_a_moment_keeps_its_offset() -> None:
    text = canonical_json(datetime(2026, 1, 15, 8, 30, tzinfo=UTC).isoformat())
    assert text == '"2026-01-15T08:30:00+00:00"'


def test_a_word_outside_its_list_is_refused() -> None:
    row = to_row(Unit(uid="u", name="A", short_name="A", kind=UnitKind.OTHER))
    with pytest.raises(KeyError):
        from_row(Unit, row | {"kind": "VILLAGE"})
