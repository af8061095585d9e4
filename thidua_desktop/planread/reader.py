"""Đọc kế hoạch: the pieces of a text sorted into the parts of a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import takewhile
from typing import TYPE_CHECKING

from thidua_desktop.core.text import fold
from thidua_desktop.planread.draft import FieldProposal, Period, PlanDraft, Signer
from thidua_desktop.planread.lines import Piece, Sign, is_caps, pieces
from thidua_desktop.planread.rules import propose

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 2_000_000
NUMBERED = re.compile(r"Số:?\s*(\d+\s*/\s*[\w-]+)")
DATED = re.compile(
    r"(?P<place>[^\d,]{2,40}),\s*ngày\s+(?P<d>\d{1,2})\s+tháng\s+(?P<m>\d{1,2})\s+năm\s+(?P<y>\d{4})"
)
ISSUES = re.compile(r"(?P<who>.{5,80}?)\s+(?:ban hành|xây dựng)\s+[Kk]ế hoạch\b")
SPAN = re.compile(
    r"[Tt]ừ\s+(?:ngày\s+)?(\d{1,2})/(\d{1,2})/(\d{4})\s+đến\s+(?:hết\s+)?(?:ngày\s+)?"
    r"(\d{1,2})/(\d{1,2})/(\d{4})"
)
CAPACITY = re.compile(r"CHỦ TỊCH|TRƯỞNG|BÍ THƯ|GIÁM ĐỐC|KT\.|TM\.|TL\.|HIỆU TRƯỞNG|CHÁNH")
NAME_WORDS = (2, 6)


class Part(Enum):
    """Which part of a plan a heading opens."""

    HEAD = "HEAD"
    PURPOSE = "PURPOSE"
    CONTENT = "CONTENT"
    PERIOD = "PERIOD"
    AWARDS = "AWARDS"
    DUTIES = "DUTIES"


@dataclass(frozen=True, slots=True)
class Section:
    part: Part
    title: str
    body: tuple[Piece, ...]


def read_plan(text: str) -> PlanDraft:
    """Propose a campaign from a plan's text; a text that is none gives an empty draft."""
    if not text.strip():
        return PlanDraft(why_not="plan.empty")
    if len(text) > LONGEST:
        return PlanDraft(why_not="plan.too_long")
    found = pieces(text)
    body, tail = _split_recipients(found)
    sections = _sections(body)
    fields = tuple(f for s in sections if s.part is Part.CONTENT for f in _fields(s))
    if not any(s.part is Part.CONTENT for s in sections) or "thi dua" not in fold(text):
        return PlanDraft(why_not="plan.no_content")
    if not any(field.indicators for field in fields):
        return PlanDraft(why_not="plan.no_indicators")
    head = sections[0].body if sections[0].part is Part.HEAD else ()
    number, place, day = _header(head)
    return PlanDraft(
        title=_title(head),
        document_number=number,
        document_date=day,
        issuer=_issuer(head),
        place=place,
        legal_bases=_bases(head),
        fields=tuple(field for field in fields if field.indicators),
        period=_period(sections),
        award_forms=_listed(sections, "hinh thuc"),
        criteria=_listed(sections, "tieu chuan"),
        recipients=_recipients(tail),
        signer=_signer(tail),
    )


def _split_recipients(found: Sequence[Piece]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    for n, piece in enumerate(found):
        if fold(piece.text).startswith("noi nhan"):
            return tuple(found[:n]), tuple(found[n:])
    return tuple(found), ()


def _sections(found: Sequence[Piece]) -> tuple[Section, ...]:
    made: list[tuple[Part, str, list[Piece]]] = [(Part.HEAD, "", [])]
    for piece in found:
        if piece.sign is Sign.ROMAN:
            made.append((_part(piece.text), piece.text, []))
        else:
            made[-1][2].append(piece)
    return tuple(Section(part, title, tuple(body)) for part, title, body in made)


def _part(heading: str) -> Part:
    folded = fold(heading)
    for part, words in (
        (Part.DUTIES, ("to chuc thuc hien", "trach nhiem", "phan cong")),
        (Part.AWARDS, ("khen thuong", "tieu chuan")),
        (Part.PERIOD, ("thoi gian", "tien do thuc hien")),
        (Part.CONTENT, ("noi dung", "chi tieu", "nhiem vu")),
        (Part.PURPOSE, ("muc dich", "yeu cau")),
        (Part.CONTENT, ("muc tieu",)),
    ):
        if any(word in folded for word in words):
            return part
    return Part.PURPOSE


def _fields(section: Section) -> tuple[FieldProposal, ...]:
    """Group the tasks of a content section under their numbered heads."""
    groups: list[tuple[str, str, list[Piece]]] = [("", section.title, [])]
    body = section.body
    tasks = {Sign.BULLET, Sign.LETTER, Sign.SUB}
    nested = any(piece.sign in tasks for piece in body)
    for n, piece in enumerate(body):
        if piece.sign is Sign.NUMBER and nested:
            groups.append((piece.mark, piece.text.rstrip(" :;."), []))
        elif piece.sign is Sign.NUMBER or (piece.sign in tasks and not _heads_others(body, n)):
            groups[-1][2].append(piece)
    return tuple(
        FieldProposal(number, title, tuple(propose(p.text, p.lines) for p in held))
        for number, title, held in groups
        if held
    )


def _heads_others(body: Sequence[Piece], n: int) -> bool:
    """Whether a lettered or second-level head only opens a list of its own."""
    order = [Sign.SUB, Sign.LETTER, Sign.BULLET]
    sign = body[n].sign
    if sign is Sign.BULLET or n + 1 >= len(body) or body[n + 1].sign not in order:
        return False
    return order.index(body[n + 1].sign) > order.index(sign)


def _title(head: Sequence[Piece]) -> str | None:
    for n, piece in enumerate(head):
        if fold(piece.text) == "ke hoach":
            lines = takewhile(lambda p: not fold(p.text).startswith("can cu"), head[n + 1 :])
            return " ".join(p.text for p in lines) or None
        if piece.sign is Sign.CAPS and fold(piece.text).startswith("ke hoach "):
            return piece.text[len("KẾ HOẠCH ") :]
    return None


def _bases(head: Sequence[Piece]) -> tuple[str, ...]:
    return tuple(
        piece.text.rstrip(" ;.,") for piece in head if fold(piece.text).startswith("can cu")
    )


def _issuer(head: Sequence[Piece]) -> str | None:
    for piece in head:
        if piece.sign is Sign.PLAIN and not fold(piece.text).startswith("can cu"):
            match = ISSUES.match(piece.text)
            if match:
                return match["who"].rstrip(",")
    return None


def _header(head: Sequence[Piece]) -> tuple[str | None, str | None, date | None]:
    number, place, day = None, None, None
    for piece in takewhile(lambda p: not fold(p.text).startswith("can cu"), head):
        if number is None and (match := NUMBERED.search(piece.text)):
            number = "".join(match[1].split())
        if day is None and (match := DATED.search(piece.text)):
            day = _date(match["d"], match["m"], match["y"])
            place = match["place"].split("  ")[-1].strip()
    return number, place, day


def _date(day: str, month: str, year: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _period(sections: Sequence[Section]) -> Period | None:
    for section in sections:
        if section.part is Part.PERIOD and section.body:
            text = " ".join(piece.text for piece in section.body)
            match = SPAN.search(text)
            if match is None:
                return Period(text, None, None)
            parts = match.groups()
            return Period(text, _date(*parts[:3]), _date(*parts[3:]))
    return None


def _listed(sections: Sequence[Section], word: str) -> tuple[str, ...]:
    """Collect the paragraphs under the numbered head of the award part that holds `word`."""
    for section in sections:
        if section.part is not Part.AWARDS:
            continue
        for n, piece in enumerate(section.body):
            if piece.sign is Sign.NUMBER and word in fold(piece.text):
                under = takewhile(lambda p: p.sign is not Sign.NUMBER, section.body[n + 1 :])
                return tuple(p.text for p in under)
    return ()


def _recipients(tail: Sequence[Piece]) -> tuple[str, ...]:
    return tuple(p.text.rstrip(" ;.") for p in tail[1:] if p.sign is Sign.BULLET)


def _signer(tail: Sequence[Piece]) -> Signer | None:
    capacities = [p.text for p in tail if p.sign is Sign.CAPS and CAPACITY.search(p.text)]
    names = [
        p.text
        for p in tail[1:]
        if p.sign is Sign.PLAIN
        and NAME_WORDS[0] <= len(p.text.split()) <= NAME_WORDS[1]
        and all(word[0].isupper() for word in p.text.split())
        and not is_caps(p.text)
    ]
    if not names:
        return None
    return Signer(names[-1], " ".join(capacities))
