"""The measures of a bar chart that both writers share."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from thidua_desktop.documents.blocks import Bar, Figure

LABEL_SHARE: Final = 0.42
"""Part of the width that labels take; the value takes VALUE_SHARE, the bar the rest."""
VALUE_SHARE: Final = 0.14
SIZE: Final = 12.0


def bar_share(figure: Figure, bar: Bar) -> float:
    """Give the part of the full width a bar takes, from 0 to 1."""
    return float(min(max(bar.value / figure.full, Decimal(0)), Decimal(1)))
