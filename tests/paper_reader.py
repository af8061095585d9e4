"""Reads produced papers back with libraries that had no part in writing them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import docx
import pdfplumber
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from pdfminer.pdftypes import resolve1

PT = 25.4 / 72


@dataclass(frozen=True)
class Printed:
    """One line as printed: text, faces and sizes seen, place in mm (y of the baseline)."""

    text: str
    faces: tuple[str, ...]
    sizes: tuple[float, ...]
    left: float
    right: float
    baseline: float
    repeated: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Sheet:
    width: float
    height: float
    lines: tuple[Printed, ...]
    rules: tuple[tuple[float, float, float], ...]  # left, right, y in mm of level strokes

    def line(self, text: str) -> Printed:
        found = [line for line in self.lines if line.text == text]
        assert len(found) == 1, (text, [line.text for line in self.lines])
        return found[0]

    @property
    def own(self) -> tuple[Printed, ...]:
        return tuple(line for line in self.lines if not line.repeated)

    @property
    def text(self) -> str:
        return " ".join(" ".join(line.text for line in self.own).split())


def read_pdf(data: bytes) -> tuple[Sheet, ...]:
    with pdfplumber.open(BytesIO(data)) as opened:
        return tuple(_sheet(page) for page in opened.pages)


def pdf_text(data: bytes) -> str:
    """All words in the order they were drawn, without what repeats on every page."""
    return " ".join(" ".join(sheet.text for sheet in read_pdf(data)).split())


def _sheet(page: Any) -> Sheet:
    runs: list[list[dict[str, Any]]] = []
    for char in page.chars:
        if runs and _continues(runs[-1][-1], char):
            runs[-1].append(char)
        else:
            runs.append([char])
    rules = tuple(
        (line["x0"] * PT, line["x1"] * PT, line["top"] * PT)
        for line in page.lines
        if line["height"] == 0
    )
    height = float(page.height)
    return Sheet(page.width * PT, height * PT, tuple(_printed(run, height) for run in runs), rules)


def _continues(last: dict[str, Any], char: dict[str, Any]) -> bool:
    near = -1 < char["x0"] - last["x1"] < (40 if last["text"].isspace() else 1)
    level = abs(char["matrix"][5] - last["matrix"][5]) < 0.01
    return near and level and char["tag"] == last["tag"]


def _printed(run: list[dict[str, Any]], height: float) -> Printed:
    return Printed(
        text="".join(char["text"] for char in run).strip(),
        faces=tuple(sorted({char["fontname"].split("+")[-1] for char in run})),
        sizes=tuple(sorted({round(char["size"], 2) for char in run})),
        left=run[0]["x0"] * PT,
        right=run[-1]["x1"] * PT,
        baseline=(height - run[0]["matrix"][5]) * PT,
        repeated=run[0]["tag"] == "Artifact",
    )


def fonts_of(data: bytes) -> dict[str, bool]:
    """Every font the file names, and whether its program is inside."""
    found: dict[str, bool] = {}
    with pdfplumber.open(BytesIO(data)) as opened:
        for page in opened.pages:
            named: Any = resolve1(page.page_obj.resources.get("Font"))
            for font in named.values():
                resolved = font.resolve()
                name = str(resolved["BaseFont"].name)
                descriptor = resolved.get("FontDescriptor")
                found[name] = descriptor is not None and "FontFile2" in descriptor.resolve()
    return found


def read_docx(data: bytes) -> WordFile:
    return docx.Document(BytesIO(data))


def docx_paragraphs(data: bytes) -> list[str]:
    """Every paragraph of the body in file order, those in cells too."""
    body = read_docx(data).element.body
    return [
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    ]


def docx_text(data: bytes) -> str:
    return " ".join(" ".join(docx_paragraphs(data)).split())


def words(text: str) -> str:
    return " ".join(text.split())
