"""A biểu nhập as an Excel file: only what the unit fills in can be typed over."""

from __future__ import annotations

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Final, assert_never

import xlsxwriter

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.terms import Rule
from thidua_desktop.domain.typed import GRADE_LABELS
from thidua_desktop.exchange.entry_form import (
    CODE_LABEL,
    FORMAT,
    HIDDEN_SHEET,
    KEY,
    MARK,
    MEASURE,
    NEW,
    NO_CHANGE_LABEL,
    ORDINAL,
    REMARK,
    REPORTED_LABEL,
    REPORTER_LABEL,
    SHEET,
    TEXT,
    TITLES,
    UNIT_LABEL,
)
from thidua_desktop.exchange.sheet_writer import A4, TEXT_STAYS_TEXT, Looks, cell_text

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from thidua_desktop.exchange.entry_form import EntryForm, EntryRow

WIDTHS: Final = (3, 5, 48, 10, 14, 11.5, 15, 17, 26)
HOW_TO: Final = (
    "1. Chỉ gõ vào các ô nền vàng. Chỉ tiêu nào không có số liệu mới thì để trống.",
    "2. Tỷ lệ: gõ số đã làm/tổng số (12/15) hoặc phần trăm (80%). Số lượng: gõ một số (3).",
    "3. Việc đã xong: chọn x hoặc gõ ngày hoàn thành (10/01/2026). Không phát sinh: gõ 0/0.",
    "4. Không có gì mới ở tất cả các chỉ tiêu: đánh x vào ô “Không có thay đổi”.",
    "5. Không thêm, xóa, đổi chỗ các dòng. Ghi xong lưu lại (Ctrl+S), giữ tên tệp rồi gửi trả.",
)
INPUT_FILL, HEAD_FILL, GROUP_FILL = "#FFF8D6", "#E7EEF7", "#F3F3F3"
LINE, TITLE_LINE, BOX_LINE, HEADER_LINE = 16.5, 27, 20, 33
ROOM: Final = 4  # points above and below the words of a row
LETTERS_A_LINE: Final = 50  # of the column of texts, 12 points
TEXT_FORMAT: Final = 49  # Excel's own "@"
DONE_CHOICES: Final = ("x", "chưa")
TICK: Final = ("x",)


def form_bytes(form: EntryForm) -> bytes:
    """Write the form and return the file's bytes, the same for the same form."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, TEXT_STAYS_TEXT) as book:
        made = datetime.combine(form.day, time())
        book.set_properties({"title": cell_text(f"{SHEET} – {form.unit}"), "created": made})
        _Page(book, form).write()
        _write_hidden(book.add_worksheet(HIDDEN_SHEET), form)
    return out.getvalue()


class _Page:
    """The sheet that the unit sees, written from top to bottom."""

    def __init__(self, book: Workbook, form: EntryForm) -> None:
        self._form = form
        self._looks = Looks(book)
        self._sheet = book.add_worksheet(SHEET)
        self._row = 0

    def write(self) -> None:
        for column, width in enumerate(WIDTHS):
            hidden = {"hidden": True} if column == KEY else {}
            self._sheet.set_column(column, column, width, None, hidden)
        self._head()
        header = self._row
        self._table()
        self._arrange(header)

    def _head(self) -> None:
        form, looks = self._form, self._looks
        centre = {"align": "center", "valign": "vcenter", "text_wrap": True}
        self._spread(ORDINAL, TEXT, form.office, looks.get(bold=True))
        self._spread(NEW, REMARK, f"{CODE_LABEL}: {form.code}", looks.get(bold=True))
        self._next()
        self._spread(ORDINAL, TEXT, form.department, looks.get())
        self._next()
        title = f"BIỂU NHẬP SỐ LIỆU ĐẾN NGÀY {format_date(form.day)}"
        self._spread(ORDINAL, REMARK, title, looks.get(bold=True, font_size=15, **centre))
        self._next(TITLE_LINE)
        height = LINE * _lines(form.campaign, 2 * LETTERS_A_LINE)
        self._spread(ORDINAL, REMARK, form.campaign, looks.get(italic=True, **centre))
        self._next(height)
        self._asked(UNIT_LABEL, form.unit, looks.get(bold=True, valign="vcenter"))
        given = self._input(valign="vcenter")
        self._asked(REPORTER_LABEL, "", given)
        self._asked(f"{REPORTED_LABEL} (ngày/tháng/năm)", "", given)
        self._asked(f"{NO_CHANGE_LABEL} (đánh x)", "", given, choices=TICK)
        self._next(LINE / 2)
        for words in HOW_TO:
            self._spread(ORDINAL, REMARK, words, looks.get(font_size=11, italic=True))
            self._next()
        self._next(LINE / 2)

    def _asked(
        self, label: str, value: str, look: Format, *, choices: tuple[str, ...] = ()
    ) -> None:
        """Write a label, and beside it a value or a box to be filled in."""
        self._spread(
            ORDINAL, TEXT, f"{label}:", self._looks.get(align="right", valign="vcenter", indent=1)
        )
        self._spread(MEASURE, NEW, value, look)
        if choices:
            self._sheet.data_validation(self._row, MEASURE, self._row, MEASURE, _list(choices))
        self._next(BOX_LINE)

    def _table(self) -> None:
        looks = self._looks
        header = looks.get(
            bold=True,
            border=1,
            text_wrap=True,
            align="center",
            valign="vcenter",
            bg_color=HEAD_FILL,
        )
        for column, title in enumerate(TITLES):
            self._sheet.write_string(self._row, column, title, header)
        self._next(HEADER_LINE)
        for group in self._form.groups:
            look = looks.get(bold=True, border=1, valign="vcenter", bg_color=GROUP_FILL)
            self._spread(ORDINAL, REMARK, group.title, look)
            self._next(BOX_LINE)
            for row in group.rows:
                self._line(row)

    def _line(self, row: EntryRow) -> None:
        plain = self._looks.get(border=1, text_wrap=True, valign="vcenter")
        middle = self._looks.get(border=1, text_wrap=True, valign="vcenter", align="center")
        self._sheet.write_string(self._row, KEY, row.indicator_uid, plain)
        shown = (row.ordinal, row.text, row.measure, row.target, row.deadline, row.shown)
        for column, words in enumerate(shown, start=ORDINAL):
            look = plain if column == TEXT else middle
            self._sheet.write_string(self._row, column, cell_text(words), look)
        self._sheet.write_blank(self._row, NEW, None, self._input(valign="vcenter", align="center"))
        self._sheet.write_blank(self._row, REMARK, None, self._input(valign="vcenter"))
        self._sheet.data_validation(self._row, NEW, self._row, NEW, _helps(row))
        self._next(LINE * _lines(row.text, LETTERS_A_LINE) + ROOM)

    def _arrange(self, header: int) -> None:
        sheet = self._sheet
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.repeat_rows(header)
        sheet.print_area(0, ORDINAL, self._row - 1, REMARK)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.set_footer(f"&L{CODE_LABEL}: {self._form.code}&RTrang &P/&N")
        sheet.hide_gridlines(2)

    def _input(self, **more: object) -> Format:
        """Make a box of text: what is typed stays as typed, 12/03 becomes no day."""
        look = {"border": 1, "bg_color": INPUT_FILL, "num_format": TEXT_FORMAT, "text_wrap": True}
        return self._looks.get(locked=False, **look, **more)

    def _spread(self, first: int, last: int, text: str, look: Format) -> None:
        self._sheet.merge_range(self._row, first, self._row, last, "", look)
        if text:
            self._sheet.write_string(self._row, first, cell_text(text), look)

    def _next(self, height: float = LINE) -> None:
        self._sheet.set_row(self._row, height)
        self._row += 1


def _lines(text: str, letters: int) -> int:
    """How many lines a text takes; Excel does not measure rows with merged cells."""
    return max(1, -(-len(text) // letters))


def _list(choices: tuple[str, ...]) -> dict[str, object]:
    # Other words are read too (a day, T for Tốt), so nothing is refused while typing.
    return {"validate": "list", "source": list(choices), "show_error": False}


def _helps(row: EntryRow) -> dict[str, object]:
    said = {"input_title": "Cách gõ", "input_message": _how(row)}
    match row.rule:
        case Rule.DONE:
            return {**_list(DONE_CHOICES), **said}
        case Rule.GRADE:
            return {**_list(tuple(GRADE_LABELS.values())), **said}
        case Rule.RATIO | Rule.AT_LEAST | Rule.AT_MOST:
            return {"validate": "any", **said}
        case _:
            assert_never(row.rule)


def _how(row: EntryRow) -> str:
    match row.rule:
        case Rule.DONE:
            return "Chọn x khi đã xong, hoặc gõ ngày hoàn thành (10/01/2026). Chưa xong: chọn chưa."
        case Rule.GRADE:
            return "Chọn Tốt, Khá, Đạt hoặc Chưa đạt."
        case Rule.RATIO | Rule.AT_LEAST | Rule.AT_MOST:
            if row.adds_up:
                period = "Chỉ ghi phần mới trong kỳ này, chương trình tự cộng. "
                return period + ("Ví dụ 12/15." if row.is_percent else "Ví dụ 3.")
            if row.is_percent:
                return "Gõ số đã làm/tổng số (12/15) hoặc phần trăm (80%), tính từ đầu phong trào."
            return "Gõ một số, ví dụ 3, tính từ đầu phong trào đến ngày báo cáo."
        case _:
            assert_never(row.rule)


def _write_hidden(sheet: Worksheet, form: EntryForm) -> None:
    """Keep what the form was made from: later changes here are then seen as conflicts."""
    head = (
        (MARK, str(FORMAT)),
        ("campaign", form.campaign_uid),
        ("unit", form.unit_uid),
        ("day", form.day.isoformat()),
        ("code", form.code),
        ("digest", form.digest),
    )
    rows = [("row", r.indicator_uid, r.ordinal, r.text, r.standing) for r in form.rows]
    for down, texts in enumerate((*head, *rows)):
        for across, text in enumerate(texts):
            sheet.write_string(down, across, cell_text(text))
    sheet.protect("")
    sheet.very_hidden()
