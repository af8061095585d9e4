"""How the keys of the statistics are written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.award_stats import UNKNOWN, Dimension, Measure
from thidua_desktop.domain.records import AwardForm
from thidua_desktop.domain.terms import AwardType, Gender, PersonGroup, SubjectKind, UnitKind
from thidua_desktop.ui.texts import label

if TYPE_CHECKING:
    from enum import Enum

    from thidua_desktop.domain.award_stats import Filter, Number
    from thidua_desktop.services.desk import Desk

KINDS: dict[Dimension, type[Enum]] = {
    Dimension.AWARD_TYPE: AwardType,
    Dimension.SUBJECT: SubjectKind,
    Dimension.UNIT_KIND: UnitKind,
    Dimension.GENDER: Gender,
    Dimension.PERSON_GROUP: PersonGroup,
}
FILTERED = (Dimension.FORM, *KINDS)
"""The dimensions a table's own lines and columns are filtered by; its year is asked apart."""
NOT_KNOWN = "Chưa rõ"


class KeyWords:
    """Writes the keys of a desk; forms are named as the office names them."""

    def __init__(self, desk: Desk) -> None:
        rows = sorted(desk.store.all(AwardForm), key=lambda form: form.position)
        self._forms = {form.key: form.name for form in rows}

    def write(self, dimension: Dimension, key: str) -> str:
        if key == UNKNOWN:
            return NOT_KNOWN
        if dimension is Dimension.FORM:
            return self._forms.get(key, key)
        kind = KINDS.get(dimension)
        return key if kind is None else label(kind[key])

    def keys(self, dimension: Dimension) -> tuple[str, ...]:
        """List what a filter can ask for; not known is the last."""
        if dimension is Dimension.FORM:
            return tuple(self._forms)
        names = [member.name for member in KINDS[dimension] if member.name != "UNKNOWN"]
        return tuple(names) if dimension is Dimension.SUBJECT else (*names, UNKNOWN)

    def filter_words(self, wanted: Filter) -> str:
        """Say what a line or column counts."""
        parts = [
            f"{label(dimension)}: {', '.join(self.write(dimension, key) for key in sorted(keys))}"
            for dimension, keys in wanted.items()
        ]
        return "; ".join(parts) or "mọi lần khen"


def shown(number: Number, measure: Measure) -> str:
    """Write a number; nothing is a quiet dash."""
    value = number.value(measure)
    return format_decimal(Decimal(value)) if value else "–"
