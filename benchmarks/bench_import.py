"""How long a list of people takes from the file to its preview, beside a plain loop, and to store.

The plain loop opens the same file with the same parser in the same process, takes the columns it
knows by number and looks units up in a dictionary: nothing checked, nothing said.

Run: python benchmarks/bench_import.py [rows …]
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import xlsxwriter
from python_calamine import CalamineWorkbook

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.domain.terms import ImportSubject
from thidua_desktop.exchange.columns import guess_mapping
from thidua_desktop.exchange.reading import read_workbook
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.imports.filing import Filing
from thidua_desktop.services.imports.people import import_people, known_units
from thidua_desktop.services.imports.people_rows import KnownUnit, preview_people
from thidua_desktop.services.imports.sources import Source
from thidua_desktop.services.setup import install_sample, sample_moment
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

SIZES = (1000, 10_000)
ROUNDS = 3
DATA = Path(__file__).parents[1] / "data"
HEADER = ("STT", "Họ và tên", "Đơn vị", "Chức vụ", "Năm sinh", "Giới tính", "Nhóm đối tượng")
FAMILIES = ("Nguyễn Thị", "Đặng Hữu", "Hoàng Văn", "Lường Thị Mỹ", "Vi Đức")
UNITS = tuple(KnownUnit(at, f"Thôn mẫu {at:02d}") for at in range(1, 41))
TODAY = date(2026, 1, 15)


def workbook(count: int) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Danh sách")
        sheet.write_row(0, 0, HEADER)
        for at in range(count):
            row = (at + 1, f"{FAMILIES[at % 5]} Mẫu {at}", UNITS[at % 40].name, "Nông dân")
            sheet.write_row(at + 1, 0, (*row, 1950 + at % 50, "Nam", "Nông dân"))
    return out.getvalue()


def ours(file: Path) -> tuple[float, float, int]:
    """Seconds of reading and of the preview, and how many people it would store."""
    start = perf_counter()
    sheet = read_workbook(file).sheets[0]
    read = perf_counter()
    mapping = guess_mapping(sheet, ImportSubject.PEOPLE)
    preview = preview_people(sheet, mapping, units=UNITS, people=(), today=TODAY)
    return read - start, perf_counter() - read, len(preview.accepted)


def plain(file: Path) -> int:
    units = {unit.name: unit.id for unit in UNITS}
    rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()[1:]
    people = [(str(r[1]).strip(), units[str(r[2])], str(r[3]), int(str(r[4])[:4])) for r in rows]
    return len(people)


def storing(file: Path, folder: Path) -> float:
    """Seconds of storing the list as one act in a new data file with the sample."""
    clock = FixedClock(sample_moment(DATA))
    store = Store.create(folder / "thidua.db", clock=clock, actor="Cán bộ mẫu")
    content = ContentStore(folder / "attachments")
    desk = Desk(store=store, content=content, clock=clock, shipped=DATA, resources=DATA)
    install_sample(desk)
    unit = known_units(desk)[0]
    sheet = read_workbook(file).sheets[0]
    mapping = guess_mapping(sheet, ImportSubject.PEOPLE)
    units = tuple(KnownUnit(unit.id, known.name) for known in UNITS)
    preview = preview_people(sheet, mapping, units=units, people=(), today=TODAY)
    filing = Filing(
        subject=ImportSubject.PEOPLE, mapping=mapping, source=Source(file.name), campaign_id=None
    )
    start = perf_counter()
    import_people(desk, preview.accepted, filing)
    took = perf_counter() - start
    store.close()
    return took


def seconds(work: Callable[[Path], object], file: Path) -> float:
    start = perf_counter()
    work(file)
    return perf_counter() - start


def main() -> None:
    for size in tuple(map(int, sys.argv[1:])) or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "people.xlsx"
            file.write_bytes(workbook(size))
            rounds = [ours(file) for _ in range(ROUNDS)]
            reading, preview = (median(r[at] for r in rounds) for at in (0, 1))
            loop = median(seconds(plain, file) for _ in range(ROUNDS))
            stored = storing(file, Path(folder))
        assert rounds[0][2] == size
        total = reading + preview
        print(
            f"{size:6d} people: {total:.2f} s (file {reading:.2f}, preview {preview:.2f}), "
            f"plain loop {loop:.2f} s, ratio {total / loop:.1f}; stored in {stored:.2f} s"
        )


if __name__ == "__main__":
    main()
