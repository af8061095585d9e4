"""Which award form written words mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import name_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from thidua_desktop.domain.records import AwardForm

_SHORT: Final[Mapping[str, str]] = {
    "ldtt": "lao dong tien tien",
    "cstd": "chien si thi dua",
    "cstdcs": "chien si thi dua co so",
    "ttldtt": "tap the lao dong tien tien",
    "ldxs": "lao dong xuat sac",
    "ttldxs": "tap the lao dong xuat sac",
    "gdvh": "gia dinh van hoa",
}
_IDLE: Final = frozenset({"cua", "tang", "danh", "hieu"})


@dataclass(frozen=True, slots=True)
class FormMatch:
    """A form; `sure` when the words are its name, not only the beginning of one."""

    form: AwardForm
    sure: bool


def match_form(text: str, forms: Sequence[AwardForm]) -> FormMatch | None:
    """Find the form whose name is meant, marks aside; also one that a name begins or goes on."""
    typed = _normal(text)
    if not typed:
        return None
    keys = [(_normal(form.name), form) for form in forms]
    for key, form in keys:
        if key == typed:
            return FormMatch(form, sure=True)
    going_on = [(key, form) for key, form in keys if typed.startswith(f"{key} ")]
    if going_on:
        return FormMatch(max(going_on, key=lambda pair: len(pair[0]))[1], sure=False)
    begun = [form for key, form in keys if key.startswith(f"{typed} ")]
    return FormMatch(begun[0], sure=False) if len(begun) == 1 else None


def _normal(text: str) -> str:
    key = name_key(text).replace("uy ban nhan dan", "ubnd").replace("chu tich", "")
    words = (_SHORT.get(word, word) for word in key.split() if word not in _IDLE)
    return " ".join(words)
