"""Sets a text into its box: wrap, then shrink to the floor, then refuse by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import Problem
from thidua_desktop.documents.certificate_breaks import break_costs, set_lines
from thidua_desktop.documents.certificate_data import paragraphs, text_problems
from thidua_desktop.documents.certificate_face import PT, Extent, Face, Faces
from thidua_desktop.documents.layout import Align, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thidua_desktop.documents.certificate_data import CertificateData
    from thidua_desktop.documents.layout import Content, TextBox

_STEP: Final = 0.25  # pt between two tries of a size
_SHRINK: Final = 0.6  # cost of losing one per cent of the size
_LINE: Final = 1.0  # cost of one more line
_LOOK: Final = 0.1  # share of the size given up at most for the sake of better breaks
_SLACK: Final = 0.0005  # mm, for sums that a computer does not get even


@dataclass(frozen=True, slots=True)
class Line:
    """A line ready to draw: start of its baseline in mm from the sheet's top left corner."""

    text: str
    x: float
    baseline: float
    extent: Extent

    @property
    def left(self) -> float:
        return self.x + self.extent.left

    @property
    def right(self) -> float:
        return self.x + self.extent.right


@dataclass(frozen=True, slots=True)
class FittedBox:
    """A text in its box at the size it got, pt."""

    box: TextBox
    size: float
    lines: tuple[Line, ...]

    @property
    def shrink_percent(self) -> int:
        """How much smaller than wished, 0–100."""
        return round(100 * (1 - self.size / self.box.size))


@dataclass(frozen=True, slots=True)
class FittedSheet:
    """All texts of one recipient; boxes in the layout's order, problems for those that failed."""

    recipient: str
    boxes: tuple[FittedBox, ...]
    problems: tuple[Problem, ...]

    @property
    def shrink_percent(self) -> int:
        """The strongest shrink on the sheet, 0–100."""
        return max((fitted.shrink_percent for fitted in self.boxes), default=0)

    def line_count(self, content: Content) -> int:
        return sum(len(fitted.lines) for fitted in self.boxes if fitted.box.content is content)


@dataclass(frozen=True, slots=True)
class FitProblem:
    """Why the sheet of one recipient, counted from 0, cannot be printed."""

    index: int
    recipient: str
    problem: Problem


class Fitter:
    """Fits the sheets of one batch; equal texts in equal boxes are fitted once."""

    def __init__(self, faces: Faces) -> None:
        self._faces = faces
        self._known: dict[tuple[str, tuple[str, ...]], FittedBox | Problem | None] = {}

    def sheet(self, boxes: Sequence[TextBox], data: CertificateData) -> FittedSheet:
        """Fit one sheet; codes of `text_problems`, certificate.missing_glyph and overflow."""
        problems = list(text_problems(data))
        fitted: list[FittedBox] = []
        for box in boxes:
            found = self._box(box, paragraphs(box, data))
            if isinstance(found, Problem):
                problems.append(found)
            elif found is not None:
                fitted.append(found)
        return FittedSheet(data.printed_name, tuple(fitted), tuple(problems))

    def _box(self, box: TextBox, texts: tuple[str, ...]) -> FittedBox | Problem | None:
        key = (box.id, texts)
        if key not in self._known:
            self._known[key] = _fit(box, texts, self._faces.face(box.font)) if texts else None
        return self._known[key]


def _fit(box: TextBox, texts: tuple[str, ...], face: Face) -> FittedBox | Problem:
    lacking = face.missing("".join(texts))
    if lacking:
        return Problem(box.id, "certificate.missing_glyph", {"letters": lacking, "font": face.name})
    fitted = _best(box, texts, face)
    if fitted is None:
        params = {"text": " ".join(texts), "floor": f"{box.floor:g}"}
        return Problem(box.id, "certificate.overflow", params)
    return fitted


def sizes(box: TextBox) -> Iterator[float]:
    """Give the sizes to try, from the wished one down to the floor, pt."""
    size = box.size
    while size > box.floor:
        yield size
        size -= _STEP
    yield box.floor


def _best(box: TextBox, texts: tuple[str, ...], face: Face) -> FittedBox | None:
    """Take the largest size that fits, or one a little smaller where its lines break better."""
    setter = _Setter(box, texts, face)
    best: tuple[float, FittedBox] | None = None
    largest = 0.0
    for size in sizes(box):
        if best is not None and (size < largest * (1 - _LOOK) or best[0] <= _floor_cost(box, size)):
            break
        for cost, fitted in setter.candidates(size):
            total = cost + _floor_cost(box, size)
            if best is None or total < best[0]:
                best = (total, fitted)
                largest = largest or size
    return best[1] if best else None


def _floor_cost(box: TextBox, size: float) -> float:
    return _SHRINK * 100 * (1 - size / box.size)


class _Setter:
    """Tries sizes and numbers of lines for one text."""

    def __init__(self, box: TextBox, texts: tuple[str, ...], face: Face) -> None:
        self._box, self._texts, self._face = box, texts, face
        self._words = texts[0].split(" ") if len(texts) == 1 else []
        self._costs = break_costs(self._words)
        self._starts = self._word_starts()
        self._whole = [self._extent(text) for text in texts]

    def _extent(self, text: str) -> Extent:
        box = self._box
        return self._face.measure(text, tracking=box.tracking / 1000, word_gap=box.word_gap / 1000)

    def _word_starts(self) -> list[float]:
        """Give where each word would start on one endless line, in em."""
        gap = self._extent(" ").advance + (2 * self._box.tracking + self._box.word_gap) / 1000
        starts = [0.0]
        for word in self._words:
            starts.append(starts[-1] + self._extent(word).advance + gap)
        self._gap = gap
        return starts

    def _width(self, start: int, end: int) -> float:
        return self._starts[end] - self._starts[start] - self._gap

    def candidates(self, size: float) -> Iterator[tuple[float, FittedBox]]:
        """Give every number of lines that fits at a size, with the cost of its breaks."""
        if len(self._texts) > 1:
            yield from self._placed(size, 0.0, self._texts, self._whole)
            return
        yield from self._placed(size, 0.0, self._texts, self._whole)
        limit = self._box.area.width / (size * PT)
        for count in range(2, self._box.max_lines + 1):
            if self._width(0, len(self._words)) > count * limit:
                continue
            found = set_lines(self._words, self._costs, self._width, lines=count, limit=limit)
            if found is not None:
                cost, lines = found
                extents = [self._extent(line) for line in lines]
                yield from self._placed(size, cost + _LINE * (count - 1), lines, extents)

    def _placed(
        self, size: float, cost: float, texts: Sequence[str], extents: Sequence[Extent]
    ) -> Iterator[tuple[float, FittedBox]]:
        if len(texts) > self._box.max_lines:
            return
        lines = _place(self._box, self._face, size, texts, extents)
        if _inside(self._box, lines):
            yield cost, FittedBox(self._box, size, lines)


def _place(
    box: TextBox, face: Face, size: float, texts: Sequence[str], extents: Sequence[Extent]
) -> tuple[Line, ...]:
    em = size * PT
    step = em * box.leading
    block = face.rise * em - face.fall * em + step * (len(texts) - 1)
    share = {Stand.TOP: 0.0, Stand.MIDDLE: 0.5, Stand.BOTTOM: 1.0}[box.stand]
    first = box.area.y + (box.area.height - block) * share + face.rise * em
    return tuple(
        Line(text, _start(box, scaled), first + step * index, scaled)
        for index, (text, extent) in enumerate(zip(texts, extents, strict=True))
        for scaled in (extent.scaled(em),)
    )


def _start(box: TextBox, extent: Extent) -> float:
    """Give where a line starts; a swash that leaves its letter's own width stays in the box."""
    area = box.area
    if box.align is Align.LEFT:
        return area.x - min(0.0, extent.left)
    if box.align is Align.RIGHT:
        return area.right - max(extent.advance, extent.right)
    return area.x + (area.width - extent.advance) / 2


def _inside(box: TextBox, lines: Iterable[Line]) -> bool:
    area = box.area
    return all(
        line.left >= area.x - _SLACK
        and line.right <= area.right + _SLACK
        and line.baseline - line.extent.top >= area.y - _SLACK
        and line.baseline - line.extent.bottom <= area.bottom + _SLACK
        for line in lines
    )
