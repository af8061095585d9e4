"""The eligibility card as the panel of the tab Khen thưởng says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QToolButton

from thidua_desktop.domain.card import Card, Finding, say
from thidua_desktop.domain.records import AwardRound, Override, Person, Unit
from thidua_desktop.domain.terms import (
    AwardType,
    Condition,
    DossierKind,
    StopReason,
    SubjectKind,
    Verdict,
)
from thidua_desktop.services import awards, eligibility
from thidua_desktop.services.stop_flags import FlagForm, raise_flag
from thidua_desktop.services.subjects import Subject
from thidua_desktop.ui.awards.panel import LEADS, CardPanel
from thidua_desktop.ui.awards.picture import round_picture
from thidua_desktop.ui.awards.words import basis_words, finding_words, saying_words, verdict_look
from thidua_desktop.ui.texts.card_sentences import CARD_SENTENCES
from thidua_desktop.ui.tokens import Tone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.theme import Theme

DAY = date(2026, 1, 15)


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> CardPanel:
    made = CardPanel(theme, ())
    qtbot.addWidget(made)
    return made


def shown(panel: CardPanel, desk: Desk, sample: CampaignBoard, **changes: object) -> int:
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=sample.campaign.id,
        award_type=AwardType.MERIT,
        year=2025,
        data_day=DAY,
    )
    with desk.store.act("Sửa") as act:
        act.update(replace(held, **changes))  # type: ignore[arg-type]
    unit = next(u for u in desk.store.all(Unit) if u.name == "Trường mẫu B")
    row = awards.nominate(
        desk,
        held.id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=unit.id,
        form_key="giay-khen-xa",
    )
    flag = FlagForm(
        subject=Subject(unit_id=unit.id), reason=StopReason.INSPECTION, starts="05/01/2026"
    )
    raise_flag(desk, flag)
    with desk.store.act("Vượt") as act:
        act.insert(
            Override(nomination_id=row.id, condition=Condition.NO_STOP_FLAG, reason="Đã kết luận")
        )
    picture = round_picture(desk, held.id)
    panel.show_nomination(picture, picture.find(row.id))
    return row.id


def words(panel: CardPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if not label.isHidden())


def test_every_condition_says_verdict_records_basis_and_override(
    panel: CardPanel, desk: Desk, sample: CampaignBoard
) -> None:
    shown(panel, desk, sample, quota_collective=0, dossier=(DossierKind.MINUTES,))
    said = words(panel)
    for part in (
        "không làm căn cứ đề nghị khen thưởng công trạng",
        "Chưa nhập xếp loại năm học 2024 - 2025 hoặc năm 2025",
        "Cơ quan yêu cầu đạt cả hai tiêu chuẩn",
        "– Thanh tra, kiểm toán thấy dấu hiệu vi phạm từ ngày 05/01/2026. Văn bản: chưa ghi.",
        "Cho vượt: Đã kết luận",
        "Còn thiếu: Biên bản họp bình xét.",
        "Đang đề nghị 1 tập thể, vượt chỉ tiêu 0.",
        "phần tiêu chuẩn khen thưởng: “Tập thể, cá nhân hoàn thành tốt",
    ):
        assert part in said
    panel.show_nomination(None, None)
    assert "Phiếu điều kiện" not in {
        label.text() for label in panel.findChildren(QLabel) if label.isVisible()
    }


def test_a_condition_leads_on_once_somebody_answers(
    qtbot: QtBot, panel: CardPanel, desk: Desk, sample: CampaignBoard
) -> None:
    nomination_id = shown(panel, desk, sample)
    known = set(LEADS.values())
    assert not [b for b in panel.findChildren(QToolButton) if b.text() in known]
    heard: list[int] = []
    for signal in (
        panel.rating_wanted,
        panel.flag_wanted,
        panel.repeats_wanted,
        panel.dossier_wanted,
    ):
        signal.connect(heard.append)
    held = desk.store.all(AwardRound)[0]
    picture = round_picture(desk, held.id)
    panel.show_nomination(picture, picture.find(nomination_id))
    buttons = [b for b in panel.findChildren(QToolButton) if b.text() in known]
    assert len(buttons) == len(LEADS)
    for button in buttons:
        button.click()
    assert heard == [nomination_id] * len(LEADS)


def test_what_never_blocks_warns_only() -> None:
    over = Finding(Condition.BALANCE, Verdict.NOT_MET, say("card.few_workers"))
    short = Finding(
        Condition.DOSSIER, Verdict.NOT_MET, say("card.dossier_missing", kinds="MINUTES")
    )
    assert verdict_look(over)[0] is Tone.WARN
    assert verdict_look(short)[0] is Tone.BAD
    assert basis_words(over) == ""
    assert finding_words(short) == "Còn thiếu: Biên bản họp bình xét."


def test_every_sentence_of_the_card_is_filled_by_the_cards_there_are(
    desk: Desk, sample: CampaignBoard
) -> None:
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=sample.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    )
    for person in desk.store.all(Person):
        awards.nominate(
            desk,
            held.id,
            subject=SubjectKind.PERSON,
            subject_id=person.id,
            form_key="giay-khen-xa",
        )
    cards: tuple[Card, ...] = tuple(eligibility.cards(desk, held.id).values())
    sayings = [
        saying
        for card in cards
        for finding in card.findings
        for saying in (finding.said, *finding.proofs)
    ]
    assert {saying.code for saying in sayings} <= set(CARD_SENTENCES)
    assert not any("{" in saying_words(saying) for saying in sayings)
