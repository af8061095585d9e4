"""The register of difficulties: what is refused, how one stands, what the bin brings back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Difficulty, Evidence
from thidua_desktop.services import difficulties as register
from thidua_desktop.services import recycle
from thidua_desktop.services.difficulties import DifficultyForm, Standing
from thidua_desktop.services.evidence import Taken

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)
RAISED = DifficultyForm(content="Thiếu máy tính", raised_on="10/01/2026")


def save(desk: Desk, board: CampaignBoard, form: DifficultyForm) -> Difficulty:
    return register.save_difficulty(desk, board.campaign.id, form, difficulty_id=None)


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({"content": "  "}, {"content": "difficulty.content_empty"}),
        ({"raised_on": ""}, {"raised_on": "date.blank"}),
        ({"raised_on": "31/02/2026"}, {"raised_on": "date.impossible"}),
        ({"raised_on": "16/01/2026"}, {"raised_on": "difficulty.raised_later"}),
        ({"due_on": "09/01/2026"}, {"due_on": "difficulty.due_early"}),
        ({"answer": "Đã cấp máy"}, {"answered_on": "difficulty.answer_without_day"}),
        ({"answered_on": "12/01/2026"}, {"answer": "difficulty.day_without_answer"}),
        (
            {"answer": "Đã cấp", "answered_on": "09/01/2026"},
            {"answered_on": "difficulty.answered_early"},
        ),
        (
            {"answer": "Đã cấp", "answered_on": "16/01/2026"},
            {"answered_on": "difficulty.answered_later"},
        ),
        (
            {"content": "", "raised_on": "x", "due_on": "y"},
            {
                "raised_on": "date.unreadable",
                "due_on": "date.unreadable",
                "content": "difficulty.content_empty",
            },
        ),
    ],
)
def test_a_refused_form_names_every_field_at_once(
    desk: Desk, sample: CampaignBoard, changes: dict[str, str], codes: dict[str, str]
) -> None:
    with pytest.raises(RuleError) as refused:
        save(desk, sample, replace(RAISED, **changes))
    assert {p.field: p.code for p in refused.value.problems} == codes
    assert desk.store.count(Difficulty) == 0


@pytest.mark.parametrize(
    ("due", "answered", "day", "stands"),
    [
        (None, None, DAY, Standing.WAITING),
        (DAY, None, DAY, Standing.WAITING),
        (date(2026, 1, 14), None, DAY, Standing.OVERDUE),
        (date(2026, 1, 14), DAY, DAY, Standing.ANSWERED),
        (date(2026, 1, 12), DAY, date(2026, 1, 14), Standing.OVERDUE),
        (None, DAY, date(2026, 1, 14), Standing.WAITING),
    ],
)
def test_how_a_difficulty_stands_on_a_day(
    due: date | None, answered: date | None, day: date, stands: Standing
) -> None:
    row = Difficulty(
        uid="d",
        campaign_id=1,
        content="x",
        raised_on=date(2026, 1, 10),
        due_on=due,
        answered_on=answered,
    )
    assert register.standing(row, day) is stands


def test_what_waits_stands_before_what_is_answered(desk: Desk, sample: CampaignBoard) -> None:
    for form in (
        replace(RAISED, content="Đã xong", answer="Rồi", answered_on="12/01/2026"),
        replace(RAISED, content="Không hạn"),
        replace(RAISED, content="Còn hạn", due_on="20/01/2026"),
        replace(RAISED, content="Quá hạn", due_on="12/01/2026"),
        replace(RAISED, content="Mới nêu", raised_on="15/01/2026"),
    ):
        save(desk, sample, form)
    number = sample.campaign.id
    listed = [row.content for row in register.difficulties(desk, number, day=DAY)]
    assert listed == ["Quá hạn", "Còn hạn", "Không hạn", "Mới nêu", "Đã xong"]
    before = register.difficulties(desk, number, day=date(2026, 1, 11))
    assert [row.content for row in before] == ["Quá hạn", "Còn hạn", "Đã xong", "Không hạn"]


def test_answering_is_an_act_of_its_own_name_and_can_be_undone(
    desk: Desk, sample: CampaignBoard
) -> None:
    unit = sample.units(DAY)[0]
    row = save(desk, sample, replace(RAISED, unit_id=unit.id))
    assert desk.store.undo_label() == f"Thêm khó khăn, vướng mắc – {unit.short_name}"
    answered = replace(register.form_of(row), answer="Đã cấp máy", answered_on="15/01/2026")
    register.save_difficulty(desk, sample.campaign.id, answered, difficulty_id=row.id)
    assert desk.store.undo_label() == f"Trả lời khó khăn, vướng mắc – {unit.short_name}"
    assert register.form_of(desk.store.get(Difficulty, row.id)) == answered
    desk.store.undo()
    assert desk.store.get(Difficulty, row.id) == row


def test_a_deleted_one_comes_back_from_the_bin_with_its_evidence(
    desk: Desk, sample: CampaignBoard
) -> None:
    photo = Taken("anh.jpg", b"\xff\xd8\xff anh")
    row = register.save_difficulty(
        desk,
        sample.campaign.id,
        replace(RAISED, content=" ".join(["Thiếu"] * 20)),
        difficulty_id=None,
        files=[photo],
    )
    (file,) = desk.store.all(Evidence)
    assert (file.difficulty_id, file.file_name) == (row.id, "anh.jpg")
    assert desk.content.get(file.sha256) == photo.content
    name = register.remove_difficulty(desk, row.id)
    assert name.endswith("…")
    assert len(name) <= register.NAME_LENGTH + 1
    assert desk.store.count(Evidence) == 0
    (found,) = recycle.discarded(desk)
    assert (found.cls, found.parts) == (Difficulty, 1)
    recycle.restore(desk, Difficulty, row.id)
    assert desk.store.get(Difficulty, row.id) == row
    assert desk.store.all(Evidence) == (file,)
