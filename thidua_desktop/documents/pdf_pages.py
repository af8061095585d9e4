"""Fills pages with boxes: nothing parted that belongs together, table heads repeated."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thidua_desktop.documents.pdf_boxes import Box, Mark


@dataclass(slots=True)
class PageFill:
    """Marks of one page with their distance from the top of the text, and repeated ones."""

    marks: list[tuple[float, Mark]] = field(default_factory=list["tuple[float, Mark]"])
    repeated: list[tuple[float, Mark]] = field(default_factory=list["tuple[float, Mark]"])
    used: float = 0.0


def fill_pages(boxes: Sequence[Box], height: float) -> list[PageFill]:
    """Place every box; a group that no page holds is parted where it must be."""
    pages = [PageFill()]
    for group in _groups(boxes):
        if group[0].feeds:
            pages.append(PageFill())
            continue
        if not _fits(pages[-1], group, height) and pages[-1].used:
            pages.append(_opened(group[0]))
        if _fits(pages[-1], group, height):
            for box in group:
                _place(pages[-1], box)
            continue
        for box in group:
            if not _fits(pages[-1], (box,), height) and pages[-1].used:
                pages.append(_opened(box))
            _place(pages[-1], box)
    return pages


def _groups(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    group: list[Box] = []
    for box in boxes:
        if group and not box.glued:
            yield group
            group = []
        group.append(box)
    if group:
        yield group


def _fits(page: PageFill, group: Sequence[Box], height: float) -> bool:
    need = sum(box.before + box.height + box.after for box in group) - group[-1].after
    if not page.used:
        need -= group[0].before
    return page.used + need <= height + 0.01  # pt, a rounding of the sums


def _opened(box: Box) -> PageFill:
    page = PageFill()
    for head in box.head:
        if head.mark is not None:
            page.repeated.append((page.used, head.mark))
        page.used += head.height
    return page


def _place(page: PageFill, box: Box) -> None:
    y = page.used + (box.before if page.used else 0.0)
    if box.mark is not None:
        page.marks.append((y, box.mark))
    page.used = y + box.height + box.after
