"""Where the program starts, from source and frozen; nothing heavy is imported before a command."""

from __future__ import annotations

import io
import sys


def main() -> int:
    """Return the process's exit code."""
    if sys.argv[1:2] == ["--reader-child"]:
        return _read_for_parent()
    _speak_utf8()
    from thidua_desktop import cli

    return cli.run(sys.argv[1:])


def _read_for_parent() -> int:
    """Be the reader of files from outside: limited before anything of the file is looked at."""
    from thidua_desktop.runtime.limits import ProcessLimits, limit_this_process

    limit_this_process(ProcessLimits())
    from thidua_desktop.exchange.reader_child import main as read

    return read(sys.argv[2:])


def _speak_utf8() -> None:
    """Keep an old Windows console, or a pipe there, from stopping at the first Vietnamese letter.

    A windowed program on Windows has no streams at all.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
