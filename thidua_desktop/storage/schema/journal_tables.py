"""The journal's own tables: append-only change sets, their changes, and the id counters."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Table, Text

from thidua_desktop.storage.schema.base import ISO_DAY
from thidua_desktop.storage.schema.tables import metadata

changeset = Table(
    "changeset",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("of_seq", Integer, ForeignKey("changeset.seq", ondelete="RESTRICT")),
    Column("label", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("reason", Text),
    Column("barrier", Text),
    Column("detail", Text),
    Column("schema_version", Integer, nullable=False),
    Column("previous_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    CheckConstraint("kind IN ('DO', 'UNDO', 'REDO', 'EVENT')", name="kind"),
    CheckConstraint(f"at GLOB '{ISO_DAY}T*'", name="at"),
    sqlite_strict=True,
)

change = Table(
    "change",
    metadata,
    Column("seq", Integer, ForeignKey("changeset.seq", ondelete="RESTRICT"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("table_name", Text, nullable=False),
    Column("key", Integer, nullable=False),
    Column("before", Text),
    Column("after", Text),
    sqlite_strict=True,
)

counter = Table(
    "counter",
    metadata,
    Column("table_name", Text, primary_key=True),
    Column("last_id", Integer, nullable=False),
    sqlite_strict=True,
)

Index(None, change.c.table_name, change.c.key)

APPEND_ONLY = tuple(
    f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, 'append-only'); END"
    for table in ("changeset", "change")
    for verb in ("update", "delete")
)
"""A batch migration drops triggers silently: re-create these after every upgrade."""
