"""Lists of indicators: read into forms, stored as one act with their fields."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from list_sheets import day, filing, sheet

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Assignment, Campaign, Field, Indicator
from thidua_desktop.domain.terms import CampaignState, ImportSubject, Rule, ScopeKind, UnitKind
from thidua_desktop.exchange.columns import guess_mapping
from thidua_desktop.exchange.workbook import Cell, CellKind, Sheet
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.indicator_rows import (
    IndicatorDraft,
    KnownPlan,
    preview_indicators,
)
from thidua_desktop.services.imports.indicators import import_indicators, known_plan
from thidua_desktop.services.imports.preview import Duplicate, ImportPreview, PreviewRow

HEADER = (
    "Nội dung",
    "Chỉ tiêu",
    "Đơn vị tính",
    "Mục tiêu",
    "Trọng số",
    "Thời hạn",
    "Phạm vi",
    "Cách tính",
)
KNOWN = KnownPlan(
    fields=((7, ("Phát triển kinh tế - xã hội", "KT-XH")),),
    indicators=("Xây dựng mô hình mẫu",),
    units=((3, ("Phòng KT", "Phòng Kinh tế")),),
    weight=Decimal(1),
)


def read(made: Sheet, known: KnownPlan = KNOWN) -> ImportPreview[IndicatorDraft]:
    return preview_indicators(made, guess_mapping(made, ImportSubject.INDICATORS), known=known)


def one(*cells: str | float | Cell | None) -> PreviewRow[IndicatorDraft]:
    return read(sheet(HEADER, ("KT-XH", *cells))).rows[0]


def test_a_row_becomes_a_filled_form() -> None:
    row = one("Tỷ lệ hộ dùng nước sạch", "%", 95.5, 2, day("2026-01-20"), "các thôn, Trường học")
    assert row.accepted
    assert row.draft is not None
    form = row.draft.form
    assert (form.field_id, form.rule, form.target, form.weight) == (7, Rule.RATIO, "95,5", "2")
    assert form.deadline == "20/01/2026"
    assert form.scope_kinds == (UnitKind.HAMLET, UnitKind.SCHOOL)
    assert [note.code for note in row.notes] == ["import.rule_guessed"]


@pytest.mark.parametrize(
    ("cells", "rule", "target"),
    [
        (("Mô hình mẫu", "mô hình", 2), Rule.AT_LEAST, "2"),
        (("Mô hình mẫu", None, 1.234), Rule.AT_LEAST, "1,234"),
        (("Vụ việc mẫu", "vụ", "không quá 2"), Rule.AT_MOST, "không quá 2"),
        (("Không để xảy ra vi phạm mới về đất đai", None, None), Rule.AT_MOST, "0"),
        (("Hồ sơ mẫu", None, Cell("0.95", CellKind.NUMBER, percent=True)), Rule.RATIO, "95%"),
        (("100% hồ sơ giải quyết đúng hạn", None, None), Rule.RATIO, "100"),
        (("100% hồ sơ giải quyết đúng hạn", None, 98), Rule.RATIO, "98"),
        (("Hoàn thành việc làm sạch dữ liệu", None, None), Rule.DONE, ""),
        (("Nội dung mẫu", None, 5, None, None, None, "Tỷ lệ %"), Rule.RATIO, "5"),
        (("Nội dung mẫu", None, 5, None, None, None, "Đánh giá"), Rule.GRADE, ""),
    ],
)
def test_the_rule_is_written_or_told_by_target_and_words(
    cells: tuple[str | float | Cell | None, ...], rule: Rule, target: str
) -> None:
    draft = one(*cells).draft
    assert draft is not None
    assert (draft.form.rule, draft.form.target) == (rule, target)


def test_whom_it_is_for_is_read() -> None:
    lead = one("Mô hình mẫu", None, 1, None, None, "Phòng Kinh tế").draft
    assert lead is not None
    assert (lead.form.scope, lead.form.lead_unit_id) == (ScopeKind.COMMUNE, 3)
    everyone = one("Mô hình mẫu", None, 1, None, None, "Tất cả đơn vị").draft
    assert everyone is not None
    assert (everyone.form.scope, everyone.form.scope_kinds) == (ScopeKind.EACH_UNIT, ())
    assert [p.code for p in one("Mô hình mẫu", None, 1, 1, None, "Toàn xã").problems] == [
        "import.lead_missing"
    ]
    assert [p.code for p in one("Mô hình mẫu", None, 1, 1, None, "Sao Hỏa").problems] == [
        "import.scope_unknown"
    ]
    hamlets = one("Mỗi thôn có ít nhất 01 mô hình kinh tế").draft
    assert hamlets is not None
    assert hamlets.form.scope_kinds == (UnitKind.HAMLET,)


def test_a_number_of_the_period_before_is_taken_from_the_text() -> None:
    draft = one("Tỷ lệ hộ nghèo giảm từ 6,8% xuống còn 4,5%").draft
    assert draft is not None
    assert (draft.form.target, draft.form.baseline) == ("4,5", "6,8")


def test_what_is_wrong_keeps_a_row_out() -> None:
    assert [p.code for p in one(None, "%", 95).problems] == ["import.indicator_missing"]
    assert [p.code for p in one("Chỉ tiêu mẫu", "%", "nhiều").problems] == ["number.unreadable"]
    assert [p.code for p in one("Chỉ tiêu mẫu", "%", 5, 0).problems] == ["indicator.weight"]
    unknown = one("Chỉ tiêu mẫu", "%", 5, 1, None, None, "Bí mật")
    assert [p.code for p in unknown.problems] == ["import.rule_unknown"]
    error = one("Chỉ tiêu mẫu", "%", Cell("#REF!", CellKind.ERROR))
    assert [p.code for p in error.problems] == ["import.error_cell"]
    nowhere = read(sheet(("Chỉ tiêu", "Mục tiêu"), ("Mô hình mẫu", 1))).rows[0]
    assert [p.code for p in nowhere.problems] == ["import.field_missing"]


def test_fields_stand_in_their_column_or_head_the_rows_below() -> None:
    made = sheet(
        ("STT", "Chỉ tiêu", "Mục tiêu"),
        ("I", "Phát triển kinh tế - xã hội"),
        (1, "Mô hình mẫu A", 1),
        (2, "Mô hình mẫu B"),
        (None, "II. Văn hóa mẫu"),
        (1, "Mô hình mẫu C", 1),
    )
    rows = read(made).rows
    assert [row.draft and row.draft.field_title for row in rows] == [
        "Phát triển kinh tế - xã hội",
        "Phát triển kinh tế - xã hội",
        "Văn hóa mẫu",
    ]
    assert "import.field_new" in [note.code for note in rows[2].notes]
    merged = sheet(HEADER, ("1. KT-XH", "Mô hình A", None, 1), (None, "Mô hình B", None, 1))
    drafts = [row.draft for row in read(merged).rows]
    assert [draft and draft.form.field_id for draft in drafts] == [7, 7]
    alone = sheet(HEADER, ("Văn hóa mẫu",), (None, "Mô hình B", None, 1))
    assert [row.draft and row.draft.field_title for row in read(alone).rows] == ["Văn hóa mẫu"]


def test_repeats_are_found() -> None:
    made = sheet(
        HEADER, ("KT-XH", "Xây dựng mô hình mẫu", None, 1), *2 * (("KT-XH", "Mới", "a", 1),)
    )
    assert [row.duplicate_of for row in read(made).rows] == [
        Duplicate("Xây dựng mô hình mẫu"),
        None,
        Duplicate("Mới", 3),
    ]


def test_a_list_is_stored_as_one_act_with_its_fields(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    before, fields = desk.store.all(Indicator), desk.store.all(Field)
    known = known_plan(desk, number)
    title = sample.fields[0].title
    made = sheet(
        HEADER,
        (title, "Chỉ tiêu mẫu 91", "mô hình", 1, 2, None, "Thôn"),
        ("Nội dung mẫu 09", "Chỉ tiêu mẫu 92", "%", 90),
        ("Nội dung mẫu 09", "Chỉ tiêu mẫu 93", "%", 80),
        (title, known.indicators[0], "%", 80),
    )
    preview = read(made, known)
    assert [row.accepted for row in preview.rows] == [True, True, True, False]
    about = filing(ImportSubject.INDICATORS, preview.mapping, campaign_id=number)
    stored = import_indicators(desk, number, preview.accepted, about)
    assert stored[0].field_id == sample.fields[0].id
    assert sample.indicators_of(stored[0].field_id)[-1].id == stored[0].id
    assert [field.title for field in sample.fields][-1] == "Nội dung mẫu 09"
    assert [row.position for row in sample.indicators_of(stored[1].field_id)] == [0, 1]
    assert desk.store.where(Assignment, indicator_id=stored[0].id) != ()
    assert desk.store.undo_label() == "Nhập 3 chỉ tiêu từ ds.xlsx"
    desk.store.undo()
    assert (desk.store.all(Indicator), desk.store.all(Field)) == (before, fields)
    with pytest.raises(RuleError) as refused:
        import_indicators(desk, number, (), about)
    assert refused.value.problems[0].code == "import.nothing"
    with desk.store.act("Kết thúc") as act:
        campaign = desk.store.get(Campaign, number)
        act.update(replace(campaign, state=CampaignState.CLOSED))
    with pytest.raises(RuleError) as refused:
        import_indicators(desk, number, preview.accepted, about)
    assert refused.value.problems[0].code == "campaign.closed"
