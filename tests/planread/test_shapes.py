"""How headings, items and wrapped lines are told apart, on the smallest plans that show it."""

from __future__ import annotations

import pytest
from plan_texts import STOPS

from thidua_desktop.planread.reader import read_plan

Shape = list[tuple[str, str, list[str]]]


def shape(content: str, *, heading: str = "II. NỘI DUNG THI ĐUA") -> Shape:
    draft = read_plan(f"KẾ HOẠCH\nPhong trào thi đua năm 2026\n{heading}\n{content}")
    return [(f.number.rstrip(STOPS), f.title, [i.text for i in f.indicators]) for f in draft.fields]


def test_a_single_head_over_everything_gives_way_to_the_heads_below() -> None:
    content = "1. Thi đua toàn diện\na) Kinh tế\n- Trồng 5 ha rừng.\nb) Xã hội\n- Mở 02 lớp học."
    assert shape(content) == [
        ("a)", "Kinh tế", ["Trồng 5 ha rừng."]),
        ("b)", "Xã hội", ["Mở 02 lớp học."]),
    ]


@pytest.mark.parametrize("mark", ["1.", "1/", "1)", "1:", "a)", "1.1.", "1.1"])
def test_a_field_bears_its_number_as_printed(mark: str) -> None:
    head = "KẾ HOẠCH\nPhong trào thi đua năm 2026\nII. NỘI DUNG THI ĐUA"
    draft = read_plan(f"{head}\n{mark} Kinh tế\n- Trồng 5 ha.")
    assert [(f.number, f.title) for f in draft.fields] == [(mark, "Kinh tế")]


def test_several_heads_keep_what_stands_below_them_together() -> None:
    content = (
        "1. Kinh tế\na) Nông nghiệp\n- Trồng 5 ha rừng.\nb) Thương mại\n- Mở 02 lớp học.\n"
        "2. Xã hội\n- Giữ vững an ninh trật tự."
    )
    assert shape(content) == [
        ("1", "Kinh tế", ["Trồng 5 ha rừng.", "Mở 02 lớp học."]),
        ("2", "Xã hội", ["Giữ vững an ninh trật tự."]),
    ]


def test_a_measured_sentence_with_parts_below_counts_itself_too() -> None:
    content = "1. Trồng 50 ha rừng.\n- Rừng phòng hộ 20 ha.\n- Rừng sản xuất 30 ha."
    ((_, _, texts),) = shape(content)
    assert texts == ["Trồng 50 ha rừng.", "Rừng phòng hộ 20 ha.", "Rừng sản xuất 30 ha."]


def test_a_title_with_its_sentence_on_the_same_line_is_a_field() -> None:
    content = "1. Về kinh tế: Phấn đấu thu ngân sách đạt 105%.\n2. Về xã hội: Giữ vững trật tự."
    assert shape(content)[0] == ("1", "Về kinh tế", ["Phấn đấu thu ngân sách đạt 105%."])


def test_a_bullet_that_ends_with_a_colon_only_opens_its_list() -> None:
    content = "1. Xã hội\n- Phấn đấu:\n+ 100% trẻ đến lớp;\n+ 95% hộ dân có nước sạch."
    assert shape(content) == [("1", "Xã hội", ["100% trẻ đến lớp", "95% hộ dân có nước sạch."])]


def test_paragraphs_between_bullets_count_only_when_they_measure() -> None:
    content = (
        "1. Kinh tế\nXác định đây là nhiệm vụ trọng tâm.\nPhấn đấu trồng ít nhất 5 ha rừng.\n"
        "- Mở 02 lớp học nghề."
    )
    assert shape(content) == [
        ("1", "Kinh tế", ["Phấn đấu trồng ít nhất 5 ha rừng.", "Mở 02 lớp học nghề."])
    ]


def test_numbers_inside_numbers_stand_below_them() -> None:
    content = (
        "1. Kinh tế\n1. Trồng 5 ha rừng;\n2. Mở 02 lớp học.\n2. Xã hội\n1. Giữ vững trật tự xã hội."
    )
    assert shape(content) == [
        ("1", "Kinh tế", ["Trồng 5 ha rừng", "Mở 02 lớp học."]),
        ("2", "Xã hội", ["Giữ vững trật tự xã hội."]),
    ]


def test_a_number_that_repeats_over_bullets_is_a_field_of_its_own() -> None:
    content = "1. Kinh tế\n- Trồng 5 ha rừng.\n1. Xã hội\n- Giữ vững trật tự xã hội."
    assert [field[:2] for field in shape(content)] == [("1", "Kinh tế"), ("1", "Xã hội")]


def test_titles_without_a_mark_part_a_section_where_several_stand_over_bullets() -> None:
    content = "Về kinh tế\n- Trồng 5 ha rừng.\nVề xã hội\n- Giữ vững trật tự xã hội."
    assert [field[:2] for field in shape(content)] == [("", "Về kinh tế"), ("", "Về xã hội")]


def test_capitals_below_numerals_are_fields() -> None:
    content = "A. Kinh tế\n1) Trồng 5 ha rừng.\nB. Xã hội\n1) Giữ vững trật tự xã hội."
    assert [field[:2] for field in shape(content)] == [("A", "Kinh tế"), ("B", "Xã hội")]


@pytest.mark.parametrize(
    "heading",
    [
        "II. NỘI DUNG THI ĐUA VÀ HÌNH THỨC",
        "B. CHỈ TIÊU THI ĐUA",
        "Phần II. MỤC TIÊU",
        "2. Mục tiêu, chỉ tiêu",
        "NỘI DUNG THI ĐUA",
        "Nội dung thi đua:",
        "II/ NHIỆM VỤ TRỌNG TÂM",
        "Điều 2. Nội dung thi đua",
    ],
)
def test_headings_that_open_the_content(heading: str) -> None:
    assert len(shape("- Trồng 5 ha rừng.\n- Giữ vững trật tự.", heading=heading)[0][2]) == 2


@pytest.mark.parametrize(
    "heading",
    [
        "I. MỤC ĐÍCH, YÊU CẦU",
        "I. MỤC TIÊU, YÊU CẦU",
        "I. MỤC TIÊU CHUNG",
        "IV. TIÊU CHUẨN KHEN THƯỞNG",
        "IV. CHỈ TIÊU KHEN THƯỞNG",
        "V. TỔ CHỨC THỰC HIỆN",
        "V. TRÁCH NHIỆM CỦA CÁC CƠ QUAN",
        "V. NHIỆM VỤ CỦA CÁC ĐƠN VỊ",
        "III. KHẨU HIỆU THI ĐUA",
        "I. KẾT QUẢ THI ĐUA NĂM 2025",
        "VI. KINH PHÍ",
        "III. NHIỆM VỤ, GIẢI PHÁP",
    ],
)
def test_headings_whose_bullets_are_no_indicators(heading: str) -> None:
    content = f"- Trồng 5 ha rừng.\n{heading}\n1. Phấn đấu\n- Tặng 05 Giấy khen cho 100% đơn vị."
    assert shape(content) == [("II", "NỘI DUNG THI ĐUA", ["Trồng 5 ha rừng."])]


@pytest.mark.parametrize(
    "line",
    [
        "- Phát triển kinh tế\n- xã hội.",
        "- Công tác thi đua\n- khen thưởng.",
        "- Tham gia bầu cử nhiệm kỳ 2026\n- 2031.",
        "- Thực hiện Nghị quyết Đại hội lần thứ\nXIV. của Đảng về phát triển.",
        "- Phối hợp với Phòng Văn hóa\n- Xã hội.",
    ],
)
def test_a_dash_or_numeral_that_wrapped_opens_nothing(line: str) -> None:
    ((_, _, texts),) = shape(f"{line}\n- Trồng 5 ha rừng.")
    assert texts == [" ".join(line.removeprefix("- ").split()), "Trồng 5 ha rừng."]


def test_a_table_row_says_what_was_guessed_about_it() -> None:
    table = "STT Chỉ tiêu ĐVT 2026 2027\n1 Tỷ lệ hộ nghèo % 2,5 2\n2 Thu ngân sách Tỷ đồng 5"
    draft = read_plan(f"KẾ HOẠCH\nPhong trào thi đua\nI. NỘI DUNG THI ĐUA\n{table}")
    poor, income = draft.fields[0].indicators
    assert [note.value for note in poor.notes] == [
        "several_figures",
        "guessed_ceiling",
        "table_row",
    ]
    assert (str(poor.target), poor.baseline) == ("2", None)
    assert [note.value for note in income.notes] == ["table_row"]


@pytest.mark.parametrize(("alone", "kept"), [("20/11", True), ("2/7", False), ("Trang 3", False)])
def test_a_day_alone_on_its_line_is_no_page_number(alone: str, kept: bool) -> None:  # noqa: FBT001
    ((_, _, texts),) = shape(f"- Mở 02 lớp học trước ngày\n{alone}\n- Trồng 5 ha rừng.")
    assert texts == [f"Mở 02 lớp học trước ngày{f' {alone}' if kept else ''}", "Trồng 5 ha rừng."]
