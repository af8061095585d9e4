"""Sao lưu: a verified set to a folder or stick, told to the journal only when it was read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.version import VERSION
from thidua_desktop.storage.backup import ledger as ledgers
from thidua_desktop.storage.backup.job import BackupJob
from thidua_desktop.storage.backup.medium import Medium
from thidua_desktop.storage.backup.verify import verify_set
from thidua_desktop.storage.backup.writer import write_set

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.core.errors import Problem
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.backup.job import Outcome
    from thidua_desktop.storage.ports import Device

LABEL = "USB A"


def backup(desk: Desk, target: Path, *, ledger: Path, device: Device) -> Outcome:
    """Write a set into `target` and return only when every byte was read back.

    The journal gets an EVENT without the place. Raises backup.* with older sets untouched.
    """
    target.mkdir(parents=True, exist_ok=True)
    outcome = write_set(
        BackupJob(
            database=desk.store.database,
            content=desk.content,
            ledger=ledger,
            target=target,
            medium=Medium(device),
            clock=desk.clock,
            program=VERSION,
            commune="" if desk.is_new else desk.office.commune,
            label=LABEL,
        )
    )
    desk.store.event(f"Sao lưu đã kiểm tra – bộ {outcome.entry.sequence:06d}")
    return outcome


def verify(folder: Path, *, device: Device) -> tuple[Problem, ...]:
    """Read a set back and name what is not as it was written."""
    return verify_set(folder, Medium(device))


def last_verified(ledger: Path) -> str | None:
    """Return when the last set was read back whole (ISO), None when none ever was."""
    entry = ledgers.load(ledger).last_verified
    return entry.verified_at if entry is not None else None
