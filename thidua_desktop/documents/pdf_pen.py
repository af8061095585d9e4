"""Writes text and lines as PDF operators; pt, x from the left and y down from the top.

ReportLab opens the file and subsets the fonts. Its text objects and line calls take more than
half of the time of a long list, so the marks of a page are written here.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

from reportlab.pdfgen.canvas import Canvas

from thidua_desktop.documents.fonts import PT, FontFace

if TYPE_CHECKING:
    from collections.abc import Generator
    from io import BytesIO

    from thidua_desktop.documents.fonts import FontSet
    from thidua_desktop.documents.page import Page

_AMBER = "1 .93 .7 rg"
_GREY = ".45 g"
_NEEDS_ESCAPE = frozenset(b"()\\")


class _Encoding(dict[int, str]):
    """A face's letters as bytes of a PDF string; ReportLab's subset gives each when first used."""

    def __init__(self, font: Any, file: Any) -> None:  # noqa: ANN401 - ReportLab's own objects
        super().__init__()
        self._font, self._file = font, file
        self.subsets: dict[int, int] = {}

    def __missing__(self, code: int) -> str:
        ((subset, coded),) = self._font.splitString(chr(code), self._file)
        byte = coded[0]
        plain = 32 <= byte < 127 and byte not in _NEEDS_ESCAPE  # noqa: PLR2004
        shown = self[code] = chr(byte) if plain else f"\\{byte:03o}"
        if subset:
            self.subsets[code] = subset
        return shown

    def name(self, subset: int) -> str:
        return cast("str", self._font.getSubsetInternalName(subset, self._file))

    def parts(self, text: str) -> list[tuple[int, str]]:
        """Encode, parted where the subset changes: one subset holds 256 letters."""
        coded = text.translate(self)
        if not self.subsets:
            return [(0, coded)]
        made: list[tuple[int, str]] = []
        for char in text:
            subset = self.subsets.get(ord(char), 0)
            if made and made[-1][0] == subset:
                made[-1] = (subset, made[-1][1] + self[ord(char)])
            else:
                made.append((subset, self[ord(char)]))
        return made


class Pen:
    """One file; the texts of a page are gathered and drawn over its lines and fills."""

    def __init__(self, out: BytesIO, fonts: FontSet) -> None:
        first = fonts.name(FontFace.REGULAR)  # else every file would bring Helvetica along
        self.canvas = Canvas(
            out,
            pageCompression=1,
            invariant=1,
            lang="vi",
            initialFontName=cast("Any", first),  # declared a number, used as a name
        )
        opened: Any = self.canvas
        file = opened._doc  # noqa: SLF001 - font subsets are kept by file
        self._encodings = {face: _Encoding(fonts.fonts[face], file) for face in FontFace}
        self._height = 0.0
        self._marks: list[str] = []
        self._texts: list[str] = []
        self._font: tuple[FontFace, float, int] | None = None
        self._word_space = 0.0

    def open_page(self, page: Page) -> None:
        self.canvas.setPageSize((page.width / PT, page.height / PT))
        self._height = page.height / PT

    def close_page(self) -> None:
        self._flush()
        self.canvas.showPage()

    def text(
        self, x: float, y: float, face: FontFace, *, size: float, text: str, word_space: float = 0
    ) -> None:
        """Write from `x` on the baseline `y`; every space is widened by `word_space`."""
        out, encoding = self._texts, self._encodings[face]
        if self._word_space != word_space:
            out.append(f"{word_space:.4f} Tw")
            self._word_space = word_space
        start = f"1 0 0 1 {x:.3f} {self._height - y:.3f} Tm "
        for subset, coded in encoding.parts(text):
            if self._font != (face, size, subset):
                out.append(f"{encoding.name(subset)} {size:g} Tf")
                self._font = (face, size, subset)
            out.append(f"{start}({coded}) Tj")
            start = ""

    def lines(self, marks: list[tuple[float, float, float, float]], *, width: float) -> None:
        top = self._height
        strokes = " ".join(
            f"{x1:.2f} {top - y1:.2f} m {x2:.2f} {top - y2:.2f} l" for x1, y1, x2, y2 in marks
        )
        self._marks.append(f"{width:g} w {strokes} S")

    def dotted(self, x: float, y: float, width: float) -> None:
        """Draw a dotted line to write on."""
        level = self._height - y
        self._marks.append(
            f"q 1 J [.6 2.2] 0 d .6 w {x:.2f} {level:.2f} m {x + width:.2f} {level:.2f} l S Q"
        )

    def highlight(self, x: float, y: float, width: float, *, height: float) -> None:
        """Lay a pale ground behind what the officer must still write; y is its upper edge."""
        self._fill(_AMBER, x, y, width, height)

    def bar(self, x: float, y: float, width: float, *, height: float) -> None:
        self._fill(_GREY, x, y, width, height)

    @contextmanager
    def artifact(self) -> Generator[None]:
        """Mark what repeats on every page, so that readers of the text pass over it."""
        self._flush()
        yield
        if self._marks or self._texts:
            self.canvas.addLiteral("/Artifact BMC")
            self._flush()
            self.canvas.addLiteral("EMC")

    def _fill(self, colour: str, x: float, y: float, width: float, height: float) -> None:
        below = self._height - y - height
        self._marks.append(f"q {colour} {x:.2f} {below:.2f} {width:.2f} {height:.2f} re f Q")

    def _flush(self) -> None:
        if self._marks:
            self.canvas.addLiteral("\n".join(self._marks))
        if self._texts:
            self.canvas.addLiteral("\n".join(("BT 0 Tw", *self._texts, "ET")))
        self._marks, self._texts = [], []
        self._font, self._word_space = None, 0.0
