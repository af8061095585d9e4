"""Phôi giấy khen, khung, quà: what is there, what came and went, and a warning before printing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import RuleError, rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.numbers import parse
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.records import Award, StockItem, StockMove
from thidua_desktop.domain.terms import StockKind, StockReason
from thidua_desktop.services.typed_fields import Reading

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk

TAKES = frozenset({StockReason.USED, StockReason.SPOILED})


@dataclass(frozen=True, slots=True, kw_only=True)
class StockForm:
    """A kind of phôi, khung or quà as typed; `form_key` "" serves every form."""

    kind: StockKind = StockKind.BLANK
    name: str = ""
    form_key: str = ""
    warn_below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveForm:
    """Nhập, dùng, hỏng, kiểm kê as typed; a count (COUNTED) says how many there are."""

    reason: StockReason
    quantity: str = ""
    on_day: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class StockView:
    """An item with what is left of it, in pieces."""

    item: StockItem
    left: int

    @property
    def low(self) -> bool:
        return self.left <= self.item.warn_below


@dataclass(frozen=True, slots=True)
class Shortage:
    """What a print run lacks: so many sheets wanted, so many there."""

    name: str
    wanted: int
    left: int


def stock(desk: Desk) -> tuple[StockView, ...]:
    """List what is kept, blanks first."""
    left: Counter[int] = Counter()
    for move in desk.store.all(StockMove):
        left[move.item_id] += move.quantity
    order = list(StockKind)
    items = sorted(desk.store.all(StockItem), key=lambda i: (order.index(i.kind), i.position, i.id))
    return tuple(StockView(item, left[item.id]) for item in items)


def moves(desk: Desk, item_id: int) -> tuple[StockMove, ...]:
    """List what came and went of an item, the newest first."""
    rows = desk.store.where(StockMove, item_id=item_id)
    return tuple(sorted(rows, key=lambda row: (row.on_day, row.id), reverse=True))


def save_item(desk: Desk, form: StockForm, *, item_id: int | None) -> StockItem:
    """Add or change a kind of stock; codes stock.name_empty, stock.name_same, stock.warn."""
    found, name = Reading(), clean(form.name)
    if not name:
        found.refuse("name", "stock.name_empty")
    rows = desk.store.all(StockItem)
    if any(row.id != item_id and name_key(row.name) == name_key(name) for row in rows):
        found.refuse("name", "stock.name_same", name=name)
    warn = found.number(form.warn_below, "warn_below", "stock.warn") if form.warn_below else 0
    found.raise_all()
    base = StockItem(uid=new_uid(), kind=form.kind, name="", position=len(rows))
    if item_id is not None:
        base = desk.store.get(StockItem, item_id)
    made = replace(base, kind=form.kind, name=name, form_key=form.form_key, warn_below=warn)
    with desk.store.act(f"{'Thêm' if item_id is None else 'Sửa'} {name}") as act:
        if item_id is None:
            return act.insert(made)
        act.update(made)
        return made


def remove_item(desk: Desk, item_id: int) -> str:
    """Delete a kind of stock that never came or went (stock.used); return its name."""
    row = desk.store.get(StockItem, item_id)
    if desk.store.where(StockMove, item_id=item_id):
        raise rule("item", "stock.used", name=row.name)
    with desk.store.act(f"Xóa {row.name}") as act:
        act.delete(StockItem, item_id)
    return row.name


def move(desk: Desk, item_id: int, form: MoveForm, *, decision_id: int | None = None) -> StockMove:
    """Write down what came or went; a count corrects what is left to what was found.

    Codes: stock.quantity, stock.too_many (more than there is), stock.same_count, stock.later and
    those of numbers and dates.
    """
    item = desk.store.get(StockItem, item_id)
    left = next(view.left for view in stock(desk) if view.item.id == item_id)
    found = Reading()
    on_day = found.day(form.on_day, "on_day", needed=True) or desk.clock.today()
    if on_day > desk.clock.today():
        found.refuse("on_day", "stock.later")
    typed = _quantity(form, found)
    quantity = -typed if form.reason in TAKES else typed
    if form.reason is StockReason.COUNTED:
        quantity = typed - left
    found.raise_all()
    if left + quantity < 0:
        raise rule("quantity", "stock.too_many", name=item.name, left=str(left))
    if quantity == 0:
        raise rule("quantity", "stock.same_count", left=str(left))
    with desk.store.act(f"{_verb(form.reason)} {typed} {item.name}") as act:
        return act.insert(
            StockMove(
                item_id=item_id,
                on_day=on_day,
                quantity=quantity,
                reason=form.reason,
                decision_id=decision_id,
                note=clean(form.note),
            )
        )


def _quantity(form: MoveForm, found: Reading) -> int:
    if form.reason is not StockReason.COUNTED:
        return found.number(form.quantity, "quantity", "stock.quantity")
    # Nothing left is what a count may well find.
    try:
        value = parse(form.quantity, field="quantity").value
    except RuleError as error:
        for problem in error.problems:
            found.refuse(problem.field, problem.code, **dict(problem.params))
        return 0
    if value < 0 or value != int(value):
        found.refuse("quantity", "stock.quantity")
    return int(value)


def _verb(reason: StockReason) -> str:
    verbs = {
        StockReason.RECEIVED: "Nhập",
        StockReason.USED: "Dùng",
        StockReason.SPOILED: "Hỏng",
        StockReason.COUNTED: "Kiểm kê còn",
    }
    return verbs[reason]


def shortages(desk: Desk, decision_id: int) -> tuple[Shortage, ...]:
    """Tell which blanks do not suffice for a decision's certificates.

    A form without a blank of its own takes those that serve every form; without any kept, stock
    is not counted at all and nothing lacks.
    """
    blanks = [view for view in stock(desk) if view.item.kind is StockKind.BLANK]
    own = {view.item.form_key for view in blanks if view.item.form_key}
    wanted: Counter[str] = Counter()
    for award in desk.store.where(Award, decision_id=decision_id):
        wanted[award.form_key if award.form_key in own else ""] += 1
    lacking: list[Shortage] = []
    for key, count in wanted.items():
        serving = [view for view in blanks if view.item.form_key == key]
        left = sum(view.left for view in serving)
        if serving and left < count:
            lacking.append(Shortage(serving[0].item.name, count, left))
    return tuple(lacking)
