"""Cơ quan, người ký, cách làm tròn tiền thưởng: what the office says once and papers repeat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.prize import PrizeTable, newest_on, prize_on, valid_on
from thidua_desktop.domain.records import (
    AwardForm,
    BaseSalary,
    Decision,
    Office,
    PrizeRate,
    RoundingRule,
    Signatory,
)
from thidua_desktop.domain.terms import Capacity, SubjectKind
from thidua_desktop.services import shipped
from thidua_desktop.services.freezing import CAPACITY_LINES

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk

NAMES = ("name", "commune", "province", "department", "department_code", "officer")
MUST = ("name", "commune", "department", "officer")


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeNames:
    """How the office is named; `valid_from` None corrects the present row, a day adds one."""

    name: str
    commune: str
    province: str
    department: str
    department_code: str
    officer: str
    valid_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatoryForm:
    """One người ký; None leaves the period open."""

    name: str = ""
    capacity: Capacity = Capacity.CHAIR
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class RoundingOffer:
    """One way of rounding with what a Giấy khen would bring to each kind of subject on a day."""

    rule: RoundingRule
    amounts: tuple[tuple[SubjectKind, int], ...]
    chosen: bool


def save_office(desk: Desk, names: OfficeNames) -> Office:
    """Correct the office's names, or let new ones hold from a day.

    Codes: office.name_empty, office.commune_empty, office.department_empty, office.officer_empty.
    """
    held = {name: clean(getattr(names, name)) for name in NAMES}
    empty = [Problem(name, f"office.{name}_empty") for name in MUST if not held[name]]
    if empty:
        raise RuleError(*empty)
    old = desk.office
    label = "Sửa thông tin cơ quan" if names.valid_from is None else "Đổi tên cơ quan từ một ngày"
    with desk.store.act(label) as act:
        if names.valid_from is None:
            made = replace(old, **held)
            act.update(made)
        else:
            made = act.insert(replace(old, id=0, **held, valid_from=names.valid_from))
    desk.store.act_as(made.officer)
    return made


def save_signatory(desk: Desk, form: SignatoryForm, *, signatory_id: int | None) -> Signatory:
    """Add a người ký (id None) or store a changed one.

    Codes: signatory.name_empty, signatory.ends_before_start, signatory.same.
    """
    made = Signatory(
        id=signatory_id or 0,
        name=clean(form.name),
        capacity=form.capacity,
        valid_from=form.valid_from,
        valid_to=form.valid_to,
    )
    if not made.name:
        raise rule("name", "signatory.name_empty")
    if made.valid_from and made.valid_to and made.valid_to < made.valid_from:
        raise rule("valid_to", "signatory.ends_before_start")
    others = [row for row in desk.store.all(Signatory) if row.id != made.id]
    if any(_same(row, made) for row in others):
        raise rule("name", "signatory.same", name=made.name)
    verb = "Thêm" if signatory_id is None else "Sửa"
    with desk.store.act(f"{verb} người ký {made.name}") as act:
        if signatory_id is None:
            return act.insert(made)
        made = replace(made, is_sample=desk.store.get(Signatory, signatory_id).is_sample)
        act.update(made)
    return made


def _same(first: Signatory, second: Signatory) -> bool:
    return (first.name, first.capacity, first.valid_from) == (
        second.name,
        second.capacity,
        second.valid_from,
    )


def remove_signatory(desk: Desk, signatory_id: int) -> None:
    """Delete a người ký no decision names; raises signatory.in_use for one who signed."""
    row = desk.store.get(Signatory, signatory_id)
    if desk.store.where(Decision, signatory_id=signatory_id):
        raise rule("signatory", "signatory.in_use", name=row.name)
    with desk.store.act(f"Xóa người ký {row.name}") as act:
        act.delete(Signatory, signatory_id)


def signing_on(desk: Desk, day: date) -> tuple[Signatory, ...]:
    """Who may sign a decision on `day`: chairman first, then those for him, newest first."""
    rows = [
        row
        for row in desk.store.all(Signatory)
        if row.capacity in CAPACITY_LINES and valid_on(row, day)
    ]
    order = list(CAPACITY_LINES)
    return tuple(sorted(rows, key=lambda row: (order.index(row.capacity), -row.id)))


def rounding_offers(desk: Desk, day: date) -> tuple[RoundingOffer, ...]:
    """Every way of rounding with its amounts for the commune's own Giấy khen on `day`.

    A kind of subject that has no rate on the day is left out. The accountant decides, seeing
    both (the rule of earlier decrees is "chưa xác nhận").
    """
    salaries, rates = desk.store.all(BaseSalary), desk.store.all(PrizeRate)
    held = newest_on(desk.store.all(RoundingRule), day)
    offers: list[RoundingOffer] = []
    for choice in shipped.rounding_choices(desk.shipped):
        table = PrizeTable(salaries, rates, (choice,))
        chosen = held is not None and (held.mode, held.step_vnd) == (choice.mode, choice.step_vnd)
        offers.append(RoundingOffer(choice, _amounts(desk, table, day), chosen))
    return tuple(offers)


def _amounts(desk: Desk, table: PrizeTable, day: date) -> tuple[tuple[SubjectKind, int], ...]:
    own = min((f for f in desk.store.all(AwardForm) if f.decided_by_commune), key=_place)
    found: list[tuple[SubjectKind, int]] = []
    for subject in SubjectKind:
        try:
            prize = prize_on(table, own.key, subject=subject, day=day)
        except RuleError:
            continue
        found.append((subject, prize.amount_vnd))
    return tuple(found)


def _place(form: AwardForm) -> int:
    return form.position


def choose_rounding(desk: Desk, key: str, *, day: date) -> RoundingRule | None:
    """Let a shipped way of rounding hold: the first choice at once, a later one from `day`.

    Earlier decisions keep theirs. Returns None when it holds already.
    """
    choice = next(row for row in shipped.rounding_choices(desk.shipped) if row.key == key)
    rows = desk.store.all(RoundingRule)
    held = newest_on(rows, day)
    if held is not None and (held.mode, held.step_vnd) == (choice.mode, choice.step_vnd):
        return None
    with desk.store.act("Chọn cách làm tròn tiền thưởng") as act:
        if held is None:
            return act.insert(choice)
        if held.valid_from >= day:
            changed = replace(
                held, mode=choice.mode, step_vnd=choice.step_vnd, source=choice.source
            )
            act.update(changed)
            return changed
        act.update(replace(held, valid_to=day - timedelta(days=1)))
        return act.insert(replace(choice, key=f"{key}-{day:%Y%m%d}", valid_from=day))
