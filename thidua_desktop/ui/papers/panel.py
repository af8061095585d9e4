"""The chosen paper at the right: its name and state, zoom, and its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout

from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.papers.model import TONES
from thidua_desktop.ui.papers.viewer import PdfViewer
from thidua_desktop.ui.theme import IconRole
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.empty_state import EmptyState
from thidua_desktop.ui.widgets.parts import bare, label
from thidua_desktop.ui.widgets.pill import StatePill

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from thidua_desktop.ui.papers.model import PaperView
    from thidua_desktop.ui.papers.pages import Pages
    from thidua_desktop.ui.theme import Theme

HINT = "Chọn một văn bản để xem trước."


class PreviewPanel(QFrame):
    """Either the pages, or a sentence that says what they wait for."""

    def __init__(self, theme: Theme, make: QAction) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._theme = theme
        self.title = label("", "strong", wrap=True)
        self.pill = StatePill(theme)
        self.viewer = PdfViewer(theme)
        self.viewer.view_changed.connect(self._say_view)
        self.waiting = EmptyState(
            theme, Icon.PAPER, title="Chưa có bản xem trước", sentence=HINT, actions=(make,)
        )
        self._count = label("", "small")
        self._percent = label("", "small")
        self._tools: list[QToolButton] = []
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._stack = QStackedWidget()
        self._lay_out()
        theme.changed.connect(self._measure)
        self._measure()
        self.show_waiting(None, HINT)

    def show_paper(self, view: PaperView, pages: Pages) -> None:
        self._say(view)
        self.viewer.show_pages(pages)
        self._stack.setCurrentWidget(self.viewer)
        self._show_tools(shown=True)

    def show_waiting(self, view: PaperView | None, words: str) -> None:
        """Say why there is nothing to see."""
        self._say(view)
        self.viewer.show_pages(None)
        self.waiting.say("Chưa có bản xem trước", words)
        self._stack.setCurrentWidget(self.waiting)
        self._show_tools(shown=False)

    def _say(self, view: PaperView | None) -> None:
        self.title.setText(view.title if view else "Xem trước")
        self.pill.show_state(
            view.state.value if view else "", TONES[view.state] if view else Tone.MUTED
        )

    def _say_view(self) -> None:
        self._count.setText(f"Trang {self.viewer.page}/{self.viewer.page_count}")
        self._percent.setText(f"{self.viewer.percent}%")

    def _show_tools(self, *, shown: bool) -> None:
        for tool in (*self._tools, self._count, self._percent):
            tool.setVisible(shown)

    def _lay_out(self) -> None:
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.pill)
        self._head.addWidget(self._count)
        self._head.addWidget(self._tool("Thu nhỏ", Icon.MINUS, "Ctrl+-", self.viewer.zoom_out))
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._head.addWidget(self._percent)
        self._head.addWidget(self._tool("Phóng to", Icon.PLUS, "Ctrl+=", self.viewer.zoom_in))
        self._head.addWidget(self._tool("Vừa bề ngang", None, "Ctrl+0", self.viewer.fit_width))
        self._stack.addWidget(self.viewer)
        self._stack.addWidget(self.waiting)
        self._column.addLayout(self._head)
        self._column.addWidget(self._stack, 1)

    def _tool(
        self, words: str, icon: Icon | None, keys: str, act: Callable[[], None]
    ) -> QToolButton:
        button = QToolButton()
        button.setProperty("kind", "quiet")
        button.setShortcut(QKeySequence(keys))
        button.setToolTip(f"{words} ({keys})")
        button.setAccessibleName(words)
        button.clicked.connect(act)
        if icon is None:
            button.setText(words)
        else:
            self._theme.dress(button, icon, IconRole.MUTED)
        self._tools.append(button)
        return button

    def _measure(self) -> None:
        m = self._theme.metrics
        self._column.setContentsMargins(m.hairline, m.s, m.hairline, m.hairline)
        self._column.setSpacing(m.s)
        bare(self._head, spacing=m.s)
        self._head.setContentsMargins(m.l, 0, m.s, 0)
        self._percent.setMinimumWidth(m.em * 3)
