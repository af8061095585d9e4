"""Limits a process puts on itself before it touches a file from outside."""

from __future__ import annotations

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessLimits:
    """Bytes of memory and of one written file, seconds of computing."""

    memory: int = 512 << 20
    written: int = 64 << 20
    seconds: int = 10


def limit_this_process(limits: ProcessLimits) -> None:
    """Let the system stop this process when it asks for more; there is no way back."""
    if sys.platform == "win32":
        from thidua_desktop.runtime.limits_windows import apply
    else:
        from thidua_desktop.runtime.limits_posix import apply
    apply(limits)
