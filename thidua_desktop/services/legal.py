"""Văn bản pháp lý, lương cơ sở, mức thưởng, hình thức: dated rows that the office keeps itself.

What was issued before stays as it was: decisions are frozen, and read none of these rows again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.numbers import format_decimal, format_money
from thidua_desktop.core.text import clean, name_key
from thidua_desktop.domain.records import (
    Award,
    AwardForm,
    BaseSalary,
    LegalInstrument,
    Nomination,
    PrizeRate,
    StockItem,
)
from thidua_desktop.domain.terms import Origin, PaperKind, SubjectKind
from thidua_desktop.services.typed_fields import UNCHECKED, Checking, Reading

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

Dated = LegalInstrument | BaseSalary | PrizeRate
LegalRow = Dated | AwardForm
R = TypeVar("R", LegalInstrument, BaseSalary, PrizeRate, AwardForm)
P = TypeVar("P", BaseSalary, PrizeRate)

CITABLE: Final = (PaperKind.DECISION, PaperKind.FINAL_REPORT)
OWN_KEY: Final = "co-quan-"
"""How the key of a row begins that the office added; only such a row can be deleted."""


class Validity(Enum):
    """How a dated row stands on a day."""

    IN_FORCE = "IN_FORCE"
    NOT_YET = "NOT_YET"
    ENDED = "ENDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentForm:
    """Văn bản pháp lý as typed; `cite_order` is its place among the căn cứ."""

    title: str = ""
    cited_for: tuple[PaperKind, ...] = ()
    cite_order: str = ""
    note: str = ""
    checking: Checking = UNCHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class SalaryForm:
    """Lương cơ sở as typed, in đồng."""

    amount: str = ""
    source: str = ""
    checking: Checking = UNCHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class RateForm:
    """Mức tiền thưởng as typed: a multiple of the base salary."""

    form_key: str = ""
    subject: SubjectKind = SubjectKind.PERSON
    multiple: str = ""
    source: str = ""
    checking: Checking = UNCHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFormForm:
    """Hình thức, danh hiệu as typed; shares as "2/3" or "80%", blank is not set."""

    name: str = ""
    decided_by_commune: bool = True
    subjects: tuple[SubjectKind, ...] = ()
    vote_share: str = ""
    vote_over: bool = False
    quorum: str = ""
    ended_on: str = ""


def validity(row: Dated, day: date) -> Validity:
    """Tell whether a row holds on `day`; both ends are included."""
    if row.valid_from is not None and day < row.valid_from:
        return Validity.NOT_YET
    if row.valid_to is not None and row.valid_to < day:
        return Validity.ENDED
    return Validity.IN_FORCE


def is_own(row: LegalRow) -> bool:
    """Whether the office added the row, rather than found it in the program."""
    return row.key.startswith(OWN_KEY)


def save_instrument(desk: Desk, form: InstrumentForm, *, row_id: int | None) -> LegalInstrument:
    """Add or change an instrument.

    Codes: legal.title_empty, legal.title_same, legal.order and those of `Reading.dated`.
    """
    found = Reading()
    title = clean(form.title)
    if not title:
        found.refuse("title", "legal.title_empty")
    others = [row for row in desk.store.all(LegalInstrument) if row.id != row_id]
    if any(name_key(row.title) == name_key(title) for row in others):
        found.refuse("title", "legal.title_same")
    order = found.number(form.cite_order, "cite_order", "legal.order") if form.cite_order else 0
    base = _stored(desk, LegalInstrument, row_id) or LegalInstrument(
        key=OWN_KEY + new_uid(), title="", confirmed=False, origin=Origin.OFFICE
    )
    made = replace(
        base,
        title=title,
        cited_for=tuple(kind.name for kind in form.cited_for),
        cite_order=order,
        note=clean(form.note),
        **found.dated(desk, form.checking),
    )
    found.raise_all()
    return _keep(desk, made, f"văn bản – {title}")


def save_salary(desk: Desk, form: SalaryForm, *, row_id: int | None) -> BaseSalary:
    """Add or change a base salary; a new one ends the one that was open before it.

    Codes: legal.amount, legal.source_empty, legal.same_day and those of `Reading.dated`.
    """
    found = Reading()
    amount = found.number(form.amount, "amount", "legal.amount")
    base = _stored(desk, BaseSalary, row_id) or BaseSalary(
        key=OWN_KEY + new_uid(),
        amount_vnd=0,
        valid_from=desk.clock.today(),
        source="",
        confirmed=False,
        origin=Origin.OFFICE,
    )
    made = replace(
        base,
        amount_vnd=amount,
        source=found.source(form.source),
        **found.dated(desk, form.checking, needs_start=True),
    )
    others = [row for row in desk.store.all(BaseSalary) if row.id != made.id]
    found.require_another_day(made, others)
    found.raise_all()
    label = f"lương cơ sở {format_money(amount)}"
    return _keep(desk, made, label, before=_open_before(made, others))


def save_rate(desk: Desk, form: RateForm, *, row_id: int | None) -> PrizeRate:
    """Add or change a prize rate; a new one ends the one that was open before it.

    Codes: legal.multiple, legal.form_missing, legal.subject_wrong, legal.source_empty,
    legal.same_day and those of `Reading.dated`.
    """
    found = Reading()
    multiple = found.decimal(form.multiple, "multiple", "legal.multiple")
    forms = {row.key: row for row in desk.store.all(AwardForm)}
    award_form = forms.get(form.form_key)
    if award_form is None:
        found.refuse("form_key", "legal.form_missing")
    elif award_form.subjects and form.subject not in award_form.subjects:
        found.refuse("subject", "legal.subject_wrong", form=award_form.name)
    base = _stored(desk, PrizeRate, row_id) or PrizeRate(
        key=OWN_KEY + new_uid(),
        form_key="",
        subject=form.subject,
        multiple=multiple,
        valid_from=desk.clock.today(),
        source="",
        confirmed=False,
        origin=Origin.OFFICE,
    )
    made = replace(
        base,
        form_key=form.form_key,
        subject=form.subject,
        multiple=multiple,
        source=found.source(form.source),
        **found.dated(desk, form.checking, needs_start=True),
    )
    others = [
        row
        for row in desk.store.all(PrizeRate)
        if row.id != made.id and (row.form_key, row.subject) == (made.form_key, made.subject)
    ]
    found.require_another_day(made, others)
    found.raise_all()
    name = award_form.name if award_form else ""
    label = f"mức thưởng {name}: {format_decimal(multiple)}"
    return _keep(desk, made, label, before=_open_before(made, others))


def save_award_form(desk: Desk, form: AwardFormForm, *, row_id: int | None) -> AwardForm:
    """Add or change a form of award.

    Codes: legal.name_empty, legal.name_same, legal.share (no fraction or percent of 0 to 1).
    """
    found = Reading()
    name = clean(form.name)
    rows = desk.store.all(AwardForm)
    if not name:
        found.refuse("name", "legal.name_empty")
    if any(row.id != row_id and name_key(row.name) == name_key(name) for row in rows):
        found.refuse("name", "legal.name_same", name=name)
    base = _stored(desk, AwardForm, row_id) or AwardForm(
        key=OWN_KEY + new_uid(),
        name="",
        decided_by_commune=True,
        position=max((row.position for row in rows), default=-1) + 1,
        origin=Origin.OFFICE,
    )
    made = replace(
        base,
        name=name,
        decided_by_commune=form.decided_by_commune,
        subjects=tuple(kind for kind in SubjectKind if kind in form.subjects),
        vote_share=found.share(form.vote_share, "vote_share"),
        vote_over=form.vote_over,
        quorum=found.share(form.quorum, "quorum"),
        ended_on=found.day(form.ended_on, "ended_on"),
        origin=Origin.OFFICE,
    )
    found.raise_all()
    return _keep(desk, made, f"hình thức – {name}")


def remove_row(desk: Desk, row: LegalRow) -> str:
    """Delete a row that the office added; return its name.

    Codes: legal.shipped (it came with the program: give it a last day instead), legal.form_used.
    """
    if not is_own(row):
        raise rule("row", "legal.shipped")
    name = row_name(desk, row)
    if isinstance(row, AwardForm):
        used = (
            *desk.store.where(Nomination, form_key=row.key),
            *desk.store.where(Award, form_key=row.key),
            *desk.store.where(PrizeRate, form_key=row.key),
            *desk.store.where(StockItem, form_key=row.key),
        )
        if used:
            raise rule("row", "legal.form_used", name=name)
    with desk.store.act(f"Xóa {name}") as act:
        act.delete(type(row), row.id)
    return name


def row_name(desk: Desk, row: LegalRow) -> str:
    """Name a row in the words of the office."""
    if isinstance(row, LegalInstrument):
        return row.title
    if isinstance(row, BaseSalary):
        return f"Lương cơ sở {format_money(row.amount_vnd)} từ {format_date(row.valid_from)}"
    if isinstance(row, AwardForm):
        return row.name
    forms = {form.key: form.name for form in desk.store.all(AwardForm)}
    return f"{forms.get(row.form_key, row.form_key)}: {format_decimal(row.multiple)}"


def _stored(desk: Desk, cls: type[R], row_id: int | None) -> R | None:
    return None if row_id is None else desk.store.get(cls, row_id)


def _open_before(made: P, others: list[P]) -> P | None:
    """Find the row that a new one ends on its eve: the newest open one that began earlier."""
    if made.id:
        return None
    earlier = [r for r in others if r.valid_to is None and r.valid_from < made.valid_from]
    newest = max(earlier, key=lambda row: row.valid_from, default=None)
    return newest and replace(newest, valid_to=made.valid_from - timedelta(days=1))


def _keep(desk: Desk, made: R, name: str, *, before: Dated | None = None) -> R:
    """Store a row as one act; what came with the program is the office's own once it is changed."""
    with desk.store.act(f"{'Sửa' if made.id else 'Thêm'} {name}") as act:
        if before is not None:
            act.update(replace(before, origin=Origin.OFFICE))
        return _write(act, replace(made, origin=Origin.OFFICE))


def _write(act: Act, made: R) -> R:
    if made.id:
        act.update(made)
        return made
    return act.insert(made)
