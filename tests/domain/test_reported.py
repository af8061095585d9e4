"""What units reported beside what was verified: the same rule, the other value."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from builders import MORNING, campaign, cell
from hypothesis import given
from hypothesis import strategies as st
from score_cells import DAY, EARLIER, LATER, achieved, not_arisen_when_verified, sheet_of, task

from thidua_desktop.domain.breakdown import break_down
from thidua_desktop.domain.progress import Cell, evaluate
from thidua_desktop.domain.records import ProgressEntry, Verification
from thidua_desktop.domain.reported import as_reported, reported_breakdown
from thidua_desktop.domain.scoring import ScoreSheet, Task
from thidua_desktop.domain.terms import Accumulation, Rule

TEXTS = {
    Rule.RATIO: ["12/15", "15/15", "0/15", "80%", "kps"],
    Rule.AT_LEAST: ["0", "1", "9,5", "10", "12", "kps"],
    Rule.AT_MOST: ["0", "3", "10", "14", "kps"],
    Rule.DONE: ["x", "xong 20/12/2025", "chưa"],
    Rule.GRADE: ["T", "K", "Đ", "C"],
}


def accepted(made: Cell) -> Cell:
    """The same cell with every entry verified as it was reported."""
    return replace(made, verifications=tuple(_accept(entry) for entry in made.entries))


def _accept(entry: ProgressEntry) -> Verification:
    return Verification(
        id=entry.id,
        entry_id=entry.id,
        kind=entry.kind,
        value=entry.value,
        done=entry.done,
        total=entry.total,
        grade=entry.grade,
        done_on=entry.done_on,
        verified_by="Cán bộ mẫu",
        verified_at=MORNING,
    )


def scored(cells: list[Cell]) -> ScoreSheet:
    tasks: list[Task] = []
    for made in cells:
        result = evaluate(made, DAY, campaign())
        assert result is not None
        number = made.indicator.id
        tasks.append(Task(number, number, Decimal(number), True, result))
    return sheet_of(*tasks)


@st.composite
def drawn_cells(draw: st.DrawFn) -> list[Cell]:
    made: list[Cell] = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        rule = draw(st.sampled_from(list(Rule)))
        days = draw(st.lists(st.sampled_from([EARLIER, DAY, LATER]), unique=True))
        texts = [(draw(st.sampled_from(TEXTS[rule])), day) for day in sorted(days)]
        in_period = Accumulation.PER_PERIOD
        percent = any("%" in text for text, _ in texts)
        adding = draw(st.sampled_from([Accumulation.CUMULATIVE, in_period]))
        made.append(
            cell(
                rule,
                *texts,
                target="10",
                number=number,
                accumulation=Accumulation.CUMULATIVE if percent else adding,
                deadline=draw(st.sampled_from([EARLIER, DAY])),
            )
        )
    return made


@given(drawn_cells())
def test_verifying_what_was_reported_changes_no_score(cells: list[Cell]) -> None:
    before, after = scored(cells), scored([accepted(made) for made in cells])
    assert after.verified == before.with_data
    assert (after.total, after.provisional, after.reported) == (
        before.total,
        before.provisional,
        before.total,
    )
    assert [line.points for line in break_down(after).lines] == [
        line.points for line in break_down(before).lines
    ]
    assert [line.points for line in reported_breakdown(after).lines] == [
        line.points for line in break_down(before).lines
    ]


def test_a_verified_value_counts_beside_the_reported_one() -> None:
    sheet = sheet_of(achieved(1, Fraction(1, 2), reported=Fraction(1)), task(2, "10"))
    assert (sheet.total, sheet.reported) == (Decimal("75.00"), Decimal("100.00"))
    assert [line.points for line in break_down(sheet).lines] == [Decimal(25), Decimal(50)]
    assert [line.points for line in reported_breakdown(sheet).lines] == [Decimal(50), Decimal(50)]


def test_a_value_struck_out_by_verification_still_earns_as_reported() -> None:
    struck = not_arisen_when_verified(1, Fraction(0))
    (told,) = as_reported([struck])
    assert (struck.result.scored, told.result.scored) == (False, True)
    assert (struck.result.left_out, told.result.left_out) == (True, False)
    sheet = sheet_of(struck, task(2, "10"))
    assert (sheet.total, sheet.reported) == (Decimal("100.00"), Decimal("50.00"))
    assert sum(line.points for line in reported_breakdown(sheet).lines) == sheet.reported


@pytest.mark.parametrize("made", [task(1, "10", target=None), task(1, None, no_duty=True)])
def test_what_is_not_scored_is_not_scored_as_reported_either(made: Task) -> None:
    (told,) = as_reported([made])
    assert not told.result.scored
    assert reported_breakdown(sheet_of(made)).lines == ()
