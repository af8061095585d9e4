"""How work begins: the first page of a new desk, its office or the sample, and the sample's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from thidua_desktop.core.dates import format_date
from thidua_desktop.core.errors import RuleError
from thidua_desktop.services import setup
from thidua_desktop.ui.action_list import Act
from thidua_desktop.ui.first_start import FirstStart

if TYPE_CHECKING:
    from thidua_desktop.services.desk import Desk
    from thidua_desktop.services.setup import OfficeForm
    from thidua_desktop.ui.actions import Actions
    from thidua_desktop.ui.main_window import MainWindow
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.theme import Theme


class Beginning(QObject):
    """Stands before the tabs while there is no office yet."""

    emptied = Signal()  # nothing: the sample is about to go, no page may show it any more
    begun = Signal()  # nothing: the desk has an office now, or has none again

    def __init__(
        self,
        theme: Theme,
        desk: Desk,
        messages: Messages,
        *,
        window: MainWindow,
        actions: Actions,
    ) -> None:
        super().__init__()
        self._theme, self._desk, self._messages = theme, desk, messages
        self._window, self._actions = window, actions

    def show(self) -> None:
        """Show the first page on a new desk, the tabs otherwise; say when it is the sample."""
        page = None
        if self._desk.is_new:
            page = FirstStart(self._theme)
            page.office_entered.connect(self._create_office)
            page.sample_wanted.connect(self._install_sample)
        self._window.show_instead(page)
        self._mark_sample()

    def _mark_sample(self) -> None:
        """Say plainly that this is the sample, and offer to remove it."""
        sample = not self._desk.is_new and self._desk.office.is_sample
        self._actions[Act.REMOVE_SAMPLE].setVisible(sample)
        if sample:
            day = format_date(self._desk.clock.today())
            self._window.notice.say(
                "Dữ liệu mẫu để tập làm: đơn vị, người và số liệu là giả định; "
                f"ngày giờ đứng ở {day}. Gỡ tất cả trong menu Dữ liệu.",
                undoable=False,
            )

    def remove_sample(self) -> None:
        """Ask, then begin anew without the sample."""
        if self._messages.ask(
            "Gỡ dữ liệu mẫu",
            "Mọi thứ của dữ liệu mẫu sẽ được gỡ để bắt đầu cơ quan của bạn. Không hoàn tác được.",
            act="Gỡ dữ liệu mẫu",
        ):
            self.emptied.emit()
            setup.remove_sample(self._desk)
            self._window.notice.dismiss()
            self.begun.emit()

    def _create_office(self, form: OfficeForm) -> None:
        try:
            setup.create_office(self._desk, form)
        except RuleError as error:
            self._messages.refuse(error)
            return
        self.begun.emit()

    def _install_sample(self) -> None:
        setup.install_sample(self._desk)
        self.begun.emit()
