"""The deep check on demand: pages, links, journal, and every kept file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault, Problem
from thidua_desktop.domain.records import CampaignFile, Evidence, Paper

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk


def check(desk: Desk) -> tuple[Problem, ...]:
    """Name everything that is not as it was written; empty when all is sound."""
    return (*desk.store.database.problems(), *desk.store.problems(), *_files(desk))


def _files(desk: Desk) -> tuple[Problem, ...]:
    problems: list[Problem] = []
    for cls in (Paper, CampaignFile, Evidence):
        problems += _of_kind(desk, cls)
    return tuple(problems)


def _of_kind(desk: Desk, cls: type[Paper | CampaignFile | Evidence]) -> list[Problem]:
    problems: list[Problem] = []
    for kept in desk.store.all(cls):
        try:
            desk.content.get(kept.sha256)
        except EnvironmentFault as fault:
            problems.append(Problem(kept.file_name, fault.code, fault.params))
    return problems
