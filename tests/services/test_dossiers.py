"""Hồ sơ: what a round asks for, what is in for a unit and for one nomination, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from thidua_desktop.core.errors import RuleError
from thidua_desktop.domain.records import DossierPaper, Evidence, Nomination, Person, Unit
from thidua_desktop.domain.terms import AwardType, DossierKind, NominationState, SubjectKind
from thidua_desktop.services import awards, dossiers, rounds
from thidua_desktop.services.board import CampaignBoard
from thidua_desktop.services.desk import Desk
from thidua_desktop.services.dossiers import PaperForm
from thidua_desktop.services.rounds import RoundForm

DAY = date(2026, 1, 15)
ASKED = (DossierKind.PROPOSAL, DossierKind.MINUTES, DossierKind.CONFIRMATION)


@pytest.fixture
def round_id(desk: Desk, sample: CampaignBoard) -> int:
    form = RoundForm(
        name="Đợt 1",
        campaign_id=sample.campaign.id,
        award_type=AwardType.MOVEMENT,
        year="2025",
        data_day="15/01/2026",
        dossier=ASKED,
    )
    return rounds.save_round(desk, form, round_id=None).id


@pytest.fixture
def person(desk: Desk, round_id: int) -> Nomination:
    return awards.nominate(
        desk,
        round_id,
        subject=SubjectKind.PERSON,
        subject_id=desk.store.all(Person)[0].id,
        form_key="giay-khen-xa",
    )


@pytest.fixture
def unit(desk: Desk, round_id: int, person: Nomination) -> Nomination:
    return awards.nominate(
        desk,
        round_id,
        subject=SubjectKind.COLLECTIVE,
        subject_id=person.unit_id,
        form_key="giay-khen-xa",
    )


def receive(desk: Desk, row: Nomination, *kinds: DossierKind, own: bool = False) -> None:
    form = PaperForm(
        unit_id=row.unit_id,
        nomination_id=row.id if own else None,
        kinds=kinds,
        document="Số 05/TTr ngày 10/01/2026",
        received_on=DAY,
    )
    dossiers.receive(desk, row.round_id, form)


def test_a_units_papers_serve_each_of_its_nominations(
    desk: Desk, person: Nomination, unit: Nomination
) -> None:
    assert dossiers.missing(desk, unit.id) == (DossierKind.PROPOSAL, DossierKind.MINUTES)
    assert dossiers.missing(desk, person.id) == ASKED
    receive(desk, unit, DossierKind.PROPOSAL, DossierKind.MINUTES)
    assert dossiers.missing(desk, unit.id) == ()
    assert dossiers.missing(desk, person.id) == (DossierKind.CONFIRMATION,)
    receive(desk, person, DossierKind.CONFIRMATION, own=True)
    assert dossiers.missing(desk, person.id) == ()
    assert len(dossiers.papers_of(desk, person.id)) == 3
    assert len(dossiers.papers_of(desk, unit.id)) == 2


def test_the_heads_confirmation_on_record_stands_for_the_paper(
    desk: Desk, person: Nomination
) -> None:
    awards.confirm_by_head(desk, person.id, by="Trưởng thôn mẫu", on=DAY)
    assert DossierKind.CONFIRMATION not in dossiers.missing(desk, person.id)


def test_the_sheet_shows_each_unit_and_then_its_nominations(
    desk: Desk, round_id: int, person: Nomination, unit: Nomination
) -> None:
    receive(desk, unit, DossierKind.PROPOSAL)
    lines = dossiers.dossier_sheet(desk, round_id)
    assert [line.nomination for line in lines] == [None, unit, person]
    whole, of_unit, of_person = lines
    assert whole.missing == (DossierKind.MINUTES,)
    assert whole.paper(DossierKind.PROPOSAL) is not None
    assert whole.paper(DossierKind.MINUTES) is None
    assert of_unit.missing == (DossierKind.MINUTES,)
    assert of_person.missing == (DossierKind.MINUTES, DossierKind.CONFIRMATION)


def test_who_was_refused_asks_for_no_papers(desk: Desk, round_id: int, person: Nomination) -> None:
    with desk.store.act("Không xét") as act:
        act.update(replace(person, state=NominationState.REJECTED))
    assert dossiers.dossier_sheet(desk, round_id) == ()


def test_papers_are_refused_with_all_that_is_wrong(desk: Desk, person: Nomination) -> None:
    ahead = desk.clock.today() + timedelta(days=1)
    form = PaperForm(unit_id=person.unit_id, received_on=ahead)
    with pytest.raises(RuleError) as error:
        dossiers.receive(desk, person.round_id, form)
    assert [p.code for p in error.value.problems] == ["dossier.kind_missing", "dossier.day_ahead"]
    unnamed = replace(form, kinds=(DossierKind.OTHER,), received_on=DAY)
    with pytest.raises(RuleError, match=r"dossier\.other_unnamed"):
        dossiers.receive(desk, person.round_id, unnamed)


def test_a_paper_is_changed_and_taken_away_with_its_files_in_one_act(
    desk: Desk, person: Nomination
) -> None:
    receive(desk, person, DossierKind.PROPOSAL, own=True)
    paper = dossiers.papers_of(desk, person.id)[0]
    form = PaperForm(
        unit_id=paper.unit_id,
        nomination_id=person.id,
        kinds=(DossierKind.MINUTES,),
        document="  Biên bản   mẫu ",
        received_on=DAY,
    )
    changed = dossiers.change_paper(desk, paper.id, form)
    assert (changed.kind, changed.document) == (DossierKind.MINUTES, "Biên bản mẫu")
    with desk.store.act("Kèm tệp") as act:
        act.insert(
            Evidence(
                dossier_paper_id=paper.id,
                file_name="bien-ban.pdf",
                sha256="0" * 64,
                size=1,
                added_at=desk.clock.now(),
            )
        )
    dossiers.remove_paper(desk, paper.id)
    assert desk.store.all(Evidence) == ()
    desk.store.undo()
    assert desk.store.get(DossierPaper, paper.id) == changed
    assert len(desk.store.all(Evidence)) == 1


def test_a_nomination_goes_with_its_own_papers(desk: Desk, person: Nomination) -> None:
    receive(desk, person, DossierKind.PROPOSAL, own=True)
    awards.remove_nomination(desk, person.id)
    assert desk.store.all(DossierPaper) == ()
    assert desk.store.get(Unit, person.unit_id)
