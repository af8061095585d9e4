"""Chế độ báo cáo: cycle, cut-off day and phases, with what is refused."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.terms import CampaignState, ReportCycle
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.reporting import due_days, phases_of
from thidua_desktop.services.reporting_settings import (
    PhaseRow,
    ReportingForm,
    reporting_of,
    save_reporting,
)

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in error.value.problems]


def test_a_month_is_due_on_the_day_chosen(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    assert reporting_of(desk, number) == ReportingForm(ReportCycle.NONE, None)
    save_reporting(desk, number, ReportingForm(ReportCycle.MONTHLY, 25))
    assert reporting_of(desk, number) == ReportingForm(ReportCycle.MONTHLY, 25)
    found = due_days(sample.campaign, (), date(2025, 12, 10), date(2026, 2, 1))
    assert found == (date(2025, 12, 25), date(2026, 1, 23))
    desk.store.undo()
    assert sample.campaign.report_cycle is ReportCycle.NONE


def test_phases_are_added_changed_and_removed_as_one_act(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    rows = (PhaseRow(None, " Đợt  2 ", "20/01/2026"), PhaseRow(None, "Đợt 1", "31/12/2025"))
    save_reporting(desk, number, ReportingForm(ReportCycle.PHASES, 3, rows))
    first, second = phases_of(desk, number)
    assert (first.name, second.name) == ("Đợt 1", "Đợt 2")
    assert sample.campaign.report_cutoff is None
    kept = PhaseRow(second.id, "Đợt cuối", "21/01/2026")
    save_reporting(desk, number, ReportingForm(ReportCycle.PHASES, None, (kept,)))
    assert reporting_of(desk, number).phases == (kept,)
    desk.store.undo()
    assert phases_of(desk, number) == (first, second)


def test_wrong_settings_are_refused_whole(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    for form, expected in (
        (ReportingForm(ReportCycle.WEEKLY, 8), [("cutoff", "reporting.cutoff")]),
        (ReportingForm(ReportCycle.MONTHLY, None), [("cutoff", "reporting.cutoff")]),
        (ReportingForm(ReportCycle.PHASES, None), [("phases", "reporting.phases_missing")]),
        (
            ReportingForm(
                ReportCycle.PHASES,
                None,
                (
                    PhaseRow(None, "", "31/12/2025"),
                    PhaseRow(None, "Đợt 2", "31/12/2025"),
                    PhaseRow(None, "Đợt 3", "1/2/2026"),
                    PhaseRow(None, "Đợt 4", "1/2/2020"),
                    PhaseRow(None, "Đợt 5", "32/1"),
                ),
            ),
            [
                ("phases", "reporting.phase_name"),
                ("phases", "reporting.phase_same_day"),
                ("phases", "reporting.phase_outside"),
                ("phases", "reporting.phase_outside"),
                ("phases", "date.unreadable"),
            ],
        ),
    ):
        with pytest.raises(RuleError) as refusal:
            save_reporting(desk, number, form)
        assert codes(refusal) == expected
    assert reporting_of(desk, number) == ReportingForm(ReportCycle.NONE, None)


def test_a_closed_campaign_keeps_its_reporting(desk: Desk, sample: CampaignBoard) -> None:
    set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    with pytest.raises(RuleError) as refusal:
        save_reporting(desk, sample.campaign.id, ReportingForm(ReportCycle.WEEKLY, 5))
    assert codes(refusal) == [("campaign", "campaign.closed")]
