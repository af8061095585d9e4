"""The collector of reference cycles, kept from walking over what is made in bulk."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator


@contextmanager
def uncollected() -> Generator[None]:
    """Make many lasting objects without the collector looking at them again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def keep_what_lives() -> None:
    """Leave everything that lives now out of later collections.

    A campaign's rows live as long as the window; walking over them would stop a keystroke for a
    tenth of a second now and then.
    """
    gc.collect(1)
    gc.freeze()
