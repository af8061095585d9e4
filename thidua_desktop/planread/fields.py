"""Fields (nội dung thi đua) of a content section, and the pieces that are their indicators."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from thidua_desktop.planread.headings import names_content
from thidua_desktop.planread.marks import Rank
from thidua_desktop.planread.outline import run_in, title_of
from thidua_desktop.planread.rules import is_measured
from thidua_desktop.planread.tables import is_header
from thidua_desktop.planread.vocabulary import is_caps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.planread.lines import Piece
    from thidua_desktop.planread.outline import Section

_TITLE_WORDS: Final = 18
_SENTENCE_WORDS: Final = 5
_LEAST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator's text with the heads above it, greatest first."""

    piece: Piece
    text: str
    heads: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A field's printed number and title with its items in the printed order."""

    number: str
    title: str
    items: tuple[Item, ...]


def groups(section: Section) -> tuple[Group, ...]:
    """Group a section's items under their greatest heads; without any, under the section's own."""
    items = _Walk(section.body).items()
    paths = [_telling(item.heads) for item in items]
    depth = _depth(paths)
    chosen: dict[int, tuple[Piece | None, list[Item]]] = {}
    for item, path in zip(items, paths, strict=True):
        head = path[min(depth, len(path) - 1)] if path else section.opener
        chosen.setdefault(id(head), (head, []))[1].append(item)
    return tuple(_group(head, held) for head, held in chosen.values())


def _group(head: Piece | None, items: Sequence[Item]) -> Group:
    if head is None:
        return Group("", "", tuple(items))
    number = "" if head.rank.is_bullet else head.printed or head.label
    return Group(number, title_of(head), tuple(items))


def _telling(heads: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Leave out heads that only say "chỉ tiêu cụ thể" where a deeper one says more."""
    return tuple(
        head
        for n, head in enumerate(heads)
        if n == len(heads) - 1 or not names_content(title_of(head))
    )


def _depth(paths: Sequence[tuple[Piece, ...]]) -> int:
    """Go one level down while a single head holds everything and has several heads of its own."""
    depth = 0
    while paths and all(len(path) > depth + 1 for path in paths):
        if len({id(path[depth]) for path in paths}) > 1:
            break
        if len({id(path[depth + 1]) for path in paths}) == 1:
            break
        depth += 1
    return depth


class _Walk:
    """Goes through a section once and sorts its pieces into heads, items and mere words."""

    def __init__(self, body: Sequence[Piece]) -> None:
        self._body = body
        self._heads: list[Piece] = []
        self._found: list[Item] = []
        self._paragraphs: list[Item] = []
        self._holding: set[int] = set()
        self._unmarked = _unmarked_heads(body)
        self._head_ranks = {piece.rank for n, piece in enumerate(body) if self._next_is_deeper(n)}

    def items(self) -> tuple[Item, ...]:
        """Return the items in the printed order."""
        for n, piece in enumerate(self._body):
            if piece.rank is Rank.BODY and not self._is_unmarked_head(n):
                self._paragraphs.append(Item(piece, piece.text, tuple(self._heads)))
            elif not is_header(piece.text):
                self._take(n, piece)
        kept = [*self._found, *filter(self._says_something, self._paragraphs)]
        return tuple(sorted(kept, key=lambda item: item.piece.lines[0]))

    def _is_unmarked_head(self, n: int) -> bool:
        return n in self._unmarked or (is_caps(self._body[n].text) and self._next_is_marked(n))

    def _take(self, n: int, piece: Piece) -> None:
        rank = Rank.ARTICLE if piece.rank is Rank.BODY else piece.rank
        while self._heads and _rank(self._heads[-1]) >= rank:
            self._heads.pop()
        if piece.row and piece.rank is not Rank.NUMBER:
            self._add(piece, piece.text)
        elif self._is_head(n, piece):
            self._push(piece)
            sentence = run_in(piece)
            if _is_sentence(sentence) and (is_measured(sentence) or not self._next_is_deeper(n)):
                self._add(piece, sentence)
            elif piece.is_ended and is_measured(piece.text) and not sentence:
                self._add(piece, piece.text)
        elif not piece.text.endswith(":") and _says_enough(piece.text):
            self._add(piece, piece.text)

    def _push(self, piece: Piece) -> None:
        self._holding.update(id(head) for head in self._heads)
        self._holding.add(0)
        self._heads.append(piece)

    def _add(self, piece: Piece, text: str) -> None:
        self._holding.update(id(head) for head in self._heads)
        self._holding.add(0)
        self._found.append(Item(piece, text, tuple(self._heads)))

    def _is_head(self, n: int, piece: Piece) -> bool:
        deeper = self._next_is_deeper(n)
        title_like = _is_title(piece)
        if piece.rank.is_bullet:
            return deeper and (piece.text.endswith(":") or title_like)
        if deeper or piece.rank in {Rank.BODY, Rank.PART, Rank.ROMAN, Rank.ARTICLE} or piece.row:
            return True
        if self._next_is_body(n) and title_like:
            return True
        if _is_sentence(run_in(piece)) and not is_measured(title_of(piece)):
            return len(title_of(piece).split()) <= _TITLE_WORDS
        return title_like and piece.rank in self._head_ranks

    def _says_something(self, paragraph: Item) -> bool:
        """Keep a paragraph where nothing is marked, else only when it measures."""
        text = paragraph.text
        if text.endswith(":") or is_caps(text) or not _says_enough(text):
            return False
        head = id(paragraph.heads[-1]) if paragraph.heads else 0
        return head not in self._holding or (head != 0 and is_measured(text))

    def _next(self, n: int) -> Piece | None:
        return self._body[n + 1] if n + 1 < len(self._body) else None

    def _next_is_marked(self, n: int) -> bool:
        following = self._next(n)
        return following is not None and following.rank is not Rank.BODY

    def _next_is_deeper(self, n: int) -> bool:
        following, piece = self._next(n), self._body[n]
        return (
            following is not None
            and piece.rank < following.rank < Rank.BODY
            and not (piece.row and piece.rank is not Rank.NUMBER)
        )

    def _next_is_body(self, n: int) -> bool:
        following = self._next(n)
        return following is not None and following.rank is Rank.BODY


def _unmarked_heads(body: Sequence[Piece]) -> frozenset[int]:
    """Find titles without a mark over bullets, where two or more of them part a section."""
    if any(piece.rank < Rank.STAR for piece in body):
        return frozenset()
    found = [
        n
        for n, piece in enumerate(body[:-1])
        if piece.rank is Rank.BODY
        and _is_title(piece)
        and piece.text[0].isupper()
        and body[n + 1].rank.is_bullet
        and (n == 0 or body[n - 1].rank.is_bullet or body[n - 1].is_ended)
    ]
    return frozenset(found if len(found) > 1 else ())


def _rank(head: Piece) -> Rank:
    return Rank.ARTICLE if head.rank is Rank.BODY else head.rank


def _is_title(piece: Piece) -> bool:
    text = piece.text
    words = len(text.split())
    return not text.endswith((".", ";")) and words <= _TITLE_WORDS and not is_measured(text)


def _says_enough(text: str) -> bool:
    """Whether a text is more than a bare title like "Kinh tế"."""
    return len(text.split()) >= _LEAST_WORDS or is_measured(text)


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= _SENTENCE_WORDS and text[0].isupper()
