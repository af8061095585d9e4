"""Minh chứng: photos and papers kept by content, hung on what they prove."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from thidua_desktop.core.errors import EnvironmentFault, RuleError, rule
from thidua_desktop.documents.naming import file_name
from thidua_desktop.domain.records import (
    Evidence,
    ProgressEntry,
)
from thidua_desktop.domain.terms import ValueKind
from thidua_desktop.exchange.gate import FileKind, identify
from thidua_desktop.exchange.reading import read_bytes
from thidua_desktop.services.evidence_owner import Owner, owner_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Act

LARGEST: Final = 25 << 20
LARGEST_WORDS: Final = "25 MB"
IMAGES: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
"""How an image begins, and the ending of its name."""
DOCUMENTS: Final = frozenset({FileKind.PDF, FileKind.DOCX, FileKind.XLSX})
ENDINGS: Final = (*IMAGES.values(), "jpeg", *sorted(kind.value for kind in DOCUMENTS))
OPENED: Final = "opened"


@dataclass(frozen=True, slots=True)
class PastedImage:
    """A picture from the clipboard, as PNG."""

    png: bytes


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A kept file; `sound` is False when its bytes are gone or changed.

    `shared`: it came with the report of the value that is looked at, and serves others too.
    """

    row: Evidence
    sound: bool
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A file or picture as it would be kept: its name by what it is, and its bytes."""

    name: str
    content: bytes


def attach(
    desk: Desk, campaign_id: int | None, *, owner: Owner, files: Sequence[Path | PastedImage]
) -> tuple[Evidence, ...]:
    """Keep copies of files or of a pasted picture as one act; the same bytes are kept once.

    What already hangs there is passed over. Raises evidence.kept_already when nothing is new,
    and the codes of `take`; then nothing is kept.
    """
    taken = [take(desk, item) for item in files]
    held = {row.sha256 for row in desk.store.where(Evidence, **owner.links)}
    new = {key: item for key, item in kept(desk, taken).items() if key not in held}
    if not new:
        raise rule("file", "evidence.kept_already", name=", ".join(item.name for item in taken))
    with desk.store.act(f"Thêm {len(new)} minh chứng – {owner_name(desk, owner)}") as act:
        return hang(act, desk, campaign_id, owner=owner, contents=new)


def take(desk: Desk, item: Path | PastedImage) -> Taken:
    """Read what is to be kept, without keeping it.

    The content says what it is: a program named .jpg is never opened as what its name says.
    Raises evidence.wrong_type, the gate's file.* and the fault file.unopened.
    """
    if isinstance(item, PastedImage):
        ending = _ending(item.png)
        return Taken(f"Ảnh dán {desk.clock.now():%d-%m-%Y %Hh%M}.{ending}", item.png)
    content = read_bytes(item, LARGEST)
    return Taken(file_name(item.stem, _ending(content)), content)


def kept(desk: Desk, taken: Sequence[Taken]) -> dict[str, Taken]:
    """Put bytes into the content store, before any row names them; return them by SHA-256."""
    found: dict[str, Taken] = {}
    for item in taken:
        found.setdefault(desk.content.put(item.content), item)
    return found


def hang(
    act: Act, desk: Desk, campaign_id: int | None, *, owner: Owner, contents: Mapping[str, Taken]
) -> tuple[Evidence, ...]:
    """Hang kept bytes on a record as part of `act`."""
    return act.insert_many(
        replace(
            Evidence(
                campaign_id=campaign_id,
                file_name=item.name,
                sha256=sha256,
                size=len(item.content),
                added_at=desk.clock.now(),
            ),
            **owner.links,
        )
        for sha256, item in contents.items()
    )


def attach_to_cell(
    desk: Desk,
    campaign_id: int,
    cell: tuple[int, int],
    *,
    day: date,
    files: Sequence[Path | PastedImage],
) -> tuple[Evidence, ...]:
    """Keep files with the value that stands in a cell (unit id, indicator id) on `day`.

    Raises evidence.no_value where none stands, and the codes of `attach`.
    """
    entries = entries_of_cell(desk.board(campaign_id), *cell, day)
    if not entries:
        raise rule("file", "evidence.no_value")
    return attach(desk, campaign_id, owner=Owner(entry_id=entries[0].id), files=files)


def of_owner(desk: Desk, owner: Owner) -> tuple[EvidenceView, ...]:
    """Return what hangs on one record, each checked against the content store."""
    return tuple(
        EvidenceView(row, _is_sound(desk, row)) for row in desk.store.where(Evidence, **owner.links)
    )


def of_values(
    desk: Desk, board: CampaignBoard, entries: Sequence[ProgressEntry]
) -> tuple[EvidenceView, ...]:
    """Return the values' own minh chứng, then what came with their reports, each row once."""
    rows = {row.id: row for entry in entries for row in board.evidence_of(entry)}
    ordered = sorted(rows.values(), key=lambda row: (row.entry_id is None, row.id))
    return tuple(EvidenceView(row, _is_sound(desk, row), row.entry_id is None) for row in ordered)


def entries_of_cell(
    board: CampaignBoard, unit_id: int, indicator_id: int, day: date
) -> tuple[ProgressEntry, ...]:
    """Return the entries of a cell's newest as-at day up to `day`, newest first.

    A corrected value keeps the minh chứng of the rows it supersedes. Empty without a value.
    """
    cell = board.cell(unit_id, indicator_id, day)
    found = [e for e in (cell.entries if cell else ()) if e.as_at <= day]
    if not found:
        return ()
    last = max(e.as_at for e in found)
    same_day = sorted((e for e in found if e.as_at == last), key=lambda e: -e.id)
    return () if same_day[0].kind is ValueKind.WITHDRAWN else tuple(same_day)


def remove(desk: Desk, evidence_id: int) -> Evidence:
    """Take a file away from what it hangs on; its bytes stay in the content store for undo."""
    row = desk.store.get(Evidence, evidence_id)
    with desk.store.act(f"Bỏ minh chứng {row.file_name}") as act:
        act.delete(Evidence, evidence_id)
    return row


def read(desk: Desk, evidence_id: int) -> bytes:
    """Return the bytes; raises content.missing and content.damaged."""
    return desk.content.get(desk.store.get(Evidence, evidence_id).sha256)


def open_copy(desk: Desk, evidence_id: int) -> Path:
    """Write a copy for another program to open, and return its place.

    In the data folder, not in the system's own temporary one: what units sent must not stay
    where all look. Raises content.* and file.unwritable.
    """
    row = desk.store.get(Evidence, evidence_id)
    folder = desk.store.database.path.parent / OPENED / row.sha256[:12]
    target = folder / row.file_name
    content = desk.content.get(row.sha256)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not (target.exists() and target.read_bytes() == content):
            target.write_bytes(content)
    except OSError:
        raise EnvironmentFault("file.unwritable", {"name": row.file_name}) from None
    return target


def forget_copies(desk: Desk) -> None:
    """Remove the copies made for opening; one that a program still holds stays."""
    shutil.rmtree(desk.store.database.path.parent / OPENED, ignore_errors=True)


def save_copy(desk: Desk, evidence_id: int, target: Path) -> None:
    """Write a copy where the officer wants it; raises content.* and file.unwritable."""
    content = read(desk, evidence_id)
    try:
        target.write_bytes(content)
    except OSError:
        raise EnvironmentFault("file.unwritable", {"name": target.name}) from None


def _ending(content: bytes) -> str:
    image = next((ending for start, ending in IMAGES.items() if content.startswith(start)), None)
    if image is not None:
        if len(content) > LARGEST:
            raise rule("file", "file.too_large", most=LARGEST_WORDS)
        return image
    try:
        return identify(content, DOCUMENTS).value
    except RuleError as error:
        if error.problems[0].code != "file.wrong_type":
            raise
        raise rule("file", "evidence.wrong_type") from None


def _is_sound(desk: Desk, row: Evidence) -> bool:
    try:
        desk.content.get(row.sha256)
    except EnvironmentFault:
        return False
    return True
