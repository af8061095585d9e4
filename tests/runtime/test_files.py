from __future__ import annotations

import errno
from typing import IO, TYPE_CHECKING

import pytest
from typing_extensions import override

from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.runtime.files import replace_file

if TYPE_CHECKING:
    from pathlib import Path


class FullDisk(FakePlatform):
    @override
    def flush_file(self, file: IO[bytes]) -> None:
        raise OSError(errno.ENOSPC, "full")


def test_file_is_flushed_before_the_move_and_its_folder_after(tmp_path: Path) -> None:
    target = tmp_path / "target"
    platform = FakePlatform()
    replace_file(target, b"new", platform=platform)
    assert target.read_bytes() == b"new"
    assert platform.flushed == [tmp_path / "target.new", tmp_path]


def test_full_disk_leaves_the_old_file_and_no_rest(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"old")
    with pytest.raises(OSError, match="full"):
        replace_file(target, b"new", platform=FullDisk())
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
