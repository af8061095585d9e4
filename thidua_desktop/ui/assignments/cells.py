"""What one cell of the assignment matrix says, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.services.assignment_words import NEEDS_NO_TARGET, Layer, typed_text
from thidua_desktop.ui.progress.model import measure
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from thidua_desktop.domain.records import Assignment, Indicator, IndicatorVersion
    from thidua_desktop.services.board import CampaignBoard

NO_DUTY = "–"
HELPS = "phối hợp"
HAS_NO_DUTY = "Đơn vị không có nhiệm vụ này"
ADDS = "Đơn vị phối hợp: số liệu góp vào đơn vị chủ trì"


@dataclass(frozen=True, slots=True)
class Shown:
    """One prepared cell; `given` False is a cell of a task that the unit does not have."""

    text: str
    typed: str = ""
    tone: Tone = Tone.PLAIN
    strong: bool = False
    given: bool = True
    tip: str = ""


def prepare_cell(
    board: CampaignBoard,
    given: Assignment | None,
    layer: Layer,
    *,
    indicator: Indicator,
    version: IndicatorVersion | None,
) -> Shown:
    """Write one cell of a layer; what only falls back to the indicator's own is quiet."""
    if given is None:
        return Shown("", given=False, tip="Chưa giao cho đơn vị này")
    typed = typed_text(given, layer)
    if given.no_duty:
        return Shown(NO_DUTY, typed if layer is Layer.TARGET else "", Tone.MUTED, tip=HAS_NO_DUTY)
    if layer is Layer.TARGET:
        return _target_cell(given, typed, indicator=indicator, version=version)
    if layer is Layer.DEADLINE and given.deadline is None:
        deadline = (version.deadline if version else None) or board.campaign.ends
        text = format_date(deadline) if deadline else ""
        return Shown(text, "", Tone.MUTED, tip="Theo thời hạn chung của chỉ tiêu")
    return Shown(typed, typed, strong=layer is not Layer.RESPONSIBLE, tip=typed)


def _target_cell(
    given: Assignment, typed: str, *, indicator: Indicator, version: IndicatorVersion | None
) -> Shown:
    if given.target is not None:
        part = "Phần góp" if given.is_contributor else "Mục tiêu riêng"
        return Shown(typed, typed, strong=True, tip=f"{part}: {typed} {measure(indicator)}".strip())
    if given.is_contributor:
        return Shown(
            HELPS, typed, Tone.MUTED, tip="Đơn vị phối hợp: số liệu góp vào đơn vị chủ trì"
        )
    if indicator.rule in NEEDS_NO_TARGET:
        words = "giao"
    elif version is None or version.target is None:
        return Shown("chưa có", typed, Tone.WARN, tip="Đã giao nhưng chưa có mục tiêu")
    else:
        words = format_decimal(version.target)
    return Shown(words, typed, Tone.MUTED, tip="Theo mục tiêu chung của chỉ tiêu")
