"""What a tab shows before it has anything: what belongs here and the button that starts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from thidua_desktop.ui.widgets.action_bar import ActionButton
from thidua_desktop.ui.widgets.parts import frame, label

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QResizeEvent

    from thidua_desktop.ui.icons import Icon
    from thidua_desktop.ui.theme import Theme


WIDEST, NARROWEST = 36, 20  # of the sentence, in font units


class EmptyState(QWidget):
    """An icon, a title, one sentence, and the actions that fill the place (the first one main)."""

    def __init__(
        self,
        theme: Theme,
        icon: Icon,
        *,
        title: str,
        sentence: str,
        actions: tuple[QAction, ...] = (),
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._picture = QLabel()
        self._title = label(title, "title")
        self._sentence = label(sentence, "muted", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        for part in (self._picture, self._title, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        self._row = self._doors(actions)
        self._column.addWidget(self._row, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        self._measure()
        theme.changed.connect(self._measure)

    def say(self, title: str, sentence: str) -> None:
        self._title.setText(title)
        self._sentence.setText(sentence)
        self._measure_sentence()

    def _measure_sentence(self) -> None:
        m = self._theme.metrics
        width = max(min(m.em * WIDEST, self.width()), m.em * NARROWEST)
        self._sentence.setFixedWidth(width)
        # The column asks for the height at its own, larger width, and would cut the second line.
        self._sentence.setMinimumHeight(self._sentence.heightForWidth(width))

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the buttons only: the sentence wraps where there is less room."""
        width = max(self._theme.metrics.em * NARROWEST, self._row.minimumSizeHint().width())
        return QSize(width, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_sentence()

    def _doors(self, actions: tuple[QAction, ...]) -> QWidget:
        doors = frame("plain")
        row = QHBoxLayout(doors)
        row.setContentsMargins(0, self._theme.metrics.s, 0, 0)
        row.setSpacing(self._theme.metrics.s)
        for index, action in enumerate(actions):
            row.addWidget(ActionButton(self._theme, action, main=index == 0))
        return doors

    def _measure(self) -> None:
        m = self._theme.metrics
        self._column.setSpacing(m.s)
        self._measure_sentence()
        self._picture.setPixmap(
            self._theme.pixmap(
                self._icon, self._theme.colors.grey, self.devicePixelRatioF(), size=2 * m.xl
            )
        )
