"""A verified value and a locked period change only with a reason; undo does not get around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Campaign, ProgressEntry, Report, Unit, Verification
from thidua_desktop.domain.terms import ReportChannel, ValueKind
from thidua_desktop.services import locking, progress, setup
from thidua_desktop.services.indicator_form import form_of
from thidua_desktop.services.indicators import confirm_indicator, edit_indicator
from thidua_desktop.services.progress import Typing
from thidua_desktop.ui.texts import sentence

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

EARLIER, DAY = date(2026, 1, 5), date(2026, 1, 15)


def hamlet(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def models(board: CampaignBoard) -> int:
    return board.indicators_of(board.fields[0].id)[6].id


def type_in(
    desk: Desk,
    board: CampaignBoard,
    *cells: tuple[str, str],
    day: date = DAY,
    reason: str | None = None,
    report_id: int | None = None,
) -> int:
    """Type texts for hamlets into the indicator of models."""
    typed = [Typing(hamlet(desk, name).id, models(board), text) for name, text in cells]
    return progress.record(
        desk, board.campaign.id, typed, day=day, reason=reason, report_id=report_id
    )


def newest(desk: Desk) -> ProgressEntry:
    return desk.store.all(ProgressEntry)[-1]


def verify_newest(desk: Desk) -> Verification:
    row = newest(desk)
    with desk.store.act("Thẩm định") as act:
        return act.insert(
            Verification(
                entry_id=row.id,
                kind=row.kind,
                value=row.value,
                verified_by="Cán bộ mẫu",
                verified_at=desk.clock.now(),
            )
        )


def lock(desk: Desk, board: CampaignBoard, to_day: date | None) -> None:
    with desk.store.act("Khóa") as act:
        act.update(replace(desk.store.get(Campaign, board.campaign.id), locked_to=to_day))


A, B = "Thôn mẫu 03", "Thôn mẫu 02"


@pytest.mark.parametrize(
    ("verified", "locked", "text", "day", "asked"),
    [
        (False, False, "5", DAY, False),
        (True, False, "5", DAY, True),
        (True, False, "4", DAY, False),
        (True, False, "", DAY, True),
        (False, True, "5", DAY, True),
        (False, True, "4", DAY, False),
        (False, True, "", DAY, True),
        (False, True, "5", EARLIER, True),
        (True, True, "5", DAY, True),
        (True, True, "4", DAY, False),
    ],
)
def test_when_a_reason_is_asked(
    desk: Desk,
    sample: CampaignBoard,
    verified: bool,  # noqa: FBT001 - a column of the table
    locked: bool,  # noqa: FBT001
    text: str,
    day: date,
    asked: bool,  # noqa: FBT001
) -> None:
    type_in(desk, sample, (A, "4"))
    if verified:
        verify_newest(desk)
    if locked:
        lock(desk, sample, DAY)
    head = desk.store.head
    if not asked:
        type_in(desk, sample, (A, text), day=day)
        assert newest(desk).reason is None
        return
    with pytest.raises(RuleError, match=r"progress\.reason_needed"):
        type_in(desk, sample, (A, text), day=day)
    with pytest.raises(RuleError, match=r"progress\.reason_needed"):
        type_in(desk, sample, (A, text), day=day, reason="  ")
    assert desk.store.head == head
    assert type_in(desk, sample, (A, text), day=day, reason=" Gõ  nhầm ") == 1
    assert newest(desk).reason == "Gõ nhầm"
    assert desk.store.latest(1)[0].reason == "Gõ nhầm"


def test_a_paste_of_many_asks_once_and_explains_only_what_was_settled(
    desk: Desk, sample: CampaignBoard
) -> None:
    type_in(desk, sample, (A, "4"))
    verify_newest(desk)
    with pytest.raises(RuleError) as caught:
        type_in(desk, sample, (A, "5"), (B, "7"))
    (problem,) = caught.value.problems
    assert problem.field == "reason"
    assert problem.params["count"] == "1"
    assert A in sentence(problem)
    type_in(desk, sample, (A, "5"), (B, "7"), reason="Đơn vị báo lại")
    assert [row.reason for row in desk.store.all(ProgressEntry)[-2:]] == ["Đơn vị báo lại", None]
    type_in(desk, sample, (B, "8"), reason="Đơn vị báo lại")
    assert newest(desk).reason is None
    assert desk.store.latest(1)[0].reason is None


def test_what_cannot_be_read_is_said_before_a_reason_is_asked(
    desk: Desk, sample: CampaignBoard
) -> None:
    type_in(desk, sample, (A, "4"))
    verify_newest(desk)
    with pytest.raises(RuleError, match=r"number\.unreadable"):
        type_in(desk, sample, (A, "5"), (B, "hai"))


def test_a_later_report_supersedes_what_was_verified_without_a_reason(
    desk: Desk, sample: CampaignBoard
) -> None:
    type_in(desk, sample, (A, "4"), day=EARLIER)
    verify_newest(desk)
    with desk.store.act("Nhận báo cáo") as act:
        report = act.insert(
            Report(
                uid="r",
                campaign_id=sample.campaign.id,
                unit_id=hamlet(desk, A).id,
                as_at=DAY,
                received_on=DAY,
                channel=ReportChannel.PAPER,
                entered_at=desk.clock.now(),
            )
        )
    with pytest.raises(RuleError, match=r"progress\.reason_needed"):
        type_in(desk, sample, (A, "6"))
    assert type_in(desk, sample, (A, "6"), report_id=report.id) == 1
    assert newest(desk).report_id == report.id
    result = sample.result(hamlet(desk, A).id, models(sample), DAY)
    assert result is not None
    assert not result.verified


def test_a_verification_falls_with_its_entry_and_returns_with_undo(
    desk: Desk, sample: CampaignBoard
) -> None:
    type_in(desk, sample, (A, "4"))
    verify_newest(desk)
    type_in(desk, sample, (A, "5"), reason="Gõ nhầm")
    result = sample.result(hamlet(desk, A).id, models(sample), DAY)
    assert result is not None
    assert not result.verified
    desk.store.undo()
    result = sample.result(hamlet(desk, A).id, models(sample), DAY)
    assert result is not None
    assert result.verified


@pytest.mark.parametrize("text", ["5", ""])
def test_undo_of_a_change_in_a_locked_period_is_refused_in_words(
    desk: Desk, sample: CampaignBoard, text: str
) -> None:
    type_in(desk, sample, (A, "4"))
    lock(desk, sample, DAY)
    type_in(desk, sample, (A, text), reason="Gõ nhầm")
    stands = newest(desk)
    with pytest.raises(RuleError) as caught:
        desk.store.undo()
    (problem,) = caught.value.problems
    assert problem.code == "progress.locked"
    assert "15/01/2026" in sentence(problem)
    assert newest(desk) == stands


def test_nothing_brings_an_unexplained_value_into_a_locked_period(
    desk: Desk, sample: CampaignBoard
) -> None:
    lock(desk, sample, DAY)
    row = desk.store.all(ProgressEntry)[0]
    new = replace(row, id=0, as_at=DAY, kind=ValueKind.NOT_ARISEN)
    with pytest.raises(RuleError, match=r"progress\.locked"), desk.store.act("Nhập") as act:
        act.insert(new)
    with desk.store.act("Nhập") as act:
        act.insert(replace(new, reason="Gõ nhầm"))


@pytest.mark.parametrize("reason", [None, "Thẩm định lại"])
def test_only_a_verification_that_changed_something_stays_in_a_locked_period(
    desk: Desk, sample: CampaignBoard, reason: str | None
) -> None:
    type_in(desk, sample, (A, "4"))
    lock(desk, sample, DAY)
    row = verify_newest(desk)
    with desk.store.act("Thẩm định") as act:
        again = act.insert(replace(row, id=0, reason=reason))
    if reason is None:
        desk.store.undo()
        assert desk.store.all(Verification)[-1] == row
        return
    with pytest.raises(RuleError, match=r"progress\.locked"):
        desk.store.undo()
    assert desk.store.all(Verification)[-1] == again


def test_the_sample_goes_though_its_period_is_locked(desk: Desk, sample: CampaignBoard) -> None:
    lock(desk, sample, DAY)
    setup.remove_sample(desk)
    assert desk.is_new


def test_days_after_the_locked_period_are_free(desk: Desk, sample: CampaignBoard) -> None:
    lock(desk, sample, EARLIER)
    type_in(desk, sample, (A, "4"))
    desk.store.undo()
    assert desk.store.redo_label() is not None


@pytest.mark.parametrize(
    ("valid_from", "reason", "refused"),
    [
        (EARLIER, None, True),
        (EARLIER, "Giao lại chỉ tiêu", False),
        (date(2026, 1, 10), None, True),
        (date(2026, 1, 11), None, False),
    ],
)
def test_a_version_dated_in_the_locked_period_needs_a_reason(
    desk: Desk,
    sample: CampaignBoard,
    valid_from: date,
    reason: str | None,
    *,
    refused: bool,
) -> None:
    locking.lock(desk, sample.campaign.id, date(2026, 1, 10))
    old = sample.versions(models(sample))[0]
    new = replace(old, id=0, valid_from=valid_from, weight=old.weight + 1, reason=reason)

    def store() -> None:
        with desk.store.act("Phiên bản chỉ tiêu") as act:
            act.insert(new)

    if not refused:
        store()
        return
    with pytest.raises(RuleError, match=r"version\.locked") as refusal:
        store()
    assert "10/01/2026" in sentence(refusal.value.problems[0])
    assert sample.versions(models(sample)) == (old,)


def test_undo_takes_no_version_out_of_a_locked_period(desk: Desk, sample: CampaignBoard) -> None:
    number, indicator = sample.campaign.id, models(sample)
    locking.lock(desk, number, date(2026, 1, 10))
    form = form_of(sample, indicator, DAY)
    edit_indicator(
        desk, indicator, replace(form, weight="7"), valid_from=EARLIER, reason="Giao lại"
    )
    with pytest.raises(RuleError, match=r"version\.locked"):
        desk.store.undo()
    later = date(2026, 1, 11)
    edit_indicator(desk, indicator, replace(form, weight="8"), valid_from=later, reason="Giao lại")
    desk.store.undo()
    version = sample.version(indicator, DAY)
    assert version is not None
    assert version.valid_from == EARLIER


def test_the_mark_to_check_goes_in_a_locked_period_too(desk: Desk, sample: CampaignBoard) -> None:
    locking.lock(desk, sample.campaign.id, date(2026, 1, 10))
    marked = next(i.id for i in sample.indicators if sample.versions(i.id)[0].to_check)
    confirm_indicator(desk, marked, day=DAY)
    assert not sample.versions(marked)[0].to_check
