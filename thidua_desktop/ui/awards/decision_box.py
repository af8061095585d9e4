"""The round's decision below the table: state, number and date, money with formula and words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from thidua_desktop.core.dates import format_date, format_long
from thidua_desktop.core.numbers import format_count, format_money
from thidua_desktop.core.words import money_words
from thidua_desktop.domain.terms import DecisionState, SubjectKind
from thidua_desktop.ui.texts import label as word_for
from thidua_desktop.ui.tokens import Tone
from thidua_desktop.ui.widgets.action_bar import ActionBar
from thidua_desktop.ui.widgets.parts import bare, label
from thidua_desktop.ui.widgets.pill import StatePill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QAction

    from thidua_desktop.domain.decision import FrozenDecision
    from thidua_desktop.domain.records import Decision
    from thidua_desktop.ui.awards.picture import RoundPicture
    from thidua_desktop.ui.theme import Theme

TONES: Mapping[DecisionState, Tone] = {
    DecisionState.DRAFT: Tone.MUTED,
    DecisionState.AWAITING_NUMBER: Tone.WARN,
    DecisionState.ISSUED: Tone.BEST,
}
BLANK = "……"


class DecisionBox(QFrame):
    """Hidden while the round has no decision; `title`, `money` and `parts` say what it holds."""

    def __init__(self, theme: Theme, actions: tuple[QAction, ...]) -> None:
        super().__init__()
        self.setProperty("look", "card")
        self._theme = theme
        self.title = label("", "strong")
        self.pill = StatePill(theme)
        self.money = label("", wrap=True)
        self.parts = label("", "small", wrap=True)
        self._whole = QHBoxLayout(self)
        self._words = QVBoxLayout()
        self._head = QHBoxLayout()
        self._head.addWidget(self.title)
        self._head.addWidget(self.pill)
        self._head.addStretch(1)
        self._words.addLayout(self._head)
        self._words.addWidget(self.money)
        self._words.addWidget(self.parts)
        self._whole.addLayout(self._words, 1)
        bar = ActionBar(theme)
        for action in actions:
            bar.add_action(action)
        self._whole.addWidget(bar, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._measure)
        self._measure()
        self.hide()

    def show_decision(self, picture: RoundPicture | None) -> None:
        decision = picture.decision if picture else None
        self.setVisible(decision is not None)
        if picture is None or decision is None:
            return
        self.title.setText(decision_title(decision))
        self.pill.show_state(word_for(decision.state), TONES[decision.state])
        _say(self.money, total_words(picture.frozen))
        _say(self.parts, part_words(picture.frozen))
        self.setAccessibleName(f"{self.title.text()}, {self.pill.text}")

    def _measure(self) -> None:
        m = self._theme.metrics
        self._whole.setContentsMargins(m.l, m.m, m.l, m.m)
        self._whole.setSpacing(m.s)
        bare(self._words, spacing=m.hairline)
        bare(self._head, spacing=m.s)


def _say(line: QLabel, words: str) -> None:
    line.setText(words)
    line.setVisible(bool(words))


def decision_title(decision: Decision) -> str:
    """Name a decision; number and date stay visible blanks until Văn thư gives them."""
    number = BLANK if decision.number is None else f"{decision.number:02d}"
    day = f"ngày {BLANK}"
    if decision.decided_on is not None:
        day = format_long(decision.decided_on)
    return f"Quyết định số {number}/{decision.symbol} {day}"


def total_words(frozen: FrozenDecision | None) -> str:
    """Say the sum of money in digits and words."""
    if frozen is None:
        return "Nội dung, danh sách và tiền thưởng được chốt khi trình ký."
    return f"Tổng tiền thưởng {format_money(frozen.total_vnd)} ({money_words(frozen.total_vnd)})."


def part_words(frozen: FrozenDecision | None) -> str:
    """Say by kind how many get how much, with the formula."""
    if frozen is None:
        return ""
    parts: list[str] = []
    for kind in SubjectKind:
        counted = Counter((r.amount_vnd, r.formula) for r in frozen.of(kind))
        parts += [
            f"{format_count(count)} {word_for(kind).lower()} × {format_money(amount)} ({formula})"
            for (amount, formula), count in counted.items()
        ]
    return f"{'; '.join(parts)}. Tính theo ngày {format_date(frozen.day_of_amounts)}."
