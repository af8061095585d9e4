"""Drives by a made-up mount table and kernel tree, and the page cache as the kernel tells it."""

from __future__ import annotations

import ctypes
import mmap
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("the Linux half of the platform port", allow_module_level=True)

from thidua_desktop.runtime.linux import LinuxPlatform, forget_cached
from thidua_desktop.runtime.platform import CHUNK, Drive

MOUNTS = r"""proc /proc proc rw 0 0
/dev/sda1 / ext4 rw 0 0
/dev/sda2 /home ext4 rw 0 0
/dev/sdb1 /media/x/USB\040A\040S\303\241ch vfat rw 0 0
/dev/sdc /media/x/BIG exfat rw 0 0
/dev/sdd1 /media/x/CARD vfat rw 0 0
/dev/sdb1 /media/x/USB\040A\040S\303\241ch vfat rw 0 0
/dev/gone1 /media/x/gone vfat rw 0 0
"""


def add_device(root: Path, bus: str, disk: str, part: str, *, removable: str) -> None:
    """Make a disk with one partition as the kernel shows it: links into a tree of buses."""
    folder = root / "devices" / bus / "block" / disk
    (folder / part).mkdir(parents=True)
    (folder / "removable").write_text(f"{removable}\n", encoding="ascii")
    links = root / "class"
    links.mkdir(exist_ok=True)
    (links / disk).symlink_to(folder)
    (links / part).symlink_to(folder / part)


@pytest.fixture
def platform(tmp_path: Path) -> LinuxPlatform:
    add_device(tmp_path, "pci0/ata1", "sda", "sda1", removable="0")
    add_device(tmp_path, "pci0/usb1/1-2", "sdb", "sdb1", removable="1")
    add_device(tmp_path, "pci0/usb2/2-1", "sdc", "sdc1", removable="0")
    add_device(tmp_path, "pci0/mmc0", "sdd", "sdd1", removable="1")
    (tmp_path / "mounts").write_text(MOUNTS, encoding="ascii")
    return LinuxPlatform(tmp_path / "mounts", tmp_path / "class")


def test_sticks_cards_and_usb_disks_are_removable_and_the_pcs_own_disk_is_not(
    platform: LinuxPlatform,
) -> None:
    media = Path("/media/x")
    assert platform.removable_drives() == (
        Drive(media / "BIG", "BIG"),
        Drive(media / "CARD", "CARD"),
        Drive(media / "USB A Sách", "USB A Sách"),
    )


def test_without_a_mount_table_there_is_no_drive(tmp_path: Path) -> None:
    assert LinuxPlatform(tmp_path / "absent", tmp_path).removable_drives() == ()


def resident_pages(file: Path) -> int:
    """Pages of a file that lie in the kernel's cache (mincore)."""
    size = file.stat().st_size
    pages = (ctypes.c_ubyte * -(-size // mmap.PAGESIZE))()
    libc = ctypes.CDLL(None, use_errno=True)
    with file.open("rb+") as opened, mmap.mmap(opened.fileno(), size) as view:
        window = (ctypes.c_char * size).from_buffer(view)
        assert libc.mincore(window, ctypes.c_size_t(size), pages) == 0
        del window
    return sum(page & 1 for page in pages)


def test_written_file_leaves_the_cache_so_that_a_reread_reaches_the_medium(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * CHUNK)
    if _is_memory(file):
        pytest.skip("the temporary folder is memory: there is no medium behind the cache")
    assert resident_pages(file) > 0
    with file.open("rb") as opened:
        forget_cached(opened.fileno())
    assert resident_pages(file) == 0
    assert b"".join(LinuxPlatform().reread(file)) == b"x" * CHUNK


def _is_memory(file: Path) -> bool:
    table = Path("/proc/mounts").read_text(encoding="utf-8")
    mounts = [line.split()[1:3] for line in table.splitlines()]
    inside = [(place, kind) for place, kind in mounts if file.is_relative_to(place)]
    # In a changed root the table may not name the root itself.
    nearest = max(inside, key=lambda entry: len(entry[0]), default=("/", "unknown"))
    return nearest[1] in ("tmpfs", "ramfs")
