"""The text layer of a PDF; used inside the reader child alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from thidua_desktop.core.errors import rule
from thidua_desktop.exchange.recoding import recoded

if TYPE_CHECKING:
    from pathlib import Path

MOST_PAGES: Final = 200
_LEAST_LETTERS: Final = 20
# A scan often carries the typed lines of its electronic signature, but never a page of text.
_PAGE_OF_TEXT: Final = 250
_NOT_TEXT: Final[dict[int, None]] = dict.fromkeys((0xFFFE, 0xFFFF, 0), None)


def pdf_text(source: Path) -> str:
    """Read the pages' text, a form feed before each further page.

    Codes: file.pdf_password, file.damaged, file.too_many_pages, file.scanned.
    """
    with _opened(source) as document:
        if len(document) > MOST_PAGES:
            raise rule("file", "file.too_many_pages", most=str(MOST_PAGES))
        pages = [_page_text(page) for page in document]
        if _is_scan(document, pages):
            raise rule("file", "file.scanned")
    return recoded("\n\f".join(pages))


def _opened(source: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        locked = error.err_code == pdfium_c.FPDF_ERR_PASSWORD
        raise rule("file", "file.pdf_password" if locked else "file.damaged") from None


def _page_text(page: pdfium.PdfPage) -> str:
    text: str = page.get_textpage().get_text_range()
    return text.translate(_NOT_TEXT).replace("\r\n", "\n")


def _is_scan(document: pdfium.PdfDocument, pages: list[str]) -> bool:
    letters = [sum(map(str.isalpha, text)) for text in pages]
    if sum(letters) < _LEAST_LETTERS:
        return True
    return max(letters) < _PAGE_OF_TEXT and all(
        any(page.get_objects(filter=(pdfium_c.FPDF_PAGEOBJ_IMAGE,))) for page in document
    )
