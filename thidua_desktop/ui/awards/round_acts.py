"""What can be done with a whole round: open, change, its dossiers, close it and open it again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from thidua_desktop.core.errors import EnvironmentFault, RuleError
from thidua_desktop.services import rounds
from thidua_desktop.ui.awards import waits
from thidua_desktop.ui.awards.dialogs import ReasonDialog
from thidua_desktop.ui.awards.round_dialog import RoundDialog
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.master.form import open_over
from thidua_desktop.ui.master.page import allow, make_action

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from thidua_desktop.domain.records import AwardRound
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.awards.picture import RoundPicture
    from thidua_desktop.ui.theme import Theme


class RoundActs(QObject):
    """The acts of the menu Đợt xét; a disabled one says what it waits for."""

    refused = Signal(object)  # RuleError or EnvironmentFault of what could not be done
    told = Signal(str)  # a sentence for the status line
    opened = Signal(int)  # id of the round that was stored
    dossiers_wanted = Signal(int)  # id of the round whose papers are to be seen
    notices_wanted = Signal(int)  # id of the round whose public notice is to be seen

    def __init__(self, tab: QWidget, theme: Theme, desk: Desk) -> None:
        super().__init__(tab)
        self._tab, self._theme, self._desk = tab, theme, desk
        self._campaign_id: int | None = None
        self._day: date = desk.clock.today()
        self._held: AwardRound | None = None
        make = partial(make_action, tab, theme)
        self.open = make("Mở đợt xét…", Icon.LAYERS)
        self.change = make("Sửa đợt xét…", Icon.EDIT)
        self.dossiers = make("Hồ sơ của đợt…", Icon.FOLDER)
        self.notices = make("Công khai danh sách…", Icon.EYE)
        self.close = make("Chốt hồ sơ khen thưởng", Icon.SHIELD)
        self.reopen = make("Mở lại hồ sơ…", Icon.RESET)
        self.remove = make("Xóa đợt xét", Icon.DELETE)
        for action, act in (
            (self.open, self._open),
            (self.change, self._change),
            (self.dossiers, self._show_dossiers),
            (self.notices, self._show_notices),
            (self.close, self._close),
            (self.reopen, self._reopen),
            (self.remove, self._remove),
        ):
            action.triggered.connect(act)

    def show(self, campaign_id: int | None, day: date, *, picture: RoundPicture | None) -> None:
        """Open what can be done with this round."""
        self._campaign_id, self._day = campaign_id, day
        self._held = None if picture is None else picture.held
        none = waits.NO_ROUND if picture is None else ""
        closed = waits.closed_waits(picture)
        for action, why in (
            (self.change, closed),
            (self.dossiers, none),
            (self.notices, none),
            (self.close, closed or waits.close_waits(picture)),
            (self.reopen, waits.reopen_waits(picture)),
            (self.remove, closed or waits.remove_round_waits(picture)),
        ):
            allow(action, allowed=not why, why=why)

    def _open(self, *_: object) -> None:
        self._show_form(None)

    def _change(self, *_: object) -> None:
        self._show_form(self._held)

    def _show_form(self, row: AwardRound | None) -> None:
        form = RoundDialog(
            self._theme,
            self._desk,
            campaign_id=self._campaign_id,
            day=self._day,
            row=row,
            parent=self._tab,
        )
        form.opened.connect(self.opened)
        open_over(form)

    def _show_dossiers(self, *_: object) -> None:
        if self._held is not None:
            self.dossiers_wanted.emit(self._held.id)

    def _show_notices(self, *_: object) -> None:
        if self._held is not None:
            self.notices_wanted.emit(self._held.id)

    def _close(self, *_: object) -> None:
        if self._held is not None:
            today = self._desk.clock.today()
            act = partial(rounds.close_round, self._desk, self._held.id, day=today)
            if self._try(act):
                self.told.emit(f"Đã chốt hồ sơ khen thưởng “{self._held.name}”.")

    def _reopen(self, *_: object) -> None:
        if self._held is not None:
            form = ReasonDialog(
                self._theme,
                title=f"Mở lại hồ sơ – {self._held.name}",
                action="Mở lại hồ sơ",
                hint="Lý do được ghi vào nhật ký.",
                act=partial(self._reopen_because, self._held.id),
                parent=self._tab,
            )
            open_over(form)

    def _reopen_because(self, round_id: int, reason: str) -> None:
        rounds.reopen_round(self._desk, round_id, reason=reason)

    def _remove(self, *_: object) -> None:
        if self._held is not None:
            self._try(partial(rounds.remove_round, self._desk, self._held.id))

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except (RuleError, EnvironmentFault) as error:
            self.refused.emit(error)
            return False
        return True
