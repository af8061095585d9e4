"""Cơ quan, người ký, làm tròn: said once, dated, repeated by every paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import Office, PrizeRate, RoundingRule, Signatory
from thidua_desktop.domain.terms import Capacity, RoundingMode, SubjectKind
from thidua_desktop.services import office, setup
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.office import OfficeNames, SignatoryForm

DAY = date(2026, 1, 15)


@pytest.fixture
def held(desk: Desk) -> Desk:
    setup.create_office(
        desk,
        setup.OfficeForm(
            commune="Mẫu",
            province="Lạng Sơn",
            department="Phòng Văn hóa - Xã hội",
            department_code="VHXH",
            officer="Cán bộ mẫu",
            chairman="Chủ tịch mẫu",
        ),
    )
    return desk


def codes(error: pytest.ExceptionInfo[RuleError]) -> list[tuple[str, str]]:
    return [(p.field, p.code) for p in error.value.problems]


def names(desk: Desk, **other: str) -> OfficeNames:
    held: dict[str, str] = {n: getattr(desk.office, n) for n in office.NAMES} | other
    return replace(
        OfficeNames(
            name="", commune="", province="", department="", department_code="", officer=""
        ),
        **held,
    )


def test_a_correction_changes_the_row_and_a_new_name_adds_one(held: Desk) -> None:
    office.save_office(held, names(held, officer=" Cán bộ  mẫu 02 "))
    assert len(held.store.all(Office)) == 1
    assert held.office.officer == "Cán bộ mẫu 02"
    office.save_signatory(held, SignatoryForm(name="Người mẫu"), signatory_id=None)
    assert held.store.latest(1)[0].actor == "Cán bộ mẫu 02"
    renamed = replace(names(held, name="Ủy ban nhân dân xã Mẫu Mới"), valid_from=DAY)
    office.save_office(held, renamed)
    old, new = held.store.all(Office)
    assert (old.valid_from, new.valid_from) == (None, DAY)
    assert held.office.name == "Ủy ban nhân dân xã Mẫu Mới"


def test_all_missing_names_are_said_together(held: Desk) -> None:
    with pytest.raises(RuleError) as refusal:
        office.save_office(held, names(held, name="", commune=" ", department="", officer=""))
    assert codes(refusal) == [
        ("name", "office.name_empty"),
        ("commune", "office.commune_empty"),
        ("department", "office.department_empty"),
        ("officer", "office.officer_empty"),
    ]


def test_who_signs_depends_on_the_day(held: Desk) -> None:
    deputy = office.save_signatory(
        held,
        SignatoryForm(name="Phó mẫu", capacity=Capacity.VICE_CHAIR, valid_from=DAY),
        signatory_id=None,
    )
    (chair, second) = office.signing_on(held, DAY)
    assert (chair.name, second.id) == ("Chủ tịch mẫu", deputy.id)
    assert [row.name for row in office.signing_on(held, date(2026, 1, 14))] == ["Chủ tịch mẫu"]
    office.save_signatory(
        held, SignatoryForm(name=chair.name, valid_to=date(2026, 1, 14)), signatory_id=chair.id
    )
    assert [row.name for row in office.signing_on(held, DAY)] == ["Phó mẫu"]
    office.save_signatory(
        held,
        SignatoryForm(name="Trưởng phòng mẫu", capacity=Capacity.DEPARTMENT_HEAD),
        signatory_id=None,
    )
    assert [row.name for row in office.signing_on(held, DAY)] == ["Phó mẫu"]


def test_a_signatory_is_checked(held: Desk) -> None:
    for form, expected in (
        (SignatoryForm(name=" "), ("name", "signatory.name_empty")),
        (SignatoryForm(name="Chủ tịch mẫu"), ("name", "signatory.same")),
        (
            SignatoryForm(name="A", valid_from=DAY, valid_to=date(2026, 1, 1)),
            ("valid_to", "signatory.ends_before_start"),
        ),
    ):
        with pytest.raises(RuleError) as refusal:
            office.save_signatory(held, form, signatory_id=None)
        assert codes(refusal) == [expected]


def test_an_unused_signatory_goes_and_one_who_signed_stays(
    desk: Desk, sample: CampaignBoard
) -> None:
    from test_sample_line import issued  # the line of the sample, up to an issued decision

    issued(desk, sample)
    (signed,) = desk.store.all(Signatory)
    with pytest.raises(RuleError) as refusal:
        office.remove_signatory(desk, signed.id)
    assert codes(refusal) == [("signatory", "signatory.in_use")]
    other = office.save_signatory(desk, SignatoryForm(name="Phó mẫu"), signatory_id=None)
    office.remove_signatory(desk, other.id)
    assert desk.store.all(Signatory) == (signed,)


def test_the_accountant_sees_both_amounts_and_chooses(held: Desk) -> None:
    exact, up = office.rounding_offers(held, DAY)
    assert dict(exact.amounts) == {
        SubjectKind.COLLECTIVE: 1_404_000,
        SubjectKind.PERSON: 702_000,
        SubjectKind.HOUSEHOLD: 1_053_000,
    }
    assert dict(up.amounts) == {
        SubjectKind.COLLECTIVE: 1_410_000,
        SubjectKind.PERSON: 710_000,
        SubjectKind.HOUSEHOLD: 1_060_000,
    }
    assert (exact.chosen, up.chosen) == (False, False)
    assert office.choose_rounding(held, up.rule.key, day=DAY) is not None
    assert [o.chosen for o in office.rounding_offers(held, DAY)] == [False, True]
    assert office.choose_rounding(held, up.rule.key, day=DAY) is None


def test_a_later_choice_holds_from_its_day_on(held: Desk) -> None:
    exact, up = office.rounding_offers(held, DAY)
    office.choose_rounding(held, up.rule.key, day=DAY)
    office.choose_rounding(held, exact.rule.key, day=DAY)
    old, new = held.store.all(RoundingRule)
    assert (old.mode, old.valid_to) == (RoundingMode.UP, date(2026, 1, 14))
    assert (new.mode, new.valid_from) == (RoundingMode.EXACT, DAY)
    office.choose_rounding(held, up.rule.key, day=DAY)
    rows = held.store.all(RoundingRule)
    assert [row.mode for row in rows] == [RoundingMode.UP, RoundingMode.UP]
    assert office.choose_rounding(held, up.rule.key, day=DAY) is None


def test_a_subject_without_a_rate_is_left_out(held: Desk) -> None:
    own = [r for r in held.store.all(PrizeRate) if r.form_key == "giay-khen-xa"]
    with held.store.act("Bỏ mức") as act:
        for row in own:
            if row.subject is SubjectKind.HOUSEHOLD:
                act.delete(PrizeRate, row.id)
    offer = office.rounding_offers(held, DAY)[0]
    assert [subject for subject, _ in offer.amounts] == [SubjectKind.COLLECTIVE, SubjectKind.PERSON]
