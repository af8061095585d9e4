"""What a paper that amends, corrects or revokes will print, taken from the records of a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.text import lower_first
from thidua_desktop.domain.decision import load
from thidua_desktop.domain.follow_up import FrozenFix, FrozenFollowUp, FrozenLoss
from thidua_desktop.domain.records import Amendment, Award, AwardForm, Decision, Revocation
from thidua_desktop.domain.terms import DecisionKind, PaperKind
from thidua_desktop.services.amendments import text_now
from thidua_desktop.services.follow_ups import decision_words, register_words
from thidua_desktop.services.freezing import (
    award_name,
    bases_on,
    decider_title,
    proposal_words,
    signer_of,
)

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.services.desk import Desk


def freeze_follow_up(desk: Desk, row: Decision, *, day: date) -> FrozenFollowUp:
    """Take everything the paper prints as of `day`.

    Raises decision.no_awardee for one about nobody and signatory.capacity.
    """
    assert row.corrects_id is not None  # noqa: S101 - such a paper always concerns another
    office, corrected = desk.office, desk.store.get(Decision, row.corrects_id)
    fixes = tuple(_fix(desk, a) for a in desk.store.where(Amendment, decision_id=row.id))
    losses = tuple(_loss(desk, r) for r in desk.store.where(Revocation, decision_id=row.id))
    if not fixes and not losses:
        raise rule("awardees", "decision.no_awardee")
    capacity, signer = signer_of(desk, row)
    letter = row.kind is DecisionKind.CORRECTION
    issuer = corrected.issuer or f"Chủ tịch {office.name}"
    named = f"{decision_words(corrected)} của {issuer}"
    award, about = _about(desk, corrected)
    basis = f"Căn cứ {named} {about}"
    return FrozenFollowUp(
        issuer_title=decider_title(desk),
        office_name=office.name,
        agency=("ỦY BAN NHÂN DÂN", f"XÃ {office.commune.upper()}"),
        place=office.commune,
        corrected=named,
        about=about,
        award=award,
        bases=(*bases_on(desk, PaperKind.DECISION, day=day, campaign=None), basis),
        proposal=proposal_words(desk, row.proposal),
        capacity_lines=("TM. ỦY BAN NHÂN DÂN", *capacity) if letter else capacity,
        signer_name=signer,
        department=office.department,
        department_code=office.department_code,
        fixes=fixes,
        losses=losses,
        day=day.isoformat(),
        register_label=desk.defaults.register_label,
        is_sample=office.is_sample,
    )


def _about(desk: Desk, corrected: Decision) -> tuple[str, str]:
    """Say what the decision gave and what it is about, as the words go on after its name."""
    if corrected.frozen is not None:
        frozen = load(corrected.frozen)
        return frozen.award, lower_first(frozen.excerpt)
    names = {form.key: form.name for form in desk.store.all(AwardForm)}
    awards = desk.store.where(Award, decision_id=corrected.id)
    given = dict.fromkeys(award_name(names.get(a.form_key, a.form_key)) for a in awards)
    return ", ".join(given), f"về việc tặng {', '.join(given)}"


def _fix(desk: Desk, row: Amendment) -> FrozenFix:
    award = desk.store.get(Award, row.award_id)
    return FrozenFix(
        award_id=award.id,
        printed_name=award.printed_name,
        place=award.subtitle or award.unit_name,
        register=register_words(award),
        field=row.field.name,
        old_text=row.old_text,
        new_text=row.new_text,
        reason=row.reason,
    )


def _loss(desk: Desk, row: Revocation) -> FrozenLoss:
    award, now = desk.store.get(Award, row.award_id), text_now(desk, row.award_id)
    return FrozenLoss(
        award_id=award.id,
        printed_name=now.printed_name,
        place=now.subtitle or now.unit_name,
        register=register_words(award),
        amount_vnd=award.amount_vnd or 0,
        ground=row.ground.name,
        reason=row.reason,
    )
