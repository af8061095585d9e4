"""A block pasted into the matrix: read, put into words, and what a choice stores of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.text import clean
from thidua_desktop.services import assignments
from thidua_desktop.services.assignment_words import Layer, typed_text
from thidua_desktop.ui.assignments.cells import HAS_NO_DUTY, HELPS
from thidua_desktop.ui.master.paste_dialog import BlockPreview, Choice, Fate, PreviewRow
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
    """Return what a choice stores: never a bad cell, a blank only where it is to erase."""
    return [
        item.typing
        for item in pasted.good
        if (choice.erase if not clean(item.typing.text) else True)
        and (choice.overwrite or not typed_text(item.before, layer))
    ]


def block_preview(board: CampaignBoard, pasted: Pasted, *, layer: Layer, day: date) -> BlockPreview:
    """Write a read block in words."""
    typing_at = {f"{t.unit_id}/{t.indicator_id}": t for t in pasted.typings}
    bad = (_bad(board, typing_at[p.field], p, day) for p in pasted.bad)
    good = (_good(board, item, layer, day=day) for item in pasted.good)
    return BlockPreview((*bad, *good), pasted.left_over)


def _bad(board: CampaignBoard, typing: Typing, problem: Problem, day: date) -> PreviewRow:
    names = _names(board, typing, day)
    return PreviewRow(*names, typing.text, "", sentence(problem), Fate.BAD)


def _good(board: CampaignBoard, item: ReadGiving, layer: Layer, *, day: date) -> PreviewRow:
    names, old, new = (
        _names(board, item.typing, day),
        typed_text(item.before, layer),
        _read(item, layer),
    )
    fate = Fate.OVERWRITES if old else Fate.FILLS
    if not clean(item.typing.text):
        fate = Fate.BLANK
    elif item.ambiguous:
        fate = Fate.UNCLEAR
    elif not item.changes:
        fate = Fate.SAME
    return PreviewRow(*names, item.typing.text, old, new, fate)


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
    return text
