"""Khen thưởng → Xếp loại chất lượng năm, as an officer uses it."""

from __future__ import annotations

import gc
import weakref
from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QPushButton

from thidua_desktop.domain.records import AnnualRating, Unit
from thidua_desktop.domain.terms import AnnualRatingLevel, AwardType, Gender, SubjectKind
from thidua_desktop.services import awards
from thidua_desktop.services.people import PersonForm, save_person
from thidua_desktop.services.subjects import Subject
from thidua_desktop.ui.ratings.lacking_dialog import LackingDialog
from thidua_desktop.ui.ratings.paste_dialog import RatingPasteDialog
from thidua_desktop.ui.ratings.paste_rows import NAME, RESULT, PasteRows
from thidua_desktop.ui.ratings.rating_form import RatingDialog
from thidua_desktop.ui.ratings.ratings_dialog import RatingsDialog
from thidua_desktop.ui.units.fields import choose

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)
D = TypeVar("D", bound=QDialog)


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> RatingsDialog:
    made = RatingsDialog(theme, desk, campaign_id=None, day=DAY)
    qtbot.addWidget(made)
    made.show()
    return made


def opened(owner: QDialog, kind: type[D]) -> D:
    found = [one for one in owner.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def press_main(qtbot: QtBot, form: QDialog) -> None:
    main = next(b for b in form.findChildren(QPushButton) if b.isDefault())
    qtbot.mouseClick(main, Qt.MouseButton.LeftButton)


def unit(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def nominate(desk: Desk, campaign_id: int, name: str) -> None:
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=campaign_id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    )
    awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=unit(desk, name).id,
        form_key="giay-khen-xa",
    )


def test_a_rating_is_entered_shown_and_taken_back(
    qtbot: QtBot, dialog: RatingsDialog, desk: Desk
) -> None:
    before = len(desk.store.all(AnnualRating))
    dialog.add.trigger()
    form = opened(dialog, RatingDialog)
    assert form.year.text() == "2025"
    press_main(qtbot, form)
    assert "Chọn đơn vị" in form.reason_at("subject")
    form.subject.setText("Phòng Kinh tế")
    choose(form.level, AnnualRatingLevel.GOOD)
    form.document.setText("12/QĐ-UBND")
    press_main(qtbot, form)
    assert len(desk.store.all(AnnualRating)) == before + 1
    assert dialog.panel.details is not None
    assert dialog.panel.details.title == "Phòng Kinh tế"
    assert "Ctrl+Z" in dialog.said.text()
    desk.store.undo()
    dialog.read()


def test_a_stored_one_is_opened_with_what_it_holds(
    qtbot: QtBot, dialog: RatingsDialog, desk: Desk
) -> None:
    row = desk.store.where(AnnualRating, unit_id=unit(desk, "Trường mẫu A").id)[0]
    dialog.choose(row.id)
    dialog.edit.trigger()
    form = opened(dialog, RatingDialog)
    assert form.subject.subject == Subject(unit_id=row.unit_id)
    assert form.document.text() == row.document
    form.issuer.setText("Cơ quan mẫu")
    press_main(qtbot, form)
    assert desk.store.get(AnnualRating, row.id).issuer == "Cơ quan mẫu"
    dialog.remove.trigger()
    assert row.id not in {one.id for one in desk.store.all(AnnualRating)}


def test_the_missing_are_entered_from_their_list_the_nominated_first(
    qtbot: QtBot, dialog: RatingsDialog, desk: Desk, sample: CampaignBoard
) -> None:
    nominate(desk, sample.campaign.id, "Trường mẫu B")
    dialog.lacking.trigger()
    listed = opened(dialog, LackingDialog)
    assert "1 đang được đề nghị khen" in listed.said.text()
    assert listed.table.key == 0
    listed.copy.click()
    assert QGuiApplication.clipboard().text().startswith("Trường mẫu B")
    listed.enter.click()
    form = opened(listed, RatingDialog)
    assert form.subject.text() == "Trường mẫu B"
    choose(form.level, AnnualRatingLevel.EXCELLENT)
    press_main(qtbot, form)
    assert "0 đang được đề nghị khen" in listed.said.text()
    assert desk.store.where(AnnualRating, unit_id=unit(desk, "Trường mẫu B").id)
    listed.year.setText("20")
    assert listed.said.text() == ""
    listed.enter.click()
    assert not [one for one in listed.findChildren(RatingDialog) if one.isVisible()]


def test_nobody_missing_is_said(qtbot: QtBot, theme: Theme, desk: Desk) -> None:
    listed = LackingDialog(theme, desk, year="2025")
    qtbot.addWidget(listed)
    assert listed.said.text() == "Không còn ai thiếu xếp loại năm 2025."


@pytest.fixture
def pasting(qtbot: QtBot, theme: Theme, desk: Desk, sample: CampaignBoard) -> RatingPasteDialog:
    for name, of in (("Hoàng Thị Hoà", "Phòng Kinh tế"), ("Hoàng Thị Hòa", "Công an xã")):
        form = PersonForm(name=name, unit_id=unit(desk, of).id, gender=Gender.FEMALE)
        save_person(desk, form, person_id=None)
    made = RatingPasteDialog(theme, desk, year="2025")
    qtbot.addWidget(made)
    made.show()
    return made


def paste(dialog: RatingPasteDialog, *lines: str) -> None:
    QGuiApplication.clipboard().setText("\n".join(lines))
    dialog.paste.click()


def test_a_pasted_table_is_seen_before_it_is_stored_as_one_act(
    qtbot: QtBot, pasting: RatingPasteDialog, desk: Desk
) -> None:
    before = len(desk.store.all(AnnualRating))
    paste(
        pasting,
        "Phòng Kinh tế\t\tHoàn thành tốt nhiệm vụ",
        "Hoang Thi Hoa\t\tHTXSNV",
        "Không có ai\t\tHTTNV",
    )
    assert pasting.said.text() == "3 dòng: ghi 1, chờ chọn 1, chưa ghép được 1."
    assert pasting.table.currentIndex().row() == 1
    assert pasting.whom.count() == 3
    pasting.whom.setCurrentIndex(2)
    pasting.whom.activated.emit(2)
    assert pasting.save.text() == "Ghi 2 xếp loại"
    with qtbot.waitSignal(pasting.stored) as told:
        pasting.save.click()
    assert told.args == [2]
    assert len(desk.store.all(AnnualRating)) == before + 2
    desk.store.undo()
    assert len(desk.store.all(AnnualRating)) == before


def test_a_rating_that_differs_is_replaced_only_when_ticked(
    pasting: RatingPasteDialog, desk: Desk
) -> None:
    paste(pasting, "Trường mẫu A\tHTTNV", "Không có ai\tHTT")
    assert not pasting.save.isEnabled()
    index = pasting.model.index(0, NAME)
    state = Qt.CheckState.Checked.value
    assert "Hoàn thành xuất sắc" in pasting.model.index(0, RESULT).data(Qt.ItemDataRole.ToolTipRole)
    assert pasting.model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
    refused = pasting.model.index(1, NAME)
    assert not pasting.model.setData(refused, state, Qt.ItemDataRole.CheckStateRole)
    assert pasting.save.isEnabled()
    pasting.year.setText("2024")
    assert pasting.save.text() == "Ghi 1 xếp loại"
    pasting.decided_on.setText("x")
    pasting.store()
    assert pasting.isVisible()
    assert "không đọc được là ngày" in pasting.said.text()


def test_an_empty_clipboard_is_said(pasting: RatingPasteDialog) -> None:
    paste(pasting, " ")
    assert pasting.said.text()
    assert pasting.model.rowCount() == 0
    pasting.year.setText("2024")


def test_the_model_of_pasted_rows_is_sound(
    qtbot: QtBot, theme: Theme, pasting: RatingPasteDialog
) -> None:
    paste(pasting, "Phòng Kinh tế\tHTT", "Công an xã\tGiỏi")
    model = PasteRows(theme)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows(pasting.model.rows)
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"
    assert model.index(1, RESULT).data() == "Không đọc được mức xếp loại"


MAKERS: tuple[Callable[[Theme, Desk], QDialog], ...] = (
    lambda theme, desk: RatingsDialog(theme, desk, campaign_id=None, day=DAY),
    lambda theme, desk: RatingDialog(theme, desk, rating_id=None),
    lambda theme, desk: LackingDialog(theme, desk, year="2025"),
    lambda theme, desk: RatingPasteDialog(theme, desk, year="2025"),
)


@pytest.mark.parametrize("make", MAKERS)
def test_a_window_goes_with_its_last_reference(
    theme: Theme, desk: Desk, sample: CampaignBoard, make: Callable[[Theme, Desk], QDialog]
) -> None:
    gc.collect()
    gc.disable()
    try:
        widget = make(theme, desk)
        remembered = weakref.ref(widget)
        del widget
        assert remembered() is None
    finally:
        gc.enable()
