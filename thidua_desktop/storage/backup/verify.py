"""Whether a set on a medium is what its manifest says, byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thidua_desktop.core.errors import Problem
from thidua_desktop.storage.backup import manifest as manifests
from thidua_desktop.storage.backup.medium import reread_hash
from thidua_desktop.storage.durable import disk_faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from thidua_desktop.storage.backup.manifest import Manifest
    from thidua_desktop.storage.backup.medium import Medium


def object_path(root: Path, sha256: str) -> Path:
    """Place of an attachment, shared by all sets of a stick."""
    return root / "objects" / sha256[:2] / sha256


def no_step(_: int) -> None:
    """Take progress from nobody who wants to know."""


def verify_set(
    folder: Path, medium: Medium, *, step: Callable[[int], None] = no_step
) -> tuple[Problem, ...]:
    """Read every byte of a set back from the medium and name what is not as it was written.

    Codes: backup.no_manifest, backup.bad_manifest, backup.missing, backup.differs.
    """
    with disk_faults("backup"):
        path = folder / manifests.FILE
        if not medium.exists(path):
            return (Problem(folder.name, "backup.no_manifest"),)
        manifest = manifests.parse(b"".join(medium.reread(path)))
        if manifest is None or manifest.folder != folder.name:
            return (Problem(folder.name, "backup.bad_manifest"),)
        problems: list[Problem] = []
        for file, size, sha256 in files(manifest, folder):
            if not medium.exists(file):
                problems.append(Problem(file.name, "backup.missing"))
            elif medium.size(file) != size or reread_hash(medium, file, step=step) != sha256:
                problems.append(Problem(file.name, "backup.differs"))
        return tuple(problems)


def files(manifest: Manifest, folder: Path) -> tuple[tuple[Path, int, str], ...]:
    """Every file a set needs, with size and SHA-256; `folder` is <root>/sets/<set>."""
    root = folder.parent.parent
    data = (folder / manifests.DATA, manifest.data_size, manifest.data_sha256)
    return (data, *((object_path(root, sha256), n, sha256) for sha256, n in manifest.objects))
