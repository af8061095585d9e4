"""Lists of nominations that were read: who is new is made, and all are nominated, as one act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import rule
from thidua_desktop.core.ids import new_uid
from thidua_desktop.core.text import fold, name_sort_key, sort_key
from thidua_desktop.domain.past_decision import bare_name
from thidua_desktop.domain.records import (
    Collective,
    Household,
    Nomination,
    Person,
)
from thidua_desktop.domain.terms import (
    PersonGroup,
    SubjectKind,
)
from thidua_desktop.services.awards import Proposed, insert_nominations
from thidua_desktop.services.catalogue import person_with_keys
from thidua_desktop.services.imports.filing import file_away
from thidua_desktop.services.rounds import require_open

if TYPE_CHECKING:
    from collections.abc import Sequence

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.filing import Filing
    from thidua_desktop.services.nomination_drafts import NominationDraft
    from thidua_desktop.storage.store import Act


def store_nominations(
    desk: Desk, round_id: int, drafts: Sequence[NominationDraft], filing: Filing
) -> tuple[Nomination, ...]:
    """Make who is new and nominate all, with the file, as one act; codes of `awards.nominate`.

    Raises import.nothing for an empty list.
    """
    require_open(desk, round_id)
    if not drafts:
        raise rule("file", "import.nothing")
    with desk.store.act(f"Nhập {len(drafts)} đề nghị từ {filing.source.name}") as act:
        proposed = [_proposed(act, draft) for draft in drafts]
        made = insert_nominations(act, desk, round_id, proposed)
        file_away(act, desk, filing)
    return made


def _proposed(act: Act, draft: NominationDraft) -> Proposed:
    link, part = draft.link, draft.link.collective_id
    match draft.subject:
        case SubjectKind.COLLECTIVE:
            key = draft.unit_id
            if draft.is_new:
                part = act.insert(_collective(draft)).id
        case SubjectKind.PERSON:
            key = link.person_id or act.insert(_person(draft)).id
        case SubjectKind.HOUSEHOLD:
            key = link.household_id or act.insert(_household(draft)).id
    return Proposed(
        subject=draft.subject,
        subject_id=key,
        collective_id=part,
        form_key=draft.form_key,
        printed_name=draft.printed_name or None,
        citation=draft.citation,
    )


def _person(draft: NominationDraft) -> Person:
    return person_with_keys(
        Person(
            uid=new_uid(),
            name=draft.name,
            unit_id=draft.unit_id,
            salutation=draft.salutation,
            position_title=draft.position_title,
            birth_year=draft.birth_year,
            gender=draft.gender,
            person_group=PersonGroup.OTHER,
        )
    )


def _household(draft: NominationDraft) -> Household:
    return Household(
        uid=new_uid(),
        head_name=draft.name,
        head_salutation=draft.salutation,
        unit_id=draft.unit_id,
        fold=fold(draft.name),
        sort_key=name_sort_key(draft.name),
    )


def _collective(draft: NominationDraft) -> Collective:
    name = bare_name(draft.name)
    return Collective(
        uid=new_uid(),
        unit_id=draft.unit_id,
        name=name,
        fold=fold(name),
        sort_key=sort_key(name),
    )
