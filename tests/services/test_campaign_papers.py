"""Papers of a campaign: drafts while it runs, and kept as bytes once made official."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from paper_reader import docx_text, pdf_text

from thidua_desktop.core.errors import RuleError
from thidua_desktop.core.ids import new_uid
from thidua_desktop.domain.records import (
    Award,
    AwardForm,
    AwardRound,
    Campaign,
    Decision,
    Paper,
    Person,
    Signatory,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    CampaignState,
    DecisionKind,
    DecisionState,
    InitiativeKind,
    PaperKind,
    SubjectKind,
)
from thidua_desktop.services import campaign_papers
from thidua_desktop.services.catalogue import set_campaign_state
from thidua_desktop.services.difficulties import DifficultyForm, save_difficulty
from thidua_desktop.services.initiatives import InitiativeForm, save_initiative
from thidua_desktop.services.paper_report import report_data
from thidua_desktop.services.paper_results import summary_data

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)
OF_RESULTS = (PaperKind.INDICATOR_SUMMARY, PaperKind.FINAL_REPORT, PaperKind.RANKING_LIST)


def close(desk: Desk, board: CampaignBoard) -> None:
    set_campaign_state(desk, board.campaign.id, CampaignState.CLOSED)


@pytest.mark.parametrize("kind", OF_RESULTS)
def test_an_open_campaigns_paper_is_provisional_and_cannot_be_made_official(
    desk: Desk, sample: CampaignBoard, kind: PaperKind
) -> None:
    number = sample.campaign.id
    assert "TẠM TÍNH" in pdf_text(campaign_papers.pdf(desk, number, kind, day=DAY))
    with pytest.raises(RuleError, match=r"paper\.not_closed"):
        campaign_papers.make_official(desk, number, kind, day=DAY)
    assert desk.store.count(Paper) == 0


@pytest.mark.parametrize("kind", OF_RESULTS)
def test_an_official_paper_is_printed_again_from_its_bytes(
    desk: Desk, sample: CampaignBoard, kind: PaperKind
) -> None:
    number = sample.campaign.id
    close(desk, sample)
    rows = campaign_papers.make_official(desk, number, kind, day=DAY)
    assert [row.format for row in rows] == ["pdf", "docx"]
    kept = desk.content.get(rows[0].sha256)
    assert "TẠM TÍNH" not in pdf_text(kept)
    assert docx_text(desk.content.get(rows[1].sha256)) == pdf_text(kept)
    with desk.store.act("Đổi tên cơ quan") as act:
        act.update(replace(desk.office, commune="Khác"))
    later = date(2026, 1, 10)
    assert campaign_papers.pdf(desk, number, kind, day=later) == kept
    assert campaign_papers.docx(desk, number, kind, day=later) == desk.content.get(rows[1].sha256)
    with pytest.raises(RuleError, match=r"paper\.kept_already"):
        campaign_papers.make_official(desk, number, kind, day=DAY)


def test_undo_stops_at_a_paper_made_official(desk: Desk, sample: CampaignBoard) -> None:
    close(desk, sample)
    campaign_papers.make_official(desk, sample.campaign.id, PaperKind.RANKING_LIST, day=DAY)
    assert desk.store.barrier == "barrier.official"
    with pytest.raises(RuleError, match=r"undo\.barrier"):
        desk.store.undo()


def test_a_paper_of_an_earlier_closing_speaks_no_more(desk: Desk, sample: CampaignBoard) -> None:
    number, kind = sample.campaign.id, PaperKind.RANKING_LIST
    close(desk, sample)
    (first, _) = campaign_papers.make_official(desk, number, kind, day=DAY)
    set_campaign_state(desk, number, CampaignState.OPEN, reason="sửa số liệu")
    assert "TẠM TÍNH" in pdf_text(campaign_papers.pdf(desk, number, kind, day=DAY))
    close(desk, sample)
    assert campaign_papers.kept_paper(desk, number, kind, "pdf") is None
    (second, _) = campaign_papers.make_official(desk, number, kind, day=DAY)
    kept = campaign_papers.kept_paper(desk, number, kind, "pdf")
    assert kept is not None
    assert kept.id == second.id
    assert desk.content.get(first.sha256)


def test_a_plan_is_kept_with_its_number_and_again_when_corrected(
    desk: Desk, sample: CampaignBoard
) -> None:
    number, kind = sample.campaign.id, PaperKind.PLAN
    with pytest.raises(RuleError, match=r"paper\.plan_not_numbered"):
        campaign_papers.make_official(desk, number, kind, day=DAY)
    row = desk.store.get(Campaign, number)
    with desk.store.act("Ghi số") as act:
        act.update(replace(row, document_number="12/KH-UBND", document_date=date(2025, 12, 1)))
    (first, _) = campaign_papers.make_official(desk, number, kind, day=DAY)
    assert "Số: 12/KH-UBND" in pdf_text(desk.content.get(first.sha256))
    with pytest.raises(RuleError, match=r"paper\.kept_already"):
        campaign_papers.make_official(desk, number, kind, day=DAY)
    with desk.store.act("Sửa") as act:
        act.update(replace(desk.store.get(Campaign, number), title="Phong trào thi đua mẫu"))
    assert campaign_papers.pdf(desk, number, kind, day=DAY) == desk.content.get(first.sha256)
    (second, _) = campaign_papers.make_official(desk, number, kind, day=DAY)
    assert campaign_papers.pdf(desk, number, kind, day=DAY) == desk.content.get(second.sha256)


def test_a_campaign_has_no_decision_of_its_own(desk: Desk, sample: CampaignBoard) -> None:
    with pytest.raises(RuleError, match=r"paper\.unknown"):
        campaign_papers.document(desk, sample.campaign.id, PaperKind.DECISION, day=DAY)


def test_a_report_counts_the_awards_of_its_own_campaign_up_to_its_day(
    desk: Desk, sample: CampaignBoard
) -> None:
    form = desk.store.all(AwardForm)[0]
    own, other = (issued(desk, c, form.key) for c in (sample.campaign.id, None))
    assert own.id != other.id
    (line,) = report_data(desk, sample, DAY).awards
    assert (line.collectives, line.persons, line.households, line.money) == (0, 1, 0, 702_000)
    assert report_data(desk, sample, date(2026, 1, 9)).awards == ()


def test_papers_say_values_in_full_words(desk: Desk, sample: CampaignBoard) -> None:
    fields = summary_data(desk, sample, DAY).fields
    shown = {str(value) for field in fields for one in field.indicators for value in one.by_unit}
    assert {"không phát sinh", "hoàn thành", "chưa hoàn thành", "chưa có số liệu"} <= shown
    assert not {"K.PS", "xong", "chưa xong"} & shown


def test_good_values_that_are_not_all_there_are_incomplete_and_not_missed(
    desk: Desk, sample: CampaignBoard
) -> None:
    lines = [one for field in summary_data(desk, sample, DAY).fields for one in field.indicators]
    partial = [one for one in lines if one.state == "Chưa đủ số liệu"]
    assert [one.note for one in partial if "Tăng cường kiểm tra" in one.name] == [
        "5/7 đơn vị đạt; 2 chưa có số liệu"
    ]
    report = report_data(desk, sample, DAY)
    assert sum(field.total for field in report.fields) == len(lines)
    assert sum(field.no_data for field in report.fields) == len(partial)


def test_a_report_reads_the_registers_as_they_stood_on_its_day(
    desk: Desk, sample: CampaignBoard
) -> None:
    unit = sample.units(DAY)[0]
    number = sample.campaign.id
    form = DifficultyForm(
        unit_id=unit.id,
        content="Thiếu máy quét",
        raised_on="05/01/2026",
        owner="Văn phòng HĐND và UBND",
        due_on="20/01/2026",
        answer="Bố trí 01 máy quét",
        answered_on="12/01/2026",
    )
    save_difficulty(desk, number, form, difficulty_id=None)
    model = InitiativeForm(
        kind=InitiativeKind.MODEL,
        unit_id=unit.id,
        title="Một cửa thân thiện (mẫu)",
        recognised_document="Quyết định số 12/QĐ-UBND",
        on_day="10/01/2026",
    )
    save_initiative(desk, number, model, initiative_id=None)
    plain = InitiativeForm(unit_id=unit.id, title="Ý tưởng mẫu")
    save_initiative(desk, number, plain, initiative_id=None)
    kind = PaperKind.FINAL_REPORT
    pdf = pdf_text(campaign_papers.pdf(desk, number, kind, day=DAY))
    assert docx_text(campaign_papers.docx(desk, number, kind, day=DAY)) == pdf
    for said in (
        "Mô hình, sáng kiến, cách làm hay",
        "Quyết định số 12/QĐ-UBND, ngày 10/01/2026",
        "Chưa công nhận",
        "Khó khăn, vướng mắc và kết quả giải quyết",
        "Bố trí 01 máy quét (Văn phòng HĐND và UBND, ngày 12/01/2026)",
    ):
        assert said in pdf
    before = report_data(desk, sample, date(2026, 1, 9))
    assert [(line.answer, line.owner) for line in before.difficulties] == [
        ("", "Văn phòng HĐND và UBND")
    ]
    assert model.title not in {line.title for line in before.initiatives}
    assert report_data(desk, sample, date(2026, 1, 4)).difficulties == ()
    early = pdf_text(campaign_papers.pdf(desk, number, kind, day=date(2026, 1, 4)))
    assert "Đến ngày 04/01/2026 chưa ghi nhận khó khăn, vướng mắc nào." in early
    assert "và kết quả giải quyết" not in early


def test_a_report_names_the_person_behind_an_initiative(desk: Desk, sample: CampaignBoard) -> None:
    person = next(p for p in desk.store.all(Person) if p.name)
    form = InitiativeForm(
        unit_id=person.unit_id,
        person_id=person.id,
        title="Cách làm mẫu",
        confirmed_by="Hiệu trưởng",
        on_day="10/01/2026",
    )
    save_initiative(desk, sample.campaign.id, form, initiative_id=None)
    lines = {line.title: line for line in report_data(desk, sample, DAY).initiatives}
    unit = desk.store.get(Unit, person.unit_id)
    assert lines["Cách làm mẫu"].whose == f"{person.name}, {unit.name}"
    assert lines["Cách làm mẫu"].recognised == "Hiệu trưởng xác nhận, ngày 10/01/2026"


def issued(desk: Desk, campaign_id: int | None, form_key: str) -> Decision:
    """One award to a person by a decision of 10/01/2026, of a campaign or of none."""
    with desk.store.act("Nhập quyết định") as act:
        held = act.insert(
            AwardRound(
                uid=new_uid(),
                campaign_id=campaign_id,
                name="Đợt mẫu",
                award_type=AwardType.MOVEMENT,
                year=2025,
                data_day=DAY,
            )
        )
        decision = act.insert(
            Decision(
                uid=new_uid(),
                kind=DecisionKind.AWARD,
                round_id=held.id,
                state=DecisionState.ISSUED,
                symbol="QĐ-UBND",
                number=held.id,
                decided_on=date(2026, 1, 10),
                year=2026,
                signatory_id=desk.store.all(Signatory)[0].id,
                frozen="{}",
            )
        )
        act.insert(
            Award(
                uid=new_uid(),
                decision_id=decision.id,
                position=0,
                subject=SubjectKind.PERSON,
                unit_id=desk.store.all(Unit)[0].id,
                form_key=form_key,
                printed_name="Ông Nguyễn Văn Mẫu",
                citation="Có thành tích",
                unit_name="Thôn mẫu 01",
                amount_vnd=702_000,
            )
        )
    return decision
