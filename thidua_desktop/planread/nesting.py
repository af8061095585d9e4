"""Numbers inside numbers of the same look: "1." opens a list below "1. Thi đua sản xuất"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.planread.marks import Rank

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.planread.lines import Piece


def nested(found: Sequence[Piece]) -> tuple[Piece, ...]:
    """Put the inner numbers one rank deeper; nothing else changes.

    An inner list begins where "1." follows a numbered title at once. It goes on while the numbers
    do, and ends at a number that only the outer list expects, at a title that opens the next
    inner list, or at any greater heading. "A." stands below "I." where "I." comes first.
    """
    walk = _Walk()
    return tuple(
        walk.place(piece, found[n + 1] if n + 1 < len(found) else None)
        for n, piece in enumerate(found)
    )


class _Walk:
    def __init__(self) -> None:
        self._title: Piece | None = None
        self._outer = self._inner = 0
        self._greatest: Rank | None = None

    def place(self, piece: Piece, following: Piece | None) -> Piece:
        if piece.rank in {Rank.ROMAN, Rank.CAPITAL}:
            self._greatest = self._greatest or piece.rank
        if piece.rank is Rank.CAPITAL and self._greatest is Rank.ROMAN:
            piece = replace(piece, rank=Rank.SLASH)  # "A." below "II."
        if piece.rank < Rank.NUMBER:
            self._title, self._outer, self._inner = None, 0, 0
        elif piece.rank is Rank.NUMBER and piece.label.isdigit() and not piece.row:
            return self._number(piece, int(piece.label), following)
        elif piece.rank is not Rank.BODY:
            self._title = None
        return piece

    def _number(self, piece: Piece, number: int, following: Piece | None) -> Piece:
        begins = number == 1 and self._title is not None
        goes_on = self._inner and number == self._inner + 1
        if begins or (goes_on and not self._is_outer(piece, number, following)):
            self._title, self._inner = None, number
            return replace(piece, rank=Rank.SUB)
        self._title = None if piece.is_ended or ":" in piece.text else piece
        self._outer, self._inner = number, 0
        return piece

    def _is_outer(self, piece: Piece, number: int, following: Piece | None) -> bool:
        """Tell which list a number goes on that both expect: a title over a new "1." is outer."""
        opens = following is not None and (following.rank, following.label) == (Rank.NUMBER, "1")
        return number == self._outer + 1 and opens and not piece.is_ended
