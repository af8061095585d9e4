"""The pages of one PDF as pictures, drawn when they are first seen."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtGui import QImage

from thidua_desktop.core.errors import rule

KEPT_PAGES = 8
"""Pictures held at once: an A4 page at 200 % is about 8 MB."""


class Pages:
    """One PDF; used by the UI thread alone (PDFium is not made for several).

    It is opened for each drawing, which costs a millisecond and leaves nothing to close.
    """

    def __init__(self, content: bytes) -> None:
        """Raise paper.unreadable for bytes that are no PDF."""
        import pypdfium2

        self._content = content
        self._pictures: OrderedDict[tuple[int, float], QImage] = OrderedDict()
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise rule("paper", "paper.unreadable") from error
        self.sizes: tuple[tuple[float, float], ...] = tuple(
            document.get_page_size(n) for n in range(len(document))
        )
        """Width and height of every page, pt."""
        document.close()

    def picture(self, number: int, scale: float) -> QImage:
        """Draw page `number` (from 0) at `scale` pixels a pt, or take the kept picture."""
        key = (number, scale)
        if key not in self._pictures:
            self._pictures[key] = self._draw(number, scale)
            if len(self._pictures) > KEPT_PAGES:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(key)
        return self._pictures[key]

    def _draw(self, number: int, scale: float) -> QImage:
        import pypdfium2

        document = pypdfium2.PdfDocument(self._content)
        # The library's own default, an int, is all that its type is taken from.
        bitmap = document[number].render(
            scale=scale,  # pyright: ignore[reportArgumentType]
            prefer_bgrx=True,
        )
        drawn = QImage(
            bytes(bitmap.buffer),
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGB32,
        )
        picture = drawn.copy()
        bitmap.close()
        document.close()
        return picture
