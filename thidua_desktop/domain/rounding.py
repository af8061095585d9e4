"""Exact sums of fractions, and points on paper: two digits that still add up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CENT = Decimal("0.01")


def together(parts: Mapping[int, int]) -> Fraction:
    """Add numerators gathered by denominator: one common denominator instead of one a step."""
    common = lcm(*parts)
    return Fraction(sum(part * (common // of) for of, part in parts.items()), common)


def half_up(value: Fraction) -> int:
    """Round to hundredths, a half upward; the only rounding a total ever sees."""
    return (200 * value.numerator + value.denominator) // (2 * value.denominator)


def points(hundredths: int) -> Decimal:
    """Write hundredths as points with two digits."""
    return Decimal(hundredths) * CENT


def fit(values: Sequence[Fraction], total: int, *, keys: Sequence[tuple[int, ...]]) -> list[int]:
    """Round each value to hundredths so that they add up to `total` (largest remainder).

    Equal remainders are settled by key, so that the order of input never matters. A value that
    is whole hundredths stays as it is whenever `total` is the rounded sum.
    """
    floors = [100 * v.numerator // v.denominator for v in values]
    rests = [Fraction(100 * v.numerator % v.denominator, v.denominator) for v in values]
    order = sorted(range(len(values)), key=lambda n: (-rests[n], keys[n]))
    for n in order[: total - sum(floors)]:
        floors[n] += 1
    return floors
