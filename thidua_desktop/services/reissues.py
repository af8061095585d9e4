"""Cấp đổi, cấp lại: another giấy khen for an award, and the notes its register line bears."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date, format_short
from thidua_desktop.core.errors import rule
from thidua_desktop.core.numbers import format_money
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import Decision, Reissue
from thidua_desktop.domain.terms import DecisionKind, ReissueReason
from thidua_desktop.services import follow_ups
from thidua_desktop.services.amendments import revoked_by, text_now
from thidua_desktop.services.revocations import revocation_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from thidua_desktop.services.amendments import AwardText
    from thidua_desktop.services.desk import Desk

WORDS = {
    ReissueReason.LOST: "Cấp lại giấy khen do bị mất",
    ReissueReason.DAMAGED: "Cấp đổi giấy khen do bị hỏng",
    ReissueReason.AMENDED: "Cấp đổi giấy khen theo nội dung đã sửa",
}


def reissue(
    desk: Desk,
    award_id: int,
    reason: ReissueReason,
    *,
    on_day: date,
    document: str = "",
    old_back_on: date | None = None,
    note: str = "",
) -> Reissue:
    """Record another giấy khen; one under an amendment names that paper by itself.

    Codes: award.not_issued, award.revoked, reissue.not_amended, reissue.too_early and
    reissue.lost_back for an old one that is lost and came back at once.
    """
    award, text = follow_ups.require_issued(desk, award_id), text_now(desk, award_id)
    if revoked_by(desk, award_id) is not None:
        raise rule("award", "award.revoked", name=text.printed_name)
    decided = desk.store.get(Decision, award.decision_id).decided_on
    if decided is not None and on_day < decided:
        raise rule("on_day", "reissue.too_early", day=format_date(decided))
    if reason is ReissueReason.LOST and old_back_on is not None:
        raise rule("old_back_on", "reissue.lost_back")
    paper = clean(document)
    if reason is ReissueReason.AMENDED:
        paper = _amending(desk, text)
    with desk.store.act(f"{WORDS[reason]} – {text.printed_name}") as act:
        return act.insert(
            Reissue(
                award_id=award_id,
                reason=reason,
                on_day=on_day,
                document=paper,
                old_back_on=old_back_on,
                note=clean(note),
            )
        )


def _amending(desk: Desk, text: AwardText) -> str:
    if not text.amended:
        raise rule("reason", "reissue.not_amended", name=text.printed_name)
    paper = desk.store.get(Decision, text.amended[-1].decision_id)
    return follow_ups.decision_words(paper)


def register_notes(desk: Desk, award_id: int) -> tuple[str, ...]:
    """Say what the register line of an award bears: amended, reissued, revoked, recovered."""
    return (*_amended(desk, award_id), *_reissued(desk, award_id), *_revoked(desk, award_id))


def _amended(desk: Desk, award_id: int) -> Iterator[str]:
    for row in text_now(desk, award_id).amended:
        paper = desk.store.get(Decision, row.decision_id)
        verb = "Đính chính" if paper.kind is DecisionKind.CORRECTION else "Sửa đổi"
        words = follow_ups.decision_words(paper)
        old, new = (f"“{text}”" if text else "(không ghi)" for text in (row.old_text, row.new_text))
        yield f"{verb} {old} thành {new} theo {words}"


def _reissued(desk: Desk, award_id: int) -> Iterator[str]:
    for row in desk.store.where(Reissue, award_id=award_id):
        words = f"{WORDS[row.reason]} ngày {format_short(row.on_day)}"
        if row.old_back_on is not None:
            words += f", giấy cũ thu hồi ngày {format_short(row.old_back_on)}"
        yield words


def _revoked(desk: Desk, award_id: int) -> Iterator[str]:
    row = revocation_of(desk, award_id)
    if row is None:
        return
    yield f"Hủy bỏ theo {follow_ups.decision_words(desk.store.get(Decision, row.decision_id))}"
    if row.certificate_back_on is not None:
        yield f"Thu hồi giấy khen ngày {format_short(row.certificate_back_on)}"
    if row.money_back_vnd is not None and row.money_back_on is not None:
        yield f"Thu hồi {format_money(row.money_back_vnd)} ngày {format_short(row.money_back_on)}"
