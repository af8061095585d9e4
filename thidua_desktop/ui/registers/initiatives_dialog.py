"""Sổ sáng kiến, mô hình: whose, recognised by what, and beside the cell that counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.records import Initiative, Person
from thidua_desktop.services.evidence import Owner
from thidua_desktop.services.finder import searchable
from thidua_desktop.services.initiatives import (
    Tally,
    counts,
    initiatives,
    remove_initiative,
    tally,
)
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWords
from thidua_desktop.ui.registers.base import RegisterDialog
from thidua_desktop.ui.registers.choices import evidence_section, indicator_name
from thidua_desktop.ui.registers.initiative_form import OF_UNIT, InitiativeDialog
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.ui.master.form import FormDialog

WORDS = ListWords(
    screen="initiatives",
    title="Sáng kiến, mô hình",
    table="Sổ sáng kiến, mô hình",
    thing="sáng kiến, mô hình",
    prompt="Lọc theo tên, đơn vị, người, văn bản…",
    hint="Chọn một dòng để xem nội dung và việc công nhận.",
    empty="Chưa có sáng kiến, mô hình nào trong sổ. Điều kiện khen thưởng về sáng kiến, mô hình "
    "lấy từ sổ này.",
)
GROUPS = ("Tất cả", "Đã công nhận, xác nhận", "Chưa công nhận")
COLUMNS = (
    Column("Tên sáng kiến, mô hình"),
    Column("Loại", 7, spare=2),
    Column("Đơn vị", 11),
    Column("Cá nhân", 11, spare=1, names=True),
    Column("Công nhận, xác nhận", 14),
    Column("So với số liệu", 9, spare=3),
)


class InitiativesDialog(RegisterDialog):
    """The register of one campaign; what is recognised counts from its day."""

    words, columns, groups = WORDS, COLUMNS, GROUPS

    @override
    def rows(self) -> tuple[Listed, ...]:
        return tuple(self._row(row) for row in initiatives(self._desk, self._campaign_id))

    def _row(self, row: Initiative) -> Listed:
        board = self._desk.board(self._campaign_id)
        unit, person, by = board.unit(row.unit_id).short_name, self._person(row), _recognised(row)
        settled = counts(row, self._day)
        found = tally(self._desk, board, row, day=self._day)
        tone = Tone.WARN if found is not None and found.differs else Tone.MUTED
        cells = (
            TextCell(row.title, tip=row.title),
            TextCell(label(row.kind), Tone.MUTED),
            TextCell(unit),
            TextCell(person),
            TextCell(by or "Chưa công nhận", Tone.PLAIN if settled else Tone.WARN, tip=by),
            TextCell(_compared(found), tone, tip=_told(found)),
        )
        return Listed(
            searchable(row.title, row.content, unit, person, by),
            Line(row.id, cells),
            frozenset({1 if settled else 2}),
            row.unit_id,
        )

    def _person(self, row: Initiative) -> str:
        return "" if row.person_id is None else self._desk.store.get(Person, row.person_id).name

    @override
    def details(self, key: int) -> Details:
        row = self._desk.store.get(Initiative, key)
        board = self._desk.board(self._campaign_id)
        about = indicator_name(board, row.indicator_id, self._day)
        found = tally(self._desk, board, row, day=self._day)
        settled = counts(row, self._day)
        rows = [
            DetailRow("Đơn vị", board.unit(row.unit_id).name),
            DetailRow("Của ai", self._person(row) or OF_UNIT),
            DetailRow(
                "Công nhận",
                _recognised(row) or "Chưa công nhận, xác nhận",
                "" if settled else "chưa tính khi xét khen",
                Tone.WARN,
            ),
        ]
        if about:
            rows.append(DetailRow("Chỉ tiêu", about))
        if found is not None:
            rows.append(DetailRow("So với số liệu", _told(found)))
        return Details(
            kicker=label(row.kind),
            title=row.title,
            rows=tuple(rows),
            sections=(
                DetailSection(
                    "Nội dung, hiệu quả",
                    (DetailRow("", row.content),) if row.content else (),
                    "Chưa ghi nội dung.",
                ),
                evidence_section(self._desk, Owner(initiative_id=key)),
            ),
        )

    @override
    def form(self, key: int | None) -> FormDialog:
        made = InitiativeDialog(
            self._theme,
            self._desk,
            campaign_id=self._campaign_id,
            day=self._day,
            initiative_id=key,
            unit_id=self.shown_unit or self._unit_id,
            indicator_id=self._indicator_id,
            parent=self,
        )
        made.saved.connect(self.choose_later)
        return made

    @override
    def remove_row(self, key: int) -> str:
        return remove_initiative(self._desk, key)


def _recognised(row: Initiative) -> str:
    by = row.recognised_document or (f"{row.confirmed_by} xác nhận" if row.confirmed_by else "")
    return f"{by}, {format_date(row.on_day)}" if by and row.on_day else by


def _compared(found: Tally | None) -> str:
    if found is None:
        return ""
    value = "chưa có" if found.value is None else format_decimal(found.value)
    return f"{found.recorded} / {value}"


def _told(found: Tally | None) -> str:
    """Say both numbers; which one is right the officer decides."""
    if found is None:
        return ""
    if found.value is None:
        return f"Trong sổ {found.recorded}; ô số liệu chưa nhập."
    return f"Trong sổ {found.recorded}; số liệu đã nhập {format_decimal(found.value)}."
