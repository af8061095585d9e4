"""Names for records that stay the same when they leave this database."""

from __future__ import annotations

from uuid import uuid4


def new_uid() -> str:
    """Return 32 hexadecimal digits that no other record carries."""
    return uuid4().hex
