"""What the parser of workbooks does not tell: formulas, errors and percents, by place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import rule

if TYPE_CHECKING:
    from typing import TypeAlias

    Place: TypeAlias = tuple[int, int]

MOST_CELLS: Final = 400_000
MOST_SHEETS: Final = 60
LAST_ROW: Final = 20_000
LAST_COLUMN: Final = 702  # ZZ
# The parser keeps a full rectangle around the cells that hold something.
MOST_ROOM: Final = 2_000_000


@dataclass(slots=True)
class SheetMarks:
    """Places are 0-based (row, column)."""

    formulas: set[Place] = field(default_factory=set["Place"])
    percents: set[Place] = field(default_factory=set["Place"])
    errors: dict[Place, str] = field(default_factory=dict["Place", str])


class Room:
    """Counts the cells that hold something; one that only carries a style takes no room."""

    def __init__(self) -> None:
        self._cells = 0
        self._bottom = 0
        self._right = 0

    def next_sheet(self) -> None:
        self._bottom, self._right = 0, 0

    def take(self, row: int, column: int, *, rows: int = 1, columns: int = 1) -> None:
        """Count a block of cells; raises file.too_many_rows and file.too_many_cells."""
        self._bottom = max(self._bottom, row + rows)
        self._right = max(self._right, column + columns)
        self._cells += rows * columns
        if self._bottom > LAST_ROW or self._right > LAST_COLUMN:
            raise rule("file", "file.too_many_rows", most=f"{LAST_ROW:,}".replace(",", "."))
        if self._cells > MOST_CELLS or self._bottom * self._right > MOST_ROOM:
            raise rule("file", "file.too_many_cells")


def check_sheets(count: int) -> None:
    """Refuse more sheets than an honest file has; raises file.too_many_sheets."""
    if count > MOST_SHEETS:
        raise rule("file", "file.too_many_sheets", most=str(MOST_SHEETS))
