"""Công khai: written down with its days, shown as ahead, running, ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Evidence, PublicNotice
from thidua_desktop.services import notices, rounds
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.notices import NoticeForm, NoticeState
from thidua_desktop.services.rounds import RoundForm

FORM = NoticeForm(
    starts="10/01/2026", ends="14/01/2026", place="Bảng tin trụ sở", document="12/TB-UBND"
)


@pytest.fixture
def round_id(desk: Desk, sample: CampaignBoard) -> int:
    form = RoundForm(
        name="Đợt 1", campaign_id=sample.campaign.id, year="2025", data_day="15/01/2026"
    )
    return rounds.save_round(desk, form, round_id=None).id


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (9, NoticeState.AHEAD),
        (10, NoticeState.RUNNING),
        (14, NoticeState.RUNNING),
        (15, NoticeState.ENDED),
    ],
)
def test_both_days_of_a_notice_count(
    desk: Desk, round_id: int, day: int, state: NoticeState
) -> None:
    made = notices.save_notice(desk, round_id, FORM, notice_id=None)
    assert notices.state_on(made, date(2026, 1, day)) is state


def test_a_notice_is_changed_and_the_newest_stands_first(desk: Desk, round_id: int) -> None:
    first = notices.save_notice(desk, round_id, FORM, notice_id=None)
    later = replace(FORM, starts="16/01/2026", ends="18/01/2026")
    second = notices.save_notice(desk, round_id, later, notice_id=None)
    assert notices.notices_of(desk, round_id) == (second, first)
    changed = notices.save_notice(
        desk, round_id, replace(FORM, place=" Cổng  thông tin "), notice_id=first.id
    )
    assert changed.place == "Cổng thông tin"
    assert [row.name for _, row in notices.every_notice(desk)] == ["Đợt 1", "Đợt 1"]


def test_all_that_is_wrong_is_told_at_once(desk: Desk, round_id: int) -> None:
    with pytest.raises(RuleError) as error:
        notices.save_notice(
            desk, round_id, NoticeForm(starts="", ends="31/02/2026"), notice_id=None
        )
    assert [p.code for p in error.value.problems] == [
        "date.blank",
        "date.impossible",
        "notice.place_empty",
    ]
    with pytest.raises(RuleError, match=r"notice\.ends_before_start"):
        notices.save_notice(desk, round_id, replace(FORM, ends="09/01/2026"), notice_id=None)


def test_a_notice_goes_with_its_files_and_comes_back(desk: Desk, round_id: int) -> None:
    made = notices.save_notice(desk, round_id, FORM, notice_id=None)
    with desk.store.act("Kèm tệp") as act:
        act.insert(
            Evidence(
                notice_id=made.id,
                file_name="tb.pdf",
                sha256="0" * 64,
                size=1,
                added_at=desk.clock.now(),
            )
        )
    notices.remove_notice(desk, made.id)
    assert desk.store.all(PublicNotice) == ()
    desk.store.undo()
    assert desk.store.all(PublicNotice) == (made,)
    assert desk.store.count(Evidence) == 1
