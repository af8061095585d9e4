"""How long a key takes in the filter of the view Cá nhân (painting included) and in Ctrl+K.

Run: QT_QPA_PLATFORM=offscreen python benchmarks/bench_people.py [people]
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.likeness import Known
from thidua_desktop.domain.records import Person, Unit
from thidua_desktop.domain.terms import Gender, PersonGroup
from thidua_desktop.exchange.sheet_table import SheetTable
from thidua_desktop.exchange.sheet_writer import sheet_bytes
from thidua_desktop.services.catalogue import person_with_keys
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.roster import Roster
from thidua_desktop.services.setup import install_sample, sample_moment
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.storage.store import Store
from thidua_desktop.ui.actions import Actions
from thidua_desktop.ui.master.arrange import Arrangement
from thidua_desktop.ui.master.seen import seen
from thidua_desktop.ui.search import Search
from thidua_desktop.ui.theme import Theme
from thidua_desktop.ui.units.tab import UnitsTab

if TYPE_CHECKING:
    from collections.abc import Callable

    from thidua_desktop.ui.units.member_views import PeopleView

ROOT = Path(__file__).parents[1]
UNIT = 3  # column of the view Cá nhân
GOAL = 100.0  # milliseconds a key
SEARCH_GOAL = 30.0
FAMILIES = ("Nguyễn", "Trần", "Lê", "Hoàng", "Nông", "Lý", "Vi", "Triệu", "Đặng", "Lường")
MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Thu", "Hữu", "Ngọc", "Xuân")
GIVEN = ("An", "Ánh", "Bình", "Dũng", "Giang", "Hà", "Hoà", "Hòa", "Lan", "Nam", "Trung", "Yến")
TYPED = ("nguyen van an", "hoà", "Đặng thị", "thon mau 01", "giang 1980")


def fill(desk: Desk, number: int) -> None:
    """Store people of invented names in one act."""
    draw = random.Random(1)  # noqa: S311 - the same names in every run
    units = [unit.id for unit in desk.store.all(Unit)]
    with desk.store.act(f"Nhập {number} cá nhân") as act:
        act.insert_many(
            person_with_keys(
                Person(
                    uid=new_uid(),
                    name=f"{draw.choice(FAMILIES)} {draw.choice(MIDDLES)} {draw.choice(GIVEN)}",
                    unit_id=draw.choice(units),
                    birth_year=draw.randint(1950, 2005),
                    gender=Gender.UNKNOWN,
                    person_group=PersonGroup.OTHER,
                )
            )
            for _ in range(number)
        )


def timed(work: Callable[[], object]) -> float:
    """Milliseconds that `work` takes, with what the window then has to paint."""
    start = perf_counter()
    work()
    QApplication.processEvents()
    return (perf_counter() - start) * 1000


def typed(field: QLineEdit, words: str) -> list[float]:
    times = [timed(lambda n=n: field.setText(words[:n])) for n in range(1, len(words) + 1)]
    times += [timed(lambda n=n: field.setText(words[:n])) for n in range(len(words) - 1, -1, -1)]
    return times


def arranged(view: PeopleView, field: QLineEdit) -> list[float]:
    """Type while one column orders the list and another narrows it; return times a key."""
    table = view.table
    by_name = Arrangement(sort=0)
    print(f"  first order by name {timed(lambda: table.arrange(by_name)):.0f} ms")
    values = table.values(UNIT)
    print(f"  {len(values)} values counted in {timed(lambda: table.values(UNIT)):.1f} ms")
    kept = by_name.keeping(UNIT, frozenset(name for name, _ in values[: len(values) // 2]))
    print(f"  filter of a column {timed(lambda: table.arrange(kept)):.1f} ms")
    times = typed(field, "nguyen van an")
    print(f"  ordered and narrowed: median {median(times):.1f}, worst {max(times):.1f} ms a key")
    table.arrange(Arrangement())
    sheet = seen(table)
    made = SheetTable(
        title="Cá nhân",
        as_at="",
        columns=sheet.columns,
        rows=sheet.rows,
        made=sample_moment(ROOT / "data"),
    )
    print(f"  read for Excel {timed(lambda: seen(table)):.0f} ms (in the window)")
    print(f"  written for Excel {timed(lambda: sheet_bytes(made)):.0f} ms (beside the window)")
    return times


def looked_up(desk: Desk, theme: Theme, campaign_id: int) -> None:
    """Type into the search of everything, key by key."""
    search = Search(desk, Roster(desk), Actions(theme))
    day = desk.clock.today()
    print(f"Ctrl+K: made ready in {timed(lambda: search.prepare(campaign_id, day)):.0f} ms")
    times = [
        timed(lambda w=words[:n]: search.find(w, campaign_id, day))
        for words in TYPED
        for n in range(1, len(words) + 1)
    ]
    verdict = "kept" if max(times) < SEARCH_GOAL else "MISSED"
    print(f"  median {median(times):.1f}, worst {max(times):.1f} ms a key")
    print(f"  goal under {SEARCH_GOAL:.0f} ms a key: {verdict}")


def main() -> None:
    number = int(sys.argv[1]) if sys.argv[1:] else 20_000
    app = QApplication([])
    clock = FixedClock(sample_moment(ROOT / "data"))
    with TemporaryDirectory() as folder:
        store = Store.create(Path(folder) / "thidua.db", clock=clock, actor="Cán bộ mẫu")
        desk = Desk(
            store=store,
            content=ContentStore(Path(folder) / "attachments"),
            clock=clock,
            shipped=ROOT / "data",
            resources=ROOT / "resources",
        )
        campaign = install_sample(desk)
        fill(desk, number)
        theme = Theme(app, desk.resources)
        tab = UnitsTab(theme, desk)
        tab.resize(1366, 700)
        tab.show_campaign(campaign.id, clock.today())
        tab.show()
        print(f"{number} people: first opening {timed(lambda: tab.show_view(1)):.0f} ms")
        field = tab.people.filters.findChild(QLineEdit)
        assert isinstance(field, QLineEdit)
        every: list[float] = []
        for words in TYPED:
            times = typed(field, words)
            every += times
            print(f"  {words!r}: median {median(times):.1f} ms, worst {max(times):.1f} ms a key")
        every += arranged(tab.people, field)
        verdict = "kept" if max(every) < GOAL else "MISSED"
        print(f"goal under {GOAL:.0f} ms a key: {verdict}, worst {max(every):.1f} ms")
        roster = Roster(desk)
        known = Known("Nguyen Van Chung", 1, 1980)
        first = timed(lambda: roster.lookalikes(Person, known, but=None))
        again = timed(lambda: roster.lookalikes(Person, known, but=None))
        looked_up(desk, theme, campaign.id)
        print(f"lookalikes: first {first:.0f} ms, then {again:.1f} ms a key")
        store.close()


if __name__ == "__main__":
    main()
