"""Sổ đơn thư: about whom, until when it is due, and what came of it; never who sent it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import Award, Complaint, Decision
from thidua_desktop.services.complaints import (
    Stage,
    about,
    complaints,
    remove_complaint,
    stage,
    stopped_subject,
)
from thidua_desktop.services.difficulties import short
from thidua_desktop.services.evidence import Owner
from thidua_desktop.services.finder import searchable
from thidua_desktop.services.past_decisions import head_of
from thidua_desktop.services.subjects import subject_name, unit_of
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWords
from thidua_desktop.ui.registers.base import RegisterDialog
from thidua_desktop.ui.registers.choices import evidence_section
from thidua_desktop.ui.stop_flags.complaint_form import ComplaintDialog
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

if TYPE_CHECKING:
    from thidua_desktop.ui.master.form import FormDialog

WORDS = ListWords(
    screen="complaints",
    title="Đơn thư",
    table="Sổ đơn thư",
    thing="đơn thư",
    prompt="Lọc theo nội dung, tên, nơi giải quyết…",
    hint="Chọn một dòng để xem nội dung, hạn và kết quả giải quyết.",
    empty="Chưa có đơn thư nào. Ghi phản ánh, kiến nghị, khiếu nại, tố cáo về người hay khen "
    "thưởng; không ghi người gửi.",
)
STAGES = {
    Stage.OPEN: ("Đang xác minh", Tone.WARN),
    Stage.OVERDUE: ("Quá hạn", Tone.BAD),
    Stage.CLOSED: ("Đã kết thúc", Tone.MUTED),
}
GROUPS = ("Tất cả", *(words for words, _ in STAGES.values()))
COLUMNS = (
    Column("Nói về"),
    Column("Loại", 7),
    Column("Nội dung", 18, spare=2),
    Column("Ngày nhận", 8, numbers=True, spare=3),
    Column("Nơi giải quyết", 11, spare=1),
    Column("Hạn", 8, numbers=True),
    Column("Tình trạng", 10),
)
NOBODY = "Người được khen không có trong hồ sơ nên không ai bị dừng xét."


class ComplaintsDialog(RegisterDialog):
    """The register of the office; each open one stops whom it is about."""

    words, columns, groups = WORDS, COLUMNS, GROUPS

    @override
    def rows(self) -> tuple[Listed, ...]:
        return tuple(self._row(row) for row in complaints(self._desk, day=self._day))

    def _row(self, row: Complaint) -> Listed:
        stands = stage(row, self._day)
        words, tone = STAGES[stands]
        name, subject = about(self._desk, row), stopped_subject(self._desk, row)
        said = label(row.result) if stands is Stage.CLOSED else words
        cells = (
            TextCell(name, mark="Khen thưởng" if row.award_id else "", mark_tone=Tone.MUTED),
            TextCell(label(row.kind), Tone.MUTED),
            TextCell(short(row.content), tip=row.content),
            TextCell(format_date(row.received_on), Tone.MUTED),
            TextCell(row.handled_by, Tone.MUTED),
            TextCell(format_date(row.due_on) if row.due_on else ""),
            TextCell(said, tone),
        )
        return Listed(
            searchable(name, row.content, row.handled_by, row.document, row.answer),
            Line(row.id, cells),
            frozenset({list(Stage).index(stands) + 1}),
            None if subject is None else unit_of(self._desk, subject).id,
        )

    @override
    def details(self, key: int) -> Details:
        row = self._desk.store.get(Complaint, key)
        words, tone = STAGES[stage(row, self._day)]
        rows = [DetailRow("Tình trạng", words, "", tone)]
        if row.award_id is not None:
            decision = self._desk.store.get(Award, row.award_id).decision_id
            said = head_of(self._desk.store.get(Decision, decision)).words
            rows.append(DetailRow("Khen thưởng", f"Quyết định {said}"))
        rows += [
            DetailRow("Ngày nhận", format_date(row.received_on)),
            DetailRow("Nơi giải quyết", row.handled_by or "Chưa ghi"),
            DetailRow("Hạn", format_date(row.due_on) if row.due_on else "Chưa đặt"),
            DetailRow("Dừng xét", self._stopped(row)),
        ]
        sections = (
            DetailSection("Nội dung", (DetailRow("", row.content),)),
            DetailSection("Kết quả", _result(row), "Chưa có kết quả."),
            evidence_section(self._desk, Owner(complaint_id=key)),
        )
        return Details(label(row.kind), about(self._desk, row), tuple(rows), sections)

    def _stopped(self, row: Complaint) -> str:
        subject = stopped_subject(self._desk, row)
        if subject is None:
            return NOBODY
        name = subject_name(self._desk, subject)
        return name if row.closed_on is None else f"{name}, đã kết thúc"

    @override
    def form(self, key: int | None) -> FormDialog:
        made = ComplaintDialog(self._theme, self._desk, complaint_id=key, parent=self)
        made.saved.connect(self.choose_later)
        return made

    @override
    def remove_row(self, key: int) -> str:
        return remove_complaint(self._desk, key)


def _result(row: Complaint) -> tuple[DetailRow, ...]:
    if row.closed_on is None:
        return ()
    rows = [DetailRow("Kết luận", f"{label(row.result)}, ngày {format_date(row.closed_on)}")]
    if row.document:
        rows.append(DetailRow("Văn bản", row.document))
    if row.answer:
        rows.append(DetailRow("Trả lời", row.answer))
    return tuple(rows)
