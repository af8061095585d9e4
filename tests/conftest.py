from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from builders import new_store

if TYPE_CHECKING:
    from collections.abc import Generator

    from thidua_desktop.storage.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Generator[Store]:
    made = new_store(tmp_path)
    yield made
    made.close()
