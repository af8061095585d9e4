"""What a row of a list of nominations says: whom it nominates, and what the officer tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.domain.terms import (
    Gender,
    Salutation,
    SubjectKind,
)

if TYPE_CHECKING:
    from thidua_desktop.services.past_links import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class NominationDraft:
    """Whom a row nominates: somebody on record (`link`), or somebody who comes with the list.

    `unit_id` is the collective or where the subject belongs; `printed_name` "" is suggested.
    """

    subject: SubjectKind
    name: str
    unit_id: int
    link: Link
    form_key: str
    form_name: str
    citation: str
    printed_name: str = ""
    position_title: str = ""
    birth_year: int | None = None
    gender: Gender = Gender.UNKNOWN
    salutation: Salutation | None = None

    @property
    def is_new(self) -> bool:
        """Whether the nominated one is made with the list."""
        whole = self.subject is SubjectKind.COLLECTIVE and self.link.unit_id is not None
        return not (self.link.found or whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChoices:
    """What the officer tells for cells that say nothing; None leaves such a row out."""

    form_key: str
    salutation: Salutation | None = None
