"""The platform port on Windows, by its own calls; this module is imported there alone."""

from __future__ import annotations

import ctypes
import mmap
import sys
from ctypes import wintypes
from pathlib import Path
from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.runtime.platform import CHUNK, CommonPlatform, Drive, Platform

if TYPE_CHECKING:
    from collections.abc import Iterator

if sys.platform != "win32":
    # Also tells the type checker that what follows is Windows code (see CONTRIBUTING.md).
    raise ImportError(name=__name__)

GENERIC_READ = 0x80000000
FILE_SHARE_READ = 0x1
OPEN_EXISTING = 3
FILE_FLAG_NO_BUFFERING = 0x20000000
FILE_FLAG_SEQUENTIAL_SCAN = 0x08000000
DRIVE_REMOVABLE = 2
INVALID_HANDLE = ctypes.c_void_p(-1).value
LABEL_ROOM = 261
ANY_PROGRAM = 0xFFFFFFFF


class WindowsPlatform(CommonPlatform, Platform):
    """A USB hard disk calls itself fixed and is not listed; its folder can still be chosen."""

    def __init__(self) -> None:
        self._kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        self._kernel.CreateFileW.restype = wintypes.HANDLE
        self._kernel.CreateFileW.argtypes = [
            wintypes.LPCWSTR,
            wintypes.DWORD,
            wintypes.DWORD,
            wintypes.LPVOID,
            wintypes.DWORD,
            wintypes.DWORD,
            wintypes.HANDLE,
        ]
        self._kernel.ReadFile.argtypes = [
            wintypes.HANDLE,
            wintypes.LPVOID,
            wintypes.DWORD,
            wintypes.LPDWORD,
            wintypes.LPVOID,
        ]
        self._kernel.CloseHandle.argtypes = [wintypes.HANDLE]
        self._kernel.GetDriveTypeW.argtypes = [wintypes.LPCWSTR]
        self._kernel.GetVolumeInformationW.argtypes = [
            wintypes.LPCWSTR,
            wintypes.LPWSTR,
            wintypes.DWORD,
            *(wintypes.LPVOID,) * 4,
            wintypes.DWORD,
        ]

    @override
    def flush_folder(self, folder: Path) -> None:
        """Do nothing: NTFS logs names itself, and a folder cannot be flushed without rights."""

    @override
    def reread(self, file: Path) -> Iterator[bytes]:
        handle = self._open_unbuffered(file)
        try:
            # Unbuffered reads want memory on a page boundary and whole sectors.
            with mmap.mmap(-1, CHUNK) as page:
                address = ctypes.addressof(ctypes.c_char.from_buffer(page))
                while count := self._read(handle, address):
                    yield page[:count]
        finally:
            self._kernel.CloseHandle(handle)

    @override
    def removable_drives(self) -> tuple[Drive, ...]:
        present = self._kernel.GetLogicalDrives()
        letters = [chr(ord("A") + place) for place in range(26) if present >> place & 1]
        drives = [self._removable(f"{letter}:\\") for letter in letters]
        return tuple(drive for drive in drives if drive is not None)

    @override
    def let_others_rise(self) -> None:
        ctypes.WinDLL("user32").AllowSetForegroundWindow(wintypes.DWORD(ANY_PROGRAM))

    def _removable(self, root: str) -> Drive | None:
        """None for a fixed disk and for a card reader without a card."""
        if self._kernel.GetDriveTypeW(root) != DRIVE_REMOVABLE:
            return None
        label = ctypes.create_unicode_buffer(LABEL_ROOM)
        answered = self._kernel.GetVolumeInformationW(
            root, label, LABEL_ROOM, None, None, None, None, 0
        )
        return Drive(Path(root), label.value or root[:2]) if answered else None

    def _open_unbuffered(self, file: Path) -> int:
        flags = FILE_FLAG_NO_BUFFERING | FILE_FLAG_SEQUENTIAL_SCAN
        handle = self._kernel.CreateFileW(
            str(file), GENERIC_READ, FILE_SHARE_READ, None, OPEN_EXISTING, flags, None
        )
        if handle in (None, INVALID_HANDLE):
            raise ctypes.WinError(ctypes.get_last_error())
        return handle

    def _read(self, handle: int, address: int) -> int:
        count = wintypes.DWORD()
        if not self._kernel.ReadFile(handle, address, CHUNK, ctypes.byref(count), None):
            raise ctypes.WinError(ctypes.get_last_error())
        return count.value
