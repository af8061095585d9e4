"""Names of records beyond this database."""

from __future__ import annotations

from thidua_desktop.core.ids import new_uid


def test_each_uid_is_new_and_plain() -> None:
    uids = {new_uid() for _ in range(100)}
    assert len(uids) == 100
    assert all(len(uid) == 32 and int(uid, 16) >= 0 for uid in uids)
