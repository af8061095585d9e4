"""Storing a read list of old awards: all of it as one act, or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem, RuleError, rule
from thidua_desktop.services.imports.filing import file_away
from thidua_desktop.services.past_awards import PastForm, register_problems, store_group
from thidua_desktop.services.past_decisions import KnownDecisions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.award_rows import AwardDraft
    from thidua_desktop.services.imports.filing import Filing


def import_awards(desk: Desk, drafts: Sequence[AwardDraft], filing: Filing) -> int:
    """Store the awards of a list under their decisions as one act; return how many.

    Codes: import.nothing, past.register_taken and those of `KnownDecisions.problem`.
    """
    if not drafts:
        raise rule("file", "import.nothing")
    known = KnownDecisions(desk)
    forms = _grouped(drafts)
    _require_free(forms, known)
    label = f"Nhập {len(drafts)} khen thưởng đã có từ {filing.source.name}"
    with desk.store.act(label) as act:
        store_group(act, known, forms)
        file_away(act, desk, filing)
    return len(drafts)


def _grouped(drafts: Sequence[AwardDraft]) -> list[PastForm]:
    """Gather the awards of each decision, in the list's order."""
    forms: dict[tuple[object, ...], PastForm] = {}
    for draft in drafts:
        key = draft.head.key(draft.award.form_key)
        met = forms.get(key)
        if met is None:
            forms[key] = PastForm(
                head=draft.head, award_type=draft.award_type, awards=(draft.award,)
            )
        else:
            day = met.head.decided_on or draft.head.decided_on
            forms[key] = replace(
                met,
                head=replace(met.head, decided_on=day),
                award_type=met.award_type or draft.award_type,
                awards=(*met.awards, draft.award),
            )
    return list(forms.values())


def _require_free(forms: Sequence[PastForm], known: KnownDecisions) -> None:
    """Look again: what was left out of the preview is in it now, or the office has changed."""
    problems: list[Problem] = []
    for form in forms:
        clash = known.problem(form.head, form.awards[0].form_key)
        if clash is not None:
            problems.append(clash)
    rows = [(award, form.head) for form in forms for award in form.awards]
    problems += register_problems(rows, known)
    if problems:
        raise RuleError(*problems)
