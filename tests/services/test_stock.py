"""Stock of blanks, frames and gifts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import Award, Decision
from thidua_desktop.domain.terms import (
    DecisionKind,
    DecisionState,
    StockKind,
    StockReason,
    SubjectKind,
)
from thidua_desktop.services import stock
from thidua_desktop.services.stock import MoveForm, StockForm

if TYPE_CHECKING:
    from thidua_desktop.domain.records import StockItem
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

TODAY = "15/01/2026"


@pytest.fixture
def blank(desk: Desk, sample: CampaignBoard) -> StockItem:
    """An A4 blank that warns at ten."""
    assert sample.campaign
    form = StockForm(name="Phôi giấy khen khổ A4", warn_below="10")
    return stock.save_item(desk, form, item_id=None)


def moved(reason: StockReason, quantity: str, day: str = TODAY) -> MoveForm:
    return MoveForm(reason=reason, quantity=quantity, on_day=day)


def codes(refused: pytest.ExceptionInfo[RuleError]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


def test_what_is_left_is_what_came_less_what_went(desk: Desk, blank: StockItem) -> None:
    assert stock.stock(desk)[0].low
    stock.move(desk, blank.id, moved(StockReason.RECEIVED, "100"))
    stock.move(desk, blank.id, moved(StockReason.USED, "38"))
    stock.move(desk, blank.id, moved(StockReason.SPOILED, "2"))
    (view,) = stock.stock(desk)
    assert (view.left, view.low) == (60, False)
    stock.move(desk, blank.id, moved(StockReason.COUNTED, "57"))
    assert stock.stock(desk)[0].left == 57
    assert [row.quantity for row in stock.moves(desk, blank.id)] == [-3, -2, -38, 100]
    stock.move(desk, blank.id, moved(StockReason.COUNTED, "0"))
    assert stock.stock(desk)[0].left == 0
    assert desk.store.undo_label() == "Kiểm kê còn 0 Phôi giấy khen khổ A4"


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (moved(StockReason.USED, "6"), "stock.too_many"),
        (moved(StockReason.RECEIVED, "0"), "stock.quantity"),
        (moved(StockReason.RECEIVED, "1,5"), "stock.quantity"),
        (moved(StockReason.RECEIVED, "mười"), "number.unreadable"),
        (moved(StockReason.COUNTED, "-1"), "stock.quantity"),
        (moved(StockReason.COUNTED, "mười"), "number.unreadable"),
        (moved(StockReason.COUNTED, "5"), "stock.same_count"),
        (moved(StockReason.RECEIVED, "1", "16/01/2026"), "stock.later"),
        (moved(StockReason.RECEIVED, "1", ""), "date.blank"),
    ],
)
def test_a_move_that_cannot_be_is_refused(
    desk: Desk, blank: StockItem, form: MoveForm, code: str
) -> None:
    stock.move(desk, blank.id, moved(StockReason.RECEIVED, "5"))
    with pytest.raises(RuleError) as refused:
        stock.move(desk, blank.id, form)
    assert codes(refused) == [code]
    assert stock.stock(desk)[0].left == 5


def test_a_kind_is_named_once_and_goes_only_while_unused(desk: Desk, blank: StockItem) -> None:
    with pytest.raises(RuleError) as same:
        stock.save_item(desk, StockForm(name="phôi GIẤY KHEN khổ A4"), item_id=None)
    assert codes(same) == ["stock.name_same"]
    with pytest.raises(RuleError) as empty:
        stock.save_item(desk, StockForm(name=" ", warn_below="0"), item_id=None)
    assert codes(empty) == ["stock.name_empty", "stock.warn"]
    frame = stock.save_item(desk, StockForm(kind=StockKind.FRAME, name="Khung mẫu"), item_id=None)
    assert stock.remove_item(desk, frame.id) == "Khung mẫu"
    stock.move(desk, blank.id, moved(StockReason.RECEIVED, "1"))
    with pytest.raises(RuleError) as used:
        stock.remove_item(desk, blank.id)
    assert codes(used) == ["stock.used"]
    renamed = stock.save_item(desk, StockForm(name="Phôi A4"), item_id=blank.id)
    assert [view.item for view in stock.stock(desk)] == [renamed]


def awarded(desk: Desk, *forms: str) -> int:
    with desk.store.act("Nhập quyết định") as act:
        decision = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                state=DecisionState.ISSUED,
                symbol="QĐ-UBND",
                is_past=True,
                year=2025,
                decided_on=date(2025, 1, 1),
            )
        )
        act.insert_many(
            Award(
                uid=new_uid(),
                decision_id=decision.id,
                position=n,
                subject=SubjectKind.PERSON,
                form_key=form,
                printed_name=f"Người mẫu {n}",
                citation="",
                unit_name="",
            )
            for n, form in enumerate(forms)
        )
    return decision.id


def test_blanks_that_do_not_suffice_are_named_before_printing(desk: Desk, blank: StockItem) -> None:
    decision = awarded(desk, "giay-khen-xa", "giay-khen-xa", "lao-dong-tien-tien")
    stock.move(desk, blank.id, moved(StockReason.RECEIVED, "2"))
    (lacking,) = stock.shortages(desk, decision)
    assert (lacking.name, lacking.wanted, lacking.left) == (blank.name, 3, 2)
    own = stock.save_item(
        desk, StockForm(name="Phôi riêng", form_key="lao-dong-tien-tien"), item_id=None
    )
    assert [(row.name, row.wanted) for row in stock.shortages(desk, decision)] == [
        ("Phôi riêng", 1)
    ]
    stock.move(desk, own.id, moved(StockReason.RECEIVED, "1"))
    assert stock.shortages(desk, decision) == ()


def test_who_keeps_no_blanks_is_not_warned(desk: Desk, sample: CampaignBoard) -> None:
    assert sample.campaign
    assert stock.shortages(desk, awarded(desk, "giay-khen-xa")) == ()
