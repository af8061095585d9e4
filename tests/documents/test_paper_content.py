"""What the four papers say, from their data alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from paper_reader import words
from paper_samples import awardees, decision, ranking, report, summary

from thidua_desktop.core.errors import RuleError
from thidua_desktop.documents import (
    decision_award,
    final_report,
    indicator_summary,
    ranking_list,
)
from thidua_desktop.documents.blocks import Document, Figure, TableBlock
from thidua_desktop.documents.decision_award import AwardDecision, AwardeeKind
from thidua_desktop.documents.final_report import ReportPart
from thidua_desktop.documents.indicator_summary import MOST_UNITS_ABREAST, FieldResults
from thidua_desktop.documents.parts import PaperNumber, joined, roman
from thidua_desktop.documents.text_writer import plain_text


def of_kinds(*kinds: AwardeeKind) -> AwardDecision:
    return replace(decision(), awardees=tuple(one for one in awardees() if one.kind in kinds))


def said(document: Document) -> str:
    return words(plain_text(document))


def tables(document: Document) -> list[TableBlock]:
    return [
        block
        for section in document.sections
        for block in section.blocks
        if isinstance(block, TableBlock)
    ]


def test_article_1_counts_each_kind_with_a_leading_zero() -> None:
    text = said(decision_award.compose(decision()))
    assert "Tặng Giấy khen cho 02 tập thể, 03 cá nhân và 01 hộ gia đình đã có thành tích" in text
    assert "(có danh sách kèm theo)." in text


@pytest.mark.parametrize(
    ("kinds", "counted", "absent"),
    [
        ((AwardeeKind.PERSON,), "cho 03 cá nhân đã", ("TẬP THỂ", "HỘ GIA ĐÌNH")),
        (
            (AwardeeKind.COLLECTIVE, AwardeeKind.HOUSEHOLD),
            "cho 02 tập thể và 01 hộ gia đình đã",
            ("CÁ NHÂN",),
        ),
    ],
)
def test_kinds_with_none_are_not_named(
    kinds: tuple[AwardeeKind, ...], counted: str, absent: tuple[str, ...]
) -> None:
    data = replace(of_kinds(*kinds), executors="Văn phòng xã chịu trách nhiệm thi hành")
    text = said(decision_award.compose(data))
    assert counted in text
    lists = tables(decision_award.compose(data))[0]
    shown = " ".join(cell for row in lists.rows for cell in row.cells)
    assert not any(word in shown for word in absent)
    assert not any(f"00 {kind.value}" in text for kind in AwardeeKind)
    assert [row.cells[0] for row in lists.rows if row.kind.name == "GROUP"] == ["I", "II"][
        : len(kinds)
    ]


def test_article_2_says_the_money_by_kind_and_in_words() -> None:
    text = said(decision_award.compose(decision()))
    for part in (
        "a) 02 tập thể: 1.410.000 đồng/tập thể × 02 = 2.820.000 đồng;",
        "b) 02 cá nhân: 710.000 đồng/cá nhân × 02 = 1.420.000 đồng;",
        "c) 01 cá nhân: không chi tiền thưởng (lý do ghi tại danh sách);",
        "d) 01 hộ gia đình: 1.060.000 đồng/hộ gia đình × 01 = 1.060.000 đồng.",
        "Tổng số tiền thưởng: 5.300.000 đồng (Bằng chữ: Năm triệu ba trăm nghìn đồng).",
        "theo Điều 54 Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ.",
        "Nguồn kinh phí: Quỹ thi đua, khen thưởng của xã năm 2026.",
    ):
        assert part in text


def test_awards_without_money_say_so() -> None:
    unpaid = tuple(replace(one, prize=0) for one in awardees())
    text = said(decision_award.compose(replace(decision(), awardees=unpaid)))
    assert "Điều 2. Giấy khen tặng theo Quyết định này không kèm tiền thưởng." in text
    assert "Bằng chữ" not in text


def test_decision_ends_as_decisions_end() -> None:
    text = said(decision_award.compose(decision()))
    assert "Quyết định này có hiệu lực kể từ ngày ký./." in text
    assert "Nơi nhận: - Như Điều 3; - UBND tỉnh (b/c);" in text
    assert "- Lưu: VT, VHXH. CHỦ TỊCH Nguyễn Văn Mẫu" in text


def test_list_has_totals_and_notes() -> None:
    table = tables(decision_award.compose(decision()))[0]
    assert table.rows[0].cells == ("I", "TẬP THỂ (02 tập thể)", "2.820.000", "")
    assert table.rows[-1].cells == ("TỔNG CỘNG", "5.300.000", "")
    assert table.header[0][-1] == "Ghi chú"
    assert sum(len(row.cells[0]) > 0 for row in table.rows) == 6 + 3 + 1
    unnoted = tables(decision_award.compose(of_kinds(AwardeeKind.HOUSEHOLD)))[0]
    assert unnoted.header[0][-1] == "Tiền thưởng (đồng)"


def test_list_names_the_decision_it_belongs_to() -> None:
    text = said(decision_award.compose(decision()))
    assert (
        "(Kèm theo Quyết định số 05/QĐ-UBND ngày 05 tháng 01 năm 2026 "
        "của Chủ tịch Ủy ban nhân dân xã Cao Lộc)" in text
    )


def test_a_decision_for_nobody_is_refused() -> None:
    with pytest.raises(RuleError) as caught:
        decision_award.compose(replace(decision(), awardees=()))
    assert caught.value.problems[0].code == "decision.no_awardee"


def test_summary_shows_values_as_vietnamese_numbers_and_keeps_words() -> None:
    first = tables(indicator_summary.compose(summary()))[0]
    assert first.rows[0].cells == ("I", summary().fields[0].name)
    assert first.rows[1].cells[3:7] == ("100", "96,5", "96,5", "Chưa đạt")
    assert first.rows[4].cells[4] == "chưa có số liệu"
    assert first.rows[3].cells[4] == "0"
    assert first.rows[3].cells[5] == "-"
    assert sum(row.kind.name == "PLAIN" for row in first.rows) == 20
    assert "Thực hiện đến 15/01/2026" in first.header[0]


@pytest.mark.parametrize("count", [1, 9, 10, 20, 37])
def test_matrix_bands_show_each_unit_once(count: int) -> None:
    units = tuple(f"Thôn mẫu {at:02d}" for at in range(count))
    bands = tables(indicator_summary.compose(replace(summary(), units=units)))[1:]
    shown = [title for band in bands for title in band.header[0][2:]]
    assert shown == list(units)
    sizes = [len(band.header[0]) - 2 for band in bands]
    assert max(sizes) <= MOST_UNITS_ABREAST
    assert max(sizes) - min(sizes) <= 1


def test_a_band_leaves_out_what_none_of_its_units_is_given() -> None:
    given = ("5", *(None for _ in range(19)))
    first, second, *others = (
        replace(one, by_unit=by_unit)
        for one, by_unit in zip(
            summary().fields[0].indicators, (given, given[::-1], *(given,) * 2), strict=True
        )
    )
    fields = (
        FieldResults("Kinh tế", (first, second)),
        FieldResults("Văn hóa", tuple(others)),
    )
    bands = tables(indicator_summary.compose(replace(summary(), fields=fields)))[1:]
    shown = [[row.cells[:2] for row in band.rows] for band in bands]
    head = ("I", "Kinh tế")
    assert shown[0][:2] == [head, ("1", first.name)]
    assert ("II", "Văn hóa") in shown[0]
    assert shown[-1] == [head, ("2", second.name)]


def test_summary_without_units_has_no_matrix() -> None:
    document = indicator_summary.compose(replace(summary(), units=()))
    assert len(document.sections) == 1


def test_provisional_papers_say_so_and_closed_ones_do_not() -> None:
    for open_paper, closed_paper in (
        (
            indicator_summary.compose(summary()),
            indicator_summary.compose(replace(summary(), provisional=False)),
        ),
        (
            ranking_list.compose(ranking()),
            ranking_list.compose(replace(ranking(), provisional=False)),
        ),
        (final_report.compose(replace(report(), provisional=True)), final_report.compose(report())),
    ):
        assert "TẠM TÍNH" in said(open_paper)
        assert open_paper.mark == "TẠM TÍNH"
        assert "TẠM TÍNH" not in said(closed_paper)
        assert not closed_paper.mark


def test_ranking_shows_ties_two_decimals_and_units_without_a_place() -> None:
    hamlets = tables(ranking_list.compose(ranking()))[0].rows
    assert [row.cells[0] for row in hamlets] == ["1", "2", "2", "4", "-"]
    assert [row.cells[2] for row in hamlets] == ["98,50", "91,25", "91,25", "69,99", "-"]
    assert [row.cells[7] for row in hamlets[:3]] == ["", "đồng hạng", "đồng hạng"]
    assert hamlets[4].cells[7].startswith("không xét")


def test_unit_without_a_place_is_not_tied_with_another_one() -> None:
    block = ranking().blocks[0]
    last = block.units[-1]
    data = replace(ranking(), blocks=(replace(block, units=(last, last)),))
    assert "đồng hạng" not in said(ranking_list.compose(data))


def test_report_has_its_six_parts_in_order() -> None:
    text = said(final_report.compose(report()))
    heads = [f"{number}. " for number in ("I", "II", "III", "IV", "V", "VI")]
    places = [text.index(f" {head}") for head in heads]
    assert places == sorted(places)
    assert text.count("TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH") == 1


def test_report_counts_what_the_fields_hold() -> None:
    text = said(final_report.compose(report()))
    assert (
        "phong trào có 05 nội dung thi đua với 27 chỉ tiêu, nhiệm vụ, trong đó: 17 chỉ tiêu, "
        "nhiệm vụ đạt hoặc vượt; 05 chỉ tiêu, nhiệm vụ chưa đạt; 05 chỉ tiêu, nhiệm vụ chưa có đủ "
        "số liệu." in text
    )
    assert "Tổng số tiền thưởng: 5.300.000 đồng (Bằng chữ: Năm triệu ba trăm nghìn đồng)." in text


def test_report_chart_follows_the_fields() -> None:
    blocks = final_report.compose(report()).sections[0].blocks
    figure = next(block for block in blocks if isinstance(block, Figure))
    assert [bar.text for bar in figure.bars] == [
        "71,4% (5/7)",
        "33,3% (1/3)",
        "50% (2/4)",
        "50% (2/4)",
        "77,8% (7/9)",
    ]
    assert figure.bars[2].value == Decimal(50)


def test_what_is_not_written_is_a_blank_and_what_is_written_replaces_it() -> None:
    empty = said(final_report.compose(report()))
    assert empty.count("(Cán bộ viết: ") == len(ReportPart)
    texts = {ReportPart.STRENGTHS: ("Đoạn một.", "Đoạn hai.")}
    filled = said(final_report.compose(replace(report(), written=texts)))
    assert filled.count("(Cán bộ viết: ") == len(ReportPart) - 1
    assert "1. Ưu điểm Đoạn một. Đoạn hai. 2. Hạn chế" in filled


def test_report_without_awards_or_indicators_claims_nothing() -> None:
    bare = replace(report(), awards=(), fields=(), initiatives=(), role_models=(), difficulties=())
    text = said(final_report.compose(bare))
    assert "chưa có quyết định khen thưởng" in text
    assert "Biểu đồ" not in text
    assert "trong đó" not in text


def test_report_tells_what_the_registers_hold() -> None:
    text = said(final_report.compose(report()))
    assert "6. Mô hình, sáng kiến, cách làm hay" in text
    assert "Phong trào ghi nhận 01 mô hình; trong đó 01 đã được công nhận" in text
    assert "Thôn mẫu 01 Trưởng Thôn mẫu 01 xác nhận, ngày 10/01/2026" in text
    assert "7. Gương điển hình tiên tiến" in text
    assert "Phát hiện 02 gương điển hình tiên tiến; 01 gương đã được tuyên truyền" in text
    assert "Giữ sạch đường thôn Loa truyền thanh xã" in text
    assert "8. Khó khăn, vướng mắc và kết quả giải quyết" in text
    assert "nêu 02 khó khăn, vướng mắc; đã trả lời 01, đang giải quyết 01." in text
    settled = "Bố trí 01 máy quét từ kho (Văn phòng HĐND và UBND, ngày 12/01/2026)"
    waiting = "Phòng Kinh tế đang giải quyết, hạn 30/01/2026"
    assert text.index("Đã trả lời") < text.index(settled) < text.index("Đang giải quyết 1")
    assert text.index("Đang giải quyết 1") < text.index(waiting)


def test_an_empty_register_is_one_sentence_without_a_heading() -> None:
    text = said(final_report.compose(replace(report(), initiatives=())))
    assert "Đến ngày 23/01/2026 chưa ghi nhận mô hình, sáng kiến nào." in text
    assert "7. Khó khăn, vướng mắc và kết quả giải quyết" in text
    text = said(final_report.compose(replace(report(), role_models=())))
    assert "Đến ngày 23/01/2026 chưa ghi nhận gương điển hình tiên tiến nào." in text
    silent = tuple(replace(one, made_known="") for one in report().role_models)
    text = said(final_report.compose(replace(report(), role_models=silent)))
    assert "chưa có gương nào được tuyên truyền" in text
    text = said(final_report.compose(replace(report(), difficulties=())))
    assert "Đến ngày 23/01/2026 chưa ghi nhận khó khăn, vướng mắc nào." in text
    assert "và kết quả giải quyết" not in text


def test_a_difficulty_nobody_was_given_and_one_settled_by_nobody_named() -> None:
    first, second = report().difficulties
    nobody = replace(second, owner="", due_on=None)
    unnamed = replace(first, owner="", answered_on=None)
    idea = replace(report().initiatives[0], is_model=False, recognised="")
    data = replace(report(), difficulties=(nobody, unnamed), initiatives=(idea,))
    text = said(final_report.compose(data))
    assert "Chưa phân công giải quyết" in text
    assert "Bố trí 01 máy quét từ kho. " in text
    assert "ghi nhận 01 sáng kiến; chưa được công nhận" in text
    assert "Chưa công nhận" in text


@pytest.mark.parametrize(
    ("number", "full"),
    [
        (PaperNumber("QĐ-UBND", 5, date(2026, 1, 5)), "05/QĐ-UBND"),
        (PaperNumber("TTr-VHXH", 120, date(2025, 7, 1)), "120/TTr-VHXH"),
    ],
)
def test_paper_numbers(number: PaperNumber, full: str) -> None:
    assert number.full == full


def test_roman_numbers_and_joining() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 20, 39)] == ["I", "IV", "IX", "XIV", "XX", "XXXIX"]
    assert joined(()) == ""
    assert joined(("a",)) == "a"
    assert joined(("a", "b", "c")) == "a, b và c"
