"""The whole line on the sample, without a display: values, decision, papers, pictures."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pypdfium2

from thidua_desktop.core.clock import FixedClock
from thidua_desktop.core.errors import rule
from thidua_desktop.domain.records import Award, Person
from thidua_desktop.domain.terms import AwardType, PaperKind, SubjectKind
from thidua_desktop.planread.reader import read_plan
from thidua_desktop.runtime.files import replace_file
from thidua_desktop.runtime.paths import Paths
from thidua_desktop.runtime.platform import real_platform
from thidua_desktop.services import awards, campaign_papers, decisions, papers
from thidua_desktop.services.opening import opened
from thidua_desktop.services.plan_files import plan_text
from thidua_desktop.services.setup import install_sample, sample_moment
from thidua_desktop.services.summary import scores

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from thidua_desktop.domain.records import Decision, Nomination
    from thidua_desktop.services.board import CampaignBoard
    from thidua_desktop.services.desk import Desk

FORM = "giay-khen-xa"
NUMBER = 15
MARKER = "du-lieu-mau.txt"
MARKED = "Thư mục dữ liệu của lần chạy thử; lần chạy sau sẽ làm mới.\n"
NAMES_RECIPIENTS = ("giay-khen", "quyet-dinh")
REPORTS = {
    PaperKind.PLAN: ("ke-hoach", ("pdf", "docx")),
    PaperKind.INDICATOR_SUMMARY: ("bang-tong-hop", ("pdf",)),
    PaperKind.FINAL_REPORT: ("bao-cao-tong-ket", ("pdf", "docx")),
    PaperKind.RANKING_LIST: ("bang-xep-hang", ("pdf",)),
}
DRAW = {"pdf": campaign_papers.pdf, "docx": campaign_papers.docx}


@dataclass(frozen=True, slots=True)
class Made:
    """One file of the demo with what was read back out of it."""

    name: str
    content: bytes


def run_demo(out: Path) -> int:
    """Leave papers, pictures, data folder and demo.json in `out`; return 0.

    Runs on the sample's fixed clock. Raises demo.not_ours when `out`/data holds anything but an
    earlier demo.
    """
    paths = _fresh_data(out)
    clock = FixedClock(sample_moment(paths.shipped))
    with opened(paths, create=True, clock=clock) as desk:
        board = desk.board(install_sample(desk).id)
        decision = _decide(desk, board)
        day = board.default_day(desk.clock.today())
        files = _papers(desk, board, decision, day=day)
        for made in files:
            replace_file(out / made.name, made.content, platform=real_platform())
        told = _told(desk, decision, files)
        told["plan"] = [_read_plan(board, day, out / f"ke-hoach.{form}") for form in DRAW]
        told["screens"] = _screens(desk, out / "screens")
        told["scores"] = scores(desk)["campaigns"]
    text = json.dumps(told, ensure_ascii=False, indent=2)
    replace_file(out / "demo.json", text.encode("utf-8"), platform=real_platform())
    _say(told)
    return 0


def _fresh_data(out: Path) -> Paths:
    data = (out / "data").absolute()
    if data.exists():
        if not (data / MARKER).exists():
            raise rule("out", "demo.not_ours", name=data.name)
        shutil.rmtree(data)
    data.mkdir(parents=True)
    (data / MARKER).write_text(MARKED, encoding="utf-8")
    return Paths.find(data, os.environ)


def _decide(desk: Desk, board: CampaignBoard) -> Decision:
    """Nominate the first of the school and thôn blocks and the sample's people, then issue."""
    day = board.default_day(desk.clock.today())
    held = awards.open_round(
        desk,
        "Đợt 1",
        campaign_id=board.campaign.id,
        award_type=AwardType.MOVEMENT,
        year=day.year - 1,
        data_day=day,
    )
    rows = [*_collectives(desk, board, held.id, day=day), *_people(desk, held.id, day=day)]
    awards.submit(desk, [row.id for row in rows])
    draft = decisions.draft_decision(
        desk, held.id, skip_council_reason="Dữ liệu mẫu: xét trong cuộc họp liên tịch"
    )
    decisions.send_to_sign(desk, draft.id, day=day)
    return decisions.issue(desk, draft.id, number=NUMBER, day=day)


def _collectives(desk: Desk, board: CampaignBoard, round_id: int, *, day: date) -> list[Nomination]:
    firsts = [board.ranking(block.id, day)[0].sheet.unit_id for block in board.blocks[1:]]
    return [
        awards.nominate(
            desk,
            round_id,
            subject=SubjectKind.COLLECTIVE,
            subject_id=unit_id,
            form_key=FORM,
        )
        for unit_id in firsts
    ]


def _people(desk: Desk, round_id: int, *, day: date) -> list[Nomination]:
    made: list[Nomination] = []
    for person in desk.store.all(Person):
        row = awards.nominate(
            desk, round_id, subject=SubjectKind.PERSON, subject_id=person.id, form_key=FORM
        )
        awards.confirm_by_head(desk, row.id, by="Thủ trưởng đơn vị (mẫu)", on=day)
        made.append(row)
    return made


def _papers(desk: Desk, board: CampaignBoard, decision: Decision, *, day: date) -> list[Made]:
    decided = papers.decision_document(desk, decision.id)
    made = [
        Made("giay-khen.pdf", papers.certificates(desk, decision.id)),
        Made("quyet-dinh.pdf", papers.decision_pdf(desk, decision.id)),
        Made("quyet-dinh.docx", papers.docx(desk, decided)),
    ]
    for kind, (name, forms) in REPORTS.items():
        made += [
            Made(f"{name}.{form}", DRAW[form](desk, board.campaign.id, kind, day=day))
            for form in forms
        ]
    return made


def _told(desk: Desk, decision: Decision, files: list[Made]) -> dict[str, Any]:
    names = [a.printed_name for a in desk.store.where(Award, decision_id=decision.id)]
    return {
        "clock": desk.clock.now().isoformat(),
        "decision": f"{decision.number:02d}/{decision.symbol}",
        "recipients": names,
        "files": [_read_back(made, names) for made in files],
    }


def _read_back(made: Made, names: list[str]) -> dict[str, Any]:
    """Count pages and recipients in the file itself, not in what it was made from."""
    if made.name.endswith(".pdf"):
        text, pages = _pdf_text(made.content)
    else:
        text, pages = _docx_text(made.content), None
    flat = " ".join(text.split())
    named = made.name.startswith(NAMES_RECIPIENTS)
    return {
        "name": made.name,
        "bytes": len(made.content),
        "pages": pages,
        "recipients_found": sum(name in flat for name in names) if named else None,
    }


def _read_plan(board: CampaignBoard, day: date, file: Path) -> dict[str, Any]:
    """Read the produced plan as a plan from outside and count what agrees with the record."""
    read = read_plan(plan_text(file))
    wanted = {field.title: _tasks_of(board, field.id, day) for field in board.fields}
    found = {field.title: {_bare(i.text) for i in field.indicators} for field in read.fields}
    numbers = [(field.number, field.title) for field in read.fields]
    return {
        "name": file.name,
        "fields": len(board.fields),
        "fields_found": sum((f.number, f.title) in numbers for f in board.fields),
        "indicators": sum(map(len, wanted.values())),
        "indicators_found": sum(len(wanted[t] & found.get(t, set())) for t in wanted),
        "agrees": found == wanted,
    }


def _tasks_of(board: CampaignBoard, field_id: int, day: date) -> set[str]:
    versions = (board.version(row.id, day) for row in board.indicators_of(field_id))
    return {_bare(version.text) for version in versions if version is not None}


def _bare(text: str) -> str:
    """Leave the mark at the end out, which is the paper's own."""
    return " ".join(text.split()).rstrip(" .;")


def _pdf_text(content: bytes) -> tuple[str, int]:
    document = pypdfium2.PdfDocument(content)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
        return "\n".join(texts), len(document)
    finally:
        document.close()


def _docx_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        xml = packed.read("word/document.xml").decode("utf-8")
    return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>", "\n", xml))


def _screens(desk: Desk, folder: Path) -> list[str]:
    """Grab every tab of the real window, in light and in dark."""
    from thidua_desktop.screens import grab_tabs

    return grab_tabs(desk, folder)


def _say(told: dict[str, Any]) -> None:
    lines = [f"Chạy thử trên dữ liệu mẫu, đồng hồ đứng ở {told['clock']}."]
    lines.append(f"Quyết định số {told['decision']}: {len(told['recipients'])} giấy khen.")
    for made in told["files"]:
        pages = f", {made['pages']} trang" if made["pages"] is not None else ""
        found = made["recipients_found"]
        who = "" if found is None else f", đọc lại thấy {found} người, tập thể"
        lines.append(f"  {made['name']}{pages}{who}")
    lines += [
        f"  {plan['name']}: đọc lại thấy {plan['fields_found']}/{plan['fields']} nội dung, "
        f"{plan['indicators_found']}/{plan['indicators']} chỉ tiêu"
        for plan in told["plan"]
    ]
    lines.append(f"  screens/: {len(told['screens'])} ảnh màn hình")
    print("\n".join(lines))
