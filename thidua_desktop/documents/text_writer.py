"""The words of a paper alone: what both writers must have written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.documents.flow import Flow
from thidua_desktop.documents.page import Measures
from thidua_desktop.documents.piece_text import paragraphs

if TYPE_CHECKING:
    from thidua_desktop.documents.blocks import Document


def plain_text(document: Document) -> str:
    """One line a paragraph or cell, in reading order, without page numbers."""
    flow = Flow(Measures())
    return "\n".join(
        text
        for section in document.sections
        for piece in flow.pieces(section)
        for text in paragraphs(piece)
    )
