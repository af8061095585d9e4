"""The limits by rlimits: an address too far raises MemoryError, too long a run ends by signal."""

from __future__ import annotations

import resource
import sys
from typing import TYPE_CHECKING

if sys.platform == "win32":
    # Also tells the type checker that what follows is not Windows code.
    raise ImportError(name=__name__)

if TYPE_CHECKING:
    from thidua_desktop.runtime.limits import ProcessLimits


def apply(limits: ProcessLimits) -> None:
    """Set soft and hard limits alike, so that nothing in this process can raise them again."""
    for kind, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.written),
        (resource.RLIMIT_CPU, limits.seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
