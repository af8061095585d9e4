"""Đăng ký thi đua and giao ước thi đua: what their papers say, and when a block signed.

Here they are drawn afresh from the assignments of the day; those of the whole campaign are kept
as bytes by `campaign_papers`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core import dates, text
from thidua_desktop.core.errors import Problem, RuleError
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.documents import pact, registration_sheet
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.pact import Pact, PactGroup, PactTask
from thidua_desktop.documents.parts import Issuer
from thidua_desktop.documents.registration_sheet import (
    RegisteredTask,
    RegistrationSheet,
    TaskGroup,
)
from thidua_desktop.domain.records import Block
from thidua_desktop.domain.terms import CampaignState, Rule, UnitKind
from thidua_desktop.services.assignment_words import own_target
from thidua_desktop.services.assignments import standing
from thidua_desktop.services.paper_heads import campaign_opening, movement

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.documents.blocks import Document
    from thidua_desktop.domain.records import Assignment, Indicator, IndicatorVersion, Unit
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

HEADS = {
    UnitKind.HAMLET: "TRƯỞNG THÔN",
    UnitKind.SCHOOL: "HIỆU TRƯỞNG",
    UnitKind.BUSINESS: "ĐẠI DIỆN",
}
HEAD = "THỦ TRƯỞNG ĐƠN VỊ"
SHORT_HEAD = "THỦ TRƯỞNG"
OWN_HEADING = frozenset({UnitKind.PARTY, UnitKind.FRONT, UnitKind.BUSINESS})
"""Kinds whose papers stand under no superior of the commune's committee."""

MOST_EXCEPTED = 2


def registration_document(
    desk: Desk, campaign_id: int, unit_ids: Sequence[int], *, day: date
) -> Document:
    """Compose the Bản đăng ký of these units as at `day`; raises registration.no_unit."""
    board = desk.board(campaign_id)
    if not unit_ids:
        raise RuleError(Problem("units", "registration.no_unit"))
    sheets = tuple(_sheet(desk, board, board.unit(n), day) for n in unit_ids)
    return registration_sheet.compose(sheets)


def every_registration(desk: Desk, campaign_id: int, *, day: date) -> Document:
    """Compose the Bản đăng ký of every unit, block by block; raises registration.no_unit."""
    board = desk.board(campaign_id)
    units = [u.id for block in board.blocks for u in board.units(day, block_id=block.id)]
    return registration_document(desk, campaign_id, units, day=day)


def pact_document(desk: Desk, campaign_id: int, block_id: int, *, day: date) -> Document:
    """Compose the Giao ước of a block as at `day`; raises registration.no_unit."""
    board = desk.board(campaign_id)
    block = next(b for b in board.blocks if b.id == block_id)
    if not board.units(day, block_id=block_id):
        raise RuleError(Problem("units", "registration.no_unit"))
    return pact.compose(_pact(desk, board, block, day))


def every_pact(desk: Desk, campaign_id: int, *, day: date) -> Document:
    """Compose the Giao ước of every block that has units; raises registration.no_unit."""
    board = desk.board(campaign_id)
    blocks = blocks_with_units(board, day)
    if not blocks:
        raise RuleError(Problem("units", "registration.no_unit"))
    return pact.compose(*(_pact(desk, board, block, day) for block in blocks))


def blocks_with_units(board: CampaignBoard, day: date) -> tuple[Block, ...]:
    """List the blocks that take part on `day`."""
    return tuple(block for block in board.blocks if board.units(day, block_id=block.id))


def _pact(desk: Desk, board: CampaignBoard, block: Block, day: date) -> Pact:
    office, units = desk.office, board.units(day, block_id=block.id)
    return Pact(
        issuer=Issuer(
            lines=(block.name.upper(),),
            name=office.name,
            place=office.commune,
            superior=(f"UBND XÃ {office.commune.upper()}",),
        ),
        block=block.name,
        campaign=movement(board),
        opening=campaign_opening(board),
        units=tuple(u.name for u in units),
        groups=_pact_groups(board, units, day),
        signers=tuple(_head(u, named=True) for u in units),
        follower=office.department,
        year=day.year,
        day=block.pact_on,
    )


def sign_pact(desk: Desk, block_id: int, typed: str) -> None:
    """Record the day on which a block signed its pact; blank takes it back.

    Codes: those of dates, campaign.closed.
    """
    block = desk.store.get(Block, block_id)
    campaign = desk.board(block.campaign_id).campaign
    if campaign.state is CampaignState.CLOSED:
        raise RuleError(Problem("campaign", "campaign.closed", {"name": campaign.short_name}))
    day = dates.parse_date(typed, field="pact_on") if text.clean(typed) else None
    with desk.store.act(f"Ghi ngày ký giao ước – {block.name}") as act:
        act.update(replace(block, pact_on=day))


# the sheet of a unit


def _sheet(desk: Desk, board: CampaignBoard, unit: Unit, day: date) -> RegistrationSheet:
    office = desk.office
    own = unit.kind in OWN_HEADING
    return RegistrationSheet(
        issuer=Issuer(
            lines=(unit.name.upper(),),
            name=unit.name,
            place=office.commune,
            superior=() if own else (f"UBND XÃ {office.commune.upper()}",),
        ),
        unit=unit.name,
        addressee=f"{office.name} (qua {office.department})",
        campaign=movement(board),
        opening=campaign_opening(board),
        groups=_groups(board, unit, day),
        signers=_signers(unit),
        recipients=("Như trên", office.department, "Lưu: đơn vị"),
        year=day.year,
    )


def _signers(unit: Unit) -> tuple[Signer, ...]:
    """Name who signs; a thôn has no seal, so the commune confirms it."""
    head = _head(unit, named=False)
    if unit.kind is not UnitKind.HAMLET:
        return (head,)
    confirmed = Signer(("XÁC NHẬN", "CỦA UBND XÃ"))
    return confirmed, Signer(("TRƯỞNG BAN", "CÔNG TÁC MẶT TRẬN")), head


def _head(unit: Unit, *, named: bool) -> Signer:
    if not named:
        return Signer((HEADS.get(unit.kind, HEAD),), unit.head or "")
    return Signer((HEADS.get(unit.kind, SHORT_HEAD), unit.short_name.upper()), unit.head or "")


def _groups(board: CampaignBoard, unit: Unit, day: date) -> tuple[TaskGroup, ...]:
    groups: list[TaskGroup] = []
    for field in board.fields:
        tasks = [
            _task(board, indicator, version, given)
            for indicator, version in _in_force(board, field.id, day)
            if (given := standing(board, unit.id, indicator.id, day)) is not None
            and not given.no_duty
        ]
        if tasks:
            groups.append(TaskGroup(field.title, tuple(tasks)))
    return tuple(groups)


def _in_force(
    board: CampaignBoard, field_id: int, day: date
) -> list[tuple[Indicator, IndicatorVersion]]:
    return [
        (indicator, version)
        for indicator in board.indicators_of(field_id)
        if (version := board.version(indicator.id, day)) is not None
        and (indicator.active_to is None or day <= indicator.active_to)
    ]


def _task(
    board: CampaignBoard, indicator: Indicator, version: IndicatorVersion, given: Assignment
) -> RegisteredTask:
    target = asked_target(indicator, own_target(given, version), strict=version.strict)
    if given.is_contributor and given.target is None:
        target = "phối hợp"
    registered = given.registered_target
    return RegisteredTask(
        name=version.text.rstrip(" ."),
        measure=measure_of(indicator),
        target=target,
        registered="" if registered is None else asked_target(indicator, registered, strict=False),
        responsible=given.responsible or "",
        deadline=given.deadline or version.deadline or board.campaign.ends,
    )


def measure_of(indicator: Indicator) -> str:
    """Name what an indicator is counted in; blank where nothing is counted."""
    return indicator.measure_unit or ("%" if indicator.rule is Rule.RATIO else "")


def asked_target(indicator: Indicator, target: Decimal | None, *, strict: bool) -> str:
    """Write a target as a sheet for a unit shows it: ≥ 5, Hoàn thành."""
    if indicator.rule is Rule.DONE:
        return "Hoàn thành"
    if indicator.rule is Rule.GRADE:
        return "Tốt"
    if target is None:
        return ""
    signs = {Rule.AT_LEAST: (">" if strict else "≥"), Rule.AT_MOST: ("<" if strict else "≤")}
    sign = signs.get(indicator.rule, "")
    number = format_decimal(target)
    return f"{sign} {number}" if sign and target else number


# the pact of a block


def _pact_groups(board: CampaignBoard, units: Sequence[Unit], day: date) -> tuple[PactGroup, ...]:
    groups: list[PactGroup] = []
    for field in board.fields:
        tasks = [
            task
            for indicator, version in _in_force(board, field.id, day)
            if (task := _pact_task(board, indicator, version, units=units, day=day)) is not None
        ]
        if tasks:
            groups.append(PactGroup(field.title, tuple(tasks)))
    return tuple(groups)


def _pact_task(
    board: CampaignBoard,
    indicator: Indicator,
    version: IndicatorVersion,
    *,
    units: Sequence[Unit],
    day: date,
) -> PactTask | None:
    found = [(u, standing(board, u.id, indicator.id, day)) for u in units]
    given = [(u, a) for u, a in found if a is not None and not a.no_duty]
    if not given:
        return None
    own = [
        f"{u.short_name}: {format_decimal(number)}"
        for u, a in given
        if (number := a.registered_target if a.registered_target is not None else a.target)
        is not None
    ]
    return PactTask(
        name=version.text.rstrip(" ."),
        measure=measure_of(indicator),
        target=asked_target(indicator, version.target, strict=version.strict),
        units=_who(units, [u for u, _ in given]),
        higher="; ".join(own),
    )


def _who(units: Sequence[Unit], given: Sequence[Unit]) -> str:
    """Name the units of a task, or the few of the block that do not have it."""
    if len(given) == len(units):
        return "Cả khối"
    others = [u.short_name for u in units if u not in given]
    if len(others) <= MOST_EXCEPTED and len(given) > len(others) + MOST_EXCEPTED:
        return f"Cả khối, trừ {', '.join(others)}"
    return ", ".join(u.short_name for u in given)
