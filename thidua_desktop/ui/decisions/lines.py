"""Prepared lines and details of the list of decisions and of the awards below it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_count, format_decimal, format_money
from thidua_desktop.core.words import money_words
from thidua_desktop.domain.follow_up import AwardStanding
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.records import Amendment, Revocation
from thidua_desktop.domain.terms import DecisionKind, DecisionState
from thidua_desktop.services import amendments
from thidua_desktop.services.decision_list import concerned, follow_ups_of, planned
from thidua_desktop.services.decisions import outside_validity
from thidua_desktop.services.evidence import Owner, of_owner
from thidua_desktop.services.finder import searchable
from thidua_desktop.services.follow_ups import decision_words, register_words
from thidua_desktop.services.reissues import register_notes
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Award, Decision
    from thidua_desktop.services.decision_list import DecisionView
    from thidua_desktop.services.desk import Desk

GROUPS = (
    "Tất cả",
    "Chưa ban hành",
    "Đã ban hành",
    "Sửa đổi, đính chính, hủy bỏ",
    "Chưa có bản đã ký",
    "Quyết định đã có",
)
COLUMNS = (
    Column("Số, ký hiệu", 10),
    Column("Ngày", 8, numbers=True),
    Column("Văn bản", 11, spare=1),
    Column("Đợt xét, quyết định liên quan"),
    Column("Trạng thái", 9),
    Column("Người ký", 12, spare=3, names=True),
    Column("Lượt khen", 7, numbers=True, spare=2),
    Column("Bản đã ký", 8, spare=1),
)
AWARD_COLUMNS = (
    Column("Số sổ", 7, numbers=True),
    Column("Người được khen", 16),
    Column("Tiền thưởng", 8, numbers=True, spare=1),
    Column("Hiệu lực", 8),
    Column("Ghi chú sổ"),
)
KIND_WORDS = {
    DecisionKind.AWARD: "Khen thưởng",
    DecisionKind.AMENDMENT: "Sửa đổi",
    DecisionKind.CORRECTION: "Đính chính",
    DecisionKind.REVOCATION: "Hủy bỏ",
}
TONES = {
    DecisionState.DRAFT: Tone.MUTED,
    DecisionState.AWAITING_NUMBER: Tone.WARN,
    DecisionState.ISSUED: Tone.GOOD,
}
STANDING_TONES = {
    AwardStanding.IN_FORCE: Tone.PLAIN,
    AwardStanding.IN_REVIEW: Tone.WARN,
    AwardStanding.REVOKED: Tone.BAD,
}
NO_NUMBER = "chưa có số"


def decision_row(view: DecisionView) -> Listed:
    """Prepare one decision."""
    row = view.row
    number = write_number(row.number, row.symbol)
    day = format_date(row.decided_on) if row.decided_on else str(row.year or "")
    cells = (
        TextCell(number or NO_NUMBER, Tone.PLAIN if number else Tone.MUTED),
        TextCell(day),
        TextCell(KIND_WORDS[row.kind]),
        TextCell(view.about, tip=view.about),
        TextCell("Đã có" if row.is_past else label(row.state), TONES[row.state]),
        TextCell(view.signer or row.issuer, Tone.MUTED),
        TextCell(str(view.count) if view.count else ""),
        _signed_cell(view),
    )
    text = searchable(*(cell.text for cell in cells))
    return Listed(text, Line(row.id, cells), _groups(view))


def _signed_cell(view: DecisionView) -> TextCell:
    if view.signed:
        return TextCell("Đã có", Tone.GOOD)
    wanted = view.row.state is DecisionState.ISSUED and not view.row.is_past
    return TextCell("Chưa có" if wanted else "", Tone.WARN)


def _groups(view: DecisionView) -> frozenset[int]:
    row, found = view.row, set[int]()
    if row.is_past:
        return frozenset({5})
    found.add(2 if row.state is DecisionState.ISSUED else 1)
    if row.kind is not DecisionKind.AWARD:
        found.add(3)
    if row.state is DecisionState.ISSUED and not view.signed:
        found.add(4)
    return frozenset(found)


def award_lines(desk: Desk, row: Decision) -> tuple[Line, ...]:
    """Prepare the awards of a decision, with their texts and what the register says now."""
    awards = concerned(desk, row)
    texts = amendments.texts_now(desk, awards)
    return tuple(_award_line(desk, award, texts[award.id].printed_name) for award in awards)


def _award_line(desk: Desk, award: Award, name: str) -> Line:
    standing = amendments.standing(desk, award.id)
    notes = "; ".join(register_notes(desk, award.id))
    money = "" if award.amount_vnd is None else format_decimal(Decimal(award.amount_vnd))
    return Line(
        award.id,
        (
            TextCell(register_words(award)),
            TextCell(name, tip=f"{name}, {award.unit_name}".rstrip(", ")),
            TextCell(money, tip=award.amount_formula),
            TextCell(label(standing), STANDING_TONES[standing]),
            TextCell(notes, Tone.MUTED, tip=notes),
        ),
    )


def decision_details(desk: Desk, view: DecisionView) -> Details:
    """Tell of one decision in words."""
    row = view.row
    rows = [DetailRow("Trạng thái", "Quyết định đã có" if row.is_past else label(row.state))]
    about = "Đợt xét" if row.corrects_id is None else "Về"
    rows += [
        DetailRow(name, value)
        for name, value in (
            (about, view.about),
            ("Cơ quan", row.issuer),
            ("Người ký", view.signer),
            ("Tờ trình", row.proposal),
            ("Người được khen", _how_many(desk, view)),
            ("Tiền thưởng", _money(view.total_vnd)),
        )
        if value
    ]
    for instrument in outside_validity(desk, row.id, day=desk.clock.today()):
        rows.append(
            DetailRow("Căn cứ", instrument.title, "không còn hiệu lực vào ngày này", Tone.WARN)
        )
    files = of_owner(desk, Owner(decision_id=row.id))
    later = follow_ups_of(desk, row.id)
    sections = [
        DetailSection(
            "Bản đã ký", tuple(DetailRow("", f.row.file_name) for f in files), "Chưa đính kèm."
        )
    ]
    if row.is_past:
        sections = []
    changes = _changes(desk, row)
    if changes:
        sections.append(DetailSection("Nội dung", changes))
    if later:
        told = tuple(DetailRow(KIND_WORDS[r.kind], _words(r)) for r in later)
        sections.append(DetailSection("Văn bản sau đó", told))
    return Details(
        kicker=label(row.kind), title=_words(row), rows=tuple(rows), sections=tuple(sections)
    )


def _words(row: Decision) -> str:
    return decision_words(row) if row.number is not None else f"Chưa có số, {row.symbol}"


def _how_many(desk: Desk, view: DecisionView) -> str:
    count = view.count or planned(desk, view.row)
    return f"{format_count(count)} lượt" if count else ""


def _money(vnd: int | None) -> str:
    return "" if vnd is None else f"{format_money(vnd)} ({money_words(vnd)})"


def _changes(desk: Desk, row: Decision) -> tuple[DetailRow, ...]:
    amended = tuple(
        DetailRow(label(one.field), f"“{one.old_text}” → “{one.new_text}”", one.reason)
        for one in desk.store.where(Amendment, decision_id=row.id)
    )
    revoked = tuple(
        DetailRow(label(one.ground), one.reason)
        for one in desk.store.where(Revocation, decision_id=row.id)
    )
    return amended + revoked
