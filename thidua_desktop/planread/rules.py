"""From the words of one task to a proposed rule, target, measure unit, scope and deadline."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua_desktop.domain.terms import Rule, ScopeKind, UnitKind
from thidua_desktop.planread.draft import Certainty, IndicatorProposal, Scope

NUM = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
SCANNED = re.compile(r"(?<![^\W\d])(?=[\dOoIl]*\d)[\dOoIl]+(?=\s*%)")
RANGE = re.compile(rf"({NUM})\s*%?\s*(?:đến|-|–|tới)\s*({NUM})\s*%", re.IGNORECASE)
NONE_OF = re.compile(
    r"không\s+(?:để\s+)?(?:xảy ra|phát sinh|có)\s+"
    r"(?P<unit>trường hợp|vụ việc|vụ|điểm|ca|đơn thư|hộ|người)?",
    re.IGNORECASE,
)
CEILING = re.compile(
    rf"(?P<word>dưới|không quá|không vượt quá|tối đa)\s+(?P<num>{NUM})\s*(?P<unit>%|\w+)?",
    re.IGNORECASE,
)
FLOOR = re.compile(
    rf"(?P<word>ít nhất|tối thiểu|trên|từ)\s+(?P<num>{NUM})\s*(?P<rest>%|.*)", re.IGNORECASE
)
LESS = re.compile(rf"giảm\s+(?:ít nhất\s+|tối thiểu\s+)?({NUM})\s*%", re.IGNORECASE)
PERCENT = re.compile(rf"({NUM})\s*%")
OVERFULFIL = re.compile(r"hoàn thành và vượt|đạt và vượt", re.IGNORECASE)
FINISH = re.compile(r"(?:cơ bản\s+)?hoàn thành\b", re.IGNORECASE)
WELL = re.compile(r"\btốt\b|\bnâng cao\b|\btăng cường\b|\bkịp thời\b", re.IGNORECASE)
TASK = re.compile(
    r"(?:chuẩn bị|triển khai|tổ chức|ban hành|tham mưu|rà soát|kiện toàn|xây dựng kế hoạch|"
    r"chỉ đạo tích hợp|lắp đặt|thành lập|phát động|ký kết|tuyển chọn)\b",
    re.IGNORECASE,
)
MEASURES = (
    "mô hình/sáng kiến",
    "mô hình",
    "sáng kiến",
    "tỷ đồng",
    "triệu đồng",
    "công trình",
    "câu lạc bộ",
    "hợp tác xã",
    "sản phẩm",
    "căn nhà",
    "tuyến đường",
    "buổi",
    "lượt",
    "lớp",
    "hộ",
    "người",
    "vụ",
    "cây",
    "km",
    "ha",
    "cuộc",
    "tin, bài",
    "đoàn viên",
    "hội viên",
)
KINDS = {
    "thôn": UnitKind.HAMLET,
    "bản": UnitKind.HAMLET,
    "tổ dân phố": UnitKind.HAMLET,
    "khu dân cư": UnitKind.HAMLET,
    "khu phố": UnitKind.HAMLET,
    "trường": UnitKind.SCHOOL,
    "nhà trường": UnitKind.SCHOOL,
    "phòng": UnitKind.DEPARTMENT,
    "đoàn thể": UnitKind.FRONT,
    "doanh nghiệp": UnitKind.BUSINESS,
}
EACH = re.compile(
    r"\b(?:mỗi|từng)\s+(?P<who>tổ dân phố|khu dân cư|khu phố|thôn|bản|nhà trường|trường|phòng|"
    r"đoàn thể|doanh nghiệp|cơ quan|đơn vị)\b",
    re.IGNORECASE,
)
DEADLINE = re.compile(
    r"(?:trước|chậm nhất(?: là)?|xong trước|đến hết|hết)\s+(?:ngày\s+)?"
    r"(\d{1,2})/(\d{1,2})/(\d{4})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Guess:
    """How a task would be measured."""

    rule: Rule
    target: Decimal | None = None
    unit: str | None = None
    strict: bool = False
    certainty: Certainty = Certainty.CERTAIN
    inferred: bool = False


def propose(text: str, lines: tuple[int, ...]) -> IndicatorProposal:
    """Read one task."""
    guess = _guess(text)
    return IndicatorProposal(
        text=text.rstrip(" ;"),
        rule=guess.rule,
        target=guess.target,
        measure_unit=guess.unit,
        scope=_scope(text),
        strict=guess.strict,
        deadline=_deadline(text),
        certainty=guess.certainty,
        inferred=guess.inferred,
        lines=lines,
    )


def _guess(text: str) -> Guess:
    scanned = SCANNED.sub(_unscan, text)
    guess = _measured(scanned)
    if guess is None:
        return _unmeasured(text)
    if scanned != text or len(PERCENT.findall(scanned)) > 1:
        return Guess(guess.rule, guess.target, guess.unit, guess.strict, Certainty.CHECK)
    return guess


def _unscan(match: re.Match[str]) -> str:
    return match[0].translate(str.maketrans("OoIl", "0011"))


def _number(text: str) -> Decimal:
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        return Decimal(text.replace(".", "").replace(",", "."))
    return Decimal(text.replace(",", "."))


def _measured(text: str) -> Guess | None:
    if match := NONE_OF.search(text):
        unit = match["unit"].lower() if match["unit"] else None
        return Guess(Rule.AT_MOST, Decimal(0), unit)
    if match := LESS.search(text):
        return Guess(Rule.AT_LEAST, _number(match[1]), "%", certainty=Certainty.CHECK)
    if match := RANGE.search(text):
        return Guess(Rule.RATIO, _number(match[1]), "%", certainty=Certainty.CHECK)
    if match := CEILING.search(text):
        strict = match["word"].lower() == "dưới"
        unit = match["unit"].lower() if match["unit"] else None
        return Guess(Rule.AT_MOST, _number(match["num"]), unit, strict)
    return _floor(text) or _percent(text)


def _floor(text: str) -> Guess | None:
    for match in FLOOR.finditer(text):
        strict = match["word"].lower() == "trên"
        number = _number(match["num"])
        if match["rest"].startswith("%"):
            return Guess(Rule.RATIO, number, "%", strict)
        unit = next((m for m in MEASURES if match["rest"].lower().startswith(m)), None)
        if number > 0 and (unit or match["word"].lower() in {"ít nhất", "tối thiểu"}):
            return Guess(Rule.AT_LEAST, number, unit, strict)
    return None


def _percent(text: str) -> Guess | None:
    if match := PERCENT.search(text):
        return Guess(Rule.RATIO, _number(match[1]), "%")
    if OVERFULFIL.search(text):
        return Guess(Rule.RATIO, Decimal(100), "%", certainty=Certainty.CHECK, inferred=True)
    return Guess(Rule.DONE) if FINISH.match(text) else None


def _unmeasured(text: str) -> Guess:
    task = TASK.match(text) and not WELL.search(text)
    return Guess(Rule.DONE if task else Rule.GRADE, certainty=Certainty.UNMEASURED)


def _scope(text: str) -> Scope:
    match = EACH.search(text)
    if match is None:
        return Scope(ScopeKind.COMMUNE)
    kind = KINDS.get(match["who"].lower())
    return Scope(ScopeKind.EACH_UNIT, () if kind is None else (kind,))


def _deadline(text: str) -> date | None:
    match = DEADLINE.search(text)
    if match is None:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None
