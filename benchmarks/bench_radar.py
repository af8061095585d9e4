"""How long the repeat radar looks through the awards of many years.

Run: python benchmarks/bench_radar.py [awards]
Processor time, so that other work on the machine does not count. The floor beside each figure is
SQLite's own answer to the name alone, spelt without marks.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import TYPE_CHECKING

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import name_key
from thidua_desktop.domain.records import Award, Decision, Person, Unit
from thidua_desktop.domain.terms import (
    AwardType,
    DecisionKind,
    DecisionState,
    Gender,
    PersonGroup,
    SubjectKind,
)
from thidua_desktop.services.catalogue import person_with_keys
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.repeats import find, hits_for, sought_for
from thidua_desktop.services.setup import install_sample, sample_moment
from thidua_desktop.storage.content import ContentStore
from thidua_desktop.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
GOAL = 50.0  # milliseconds a name
EACH = 50  # awards of one decision
ROUNDS = 300
# The shares of families and given names that make namesakes as common as they are in a commune.
FAMILIES = ("Hoàng",) * 5 + ("Nông",) * 5 + ("Nguyễn",) * 3 + ("Lý", "Vi", "Triệu", "Đặng", "Lê")
MIDDLES = ("Văn",) * 6 + ("Thị",) * 6 + ("Đức", "Minh", "Thu", "Hữu", "Ngọc", "Thanh", "Quang")
GIVEN = tuple(
    "An Anh Bình Chung Dũng Giang Hà Hoà Hoàng Hoan Hùng Hương Lan Loan Mai Minh Nam Sơn".split()  # noqa: SIM905
)


def fill(desk: Desk, number: int) -> None:
    """Store awards of old years: a third of them linked, most with unit and year of birth."""
    draw = random.Random(3)  # noqa: S311 - the same names in every run
    units = desk.store.all(Unit)
    with desk.store.act("Người mẫu") as act:
        people = act.insert_many(_person(draw, units) for _ in range(number // 10))
    with desk.store.act("Dữ liệu đo") as act:
        decisions = act.insert_many(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                state=DecisionState.ISSUED,
                symbol="QĐ-UBND",
                number=n + 1,
                year=2000 + n % 25,
                is_past=True,
                award_type=AwardType.MOVEMENT,
            )
            for n in range(number // EACH)
        )
        act.insert_many(
            _award(draw, decision, units, people, position=n)
            for decision in decisions
            for n in range(EACH)
        )


def _name(draw: random.Random) -> str:
    return f"{draw.choice(FAMILIES)} {draw.choice(MIDDLES)} {draw.choice(GIVEN)}"


def _person(draw: random.Random, units: tuple[Unit, ...]) -> Person:
    return person_with_keys(
        Person(
            uid=new_uid(),
            name=_name(draw),
            unit_id=draw.choice(units).id,
            birth_year=draw.randint(1950, 2005),
            gender=Gender.UNKNOWN,
            person_group=PersonGroup.OTHER,
        )
    )


def _award(
    draw: random.Random,
    decision: Decision,
    units: tuple[Unit, ...],
    people: tuple[Person, ...],
    *,
    position: int,
) -> Award:
    name = _name(draw)
    unit = draw.choice(units)
    linked = draw.choice(people) if draw.random() < 0.3 else None
    return Award(
        uid=new_uid(),
        decision_id=decision.id,
        position=position,
        subject=SubjectKind.PERSON,
        unit_id=unit.id if linked or draw.random() < 0.5 else None,
        person_id=linked.id if linked else None,
        form_key="giay-khen-xa",
        printed_name=linked.name if linked else f"Ông {name}",
        citation="",
        unit_name=unit.name,
        birth_year=draw.randint(1950, 2005) if draw.random() < 0.6 else None,
        name_key=name_key(name),
    )


def ms(work: Callable[[], object]) -> float:
    begin = process_time()
    work()
    return (process_time() - begin) * 1000


def said(what: str, times: list[float], floor: list[float]) -> None:
    print(
        f"{what}: first {times[0]:.1f}, median {median(times):.2f}, worst {max(times):.2f} ms "
        f"(floor {median(floor):.2f} ms); goal under {GOAL:.0f} ms: "
        f"{'kept' if max(times) < GOAL else 'MISSED'}"
    )


def main() -> None:
    number = int(sys.argv[1]) if sys.argv[1:] else 20_000
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
        install_sample(desk)
        fill(desk, number)
        read = ms(lambda: desk.store.all(Award))
        print(f"{number} awards: made ready in {ms(lambda: desk.award_index):.0f} ms "
              f"(floor: the same rows read {read:.0f} ms)")  # fmt: skip
        units = [unit.id for unit in desk.store.all(Unit)]
        draw = random.Random(5)  # noqa: S311
        times: list[float] = []
        floor: list[float] = []
        found = 0
        for _ in range(ROUNDS):
            name = _name(draw)
            unit, year = draw.choice(units), draw.choice((None, draw.randint(1950, 2005)))
            key = name_key(name)
            floor.append(ms(lambda key=key: desk.store.where(Award, name_key=key)))
            begin = process_time()
            found += len(
                hits_for(desk, name, unit_id=unit, birth_year=year, subject=SubjectKind.PERSON)
            )
            times.append((process_time() - begin) * 1000)
        said(f"a name ({found / ROUNDS:.1f} hits)", times, floor)
        times, floor = [], []
        for person in desk.store.all(Person)[:ROUNDS]:
            key = person.name_key
            floor.append(ms(lambda key=key: desk.store.where(Award, name_key=key)))
            times.append(
                ms(
                    lambda person=person: find(
                        desk,
                        sought_for(
                            desk,
                            SubjectKind.PERSON,
                            unit_id=person.unit_id,
                            person_id=person.id,
                        ),
                        held=None,
                    )
                )
            )
        said("a person on record", times, floor)
        store.close()


if __name__ == "__main__":
    main()
