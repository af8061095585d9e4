"""Facts, counting, upper campaigns, files and the clone of a campaign."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.domain.records import (
    Assignment,
    Block,
    Campaign,
    CampaignFile,
    CampaignPhase,
    CampaignUnit,
    Indicator,
    IndicatorVersion,
    ParentCampaign,
    PlanText,
    ProgressEntry,
    Unit,
)
from thidua_desktop.domain.terms import (
    CampaignState,
    CriteriaReading,
    ExemptPolicy,
    ParentLevel,
    PlanTextKind,
    ReportCycle,
)
from thidua_desktop.services import campaign_files, campaign_settings, campaigns
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.campaign_clone import CloneForm, clone_campaign
from thidua_desktop.services.campaigns import ParentRow
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.reporting import phases_of


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in error.value.problems]


# facts


def test_facts_come_back_as_they_were_stored(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    facts = campaigns.facts_of(desk, number)
    assert facts.title == sample.campaign.title
    assert facts.legal_bases
    changed = replace(
        facts,
        document_number="12/KH-UBND",
        document_date=date(2025, 12, 1),
        legal_bases=(*facts.legal_bases[1:], "Căn cứ mẫu"),
        recipients=facts.recipients[:1],
        award_forms=(),
    )
    campaigns.save_facts(desk, number, changed)
    assert campaigns.facts_of(desk, number) == changed
    assert sample.campaign.document_number == "12/KH-UBND"
    forms = [t for t in desk.store.all(PlanText) if t.kind is PlanTextKind.AWARD_FORM]
    assert forms == []
    desk.store.undo()
    assert campaigns.facts_of(desk, number) == facts


def test_facts_without_names_are_refused_whole(desk: Desk, sample: CampaignBoard) -> None:
    facts = campaigns.facts_of(desk, sample.campaign.id)
    wrong = replace(facts, title="", short_name=" ", ends=date(2025, 1, 1))
    with pytest.raises(RuleError) as refusal:
        campaigns.save_facts(desk, sample.campaign.id, wrong)
    assert codes(refusal) == [
        ("title", "campaign.title_empty"),
        ("short_name", "campaign.short_name_empty"),
        ("ends", "campaign.ends_before_start"),
    ]
    assert campaigns.facts_of(desk, sample.campaign.id) == facts


# settings


def test_settings_are_typed_and_come_back(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    form = campaign_settings.settings_of(sample.campaign)
    assert (form.grade_excellent, form.exceed_cap, form.due_soon_days) == ("90", "20", "14")
    changed = replace(
        form,
        grade_excellent="92,5",
        exceed_cap="12,5%",
        due_soon_days="7",
        exempt_policy=ExemptPolicy.FULL_POINTS,
        criteria_reading=CriteriaReading.EITHER,
        late_done_counts=False,
    )
    campaign_settings.save_settings(desk, number, changed)
    kept = sample.campaign
    assert (kept.grade_excellent, kept.exceed_cap) == (Decimal("92.5"), Decimal("0.125"))
    assert (kept.due_soon_days, kept.late_done_counts) == (7, False)
    assert kept.exempt_policy is ExemptPolicy.FULL_POINTS
    assert campaign_settings.settings_of(kept) == replace(changed, exceed_cap="12,5")


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("exceed_cap", "101", "setting.out_of_range"),
        ("due_soon_days", "1,5", "setting.out_of_range"),
        ("due_soon_days", "367", "setting.out_of_range"),
        ("grade_good", "chín mươi", "number.unreadable"),
        ("grade_good", "95", "setting.grades_order"),
        ("grade_good", "90", "setting.grades_order"),
        ("scale_pass", "85", "setting.scale_order"),
        ("scale_pass", "-1", "setting.out_of_range"),
        ("top_share", "101", "setting.out_of_range"),
        ("register_by", "31/13/2025", "date.impossible"),
    ],
)
def test_a_wrong_setting_is_refused_at_its_field(
    desk: Desk, sample: CampaignBoard, field: str, typed: str, code: str
) -> None:
    form = replace(campaign_settings.settings_of(sample.campaign), **{field: typed})
    with pytest.raises(RuleError) as refusal:
        campaign_settings.save_settings(desk, sample.campaign.id, form)
    assert codes(refusal) == [(field, code)]


def test_a_closed_campaign_counts_as_it_did(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    set_campaign_state(desk, number, CampaignState.CLOSED)
    form = replace(campaign_settings.settings_of(sample.campaign), grade_fair="10")
    with pytest.raises(RuleError) as refusal:
        campaign_settings.save_settings(desk, number, form)
    assert codes(refusal) == [("campaign", "campaign.closed")]
    version = desk.store.all(IndicatorVersion)[0]
    with pytest.raises(RuleError), desk.store.act("Sửa trọng số") as act:
        act.update(replace(version, weight=Decimal(9)))
    facts = campaigns.facts_of(desk, number)
    campaigns.save_facts(desk, number, replace(facts, document_number="12/KH-UBND"))
    assert sample.campaign.document_number == "12/KH-UBND"
    set_campaign_state(desk, number, CampaignState.OPEN, reason="Nhập thiếu")
    campaign_settings.save_settings(desk, number, form)
    assert sample.campaign.grade_fair == 10


# campaigns above


def test_campaigns_above_are_kept_from_the_top_down(desk: Desk, sample: CampaignBoard) -> None:
    number = sample.campaign.id
    rows = [
        ParentRow(ParentLevel.PROVINCE, " Phong trào của tỉnh ", "309/KH-UBND"),
        ParentRow(ParentLevel.CENTRAL, "Phong trào cả nước", "2437/QĐ-TTg"),
    ]
    campaigns.save_parents(desk, number, rows)
    above = campaigns.parents_of(desk, number)
    assert [(p.level, p.title) for p in above] == [
        (ParentLevel.CENTRAL, "Phong trào cả nước"),
        (ParentLevel.PROVINCE, "Phong trào của tỉnh"),
    ]
    campaigns.save_parents(desk, number, rows[:1])
    assert [p.title for p in campaigns.parents_of(desk, number)] == ["Phong trào của tỉnh"]
    with pytest.raises(RuleError) as refusal:
        campaigns.save_parents(desk, number, [ParentRow(ParentLevel.CENTRAL, " ", "x")])
    assert codes(refusal) == [("0", "parent.title_empty")]
    assert len(desk.store.all(ParentCampaign)) == 1


# files


def test_a_file_is_kept_by_content_and_its_loss_is_seen(
    desk: Desk, sample: CampaignBoard, tmp_path: Path
) -> None:
    number = sample.campaign.id
    file = tmp_path / "Kế hoạch.docx"
    file.write_bytes(b"noi dung")
    row = campaign_files.add_file(desk, number, file, note=" bản gốc ")
    file.unlink()
    (view,) = campaign_files.files_of(desk, number)
    assert (view.sound, view.row.note, view.row.size) == (True, "bản gốc", 8)
    copy = tmp_path / "ban-sao.docx"
    campaign_files.save_copy(desk, row.id, copy)
    assert copy.read_bytes() == b"noi dung"
    with pytest.raises(RuleError) as refusal:
        campaign_files.add_file(desk, number, copy)
    assert codes(refusal) == [("file", "file.kept_already")]
    with pytest.raises(EnvironmentFault) as fault:
        campaign_files.save_copy(desk, row.id, tmp_path / "khong-co" / "a.docx")
    assert fault.value.code == "file.unwritable"
    desk.content.place(row.sha256).unlink()
    assert [view.sound for view in campaign_files.files_of(desk, number)] == [False]
    campaign_files.remove_file(desk, row.id)
    assert desk.store.all(CampaignFile) == ()
    desk.store.undo()
    assert desk.store.all(CampaignFile) == (row,)


def test_a_missing_or_huge_file_is_refused(
    desk: Desk, sample: CampaignBoard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        campaign_files.add_file(desk, sample.campaign.id, tmp_path / "khong-co.pdf")
    assert fault.value.code == "file.unopened"
    monkeypatch.setattr(campaign_files, "LARGEST_FILE", 3)
    file = tmp_path / "to.pdf"
    file.write_bytes(b"1234")
    with pytest.raises(RuleError) as refusal:
        campaign_files.add_file(desk, sample.campaign.id, file)
    assert codes(refusal) == [("file", "file.too_large")]


# the clone


def test_a_clone_takes_structure_and_leaves_values(desk: Desk, sample: CampaignBoard) -> None:
    old = sample.campaign
    closed = sample.units(date(2026, 1, 15))[-1]
    lead = next(i for i in sample.indicators if i.lead_unit_id is not None)
    with desk.store.act("Chuẩn bị") as act:
        act.update(replace(closed, active_to=date(2026, 1, 20)))
        act.update(replace(lead, lead_unit_id=closed.id))
        act.update(replace(sample.indicators[3], active_to=date(2026, 1, 10)))
    assert old.starts
    made = clone_campaign(
        desk,
        old.id,
        CloneForm(title=" Đợt sau ", short_name="đợt sau", starts=old.starts + timedelta(days=100)),
    )
    assert (made.title, made.state, made.document_number) == ("Đợt sau", CampaignState.DRAFT, None)
    board = desk.board(made.id)
    assert len(board.indicators) == 24
    assert [f.number for f in board.fields] == [f.number for f in sample.fields]
    assert [b.name for b in board.blocks] == [b.name for b in sample.blocks]
    units = {m.unit_id for m in desk.store.where(CampaignUnit, campaign_id=made.id)}
    assert len(units) == 12
    assert closed.id not in units
    assert all(a.unit_id in units for a in desk.store.where(Assignment, campaign_id=made.id))
    assert all(i.lead_unit_id != closed.id for i in board.indicators)
    first = sample.version(sample.indicators[0].id, old.starts)
    new = board.version(board.indicators[0].id, old.starts)
    assert first
    assert first.deadline
    assert new
    assert new.deadline == first.deadline + timedelta(days=100)
    given = {a.id for a in desk.store.where(Assignment, campaign_id=made.id)}
    assert not any(e.assignment_id in given for e in desk.store.all(ProgressEntry))
    bases = desk.store.where(PlanText, campaign_id=made.id)
    assert len(bases) == len(desk.store.where(PlanText, campaign_id=old.id))
    desk.store.undo()
    assert [c.id for c in desk.store.all(Campaign)] == [old.id]
    assert len(desk.store.all(Indicator)) == 25


def phased(desk: Desk, campaign_id: int, *days: date) -> None:
    row = desk.store.get(Campaign, campaign_id)
    with desk.store.act("Đợt báo cáo") as act:
        act.update(replace(row, report_cycle=ReportCycle.PHASES))
        for n, day in enumerate(days, start=1):
            act.insert(CampaignPhase(campaign_id=campaign_id, name=f"Đợt {n}", due_on=day))


def phases(desk: Desk, campaign_id: int) -> list[tuple[str, date]]:
    return [(p.name, p.due_on) for p in phases_of(desk, campaign_id)]


def test_a_clone_takes_the_report_phases_with_it(desk: Desk, sample: CampaignBoard) -> None:
    old = sample.campaign
    assert old.starts
    assert old.ends
    phased(desk, old.id, old.starts + timedelta(days=20), old.ends)
    starts = old.starts + timedelta(days=100)
    ends = old.ends + timedelta(days=99)  # one day shorter than the old one
    form = CloneForm(title="A", short_name="a", starts=starts, ends=ends)
    made = clone_campaign(desk, old.id, form)
    assert made.report_cycle is ReportCycle.PHASES
    assert phases(desk, made.id) == [("Đợt 1", starts + timedelta(days=20))]
    open_ended = clone_campaign(
        desk, old.id, CloneForm(title="B", short_name="b", starts=old.starts)
    )
    assert phases(desk, open_ended.id) == phases(desk, old.id)
    undated = clone_campaign(desk, old.id, CloneForm(title="C", short_name="c"))
    assert phases(desk, undated.id) == []
    assert len(phases(desk, old.id)) == 2


def test_a_clone_without_days_has_no_deadlines(desk: Desk, sample: CampaignBoard) -> None:
    made = clone_campaign(desk, sample.campaign.id, CloneForm(title="A", short_name="a"))
    board = desk.board(made.id)
    versions = [board.version(i.id, date(2026, 1, 1)) for i in board.indicators]
    assert {v.deadline for v in versions if v} == {None}
    assert all(b.pact_on is None for b in desk.store.where(Block, campaign_id=made.id))
    assert len(desk.store.all(Unit)) == 13


def test_a_clone_needs_names_and_days_in_order(desk: Desk, sample: CampaignBoard) -> None:
    with pytest.raises(RuleError) as refusal:
        clone_campaign(
            desk,
            sample.campaign.id,
            CloneForm(title="", short_name="", starts=date(2026, 2, 2), ends=date(2026, 2, 1)),
        )
    assert [code for _, code in codes(refusal)] == [
        "campaign.title_empty",
        "campaign.short_name_empty",
        "campaign.ends_before_start",
    ]
