"""Tệp của phong trào: copies kept by content, each checked whenever the list is shown."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from thidua_desktop.core.errors import EnvironmentFault, rule
from thidua_desktop.core.text import clean
from thidua_desktop.domain.records import CampaignFile

if TYPE_CHECKING:
    from pathlib import Path

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

LARGEST_FILE = 25 * 1024 * 1024
LARGEST_WORDS = "25 MB"


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of the campaign; `sound` is False when its bytes are gone or changed."""

    row: CampaignFile
    sound: bool


def add_file(desk: Desk, campaign_id: int, file: Path, *, note: str = "") -> CampaignFile:
    """Keep a copy of a file with the campaign.

    Raises file.too_large, file.kept_already and the fault file.unopened.
    """
    try:
        size = file.stat().st_size
        content = file.read_bytes() if size <= LARGEST_FILE else b""
    except OSError:
        raise EnvironmentFault("file.unopened", {"name": file.name}) from None
    if size > LARGEST_FILE:
        raise rule("file", "file.too_large", most=LARGEST_WORDS)
    with desk.store.act(f"Thêm tệp {file.name}") as act:
        return keep_file(act, desk, campaign_id, name=file.name, content=content, note=note)


def keep_file(
    act: Act, desk: Desk, campaign_id: int, *, name: str, content: bytes, note: str
) -> CampaignFile:
    """Keep bytes as a file of the campaign as part of `act`; raises file.kept_already."""
    kept = desk.content.put(content)
    if any(row.sha256 == kept for row in desk.store.where(CampaignFile, campaign_id=campaign_id)):
        raise rule("file", "file.kept_already", name=name)
    return act.insert(
        CampaignFile(
            campaign_id=campaign_id,
            file_name=name,
            sha256=kept,
            size=len(content),
            added_at=desk.clock.now(),
            note=clean(note),
        )
    )


def files_of(desk: Desk, campaign_id: int) -> tuple[FileView, ...]:
    """Return the campaign's files, each checked against the content store."""
    return tuple(
        FileView(row, _is_sound(desk, row))
        for row in desk.store.where(CampaignFile, campaign_id=campaign_id)
    )


def _is_sound(desk: Desk, row: CampaignFile) -> bool:
    try:
        desk.content.get(row.sha256)
    except EnvironmentFault:
        return False
    return True


def save_copy(desk: Desk, file_id: int, target: Path) -> None:
    """Write a copy of a kept file to `target`; raises content.* and file.unwritable."""
    row = desk.store.get(CampaignFile, file_id)
    desk.content.get(row.sha256)
    try:
        shutil.copyfile(desk.content.place(row.sha256), target)
    except OSError:
        raise EnvironmentFault("file.unwritable", {"name": target.name}) from None


def remove_file(desk: Desk, file_id: int) -> None:
    """Take a file out of the campaign; its bytes stay in the content store for undo."""
    row = desk.store.get(CampaignFile, file_id)
    with desk.store.act(f"Bỏ tệp {row.file_name}") as act:
        act.delete(CampaignFile, file_id)
