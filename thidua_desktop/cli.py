"""The headless commands; each calls the services that the window calls."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.core.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from thidua_desktop.runtime.paths import Paths

EXIT_BROKEN, EXIT_NO_PLAN, EXIT_LOCKED = 1, 3, 75


def run(argv: Sequence[str]) -> int:
    """Carry one command out and return the exit code: 0 done, 1 refused, 3 no plan, 75 locked."""
    options = _parser().parse_args(argv)
    try:
        return options.command(options)
    except EnvironmentFault as fault:
        return _refused(fault)
    except RuleError as error:
        return _broken(error)


def _refused(fault: EnvironmentFault) -> int:
    from thidua_desktop.ui.texts import sentence

    print(sentence(fault), file=sys.stderr)
    return EXIT_LOCKED if fault.code == "data.locked" else EXIT_BROKEN


def _broken(error: RuleError) -> int:
    from thidua_desktop.ui.texts import sentence

    for problem in error.problems:
        print(sentence(problem), file=sys.stderr)
    return EXIT_BROKEN


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="thidua", description="Thi Đua – bàn làm việc thi đua")
    parser.add_argument("--version", action="version", version=f"thidua {VERSION}")
    _data_dir(parser)
    parser.set_defaults(command=_window)
    commands = parser.add_subparsers(title="lệnh")
    read = _add(commands, "read-plan", _read_plan, "đọc một kế hoạch (.docx, .pdf, .txt)")
    read.add_argument("file", type=Path)
    read.add_argument("--json", action="store_true")
    score = _add(commands, "score", _score, "điểm và xếp hạng của các phong trào")
    score.add_argument("--json", action="store_true")
    backup = _add(commands, "backup", _backup, "sao lưu ra thư mục hoặc USB, có kiểm tra")
    backup.add_argument("target", type=Path)
    _add(commands, "check", _check, "kiểm tra dữ liệu và nhật ký")
    demo = _add(commands, "demo", _demo, "chạy trọn một đợt trên dữ liệu mẫu")
    demo.add_argument("--out", type=Path, required=True)
    loop = _add(commands, "edit-loop", _edit_loop, "ghi liên tục để thử độ bền")
    loop.add_argument("--ack-fd", type=int, required=True)
    loop.add_argument("--count", type=int, default=0)
    return parser


def _add(
    commands: Any,  # noqa: ANN401 - argparse gives its own private type
    name: str,
    command: Callable[[argparse.Namespace], int],
    text: str,
) -> argparse.ArgumentParser:
    made: argparse.ArgumentParser = commands.add_parser(name, help=text)
    _data_dir(made)
    made.set_defaults(command=command)
    return made


def _data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data-dir", type=Path, default=argparse.SUPPRESS, help="thư mục dữ liệu")


def _paths(options: argparse.Namespace) -> Paths:
    from thidua_desktop.runtime.paths import Paths

    return Paths.find(getattr(options, "data_dir", None), os.environ)


def _window(options: argparse.Namespace) -> int:
    from thidua_desktop.app import open_window

    return open_window(_paths(options))


def _read_plan(options: argparse.Namespace) -> int:
    from thidua_desktop.core.text import numbered
    from thidua_desktop.planread.draft import to_json
    from thidua_desktop.planread.reader import read_plan
    from thidua_desktop.services.plan_files import plan_text

    draft = read_plan(plan_text(options.file))
    if options.json:
        print(json.dumps(to_json(draft), ensure_ascii=False, indent=2))
    elif draft.is_plan:
        print(draft.title)
        for field in draft.fields:
            print(f"{numbered(field.number, field.title)}: {len(field.indicators)} chỉ tiêu")
    if draft.is_plan:
        return 0
    if not options.json:
        from thidua_desktop.core.errors import Problem
        from thidua_desktop.ui.texts import sentence

        print(sentence(Problem("plan", str(draft.why_not))), file=sys.stderr)
    return EXIT_NO_PLAN


def _score(options: argparse.Namespace) -> int:
    from thidua_desktop.services.opening import opened
    from thidua_desktop.services.summary import scores

    with opened(_paths(options), create=False) as desk:
        made = scores(desk)
    if options.json:
        print(json.dumps(made, ensure_ascii=False, indent=2))
        return 0
    for campaign in made["campaigns"]:
        print(campaign["title"])
        for line in campaign["units"]:
            place = line["place"] if line["place"] is not None else "–"
            print(f"  {place}. {line['unit']}: {line['total']}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from thidua_desktop.services.opening import opened
    from thidua_desktop.services.soundness import check
    from thidua_desktop.ui.texts import sentence

    with opened(_paths(options), create=False) as desk:
        problems = check(desk)
    for problem in problems:
        print(sentence(problem), file=sys.stderr)
    print("Dữ liệu nguyên vẹn, nhật ký liền mạch." if not problems else "Dữ liệu có sai lệch.")
    return EXIT_BROKEN if problems else 0


def _backup(options: argparse.Namespace) -> int:
    from thidua_desktop.runtime.platform import real_platform
    from thidua_desktop.services.backups import BackupPlaces, backup, remarks
    from thidua_desktop.services.opening import opened
    from thidua_desktop.ui.texts import sentence

    paths = _paths(options)
    places = BackupPlaces(ledger=paths.ledger, local=paths.backups, device=real_platform())
    with opened(paths, create=False) as desk:
        made = backup(desk, options.target, places=places)
    print(f"Đã sao lưu và kiểm tra xong bộ {made.folder.name} ({made.label}).")
    for remark in remarks(made):
        print(sentence(remark))
    return 0


def _demo(options: argparse.Namespace) -> int:
    from thidua_desktop.demo import run_demo

    return run_demo(options.out)


def _edit_loop(options: argparse.Namespace) -> int:
    from thidua_desktop.services.edit_loop import edit_loop
    from thidua_desktop.services.opening import opened

    with opened(_paths(options), create=True) as desk:
        edit_loop(desk, options.ack_fd, count=options.count)
    return 0
