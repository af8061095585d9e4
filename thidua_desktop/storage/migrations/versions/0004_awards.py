"""Awards: dossier, council, amendment, revocation, complaints, handing over, stock, statistics.

Tables that changed are made anew under another name, filled and renamed, as in 0002.
"""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables of the fourth version from those of the third."""
    script = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
    for statement in script.split(";\n"):
        if statement.strip():
            op.execute(statement)
