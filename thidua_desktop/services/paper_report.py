"""The Báo cáo tổng kết as at a day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.documents.final_report import (
    AwardTotals,
    FieldReport,
    FinalReport,
    IndicatorLine,
)
from thidua_desktop.documents.parts import PaperNumber
from thidua_desktop.documents.report_registers import DifficultyLine, InitiativeLine, RoleModelLine
from thidua_desktop.domain.records import Award, AwardForm, AwardRound, Decision, Person, Unit
from thidua_desktop.domain.terms import DecisionState, InitiativeKind, SubjectKind
from thidua_desktop.services.difficulties import Standing, difficulties, standing
from thidua_desktop.services.initiatives import initiatives
from thidua_desktop.services.paper_heads import (
    campaign_opening,
    committee_signer,
    commune_issuer,
    is_provisional,
    movement,
)
from thidua_desktop.services.paper_results import indicator_line
from thidua_desktop.services.role_models import role_models, who

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.domain.records import Difficulty, Initiative, RoleModel
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


def report_data(desk: Desk, board: CampaignBoard, day: date) -> FinalReport:
    """Fill the Báo cáo tổng kết as at `day`; what only the officer can say stays a blank."""
    units = board.units(day)
    return FinalReport(
        issuer=commune_issuer(desk),
        number=PaperNumber("BC-UBND", None, None, day.year),
        campaign=movement(board),
        opening=campaign_opening(board),
        as_at=day,
        provisional=is_provisional(board),
        launch_facts=(f"Số cơ quan, đơn vị, trường học, thôn tham gia phong trào: {len(units)}",),
        fields=tuple(_field_report(board, f.id, units, day) for f in board.fields),
        silent_units=tuple(u.name for u in units if not board.sheet(u.id, day).with_data),
        initiatives=tuple(
            _initiative(desk, board, row)
            for row in initiatives(desk, board.campaign.id)
            if row.on_day is None or row.on_day <= day
        ),
        role_models=tuple(
            _role_model(desk, row)
            for row in reversed(role_models(desk, board.campaign.id))
            if row.campaign_id is not None and row.found_on <= day
        ),
        difficulties=tuple(
            _difficulty(board, row, day) for row in difficulties(desk, board.campaign.id, day=day)
        ),
        awards=_award_totals(desk, board.campaign.id, day),
        recipients=(
            "UBND tỉnh (b/c)",
            "Thường trực Đảng ủy, HĐND xã",
            "Chủ tịch, các Phó Chủ tịch UBND xã",
            f"Lưu: VT, {desk.office.department_code}",
        ),
        signer=committee_signer(desk, day),
    )


def _initiative(desk: Desk, board: CampaignBoard, row: Initiative) -> InitiativeLine:
    whose = board.unit(row.unit_id).name
    if row.person_id is not None:
        whose = f"{desk.store.get(Person, row.person_id).name}, {whose}"
    by = row.recognised_document or (f"{row.confirmed_by} xác nhận" if row.confirmed_by else "")
    on = f", ngày {format_short(row.on_day)}" if by and row.on_day else ""
    return InitiativeLine(
        title=row.title,
        is_model=row.kind is InitiativeKind.MODEL,
        whose=whose,
        recognised=f"{by}{on}",
    )


def _role_model(desk: Desk, row: RoleModel) -> RoleModelLine:
    whose, unit = who(desk, row), desk.store.get(Unit, row.unit_id).name
    return RoleModelLine(
        whose=whose if whose == unit else f"{whose}, {unit}",
        title=row.title,
        made_known=row.made_known,
    )


def _difficulty(board: CampaignBoard, row: Difficulty, day: date) -> DifficultyLine:
    """Write a difficulty as it stood on `day`: a later answer is not known yet."""
    settled = standing(row, day) is Standing.ANSWERED
    return DifficultyLine(
        content=row.content,
        unit="" if row.unit_id is None else board.unit(row.unit_id).name,
        owner=row.owner,
        due_on=row.due_on,
        answer=row.answer if settled else "",
        answered_on=row.answered_on if settled else None,
    )


def _field_report(
    board: CampaignBoard, field_id: int, units: Sequence[Unit], day: date
) -> FieldReport:
    field = next(f for f in board.fields if f.id == field_id)
    lines = [indicator_line(board, i, units, day) for i in board.indicators_of(field_id)]
    states = [line.state for line in lines]
    reached = states.count("Đạt")
    no_data = states.count("Chưa có số liệu") + states.count("Chưa đủ số liệu")
    return FieldReport(
        name=field.title,
        indicators=tuple(
            IndicatorLine(
                name=line.name,
                measure=line.measure,
                target=str(line.target),
                actual=str(line.actual),
                rate=_written(line.rate),
                state=line.state,
                indicator_id=line.indicator_id,
            )
            for line in lines
        ),
        reached=reached,
        missed=states.count("Chưa đạt"),
        no_data=no_data,
    )


def _written(rate: str | Decimal | None) -> str:
    return format_decimal(rate) if isinstance(rate, Decimal) else rate or ""


def _award_totals(desk: Desk, campaign_id: int, day: date) -> tuple[AwardTotals, ...]:
    """Count what this campaign's rounds led to by `day`, form by form."""
    rounds = {held.id for held in desk.store.where(AwardRound, campaign_id=campaign_id)}
    issued = {d.id for d in desk.store.all(Decision) if d.round_id in rounds and _stands(d, day)}
    awards = [a for a in desk.store.all(Award) if a.decision_id in issued]
    names = {form.key: form.name for form in desk.store.all(AwardForm)}
    return tuple(
        AwardTotals(
            form=names[key],
            collectives=sum(a.subject is SubjectKind.COLLECTIVE for a in group),
            persons=sum(a.subject is SubjectKind.PERSON for a in group),
            households=sum(a.subject is SubjectKind.HOUSEHOLD for a in group),
            money=sum(a.amount_vnd or 0 for a in group),
        )
        for key in names
        if (group := [a for a in awards if a.form_key == key])
    )


def _stands(row: Decision, day: date) -> bool:
    decided = row.decided_on
    return row.state is DecisionState.ISSUED and decided is not None and decided <= day
