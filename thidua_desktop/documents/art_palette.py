"""The few colours of a certificate, and the tints mixed from them."""

from __future__ import annotations

from dataclasses import dataclass

from thidua_desktop.documents.art_pen import Ink

_WHITE = Ink(255, 255, 255)


@dataclass(frozen=True, slots=True)
class Palette:
    """Red and gold as the layout gives them; every other tone follows, so they stay in tune."""

    red: Ink
    gold: Ink
    paper: Ink

    @property
    def deep(self) -> Ink:
        """Gold in shade."""
        return self.gold.towards(Ink(92, 52, 8), 0.38)

    @property
    def bright(self) -> Ink:
        """Gold in light."""
        return self.gold.towards(Ink(255, 226, 140), 0.62)

    @property
    def wash(self) -> Ink:
        """Gold as a breath on the paper."""
        return self.paper.towards(self.gold, 0.09)

    @property
    def petal(self) -> Ink:
        return self.paper.towards(self.gold, 0.2)

    @property
    def faint(self) -> Ink:
        """What stands behind text and must never disturb it."""
        return self.paper.towards(self.gold, 0.21)

    @property
    def whisper(self) -> Ink:
        """Fainter still, for surfaces."""
        return self.paper.towards(self.gold, 0.095)

    @property
    def gleam(self) -> Ink:
        return self.bright.towards(_WHITE, 0.45)
