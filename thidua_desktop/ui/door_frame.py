"""What the windows over the tabs are opened with, and what they may ask of the one below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from thidua_desktop.ui.master.form import open_over

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QDialog, QWidget

    from thidua_desktop.services.desk import Desk
    from thidua_desktop.ui.master.windows import TellingWindow
    from thidua_desktop.ui.messages import Messages
    from thidua_desktop.ui.tasks import Runner
    from thidua_desktop.ui.theme import Theme

    Where = Callable[[], tuple[int | None, date]]
    # Unit id and indicator id.
    AtHand = Callable[[], tuple[int | None, int | None]]

NO_CAMPAIGN = "Chưa có phong trào nào. Đọc kế hoạch trước (menu Tệp)."


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What stands behind the windows that are opened.

    `where` tells the campaign and the as-at day on screen, `at_hand` the cell or unit looked at.
    """

    theme: Theme
    desk: Desk
    messages: Messages
    window: QWidget
    readers: Runner
    where: Where
    at_hand: AtHand


class DoorFrame(QObject):
    """Nothing opens on a desk without an office; what needs a campaign says so."""

    noticed = Signal(str)  # what was just done and can be undone
    told = Signal(str)  # a sentence for the status line
    cell_wanted = Signal(int, int)  # unit id and indicator id of a cell to go to
    export_wanted = Signal(object)  # QWidget whose list is to be written to Excel
    opening = Signal(object)  # QDialog with a list of its own, before it is seen

    def __init__(self, scene: Scene) -> None:
        super().__init__()
        self._theme, self._desk, self._messages = scene.theme, scene.desk, scene.messages
        self._window, self._readers = scene.window, scene.readers
        self._where, self._at_hand = scene.where, scene.at_hand

    def campaign(self) -> int | None:
        """Return the campaign on screen; without one it is said that there is none."""
        number, _ = self._where()
        if number is None:
            self.told.emit(NO_CAMPAIGN)
        return number

    def open_list(self, dialog: QDialog) -> None:
        """Open a window whose lists do what those of the tabs do."""
        self.opening.emit(dialog)
        open_over(dialog)

    def open_window(self, dialog: TellingWindow) -> None:
        """Open a window whose list can go to Excel as well."""
        dialog.export_wanted.connect(self.export_wanted)
        self.open_list(dialog)
