"""The four lists of the legal data screen: their columns, lines and what is told of a row."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal, format_money
from thidua_desktop.domain.prize import newest_on
from thidua_desktop.domain.records import AwardForm, BaseSalary, LegalInstrument, PrizeRate
from thidua_desktop.domain.terms import Origin, PaperKind
from thidua_desktop.services.finder import Searchable, searchable
from thidua_desktop.services.legal import LegalRow, Validity, is_own, row_name, validity
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.legal import Dated

UNCONFIRMED = "chưa xác nhận"
EVERYBODY = "mọi đối tượng"
UNSET = "chưa đặt"


class Shelf(Enum):
    """One kind of rows; the value is the word on its segment."""

    INSTRUMENTS = "Văn bản pháp lý"
    SALARIES = "Lương cơ sở"
    RATES = "Mức tiền thưởng"
    FORMS = "Hình thức khen thưởng"


ROWS_OF: Mapping[Shelf, type[LegalRow]] = {
    Shelf.INSTRUMENTS: LegalInstrument,
    Shelf.SALARIES: BaseSalary,
    Shelf.RATES: PrizeRate,
    Shelf.FORMS: AwardForm,
}
THINGS: Mapping[Shelf, str] = {
    Shelf.INSTRUMENTS: "văn bản",
    Shelf.SALARIES: "lương cơ sở",
    Shelf.RATES: "mức thưởng",
    Shelf.FORMS: "hình thức",
}
_DATES = (
    Column("Từ ngày", 8, numbers=True),
    Column("Đến ngày", 8, numbers=True, spare=1),
    Column("Hiệu lực", 9),
    Column("Xác nhận", 9, spare=2),
)
COLUMNS: Mapping[Shelf, tuple[Column, ...]] = {
    Shelf.INSTRUMENTS: (Column("Văn bản"), *_DATES),
    Shelf.SALARIES: (Column("Mức một tháng", 10, numbers=True), Column("Nguồn"), *_DATES),
    Shelf.RATES: (
        Column("Hình thức"),
        Column("Đối tượng", 8),
        Column("Hệ số", 5, numbers=True),
        Column("Hôm nay bằng", 9, numbers=True, spare=3),
        *_DATES,
    ),
    Shelf.FORMS: (
        Column("Hình thức, danh hiệu"),
        Column("Dành cho", 12, spare=2),
        Column("Thẩm quyền", 10),
        Column("Tỷ lệ phiếu", 9),
        Column("Túc số", 6, spare=1),
        Column("Dùng đến", 8, numbers=True, spare=3),
    ),
}
VALIDITY: Mapping[Validity, tuple[str, Tone]] = {
    Validity.IN_FORCE: ("còn hiệu lực", Tone.GOOD),
    Validity.NOT_YET: ("chưa đến ngày", Tone.WARN),
    Validity.ENDED: ("hết hiệu lực", Tone.MUTED),
}


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """One prepared line with the text it is found by."""

    row: LegalRow
    text: Searchable
    line: Line


def shelf_rows(desk: Desk, shelf: Shelf, day: date) -> tuple[ShelfRow, ...]:
    """List the rows of a shelf, in the order an officer looks for them."""
    rows = sorted(desk.store.all(ROWS_OF[shelf]), key=_order)
    return tuple(
        ShelfRow(row, _searched(desk, row), Line(row.id, _cells(desk, row, day))) for row in rows
    )


def _order(row: LegalRow) -> tuple[object, ...]:
    if isinstance(row, LegalInstrument):
        return (row.cite_order, row.id)
    if isinstance(row, BaseSalary):
        return (-row.valid_from.toordinal(), row.id)
    if isinstance(row, PrizeRate):
        return (row.form_key, row.subject.name, -row.valid_from.toordinal())
    return (row.position, row.id)


def _searched(desk: Desk, row: LegalRow) -> Searchable:
    more = "" if isinstance(row, AwardForm | LegalInstrument) else row.source
    return searchable(row_name(desk, row), more)


def _cells(desk: Desk, row: LegalRow, day: date) -> tuple[TextCell, ...]:
    if isinstance(row, LegalInstrument):
        return (TextCell(row.title, tip=row.title), *_dates(row, day))
    if isinstance(row, BaseSalary):
        return (TextCell(format_money(row.amount_vnd)), TextCell(row.source), *_dates(row, day))
    if isinstance(row, PrizeRate):
        today = _amount_today(desk, row, day)
        return (
            TextCell(_form_name(desk, row.form_key)),
            TextCell(word_for(row.subject)),
            TextCell(format_decimal(row.multiple)),
            TextCell(format_money(today) if today is not None else "", Tone.MUTED),
            *_dates(row, day),
        )
    return (
        TextCell(row.name, tip=row.name),
        TextCell(_subjects(row), Tone.MUTED),
        TextCell("xã quyết định" if row.decided_by_commune else "đề nghị cấp trên"),
        TextCell(share_words(row)),
        TextCell(row.quorum or UNSET, Tone.PLAIN if row.quorum else Tone.WARN),
        TextCell(format_date(row.ended_on) if row.ended_on else ""),
    )


def share_words(row: AwardForm) -> str:
    """Say the share of votes a form needs."""
    if not row.vote_share:
        return UNSET
    return f"trên {row.vote_share}" if row.vote_over else f"từ {row.vote_share}"


def _subjects(row: AwardForm) -> str:
    return ", ".join(word_for(kind).lower() for kind in row.subjects) or EVERYBODY


def _form_name(desk: Desk, key: str) -> str:
    found = desk.store.where(AwardForm, key=key)
    return found[0].name if found else key


def _amount_today(desk: Desk, row: PrizeRate, day: date) -> int | None:
    """Multiply with the base salary of the day, unrounded; None where either does not hold."""
    salary = newest_on(desk.store.all(BaseSalary), day)
    if salary is None or validity(row, day) is not Validity.IN_FORCE:
        return None
    return int(salary.amount_vnd * row.multiple)


def _dates(row: Dated, day: date) -> tuple[TextCell, ...]:
    words, tone = VALIDITY[validity(row, day)]
    checked = format_date(row.checked_on) if row.checked_on else "đã xác nhận"
    return (
        TextCell(format_date(row.valid_from) if row.valid_from else ""),
        TextCell(format_date(row.valid_to) if row.valid_to else ""),
        TextCell(words, tone),
        TextCell(checked, Tone.MUTED) if row.confirmed else TextCell(UNCONFIRMED, Tone.WARN),
    )


def details(desk: Desk, row: LegalRow, day: date) -> Details:
    """Tell everything of a row in words."""
    kicker = next(shelf.value for shelf, cls in ROWS_OF.items() if isinstance(row, cls))
    return Details(kicker, row_name(desk, row), tuple(_detail_rows(row, day)))


def _detail_rows(row: LegalRow, day: date) -> list[DetailRow]:
    if isinstance(row, AwardForm):
        told = [
            DetailRow("Dành cho", _subjects(row)),
            DetailRow("Thẩm quyền", "Xã quyết định" if row.decided_by_commune else "Cấp trên"),
            DetailRow("Tỷ lệ phiếu", share_words(row), "tính trên tổng số thành viên Hội đồng"),
            DetailRow("Túc số", row.quorum or UNSET),
        ]
        if row.ended_on:
            told.append(DetailRow("Dùng đến ngày", format_date(row.ended_on)))
        return [*told, _origin(row)]
    told = [
        DetailRow("Hiệu lực", _period(row)),
        DetailRow("Hôm nay", VALIDITY[validity(row, day)][0]),
    ]
    if isinstance(row, LegalInstrument):
        papers = ", ".join(word_for(PaperKind[kind]) for kind in row.cited_for)
        told.append(DetailRow("Làm căn cứ cho", papers or "không viện dẫn trong văn bản"))
        if row.note:
            told.append(DetailRow("Ghi chú", row.note))
    else:
        told.append(DetailRow("Nguồn", row.source))
    said = "Đã xác nhận" if row.confirmed else "Chưa xác nhận"
    when = f"kiểm tra ngày {format_date(row.checked_on)}" if row.checked_on else ""
    told.append(DetailRow("Xác nhận", said, when, Tone.MUTED if row.confirmed else Tone.WARN))
    return [*told, _origin(row)]


def _period(row: Dated) -> str:
    starts = format_date(row.valid_from) if row.valid_from else "không ghi"
    return f"từ {starts}" + (f" đến {format_date(row.valid_to)}" if row.valid_to else "")


def _origin(row: LegalRow) -> DetailRow:
    if is_own(row):
        return DetailRow("Dòng này", "cơ quan thêm")
    edited = row.origin is Origin.OFFICE
    return DetailRow(
        "Dòng này", "có sẵn, cơ quan đã sửa" if edited else "có sẵn trong chương trình"
    )
