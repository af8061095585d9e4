"""The way of a round step by step with how many nominations stand at each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel
from typing_extensions import override

from thidua_desktop.ui.awards.picture import Step
from thidua_desktop.ui.icons import Icon
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.parts import label, restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from thidua_desktop.ui.awards.picture import RoundPicture
    from thidua_desktop.ui.theme import Theme


class StepStrip(QFrame):
    """Đề nghị → Đủ điều kiện → Hội đồng → Quyết định → Đã ban hành."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._arrows: list[QLabel] = []
        self.counts: dict[Step, QLabel] = {}
        self._words: dict[Step, QLabel] = {}
        for step in Step:
            if self.counts:
                self._arrows.append(QLabel())
                self._row.addWidget(self._arrows[-1])
            self.counts[step] = label("0", "strong")
            self._words[step] = label(step.value, "muted")
            self._row.addWidget(self.counts[step])
            self._row.addWidget(self._words[step])
        # It takes a second line rather than make the window wider.
        self.note = label("", "small", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self.note, 1)
        theme.changed.connect(self._measure)
        self._measure()

    def show_round(self, picture: RoundPicture | None, note: str) -> None:
        for step in Step:
            count = picture.at(step) if picture else 0
            self.counts[step].setText(str(count))
            tone = Tone.GOOD.value if step is Step.ISSUED else "plain"
            restyle(self._words[step], "words", tone if count else "muted")
        self.note.setText(note)
        said = ", ".join(f"{s.value}: {self.counts[s].text()}" for s in Step)
        self.setAccessibleName(said)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()

    def _measure(self) -> None:
        m = self._theme.metrics
        self._row.setContentsMargins(m.l, m.s, m.l, m.s)
        self._row.setSpacing(m.s)
        ratio = self.devicePixelRatioF()
        for arrow in self._arrows:
            arrow.setPixmap(self._theme.pixmap(Icon.RIGHT, self._theme.colors.grey, ratio))
            arrow.setAlignment(Qt.AlignmentFlag.AlignCenter)
