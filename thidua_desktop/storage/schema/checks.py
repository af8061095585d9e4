"""Checks that several tables share."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, UniqueConstraint


def uid() -> UniqueConstraint:
    return UniqueConstraint("uid")


def one_subject(columns: str) -> CheckConstraint:
    given = " + ".join(f"({name} IS NOT NULL)" for name in columns.split())
    return CheckConstraint(f"{given} = 1", name="one_subject")


def not_negative(column: str) -> CheckConstraint:
    """Refuse a value below 0; numbers are text here, and text is never below one."""
    return CheckConstraint(f"{column} + 0 >= 0", name=f"{column}_not_negative")


def in_order(first: str, last: str) -> CheckConstraint:
    return CheckConstraint(f"{first} <= {last}", name=f"{first}_first")
