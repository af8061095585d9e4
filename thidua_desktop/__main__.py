"""Where the program starts, from source and frozen; nothing heavy is imported before a command."""

from __future__ import annotations

import io
import sys


def main() -> int:
    """Return the process's exit code."""
    _speak_utf8()
    from thidua_desktop import cli

    return cli.run(sys.argv[1:])


def _speak_utf8() -> None:
    """Keep an old Windows console, or a pipe there, from stopping at the first Vietnamese letter.

    A windowed program on Windows has no streams at all.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
