"""What can be done in the tab Khen thưởng: each act is one use case, some ask in a short form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services import awards, decisions, nomination_steps
from thidua_desktop.ui.awards import waits
from thidua_desktop.ui.awards.dialogs import (
    DraftDialog,
    HeadDialog,
    IssueDialog,
    OverrideDialog,
    ReasonDialog,
)
from thidua_desktop.ui.awards.nominate_dialog import NominateDialog
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.page import allow, make_action
from thidua_desktop.ui.nominations.ranking_dialog import RankingDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.awards.picture import NominationView, RoundPicture
    from thidua_desktop.ui.theme import Theme


class AwardActs(QObject):
    """The tab's actions; a disabled one says what it waits for."""

    refused = Signal(object)  # RuleError or EnvironmentFault of what could not be done
    told = Signal(str)  # a sentence for the status line
    saved = Signal(int)  # id of the nomination that was stored

    def __init__(self, tab: QWidget, theme: Theme, desk: Desk) -> None:
        super().__init__(tab)
        self._tab, self._theme, self._desk = tab, theme, desk
        self._picture: RoundPicture | None = None
        self._chosen: NominationView | None = None
        self._make_actions()
        self._connect()

    def _make_actions(self) -> None:
        make = partial(make_action, self._tab, self._theme)
        self.nominate = make("Đề nghị khen thưởng", Icon.PLUS, keys="Ins")
        self.submit = make("Trình xét", Icon.VERIFY)
        self.draft = make("Lập quyết định…", Icon.NEW_FILE)
        self.edit = make("Sửa đề nghị", Icon.EDIT, keys="F2")
        self.remove = make("Xóa đề nghị", Icon.DELETE, keys="Del")
        self.past = make("Quyết định đã có…", Icon.HISTORY)
        self.confirm = make("Xác nhận của thủ trưởng…", Icon.SIGN)
        self.override = make("Cho vượt điều kiện…", Icon.SHIELD)
        self.send_back = make("Trả lại…", Icon.UNDO)
        self.override.setIconText("Cho vượt")
        self.from_list = make("Nhập từ Excel, Word…", Icon.SHEET)
        self.unscheduled = make("Khen đột xuất…", Icon.AWARD)
        self.from_ranking = make("Đề nghị từ bảng xếp hạng…", Icon.RANKING)
        self.set_aside = make("Không xét…", Icon.CLOSE)
        self.move_back = make("Xét lại…", Icon.RESET)
        self.raise_ = make("Chuyển lên", Icon.UP, keys="Alt+Up")
        self.lower = make("Chuyển xuống", Icon.DOWN, keys="Alt+Down")
        self.sign = make("Trình ký", Icon.SIGN)
        self.issue = make("Nhập số, ngày ban hành…", Icon.STAMP)
        self.reopen = make("Đưa về dự thảo", Icon.RESET)

    def _connect(self) -> None:
        for action, act in (
            (self.nominate, self._nominate),
            (self.from_ranking, self._nominate_ranked),
            (self.submit, self._submit),
            (self.draft, self._draft),
            (self.edit, self._edit),
            (self.remove, self._remove),
            (self.confirm, self._confirm),
            (self.override, self._override),
            (self.send_back, self._send_back),
            (self.set_aside, self._set_aside),
            (self.move_back, self._move_back),
            (self.raise_, self._raise),
            (self.lower, self._lower),
            (self.sign, self._sign),
            (self.issue, self._issue),
            (self.reopen, self._reopen),
        ):
            action.triggered.connect(act)

    def show(self, *, picture: RoundPicture | None, chosen: NominationView | None) -> None:
        """Open what can be done with this round and this nomination."""
        self._picture, self._chosen = picture, chosen
        for action, why in (
            (self.nominate, waits.closed_waits(picture)),
            (self.from_ranking, waits.ranking_waits(picture)),
            (self.set_aside, waits.aside_waits(picture, chosen)),
            (self.move_back, waits.back_waits(picture, chosen)),
            (self.raise_, waits.shift_waits(picture, chosen)),
            (self.lower, waits.shift_waits(picture, chosen)),
            (self.submit, waits.submit_waits(picture)),
            (self.draft, waits.draft_waits(picture)),
            (self.edit, waits.edit_waits(picture, chosen)),
            (self.remove, waits.remove_waits(picture, chosen)),
            (self.confirm, waits.head_waits(picture, chosen)),
            (self.override, waits.override_waits(picture, chosen)),
            (self.send_back, waits.return_waits(picture, chosen)),
            (self.sign, waits.sign_waits(picture)),
            (self.issue, waits.issue_waits(picture)),
            (self.reopen, waits.issue_waits(picture)),
        ):
            allow(action, allowed=not why, why=why)

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (RuleError, EnvironmentFault) as error:
            self.refused.emit(error)

    def _nominate(self, *_: object) -> None:
        self._open_nomination(None)

    def _nominate_ranked(self, *_: object) -> None:
        if self._picture is not None:
            dialog = RankingDialog(
                self._theme, self._desk, round_id=self._picture.held.id, parent=self._tab
            )
            dialog.stored.connect(self.saved)
            open_over(dialog)

    def _edit(self, *_: object) -> None:
        view = self._chosen
        if view is not None:
            self._open_nomination(view)

    def _open_nomination(self, view: NominationView | None) -> None:
        if self._picture is None:
            return
        row = view.row if view else None
        form = NominateDialog(
            self._theme, self._desk, round_id=self._picture.held.id, row=row, parent=self._tab
        )
        form.saved.connect(self.saved)
        open_over(form)

    def _submit(self, *_: object) -> None:
        self._try(self._submit_pending)

    def _submit_pending(self) -> None:
        ids = waits.pending(self._picture)
        waiting = awards.submit(self._desk, ids)
        if waiting:
            self.told.emit(
                f"{len(waiting)}/{len(ids)} đề nghị chưa đủ điều kiện: xem phiếu điều kiện."
            )
        else:
            self.told.emit(f"{len(ids)} đề nghị đủ điều kiện.")

    def _draft(self, *_: object) -> None:
        if self._picture is None:
            return
        form = DraftDialog(
            self._theme, self._desk, round_id=self._picture.held.id, parent=self._tab
        )
        open_over(form)

    def _remove(self, *_: object) -> None:
        view = self._chosen
        if view is not None:
            self._try(partial(awards.remove_nomination, self._desk, view.row.id))

    def _confirm(self, *_: object) -> None:
        view = self._chosen
        if view is not None and self._picture is not None:
            day = self._picture.held.data_day
            form = HeadDialog(
                self._theme, self._desk, nomination_id=view.row.id, day=day, parent=self._tab
            )
            open_over(form)

    def _override(self, *_: object) -> None:
        view = self._chosen
        if view is not None:
            form = OverrideDialog(
                self._theme, self._desk, nomination_id=view.row.id, card=view.card, parent=self._tab
            )
            open_over(form)

    def _send_back(self, *_: object) -> None:
        self._ask(
            "Trả lại",
            "Đơn vị cần sửa hay bổ sung gì; người sửa sau thấy lý do này.",
            awards.send_back,
        )

    def _set_aside(self, *_: object) -> None:
        self._ask(
            "Không xét",
            "Vì sao không xét đề nghị này; lý do hiện ở đầu bảng chi tiết.",
            nomination_steps.set_aside,
        )

    def _move_back(self, *_: object) -> None:
        self._ask(
            "Xét lại",
            "Điều kiện được xét lại ngay; lý do hiện ở đầu bảng chi tiết.",
            nomination_steps.move_back,
        )

    def _ask(self, action: str, hint: str, step: Callable[..., None]) -> None:
        """Ask for the reason of a step of the chosen nomination."""
        view = self._chosen
        if view is not None:
            form = ReasonDialog(
                self._theme,
                title=f"{action} – {view.row.printed_name}",
                action=action,
                hint=hint,
                act=partial(self._take, step, view.row.id),
                parent=self._tab,
            )
            open_over(form)

    def _take(self, step: Callable[..., None], nomination_id: int, reason: str) -> None:
        step(self._desk, nomination_id, reason=reason)

    def _raise(self, *_: object) -> None:
        self._shift(-1)

    def _lower(self, *_: object) -> None:
        self._shift(1)

    def _shift(self, by: int) -> None:
        view = self._chosen
        if view is not None:
            self._try(partial(nomination_steps.shift, self._desk, view.row.id, by=by))

    def _sign(self, *_: object) -> None:
        if self._picture is not None and self._picture.decision is not None:
            day = self._desk.clock.today()
            decision_id = self._picture.decision.id
            self._try(partial(decisions.send_to_sign, self._desk, decision_id, day=day))

    def _issue(self, *_: object) -> None:
        if self._picture is not None and self._picture.decision is not None:
            form = IssueDialog(
                self._theme,
                self._desk,
                decision_id=self._picture.decision.id,
                day=self._desk.clock.today(),
                parent=self._tab,
            )
            open_over(form)

    def _reopen(self, *_: object) -> None:
        if self._picture is not None and self._picture.decision is not None:
            self._try(partial(decisions.reopen_decision, self._desk, self._picture.decision.id))
