from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.decision import (
    FrozenDecision,
    FrozenRecipient,
    dump,
    load,
    require_nomination_step,
    require_step,
    what_changed,
)
from thidua_desktop.domain.terms import DecisionState, NominationState, SubjectKind

ONE = FrozenRecipient(
    nomination_id=1,
    subject="PERSON",
    printed_name="Bà Nguyễn Thị Mẫu",
    subtitle="Giáo viên",
    citation="Đã có thành tích",
    unit_name="Trường mẫu A",
    form_key="giay-khen-xa",
    amount_vnd=702_000,
    formula="2.340.000 đồng × 0,3",
)
TWO = replace(ONE, nomination_id=2, subject="COLLECTIVE", amount_vnd=1_404_000)
FROZEN = FrozenDecision(
    issuer_title="CHỦ TỊCH",
    office_name="Ủy ban nhân dân xã Cao Lộc",
    agency=("ỦY BAN NHÂN DÂN", "XÃ CAO LỘC"),
    place="Cao Lộc",
    symbol="QĐ-UBND",
    excerpt="Về việc tặng Giấy khen",
    achievement="đã có thành tích",
    campaign_title="",
    campaign_short_name="",
    bases=("Căn cứ Luật",),
    proposal="Theo đề nghị",
    capacity_lines=("CHỦ TỊCH",),
    signer_name="Nguyễn Văn Mẫu",
    department="Phòng Văn hóa - Xã hội",
    department_code="VHXH",
    prize_source="Điều 54",
    fund_source="Quỹ",
    recipients=(ONE, TWO),
    amounts_day="2026-01-15",
    register_label="Số sổ vàng",
    certificate_capacity=("CHỦ TỊCH",),
    certificate_title="CHỦ TỊCH",
    is_sample=True,
)


def test_what_is_frozen_comes_back_the_same() -> None:
    assert load(dump(FROZEN)) == FROZEN
    assert dump(load(dump(FROZEN))) == dump(FROZEN)


def test_sums_and_kinds_follow_from_the_list() -> None:
    assert FROZEN.total_vnd == 2_106_000
    assert FROZEN.of(SubjectKind.PERSON) == (ONE,)
    assert FROZEN.of(SubjectKind.HOUSEHOLD) == ()
    assert FROZEN.day_of_amounts == date(2026, 1, 15)


def test_what_another_day_would_change_is_named() -> None:
    dearer = replace(FROZEN, recipients=(replace(ONE, amount_vnd=759_000), TWO))
    assert what_changed(FROZEN, FROZEN) == ()
    assert what_changed(FROZEN, dearer) == ("amounts",)
    assert what_changed(FROZEN, replace(dearer, bases=())) == ("amounts", "bases")


def test_a_decision_steps_only_as_the_rule_says() -> None:
    draft, waiting, issued = (
        DecisionState.DRAFT,
        DecisionState.AWAITING_NUMBER,
        DecisionState.ISSUED,
    )
    for current, wanted in ((draft, waiting), (waiting, issued), (waiting, draft)):
        require_step(current, wanted)
    for current, wanted in ((draft, issued), (issued, draft), (draft, draft)):
        with pytest.raises(RuleError, match="decision.step"):
            require_step(current, wanted)


def test_a_nomination_is_not_approved_before_it_is_eligible() -> None:
    require_nomination_step(NominationState.DRAFT, NominationState.SUBMITTED)
    with pytest.raises(RuleError, match="nomination.step"):
        require_nomination_step(NominationState.DRAFT, NominationState.APPROVED)
