"""Plans in the files an office has; all of them read to the plan the text reads to."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from outside_files import ole, packed, xlsx
from plan_files_made import PARAGRAPHS, PLAN, WordPlan, drawn_pdf, letterhead, pdf_plan

from thidua_desktop import cli
from thidua_desktop.core.errors import Cancelled, EnvironmentFault, RuleError
from thidua_desktop.core.legacy import Encoding, from_unicode
from thidua_desktop.exchange.reading import read_plan_text
from thidua_desktop.planread.reader import read_plan
from thidua_desktop.services.plan_files import plan_text
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from thidua_desktop.planread.draft import PlanDraft

REAL = PLAN.read_text(encoding="utf-8")


def content(draft: PlanDraft) -> PlanDraft:
    """Everything but the numbers of the lines, which differ from file to file."""
    fields = tuple(
        replace(field, indicators=tuple(replace(item, lines=()) for item in field.indicators))
        for field in draft.fields
    )
    return replace(draft, fields=fields)


def text_of(file: bytes, folder: Path) -> str:
    # The name tells nothing: a plan saved under a wrong ending is read all the same.
    made = folder / "kế hoạch.dat"
    made.write_bytes(file)
    return plan_text(made)


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    return PARAGRAPHS.read_text(encoding="utf-8").splitlines()


def test_the_real_plan_from_word_is_the_plan_of_the_text(
    tmp_path: Path, paragraphs: list[str]
) -> None:
    made = text_of(WordPlan(paragraphs).content(), tmp_path)
    assert made.splitlines() == paragraphs
    assert content(read_plan(made)) == content(read_plan(REAL))


def test_the_real_plan_from_pdf_is_the_plan_of_the_text(
    tmp_path: Path, paragraphs: list[str]
) -> None:
    made = text_of(pdf_plan(paragraphs), tmp_path)
    assert made.count("\f") >= 2
    assert content(read_plan(made)) == content(read_plan(REAL))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "tcvn3", "vni", "cp1258"]
)
def test_the_real_plan_in_any_old_code_is_the_same(tmp_path: Path, encoding: str) -> None:
    if encoding in {"tcvn3", "vni"}:
        old = from_unicode(REAL, Encoding[encoding.upper()])
        file = old.encode("cp1252", errors="replace")
    elif encoding == "cp1258":
        file = for_cp1258(REAL).encode("cp1258", errors="replace")
    elif encoding == "utf-16-be":
        file = b"\xfe\xff" + REAL.encode("utf-16-be")
    else:
        file = REAL.encode(encoding)
    expected, found = read_plan(REAL), read_plan(text_of(file, tmp_path))
    assert [f.title for f in found.fields] == [f.title for f in expected.fields]
    assert [len(f.indicators) for f in found.fields] == [7, 3, 4, 4, 7]
    if encoding != "tcvn3":  # it has no code for a capital with a tone
        assert content(found) == content(expected)


def for_cp1258(text: str) -> str:
    """Write tones as marks of their own, as that code page does."""
    made: list[str] = []
    for letter in text:
        try:
            letter.encode("cp1258")
            made.append(letter)
        except UnicodeEncodeError:
            base, *tone = unicodedata.normalize("NFD", letter)
            marks = [mark for mark in tone if mark in "\u0300\u0301\u0303\u0309\u0323"]
            rest = [mark for mark in tone if mark not in marks]
            made += [unicodedata.normalize("NFC", base + "".join(rest)), *marks]
    return "".join(made)


def test_a_letterhead_of_two_columns_gives_number_place_and_date(
    tmp_path: Path, paragraphs: list[str]
) -> None:
    plan = WordPlan(paragraphs)
    letterhead(plan.document)
    draft = read_plan(text_of(plan.content(), tmp_path))
    assert draft.document_number == "12/KH-UBND"
    assert draft.place == "Cao Lộc"
    assert str(draft.document_date) == "2025-12-05"
    assert content(draft).fields == content(read_plan(REAL)).fields


def word(build: Any) -> bytes:
    document: Any = Document()
    build(document)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def test_a_table_gives_a_line_a_row(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        table = document.add_table(2, 3)
        for at, text in enumerate(["STT", "Chỉ tiêu", "Kế hoạch"]):
            table.rows[0].cells[at].text = text
        for at, text in enumerate(["1", "Số mô hình\nmới", "02"]):
            table.rows[1].cells[at].text = text

    assert text_of(word(build), tmp_path).splitlines() == [
        "STT\tChỉ tiêu\tKế hoạch",
        "1\tSố mô hình mới\t02",
    ]


RUNS = (
    '<w:p {w}><w:r><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr><w:t>kÕ ho¹ch</w:t></w:r></w:p>',
    '<w:p {w}><w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>Maãu</w:t></w:r></w:p>',
    "<w:p {w}><w:r><w:rPr><w:caps/></w:rPr><w:t>Kế hoạch</w:t></w:r></w:p>",
    (
        "<w:p {w}><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del><w:ins><w:r><w:t>thêm</w:t>"
        "</w:r></w:ins><w:r><w:tab/><w:t>sau</w:t><w:br/><w:t>dưới</w:t></w:r></w:p>"
    ),
    "<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>trong ô điền</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "<w:p {w}><w:r><w:noBreakHyphen/><w:t>a</w:t><w:sym w:char='F0B7'/></w:r></w:p>",
    (
        "<w:p {w}><w:r><w:txbxContent><w:p><w:r><w:t>khung</w:t></w:r></w:p></w:txbxContent>"
        "<w:t>chữ</w:t></w:r></w:p>"
    ),
)


def test_what_is_seen_is_read_and_nothing_else(tmp_path: Path) -> None:
    def build(document: Any) -> None:
        for at, xml in enumerate(RUNS):
            document.element.body.insert(at, parse_xml(xml.replace("{w}", nsdecls("w"))))

    assert text_of(word(build), tmp_path).splitlines()[:9] == [
        "KẾ HOẠCH",
        "Mẫu",
        "KẾ HOẠCH",
        "thêm\tsau",
        "dưới",
        "trong ô điền",
        "-a•",
        "chữ",
        "khung",
    ]


LEVELS = (
    ("decimal", "%1."),
    ("lowerLetter", "%2)"),
    ("decimal", "%1.%3."),
    ("lowerRoman", "%4."),
    ("bullet", "\uf0b7"),
    ("none", ""),
    ("decimalZero", "%7"),
    ("upperLetter", "%8."),
)


def test_levels_count_and_begin_again_as_word_draws_them(tmp_path: Path) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(LEVELS)
    )

    def build(document: Any) -> None:
        lists = document.part.numbering_part.element
        lists.insert(
            0,
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'
            ),
        )
        lists.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
        )
        for level in (0, 1, 1, 2, 0, 1, 3, 3, 4, 5, 6, 7, 8):
            added = document.add_paragraph("x")
            numbers = added._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001
            numbers.get_or_add_numId().val = 90
            numbers.get_or_add_ilvl().val = level

    assert [
        line.removesuffix("x").strip() for line in text_of(word(build), tmp_path).splitlines()
    ] == [
        "1.",
        "a)",
        "b)",
        "1.1.",
        "2.",
        "a)",
        "i.",
        "ii.",
        "•",
        "",
        "01",
        "A.",
        "",
    ]


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (drawn_pdf(scanned=True), "file.scanned"),
        (drawn_pdf(scanned=True, lines=["Ký bởi: Ủy ban nhân dân xã mẫu"]), "file.scanned"),
        (drawn_pdf(scanned=False), "file.scanned"),
        (b"%PDF-1.7\n" + bytes(200), "file.damaged"),
        (ole("WordDocument"), "plan.file_old_word"),
        (b"{\\rtf1 abc}", "plan.file_old_word"),
        (xlsx(lambda book: book.add_worksheet()), "file.wrong_type"),
        (packed({"word/document.xml": "<a/>", "word/vbaProject.bin": "0"}), "file.macros"),
        (packed({"word/document.xml": "<!DOCTYPE a><a/>"}), "file.dtd"),
        (packed({"word/document.xml": "<a/>"}), "file.damaged"),
        (packed({"word/document.xml": "<a>"}), "file.damaged"),
        (b"PK\x03\x04" + bytes(100), "file.damaged"),
        (b"\x00\x01\x02", "plan.file_not_text"),
        (b"\xff\xfe\x00", "plan.file_not_text"),
        (bytes(range(128, 256)) * 20, "plan.file_not_text"),
        (b"a" * (5 << 20), "plan.file_too_large"),
    ],
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, file: bytes, code: str) -> None:
    with pytest.raises(RuleError) as refused:
        text_of(file, tmp_path)
    assert [problem.code for problem in refused.value.problems] == [code]
    assert "…" not in sentence(refused.value.problems[0])


def test_a_short_typed_pdf_is_no_scan(tmp_path: Path) -> None:
    made = drawn_pdf(scanned=False, lines=["Giấy mời họp thôn mẫu số 01, tháng 12"])
    assert "Giấy mời họp thôn" in text_of(made, tmp_path)


def test_a_missing_plan_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        plan_text(tmp_path / "không có.docx")
    assert fault.value.code == "plan.file_missing"


@pytest.mark.parametrize("name", ["ke-hoach.docx", "ke-hoach.pdf"])
def test_the_command_reads_them_all(
    tmp_path: Path, name: str, paragraphs: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    made = WordPlan(paragraphs).content() if name.endswith("x") else pdf_plan(paragraphs)
    file.write_bytes(made)
    assert cli.run(["read-plan", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [len(field["indicators"]) for field in told["fields"]] == [7, 3, 4, 4, 7]


def test_a_word_file_that_is_no_plan_exits_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "thu.docx"

    def build(document: Any) -> None:
        document.add_paragraph("Kính gửi các thôn. Mời họp.")

    file.write_bytes(word(build))
    assert cli.run(["read-plan", str(file)]) == 3
    assert capsys.readouterr().err.strip()


def test_a_stopped_reading_ends_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[Any]] = []
    popen = subprocess.Popen

    def start(*args: Any, **kept: Any) -> subprocess.Popen[Any]:
        started.append(popen(*args, **kept))
        return started[-1]

    def stop() -> None:
        raise Cancelled

    monkeypatch.setattr("thidua_desktop.exchange.reading.TICK", 0)
    monkeypatch.setattr("thidua_desktop.exchange.reading.subprocess.Popen", start)
    with pytest.raises(Cancelled):
        read_plan_text(pdf_plan(["Kế hoạch mẫu"]), stop)
    assert started[0].returncode not in {None, 0}
