from __future__ import annotations

import sys
from pathlib import Path

import pytest

from thidua_desktop.runtime.fake_platform import FakePlatform
from thidua_desktop.runtime.platform import CHUNK, Drive, Platform, real_platform


@pytest.fixture(params=["real", "fake"])
def platform(request: pytest.FixtureRequest) -> Platform:
    return real_platform() if request.param == "real" else FakePlatform()


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, 2 * CHUNK + 17])
def test_reread_gives_every_byte_once(tmp_path: Path, platform: Platform, size: int) -> None:
    file = tmp_path / "Bản sao.db"
    content = bytes(place % 251 for place in range(size))
    with file.open("wb") as opened:
        opened.write(content)
        platform.flush_file(opened)
    platform.flush_folder(tmp_path)
    assert b"".join(platform.reread(file)) == content


def test_flushed_bytes_are_seen_while_the_file_is_open(tmp_path: Path, platform: Platform) -> None:
    file = tmp_path / "file"
    with file.open("wb") as opened:
        opened.write(b"waiting in Python's buffer")
        platform.flush_file(opened)
        assert file.read_bytes() == b"waiting in Python's buffer"


def test_absent_file_is_an_os_error(tmp_path: Path, platform: Platform) -> None:
    with pytest.raises(FileNotFoundError):
        list(platform.reread(tmp_path / "absent"))


def test_two_files_of_one_folder_lie_on_one_device(tmp_path: Path, platform: Platform) -> None:
    (tmp_path / "a").touch()
    assert platform.device_id(tmp_path / "a") == platform.device_id(tmp_path)


def test_free_room_is_counted_in_bytes(tmp_path: Path, platform: Platform) -> None:
    assert platform.free_bytes(tmp_path) > CHUNK


def test_real_drives_are_folders_that_are_there() -> None:
    assert all(drive.root.is_dir() for drive in real_platform().removable_drives())


@pytest.mark.skipif(sys.platform != "win32", reason="drive letters exist on Windows alone")
def test_windows_lists_no_system_drive_as_removable() -> None:
    roots = [drive.root for drive in real_platform().removable_drives()]
    assert Path(sys.executable).anchor not in map(str, roots)


def test_fake_shows_the_drives_devices_and_faults_it_was_given(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    platform = FakePlatform(
        drives=(Drive(stick, "USB A"),),
        free=10,
        devices={stick: "stick"},
        rotten={stick / "data.db": b"rotten"},
    )
    assert platform.removable_drives() == (Drive(stick, "USB A"),)
    assert platform.free_bytes(stick) == 10
    assert platform.device_id(stick / "sets" / "1") == "stick"
    assert platform.device_id(tmp_path) == "pc"
    assert list(platform.reread(stick / "data.db")) == [b"rotten"]
