"""Số sổ bỏ trống: numbers of a year that name nobody, or whose award was revoked or recovered."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import clean
from thidua_desktop.documents import register_gap_list
from thidua_desktop.documents.register_gap_list import GapList, GapRow
from thidua_desktop.domain.records import Award, RegisterGap, Reissue
from thidua_desktop.domain.terms import GapReason
from thidua_desktop.services.amendments import revoked_by, text_now
from thidua_desktop.services.follow_ups import decision_words
from thidua_desktop.services.paper_heads import department_issuer
from thidua_desktop.services.reissues import WORDS
from thidua_desktop.services.revocations import revocation_of

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.services.desk import Desk

MOST = 500
"""How many numbers are explained in one act."""


class GapKind(Enum):
    """What is to be told of a number; UNEXPLAINED is still to be told by the office."""

    UNEXPLAINED = "Chưa rõ lý do"
    WITHDRAWN = "Rút lại ban hành"
    SPOILED = "Hỏng phôi"
    OTHER = "Bỏ trống, đã giải thích"
    REVOKED = "Đã hủy bỏ"
    RECOVERED = "Giấy khen cũ đã thu hồi"


OF_REASON = {
    GapReason.WITHDRAWN: GapKind.WITHDRAWN,
    GapReason.SPOILED: GapKind.SPOILED,
    GapReason.OTHER: GapKind.OTHER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """One number, or a run of unexplained ones, with what is told of it."""

    first: int
    last: int
    kind: GapKind
    words: str
    day: date | None = None
    award_id: int | None = None

    @property
    def numbers(self) -> str:
        """Write "05", or "05 - 12" for a run."""
        if self.first == self.last:
            return f"{self.first:02d}"
        return f"{self.first:02d} - {self.last:02d}"


def years(desk: Desk) -> tuple[int, ...]:
    """Return the years of the office's own register, the newest first."""
    own = {row.register_year for row in desk.store.where(Award, register_issuer="")}
    known = {year for year in own if year is not None}
    return tuple(sorted(known | {gap.year for gap in desk.store.all(RegisterGap)}, reverse=True))


def report(desk: Desk, year: int) -> tuple[GapLine, ...]:
    """List every number of a year of which something is to be told, by number."""
    awards = {
        row.register_number: row
        for row in desk.store.where(Award, register_issuer="", register_year=year)
        if row.register_number is not None
    }
    gaps = {gap.number: gap for gap in desk.store.where(RegisterGap, year=year)}
    told = [_gap(gap) for gap in gaps.values()]
    told += [line for award in awards.values() for line in _of_award(desk, award)]
    told += _unexplained(awards.keys() | gaps.keys())
    return tuple(sorted(told, key=lambda line: (line.first, line.kind.name)))


def _gap(gap: RegisterGap) -> GapLine:
    kind = OF_REASON[gap.reason]
    return GapLine(first=gap.number, last=gap.number, kind=kind, words=gap.note, day=gap.on_day)


def _unexplained(known: set[int]) -> list[GapLine]:
    runs: list[GapLine] = []
    before = 0
    for number in sorted(known):
        if number > before + 1:
            runs.append(
                GapLine(first=before + 1, last=number - 1, kind=GapKind.UNEXPLAINED, words="")
            )
        before = number
    return runs


def _of_award(desk: Desk, award: Award) -> list[GapLine]:
    number, name = award.register_number or 0, text_now(desk, award.id).printed_name
    found: list[GapLine] = []
    decision = revoked_by(desk, award.id)
    if decision is not None:
        words = f"{name}: hủy bỏ theo {decision_words(decision)}"
        row = revocation_of(desk, award.id)
        if row is not None and row.certificate_back_on is not None:
            words += f"; giấy khen thu hồi ngày {format_short(row.certificate_back_on)}"
        found.append(_line(number, GapKind.REVOKED, words, decision.decided_on, award.id))
    for one in desk.store.where(Reissue, award_id=award.id):
        if one.old_back_on is not None:
            words = f"{name}: {WORDS[one.reason].lower()}"
            found.append(_line(number, GapKind.RECOVERED, words, one.old_back_on, award.id))
    return found


def _line(number: int, kind: GapKind, words: str, day: date | None, award_id: int) -> GapLine:
    return GapLine(first=number, last=number, kind=kind, words=words, day=day, award_id=award_id)


def explain(
    desk: Desk, year: int, *, first: int, last: int, note: str, spoiled: bool = False
) -> tuple[RegisterGap, ...]:
    """Say why numbers of a year name nobody; they are never given then.

    Codes: gap.note, gap.range, gap.taken, gap.too_many.
    """
    if not clean(note):
        raise rule("note", "gap.note")
    if not 0 < first <= last:
        raise rule("last", "gap.range")
    if last - first >= MOST:
        raise rule("last", "gap.too_many", most=str(MOST))
    open_numbers = {
        number
        for line in report(desk, year)
        if line.kind is GapKind.UNEXPLAINED
        for number in range(line.first, line.last + 1)
    }
    wanted = range(first, last + 1)
    taken = [number for number in wanted if number not in open_numbers]
    if taken:
        raise rule("first", "gap.taken", number=f"{taken[0]:02d}")
    label = f"Giải thích số sổ {first:02d}" + (f" - {last:02d}" if last > first else "")
    with desk.store.act(f"{label} năm {year}", reason=clean(note)) as act:
        return act.insert_many(
            RegisterGap(
                year=year,
                number=number,
                reason=GapReason.SPOILED if spoiled else GapReason.OTHER,
                on_day=desk.clock.today(),
                note=clean(note),
            )
            for number in wanted
        )


def take_back(desk: Desk, year: int, number: int) -> None:
    """Take an explanation of the office's own back; that of a withdrawal stays (gap.withdrawn)."""
    for gap in desk.store.where(RegisterGap, year=year, number=number):
        if gap.reason is GapReason.WITHDRAWN:
            raise rule("number", "gap.withdrawn", number=f"{number:02d}")
        with desk.store.act(f"Bỏ giải thích số sổ {number:02d} năm {year}") as act:
            act.delete(RegisterGap, gap.id)


def gap_document(desk: Desk, year: int) -> Document:
    """Compose the printed report of a year."""
    lines = report(desk, year)
    given = desk.store.where(Award, register_issuer="", register_year=year)
    numbers = [row.register_number or 0 for row in given]
    return register_gap_list.compose(
        GapList(
            issuer=department_issuer(desk),
            year=year,
            given=sum(number > 0 for number in numbers),
            highest=max((*numbers, *(line.last for line in lines)), default=0),
            register_label=desk.defaults.register_label,
            day=desk.clock.today(),
            rows=tuple(
                GapRow(line.numbers, line.kind.value, line.words, line.day) for line in lines
            ),
            preparer=desk.office.officer,
        )
    )
