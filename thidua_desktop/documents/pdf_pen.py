"""Writes text and lines on a ReportLab canvas; pt, x from the left and y down from the top."""

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

_AMBER = (1.0, 0.93, 0.7)
_BAR_GREY = 0.45


class Pen:
    """One canvas; the texts of a page are gathered and drawn over its lines and fills."""

    def __init__(self, out: BytesIO, fonts: FontSet) -> None:
        first = fonts.name(FontFace.REGULAR)  # else every file would bring Helvetica along
        self.canvas = Canvas(
            out,
            pageCompression=1,
            invariant=1,
            lang="vi",
            initialFontName=cast("Any", first),  # declared a number, used as a name
        )
        self._names = {face: fonts.name(face) for face in FontFace}
        self._height = 0.0
        self._text: Any = None
        self._font: tuple[FontFace, float] | None = None
        self._word_space = 0.0

    def open_page(self, page: Page) -> None:
        self.canvas.setPageSize((page.width / PT, page.height / PT))
        self._height = page.height / PT
        self._begin()

    def close_page(self) -> None:
        self.canvas.drawText(self._text)
        self.canvas.showPage()

    def text(
        self, x: float, y: float, face: FontFace, *, size: float, text: str, word_space: float = 0
    ) -> None:
        """Write from `x` on the baseline `y`; every space is widened by `word_space`."""
        out = self._text
        if self._font != (face, size):
            out.setFont(self._names[face], size)
            self._font = (face, size)
        if self._word_space != word_space:
            out.setWordSpace(word_space)
            self._word_space = word_space
        out.setTextOrigin(x, self._height - y)
        out.textOut(text)

    def lines(self, marks: list[tuple[float, float, float, float]], *, width: float) -> None:
        canvas, top = self.canvas, self._height
        canvas.setLineWidth(width)
        canvas.lines([(x1, top - y1, x2, top - y2) for x1, y1, x2, y2 in marks])

    def dotted(self, x: float, y: float, width: float) -> None:
        """Draw a dotted line to write on."""
        canvas = self.canvas
        canvas.saveState()
        canvas.setDash(0.6, 2.2)
        canvas.setLineCap(1)
        canvas.setLineWidth(0.6)
        canvas.line(x, self._height - y, x + width, self._height - y)
        canvas.restoreState()

    def highlight(self, x: float, y: float, width: float, *, height: float) -> None:
        """Lay a pale ground behind what the officer must still write; y is its upper edge."""
        self.canvas.setFillColorRGB(*_AMBER)
        self.canvas.rect(x, self._height - y - height, width, height, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def bar(self, x: float, y: float, width: float, *, height: float) -> None:
        self.canvas.setFillGray(_BAR_GREY)
        self.canvas.rect(x, self._height - y - height, width, height, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    @contextmanager
    def artifact(self) -> Generator[None]:
        """Mark what repeats on every page, so that readers of the text pass over it."""
        self.canvas.drawText(self._text)
        self.canvas.addLiteral("/Artifact BMC")
        self._begin()
        yield
        self.canvas.drawText(self._text)
        self.canvas.addLiteral("EMC")
        self._begin()

    def _begin(self) -> None:
        self._text = self.canvas.beginText()
        self._font = None
        self._word_space = 0.0
