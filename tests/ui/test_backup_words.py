"""What the three lights say, and in which colour."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from thidua_desktop.services.backup_state import BackupState, Freshness, LastBackup
from thidua_desktop.storage.backup.job import Step
from thidua_desktop.ui.texts.backup_words import STEP_WORDS, day_words
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.backup_lights import three_lights

TODAY = date(2026, 1, 15)
NEVER = LastBackup(None, Freshness.FRESH)


def state(here: LastBackup, stick: LastBackup = NEVER, drilled: LastBackup = NEVER) -> BackupState:
    return BackupState(here=here, stick=stick, drilled=drilled, today=TODAY)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (0, "hôm nay"),
        (1, "hôm qua"),
        (3, "3 ngày trước"),
        (30, "30 ngày trước"),
        (31, "15/12/2025"),
        (-2, "17/01/2026"),
    ],
)
def test_days_are_said_in_words_and_a_wrong_clock_by_its_date(ago: int, words: str) -> None:
    assert day_words(TODAY - timedelta(days=ago), TODAY) == words


def test_never_is_said() -> None:
    assert day_words(None, TODAY) == "chưa"


@pytest.mark.parametrize(
    ("last", "tone"),
    [
        (LastBackup(TODAY, Freshness.FRESH), Tone.GOOD),
        (LastBackup(TODAY, Freshness.LATE), Tone.WARN),
        (LastBackup(TODAY, Freshness.OVERDUE), Tone.BAD),
        (NEVER, Tone.WARN),
        (LastBackup(None, Freshness.OVERDUE), Tone.BAD),
    ],
)
def test_colours_follow_the_age_and_never_is_at_least_a_warning(
    last: LastBackup, tone: Tone
) -> None:
    here, stick, _ = three_lights(state(last, last), own_fault=False)
    assert (here.tone, stick.tone) == (tone, tone)


def test_a_fault_of_this_pcs_own_set_is_red_however_fresh_the_last_one_is() -> None:
    fresh = LastBackup(TODAY, Freshness.FRESH, "USB B")
    here, stick, drill = three_lights(state(fresh, fresh), own_fault=True)
    assert (here.place, here.tone) == ("Máy này", Tone.BAD)
    assert (stick.words, stick.tone) == ("USB B: hôm nay", Tone.GOOD)
    assert drill.words == "Diễn tập: chưa"


def test_every_step_has_its_words() -> None:
    assert set(STEP_WORDS) == set(Step)
