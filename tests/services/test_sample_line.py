"""The whole line on the sample: values, scores, nominations, decision, undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain import decision as steps
from thidua_desktop.domain.records import (
    Award,
    BaseSalary,
    Decision,
    Initiative,
    Nomination,
    Person,
    ProgressEntry,
    Unit,
)
from thidua_desktop.domain.terms import (
    AwardType,
    CampaignState,
    CellState,
    DecisionState,
    NominationState,
    SubjectKind,
)
from thidua_desktop.services import awards, campaigns, catalogue, decisions, progress, setup
from thidua_desktop.services.progress import Typing
from thidua_desktop.storage.schema.tables import TABLE_OF

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)


def by_name(desk: Desk, name: str) -> Unit:
    return next(u for u in desk.store.all(Unit) if u.name == name)


def place(board: CampaignBoard, field: int, indicator: int) -> int:
    return board.indicators_of(board.fields[field].id)[indicator].id


def test_the_sample_is_the_real_plan_with_marked_units(desk: Desk, sample: CampaignBoard) -> None:
    assert [len(sample.indicators_of(f.id)) for f in sample.fields] == [7, 3, 4, 4, 7]
    assert sample.campaign.is_sample
    assert all(u.is_sample for u in desk.store.all(Unit))
    assert len(sample.units(DAY)) == 13
    assert desk.store.problems() == ()


def test_typing_changes_cell_score_and_place_at_once(desk: Desk, sample: CampaignBoard) -> None:
    hamlet, models = by_name(desk, "Thôn mẫu 03"), place(sample, 0, 6)
    before = sample.sheet(hamlet.id, DAY).total
    assert progress.record(desk, sample.campaign.id, [Typing(hamlet.id, models, "1")], day=DAY) == 1
    result = sample.result(hamlet.id, models, DAY)
    assert result is not None
    assert result.state is CellState.REACHED
    after = sample.sheet(hamlet.id, DAY).total
    assert before is not None
    assert after is not None
    assert after > before
    desk.store.undo()
    assert sample.sheet(hamlet.id, DAY).total == before


def test_the_board_after_deltas_equals_a_board_read_anew(desk: Desk, sample: CampaignBoard) -> None:
    units = sample.units(DAY)
    cells = [
        Typing(u.id, i.id, "kps")
        for u in units
        for i in sample.indicators
        if sample.cell(u.id, i.id) is not None
    ]
    progress.record(desk, sample.campaign.id, cells[:40], day=DAY)
    desk.store.undo()
    progress.record(desk, sample.campaign.id, cells[20:60], day=DAY)
    fresh = type(sample)(desk.store, sample.campaign.id)
    for unit in units:
        assert sample.sheet(unit.id, DAY) == fresh.sheet(unit.id, DAY)


def test_a_block_with_bad_cells_stores_nothing_and_names_all(
    desk: Desk, sample: CampaignBoard
) -> None:
    hamlet = by_name(desk, "Thôn mẫu 03")
    head = desk.store.head
    block = [
        Typing(hamlet.id, place(sample, 0, 6), "1"),
        Typing(hamlet.id, place(sample, 0, 4), "hai"),
        Typing(hamlet.id, place(sample, 0, 0), "100"),
    ]
    with pytest.raises(RuleError) as caught:
        progress.record(desk, sample.campaign.id, block, day=DAY)
    codes = [p.code for p in caught.value.problems]
    assert codes == ["number.unreadable", "cell.not_assigned"]
    assert desk.store.head == head


def test_the_same_value_again_is_no_act(desk: Desk, sample: CampaignBoard) -> None:
    hamlet, models = by_name(desk, "Thôn mẫu 01"), place(sample, 0, 6)
    count = desk.store.count(ProgressEntry)
    assert progress.record(desk, sample.campaign.id, [Typing(hamlet.id, models, "2")], day=DAY) == 0
    assert desk.store.count(ProgressEntry) == count


def test_an_earlier_day_shows_what_was_known_then(desk: Desk, sample: CampaignBoard) -> None:
    hamlet, models = by_name(desk, "Thôn mẫu 01"), place(sample, 0, 6)
    early, late = (
        sample.result(hamlet.id, models, date(2025, 12, 31)),
        sample.result(hamlet.id, models, DAY),
    )
    assert early is not None
    assert late is not None
    assert (early.achievement, late.achievement) == (1, 2)


def test_a_closed_campaign_refuses_entry_and_its_undo(desk: Desk, sample: CampaignBoard) -> None:
    hamlet, models = by_name(desk, "Thôn mẫu 03"), place(sample, 0, 6)
    catalogue.set_campaign_state(desk, sample.campaign.id, CampaignState.CLOSED)
    with pytest.raises(RuleError, match="campaign.not_open"):
        progress.record(desk, sample.campaign.id, [Typing(hamlet.id, models, "1")], day=DAY)
    with pytest.raises(RuleError, match="undo.barrier"):
        desk.store.undo()
    with pytest.raises(RuleError, match="campaign.reason"):
        catalogue.set_campaign_state(desk, sample.campaign.id, CampaignState.OPEN)
    catalogue.set_campaign_state(desk, sample.campaign.id, CampaignState.OPEN, reason="Nhập sót")
    assert progress.record(desk, sample.campaign.id, [Typing(hamlet.id, models, "1")], day=DAY) == 1


def nominated(desk: Desk, board: CampaignBoard) -> tuple[int, list[Nomination]]:
    """Two collectives and three persons, as an officer would nominate them."""
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=board.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=2025,
        data_day=DAY,
    )
    made = [
        awards.nominate(
            desk,
            held.id,
            subject=SubjectKind.COLLECTIVE,
            subject_id=by_name(desk, name).id,
            form_key="giay-khen-xa",
        )
        for name in ("Trường mẫu A", "Thôn mẫu 01")
    ]
    for person in desk.store.all(Person):
        row = awards.nominate(
            desk,
            held.id,
            subject=SubjectKind.PERSON,
            subject_id=person.id,
            form_key="giay-khen-xa",
        )
        awards.confirm_by_head(desk, row.id, by="Thủ trưởng đơn vị", on=date(2026, 1, 12))
        made.append(row)
    return held.id, made


def issued(desk: Desk, board: CampaignBoard) -> Decision:
    held, made = nominated(desk, board)
    assert awards.submit(desk, [row.id for row in made]) == ()
    draft = decisions.draft_decision(
        desk, held, skip_council_reason="Họp liên tịch ngày 14/01/2026"
    )
    decisions.send_to_sign(desk, draft.id, day=DAY)
    return decisions.issue(desk, draft.id, number=15, day=DAY)


def test_names_are_proposed_with_their_salutation(desk: Desk, sample: CampaignBoard) -> None:
    _, made = nominated(desk, sample)
    assert [row.printed_name for row in made] == [
        "Tập thể Trường mẫu A",
        "Tập thể Thôn mẫu 01",
        "Bà Nguyễn Thị Mẫu",
        "Ông Trần Văn Mẫu",
        "Ông Lý Văn Mẫu",
    ]


def test_the_same_subject_twice_is_stopped(desk: Desk, sample: CampaignBoard) -> None:
    held, made = nominated(desk, sample)
    with pytest.raises(RuleError, match="nomination.same"):
        awards.nominate(
            desk,
            held,
            subject=SubjectKind.COLLECTIVE,
            subject_id=made[0].unit_id,
            form_key="giay-khen-xa",
        )


def test_unknown_is_never_met(desk: Desk, sample: CampaignBoard) -> None:
    held, _ = nominated(desk, sample)
    office = by_name(desk, "Phòng Kinh tế")
    row = awards.nominate(
        desk,
        held,
        subject=SubjectKind.COLLECTIVE,
        subject_id=office.id,
        form_key="giay-khen-xa",
    )
    assert awards.submit(desk, [row.id]) == (row.id,)
    assert desk.store.get(Nomination, row.id).state is NominationState.SUBMITTED


def test_issue_numbers_freezes_and_registers(desk: Desk, sample: CampaignBoard) -> None:
    decision = issued(desk, sample)
    assert (decision.number, decision.year, decision.state) == (15, 2026, DecisionState.ISSUED)
    rows = desk.store.where(Award, decision_id=decision.id)
    assert [a.register_number for a in rows] == [1, 2, 3, 4, 5]
    assert [a.amount_vnd for a in rows] == [1404000, 1404000, 702000, 702000, 702000]
    with pytest.raises(RuleError, match="undo.barrier"):
        desk.store.undo()
    nomination = desk.store.get(Nomination, rows[0].nomination_id or 0)
    with pytest.raises(RuleError, match="nomination.issued"):
        awards.edit_nomination(desk, replace(nomination, citation="Khác"))


def test_a_rate_changed_later_leaves_an_issued_amount(desk: Desk, sample: CampaignBoard) -> None:
    decision = issued(desk, sample)
    salary = desk.store.all(BaseSalary)[0]
    with desk.store.act("Sửa lương cơ sở") as act:
        act.update(replace(salary, amount_vnd=9_000_000))
    assert desk.store.where(Award, decision_id=decision.id)[0].amount_vnd == 1404000


def test_a_date_that_changes_amounts_is_refused(desk: Desk, sample: CampaignBoard) -> None:
    held, made = nominated(desk, sample)
    awards.submit(desk, [row.id for row in made])
    draft = decisions.draft_decision(desk, held, skip_council_reason="Họp liên tịch")
    decisions.send_to_sign(desk, draft.id, day=DAY)
    with pytest.raises(RuleError, match="decision.changed"):
        decisions.issue(desk, draft.id, number=15, day=date(2026, 7, 1))
    decisions.reopen_decision(desk, draft.id)
    decisions.send_to_sign(desk, draft.id, day=date(2026, 7, 1))
    decisions.issue(desk, draft.id, number=15, day=date(2026, 7, 1))
    amounts = [a.amount_vnd for a in desk.store.where(Award, decision_id=draft.id)]
    assert amounts == [1518000, 1518000, 759000, 759000, 759000]
    assert Decimal(amounts[0] or 0) == Decimal(2530000) * Decimal("0.6")


def test_a_number_is_used_once_a_year(desk: Desk, sample: CampaignBoard) -> None:
    first = issued(desk, sample)
    second = replace(first, id=0, uid="x", state=DecisionState.AWAITING_NUMBER, number=None)
    with desk.store.act("Quyết định khác") as act:
        stored = act.insert(second)
    with pytest.raises(RuleError, match="decision.number_taken"):
        decisions.issue(desk, stored.id, number=15, day=DAY)


def test_a_second_decision_of_a_round_awards_only_who_is_new(
    desk: Desk, sample: CampaignBoard
) -> None:
    first = issued(desk, sample)
    assert first.round_id is not None
    office = by_name(desk, "Phòng Văn hóa - Xã hội")
    with desk.store.act("Sáng kiến") as act:
        act.insert(
            Initiative(unit_id=office.id, title="Mô hình", confirmed_by="Trưởng phòng", on_day=DAY)
        )
    row = awards.nominate(
        desk,
        first.round_id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=office.id,
        form_key="giay-khen-xa",
    )
    assert awards.submit(desk, [row.id]) == ()
    second = decisions.draft_decision(desk, first.round_id, skip_council_reason="Bổ sung")
    with pytest.raises(RuleError, match="decision.open"):
        decisions.draft_decision(desk, first.round_id, skip_council_reason="Bổ sung")
    decisions.send_to_sign(desk, second.id, day=DAY)
    decisions.issue(desk, second.id, number=16, day=DAY)
    rows = desk.store.where(Award, decision_id=second.id)
    assert [(a.nomination_id, a.register_number) for a in rows] == [(row.id, 6)]
    assert len(decisions.approved(desk, first)) == 5


def test_everything_not_issued_can_be_undone(desk: Desk, sample: CampaignBoard) -> None:
    held, made = nominated(desk, sample)
    awards.submit(desk, [row.id for row in made])
    draft = decisions.draft_decision(desk, held, skip_council_reason="Họp liên tịch")
    decisions.send_to_sign(desk, draft.id, day=DAY)
    while desk.store.undo_label() is not None:
        desk.store.undo()
    assert desk.store.all(Nomination) == ()
    assert desk.store.all(Decision) == ()
    assert desk.store.problems() == ()


def test_the_sample_goes_in_one_act_and_an_office_never_does(
    desk: Desk, sample: CampaignBoard
) -> None:
    issued(desk, sample)
    setup.remove_sample(desk)
    assert desk.is_new
    assert all(desk.store.count(cls) == 0 for cls in TABLE_OF)
    assert desk.store.problems() == ()
    setup.create_office(desk, OFFICE)
    with pytest.raises(RuleError, match="sample.not_sample"):
        setup.remove_sample(desk)


def test_a_new_office_asks_for_its_names_at_once(desk: Desk) -> None:
    with pytest.raises(RuleError) as caught:
        setup.create_office(desk, replace(OFFICE, commune=" ", department="", officer=""))
    fields = [p.field for p in caught.value.problems]
    assert fields == ["commune", "department", "officer"]
    assert desk.is_new


OFFICE = setup.OfficeForm(
    commune="Xã mẫu",
    province="Lạng Sơn",
    department="Phòng Văn hóa - Xã hội",
    department_code="VHXH",
    officer="Cán bộ mẫu",
)


def test_a_decision_cites_the_plan_with_its_number_and_day(
    desk: Desk, sample: CampaignBoard
) -> None:
    facts = campaigns.facts_of(desk, sample.campaign.id)
    named = replace(facts, document_number="12/KH-UBND", document_date=date(2025, 12, 1))
    campaigns.save_facts(desk, sample.campaign.id, named)
    made = issued(desk, sample)
    assert made.frozen is not None
    frozen = steps.load(made.frozen)
    assert any(
        basis.startswith("Căn cứ Kế hoạch số 12/KH-UBND ngày 01/12/2025 của Ủy ban nhân dân xã")
        for basis in frozen.bases
    )
