"""Đề nghị cấp trên: every proposal that was sent, until its answer is here."""

from __future__ import annotations

from functools import partial

from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.domain.records import AwardForm, AwardRound, Nomination, Unit, UpwardProposal
from thidua_desktop.domain.terms import ProposalAnswer
from thidua_desktop.services import proposals
from thidua_desktop.services.evidence import Owner, of_owner
from thidua_desktop.services.finder import searchable
from thidua_desktop.ui.decisions.signed_copy import FilesDialog
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import Column, Line, TextCell
from thidua_desktop.ui.master.list_window import Listed, ListWindow, ListWords
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.proposals.forms import NO_GROUND, AnswerDialog, EditDialog, SendDialog
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.details_panel import DetailRow, Details, DetailSection

WORDS = ListWords(
    title="Đề nghị cấp trên",
    thing="đề nghị",
    prompt="Lọc theo tên, đơn vị, hình thức, văn bản…",
    hint="Chọn một đề nghị để xem văn bản và trả lời.",
    empty="Chưa gửi đề nghị nào lên cấp trên. Đề nghị có hình thức do cấp trên quyết định, đã qua "
    "Hội đồng, được gửi từ đây.",
    screen="proposals",
)
GROUPS = ("Tất cả", "Chờ trả lời", "Được khen", "Không được khen")
COLUMNS = (
    Column("Tên"),
    Column("Đơn vị", 12, spare=2),
    Column("Hình thức", 14),
    Column("Văn bản gửi", 10, spare=1),
    Column("Ngày gửi", 8, numbers=True),
    Column("Trả lời", 9),
    Column("Văn bản trả lời", 10, spare=1),
)
GROUP_OF = {
    ProposalAnswer.WAITING: 1,
    ProposalAnswer.APPROVED: 2,
    ProposalAnswer.REFUSED: 3,
}
TONES = {
    ProposalAnswer.WAITING: Tone.WARN,
    ProposalAnswer.APPROVED: Tone.GOOD,
    ProposalAnswer.REFUSED: Tone.BAD,
}
CHOOSE = "Chọn một đề nghị trong bảng trước."
ANSWERED = "Đề nghị này đã có trả lời."
NOTHING = "Không có đề nghị nào chờ gửi: cần hình thức do cấp trên quyết định, đã qua Hội đồng."


class ProposalsDialog(ListWindow):
    """What is approved is found in the register and among the decisions at once."""

    words, columns, groups, ems = WORDS, COLUMNS, GROUPS, (96, 52)

    @override
    def make_acts(self) -> None:
        make = partial(make_action, self, self._theme)
        self.send = make("Gửi cấp trên…", Icon.UP, keys="Ins")
        self.answer = make("Ghi trả lời…", Icon.STAMP)
        self.edit = make("Sửa…", Icon.EDIT, keys="F2")
        self.files = make("Tệp kèm theo…", Icon.PAPERCLIP)
        self.drop = make("Rút đề nghị", Icon.DELETE, keys="Del")
        self.bar.add_action(self.send, main=True)
        for action, slot in (
            (self.send, self._send),
            (self.answer, self._answer),
            (self.edit, self._edit),
            (self.files, self._files),
            (self.drop, self._drop),
        ):
            action.triggered.connect(slot)
            if action is not self.send:
                self.bar.add_action(action)

    @override
    def rows(self) -> tuple[Listed, ...]:
        forms = {form.key: form.name for form in self._desk.store.all(AwardForm)}
        units = {unit.id: unit.short_name for unit in self._desk.store.all(Unit)}
        named = {row.id: row for row in self._desk.store.all(Nomination)}
        found = sorted(self._desk.store.all(UpwardProposal), key=_order)
        return tuple(_row(row, named[row.nomination_id], forms=forms, units=units) for row in found)

    @override
    def details(self, key: int) -> Details:
        row = self._desk.store.get(UpwardProposal, key)
        nomination = self._desk.store.get(Nomination, row.nomination_id)
        forms = {form.key: form.name for form in self._desk.store.all(AwardForm)}
        rows = [
            DetailRow("Hình thức", forms.get(nomination.form_key, nomination.form_key)),
            DetailRow("Đơn vị", self._desk.store.get(Unit, nomination.unit_id).name),
            DetailRow("Đợt xét", self._desk.store.get(AwardRound, nomination.round_id).name),
            DetailRow("Kính gửi", row.addressee),
            DetailRow("Đã gửi", f"{row.document} ngày {format_date(row.sent_on)}".strip()),
            DetailRow("Trả lời", label(row.answer)),
        ]
        rows += [
            DetailRow(name, value)
            for name, value in (
                ("Văn bản", row.answer_document),
                ("Ngày", format_date(row.answered_on) if row.answered_on else ""),
                ("Lý do", row.answer_reason),
            )
            if value
        ]
        if proposals.movement_is_no_ground(self._desk, nomination.id):
            rows.append(DetailRow("Lưu ý", NO_GROUND))
        files = of_owner(self._desk, Owner(proposal_id=key))
        told = tuple(DetailRow("", view.row.file_name) for view in files)
        return Details(
            kicker="Đề nghị cấp trên",
            title=nomination.printed_name,
            rows=tuple(rows),
            sections=(
                DetailSection("Thành tích", (DetailRow("", nomination.citation),)),
                DetailSection("Tệp kèm theo", told, "Chưa có tệp nào."),
            ),
        )

    @override
    def allow_acts(self, key: int | None) -> None:
        row = None if key is None else self._desk.store.get(UpwardProposal, key)
        waits = row is not None and row.answer is ProposalAnswer.WAITING
        why = CHOOSE if row is None else ANSWERED
        for action in (self.answer, self.edit, self.drop):
            allow(action, allowed=waits, why=why)
        allow(self.files, allowed=row is not None, why=CHOOSE)
        allow(self.send, allowed=bool(proposals.to_send(self._desk)), why=NOTHING)

    def _send(self, *_: object) -> None:
        form = SendDialog(self._theme, self._desk, self)
        form.sent.connect(self.choose_later)
        self.open_form(form)

    def _answer(self, *_: object) -> None:
        if self.table.key is not None:
            self.open_form(AnswerDialog(self._theme, self._desk, self.table.key, self))

    def _edit(self, *_: object) -> None:
        if self.table.key is not None:
            self.open_form(EditDialog(self._theme, self._desk, self.table.key, self))

    def _files(self, *_: object) -> None:
        key = self.table.key
        if key is None:
            return
        form = FilesDialog(
            self._theme,
            self._desk,
            Owner(proposal_id=key),
            title="Tệp kèm theo đề nghị",
            words="Tờ trình đã ký, hồ sơ gửi kèm, văn bản trả lời của cấp trên.",
            parent=self,
        )
        form.evidence.changed.connect(self.read)
        open_over(form)

    def _drop(self, *_: object) -> None:
        if self.table.key is not None:
            self.attempt(partial(proposals.take_back, self._desk, self.table.key))


def _order(row: UpwardProposal) -> tuple[bool, int, int]:
    return row.answer is not ProposalAnswer.WAITING, -row.sent_on.toordinal(), -row.id


def _row(
    row: UpwardProposal,
    nomination: Nomination,
    *,
    forms: dict[str, str],
    units: dict[int, str],
) -> Listed:
    form = forms.get(nomination.form_key, nomination.form_key)
    cells = (
        TextCell(nomination.printed_name, tip=nomination.citation),
        TextCell(units[nomination.unit_id]),
        TextCell(form, tip=form),
        TextCell(row.document),
        TextCell(format_date(row.sent_on)),
        TextCell(label(row.answer), TONES[row.answer]),
        TextCell(row.answer_document, Tone.MUTED),
    )
    text = searchable(*(cell.text for cell in cells))
    return Listed(text, Line(row.id, cells), frozenset({GROUP_OF[row.answer]}))
