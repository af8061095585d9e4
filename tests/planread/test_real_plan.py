"""The commune's real plan, and the same plan printed in other ways."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from thidua_desktop.core.text import fold
from thidua_desktop.domain.terms import Rule, ScopeKind, UnitKind
from thidua_desktop.planread.draft import Certainty, PlanDraft, to_json
from thidua_desktop.planread.lines import pieces
from thidua_desktop.planread.reader import read_plan

PLAN = Path(__file__).parents[2] / "data" / "campaigns" / "ke-hoach-cao-loc.txt"


@pytest.fixture(scope="module")
def text() -> str:
    return PLAN.read_text(encoding="utf-8")


def paragraphs(text: str) -> list[str]:
    return [f"{mark_of(p.sign.name, p.mark)}{p.text}" for p in pieces(text)]


def mark_of(sign: str, mark: str) -> str:
    if not mark:
        return ""
    return f"{mark} " if sign == "BULLET" else f"{mark}. "


def content(draft: PlanDraft) -> object:
    """Everything but the line numbers."""
    fields = tuple(
        replace(f, indicators=tuple(replace(i, lines=()) for i in f.indicators))
        for f in draft.fields
    )
    return replace(draft, fields=fields)


def test_five_fields_with_their_printed_numbers(text: str) -> None:
    draft = read_plan(text)
    assert [(f.number, len(f.indicators)) for f in draft.fields] == [
        ("1", 7),
        ("2", 3),
        ("3", 4),
        ("3", 4),
        ("4", 7),
    ]
    assert draft.fields[1].title == "Tập trung lĩnh vực Văn hóa - Xã hội và An sinh"


def test_the_measured_ones_have_rule_and_target(text: str) -> None:
    found = [i for f in read_plan(text).fields for i in f.indicators]
    measured = [
        (i.rule, i.target, i.certainty) for i in found if i.certainty is not Certainty.UNMEASURED
    ]
    sure, check = Certainty.CERTAIN, Certainty.CHECK
    assert measured == [
        (Rule.RATIO, Decimal(100), sure),
        (Rule.RATIO, Decimal(100), check),
        (Rule.AT_LEAST, Decimal(1), sure),
        (Rule.AT_MOST, Decimal(0), sure),
        (Rule.DONE, None, sure),
        (Rule.AT_LEAST, Decimal(1), sure),
        (Rule.RATIO, Decimal(100), sure),
        (Rule.RATIO, Decimal(100), sure),
        (Rule.RATIO, Decimal(100), sure),
    ]
    assert [i.inferred for i in found].count(True) == 1
    each = [i for i in found if i.scope.kind is ScopeKind.EACH_UNIT]
    assert [i.scope.unit_kinds for i in each] == [(UnitKind.HAMLET,)]


def test_lists_period_and_signer_are_read_and_nothing_is_made_up(text: str) -> None:
    draft = read_plan(text)
    assert draft.title is not None
    assert draft.title.startswith("Triển khai phong trào thi đua lập thành tích chào mừng")
    assert draft.title.endswith("Nghị quyết Đại hội lần thứ XIII của Đảng")
    assert (draft.document_number, draft.document_date, draft.place) == (None, None, None)
    assert draft.issuer == "Ủy ban nhân dân xã Cao Lộc"
    assert len(draft.legal_bases) == 2
    assert draft.period is not None
    assert (draft.period.start, draft.period.end) == (None, None)
    assert [len(x) for x in (draft.award_forms, draft.criteria, draft.recipients)] == [2, 3, 6]
    assert draft.signer is not None
    assert (draft.signer.name, draft.signer.capacity) == ("Hứa Anh Tuấn", "CHỦ TỊCH")


def test_every_proposal_points_at_its_lines(text: str) -> None:
    printed = text.split("\n")
    for field in read_plan(text).fields:
        for item in field.indicators:
            source = fold(" ".join(printed[n - 1] for n in item.lines))
            assert all(word in source for word in fold(item.text).split())


def test_json_has_the_promised_shape(text: str) -> None:
    made = to_json(read_plan(text))
    first = made["fields"][0]["indicators"][0]
    assert first["rule"] == "RATIO"
    assert first["target"] == "100"
    assert first["scope"] == {"kind": "COMMUNE", "unit_kinds": []}
    assert made["period"]["start"] is None


@pytest.mark.parametrize("width", range(40, 121, 5))
def test_wrapped_otherwise_it_reads_the_same(text: str, width: int) -> None:
    wrapped = "\n".join(
        line
        for paragraph in paragraphs(text)
        for line in textwrap.wrap(paragraph, width, break_on_hyphens=False, break_long_words=False)
    )
    assert content(read_plan(wrapped)) == content(read_plan(text))


@pytest.mark.parametrize("bullet", ["+", "•", "–", "*", "●"])
def test_other_bullets_read_the_same(text: str, bullet: str) -> None:
    other = re.sub(r"(?m)^(\s*)-(\s+)(?=[A-ZĐ\d])", rf"\1{bullet}\2", text)
    assert other != text
    assert content(read_plan(other)) == content(read_plan(text))


def test_blank_lines_say_nothing(text: str) -> None:
    doubled = text.replace("\n", "\n\n")
    dropped = "\n".join(line for line in text.split("\n") if line.strip())
    broken = dropped.replace("\n", "\n\f12\n", 3)
    for other in (doubled, dropped, broken):
        assert content(read_plan(other)) == content(read_plan(text))


def test_shuffled_fields_keep_their_indicators(text: str) -> None:
    start, end = text.index("1. Triển khai đồng bộ"), text.index("III. THỜI GIAN")
    blocks = re.split(r"(?m)^(?=\d\. )", text[start:end])[1:]
    shuffled = text[:start] + "".join(reversed(blocks)) + text[end:]
    assert len(blocks) == 5
    before, after = read_plan(text).fields, read_plan(shuffled).fields
    assert [f.title for f in after] == [f.title for f in reversed(before)]
    texts = {i.text for f in before for i in f.indicators}
    assert {i.text for f in after for i in f.indicators} == texts


def test_a_deleted_bullet_is_one_less(text: str) -> None:
    gone = re.sub(r"(?m)^- Đẩy mạnh ứng dụng công nghệ số.*$", "", text)
    assert gone != text
    assert sum(len(f.indicators) for f in read_plan(gone).fields) == 24


@pytest.mark.parametrize(
    "other",
    [
        "",
        "   \n\n",
        "Phở bò\n1. Nguyên liệu\n- 500 g thịt bò\n- 100% nước xương\n2. Cách làm\n- Ninh xương",
        "GIẤY MỜI\nKính gửi: Các thôn\nMời dự hội nghị tổng kết phong trào thi đua ngày 05/01/2026",
        "asdf qwer zxcv\n" * 30,
    ],
)
def test_a_text_that_is_no_plan_proposes_nothing(other: str) -> None:
    draft = read_plan(other)
    assert not draft.is_plan
    assert draft == PlanDraft(why_not=draft.why_not)


def test_a_very_long_text_is_refused() -> None:
    assert read_plan("thi đua " * 300_000).why_not == "plan.too_long"
