"""Trao giấy khen, chi tiền: every award of the office, what waits, and the fund of the year."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_money
from thidua_desktop.core.words import money_words
from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.terms import HandoverKind
from thidua_desktop.services import prizes
from thidua_desktop.services.finder import searchable
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWindow, ListWords
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.prizes.forms import FundDialog, HandoverDialog
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details
from thidua_desktop.ui.widgets.parts import label, restyle

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Handover
    from thidua_desktop.services.prizes import FundPicture, PrizeRow

COLUMNS = (
    Column("Tên", names=True),
    Column("Đơn vị", 12, spare=3),
    Column("Quyết định", 10, spare=1),
    Column("Số sổ", 5, numbers=True, spare=2, plain=True),
    Column("Tiền thưởng", 11, numbers=True),
    Column("Giấy khen", 10),
    Column("Tiền", 10),
)
CHOOSE = "Chọn một hoặc nhiều dòng trong bảng trước (giữ Ctrl hay Shift để chọn nhiều)."
WAITS = {HandoverKind.CERTIFICATE: "chưa trao", HandoverKind.MONEY: "chưa chi"}
DONE = {HandoverKind.CERTIFICATE: "đã trao", HandoverKind.MONEY: "đã chi"}
WAITING, SETTLED = 1, 2
GROUPS = ("Tất cả", "Còn việc", "Đã xong")
WORDS = ListWords(
    title="Trao giấy khen, chi tiền",
    thing="khen thưởng",
    prompt="Lọc theo tên, đơn vị, số quyết định…",
    screen="prizes",
    hint="Chọn một dòng để xem cách tính tiền và đã trao, chi ngày nào.",
    empty="Chưa có quyết định nào được ban hành. Ban hành xong, danh sách trao và chi nằm ở đây.",
)


class PrizesDialog(ListWindow):
    """Several rows can be chosen and handed over in one act."""

    words, columns, groups, many = WORDS, COLUMNS, GROUPS, True

    @override
    def make_acts(self) -> None:
        self._years = prizes.money_years(self._desk)
        self._prizes: dict[int, PrizeRow] = {}
        self.year = self.filters.add_choice(
            Icon.CALENDAR, tuple(f"Năm {year}" for year in self._years), name="Năm"
        )
        self.fund_words = label("", "muted", wrap=True)
        self.notes.addWidget(self.fund_words)
        self.give = self.add_act("Trao giấy khen…", Icon.AWARD, self._give, keys="Ins", main=True)
        self.pay = self.add_act("Chi tiền…", Icon.DONE, self._pay)
        self.unwrite = self.add_act("Bỏ ghi", Icon.RESET, self._unwrite, keys="Del")
        self.edit_fund = self.add_act("Quỹ của năm…", Icon.EDIT, self._edit_fund)
        self.year.chosen.connect(self.read)

    @property
    def shown_year(self) -> int:
        return self._years[self.year.current]

    @override
    def rows(self) -> tuple[Listed, ...]:
        year = self.shown_year
        found = [row for row in prizes.prize_rows(self._desk) if row.decision.year == year]
        self._prizes = {row.award.id: row for row in found}
        self._show_fund()
        return tuple(_listed(row) for row in found)

    def _show_fund(self) -> None:
        picture = prizes.fund(self._desk, self.shown_year)
        self.fund_words.setText(fund_words(picture))
        short = picture.left_vnd is not None and picture.left_vnd < 0
        restyle(self.fund_words, "words", (Tone.BAD if short else Tone.MUTED).value)

    @override
    def details(self, key: int) -> Details:
        row = self._prizes[key]
        award = row.award
        money = [DetailRow("Tiền thưởng", _amount(row))]
        if award.amount_vnd:
            money.append(DetailRow("Bằng chữ", money_words(award.amount_vnd)))
        if award.amount_formula:
            money.append(DetailRow("Cách tính", award.amount_formula))
        return Details(
            kicker=f"{word_for(award.subject)} · {award.unit_name}",
            title=award.printed_name,
            rows=(
                DetailRow("Quyết định", _decision(row)),
                *money,
                DetailRow("Giấy khen", _said(row, HandoverKind.CERTIFICATE)),
                DetailRow("Tiền", _said(row, HandoverKind.MONEY)),
            ),
        )

    @override
    def allow_acts(self, key: int | None) -> None:
        for action in (self.give, self.pay, self.unwrite):
            allow(action, allowed=key is not None, why=CHOOSE)

    def _give(self, *_: object) -> None:
        self._hand_over(HandoverKind.CERTIFICATE)

    def _pay(self, *_: object) -> None:
        self._hand_over(HandoverKind.MONEY)

    def _hand_over(self, what: HandoverKind) -> None:
        keys = [key for key in self.chosen if key in self._prizes]
        if what is HandoverKind.MONEY and len(keys) > 1:
            # Who gets no money is passed over among many, and refused by name alone.
            keys = [key for key in keys if self._prizes[key].award.amount_vnd] or keys
        if keys:
            names = [self._prizes[key].award.printed_name for key in keys]
            self.open_form(
                HandoverDialog(
                    self._theme, self._desk, award_ids=keys, names=names, what=what, parent=self
                )
            )

    def _unwrite(self, *_: object) -> None:
        """Take the money back first, then the certificate: the last that was written down."""
        rows = [self._prizes[key] for key in self.chosen if key in self._prizes]
        what = HandoverKind.MONEY if any(row.money for row in rows) else HandoverKind.CERTIFICATE
        keys = [row.award.id for row in rows]
        self.attempt(partial(prizes.undo_handover, self._desk, keys, what))

    def _edit_fund(self, *_: object) -> None:
        self.open_form(FundDialog(self._theme, self._desk, year=self.shown_year, parent=self))


def fund_words(picture: FundPicture) -> str:
    """Say the year's money in one line."""
    decided = f"đã quyết định {format_money(picture.decided_vnd)}"
    paid = f"đã chi {format_money(picture.paid_vnd)}"
    back = f" · đã thu hồi {format_money(picture.recovered_vnd)}" if picture.recovered_vnd else ""
    if picture.fund_vnd is None or picture.left_vnd is None:
        return f"Năm {picture.year}: {decided} · {paid}{back}. Chưa ghi quỹ của năm."
    whole = f"Quỹ năm {picture.year}: {format_money(picture.fund_vnd)} · {decided} · {paid}{back}"
    if picture.left_vnd < 0:
        return f"{whole} · thiếu {format_money(-picture.left_vnd)}."
    return f"{whole} · còn {format_money(picture.left_vnd)}."


def _listed(row: PrizeRow) -> Listed:
    award = row.award
    cells = (
        TextCell(award.printed_name, mark="đã hủy bỏ" if row.revoked else "", mark_tone=Tone.BAD),
        TextCell(award.unit_name, Tone.MUTED),
        TextCell(_number(row), tip=_decision(row)),
        TextCell(str(award.register_number or ""), Tone.MUTED),
        TextCell(_amount(row)),
        _cell(row, HandoverKind.CERTIFICATE),
        _cell(row, HandoverKind.MONEY),
    )
    text = searchable(award.printed_name, award.unit_name, _number(row))
    group = WAITING if row.owed else SETTLED
    return Listed(text, Line(award.id, cells), frozenset({group}))


def _amount(row: PrizeRow) -> str:
    return format_money(row.award.amount_vnd) if row.award.amount_vnd else "không chi"


def _number(row: PrizeRow) -> str:
    return write_number(row.decision.number, row.decision.symbol)


def _decision(row: PrizeRow) -> str:
    day = row.decision.decided_on
    return f"{_number(row)} ngày {format_date(day)}" if day else _number(row)


def _given(row: PrizeRow, what: HandoverKind) -> Handover | None:
    return row.certificate if what is HandoverKind.CERTIFICATE else row.money


def _cell(row: PrizeRow, what: HandoverKind) -> TextCell:
    given = _given(row, what)
    if given is not None and given.absent:
        return TextCell(f"vắng {format_date(given.on_day)}", Tone.WARN, tip=_said(row, what))
    if given is not None:
        return TextCell(format_date(given.on_day), Tone.GOOD, tip=_said(row, what))
    return TextCell(WAITS[what] if what in row.owed else "", Tone.WARN)


def _said(row: PrizeRow, what: HandoverKind) -> str:
    given = _given(row, what)
    if given is None:
        return WAITS[what] if what in row.owed else "không có"
    day = format_date(given.on_day)
    words = f"vắng mặt ngày {day}" if given.absent else f"{DONE[what]} ngày {day}"
    if given.received_by:
        words += f", {given.received_by} nhận thay"
    return f"{words}. {given.note}" if given.note else words
