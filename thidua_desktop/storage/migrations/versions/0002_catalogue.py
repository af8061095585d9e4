"""Catalogue and planning: mergers, small collectives, unit plans, files, saved ways of reading.

Tables that changed are made anew under another name, filled and renamed: SQLite then leaves the
links of other tables pointing at the right one.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables of the second version from those of the first."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            op.execute(statement)
