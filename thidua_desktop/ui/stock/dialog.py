"""Phôi, khung, quà: what is left of each, and everything that came and went."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import AwardForm
from thidua_desktop.domain.terms import StockReason
from thidua_desktop.services import stock
from thidua_desktop.services.finder import searchable
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWindow, ListWords
from thidua_desktop.ui.master.page import allow
from thidua_desktop.ui.stock.forms import ItemDialog, MoveDialog
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.domain.records import StockMove
    from thidua_desktop.services.stock import StockView

COLUMNS = (
    Column("Tên"),
    Column("Loại", 10),
    Column("Dùng cho", 16, spare=1),
    Column("Còn", 6, numbers=True),
    Column("Báo khi còn", 8, numbers=True, spare=2),
)
CHOOSE = "Chọn một loại trong bảng trước."
WORDS = ListWords(
    title="Phôi, khung, quà",
    thing="loại",
    prompt="Lọc theo tên…",
    screen="stock",
    hint="Chọn một loại để xem đã nhập, dùng những lần nào.",
    empty="Chưa có loại nào. Thêm phôi đang có để được báo trước khi in mà không đủ.",
)


class StockDialog(ListWindow):
    """One line a kind; the panel tells what came and went."""

    words, columns = WORDS, COLUMNS

    @override
    def make_acts(self) -> None:
        self._views: dict[int, StockView] = {}
        self.add = self.add_act("Thêm loại…", Icon.PLUS, self._add, keys="Ins", main=True)
        self.moves = {
            StockReason.RECEIVED: self.add_act("Nhập…", Icon.DOWNLOAD, self._move),
            StockReason.USED: self.add_act("Dùng…", Icon.UP, self._move),
            StockReason.SPOILED: self.add_act("Hỏng…", Icon.ALERT, self._move),
            StockReason.COUNTED: self.add_act("Kiểm kê…", Icon.VERIFY, self._move),
        }
        self.edit = self.add_act("Sửa…", Icon.EDIT, self._edit, keys="F2")
        self.remove = self.add_act("Xóa", Icon.DELETE, self._remove, keys="Del")
        self.table.key_opened.connect(self._edit)

    @override
    def rows(self) -> tuple[Listed, ...]:
        self._views = {view.item.id: view for view in stock.stock(self._desk)}
        forms = {form.key: form.name for form in self._desk.store.all(AwardForm)}
        return tuple(_listed(view, forms) for view in self._views.values())

    @override
    def details(self, key: int) -> Details:
        view = self._views[key]
        listed = tuple(_move_row(row) for row in stock.moves(self._desk, key))
        return Details(
            kicker=word_for(view.item.kind),
            title=view.item.name,
            rows=(DetailRow("Còn", str(view.left)),),
            sections=(DetailSection("Nhập, xuất", listed, "Chưa nhập, xuất lần nào."),),
        )

    @override
    def allow_acts(self, key: int | None) -> None:
        for action in (self.edit, self.remove, *self.moves.values()):
            allow(action, allowed=key is not None, why=CHOOSE)

    @property
    def _view(self) -> StockView | None:
        return None if self.key is None else self._views[self.key]

    def _add(self, *_: object) -> None:
        self.open_form(ItemDialog(self._theme, self._desk, row=None, parent=self))

    def _edit(self, *_: object) -> None:
        view = self._view
        if view is not None:
            self.open_form(ItemDialog(self._theme, self._desk, row=view.item, parent=self))

    def _move(self, *_: object) -> None:
        view = self._view
        reason = next((r for r, action in self.moves.items() if action is self.sender()), None)
        if view is not None and reason is not None:
            form = MoveDialog(self._theme, self._desk, view=view, reason=reason, parent=self)
            self.open_form(form)

    def _remove(self, *_: object) -> None:
        view = self._view
        if view is not None:
            self.attempt(partial(stock.remove_item, self._desk, view.item.id))


def _listed(view: StockView, forms: dict[str, str]) -> Listed:
    item = view.item
    cells = (
        TextCell(item.name, mark=_mark(view)),
        TextCell(word_for(item.kind), Tone.MUTED),
        TextCell(forms.get(item.form_key, "mọi hình thức"), Tone.MUTED),
        TextCell(str(view.left), Tone.WARN if view.low else Tone.PLAIN),
        TextCell(str(item.warn_below) if item.warn_below else "", Tone.MUTED),
    )
    return Listed(searchable(item.name, word_for(item.kind)), Line(item.id, cells))


def _move_row(row: StockMove) -> DetailRow:
    sign = "+" if row.quantity > 0 else "−"
    said = f"{word_for(row.reason)} {sign}{abs(row.quantity)}"
    return DetailRow(format_date(row.on_day), said, row.note)


def _mark(view: StockView) -> str:
    if view.left == 0:
        return "hết"
    return "sắp hết" if view.low else ""
