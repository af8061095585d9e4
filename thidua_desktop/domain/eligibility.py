"""The six conditions of a nomination, judged one by one (domain rule 3.3).

What is not known is chưa rõ and never đạt; what does not apply says why.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.numbers import format_decimal
from thidua_desktop.domain.card import Card, Facts, Finding, PastHit, Saying, say
from thidua_desktop.domain.terms import (
    AnnualRatingLevel,
    AwardType,
    Condition,
    CriteriaReading,
    PersonGroup,
    RepeatVerdict,
    SubjectKind,
    UnitKind,
    Verdict,
)

if TYPE_CHECKING:
    from datetime import date

    from thidua_desktop.domain.records import AnnualRating, Initiative, StopFlag

GOOD_ENOUGH = frozenset({AnnualRatingLevel.EXCELLENT, AnnualRatingLevel.GOOD})
UNRATED_KINDS = frozenset({UnitKind.HAMLET, UnitKind.BUSINESS})
UNSAID = "—"
MOST_HITS = 5
MOST_UNREACHED = 5
CRITERIA_HALVES = 2


def judge(facts: Facts) -> Card:
    """Judge all conditions. Source: plan §IV.1 and §IV.2 for the first two."""
    reasons = {override.condition: override.reason for override in facts.overrides}
    findings = (
        rating(facts),
        criteria(facts),
        stop_flag(facts),
        repeated(facts),
        dossier(facts),
        balance(facts),
    )
    return Card(
        tuple(replace(f, override=reasons.get(f.condition)) for f in findings), _notes(facts)
    )


# condition 1


def rating(facts: Facts) -> Finding:
    """Condition 1: annual rating at least Hoàn thành tốt nhiệm vụ.

    Counts that of the round's calendar year, or of the school year that ended in it.
    """
    condition = Condition.ANNUAL_RATING
    if facts.award_type is AwardType.UNSCHEDULED:
        return Finding(condition, Verdict.NOT_APPLICABLE, say("card.unscheduled"))
    if not is_rated(facts.subject, facts.unit_kind, facts.person_group):
        return Finding(condition, Verdict.NOT_APPLICABLE, say("card.rating_not_applicable"))
    basis = say("card.basis_form", plan=facts.plan, text=facts.plan_form)
    if not facts.plan_form:
        basis = say("card.basis_rating")
    mine = [r for r in facts.ratings if counts_for(r, facts.year)]
    known = [r for r in mine if r.decided_on is None or r.decided_on <= facts.looked_on]
    proofs = tuple(
        _rated(r, "card.unit_rating", "card.unit_rating_school")
        for r in facts.unit_ratings
        if counts_for(r, facts.year)
    )
    if known:
        newest = max(known, key=lambda r: r.id)
        verdict = Verdict.MET if newest.level in GOOD_ENOUGH else Verdict.NOT_MET
        said = _rated(newest, "card.rating", "card.rating_school")
        return Finding(condition, verdict, said, basis=basis)
    if mine and (on := mine[0].decided_on) is not None:
        said = say("card.rating_later", on=format_date(on), day=format_date(facts.looked_on))
        return Finding(condition, Verdict.UNKNOWN, said, proofs, basis)
    return Finding(condition, Verdict.UNKNOWN, _unrated(facts), proofs, basis)


def is_rated(subject: SubjectKind, unit_kind: UnitKind, group: PersonGroup | None) -> bool:
    """Whether somebody gets an annual rating at all."""
    if subject is SubjectKind.HOUSEHOLD or unit_kind is UnitKind.BUSINESS:
        return False
    if subject is SubjectKind.PERSON:
        return group is not PersonGroup.FARMER
    return unit_kind not in UNRATED_KINDS


def counts_for(row: AnnualRating, year: int) -> bool:
    """Whether a rating is of the calendar year, or of the school year that ended in it."""
    return row.year == (year - 1 if row.school_year else year)


def _rated(row: AnnualRating, code: str, school: str) -> Saying:
    more = [row.issuer] if row.issuer else []
    more += [format_date(row.decided_on)] if row.decided_on else []
    document = f"{row.document} ({', '.join(more)})" if more else row.document
    return say(
        school if row.school_year else code,
        year=str(row.year),
        next=str(row.year + 1),
        level=row.level.name,
        document=document.strip() or UNSAID,
    )


def _unrated(facts: Facts) -> Saying:
    last = str(facts.year - 1)
    if facts.unit_kind is UnitKind.SCHOOL:
        return say("card.rating_missing_school", year=str(facts.year), last=last)
    return say("card.rating_missing", year=str(facts.year))


# condition 2


def criteria(facts: Facts) -> Finding:
    """Condition 2: targets met, recognised initiative, or both, as the office reads the plan."""
    condition = Condition.PLAN_CRITERIA
    if facts.award_type is AwardType.UNSCHEDULED:
        return Finding(condition, Verdict.NOT_APPLICABLE, say("card.unscheduled"))
    if not facts.has_plan:
        return Finding(condition, Verdict.NOT_APPLICABLE, say("card.no_plan"))
    targets, initiative = _targets_half(facts), _initiative_half(facts)
    join = _both if facts.reading is CriteriaReading.BOTH else _either
    said = say(
        "card.criteria",
        reading=facts.reading.name,
        targets=targets.name,
        initiative=initiative.name,
    )
    proofs = (*_targets_said(facts), *_initiatives_said(facts))
    basis = say("card.basis_plan", plan=facts.plan)
    if facts.plan_criteria:
        text = " ".join(facts.plan_criteria[:CRITERIA_HALVES])
        basis = say("card.basis_criteria", plan=facts.plan, text=text)
    return Finding(condition, join(targets, initiative), said, proofs, basis)


def _targets_half(facts: Facts) -> Verdict:
    if not facts.has_tasks:
        return Verdict.MET if _head_confirms(facts) else Verdict.UNKNOWN
    if facts.tasks_scored == 0:
        return Verdict.UNKNOWN
    share = Fraction(facts.tasks_reached * 100, facts.tasks_scored)
    return Verdict.MET if share >= Fraction(facts.share_required) else Verdict.NOT_MET


def _head_confirms(facts: Facts) -> bool:
    on = facts.head_confirmed_on
    return facts.head_confirmed_by is not None and on is not None and on <= facts.data_day


def _initiative_half(facts: Facts) -> Verdict:
    if facts.subject is SubjectKind.HOUSEHOLD:
        # No line of the register can be a household's: the head's word stands for both halves.
        return _targets_half(facts)
    counted = any(_counted(row, facts.data_day) for row in facts.initiatives)
    return Verdict.MET if counted else Verdict.NOT_MET


def _counted(row: Initiative, day: date) -> bool:
    given = row.recognised_document or row.confirmed_by
    return bool(given) and row.on_day is not None and row.on_day <= day


def _targets_said(facts: Facts) -> tuple[Saying, ...]:
    counts = {"reached": str(facts.tasks_reached), "scored": str(facts.tasks_scored)}
    day = format_date(facts.data_day)
    if not facts.has_tasks:
        unit = (say("card.unit_tasks", **counts, day=day),) if facts.tasks_scored else ()
        return (_head_said(facts), *unit)
    if not facts.tasks_scored:
        return (say("card.no_tasks", day=day),)
    share = format_decimal(facts.share_required)
    lines = [say("card.tasks", **counts, share=share, day=day)]
    if facts.unreached:
        shown = "; ".join(facts.unreached[:MOST_UNREACHED])
        more = "…" if len(facts.unreached) > MOST_UNREACHED else ""
        lines.append(say("card.unreached", names=shown + more))
    return tuple(lines)


def _head_said(facts: Facts) -> Saying:
    by, on = facts.head_confirmed_by, facts.head_confirmed_on
    if by is None or on is None:
        return say("card.head_missing")
    if on > facts.data_day:
        return say("card.head_later", by=by, on=format_date(on), day=format_date(facts.data_day))
    code = "card.head_household" if facts.subject is SubjectKind.HOUSEHOLD else "card.head"
    return say(code, by=by, on=format_date(on))


def _initiatives_said(facts: Facts) -> tuple[Saying, ...]:
    if facts.subject is SubjectKind.HOUSEHOLD:
        return ()
    lines = [_initiative_said(row, facts.data_day) for row in facts.initiatives]
    return tuple(lines) or (say("card.initiative_none"),)


def _initiative_said(row: Initiative, day: date) -> Saying:
    given = row.recognised_document or row.confirmed_by
    if not given or row.on_day is None:
        return say("card.initiative_waits", title=row.title)
    code = "card.initiative" if row.on_day <= day else "card.initiative_later"
    return say(code, title=row.title, by=given, on=format_date(row.on_day))


def _both(first: Verdict, second: Verdict) -> Verdict:
    if Verdict.NOT_MET in (first, second):
        return Verdict.NOT_MET
    return Verdict.UNKNOWN if Verdict.UNKNOWN in (first, second) else Verdict.MET


def _either(first: Verdict, second: Verdict) -> Verdict:
    if Verdict.MET in (first, second):
        return Verdict.MET
    return Verdict.UNKNOWN if Verdict.UNKNOWN in (first, second) else Verdict.NOT_MET


# condition 3


def stop_flag(facts: Facts) -> Finding:
    """Condition 3: no disciplinary review, investigation, inspection or complaint on the day.

    One that came after the data day counts too: it would stop the signing.
    """
    days = (facts.data_day, facts.looked_on)
    live = [f for f in facts.flags if any(is_live(f, day) for day in days)]
    own = tuple(_flag_said(f, facts) for f in facts.flags if f.starts <= facts.looked_on)
    units = tuple(
        say("card.flag_unit", reason=f.reason.name, starts=format_date(f.starts))
        for f in facts.unit_flags
        if is_live(f, facts.looked_on)
    )
    condition, basis = Condition.NO_STOP_FLAG, say("card.basis_flag")
    if not live:
        return Finding(condition, Verdict.MET, say("card.no_flag"), (*own, *units), basis)
    said = say("card.flag", reasons=",".join(f.reason.name for f in live))
    return Finding(condition, Verdict.NOT_MET, said, (*own, *units), basis)


def is_live(flag: StopFlag, day: date) -> bool:
    """Whether a flag stops its subject on a day; its last day still does."""
    return flag.starts <= day and (flag.ends is None or day <= flag.ends)


def _flag_said(flag: StopFlag, facts: Facts) -> Saying:
    params = {
        "reason": flag.reason.name,
        "starts": format_date(flag.starts),
        "document": " ".join(part for part in (flag.document, flag.note) if part) or UNSAID,
    }
    if flag.ends is None or flag.ends >= facts.looked_on:
        code = "card.flag_after" if flag.starts > facts.data_day else "card.flag_open"
        return say(code, **params)
    code = "card.flag_over" if not is_live(flag, facts.data_day) else "card.flag_over_since"
    return say(code, **params, ends=format_date(flag.ends))


# condition 4


def repeated(facts: Facts) -> Finding:
    """Condition 4: not awarded for the same achievement already; an unread hit is chưa rõ."""
    condition, basis = Condition.NOT_REPEATED, say("card.basis_repeat")
    proofs = tuple(map(_hit_said, facts.hits[:MOST_HITS]))
    if len(facts.hits) > MOST_HITS:
        proofs = (*proofs, say("card.more_hits", count=str(len(facts.hits) - MOST_HITS)))
    if any(hit.review is RepeatVerdict.SAME_ACHIEVEMENT for hit in facts.hits):
        said, verdict = say("card.repeat_same"), Verdict.NOT_MET
    elif unread := sum(hit.same_period and hit.review is None for hit in facts.hits):
        said, verdict = say("card.repeat_unread", count=str(unread)), Verdict.UNKNOWN
    elif facts.hits:
        said, verdict = say("card.repeat_other"), Verdict.MET
    else:
        said, verdict = say("card.repeat_none"), Verdict.MET
    return Finding(condition, verdict, said, proofs, basis)


REVIEWED = {
    RepeatVerdict.SAME_ACHIEVEMENT: "card.hit_same",
    RepeatVerdict.OTHER_ACHIEVEMENT: "card.hit_other",
    RepeatVerdict.OTHER_PERSON: "card.hit_namesake",
}


def _hit_said(hit: PastHit) -> Saying:
    if hit.review is not None:
        code = REVIEWED[hit.review]
    elif not hit.same_period:
        code = "card.hit_earlier"
    else:
        code = "card.hit_likely" if hit.likely else "card.hit_unsure"
    return say(
        code,
        name=hit.name,
        unit=hit.unit_name or UNSAID,
        decision=hit.decision,
        citation=hit.citation or UNSAID,
    )


# condition 5


def dossier(facts: Facts) -> Finding:
    """Condition 5: what the round asks of the unit's dossier is in."""
    condition = Condition.DOSSIER
    if not facts.dossier:
        return Finding(condition, Verdict.NOT_APPLICABLE, say("card.no_dossier"))
    held = {paper.kind: paper for paper in sorted(facts.papers, key=lambda p: p.received_on)}
    proofs = tuple(
        say(
            "card.paper",
            kind=kind.name,
            document=held[kind].document or UNSAID,
            on=format_date(held[kind].received_on),
        )
        for kind in facts.dossier
        if kind in held
    )
    basis = say("card.basis_dossier", kinds=",".join(kind.name for kind in facts.dossier))
    if not facts.missing:
        return Finding(condition, Verdict.MET, say("card.dossier"), proofs, basis)
    said = say("card.dossier_missing", kinds=",".join(kind.name for kind in facts.missing))
    return Finding(condition, Verdict.NOT_MET, said, proofs, basis)


# condition 6


def balance(facts: Facts) -> Finding:
    """Condition 6: quotas and balance of the round, shown and never blocking."""
    whole, quotas, condition = facts.balance, facts.quotas, Condition.BALANCE
    quota, nominated = quotas.of(facts.subject), whole.of(facts.subject)
    kinds = [
        say(
            "card.counted" if quotas.of(kind) is None else "card.counted_of",
            subject=kind.name,
            nominated=str(whole.of(kind)),
            quota=str(quotas.of(kind)),
        )
        for kind in SubjectKind
        if whole.of(kind) or quotas.of(kind) is not None
    ]
    proofs = (*kinds, *_people_said(facts))
    about = {"whom": facts.subject.name, "nominated": str(nominated)}
    few = facts.subject is SubjectKind.PERSON and whole.few_workers(quotas)
    if quota is not None and nominated > quota:
        said, verdict = say("card.over_quota", **about, quota=str(quota)), Verdict.NOT_MET
    elif few:
        said, verdict = say("card.few_workers"), Verdict.NOT_MET
    elif quota is not None:
        said, verdict = say("card.quota", **about, quota=str(quota)), Verdict.MET
    elif facts.subject is SubjectKind.PERSON and quotas.workers is not None:
        said, verdict = say("card.enough_workers"), Verdict.MET
    else:
        return Finding(condition, Verdict.NOT_APPLICABLE, say("card.no_quota"), proofs)
    return Finding(condition, verdict, said, proofs, say("card.basis_balance"))


def _people_said(facts: Facts) -> tuple[Saying, ...]:
    whole = facts.balance
    lines = [say("card.units", units=str(whole.units))]
    if not whole.persons:
        return tuple(lines)
    for code, part in (
        ("card.leaders", whole.leaders),
        ("card.workers", whole.workers),
        ("card.women", whole.women),
    ):
        lines.append(say(code, count=str(part), share=format_decimal(whole.share(part))))
    if facts.quotas.workers is not None:
        lines.append(say("card.workers_wanted", share=format_decimal(facts.quotas.workers)))
    if whole.gender_unknown:
        lines.append(say("card.gender_unknown", count=str(whole.gender_unknown)))
    return tuple(lines)


def _notes(facts: Facts) -> tuple[Saying, ...]:
    """Say what a movement award is not good for: a ground of a công trạng proposal."""
    if facts.award_type is not AwardType.MERIT:
        return ()
    held = "; ".join(facts.movement_awards)
    if held:
        return (say("card.merit_held", awards=held),)
    return (say("card.merit"),)
