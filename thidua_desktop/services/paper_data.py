"""What the papers say, taken from a frozen decision or from the board as at a day."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.core.text import lower_first, numbered
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.decision_award import AwardDecision, Awardee, AwardeeKind
from thidua_desktop.documents.final_report import (
    AwardTotals,
    FieldReport,
    FinalReport,
    IndicatorLine,
)
from thidua_desktop.documents.indicator_summary import (
    FieldResults,
    IndicatorResult,
    IndicatorSummary,
)
from thidua_desktop.documents.parts import Issuer, PaperNumber
from thidua_desktop.documents.ranking_list import RankedBlock, RankedUnit, RankingList
from thidua_desktop.domain.aggregate import Combining, commune_result
from thidua_desktop.domain.grading import grade
from thidua_desktop.domain.records import Award, AwardForm, Decision, Initiative
from thidua_desktop.domain.terms import (
    CampaignState,
    CellState,
    DecisionState,
    MovementGrade,
    Rule,
    SubjectKind,
)
from thidua_desktop.domain.typed import GRADE_LABELS, write_cell
from thidua_desktop.services.freezing import CAPACITY_LINES
from thidua_desktop.services.office import signing_on

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from thidua_desktop.domain.aggregate import CommuneResult
    from thidua_desktop.domain.decision import FrozenDecision
    from thidua_desktop.domain.progress import CellResult
    from thidua_desktop.domain.ranking import Ranked
    from thidua_desktop.domain.records import Indicator, IndicatorVersion, Unit
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

KINDS = {
    SubjectKind.COLLECTIVE.name: AwardeeKind.COLLECTIVE,
    SubjectKind.PERSON.name: AwardeeKind.PERSON,
    SubjectKind.HOUSEHOLD.name: AwardeeKind.HOUSEHOLD,
}
GRADES = {
    MovementGrade.EXCELLENT: "Xuất sắc",
    MovementGrade.GOOD: "Tốt",
    MovementGrade.FAIR: "Khá",
    MovementGrade.BELOW: "Chưa đạt",
}
NO_DATA = "chưa có số liệu"
NO_PLACE = "–"


def commune_issuer(desk: Desk) -> Issuer:
    """Head papers as the commune's People's Committee."""
    office = desk.office
    lines = ("ỦY BAN NHÂN DÂN", f"XÃ {office.commune.upper()}")
    return Issuer(lines=lines, name=office.name, place=office.commune)


def department_issuer(desk: Desk) -> Issuer:
    """Head papers as the department."""
    office = desk.office
    return Issuer(
        lines=(office.department.upper(),),
        name=office.department,
        place=office.commune,
        superior=(f"UBND XÃ {office.commune.upper()}",),
    )


def decision_data(row: Decision, frozen: FrozenDecision) -> AwardDecision:
    """Say what the decision says; its number and day may still be open."""
    year = frozen.day_of_amounts.year
    return AwardDecision(
        issuer=Issuer(lines=frozen.agency, name=frozen.office_name, place=frozen.place),
        number=PaperNumber(row.symbol, row.number, row.decided_on, year),
        decider=frozen.issuer_title,
        decider_name=f"Chủ tịch {frozen.office_name}",
        award="Giấy khen",
        subject=_subject(frozen),
        bases=frozen.bases,
        proposal=frozen.proposal,
        awardees=tuple(
            Awardee(KINDS[r.subject], r.printed_name, r.subtitle or r.unit_name, r.amount_vnd)
            for r in frozen.recipients
        ),
        achievement=frozen.achievement,
        prize_basis=frozen.prize_source,
        fund=frozen.fund_source,
        executors=(
            f"Chánh Văn phòng HĐND và UBND xã, Trưởng {lower_first(frozen.department)}, "
            "thủ trưởng các cơ quan, đơn vị có liên quan và các tập thể, cá nhân có tên trong "
            "danh sách chịu trách nhiệm thi hành Quyết định này"
        ),
        recipients=(
            "Như Điều 3",
            "Thường trực Đảng ủy, HĐND xã",
            "Chủ tịch, các Phó Chủ tịch UBND xã",
            f"Lưu: VT, {frozen.department_code}",
        ),
        signer=Signer(frozen.capacity_lines, frozen.signer_name),
    )


def _subject(frozen: FrozenDecision) -> str:
    if not frozen.campaign_short_name:
        return frozen.excerpt
    return f"{frozen.excerpt} trong phong trào thi đua {frozen.campaign_short_name}"


def is_provisional(board: CampaignBoard) -> bool:
    """Whether papers still say TẠM TÍNH."""
    return board.campaign.state is not CampaignState.CLOSED


def movement(board: CampaignBoard) -> str:
    """Name the campaign as papers do."""
    return f"phong trào thi đua {board.campaign.short_name}"


def summary_data(desk: Desk, board: CampaignBoard, day: date) -> IndicatorSummary:
    """Fill the Bảng tổng hợp kết quả thực hiện chỉ tiêu as at `day`."""
    units = board.units(day)
    return IndicatorSummary(
        issuer=department_issuer(desk),
        number=None,
        campaign=movement(board),
        as_at=day,
        provisional=is_provisional(board),
        fields=tuple(
            FieldResults(
                numbered(field.number, ""),
                field.title,
                tuple(_summary_line(board, i, units, day) for i in board.indicators_of(field.id)),
            )
            for field in board.fields
        ),
        signers=(Signer(("NGƯỜI LẬP BIỂU",)), Signer(("TRƯỞNG PHÒNG",))),
        units=tuple(unit.short_name for unit in units),
    )


def _results(
    board: CampaignBoard, indicator: Indicator, units: Sequence[Unit], day: date
) -> list[CellResult]:
    found = (board.result(u.id, indicator.id, day) for u in units)
    return [r for r in found if r is not None and r.scored]


def _summary_line(
    board: CampaignBoard, indicator: Indicator, units: Sequence[Unit], day: date
) -> IndicatorResult:
    version = board.version(indicator.id, day)
    results = _results(board, indicator, units, day)
    actual, rate = _actual(indicator, results)
    return IndicatorResult(
        name=version.text.rstrip(".") if version else "",
        measure=indicator.measure_unit or "",
        target=_target(indicator, version),
        actual=actual,
        rate=rate,
        state=_state(results),
        note=_note(results),
        by_unit=tuple(_unit_value(board, u, indicator, day) for u in units),
    )


def _target(indicator: Indicator, version: IndicatorVersion | None) -> str:
    if indicator.rule is Rule.DONE:
        return "Hoàn thành"
    if indicator.rule is Rule.GRADE:
        return "Tốt"
    if version is None or version.target is None:
        return "chưa giao"
    sign = {Rule.AT_LEAST: "≥ ", Rule.AT_MOST: "≤ "}.get(indicator.rule, "")
    number = format_decimal(version.target)
    return number if version.target == 0 else f"{sign}{number}"


def _actual(
    indicator: Indicator, results: Sequence[CellResult]
) -> tuple[str, str | Decimal | None]:
    """Return the commune's own value, and the percent of units or parts that stand behind it."""
    if not results:
        return "không phát sinh", None
    if len(results) == 1:
        only = results[0]
        text = write_cell(only.value, indicator.rule) if only.value else NO_DATA
        return text, None if only.achievement is None else _percent(only.achievement * 100)
    whole = commune_result(indicator, results)
    return _whole(whole), _rate(whole)


def _whole(whole: CommuneResult) -> str:
    if whole.with_data == 0:
        return NO_DATA
    if whole.grades:
        return "; ".join(f"{GRADE_LABELS[g]}: {n}" for g, n in whole.grades if n)
    if whole.combining is Combining.NOT_COMBINED:
        return "không tổng hợp"
    if whole.done is not None and whole.total is not None:
        return f"{_number(whole.done)}/{_number(whole.total)}"
    return NO_DATA if whole.value is None else _number(whole.value)


def _rate(whole: CommuneResult) -> Decimal | None:
    if whole.combining is Combining.SUM or whole.value is None:
        return None
    return _percent(whole.value)


def _percent(value: Fraction) -> Decimal:
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(Decimal("0.1"))


def _number(value: Fraction) -> str:
    return format_decimal(Decimal(value.numerator) / Decimal(value.denominator))


def _state(results: Sequence[CellResult]) -> str:
    if not results:
        return "Không phát sinh"
    reached, known = sum(r.reached for r in results), sum(r.has_data for r in results)
    if known == 0:
        return "Chưa có số liệu"
    return "Đạt" if reached == len(results) else "Chưa đạt"


def _note(results: Sequence[CellResult]) -> str:
    if len(results) < 2:  # noqa: PLR2004 - one unit speaks for itself
        return ""
    reached, known = sum(r.reached for r in results), sum(r.has_data for r in results)
    note = f"{reached}/{len(results)} đơn vị đạt"
    return note if known == len(results) else f"{note}; {len(results) - known} chưa có số liệu"


def _unit_value(
    board: CampaignBoard, unit: Unit, indicator: Indicator, day: date
) -> str | Decimal | None:
    result = board.result(unit.id, indicator.id, day)
    if result is None or result.state is CellState.NO_DUTY:
        return None
    return write_cell(result.value, indicator.rule) if result.value else NO_DATA


def ranking_data(desk: Desk, board: CampaignBoard, day: date) -> RankingList:
    """Fill the Bảng xếp hạng of every block as at `day`."""
    campaign = board.campaign
    return RankingList(
        issuer=department_issuer(desk),
        number=None,
        campaign=movement(board),
        as_at=day,
        provisional=is_provisional(board),
        blocks=tuple(
            RankedBlock(
                block.name,
                tuple(_ranked(board, line) for line in board.ranking(block.id, day)),
            )
            for block in board.blocks
        ),
        signers=(Signer(("NGƯỜI LẬP BIỂU",)), Signer(("TRƯỞNG PHÒNG",))),
        scale_note=(
            f"Xếp loại phong trào theo thang điểm do cơ quan đặt: Xuất sắc từ "
            f"{format_decimal(campaign.grade_excellent)}, Tốt từ "
            f"{format_decimal(campaign.grade_good)}, Khá từ {format_decimal(campaign.grade_fair)} "
            "điểm; không phải quy định của pháp luật."
        ),
    )


def _ranked(board: CampaignBoard, line: Ranked) -> RankedUnit:
    sheet = line.sheet
    found = grade(sheet.total, board.campaign)
    notes = [f"{sheet.with_data}/{sheet.scored} chỉ tiêu có số liệu"]
    notes += [veto.reason for veto in sheet.vetoes]
    return RankedUnit(
        place=line.place,
        name=board.unit(sheet.unit_id).name,
        total=sheet.total,
        bonus=sheet.bonus,
        deduction=sheet.deduction,
        grade=GRADES[found] if found and line.place is not None else NO_PLACE,
        note="; ".join(notes),
    )


def report_data(desk: Desk, board: CampaignBoard, day: date) -> FinalReport:
    """Fill the Báo cáo tổng kết as at `day`; what only the officer can say stays a blank."""
    units = board.units(day)
    signatory = next(iter(signing_on(desk, day)), None)
    lines = CAPACITY_LINES[signatory.capacity] if signatory else ("CHỦ TỊCH",)
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
            f"{i.title} ({board.unit(i.unit_id).name})"
            for i in desk.store.where(Initiative, campaign_id=board.campaign.id)
            if i.on_day is not None and i.on_day <= day
        ),
        awards=_award_totals(desk),
        recipients=(
            "UBND tỉnh (b/c)",
            "Thường trực Đảng ủy, HĐND xã",
            "Chủ tịch, các Phó Chủ tịch UBND xã",
            f"Lưu: VT, {desk.office.department_code}",
        ),
        signer=Signer(("TM. ỦY BAN NHÂN DÂN", *lines), signatory.name if signatory else ""),
    )


def campaign_opening(board: CampaignBoard) -> str:
    """Name the plan that papers carry out: "Thực hiện Kế hoạch số … về phong trào …"."""
    campaign = board.campaign
    number = f" số {campaign.document_number}" if campaign.document_number else ""
    day = f" ngày {format_date(campaign.document_date)}" if campaign.document_date else ""
    issuer = f" của {campaign.issuer}" if campaign.issuer else ""
    return f"Thực hiện Kế hoạch{number}{day}{issuer} về {movement(board)}"


def _field_report(
    board: CampaignBoard, field_id: int, units: Sequence[Unit], day: date
) -> FieldReport:
    field = next(f for f in board.fields if f.id == field_id)
    lines = [_summary_line(board, i, units, day) for i in board.indicators_of(field_id)]
    states = [line.state for line in lines]
    reached = states.count("Đạt")
    no_data = states.count("Chưa có số liệu")
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
            )
            for line in lines
        ),
        reached=reached,
        missed=states.count("Chưa đạt"),
        no_data=no_data,
    )


def _written(rate: str | Decimal | None) -> str:
    return format_decimal(rate) if isinstance(rate, Decimal) else rate or ""


def _award_totals(desk: Desk) -> tuple[AwardTotals, ...]:
    issued = {d.id for d in desk.store.all(Decision) if d.state is DecisionState.ISSUED}
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
