"""A large campaign in the real window: opening it, a keystroke, a paste, its undo, scrolling.

Run: QT_QPA_PLATFORM=offscreen python benchmarks/bench_campaign.py [FOLDER]
The folder should lie on the disk of the data. Each number stands beside a floor measured in the
same run: the bare reading of the same rows by sqlite3, one bare durable row, an empty window.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from math import log
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import big_desk
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from thidua_desktop.domain.terms import Rule
from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.services import progress
from thidua_desktop.services.backups import BackupPlaces
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.messages import MessageBoxes
from thidua_desktop.ui.shell import Shell
from thidua_desktop.ui.tabs import Tab
from thidua_desktop.ui.tasks import SameThreadRunner
from thidua_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.services.desk import Desk

ROOT = Path(__file__).parents[1]
SIZES = (50, 100, 200)
INDICATORS, DATES = 60, 12
KEYS, PASTED_UNITS, STEPS = 20, 30, 20


def ms(work: Callable[[], object]) -> float:
    """Milliseconds until the work is done and painted."""
    begin = perf_counter()
    work()
    QCoreApplication.processEvents()
    return (perf_counter() - begin) * 1000


def measure(theme: Theme, folder: Path, units: int) -> dict[str, float]:
    made = big_desk.make(folder, units=units, indicators=INDICATORS, dates=DATES)
    found = {"floor: rows read by sqlite3": median(ms(lambda: read_bare(made)) for _ in range(3))}
    found["floor: one bare durable row"] = bare_row(folder)
    found["floor: an empty window"] = ms(lambda: QMainWindow().show())
    desk = big_desk.open_desk(made, ROOT)
    number = desk.campaigns[0].id
    found["open: rows of the campaign"] = ms(lambda: desk.board(number))
    board = desk.board(number)
    day = board.default_day(desk.clock.today())
    found["open: judge, score, rank all"] = ms(
        lambda: [board.ranking(b.id, day) for b in board.blocks]
    )
    shell = Shell(
        theme,
        desk,
        MessageBoxes(theme, folder),
        places=BackupPlaces(
            ledger=folder / "ledger.json", local=folder / "backups", device=FakePlatform()
        ),
        runner=SameThreadRunner(),
    )
    shell.window.resize(1366, 768)
    shell.window.show()
    QCoreApplication.processEvents()
    found["open: choose it in the window"] = ms(lambda: shell.choose_campaign(number))
    for tab in (Tab.PROGRESS, Tab.RANKING, Tab.OVERVIEW):
        shell.window.tabs.go(tab)
        QCoreApplication.processEvents()
        found[f"a cell, {tab.value} in view"] = median(keys(desk, number))
    shell.window.tabs.go(Tab.PROGRESS)
    found["paste of 30 × 60"] = ms(lambda: paste(desk, number))
    found["undo of it"] = ms(desk.store.undo)
    found["a step of scrolling"] = scroll(shell)
    shell.window.close()
    desk.store.close()
    return found


def read_bare(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "thidua.db")) as raw:
        raw.execute("SELECT * FROM progress_entry").fetchall()


def bare_row(folder: Path) -> float:
    with closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous=FULL")
        raw.execute("CREATE TABLE t (a INTEGER, b TEXT)")
        return median(ms(lambda: raw.execute("INSERT INTO t VALUES (1, 'x')")) for _ in range(KEYS))


def keys(desk: Desk, number: int) -> list[float]:
    board = desk.board(number)
    day = board.default_day(desk.clock.today())
    unit = board.units(day)[5]
    indicator = next(i for i in board.indicators if i.rule is Rule.AT_LEAST)

    def key(n: int) -> None:
        progress.record(desk, number, [Typing(unit.id, indicator.id, str(100 + n))], day=day)

    return [ms(lambda n=n: key(n)) for n in range(KEYS)]


def paste(desk: Desk, number: int) -> None:
    words = {Rule.RATIO: "8/9", Rule.AT_LEAST: "7", Rule.AT_MOST: "6", Rule.DONE: "x"}
    board = desk.board(number)
    day = board.default_day(desk.clock.today())
    cells = [
        Typing(u.id, i.id, words.get(i.rule, "K"))
        for u in board.units(day)[:PASTED_UNITS]
        for i in board.indicators
    ]
    progress.record(desk, number, cells, day=day)


def scroll(shell: Shell) -> float:
    grids = [g for g in shell.progress.findChildren(QTableView) if g.isVisible()]
    grid = max(grids, key=lambda g: g.width())

    def step(n: int) -> None:
        grid.horizontalScrollBar().setValue(2 * n)

    return median(ms(lambda n=n: step(n)) for n in range(STEPS))


def main(folder: Path) -> None:
    app = QApplication(["bench"])
    theme = Theme(app, ROOT / "resources")
    results: list[dict[str, float]] = []
    for units in SIZES:
        place = folder / str(units)
        place.mkdir()
        results.append(measure(theme, place, units))
    cells = [units * INDICATORS for units in SIZES]
    print(
        f"{DATES} as-at dates, cells:".ljust(34) + "".join(f"{n:>10}" for n in cells) + "  exponent"
    )
    for name in results[0]:
        times = [found[name] for found in results]
        exponent = log(max(times[-1], 0.01) / max(times[0], 0.01)) / log(cells[-1] / cells[0])
        print(f"{name:34}" + "".join(f"{t:10.1f}" for t in times) + f"{exponent:10.2f}")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
            main(Path(made))
