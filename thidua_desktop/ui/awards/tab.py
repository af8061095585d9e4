"""Tab Khen thưởng: from nominations by round to the issued decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services import awards, decisions
from thidua_desktop.ui.awards import waits
from thidua_desktop.ui.awards.decision_box import DecisionBox
from thidua_desktop.ui.awards.dialogs import (
    HeadDialog,
    IssueDialog,
    OverrideDialog,
    ReasonDialog,
    RoundDialog,
)
from thidua_desktop.ui.awards.model import COLUMNS, nomination_lines
from thidua_desktop.ui.awards.nominate_dialog import NominateDialog
from thidua_desktop.ui.awards.panel import CardPanel
from thidua_desktop.ui.awards.picture import Step, round_picture, rounds_of
from thidua_desktop.ui.awards.step_strip import StepStrip
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.lines import LinesModel
from thidua_desktop.ui.master.page import MasterPage, allow, make_action, show_everything
from thidua_desktop.ui.master.table import LinesTable
from thidua_desktop.ui.texts import label
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.filter_line import ChoiceButton, FilterLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QDialog

    from thidua_desktop.domain.records import AwardRound
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.storage.store import Delta
    from thidua_desktop.ui.awards.picture import NominationView, RoundPicture
    from thidua_desktop.ui.theme import Theme

NO_ROUNDS = ("Chưa có đợt xét",)
EMPTY = {
    False: (
        "Chưa có đợt xét nào",
        "Mở một đợt xét, rồi đề nghị các tập thể, cá nhân có thành tích.",
    ),
    True: (
        "Đợt xét chưa có đề nghị nào",
        "Đề nghị các tập thể, cá nhân có thành tích; điều kiện được xét ngay khi thêm.",
    ),
}
PANEL_SHARE = 32


class AwardsTab(QWidget):
    """Shows one round; every act is one use case, and what it did comes back by `take`."""

    refused = Signal(object)  # RuleError or EnvironmentFault of what could not be done
    told = Signal(str)  # a sentence for the status line

    def __init__(self, theme: Theme, desk: Desk) -> None:
        super().__init__()
        self._theme, self._desk = theme, desk
        self._campaign_id: int | None = None
        self._day: date = desk.clock.today()
        self._rounds: tuple[AwardRound, ...] = ()
        self._round_id: int | None = None
        self._stale = False
        self.picture: RoundPicture | None = None
        self._make_actions()
        self.table = LinesTable(theme, LinesModel(COLUMNS), name="Bảng đề nghị khen thưởng")
        self.filters = FilterLine(theme, prompt="Lọc theo tên, đơn vị…")
        self.rounds = ChoiceButton(theme, Icon.AWARD, NO_ROUNDS, name="Đợt xét")
        self.steps = self.filters.add_choice(
            Icon.FILTER, ("Mọi bước", *(step.value for step in Step)), name="Bước"
        )
        self.strip = StepStrip(theme)
        self.panel = CardPanel(theme, (self.confirm, self.override, self.send_back))
        self.box = DecisionBox(theme, (self.reopen, self.sign, self.issue))
        self._empty = EmptyState(
            theme,
            Icon.AWARD,
            title=EMPTY[False][0],
            sentence=EMPTY[False][1],
            actions=(self.open_round, self.nominate),
        )
        self._page = self._make_page()
        self._connect()
        self._refresh()

    def _make_actions(self) -> None:
        make = partial(make_action, self, self._theme)
        self.nominate = make("Đề nghị khen thưởng", Icon.PLUS, keys="Ins")
        self.submit = make("Trình xét", Icon.VERIFY)
        self.draft = make("Lập quyết định…", Icon.NEW_FILE)
        self.edit = make("Sửa đề nghị", Icon.EDIT, keys="F2")
        self.remove = make("Xóa đề nghị", Icon.DELETE, keys="Del")
        self.open_round = make("Mở đợt xét…", Icon.LAYERS)
        self.confirm = make("Xác nhận của thủ trưởng…", Icon.SIGN)
        self.override = make("Cho vượt điều kiện…", Icon.SHIELD)
        self.send_back = make("Trả lại…", Icon.UNDO)
        self.override.setIconText("Cho vượt")
        self.sign = make("Trình ký", Icon.SIGN)
        self.issue = make("Nhập số, ngày ban hành…", Icon.STAMP)
        self.reopen = make("Đưa về dự thảo", Icon.RESET)

    def _make_page(self) -> MasterPage:
        page = MasterPage(
            self,
            self._theme,
            filters=self.filters,
            table=self.table,
            panel=self.panel,
            empty=self._empty,
            panel_share=PANEL_SHARE,
        )
        page.bar.add_action(self.nominate, main=True)
        for action in (self.submit, self.draft, self.edit, self.remove):
            page.bar.add_action(action)
        page.bar.add_action(self.open_round)
        page.bar.add_widget(self.rounds)
        page.notes.addWidget(self.strip)
        column = self.layout()
        if column is not None:
            column.addWidget(self.box)
        return page

    def _connect(self) -> None:
        for action, act in (
            (self.nominate, self._nominate),
            (self.submit, self._submit),
            (self.draft, self._draft),
            (self.edit, self._edit),
            (self.remove, self._remove),
            (self.open_round, self._open_round),
            (self.confirm, self._confirm),
            (self.override, self._override),
            (self.send_back, self._send_back),
            (self.sign, self._sign),
            (self.issue, self._issue),
            (self.reopen, self._reopen),
        ):
            action.triggered.connect(act)
        self.filters.text_changed.connect(self._show_lines)
        self.steps.chosen.connect(self._show_lines)
        self.rounds.chosen.connect(self._choose_round)
        self.table.key_chosen.connect(self._show_chosen)
        self.table.key_opened.connect(self._edit)

    # what is shown

    def show_campaign(self, campaign_id: int | None, day: date) -> None:
        """Show the newest round of a campaign; None shows the empty page."""
        if campaign_id != self._campaign_id:
            self._round_id = None
        self._campaign_id, self._day = campaign_id, day
        self._refresh()

    def take(self, _delta: Delta) -> None:
        """Show what a committed change left, at once or when the tab is next seen."""
        if self.isVisible():
            self._refresh()
        else:
            self._stale = True

    def go_to(self, nomination_id: int) -> None:
        """Make a nomination the current one, whatever is filtered."""
        if not self.table.choose(nomination_id):
            show_everything(self.filters, self.steps)
            self._show_lines()
            self.table.choose(nomination_id)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        campaign = self._campaign_id
        self._rounds = rounds_of(self._desk, campaign) if campaign is not None else ()
        known = [held.id for held in self._rounds]
        if self._round_id not in known:
            self._round_id = known[0] if known else None
        self.picture = round_picture(self._desk, self._round_id) if self._round_id else None
        self._show_rounds(known)
        filled = self.picture is not None and bool(self.picture.nominations)
        self._page.show_table(filled=filled)
        self._empty.say(*EMPTY[self.picture is not None])
        self.strip.setVisible(self.picture is not None)
        self.strip.show_round(self.picture, self._round_words())
        self.box.show_decision(self.picture)
        self._show_lines()

    def _show_rounds(self, known: list[int]) -> None:
        self.rounds.offer(tuple(held.name for held in self._rounds) or NO_ROUNDS)
        self.rounds.choose(known.index(self._round_id) if self._round_id in known else 0)
        self.rounds.setVisible(bool(known))

    def _round_words(self) -> str:
        if self.picture is None:
            return ""
        held = self.picture.held
        return f"{label(held.award_type)} · số liệu chốt ngày {format_date(held.data_day)}"

    def _show_lines(self, *_: object) -> None:
        if self.picture is not None:
            step = tuple(Step)[self.steps.current - 1] if self.steps.current else None
            lines = nomination_lines(self.picture, words=self.filters.words, step=step)
            shown = sum(line.key is not None for line in lines)
            self.filters.say_count(f"{shown}/{len(self.picture.nominations)} đề nghị")
            self.table.show_lines(lines)
        else:
            self.table.show_lines(())
        self._show_chosen()

    def _chosen(self) -> NominationView | None:
        return self.picture.find(self.table.key) if self.picture else None

    def _show_chosen(self, *_: object) -> None:
        view = self._chosen()
        self.panel.show_nomination(self.picture, view)
        self._allow(view)

    def _allow(self, view: NominationView | None) -> None:
        picture = self.picture
        no_campaign = waits.NO_CAMPAIGN if self._campaign_id is None else ""
        for action, why in (
            (self.open_round, no_campaign),
            (self.nominate, waits.NO_ROUND if picture is None else ""),
            (self.submit, waits.submit_waits(picture)),
            (self.draft, waits.draft_waits(picture)),
            (self.edit, waits.edit_waits(picture, view)),
            (self.remove, waits.remove_waits(picture, view)),
            (self.confirm, waits.head_waits(picture, view)),
            (self.override, waits.override_waits(picture, view)),
            (self.send_back, waits.return_waits(picture, view)),
            (self.sign, waits.sign_waits(picture)),
            (self.issue, waits.issue_waits(picture)),
            (self.reopen, waits.issue_waits(picture)),
        ):
            allow(action, allowed=not why, why=why)

    def _choose_round(self, index: int) -> None:
        self._round_id = self._rounds[index].id
        self._refresh()

    # what is done

    def _try(self, act: Callable[[], object]) -> None:
        try:
            act()
        except (RuleError, EnvironmentFault) as error:
            self.refused.emit(error)

    @staticmethod
    def _open(form: QDialog) -> None:
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()

    def _open_round(self, *_: object) -> None:
        if self._campaign_id is None:
            return
        form = RoundDialog(
            self._theme, self._desk, campaign_id=self._campaign_id, day=self._day, parent=self
        )
        form.opened.connect(self._show_round)
        self._open(form)

    def _show_round(self, round_id: int) -> None:
        self._round_id = round_id
        self._refresh()

    def _nominate(self, *_: object) -> None:
        self._open_nomination(None)

    def _edit(self, *_: object) -> None:
        view = self._chosen()
        if view is not None and self.edit.isEnabled():
            self._open_nomination(view)

    def _open_nomination(self, view: NominationView | None) -> None:
        if self._round_id is None:
            return
        row = view.row if view else None
        form = NominateDialog(
            self._theme, self._desk, round_id=self._round_id, row=row, parent=self
        )
        form.saved.connect(self.go_to)
        self._open(form)

    def _submit(self, *_: object) -> None:
        self._try(self._submit_pending)

    def _submit_pending(self) -> None:
        ids = waits.pending(self.picture)
        waiting = awards.submit(self._desk, ids)
        if waiting:
            self.told.emit(
                f"{len(waiting)}/{len(ids)} đề nghị chưa đủ điều kiện: xem phiếu điều kiện."
            )
        else:
            self.told.emit(f"{len(ids)} đề nghị đủ điều kiện.")

    def _draft(self, *_: object) -> None:
        if self._round_id is None:
            return
        form = ReasonDialog(
            self._theme,
            title="Lập quyết định",
            action="Lập quyết định",
            hint="Vì sao không họp Hội đồng, ví dụ “Đã xét tại họp liên tịch ngày 14/01/2026”.",
            act=partial(self._draft_for, self._round_id),
            parent=self,
        )
        self._open(form)

    def _draft_for(self, round_id: int, reason: str) -> None:
        decisions.draft_decision(self._desk, round_id, skip_council_reason=reason)

    def _remove(self, *_: object) -> None:
        view = self._chosen()
        if view is not None:
            self._try(partial(awards.remove_nomination, self._desk, view.row.id))

    def _confirm(self, *_: object) -> None:
        view = self._chosen()
        if view is not None and self.picture is not None:
            day = self.picture.held.data_day
            form = HeadDialog(
                self._theme, self._desk, nomination_id=view.row.id, day=day, parent=self
            )
            self._open(form)

    def _override(self, *_: object) -> None:
        view = self._chosen()
        if view is not None:
            form = OverrideDialog(
                self._theme, self._desk, nomination_id=view.row.id, card=view.card, parent=self
            )
            self._open(form)

    def _send_back(self, *_: object) -> None:
        view = self._chosen()
        if view is not None:
            form = ReasonDialog(
                self._theme,
                title=f"Trả lại – {view.row.printed_name}",
                action="Trả lại",
                hint="Đơn vị cần sửa hay bổ sung gì; người sửa sau thấy lý do này.",
                act=partial(self._return, view.row.id),
                parent=self,
            )
            self._open(form)

    def _return(self, nomination_id: int, reason: str) -> None:
        awards.send_back(self._desk, nomination_id, reason=reason)

    def _sign(self, *_: object) -> None:
        if self.picture is not None and self.picture.decision is not None:
            day = self._desk.clock.today()
            decision_id = self.picture.decision.id
            self._try(partial(decisions.send_to_sign, self._desk, decision_id, day=day))

    def _issue(self, *_: object) -> None:
        if self.picture is not None and self.picture.decision is not None:
            form = IssueDialog(
                self._theme,
                self._desk,
                decision_id=self.picture.decision.id,
                day=self._desk.clock.today(),
                parent=self,
            )
            self._open(form)

    def _reopen(self, *_: object) -> None:
        if self.picture is not None and self.picture.decision is not None:
            self._try(partial(decisions.reopen_decision, self._desk, self.picture.decision.id))
