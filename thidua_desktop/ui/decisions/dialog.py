"""Quyết định, sửa đổi, hủy bỏ: all decisions, their steps, and what follows each award."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.domain.past_decision import write_number
from thidua_desktop.domain.terms import DecisionState
from thidua_desktop.services import amendments, decisions, papers, withdrawals
from thidua_desktop.services.decision_list import all_decisions
from thidua_desktop.services.evidence import Owner
from thidua_desktop.ui.awards.dialogs import IssueDialog, ReasonDialog
from thidua_desktop.ui.decisions import award_acts, waits
from thidua_desktop.ui.decisions.draft_form import DraftEditDialog
from thidua_desktop.ui.decisions.gaps_dialog import GapsDialog
from thidua_desktop.ui.decisions.lines import (
    AWARD_COLUMNS,
    COLUMNS,
    GROUPS,
    award_lines,
    decision_details,
    decision_row,
)
from thidua_desktop.ui.decisions.paper_view import PaperDialog, ShownPaper
from thidua_desktop.ui.decisions.signed_copy import FilesDialog
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.list_window import ListWindow, ListWords
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.parts import bare

if TYPE_CHECKING:
    from thidua_desktop.services.decision_list import DecisionView
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.master.list_window import Listed
    from thidua_desktop.ui.widgets.details_panel import Details

WORDS = ListWords(
    title="Quyết định, sửa đổi, hủy bỏ",
    thing="văn bản",
    prompt="Lọc theo số, ngày, đợt xét, người ký…",
    hint="Chọn một văn bản để xem nội dung, tiền thưởng và bản đã ký.",
    empty="Chưa có quyết định nào. Lập quyết định ở tab Khen thưởng.",
    screen="decisions",
)


class DecisionsDialog(ListWindow):
    """The awards of the chosen decision stand below it, each with its own acts."""

    words, columns, groups, ems = WORDS, COLUMNS, GROUPS, (96, 52)

    @override
    def make_acts(self) -> None:
        make = partial(make_action, self, self._theme)
        self.issue = make("Nhập số, ngày…", Icon.STAMP)
        self.sign = make("Trình ký", Icon.SIGN)
        self.look = make("Xem văn bản…", Icon.EYE)
        self.edit = make("Sửa dự thảo…", Icon.EDIT, keys="F2")
        self.signed = make("Bản đã ký…", Icon.PAPERCLIP)
        self.reopen = make("Đưa về dự thảo", Icon.RESET)
        self.discard = make("Bỏ dự thảo", Icon.DELETE, keys="Del")
        self.withdraw = make("Rút lại ban hành…", Icon.UNDO)
        self.gaps = make("Số sổ bỏ trống…", Icon.BOOK)
        self.amend = make("Sửa đổi, đính chính…", Icon.EDIT)
        self.reissue = make("Cấp đổi, cấp lại…", Icon.AWARD)
        self.revoke = make("Hủy bỏ…", Icon.CLOSE)
        self.recover = make("Ghi thu hồi…", Icon.DOWNLOAD)
        self._views: dict[int, DecisionView] = {}
        self.awards = LinesTable(
            self._theme, LinesModel(AWARD_COLUMNS), name="Khen thưởng của văn bản", short=True
        )
        self.award_bar = ActionBar(self._theme)
        self.bar.add_action(self.issue, main=True)
        for action, slot in (
            (self.issue, self._issue),
            (self.sign, self._sign),
            (self.look, self._look),
            (self.edit, self._edit),
            (self.signed, self._signed),
            (self.reopen, self._reopen),
            (self.discard, self._discard),
            (self.withdraw, self._withdraw),
            (self.gaps, self._gaps),
        ):
            action.triggered.connect(slot)
            if action is not self.issue:
                self.bar.add_action(action)
        for action, slot in (
            (self.amend, self._amend),
            (self.reissue, self._reissue),
            (self.revoke, self._revoke),
            (self.recover, self._recover),
        ):
            action.triggered.connect(slot)
            self.award_bar.add_action(action)
        self.awards.key_chosen.connect(self._show_award)

    @override
    def below(self) -> QWidget:
        lower = QWidget()
        column = QVBoxLayout(lower)
        bare(column, spacing=self._theme.metrics.xs)
        column.addWidget(self.award_bar)
        column.addWidget(self.awards, 1)
        return lower

    @override
    def rows(self) -> tuple[Listed, ...]:
        views = all_decisions(self._desk)
        self._views = {view.row.id: view for view in views}
        return tuple(map(decision_row, views))

    @override
    def details(self, key: int) -> Details:
        return decision_details(self._desk, self._views[key])

    @property
    def current(self) -> DecisionView | None:
        """The current decision."""
        return self._views.get(self.table.key or 0)

    @override
    def allow_acts(self, key: int | None) -> None:
        view = self._views.get(key or 0)
        row = view.row if view else None
        for action, why in (
            (self.sign, waits.sign(row)),
            (self.issue, waits.issue(row)),
            (self.look, waits.look(row)),
            (self.edit, waits.draft(row)),
            (self.signed, waits.signed(row)),
            (self.reopen, waits.issue(row)),
            (self.discard, waits.draft(row)),
            (self.withdraw, waits.withdraw(self._desk, row)),
        ):
            allow(action, allowed=not why, why=why)
        self.awards.show_lines(() if row is None else award_lines(self._desk, row))
        self._show_award()

    def _show_award(self, *_: object) -> None:
        key, view = self.awards.key, self.current
        issued = view is not None and view.row.state is DecisionState.ISSUED
        revoked = key is not None and amendments.revoked_by(self._desk, key) is not None
        why = "" if key is not None and issued else waits.CHOOSE_AWARD
        gone = waits.REVOKED if revoked else ""
        for action in (self.amend, self.reissue, self.revoke):
            allow(action, allowed=not (why or gone), why=why or gone)
        recoverable = revoked and not why
        allow(self.recover, allowed=recoverable, why=why or waits.NOT_REVOKED)

    # văn bản

    def _sign(self, *_: object) -> None:
        view = self.current
        if view is not None:
            day = self._desk.clock.today()
            self.attempt(partial(decisions.send_to_sign, self._desk, view.row.id, day=day))

    def _issue(self, *_: object) -> None:
        view = self.current
        if view is not None:
            day = self._desk.clock.today()
            self.open_form(
                IssueDialog(self._theme, self._desk, decision_id=view.row.id, day=day, parent=self)
            )

    def _edit(self, *_: object) -> None:
        view = self.current
        if view is not None:
            self.open_form(DraftEditDialog(self._theme, self._desk, view.row.id, self))

    def _reopen(self, *_: object) -> None:
        view = self.current
        if view is not None:
            self.attempt(partial(decisions.reopen_decision, self._desk, view.row.id))

    def _discard(self, *_: object) -> None:
        view = self.current
        if view is not None:
            self.attempt(partial(decisions.discard_draft, self._desk, view.row.id))

    def _withdraw(self, *_: object) -> None:
        view = self.current
        if view is None:
            return
        number = write_number(view.row.number, view.row.symbol)
        self.open_form(
            ReasonDialog(
                self._theme,
                title=f"Rút lại ban hành – {number}",
                action="Rút lại ban hành",
                hint="Văn bản về chờ số. Các số sổ đã cấp bỏ trống kèm lý do này, không cấp lại; "
                "việc này không hoàn tác được.",
                act=partial(take_withdrawal, self._desk, view.row.id),
                parent=self,
            )
        )

    def _look(self, *_: object) -> None:
        view = self.current
        if view is not None:
            self.show_if_possible(partial(self._open_paper, view))

    def _open_paper(self, view: DecisionView) -> None:
        row = view.row
        document = papers.decision_document(self._desk, row.id)
        shown = ShownPaper(
            title=document.title,
            stem=document.title.replace("/", "-"),
            pdf=papers.decision_pdf(self._desk, row.id),
            docx=papers.docx(self._desk, document),
        )
        open_over(PaperDialog(self._theme, shown, self))

    def _signed(self, *_: object) -> None:
        view = self.current
        if view is None:
            return
        number = write_number(view.row.number, view.row.symbol)
        form = FilesDialog(
            self._theme,
            self._desk,
            Owner(decision_id=view.row.id),
            title=f"Bản đã ký – {number}",
            words="Bản quét có chữ ký, con dấu của văn bản này (PDF hoặc ảnh).",
            parent=self,
        )
        form.evidence.changed.connect(self.read)
        open_over(form)

    def _gaps(self, *_: object) -> None:
        form = GapsDialog(self._theme, self._desk, self)
        form.export_wanted.connect(self.export_wanted)
        open_over(form)

    # khen thưởng

    def _amend(self, *_: object) -> None:
        if self.awards.key is not None:
            form = award_acts.open_amend(self._theme, self._desk, self.awards.key, parent=self)
            form.drafted.connect(self._take_draft)

    def _revoke(self, *_: object) -> None:
        if self.awards.key is not None:
            form = award_acts.open_revoke(self._theme, self._desk, self.awards.key, parent=self)
            form.drafted.connect(self._take_draft)

    def _take_draft(self, decision_id: int) -> None:
        self.choose_later(decision_id)
        self.tell_stored()

    def _reissue(self, *_: object) -> None:
        if self.awards.key is not None:
            form = award_acts.open_reissue(self._theme, self._desk, self.awards.key, parent=self)
            form.accepted.connect(self.tell_stored)

    def _recover(self, *_: object) -> None:
        if self.awards.key is not None:
            form = award_acts.open_recover(self._theme, self._desk, self.awards.key, parent=self)
            form.accepted.connect(self.tell_stored)


def take_withdrawal(desk: Desk, decision_id: int, reason: str) -> None:
    """Withdraw for a reason; no bound method, for a form that holds its parent's keeps it alive."""
    withdrawals.withdraw(desk, decision_id, reason=reason)
