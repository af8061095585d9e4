"""Before a pasted block is stored: where it goes, how each text was read, what cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain.typed import write_cell
from thidua_desktop.services.progress import Typing, preview
from thidua_desktop.ui.master.paste_dialog import BlockPreview, Choice
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.progress import ReadTyping


@dataclass(frozen=True, slots=True)
class Pasted:
    """A block laid over the grid, read but not stored."""

    typings: tuple[Typing, ...]
    good: tuple[ReadTyping, ...]
    bad: tuple[Problem, ...]
    left_over: int


def read_block(board: CampaignBoard, typings: Sequence[Typing], *, day: date, size: int) -> Pasted:
    """Read a block; `size` is how many texts the clipboard held."""
    good, bad = preview(board, typings, day=day)
    return Pasted(tuple(typings), good, bad, size - len(typings))


def chosen_typings(
    board: CampaignBoard, pasted: Pasted, choice: Choice, *, day: date
) -> list[Typing]:
    """Return what a choice stores."""
    if choice is Choice.OVERWRITE:
        return list(pasted.typings)
    good = [item.typing for item in pasted.good]
    if choice is Choice.GOOD_ONLY:
        return good
    return [t for t in good if not _has_value(board, t, day)]


def _has_value(board: CampaignBoard, typing: Typing, day: date) -> bool:
    result = board.result(typing.unit_id, typing.indicator_id, day)
    return result is not None and result.value is not None


def block_preview(board: CampaignBoard, pasted: Pasted) -> BlockPreview:
    """Write a read block in words, what cannot be taken first."""
    return BlockPreview(
        tuple(_bad_row(board, pasted, p) for p in pasted.bad),
        tuple(_good_row(board, item) for item in pasted.good),
        sum(item.value.ambiguous for item in pasted.good),
        pasted.left_over,
    )


def _names(board: CampaignBoard, typing: Typing) -> tuple[str, str]:
    versions = board.cell(typing.unit_id, typing.indicator_id)
    text = versions.versions[-1].short_text or versions.versions[-1].text if versions else ""
    return board.unit(typing.unit_id).short_name, text


def _good_row(board: CampaignBoard, item: ReadTyping) -> tuple[str, str, str, str]:
    rule = board.indicator(item.typing.indicator_id).rule
    read = write_cell(item.value, rule) or "(để trống)"
    mark = " – cần xem lại" if item.value.ambiguous else ""
    return (*_names(board, item.typing), item.typing.text, read + mark)


def _bad_row(board: CampaignBoard, pasted: Pasted, problem: Problem) -> tuple[str, str, str, str]:
    typing = next(t for t in pasted.typings if f"{t.unit_id}/{t.indicator_id}" == problem.field)
    return (*_names(board, typing), typing.text, sentence(problem))
