"""The plan as a paper: what a reader gets back out of the produced files is the campaign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from paper_reader import docx_text, pdf_text
from plan_texts import text_of

from thidua_desktop.core import text
from thidua_desktop.documents import plan_paper
from thidua_desktop.domain.records import Campaign, IndicatorVersion, Signatory
from thidua_desktop.domain.terms import (
    Capacity,
    PaperKind,
    ParentLevel,
    Rule,
    ScopeKind,
    UnitKind,
)
from thidua_desktop.planread.draft import PlanDraft
from thidua_desktop.planread.reader import read_plan
from thidua_desktop.services import (
    campaign_papers,
    campaigns,
    papers,
    plan_files,
    plan_form,
    plan_paper_data,
    plans,
    setup,
)
from thidua_desktop.services.campaign_clone import CloneForm, clone_campaign
from thidua_desktop.services.campaigns import ParentRow
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.plan_form import PlanField, PlanForm, PlanIndicator

REAL = Path(__file__).parents[2] / "data" / "campaigns" / "ke-hoach-cao-loc.txt"
DAY = date(2026, 1, 15)
OTHERS = (
    "huyen",
    "phuong",
    "quyet-dinh-kem",
    "tinh",
    "tinh-ba-cap",
    "xa-cot-doc",
    "pdf-hai-cot",
    "thcs-thi-dua",
)


@pytest.fixture
def office(desk: Desk) -> Desk:
    form = setup.OfficeForm(
        commune="Cao Lộc",
        province="Lạng Sơn",
        department="Phòng Văn hóa - Xã hội",
        department_code="VHXH",
        officer="Cán bộ mẫu",
    )
    setup.create_office(desk, form)
    return desk


def words_of(name: str) -> str:
    return REAL.read_text(encoding="utf-8") if name == "REAL" else text_of(name)


def stored(desk: Desk, form: PlanForm) -> Campaign:
    return plans.save_plan(
        desk, replace(form, short_name=form.short_name or "mẫu"), place_units=False
    )


def printed(desk: Desk, campaign_id: int, folder: Path, form: str) -> PlanDraft:
    """Write the plan to a real file and read that as a plan is read."""
    make = {"pdf": campaign_papers.pdf, "docx": campaign_papers.docx}[form]
    file = folder / f"ke-hoach.{form}"
    file.write_bytes(make(desk, campaign_id, PaperKind.PLAN, day=DAY))
    return read_plan(plan_files.plan_text(file))


def bare(line: str) -> str:
    return text.clean(line).rstrip(" .;,")


def told(form: PlanForm) -> tuple[object, ...]:
    """What a round trip keeps; the mark at a line's end is the paper's own."""
    return (
        form.title,
        form.document_number,
        form.document_date,
        form.period_text and bare(form.period_text),
        *(
            tuple(map(bare, lines))
            for lines in (form.legal_bases, form.award_forms, form.criteria, form.recipients)
        ),
        (form.signer_name, form.signer_capacity),
        tuple((field.number, field.title) for field in form.fields),
        tuple(
            (bare(i.text), i.rule, i.target, i.measure_unit, i.scope, i.kinds, i.strict)
            for field in form.fields
            for i in field.indicators
        ),
    )


@pytest.mark.parametrize("form", ["pdf", "docx"])
@pytest.mark.parametrize("name", ["REAL", *OTHERS])
def test_the_printed_plan_reads_back_as_its_campaign(
    office: Desk, tmp_path: Path, name: str, form: str
) -> None:
    wanted = plan_form.form_of(plans.read(words_of(name)))
    campaign = stored(office, wanted)
    found = plan_form.form_of(printed(office, campaign.id, tmp_path, form))
    assert sum(len(field.indicators) for field in found.fields) > 5
    assert told(found) == told(wanted)


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_clone_prints_its_own_title_and_days_and_the_same_indicators(
    office: Desk, tmp_path: Path, form: str
) -> None:
    wanted = plan_form.form_of(plans.read(words_of("REAL")))
    first = stored(office, wanted)
    clone = clone_campaign(
        office,
        first.id,
        CloneForm(
            title="Phát động phong trào thi đua chào mừng ngày Quốc khánh",
            short_name="chào mừng ngày Quốc khánh",
            starts=date(2026, 6, 1),
            ends=date(2026, 9, 2),
        ),
    )
    found = printed(office, clone.id, tmp_path, form)
    expected = replace(
        wanted,
        title=clone.title,
        period_text="Thời gian thi đua từ ngày 01/6/2026 đến hết ngày 02/9/2026",
    )
    assert told(plan_form.form_of(found)) == told(expected)
    assert found.period is not None
    assert (found.period.start, found.period.end) == (clone.starts, clone.ends)


def typed(*indicators: PlanIndicator, **changes: object) -> PlanForm:
    field = PlanField(number="A", title="Kinh tế - xã hội", indicators=indicators)
    form = PlanForm(
        title="Phát động phong trào thi đua mẫu", short_name="mẫu", fields=(field, field)
    )
    return replace(form, **changes)  # pyright: ignore[reportArgumentType]


def counted(rule: Rule, target: str, **more: object) -> PlanIndicator:
    made = PlanIndicator(text="Trồng cây phân tán", rule=rule, target=Decimal(target))
    return replace(made, **more)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        (
            counted(Rule.AT_LEAST, "5200", measure_unit="cây"),
            "Trồng cây phân tán: ít nhất 5.200 cây",
        ),
        (
            counted(
                *(Rule.AT_LEAST, "2"),
                measure_unit="mô hình",
                scope=ScopeKind.EACH_UNIT,
                kinds=(UnitKind.HAMLET, UnitKind.SCHOOL),
            ),
            "Trồng cây phân tán: mỗi thôn và trường học ít nhất 02 mô hình",
        ),
        (
            counted(Rule.AT_LEAST, "3", measure_unit="cây", scope=ScopeKind.EACH_UNIT),
            "Trồng cây phân tán: mỗi đơn vị ít nhất 03 cây",
        ),
        (counted(Rule.RATIO, "97.5", strict=True), "Trồng cây phân tán: trên 97,5%"),
        (counted(Rule.RATIO, "95", measure_unit="%"), "Trồng cây phân tán: đạt 95%"),
        (counted(Rule.AT_MOST, "3", measure_unit="%"), "Trồng cây phân tán: không quá 3%"),
        (
            counted(Rule.AT_MOST, "12", measure_unit="vụ", strict=True),
            "Trồng cây phân tán: dưới 12 vụ",
        ),
        (counted(Rule.AT_MOST, "0", measure_unit="vụ"), "không để xảy ra vụ nào"),
        (counted(Rule.AT_MOST, "0"), "không để xảy ra trường hợp nào"),
    ],
)
def test_a_typed_target_is_printed_so_that_it_is_read_back(
    office: Desk, tmp_path: Path, indicator: PlanIndicator, said: str
) -> None:
    campaign = stored(office, typed(indicator))
    found = printed(office, campaign.id, tmp_path, "docx")
    assert [field.number for field in found.fields] == ["1.", "2."]
    (read,) = found.fields[0].indicators
    assert said in read.text
    assert (read.rule, read.target, read.strict) == (
        indicator.rule,
        indicator.target,
        indicator.strict,
    )
    assert read.scope.kind is indicator.scope
    assert read.scope.unit_kinds == indicator.kinds


def test_words_stay_as_they_are_where_they_say_the_target(office: Desk) -> None:
    text_ = "Xây dựng ít nhất 02 mô hình mới"
    said = PlanIndicator(text=text_, rule=Rule.AT_LEAST, target=Decimal(2), measure_unit="mô hình")
    campaign = stored(office, typed(said, PlanIndicator(text="Làm tốt việc này", rule=Rule.GRADE)))
    data = plan_paper_data.plan_data(office, office.board(campaign.id), DAY)
    assert data.subjects[0].tasks == (text_, "Làm tốt việc này")


def test_what_no_record_holds_is_a_blank_and_not_read_as_content(
    office: Desk, tmp_path: Path
) -> None:
    said = PlanIndicator(text="Xây dựng ít nhất 02 mô hình mới", rule=Rule.AT_LEAST)
    campaign = stored(office, typed(said))
    for form in ("pdf", "docx"):
        found = printed(office, campaign.id, tmp_path, form)
        assert (found.award_forms, found.criteria, found.period) == ((), (), None)
        assert found.document_number is None
        assert found.document_date is None
    made = campaign_papers.docx(office, campaign.id, PaperKind.PLAN, day=DAY)
    shown = docx_text(made)
    assert "III. THỜI GIAN THI ĐUA (cán bộ viết)" in shown
    assert "(Cán bộ viết: mục đích của phong trào thi đua)" in shown
    assert "/KH-UBND" in shown
    assert "TM. ỦY BAN NHÂN DÂN" in shown
    assert pdf_text(campaign_papers.pdf(office, campaign.id, PaperKind.PLAN, day=DAY)) == shown


def test_a_plan_without_any_indicator_leaves_room_for_its_content(office: Desk) -> None:
    data = plan_paper_data.plan_data(
        office,
        office.board(
            stored(office, typed(PlanIndicator(text="Xây dựng 02 mô hình", rule=Rule.AT_LEAST))).id
        ),
        DAY,
    )
    shown = docx_text(papers.docx(office, plan_paper.compose(replace(data, subjects=()))))
    assert "II. NỘI DUNG THI ĐUA VÀ CHỈ TIÊU CỤ THỂ (cán bộ viết)" in shown
    assert "các nội dung, chỉ tiêu, nhiệm vụ sau" not in shown


def test_an_upper_campaign_is_cited_once_or_joined(office: Desk, tmp_path: Path) -> None:
    basis = "Căn cứ Kế hoạch số 309/KH-UBND ngày 28/11/2025 của Ủy ban nhân dân tỉnh Lạng Sơn"
    said = PlanIndicator(text="Xây dựng ít nhất 02 mô hình mới", rule=Rule.AT_LEAST)
    campaign = stored(office, typed(said, legal_bases=(basis,)))
    rows = [
        ParentRow(ParentLevel.CENTRAL, "Phong trào thi đua cả nước", "2437/QĐ-TTg"),
        ParentRow(ParentLevel.PROVINCE, "Phong trào của tỉnh", "Kế hoạch số 309/KH-UBND"),
        ParentRow(ParentLevel.PROVINCE, "Phong trào thi đua của ngành", ""),
    ]
    campaigns.save_parents(office, campaign.id, rows)
    found = printed(office, campaign.id, tmp_path, "pdf")
    assert found.legal_bases == (
        basis,
        "Căn cứ Quyết định số 2437/QĐ-TTg về phong trào thi đua cả nước",
    )
    assert found.title == campaign.title
    shown = docx_text(campaign_papers.docx(office, campaign.id, PaperKind.PLAN, day=DAY))
    assert "hưởng ứng phong trào thi đua của ngành, như sau:" in shown


def test_an_ended_indicator_is_left_out_and_the_version_of_the_day_is_printed(
    office: Desk,
) -> None:
    said = PlanIndicator(text="Xây dựng ít nhất 02 mô hình mới", rule=Rule.AT_LEAST)
    campaign = stored(office, typed(said, replace(said, text="Việc đã thôi làm")))
    board = office.board(campaign.id)
    first, second = board.indicators_of(board.fields[0].id)
    with office.store.act("Sửa") as act:
        act.update(replace(second, active_to=date(2026, 1, 14)))
        (version,) = office.store.where(IndicatorVersion, indicator_id=first.id)
        act.insert(replace(version, id=0, text="Xây dựng 03 mô hình", valid_from=date(2026, 1, 10)))
    data = plan_paper_data.plan_data(office, office.board(campaign.id), DAY)
    assert data.subjects[0].tasks == ("Xây dựng 03 mô hình",)


@pytest.mark.parametrize(
    ("issuer", "lines"),
    [
        (None, ("ỦY BAN NHÂN DÂN", "XÃ CAO LỘC")),
        ("UBND xã Cao Lộc", ("ỦY BAN NHÂN DÂN", "XÃ CAO LỘC")),
        ("Uỷ ban nhân dân xã Mẫu", ("ỦY BAN NHÂN DÂN", "XÃ MẪU")),
        ("Trường Mầm non Hoa Mẫu", ("TRƯỜNG MẦM NON HOA MẪU",)),
    ],
)
def test_the_plan_stands_under_the_head_of_who_issues_it(
    office: Desk, issuer: str | None, lines: tuple[str, ...]
) -> None:
    said = PlanIndicator(text="Xây dựng ít nhất 02 mô hình mới", rule=Rule.AT_LEAST)
    campaign = stored(office, typed(said, issuer=issuer))
    data = plan_paper_data.plan_data(office, office.board(campaign.id), DAY)
    assert data.issuer.lines == lines


def test_without_a_signer_on_record_the_committee_signs(office: Desk) -> None:
    said = PlanIndicator(text="Xây dựng ít nhất 02 mô hình mới", rule=Rule.AT_LEAST)
    campaign = stored(office, typed(said))
    with office.store.act("Thêm người ký") as act:
        act.insert(Signatory(name="Nguyễn Văn Mẫu", capacity=Capacity.VICE_CHAIR))
    data = plan_paper_data.plan_data(office, office.board(campaign.id), DAY)
    assert data.signer.capacity == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert data.signer.name == "Nguyễn Văn Mẫu"


@pytest.mark.parametrize(
    ("capacity", "lines"),
    [
        ("CHỦ TỊCH", ("CHỦ TỊCH",)),
        (
            "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH",
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ),
        ("TM. ỦY BAN NHÂN DÂN CHỦ TỊCH", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("T/M BAN CHẤP HÀNH BÍ THƯ", ("T/M BAN CHẤP HÀNH", "BÍ THƯ")),
        ("TL. CHỦ TỊCH TRƯỞNG PHÒNG", ("TL. CHỦ TỊCH", "TRƯỞNG PHÒNG")),
        ("KT. HIỆU TRƯỞNG PHÓ HIỆU TRƯỞNG", ("KT. HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG")),
        ("TỔNG GIÁM ĐỐC", ("TỔNG GIÁM ĐỐC",)),
        ("CHỈ HUY TRƯỞNG", ("CHỈ HUY TRƯỞNG",)),
    ],
)
def test_a_capacity_is_parted_as_it_stands_above_a_signature(
    capacity: str, lines: tuple[str, ...]
) -> None:
    assert plan_paper_data.capacity_lines(capacity) == lines


def test_written_parts_take_the_place_of_the_blanks(office: Desk) -> None:
    said = PlanIndicator(text="Xây dựng ít nhất 02 mô hình mới", rule=Rule.AT_LEAST)
    campaign = stored(office, typed(said, title="THI ĐUA năm 2026"))
    data = plan_paper_data.plan_data(office, office.board(campaign.id), DAY)
    part = plan_paper.PlanPart
    written = {part.AIM: ("Tạo khí thế sôi nổi.",), part.FRONT: ("Đẩy mạnh tuyên truyền.",)}
    document = plan_paper.compose(replace(data, written=written))
    shown = docx_text(papers.docx(office, document))
    assert "Tạo khí thế sôi nổi." in shown
    assert "mục đích của phong trào" not in shown
    assert "yêu cầu đối với phong trào" in shown
    assert "ban hành Kế hoạch THI ĐUA năm 2026 như sau:" in shown
