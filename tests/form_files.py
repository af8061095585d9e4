"""Biểu nhập as units send them back: typed in, and harmed, by editing the XML in the file."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape, unescape

SHEET, HIDDEN = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"
BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
PERCENT, DAY, GENERAL = 9, 14, 0


class FormFile:
    """One file, its parts by name; places are as Excel names them (H19)."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            names = packed.namelist()
            self.parts = {name: packed.read(name).decode() for name in names}

    def packed(self) -> bytes:
        out = BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name, content in self.parts.items():
                made.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def texts(self) -> list[str]:
        found = re.findall(
            r"<t(?: [^>]*)?>(.*?)</t>", self.parts["xl/sharedStrings.xml"], re.DOTALL
        )
        return [unescape(text) for text in found]

    def row_of(self, text: str, column: str = "C") -> int:
        """Number of the row whose cell in a column begins with a text."""
        texts = self.texts()
        cells = re.findall(rf'<c r="{column}(\d+)"[^>]*t="s"><v>(\d+)</v>', self.parts[SHEET])
        return next(int(row) for row, at in cells if texts[int(at)].startswith(text))

    # what a unit types

    def text(self, place: str, text: str) -> FormFile:
        return self._put(place, ' t="inlineStr"', f"<is><t>{escape(text)}</t></is>")

    def number(self, place: str, number: str, *, shown: int | None = None) -> FormFile:
        return self._put(place, "", f"<v>{number}</v>", style=shown)

    def formula(self, place: str, formula: str, value: str) -> FormFile:
        return self._put(place, "", f"<f>{escape(formula)}</f><v>{value}</v>", style=GENERAL)

    def error(self, place: str, error: str = "#DIV/0!") -> FormFile:
        return self._put(place, ' t="e"', f"<f>1/0</f><v>{error}</v>")

    def _put(self, place: str, kind: str, inner: str, *, style: int | None = None) -> FormFile:
        row = re.search(r"\d+", place)
        assert row is not None
        cell = re.compile(rf'<c r="{place}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)')
        look = None if style is None else f' s="{self._style(style)}"'

        def typed(found: re.Match[str]) -> str:
            return f'<c r="{place}"{look or found[1] or ""}{kind}>{inner}</c>'

        sheet, count = cell.subn(typed, self.parts[SHEET], count=1)
        assert count == 1, place
        self.parts[SHEET] = sheet
        return self

    def _style(self, shown: int) -> int:
        found = re.search(r'<cellXfs count="(\d+)">', self.parts[STYLES])
        assert found is not None
        count = int(found[1])
        more = f'<xf numFmtId="{shown}" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
        styles = self.parts[STYLES].replace("</cellXfs>", more)
        self.parts[STYLES] = styles.replace(found[0], f'<cellXfs count="{count + 1}">')
        return count

    # what happens to the file

    def rename(self, name: str, *, old: str = "Biểu nhập") -> FormFile:
        for part in (BOOK, "docProps/app.xml"):
            self.parts[part] = self.parts[part].replace(old, name)
        return self

    def drop_hidden_sheet(self) -> FormFile:
        del self.parts[HIDDEN]
        self.parts[BOOK] = re.sub(r'<sheet name="thidua"[^>]*/>', "", self.parts[BOOK])
        links = "xl/_rels/workbook.xml.rels"
        self.parts[links] = re.sub(
            r'<Relationship [^>]*worksheets/sheet2.xml"/>', "", self.parts[links]
        )
        types = "[Content_Types].xml"
        self.parts[types] = re.sub(r"<Override [^>]*sheet2.xml[^>]*/>", "", self.parts[types])
        return self

    def drop_keys(self) -> FormFile:
        """Delete the hidden column; the others do not even move."""
        self.parts[SHEET] = re.sub(r'<c r="A\d+"[^>]*(?:/>|>.*?</c>)', "", self.parts[SHEET])
        return self

    def drop_row(self, number: int) -> FormFile:
        self.parts[SHEET] = re.sub(
            rf'<row r="{number}".*?</row>', "", self.parts[SHEET], count=1, flags=re.DOTALL
        )
        return self

    def swap_rows(self, one: int, other: int) -> FormFile:
        rows = {n: self._row(n) for n in (one, other)}
        sheet = self.parts[SHEET].replace(rows[one], "ONE").replace(rows[other], "OTHER")
        sheet = sheet.replace("ONE", _moved(rows[other], other, one))
        self.parts[SHEET] = sheet.replace("OTHER", _moved(rows[one], one, other))
        return self

    def add_row(self, number: int, *, like: int | None = None, **texts: str) -> FormFile:
        """Put a row at the end: texts by column, or a copy of another row."""
        if like is not None:
            made = _moved(self._row(like), like, number)
        else:
            cells = "".join(
                f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>'
                for column, text in sorted(texts.items())
            )
            made = f'<row r="{number}">{cells}</row>'
        self.parts[SHEET] = self.parts[SHEET].replace("</sheetData>", f"{made}</sheetData>")
        return self

    def merge(self, block: str) -> FormFile:
        more = f'<mergeCell ref="{block}"/></mergeCells>'
        self.parts[SHEET] = self.parts[SHEET].replace("</mergeCells>", more)
        return self

    def _row(self, number: int) -> str:
        found = re.search(rf'<row r="{number}".*?</row>', self.parts[SHEET], re.DOTALL)
        assert found is not None
        return found[0]


def _moved(row: str, old: int, new: int) -> str:
    row = row.replace(f'<row r="{old}"', f'<row r="{new}"')
    return re.sub(rf'<c r="([A-Z]+){old}"', rf'<c r="\g<1>{new}"', row)
