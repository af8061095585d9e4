"""The form of a nomination: forms by kind, results of the unit, warnings, what fits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.domain.records import AwardForm, Nomination
from thidua_desktop.domain.terms import NominationState
from thidua_desktop.services import rounds
from thidua_desktop.services.certificate_measure import Fit
from thidua_desktop.services.rounds import RoundForm
from thidua_desktop.ui.awards.fit_line import fit_words
from thidua_desktop.ui.awards.nominate_dialog import NominateDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme


@pytest.fixture
def round_id(desk: Desk, sample: CampaignBoard) -> int:
    return new_round(desk, sample, "Đợt 1")


def new_round(desk: Desk, sample: CampaignBoard, name: str) -> int:
    form = RoundForm(name=name, campaign_id=sample.campaign.id, year="2025", data_day="15/01/2026")
    return rounds.save_round(desk, form, round_id=None).id


def dialog(
    qtbot: QtBot, theme: Theme, desk: Desk, round_id: int, row: Nomination | None = None
) -> NominateDialog:
    made = NominateDialog(theme, desk, round_id=round_id, row=row)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(form: NominateDialog, words: str) -> None:
    form.picker.words.setText(words)


def keys(form: NominateDialog) -> list[str]:
    return [form.form.itemData(n) for n in range(form.form.count())]


def test_the_forms_follow_the_kind_of_subject(
    qtbot: QtBot, theme: Theme, desk: Desk, round_id: int
) -> None:
    form = dialog(qtbot, theme, desk, round_id)
    assert "tap-the-lao-dong-tien-tien" in keys(form)
    assert "lao-dong-tien-tien" not in keys(form)
    form.picker.kinds.choose(1)
    form.picker.kinds.chosen.emit(1)
    assert "lao-dong-tien-tien" in keys(form)
    assert form.form.itemText(form.form.findData("bang-khen-tinh")).endswith("(đề nghị cấp trên)")


def test_the_units_results_are_offered_and_never_replace_own_words(
    qtbot: QtBot, theme: Theme, desk: Desk, round_id: int
) -> None:
    form = dialog(qtbot, theme, desk, round_id)
    assert form.results.isHidden()
    choose(form, "truong mau a")
    assert "chỉ tiêu được chấm" in form.results_said.text()
    form.results.click()
    assert form.citation.toPlainText().startswith("Đã hoàn thành")
    choose(form, "thon mau 01")
    assert form.citation.toPlainText().startswith("Đã có thành tích xuất sắc")
    form.citation.setPlainText("Lời riêng của cán bộ")
    choose(form, "thon mau 02")
    assert form.citation.toPlainText() == "Lời riêng của cán bộ"


def test_another_round_of_the_campaign_is_told_but_does_not_stop(
    qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard, round_id: int
) -> None:
    first = dialog(qtbot, theme, desk, round_id)
    choose(first, "thon mau 01")
    first.accept()
    second = dialog(qtbot, theme, desk, new_round(desk, sample, "Đợt 2"))
    choose(second, "thon mau 01")
    assert "một thành tích chỉ khen một lần" in second.warning.text()
    second.accept()
    assert desk.store.count(Nomination) == 2


def test_why_it_came_back_stands_on_top_for_the_next_editor(
    qtbot: QtBot, theme: Theme, desk: Desk, round_id: int
) -> None:
    first = dialog(qtbot, theme, desk, round_id)
    choose(first, "thon mau 01")
    first.accept()
    row = desk.store.all(Nomination)[0]
    back = replace(row, state=NominationState.RETURNED, state_reason="Thiếu báo cáo thành tích")
    with desk.store.act("Trả lại") as act:
        act.update(back)
    form = dialog(qtbot, theme, desk, round_id, back)
    assert form.returned.isVisible()
    assert form.returned.text() == "Thiếu báo cáo thành tích"


def test_a_form_no_longer_given_stays_until_another_is_chosen(
    qtbot: QtBot, theme: Theme, desk: Desk, round_id: int
) -> None:
    first = dialog(qtbot, theme, desk, round_id)
    choose(first, "thon mau 01")
    first.accept()
    row = desk.store.all(Nomination)[0]
    held = desk.store.where(AwardForm, key=row.form_key)[0]
    with desk.store.act("Thôi hình thức") as act:
        act.update(replace(held, ended_on=desk.clock.today()))
    form = dialog(qtbot, theme, desk, round_id, row)
    assert form.form.currentData() == row.form_key
    form.accept()
    assert "không còn được xét" in form.reason_at("form_key")
    form.form.setCurrentIndex(0)
    form.accept()
    assert desk.store.all(Nomination)[0].form_key != row.form_key


def test_what_fits_is_said_a_little_after_typing(
    qtbot: QtBot, theme: Theme, desk: Desk, round_id: int
) -> None:
    form = dialog(qtbot, theme, desk, round_id)
    form.name.setText("Bà Nguyễn Thị Mẫu")
    qtbot.waitUntil(lambda: form.fit.said.text().startswith("Vừa giấy khen: tên 1 dòng"))
    form.citation.setPlainText("Có thành tích xuất sắc trong mọi việc. " * 40)
    qtbot.waitUntil(lambda: form.fit.said.text().startswith("Thành tích dài quá chỗ"))
    form.name.clear()
    form.fit.measure()
    assert form.fit.said.text().startswith("Đo chỗ trên giấy khen")


def test_a_strong_shrinking_advises_a_shorter_text() -> None:
    fit = Fit(name_lines=1, subtitle_lines=0, citation_lines=3, shrunk=17, problems=())
    assert "nhỏ đi 17%. Rút gọn" in fit_words(fit)[0]
    assert fit_words(replace(fit, shrunk=4))[0].endswith("chữ nhỏ đi 4%.")
