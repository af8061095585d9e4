"""Dated legal rows kept by the office."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import AwardForm, BaseSalary, LegalInstrument, PrizeRate
from thidua_desktop.domain.terms import Origin, PaperKind, SubjectKind
from thidua_desktop.services import legal, shipped
from thidua_desktop.services.freezing import bases_on
from thidua_desktop.services.legal import Validity, validity
from thidua_desktop.services.typed_fields import Checking, checking_of

if TYPE_CHECKING:
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

DAY = date(2026, 1, 15)


@pytest.fixture
def office(desk: Desk, sample: CampaignBoard) -> Desk:
    """A desk with the sample's office and the shipped rows."""
    assert sample.units(DAY)
    return desk


def codes(refused: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.problems]


def since(day: str, **more: object) -> Checking:
    return Checking(valid_from=day, **more)  # type: ignore[arg-type]


def test_an_instrument_of_the_office_is_cited_in_its_place(office: Desk) -> None:
    form = legal.InstrumentForm(
        title="Quy chế mẫu của cơ quan",
        cited_for=(PaperKind.DECISION,),
        cite_order="35",
        checking=since("01/01/2026"),
    )
    made = legal.save_instrument(office, form, row_id=None)
    assert (made.origin, made.confirmed, legal.is_own(made)) == (Origin.OFFICE, False, True)
    bases = bases_on(office, PaperKind.DECISION, day=DAY, campaign=None)
    assert "Căn cứ Quy chế mẫu của cơ quan" in bases
    assert bases.index("Căn cứ Quy chế mẫu của cơ quan") > 1
    before = bases_on(office, PaperKind.DECISION, day=date(2025, 12, 31), campaign=None)
    assert "Căn cứ Quy chế mẫu của cơ quan" not in before
    assert office.store.undo_label() == "Thêm văn bản – Quy chế mẫu của cơ quan"


def test_a_shipped_row_that_was_edited_stays_so_after_an_upgrade(office: Desk) -> None:
    row = office.store.where(LegalInstrument, key="nd-335-2025")[0]
    form = legal.InstrumentForm(
        title="Nghị định số 335/2025/NĐ-CP, tên đã đối chiếu",
        checking=Checking(valid_from="01/01/2026", confirmed=True, checked_on="10/01/2026"),
    )
    legal.save_instrument(office, form, row_id=row.id)
    with office.store.act("Nâng cấp") as act:
        shipped.add_missing_rows(act, office.store, office.shipped)
    kept = office.store.where(LegalInstrument, key="nd-335-2025")
    assert [k.title for k in kept] == ["Nghị định số 335/2025/NĐ-CP, tên đã đối chiếu"]
    assert kept[0].origin is Origin.OFFICE
    assert checking_of(kept[0]) == form.checking


def test_everything_wrong_with_an_instrument_is_said_at_once(office: Desk) -> None:
    bad = legal.InstrumentForm(
        title=" ",
        cite_order="0",
        checking=Checking(valid_from="02/01/2026", valid_to="01/01/2026", confirmed=True),
    )
    with pytest.raises(RuleError) as refused:
        legal.save_instrument(office, bad, row_id=None)
    assert codes(refused) == [
        ("title", "legal.title_empty"),
        ("cite_order", "legal.order"),
        ("valid_to", "legal.to_early"),
        ("checked_on", "legal.checked_missing"),
    ]
    same = legal.InstrumentForm(
        title=office.store.all(LegalInstrument)[0].title,
        checking=Checking(confirmed=True, checked_on="16/01/2026"),
    )
    with pytest.raises(RuleError) as again:
        legal.save_instrument(office, same, row_id=None)
    assert codes(again) == [("title", "legal.title_same"), ("checked_on", "legal.checked_later")]


def test_a_new_salary_ends_the_one_before_on_its_eve_in_one_act(office: Desk) -> None:
    form = legal.SalaryForm(amount="2.700.000", source="Nghị định mẫu", checking=since("01/7/2027"))
    legal.save_salary(office, form, row_id=None)
    rows = {row.valid_from: row for row in office.store.all(BaseSalary)}
    assert rows[date(2026, 7, 1)].valid_to == date(2027, 6, 30)
    assert rows[date(2027, 7, 1)].amount_vnd == 2_700_000
    office.store.undo()
    assert [row.valid_to for row in office.store.where(BaseSalary, amount_vnd=2_530_000)] == [None]


@pytest.mark.parametrize(
    ("amount", "day", "expected"),
    [
        ("0", "01/7/2027", ("amount", "legal.amount")),
        ("2.700.000,5", "01/7/2027", ("amount", "legal.amount")),
        ("hai triệu", "01/7/2027", ("amount", "number.unreadable")),
        ("2.700.000", "", ("valid_from", "legal.from_empty")),
        ("2.700.000", "01/7/2026", ("valid_from", "legal.same_day")),
    ],
)
def test_a_salary_is_refused(
    office: Desk, amount: str, day: str, expected: tuple[str, str]
) -> None:
    form = legal.SalaryForm(amount=amount, source="Nghị định mẫu", checking=since(day))
    with pytest.raises(RuleError) as refused:
        legal.save_salary(office, form, row_id=None)
    assert expected in codes(refused)
    assert len(office.store.all(BaseSalary)) == 2


def test_a_rate_needs_a_form_its_subject_and_a_source(office: Desk) -> None:
    def tried(**more: object) -> list[tuple[str, str]]:
        form = legal.RateForm(multiple="0,3", checking=since("01/7/2026"), **more)  # type: ignore[arg-type]
        with pytest.raises(RuleError) as refused:
            legal.save_rate(office, form, row_id=None)
        return codes(refused)

    missing, empty = ("form_key", "legal.form_missing"), ("source", "legal.source_empty")
    assert tried() == [missing, empty]
    assert tried(
        form_key="gia-dinh-van-hoa", subject=SubjectKind.PERSON, source="Nghị định mẫu"
    ) == [("subject", "legal.subject_wrong")]


def test_a_new_rate_leaves_the_other_subjects_alone(office: Desk) -> None:
    form = legal.RateForm(
        form_key="giay-khen-xa",
        subject=SubjectKind.PERSON,
        multiple="0,35",
        source="Nghị định mẫu",
        checking=since("01/7/2026"),
    )
    made = legal.save_rate(office, form, row_id=None)
    assert made.multiple == Decimal("0.35")
    rows = office.store.where(PrizeRate, form_key="giay-khen-xa")
    ended = {row.subject for row in rows if row.valid_to == date(2026, 6, 30)}
    assert ended == {SubjectKind.PERSON}


@pytest.mark.parametrize(
    ("typed", "kept"), [("2/3", "2/3"), ("80%", "4/5"), ("50 %", "1/2"), ("66,5%", "133/200")]
)
def test_a_share_is_kept_as_an_exact_fraction(office: Desk, typed: str, kept: str) -> None:
    form = legal.AwardFormForm(name="Danh hiệu mẫu", vote_share=typed)
    assert legal.save_award_form(office, form, row_id=None).vote_share == kept


@pytest.mark.parametrize("typed", ["0", "3/2", "101%", "quá nửa", "1/0"])
def test_what_is_no_share_is_refused(office: Desk, typed: str) -> None:
    form = legal.AwardFormForm(name="Danh hiệu mẫu", quorum=typed)
    with pytest.raises(RuleError) as refused:
        legal.save_award_form(office, form, row_id=None)
    assert codes(refused) == [("quorum", "legal.share")]


def test_a_form_keeps_its_name_and_its_place(office: Desk) -> None:
    made = legal.save_award_form(office, legal.AwardFormForm(name="Danh hiệu mẫu"), row_id=None)
    assert made.position == max(row.position for row in office.store.all(AwardForm))
    with pytest.raises(RuleError) as refused:
        legal.save_award_form(office, legal.AwardFormForm(name="Danh hiệu  MẪU"), row_id=None)
    assert codes(refused) == [("name", "legal.name_same")]
    with pytest.raises(RuleError) as empty:
        legal.save_award_form(office, legal.AwardFormForm(), row_id=made.id)
    assert codes(empty) == [("name", "legal.name_empty")]


def test_only_what_the_office_added_and_nothing_uses_can_go(office: Desk) -> None:
    with pytest.raises(RuleError) as refused:
        legal.remove_row(office, office.store.all(BaseSalary)[0])
    assert codes(refused) == [("row", "legal.shipped")]
    made = legal.save_award_form(office, legal.AwardFormForm(name="Danh hiệu mẫu"), row_id=None)
    rate = legal.save_rate(
        office,
        legal.RateForm(
            form_key=made.key, multiple="1", source="Nghị định mẫu", checking=since("01/01/2026")
        ),
        row_id=None,
    )
    with pytest.raises(RuleError) as used:
        legal.remove_row(office, made)
    assert codes(used) == [("row", "legal.form_used")]
    assert legal.remove_row(office, rate) == "Danh hiệu mẫu: 1"
    assert legal.remove_row(office, made) == "Danh hiệu mẫu"
    assert not office.store.where(AwardForm, key=made.key)


def test_both_ends_of_a_period_are_included(office: Desk) -> None:
    row = office.store.where(LegalInstrument, key="nd-98-2023")[0]
    days = (date(2023, 12, 31), date(2024, 1, 1), date(2025, 6, 30), date(2025, 7, 1))
    assert [validity(row, day) for day in days] == [
        Validity.NOT_YET,
        Validity.IN_FORCE,
        Validity.IN_FORCE,
        Validity.ENDED,
    ]
