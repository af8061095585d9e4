"""What goes with a stored list: its file, and how its columns were read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import RuleError
from thidua_desktop.services.campaign_files import LARGEST_FILE, keep_file
from thidua_desktop.services.imports.remembered import remember

if TYPE_CHECKING:
    from thidua_desktop.domain.terms import ImportSubject
    from thidua_desktop.exchange.columns import ColumnMapping
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.imports.sources import Source
    from thidua_desktop.storage.store import Act

NOTE = "Danh sách đã nhập"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Where a list came from; without a campaign there is no place for its file."""

    subject: ImportSubject
    mapping: ColumnMapping
    source: Source
    campaign_id: int | None

    @property
    def keeps_file(self) -> bool:
        content = self.source.content
        return content is not None and self.campaign_id is not None and len(content) <= LARGEST_FILE


def file_away(act: Act, desk: Desk, filing: Filing) -> None:
    """Keep the file with the campaign (once) and how it was read, as part of `act`."""
    remember(act, desk, filing.subject, filing.mapping)
    content, campaign_id = filing.source.content, filing.campaign_id
    if content is None or campaign_id is None or not filing.keeps_file:
        return
    try:
        keep_file(act, desk, campaign_id, name=filing.source.name, content=content, note=NOTE)
    except RuleError as error:
        if [problem.code for problem in error.problems] != ["file.kept_already"]:
            raise
