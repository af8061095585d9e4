from __future__ import annotations

import errno
import hashlib
from typing import TYPE_CHECKING

import pytest

from thidua_desktop.core.errors import EnvironmentFault
from thidua_desktop.storage import content as module
from thidua_desktop.storage import durable
from thidua_desktop.storage.content import LARGEST, ContentStore

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> ContentStore:
    return ContentStore(tmp_path / "attachments")


def test_bytes_come_back_under_their_hash(content: ContentStore) -> None:
    sha256 = content.put(b"%PDF-1.7")
    assert sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()
    assert content.get(sha256) == b"%PDF-1.7"
    assert content.place(sha256) == content.folder / sha256[:2] / sha256


def test_the_same_bytes_are_kept_once(content: ContentStore) -> None:
    assert content.put(b"a") == content.put(b"a")
    assert len(list(content.folder.glob("*/*"))) == 1


def test_a_file_that_rotted_is_told_and_written_again(content: ContentStore) -> None:
    sha256 = content.put(b"abc")
    content.place(sha256).write_bytes(b"abd")
    with pytest.raises(EnvironmentFault, match="content.damaged"):
        content.get(sha256)
    content.put(b"abc")
    assert content.get(sha256) == b"abc"


def test_a_file_that_is_gone_is_told(content: ContentStore) -> None:
    with pytest.raises(EnvironmentFault, match="content.missing"):
        content.get("0" * 64)


def test_a_file_too_large_is_refused(content: ContentStore) -> None:
    with pytest.raises(EnvironmentFault, match="content.too_large"):
        content.put(bytes(LARGEST + 1))


@pytest.mark.parametrize(
    ("error", "code"),
    [(errno.ENOSPC, "data.full"), (errno.EROFS, "data.read_only"), (errno.EIO, "data.io")],
)
def test_a_disk_that_fails_leaves_no_file(
    content: ContentStore, monkeypatch: pytest.MonkeyPatch, error: int, code: str
) -> None:
    def fail(_: Path) -> None:
        raise OSError(error, "disk")

    monkeypatch.setattr(module.durable, "flush_file", fail)
    with pytest.raises(EnvironmentFault, match=code):
        content.put(b"abc")
    assert list(content.folder.glob("*/*")) == []


def test_a_system_without_folder_handles_is_not_asked_for_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(durable.os, "name", "nt")
    durable.flush_folder(tmp_path / "not there")
