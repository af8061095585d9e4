"""Set the program up in .venv/ beside this file and start it, try it or test it.

Needs nothing but Python 3.11 to 3.13 (its standard library only):

    python3 bootstrap.py app                  the window
    python3 bootstrap.py demo [--out DIR]     the whole line on the sample, without a display
    python3 bootstrap.py test [--full]        every check; --full adds those that take minutes
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import io
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
THIDUA = SCRIPTS / ("thidua.exe" if os.name == "nt" else "thidua")
STAMP = VENV / "thidua-stamp"

# Debian's packages, each with the name it bears on newer releases.
QT_LIBRARIES = (
    ("libegl1",),
    ("libgl1",),
    ("libxkbcommon0",),
    ("libfontconfig1",),
    ("libdbus-1-3",),
    ("libglib2.0-0", "libglib2.0-0t64"),
)
WINDOW_LIBRARIES = (
    ("libxkbcommon-x11-0",),
    ("libxcb-cursor0",),
    ("libxcb-icccm4",),
    ("libxcb-image0",),
    ("libxcb-keysyms1",),
    ("libxcb-randr0",),
    ("libxcb-render-util0",),
    ("libxcb-shape0",),
    ("libxcb-xkb1",),
    ("libwayland-cursor0",),
    ("libcups2", "libcups2t64"),
)
TEST_TOOLS = (("poppler-utils",), ("binutils",))

# What a full test uses when it is there; a test without its program says so and is skipped.
FULL_TEST_PROGRAMS = {
    "soffice": "LibreOffice: mở lại tệp Word và Excel / reopens Word and Excel files",
    "strace": "theo dõi lệnh ghi đĩa / traces the flush between key and label",
    "objdump": "đóng gói chương trình / builds the frozen program",
}


class SetupError(Exception):
    """A sentence in two languages that says what is missing and what to do."""


def main(arguments: list[str]) -> int:
    """Exit code: 0 all well, 1 a step failed or something is missing, else that of the program."""
    speak_utf8()
    options = parse(arguments)
    try:
        require_python(sys.version_info[:2])
        return run_command(options)
    except SetupError as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        return 130


def parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bootstrap.py", description="Thi Đua")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("app", help="mở chương trình / open the window")
    demo = commands.add_parser("demo", help="chạy thử với dữ liệu mẫu / run the sample")
    demo.add_argument("--out", default="out", help="thư mục kết quả / folder for what is made")
    test = commands.add_parser("test", help="chạy mọi phép kiểm tra / run every check")
    test.add_argument("--full", action="store_true", help="cả phép lâu / long ones too")
    return parser.parse_args(arguments)


def run_command(options: argparse.Namespace) -> int:
    if options.command == "test":
        set_up(QT_LIBRARIES + TEST_TOOLS)
        return run_checks(full=options.full)
    if options.command == "demo":
        set_up(QT_LIBRARIES)
        return call([THIDUA, "demo", "--out", options.out], folder=Path.cwd())
    if has_display():
        set_up(QT_LIBRARIES + WINDOW_LIBRARIES)
        return call([THIDUA], folder=Path.cwd())
    say(
        "Máy này không có màn hình: chạy thử với dữ liệu mẫu, kết quả ở thư mục out/.\n"
        "No display here: running the sample instead, its results are in out/."
    )
    set_up(QT_LIBRARIES)
    return call([THIDUA, "demo", "--out", "out"])


# --- setting up -------------------------------------------------------------------------------


def set_up(libraries: tuple[tuple[str, ...], ...]) -> None:
    """Bring system libraries and .venv up to date; a second run finds all there and is quick."""
    needed = missing_libraries(libraries)
    if importlib.util.find_spec("ensurepip") is None and not PYTHON.exists():
        needed.append(f"python3.{sys.version_info.minor}-venv")
    if needed:
        install_libraries(needed)
    if not stamp_matches():
        make_environment()
        install_project()
        STAMP.write_text(fingerprint(), encoding="utf-8")


def require_python(version: tuple[int, int]) -> None:
    if not (3, 11) <= version < (3, 14):
        found = ".".join(map(str, version))
        raise SetupError(
            f"Cần Python 3.11, 3.12 hoặc 3.13; đây là Python {found}. "
            "Hãy cài bản phù hợp rồi chạy lại bằng bản đó, ví dụ: python3.13 bootstrap.py app\n"
            f"Python 3.11, 3.12 or 3.13 is needed; this is Python {found}. "
            "Install one and run this file with it, e.g. python3.13 bootstrap.py app"
        )


def missing_libraries(libraries: tuple[tuple[str, ...], ...]) -> list[str]:
    """Debian packages of the list that are not installed; other systems: none, Qt will tell."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return []
    return [names[0] for names in libraries if not any(map(is_installed, names))]


def is_installed(package: str) -> bool:
    query = ["dpkg-query", "--show", "--showformat=${db:Status-Status}\n", package]
    answer = subprocess.run(query, capture_output=True, text=True, check=False)
    return "installed" in answer.stdout.split()


def install_libraries(packages: list[str]) -> None:
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    if not is_root():
        raise SetupError(
            f"Máy còn thiếu vài thư viện hệ thống. Hãy chạy lệnh này một lần rồi chạy lại:\n"
            f"Some system libraries are missing. Run this line once, then start again:\n\n"
            f"    sudo {line}\n"
        )
    say(f"Cài thư viện hệ thống / installing system libraries: {' '.join(packages)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # An old list of packages may still do, so a failed update is not the end.
    subprocess.run(["apt-get", "update", "-q"], env=quiet, check=False, stdout=subprocess.DEVNULL)
    if subprocess.run(line.split(), env=quiet, check=False, stdout=subprocess.DEVNULL).returncode:
        raise SetupError(f"Không cài được / could not run:\n\n    {line}\n")


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def fingerprint() -> str:
    """Digest what .venv depends on: the wanted packages, this Python, the place of this folder."""
    digest = hashlib.sha256(f"{sys.version}\n{ROOT}\n".encode())
    for name in ("pyproject.toml", "constraints.txt"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def stamp_matches() -> bool:
    ready = PYTHON.exists() and THIDUA.exists() and STAMP.exists()
    return ready and STAMP.read_text(encoding="utf-8") == fingerprint()


def make_environment() -> None:
    """Keep a .venv of this very Python with a working pip, else begin it anew."""
    if answers([PYTHON, "-c", "import sys; print(sys.version)"]) == sys.version and answers(
        [PYTHON, "-m", "pip", "--version"]
    ):
        return
    say("Tạo môi trường .venv / creating .venv")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False)
    if made.returncode:
        raise SetupError(
            "Không tạo được .venv: hãy kiểm tra quyền ghi và chỗ trống của thư mục này.\n"
            "Could not create .venv: check that this folder can be written and has room."
        )


def answers(command: list[Path | str]) -> str:
    """Return what a command prints, empty when it cannot run."""
    try:
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def install_project() -> None:
    say("Cài thư viện Python (lần đầu mất vài phút) / installing Python packages")
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command += ["--constraint", ROOT / "constraints.txt", "--editable", f"{ROOT}[dev]"]
    if subprocess.run(command, check=False, cwd=ROOT).returncode:
        raise SetupError(
            "Không cài được thư viện Python: lần đầu cần có mạng. Hãy thử lại.\n"
            "Could not install the Python packages: the first run needs the network. Try again."
        )


# --- running ----------------------------------------------------------------------------------


def checks(*, full: bool) -> dict[str, list[Path | str]]:
    """List the checks in the order they run; what each covers stands in pyproject.toml."""
    tests: list[Path | str] = [PYTHON, "-m", "pytest", "-q", "--cov", "--cov-report=term"]
    tests += ["-n", "auto", "--dist", "loadfile"]  # each file of tests on one core
    if full:
        tests += ["-m", "long or not long", "--hypothesis-profile=new"]
    return {
        "ruff check": [SCRIPTS / "ruff", "check", "."],
        "ruff format": [SCRIPTS / "ruff", "format", "--check", "."],
        "basedpyright": [SCRIPTS / "basedpyright"],
        "lint-imports": [SCRIPTS / "lint-imports"],
        "pytest": tests,
    }


def run_checks(*, full: bool) -> int:
    """Run all of them also after one fails, then tell each outcome."""
    outcomes: list[tuple[str, bool, float]] = []
    for name, command in checks(full=full).items():
        say(f"\n=== {name}")
        began = time.monotonic()
        passed = call(command) == 0
        outcomes.append((name, passed, time.monotonic() - began))
    say("\n=== Kết quả / summary")
    for name, passed, seconds in outcomes:
        say(f"{'đạt / passed' if passed else 'HỎNG / FAILED':<16} {name} ({seconds:.0f} s)")
    if full:
        tell_missing_programs()
    return 0 if all(passed for _, passed, _ in outcomes) else 1


def tell_missing_programs() -> None:
    """Name the programs whose tests were skipped; pytest itself lists those tests."""
    for program, purpose in FULL_TEST_PROGRAMS.items():
        if shutil.which(program) is None:
            say(f"bỏ qua / skipped  {program} – {purpose}")


def call(command: list[Path | str], *, folder: Path = ROOT) -> int:
    """Run a program of .venv to its end with UTF-8 everywhere; its exit code."""
    environment = {**os.environ, "PYTHONUTF8": "1"}
    if command[0] != THIDUA:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return subprocess.run(command, check=False, cwd=folder, env=environment).returncode


def has_display() -> bool:
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or bool(shown)


def speak_utf8() -> None:
    """Keep an old Windows console from stopping at the first Vietnamese letter."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
