"""What the Kế hoạch of a campaign says, taken from its record so that a reader gets it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.dates import format_short
from thidua_desktop.core.numbers import format_count, format_decimal
from thidua_desktop.core.text import clean, fold, lower_first
from thidua_desktop.documents.blocks import Signer
from thidua_desktop.documents.parts import Issuer
from thidua_desktop.documents.plan_paper import PlanPaper, PlanSubject
from thidua_desktop.domain.terms import Rule, ScopeKind, UnitKind
from thidua_desktop.planread.dates import span
from thidua_desktop.planread.rules import propose
from thidua_desktop.services.campaigns import facts_of, parents_of
from thidua_desktop.services.paper_heads import committee_signer, commune_issuer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

    from thidua_desktop.domain.records import Field, Indicator, IndicatorVersion, ParentCampaign
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.plan_form import PlanForm

SYMBOL: Final = "KH-UBND"
_COMMITTEE: Final = re.compile(r"(?:ủy|uỷ) ban nhân dân\s+(?P<area>.+)", re.IGNORECASE)
_SHORT: Final = re.compile(r"UBND\b")
_ARABIC: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}")
_NUMBER: Final = re.compile(r"\d+[A-Za-z]?\s?[/-]\s?[^\W\d_][\w/-]*")
_KINDS: Final = {"QĐ": "Quyết định", "KH": "Kế hoạch", "CV": "Công văn", "CT": "Chỉ thị"}
_CAPACITY_BREAKS: Final = re.compile(
    r"\s+(?=(?:KT|TL|TUQ|Q)\.\s)"
    r"|\s+(?=PHÓ\s)"
    r"|(?<!PHÓ)(?<!QUYỀN)(?<!HIỆU)(?<!TRẠM)(?<!HUY)(?<!TỔNG)(?<!KT\.)(?<!TL\.)(?<!TUQ\.)(?<!Q\.)"
    r"\s+(?=(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG|HIỆU TRƯỞNG|(?:TỔNG )?GIÁM ĐỐC|CHÁNH|CHỦ NHIỆM|TRẠM TRƯỞNG|"
    r"CHỈ HUY TRƯỞNG)\b)"
)
_EACH: Final = {
    UnitKind.DEPARTMENT: "cơ quan",
    UnitKind.SCHOOL: "trường học",
    UnitKind.HEALTH: "trạm y tế",
    UnitKind.HAMLET: "thôn",
    UnitKind.PARTY: "chi bộ",
    UnitKind.FRONT: "đoàn thể",
    UnitKind.POLICE_MILITARY: "công an",
    UnitKind.BUSINESS: "doanh nghiệp",
}


def plan_data(desk: Desk, board: CampaignBoard, day: date) -> PlanPaper:
    """Fill the plan with what is recorded; indicators as they stand on `day`."""
    facts = facts_of(desk, board.campaign.id)
    office = commune_issuer(desk)
    issuer = _issuer(facts, office)
    bases, joins = _with_parents(facts.legal_bases, parents_of(desk, board.campaign.id))
    return PlanPaper(
        issuer=issuer,
        number=facts.document_number or "",
        symbol=SYMBOL,
        day=facts.document_date,
        year=(facts.document_date or facts.starts or day).year,
        title=facts.title,
        bases=bases,
        joins=joins,
        subjects=_subjects(board, day),
        period=_period(facts),
        award_forms=facts.award_forms,
        criteria=facts.criteria,
        follower=desk.office.department,
        recipients=facts.recipients
        or (
            "Thường trực Đảng ủy, HĐND xã",
            "Chủ tịch, các Phó Chủ tịch UBND xã",
            "Các phòng, cơ quan, đơn vị, trường học (t/h)",
            "Các thôn trên địa bàn xã (t/h)",
            f"Lưu: VT, {desk.office.department_code}",
        ),
        signer=_signer(desk, facts, day),
    )


def _issuer(facts: PlanForm, office: Issuer) -> Issuer:
    """Head the plan as the campaign says who issues it, else as the office."""
    name = _SHORT.sub("Ủy ban nhân dân", clean(facts.issuer or ""))
    if not name or fold(name) == fold(office.name):
        return office
    place = facts.place or office.place
    found = _COMMITTEE.fullmatch(name)
    lines = ("ỦY BAN NHÂN DÂN", found["area"].upper()) if found else (name.upper(),)
    return Issuer(lines=lines, name=name, place=place)


def _signer(desk: Desk, facts: PlanForm, day: date) -> Signer:
    if not facts.signer_name or not facts.signer_capacity:
        return committee_signer(desk, facts.document_date or day)
    return Signer(capacity_lines(facts.signer_capacity), facts.signer_name)


def capacity_lines(capacity: str) -> tuple[str, ...]:
    """Part "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH" as it stands above a signature."""
    return tuple(_CAPACITY_BREAKS.split(clean(capacity)))


# the papers and campaigns above


def _with_parents(
    bases: tuple[str, ...], parents: Sequence[ParentCampaign]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Cite each upper campaign that no basis names yet; one without a paper is joined."""
    cited, joins = list(bases), list[str]()
    for parent in parents:
        if parent.document and not _is_cited(parent.document, cited):
            cited.append(f"Căn cứ {_paper(parent.document)} về {lower_first(parent.title)}")
        elif not parent.document and not _is_cited(parent.title, cited):
            joins.append(parent.title)
    return tuple(cited), tuple(joins)


def _is_cited(words: str, bases: Sequence[str]) -> bool:
    found = _NUMBER.search(words)
    wanted = fold(found[0] if found else words)
    return any(wanted in fold(basis) for basis in bases)


def _paper(document: str) -> str:
    """Name a paper of which only the number is on record by its symbol."""
    if _NUMBER.match(document) is None:
        return document
    symbol = re.split(r"[/-]", document, maxsplit=1)[1]
    kind = next((name for mark, name in _KINDS.items() if symbol.startswith(mark)), "Văn bản")
    return f"{kind} số {document}"


# fields and their indicators


def _subjects(board: CampaignBoard, day: date) -> tuple[PlanSubject, ...]:
    """Keep the printed numbers; where one is no arabic number, all are counted from 1.

    Roman numbers and letters would stand beside the plan's own parts.
    """
    kept = all(_ARABIC.fullmatch(field.number.strip(" .")) for field in board.fields)
    return tuple(
        PlanSubject(
            field.number.strip(" .") if kept else str(at),
            clean(field.title).rstrip(" .:;"),
            _tasks(board, field, day),
        )
        for at, field in enumerate(board.fields, start=1)
    )


def _tasks(board: CampaignBoard, field: Field, day: date) -> tuple[str, ...]:
    return tuple(
        task_words(row, version)
        for row in board.indicators_of(field.id)
        if (row.active_to is None or day <= row.active_to)
        and (version := board.version(row.id, day)) is not None
    )


def task_words(row: Indicator, version: IndicatorVersion) -> str:
    """Print an indicator's own text; a target it does not say is said behind it."""
    words = clean(version.text)
    target = version.target
    if target is None or row.rule in {Rule.DONE, Rule.GRADE} or _says(words, row, version):
        return words
    return f"{words.rstrip(' .;:')}: {_each(row)}{_measured(row, version, target)}"


def _says(words: str, row: Indicator, version: IndicatorVersion) -> bool:
    """Whether who reads the words finds the recorded target.

    For whom it is counts only where the commune's one and a unit's one differ: "ít nhất 01".
    """
    read = propose(words, ())
    whom = row.rule is not Rule.AT_LEAST or read.scope.kind is row.scope
    return whom and (read.rule, read.target, read.strict) == (
        row.rule,
        version.target,
        version.strict,
    )


def _each(row: Indicator) -> str:
    if row.rule is not Rule.AT_LEAST or row.scope is ScopeKind.COMMUNE:
        return ""
    nouns = [_EACH[kind] for kind in row.scope_kinds if kind in _EACH] or ["đơn vị"]
    return f"mỗi {' và '.join(nouns)} "


def _measured(row: Indicator, version: IndicatorVersion, target: Decimal) -> str:
    unit = row.measure_unit or ("%" if row.rule is Rule.RATIO else "")
    if row.rule is Rule.AT_MOST and target == 0:
        return f"không để xảy ra {unit or 'trường hợp'} nào"
    signs = {
        Rule.RATIO: ("đạt", "trên"),
        Rule.AT_LEAST: ("ít nhất", "trên"),
        Rule.AT_MOST: ("không quá", "dưới"),
    }
    sign = signs[row.rule][version.strict]
    if unit == "%":
        return f"{sign} {format_decimal(target)}%"
    return f"{sign} {_count(target)} {unit}".rstrip()


def _count(target: Decimal) -> str:
    whole = target == target.to_integral_value() and 0 < target < 10  # noqa: PLR2004
    return format_count(int(target)) if whole else format_decimal(target)


# when


def _period(facts: PlanForm) -> tuple[str, ...]:
    """Say the period as the record words it, and its days where the words do not."""
    said = clean(facts.period_text or "")
    days = _days(facts)
    if not days or span(said) == (facts.starts, facts.ends):
        return (said,) if said else ()
    return (said, days) if said else (days,)


def _days(facts: PlanForm) -> str:
    first = f"từ ngày {format_short(facts.starts)}" if facts.starts else ""
    last = f"đến hết ngày {format_short(facts.ends)}" if facts.ends else ""
    joined = " ".join(filter(None, (first, last)))
    return f"Thời gian thi đua {joined}." if joined else ""
