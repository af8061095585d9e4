"""Phiếu chấm điểm of all units or of one, as the standings show them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.errors import rule
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.score_sheet import (
    ScoreSheetPaper,
    SheetChange,
    SheetGroup,
    SheetLine,
)
from thidua_desktop.domain.terms import AdjustmentKind
from thidua_desktop.services.paper_heads import department_issuer, movement
from thidua_desktop.services.paper_ranking import GRADES, journal_notes, scale_note
from thidua_desktop.services.score_words import TO_BE_DONE, grade_note, place_notes
from thidua_desktop.services.standings import final_day, standings

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.shown_sheets import ShownChange, ShownLine, ShownSheet
    from thidua_desktop.services.standings import Standings

WORDS = {AdjustmentKind.BONUS: "Điểm thưởng", AdjustmentKind.DEDUCTION: "Điểm trừ"}
PRINTED_NUMBER = re.compile(r"^(?:\d+(?:\.\d+)*\.|[IVXLC]+[.)]|[a-zđ]\))\s+")
"""The plan's number before a title; the sheet counts its own fields."""

SIGNERS = (
    Signer(("ĐẠI DIỆN ĐƠN VỊ",)),
    Signer(("NGƯỜI CHẤM ĐIỂM",)),
    Signer(("TRƯỞNG PHÒNG",)),
)


def sheets_data(
    desk: Desk, campaign_id: int, day: date, *, unit_id: int | None = None
) -> tuple[ScoreSheetPaper, ...]:
    """Fill the sheets of every unit, block by block, or of one; raises paper.no_sheets."""
    found = standings(desk, campaign_id, final_day(desk, campaign_id, day))
    sheets = [s for b in found.blocks for s in b.sheets if unit_id in {None, s.unit_id}]
    if not sheets:
        raise rule("paper", "paper.no_sheets")
    return tuple(_paper(desk, campaign_id, found, sheet) for sheet in sheets)


def _paper(desk: Desk, campaign_id: int, found: Standings, sheet: ShownSheet) -> ScoreSheetPaper:
    board = desk.board(campaign_id)
    return ScoreSheetPaper(
        issuer=department_issuer(desk),
        unit=sheet.unit_name,
        block=sheet.block_name,
        campaign=movement(board),
        as_at=found.day,
        provisional=not found.final,
        groups=tuple(_groups(sheet)),
        changes=tuple(_changes(sheet)),
        total=sheet.total,
        closing=tuple(_closing(sheet, final=found.final)),
        signers=SIGNERS,
        notes=(scale_note(board.campaign), *journal_notes(desk, final=found.final)),
        unit_id=sheet.unit_id,
    )


def _groups(sheet: ShownSheet) -> list[SheetGroup]:
    groups = [
        SheetGroup(_bare(f.title), f.full, f.points, tuple(_line(n) for n in f.lines))
        for f in sheet.fields
    ]
    if sheet.left_out:
        lines = tuple(_line(n) for n in sheet.left_out)
        groups.append(SheetGroup("Không tính điểm", None, None, lines))
    return groups


def _bare(title: str) -> str:
    return PRINTED_NUMBER.sub("", title)


def _line(line: ShownLine) -> SheetLine:
    return SheetLine(
        name=line.text.rstrip(".") or line.name,
        measure=line.measure,
        target="Hoàn thành" if line.target == TO_BE_DONE else line.target,
        result=line.said if line.points is not None else line.how.partition(":")[0],
        achieved=line.achieved,
        full=line.full,
        points=line.points,
        reported=line.reported,
        indicator_id=line.indicator_id,
    )


def _changes(sheet: ShownSheet) -> list[SheetChange]:
    changes = [_change(c) for c in sheet.changes if c.kind is not AdjustmentKind.VETO]
    if sheet.raised:
        changes.append(SheetChange("Không để tổng điểm dưới 0", sheet.raised))
    return changes


def _change(change: ShownChange) -> SheetChange:
    day = format_short(change.on_day)
    return SheetChange(f"{WORDS[change.kind]} từ {day}: {change.reason}", change.points)


def _closing(sheet: ShownSheet, *, final: bool) -> list[tuple[str, str]]:
    """Say under the table what the total comes to."""
    total = "không có chỉ tiêu được chấm"
    if sheet.total is not None:
        total = f"{format_decimal(sheet.total, 2)} điểm"
    said = [("Tổng điểm", total)]
    if sheet.reported != sheet.total and sheet.reported is not None:
        said.append(("Điểm theo số liệu đơn vị báo", f"{format_decimal(sheet.reported, 2)} điểm"))
    if not final and sheet.provisional is not None:
        on = f"trên {sheet.with_data}/{sheet.scored} chỉ tiêu đã có số liệu"
        said.append(("Điểm tạm tính", f"{format_decimal(sheet.provisional, 2)} điểm, {on}"))
    notes = "; ".join(place_notes(sheet))
    if sheet.place is None:
        said.append(("Thứ hạng trong khối", f"không xếp hạng, {notes}"))
    else:
        said.append(("Thứ hạng trong khối", f"{sheet.place}{f' ({notes})' if notes else ''}"))
    if sheet.grade is not None:
        floor = grade_note(sheet)
        said.append(
            ("Xếp loại phong trào", f"{GRADES[sheet.grade]}{f' ({floor})' if floor else ''}")
        )
    if sheet.missing:
        said.append(("Chưa có số liệu, tính 0 điểm", "; ".join(sheet.missing)))
    return said
