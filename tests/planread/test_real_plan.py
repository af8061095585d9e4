"""The commune's real plan, and the same plan printed in other ways."""

from __future__ import annotations

import itertools
import re
import textwrap
import unicodedata
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.text import fold
from thidua_desktop.domain.terms import Rule, ScopeKind, UnitKind
from thidua_desktop.planread.draft import Certainty, FieldProposal, PlanDraft, to_json
from thidua_desktop.planread.reader import read_plan

if TYPE_CHECKING:
    from collections.abc import Iterable

PLAN = Path(__file__).parents[2] / "data" / "campaigns" / "ke-hoach-cao-loc.txt"
PARAGRAPHS = Path(__file__).parent / "real-plan-paragraphs.txt"
"""The same plan with one logical paragraph a line, checked by eye against the printed one."""
SURE, CHECK, NO = Certainty.CERTAIN, Certainty.CHECK, Certainty.UNMEASURED


@pytest.fixture(scope="module")
def text() -> str:
    return PLAN.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    return PARAGRAPHS.read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def draft(text: str) -> PlanDraft:
    return read_plan(text)


def without_lines(field: FieldProposal) -> FieldProposal:
    return replace(field, indicators=tuple(replace(i, lines=()) for i in field.indicators))


def content(draft: PlanDraft) -> PlanDraft:
    """Everything but the line numbers."""
    return replace(draft, fields=tuple(map(without_lines, draft.fields)))


def wrapped(paragraphs: Iterable[str], width: int, *, indent: str = "") -> list[str]:
    return [
        line
        for paragraph in paragraphs
        for line in textwrap.wrap(paragraph, width, break_on_hyphens=False, initial_indent=indent)
    ]


def with_bullet(paragraphs: Iterable[str], bullet: str) -> list[str]:
    return [re.sub(r"^- ", f"{bullet} ", paragraph) for paragraph in paragraphs]


def content_blocks(paragraphs: list[str]) -> tuple[int, int, list[list[str]]]:
    """Return where the five fields begin and end, and their paragraphs."""
    start = next(n for n, p in enumerate(paragraphs) if p.startswith("1. Triển khai đồng bộ"))
    end = next(n for n, p in enumerate(paragraphs) if p.startswith("III. THỜI GIAN"))
    blocks: list[list[str]] = []
    for paragraph in paragraphs[start:end]:
        if re.match(r"\d\. ", paragraph):
            blocks.append([])
        blocks[-1].append(paragraph)
    return start, end, blocks


def test_the_paragraphs_are_the_plan_word_for_word(text: str, paragraphs: list[str]) -> None:
    assert " ".join(paragraphs).split() == text.split()


def test_five_fields_with_their_printed_numbers(draft: PlanDraft) -> None:
    assert [(f.number, len(f.indicators)) for f in draft.fields] == [
        ("1.", 7),
        ("2.", 3),
        ("3.", 4),
        ("3.", 4),
        ("4.", 7),
    ]
    assert [f.title for f in draft.fields] == [
        "Triển khai đồng bộ các giải pháp phát triển kinh tế - xã hội",
        "Tập trung lĩnh vực Văn hóa - Xã hội và An sinh",
        "Lĩnh vực Giáo dục và Đào tạo",
        "Nâng cao hiệu quả Cải cách hành chính, Chuyển đổi số",
        "Xây dựng Đảng, Chính quyền và Giữ vững Quốc phòng - An ninh",
    ]


def test_the_measured_ones_have_rule_target_and_unit(draft: PlanDraft) -> None:
    found = [i for f in draft.fields for i in f.indicators]
    measured = [
        (i.rule, i.target, i.measure_unit, i.certainty) for i in found if i.certainty is not NO
    ]
    assert measured == [
        (Rule.RATIO, Decimal(100), "%", SURE),
        (Rule.RATIO, Decimal(100), "%", CHECK),
        (Rule.AT_LEAST, Decimal(1), "mô hình/sáng kiến", SURE),
        (Rule.AT_MOST, Decimal(0), "trường hợp", SURE),
        (Rule.DONE, None, None, SURE),
        (Rule.AT_LEAST, Decimal(1), "mô hình", SURE),
        (Rule.RATIO, Decimal(100), "%", SURE),
        (Rule.RATIO, Decimal(100), "%", SURE),
        (Rule.RATIO, Decimal(100), "%", SURE),
    ]
    (inferred,) = (i.text for i in found if i.inferred)
    assert inferred.startswith("Phấn đấu hoàn thành và vượt mức các chỉ tiêu về thu ngân sách")
    each = [i for i in found if i.scope.kind is ScopeKind.EACH_UNIT]
    assert [i.scope.unit_kinds for i in each] == [(UnitKind.HAMLET,)]
    assert not any(i.strict or i.deadline for i in found)


def test_the_others_are_tasks_or_qualities(draft: PlanDraft) -> None:
    others = [i for f in draft.fields for i in f.indicators if i.certainty is NO]
    assert [i.text.split(",")[0][:24] for i in others if i.rule is Rule.DONE] == [
        "Triển khai các giải pháp",
        "Chuẩn bị các điều kiện t",
        "Tổ chức thực hiện đầy đủ",
        "Chỉ đạo tích hợp",
        "Chuẩn bị tốt các nội dun",
    ]
    assert {i.rule for i in others} == {Rule.DONE, Rule.GRADE}
    assert all(i.target is None and i.measure_unit is None for i in others)


def test_lists_period_and_signer_are_read_and_nothing_is_made_up(draft: PlanDraft) -> None:
    assert draft.title is not None
    assert draft.title.startswith("Triển khai phong trào thi đua lập thành tích chào mừng")
    assert draft.title.endswith("Nghị quyết Đại hội lần thứ XIII của Đảng")
    assert (draft.document_number, draft.document_date, draft.place) == (None, None, None)
    assert draft.issuer == "Ủy ban nhân dân xã Cao Lộc"
    assert [basis[:38] for basis in draft.legal_bases] == [
        "Căn cứ Quyết định số 2437/QĐ-TTg ngày ",
        "Căn cứ Kế hoạch số 309/KH-UBND ngày 28",
    ]
    assert draft.period is not None
    assert draft.period.text.startswith("Đợt thi đua được triển khai thực hiện khi ban hành")
    assert (draft.period.start, draft.period.end) == (None, None)
    assert [form[:27] for form in draft.award_forms] == [
        "Giấy khen của Chủ tịch UBND",
        "Đề nghị cấp trên (UBND tỉnh",
    ]
    assert [criterion.split()[0] for criterion in draft.criteria] == ["Tập", "Có", "Việc"]
    assert draft.recipients == (
        "Thường trực Đảng ủy xã",
        "Thường trực HĐND xã",
        "CT, các PCT UBND xã",
        "Các phòng, cơ quan, đơn vị, trường học (t/h)",
        "Các thôn trên địa bàn xã (t/h)",
        "Lưu: VT",
    )
    assert draft.signer is not None
    assert (draft.signer.name, draft.signer.capacity) == ("Hứa Anh Tuấn", "CHỦ TỊCH")


def test_every_proposal_points_at_exactly_its_lines(text: str, draft: PlanDraft) -> None:
    printed = text.split("\n")
    for field in draft.fields:
        for item in field.indicators:
            source = " ".join(printed[n - 1] for n in item.lines)
            assert source.lstrip(" -").split() == item.text.split()


def test_json_has_the_promised_shape(draft: PlanDraft) -> None:
    made = to_json(draft)
    first = made["fields"][0]["indicators"][0]
    assert first["rule"] == "RATIO"
    assert first["target"] == "100"
    assert first["scope"] == {"kind": "COMMUNE", "unit_kinds": []}
    assert first["lines"] == [74, 76]
    assert made["fields"][0]["indicators"][6]["scope"] == {
        "kind": "EACH_UNIT",
        "unit_kinds": ["HAMLET"],
    }
    assert (first["notes"], first["baseline"]) == ([], None)
    assert made["fields"][0]["indicators"][2]["notes"] == ["inferred"]
    assert (made["period"]["start"], made["document_date"], made["place"]) == (None, None, None)
    assert set(made) >= {
        *("title", "document_number", "document_date", "issuer", "place", "legal_bases"),
        *("fields", "period", "award_forms", "criteria", "recipients", "signer"),
    }


@pytest.mark.parametrize("width", range(40, 121))
def test_wrapped_otherwise_it_reads_the_same(
    draft: PlanDraft, paragraphs: list[str], width: int
) -> None:
    assert content(read_plan("\n".join(wrapped(paragraphs, width)))) == content(draft)


def printed_width(text: str) -> Decimal:
    """Width in a printed face, where a line of capitals holds fewer letters."""
    narrow, wide = sum(c in "ilítì.,;:'| " for c in text), sum(c.isupper() for c in text)
    return Decimal(len(text) - narrow - wide) / 2 + Decimal(narrow) / 4 + wide * Decimal("0.7")


def printed(paragraph: str, width: int) -> list[str]:
    lines = [""]
    for word in paragraph.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if printed_width(longer) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@pytest.mark.parametrize("width", range(18, 60, 3))
def test_wrapped_as_a_printer_does_it_reads_the_same(
    draft: PlanDraft, paragraphs: list[str], width: int
) -> None:
    lines = (line for paragraph in paragraphs for line in printed(paragraph, width))
    assert content(read_plan("\n\n".join(lines))) == content(draft)


@pytest.mark.parametrize("bullet", ["+", "•", "–", "*", "●", "o", "\uf0b7", "→"])
@pytest.mark.parametrize("width", [43, 62, 83, 99, 120])
def test_other_bullets_read_the_same(
    draft: PlanDraft, paragraphs: list[str], bullet: str, width: int
) -> None:
    lines = wrapped(with_bullet(paragraphs, bullet), width)
    assert content(read_plan("\n".join(lines))) == content(draft)


def test_bullets_without_a_space_read_the_same(text: str, draft: PlanDraft) -> None:
    tight = re.sub(r"(?m)^(\s*)-\s+(?=[A-ZĐ\d])", r"\1-", text)
    assert content(read_plan(tight)) == content(draft)


def test_blank_lines_say_nothing(text: str, draft: PlanDraft, paragraphs: list[str]) -> None:
    dropped = [line for line in text.split("\n") if line.strip()]
    some = (f"{line}\n" * (n % 3 == 0) or line for n, line in enumerate(wrapped(paragraphs, 71)))
    for other in (text.replace("\n", "\n\n"), "\n".join(dropped), "\n".join(some)):
        assert content(read_plan(other)) == content(draft)


@pytest.mark.parametrize("page", ["\f", "\n\f2\n", "\n- 3 -\n\f", "\nTrang 2/5\n", "\n4\n"])
def test_page_breaks_say_nothing(draft: PlanDraft, paragraphs: list[str], page: str) -> None:
    lines = wrapped(paragraphs, 78, indent="  ")
    paged = "".join(f"{line}\n{page if n % 7 == 6 else ''}" for n, line in enumerate(lines))
    assert content(read_plan(paged)) == content(draft)


def test_the_spelling_of_characters_says_nothing(text: str, draft: PlanDraft) -> None:
    for other in (
        unicodedata.normalize("NFD", text),
        text.replace(" ", "\u00a0"),
        text.replace("\n", "\r\n"),
    ):
        assert content(read_plan(other)) == content(draft)


@pytest.mark.parametrize(
    ("n", "order"), list(enumerate(itertools.islice(itertools.permutations(range(5)), 0, 120, 7)))
)
def test_shuffled_fields_keep_their_indicators(
    draft: PlanDraft, paragraphs: list[str], n: int, order: tuple[int, ...]
) -> None:
    start, end, blocks = content_blocks(paragraphs)
    moved = [*paragraphs[:start], *itertools.chain(*(blocks[k] for k in order)), *paragraphs[end:]]
    found = content(read_plan("\n".join(wrapped(moved, 40 + n * 4))))
    wanted = content(draft)
    assert found == replace(wanted, fields=tuple(wanted.fields[k] for k in order))


def test_any_bullet_deleted_is_one_less(paragraphs: list[str]) -> None:
    start, end, _ = content_blocks(paragraphs)
    bullets = [n for n in range(start, end) if paragraphs[n].startswith("- ")]
    assert len(bullets) == 25
    for n in bullets:
        fields = read_plan("\n".join(wrapped([*paragraphs[:n], *paragraphs[n + 1 :]], 80))).fields
        texts = {fold(i.text) for f in fields for i in f.indicators}
        assert len(texts) == 24
        assert fold(paragraphs[n].removeprefix("- ")) not in texts
