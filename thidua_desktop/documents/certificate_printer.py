"""Draws fitted sheets with ReportLab; what all sheets share is drawn once as a Form XObject."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final, cast

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from thidua_desktop.documents.art import draw_sheet, draw_star
from thidua_desktop.documents.certificate_face import PT
from thidua_desktop.documents.certificate_qr import qr_operators, qr_text
from thidua_desktop.documents.layout import Art, Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PIL.Image import Image

    from thidua_desktop.documents.certificate_data import CertificateData
    from thidua_desktop.documents.certificate_fit import FittedBox, FittedSheet, Line
    from thidua_desktop.documents.layout import CertificateLayout

_SHARED: Final = "chung"
_RULE: Final = 0.25  # mm, thickness of a rule under a line


class SheetPrinter:
    """Draws one batch of sheets that fit; offset in mm to the right and down."""

    def __init__(
        self,
        layout: CertificateLayout,
        mode: Mode,
        *,
        offset: tuple[float, float],
        emblem: Image | None,
    ) -> None:
        self._layout, self._mode, self._offset, self._emblem = layout, mode, offset, emblem
        self._out = BytesIO()
        font = layout.drawn(Mode.FULL)[0].font  # else every file would bring Helvetica along
        self._canvas = Canvas(
            self._out,
            pagesize=(layout.width / PT, layout.height / PT),
            pageCompression=1,
            invariant=1,
            lang="vi",
            initialFontName=cast("Any", font),  # declared a number, used as a name
        )

    def run(
        self,
        sheets: Sequence[CertificateData],
        fitted: Sequence[FittedSheet],
        *,
        title: str,
        author: str,
    ) -> bytes:
        """Draw every sheet on its own page."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("Thi Đua")
        shared = _shared(fitted)
        self._draw_shared(shared)
        drawn = set(map(id, shared))
        for data, sheet in zip(sheets, fitted, strict=True):
            self._draw_page(data, (box for box in sheet.boxes if id(box) not in drawn))
        self._canvas.save()
        return self._out.getvalue()

    def _draw_shared(self, shared: Iterable[FittedBox]) -> None:
        layout = self._layout
        self._canvas.beginForm(_SHARED, 0, 0, layout.width / PT, layout.height / PT)
        if self._mode is Mode.FULL:
            self._draw_art()
        for fitted in shared:
            self._draw_box(fitted)
        self._canvas.endForm()

    def _draw_art(self) -> None:
        layout = self._layout
        if layout.art is Art.CLASSIC:
            self._in_mm(draw_sheet(layout.width, layout.height, layout.palette))
        if not layout.emblem.visible:
            return
        area = layout.emblem.area
        if self._emblem is None:
            radius = min(area.width, area.height) / 2
            middle = (area.x + area.width / 2, area.y + area.height / 2)
            self._in_mm(draw_star(*middle, radius, layout.palette))
            return
        self._canvas.drawImage(
            ImageReader(self._emblem),
            area.x / PT,
            (layout.height - area.bottom) / PT,
            area.width / PT,
            area.height / PT,
            mask="auto",
            preserveAspectRatio=True,
        )

    def _in_mm(self, operators: str) -> None:
        """Add a drawing made in mm with y pointing down."""
        scale = 1 / PT
        top = self._layout.height * scale
        self._canvas.addLiteral(f"q {scale:.6f} 0 0 {-scale:.6f} 0 {top:.4f} cm")
        self._canvas.addLiteral(operators)
        self._canvas.addLiteral("Q")

    def _draw_page(self, data: CertificateData, own: Iterable[FittedBox]) -> None:
        right, down = self._offset
        if right or down:
            self._canvas.translate(right / PT, -down / PT)
        self._canvas.doForm(_SHARED)
        for fitted in own:
            self._draw_box(fitted)
        if self._layout.qr.visible:
            operators = qr_operators(qr_text(data), self._layout.qr.area, self._layout.height)
            self._canvas.addLiteral(f"q {1 / PT:.6f} 0 0 {1 / PT:.6f} 0 0 cm {operators} Q")
        self._canvas.showPage()

    def _draw_box(self, fitted: FittedBox) -> None:
        box = fitted.box
        em = fitted.size / 1000
        text = self._canvas.beginText()
        text.setFont(box.font, fitted.size)
        ink = box.ink
        text.setFillColorRGB(ink.red / 255, ink.green / 255, ink.blue / 255)
        if box.tracking:
            text.setCharSpace(box.tracking * em)
        if box.word_gap:
            text.setWordSpace(box.word_gap * em)
        for line in fitted.lines:
            text.setTextOrigin(line.x / PT, self._up(line.baseline))
            text.textOut(line.text)
        if box.tracking:
            text.setCharSpace(0)
        if box.word_gap:
            text.setWordSpace(0)
        self._canvas.drawText(text)
        if box.rule_gap is not None and fitted.lines:
            self._draw_rule(fitted, fitted.lines[-1], box.rule_gap)

    def _draw_rule(self, fitted: FittedBox, line: Line, gap: float) -> None:
        """Draw a rule as long as the line, gap mm below its baseline."""
        ink = fitted.box.ink
        height = self._up(line.baseline + gap)
        self._canvas.setStrokeColorRGB(ink.red / 255, ink.green / 255, ink.blue / 255)
        self._canvas.setLineWidth(_RULE / PT)
        self._canvas.line(line.x / PT, height, (line.x + line.extent.advance) / PT, height)

    def _up(self, y: float) -> float:
        return (self._layout.height - y) / PT


def _shared(fitted: Sequence[FittedSheet]) -> tuple[FittedBox, ...]:
    """Give the texts that stand alike on every sheet, in the layout's order."""
    first, rest = fitted[0], [set(map(id, sheet.boxes)) for sheet in fitted[1:]]
    if not rest:
        return ()
    # the fitter gives the same object for the same text, so identity is enough and quick
    return tuple(box for box in first.boxes if all(id(box) in other for other in rest))
