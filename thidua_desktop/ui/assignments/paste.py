"""A block pasted into the matrix: read, put into words, and what a choice stores of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.services import assignments
from thidua_desktop.services.assignment_words import Layer, typed_text
from thidua_desktop.ui.assignments.cells import HAS_NO_DUTY, HELPS
from thidua_desktop.ui.master.paste_dialog import BlockPreview, Choice
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.assignments import ReadGiving
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.progress import Typing


@dataclass(frozen=True, slots=True)
class Pasted:
    """A block laid over the matrix, read but not stored."""

    typings: tuple[Typing, ...]
    good: tuple[ReadGiving, ...]
    bad: tuple[Problem, ...]
    left_over: int

    @property
    def is_plain(self) -> bool:
        """Whether a single cell needs no question."""
        doubtful = self.bad or self.left_over or any(item.ambiguous for item in self.good)
        return len(self.typings) == 1 and not doubtful


def read_block(
    board: CampaignBoard, typings: Sequence[Typing], *, layer: Layer, day: date, size: int
) -> Pasted:
    """Read a block; `size` is how many texts the clipboard held."""
    good, bad = assignments.preview(board, typings, layer=layer, day=day)
    return Pasted(tuple(typings), good, bad, size - len(typings))


def chosen_typings(pasted: Pasted, choice: Choice, layer: Layer) -> list[Typing]:
    """Return what a choice stores."""
    if choice is Choice.OVERWRITE:
        return list(pasted.typings)
    if choice is Choice.GOOD_ONLY:
        return [item.typing for item in pasted.good]
    return [item.typing for item in pasted.good if not typed_text(item.before, layer)]


def block_preview(board: CampaignBoard, pasted: Pasted, *, layer: Layer, day: date) -> BlockPreview:
    """Write a read block in words, what cannot be taken first."""
    typing_at = {f"{t.unit_id}/{t.indicator_id}": t for t in pasted.typings}
    return BlockPreview(
        tuple(
            (*_names(board, typing_at[p.field], day), typing_at[p.field].text, sentence(p))
            for p in pasted.bad
        ),
        tuple(
            (*_names(board, item.typing, day), item.typing.text, _read(item, layer))
            for item in pasted.good
        ),
        sum(item.ambiguous for item in pasted.good),
        pasted.left_over,
    )


def _names(board: CampaignBoard, typing: Typing, day: date) -> tuple[str, str]:
    version = board.version(typing.indicator_id, day)
    name = (version.short_text or version.text) if version else ""
    return board.unit(typing.unit_id).short_name, name


def _read(item: ReadGiving, layer: Layer) -> str:
    after = item.after
    if after is None:
        return "(thu hồi)" if item.before else "(để trống)"
    text = typed_text(after, layer) or "(để trống)"
    if layer is Layer.TARGET and after.no_duty:
        text = HAS_NO_DUTY
    elif layer is Layer.TARGET and after.target is None:
        text = HELPS if after.is_contributor else "theo mục tiêu chung"
    return f"{text} – cần xem lại" if item.ambiguous else text
