from __future__ import annotations

import gc

import pytest

from thidua_desktop.core.garbage import keep_what_lives, uncollected


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_is_left_as_it_was(*, was_on: bool) -> None:
    begun = gc.isenabled()
    try:
        gc.enable() if was_on else gc.disable()
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        gc.enable() if begun else gc.disable()


def test_what_lives_is_left_out_of_later_collections() -> None:
    kept = [[n] for n in range(1000)]
    try:
        keep_what_lives()
        assert gc.get_freeze_count() >= len(kept)
    finally:
        gc.unfreeze()
    assert gc.get_freeze_count() == 0
