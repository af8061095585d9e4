"""The durability door: commit edits one by one and acknowledge each only when it is safe."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from thidua_desktop.domain.records import Unit
from thidua_desktop.services import progress
from thidua_desktop.services.progress import Typing
from thidua_desktop.services.setup import install_sample

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk


def edit_loop(desk: Desk, ack_fd: int, *, count: int) -> None:
    """Type 0, 1, 2 … into one cell; write each number to `ack_fd` after its commit returned.

    `count` 0 goes on until the process is ended. Uses the sample, so a test can read back.
    """
    if desk.is_new:
        install_sample(desk)
    campaign = desk.campaigns[-1]
    board = desk.board(campaign.id)
    day = board.default_day(desk.clock.today())
    unit_id, indicator_id = counting_cell(desk)
    number = 0
    while count == 0 or number < count:
        typed = Typing(unit_id, indicator_id, str(number % 100_000))
        progress.record(desk, campaign.id, [typed], day=day)
        os.write(ack_fd, f"{number}\n".encode("ascii"))
        number += 1


def counting_cell(desk: Desk) -> tuple[int, int]:
    """Return the cell the loop types into: the sample's last unit, its models of the thôn."""
    board = desk.board(desk.campaigns[-1].id)
    unit = desk.store.all(Unit)[-1]
    models = board.indicators_of(board.fields[0].id)[6]
    return unit.id, models.id
