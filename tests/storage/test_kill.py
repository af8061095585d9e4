"""A process killed between any two of its steps: what it had acknowledged is there."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import builders
from builders import CLOCK, new_store

from thidua_desktop.domain.records import Unit
from thidua_desktop.storage.store import Store

KILLS = 15
CHILD = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from builders import CLOCK, unit
from thidua_desktop.storage.store import Store

store = Store.open(Path(sys.argv[1]), clock=CLOCK, actor="Cán bộ mẫu")
while True:
    with store.act("Thêm đơn vị") as act:
        made = act.insert_many([unit(), unit()])
    print(made[0].id, flush=True)
"""


def test_no_acknowledged_act_is_lost_and_none_is_torn(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    path = store.database.path
    store.close()
    chance = random.Random(20260115)  # noqa: S311 - which acts are hit, not a secret
    for _ in range(KILLS):
        last = _run_until_killed(path, acts=chance.randint(1, 12))
        store = Store.open(path, clock=CLOCK, actor="Cán bộ mẫu")
        ids = [unit.id for unit in store.all(Unit)]
        assert last in ids
        assert ids == list(range(1, len(ids) + 1))
        assert len(ids) % 2 == 0
        assert store.head.seq == len(ids) // 2
        assert store.problems() == ()
        store.close()


def _run_until_killed(path: Path, *, acts: int) -> int:
    """Kill after this many acknowledgements; return the newest one that was seen."""
    arguments = [sys.executable, "-c", CHILD, str(path), str(Path(builders.__file__).parent)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, encoding="utf-8") as child:
        assert child.stdout is not None
        seen = [child.stdout.readline() for _ in range(acts)]
        child.kill()
        seen += child.stdout
    return int([line for line in seen if line.endswith("\n")][-1])
