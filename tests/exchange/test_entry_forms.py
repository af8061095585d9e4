"""Biểu nhập as files: what the unit can touch, and what is found again after other programs."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from form_files import BOOK, HIDDEN, SHEET, STYLES, FormFile

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import Rule
from thidua_desktop.exchange.entry_form import (
    EntryForm,
    EntryGroup,
    EntryRow,
    form_code,
    read_code,
)
from thidua_desktop.exchange.entry_form_reader import read_form
from thidua_desktop.exchange.entry_form_writer import form_bytes
from thidua_desktop.exchange.reading import read_workbook, read_workbook_bytes

if TYPE_CHECKING:
    from thidua_desktop.exchange.entry_form_reader import ReadRow

SAVED_ELSEWHERE = Path(__file__).parent / "forms"
DAY = date(2026, 1, 15)
RULES = (Rule.RATIO, Rule.AT_LEAST, Rule.AT_MOST, Rule.DONE, Rule.GRADE)
STOOD = ("12/15", "1", "0", "chưa xong", "Khá")
FIRST_ROW = 18


def made(**changes: str) -> EntryForm:
    rows = tuple(
        EntryRow(
            indicator_uid=f"{at:032x}",
            version_id=at,
            ordinal=str(at),
            text=f"Chỉ tiêu mẫu số {at}",
            measure="%" if rule is Rule.RATIO else "",
            target=changes.get("target", "= 1"),
            deadline="23/01/2026",
            standing=stood,
            shown=stood,
            rule=rule,
            is_percent=rule is Rule.RATIO,
            adds_up=rule is Rule.AT_LEAST,
        )
        for at, (rule, stood) in enumerate(zip(RULES, STOOD, strict=True), start=1)
    )
    return EntryForm(
        office="ỦY BAN NHÂN DÂN XÃ CAO LỘC",
        department="Phòng Văn hóa - Xã hội",
        campaign="Phong trào thi đua mẫu",
        unit="Thôn mẫu 01",
        campaign_uid="c" * 32,
        unit_uid="a" * 32,
        day=DAY,
        groups=(EntryGroup("1. Nội dung mẫu", rows),),
    )


def filled() -> FormFile:
    """The form that LibreOffice opened and saved into tests/exchange/forms."""
    file = FormFile(form_bytes(made()))
    for at, text in enumerate(("=12/15", "3", "2", "10/01/2026", "Tốt")):
        file.text(f"H{FIRST_ROW + at}", text)
    file.text("I19", "mới ở bản Lũng").number("H20", "2")
    return file.text("D6", "Lý Văn Mẫu").text("D7", "14/01/2026").text("D8", "x")


def test_only_what_the_unit_fills_in_is_unlocked() -> None:
    file = FormFile(form_bytes(made()))
    sheet = file.parts[SHEET]
    assert "<sheetProtection sheet=" in sheet
    assert "password" not in sheet
    looks = re.findall(r"<xf [^>]*?(?:/>|>.*?</xf>)", file.parts[STYLES].split("<cellXfs")[1])
    free = {str(at) for at, look in enumerate(looks) if 'locked="0"' in look}
    assert all('numFmtId="49"' in looks[int(at)] for at in free), "text stays as it is typed"
    cells = re.findall(r'<c r="([A-Z]+)(\d+)" s="(\d+)"', sheet)
    unlocked = {(column, int(row)) for column, row, look in cells if look in free}
    head = {(column, row) for column in "DEFGH" for row in (6, 7, 8)}
    rows = range(FIRST_ROW, FIRST_ROW + len(RULES))
    assert unlocked == head | {(column, row) for column in "HI" for row in rows}


def test_lists_are_offered_and_other_words_are_not_refused() -> None:
    sheet = FormFile(form_bytes(made())).parts[SHEET]
    rule = r'<dataValidation type="list"[^>]*sqref="([A-Z]+\d+)"[^>]*><formula1>(.*?)<'
    lists = dict(re.findall(rule, sheet))
    assert lists == {"D8": '"x"', "H21": '"x,chưa"', "H22": '"Tốt,Khá,Đạt,Chưa đạt"'}
    offers = re.findall(r'<dataValidation type="list"[^>]*>', sheet)
    assert not any("showErrorMessage" in offer for offer in offers)
    assert "Chỉ ghi phần mới trong kỳ này" in sheet


def test_the_sheet_prints_on_a4_with_its_header_on_each_page() -> None:
    file = FormFile(form_bytes(made()))
    assert re.search(r'<pageSetup paperSize="9"[^>]*orientation="landscape"', file.parts[SHEET])
    assert "'Biểu nhập'!$16:$16" in file.parts[BOOK]
    assert '<sheet name="thidua" sheetId="2" state="veryHidden"' in file.parts[BOOK]
    assert re.search(r'<col min="1" max="1"[^>]*hidden="1"', file.parts[SHEET])
    assert HIDDEN in file.parts


def test_the_same_form_is_the_same_file() -> None:
    assert form_bytes(made()) == form_bytes(made())
    assert made().digest == made().digest
    assert made().digest != made(target="≥ 2").digest


def test_a_code_is_read_however_it_is_written() -> None:
    code = form_code("c", "u", DAY)
    assert read_code(f"Mã biểu: {code}") == (code, DAY)
    assert read_code(f" {code.lower().replace('-', ' – ')} ") == (code, DAY)
    assert code != form_code("c", "u", date(2026, 1, 16)) != form_code("c", "v", DAY)
    assert read_code("BN-261315-2222-2222") is None
    assert read_code("Biểu nhập") is None


@pytest.mark.parametrize("ending", ["xlsx", "ods", "xls"])
def test_a_form_saved_by_another_program_says_the_same(ending: str) -> None:
    form = read_form(read_workbook(SAVED_ELSEWHERE / f"libreoffice.{ending}"))
    assert form.origin is not None
    assert (form.origin.unit_uid, form.origin.day, form.code) == ("a" * 32, DAY, made().code)
    assert form.origin.digest == made().digest
    assert [was.standing for was in form.origin.rows.values()] == list(STOOD)
    assert [row.new.text for row in form.rows] == ["=12/15", "3", "2", "10/01/2026", "Tốt"]
    assert [row.key for row in form.rows] == [row.indicator_uid for row in made().rows]
    assert form.rows[1].remark == "mới ở bản Lũng"
    assert (form.reporter, form.reported_on, form.no_change) == ("Lý Văn Mẫu", "14/01/2026", True)


def rows_of(file: FormFile) -> tuple[ReadRow, ...]:
    return read_form(read_workbook_bytes(file.packed())).rows


def test_what_is_read_back_is_what_was_typed() -> None:
    assert [row.new.text for row in rows_of(filled())] == ["=12/15", "3", "2", "10/01/2026", "Tốt"]


def test_a_broken_hidden_sheet_counts_as_lost() -> None:
    file = filled()
    strings = file.parts["xl/sharedStrings.xml"]
    file.parts["xl/sharedStrings.xml"] = strings.replace("2026-01-15", "hôm nọ")
    form = read_form(read_workbook_bytes(file.packed()))
    assert form.origin is None
    assert form.day == DAY


def test_a_day_cell_in_the_head_is_read_as_a_day() -> None:
    file = filled().number("D7", "46036", shown=14).error("D6").text("D8", "không")
    form = read_form(read_workbook_bytes(file.packed()))
    assert (form.reported_on, form.reporter, form.no_change) == ("14/01/2026", "", False)


def test_any_other_workbook_is_no_form() -> None:
    with pytest.raises(RuleError) as refused:
        rows_of(FormFile(form_bytes(made())).rename("X").drop_row(16))
    assert refused.value.problems[0].code == "form.not_a_form"
