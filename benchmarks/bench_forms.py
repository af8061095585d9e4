"""How long biểu nhập of many units take to write, and one of them to be read and compared.

Run: python benchmarks/bench_forms.py [units …]
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path
from time import perf_counter

from thidua_desktop.domain.terms import Rule
from thidua_desktop.exchange.entry_form import EntryForm, EntryGroup, EntryRow
from thidua_desktop.exchange.entry_form_reader import read_form
from thidua_desktop.exchange.reading import read_workbook
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.services.entry_forms.writing import write_forms

SIZES = (60, 200)
ROWS = 25
RULES = tuple(Rule)


def form(number: int) -> EntryForm:
    rows = tuple(
        EntryRow(
            indicator_uid=f"{at:032x}",
            version_id=at,
            ordinal=str(at),
            text=f"Chỉ tiêu mẫu số {at}, nội dung dài như trong một kế hoạch thật của xã",
            measure="%",
            target="100%",
            deadline="23/01/2026",
            standing="12/15",
            shown="12/15",
            rule=RULES[at % len(RULES)],
            is_percent=True,
            adds_up=False,
        )
        for at in range(1, ROWS + 1)
    )
    return EntryForm(
        office="ỦY BAN NHÂN DÂN XÃ MẪU",
        department="Phòng mẫu",
        campaign="Phong trào mẫu",
        unit=f"Thôn mẫu {number:03d}",
        campaign_uid="c" * 32,
        unit_uid=f"{number:032x}",
        day=date(2026, 1, 15),
        groups=(EntryGroup("1. Nội dung mẫu", rows),),
    )


def main(sizes: tuple[int, ...]) -> None:
    for count in sizes:
        forms = [form(at) for at in range(count)]
        with tempfile.TemporaryDirectory() as folder:
            begun = perf_counter()
            written = write_forms(forms, Path(folder), platform=real_platform())
            wrote = perf_counter()
            read_form(read_workbook(written.files[0]))
            done = perf_counter()
        print(f"{count} forms of {ROWS} rows: written in {wrote - begun:.2f} s,", end=" ")
        print(f"one read back in {done - wrote:.2f} s")


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
