"""Áp dụng phương án: what was tried goes over into the campaign, as one act."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from thidua_desktop.core import numbers, text
from thidua_desktop.core.errors import rule
from thidua_desktop.domain.records import Indicator
from thidua_desktop.services.bulk import prepare_many
from thidua_desktop.services.campaign_settings import changed_settings, settings_of
from thidua_desktop.services.indicator_form import form_of
from thidua_desktop.services.indicators import (
    goes_whole,
    needs_reason,
    put_edit,
    put_end,
    require_editable,
)
from thidua_desktop.services.what_if import differences, read

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.campaign_settings import SettingsForm
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.what_if import TrialForm


def apply_trial(
    desk: Desk,
    campaign_id: int,
    form: TrialForm,
    *,
    day: date,
    valid_from: date | None = None,
    reason: str = "",
) -> int:
    """Store what a trial begun on `day` changes, as one act; return how many things.

    After the launch other weights are new versions from `valid_from` with a reason, and an
    indicator left out ends on the eve of it. Codes: those of what_if.read, of edit_indicator and
    of changed_settings, trial.same and campaign.closed.
    """
    require_editable(desk, campaign_id)
    board = desk.board(campaign_id)
    changes = differences(board, form, day)
    if not changes:
        raise rule("trial", "trial.same")
    trial = read(board, form)
    weights = {
        n: replace(form_of(board, n, day), weight=numbers.format_decimal(trial.weights[n]))
        for change in changes
        if (n := change.indicator_id) is not None and n in trial.weights
    }
    edits = prepare_many(desk, weights, valid_from=valid_from, reason=reason)
    ended = [desk.store.get(Indicator, n) for n in sorted(form.dropped)]
    if any(not goes_whole(desk, row) for row in ended):
        _require_ground(valid_from, reason)
    settings = changed_settings(desk, campaign_id, _settings(board, form))
    eve = (valid_from or desk.clock.today()) - timedelta(days=1)
    with desk.store.act("Áp dụng phương án chấm điểm", reason=text.clean(reason) or None) as act:
        for edit in edits:
            put_edit(act, desk, edit)
        for row in ended:
            put_end(act, desk, row, day=eve)
        for changed in settings:
            act.update(changed)
    return len(changes)


def asks_ground(desk: Desk, campaign_id: int, form: TrialForm, day: date) -> bool:
    """Whether a trial is stored only with a day and a reason: other weights after the launch."""
    changes = differences(desk.board(campaign_id), form, day)
    weights = any(change.indicator_id is not None for change in changes)
    return weights and needs_reason(desk, campaign_id)


def _require_ground(valid_from: date | None, reason: str) -> None:
    if valid_from is None:
        raise rule("valid_from", "indicator.from_day")
    if not text.clean(reason):
        raise rule("reason", "indicator.reason")


def _settings(board: CampaignBoard, form: TrialForm) -> SettingsForm:
    """Put the settings of a trial into the whole form of the campaign."""
    return replace(
        settings_of(board.campaign, board.fields),
        exempt_policy=form.exempt_policy,
        exceed_cap=form.exceed_cap,
        grade_excellent=form.grade_excellent,
        grade_good=form.grade_good,
        grade_fair=form.grade_fair,
    )
