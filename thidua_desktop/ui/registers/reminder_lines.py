"""The lists of reminding in words: who owes what, which indicator lacks whom, the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.services.finder import Searchable, searchable
from thidua_desktop.services.reminders import Debt
from thidua_desktop.ui.master.lines import Column, Line, TextCell, head
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from thidua_desktop.domain.records import Reminder
    from thidua_desktop.services.reminders import Debtor, Reminded, SilentCell

DEBTS: Mapping[Debt, str] = {
    Debt.OVERDUE: "quá hạn",
    Debt.RETURNED: "trả lại",
    Debt.SILENT: "chưa có số liệu",
    Debt.AT_RISK: "chậm tiến độ",
}
BY_UNIT = (
    Column("Đơn vị", 13),
    Column("Còn thiếu"),
    Column("Báo cáo", 9, spare=1),
    Column("Đã nhắc", 10),
)
BY_INDICATOR = (
    Column("Đơn vị chưa có số liệu"),
    Column("Hạn", 9, numbers=True),
    Column("Chậm (ngày)", 9, numbers=True),
    Column("Đã nhắc", 12),
)
LOG = (
    Column("Ngày", 9, numbers=True),
    Column("Đơn vị", 13),
    Column("Gửi ai", 13, spare=1),
    Column("Hạn báo cáo", 9, numbers=True),
    Column("Tin nhắn"),
)


@dataclass(frozen=True, slots=True)
class ListedLine:
    """A line with the text it is found by; `group` is the head it stands under, "" for none."""

    text: Searchable
    line: Line
    group: str = ""
    urgent: bool = False


def told(owing: Debtor) -> str:
    """Say what a unit owes: "1 quá hạn · 3 chưa có số liệu · 1 báo cáo trả lại"."""
    counted = [(owing.count(debt), words) for debt, words in DEBTS.items()]
    counted.append((len(owing.given_back), "báo cáo trả lại"))
    return " · ".join(f"{n} {words}" for n, words in counted if n)


def late(owing: Debtor) -> str:
    """Say how late its report is."""
    return "" if owing.report is None else f"chậm {owing.report.days_late} ngày"


def how_often(reminded: Reminded) -> str:
    """Say how often a unit was reminded, and when last."""
    if reminded.last is None:
        return ""
    return f"{reminded.times} lần, {reminded.last:%d/%m}"


def is_urgent(owing: Debtor) -> bool:
    """Whether something is past its day already."""
    return owing.report is not None or bool(owing.count(Debt.OVERDUE))


def by_unit(owing: Sequence[Debtor]) -> tuple[ListedLine, ...]:
    """List the units that owe something."""
    return tuple(
        ListedLine(
            searchable(one.unit.name, told(one), *(owed.name for owed in one.owed)),
            Line(
                one.unit.id,
                (
                    TextCell(one.unit.short_name, strong=is_urgent(one), tip=one.unit.name),
                    TextCell(told(one), Tone.BAD if one.count(Debt.OVERDUE) else Tone.PLAIN),
                    TextCell(late(one), Tone.BAD),
                    TextCell(how_often(one.reminded), Tone.MUTED),
                ),
            ),
            urgent=is_urgent(one),
        )
        for one in owing
    )


def by_indicator(
    cells: Sequence[SilentCell], reminded: Mapping[int, Reminded]
) -> tuple[ListedLine, ...]:
    """List the silent units under each indicator; the key is the place in `cells`."""
    return tuple(
        ListedLine(
            searchable(cell.unit.name, cell.indicator),
            Line(
                number,
                (
                    TextCell(cell.unit.short_name, tip=cell.unit.name),
                    TextCell(_day(cell.deadline)),
                    TextCell(str(cell.days_late) if cell.days_late else "", Tone.BAD),
                    TextCell(
                        how_often(reminded[cell.unit.id]) if cell.unit.id in reminded else "",
                        Tone.MUTED,
                    ),
                ),
            ),
            group=cell.indicator,
            urgent=cell.days_late > 0,
        )
        for number, cell in enumerate(cells)
    )


def log(rows: Sequence[Reminder], names: Mapping[int, str]) -> tuple[ListedLine, ...]:
    """List the reminders that were copied."""
    return tuple(
        ListedLine(
            searchable(names[row.unit_id], row.to_whom, row.text),
            Line(
                row.id,
                (
                    TextCell(format_date(row.on_day)),
                    TextCell(names[row.unit_id]),
                    TextCell(row.to_whom),
                    TextCell(_day(row.due_on)),
                    TextCell(" ".join(row.text.split()), Tone.MUTED, tip=row.text),
                ),
            ),
        )
        for row in rows
    )


def under_heads(found: Sequence[ListedLine]) -> tuple[Line, ...]:
    """Put a head with its count above the lines of each group."""
    counted: dict[str, int] = {}
    for one in found:
        counted[one.group] = counted.get(one.group, 0) + 1
    lines: list[Line] = []
    last = ""
    for one in found:
        if one.group and one.group != last:
            lines.append(head(f"{one.group} · {counted[one.group]} đơn vị"))
        last = one.group
        lines.append(one.line)
    return tuple(lines)


def _day(day: date | None) -> str:
    return "" if day is None else format_date(day)
