"""Breaks text into lines by the real widths of its letters; all lengths in pt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.documents.blocks import FIXED_SPACE, Run
from thidua_desktop.documents.fonts import FontFace, face_of
from thidua_desktop.documents.pieces import Line, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from thidua_desktop.documents.fonts import FontSet
    from thidua_desktop.documents.pieces import Rule

_HAIR: Final = 0.01  # pt, less than a rounding of the widths
_BALANCING_STEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Part:
    """Letters of one face without a place to break."""

    face: FontFace
    text: str
    blank: bool


@dataclass(frozen=True, slots=True)
class Word:
    parts: tuple[Part, ...]
    width: float


@dataclass(frozen=True, slots=True)
class TextLine:
    """Words of one line; width with single spaces; `last` of its paragraph."""

    words: tuple[Word, ...]
    width: float
    last: bool

    @property
    def gaps(self) -> int:
        """Count the spaces that justifying widens."""
        held = sum(part.text.count(FIXED_SPACE) for word in self.words for part in word.parts)
        return len(self.words) - 1 + held


@dataclass(slots=True)
class Segment:
    """Neighbouring letters of one face; x and width without stretching, `gaps` before it."""

    face: FontFace
    text: str
    blank: bool
    x: float
    width: float
    gaps: int


class _Widths(dict[str, float]):
    """Widths of a face's letters in em, asked for when first needed."""

    def __init__(self, fonts: FontSet, face: FontFace) -> None:
        super().__init__()
        self._fonts, self._face = fonts, face

    def __missing__(self, char: str) -> float:
        width = self[char] = self._fonts.width_pt(self._face, 1.0, char)
        return width


class Measurer:
    """Widths of texts at a size; the faces have no kerning, so letters add up."""

    def __init__(self, fonts: FontSet) -> None:
        self._widths = {face: _Widths(fonts, face) for face in FontFace}

    def width(self, face: FontFace, size: float, text: str) -> float:
        return size * sum(map(self._widths[face].__getitem__, text))

    def space(self, size: float) -> float:
        return self.width(FontFace.REGULAR, size, " ")

    def wrap(self, line: Line, width: float, first_indent: float = 0.0) -> tuple[TextLine, ...]:
        """Break a paragraph; no word is lost, an overlong one is cut."""
        size = line.style.size
        room = width - first_indent
        words = [cut for word in self._words(line) for cut in self._cut(word, room, size)]
        return self._filled(words, width, first_indent, size)

    def balanced(self, line: Line, width: float) -> tuple[TextLine, ...]:
        """Break into as few lines as needed, about equally long: no last word stands alone."""
        lines = self.wrap(line, width)
        low, high = max((w.width for text in lines for w in text.words), default=0.0), width
        for _ in range(_BALANCING_STEPS if len(lines) > 1 else 0):
            middle = (low + high) / 2
            tried = self.wrap(line, middle)
            if len(tried) > len(lines):
                low = middle
            else:
                lines, high = tried, middle
        return lines

    def wrap_plain(self, text: str, width: float, face: FontFace, size: float) -> tuple[str, ...]:
        """Break the text of a cell in one face."""
        if self.width(face, size, text) <= width + _HAIR:
            return (text,) if text else ()
        space, lines, used = self.space(size), list[str](), 0.0
        for word in text.split(" "):
            for cut in self._cut_text(word, width, face, size):
                own = self.width(face, size, cut)
                if lines and used + space + own <= width + _HAIR:
                    lines[-1] += f" {cut}"
                    used += space + own
                else:
                    lines.append(cut)
                    used = own
        return tuple(lines)

    def rule_length(self, rule: Rule, width: float) -> float:
        """Length of a rule under bold centred text that may take several lines of `width`."""
        line = Line((Run(rule.text),), Style(rule.size, bold=True))
        widest = max((text.width for text in self.balanced(line, width)), default=0.0)
        return rule.share * widest

    def segments(self, line: TextLine, size: float) -> tuple[Segment, ...]:
        """Join words into the fewest texts to draw; a space belongs to the text before it."""
        made, x, gaps, space = list[Segment](), 0.0, 0, self.space(size)
        for at, word in enumerate(line.words):
            if at:
                made[-1].text += " "
                made[-1].width += space
                x, gaps = x + space, gaps + 1
            for part in word.parts:
                width = self.width(part.face, size, part.text)
                if made and (made[-1].face, made[-1].blank) == (part.face, part.blank):
                    made[-1].text += part.text
                    made[-1].width += width
                else:
                    made.append(Segment(part.face, part.text, part.blank, x, width, gaps))
                x += width
                gaps += part.text.count(FIXED_SPACE)  # stretched like any other in a PDF
        return tuple(made)

    def _words(self, line: Line) -> Iterator[Word]:
        style, parts = line.style, list[Part]()
        for run in line.runs:
            face = face_of(bold=style.bold or run.bold, italic=style.italic or run.italic)
            for at, text in enumerate(run.text.split(" ")):
                if at and parts:
                    yield self._word(parts, style.size)
                    parts = []
                if text:
                    parts.append(Part(face, text, run.blank))
        if parts:
            yield self._word(parts, style.size)

    def _word(self, parts: Sequence[Part], size: float) -> Word:
        width = sum(self.width(part.face, size, part.text) for part in parts)
        return Word(tuple(parts), width)

    def _cut(self, word: Word, width: float, size: float) -> Iterator[Word]:
        if word.width <= width + _HAIR:
            yield word
            return
        for part in word.parts:
            for text in self._cut_text(part.text, width, part.face, size):
                yield self._word((Part(part.face, text, part.blank),), size)

    def _cut_text(self, text: str, width: float, face: FontFace, size: float) -> Iterator[str]:
        if self.width(face, size, text) <= width + _HAIR:
            yield text
            return
        start, used = 0, 0.0
        for at, char in enumerate(text):
            own = self.width(face, size, char)
            if at > start and used + own > width + _HAIR:
                cut = text.rfind("/", start + 1, at) + 1 or at  # "1.110/" "1.114", no number in two
                yield text[start:cut]
                start, used = cut, self.width(face, size, text[cut:at])
            used += own
        yield text[start:]

    def _filled(
        self, words: Sequence[Word], width: float, first_indent: float, size: float
    ) -> tuple[TextLine, ...]:
        space, lines = self.space(size), list[tuple[list[Word], float]]()
        room = width - first_indent
        for word in words:
            if lines and lines[-1][1] + space + word.width <= room + _HAIR:
                held, used = lines[-1]
                held.append(word)
                lines[-1] = (held, used + space + word.width)
            else:
                room = width if lines else width - first_indent
                lines.append(([word], word.width))
        end = len(lines) - 1
        return tuple(
            TextLine(tuple(held), used, at == end) for at, (held, used) in enumerate(lines)
        )
