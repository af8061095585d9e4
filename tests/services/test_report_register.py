"""The printed Sổ theo dõi báo cáo says what the register on screen says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from paper_reader import docx_text, pdf_text

from thidua_desktop.domain.terms import ReportChannel, ReportCycle
from thidua_desktop.services import papers, reports, returns
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.paper_report_register import register_paper
from thidua_desktop.services.reports import ReportForm

DAY, FRIDAY = date(2026, 1, 15), date(2026, 1, 9)


def test_the_register_prints_what_came_who_is_late_and_what_went_back(
    desk: Desk, sample: CampaignBoard
) -> None:
    number = sample.campaign.id
    with desk.store.act("Chế độ báo cáo mẫu") as act:
        act.update(replace(sample.campaign, report_cycle=ReportCycle.WEEKLY, report_cutoff=5))
    units = sample.units(DAY)
    for unit, day, channel in (
        (units[0], FRIDAY, ReportChannel.ZALO),
        (units[1], date(2026, 1, 12), ReportChannel.IN_PERSON),
    ):
        form = ReportForm(
            unit_id=unit.id,
            as_at=FRIDAY,
            received_on=day,
            channel=channel,
            reporter="Người báo mẫu 01",
            note="kèm ảnh",
        )
        last = reports.receive(desk, number, form)
    returns.give_back(desk, number, reason="thiếu chữ ký", on_day=DAY, report_id=last.id)
    made = register_paper(desk, number, DAY)
    for text in (pdf_text(papers.pdf(desk, made)), docx_text(papers.docx(desk, made))):
        words = " ".join(text.split())
        for said in (
            "SỔ THEO DÕI BÁO CÁO",
            "Báo cáo đã nhận: 2",
            "đúng hạn",
            "trễ 3 ngày",
            "Trực tiếp",
            "Người báo mẫu 01",
            f"Nhật ký {desk.store.head.mark()}",
        ):
            assert said in words
        assert "thiếu chữ ký" in words
    assert made.sections[0].landscape


def test_a_register_without_reports_says_so(desk: Desk, sample: CampaignBoard) -> None:
    words = " ".join(
        pdf_text(papers.pdf(desk, register_paper(desk, sample.campaign.id, DAY))).split()
    )
    assert "Chưa nhận báo cáo nào." in words
    assert "Chưa báo cáo, đã quá hạn" not in words


def test_who_is_past_a_due_day_stands_below(desk: Desk, sample: CampaignBoard) -> None:
    with desk.store.act("Chế độ báo cáo mẫu") as act:
        act.update(replace(sample.campaign, report_cycle=ReportCycle.WEEKLY, report_cutoff=1))
    words = " ".join(
        pdf_text(papers.pdf(desk, register_paper(desk, sample.campaign.id, DAY))).split()
    )
    assert "Chưa báo cáo, đã quá hạn" in words
    assert "quá 3 ngày" in words
