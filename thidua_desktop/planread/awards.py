"""Forms of reward (hình thức khen thưởng) and criteria (tiêu chuẩn) that a plan prints."""

from __future__ import annotations

from enum import Enum
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.text import fold
from thidua_desktop.planread.marks import Rank
from thidua_desktop.planread.outline import run_in, title_of
from thidua_desktop.planread.vocabulary import phrases

if TYPE_CHECKING:
    from collections.abc import Iterable

    from thidua_desktop.planread.lines import Piece
    from thidua_desktop.planread.outline import Section

_TITLE_WORDS: Final = 14
_A_FORM: Final = phrases(
    "(?:tặng |xét tặng |xét,? tặng )?(?:thưởng )?(?:giấy khen|bằng khen|cờ thi đua|danh hiệu|"
    "kỷ niệm chương|huân chương)",
    *("đề nghị (?:cấp trên|tặng|chủ tịch|ủy ban|ubnd)", "chiến sĩ thi đua", "lao động tiên tiến"),
    start=True,
)


_GIVES: Final = phrases("tặng (?:thưởng )?(?:giấy khen|bằng khen|cờ thi đua)")


_WHOM: Final = phrases("(?:đối với |về )?(?:các )?(?:tập thể|cá nhân|hộ gia đình)", start=True)


class _List(Enum):
    FORMS = "FORMS"
    CRITERIA = "CRITERIA"


_TITLES: Final = (
    (_List.FORMS, phrases("hình thức", "các hình thức", "danh hiệu", start=True)),
    (_List.CRITERIA, phrases("tiêu chuẩn", "tiêu chí", "điều kiện", start=True)),
)


def read_awards(parts: Iterable[Section]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return forms and criteria; under neither title only what names a form counts."""
    made: dict[_List, list[str]] = {_List.FORMS: [], _List.CRITERIA: []}
    for part in parts:
        _read(part, made)
    return tuple(made[_List.FORMS]), tuple(made[_List.CRITERIA])


def _read(part: Section, made: dict[_List, list[str]]) -> None:
    under: _List | None = None
    rank = Rank.BODY
    pieces = (part.opener, *part.body) if part.opener else part.body
    both = part.opener is not None and _names_both(part.opener)
    for piece, following in zip_longest(pieces, pieces[1:]):
        title = None if piece is part.opener and both else _title(piece)
        if title is None and both and (under is None or piece.rank <= rank) and _says_whom(piece):
            title = _List.CRITERIA
        if title is not None:
            under, rank = title, piece.rank
            if run_in(piece):
                made[title].append(run_in(piece))
        elif piece is part.opener:
            continue
        elif under is not None and piece.rank < Rank.STAR and piece.rank <= rank:
            under = None
        elif under is not None and not piece.text.endswith(":"):
            if piece.is_ended or following is None or following.rank <= piece.rank:
                made[under].append(piece.text)
        elif _A_FORM.match(fold(piece.text[:80])) or _GIVES.search(fold(piece.text[:400])):
            made[_List.FORMS].append(piece.text)


def _says_whom(piece: Piece) -> bool:
    """Whether a piece tells whom criteria are for: "II. Đối với cá nhân: …", and names no form."""
    folded = fold(piece.text[:400])
    return _WHOM.match(folded) is not None and not _GIVES.search(folded)


def _names_both(piece: Piece) -> bool:
    folded = fold(title_of(piece))
    joined = "," in folded or " va " in folded
    return joined and all(any(word in folded for word in map(fold, words)) for words in _BOTH)


_BOTH: Final = (("hình thức", "danh hiệu"), ("tiêu chuẩn", "tiêu chí", "điều kiện"))


def _title(piece: Piece) -> _List | None:
    """Tell which list a piece is the title of, if it is one at all."""
    title = title_of(piece)
    if len(title.split()) > _TITLE_WORDS or (piece.is_ended and ":" not in piece.text):
        return None
    folded = fold(title)
    return next((which for which, pattern in _TITLES if pattern.match(folded)), None)
