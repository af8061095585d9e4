"""What one certificate says (nội dung giấy khen), and what is wrong with it before printing."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_long
from thidua_desktop.core.errors import Problem
from thidua_desktop.core.text import clean, is_nfc
from thidua_desktop.documents.layout import Content

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from thidua_desktop.documents.layout import TextBox


@dataclass(frozen=True, slots=True)
class CertificateData:
    """The texts of one sheet; printed_name carries its form of address (danh xưng) already."""

    issuer: str
    award: str
    printed_name: str
    subtitle: str
    citation: str
    decision_number: str
    decision_date: date | None
    place: str
    register_number: str
    register_label: str
    capacity: tuple[str, ...]
    signer: str

    def texts(self) -> tuple[tuple[str, str], ...]:
        """Give every text with the name of its field; capacity lines one by one."""
        found: list[tuple[str, str]] = []
        for item in fields(self):
            value: object = getattr(self, item.name)
            if isinstance(value, str):
                found.append((item.name, value))
        return (*found, *(("capacity", line) for line in self.capacity))

    def cleaned(self) -> CertificateData:
        """Bring every text to NFC with single spaces, as `check` demands."""
        texts = {name: clean(text) for name, text in self.texts() if name != "capacity"}
        return replace(self, **texts, capacity=tuple(clean(line) for line in self.capacity))


def paragraphs(box: TextBox, data: CertificateData) -> tuple[str, ...]:
    """Give what a box shows; more than one line only where the break is part of the text."""
    if box.content is Content.FIXED:
        lines = (box.text,)
    elif box.content is Content.CAPACITY:
        lines = data.capacity
    else:
        lines = (_TEXTS[box.content](data),)
    return tuple(line for line in lines if line)


def _decision(data: CertificateData) -> str:
    number = data.decision_number or _BLANK_NUMBER
    return f"Quyết định số: {number} {format_long(data.decision_date)}"


def _register(data: CertificateData) -> str:
    return data.register_number and f"{data.register_label}: {data.register_number}"


def _place_date(data: CertificateData) -> str:
    return f"{data.place}, {format_long(data.decision_date)}"


_BLANK_NUMBER: Final = " " * 8 + "/QĐ-UBND"
_TEXTS: Final[Mapping[Content, Callable[[CertificateData], str]]] = {
    Content.ISSUER: attrgetter("issuer"),
    Content.AWARD: attrgetter("award"),
    Content.NAME: attrgetter("printed_name"),
    Content.SUBTITLE: attrgetter("subtitle"),
    Content.CITATION: attrgetter("citation"),
    Content.SIGNER: attrgetter("signer"),
    Content.DECISION: _decision,
    Content.REGISTER: _register,
    Content.PLACE_DATE: _place_date,
}


def text_problems(data: CertificateData) -> tuple[Problem, ...]:
    """Judge the texts alone.

    Codes: certificate.empty_name, not_nfc, untidy (spaces or invisible characters), salutation.
    """
    problems: list[Problem] = []
    if not data.printed_name.strip():
        problems.append(Problem("printed_name", "certificate.empty_name"))
    for field, text in data.texts():
        if not is_nfc(text):
            problems.append(Problem(field, "certificate.not_nfc", {"text": text}))
        elif text != clean(text):
            problems.append(Problem(field, "certificate.untidy", {"text": text}))
        if "ông/bà" in clean(text).lower().replace(" ", ""):
            problems.append(Problem(field, "certificate.salutation", {"text": text}))
    return tuple(problems)
