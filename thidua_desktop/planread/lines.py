"""From printed lines to logical pieces: headings, numbered heads, bullets, table rows, paragraphs.

Extraction from PDF breaks lines anywhere and puts blank ones everywhere, so blank lines say
nothing. A line belongs to the piece before it unless it opens one of its own; what decides is
its mark, how the line before ended, and whether its first word would have fitted there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import clean, fold
from thidua_desktop.planread.headings import names_content
from thidua_desktop.planread.marks import Mark, Rank, read_mark
from thidua_desktop.planread.tables import TableRows
from thidua_desktop.planread.vocabulary import UPPER, is_caps, phrases

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from thidua_desktop.planread.source import Line

_LONGEST_HEADER: Final = 600
_TITLE_WORDS: Final = 12
_PLAIN_FITS: Final = 0.8
_DASH_FITS: Final = 0.6
"""A line this much below the text's width was not wrapped: the next word would have fitted."""
_ENDED: Final = re.compile(r"[.;:!?…](?:[”\"’')/]|\./)*$")
_OPENS_SENTENCE: Final = re.compile(rf"[{UPPER}“\"‘(]")
_YEAR: Final = re.compile(r"(?:19|20)\d\d\b")
_COMPOUNDS: Final = frozenset(
    tuple(fold(pair).split("|"))
    for pair in (
        *("tế|xã", "hóa|xã", "trị|xã", "phòng|an", "đua|khen", "tra|kiểm", "hóa|thông"),
        *("hóa|thể", "chính|kế", "lập|tự", "do|hạnh", "lâm|ngư", "lâm|thủy", "thuật|công"),
        *("dục|đào", "số|kế", "học|công", "học|kỹ", "hội|an", "toàn|vệ", "hội|nghề"),
    )
)
"""Last and first syllables around the dash of "kinh tế - xã hội" and its like."""
_OPENERS: Final = phrases(
    *("được sự (?:nhất trí|đồng ý|chỉ đạo|quan tâm)", "trên cơ sở"),
    *("căn cứ", "nơi nhận", "kính gửi", "theo đề nghị", "xét đề nghị", "ban hành kèm theo"),
    "(?:thực hiện|triển khai|theo) (?:nội dung )?(?:kế hoạch|quyết định|công văn|chỉ thị|"
    "nghị quyết|hướng dẫn|chương trình|kết luận) (?:số|của)",
    start=True,
)
_SAYS_WHAT: Final = phrases(
    "(?:thời gian|hình thức|tiêu chuẩn|nội dung|chỉ tiêu|mục đích|yêu cầu|khen thưởng|"
    "tổ chức thực hiện)"
    "[^:.;,]{0,40}:",
    start=True,
)
"""An unmarked title with its sentence on the same line: "Thời gian thi đua: từ ngày …"."""
_INNER_DASH: Final = re.compile(r"([^\W\d_]+) [-–] ([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A logical paragraph with its mark and its 1-based source lines; a row with its columns."""

    rank: Rank
    label: str
    text: str
    lines: tuple[int, ...]
    row: bool = False
    cells: tuple[str, ...] = ()
    header: str = ""
    printed: str = ""

    @property
    def is_ended(self) -> bool:
        return _ENDED.search(self.text) is not None


def pieces(printed: Sequence[Line]) -> tuple[Piece, ...]:
    """Join printed lines into logical pieces, in one pass."""
    page = _Page(printed)
    rows = TableRows()
    made: list[_Open] = []
    for n, line in enumerate(printed):
        before = made[-1] if made else None
        mark = read_mark(line.text)
        row = rows.take(line.text, mark, printed[n + 1].text if n + 1 < len(printed) else "")
        if row is not None:
            made.append(_Open(row, line, row=True))
        elif rows.is_open and before is not None and mark is None:
            before.add(line)
        elif page.opens(line.text, mark, before, following=printed[n + 1 : n + 2]):
            made.append(_Open(mark or Mark(Rank.BODY, "", line.text), line))
            page.accept(mark)
        elif before is not None:
            before.add(line)
    return tuple(_with_headers(item.close() for item in made))


def _with_headers(made: Iterable[Piece]) -> Iterator[Piece]:
    """Tell each row of a table the words of its header."""
    header = ""
    for piece in made:
        if piece.row and piece.rank is Rank.STAR:
            header = piece.text[:_LONGEST_HEADER]
            yield piece
        else:
            yield replace(piece, header=header) if piece.row else piece


class _Open:
    """A piece that may still grow."""

    def __init__(self, mark: Mark, line: Line, *, row: bool = False) -> None:
        self.mark, self.row = mark, row
        self.last, self.length = line.text, len(line.text)
        self._parts, self._lines = [mark.rest], [line.number]
        numbered = mark.label and line.cells[0].rstrip(".)") == mark.label
        self._cells = [*line.cells[1:]] if numbered else [*line.cells]

    @property
    def rank(self) -> Rank:
        return self.mark.rank

    @property
    def is_ended(self) -> bool:
        return _ENDED.search(self.last[-6:]) is not None

    @property
    def is_bare_part(self) -> bool:
        """Whether "Phần thứ hai" still waits for its title, which stands on the next line."""
        return self.rank is Rank.PART and self._parts == [""]

    @property
    def is_caps_heading(self) -> bool:
        return not self.rank.is_bullet and is_caps(self._parts[0] or self.mark.label)

    def add(self, line: Line) -> None:
        self._parts.append(line.text)
        self._lines.append(line.number)
        self._cells.extend(line.cells)
        self.last, self.length = line.text, len(line.text)

    def close(self) -> Piece:
        text = clean(" ".join(self._parts))
        cells = tuple(self._cells) if self.row else ()
        return Piece(
            self.rank,
            self.mark.label,
            text,
            tuple(self._lines),
            self.row,
            cells,
            printed=self.mark.printed,
        )


class _Page:
    """What the whole text shows about its own lines: width, habits, compounds with a dash."""

    def __init__(self, printed: Sequence[Line]) -> None:
        texts = [line.text for line in printed]
        lengths = sorted(map(len, texts))
        self._width = lengths[int(len(lengths) * 0.95)] if lengths else 0
        self._compounds = _COMPOUNDS | {
            (fold(one), fold(other))
            for text in texts
            for one, other in _INNER_DASH.findall(text[:2000])
        }
        first = [m.rest[0] for m in map(read_mark, texts) if m and m.rank.is_bullet]
        lower = sum(c.islower() for c in first)
        self._small_bullets = lower * 2 > len(first)
        self._last: dict[Rank, int] = {}

    def accept(self, mark: Mark | None) -> None:
        """Remember a numbered mark, so that the next one can be expected."""
        if mark is not None and mark.ordinal:
            self._last[mark.rank] = mark.ordinal

    def opens(
        self, line: str, mark: Mark | None, before: _Open | None, *, following: Sequence[Line]
    ) -> bool:
        """Whether the line opens a piece of its own."""
        if before is None:
            return True
        if mark is None:
            return self._opens_plain(line, before) or (
                before.is_ended and _is_title_over(line, following)
            )
        if mark.rank.is_bullet:
            return not mark.dash or self._opens_bullet(mark, before)
        return self._opens_numbered(mark, before)

    def _fits(self, word: str, before: _Open, share: float) -> bool:
        """Whether the word would have fitted on the line before, which then ended on purpose."""
        return before.length + 1 + len(word) < share * self._width

    def _opens_bullet(self, mark: Mark, before: _Open) -> bool:
        """Tell a bullet from the dash of "kinh tế - xã hội" or "2025 - 2026" at a line's start."""
        end, start = before.last.split()[-1], mark.rest.split()[0]
        if end[-1].isdigit() and _YEAR.match(start):
            return False
        if (_bare(end), _bare(start)) in self._compounds and end[-1].isalpha():
            return False
        if before.is_ended:
            return True
        if mark.rest[0].islower():
            ended_early = self._fits("-", before, _DASH_FITS)
            return ended_early or self._small_bullets
        if end[-1].isdigit() and start[0].isdigit():
            return self._fits("-", before, _PLAIN_FITS)
        return True

    def _opens_numbered(self, mark: Mark, before: _Open) -> bool:
        """Tell a numbered head from a number that only came to stand at a line's start."""
        if mark.rest and not _OPENS_SENTENCE.match(mark.rest) and mark.rank is not Rank.LETTER:
            return before.is_ended or self._expected(mark)
        if before.is_ended or before.is_caps_heading or is_caps(mark.rest):
            return True
        if names_content(mark.rest):
            return True
        word = f"{mark.label}."
        return self._fits(word, before, _PLAIN_FITS) or self._expected(mark)

    def _expected(self, mark: Mark) -> bool:
        last = self._last.get(mark.rank, 0)
        return mark.ordinal in {0, 1, last, last + 1}

    def _opens_plain(self, line: str, before: _Open) -> bool:
        if before.is_bare_part:
            return False
        caps = is_caps(line) and not (_goes_on_in_caps(line) and not before.is_ended)
        if caps or before.is_caps_heading:
            marked = before.rank is not Rank.BODY
            return not (caps and before.is_caps_heading and marked)
        start = fold(line[:60])
        titled = names_content(line[:60]) or (before.is_ended and _SAYS_WHAT.match(start))
        if titled or _OPENERS.match(start):
            return line[0].isupper()
        word = line.split(maxsplit=1)[0]
        body = before.rank is Rank.BODY
        if line[0].isdigit():
            return before.is_ended and (body or self._fits(word, before, _PLAIN_FITS))
        if not _OPENS_SENTENCE.match(line):
            return False
        return self._fits(word, before, _PLAIN_FITS) or (before.is_ended and body)


def _goes_on_in_caps(line: str) -> bool:
    """Whether capitals may end a wrapped sentence: "của HĐND và" / "UBND."."""
    return _ENDED.search(line) is not None or len(line.split()) == 1


def _is_title_over(line: str, following: Sequence[Line]) -> bool:
    """Whether a line without a mark is a title because bullets begin right below it."""
    below = read_mark(following[0].text) if following else None
    short = len(line.split()) <= _TITLE_WORDS and _ENDED.search(line.rstrip(":")) is None
    return short and line[0].isupper() and below is not None and below.rank.is_bullet


def _bare(word: str) -> str:
    return fold(word.strip("“”\"'()[],"))
