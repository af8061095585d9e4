"""A button that opens a short list of acts, where a line has no room for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from thidua_desktop.ui.widgets.folding import FoldButton

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from thidua_desktop.ui.icons import Icon
    from thidua_desktop.ui.theme import Theme


class MenuButton(FoldButton):
    """Shows its acts with their keys; a disabled one says in its tooltip what it waits for."""

    def __init__(self, theme: Theme, icon: Icon, words: str) -> None:
        super().__init__()
        self.setProperty("kind", "choice")
        self.setPopupMode(FoldButton.ToolButtonPopupMode.InstantPopup)
        self.acts = QMenu(self)
        self.acts.setToolTipsVisible(True)
        self.setMenu(self.acts)
        self.set_words(words)
        self.setToolTip(words)
        theme.dress(self, icon)

    def offer(self, *actions: QAction | None) -> None:
        """Add acts; None draws a line."""
        for action in actions:
            if action is None:
                self.acts.addSeparator()
            else:
                self.acts.addAction(action)
